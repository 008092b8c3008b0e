//! Refusals as answers. One place turns codes into statuses and headers; handlers write neither.

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use crate::actions::Refusal;
use crate::oauth::error::{ErrorCode, OAuthError};

/// What the log says beside the request's line: the cause of a breakage, the detail of a refusal. Never part of an answer.
#[derive(Debug, Clone)]
pub struct LogDetail(pub String);

/// Seconds after which a storage fault may be over.
const RETRY_STORAGE: u64 = 2;

/// A refusal as JSON (RFC 6749 5.2), with the challenge that the caller's way of authenticating asks for.
#[derive(Debug)]
pub struct JsonRefusal {
    refusal: Refusal,
    challenge: Challenge,
}

/// Which `WWW-Authenticate` a 401 carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Challenge {
    /// None: the client authenticated in the body.
    None,
    /// RFC 6749 5.2: the client used HTTP Basic.
    Basic,
    /// RFC 6750 3.
    Bearer,
}

impl JsonRefusal {
    /// A refusal with a challenge.
    pub fn new(refusal: impl Into<Refusal>, challenge: Challenge) -> Self {
        Self {
            refusal: refusal.into(),
            challenge,
        }
    }
}

impl<E: Into<Refusal>> From<E> for JsonRefusal {
    fn from(error: E) -> Self {
        Self::new(error, Challenge::None)
    }
}

impl IntoResponse for JsonRefusal {
    fn into_response(self) -> Response {
        match self.refusal {
            Refusal::Protocol(error) => protocol(&error, self.challenge),
            Refusal::TooMany(seconds) => {
                let error = OAuthError::too_many_requests(
                    "Too many requests from this network. Try again later.",
                );
                retry_later(protocol(&error, Challenge::None), seconds)
            }
            Refusal::Busy(seconds) => retry_later(unavailable(None), seconds),
            Refusal::Broken(error) => retry_later(unavailable(Some(error.causes())), RETRY_STORAGE),
        }
    }
}

fn protocol(error: &OAuthError, challenge: Challenge) -> Response {
    let status = StatusCode::from_u16(error.code.status()).unwrap_or(StatusCode::BAD_REQUEST);
    let mut body = json!({ "error": error.code.wire(), "error_description": error.description });
    if let Some(methods) = &error.supported_methods {
        body["supported_methods"] = json!(methods);
    }
    let mut response = (status, axum::Json(body)).into_response();
    let challenge = match challenge {
        Challenge::Bearer => bearer_challenge(error),
        Challenge::Basic if status == StatusCode::UNAUTHORIZED => {
            Some("Basic realm=\"oauth\", charset=\"UTF-8\"".to_owned())
        }
        _ => None,
    };
    if let Some(value) = challenge.and_then(|text| HeaderValue::from_str(&text).ok()) {
        response
            .headers_mut()
            .insert(header::WWW_AUTHENTICATE, value);
    }
    let detail = error.detail.as_deref().unwrap_or(&error.description);
    response
        .extensions_mut()
        .insert(LogDetail(format!("{}: {detail}", error.code.wire())));
    response
}

/// RFC 6750 3: the error and the scope that is missing, as attributes. Descriptions hold neither `"` nor `\` by construction.
fn bearer_challenge(error: &OAuthError) -> Option<String> {
    match error.code {
        // 3.1: without a credential the challenge is bare.
        ErrorCode::NoCredential => Some("Bearer".to_owned()),
        ErrorCode::InvalidToken | ErrorCode::InsufficientScope | ErrorCode::InvalidRequest => {
            let scope = error
                .scope
                .as_ref()
                .map_or_else(String::new, |scope| format!(", scope=\"{scope}\""));
            Some(format!(
                "Bearer error=\"{}\", error_description=\"{}\"{scope}",
                error.code.wire(),
                error.description
            ))
        }
        // RFC 9470 3: the token is good, and this operation asks for more than a token.
        ErrorCode::SecondFactorRequired | ErrorCode::InvalidSecondFactor => Some(format!(
            "Bearer error=\"insufficient_user_authentication\", error_description=\"{}\"",
            error.description
        )),
        _ => None,
    }
}

fn unavailable(cause: Option<String>) -> Response {
    let error = OAuthError::temporarily_unavailable(
        "The server cannot do this right now. Nothing was changed. Try again shortly.",
    );
    let mut response = protocol(&error, Challenge::None);
    *response.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
    if let Some(cause) = cause {
        response.extensions_mut().insert(LogDetail(cause));
    }
    response
}

/// Adds `Retry-After`.
pub fn retry_later(mut response: Response, seconds: u64) -> Response {
    response
        .headers_mut()
        .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    response
}
