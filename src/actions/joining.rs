//! Invitations: links by which somebody makes an account of their own.

use super::Refusal;
use super::actor::Actor;
use crate::app::App;
use crate::config::SignUpMode;
use crate::oauth::token::Digest;
use crate::people::email::Email;
use crate::store::audit::{Event, names};
use crate::store::links::{INVITE, Link, MakeLink, WithdrawInvitation};

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
    app.store
        .commit(MakeLink {
            link: link.clone(),
            link_digest: Digest::of(&secret),
            audit,
        })
        .await?;
    let address = format!("{}/sign-up?invite={secret}", app.issuer());
    Ok((link, address))
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

/// What the sign-up page is for whoever opens it.
pub enum Gate {
    /// An invitation that is good.
    Open(Link),
    /// Accounts are made by invitation, and this is none that is good.
    Uninvited,
    /// Accounts are made by the operator alone.
    Closed,
}

/// What a link opens. Looking changes nothing.
pub async fn gate(app: &App, secret: &str, now: i64) -> Result<Gate, Refusal> {
    if app.config.sign_up == SignUpMode::Closed {
        return Ok(Gate::Closed);
    }
    let link = app.store.link(INVITE, &Digest::of(secret), now).await?;
    Ok(link.map_or(Gate::Uninvited, Gate::Open))
}
