//! `/account/sessions` and `/account/history`.

use std::collections::HashMap;

use axum::response::Response;

use crate::actions::sessions as action;
use crate::people::device::Device;
use crate::store::audit::names;
use crate::web::extract::Member;
use crate::web::pages::account::history::{History, HistoryRow};
use crate::web::pages::account::sessions::{SessionRow, Sessions, SessionsNotice};
use crate::web::pages::auth::error::Problem;

/// Events on one page of the history.
const PAGE: i64 = 50;

/// `GET /account/sessions`.
pub async fn get(member: Member) -> Result<Response, Response> {
    let Member { door, session, .. } = &member;
    let sessions = action::list(&door.app, session, door.now)
        .await
        .map_err(|refusal| door.refusal(refusal))?
        .into_iter()
        .map(|row| SessionRow {
            this: row.id == session.id,
            device: Device::of(&row.user_agent),
            id: row.id,
            network: row.network,
            first_seen_at: row.created_at,
            last_seen_at: row.last_seen_at,
            last_network: row.last_network,
        })
        .collect();
    let notice = match member.field("ended") {
        "" => None,
        "one" => Some(SessionsNotice::Ended),
        "none" => Some(SessionsNotice::Gone),
        count => count.parse().ok().map(SessionsNotice::OthersEnded),
    };
    Ok(door.page(&Sessions {
        chrome: door.chrome(),
        sessions,
        notice,
    }))
}

/// `POST /account/sessions`: ends one, or all others.
pub async fn post(member: Member) -> Result<Response, Response> {
    let Member { door, session, .. } = &member;
    let (app, network, now) = (&door.app, &door.network, door.now);
    let ended = if member.has("others") {
        let count = action::end_others(app, session, network, now)
            .await
            .map_err(|refusal| door.refusal(refusal))?;
        count.to_string()
    } else if member.has("session") {
        let ended = action::end(app, session, member.field("session"), network, now)
            .await
            .map_err(|refusal| door.refusal(refusal))?;
        if ended { "one" } else { "none" }.to_owned()
    } else {
        return Err(door.refuse(Problem::BadForm));
    };
    Ok(door.see(&format!("/account/sessions?ended={ended}")))
}

/// `GET /account/history[?before=…]`.
pub async fn history(member: Member) -> Result<Response, Response> {
    let Member { door, session, .. } = &member;
    let store = &door.app.store;
    let broken = |error: crate::store::Error| door.refusal(error.into());
    // Ids are hexadecimal digits and sort by time. A letter comes after all of them in every collation, punctuation in some before them.
    let before = Some(member.field("before"))
        .filter(|id| !id.is_empty() && id.len() <= 64)
        .unwrap_or("z");
    let events = store
        .history(&session.user.id, before, PAGE)
        .await
        .map_err(broken)?;
    let full = i64::try_from(events.len()).is_ok_and(|count| count == PAGE);
    let older = events
        .last()
        .filter(|_| full)
        .map(|event| format!("/account/history?before={}", event.id));
    let mut apps: HashMap<String, Option<String>> = HashMap::new();
    let mut rows = Vec::with_capacity(events.len());
    for event in events {
        let app = match event.client_id {
            Some(id) => {
                if !apps.contains_key(&id) {
                    let client = store.client(&id).await.map_err(broken)?;
                    apps.insert(id.clone(), client.map(|client| client.client_name));
                }
                apps.get(&id).cloned().flatten()
            }
            None => None,
        };
        rows.push(HistoryRow {
            at: event.at,
            warn: WARN.contains(&event.event.as_str()),
            event: event.event,
            app,
            network: event.network,
            detail: event.detail,
        });
    }
    Ok(door.page(&History {
        chrome: door.chrome(),
        rows,
        older,
    }))
}

/// What a person should look at.
const WARN: &[&str] = &[
    names::SIGN_IN_FAILED,
    names::SECOND_FACTOR_FAILED,
    names::PROOF_FAILED,
    names::CODE_REPLAY,
    names::REFRESH_REPLAY,
    names::RECOVERY_CODE_USED,
];
