//! Clients as administrators look for them: lists, searches, duplicates of one site, who answers for one, and merging.

use std::collections::HashSet;

use super::actor::Actor;
use super::{Refusal, changes};
use crate::app::App;
use crate::oauth::client::{Client, RegisteredBy};
use crate::oauth::site::{self, Range};
use crate::people::user::User;
use crate::store::Error;
use crate::store::admin_clients::{
    AssignClient, Candidate, MergeClient, MergeClients, Merged, Shown, Walk,
};
use crate::store::audit::{Event, names};
use crate::store::client_changes::Field;
use crate::store::client_sites::{BATCH, KeyClients, UnshareSites};

/// Clients on one page of a list.
pub const PAGE: usize = 50;
/// Clients that are looked at for one page: a filter that few pass must not read the whole table.
pub const LOOK: usize = 2_000;
/// Clients that are read at once.
const STEP: i64 = 250;
/// Clients of one site that are shown together, and merged at once.
pub const TOGETHER: i64 = 50;
/// Sites that are looked at for one page of duplicates.
const SITES: usize = 200;

/// By what clients are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum By {
    /// The beginning of their name.
    #[default]
    Name,
    /// The host of a redirect URI, or a domain with all beneath it.
    Site,
    /// The whole client id.
    Id,
    /// The user name of who answers for it.
    Owner,
}

impl By {
    /// All of them with the word that stands for each in addresses.
    pub const ALL: &'static [(Self, &'static str)] = &[
        (Self::Name, "name"),
        (Self::Site, "site"),
        (Self::Id, "id"),
        (Self::Owner, "owner"),
    ];
}

/// Which clients are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Filter {
    /// All.
    #[default]
    All,
    /// Those that wait for approval.
    Waiting,
    /// Those whose secret somebody has shown, to answer for them.
    Claimed,
    /// Those that an administrator checked.
    Checked,
    /// Those that are disabled.
    Disabled,
    /// Those that never redeemed a code.
    Unused,
    /// Those that registered themselves.
    SelfRegistered,
    /// Those that send people to another machine without encryption.
    PlainHttp,
}

impl Filter {
    /// All of them with the word that stands for each in addresses.
    pub const ALL: &'static [(Self, &'static str)] = &[
        (Self::All, "all"),
        (Self::Waiting, "waiting"),
        (Self::Claimed, "claimed"),
        (Self::Checked, "checked"),
        (Self::Disabled, "disabled"),
        (Self::Unused, "unused"),
        (Self::SelfRegistered, "self-registered"),
        (Self::PlainHttp, "http"),
    ];

    fn holds(self, client: &Candidate) -> bool {
        match self {
            Self::All => true,
            Self::Waiting => client.awaits_approval_at.is_some(),
            Self::Claimed => client.claimed_at.is_some(),
            Self::Checked => client.checked_at.is_some(),
            Self::Disabled => client.disabled_at.is_some(),
            Self::Unused => client.first_used_at.is_none(),
            Self::SelfRegistered => matches!(
                client.registered_by,
                RegisteredBy::Api | RegisteredBy::Dynamic
            ),
            Self::PlainHttp => client.plain_http == Some(1),
        }
    }

    /// The list that has an index of its own; what registered itself is most of all clients.
    fn walk(self) -> Walk {
        match self {
            Self::All | Self::SelfRegistered => Walk::All,
            Self::Waiting => Walk::Waiting,
            Self::Claimed => Walk::Claimed,
            Self::Checked => Walk::Checked,
            Self::Disabled => Walk::Disabled,
            Self::Unused => Walk::Unused,
            Self::PlainHttp => Walk::PlainHttp,
        }
    }
}

/// Reads one of a table of words.
pub fn word<T: Copy>(all: &[(T, &str)], word: &str) -> Option<T> {
    all.iter()
        .find(|(_, one)| *one == word)
        .map(|(value, _)| *value)
}

/// What is asked for.
#[derive(Debug, Clone, Default)]
pub struct Query<'a> {
    /// By what.
    pub by: By,
    /// What was typed; empty: the newest clients.
    pub text: &'a str,
    /// Which.
    pub filter: Filter,
    /// Where the page before ended.
    pub after: Option<Place>,
}

/// A place in a list: behind this key and id.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Place {
    /// A name key, a site key, or an age in unix seconds.
    pub key: String,
    /// The client id.
    pub client_id: String,
}

/// One client of a list.
#[derive(Debug, Clone)]
pub struct Row {
    /// What decides.
    pub client: Candidate,
    /// What is shown besides.
    pub shown: Shown,
}

