//! RFC 7591 (`POST /oauth/register`) and RFC 7592 (`GET|PUT|DELETE /oauth/register/{client_id}`).

use axum::extract::{FromRequestParts, Path, Request, State};
use axum::http::StatusCode;
use axum::http::header::{AUTHORIZATION, HeaderMap};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::ToSchema;

use crate::actions::Refusal;
use crate::actions::grants::GrantType;
use crate::actions::manage_registration::{self as manage, Managed};
use crate::actions::register_client::{Door, Metadata, NotRegistered, admit, register};
use crate::app::App;
use crate::limits::Limit;
use crate::oauth::client::{AuthMethod, Client, RegisteredBy};
use crate::oauth::error::OAuthError;
use crate::oauth::token::Token;
use crate::web::error::{Challenge, JsonRefusal};
use crate::web::extract::{Here, has_type, header, read_body, text_member};
use crate::web::layers::{BODY_LIMIT, LogClient};
use crate::web::openapi::refusals::{BadRequest, NoToken, RegistrationRefusals, TooLarge};
use crate::web::openapi::requests::{ClientMetadata, ClientReplacement};

/// What a registration says, before it is checked.
struct Sent {
    name: String,
    website: Option<String>,
    redirect_uris: Vec<String>,
    scope: Option<String>,
    auth_method: AuthMethod,
}

impl Sent {
    fn metadata(&self) -> Result<Metadata<'_>, OAuthError> {
        Ok(Metadata {
            name: &self.name,
            redirect_uris: self.redirect_uris.clone(),
            scopes: manage::scope(self.scope.as_deref())?,
            website: self.website.as_deref(),
            auth_method: Some(self.auth_method),
        })
    }
}

/// Register a client
///
/// RFC 7591 3. In the mode `token` an initial access token is needed. Unknown members are ignored.
#[utoipa::path(
    post,
    path = "/oauth/register",
    operation_id = "register",
    tag = "Registration",
    request_body = ClientMetadata,
    responses((status = 201, description = "The client.", body = ClientInformation), RegistrationRefusals),
    security((), ("initialAccessToken" = []))
)]
pub async fn post(State(app): State<App>, request: Request) -> Result<Response, JsonRefusal> {
    let (mut parts, body) = request.into_parts();
    let Ok(here) = Here::from_request_parts(&mut parts, &app).await;
    app.limits
        .check(Limit::Registration, &here.network)
        .map_err(|wait| Refusal::TooMany(wait.seconds))?;
    let initial_access = admit(&app, header(&parts.headers, AUTHORIZATION)?, here.now)
        .await
        .map_err(bearer)?;
    let members = members(Request::from_parts(parts, body)).await?;
    let sent = read(&members)?;
    let door = Door {
        registered_by: RegisteredBy::Dynamic,
        checked: false,
        initial_access,
        network: Some(&here.network),
    };
    let registered = register(&app, sent.metadata()?, door, here.now)
        .await
        .map_err(refused)?;
    let client = LogClient(registered.client.client_id.clone());
    let mut body = ClientInformation::of(registered.client, registered.redirect_uris);
    if let Some(secret) = registered.secret {
        body.client_secret = Some(secret.expose().to_owned());
        body.client_secret_expires_at = Some(0);
    }
    if let Some(token) = registered.registration {
        body.manage(&app, &token);
    }
    Ok((StatusCode::CREATED, Extension(client), Json(body)).into_response())
}

/// Read a registration
///
/// RFC 7592 2.1. The secret is not known here; it was told once.
#[utoipa::path(
    get,
    path = "/oauth/register/{client_id}",
    operation_id = "read_registration",
    tag = "Registration",
    params(("client_id" = String, Path, description = "The client.")),
    responses((status = 200, description = "The client.", body = ClientInformation), NoToken),
    security(("registrationAccessToken" = []))
)]
pub async fn get(
    State(app): State<App>,
    Path(client_id): Path<String>,
    headers: HeaderMap,
) -> Result<Json<ClientInformation>, JsonRefusal> {
    let managed = find(&app, &client_id, &headers).await?;
    Ok(answer(&app, managed))
}

