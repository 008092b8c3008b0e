//! `/account` and `/account/apps`.

use axum::response::Response;

use super::place;
use crate::actions::{connected_apps, second_factor, sessions};
use crate::oauth::redirect_uri::{RedirectUri, Rules};
use crate::web::extract::Member;
use crate::web::pages::account::apps::{AppsNotice, ConnectedApp, ConnectedApps, Lost, Replay};
use crate::web::pages::account::home::AccountHome;
use crate::web::pages::auth::error::Problem;
use crate::web::pages::place::Place;

/// `GET /account`.
pub async fn home(Member { door, session, .. }: Member) -> Result<Response, Response> {
    let refused = |refusal| door.refusal(refusal);
    let apps = connected_apps::list(&door.app, &session.user.id)
        .await
        .map_err(refused)?;
    let methods = second_factor::methods(&door.app, &session.user.id)
        .await
        .map_err(refused)?;
    let sessions = sessions::list(&door.app, &session, door.now)
        .await
        .map_err(refused)?;
    let store = &door.app.store;
    let tokens = store
        .personal_tokens_of(&session.user.id)
        .await
        .map_err(|error| refused(error.into()))?;
    let pending = store
        .email_change(&session.user.id)
        .await
        .map_err(|error| refused(error.into()))?;
    Ok(door.page(&AccountHome {
        chrome: door.chrome(),
        email: session.user.email.clone(),
        is_admin: session.user.is_admin(),
        pending_email: pending.map(|change| change.email),
        second_factor: methods.any(),
        sessions: sessions.len(),
        apps: apps.len(),
        tokens: tokens.len(),
    }))
}

/// `GET /account/apps`.
pub async fn apps(member: Member) -> Result<Response, Response> {
    let Member { door, session, .. } = &member;
    let listed = connected_apps::list(&door.app, &session.user.id)
        .await
        .map_err(|refusal| door.refusal(refusal))?;
    let notice = match member.field("ended") {
        "" => None,
        "all" => Some(AppsNotice::RevokedAll(
            member.field("count").parse().unwrap_or_default(),
        )),
        client_id => Some(
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
                .map(|name| door.scope_sentence(name))
                .collect(),
            sends_to: app.redirect_uri,
            allowed_at: app.first_allowed_at,
            last_used_at: app.last_used_at,
            last_network: app.last_network,
            long_lived: app.long_lived,
            extended: app.scope.iter().any(|name| {
                let entry = door.app.config.scopes.catalogue.get(name);
                entry.is_some_and(|entry| entry.restricted)
            }),
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

/// `POST /account/apps`: ends what one app may do, or all of them.
pub async fn end(member: Member) -> Result<Response, Response> {
    let Member { door, session, .. } = &member;
    if member.has("all") {
        let count = connected_apps::list(&door.app, &session.user.id)
            .await
            .map_err(|refusal| door.refusal(refusal))?
            .len();
        connected_apps::end_all(&door.app, &session.user, &door.network, door.now)
            .await
            .map_err(|refusal| door.refusal(refusal))?;
        return Ok(door.see(&format!("/account/apps?ended=all&count={count}")));
    }
    let client_id = member.field("grant");
    if client_id.is_empty() {
        return Err(door.refuse(Problem::BadForm));
    }
    connected_apps::end(&door.app, &session.user, client_id, &door.network, door.now)
        .await
        .map_err(|refusal| door.refusal(refusal))?;
    let shown = client_id.bytes().all(|b| b.is_ascii_alphanumeric());
    Ok(door.see(&format!(
        "/account/apps?ended={}",
        if shown { client_id } else { "-" }
    )))
}
