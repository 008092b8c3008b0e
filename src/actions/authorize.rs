//! RFC 6749 4.1.1: the authorization endpoint. Everything is checked before anybody is asked to sign in.

use super::{Refusal, refusals};
use crate::app::App;
use crate::config::Pkce;
use crate::oauth::authorization_request::{
    self as request, AuthorizationRequest, Identified, Policy, Unidentified,
};
use crate::oauth::error::OAuthError;
use crate::oauth::params::Params;
use crate::oauth::redirect_uri::RedirectUri;
use crate::oauth::rotation::CODE_OVER_HTTP;
use crate::oauth::scope::Scope;
use crate::oauth::token::{Digest, Token, TokenKind};
use crate::people::network::Network;
use crate::people::session::Session;
use crate::store::audit::{Event, names};
use crate::store::authorization_codes::NewCode;
use crate::store::authorization_requests::{PendingRequest, StartRequest};
use crate::store::grants::{Consent, NewGrant, SkipConsent};

/// How long a request waits for its answer, in seconds.
pub const REQUEST_LIFETIME: i64 = 3600;

/// Who brings the request.
pub struct Visitor<'a> {
    /// The browser's own cookie.
    pub browser: Digest,
    /// Who is signed in there.
    pub session: Option<&'a Session>,
    /// From where.
    pub network: &'a Network,
}

/// What comes next.
pub enum Next {
    /// To the app: a code or an error.
    Redirect(String),
    /// To the sign-in page, with the handle of the waiting request.
    SignIn(String),
    /// To the consent page, with the handle.
    Consent(String),
    /// A page: the request is wrong, and the app is not one that we send people to unasked (RFC 9700 4.11).
    Refused {
        /// What is wrong.
        error: OAuthError,
        /// The link by which the person can tell the app.
        link: String,
        /// Where it leads.
        redirect_uri: RedirectUri,
    },
    /// A page: nobody is known to whom an error could be sent.
    Unidentified(Unidentified),
}

/// Checks a request, and finds out what comes next.
pub async fn authorize(
    app: &App,
    params: &Params,
    visitor: Visitor<'_>,
    now: i64,
) -> Result<Next, Refusal> {
    let client_id = match request::client_id(params) {
        Ok(client_id) => client_id,
        Err(unidentified) => return Ok(Next::Unidentified(unidentified)),
    };
    let client = app.store.client(client_id).await?;
    let known = client.is_some();
    let registered = app.store.redirect_uris(client_id).await?;
    let allow_http = app.config.registration.allow_http_redirects;
    let identified = match request::identify(client, registered, params, allow_http) {
        Ok(identified) => identified,
        Err(unidentified) => {
            if known {
                refusals::note_unidentified(app, client_id, &unidentified, now);
            }
            return Ok(Next::Unidentified(unidentified));
        }
    };
    let policy = Policy {
        catalogue: &app.config.scopes.catalogue,
        pkce_required: app.config.pkce == Pkce::Required,
    };
    let turn = Turn {
        app,
        identified,
        visitor,
        now,
    };
    match request::check(&turn.identified, params, policy) {
        Ok(request) => turn.proceed(request).await,
        Err(error) => {
            refusals::note(app, client_id, refusals::AUTHORIZE, &error, now);
            turn.refuse(error, request::state(params).ok().flatten())
                .await
        }
    }
}

struct Turn<'a> {
    app: &'a App,
    identified: Identified,
    visitor: Visitor<'a>,
    now: i64,
}

