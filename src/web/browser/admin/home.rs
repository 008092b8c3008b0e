//! `/admin`, `/admin/settings` and `/admin/health`: how the installation is.

use axum::response::Response;

use crate::actions::{health, mails};
use crate::web::extract::Administrator;
use crate::web::pages::admin::health::AdminHealth;
use crate::web::pages::admin::home::AdminHome;
use crate::web::pages::admin::settings::AdminSettings;
use crate::web::pages::auth::error::Problem;

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
        retried: member.field("retried").parse().ok(),
    }))
}

/// `POST /admin/health`: mails that wait or were given up are tried again.
pub async fn retry(Administrator(member): Administrator) -> Result<Response, Response> {
    let door = &member.door;
    if member.field("do") != "retry-mails" {
        return Err(door.refuse(Problem::BadForm));
    }
    let retried = mails::retry(&door.app, None, member.actor(), door.now)
        .await
        .map_err(|refusal| door.refusal(refusal))?;
    Ok(door.see(&format!("/admin/health?retried={retried}#mail")))
}