/// One page of a list.
#[derive(Debug, Clone, Default)]
pub struct List {
    /// Its clients.
    pub rows: Vec<Row>,
    /// Where the next page begins, if there may be one.
    pub next: Option<Place>,
    /// The page is not full, and yet there may be more: this many clients were looked at.
    pub cut: bool,
}

/// One page of clients: the newest, or those that a search finds, by their name or site.
pub async fn list(app: &App, query: &Query<'_>) -> Result<List, Refusal> {
    let text = query.text.trim();
    // No text of a database holds one, and Postgres takes none even to compare with.
    let place = query.after.as_ref();
    let nul = |text: &str| text.contains('\0');
    if nul(text) || place.is_some_and(|place| nul(&place.key) || nul(&place.client_id)) {
        return Ok(List::default());
    }
    match query.by {
        _ if text.is_empty() => walk(app, query, &Source::Age).await,
        By::Name => walk(app, query, &Source::Name(site::name_range(text))).await,
        By::Site => match site::range(text) {
            Some(range) => walk(app, query, &Source::Site(range)).await,
            None => Ok(List::default()),
        },
        By::Id => {
            let found = app.store.client(text).await?;
            rows(app, query.filter, found.into_iter().collect()).await
        }
        By::Owner => {
            let login = text.to_lowercase();
            let found = match app.store.user_by_login(&login).await? {
                Some(user) => app.store.apps_of(&user.id).await?,
                None => Vec::new(),
            };
            rows(app, query.filter, found).await
        }
    }
}

/// Along what a list goes.
enum Source {
    Age,
    Name(Range),
    Site(Range),
}

impl Source {
    async fn step(
        &self,
        app: &App,
        filter: Filter,
        after: Option<&Place>,
    ) -> Result<Vec<Candidate>, Error> {
        match self {
            Self::Age => {
                let (at, id) = after.map_or((i64::MAX, ""), |place| {
                    (place.key.parse().unwrap_or(i64::MAX), &place.client_id)
                });
                app.store.walk_clients(filter.walk(), at, id, STEP).await
            }
            Self::Name(range) => {
                let (key, id) = begin(range, after);
                app.store.clients_by_name(key, id, &range.to, STEP).await
            }
            Self::Site(range) => {
                let (key, id) = begin(range, after);
                app.store.clients_by_site(key, id, &range.to, STEP).await
            }
        }
    }

    fn place(&self, client: &Candidate) -> Place {
        Place {
            key: match self {
                Self::Age => client.created_at.to_string(),
                Self::Name(_) | Self::Site(_) => client.key.clone(),
            },
            client_id: client.client_id.clone(),
        }
    }
}

/// Where a range is entered: at its beginning, or behind a place within it.
fn begin<'a>(range: &'a Range, after: Option<&'a Place>) -> (&'a str, &'a str) {
    match after {
        Some(place) if place.key >= range.from => (&place.key, &place.client_id),
        _ => (&range.from, ""),
    }
}

async fn walk(app: &App, query: &Query<'_>, source: &Source) -> Result<List, Refusal> {
    let mut list = List::default();
    let mut place = query.after.clone();
    let mut seen = HashSet::new();
    let mut looked = 0;
    loop {
        let step = source.step(app, query.filter, place.as_ref()).await?;
        let last_step = step.len() < STEP as usize;
        for client in step {
            // One page more is told by one client more.
            if list.rows.len() == PAGE {
                list.next = place;
                return Ok(list);
            }
            place = Some(source.place(&client));
            looked += 1;
            // Of several sites of one client the first counts.
            if query.filter.holds(&client) && seen.insert(client.client_id.clone()) {
                list.rows.extend(row(app, client).await?);
            }
        }
        if last_step {
            return Ok(list);
        }
        if looked >= LOOK {
            list.next = place;
            list.cut = list.rows.len() < PAGE;
            return Ok(list);
        }
    }
}

/// A client as a row; `None` if it has gone meanwhile.
async fn row(app: &App, client: Candidate) -> Result<Option<Row>, Error> {
    let shown = app.store.shown_client(&client.client_id).await?;
    Ok(shown.map(|shown| Row { client, shown }))
}

async fn rows(app: &App, filter: Filter, clients: Vec<Client>) -> Result<List, Refusal> {
    let mut list = List::default();
    for client in clients {
        let client = candidate(app, client).await?;
        if filter.holds(&client) {
            list.rows.extend(row(app, client).await?);
        }
    }
    Ok(list)
}

