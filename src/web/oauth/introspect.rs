//! RFC 7662 2: introspection.

use axum::extract::State;
use axum::{Extension, Json};
use serde::Serialize;
use utoipa::ToSchema;

use crate::actions::Refusal;
use crate::actions::introspect::{self, Active};
use crate::app::App;
use crate::limits::Limit;
use crate::web::error::JsonRefusal;
use crate::web::extract::{ClientForm, FORM};
use crate::web::layers::LogClient;
use crate::web::openapi::refusals::ClientRefusals;
use crate::web::openapi::requests::TokenQuestion;

/// RFC 7662 2.2. An inactive token has only `active`: unknown, foreign, expired, revoked and malformed are not told apart.
#[derive(Default, Serialize, ToSchema)]
pub struct Introspection {
    active: bool,
    /// `access`, `refresh` or `personal`.
    #[serde(skip_serializing_if = "Option::is_none")]
    token_use: Option<&'static str>,
    /// The person's id, the same as at `/api/user`.
    #[serde(skip_serializing_if = "Option::is_none")]
    sub: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    username: Option<String>,
    /// Absent for a personal token.
    #[serde(skip_serializing_if = "Option::is_none")]
    client_id: Option<String>,
    /// Separated by spaces.
    #[serde(skip_serializing_if = "Option::is_none")]
    scope: Option<String>,
    /// The resource it is for.
    #[serde(skip_serializing_if = "Option::is_none")]
    aud: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    iss: Option<String>,
    /// Unix seconds.
    #[serde(skip_serializing_if = "Option::is_none")]
    iat: Option<i64>,
    /// Unix seconds; absent if it has no fixed end.
    #[serde(skip_serializing_if = "Option::is_none")]
    exp: Option<i64>,
    /// Always `Bearer`.
    #[serde(skip_serializing_if = "Option::is_none")]
    token_type: Option<&'static str>,
    /// Whether operations that ask for a second factor take it without one.
    #[serde(skip_serializing_if = "Option::is_none")]
    two_factor_preauthorized: Option<bool>,
}

impl Introspection {
    fn of(found: Active, issuer: &str) -> Self {
        Self {
            active: true,
            token_use: Some(found.token_use),
            sub: Some(found.sub),
            username: Some(found.username),
            client_id: found.client_id,
            scope: Some(found.scope.to_string()),
            aud: Some(issuer.to_owned()),
            iss: Some(issuer.to_owned()),
            iat: Some(found.iat),
            exp: found.exp,
            token_type: Some("Bearer"),
            two_factor_preauthorized: Some(found.two_factor_preauthorized),
        }
    }
}

/// Ask about a token
///
/// RFC 7662 2, for confidential clients. An app sees its own tokens; a resource server sees those for its audience.
#[utoipa::path(
    post,
    path = "/oauth/introspect",
    operation_id = "introspect",
    tag = "OAuth",
    request_body(content = TokenQuestion, content_type = FORM),
    responses((status = 200, description = "What it is, or that it is nothing.", body = Introspection), ClientRefusals),
    security(("client" = []))
)]
pub async fn post(
    State(app): State<App>,
    form: ClientForm,
) -> Result<(Extension<LogClient>, Json<Introspection>), JsonRefusal> {
    let token = form.params.required("token")?;
    // RFC 7662 4: nobody scans for tokens by asking.
    app.limits
        .look(Limit::IntrospectionMiss, &form.network)
        .map_err(|wait| Refusal::TooMany(wait.seconds))?;
    let found = introspect::introspect(&app, &form.client, token, form.now).await?;
    if found.is_none() {
        let _ = app.limits.check(Limit::IntrospectionMiss, &form.network);
    }
    let answer = found.map(|found| Introspection::of(found, app.issuer()));
    Ok((form.logged(), Json(answer.unwrap_or_default())))
}
