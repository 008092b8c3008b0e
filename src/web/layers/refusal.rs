//! Refusals that come before or instead of a handler, in the form that the path speaks.

use axum::http::StatusCode;
use axum::http::header::{self, HeaderValue};
use axum::response::{IntoResponse, Response};

use super::body::Fault;
use super::{Front, RequestInfo};
use crate::app::App;
use crate::oauth::error::{ErrorCode, OAuthError};
use crate::web::error::{JsonRefusal, LogDetail, say};
use crate::web::pages::auth::error::{ErrorPage, Problem};
use crate::web::pages::{Chrome, render};

/// `error` as a page of `app`; nobody is signed in on it, since no cookie was looked at.
pub(super) fn page(app: &App, error: &OAuthError, info: &RequestInfo) -> Response {
    let problem = match error.code {
        ErrorCode::NotFound => Problem::NotFound,
        ErrorCode::MethodNotAllowed => Problem::MethodNotAllowed,
        ErrorCode::PayloadTooLarge => Problem::TooLarge,
        ErrorCode::ServerError => Problem::Broken,
        _ => Problem::BadForm,
    };
    let page = ErrorPage {
        chrome: Chrome {
            texts: app.config.languages.negotiate(info.accept_language()),
            choice: None,
            instance: app.config.instance_name.clone(),
            now: app.clock.now(),
            person: None,
        },
        problem,
        request_id: info.id.to_string(),
    };
    render(StatusCode::BAD_REQUEST, &page)
}

impl Front {
    /// `error` as JSON or as a page.
    pub(super) fn refuse(&self, error: OAuthError, json: bool, info: &RequestInfo) -> Response {
        if json {
            return say(JsonRefusal::from(error).into_response(), self.issuer());
        }
        let mut response = (self.shared.error_page)(&error, info);
        if let Ok(status) = StatusCode::from_u16(error.code.status()) {
            *response.status_mut() = status;
        }
        let detail = error.detail.as_deref().unwrap_or(&error.description);
        let detail = LogDetail(format!("{}: {detail}", error.code.wire()));
        response.extensions_mut().insert(detail);
        response
    }

    /// A body that could not be read; the connection is closed, since nobody knows where the next request begins.
    pub(super) fn refuse_body(&self, fault: Fault, json: bool, info: &RequestInfo) -> Response {
        let error = match fault {
            Fault::TooLarge => OAuthError::payload_too_large("The body is larger than 64 KiB."),
            Fault::TooSlow => OAuthError::invalid_request("The body did not arrive in time."),
            Fault::Broken => OAuthError::invalid_request("The body could not be read."),
        };
        let mut response = self.refuse(error, json, info);
        let close = HeaderValue::from_static("close");
        response.headers_mut().insert(header::CONNECTION, close);
        response
    }

    /// What was refused in another form than the path speaks is said again in ours.
    pub(super) fn translate(&self, response: Response, json: bool, info: &RequestInfo) -> Response {
        let status = response.status();
        if !(status.is_client_error() || status.is_server_error()) || !is_foreign(&response, json) {
            return response;
        }
        let error = match status {
            StatusCode::NOT_FOUND => OAuthError::not_found("There is nothing at this address."),
            StatusCode::METHOD_NOT_ALLOWED => {
                OAuthError::method_not_allowed("This address does not take that method; see Allow.")
            }
            StatusCode::PAYLOAD_TOO_LARGE => {
                OAuthError::payload_too_large("The body is larger than this address takes.")
            }
            status if status.is_server_error() => {
                OAuthError::server_error("Something broke; the log says what.")
            }
            _ => OAuthError::invalid_request("The request could not be read."),
        };
        let (parts, _) = response.into_parts();
        let mut answer = self.refuse(error, json, info);
        for name in [header::ALLOW, header::RETRY_AFTER] {
            if let Some(value) = parts.headers.get(&name) {
                answer.headers_mut().insert(name, value.clone());
            }
        }
        // What the handler said for the log says more than we can.
        answer.extensions_mut().extend(parts.extensions);
        answer
    }

    /// The last resort: the panic hook has written what happened.
    pub(super) fn broken(&self, json: bool, info: &RequestInfo) -> Response {
        let error = OAuthError::new(
            ErrorCode::ServerError,
            "Something broke in here; nothing was given out.",
        );
        self.refuse(error.with_detail("panic"), json, info)
    }
}

/// Handlers of ours say what they send: JSON or HTML, as the path wants it. A 404 or 405 of the router says nothing, its
/// extractors speak plain text, and the router's fallback is a page at every path.
fn is_foreign(response: &Response, json: bool) -> bool {
    let kind = response.headers().get(header::CONTENT_TYPE);
    match kind.map(HeaderValue::as_bytes) {
        Some(kind) => kind.starts_with(b"text/plain") || (json && kind.starts_with(b"text/html")),
        None => matches!(
            response.status(),
            StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED
        ),
    }
}
