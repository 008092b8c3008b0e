//! `permesso client search` and `permesso client merge`: what the pages for administrators find and join.

use serde_json::json;

use super::find;
use super::seen::Seen;
use crate::actions::actor::Actor;
use crate::actions::admin_clients::{self, By, Filter, Query};
use crate::app::App;
use crate::cli::output::{Form, Listing, print, show};
use crate::cli::{Failure, refused, user};
use crate::oauth::site;

/// Apps that are listed unless another number is asked for.
const LIMIT: usize = 200;

#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("what"))]
pub(in crate::cli) struct Search {
    /// The beginning of its name, in upper or lower case
    #[arg(long, group = "what", value_name = "TEXT")]
    name: Option<String>,
    /// The host of a redirect URI; `.example.org`: that host and all beneath it
    #[arg(long, group = "what", value_name = "HOST")]
    site: Option<String>,
    /// The person who answers for it
    #[arg(long, group = "what", value_name = "NAME")]
    owner: Option<String>,
    /// Only these: `waiting`, `claimed`, `checked`, `disabled`, `unused`, `self-registered` or `http`
    #[arg(long, value_name = "WHICH", value_parser = filter)]
    only: Option<Filter>,
    /// At most so many
    #[arg(long, value_name = "NUMBER", default_value_t = LIMIT)]
    limit: usize,
    #[command(flatten)]
    form: Form,
}

fn filter(text: &str) -> Result<Filter, String> {
    admin_clients::word(Filter::ALL, text).ok_or_else(|| {
        let words: Vec<&str> = Filter::ALL.iter().map(|(_, word)| *word).collect();
        format!("one of: {}", words.join(", "))
    })
}

pub(super) async fn search(app: &App, search: Search) -> Result<(), Failure> {
    // A database from before there were keys gets them here too.
    admin_clients::key(app).await?;
    let (by, text) = match (&search.name, &search.site, &search.owner) {
        (Some(name), _, _) => (By::Name, name.as_str()),
        (_, Some(host), _) if site::range(host).is_none() => {
            return refused("a site is a host as example.org, or .example.org for all beneath it");
        }
        (_, Some(host), _) => (By::Site, host.as_str()),
        (_, _, Some(owner)) => {
            user::find(app, owner).await?;
            (By::Owner, owner.as_str())
        }
        _ => (By::Name, ""),
    };
    let titles = &["CLIENT ID", "NAME", "STATE", "SINCE", "FIRST USED"];
    let mut listing = Listing::new(search.form, titles);
    let mut query = Query {
        by,
        text,
        filter: search.only.unwrap_or_default(),
        after: None,
    };
    let mut left = search.limit;
    loop {
        let found = admin_clients::list(app, &query).await?;
        let mut rows = Vec::new();
        for row in found.rows.into_iter().take(left) {
            if let Some(client) = app.store.client(&row.client.client_id).await? {
                rows.push(Seen::of(app, client).await?.row());
            }
        }
        left -= rows.len();
        listing.page(rows)?;
        if left == 0 || found.next.is_none() {
            break;
        }
        query.after = found.next;
    }
    listing.end("no such apps")
}

#[derive(Debug, clap::Args)]
pub(in crate::cli) struct Merge {
    /// The client id that is kept
    keep: String,
    /// The client ids in whose place it is put
    #[arg(required = true, value_name = "OTHER")]
    others: Vec<String>,
    #[command(flatten)]
    form: Form,
}

pub(super) async fn merge(app: &App, merge: Merge) -> Result<(), Failure> {
    admin_clients::key(app).await?;
    let kept = find(app, &merge.keep).await?;
    let mut others = Vec::new();
    for id in &merge.others {
        let other = find(app, id).await?;
        if other.client_id == kept.client_id {
            return refused("a client cannot be merged into itself");
        }
        others.push(other.client_id);
    }
    let others: Vec<&str> = others.iter().map(String::as_str).collect();
    let now = app.clock.now();
    let merged = admin_clients::merge(app, Actor::Operator, &kept.client_id, &others, now).await?;
    if merged.deleted + merged.disabled == 0 {
        return refused(
            "nothing was merged: both must be enabled, and have a redirect URI on the same site",
        );
    }
    if merge.form.json {
        let json = json!({
            "kept": kept.client_id,
            "disabled": merged.disabled,
            "deleted": merged.deleted,
            "left": merged.left,
        });
        return show(merge.form, &json, &[]);
    }
    print(&format!(
        "{} is kept. Disabled: {}, deleted because never used: {}, left as they are: {}.\n",
        kept.client_id, merged.disabled, merged.deleted, merged.left
    ))
}
