//! Request bodies: of one content type each. The front has bounded and read them already.

use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, header};
use serde_json::{Map, Value};

use crate::oauth::error::OAuthError;
use crate::oauth::params::Params;
use crate::web::layers::BODY_LIMIT;

/// RFC 6749 Appendix B: a form.
pub const FORM: &str = "application/x-www-form-urlencoded";

/// The bytes of a body, at most `limit` of them.
pub async fn read_body(body: Body, limit: usize) -> Result<Bytes, OAuthError> {
    let bytes = axum::body::to_bytes(body, BODY_LIMIT).await.map_err(|_| {
        OAuthError::invalid_request("The body was not received in full, or is too large.")
    })?;
    if bytes.len() > limit {
        return Err(OAuthError::payload_too_large(format!(
            "The body is larger than {limit} bytes."
        )));
    }
    Ok(bytes)
}

/// Whether the body is said to be of this type, whatever its parameters.
pub fn has_type(headers: &HeaderMap, wanted: &str) -> bool {
    headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split(';').next())
        .is_some_and(|value| value.trim().eq_ignore_ascii_case(wanted))
}

/// The form of a JSON endpoint.
pub(super) async fn form(request: Request) -> Result<Params, OAuthError> {
    if !has_type(request.headers(), FORM) {
        return Err(OAuthError::invalid_request(
            "The Content-Type must be application/x-www-form-urlencoded.",
        ));
    }
    Params::parse(&read_body(request.into_body(), BODY_LIMIT).await?)
}

/// A string of a JSON object; null counts as absent.
///
/// # Errors
/// What `refuse` makes of the sentence, if it is of another type.
pub fn text_member<'a>(
    members: &'a Map<String, Value>,
    name: &str,
    refuse: fn(String) -> OAuthError,
) -> Result<Option<&'a str>, OAuthError> {
    match members.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) => Ok(Some(text)),
        Some(_) => Err(refuse(format!("{name} must be a string."))),
    }
}
