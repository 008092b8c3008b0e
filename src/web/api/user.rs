//! Who the person behind a token is, what they change by it, and what else is theirs.

use axum::Json;
use axum::extract::{Request, State};
use serde_json::{Map, Value, json};

use crate::actions::account::{self, Edit};
use crate::actions::bearer::{Credential, require};
use crate::actions::connected_apps;
use crate::app::App;
use crate::oauth::error::OAuthError;
use crate::oauth::scope::Scope;
use crate::web::error::{Challenge, JsonRefusal};
use crate::web::extract::{Bearer, BearerOrQuery, Here, has_type, header, read_body, text_member};
use crate::web::layers::BODY_LIMIT;

/// Open Collective's header: `<totp|recovery_code> <code>`.
const SECOND_FACTOR: &str = "x-two-factor-authentication";

/// `GET /api/user`.
pub async fn get(BearerOrQuery(token): BearerOrQuery) -> Json<Value> {
    Json(describe(&token))
}

/// `email` and `email_verified` only together, and only with the scope `email`.
fn describe(token: &Credential) -> Value {
    let mut body = json!({ "id": token.user_id, "username": token.username, "name": token.name });
    if token.scope.contains("email") {
        body["email"] = token.email.as_str().into();
        body["email_verified"] = token.email_verified_at.is_some().into();
    }
    body
}

/// `PATCH /api/user`: the same answer as GET, and `pending_email` where an address waits for its link now.
pub async fn patch(
    State(app): State<App>,
    BearerOrQuery(mut token): BearerOrQuery,
    here: Here,
    request: Request,
) -> Result<Json<Value>, JsonRefusal> {
    let refused = |error: OAuthError| JsonRefusal::new(error, Challenge::Bearer);
    // What the token may not do is said before what is wrong with the rest.
    require(&token, &Scope::parse("account")?).map_err(refused)?;
    if !has_type(request.headers(), "application/json") {
        return Err(
            OAuthError::invalid_request("The Content-Type must be application/json.").into(),
        );
    }
    let (parts, body) = request.into_parts();
    let second_factor = second_factor(&parts.headers)?;
    let bytes = read_body(body, BODY_LIMIT).await?;
    let Ok(Value::Object(members)) = serde_json::from_slice(&bytes) else {
        return Err(OAuthError::invalid_request("The body must be a JSON object.").into());
    };
    let edit = Edit {
        name: text(&members, "name")?,
        email: text(&members, "email")?,
        password: text(&members, "password")?,
        current_password: text(&members, "current_password")?,
        second_factor,
    };
    let done = account::edit(&app, &token, &edit, &here.network, here.now)
        .await
        .map_err(|refusal| JsonRefusal::new(refusal, Challenge::Bearer))?;
    token.name = done.name;
    let mut body = describe(&token);
    if let Some(email) = done.pending_email {
        body["pending_email"] = email.into();
    }
    Ok(Json(body))
}

/// The second factor that came with a request.
pub(super) fn second_factor(headers: &axum::http::HeaderMap) -> Result<Option<&str>, OAuthError> {
    let Some(value) = header(headers, SECOND_FACTOR)? else {
        return Ok(None);
    };
    // What is no text is no code either: it is refused as malformed where one is needed.
    Ok(Some(std::str::from_utf8(value).unwrap_or_default()))
}

fn text<'a>(members: &'a Map<String, Value>, name: &str) -> Result<Option<&'a str>, OAuthError> {
    text_member(members, name, OAuthError::invalid_request)
}

/// `GET /api/user/authorizations`: the apps that the person allows something. Times in unix seconds.
pub async fn authorizations(
    State(app): State<App>,
    Bearer(token): Bearer,
) -> Result<Json<Value>, JsonRefusal> {
    may_read(&token)?;
    let apps = connected_apps::list(&app, &token.user_id).await?;
    let apps: Vec<Value> = apps
        .into_iter()
        .map(|app| {
            json!({
                "client_id": app.client_id,
                "name": app.client_name,
                "website": app.website,
                "scope": app.scope.as_str(),
                "first_allowed_at": app.first_allowed_at,
                "last_used_at": app.last_used_at,
            })
        })
        .collect();
    Ok(Json(json!({ "authorizations": apps })))
}

/// `GET /api/user/sessions`: the browsers that the person is signed in with. Times in unix seconds.
pub async fn sessions(
    State(app): State<App>,
    Bearer(token): Bearer,
    here: Here,
) -> Result<Json<Value>, JsonRefusal> {
    may_read(&token)?;
    let idle = app.config.lifetimes.session_idle;
    let sessions = app.store.sessions(&token.user_id, idle, here.now).await?;
    let sessions: Vec<Value> = sessions
        .into_iter()
        .map(|session| {
            json!({
                "id": session.id,
                "device": session.user_agent,
                "network": session.last_network.unwrap_or(session.network),
                "created_at": session.created_at,
                "last_seen_at": session.last_seen_at,
            })
        })
        .collect();
    Ok(Json(json!({ "sessions": sessions })))
}

/// What is somebody's own account needs the scope of the account.
fn may_read(token: &Credential) -> Result<(), JsonRefusal> {
    require(token, &Scope::parse("account")?)
        .map_err(|error| JsonRefusal::new(error, Challenge::Bearer))
}
