//! `POST /api/client`: an app registers itself, by curl, as with Gancio.

use axum::extract::{FromRequestParts, Request, State};
use axum::http::StatusCode;
use axum::http::header::AUTHORIZATION;
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;

use crate::actions::Refusal;
use crate::actions::register_client::{Door, Metadata, NotRegistered, Registered, admit, register};
use crate::app::App;
use crate::limits::Limit;
use crate::oauth::client::RegisteredBy;
use crate::oauth::error::OAuthError;
use crate::oauth::params::Params;
use crate::oauth::scope::Scope;
use crate::web::error::{Challenge, JsonRefusal};
use crate::web::extract::{FORM, Here, has_type, header, read_body, text_member};
use crate::web::layers::{BODY_LIMIT, LogClient};
use crate::web::openapi::refusals::RegistrationRefusals;
use crate::web::openapi::requests::{AppByForm, AppByJson};

/// What was sent, form or JSON.
#[derive(Default)]
struct Sent {
    client_name: String,
    redirect_uris: Vec<String>,
    /// The redirect URIs as they are echoed: as sent, an array joined by spaces.
    echoed: String,
    scopes: Option<String>,
    website: Option<String>,
}

/// What a client that registered itself is told, in Gancio's words.
#[derive(Serialize, ToSchema)]
struct RegisteredApp {
    client_id: String,
    /// Told once.
    client_secret: Option<String>,
    name: String,
    /// As sent; an array joined by spaces.
    redirect_uris: String,
    /// The same.
    #[serde(rename = "redirectUris")]
    redirect_uris_again: String,
    /// Separated by spaces.
    scopes: String,
    website: Option<String>,
}

/// An unknown scope, as clients of Gancio know it.
#[derive(Serialize, ToSchema)]
struct InvalidScopes {
    /// Always `Invalid scopes`.
    error: &'static str,
}

/// Register an app, as with Gancio
///
/// The app is confidential, and its tokens have no fixed end. In the mode `token` an initial access token is needed.
#[utoipa::path(
    post,
    path = "/api/client",
    operation_id = "register_app",
    tag = "Registration",
    request_body(content(
        (AppByForm = FORM),
        (AppByJson = "application/json")
    )),
    responses(
        (status = 200, description = "The app.", body = RegisteredApp),
        (status = 422, description = "A scope that is not there, or not to be had.", body = InvalidScopes),
        RegistrationRefusals
    ),
    security((), ("initialAccessToken" = []))
)]
pub async fn post(State(app): State<App>, request: Request) -> Result<Response, JsonRefusal> {
    let (mut parts, body) = request.into_parts();
    let Ok(here) = Here::from_request_parts(&mut parts, &app).await;
    app.limits
        .check(Limit::Registration, &here.network)
        .map_err(|wait| Refusal::TooMany(wait.seconds))?;
    let authorization = header(&parts.headers, AUTHORIZATION)?;
    let initial_access = admit(&app, authorization, here.now)
        .await
        .map_err(|refusal| JsonRefusal::new(refusal, Challenge::Bearer))?;
    let json = has_type(&parts.headers, "application/json");
    if !json && !has_type(&parts.headers, FORM) {
        return Err(OAuthError::invalid_request(
            "The Content-Type must be application/x-www-form-urlencoded or application/json.",
        )
        .into());
    }
    let bytes = read_body(body, BODY_LIMIT).await?;
    let sent = if json {
        from_json(&bytes)?
    } else {
        from_form(&Params::parse(&bytes)?)?
    };
    let Ok(scopes) = sent.scopes.as_deref().map(Scope::parse).transpose() else {
        return Ok(invalid_scopes());
    };
    let metadata = Metadata {
        name: &sent.client_name,
        redirect_uris: sent.redirect_uris,
        scopes: scopes.filter(|scopes| !scopes.is_empty()),
        website: sent.website.as_deref(),
        auth_method: None,
    };
    let door = Door {
        registered_by: RegisteredBy::Api,
        checked: false,
        initial_access,
        network: Some(&here.network),
    };
    match register(&app, metadata, door, here.now).await {
        Ok(registered) => {
            let client = LogClient(registered.client.client_id.clone());
            let answer = Json(answer(registered, sent.echoed));
            Ok((Extension(client), answer).into_response())
        }
        Err(NotRegistered::InvalidScopes) => Ok(invalid_scopes()),
        Err(NotRegistered::Refused(refusal)) => Err(refusal.into()),
    }
}

/// Gancio's own words and status.
fn invalid_scopes() -> Response {
    (
        StatusCode::UNPROCESSABLE_ENTITY,
        Json(InvalidScopes {
            error: "Invalid scopes",
        }),
    )
        .into_response()
}

fn answer(registered: Registered, echoed: String) -> RegisteredApp {
    let client = registered.client;
    RegisteredApp {
        client_id: client.client_id,
        client_secret: registered.secret.map(|secret| secret.expose().to_owned()),
        name: client.client_name,
        redirect_uris: echoed.clone(),
        redirect_uris_again: echoed,
        scopes: client.default_scope.to_string(),
        website: client.website,
    }
}

fn from_form(params: &Params) -> Result<Sent, OAuthError> {
    let uris = params.get("redirect_uris")?.unwrap_or_default();
    Ok(Sent {
        client_name: params.get("client_name")?.unwrap_or_default().to_owned(),
        redirect_uris: uris.split_whitespace().map(ToOwned::to_owned).collect(),
        echoed: uris.to_owned(),
        scopes: params.get("scopes")?.map(ToOwned::to_owned),
        website: params.get("website")?.map(ToOwned::to_owned),
    })
}

fn from_json(bytes: &[u8]) -> Result<Sent, OAuthError> {
    let body: Value = serde_json::from_slice(bytes).map_err(|error| {
        OAuthError::invalid_request(format!(
            "The body is not JSON: line {}, column {}.",
            error.line(),
            error.column()
        ))
    })?;
    let Value::Object(members) = body else {
        return Err(OAuthError::invalid_client_metadata(
            "The body must be a JSON object.",
        ));
    };
    let (redirect_uris, echoed) = match members.get("redirect_uris") {
        None | Some(Value::Null) => (Vec::new(), String::new()),
        Some(Value::String(uris)) => (
            uris.split_whitespace().map(ToOwned::to_owned).collect(),
            uris.clone(),
        ),
        Some(Value::Array(uris)) => {
            let uris: Option<Vec<String>> = uris
                .iter()
                .map(|uri| uri.as_str().map(ToOwned::to_owned))
                .collect();
            let uris = uris.ok_or_else(|| {
                OAuthError::invalid_redirect_uri("redirect_uris must hold strings only.")
            })?;
            let echoed = uris.join(" ");
            (uris, echoed)
        }
        Some(_) => {
            return Err(OAuthError::invalid_redirect_uri(
                "redirect_uris must be a string or an array of strings.",
            ));
        }
    };
    Ok(Sent {
        client_name: text(&members, "client_name")?.unwrap_or_default(),
        redirect_uris,
        echoed,
        scopes: text(&members, "scopes")?,
        website: text(&members, "website")?,
    })
}

fn text(members: &Map<String, Value>, name: &str) -> Result<Option<String>, OAuthError> {
    let text = text_member(members, name, OAuthError::invalid_client_metadata)?;
    Ok(text.map(ToOwned::to_owned))
}
