//! `/account` and `/account/apps`.

use axum::response::Response;

use super::place;
use crate::actions::connected_apps;
use crate::oauth::redirect_uri::{RedirectUri, Rules};
use crate::people::session::Session;
use crate::web::extract::{Door, PageForm, PageQuery};
use crate::web::pages::account::apps::{AppsNotice, ConnectedApp, ConnectedApps, Replay};
use crate::web::pages::account::home::AccountHome;
use crate::web::pages::auth::error::Problem;
use crate::web::pages::place::Place;

/// The person, or the way to the sign-in page.
fn signed_in(door: &Door) -> Result<&Session, Response> {
    door.session.as_ref().ok_or_else(|| door.see("/sign-in"))
}

/// `GET /account`.
pub async fn home(door: Door) -> Result<Response, Response> {
    let session = signed_in(&door)?;
    let apps = connected_apps::list(&door.app, &session.user).await.map_err(|refusal| door.refusal(refusal))?;
    Ok(door.page(&AccountHome {
        chrome: door.chrome(),
        email: session.user.email.clone(),
        is_admin: session.user.is_admin(),
        apps: apps.len(),
    }))
}

/// `GET /account/apps`.
pub async fn apps(PageQuery(door, params): PageQuery) -> Result<Response, Response> {
    let session = signed_in(&door)?;
    let listed = connected_apps::list(&door.app, &session.user).await.map_err(|refusal| door.refusal(refusal))?;
    let notice = match params.get("ended").ok().flatten() {
        Some("now") => Some(AppsNotice::Revoked),
        Some(_) => Some(AppsNotice::Gone),
        None => None,
    };
    let replays = connected_apps::replays(&door.app, &session.user, door.now)
        .await
        .map_err(|refusal| door.refusal(refusal))?
        .into_iter()
        .map(|replay| Replay { at: replay.at, app: replay.client_name, ended: replay.ended })
        .collect();
    let apps = listed
        .into_iter()
        .map(|app| ConnectedApp {
            place: where_it_lives(&app.redirect_uri),
            grant: app.client_id,
            name: (!app.client_name.is_empty()).then_some(app.client_name),
            checked: app.checked,
            scopes: app
                .scope
                .iter()
                .map(|name| door.app.catalogue.get(name).map_or_else(|| name.to_owned(), |entry| entry.sentence()))
                .collect(),
            sends_to: app.redirect_uri,
            allowed_at: app.first_allowed_at,
            last_used_at: app.last_used_at,
            long_lived: app.long_lived,
        })
        .collect();
    Ok(door.page(&ConnectedApps { chrome: door.chrome(), apps, replays, notice }))
}

/// A stored redirect URI kept every rule when it was stored; the rules may have become stricter since.
fn where_it_lives(stored: &str) -> Place {
    [Rules { confidential: true, allow_http: true }, Rules { confidential: false, allow_http: true }]
        .into_iter()
        .find_map(|rules| RedirectUri::parse(stored, rules).ok())
        .map_or_else(|| Place::App { scheme: stored.to_owned() }, |uri| place(&uri))
}

/// `POST /account/apps`: ends what one app may do.
pub async fn end(PageForm(door, params): PageForm) -> Result<Response, Response> {
    let session = signed_in(&door)?;
    let Ok(Some(client_id)) = params.get("grant") else { return Err(door.refuse(Problem::BadForm)) };
    let ended = connected_apps::end(&door.app, &session.user, client_id, &door.network, door.now)
        .await
        .map_err(|refusal| door.refusal(refusal))?;
    Ok(door.see(if ended { "/account/apps?ended=now" } else { "/account/apps?ended=before" }))
}
