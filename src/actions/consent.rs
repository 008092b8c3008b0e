//! RFC 6749 4.1.1: the person decides. One request gives at most one code, however often its form is sent.

use super::Refusal;
use super::authorize::{code_lifetime, code_url, error_url};
use crate::app::App;
use crate::oauth::authorization_request::is_own;
use crate::oauth::client::Client;
use crate::oauth::error::OAuthError;
use crate::oauth::redirect_uri::RedirectUri;
use crate::oauth::scope::Scope;
use crate::oauth::token::{Digest, Token, TokenKind};
use crate::people::network::Network;
use crate::people::session::Session;
use crate::store::audit::{Event, names};
use crate::store::authorization_codes::NewCode;
use crate::store::authorization_requests::{Allowed, AnswerRequest, BindRequest, PendingRequest};
use crate::store::grants::NewGrant;

/// How long a form that was sent twice gets the same answer, in seconds.
pub const FORM_REPEAT: i64 = 60;

/// A request that may be shown, with its app.
pub struct Shown {
    /// The request.
    pub request: PendingRequest,
    /// The app.
    pub client: Client,
    /// Where the answer goes.
    pub redirect_uri: RedirectUri,
}

/// What a handle leads to.
pub enum View {
    /// The consent page.
    Show(Box<Shown>),
    /// The person must sign in first.
    SignIn,
    /// It was answered; the app's address, without a code.
    Answered(RedirectUri),
    /// It is unknown, too old, another browser's, or its app has changed.
    Gone,
}

/// What of a waiting request may be told before sign-in: where it leads.
pub async fn waiting(
    app: &App,
    handle: &str,
    browser: &Digest,
    now: i64,
) -> Result<Option<RedirectUri>, Refusal> {
    let Some((request, _, redirect_uri)) = load(app, handle, now).await? else {
        return Ok(None);
    };
    let mine = request.browser_digest == *browser && request.answered_at.is_none();
    Ok(mine.then_some(redirect_uri))
}

/// Finds a request, and binds it to the session and person that are about to see it.
pub async fn view(
    app: &App,
    handle: &str,
    browser: &Digest,
    session: Option<&Session>,
    now: i64,
) -> Result<View, Refusal> {
    let Some((request, client, redirect_uri)) = load(app, handle, now).await? else {
        return Ok(View::Gone);
    };
    // Only the browser that brought a request may see it: a handle that leaked is worth nothing.
    if request.browser_digest != *browser {
        return Ok(View::Gone);
    }
    if request.answered_at.is_some() {
        return Ok(View::Answered(redirect_uri));
    }
    // `prompt=login`: a session from before the request does not count.
    let Some(session) = session
        .filter(|session| request.prompt != "login" || session.created_at >= request.created_at)
    else {
        return Ok(View::SignIn);
    };
    if request.session_digest != Some(session.digest) {
        let bind = BindRequest {
            request_digest: Digest::of(handle),
            browser_digest: *browser,
            session_digest: session.digest,
            user_id: session.user.id.clone(),
            now,
        };
        if !app.store.commit(bind).await? {
            return Ok(View::Gone);
        }
    }
    Ok(View::Show(Box::new(Shown {
        request,
        client,
        redirect_uri,
    })))
}

/// What the consent form says.
pub struct Answer<'a> {
    /// The handle of the request.
    pub handle: &'a str,
    /// The form's own opaque id.
    pub form: &'a str,
    /// Allow or Deny.
    pub allow: bool,
    /// The boxes that are ticked.
    pub ticked: Vec<&'a str>,
}

/// What becomes of an answer.
pub enum Answered {
    /// To the app.
    Redirect(String),
    /// It was answered before; the app's address, without a code.
    Before(RedirectUri),
    /// The session that saw the page is gone.
    SignIn,
    /// The request is unknown, too old, or its app has changed.
    Gone,
}

/// Takes the answer of the person who saw the page.
pub async fn answer(
    app: &App,
    answer: &Answer<'_>,
    session: Option<&Session>,
    network: &Network,
    now: i64,
) -> Result<Answered, Refusal> {
    let Some(session) = session else {
        return Ok(Answered::SignIn);
    };
    let Some((request, client, redirect_uri)) = load(app, answer.handle, now).await? else {
        return Ok(Answered::Gone);
    };
    if request.session_digest != Some(session.digest)
        || request.user_id.as_ref() != Some(&session.user.id)
    {
        return Ok(Answered::SignIn);
    }
    if request.answered_at.is_none() {
        let made = make(
            app,
            answer,
            &request,
            &client,
            &redirect_uri,
            session,
            network,
            now,
        );
        if app.store.commit(made.op).await? {
            return Ok(Answered::Redirect(made.url));
        }
    }
    // Somebody was faster: perhaps the same form, by a double click.
    let again = app
        .store
        .authorization_request(&Digest::of(answer.handle))
        .await?;
    Ok(again
        .and_then(|again| repeat(app, answer, &again, &redirect_uri, now))
        .map_or(Answered::Before(redirect_uri), Answered::Redirect))
}

