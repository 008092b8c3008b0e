//! Accounts: making and changing them, whoever asks.

use super::actor::Actor;
use super::mails::{self, Asker};
use super::{Refusal, breached};
use crate::app::App;
use crate::oauth::token::Digest;
use crate::people::email::Email;
use crate::people::mail::Kind;
use crate::people::network::Network;
use crate::people::password;
use crate::people::sentence::{self, Hint};
use crate::people::user::User;
use crate::people::username::Username;
use crate::store::Error;
use crate::store::audit::{Event, OPERATOR, names};
use crate::store::mails::NewMail;
use crate::store::users::{self as store, ChangeUser, Changed, CreateUser, Created, UserChange};

/// The longest name of a person.
const NAME_MAX: usize = 100;

/// What lets an account be made.
#[derive(Clone, Copy)]
pub enum Origin<'a> {
    /// An operator.
    Operator,
    /// The token of the setup link, for the first administrator.
    SetupLink(&'a str),
    /// The secret of an invitation.
    Invitation(&'a str),
    /// The secret of a link that was mailed to the address.
    Verification(&'a str),
}

/// A new account, as typed.
pub struct NewUser<'a> {
    /// The user name.
    pub username: &'a str,
    /// What they are called; empty: the user name.
    pub name: &'a str,
    /// Their address.
    pub email: &'a str,
    /// The password.
    pub password: &'a str,
    /// Whether they may administer the instance.
    pub admin: bool,
    /// What lets it be made.
    pub origin: Origin<'a>,
}

/// What is wrong with each field.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Mistakes {
    /// The user name.
    pub username: Option<Hint>,
    /// The name.
    pub name: Option<Hint>,
    /// The address.
    pub email: Option<Hint>,
    /// The password.
    pub password: Option<Hint>,
}

impl Mistakes {
    fn any(&self) -> bool {
        *self != Self::default()
    }

    /// All of them in English, a line each.
    pub fn sentences(&self) -> Vec<String> {
        [&self.username, &self.name, &self.email, &self.password]
            .into_iter()
            .flatten()
            .map(ToString::to_string)
            .collect()
    }
}

/// What became of a new account.
pub enum Made {
    /// It exists; its id.
    Now(String),
    /// Fields must be corrected.
    Mistakes(Mistakes),
    /// The link is no longer good, or its address has an account by now.
    LinkGone,
}

/// Makes an account.
pub async fn create(
    app: &App,
    new: &NewUser<'_>,
    network: Option<&Network>,
    now: i64,
) -> Result<Made, Refusal> {
    let mut mistakes = Mistakes::default();
    let username = Username::parse(new.username.trim());
    mistakes.username = username.as_ref().err().map(|why| (*why).into());
    let email = Email::parse(new.email.trim());
    mistakes.email = email.as_ref().err().map(|why| (*why).into());
    let name = new.name.trim();
    mistakes.name = name_mistake(name);
    let about = [new.username, new.name, new.email, &app.config.instance_name];
    mistakes.password = check_password(app, new.password, &about).await?;
    let (Ok(username), Ok(email), false) = (username, email, mistakes.any()) else {
        return Ok(Made::Mistakes(mistakes));
    };
    let hash = hash(app, new.password).await?;
    let id = app.id();
    let event = match new.origin {
        Origin::SetupLink(_) => names::SETUP,
        Origin::Operator | Origin::Invitation(_) | Origin::Verification(_) => names::USER_CREATED,
    };
    let user = User {
        id: id.clone(),
        name: if name.is_empty() {
            username.as_str()
        } else {
            name
        }
        .to_owned(),
        username: username.as_str().to_owned(),
        email: email.as_str().to_owned(),
        // Whoever runs the command line, or holds the setup link, answers for the address. What came by mail proves it, as it is used up.
        email_verified_at: None,
        password_hash: Some(hash),
        language: None,
        admin_at: new.admin.then_some(now),
        disabled_at: None,
        created_at: now,
    };
    let audit = Event {
        user_id: Some(id.clone()),
        ..app.event(event, network, now)
    };
    let by = match new.origin {
        Origin::Operator => store::By::Operator,
        Origin::SetupLink(token) => store::By::SetupLink(Digest::of(token)),
        Origin::Invitation(secret) => store::By::Invitation(Digest::of(secret)),
        Origin::Verification(secret) => store::By::Verification(Digest::of(secret)),
    };
    let created = app
        .store
        .commit(CreateUser {
            user,
            email_key: email.key(),
            by,
            now,
            audit,
        })
        .await?;
    match created {
        Created::Now => Ok(Made::Now(id)),
        Created::LinkGone => Ok(Made::LinkGone),
        Created::UsernameTaken => {
            mistakes.username = Some(sentence::USERNAME_TAKEN.into());
            Ok(Made::Mistakes(mistakes))
        }
        // Nothing that could be typed would help.
        Created::EmailTaken if matches!(new.origin, Origin::Verification(_)) => Ok(Made::LinkGone),
        Created::EmailTaken => {
            mistakes.email = Some(sentence::EMAIL_TAKEN.into());
            Ok(Made::Mistakes(mistakes))
        }
    }
}

