//! A forgotten password: a link, handed over by an operator or sent by mail, lets its person choose another.

use super::actor::Actor;
use super::attempts::hex;
use super::mails::{self, Asker};
use super::{Refusal, users};
use crate::app::App;
use crate::oauth::token::Digest;
use crate::people::mail::Kind;
use crate::people::sentence::Hint;
use crate::people::user::User;
use crate::store::audit::{Event, names};
use crate::store::links::{Link, MakeLink, RESET, ResetByLink};
use crate::store::mails::{NewMail, QueueMail};

/// How long such a link lives, in seconds.
const LIFETIME: i64 = 86_400;

/// Makes a link; an older one of the same person ends. The answer is told once.
pub async fn link(app: &App, user: &User, actor: Actor<'_>, now: i64) -> Result<String, Refusal> {
    let secret = app.secret();
    let link = Link {
        id: app.id(),
        purpose: RESET.to_owned(),
        user_id: Some(user.id.clone()),
        email: None,
        uses_left: 1,
        created_at: now,
        expires_at: now + LIFETIME,
    };
    let audit = Event {
        user_id: Some(user.id.clone()),
        ..actor.event(app, names::RESET_LINK, now)
    };
    app.store
        .commit(MakeLink {
            link,
            link_digest: Digest::of(&secret),
            replaces: true,
            mail: None,
            audit,
        })
        .await?;
    Ok(format!("{}/recover?link={secret}", app.issuer()))
}

/// The longest name or address that is looked at.
const LOGIN_MAX: usize = 254;

/// Asks for a link by mail. Whoever asks learns nothing: for somebody unknown the same is read and written, and no mail is sent. A mail
/// that says "no account here" would let anybody have us write to anybody.
pub async fn ask(app: &App, login: &str, by: Asker<'_>, now: i64) -> Result<(), Refusal> {
    let login = login.trim().to_lowercase();
    if login.is_empty() || login.len() > LOGIN_MAX {
        return Ok(());
    }
    let user = app.store.user_by_login(&login).await?;
    let known = user.filter(|user| user.disabled_at.is_none());
    let mail = known.and_then(|user| mails::about(app, Kind::Reset, &user, by, now));
    // Of somebody unknown never the text itself: people type passwords into this field.
    let mail = mail.unwrap_or_else(|| NewMail {
        email_key: format!("name:{}", hex(&Digest::of(&login))),
        ..mails::to_address(app, Kind::Reset, String::new(), by, now)
    });
    app.store.commit(QueueMail { mail }).await?;
    Ok(())
}

/// Whose link it is, if it is good. Looking changes nothing.
pub async fn owner(app: &App, secret: &str, now: i64) -> Result<Option<User>, Refusal> {
    let link = app.store.link(RESET, &Digest::of(secret), now).await?;
    let Some(user_id) = link.and_then(|link| link.user_id) else {
        return Ok(None);
    };
    let user = app.store.user(&user_id).await?;
    Ok(user.filter(|user| user.disabled_at.is_none()))
}

/// What became of a new password.
pub enum Reset {
    /// It holds, and everything that the old one opened has ended.
    Done,
    /// The link is used, replaced or too old.
    LinkGone,
    /// The password is refused, with a hint.
    Refused(Hint),
}

/// Chooses a new password by a link.
pub async fn reset(
    app: &App,
    secret: &str,
    new: &str,
    by: Asker<'_>,
    now: i64,
) -> Result<Reset, Refusal> {
    let Some(user) = owner(app, secret, now).await? else {
        return Ok(Reset::LinkGone);
    };
    let about = [
        user.username.as_str(),
        &user.name,
        &user.email,
        &app.config.instance_name,
    ];
    if let Some(hint) = users::check_password(app, new, &about).await? {
        return Ok(Reset::Refused(hint));
    }
    let audit = Event {
        user_id: Some(user.id.clone()),
        detail: Some("by a link; apps and tokens ended".to_owned()),
        ..app.event(names::PASSWORD_CHANGED, by.network, now)
    };
    let told = mails::about(app, Kind::PasswordChanged, &user, by, now);
    let done = app
        .store
        .commit(ResetByLink {
            link_digest: Digest::of(secret),
            user_id: user.id,
            password_hash: users::hash(app, new).await?,
            now,
            audit,
            mails: told.into_iter().collect(),
        })
        .await?;
    Ok(if done { Reset::Done } else { Reset::LinkGone })
}
