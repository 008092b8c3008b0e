//! What the pages under `/developer` show: the store's rows and the typed form, as plain data.

use axum::response::Response;
use url::Url;

use crate::actions::developer::{self as action, LIMIT, Mistakes, OwnApp, SECRET_OVERLAP, Typed};
use crate::actions::ownership::{self, OFFER_LIFETIME};
use crate::actions::site_proof::{self, Missing, Task};
use crate::actions::{Refusal, refusals};
use crate::oauth::client::{Client, DisabledBy};
use crate::oauth::scope::Scope;
use crate::store::client_refusals::ClientRefusal;
use crate::store::ownership::Claim;
use crate::web::extract::{Door, Member};
use crate::web::pages::account::tokens::ScopeBox;
use crate::web::pages::developer::AppState;
use crate::web::pages::developer::app::{App, AppNotice};
use crate::web::pages::developer::form::AppForm;
use crate::web::pages::developer::home::{
    AppRow, ClaimRow, FileRow, HomeNotice, NewApp, OfferRow, OwnApps,
};
use crate::web::pages::developer::refusal::RefusalRow;

pub(super) async fn new_page(member: &Member, form: AppForm) -> Result<NewApp, Response> {
    let Member { door, session, .. } = member;
    let apps = door.app.store.apps_of(&session.user.id).await;
    let apps = apps.map_err(|error| door.refusal(Refusal::from(error)))?;
    Ok(NewApp {
        chrome: door.chrome(),
        form,
        most: LIMIT,
        limit_reached: is_full(apps.len()),
        awaits_approval: action::waits_for_approval(&door.app, &session.user),
    })
}

pub(super) async fn page(
    member: &Member,
    own: OwnApp,
    notice: Option<AppNotice>,
    secret: Option<String>,
) -> Result<App, Response> {
    let door = &member.door;
    let client = own.client;
    let refusals = refusals_of(door, &client.client_id).await?;
    let offer = ownership::offer_of(&door.app, &client.client_id, door.now)
        .await
        .map_err(|refusal| door.refusal(refusal))?;
    let limit = client.scope_limit.clone();
    let unlimited = limit.is_none();
    let limit = limit.unwrap_or_default();
    Ok(App {
        chrome: door.chrome(),
        state: state(&client),
        checked: client.checked_at.is_some(),
        public: client.is_public(),
        secret,
        secret_mark: action::secret_mark(&client).unwrap_or_default(),
        previous_until: client.overlap(door.now),
        overlap: SECRET_OVERLAP,
        people: own.usage.people,
        last_used_at: own.usage.last_used_at,
        created_at: client.created_at,
        issuer: door.app.issuer().to_owned(),
        refusals,
        form: AppForm {
            name: client.client_name.clone(),
            description: client.description.clone().unwrap_or_default(),
            website: client.website.clone().unwrap_or_default(),
            redirect_uris: own.redirect_uris.join("\n"),
            scopes: boxes(door, |name| unlimited || limit.contains(name)),
            given: given(door, &limit),
            public: None,
            mistakes: Mistakes::default(),
        },
        offered_until: offer
            .as_ref()
            .map_or(door.now, |offer| offer.handover_at + OFFER_LIFETIME),
        offered_to: offer.map(|offer| offer.handover_name),
        notice,
        name: client.client_name,
        client_id: client.client_id,
    })
}

pub(super) async fn home(
    member: &Member,
    notice: Option<HomeNotice>,
    claim_refused: bool,
    missing: &[(Url, Missing)],
) -> Result<OwnApps, Response> {
    let Member { door, session, .. } = member;
    let refused = |refusal| door.refusal(refusal);
    let (app, user, now) = (&door.app, &session.user, door.now);
    let mut apps = Vec::new();
    for own in action::list(app, user).await.map_err(refused)? {
        let client = own.client;
        let refusals = refusals_of(door, &client.client_id).await?;
        apps.push(AppRow {
            state: state(&client),
            checked: client.checked_at.is_some(),
            redirect_uris: own.redirect_uris,
            people: own.usage.people,
            last_used_at: own.usage.last_used_at,
            refusal: refusals.into_iter().next(),
            name: client.client_name,
            client_id: client.client_id,
        });
    }
    let offers = ownership::offers_to(app, user, now)
        .await
        .map_err(refused)?;
    let mut claims = Vec::new();
    for claim in ownership::claims_of(app, user, now)
        .await
        .map_err(refused)?
    {
        let task = site_proof::task(app, user, &claim.client_id).await;
        claims.push(claim_row(claim, task.map_err(refused)?, missing));
    }
    Ok(OwnApps {
        chrome: door.chrome(),
        limit_reached: is_full(apps.len()),
        apps,
        offers: offers
            .into_iter()
            .map(|offer| OfferRow {
                client_id: offer.client_id,
                name: offer.client_name,
                from: offer.owner.unwrap_or_default(),
                at: offer.handover_at,
            })
            .collect(),
        claims,
        form: blank(door),
        most: LIMIT,
        awaits_approval: action::waits_for_approval(app, user),
        claim_refused,
        notice,
    })
}

