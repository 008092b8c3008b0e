//! `/`, and what is nowhere.

use axum::extract::Path;
use axum::response::Response;

use crate::web::assets;
use crate::web::extract::Door;
use crate::web::pages::auth::error::Problem;
use crate::web::pages::home::Home;

/// `GET /`.
pub async fn get(door: Door) -> Result<Response, Response> {
    let has_admin = door.app.store.has_admin().await.map_err(|error| door.refusal(error.into()))?;
    Ok(door.page(&Home { chrome: door.chrome(), needs_setup: !has_admin }))
}

/// `GET /assets/{file}`.
pub async fn asset(door: Door, Path(file): Path<String>) -> Response {
    assets::find(&file).unwrap_or_else(|| door.refuse(Problem::NotFound))
}