/// Replace a registration
///
/// RFC 7592 2.2. What is left out is forgotten.
#[utoipa::path(
    put,
    path = "/oauth/register/{client_id}",
    operation_id = "replace_registration",
    tag = "Registration",
    params(("client_id" = String, Path, description = "The client.")),
    request_body = ClientReplacement,
    responses(
        (status = 200, description = "The client.", body = ClientInformation),
        (status = 400, response = BadRequest),
        (status = 413, response = TooLarge),
        NoToken
    ),
    security(("registrationAccessToken" = []))
)]
pub async fn put(
    State(app): State<App>,
    Path(client_id): Path<String>,
    request: Request,
) -> Result<Json<ClientInformation>, JsonRefusal> {
    let (mut parts, body) = request.into_parts();
    let Ok(here) = Here::from_request_parts(&mut parts, &app).await;
    let managed = find(&app, &client_id, &parts.headers).await?;
    let members = members(Request::from_parts(parts, body)).await?;
    // RFC 7592 2.2: the id must be there and the same, a secret the one in force, and the server's own words absent.
    if members.get("client_id").and_then(Value::as_str) != Some(&client_id) {
        return Err(OAuthError::invalid_client_metadata(
            "client_id must be there, and the one of the address.",
        )
        .into());
    }
    if let Some(secret) = members.get("client_secret") {
        let same = secret
            .as_str()
            .is_some_and(|secret| managed.has_secret(secret, here.now));
        if !same {
            return Err(OAuthError::invalid_client_metadata(
                "client_secret is not the one of this client, and cannot be chosen.",
            )
            .into());
        }
    }
    for ours in [
        "registration_access_token",
        "registration_client_uri",
        "client_secret_expires_at",
        "client_id_issued_at",
    ] {
        if members.contains_key(ours) {
            return Err(OAuthError::invalid_client_metadata(format!(
                "{ours} is the server's to say. Leave it out."
            ))
            .into());
        }
    }
    let sent = read(&members)?;
    let replaced = manage::replace(&app, managed, sent.metadata()?, &here.network, here.now)
        .await
        .map_err(refused)?;
    Ok(answer(&app, replaced))
}

/// End a registration
///
/// RFC 7592 2.3. Everything that was given to the client ends.
#[utoipa::path(
    delete,
    path = "/oauth/register/{client_id}",
    operation_id = "end_registration",
    tag = "Registration",
    params(("client_id" = String, Path, description = "The client.")),
    responses((status = 204, description = "It is gone."), NoToken),
    security(("registrationAccessToken" = []))
)]
pub async fn delete(
    State(app): State<App>,
    Path(client_id): Path<String>,
    headers: HeaderMap,
) -> Result<StatusCode, JsonRefusal> {
    let managed = find(&app, &client_id, &headers).await?;
    manage::delete(&app, &managed, app.clock.now()).await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn find(app: &App, client_id: &str, headers: &HeaderMap) -> Result<Managed, JsonRefusal> {
    manage::find(app, client_id, header(headers, AUTHORIZATION)?)
        .await
        .map_err(bearer)
}

fn bearer(refusal: Refusal) -> JsonRefusal {
    JsonRefusal::new(refusal, Challenge::Bearer)
}

fn refused(why: NotRegistered) -> JsonRefusal {
    match why {
        NotRegistered::InvalidScopes => OAuthError::invalid_client_metadata(
            "scope names a scope that this server does not have, or that only its operator gives.",
        )
        .into(),
        NotRegistered::Refused(refusal) => refusal.into(),
    }
}

async fn members(request: Request) -> Result<Map<String, Value>, OAuthError> {
    if !has_type(request.headers(), "application/json") {
        return Err(OAuthError::invalid_request(
            "The Content-Type must be application/json.",
        ));
    }
    let bytes = read_body(request.into_body(), BODY_LIMIT).await?;
    match serde_json::from_slice(&bytes) {
        Ok(Value::Object(members)) => Ok(members),
        Ok(_) => Err(OAuthError::invalid_client_metadata(
            "The body must be a JSON object.",
        )),
        Err(error) => Err(OAuthError::invalid_client_metadata(format!(
            "The body is not JSON: line {}, column {}.",
            error.line(),
            error.column()
        ))),
    }
}

/// RFC 7591 2. What is not known here is left out of the answer, as 2 and 3.2.1 allow; what cannot be is refused.
fn read(members: &Map<String, Value>) -> Result<Sent, OAuthError> {
    let auth_method = match text(members, "token_endpoint_auth_method")? {
        None => AuthMethod::Basic,
        Some(word) => word.parse().map_err(|_| {
            OAuthError::invalid_client_metadata(format!(
                "token_endpoint_auth_method must be one of: {}",
                AuthMethod::WORDS.join(", ")
            ))
        })?,
    };
    for (name, needed) in [
        ("response_types", "code"),
        ("grant_types", "authorization_code"),
    ] {
        if let Some(list) = list(members, name)?
            && !list.iter().any(|word| word == needed)
        {
            return Err(OAuthError::invalid_client_metadata(format!(
                "{name} must hold {needed}: this server has no other way to begin."
            )));
        }
    }
    let redirect_uris = list(members, "redirect_uris")
        .map_err(|error| OAuthError::invalid_redirect_uri(error.description))?
        .unwrap_or_default();
    Ok(Sent {
        name: text(members, "client_name")?.unwrap_or_default(),
        website: text(members, "client_uri")?,
        redirect_uris,
        scope: text(members, "scope")?,
        auth_method,
    })
}

fn text(members: &Map<String, Value>, name: &str) -> Result<Option<String>, OAuthError> {
    let text = text_member(members, name, OAuthError::invalid_client_metadata)?;
    Ok(text.map(ToOwned::to_owned))
}

fn list(
    members: &Map<String, Value>,
    name: &'static str,
) -> Result<Option<Vec<String>>, OAuthError> {
    let refused =
        || OAuthError::invalid_client_metadata(format!("{name} must be an array of strings."));
    match members.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::Array(items)) => items
            .iter()
            .map(|item| item.as_str().map(ToOwned::to_owned))
            .collect::<Option<Vec<_>>>()
            .map(Some)
            .ok_or_else(refused),
        Some(_) => Err(refused()),
    }
}

