//! Signing in and out. Attempts are counted before the password is looked at; unknown names cost the same as wrong passwords (ASVS 6.3.8).

use super::Refusal;
use crate::app::App;
use crate::limits::Limit;
use crate::oauth::token::Digest;
use crate::people::back_off;
use crate::people::network::Network;
use crate::people::password;
use crate::people::session::Session;
use crate::people::user::User;
use crate::store::audit::{Event, names};
use crate::store::sessions::{By, SignIn, SignOut};
use crate::store::sign_in_failures::{CountAttempt, Counter, ForgiveAttempt, RecordFailure};
use crate::store::sweep::Use;

/// The longest name or address that is looked at.
const LOGIN_MAX: usize = 254;
/// What is kept of what a browser calls itself.
const USER_AGENT_MAX: usize = 200;

/// Who tries.
pub struct Attempt<'a> {
    /// A user name or an address.
    pub login: &'a str,
    /// The password, as typed.
    pub password: &'a str,
    /// The browser's own cookie.
    pub browser: Digest,
    /// The session that this browser has.
    pub replaces: Option<Digest>,
    /// What the browser calls itself.
    pub user_agent: &'a str,
    /// From where.
    pub network: &'a Network,
}

/// Proves a password and begins a session. `None`: wrong, whatever was wrong. The answer is the value of the new cookie.
pub async fn sign_in(app: &App, attempt: Attempt<'_>, now: i64) -> Result<Option<String>, Refusal> {
    app.limits
        .check(Limit::SignIn, attempt.network)
        .map_err(|wait| Refusal::TooMany(wait.seconds))?;
    let login = attempt.login.trim().to_lowercase();
    if login.is_empty()
        || login.len() > LOGIN_MAX
        || attempt.password.chars().count() > password::MAX_LENGTH
    {
        return Ok(None);
    }
    let user = app.store.user_by_login(&login).await?;
    let counters = counters(app, &attempt, &login, user.as_ref()).await?;
    if app.config.limits_enabled {
        let wait = app
            .store
            .commit(CountAttempt {
                counters: counters.to_vec(),
                now,
            })
            .await?;
        if wait > 0 {
            return Err(Refusal::TooMany(wait.unsigned_abs()));
        }
    }
    let known = user.filter(|user| user.disabled_at.is_none() && user.password_hash.is_some());
    let hash = known.as_ref().and_then(|user| user.password_hash.clone());
    let (typed, held) = (attempt.password.to_owned(), hash.clone());
    let right = app
        .hasher
        .run(move || password::verify(&typed, held.as_deref().unwrap_or(password::DUMMY)))
        .await?;
    let [account, network] = counters;
    match (known, hash) {
        (Some(user), Some(hash)) if right => {
            let begun = begin(app, &attempt, &user, hash, account.name, now).await?;
            if app.config.limits_enabled {
                app.store
                    .commit(ForgiveAttempt {
                        counter: network.name,
                    })
                    .await?;
            }
            Ok(begun)
        }
        (user, _) => {
            let audit = Event {
                user_id: user.map(|user| user.id),
                ..app.event(names::SIGN_IN_FAILED, Some(attempt.network), now)
            };
            app.store.commit(RecordFailure { audit }).await?;
            Ok(None)
        }
    }
}

/// Which counters an attempt counts at. Name and address of one account share one; a browser that this person signed in with before has
/// its own, so that a stranger's failures do not lock the owner out.
async fn counters(
    app: &App,
    attempt: &Attempt<'_>,
    login: &str,
    user: Option<&User>,
) -> Result<[Counter; 2], Refusal> {
    let id = user.map_or("", |user| &user.id);
    let account = if app.store.knows_browser(&attempt.browser, id).await? {
        format!("browser:{}:{id}", hex(&attempt.browser))
    } else if id.is_empty() {
        // Never the text itself: people type passwords into this field.
        format!("name:{}", hex(&Digest::of(login)))
    } else {
        format!("user:{id}")
    };
    Ok([
        Counter {
            name: account,
            free: back_off::ACCOUNT_FREE,
        },
        Counter {
            name: format!("network:{}", attempt.network),
            free: back_off::NETWORK_FREE,
        },
    ])
}

fn hex(digest: &Digest) -> String {
    data_encoding::HEXLOWER.encode(digest.as_bytes())
}

async fn begin(
    app: &App,
    attempt: &Attempt<'_>,
    user: &User,
    password_hash: String,
    counter: String,
    now: i64,
) -> Result<Option<String>, Refusal> {
    let secret = app.secret();
    let begun = app
        .store
        .commit(SignIn {
            session_digest: Digest::of(&secret),
            session_id: app.id(),
            user_id: user.id.clone(),
            by: By::Password(password_hash),
            replaces: attempt.replaces,
            browser_digest: attempt.browser,
            counter,
            user_agent: attempt
                .user_agent
                .chars()
                .filter(|c| !c.is_control())
                .take(USER_AGENT_MAX)
                .collect(),
            network: attempt.network.to_string(),
            now,
            expires_at: now + app.config.lifetimes.session_max,
            audit: Event {
                user_id: Some(user.id.clone()),
                ..app.event(names::SIGN_IN, Some(attempt.network), now)
            },
        })
        .await?;
    Ok(begun.then_some(secret))
}

/// The live session of a cookie.
pub async fn session(
    app: &App,
    cookie: &str,
    network: &Network,
    now: i64,
) -> Result<Option<Session>, Refusal> {
    let session = app
        .store
        .session(&Digest::of(cookie), app.config.lifetimes.session_idle, now)
        .await?;
    if let Some(session) = &session
        && session.last_seen_at + 60 <= now
    {
        let used = Use {
            at: now,
            network: Some(*network),
        };
        app.touch_session(session.digest, used);
    }
    Ok(session)
}

/// Ends a session on the server.
pub async fn sign_out(
    app: &App,
    session: &Session,
    network: &Network,
    now: i64,
) -> Result<(), Refusal> {
    let audit = Event {
        user_id: Some(session.user.id.clone()),
        ..app.event(names::SIGN_OUT, Some(network), now)
    };
    Ok(app
        .store
        .commit(SignOut {
            session_digest: session.digest,
            audit,
        })
        .await?)
}
