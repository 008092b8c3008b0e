//! How somebody makes an account of their own: by an invitation, or by showing an address.

use super::actor::Actor;
use super::mails::{self, Asker, FOR_APP};
use super::{Refusal, consent};
use crate::app::App;
use crate::config::SignUpMode;
use crate::oauth::token::Digest;
use crate::people::email::Email;
use crate::people::mail::Kind;
use crate::people::sentence::Hint;
use crate::store::audit::{Event, names};
use crate::store::links::{INVITE, Link, MakeLink, VERIFY, WithdrawInvitation};
use crate::store::mails::{NewMail, QueueMail};

/// What an administrator decides about an invitation.
pub struct Terms<'a> {
    /// The only address that it is for.
    pub email: Option<&'a Email>,
    /// How many accounts it may make.
    pub uses: i64,
    /// For how long, in seconds.
    pub lifetime: i64,
}

/// Makes an invitation; answers it with its link, which is told once.
pub async fn invite(
    app: &App,
    terms: &Terms<'_>,
    actor: Actor<'_>,
    now: i64,
) -> Result<(Link, String), Refusal> {
    let secret = app.secret();
    let link = make(app, terms, &secret, None, actor, now).await?;
    let address = format!("{}/sign-up?invite={secret}", app.issuer());
    Ok((link, address))
}

/// Makes an invitation for one address, and mails it there. Nobody else ever has its link.
pub async fn invite_by_mail(
    app: &App,
    email: &Email,
    lifetime: i64,
    actor: Actor<'_>,
    now: i64,
) -> Result<Link, Refusal> {
    let terms = Terms {
        email: Some(email),
        uses: 1,
        lifetime,
    };
    let to = email.as_str().to_owned();
    let mail = mails::to_address(app, Kind::Invitation, to, Asker::default(), now);
    // The secret that counts is made when the mail is sent; until then the link has one that is told nobody.
    make(app, &terms, &app.secret(), Some(mail), actor, now).await
}

async fn make(
    app: &App,
    terms: &Terms<'_>,
    secret: &str,
    mail: Option<NewMail>,
    actor: Actor<'_>,
    now: i64,
) -> Result<Link, Refusal> {
    let link = Link {
        id: app.id(),
        purpose: INVITE.to_owned(),
        user_id: None,
        email: terms.email.map(|email| email.as_str().to_owned()),
        uses_left: terms.uses,
        created_at: now,
        expires_at: now + terms.lifetime,
    };
    let audit = Event {
        detail: Some(format!("{} made", link.id)),
        ..actor.event(app, names::INVITATION, now)
    };
    let mail = mail.map(|mail| NewMail {
        detail: Some(link.id.clone()),
        ..mail
    });
    app.store
        .commit(MakeLink {
            link: link.clone(),
            link_digest: Digest::of(secret),
            replaces: false,
            mail,
            audit,
        })
        .await?;
    Ok(link)
}

/// Takes an invitation back. `false`: there is none of this id.
pub async fn withdraw(app: &App, id: &str, actor: Actor<'_>, now: i64) -> Result<bool, Refusal> {
    let audit = Event {
        detail: Some(format!("{id} withdrawn")),
        ..actor.event(app, names::INVITATION, now)
    };
    let id = id.to_owned();
    Ok(app.store.commit(WithdrawInvitation { id, audit }).await?)
}

/// What somebody comes to the sign-up page with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pass<'a> {
    /// Nothing.
    None,
    /// The secret of an invitation.
    Invitation(&'a str),
    /// The secret of a link that was mailed.
    Mailed(&'a str),
}

/// What the sign-up page is for whoever opens it.
pub enum Gate {
    /// A link that is good.
    Open(Link),
    /// Everybody may ask for a link by mail.
    Ask,
    /// The link that was mailed is used, or too old.
    MailGone,
    /// Accounts are made by invitation, and this is none that is good.
    Uninvited,
    /// Accounts are made by the operator alone.
    Closed,
}

/// What a pass opens. Looking changes nothing.
pub async fn gate(app: &App, pass: Pass<'_>, now: i64) -> Result<Gate, Refusal> {
    let open = match app.config.sign_up {
        SignUpMode::Closed => return Ok(Gate::Closed),
        SignUpMode::Invite => false,
        SignUpMode::Open => true,
    };
    let (purpose, secret, otherwise) = match pass {
        Pass::None if open => return Ok(Gate::Ask),
        Pass::Mailed(secret) if open => (VERIFY, secret, Gate::MailGone),
        Pass::Invitation(secret) => (INVITE, secret, Gate::Uninvited),
        Pass::None | Pass::Mailed(_) => return Ok(Gate::Uninvited),
    };
    let link = app.store.link(purpose, &Digest::of(secret), now).await?;
    Ok(link.map_or(otherwise, Gate::Open))
}

/// Asks for a link by mail. Whether the address has an account is not even looked at: the job that sends the mail finds out.
/// The inner `Err`: it is no address.
pub async fn ask(
    app: &App,
    email: &str,
    for_app: bool,
    by: Asker<'_>,
    now: i64,
) -> Result<Result<(), Hint>, Refusal> {
    let email = match Email::parse(email.trim()) {
        Ok(email) => email,
        Err(why) => return Ok(Err(why.into())),
    };
    let mail = NewMail {
        detail: for_app.then(|| FOR_APP.to_owned()),
        ..mails::to_address(app, Kind::SignUp, email.as_str().to_owned(), by, now)
    };
    app.store.commit(QueueMail { mail }).await?;
    Ok(Ok(()))
}

/// Whether the request of an app still waits in this browser.
pub async fn still_waits(
    app: &App,
    handle: &str,
    browser: &Digest,
    now: i64,
) -> Result<bool, Refusal> {
    Ok(consent::waiting(app, handle, browser, now).await?.is_some())
}