impl Turn<'_> {
    async fn proceed(&self, request: AuthorizationRequest) -> Result<Next, Refusal> {
        let prompt = request.prompt;
        let Some(session) = self.visitor.session.filter(|_| !prompt.login) else {
            if prompt.none {
                let error = OAuthError::login_required("Nobody is signed in");
                return self.refuse(error, request.state.as_deref()).await;
            }
            return Ok(Next::SignIn(self.start(request, None).await?));
        };
        if !prompt.consent
            && let Some(basis) = self.skippable(session, &request.scope).await?
            && let Some(url) = self.skip(session, &request, basis).await?
        {
            return Ok(Next::Redirect(url));
        }
        if prompt.none {
            let error = OAuthError::consent_required("The person must be asked first");
            return self.refuse(error, request.state.as_deref()).await;
        }
        Ok(Next::Consent(self.start(request, Some(session)).await?))
    }

    /// An error goes to the app by redirect only if an administrator or the person vouches for the app:
    /// a client that anybody registered must not make us an open redirector (RFC 9700 4.11.2).
    async fn refuse(&self, error: OAuthError, state: Option<&str>) -> Result<Next, Refusal> {
        let link = error_url(self.app, &self.identified.redirect_uri, &error, state);
        let client = &self.identified.client;
        let trusted = client.is_vouched_for()
            || match self.visitor.session {
                Some(session) => !self
                    .app
                    .store
                    .consents(&session.user.id, &client.client_id)
                    .await?
                    .is_empty(),
                None => false,
            };
        if trusted {
            return Ok(Next::Redirect(link));
        }
        Ok(Next::Refused {
            error,
            link,
            redirect_uri: self.identified.redirect_uri.clone(),
        })
    }

    /// The consent that stands for this request, if there is one: the same or more scopes, at the same https address of a confidential
    /// client that has not changed since.
    async fn skippable(
        &self,
        session: &Session,
        scope: &Scope,
    ) -> Result<Option<Consent>, Refusal> {
        let client = &self.identified.client;
        if client.is_public() || !self.identified.redirect_uri.is_https() {
            return Ok(None);
        }
        let consents = self
            .app
            .store
            .consents(&session.user.id, &client.client_id)
            .await?;
        Ok(consents.into_iter().find(|consent| {
            let unchanged =
                client.changed_at == client.created_at || consent.allowed_at > client.changed_at;
            unchanged
                && scope.is_subset_of(&consent.scope)
                && consent.redirect_uri == self.identified.redirect_uri.as_str()
        }))
    }

    /// `None`: the consent ended at this moment.
    async fn skip(
        &self,
        session: &Session,
        request: &AuthorizationRequest,
        basis: Consent,
    ) -> Result<Option<String>, Refusal> {
        let (app, now) = (self.app, self.now);
        let code = Token::from_random(TokenKind::Code, app.random.bytes());
        let new_grant = NewGrant {
            id: app.id(),
            user_id: session.user.id.clone(),
            client_id: self.identified.client.client_id.clone(),
            scope: request.scope.clone(),
            redirect_uri: self.identified.redirect_uri.as_str().to_owned(),
            allowed_at: basis.allowed_at,
            created_at: now,
        };
        let new_code = NewCode {
            code_digest: code.digest(),
            grant_id: new_grant.id.clone(),
            redirect_uri_sent: i64::from(self.identified.redirect_uri_sent),
            code_challenge: request
                .code_challenge
                .as_ref()
                .map(|challenge| challenge.as_str().to_owned()),
            created_at: now,
            expires_at: now + code_lifetime(app, &self.identified.redirect_uri),
        };
        let audit = Event {
            user_id: Some(session.user.id.clone()),
            client_id: Some(new_grant.client_id.clone()),
            grant_id: Some(new_grant.id.clone()),
            ..app.event(names::SKIP, Some(self.visitor.network), now)
        };
        let skipped = app
            .store
            .commit(SkipConsent {
                basis: basis.id,
                new_grant,
                code: new_code,
                audit,
            })
            .await?;
        Ok(skipped.then(|| {
            code_url(
                app,
                &self.identified.redirect_uri,
                &code,
                request.state.as_deref(),
            )
        }))
    }

    /// Keeps the request, and answers its handle.
    async fn start(
        &self,
        request: AuthorizationRequest,
        session: Option<&Session>,
    ) -> Result<String, Refusal> {
        let handle = self.app.secret();
        let pending = PendingRequest {
            browser_digest: self.visitor.browser,
            session_digest: session.map(|session| session.digest),
            user_id: session.map(|session| session.user.id.clone()),
            client_id: self.identified.client.client_id.clone(),
            redirect_uri: self.identified.redirect_uri.as_str().to_owned(),
            redirect_uri_sent: i64::from(self.identified.redirect_uri_sent),
            scope: request.scope,
            state: request.state,
            code_challenge: request
                .code_challenge
                .map(|challenge| challenge.as_str().to_owned()),
            prompt: if request.prompt.login { "login" } else { "" }.to_owned(),
            created_at: self.now,
            expires_at: self.now + REQUEST_LIFETIME,
            answered_at: None,
            decision: None,
            form_digest: None,
            code_salt: None,
        };
        self.app
            .store
            .commit(StartRequest {
                request_digest: Digest::of(&handle),
                request: pending,
            })
            .await?;
        Ok(handle)
    }
}

/// How long a code lives, in seconds: shorter where it travels in clear.
pub fn code_lifetime(app: &App, redirect_uri: &RedirectUri) -> i64 {
    let lifetime = app.config.lifetimes.authorization_code;
    if redirect_uri.is_plain_http_site() {
        lifetime.min(CODE_OVER_HTTP)
    } else {
        lifetime
    }
}

/// RFC 6749 4.1.2: where a code goes.
pub fn code_url(
    app: &App,
    redirect_uri: &RedirectUri,
    code: &Token,
    state: Option<&str>,
) -> String {
    answer_url(app, redirect_uri, vec![("code", code.expose())], state)
}

/// RFC 6749 4.1.2.1: where an error goes.
pub fn error_url(
    app: &App,
    redirect_uri: &RedirectUri,
    error: &OAuthError,
    state: Option<&str>,
) -> String {
    let uri = error.code.uri(app.issuer());
    let mut pairs = vec![
        ("error", error.code.wire()),
        ("error_description", error.description.as_ref()),
    ];
    pairs.extend(uri.iter().map(|uri| ("error_uri", uri.as_str())));
    answer_url(app, redirect_uri, pairs, state)
}

/// RFC 9207 2: every answer says who gives it.
fn answer_url<'a>(
    app: &'a App,
    redirect_uri: &RedirectUri,
    mut pairs: Vec<(&'a str, &'a str)>,
    state: Option<&'a str>,
) -> String {
    pairs.extend(state.map(|state| ("state", state)));
    pairs.push(("iss", app.issuer()));
    redirect_uri.with_query(&pairs)
}
