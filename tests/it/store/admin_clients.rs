//! Clients as administrators look for them: lists along an index, sites, keys, owners, merging, and the figures of scopes.

use std::path::Path;

use permesso::oauth::client::Client;
use permesso::oauth::scope::Scope;
use permesso::oauth::site;
use permesso::store::admin_clients::{
    AssignClient, COUNTED, Candidate, MergeClient, MergeClients, Merged, Walk,
};
use permesso::store::client_changes::Change;
use permesso::store::client_sites::{KeyClients, UnshareSites};
use permesso::store::clients::{RegisterClient, SetClient};
use permesso::store::developer::ChangeOwnClient;
use permesso::store::scope_figures::{ScopeFigure, WriteScopeFigures};
use permesso::store::{Location, Opening, Store};

use super::{Bench, client, event, redeem};
use crate::support::START;

/// A client made `age` seconds before the start.
async fn made(bench: &Bench, id: &str, name: &str, age: i64, uris: &[&str]) {
    let op = RegisterClient {
        client: Client {
            client_name: name.to_owned(),
            created_at: START - age,
            ..client(id)
        },
        redirect_uris: uris.iter().map(|&uri| uri.to_owned()).collect(),
        registration_digest: None,
        initial_access: None,
        audit: event("client_created"),
    };
    bench.store.commit(op).await.unwrap();
}

fn ids(found: &[Candidate]) -> Vec<&str> {
    found.iter().map(|one| one.client_id.as_str()).collect()
}

fn set(id: &str) -> SetClient {
    SetClient {
        client_id: id.to_owned(),
        now: START,
        audit: event("client_changed"),
        ..SetClient::default()
    }
}

#[tokio::test]
async fn lists_go_by_age_and_each_filter_has_its_own() {
    let bench = Bench::new().await;
    made(&bench, "old", "Old", 300, &["https://old.example/"]).await;
    made(&bench, "mid", "Mid", 200, &["http://mid.example/"]).await;
    made(&bench, "new", "New", 100, &["http://localhost/"]).await;
    let walk = async |walk, at, id: &str, limit| {
        let found = bench.store.walk_clients(walk, at, id, limit).await.unwrap();
        found
            .into_iter()
            .map(|one| one.client_id)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        walk(Walk::All, i64::MAX, "", 10).await,
        ["c", "new", "mid", "old"]
    );
    assert_eq!(walk(Walk::All, START - 100, "new", 1).await, ["mid"]);
    assert_eq!(walk(Walk::PlainHttp, i64::MAX, "", 10).await, ["mid"]);
    assert_eq!(walk(Walk::Unused, START - 200, "mid", 10).await, ["old"]);
    for (id, change) in [("old", "checked"), ("mid", "disabled")] {
        let op = SetClient {
            checked: (change == "checked").then_some(true),
            disabled: (change == "disabled").then_some(true),
            ..set(id)
        };
        bench.store.commit(op).await.unwrap();
    }
    bench
        .database
        .execute(
            "UPDATE clients SET awaits_approval_at = 1, claimed_at = 1 WHERE client_id = 'new'",
        )
        .await;
    assert_eq!(walk(Walk::Checked, i64::MAX, "", 10).await, ["old"]);
    assert_eq!(walk(Walk::Disabled, i64::MAX, "", 10).await, ["mid"]);
    assert_eq!(walk(Walk::Waiting, i64::MAX, "", 10).await, ["new"]);
    assert_eq!(walk(Walk::Claimed, i64::MAX, "", 10).await, ["new"]);
}

