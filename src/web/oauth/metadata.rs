//! RFC 8414 2: what this server does. Only what works is said, and all that works is.

use axum::body::Bytes;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

use crate::actions::grants::GrantType;
use crate::app::App;
use crate::config::RegistrationMode;

/// RFC 8414 2, and RFC 9207 3.
#[derive(Serialize, ToSchema)]
#[schema(as = ServerMetadata)]
pub struct Metadata {
    issuer: String,
    authorization_endpoint: String,
    token_endpoint: String,
    revocation_endpoint: String,
    introspection_endpoint: String,
    /// Absent where apps cannot register themselves.
    #[serde(skip_serializing_if = "Option::is_none")]
    registration_endpoint: Option<String>,
    scopes_supported: Vec<String>,
    response_types_supported: Vec<&'static str>,
    response_modes_supported: Vec<&'static str>,
    grant_types_supported: Vec<&'static str>,
    token_endpoint_auth_methods_supported: Vec<&'static str>,
    revocation_endpoint_auth_methods_supported: Vec<&'static str>,
    introspection_endpoint_auth_methods_supported: Vec<&'static str>,
    code_challenge_methods_supported: Vec<&'static str>,
    authorization_response_iss_parameter_supported: bool,
    /// The pages for developers.
    service_documentation: String,
}

/// The document.
pub fn document(app: &App) -> Metadata {
    let issuer = app.issuer();
    let at = |path: &str| format!("{issuer}{path}");
    let confidential = vec!["client_secret_basic", "client_secret_post"];
    let any = vec!["client_secret_basic", "client_secret_post", "none"];
    let registers = app.config.registration.mode != RegistrationMode::Closed;
    let catalogue = &app.config.scopes.catalogue;
    Metadata {
        issuer: issuer.to_owned(),
        authorization_endpoint: at("/oauth/authorize"),
        token_endpoint: at("/oauth/token"),
        revocation_endpoint: at("/oauth/revoke"),
        introspection_endpoint: at("/oauth/introspect"),
        registration_endpoint: registers.then(|| at("/oauth/register")),
        scopes_supported: catalogue.iter().map(|entry| entry.name.clone()).collect(),
        response_types_supported: vec!["code"],
        response_modes_supported: vec!["query"],
        grant_types_supported: GrantType::ALL.iter().map(|grant| grant.wire()).collect(),
        token_endpoint_auth_methods_supported: any.clone(),
        revocation_endpoint_auth_methods_supported: any,
        introspection_endpoint_auth_methods_supported: confidential,
        code_challenge_methods_supported: vec!["S256"],
        authorization_response_iss_parameter_supported: true,
        service_documentation: at("/docs"),
    }
}

/// The document as bytes, made once: nothing in it changes while the server runs.
pub fn prebuilt(app: &App) -> Bytes {
    serde_json::to_vec(&document(app))
        .unwrap_or_default()
        .into()
}

/// What this server does
///
/// RFC 8414 3.
#[utoipa::path(
    get,
    path = "/.well-known/oauth-authorization-server",
    operation_id = "metadata",
    tag = "Service",
    responses((status = 200, description = "What works here.", body = Metadata))
)]
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