fn claim_row(claim: Claim, task: Option<Task>, missing: &[(Url, Missing)]) -> ClaimRow {
    let (addresses, word) = task.map_or_else(Default::default, |task| (task.addresses, task.word));
    let file = |address: Url| FileRow {
        missing: missing
            .iter()
            .find(|(looked_at, _)| *looked_at == address)
            .map(|(_, missing)| *missing),
        address: address.into(),
    };
    ClaimRow {
        client_id: claim.client_id,
        name: claim.client_name,
        files: addresses.into_iter().map(file).collect(),
        word,
    }
}

pub(in crate::web::browser) async fn refusals_of(
    door: &Door,
    client_id: &str,
) -> Result<Vec<RefusalRow>, Response> {
    let refusals = refusals::of(&door.app, client_id).await;
    let refusals = refusals.map_err(|error| door.refusal(Refusal::from(error)))?;
    Ok(refusals.into_iter().map(row).collect())
}

fn row(refusal: ClientRefusal) -> RefusalRow {
    let registered = refusal.registered.unwrap_or_default();
    RefusalRow {
        at: refusal.at,
        endpoint: refusal.endpoint,
        error: refusal.error,
        description: refusal.description,
        sent: refusal.sent,
        registered: registered.lines().map(ToOwned::to_owned).collect(),
    }
}

fn state(client: &Client) -> AppState {
    match (client.disabled_at, client.disabled_by) {
        (Some(_), Some(DisabledBy::Owner)) => AppState::Disabled,
        (Some(_), _) => AppState::Barred,
        (None, _) if client.awaits_approval_at.is_some() => AppState::Waits,
        (None, _) => AppState::Live,
    }
}

fn is_full(apps: usize) -> bool {
    i64::try_from(apps).is_ok_and(|count| count >= LIMIT)
}

pub(super) fn typed(member: &Member) -> Typed<'_> {
    Typed {
        name: member.field("name"),
        description: member.field("description"),
        website: member.field("website"),
        redirect_uris: member.field("redirect_uris"),
    }
}

pub(super) fn ticked(member: &Member) -> Vec<&str> {
    member.params.all("scope").collect()
}

/// A new form: ticked is what apps get here by default, and to learn an address.
pub(super) fn blank(door: &Door) -> AppForm {
    let default = &door.app.config.scopes.default;
    AppForm {
        name: String::new(),
        description: String::new(),
        website: String::new(),
        redirect_uris: String::new(),
        scopes: boxes(door, |name| default.contains(name) || name == "email"),
        given: Vec::new(),
        public: Some(false),
        mistakes: Mistakes::default(),
    }
}

pub(super) fn filled_in(member: &Member, limit: &Scope, mistakes: Mistakes) -> AppForm {
    let (typed, ticked) = (typed(member), ticked(member));
    AppForm {
        name: typed.name.to_owned(),
        description: typed.description.to_owned(),
        website: typed.website.to_owned(),
        redirect_uris: typed.redirect_uris.to_owned(),
        scopes: boxes(&member.door, |name| ticked.contains(&name)),
        given: given(&member.door, limit),
        public: None,
        mistakes,
    }
}

fn boxes(door: &Door, ticked: impl Fn(&str) -> bool) -> Vec<ScopeBox> {
    let catalogue = door.app.config.scopes.catalogue.iter();
    catalogue
        .filter(|entry| !entry.restricted)
        .map(|entry| ScopeBox {
            value: entry.name.clone(),
            sentence: door.scope_sentence(&entry.name),
            ticked: ticked(&entry.name),
        })
        .collect()
}

/// What an administrator gave an app, in sentences.
fn given(door: &Door, limit: &Scope) -> Vec<String> {
    let catalogue = &door.app.config.scopes.catalogue;
    limit
        .iter()
        .filter_map(|name| catalogue.get(name))
        .filter(|entry| entry.restricted)
        .map(|entry| door.scope_sentence(&entry.name))
        .collect()
}
