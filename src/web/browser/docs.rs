//! `/docs`: the page for those who write apps.

use axum::response::Response;

use crate::web::extract::Door;
use crate::web::pages::docs::index::{Docs, DocsScope};

/// `GET /docs`.
pub async fn get(door: Door) -> Response {
    let catalogue = &door.app.config.scopes.catalogue;
    let page = Docs {
        chrome: door.chrome(),
        issuer: door.app.issuer().to_owned(),
        example_scope: catalogue
            .iter()
            .find(|entry| !entry.restricted)
            .map(|entry| entry.name.clone()),
        scopes: catalogue
            .iter()
            .map(|entry| DocsScope {
                name: entry.name.clone(),
                text: door.scope_sentence(&entry.name),
                restricted: entry.restricted,
            })
            .collect(),
    };
    door.page(&page)
}