async fn candidate(app: &App, client: Client) -> Result<Candidate, Error> {
    let uris = app.store.redirect_uris(&client.client_id).await?;
    let claim = app.store.claim_on(&client.client_id, 0).await?;
    Ok(Candidate {
        claimed_at: claim.map(|claim| claim.claimed_at),
        key: String::new(),
        created_at: client.created_at,
        registered_by: client.registered_by,
        awaits_approval_at: client.awaits_approval_at,
        checked_at: client.checked_at,
        disabled_at: client.disabled_at,
        first_used_at: client.first_used_at,
        plain_http: site::any_plain_http(&uris).then_some(1),
        client_id: client.client_id,
    })
}

/// A site that more than one client has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shared {
    /// Scheme, host and port.
    pub origin: String,
    /// How many clients, at most [`TOGETHER`] and one.
    pub clients: usize,
}

/// Sites with more than one living client.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SharedSites {
    /// By origin.
    pub sites: Vec<Shared>,
    /// Behind which origin the next page begins, if there may be one.
    pub next: Option<String>,
}

/// Sites behind `after` with more than one living client.
pub async fn shared_sites(app: &App, after: &str) -> Result<SharedSites, Refusal> {
    let mut found = SharedSites::default();
    let mut origin = after.replace('\0', "");
    for _ in 0..SITES {
        let Some(next) = app.store.next_shared_origin(&origin).await? else {
            return Ok(found);
        };
        if found.sites.len() == PAGE {
            break;
        }
        origin = next;
        let clients = app.store.clients_of_origin(&origin, TOGETHER + 1).await?;
        if clients.len() > 1 {
            found.sites.push(Shared {
                origin: origin.clone(),
                clients: clients.len(),
            });
        }
    }
    found.next = Some(origin);
    Ok(found)
}

/// The living clients of one site, at most [`TOGETHER`], the one that is best kept first: checked, then by use, then by age.
pub async fn of_site(app: &App, origin: &str) -> Result<Vec<Row>, Refusal> {
    let mut found = Vec::new();
    let origin = &origin.replace('\0', "");
    for id in app.store.clients_of_origin(origin, TOGETHER).await? {
        if let Some(client) = app.store.client(&id).await? {
            found.extend(row(app, candidate(app, client).await?).await?);
        }
    }
    found.sort_by_key(|row| {
        (
            row.client.checked_at.is_none(),
            -row.shown.people,
            -row.shown.last_used_at.unwrap_or_default(),
            row.client.created_at,
        )
    });
    Ok(found)
}

/// Puts one client in the place of others that have a site in common with it: they are disabled and tell their app so, or are deleted if
/// nobody ever used them. Tokens belong to their client, and do not move.
pub async fn merge(
    app: &App,
    actor: Actor<'_>,
    kept: &str,
    others: &[&str],
    now: i64,
) -> Result<Merged, Refusal> {
    let mut merges = Vec::new();
    let mut once = HashSet::new();
    for other in others {
        if *other != kept && !other.contains('\0') && once.insert(*other) {
            merges.push(MergeClient {
                kept: kept.to_owned(),
                other: (*other).to_owned(),
                now,
                audit: Event {
                    client_id: Some((*other).to_owned()),
                    detail: Some(format!("into {kept}")),
                    ..actor.event(app, names::CLIENT_MERGED, now)
                },
            });
        }
    }
    Ok(app.store.commit(MergeClients { merges }).await?)
}

/// By an administrator's word somebody answers for a client from now on, or nobody. `false`: that is so already, or it has gone.
pub async fn assign(
    app: &App,
    actor: Actor<'_>,
    client: &Client,
    owner: Option<&User>,
    now: i64,
) -> Result<bool, Refusal> {
    let detail = owner.map_or("nobody", |user| user.username.as_str());
    let audit = Event {
        user_id: owner.map(|user| user.id.clone()),
        client_id: Some(client.client_id.clone()),
        detail: Some(detail.to_owned()),
        ..actor.event(app, names::CLIENT_OWNER, now)
    };
    let op = AssignClient {
        client_id: client.client_id.clone(),
        owner_id: owner.map(|user| user.id.clone()),
        change: changes::change(app, Field::Owner, String::new(), now),
        now,
        audit,
    };
    Ok(app.store.commit(op).await?)
}

/// Gives keys to clients that are older than they are.
pub async fn key(app: &App) -> Result<(), Error> {
    // Nothing is written where nothing waits.
    while app.store.has_unkeyed_clients().await? {
        if app.store.commit(KeyClients { limit: BATCH }).await? < BATCH.unsigned_abs() {
            break;
        }
    }
    Ok(())
}

/// Forgets of sites that they were shared, where only one client is left.
pub async fn unshare(app: &App) -> Result<(), Error> {
    let mut after = String::new();
    while app.store.next_shared_origin(&after).await?.is_some() {
        match app.store.commit(UnshareSites { after }).await? {
            Some(last) => after = last,
            None => break,
        }
    }
    Ok(())
}
