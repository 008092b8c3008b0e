//! A browser at the door: its cookies, who is signed in, and how it is answered. Forms are taken only from our own pages.

use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use subtle::ConstantTimeEq;

use super::{FORM, Here, has_type, query, read_body};
use crate::actions::attempts::Tries;
use crate::actions::mails::Asker;
use crate::actions::sign_in::Visit;
use crate::actions::{Refusal, sign_in};
use crate::app::App;
use crate::i18n::Texts;
use crate::oauth::error::ErrorCode;
use crate::oauth::params::Params;
use crate::oauth::token::Digest;
use crate::people::mail::SIGN_UP_LINK;
use crate::people::network::Network;
use crate::people::session::Session;
use crate::web::error::{LogDetail, retry_later};
use crate::web::layers::{BODY_LIMIT, LogUser, MayEndAtApp, RequestId};
use crate::web::pages::auth::error::{ErrorPage, Problem};
use crate::web::pages::{Chrome, LanguageChoice, Person, render};

/// How long a browser is known, in seconds.
const BROWSER_LIFETIME: i64 = 365 * 86_400;
/// Seconds after which a storage fault may be over.
const RETRY_STORAGE: i64 = 2;

/// A browser, and what its cookies say.
pub struct Door {
    /// The server.
    pub app: App,
    /// Unix seconds.
    pub now: i64,
    /// From where.
    pub network: Network,
    /// Who is signed in.
    pub session: Option<Session>,
    /// What the browser calls itself.
    pub user_agent: String,
    /// The value of the browser's own cookie.
    browser: String,
    /// Whether that cookie must be set.
    new_browser: bool,
    /// What forms are bound to: the session's cookie, else the browser's.
    csrf: String,
    texts: Texts,
    /// The value of the cookie of a waiting request.
    waiting: Option<String>,
    /// The path and query of a page that was asked for, to come back to in another language.
    here: Option<String>,
    request_id: String,
}

impl Door {
    async fn open(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let Ok(Here { now, network }) = Here::from_request_parts(parts, app).await;
        let names = Names::of(app);
        let browser = cookie(&parts.headers, names.browser);
        let new_browser = browser.is_none();
        let browser = browser.unwrap_or_else(|| app.secret());
        let text = |name: header::HeaderName| {
            parts
                .headers
                .get(name)
                .and_then(|value| value.to_str().ok())
        };
        let mut door = Self {
            app: app.clone(),
            now,
            network,
            session: None,
            user_agent: text(header::USER_AGENT).unwrap_or_default().to_owned(),
            csrf: anti_forgery(&browser),
            waiting: cookie(&parts.headers, names.waiting),
            browser,
            new_browser,
            texts: cookie_of(&parts.headers, names.language, |_| true)
                .and_then(|tag| app.config.languages.get(&tag))
                .unwrap_or_else(|| {
                    let languages = app.config.languages;
                    languages.negotiate(text(header::ACCEPT_LANGUAGE))
                }),
            here: (parts.method != Method::POST).then(|| {
                let address = parts.uri.path_and_query();
                address.map_or_else(String::new, ToString::to_string)
            }),
            request_id: parts
                .extensions
                .get::<RequestId>()
                .map_or_else(String::new, RequestId::to_string),
        };
        if let Some(secret) = cookie(&parts.headers, names.session) {
            match sign_in::session(app, &secret, &network, now).await {
                Ok(Some(session)) => {
                    door.csrf = anti_forgery(&secret);
                    let chosen = session.user.language.as_deref();
                    // What the person chose holds in every browser.
                    if let Some(texts) = chosen.and_then(|tag| app.config.languages.get(tag)) {
                        door.texts = texts;
                    }
                    door.session = Some(session);
                }
                Ok(None) => {}
                Err(refusal) => return Err(door.refusal(refusal)),
            }
        }
        Ok(door)
    }

