//! `/account` and `/account/apps`.

use axum::response::Response;

use super::place;
use crate::actions::connected_apps;
use crate::oauth::redirect_uri::{RedirectUri, Rules};
use crate::web::extract::{Door, PageForm, PageQuery};
use crate::web::pages::account::apps::{AppsNotice, ConnectedApp, ConnectedApps, Lost, Replay};
use crate::web::pages::account::home::AccountHome;
use crate::web::pages::auth::error::Problem;
use crate::web::pages::place::Place;

/// `GET /account`.
pub async fn home(door: Door) -> Result<Response, Response> {
    let Some(session) = &door.session else {
        return Ok(door.see("/sign-in"));
    };
    let apps = connected_apps::list(&door.app, &session.user.id)
        .await
        .map_err(|refusal| door.refusal(refusal))?;
    Ok(door.page(&AccountHome {
        chrome: door.chrome(),
        email: session.user.email.clone(),
        is_admin: session.user.is_admin(),
        apps: apps.len(),
    }))
}

/// `GET /account/apps`.
pub async fn apps(PageQuery(door, params): PageQuery) -> Result<Response, Response> {
    let Some(session) = &door.session else {
        return Ok(door.see("/sign-in"));
    };
    let listed = connected_apps::list(&door.app, &session.user.id)
        .await
        .map_err(|refusal| door.refusal(refusal))?;
    let notice = match params.get("ended") {
        Ok(Some("") | None) | Err(_) => None,
        Ok(Some(client_id)) => Some(
            match connected_apps::ended(&door.app, &session.user, client_id)
                .await
                .map_err(|refusal| door.refusal(refusal))?
            {
                Some(uri) if listed.iter().all(|app| app.client_id != client_id) => {
                    AppsNotice::Revoked(where_it_lives(&uri))
                }
                _ => AppsNotice::Gone,
            },
        ),
    };
    let replays = connected_apps::replays(&door.app, &session.user, door.now)
        .await
        .map_err(|refusal| door.refusal(refusal))?;
    let of = |client_id: &str| -> Vec<Replay> {
        let same = replays
            .iter()
            .filter(|replay| replay.client_id == client_id);
        same.map(|replay| Replay {
            at: replay.at,
            ended: replay.ended,
        })
        .take(3)
        .collect()
    };
    let lost = replays
        .iter()
        .filter(|replay| replay.ended && listed.iter().all(|app| app.client_id != replay.client_id))
        .map(|replay| Lost {
            name: replay.client_name.clone(),
            at: replay.at,
        })
        .take(3)
        .collect();
    let apps = listed
        .into_iter()
        .map(|app| ConnectedApp {
            place: where_it_lives(&app.redirect_uri),
            replays: of(&app.client_id),
            grant: app.client_id,
            name: (!app.client_name.is_empty()).then_some(app.client_name),
            checked: app.checked,
            scopes: app
                .scope
                .iter()
                .map(|name| {
                    door.app
                        .config
                        .scopes
                        .catalogue
                        .get(name)
                        .map_or_else(|| name.to_owned(), crate::oauth::scope::Entry::sentence)
                })
                .collect(),
            sends_to: app.redirect_uri,
            allowed_at: app.first_allowed_at,
            last_used_at: app.last_used_at,
            long_lived: app.long_lived,
        })
        .collect();
    Ok(door.page(&ConnectedApps {
        chrome: door.chrome(),
        apps,
        lost,
        notice,
    }))
}

/// A stored redirect URI kept every rule when it was stored; the rules may have become stricter since.
fn where_it_lives(stored: &str) -> Place {
    [
        Rules {
            confidential: true,
            allow_http: true,
        },
        Rules {
            confidential: false,
            allow_http: true,
        },
    ]
    .into_iter()
    .find_map(|rules| RedirectUri::parse(stored, rules).ok())
    .map_or_else(
        || Place::App {
            scheme: stored.to_owned(),
        },
        |uri| place(&uri),
    )
}

/// `POST /account/apps`: ends what one app may do.
pub async fn end(PageForm(door, params): PageForm) -> Result<Response, Response> {
    let Some(session) = &door.session else {
        return Ok(door.see("/sign-in"));
    };
    let Ok(Some(client_id)) = params.get("grant") else {
        return Err(door.refuse(Problem::BadForm));
    };
    connected_apps::end(&door.app, &session.user, client_id, &door.network, door.now)
        .await
        .map_err(|refusal| door.refusal(refusal))?;
    let shown = client_id.bytes().all(|b| b.is_ascii_alphanumeric());
    Ok(door.see(&format!(
        "/account/apps?ended={}",
        if shown { client_id } else { "-" }
    )))
}