#[tokio::test]
async fn names_and_sites_are_found_by_ranges_and_follow_every_change() {
    let bench = Bench::new().await;
    made(&bench, "x", "Äpfel", 1, &["https://www.apples.example/cb"]).await;
    made(
        &bench,
        "y",
        "apple pie",
        1,
        &["https://apples.example/cb", "http://apples.example/"],
    )
    .await;
    let by_name = async |text: &str| {
        let range = site::name_range(text);
        let found = bench.store.clients_by_name(&range.from, "", &range.to, 10);
        found.await.unwrap()
    };
    let by_site = async |text: &str| {
        let range = site::range(text).unwrap();
        let found = bench.store.clients_by_site(&range.from, "", &range.to, 10);
        found.await.unwrap()
    };
    assert_eq!(ids(&by_name("äP").await), ["x"]);
    assert_eq!(ids(&by_name("APP").await), ["c", "y"]);
    assert_eq!(ids(&by_site("apples.example").await), ["y", "y"]);
    assert_eq!(ids(&by_site(".apples.example").await), ["y", "y", "x"]);
    let behind = &by_name("app").await[0];
    let range = site::name_range("app");
    let next = bench
        .store
        .clients_by_name(&behind.key, &behind.client_id, &range.to, 10);
    assert_eq!(ids(&next.await.unwrap()), ["y"]);
    bench
        .database
        .execute("UPDATE clients SET owner_id = 'u' WHERE client_id = 'x'")
        .await;
    let op = ChangeOwnClient {
        client_id: "x".to_owned(),
        owner_id: "u".to_owned(),
        client_name: "Pears".to_owned(),
        description: None,
        website: None,
        redirect_uris: vec!["https://pears.example/".to_owned()],
        scope_limit: None,
        changes: Vec::new(),
        now: START,
        audit: event("client_changed"),
    };
    bench.store.commit(op).await.unwrap();
    assert!(by_name("äpfel").await.is_empty());
    assert_eq!(ids(&by_name("pears").await), ["x"]);
    assert_eq!(ids(&by_site("pears.example").await), ["x"]);
    assert_eq!(
        bench.store.origins("x").await.unwrap(),
        ["https://pears.example"]
    );
}

#[tokio::test]
async fn clients_from_before_there_were_keys_get_them() {
    let bench = Bench::new().await;
    assert!(!bench.store.has_unkeyed_clients().await.unwrap());
    bench.database.execute("DELETE FROM client_sites").await;
    bench
        .database
        .execute("UPDATE clients SET name_key = NULL")
        .await;
    assert!(bench.store.has_unkeyed_clients().await.unwrap());
    assert_eq!(
        bench.store.commit(KeyClients { limit: 10 }).await.unwrap(),
        1
    );
    assert_eq!(
        bench.store.commit(KeyClients { limit: 10 }).await.unwrap(),
        0
    );
    assert_eq!(
        bench.store.origins("c").await.unwrap(),
        ["https://a.example"]
    );
    let range = site::name_range("App");
    let found = bench.store.clients_by_name(&range.from, "", &range.to, 10);
    assert_eq!(ids(&found.await.unwrap()), ["c"]);
}

#[tokio::test]
async fn what_a_list_shows_of_a_client_is_read_with_an_end() {
    let bench = Bench::new().await;
    bench.code("g").await;
    bench.store.commit(redeem("g", 1)).await.unwrap();
    bench
        .database
        .execute("UPDATE grants SET last_used_at = 77")
        .await;
    let shown = bench.store.shown_client("c").await.unwrap().unwrap();
    assert_eq!(
        (
            shown.client_name.as_str(),
            shown.people,
            shown.grants,
            shown.last_used_at
        ),
        ("App", 1, 1, Some(77))
    );
    assert!(shown.grants < COUNTED);
    assert_eq!(
        (shown.origin.as_deref(), shown.origins),
        (Some("https://a.example"), 1)
    );
    assert!(bench.store.shown_client("none").await.unwrap().is_none());
    bench
        .database
        .execute("UPDATE audit_events SET client_id = 'c'")
        .await;
    let history = bench.store.client_history("c", 2).await.unwrap();
    assert_eq!(history.len(), 2);
    assert!(history[0].id > history[1].id);
}

#[tokio::test]
async fn an_administrator_gives_a_client_to_somebody_and_takes_it_away() {
    let bench = Bench::new().await;
    let assign = |owner: Option<&str>, id: &str| AssignClient {
        client_id: "c".to_owned(),
        owner_id: owner.map(ToOwned::to_owned),
        change: Change {
            id: id.to_owned(),
            at: START,
            field: "owner".to_owned(),
            was: String::new(),
        },
        now: START,
        audit: event("client_owner_changed"),
    };
    let checked = SetClient {
        checked: Some(true),
        ..set("c")
    };
    bench.store.commit(checked).await.unwrap();
    assert!(bench.store.commit(assign(Some("u"), "1")).await.unwrap());
    let read = bench.store.client("c").await.unwrap().unwrap();
    assert_eq!(read.owner_id.as_deref(), Some("u"));
    assert_eq!((read.checked_at, read.changed_at), (None, START + 1));
    assert!(!bench.store.commit(assign(Some("u"), "2")).await.unwrap());
    assert!(bench.store.commit(assign(None, "3")).await.unwrap());
    assert!(!bench.store.commit(assign(None, "4")).await.unwrap());
    assert_eq!(bench.count("client_changes").await, 2);
    assert_eq!(
        bench
            .count("audit_events WHERE event = 'client_owner_changed'")
            .await,
        2
    );
}

