//! Who answers for an app: offers from owner to owner, and claims of apps that registered themselves.

use super::developer::{LIMIT, detailed, event};
use super::{Refusal, changes};
use crate::app::App;
use crate::limits::Limit;
use crate::oauth::client::Client;
use crate::people::network::Network;
use crate::people::user::User;
use crate::store::audit::{Event, names};
use crate::store::client_changes::Field;
use crate::store::developer::Written;
use crate::store::ownership::{
    By, Claim, ClaimClient, DeclineClient, Offer, OfferClient, TakeClient,
};

/// How long an offer stands, in seconds.
pub const OFFER_LIFETIME: i64 = 7 * 86_400;
/// How long a claim waits for an administrator, in seconds.
pub const CLAIM_LIFETIME: i64 = 30 * 86_400;

/// Offers an app to the person of a user name. The answer is the same whether there is one or not: this is no way to ask for names.
pub async fn offer(
    app: &App,
    user: &User,
    client_id: &str,
    username: &str,
    network: &Network,
    now: i64,
) -> Result<bool, Refusal> {
    let name = username.trim().to_lowercase();
    let found = app.store.user_by_login(&name).await?;
    let to = found.filter(|to| to.username == name && to.disabled_at.is_none() && to.id != user.id);
    let audit = event(app, user, client_id, names::CLIENT_CHANGED, network, now);
    let op = OfferClient {
        client_id: client_id.to_owned(),
        owner_id: user.id.clone(),
        name: Some(name),
        user_id: to.map(|to| to.id),
        now,
        audit: detailed(audit, "offered to another person"),
    };
    Ok(app.store.commit(op).await?)
}

/// Withdraws an offer. Answers whether there was one.
pub async fn withdraw(
    app: &App,
    user: &User,
    client_id: &str,
    network: &Network,
    now: i64,
) -> Result<bool, Refusal> {
    let audit = event(app, user, client_id, names::CLIENT_CHANGED, network, now);
    let op = OfferClient {
        client_id: client_id.to_owned(),
        owner_id: user.id.clone(),
        name: None,
        user_id: None,
        now,
        audit: detailed(audit, "offer withdrawn"),
    };
    Ok(app.store.commit(op).await?)
}

/// The offer of an app that stands.
pub async fn offer_of(app: &App, client_id: &str, now: i64) -> Result<Option<Offer>, Refusal> {
    Ok(app.store.offer_of(client_id, now - OFFER_LIFETIME).await?)
}

/// The apps that a person is offered.
pub async fn offers_to(app: &App, user: &User, now: i64) -> Result<Vec<Offer>, Refusal> {
    Ok(app.store.offers_to(&user.id, now - OFFER_LIFETIME).await?)
}

/// A person takes an app that they were offered.
pub async fn accept(
    app: &App,
    user: &User,
    client_id: &str,
    network: &Network,
    now: i64,
) -> Result<Written, Refusal> {
    let op = TakeClient {
        client_id: client_id.to_owned(),
        user_id: user.id.clone(),
        by: By::Offer(now - OFFER_LIFETIME),
        limit: Some(LIMIT),
        change: changes::change(app, Field::Owner, String::new(), now),
        now,
        audit: event(app, user, client_id, names::CLIENT_OWNER, network, now),
    };
    Ok(app.store.commit(op).await?)
}

/// A person says no to an app that they were offered.
pub async fn decline(
    app: &App,
    user: &User,
    client_id: &str,
    network: &Network,
    now: i64,
) -> Result<bool, Refusal> {
    let audit = event(app, user, client_id, names::CLIENT_CHANGED, network, now);
    let op = DeclineClient {
        client_id: client_id.to_owned(),
        user_id: user.id.clone(),
        audit: detailed(audit, "offer declined"),
    };
    Ok(app.store.commit(op).await?)
}

/// What became of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Claimed {
    /// It waits for an administrator's word.
    Waits,
    /// There is no such app, the secret is not its own, or it cannot be claimed: one answer for all.
    Refused,
}

/// Shows the secret of an app that registered itself, so that an administrator can say that it is this person's.
pub async fn claim(
    app: &App,
    user: &User,
    client_id: &str,
    secret: &str,
    network: &Network,
    now: i64,
) -> Result<Claimed, Refusal> {
    // Guessing at secrets is slowed down as at the token endpoint.
    app.limits
        .look(Limit::ClientAuthentication, network)
        .map_err(|wait| Refusal::TooMany(wait.seconds))?;
    let found = app.store.client(client_id.trim()).await?;
    let own = found.filter(|client| client.has_secret(secret.trim(), now));
    let claimed = if let Some(client) = own {
        let id = &client.client_id;
        let op = ClaimClient {
            client_id: id.clone(),
            user_id: user.id.clone(),
            now,
            audit: event(app, user, id, names::CLIENT_CLAIMED, network, now),
        };
        app.store.commit(op).await?
    } else {
        // Counts the failure; the answer stays what it is.
        let _ = app.limits.check(Limit::ClientAuthentication, network);
        false
    };
    Ok(if claimed {
        Claimed::Waits
    } else {
        Claimed::Refused
    })
}

/// The apps whose secret a person has shown, and that wait for an administrator.
pub async fn claims_of(app: &App, user: &User, now: i64) -> Result<Vec<Claim>, Refusal> {
    Ok(app.store.claims_of(&user.id, now - CLAIM_LIFETIME).await?)
}

/// Why an operator's word alone gives nobody an app.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Given {
    /// It is that person's now.
    Now,
    /// Somebody answers for it already.
    Owned,
    /// The person has not shown its secret.
    Unproven,
}

/// An operator gives a client without owner to the person who has shown its secret. `secret`: shown to the operator instead. A public client
/// has none to show.
pub async fn give(
    app: &App,
    client: &Client,
    user: &User,
    secret: Option<&str>,
    now: i64,
) -> Result<Given, Refusal> {
    if client.owner_id.is_some() {
        return Ok(Given::Owned);
    }
    let shown = if let Some(secret) = secret {
        client.has_secret(secret, now)
    } else {
        let since = now - CLAIM_LIFETIME;
        let claim = app.store.claim_on(&client.client_id, since).await?;
        client.is_public() || claim.is_some_and(|claim| claim.claimed_by == user.id)
    };
    if !shown {
        return Ok(Given::Unproven);
    }
    let audit = Event {
        user_id: Some(user.id.clone()),
        client_id: Some(client.client_id.clone()),
        ..app.event(names::CLIENT_OWNER, None, now)
    };
    let op = TakeClient {
        client_id: client.client_id.clone(),
        user_id: user.id.clone(),
        by: By::Operator,
        limit: None,
        change: changes::change(app, Field::Owner, String::new(), now),
        now,
        audit,
    };
    Ok(match app.store.commit(op).await? {
        Written::Now => Given::Now,
        _ => Given::Owned,
    })
}
