//! `permesso client`.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{Cli, Done};
use crate::support::{Database, TestApp};

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key]
        .as_str()
        .unwrap_or_else(|| panic!("{key}: {value}"))
}

/// What the token endpoint says to these credentials: `invalid_grant` if they are good, since the code is not.
async fn answer(app: &TestApp, id: &str, secret: &str) -> String {
    let pairs = [
        ("grant_type", "authorization_code"),
        ("code", "nonsense"),
        ("redirect_uri", "https://app.example/callback"),
        ("client_id", id),
        ("client_secret", secret),
    ];
    let reply = app.post("/oauth/token").form(&pairs).await;
    reply.json()["error"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_client_made_by_a_command_is_known_with_the_next_request() {
    let app = TestApp::start().await;
    let cli = Cli::of(&app.database);
    let made = cli.client(&["--scope", "event:write", "--scope", "email", "--checked"]);
    let by_api = app
        .post("/api/client")
        .json(&json!({ "client_name": "x", "redirect_uris": "https://x.example/" }))
        .await
        .ok();
    let keys = |value: &Value| {
        value
            .as_object()
            .unwrap()
            .keys()
            .cloned()
            .collect::<BTreeSet<_>>()
    };
    assert!(keys(&made).is_superset(&keys(&by_api)), "{made}");
    assert_eq!(text(&made, "name"), "Calendar");
    assert_eq!(text(&made, "scopes"), "event:write email");
    assert_eq!(text(&made, "redirectUris"), "https://app.example/callback");
    assert_eq!(
        (&made["checked"], &made["token_policy"]),
        (&true.into(), &"standard".into())
    );
    let (id, secret) = (text(&made, "client_id"), text(&made, "client_secret"));
    assert_eq!(answer(&app, id, secret).await, "invalid_grant");
    assert_eq!(answer(&app, id, "wrong").await, "invalid_client");
    let mut shown = made.clone();
    shown.as_object_mut().unwrap().remove("client_secret");
    assert_eq!(cli.run(&["client", "show", id, "--json"]).json(), shown);
    let done = cli.run(&["client", "list"]);
    assert!(
        done.ok().contains(id) && !done.out.contains(secret),
        "{done:?}"
    );
}

#[tokio::test]
async fn scopes_given_are_a_limit_and_none_given_is_none() {
    let database = Database::empty().await;
    let cli = Cli::of(&database);
    assert_eq!(cli.client(&[])["scope_limit"], Value::Null);
    assert_eq!(
        cli.client(&["--scope", "event:write, email"])["scope_limit"],
        "event:write email"
    );
    // A variable that was empty must not open everything.
    assert_eq!(cli.client(&["--scope", ""])["scope_limit"], "");
    let create = [
        "client",
        "create",
        "--name",
        "x",
        "--redirect-uri",
        "https://x.example/",
        "--scope",
        "email nope",
    ];
    cli.run(&create).refused("nope");
}

#[tokio::test]
async fn a_restricted_scope_is_the_operators_to_give() {
    let database = Database::empty().await;
    let file = "[[scopes.own]]\nname = \"members\"\ntext = \"See members\"\nrestricted = true\n";
    std::fs::write(database.folder().join("permesso.toml"), file).unwrap();
    let made = Cli::of(&database).client(&["--scope", "members"]);
    assert_eq!(made["scope_limit"], "members");
}

#[tokio::test]
async fn a_public_client_has_no_secret() {
    let database = Database::empty().await;
    let cli = Cli::of(&database);
    let made = cli.client(&["--public", "--redirect-uri", "org.example.app:/cb"]);
    assert_eq!(
        (&made["client_secret"], &made["public"]),
        (&Value::Null, &true.into())
    );
    assert_eq!(
        text(&made, "redirect_uris"),
        "https://app.example/callback org.example.app:/cb"
    );
    let id = text(&made, "client_id");
    cli.run(&["client", "rotate-secret", id])
        .refused("a public client has no secret");
    cli.run(&[
        "client",
        "set",
        id,
        "--resource-server",
        "https://x.example",
    ])
    .refused("a public client has no secret");
}

#[tokio::test]
async fn every_door_has_the_same_validation() {
    let database = Database::empty().await;
    let cli = Cli::of(&database);
    let create = |uri: &str| cli.run(&["client", "create", "--name", "x", "--redirect-uri", uri]);
    for uri in [
        "javascript:alert(1)",
        "https://x.example/#f",
        "https://u@x.example/",
        "nothing",
        "https://x.example/?code=1",
    ] {
        let done = create(uri);
        done.refused("");
        assert!(done.out.is_empty(), "{done:?}");
    }
    create("http://site.example/").ok();
    let strict = Cli::of(&database).with("PERMESSO_REGISTRATION__ALLOW_HTTP_REDIRECTS", "false");
    strict
        .run(&[
            "client",
            "create",
            "--name",
            "x",
            "--redirect-uri",
            "http://site.example/",
        ])
        .refused("");
    cli.run(&["client", "create", "--name", "x"]).usage();
    cli.run(&[
        "client",
        "create",
        "--name",
        "\u{200b}",
        "--redirect-uri",
        "https://x.example/",
    ])
    .usage();
}

#[tokio::test]
async fn every_setting_of_a_client_can_be_changed_alone() {
    let database = Database::empty().await;
    let cli = Cli::of(&database);
    let made = cli.client(&[]);
    let id = text(&made, "client_id");
    let set =
        |more: &[&str]| -> Done { cli.run(&[&["client", "set", id, "--json"], more].concat()) };
    let mut expected = made.clone();
    expected.as_object_mut().unwrap().remove("client_secret");
    for (option, word, key, value) in [
        (
            "--redirect-match",
            "origin",
            "redirect_match",
            json!("origin"),
        ),
        (
            "--token-policy",
            "long-lived",
            "token_policy",
            json!("long-lived"),
        ),
        ("--pkce", "required", "pkce", json!("required")),
        ("--checked", "yes", "checked", json!(true)),
        (
            "--resource-server",
            "http://localhost:13120",
            "resource_server",
            json!("http://localhost:13120"),
        ),
        ("--resource-server", "", "resource_server", Value::Null),
        ("--checked", "no", "checked", json!(false)),
        ("--pkce", "optional", "pkce", json!("optional")),
    ] {
        expected[key] = value;
        assert_eq!(set(&[option, word]).json(), expected, "{option} {word}");
    }
    assert_eq!(cli.run(&["client", "show", id, "--json"]).json(), expected);
    for wrong in [
        ["--pkce", "yes"],
        ["--checked", "true"],
        ["--token-policy", "forever"],
        ["--redirect-match", "prefix"],
    ] {
        set(&wrong).usage();
    }
    set(&[]).usage();
    set(&["--resource-server", "not a uri"]).refused("an audience is an absolute URI");
    cli.run(&["client", "set", "nobody", "--checked", "yes"])
        .refused("there is no client with the id nobody");
}

#[tokio::test]
async fn a_resource_server_sees_the_tokens_of_others() {
    let app = TestApp::start().await;
    let cli = Cli::of(&app.database);
    let rp = app.client().api().await;
    let (_, tokens) = app.connect(&rp).await;
    let api = app.client().confidential().await;
    assert_eq!(
        api.introspect(&tokens.access).await,
        json!({ "active": false })
    );
    let set = ["client", "set", &api.client_id, "--resource-server"];
    let hint = cli.run(&[&set[..], &["https://api.example"]].concat());
    hint.ok();
    assert!(hint.err.contains("sees none of them"), "{hint:?}");
    assert_eq!(
        api.introspect(&tokens.access).await,
        json!({ "active": false })
    );
    cli.run(&[&set[..], &["http://localhost:13120"]].concat())
        .ok();
    assert_eq!(api.introspect(&tokens.access).await["active"], true);
    assert_eq!(
        api.introspect(&tokens.refresh).await,
        json!({ "active": false })
    );
}

#[tokio::test]
async fn a_new_secret_ends_the_old_one() {
    let app = TestApp::start().await;
    let cli = Cli::of(&app.database);
    let made = cli.client(&[]);
    let id = text(&made, "client_id");
    let rotated = cli.run(&["client", "rotate-secret", id, "--json"]).json();
    assert_eq!(
        answer(&app, id, text(&made, "client_secret")).await,
        "invalid_client"
    );
    assert_eq!(
        answer(&app, id, text(&rotated, "client_secret")).await,
        "invalid_grant"
    );
    let shown = cli.run(&["client", "rotate-secret", id]);
    assert!(shown.ok().contains("pms_"), "{shown:?}");
}

#[tokio::test]
async fn a_client_that_is_disabled_or_deleted_is_refused_with_the_next_request() {
    let app = TestApp::start().await;
    let cli = Cli::of(&app.database);
    let rp = app.client().api().await;
    let (_, tokens) = app.connect(&rp).await;
    cli.run(&["client", "disable", &rp.client_id]).ok();
    assert!(!rp.lives(&tokens.access).await);
    rp.refresh(&tokens.refresh)
        .await
        .refused(401, "invalid_client");
    cli.run(&["client", "enable", &rp.client_id]).ok();
    assert!(rp.lives(&tokens.access).await);
    let deleted = cli
        .run(&["client", "delete", &rp.client_id, "--json"])
        .json();
    assert_eq!(deleted["deleted"], true);
    assert!(!rp.lives(&tokens.access).await);
    rp.refresh(&tokens.refresh)
        .await
        .refused(401, "invalid_client");
    cli.run(&["client", "delete", &rp.client_id])
        .refused("there is no client with the id");
}

#[tokio::test]
async fn names_of_strangers_do_not_steer_the_terminal() {
    let app = TestApp::start().await;
    let website = "https://x.example/\u{1b}[2J";
    let body =
        json!({ "client_name": "x", "redirect_uris": "https://x.example/", "website": website });
    let reply = app.post("/api/client").json(&body).await;
    let cli = Cli::of(&app.database);
    if let Some(id) = reply.json()["client_id"].as_str() {
        let done = cli.run(&["client", "show", id]);
        assert!(!done.ok().contains('\u{1b}'), "{done:?}");
    }
}

#[tokio::test]
async fn a_long_list_of_clients_is_read_in_pages() {
    let database = Database::migrated().await;
    let sql = "INSERT INTO clients (client_id, client_name, registered_by, default_scope, redirect_match, token_policy, pkce, created_at, changed_at)
               WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 450)
               SELECT 'id' || i, 'x', 'api', '', 'exact', 'long-lived', 'optional', 1, 1 FROM n";
    database.execute(sql).await;
    let cli = Cli::of(&database);
    let all = cli.run(&["client", "list", "--json"]).json();
    let ids: BTreeSet<&str> = all
        .as_array()
        .unwrap()
        .iter()
        .map(|client| text(client, "client_id"))
        .collect();
    assert_eq!(ids.len(), 450);
}

#[tokio::test]
async fn an_app_has_an_owner_and_one_without_is_given_to_who_shows_its_secret() {
    let app = TestApp::start().await;
    app.person("alice").await;
    app.person("bob").await;
    let cli = Cli::of(&app.database);
    let made = cli.client(&["--owner", "alice"]);
    assert_eq!(text(&made, "owner"), "alice");
    let id = text(&made, "client_id");
    let shown = cli.run(&["client", "show", id]);
    assert!(
        shown.ok().contains("owner") && shown.out.contains("alice"),
        "{shown:?}"
    );
    let create = [
        "client",
        "create",
        "--name",
        "x",
        "--redirect-uri",
        "https://x.example/",
        "--owner",
        "nobody",
    ];
    cli.run(&create).refused("nobody");
    let plugin = app.client().api().await;
    let listed = |owner: &str| {
        let list = cli
            .run(&["client", "list", "--owner", owner, "--json"])
            .json();
        list.as_array()
            .unwrap()
            .iter()
            .map(|app| text(app, "client_id").to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(listed("alice"), [id]);
    assert!(listed("bob").is_empty());
    cli.run(&["client", "list", "--owner", "nobody"])
        .refused("nobody");
    let claim = ["client", "claim", &plugin.client_id, "--owner", "bob"];
    cli.run(&claim).refused("has not shown its secret");
    cli.run(&["client", "claim", id, "--owner", "bob"])
        .refused("already");
    let with_secret = [&claim[..], &["--secret-stdin", "--json"]].concat();
    cli.type_in(&with_secret, "wrong\n")
        .refused("not its secret");
    let secret = format!("{}\n", plugin.secret.as_deref().unwrap());
    let given = cli.type_in(&with_secret, &secret).json();
    assert_eq!(text(&given, "owner"), "bob");
    assert_eq!(listed("bob"), [plugin.client_id]);
}
