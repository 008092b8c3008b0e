//! `permesso client search`, `client merge`, the policies of `client set`, and `permesso scope list`.

use serde_json::Value;

use super::Cli;
use crate::support::{Database, TestApp};

fn ids(found: &Value) -> Vec<&str> {
    let found = found.as_array().expect("a list");
    let ids = found.iter().map(|app| app["client_id"].as_str().unwrap());
    ids.collect()
}

#[tokio::test]
async fn apps_are_found_by_name_site_owner_and_state() {
    let app = TestApp::start().await;
    let cli = Cli::of(&app.database);
    let made = async |name: &str, uri: &str| app.client().name(name).redirect(uri).api().await;
    let valley = made("Valley dates", "https://calendar.valley.example/callback").await;
    let village = made("village DATES", "http://village.example/callback").await;
    cli.person("alice", &[]);
    let search = |more: &[&str]| {
        let all = [&["client", "search", "--json"], more].concat();
        cli.run(&all).json()
    };
    let (valley_id, village_id) = (valley.client_id.as_str(), village.client_id.as_str());
    assert_eq!(ids(&search(&["--name", "VALLEY"])), [valley_id]);
    assert_eq!(ids(&search(&["--name", "v"])), [valley_id, village_id]);
    assert_eq!(ids(&search(&["--name", "v", "--limit", "1"])), [valley_id]);
    assert_eq!(
        ids(&search(&["--site", "calendar.valley.example"])),
        [valley_id]
    );
    assert_eq!(ids(&search(&["--site", ".valley.example"])), [valley_id]);
    assert!(ids(&search(&["--site", "valley.example"])).is_empty());
    assert_eq!(ids(&search(&["--only", "self-registered"])).len(), 2);
    assert!(ids(&search(&["--owner", "alice"])).is_empty());
    let owned = ["client", "set", village_id, "--owner", "alice", "--json"];
    assert_eq!(cli.run(&owned).json()["owner"], "alice");
    assert_eq!(ids(&search(&["--owner", "alice"])), [village_id]);
    cli.run(&["client", "set", village_id, "--owner", ""]).ok();
    assert!(ids(&search(&["--owner", "alice"])).is_empty());
    cli.run(&["client", "search", "--site", "not a host"])
        .refused("a site is a host");
    cli.run(&["client", "search", "--owner", "nobody"])
        .refused("nobody");
    let told = cli.run(&["client", "search", "--name", "valley"]);
    assert!(told.ok().contains("Valley dates"));
}

#[tokio::test]
async fn one_app_takes_the_place_of_others_of_its_site() {
    let app = TestApp::start().await;
    let cli = Cli::of(&app.database);
    let made = async |uri: &str| app.client().redirect(uri).api().await;
    let kept = made("https://calendar.example/callback").await;
    let unused = made("https://calendar.example/again").await;
    let other = made("https://elsewhere.example/callback").await;
    let [keep, again, elsewhere] = [&kept, &unused, &other].map(|rp| rp.client_id.as_str());
    cli.run(&["client", "merge", keep, keep])
        .refused("into itself");
    cli.run(&["client", "merge", keep, elsewhere])
        .refused("on the same site");
    cli.run(&["client", "merge", keep, "nothing"])
        .refused("nothing");
    let merged = cli.run(&["client", "merge", keep, again, "--json"]).json();
    assert_eq!(
        (&merged["deleted"], &merged["disabled"]),
        (&1.into(), &0.into())
    );
    cli.run(&["client", "show", again]).refused("no client");
    cli.run(&["client", "show", keep]).ok();
}

#[tokio::test]
async fn an_app_has_lifetimes_and_a_limit_of_its_own_until_the_policy_holds_again() {
    let database = Database::empty().await;
    let cli = Cli::of(&database);
    let made = cli.client(&[]);
    let id = made["client_id"].as_str().unwrap();
    let set = |more: &[&str]| {
        let all = [&["client", "set", id, "--json"], more].concat();
        cli.run(&all)
    };
    let changed = set(&[
        "--access-lifetime",
        "600",
        "--refresh-idle",
        "86400",
        "--scope",
        "email",
    ])
    .json();
    assert_eq!(
        (
            &changed["access_lifetime"],
            &changed["refresh_idle"],
            &changed["scope_limit"]
        ),
        (&600.into(), &86_400.into(), &"email".into())
    );
    let shown = cli.run(&["client", "show", id]).ok().to_owned();
    assert!(
        shown.contains("600 s") && shown.contains("86400 s"),
        "{shown}"
    );
    for wrong in ["0", "-1", "soon"] {
        let wrong = format!("--access-lifetime={wrong}");
        cli.run(&["client", "set", id, &wrong]).usage();
    }
    set(&["--access-lifetime", "1"]).refused("seconds");
    set(&["--scope", "no:such"]).refused("not in the catalogue");
    let back = set(&[
        "--access-lifetime",
        "policy",
        "--refresh-idle",
        "policy",
        "--no-scope-limit",
    ])
    .json();
    assert!(back["access_lifetime"].is_null() && back["refresh_idle"].is_null());
    assert!(back["scope_limit"].is_null());
}

#[tokio::test]
async fn scopes_are_listed_with_how_much_each_is_used() {
    let app = TestApp::start().await;
    let cli = Cli::of(&app.database);
    let rp = app.client().scopes("event:write email").api().await;
    let alice = app.person("alice").await;
    alice
        .browser()
        .await
        .allow_ask(&rp.ask().scope("email"))
        .await;
    let listed = cli.run(&["scope", "list", "--json"]).json();
    let of = |name: &str| {
        let all = listed.as_array().unwrap();
        all.iter()
            .find(|scope| scope["scope"] == name)
            .unwrap()
            .clone()
    };
    let (email, events) = (of("email"), of("event:write"));
    assert_eq!(
        (&email["clients"], &email["grants"]),
        (&1.into(), &1.into())
    );
    assert_eq!(
        (&events["clients"], &events["grants"]),
        (&1.into(), &0.into())
    );
    assert_eq!(
        (&events["default"], &events["restricted"]),
        (&true.into(), &false.into())
    );
    assert!(cli.run(&["scope", "list"]).ok().contains("event:write"));
}
