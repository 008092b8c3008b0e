//! What the page of one app shows: the store's rows and the typed form, as plain data.

use std::collections::BTreeMap;

use axum::response::Response;

use super::super::apps::switched_off;
use crate::actions::clients::Settings;
use crate::actions::ownership::CLAIM_LIFETIME;
use crate::actions::{Refusal, developer};
use crate::oauth::client::Client;
use crate::oauth::rotation::{ACCESS_LIFETIME, REFRESH_IDLE};
use crate::oauth::site;
use crate::store::Error;
use crate::store::audit::Event;
use crate::web::browser::developer::refusals_of;
use crate::web::extract::Member;
use crate::web::pages::account::tokens::ScopeBox;
use crate::web::pages::admin::app::{
    App, AppNotice, BadPolicy, Happened, PolicyForm, ScopesForm, Sure,
};
use crate::web::pages::admin::apps::Badge;

/// Events of one app that are shown.
const HISTORY: i64 = 30;

pub(super) async fn page(
    member: &Member,
    client: Client,
    notice: Option<AppNotice>,
    secret: Option<String>,
) -> Result<App, Response> {
    let door = &member.door;
    let broken = |error: Error| door.refusal(Refusal::from(error));
    let store = &door.app.store;
    let id = client.client_id.as_str();
    let redirect_uris = store.redirect_uris(id).await.map_err(broken)?;
    let usage = store.client_use(id).await.map_err(broken)?;
    let refusals = refusals_of(door, id).await?;
    let events = store.client_history(id, HISTORY).await.map_err(broken)?;
    let claim = store.claim_on(id, door.now - CLAIM_LIFETIME).await;
    let claim = claim.map_err(broken)?;
    let mut names = Names::default();
    let claimed_by = match claim {
        Some(claim) => names.of(member, &claim.claimed_by).await?,
        None => None,
    };
    let owner = match &client.owner_id {
        Some(id) => names
            .of(member, id)
            .await?
            .map(|username| (username, id.clone())),
        None => None,
    };
    let mut history = Vec::with_capacity(events.len());
    for event in events {
        history.push(happened(member, &mut names, event).await?);
    }
    let mut shared = Vec::new();
    for place in site::of(&redirect_uris) {
        let apps = store.clients_of_origin(&place.origin, 2).await;
        if place.own && apps.map_err(broken)?.len() > 1 {
            shared.push(place.origin);
        }
    }
    Ok(App {
        chrome: door.chrome(),
        badges: badges(&client, &redirect_uris),
        checked: client.checked_at.is_some(),
        waits: client.awaits_approval_at.is_some(),
        disabled: client.disabled_at.is_some(),
        public: client.is_public(),
        secret,
        secret_mark: developer::secret_mark(&client).unwrap_or_default(),
        created_at: client.created_at,
        registered_by: client.registered_by,
        owner,
        claimed_by,
        shared,
        people: usage.people,
        first_used_at: client.first_used_at,
        last_used_at: usage.last_used_at,
        refusals,
        history,
        policy: policy_form(&client),
        scopes: scopes_form(member, &client),
        unknown_owner: None,
        notice,
        redirect_uris,
        merged_into: client.merged_into,
        website: client.website,
        description: client.description,
        name: client.client_name,
        client_id: client.client_id,
    })
}

/// User names by id, each read once.
#[derive(Default)]
struct Names(BTreeMap<String, Option<String>>);

impl Names {
    async fn of(&mut self, member: &Member, id: &str) -> Result<Option<String>, Response> {
        if let Some(known) = self.0.get(id) {
            return Ok(known.clone());
        }
        let door = &member.door;
        let user = door.app.store.user(id).await;
        let user = user.map_err(|error| door.refusal(Refusal::from(error)))?;
        let name = user.map(|user| user.username);
        self.0.insert(id.to_owned(), name.clone());
        Ok(name)
    }
}

async fn happened(member: &Member, names: &mut Names, event: Event) -> Result<Happened, Response> {
    let actor = match &event.actor_id {
        Some(id) => names.of(member, id).await?,
        None => None,
    };
    let person = match &event.user_id {
        Some(id) => names.of(member, id).await?,
        None => None,
    };
    Ok(Happened {
        at: event.at,
        event: event.event,
        detail: event.detail,
        actor,
        person,
    })
}

fn badges(client: &Client, redirect_uris: &[String]) -> Vec<Badge> {
    let off = client.disabled_at.is_some();
    let badges = [
        client.checked_at.map(|_| Badge::Checked),
        client.awaits_approval_at.map(|_| Badge::Waits),
        off.then(|| switched_off(client.merged_into.is_some(), client.disabled_by)),
        site::any_plain_http(redirect_uris).then_some(Badge::PlainHttp),
    ];
    badges.into_iter().flatten().collect()
}

