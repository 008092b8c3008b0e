//! Headers that every answer carries, by kind: pages, JSON, and what scripts of other origins may read.

use axum::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use axum::response::Response;

/// Marks a page whose form can end at an app (sign-in, consent): it carries no `form-action`, because Chromium
/// holds that against every redirect after the form, and the last of them leads to the app.
#[derive(Clone, Copy, Debug)]
pub struct MayEndAtApp;

/// A page loads nothing but our style sheet, images and script, is never framed, and has no base.
macro_rules! policy {
    ($($more:literal)?) => {
        HeaderValue::from_static(concat!(
            "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; ",
            "object-src 'none'; base-uri 'none'; frame-ancestors 'none'",
            $($more)?
        ))
    };
}

const POLICY: HeaderValue = policy!("; form-action 'self'");
const POLICY_OF_APP_FORMS: HeaderValue = policy!();
const PERMISSIONS: HeaderValue =
    HeaderValue::from_static("camera=(), geolocation=(), microphone=(), payment=(), usb=()");
const NO_STORE: HeaderValue = HeaderValue::from_static("no-store");
const NOSNIFF: HeaderValue = HeaderValue::from_static("nosniff");
const ANY: HeaderValue = HeaderValue::from_static("*");

/// What every answer gets; what the handler set itself stays (documents that may be cached).
pub(super) fn common(headers: &mut HeaderMap, https: bool) {
    headers.reserve(16);
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, NOSNIFF);
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, NO_STORE);
        // RFC 6749 5.1 asks for it beside no-store.
        headers.insert(header::PRAGMA, HeaderValue::from_static("no-cache"));
    }
    if https {
        headers.insert(
            header::STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static("max-age=31536000"),
        );
    }
}

/// What pages get on top.
pub(super) fn page(response: &mut Response) {
    let may_end_at_app = response.extensions().get::<MayEndAtApp>().is_some();
    let redirect = response.status().is_redirection();
    let headers = response.headers_mut();
    let policy = if may_end_at_app {
        POLICY_OF_APP_FORMS
    } else {
        POLICY
    };
    headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    headers.insert(
        header::REFERRER_POLICY,
        HeaderValue::from_static("no-referrer"),
    );
    headers.insert(HeaderName::from_static("permissions-policy"), PERMISSIONS);
    // Apps may open us in a pop-up and wait for it to come back: the pages on that way, and the redirects
    // between them, must not cut it off from its opener.
    if !may_end_at_app && !redirect {
        headers.insert(
            HeaderName::from_static("cross-origin-opener-policy"),
            HeaderValue::from_static("same-origin"),
        );
    }
}

/// Lets scripts of every origin read the answer, without credentials.
pub(super) fn cross_origin(headers: &mut HeaderMap) {
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, ANY);
    headers.insert(
        header::ACCESS_CONTROL_EXPOSE_HEADERS,
        HeaderValue::from_static("WWW-Authenticate, Retry-After"),
    );
}

/// What a preflight gets on top of [`cross_origin`].
pub(super) fn preflight(headers: &mut HeaderMap) {
    headers.insert(
        header::ACCESS_CONTROL_ALLOW_METHODS,
        HeaderValue::from_static("GET, POST, PUT, PATCH, DELETE"),
    );
    headers.insert(
        header::ACCESS_CONTROL_ALLOW_HEADERS,
        HeaderValue::from_static(
            "Authorization, Content-Type, Personal-Token, X-Two-Factor-Authentication",
        ),
    );
    headers.insert(
        header::ACCESS_CONTROL_MAX_AGE,
        HeaderValue::from_static("86400"),
    );
}
