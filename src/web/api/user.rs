//! Who the person behind a token is, what they change by it, and what else is theirs.

use axum::Json;
use axum::extract::{Request, State};
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;

use crate::actions::account::{self, Edit};
use crate::actions::bearer::{Credential, require};
use crate::actions::connected_apps::{self, ConnectedApp};
use crate::app::App;
use crate::oauth::error::OAuthError;
use crate::oauth::scope::Scope;
use crate::store::sessions::SignedIn;
use crate::web::error::{Challenge, JsonRefusal};
use crate::web::extract::{Bearer, BearerOrQuery, Here, has_type, header, read_body, text_member};
use crate::web::layers::BODY_LIMIT;
use crate::web::openapi::refusals::{BadRequest, Beyond, NoToken, TooLarge, TooMany};
use crate::web::openapi::requests::{SecondFactorHeader, UserChange};

/// Open Collective's header: `<totp|recovery_code> <code>`.
const SECOND_FACTOR: &str = "x-two-factor-authentication";

/// The person behind a token.
#[derive(Serialize, ToSchema)]
pub struct User {
    id: String,
    username: String,
    /// What they are called.
    name: String,
    /// Only with the scope `email`.
    #[serde(skip_serializing_if = "Option::is_none")]
    email: Option<String>,
    /// Beside `email`.
    #[serde(skip_serializing_if = "Option::is_none")]
    email_verified: Option<bool>,
    /// The address that waits for its link now.
    #[serde(skip_serializing_if = "Option::is_none")]
    pending_email: Option<String>,
}

/// Who the person is
///
/// With the scope `email` also their address.
#[utoipa::path(
    get,
    path = "/api/user",
    operation_id = "user",
    tag = "Resources",
    responses((status = 200, description = "The person.", body = User), NoToken),
    security(("oauth2" = []), ("bearer" = []), ("personalToken" = []), ("personalTokenQuery" = []))
)]
pub async fn get(BearerOrQuery(token): BearerOrQuery) -> Json<User> {
    Json(describe(token))
}

/// `email` and `email_verified` only together, and only with the scope `email`.
fn describe(token: Credential) -> User {
    let shown = token.scope.contains("email");
    User {
        id: token.user_id,
        username: token.username,
        name: token.name,
        email: shown.then_some(token.email),
        email_verified: shown.then_some(token.email_verified_at.is_some()),
        pending_email: None,
    }
}

/// Change one's account
///
/// Needs the scope `account`. Address and password ask for more than a token: a personal token with advanced privileges, or a
/// second factor in `X-Two-Factor-Authentication`, or without one `current_password`. A new password always needs `current_password`.
#[utoipa::path(
    patch,
    path = "/api/user",
    operation_id = "change_user",
    tag = "Resources",
    params(SecondFactorHeader),
    request_body = UserChange,
    responses(
        (status = 200, description = "The person, changed.", body = User),
        (status = 400, response = BadRequest),
        (status = 403, response = Beyond),
        (status = 413, response = TooLarge),
        (status = 429, response = TooMany),
        NoToken
    ),
    security(("oauth2" = ["account"]), ("bearer" = []), ("personalToken" = []), ("personalTokenQuery" = []))
)]
pub async fn patch(
    State(app): State<App>,
    BearerOrQuery(mut token): BearerOrQuery,
    here: Here,
    request: Request,
) -> Result<Json<User>, JsonRefusal> {
    let refused = |error: OAuthError| JsonRefusal::new(error, Challenge::Bearer);
    // What the token may not do is said before what is wrong with the rest.
    require(&token, &Scope::parse("account")?).map_err(refused)?;
    if !has_type(request.headers(), "application/json") {
        return Err(
            OAuthError::invalid_request("The Content-Type must be application/json.").into(),
        );
    }
    let (parts, body) = request.into_parts();
    let second_factor = second_factor(&parts.headers)?;
    let bytes = read_body(body, BODY_LIMIT).await?;
    let Ok(Value::Object(members)) = serde_json::from_slice(&bytes) else {
        return Err(OAuthError::invalid_request("The body must be a JSON object.").into());
    };
    let edit = Edit {
        name: text(&members, "name")?,
        email: text(&members, "email")?,
        password: text(&members, "password")?,
        current_password: text(&members, "current_password")?,
        second_factor,
    };
    let done = account::edit(&app, &token, &edit, &here.network, here.now)
        .await
        .map_err(|refusal| JsonRefusal::new(refusal, Challenge::Bearer))?;
    token.name = done.name;
    Ok(Json(User {
        pending_email: done.pending_email,
        ..describe(token)
    }))
}

