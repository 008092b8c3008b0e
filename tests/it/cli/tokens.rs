//! `permesso token`: what people allow apps, their personal tokens, and the end of both.

use serde_json::json;

use super::Cli;
use crate::support::TestApp;

#[tokio::test]
async fn what_people_allow_is_listed_and_ends_with_the_next_request() {
    let app = TestApp::start().await;
    let cli = Cli::of(&app.database);
    let rp = app.client().api().await;
    let other = app.client().name("Other").api().await;
    let (mut alice, tokens) = app.connect(&rp).await;
    let code = alice.allow(&other).await;
    let kept = other.tokens(&code).await;

    let all = cli.run(&["token", "list", "--json"]).json();
    assert_eq!(all.as_array().unwrap().len(), 2);
    let of_one = cli
        .run(&[
            "token",
            "list",
            "--user",
            "alice",
            "--client",
            &rp.client_id,
            "--json",
        ])
        .json();
    let row = &of_one[0];
    assert_eq!(of_one.as_array().unwrap().len(), 1);
    assert_eq!(
        (
            &row["username"],
            &row["client_id"],
            &row["name"],
            &row["token_policy"]
        ),
        (
            &"alice".into(),
            &rp.client_id.as_str().into(),
            &"Calendar".into(),
            &"long-lived".into()
        )
    );
    let list = cli.run(&["token", "list"]);
    assert!(
        list.ok().contains("Other") && !list.out.contains(&tokens.access),
        "{list:?}"
    );

    let id = row["id"].as_str().unwrap();
    assert_eq!(
        cli.run(&["token", "revoke", id, "--json"]).json(),
        json!({ "revoked": 1 })
    );
    assert!(!rp.lives(&tokens.access).await);
    rp.refresh(&tokens.refresh)
        .await
        .refused(400, "invalid_grant");
    assert!(other.lives(&kept.access).await);
    cli.run(&["token", "revoke", id])
        .refused("there is nothing alive of that name");
    let left = cli.run(&["token", "list", "--json"]).json();
    assert_eq!(left.as_array().unwrap().len(), 1);
    let events = app.events().await;
    assert!(events.contains(&"access_ended".to_owned()), "{events:?}");
}

#[tokio::test]
async fn everything_of_a_person_or_an_app_ends_at_once() {
    let app = TestApp::start().await;
    let cli = Cli::of(&app.database);
    let rp = app.client().api().await;
    let other = app.client().api().await;
    let (mut alice, of_alice) = app.connect(&rp).await;
    let code = alice.allow(&other).await;
    let of_alice_other = other.tokens(&code).await;
    let mut bob = app.person("bob").await.browser().await;
    let code = bob.allow(&rp).await;
    let of_bob = rp.tokens(&code).await;

    let both = [
        "token",
        "revoke",
        "--user",
        "alice",
        "--client",
        &rp.client_id,
        "--json",
    ];
    assert_eq!(cli.run(&both).json(), json!({ "revoked": 1 }));
    assert!(!rp.lives(&of_alice.access).await);
    assert!(other.lives(&of_alice_other.access).await && rp.lives(&of_bob.access).await);
    assert_eq!(
        cli.run(&["token", "revoke", "--client", &rp.client_id, "--json"])
            .json(),
        json!({ "revoked": 1 })
    );
    assert!(!rp.lives(&of_bob.access).await);
    assert_eq!(
        cli.run(&["token", "revoke", "--user", "alice", "--json"])
            .json(),
        json!({ "revoked": 1 })
    );
    assert!(!other.lives(&of_alice_other.access).await);
    // Nothing left is no failure: the operator wanted it to be so.
    assert_eq!(
        cli.run(&["token", "revoke", "--user", "alice", "--json"])
            .json(),
        json!({ "revoked": 0 })
    );
    cli.run(&["token", "revoke", "--user", "nobody"])
        .refused("there is nobody called nobody");
    cli.run(&["token", "revoke", "--client", "nobody"])
        .refused("there is no client with the id nobody");
}

