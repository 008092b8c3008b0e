//! Whether a token may do something, for reverse proxies (nginx `auth_request`, Caddy `forward_auth`, Traefik).

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};

use crate::actions::bearer::{self, Credential};
use crate::app::App;
use crate::oauth::error::OAuthError;
use crate::oauth::scope::Scope;
use crate::web::error::{Challenge, JsonRefusal};
use crate::web::extract::{Bearer, query};
use crate::web::openapi::refusals::{BadRequest, Beyond, NoToken};
use crate::web::openapi::requests::VerifyQuery;

/// Let a proxy ask whether a token may do something
///
/// For nginx `auth_request`, Caddy `forward_auth` and Traefik. Every 204 carries all five headers.
#[utoipa::path(
    get,
    path = "/oauth/verify",
    operation_id = "verify",
    tag = "Resources",
    params(VerifyQuery),
    responses(
        (status = 204, description = "It may.", headers(
            ("X-Auth-User" = String, description = "The user name."),
            ("X-Auth-User-Id" = String, description = "The person's id, the same as at `/api/user`."),
            ("X-Auth-Client" = String, description = "The app; `-` for a personal token."),
            ("X-Auth-Scope" = String, description = "All that the token is good for."),
            ("X-Auth-Two-Factor" = String, description = "`preauthorized` or `none`."),
        )),
        (status = 400, response = BadRequest),
        (status = 403, response = Beyond),
        NoToken
    ),
    security(("oauth2" = []), ("bearer" = []), ("personalToken" = []))
)]
pub async fn any(
    State(app): State<App>,
    Bearer(token): Bearer,
    request: Request,
) -> Result<Response, JsonRefusal> {
    check(&app, &token, request).map_err(|error| JsonRefusal::new(error, Challenge::Bearer))?;
    Ok((StatusCode::NO_CONTENT, headers(&token)).into_response())
}

fn check(app: &App, token: &Credential, request: Request) -> Result<(), OAuthError> {
    let (parts, _) = request.into_parts();
    let params = query(&parts)?;
    // The audience before the scope: a token for somebody else is no credential here.
    if params
        .get("audience")?
        .is_some_and(|audience| audience != app.issuer())
    {
        return Err(OAuthError::invalid_token(
            "The access token is for another audience",
        ));
    }
    let needed = params.get("scope")?.ok_or_else(|| {
        OAuthError::invalid_request("scope is required: say which scopes the call needs")
    })?;
    bearer::require(token, &Scope::parse(needed)?)
}

/// Every header, always: what is missing here a client could send by itself through a proxy that copies it.
fn headers(token: &Credential) -> HeaderMap {
    let mut headers = HeaderMap::new();
    let mut set = |name: &'static str, value: &str| {
        // User names, ids and scopes are visible ASCII by their grammar.
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(name, value);
        }
    };
    set("x-auth-user", &token.username);
    set("x-auth-user-id", &token.user_id);
    set("x-auth-client", token.client_id().unwrap_or("-"));
    set("x-auth-scope", token.scope.as_str());
    let two_factor = if token.two_factor_preauthorized() {
        "preauthorized"
    } else {
        "none"
    };
    set("x-auth-two-factor", two_factor);
    headers
}
