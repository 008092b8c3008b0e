//! Refusals as answers. One place turns codes into statuses and headers; handlers write neither.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

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

/// RFC 6749 5.2: the body of a refusal.
#[derive(Serialize, ToSchema)]
#[schema(as = Error)]
pub struct ErrorBody<'a> {
    /// The code, for programs.
    error: &'a str,
    /// What to change, for the developer; the words may change.
    error_description: &'a str,
    /// The page of this server that explains the code.
    #[serde(skip_serializing_if = "Option::is_none")]
    error_uri: Option<String>,
    /// Which second factors are taken, beside `2FA_REQUIRED`.
    #[serde(skip_serializing_if = "Option::is_none")]
    supported_methods: Option<&'a [&'a str]>,
}

/// A refusal that has its status and headers, and no words yet: only the server as a whole knows its own address.
#[derive(Clone)]
struct Unsaid {
    error: OAuthError,
    challenge: Challenge,
}

/// Puts a refusal into words, with the addresses of the server of this issuer; any other answer stays as it is.
pub fn say(mut response: Response, issuer: &str) -> Response {
    let Some(Unsaid { error, challenge }) = response.extensions_mut().remove() else {
        return response;
    };
    let uri = error.code.uri(issuer);
    let challenge = match challenge {
        Challenge::Bearer => bearer_challenge(&error, uri.as_deref()),
        Challenge::Basic if response.status() == StatusCode::UNAUTHORIZED => {
            Some("Basic realm=\"oauth\", charset=\"UTF-8\"".to_owned())
        }
        _ => None,
    };
    let body = Json(ErrorBody {
        error: error.code.wire(),
        error_description: &error.description,
        error_uri: uri,
        supported_methods: error.supported_methods.as_deref(),
    });
    let (mut parts, said) = (response.into_parts().0, body.into_response().into_parts());
    // The router has counted the words that were not there yet.
    parts.headers.remove(header::CONTENT_LENGTH);
    parts.headers.extend(said.0.headers);
    if let Some(value) = challenge.and_then(|text| HeaderValue::from_str(&text).ok()) {
        parts.headers.insert(header::WWW_AUTHENTICATE, value);
    }
    Response::from_parts(parts, said.1)
}

impl IntoResponse for JsonRefusal {
    fn into_response(self) -> Response {
        match self.refusal {
            Refusal::Protocol(error) => protocol(error, self.challenge),
            Refusal::TooMany(seconds) => {
                let error = OAuthError::too_many_requests(
                    "Too many requests from this network. Try again later.",
                );
                retry_later(protocol(error, Challenge::None), seconds)
            }
            Refusal::Busy(seconds) => retry_later(unavailable(None), seconds),
            Refusal::Broken(error) => retry_later(unavailable(Some(error.causes())), RETRY_STORAGE),
        }
    }
}

/// Without words: the front says them ([`say`]).
fn protocol(error: OAuthError, challenge: Challenge) -> Response {
    let status = StatusCode::from_u16(error.code.status()).unwrap_or(StatusCode::BAD_REQUEST);
    let detail = error.detail.as_deref().unwrap_or(&error.description);
    let detail = LogDetail(format!("{}: {detail}", error.code.wire()));
    let mut response = status.into_response();
    let extensions = response.extensions_mut();
    extensions.insert(detail);
    extensions.insert(Unsaid { error, challenge });
    response
}

/// RFC 6750 3: the error, where it is explained, and the scope that is missing, as attributes. Neither holds `"` or `\` by construction.
fn bearer_challenge(error: &OAuthError, uri: Option<&str>) -> Option<String> {
    match error.code {
        // 3.1: without a credential the challenge is bare.
        ErrorCode::NoCredential => Some("Bearer".to_owned()),
        ErrorCode::InvalidToken | ErrorCode::InsufficientScope | ErrorCode::InvalidRequest => {
            let scope = error
                .scope
                .as_ref()
                .map_or_else(String::new, |scope| format!(", scope=\"{scope}\""));
            let uri = uri.map_or_else(String::new, |uri| format!(", error_uri=\"{uri}\""));
            Some(format!(
                "Bearer error=\"{}\", error_description=\"{}\"{scope}{uri}",
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
    let mut response = protocol(error, Challenge::None);
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
