//! `permesso audit`, and what administrators do to accounts at the command line.

use super::Cli;
use crate::support::TestApp;

#[tokio::test]
async fn the_trail_is_listed_and_exported_with_the_filters_of_the_page() {
    let app = TestApp::start().await;
    let cli = Cli::of(&app.database);
    app.person("alice").await.browser().await;
    app.person("bob").await.browser().await;
    let listed = cli
        .run(&[
            "audit", "list", "--event", "sign_in", "--person", "bob", "--json",
        ])
        .json();
    assert_eq!(listed.as_array().unwrap().len(), 1);
    assert_eq!(listed[0]["event"], "sign_in");
    assert!(cli.run(&["audit", "list"]).ok().contains("sign_in"));
    let two = cli.run(&["audit", "list", "--limit", "2", "--json"]).json();
    assert_eq!(two.as_array().unwrap().len(), 2);
    let done = cli.run(&["audit", "export"]);
    let lines = done.ok();
    let all = app
        .database
        .value("SELECT COUNT(*) FROM audit_events")
        .await
        .int();
    assert_eq!(i64::try_from(lines.lines().count()).unwrap(), all);
    let done = cli.run(&[
        "audit",
        "export",
        "--format",
        "csv",
        "--network",
        "192.0.2.1",
    ]);
    let csv = done.ok();
    assert!(csv.starts_with("id,at,event,") && csv.contains("sign_in"));
    cli.run(&["audit", "list", "--event", "sign-in"])
        .refused("there is no event called sign-in");
    cli.run(&["audit", "list", "--from", "yesterday"])
        .refused("--from yesterday is no day");
    cli.run(&["audit", "export", "--to", "2026-13-01"])
        .refused("--to 2026-13-01 is no day");
}

#[tokio::test]
async fn an_operator_does_to_accounts_what_administrators_do_on_pages() {
    let app = TestApp::start().await;
    let cli = Cli::of(&app.database);
    app.admin("ada").await;
    let rp = app.client().confidential().await;
    let (mut alices, tokens) = app.connect(&rp).await;
    let promoted = cli.run(&["user", "promote", "alice", "--json"]).json();
    assert_eq!(promoted["admin"], true);
    alices.open("/admin").await.is("admin");
    assert!(
        cli.run(&["user", "demote", "alice"])
            .ok()
            .contains("alice is no administrator")
    );
    alices.open("/admin").await.is_error(403);
    cli.run(&["user", "demote", "ada"])
        .refused("ada is the last administrator");
    cli.run(&["user", "end-access", "alice"]).ok();
    assert!(!rp.lives(&tokens.access).await);
    alices.open("/account").await.is("account");
    cli.run(&["user", "end-sessions", "alice"]).ok();
    alices.open("/account").await.is("sign-in");
    // What is so already is as it was asked to be.
    cli.run(&["user", "end-sessions", "alice"]).ok();
    cli.run(&["user", "promote", "nobody"])
        .refused("there is nobody called nobody");
}
