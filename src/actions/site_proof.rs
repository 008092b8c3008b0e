//! Proof of a site: whoever has shown the secret of an app that registered itself, and can put a file on every site that the app sends
//! people to, answers for it.

use data_encoding::BASE32_NOPAD;
use futures_util::future::join_all;
use url::Url;

use super::developer::{LIMIT, detailed, event};
use super::ownership::CLAIM_LIFETIME;
use super::{Refusal, changes};
use crate::app::App;
use crate::limits::Limit;
use crate::oauth::token::Digest;
use crate::people::network::Network;
use crate::people::user::User;
use crate::store::audit::names;
use crate::store::client_changes::Field;
use crate::store::developer::Written;
use crate::store::ownership::{By, TakeClient};
use crate::world::fetch::FetchError;

/// Sites that are asked for one app at most; beyond, an administrator decides.
const SITES: usize = 5;

/// What a person must put where, so that an app is theirs.
pub struct Task {
    /// One address for each site of the app.
    pub addresses: Vec<Url>,
    /// What the file must hold, alone.
    pub word: String,
}

/// Where the person must put what. `None`: one of the sites cannot be proved so (it is not https, an app on a device, or there are too many).
pub async fn task(app: &App, user: &User, client_id: &str) -> Result<Option<Task>, Refusal> {
    let uris = app.store.redirect_uris(client_id).await?;
    Ok(task_for(app, user, client_id, &uris))
}

fn task_for(app: &App, user: &User, client_id: &str, uris: &[String]) -> Option<Task> {
    let mut addresses = Vec::new();
    for uri in uris {
        let mut address = Url::parse(uri).ok()?;
        if !app.config.outbound.enabled || address.scheme() != "https" || address.domain().is_none()
        {
            return None;
        }
        address.set_path(&format!("/.well-known/permesso-claim/{client_id}"));
        address.set_query(None);
        if !addresses.contains(&address) {
            addresses.push(address);
        }
    }
    let word = word(app.issuer(), user, client_id);
    let fits = !addresses.is_empty() && addresses.len() <= SITES;
    fits.then_some(Task { addresses, word })
}

/// It is no secret, since it stands on a site; it is good for one person, one app and this server only, so that nobody's file helps anybody else.
fn word(issuer: &str, user: &User, client_id: &str) -> String {
    let about = format!("{issuer}\n{client_id}\n{}", user.id);
    let digest = BASE32_NOPAD.encode(&Digest::of(&about).as_bytes()[..20]);
    format!("permesso-claim-{}", digest.to_ascii_lowercase())
}

/// What became of it.
pub enum Proved {
    /// The app is theirs.
    Now,
    /// Not all sites have the file: which, and why not.
    Missing(Vec<(Url, Missing)>),
    /// They have as many apps as they may.
    LimitReached,
    /// It cannot be claimed so, or not any more.
    Gone,
}

/// Why a site does not speak for a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// No file came.
    Unfetched(FetchError),
    /// It holds something else.
    Different,
}

/// Looks for the files, and makes the app this person's if all of them are there.
pub async fn prove(
    app: &App,
    user: &User,
    client_id: &str,
    network: &Network,
    now: i64,
) -> Result<Proved, Refusal> {
    let since = now - CLAIM_LIFETIME;
    let claim = app.store.claim_on(client_id, since).await?;
    if claim.is_none_or(|claim| claim.claimed_by != user.id) {
        return Ok(Proved::Gone);
    }
    let uris = app.store.redirect_uris(client_id).await?;
    let Some(task) = task_for(app, user, client_id, &uris) else {
        return Ok(Proved::Gone);
    };
    app.limits
        .check(Limit::SiteProof, network)
        .map_err(|wait| Refusal::TooMany(wait.seconds))?;
    let found = join_all(task.addresses.iter().map(|address| app.fetch.text(address))).await;
    let missing: Vec<_> = task
        .addresses
        .iter()
        .zip(found)
        .filter_map(|(address, found)| {
            let missing = match found {
                Ok(text) if text.trim() == task.word => return None,
                Ok(_) => Missing::Different,
                Err(error) => Missing::Unfetched(error),
            };
            Some((address.clone(), missing))
        })
        .collect();
    if !missing.is_empty() {
        return Ok(Proved::Missing(missing));
    }
    let audit = event(app, user, client_id, names::CLIENT_OWNER, network, now);
    let op = TakeClient {
        client_id: client_id.to_owned(),
        user_id: user.id.clone(),
        by: By::Site { since, uris },
        limit: Some(LIMIT),
        change: changes::change(app, Field::Owner, String::new(), now),
        now,
        audit: detailed(audit, "proved by a file on its site"),
    };
    Ok(match app.store.commit(op).await? {
        Written::Now => Proved::Now,
        Written::LimitReached => Proved::LimitReached,
        Written::NameTaken | Written::Gone => Proved::Gone,
    })
}
