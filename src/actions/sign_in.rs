//! Signing in and out. Attempts are counted before the password is looked at; unknown names cost the same as wrong passwords (ASVS 6.3.8).

use super::attempts::{self, Tries, hex};
use super::bearer::USE_GRAIN;
use super::passkeys::{self, Answer};
use super::{Refusal, second_factor};
use crate::app::App;
use crate::limits::Limit;
use crate::oauth::token::Digest;
use crate::people::network::Network;
use crate::people::password;
use crate::people::second_factor::{Methods, Typed};
use crate::people::session::Session;
use crate::store::audit::{Event, names};
use crate::store::half_sign_ins::{BeginHalf, CancelHalf, HalfSignIn};
use crate::store::sessions::{By, SignIn, SignOut};
use crate::store::sweep::Use;

/// The longest name or address that is looked at.
const LOGIN_MAX: usize = 254;
/// What is kept of what a browser calls itself.
const USER_AGENT_MAX: usize = 200;

/// How long the second step may take, in seconds.
const HALF_LIFETIME: i64 = 600;

/// A browser that wants to sign in.
pub struct Visit<'a> {
    /// The browser's own cookie.
    pub browser: Digest,
    /// The session that this browser has.
    pub replaces: Option<Digest>,
    /// What the browser calls itself.
    pub user_agent: &'a str,
    /// From where.
    pub network: &'a Network,
}

impl Visit<'_> {
    /// As the failure counters see it.
    pub fn tries(&self) -> Tries<'_> {
        Tries {
            browser: Some(self.browser),
            network: self.network,
        }
    }
}

/// Who tries.
pub struct Attempt<'a> {
    /// A user name or an address.
    pub login: &'a str,
    /// The password, as typed.
    pub password: &'a str,
    /// With which browser.
    pub visit: Visit<'a>,
}

/// What an attempt led to.
pub enum Outcome {
    /// Wrong, whatever was wrong.
    Wrong,
    /// A session has begun; the value of its cookie.
    In(String),
    /// The password is right, and a second factor is awaited in this browser.
    SecondFactor,
}

/// Proves a password. It begins a session, or a person with a second factor is half signed in.
pub async fn sign_in(app: &App, attempt: Attempt<'_>, now: i64) -> Result<Outcome, Refusal> {
    app.limits
        .check(Limit::SignIn, attempt.visit.network)
        .map_err(|wait| Refusal::TooMany(wait.seconds))?;
    let login = attempt.login.trim().to_lowercase();
    if login.is_empty()
        || login.len() > LOGIN_MAX
        || attempt.password.chars().count() > password::MAX_LENGTH
    {
        return Ok(Outcome::Wrong);
    }
    let visit = &attempt.visit;
    let user = app.store.user_by_login(&login).await?;
    let tries = visit.tries();
    // Name and address of one account share a counter. Of an unknown one never the text itself: people type passwords into this field.
    let account = if let Some(user) = &user {
        tries.name(app, "", &user.id).await?
    } else {
        // The same read as for an account, for the same time.
        app.store.knows_browser(&visit.browser, "").await?;
        format!("name:{}", hex(&Digest::of(&login)))
    };
    let counted = tries.count(app, account, now).await?;
    let known = user.filter(|user| user.disabled_at.is_none() && user.password_hash.is_some());
    let hash = known.as_ref().and_then(|user| user.password_hash.clone());
    let (typed, held) = (attempt.password.to_owned(), hash.clone());
    let right = app
        .hasher
        .run(move || password::verify(&typed, held.as_deref().unwrap_or(password::DUMMY)))
        .await?;
    match (known, hash) {
        (Some(user), Some(hash)) if right => {
            let methods = app.store.methods(&user.id).await?;
            let clears = counted.account.clone();
            let outcome = if methods.any() {
                let begun = app.store.commit(BeginHalf {
                    browser_digest: visit.browser,
                    user_id: user.id,
                    password_hash: hash,
                    counter: clears,
                    now,
                    expires_at: now + HALF_LIFETIME,
                });
                if begun.await? {
                    Outcome::SecondFactor
                } else {
                    Outcome::Wrong
                }
            } else {
                match begin(app, visit, &user.id, By::Password(hash), clears, now).await? {
                    Some(secret) => Outcome::In(secret),
                    None => Outcome::Wrong,
                }
            };
            counted.forgive(app).await?;
            Ok(outcome)
        }
        (user, _) => {
            let who = user.map(|user| user.id);
            attempts::failed(app, names::SIGN_IN_FAILED, who, visit.network, now).await?;
            Ok(Outcome::Wrong)
        }
    }
}