#[tokio::test]
async fn of_several_clients_of_one_site_one_is_kept() {
    let bench = Bench::new().await;
    assert_eq!(bench.store.next_shared_origin("").await.unwrap(), None);
    for id in ["never", "used"] {
        made(&bench, id, id, 10, &["https://a.example/other"]).await;
    }
    made(&bench, "away", "Away", 10, &["https://b.example/"]).await;
    for id in ["here", "there"] {
        made(&bench, id, id, 10, &["http://localhost:3000/"]).await;
    }
    bench
        .database
        .execute("UPDATE clients SET first_used_at = 1 WHERE client_id = 'used'")
        .await;
    let origin = "https://a.example";
    let shared = bench.store.next_shared_origin("").await.unwrap();
    assert_eq!(shared.as_deref(), Some(origin), "this device is no site");
    assert_eq!(bench.store.next_shared_origin(origin).await.unwrap(), None);
    let living = bench.store.clients_of_origin(origin, 10).await.unwrap();
    assert_eq!(living, ["c", "never", "used"]);
    let merge = |other: &str| MergeClient {
        kept: "c".to_owned(),
        other: other.to_owned(),
        now: START,
        audit: event("client_merged"),
    };
    let op = MergeClients {
        merges: ["never", "used", "away", "c", "nobody"].map(merge).into(),
    };
    let merged = bench.store.commit(op).await.unwrap();
    let told = Merged {
        deleted: 1,
        disabled: 1,
        left: 3,
    };
    assert_eq!(merged, told);
    assert!(bench.store.client("never").await.unwrap().is_none());
    let used = bench.store.client("used").await.unwrap().unwrap();
    assert_eq!(used.merged_into.as_deref(), Some("c"));
    assert_eq!(used.disabled_at, Some(START));
    assert_eq!(
        bench
            .count("audit_events WHERE event = 'client_merged'")
            .await,
        2
    );
    assert_eq!(
        bench.store.clients_of_origin(origin, 10).await.unwrap(),
        ["c"]
    );
    // Switched on again it stands for itself.
    let enabled = SetClient {
        disabled: Some(false),
        ..set("used")
    };
    bench.store.commit(enabled).await.unwrap();
    let used = bench.store.client("used").await.unwrap().unwrap();
    assert_eq!((used.merged_into, used.disabled_at), (None, None));
}

#[tokio::test]
async fn what_was_merged_points_on_when_its_successor_is_merged_too() {
    let bench = Bench::new().await;
    for id in ["two", "three"] {
        made(&bench, id, id, 10, &["https://a.example/other"]).await;
    }
    bench
        .database
        .execute("UPDATE clients SET first_used_at = 1")
        .await;
    let merge = |kept: &str, other: &str| MergeClient {
        kept: kept.to_owned(),
        other: other.to_owned(),
        now: START,
        audit: event("client_merged"),
    };
    let op = MergeClients {
        merges: vec![merge("two", "c"), merge("three", "two")],
    };
    assert_eq!(bench.store.commit(op).await.unwrap().disabled, 2);
    let first = bench.store.client("c").await.unwrap().unwrap();
    assert_eq!(first.merged_into.as_deref(), Some("three"));
}

#[tokio::test]
async fn a_site_with_one_client_left_is_shared_no_more() {
    let bench = Bench::new().await;
    made(&bench, "twin", "Twin", 10, &["https://a.example/other"]).await;
    let unshare = async |after: &str| {
        let after = after.to_owned();
        bench.store.commit(UnshareSites { after }).await.unwrap()
    };
    assert_eq!(unshare("").await.as_deref(), Some("https://a.example"));
    assert!(bench.store.next_shared_origin("").await.unwrap().is_some());
    bench
        .database
        .execute("DELETE FROM clients WHERE client_id = 'twin'")
        .await;
    assert_eq!(unshare("").await.as_deref(), Some("https://a.example"));
    assert_eq!(bench.store.next_shared_origin("").await.unwrap(), None);
    assert_eq!(unshare("").await, None);
}

