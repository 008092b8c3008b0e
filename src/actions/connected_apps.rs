//! ASVS 10.7.3: what a person allowed which app, and how it ends.

use std::collections::BTreeMap;

use super::Refusal;
use crate::app::App;
use crate::oauth::client::TokenPolicy;
use crate::oauth::scope::Scope;
use crate::people::network::Network;
use crate::people::user::User;
use crate::store::audit::{ENDED, Event, names};
use crate::store::grants::{EndGrants, Ended};

/// How long a replay is shown as a warning, in seconds.
const WARN_FOR: i64 = 30 * 86_400;

/// An app with everything one person allows it.
#[derive(Debug, Clone)]
pub struct ConnectedApp {
    /// Which.
    pub client_id: String,
    /// What it calls itself.
    pub client_name: String,
    /// Where it says it belongs to.
    pub website: Option<String>,
    /// Whether an administrator checked it.
    pub checked: bool,
    /// Whether its tokens have no fixed end.
    pub long_lived: bool,
    /// All that is allowed.
    pub scope: Scope,
    /// Where its answers go; the newest.
    pub redirect_uri: String,
    /// Unix seconds.
    pub first_allowed_at: i64,
    /// Unix seconds.
    pub last_used_at: Option<i64>,
    /// From where, if that is known.
    pub last_network: Option<String>,
}

/// Somebody used a code or a refresh token a second time.
#[derive(Debug, Clone)]
pub struct Replay {
    /// Unix seconds.
    pub at: i64,
    /// Of which app.
    pub client_id: String,
    /// What it calls itself.
    pub client_name: String,
    /// Whether that ended the access; else the try was only refused.
    pub ended: bool,
}

/// The apps of a person, by name.
pub async fn list(app: &App, user_id: &str) -> Result<Vec<ConnectedApp>, Refusal> {
    let mut apps: BTreeMap<String, ConnectedApp> = BTreeMap::new();
    for grant in app.store.connected(user_id).await? {
        let entry = apps
            .entry(grant.client_id.clone())
            .or_insert_with(|| ConnectedApp {
                client_id: grant.client_id,
                client_name: grant.client_name,
                website: grant.website,
                checked: grant.checked_at.is_some(),
                long_lived: grant.token_policy == TokenPolicy::LongLived,
                scope: Scope::empty(),
                redirect_uri: String::new(),
                first_allowed_at: grant.allowed_at,
                last_used_at: None,
                last_network: None,
            });
        entry.scope = entry.scope.union(&grant.scope);
        entry.redirect_uri = grant.redirect_uri;
        entry.first_allowed_at = entry.first_allowed_at.min(grant.allowed_at);
        if entry.last_used_at <= grant.last_used_at {
            entry.last_used_at = grant.last_used_at;
            entry.last_network = grant.last_network;
        }
    }
    let mut apps: Vec<_> = apps.into_values().collect();
    apps.sort_by_key(|app| app.client_name.to_lowercase());
    Ok(apps)
}

/// Codes and refresh tokens of apps that still exist, used twice lately; newest first.
pub async fn replays(app: &App, user: &User, now: i64) -> Result<Vec<Replay>, Refusal> {
    let mut replays = Vec::new();
    for event in app.store.replays(&user.id, now - WARN_FOR).await? {
        let Some(client_id) = event.client_id else {
            continue;
        };
        let Some(client) = app.store.client(&client_id).await? else {
            continue;
        };
        let ended = event.detail.as_deref() == Some(ENDED);
        replays.push(Replay {
            at: event.at,
            client_id,
            client_name: client.client_name,
            ended,
        });
    }
    Ok(replays)
}

/// The redirect URI of an app that this person disconnected, to name it once more.
pub async fn ended(app: &App, user: &User, client_id: &str) -> Result<Option<String>, Refusal> {
    // Only what they once allowed: a link must not make this page say what its author likes.
    if app.store.last_allowed(&user.id, client_id).await?.is_none() {
        return Ok(None);
    }
    Ok(app.store.redirect_uris(client_id).await?.into_iter().next())
}

/// Ends everything that a person allowed an app. Answers whether there was anything.
pub async fn end(
    app: &App,
    user: &User,
    client_id: &str,
    network: &Network,
    now: i64,
) -> Result<bool, Refusal> {
    let audit = Event {
        user_id: Some(user.id.clone()),
        client_id: Some(client_id.to_owned()),
        ..app.event(names::END, Some(network), now)
    };
    let ended = Ended::Connection {
        user_id: user.id.clone(),
        client_id: client_id.to_owned(),
    };
    Ok(app
        .store
        .commit(EndGrants {
            ended,
            ended_by: "person",
            now,
            audit,
        })
        .await?
        > 0)
}

/// Ends everything that a person allowed any app. Answers how many grants that were.
pub async fn end_all(app: &App, user: &User, network: &Network, now: i64) -> Result<u64, Refusal> {
    let audit = Event {
        user_id: Some(user.id.clone()),
        ..app.event(names::END, Some(network), now)
    };
    Ok(app
        .store
        .commit(EndGrants {
            ended: Ended::Person(user.id.clone()),
            ended_by: "person",
            now,
            audit,
        })
        .await?)
}

/// Ends what an operator names. Answers how many grants that were.
pub async fn end_by_operator(app: &App, ended: Ended, now: i64) -> Result<u64, Refusal> {
    let mut audit = app.event(names::END, None, now);
    match &ended {
        Ended::Grant(id) => audit.grant_id = Some(id.clone()),
        Ended::Connection { user_id, client_id } => {
            audit.user_id = Some(user_id.clone());
            audit.client_id = Some(client_id.clone());
        }
        Ended::Person(user_id) => audit.user_id = Some(user_id.clone()),
        Ended::App(client_id) => audit.client_id = Some(client_id.clone()),
    }
    let op = EndGrants {
        ended,
        ended_by: "operator",
        now,
        audit,
    };
    Ok(app.store.commit(op).await?)
}
