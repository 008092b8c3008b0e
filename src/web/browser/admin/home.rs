//! `GET /admin`, `/admin/settings` and `/admin/health`: pages that are only looked at.

use axum::response::Response;

use crate::actions::health;
use crate::web::extract::Administrator;
use crate::web::pages::admin::health::AdminHealth;
use crate::web::pages::admin::home::AdminHome;
use crate::web::pages::admin::settings::AdminSettings;

/// `GET /admin`.
pub async fn get(Administrator(member): Administrator) -> Result<Response, Response> {
    let door = &member.door;
    let overview = health::overview(&door.app, door.now)
        .await
        .map_err(|refusal| door.refusal(refusal))?;
    Ok(door.page(&AdminHome {
        chrome: door.chrome(),
        overview,
    }))
}

/// `GET /admin/settings`.
pub async fn settings(Administrator(member): Administrator) -> Response {
    let door = &member.door;
    door.page(&AdminSettings {
        chrome: door.chrome(),
        settings: door.app.config.shown(),
    })
}

/// `GET /admin/health`.
pub async fn health(Administrator(member): Administrator) -> Result<Response, Response> {
    let door = &member.door;
    let health = health::health(&door.app)
        .await
        .map_err(|refusal| door.refusal(refusal))?;
    Ok(door.page(&AdminHealth {
        chrome: door.chrome(),
        health,
        database: door.app.config.database.to_string(),
        version: env!("CARGO_PKG_VERSION"),
    }))
}
