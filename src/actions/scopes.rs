//! The catalogue of scopes as administrators see it, and how much each of them is used.

use std::collections::BTreeMap;

use super::Refusal;
use crate::app::App;
use crate::oauth::scope::Scope;
use crate::store::Error;
use crate::store::scope_figures::{ScopeFigure, WriteScopeFigures};

/// Rows that are read at once while counting.
const PAGE: i64 = 2_000;
/// Figures younger than this are not counted again: one of several processes did it.
const FRESH: i64 = 3_000;

/// How much a scope is used.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Used {
    /// Clients that have it in their limit.
    pub clients: i64,
    /// Live grants that hold it.
    pub grants: i64,
}

/// One scope of the catalogue, or one that is only in use still.
#[derive(Debug, Clone)]
pub struct Counted {
    /// Its name.
    pub name: String,
    /// How much it is used.
    pub used: Used,
    /// It is in the catalogue.
    pub known: bool,
}

/// Every scope with how much it is used.
#[derive(Debug, Clone, Default)]
pub struct Counts {
    /// The catalogue in its order, then what is in use without being in it.
    pub scopes: Vec<Counted>,
    /// Clients without a limit: they may ask for everything that is not restricted.
    pub unlimited: i64,
    /// When this was counted; `None`: not yet.
    pub counted_at: Option<i64>,
}

/// The catalogue with its figures, as the job counted them last.
pub async fn counts(app: &App) -> Result<Counts, Refusal> {
    let figures = app.store.scope_figures().await?;
    let catalogue = &app.config.scopes.catalogue;
    let mut counts = Counts::default();
    let of = |name: &str| {
        let found = figures.iter().find(|figure| figure.scope == name);
        found.map_or_else(Used::default, |figure| Used {
            clients: figure.clients,
            grants: figure.grants,
        })
    };
    for entry in catalogue.iter() {
        counts.scopes.push(Counted {
            name: entry.name.clone(),
            used: of(&entry.name),
            known: true,
        });
    }
    for figure in &figures {
        if figure.scope.is_empty() {
            counts.unlimited = figure.clients;
            counts.counted_at = Some(figure.counted_at);
        } else if catalogue.get(&figure.scope).is_none() {
            counts.scopes.push(Counted {
                name: figure.scope.clone(),
                used: of(&figure.scope),
                known: false,
            });
        }
    }
    Ok(counts)
}

/// Counts anew, unless somebody did it a moment ago. Reads all clients and grants, a page at a time.
pub async fn count(app: &App) -> Result<(), Error> {
    let now = app.clock.now();
    if let Some(at) = app.store.scopes_counted_at().await?
        && now - at < FRESH
    {
        return Ok(());
    }
    let mut used: BTreeMap<String, Used> = BTreeMap::new();
    used.insert(String::new(), Used::default());
    let mut after = String::new();
    loop {
        let page = app.store.scope_limits(&after, PAGE).await?;
        let Some(last) = page.last() else { break };
        last.client_id.clone_into(&mut after);
        for client in &page {
            match &client.scope_limit {
                None => used.entry(String::new()).or_default().clients += 1,
                Some(limit) => each(limit, &mut used, |one| one.clients += 1),
            }
        }
        // Reads of SQLite run on this thread; others want their turn.
        tokio::task::yield_now().await;
    }
    after.clear();
    loop {
        let page = app.store.held_scopes(&after, PAGE).await?;
        let Some(last) = page.last() else { break };
        last.id.clone_into(&mut after);
        for grant in page.iter().filter(|grant| grant.ended_at.is_none()) {
            each(&grant.scope, &mut used, |one| one.grants += 1);
        }
        tokio::task::yield_now().await;
    }
    let figure = |(scope, used): (String, Used)| ScopeFigure {
        scope,
        clients: used.clients,
        grants: used.grants,
        counted_at: now,
    };
    let figures = used.into_iter().map(figure).collect();
    app.store.commit(WriteScopeFigures { figures }).await
}

fn each(scope: &Scope, used: &mut BTreeMap<String, Used>, add: fn(&mut Used)) {
    for name in scope.iter() {
        if let Some(one) = used.get_mut(name) {
            add(one);
        } else {
            add(used.entry(name.to_owned()).or_default());
        }
    }
}