/// The second factor that came with a request.
pub(super) fn second_factor(headers: &axum::http::HeaderMap) -> Result<Option<&str>, OAuthError> {
    let Some(value) = header(headers, SECOND_FACTOR)? else {
        return Ok(None);
    };
    // What is no text is no code either: it is refused as malformed where one is needed.
    Ok(Some(std::str::from_utf8(value).unwrap_or_default()))
}

fn text<'a>(members: &'a Map<String, Value>, name: &str) -> Result<Option<&'a str>, OAuthError> {
    text_member(members, name, OAuthError::invalid_request)
}

/// The apps that a person allows something.
#[derive(Serialize, ToSchema)]
pub struct Authorizations {
    authorizations: Vec<Authorization>,
}

/// An app that a person allows something. Times in unix seconds.
#[derive(Serialize, ToSchema)]
struct Authorization {
    client_id: String,
    name: String,
    website: Option<String>,
    /// Separated by spaces.
    scope: String,
    first_allowed_at: i64,
    last_used_at: Option<i64>,
}

/// The apps that the person allows something
///
/// Needs the scope `account`.
#[utoipa::path(
    get,
    path = "/api/user/authorizations",
    operation_id = "authorizations",
    tag = "Resources",
    responses(
        (status = 200, description = "The apps, by name.", body = Authorizations),
        (status = 403, response = Beyond),
        NoToken
    ),
    security(("oauth2" = ["account"]), ("bearer" = []), ("personalToken" = []))
)]
pub async fn authorizations(
    State(app): State<App>,
    Bearer(token): Bearer,
) -> Result<Json<Authorizations>, JsonRefusal> {
    may_read(&token)?;
    let apps = connected_apps::list(&app, &token.user_id).await?;
    let described = |app: ConnectedApp| Authorization {
        client_id: app.client_id,
        name: app.client_name,
        website: app.website,
        scope: app.scope.to_string(),
        first_allowed_at: app.first_allowed_at,
        last_used_at: app.last_used_at,
    };
    let authorizations = apps.into_iter().map(described).collect();
    Ok(Json(Authorizations { authorizations }))
}

/// The browsers that a person is signed in with.
#[derive(Serialize, ToSchema)]
pub struct Sessions {
    sessions: Vec<Browser>,
}

/// A browser that a person is signed in with. Times in unix seconds.
#[derive(Serialize, ToSchema)]
struct Browser {
    id: String,
    /// What it calls itself.
    device: String,
    /// From where it came last.
    network: String,
    created_at: i64,
    last_seen_at: i64,
}

/// The browsers that the person is signed in with
///
/// Needs the scope `account`.
#[utoipa::path(
    get,
    path = "/api/user/sessions",
    operation_id = "sessions",
    tag = "Resources",
    responses(
        (status = 200, description = "The browsers.", body = Sessions),
        (status = 403, response = Beyond),
        NoToken
    ),
    security(("oauth2" = ["account"]), ("bearer" = []), ("personalToken" = []))
)]
pub async fn sessions(
    State(app): State<App>,
    Bearer(token): Bearer,
    here: Here,
) -> Result<Json<Sessions>, JsonRefusal> {
    may_read(&token)?;
    let idle = app.config.lifetimes.session_idle;
    let found = app.store.sessions(&token.user_id, idle, here.now).await?;
    let described = |session: SignedIn| Browser {
        id: session.id,
        device: session.user_agent,
        network: session.last_network.unwrap_or(session.network),
        created_at: session.created_at,
        last_seen_at: session.last_seen_at,
    };
    let sessions = found.into_iter().map(described).collect();
    Ok(Json(Sessions { sessions }))
}

/// What is somebody's own account needs the scope of the account.
fn may_read(token: &Credential) -> Result<(), JsonRefusal> {
    require(token, &Scope::parse("account")?)
        .map_err(|error| JsonRefusal::new(error, Challenge::Bearer))
}