/// A password that an operator sets: everything that the old one opened ends. `Err` of the inner result: it is too weak.
pub async fn reset_password(
    app: &App,
    user: &User,
    new: &str,
    actor: Actor<'_>,
    now: i64,
) -> Result<Result<Changed, Hint>, Refusal> {
    let about = [
        user.username.as_str(),
        &user.name,
        &user.email,
        &app.config.instance_name,
    ];
    if let Some(hint) = check_password(app, new, &about).await? {
        return Ok(Err(hint));
    }
    let hash = hash(app, new).await?;
    change(app, user, UserChange::ResetPassword(hash), actor, now)
        .await
        .map(Ok)
}

/// Somebody who runs the instance changes an account.
pub async fn change(
    app: &App,
    user: &User,
    change: UserChange,
    actor: Actor<'_>,
    now: i64,
) -> Result<Changed, Refusal> {
    let (event_name, what) = match &change {
        UserChange::ResetPassword(_) => (names::USER_CHANGED, "password reset"),
        UserChange::Disable => (names::USER_CHANGED, "disabled"),
        UserChange::Enable => (names::USER_CHANGED, "enabled"),
        UserChange::Promote => (names::USER_CHANGED, "made an administrator"),
        UserChange::Demote => (names::USER_CHANGED, "no administrator any more"),
        UserChange::EndSessions => (names::SESSIONS_ENDED, OPERATOR),
        UserChange::EndAccess => (names::END, OPERATOR),
        // Without the name: what stays on record leads to nobody.
        UserChange::Delete => (names::USER_DELETED, OPERATOR),
    };
    let event = |name: &str| actor.event(app, name, now);
    let audit = Event {
        detail: Some(what.to_owned()),
        ..event(event_name)
    };
    change_by(app, user, change, (audit, &event), Asker::default(), now).await
}

/// A person ends their own account.
pub(super) async fn delete_own(
    app: &App,
    user: &User,
    by: Asker<'_>,
    now: i64,
) -> Result<Changed, Refusal> {
    let event = |name: &str| app.event(name, by.network, now);
    let audit = Event {
        detail: Some("by the person".to_owned()),
        ..event(names::USER_DELETED)
    };
    change_by(app, user, UserChange::Delete, (audit, &event), by, now).await
}

/// Changes an account, whoever does it: with the row that tells of it, and how rows about their apps begin.
async fn change_by(
    app: &App,
    user: &User,
    change: UserChange,
    (audit, event): (Event, &(dyn Fn(&str) -> Event + Sync)),
    by: Asker<'_>,
    now: i64,
) -> Result<Changed, Refusal> {
    let audit = Event {
        user_id: Some(user.id.clone()),
        ..audit
    };
    let mail = match &change {
        UserChange::ResetPassword(_) => mails::about(app, Kind::PasswordChanged, user, by, now),
        // The account is gone when this is sent: all that it says stands in it.
        UserChange::Delete => {
            mails::about(app, Kind::AccountDeleted, user, by, now).map(|mail| NewMail {
                user_id: None,
                detail: Some(user.username.clone()),
                ..mail
            })
        }
        _ => None,
    };
    let apps = match &change {
        UserChange::Delete => ending_apps(app, user, event).await?,
        _ => Vec::new(),
    };
    Ok(app
        .store
        .commit(ChangeUser {
            user_id: user.id.clone(),
            change,
            apps,
            now,
            audit,
            mails: mail.into_iter().collect(),
        })
        .await?)
}

/// The apps of somebody who goes, each with the row that tells of its end.
async fn ending_apps(
    app: &App,
    user: &User,
    event: &(dyn Fn(&str) -> Event + Sync),
) -> Result<Vec<(String, Event)>, Refusal> {
    let own = app.store.apps_of(&user.id).await?;
    let ending = own.into_iter().map(|client| {
        let audit = Event {
            user_id: Some(user.id.clone()),
            client_id: Some(client.client_id.clone()),
            detail: Some("with the account of its owner".to_owned()),
            ..event(names::CLIENT_DELETED)
        };
        (client.client_id, audit)
    });
    Ok(ending.collect())
}

/// What is wrong with what somebody wants to be called.
pub(super) fn name_mistake(name: &str) -> Option<Hint> {
    let wrong = name.chars().count() > NAME_MAX || name.chars().any(char::is_control);
    wrong.then(|| sentence::NAME.into())
}

/// What is wrong with a new password of somebody of whom everybody knows `about`.
pub(super) async fn check_password(
    app: &App,
    password: &str,
    about: &[&str],
) -> Result<Option<Hint>, Refusal> {
    let (password, about) = (
        password.to_owned(),
        about
            .iter()
            .map(|&word| word.to_owned())
            .collect::<Vec<_>>(),
    );
    let list = app.config.breached_passwords.clone();
    let (checked, known) = app
        .hasher
        .run(move || {
            let about: Vec<&str> = about.iter().map(String::as_str).collect();
            let known = list.map_or(Ok(false), |list| breached::contains(&list, &password));
            (password::check(&password, &about), known)
        })
        .await?;
    if let Err(hint) = checked {
        return Ok(Some(hint));
    }
    // An operator who named a list relies on it: without it no password is taken.
    let known =
        known.map_err(|error| Error::new("reading the list of breached passwords", error))?;
    Ok(known.then(|| sentence::BREACHED.into()))
}

pub(super) async fn hash(app: &App, password: &str) -> Result<String, Refusal> {
    let (password, salt) = (password.to_owned(), app.random.bytes());
    app.hasher
        .run(move || password::hash(&password, salt))
        .await
}