/// Signs in the owner of an account that was made just now, in the browser that made it.
pub async fn after_sign_up(
    app: &App,
    visit: &Visit<'_>,
    user_id: &str,
    now: i64,
) -> Result<Option<String>, Refusal> {
    let user = app.store.user(user_id).await?;
    let Some(hash) = user.and_then(|user| user.password_hash) else {
        return Ok(None);
    };
    let counter = format!("user:{user_id}");
    begin(app, visit, user_id, By::Password(hash), counter, now).await
}

/// What the second step shows.
pub struct Half {
    /// Who is half signed in.
    pub who: HalfSignIn,
    /// What they can prove.
    pub methods: Methods,
}

/// The second step of this browser, if it has taken the first.
pub async fn half(app: &App, browser: &Digest, now: i64) -> Result<Option<Half>, Refusal> {
    let Some(who) = app.store.half_sign_in(browser, now).await? else {
        return Ok(None);
    };
    let methods = app.store.methods(&who.user_id).await?;
    Ok(Some(Half { who, methods }))
}

/// Completes a sign-in with a code. `None`: the code is wrong, or the step is gone.
pub async fn complete(
    app: &App,
    visit: &Visit<'_>,
    half: &Half,
    code: &str,
    now: i64,
) -> Result<Option<String>, Refusal> {
    let (user_id, typed) = (&half.who.user_id, Typed::of(code));
    let Some(proven) = second_factor::check(app, user_id, typed, visit.tries(), now).await? else {
        return Ok(None);
    };
    let counter = proven.counter.clone();
    begin(app, visit, user_id, By::SecondFactor(proven), counter, now).await
}

/// Completes a sign-in with a passkey. `None`: wrong, or the step is gone.
pub async fn complete_with_passkey(
    app: &App,
    visit: &Visit<'_>,
    half: &Half,
    answer: Answer<'_>,
    now: i64,
) -> Result<Option<String>, Refusal> {
    let user_id = &half.who.user_id;
    let tries = visit.tries();
    let checked = passkeys::check_second_factor(app, user_id, answer, tries, now).await?;
    let Some(proven) = checked else {
        return Ok(None);
    };
    let counter = proven.counter.clone();
    begin(app, visit, user_id, By::SecondFactor(proven), counter, now).await
}

/// The person starts again.
pub async fn cancel(app: &App, browser: &Digest) -> Result<(), Refusal> {
    let browser_digest = *browser;
    Ok(app.store.commit(CancelHalf { browser_digest }).await?)
}

pub(super) async fn begin(
    app: &App,
    visit: &Visit<'_>,
    user_id: &str,
    by: By,
    counter: String,
    now: i64,
) -> Result<Option<String>, Refusal> {
    let secret = app.secret();
    let detail = match &by {
        By::Password(_) => None,
        By::SecondFactor(_) => Some("second factor".to_owned()),
        By::Passkey(_) => Some("passkey".to_owned()),
    };
    let begun = app
        .store
        .commit(SignIn {
            session_digest: Digest::of(&secret),
            session_id: app.id(),
            user_id: user_id.to_owned(),
            by,
            replaces: visit.replaces,
            browser_digest: visit.browser,
            counter,
            user_agent: visit
                .user_agent
                .chars()
                .filter(|c| !c.is_control())
                .take(USER_AGENT_MAX)
                .collect(),
            network: visit.network.to_string(),
            now,
            expires_at: now + app.config.lifetimes.session_max,
            audit: Event {
                user_id: Some(user_id.to_owned()),
                detail,
                ..app.event(names::SIGN_IN, Some(visit.network), now)
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
        && session.last_seen_at + USE_GRAIN <= now
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