    /// The digest of the browser's own cookie.
    pub fn browser(&self) -> Digest {
        Digest::of(&self.browser)
    }

    /// As a sign-in sees this browser.
    pub fn visit(&self) -> Visit<'_> {
        Visit {
            browser: self.browser(),
            replaces: self.session.as_ref().map(|session| session.digest),
            user_agent: &self.user_agent,
            network: &self.network,
        }
    }

    /// As the failure counters see this browser.
    pub fn tries(&self) -> Tries<'_> {
        Tries {
            browser: Some(self.browser()),
            network: &self.network,
        }
    }

    /// The anti-forgery value that our forms carry.
    pub fn csrf(&self) -> &str {
        &self.csrf
    }

    /// What a page needs around its content.
    pub fn chrome(&self) -> Chrome {
        Chrome {
            texts: self.texts,
            choice: self.here.clone().map(|back| LanguageChoice {
                csrf: self.csrf.clone(),
                back,
                languages: self.app.config.languages,
            }),
            instance: self.app.config.instance_name.clone(),
            now: self.now,
            person: self.session.as_ref().map(|session| Person {
                username: session.user.username.clone(),
                name: session.user.name.clone(),
                csrf: self.csrf.clone(),
                is_admin: session.user.is_admin(),
            }),
        }
    }

    /// The same for somebody who is signed in no more: their account is gone.
    pub fn chrome_for_nobody(&self) -> Chrome {
        Chrome {
            person: None,
            choice: None,
            ..self.chrome()
        }
    }

    /// As a mail sees whoever is at this page.
    pub fn asker(&self) -> Asker<'_> {
        Asker::at(&self.network, self.texts.lang())
    }

    /// The request of an app that waits in this browser for an account to be made.
    pub fn waiting(&self) -> Option<&str> {
        self.waiting.as_deref()
    }

    /// Remembers the request of an app until the mailed link comes back to this browser; with `None` it is forgotten.
    pub fn with_waiting(&self, mut response: Response, handle: Option<&str>) -> Response {
        let max_age = if handle.is_some() { SIGN_UP_LINK } else { 0 };
        let name = Names::of(&self.app).waiting;
        set_cookie(
            &self.app,
            &mut response,
            name,
            handle.unwrap_or_default(),
            max_age,
        );
        response
    }

    /// Answers with a page.
    pub fn page(&self, page: &impl askama::Template) -> Response {
        self.with_browser(render(StatusCode::OK, page))
    }

    /// Answers with a page that is not what was asked for.
    pub fn page_as(&self, status: StatusCode, page: &impl askama::Template) -> Response {
        self.with_browser(render(status, page))
    }

    /// Answers with a form that must be filled in again; `wait`: not before so many seconds.
    pub fn form_again(&self, page: &impl askama::Template, wait: Option<u64>) -> Response {
        match wait {
            Some(wait) => {
                let response = render(StatusCode::TOO_MANY_REQUESTS, page);
                retry_later(self.with_browser(response), wait)
            }
            None => self.with_browser(render(StatusCode::UNPROCESSABLE_ENTITY, page)),
        }
    }

    /// Answers with a page whose form can end at an app.
    pub fn page_to_app(&self, status: StatusCode, page: &impl askama::Template) -> Response {
        let mut response = self.with_browser(render(status, page));
        response.extensions_mut().insert(MayEndAtApp);
        response
    }

    /// 303: never 307, which would send a form's credentials on (RFC 9700 4.12).
    pub fn see(&self, location: &str) -> Response {
        self.with_browser(self.forward(location))
    }

    /// 303 without a cookie: a form from another site comes without our cookies, and must not replace them.
    pub fn forward(&self, location: &str) -> Response {
        match HeaderValue::from_str(location) {
            Ok(location) => (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response(),
            Err(_) => self.refuse(Problem::Broken),
        }
    }

    /// Answers with an error page.
    pub fn refuse(&self, problem: Problem) -> Response {
        let status = status(&problem);
        let wait = match problem {
            Problem::TooMany { wait } | Problem::Unavailable { wait } => Some(wait.unsigned_abs()),
            _ => None,
        };
        let page = ErrorPage {
            chrome: self.chrome(),
            problem,
            request_id: self.request_id.clone(),
        };
        let response = self.with_browser(render(status, &page));
        match wait {
            Some(wait) => retry_later(response, wait),
            None => response,
        }
    }

    /// Answers a refused action with the page that fits.
    pub fn refusal(&self, refusal: Refusal) -> Response {
        let seconds = |seconds: u64| i64::try_from(seconds).unwrap_or(i64::MAX);
        match refusal {
            Refusal::TooMany(wait) => self.refuse(Problem::TooMany {
                wait: seconds(wait),
            }),
            Refusal::Busy(wait) => self.refuse(Problem::Unavailable {
                wait: seconds(wait),
            }),
            Refusal::Broken(error) => {
                let mut response = self.refuse(Problem::Unavailable {
                    wait: RETRY_STORAGE,
                });
                response.extensions_mut().insert(LogDetail(error.causes()));
                response
            }
            Refusal::Protocol(error) => self.refuse(match error.code {
                ErrorCode::PayloadTooLarge => Problem::TooLarge,
                _ => Problem::BadForm,
            }),
        }
    }

    /// Sets the session's cookie on an answer; with `None` it is taken away.
    pub fn with_session(&self, mut response: Response, secret: Option<&str>) -> Response {
        let max_age = if secret.is_some() {
            self.app.config.lifetimes.session_max
        } else {
            0
        };
        set_cookie(
            &self.app,
            &mut response,
            Names::of(&self.app).session,
            secret.unwrap_or_default(),
            max_age,
        );
        response
    }

    /// Remembers a language in this browser.
    pub fn with_language(&self, mut response: Response, tag: &str) -> Response {
        let name = Names::of(&self.app).language;
        set_cookie(&self.app, &mut response, name, tag, BROWSER_LIFETIME);
        response
    }

    /// What a scope lets somebody do, in the person's language; words of the operator's as they are, and a scope that has left the
    /// catalogue by its name.
    pub fn scope_sentence(&self, name: &str) -> String {
        let Some(entry) = self.app.config.scopes.catalogue.get(name) else {
            return name.to_owned();
        };
        entry
            .key
            .map_or_else(|| entry.sentence(), |key| self.texts.get(key).into_owned())
    }

    fn with_browser(&self, mut response: Response) -> Response {
        if let Some(session) = &self.session {
            let user = LogUser(session.user.id.clone());
            response.extensions_mut().insert(user);
        }
        if self.new_browser {
            set_cookie(
                &self.app,
                &mut response,
                Names::of(&self.app).browser,
                &self.browser,
                BROWSER_LIFETIME,
            );
        }
        response
    }
}

