//! Whether the process lives, and whether it can work.

use axum::Json;
use axum::extract::State;
use serde::Serialize;
use utoipa::ToSchema;

use crate::app::App;
use crate::web::error::JsonRefusal;
use crate::web::openapi::refusals::Unavailable;

/// That all is well.
#[derive(Serialize, ToSchema)]
pub struct Health {
    /// Always `ok`; what is not well is refused.
    status: &'static str,
}

const OK: Json<Health> = Json(Health { status: "ok" });

/// Whether the process lives
#[utoipa::path(get, path = "/healthz", operation_id = "live", tag = "Service", responses((status = 200, description = "It does.", body = Health)))]
pub async fn live() -> Json<Health> {
    OK
}

/// Whether the server can work
///
/// 503 when the database does not answer.
#[utoipa::path(get, path = "/readyz", operation_id = "ready", tag = "Service", responses(
    (status = 200, description = "It can.", body = Health),
    (status = 503, response = Unavailable)
))]
pub async fn ready(State(app): State<App>) -> Result<Json<Health>, JsonRefusal> {
    app.store.ping().await?;
    Ok(OK)
}
