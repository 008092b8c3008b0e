//! RFC 6750 2.1: the access token of a request, proven.

use axum::extract::FromRequestParts;
use axum::http::header;
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};

use crate::actions::bearer as action;
use crate::app::App;
use crate::oauth::bearer::{read, single};
use crate::oauth::error::OAuthError;
use crate::store::access_tokens::AccessToken;
use crate::web::error::{Challenge, JsonRefusal};

/// A living access token. Never anonymous: without one the answer is 401.
pub struct Bearer(pub AccessToken);

impl FromRequestParts<App> for Bearer {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let refused = |error| JsonRefusal::new(error, Challenge::Bearer).into_response();
        let header = single(
            parts
                .headers
                .get_all(header::AUTHORIZATION)
                .iter()
                .map(axum::http::HeaderValue::as_bytes),
        )
        .map_err(|error| refused(error.into()))?;
        let Some(text) = read(header).map_err(|error| refused(error.into()))? else {
            return Err(refused(
                OAuthError::no_credential("Send an access token: Authorization: Bearer TOKEN")
                    .into(),
            ));
        };
        let token = action::authenticate(app, text, app.clock.now())
            .await
            .map_err(refused)?;
        Ok(Self(token))
    }
}
