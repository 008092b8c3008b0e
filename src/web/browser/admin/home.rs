//! `GET /admin`.

use axum::response::Response;

use crate::web::extract::Administrator;
use crate::web::pages::admin::home::AdminHome;

/// `GET /admin`.
pub async fn get(Administrator(member): Administrator) -> Result<Response, Response> {
    let door = &member.door;
    Ok(door.page(&AdminHome {
        chrome: door.chrome(),
    }))
}