#[tokio::test]
async fn a_token_that_was_found_somewhere_ends_with_its_family() {
    let app = TestApp::start().await;
    let cli = Cli::of(&app.database);
    let rp = app.client().api().await;
    let mut alice = app.person("alice").await.browser().await;
    for kind in ["access", "refresh"] {
        let code = alice.allow(&rp).await;
        let tokens = rp.tokens(&code).await;
        let found = if kind == "access" {
            &tokens.access
        } else {
            &tokens.refresh
        };
        cli.type_in(&["token", "revoke", "--token-stdin"], &format!("{found}\n"))
            .ok();
        assert!(!rp.lives(&tokens.access).await, "{kind}");
        rp.refresh(&tokens.refresh)
            .await
            .refused(400, "invalid_grant");
    }
    let done = cli.type_in(&["token", "revoke", "--token-stdin"], "pma_nonsense\n");
    done.refused("is not one of our tokens");
    assert!(!done.err.contains("pma_nonsense"), "{done:?}");
    cli.run(&["token", "revoke", "--token-stdin"])
        .refused("no token arrived");
    cli.run(&["token", "revoke"]).usage();
    cli.run(&["token", "revoke", "id", "--user", "alice"])
        .usage();
    cli.run(&["token", "revoke", "--user", "alice", "--token-stdin"])
        .usage();
}

#[tokio::test]
async fn personal_tokens_are_listed_and_end_with_the_next_request() {
    let app = TestApp::start().await;
    let cli = Cli::of(&app.database);
    let rp = app.client().api().await;
    let (mut browser, tokens) = app.connect(&rp).await;
    let bob = app.person("bob").await;
    let first = bob.personal("Backup", "email").await;
    let second = bob.advanced("Deploy", "").await;
    let third = bob.personal("Third", "").await;

    let all = cli.run(&["token", "list", "--json"]).json();
    let kinds: Vec<&str> = all
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["kind"].as_str().unwrap())
        .collect();
    assert_eq!(kinds, ["app", "personal", "personal", "personal"]);
    let named = |name: &str| {
        all.as_array()
            .unwrap()
            .iter()
            .find(|row| row["name"] == name)
            .unwrap()
    };
    let row = named("Backup");
    assert_eq!(
        *row,
        json!({
            "kind": "personal", "id": row["id"], "user_id": bob.id, "username": "bob", "name": "Backup", "scope": "email",
            "advanced": false, "expires_at": null, "expired": false, "created_at": app.now(), "last_used_at": null,
        })
    );
    assert_eq!(named("Deploy")["advanced"], true);
    let of_bob = cli
        .run(&["token", "list", "--user", "bob", "--json"])
        .json();
    assert_eq!(of_bob.as_array().unwrap().len(), 3);
    let of_app = cli
        .run(&["token", "list", "--client", &rp.client_id, "--json"])
        .json();
    assert_eq!(of_app.as_array().unwrap().len(), 1);
    let list = cli.run(&["token", "list"]);
    for word in ["Backup", "personal, advanced", "app"] {
        assert!(list.ok().contains(word), "{word}: {list:?}");
    }
    assert!(!list.out.contains("pmp_"), "{list:?}");

    let lives = async |token: &str| app.get("/api/user").bearer(token).await.status == 200;
    let id = row["id"].as_str().unwrap();
    assert_eq!(
        cli.run(&["token", "revoke", id, "--json"]).json(),
        json!({ "revoked": 1 })
    );
    assert!(!lives(&first).await && lives(&second).await && lives(&third).await);
    cli.run(&["token", "revoke", id])
        .refused("there is nothing alive of that name");
    cli.type_in(
        &["token", "revoke", "--token-stdin"],
        &format!("{second}\n"),
    )
    .ok();
    assert!(!lives(&second).await && lives(&third).await);
    cli.type_in(
        &["token", "revoke", "--token-stdin"],
        &format!("{second}\n"),
    )
    .refused("there is nothing alive of that name");
    let code = browser.allow(&rp).await;
    rp.tokens(&code).await;
    assert_eq!(
        cli.run(&["token", "revoke", "--user", "bob", "--json"])
            .json(),
        json!({ "revoked": 1 })
    );
    assert!(!lives(&third).await && rp.lives(&tokens.access).await);
    let events = app.events().await;
    assert_eq!(
        events
            .iter()
            .filter(|event| *event == "personal_token_deleted")
            .count(),
        3
    );
}
