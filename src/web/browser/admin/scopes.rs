//! `GET /admin/scopes`.

use axum::response::Response;

use crate::actions::scopes as action;
use crate::web::extract::Administrator;
use crate::web::pages::admin::scopes::{Origin, ScopeRow, Scopes};

/// `GET /admin/scopes`.
pub async fn get(Administrator(member): Administrator) -> Result<Response, Response> {
    let door = &member.door;
    let counts = action::counts(&door.app)
        .await
        .map_err(|refusal| door.refusal(refusal))?;
    let scopes = &door.app.config.scopes;
    let row = |counted: action::Counted| {
        let entry = scopes.catalogue.get(&counted.name);
        ScopeRow {
            sentence: entry.map_or_else(String::new, |_| door.scope_sentence(&counted.name)),
            origin: match entry {
                None => Origin::Nowhere,
                Some(entry) if entry.key.is_some() => Origin::Server,
                Some(_) => Origin::Settings,
            },
            restricted: entry.is_some_and(|entry| entry.restricted),
            default: scopes.default.contains(&counted.name),
            apps: counted.used.clients,
            grants: counted.used.grants,
            name: counted.name,
        }
    };
    let page = Scopes {
        chrome: door.chrome(),
        rows: counts.scopes.into_iter().map(row).collect(),
        unlimited: counts.unlimited,
        counted_at: counts.counted_at,
    };
    Ok(door.page(&page))
}
