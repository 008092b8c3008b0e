//! RFC 6749 3.2: the token endpoint; and what a token says of itself.

use axum::extract::State;
use axum::{Extension, Json};
use serde::Serialize;
use utoipa::ToSchema;

use crate::actions::grants;
use crate::actions::issue::Issued;
use crate::app::App;
use crate::web::error::JsonRefusal;
use crate::web::extract::{Bearer, ClientForm, FORM};
use crate::web::layers::LogClient;
use crate::web::openapi::refusals::{ClientRefusals, NoToken};
use crate::web::openapi::requests::TokenRequest;

/// RFC 6749 5.1.
#[derive(Serialize, ToSchema)]
pub struct TokenResponse {
    access_token: String,
    /// Always `Bearer`.
    token_type: &'static str,
    /// Seconds; absent if the token has no fixed end.
    #[serde(skip_serializing_if = "Option::is_none")]
    expires_in: Option<i64>,
    refresh_token: String,
    /// What the person allowed, separated by spaces.
    scope: String,
    /// The person.
    username: String,
}

impl TokenResponse {
    fn of(issued: &Issued, now: i64) -> Self {
        Self {
            access_token: issued.access.expose().to_owned(),
            token_type: "Bearer",
            expires_in: issued.expires_at.map(|at| at - now),
            refresh_token: issued.refresh.expose().to_owned(),
            scope: issued.scope.to_string(),
            username: issued.username.clone(),
        }
    }
}

/// Exchange a code or a refresh token
///
/// RFC 6749 3.2. Confidential clients authenticate by HTTP Basic or in the body, public ones by `client_id` alone.
#[utoipa::path(
    post,
    path = "/oauth/token",
    operation_id = "token",
    tag = "OAuth",
    request_body(content = TokenRequest, content_type = FORM),
    responses((status = 200, description = "A new pair.", body = TokenResponse), ClientRefusals),
    security(("client" = []))
)]
pub async fn post(
    State(app): State<App>,
    form: ClientForm,
) -> Result<(Extension<LogClient>, Json<TokenResponse>), JsonRefusal> {
    let issued =
        grants::exchange(&app, &form.client, &form.params, &form.network, form.now).await?;
    Ok((form.logged(), Json(TokenResponse::of(&issued, form.now))))
}

/// What a token says of itself.
#[derive(Serialize, ToSchema)]
pub struct TokenFacts {
    /// Always `true`: a token that has ended is refused.
    active: bool,
    /// What it is good for, separated by spaces.
    scope: String,
    username: String,
    /// The person's id, the same as at `/api/user`.
    sub: String,
    /// Whether operations that ask for a second factor take it without one.
    two_factor_preauthorized: bool,
    /// The app; absent for a personal token.
    #[serde(skip_serializing_if = "Option::is_none")]
    client_id: Option<String>,
    /// When it ends, in unix seconds; absent if it has no fixed end.
    #[serde(skip_serializing_if = "Option::is_none")]
    exp: Option<i64>,
}

/// Ask what a token is
///
/// An access token or a personal token of any scope.
#[utoipa::path(
    get,
    path = "/oauth/token",
    operation_id = "describe_token",
    tag = "OAuth",
    responses((status = 200, description = "What the token is.", body = TokenFacts), NoToken),
    security(("oauth2" = []), ("bearer" = []), ("personalToken" = []))
)]
pub async fn get(Bearer(token): Bearer) -> Json<TokenFacts> {
    Json(TokenFacts {
        active: true,
        scope: token.scope.to_string(),
        two_factor_preauthorized: token.two_factor_preauthorized(),
        client_id: token.client_id().map(ToOwned::to_owned),
        exp: token.expires_at,
        username: token.username,
        sub: token.user_id,
    })
}
