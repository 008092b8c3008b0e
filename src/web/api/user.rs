//! Who the person behind a token is.

use axum::Json;
use serde_json::{Value, json};

use crate::web::extract::Bearer;

/// `GET /api/user`: `email` and `email_verified` only together, and only with the scope `email`.
pub async fn get(Bearer(token): Bearer) -> Json<Value> {
    let mut body = json!({ "id": token.user_id, "username": token.username, "name": token.name });
    if token.scope.contains("email") {
        body["email"] = token.email.into();
        body["email_verified"] = token.email_verified_at.is_some().into();
    }
    Json(body)
}
