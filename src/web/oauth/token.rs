//! RFC 6749 3.2: the token endpoint; and what a token says of itself.

use axum::extract::State;
use axum::{Extension, Json};
use serde::Serialize;
use serde_json::{Value, json};

use crate::actions::grants;
use crate::actions::issue::Issued;
use crate::app::App;
use crate::web::error::JsonRefusal;
use crate::web::extract::{Bearer, ClientForm};
use crate::web::layers::LogClient;

/// RFC 6749 5.1.
#[derive(Serialize)]
pub struct TokenResponse {
    access_token: String,
    token_type: &'static str,
    /// Seconds; absent if the token has no fixed end.
    #[serde(skip_serializing_if = "Option::is_none")]
    expires_in: Option<i64>,
    refresh_token: String,
    scope: String,
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

/// `POST /oauth/token`.
pub async fn post(
    State(app): State<App>,
    form: ClientForm,
) -> Result<(Extension<LogClient>, Json<TokenResponse>), JsonRefusal> {
    let issued =
        grants::exchange(&app, &form.client, &form.params, &form.network, form.now).await?;
    Ok((form.logged(), Json(TokenResponse::of(&issued, form.now))))
}

/// `GET /oauth/token`: what the presented token is.
pub async fn get(Bearer(token): Bearer) -> Json<Value> {
    let mut body = json!({
        "active": true,
        "scope": token.scope.to_string(),
        "username": token.username,
        "sub": token.user_id,
        "two_factor_preauthorized": token.two_factor_preauthorized(),
    });
    if let Some(client_id) = token.client_id() {
        body["client_id"] = client_id.into();
    }
    if let Some(exp) = token.expires_at {
        body["exp"] = exp.into();
    }
    Json(body)
}
