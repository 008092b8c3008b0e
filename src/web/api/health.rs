//! Whether the process lives, and whether it can work.

use axum::Json;
use axum::extract::State;
use serde_json::{Value, json};

use crate::app::App;
use crate::web::error::JsonRefusal;

/// `GET /healthz`: 200 while the process lives.
pub async fn live() -> Json<Value> {
    Json(json!({ "status": "ok" }))
}

/// `GET /readyz`: 200, or 503 when the database does not answer.
pub async fn ready(State(app): State<App>) -> Result<Json<Value>, JsonRefusal> {
    app.store.ping().await?;
    Ok(Json(json!({ "status": "ok" })))
}