struct Made {
    op: AnswerRequest,
    url: String,
}

#[expect(
    clippy::too_many_arguments,
    reason = "what is decided, by whom and about what: nothing here groups by itself"
)]
fn make(
    app: &App,
    answer: &Answer<'_>,
    request: &PendingRequest,
    client: &Client,
    redirect_uri: &RedirectUri,
    session: &Session,
    network: &Network,
    now: i64,
) -> Made {
    let grant_id = app.id();
    let salt: [u8; 32] = app.random.bytes();
    let code = code(answer.form, &salt);
    let url = url(app, answer.allow.then_some(&code), redirect_uri, request);
    let event = if answer.allow {
        names::ALLOW
    } else {
        names::DENY
    };
    let audit = Event {
        user_id: Some(session.user.id.clone()),
        client_id: Some(client.client_id.clone()),
        grant_id: answer.allow.then(|| grant_id.clone()),
        ..app.event(event, Some(network), now)
    };
    let allowed = answer.allow.then(|| Allowed {
        code: NewCode {
            code_digest: code.digest(),
            grant_id: grant_id.clone(),
            redirect_uri_sent: request.redirect_uri_sent,
            code_challenge: request.code_challenge.clone(),
            created_at: now,
            expires_at: now + code_lifetime(app, redirect_uri),
        },
        new_grant: NewGrant {
            id: grant_id,
            user_id: session.user.id.clone(),
            client_id: client.client_id.clone(),
            scope: chosen(&request.scope, &answer.ticked),
            redirect_uri: request.redirect_uri.clone(),
            allowed_at: now,
            created_at: now,
        },
        code_salt: salt,
    });
    let op = AnswerRequest {
        request_digest: Digest::of(answer.handle),
        form_digest: Digest::of(answer.form),
        session_digest: session.digest,
        user_id: session.user.id.clone(),
        allowed,
        now,
        audit,
    };
    Made { op, url }
}

/// The same answer again, for the same form within a minute. The code is derived from the form's id: the database alone does not hold it.
fn repeat(
    app: &App,
    answer: &Answer<'_>,
    request: &PendingRequest,
    redirect_uri: &RedirectUri,
    now: i64,
) -> Option<String> {
    let in_time = request.answered_at.is_some_and(|at| now < at + FORM_REPEAT);
    if !in_time || request.form_digest != Some(Digest::of(answer.form)) {
        return None;
    }
    match request.decision.as_deref() {
        Some("allow") => {
            let salt: [u8; 32] = request.code_salt.as_deref()?.try_into().ok()?;
            Some(url(
                app,
                Some(&code(answer.form, &salt)),
                redirect_uri,
                request,
            ))
        }
        _ => Some(url(app, None, redirect_uri, request)),
    }
}

fn code(form: &str, salt: &[u8; 32]) -> Token {
    Token::derived(TokenKind::Code, form, salt, "code")
}

fn url(
    app: &App,
    code: Option<&Token>,
    redirect_uri: &RedirectUri,
    request: &PendingRequest,
) -> String {
    let state = request.state.as_deref();
    match code {
        Some(code) => code_url(app, redirect_uri, code, state),
        None => error_url(
            app,
            redirect_uri,
            &OAuthError::access_denied("The person said no"),
            state,
        ),
    }
}

/// What is granted: a single scope stands without a box; of several, those that are ticked.
fn chosen(asked: &Scope, ticked: &[&str]) -> Scope {
    if asked.len() > 1 {
        asked.only(ticked)
    } else {
        asked.clone()
    }
}

/// A request that has not expired, with an app that lives and still has the redirect URI.
async fn load(
    app: &App,
    handle: &str,
    now: i64,
) -> Result<Option<(PendingRequest, Client, RedirectUri)>, Refusal> {
    let Some(request) = app.store.authorization_request(&Digest::of(handle)).await? else {
        return Ok(None);
    };
    if request.expires_at <= now {
        return Ok(None);
    }
    let Some(client) = app
        .store
        .client(&request.client_id)
        .await?
        .filter(|client| client.disabled_at.is_none())
    else {
        return Ok(None);
    };
    // An app that takes another name while its question stands open must not get the yes that was meant for the one before.
    if client.changed_at > request.created_at && client.changed_at > client.created_at {
        return Ok(None);
    }
    let registered = app.store.redirect_uris(&client.client_id).await?;
    let rules = client.redirect_rules(app.config.registration.allow_http_redirects);
    let Ok(redirect_uri) = RedirectUri::parse(&request.redirect_uri, rules) else {
        return Ok(None);
    };
    let still_its_own = is_own(&client, &registered, &redirect_uri, rules);
    Ok(still_its_own.then_some((request, client, redirect_uri)))
}