fn policy_form(client: &Client) -> PolicyForm {
    let seconds = |value: Option<i64>| value.map(|seconds| seconds.to_string());
    PolicyForm {
        token_policy: client.token_policy,
        access_lifetime: seconds(client.access_lifetime).unwrap_or_default(),
        refresh_idle: seconds(client.refresh_idle).unwrap_or_default(),
        pkce: client.pkce,
        redirect_match: client.redirect_match,
        audience: client.audience.clone().unwrap_or_default(),
        wrong: None,
    }
}

fn scopes_form(member: &Member, client: &Client) -> ScopesForm {
    let door = &member.door;
    let limit = client.scope_limit.as_ref();
    let catalogue = door.app.config.scopes.catalogue.iter();
    let mut boxes: Vec<(ScopeBox, bool)> = catalogue
        .map(|entry| {
            let one = ScopeBox {
                value: entry.name.clone(),
                sentence: door.scope_sentence(&entry.name),
                ticked: limit.is_some_and(|limit| limit.contains(&entry.name)),
            };
            (one, entry.restricted)
        })
        .collect();
    // What the catalogue lost is still there to be unticked.
    for name in limit.iter().flat_map(|limit| limit.iter()) {
        if door.app.config.scopes.catalogue.get(name).is_none() {
            let one = ScopeBox {
                value: name.to_owned(),
                sentence: String::new(),
                ticked: true,
            };
            boxes.push((one, false));
        }
    }
    ScopesForm {
        limited: limit.is_some(),
        boxes,
    }
}

/// The form as it was sent; `None`: this is none of ours. What a public client's form does not have stays as it is.
pub(super) fn typed_policy(member: &Member, client: &Client) -> Option<PolicyForm> {
    let pkce = match member.field("pkce") {
        "" => client.pkce,
        word => word.parse().ok()?,
    };
    Some(PolicyForm {
        token_policy: member.field("token_policy").parse().ok()?,
        access_lifetime: member.field("access_lifetime").trim().to_owned(),
        refresh_idle: member.field("refresh_idle").trim().to_owned(),
        pkce,
        redirect_match: member.field("redirect_match").parse().ok()?,
        audience: member.field("audience").trim().to_owned(),
        wrong: None,
    })
}

/// What of the form differs from the client.
pub(super) fn policy_of(form: &PolicyForm, client: &Client) -> Result<Settings, BadPolicy> {
    let access = seconds(&form.access_lifetime)
        .filter(|value| *value == 0 || ACCESS_LIFETIME.contains(value))
        .ok_or(BadPolicy::Access)?;
    let refresh = seconds(&form.refresh_idle)
        .filter(|value| *value == 0 || REFRESH_IDLE.contains(value))
        .ok_or(BadPolicy::Refresh)?;
    let audience = client.audience.clone().unwrap_or_default();
    Ok(Settings {
        token_policy: differs(form.token_policy, &client.token_policy),
        access_lifetime: differs(access, &client.access_lifetime.unwrap_or(0)),
        refresh_idle: differs(refresh, &client.refresh_idle.unwrap_or(0)),
        pkce: differs(form.pkce, &client.pkce),
        redirect_match: differs(form.redirect_match, &client.redirect_match),
        audience: differs(form.audience.clone(), &audience),
        ..Settings::default()
    })
}

fn differs<T: PartialEq>(new: T, before: &T) -> Option<T> {
    (new != *before).then_some(new)
}

/// Seconds as typed; nothing stands for the policy.
fn seconds(text: &str) -> Option<i64> {
    if text.is_empty() {
        return Some(0);
    }
    text.parse().ok().filter(|seconds| *seconds > 0)
}

/// The question in the way of a comparison by origin.
pub(super) async fn sure(member: &Member, client: &Client) -> Result<Sure, Response> {
    let door = &member.door;
    let uris = door.app.store.redirect_uris(&client.client_id).await;
    let uris = uris.map_err(|error| door.refusal(Refusal::from(error)))?;
    let hidden = member
        .params
        .iter()
        .filter(|(name, _)| *name != "csrf")
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect();
    Ok(Sure {
        chrome: door.chrome(),
        client_id: client.client_id.clone(),
        name: client.client_name.clone(),
        origins: site::of(&uris)
            .into_iter()
            .map(|site| site.origin)
            .collect(),
        hidden,
    })
}