impl FromRequestParts<App> for Door {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        Self::open(parts, app).await
    }
}

/// A page and its query.
pub struct PageQuery(pub Door, pub Params);

impl FromRequestParts<App> for PageQuery {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let door = Door::open(parts, app).await?;
        match query(parts) {
            Ok(params) => Ok(Self(door, params)),
            Err(error) => Err(door.refusal(error.into())),
        }
    }
}

/// A form of one of our own pages: the anti-forgery field fits, and the browser does not say that it came from elsewhere.
pub struct PageForm(pub Door, pub Params);

impl FromRequest<App> for PageForm {
    type Rejection = Response;

    async fn from_request(request: Request, app: &App) -> Result<Self, Response> {
        let (mut parts, body) = request.into_parts();
        let door = Door::open(&mut parts, app).await?;
        if comes_from_elsewhere(&parts.headers, app.issuer()) {
            return Err(door.refuse(Problem::Forgery));
        }
        if !has_type(&parts.headers, FORM) {
            return Err(door.refuse(Problem::BadForm));
        }
        let params = match read_body(body, BODY_LIMIT)
            .await
            .and_then(|bytes| Params::parse(&bytes))
        {
            Ok(params) => params,
            Err(error) => return Err(door.refusal(error.into())),
        };
        let sent = params.get("csrf").ok().flatten().unwrap_or_default();
        if !bool::from(sent.as_bytes().ct_eq(door.csrf.as_bytes())) {
            return Err(door.refuse(Problem::Forgery));
        }
        Ok(Self(door, params))
    }
}

