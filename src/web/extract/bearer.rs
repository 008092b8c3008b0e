//! RFC 6750 2: the token of a request, proven.

use axum::extract::FromRequestParts;
use axum::http::header::{AUTHORIZATION, HeaderName};
use axum::http::request::Parts;
use axum::response::{IntoResponse, Response};

use super::{Here, header, query};
use crate::actions::bearer::{Credential, authenticate};
use crate::app::App;
use crate::oauth::bearer::presented;
use crate::oauth::error::OAuthError;
use crate::web::error::{Challenge, JsonRefusal};

/// Personal tokens come in this header too.
const PERSONAL_TOKEN: HeaderName = HeaderName::from_static("personal-token");

/// A living token from a header. Never anonymous: without one the answer is 401.
pub struct Bearer(pub Credential);

impl FromRequestParts<App> for Bearer {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        prove(parts, app, None).await.map(Self)
    }
}

/// The same where a personal token may also stand in the query: `/api/user` and the GraphQL paths. (No line of the log holds a query.)
pub struct BearerOrQuery(pub Credential);

impl FromRequestParts<App> for BearerOrQuery {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        if parts.uri.query().is_none() {
            return prove(parts, app, None).await.map(Self);
        }
        let params = query(parts).map_err(refused)?;
        let token = params.get("personalToken").map_err(refused)?;
        prove(parts, app, token).await.map(Self)
    }
}

fn refused(error: OAuthError) -> Response {
    JsonRefusal::new(error, Challenge::Bearer).into_response()
}

async fn prove(parts: &mut Parts, app: &App, query: Option<&str>) -> Result<Credential, Response> {
    let Ok(Here { now, network }) = Here::from_request_parts(parts, app).await;
    let authorization = header(&parts.headers, AUTHORIZATION).map_err(refused)?;
    let personal_token = header(&parts.headers, PERSONAL_TOKEN).map_err(refused)?;
    let Some(presented) = presented(authorization, personal_token, query).map_err(refused)? else {
        return Err(refused(OAuthError::no_credential(
            "Send a token: Authorization: Bearer TOKEN",
        )));
    };
    authenticate(app, presented, &network, now)
        .await
        .map_err(|refusal| JsonRefusal::new(refusal, Challenge::Bearer).into_response())
}
