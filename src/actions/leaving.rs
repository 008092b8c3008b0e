//! A person deletes their own account: what that ends is told first, in numbers.

use super::mails::Asker;
use super::{Refusal, connected_apps, sessions, users};
use crate::app::App;
use crate::people::session::Session;
use crate::people::user::User;
use crate::store::users::Changed;

/// An app of somebody who goes.
pub struct OwnApp {
    /// What it is called.
    pub name: String,
    /// How many people let it use their accounts.
    pub people: i64,
}

/// What ends with an account.
pub struct Ends {
    /// Browsers that are signed in.
    pub sessions: usize,
    /// Apps that may use the account.
    pub apps: usize,
    /// Personal tokens.
    pub tokens: usize,
    /// Their own apps, by name.
    pub own: Vec<OwnApp>,
    /// Nobody else administers the instance: the account cannot go.
    pub last_admin: bool,
}

/// What would end with the account of this session.
pub async fn ends(app: &App, session: &Session, now: i64) -> Result<Ends, Refusal> {
    let user = &session.user;
    let mut own = Vec::new();
    for client in app.store.apps_of(&user.id).await? {
        own.push(OwnApp {
            people: app.store.client_use(&client.client_id).await?.people,
            name: client.client_name,
        });
    }
    Ok(Ends {
        sessions: sessions::list(app, session, now).await?.len(),
        apps: connected_apps::list(app, &user.id).await?.len(),
        tokens: app.store.personal_tokens_of(&user.id).await?.len(),
        own,
        last_admin: user.is_admin() && !app.store.has_other_admin(&user.id).await?,
    })
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Left {
    /// The account is gone.
    Now,
    /// What was typed is not the user name.
    WrongName,
    /// Nobody else administers the instance.
    LastAdmin,
}

/// Deletes the account of a person who has typed its name, with everything on it.
pub async fn leave(
    app: &App,
    user: &User,
    typed: &str,
    by: Asker<'_>,
    now: i64,
) -> Result<Left, Refusal> {
    if typed.trim().to_lowercase() != user.username {
        return Ok(Left::WrongName);
    }
    Ok(match users::delete_own(app, user, by, now).await? {
        Changed::Now | Changed::Already | Changed::Unknown => Left::Now,
        Changed::LastAdmin => Left::LastAdmin,
    })
}