fn answer(app: &App, managed: Managed) -> Json<ClientInformation> {
    let mut body = ClientInformation::of(managed.client, managed.redirect_uris);
    body.manage(app, &managed.registration);
    Json(body)
}

/// RFC 7591 3.2.1: everything as it was registered.
#[derive(Serialize, ToSchema)]
pub struct ClientInformation {
    client_id: String,
    /// Unix seconds.
    client_id_issued_at: i64,
    client_name: String,
    redirect_uris: Vec<String>,
    /// What is asked for if a request names nothing; separated by spaces.
    scope: String,
    token_endpoint_auth_method: String,
    grant_types: Vec<&'static str>,
    response_types: Vec<&'static str>,
    /// The page it belongs to.
    #[serde(skip_serializing_if = "Option::is_none")]
    client_uri: Option<String>,
    /// Told once; public clients have none.
    #[serde(skip_serializing_if = "Option::is_none")]
    client_secret: Option<String>,
    /// `0`: never.
    #[serde(skip_serializing_if = "Option::is_none")]
    client_secret_expires_at: Option<i64>,
    /// RFC 7592 3: for reading, replacing and ending the registration.
    #[serde(skip_serializing_if = "Option::is_none")]
    registration_access_token: Option<String>,
    /// Where that is done.
    #[serde(skip_serializing_if = "Option::is_none")]
    registration_client_uri: Option<String>,
}

impl ClientInformation {
    fn of(client: Client, redirect_uris: Vec<String>) -> Self {
        let auth_method = client.auth_method.unwrap_or(AuthMethod::Basic);
        Self {
            client_id: client.client_id,
            client_id_issued_at: client.created_at,
            client_name: client.client_name,
            redirect_uris,
            scope: client.default_scope.to_string(),
            token_endpoint_auth_method: auth_method.to_string(),
            grant_types: GrantType::ALL.iter().map(|grant| grant.wire()).collect(),
            response_types: vec!["code"],
            client_uri: client.website,
            client_secret: None,
            client_secret_expires_at: None,
            registration_access_token: None,
            registration_client_uri: None,
        }
    }

    /// RFC 7592 3.
    fn manage(&mut self, app: &App, token: &Token) {
        let at = format!("{}/oauth/register/{}", app.issuer(), self.client_id);
        self.registration_access_token = Some(token.expose().to_owned());
        self.registration_client_uri = Some(at);
    }
}
