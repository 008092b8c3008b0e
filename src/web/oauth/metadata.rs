//! RFC 8414 2: what this server does. Only what works is said, and all that works is.

use axum::body::Bytes;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use crate::actions::grants::GrantType;
use crate::app::App;
use crate::config::RegistrationMode;

/// The document.
pub fn document(app: &App) -> Value {
    let issuer = app.issuer();
    let at = |path: &str| format!("{issuer}{path}");
    let confidential = ["client_secret_basic", "client_secret_post"];
    let grants: Vec<&str> = GrantType::ALL.iter().map(|grant| grant.wire()).collect();
    let scopes: Vec<&str> = app
        .config
        .scopes
        .catalogue
        .iter()
        .map(|entry| entry.name.as_str())
        .collect();
    let mut document = json!({
        "issuer": issuer,
        "authorization_endpoint": at("/oauth/authorize"),
        "token_endpoint": at("/oauth/token"),
        "revocation_endpoint": at("/oauth/revoke"),
        "introspection_endpoint": at("/oauth/introspect"),
        "scopes_supported": scopes,
        "response_types_supported": ["code"],
        "response_modes_supported": ["query"],
        "grant_types_supported": grants,
        "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post", "none"],
        "revocation_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post", "none"],
        "introspection_endpoint_auth_methods_supported": confidential,
        "code_challenge_methods_supported": ["S256"],
        "authorization_response_iss_parameter_supported": true,
        "service_documentation": at("/docs"),
    });
    if app.config.registration.mode != RegistrationMode::Closed {
        document["registration_endpoint"] = at("/oauth/register").into();
    }
    document
}

/// The document as bytes, made once: nothing in it changes while the server runs.
pub fn prebuilt(app: &App) -> Bytes {
    document(app).to_string().into()
}

/// `GET /.well-known/oauth-authorization-server`.
pub fn get(document: Bytes) -> Response {
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/json"),
        ),
        (
            header::CACHE_CONTROL,
            HeaderValue::from_static("public, max-age=300"),
        ),
    ];
    (headers, document).into_response()
}