/// A foreign `Origin`, or a browser that says so. `null` and none are no reason: browsers send `null` with our own forms under `no-referrer`.
fn comes_from_elsewhere(headers: &HeaderMap, issuer: &str) -> bool {
    let foreign = headers
        .get_all(header::ORIGIN)
        .iter()
        .any(|origin| origin != "null" && origin.as_bytes() != issuer.as_bytes());
    let site = headers.get("sec-fetch-site").map(HeaderValue::as_bytes);
    foreign || matches!(site, Some(b"cross-site" | b"same-site"))
}

/// What a form carries: bound to a cookie that no other site can read or set, without being it.
fn anti_forgery(secret: &str) -> String {
    data_encoding::HEXLOWER.encode(&Digest::of(&format!("form:{secret}")).as_bytes()[..20])
}

/// RFC 6265bis 4.1.3: on https the prefix keeps other hosts and plain http from setting our cookies.
struct Names {
    session: &'static str,
    browser: &'static str,
    language: &'static str,
    waiting: &'static str,
}

impl Names {
    fn of(app: &App) -> Self {
        if app.config.public_url.is_https() {
            Self {
                session: "__Host-permesso-session",
                browser: "__Host-permesso-browser",
                language: "__Host-permesso-language",
                waiting: "__Host-permesso-waiting",
            }
        } else {
            Self {
                session: "permesso-session",
                browser: "permesso-browser",
                language: "permesso-language",
                waiting: "permesso-waiting",
            }
        }
    }
}

fn set_cookie(app: &App, response: &mut Response, name: &str, value: &str, max_age: i64) {
    let secure = if app.config.public_url.is_https() {
        "; Secure"
    } else {
        ""
    };
    let text = format!("{name}={value}; Path=/; Max-Age={max_age}; HttpOnly; SameSite=Lax{secure}");
    if let Ok(value) = HeaderValue::from_str(&text) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
}

/// A cookie of ours: 64 hexadecimal digits, else it is none.
fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    cookie_of(headers, name, |value| {
        value.len() == 64 && value.bytes().all(|b| b.is_ascii_hexdigit())
    })
}

/// The first cookie of this name whose value is of this form.
fn cookie_of(headers: &HeaderMap, name: &str, form: impl Fn(&str) -> bool) -> Option<String> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(key, value)| *key == name && form(value))
        .map(|(_, value)| value.to_owned())
}

/// The one table of the statuses of error pages.
fn status(problem: &Problem) -> StatusCode {
    match problem {
        Problem::NotFound => StatusCode::NOT_FOUND,
        Problem::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
        Problem::Forgery
        | Problem::Forbidden
        | Problem::SetupLink
        | Problem::SignUpClosed
        | Problem::InviteNeeded
        | Problem::InviteGone
        | Problem::ClientDisabled => StatusCode::FORBIDDEN,
        Problem::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
        Problem::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
        Problem::Unavailable { .. } => StatusCode::SERVICE_UNAVAILABLE,
        Problem::Broken => StatusCode::INTERNAL_SERVER_ERROR,
        Problem::BadForm
        | Problem::UnknownClient
        | Problem::BadRedirect { .. }
        | Problem::RedirectMismatch { .. }
        | Problem::BadRequest { .. }
        | Problem::RequestGone
        | Problem::StepGone
        | Problem::AlreadyAnswered { .. } => StatusCode::BAD_REQUEST,
    }
}