#[tokio::test]
async fn lifetimes_and_limits_are_set_and_taken_back() {
    let bench = Bench::new().await;
    let op = SetClient {
        access_lifetime: Some(600),
        refresh_idle: Some(7_200),
        scopes_unlimited: true,
        ..set("c")
    };
    bench.store.commit(op).await.unwrap();
    let read = bench.store.client("c").await.unwrap().unwrap();
    assert_eq!(
        (read.access_lifetime, read.refresh_idle),
        (Some(600), Some(7_200))
    );
    assert_eq!(read.scope_limit, None);
    let op = SetClient {
        access_lifetime: Some(0),
        scope_limit: Some(Scope::parse("email").unwrap()),
        ..set("c")
    };
    bench.store.commit(op).await.unwrap();
    let read = bench.store.client("c").await.unwrap().unwrap();
    assert_eq!(
        (read.access_lifetime, read.refresh_idle),
        (None, Some(7_200))
    );
    assert_eq!(read.scope_limit.unwrap().as_str(), "email");
}

#[tokio::test]
async fn figures_of_scopes_take_the_place_of_those_before() {
    let bench = Bench::new().await;
    bench.code("g").await;
    assert_eq!(bench.store.scopes_counted_at().await.unwrap(), None);
    let limits = bench.store.scope_limits("", 10).await.unwrap();
    assert_eq!(
        limits[0].scope_limit.as_ref().unwrap().as_str(),
        "email event:write"
    );
    assert!(bench.store.scope_limits("c", 10).await.unwrap().is_empty());
    let held = bench.store.held_scopes("", 10).await.unwrap();
    assert_eq!(
        (
            held[0].id.as_str(),
            held[0].scope.as_str(),
            held[0].ended_at
        ),
        ("g", "email", None)
    );
    let figure = |scope: &str, clients| ScopeFigure {
        scope: scope.to_owned(),
        clients,
        grants: 2,
        counted_at: START,
    };
    for figures in [
        vec![figure("", 1), figure("gone", 1)],
        vec![figure("", 2), figure("email", 3)],
    ] {
        bench
            .store
            .commit(WriteScopeFigures { figures })
            .await
            .unwrap();
    }
    let read = bench.store.scope_figures().await.unwrap();
    assert_eq!(read, [figure("", 2), figure("email", 3)]);
    assert_eq!(bench.store.scopes_counted_at().await.unwrap(), Some(START));
}

/// The statements of a file of the store that begin with `SELECT`, as SQLite spells them.
fn selects(file: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("src/store")
        .join(file);
    let source = std::fs::read_to_string(path).unwrap();
    source
        .split('"')
        .filter(|text| text.starts_with("SELECT"))
        .map(|text| text.replace('$', "?"))
        .collect()
}

#[tokio::test]
async fn no_list_of_administrators_reads_a_whole_table() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("one.db");
    Store::open(&Location::Sqlite(path.clone()), Opening::Serve, START)
        .await
        .unwrap()
        .close()
        .await;
    let connection = rusqlite::Connection::open(path).unwrap();
    let mut plans = Vec::new();
    for sql in ["admin_clients.rs", "client_sites.rs"]
        .into_iter()
        .flat_map(selects)
    {
        let mut statement = connection
            .prepare(&format!("EXPLAIN QUERY PLAN {sql}"))
            .unwrap();
        let unbound = vec![rusqlite::types::Null; statement.parameter_count()];
        let steps = statement.query_map(rusqlite::params_from_iter(unbound), |row| {
            row.get::<_, String>(3)
        });
        for step in steps.unwrap().map(Result::unwrap) {
            // `few` is what was read with an end; the index of clients without keys holds nothing else.
            let bounded = step.starts_with("SCAN few") || step.contains("clients_nameless");
            assert!(!step.starts_with("SCAN") || bounded, "{step}: {sql}");
            assert!(
                !step.contains("TEMP B-TREE FOR ORDER BY") || sql.contains("c.disabled_at IS NULL"),
                "{step}: {sql}"
            );
            plans.push(step);
        }
    }
    for index in [
        "clients_newest",
        "clients_awaiting",
        "clients_claims",
        "clients_checked",
        "clients_disabled",
        "clients_unused",
        "clients_plain_http",
        "clients_name",
        "client_sites_site",
        "client_sites_shared",
        "client_sites_origin",
        "grants_client",
        "audit_events_client",
    ] {
        assert!(
            plans
                .iter()
                .any(|step| step.contains(&format!("INDEX {index} "))),
            "nothing uses {index}: {plans:#?}"
        );
    }
}
