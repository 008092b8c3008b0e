//! Request bodies: small, of one content type.

use axum::body::{Body, Bytes};
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, header};
use std::error::Error as _;

use crate::app::App;
use crate::oauth::error::OAuthError;
use crate::oauth::params::Params;
use crate::web::error::JsonRefusal;

/// The most that a form or a JSON body may hold, in bytes.
pub const LIMIT: usize = 64 * 1024;

/// Reads a body up to `limit` bytes.
pub async fn read_body(body: Body, limit: usize) -> Result<Bytes, OAuthError> {
    axum::body::to_bytes(body, limit).await.map_err(|error| {
        if error.source().is_some_and(|source| source.to_string().contains("length limit")) {
            OAuthError::payload_too_large(format!("The body is larger than {limit} bytes."))
        } else {
            OAuthError::invalid_request("The body was not received in full.")
        }
    })
}

/// Whether the body is said to be of this type, whatever its parameters.
pub fn has_type(headers: &HeaderMap, wanted: &str) -> bool {
    headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split(';').next())
        .is_some_and(|value| value.trim().eq_ignore_ascii_case(wanted))
}

/// RFC 6749 Appendix B: a form.
pub const FORM: &str = "application/x-www-form-urlencoded";

/// A form of a JSON endpoint.
pub struct Form(pub Params);

impl FromRequest<App> for Form {
    type Rejection = JsonRefusal;

    async fn from_request(request: Request, _app: &App) -> Result<Self, JsonRefusal> {
        Ok(Self(form(request).await?))
    }
}

pub(super) async fn form(request: Request) -> Result<Params, OAuthError> {
    if !has_type(request.headers(), FORM) {
        return Err(OAuthError::invalid_request("The Content-Type must be application/x-www-form-urlencoded."));
    }
    let bytes = read_body(request.into_body(), LIMIT).await?;
    Params::parse(&bytes)
}
