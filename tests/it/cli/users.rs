//! `permesso user`.

use serde_json::json;

use super::Cli;
use crate::support::{Database, PASSWORD, TestApp};

fn create<'a>(name: &'a str, email: &'a str) -> [&'a str; 6] {
    ["user", "create", name, "--email", email, "--password-stdin"]
}

#[tokio::test]
async fn an_account_made_by_a_command_can_sign_in_at_once() {
    let app = TestApp::start().await;
    let cli = Cli::of(&app.database);
    let made = cli.person("alice", &[]);
    assert_eq!(
        made,
        json!({
            "id": made["id"], "username": "alice", "name": "alice", "email": "alice@people.example", "email_verified": false,
            "admin": false, "disabled": false, "created_at": made["created_at"],
        })
    );
    app.browser().sign_in("alice").await.is("account");
    assert_eq!(
        cli.run(&["user", "show", "Alice@People.example", "--json"])
            .json(),
        made
    );
    assert_eq!(cli.run(&["user", "list", "--json"]).json(), json!([made]));
    assert!(
        cli.run(&["user", "list"])
            .ok()
            .contains("alice@people.example")
    );
}

#[tokio::test]
async fn one_line_is_the_password_and_no_argument_is() {
    let app = TestApp::start().await;
    let cli = Cli::of(&app.database);
    let arguments = create("alice", "alice@people.example");
    cli.type_in(&arguments, &format!("{PASSWORD}\r\nanother line\n"))
        .ok();
    app.browser().sign_in("alice").await.is("account");
    let arguments = create("bob", "bob@people.example");
    cli.run(&arguments)
        .refused("no password arrived on standard input");
    // Without a terminal nobody can be asked.
    cli.type_in(&arguments[..5], &format!("{PASSWORD}\n"))
        .usage();
    cli.run(&[&arguments[..5], &["--password", PASSWORD]].concat())
        .usage();
    cli.type_in(&["user", "set-password", "alice"], &format!("{PASSWORD}\n"))
        .usage();
}

#[tokio::test]
async fn what_is_wrong_with_an_account_is_said_all_at_once() {
    let database = Database::migrated().await;
    let cli = Cli::of(&database);
    let done = cli.type_in(&create("No Name", "nowhere"), "short\n");
    done.refused("A user name is made of");
    done.refused("An e-mail address looks like");
    done.refused("Use at least 15 characters.");
    assert!(
        done.out.is_empty() && !done.err.contains("short"),
        "{done:?}"
    );
    cli.type_in(
        &create("alice", "alice@people.example"),
        "alice@people.example\n",
    )
    .refused("");
    cli.person("alice", &[]);
    let line = format!("{PASSWORD}\n");
    cli.type_in(&create("alice", "other@people.example"), &line)
        .refused("This user name is taken.");
    cli.type_in(&create("other", "ALICE@people.example"), &line)
        .refused("There is an account with this address.");
    cli.run(&["user", "show", "nobody"])
        .refused("there is nobody called nobody");
}

#[tokio::test]
async fn a_new_password_ends_what_the_old_one_opened() {
    let app = TestApp::start().await;
    let cli = Cli::of(&app.database);
    let rp = app.client().api().await;
    let (mut browser, tokens) = app.connect(&rp).await;
    let set = ["user", "set-password", "alice", "--password-stdin"];
    cli.type_in(&set, "too short\n")
        .refused("Use at least 15 characters.");
    assert!(rp.lives(&tokens.access).await);
    cli.type_in(&set, "orbit velvet ninety mango\n").ok();
    assert!(!rp.lives(&tokens.access).await);
    rp.refresh(&tokens.refresh)
        .await
        .refused(400, "invalid_grant");
    browser.open("/account").await.is("sign-in");
    let page = browser.open("/sign-in").await;
    browser
        .fill_sign_in(&page, "alice", PASSWORD)
        .await
        .reply
        .is_page(403, "sign-in");
    let page = browser.open("/sign-in").await;
    browser
        .fill_sign_in(&page, "alice", "orbit velvet ninety mango")
        .await
        .is("account");
}

#[tokio::test]
async fn a_disabled_account_is_shut_out_with_the_next_request_and_comes_back_when_enabled() {
    let app = TestApp::start().await;
    let cli = Cli::of(&app.database);
    let rp = app.client().api().await;
    let (mut browser, tokens) = app.connect(&rp).await;
    let disabled = cli.run(&["user", "disable", "alice", "--json"]).json();
    assert_eq!(disabled["disabled"], true);
    assert!(!rp.lives(&tokens.access).await);
    browser.open("/account").await.is("sign-in");
    cli.run(&["user", "enable", "alice"]).ok();
    assert!(rp.lives(&tokens.access).await);
    // The session ended; the account did not.
    browser.open("/account").await.is("sign-in");
    browser.sign_in("alice").await.is("account");
}

#[tokio::test]
async fn a_deleted_account_leaves_nothing_that_works() {
    let app = TestApp::start().await;
    let cli = Cli::of(&app.database);
    let rp = app.client().api().await;
    let (mut browser, tokens) = app.connect(&rp).await;
    let deleted = cli.run(&["user", "delete", "alice", "--json"]).json();
    assert_eq!(
        (&deleted["username"], &deleted["deleted"]),
        (&"alice".into(), &true.into())
    );
    assert!(!rp.lives(&tokens.access).await);
    rp.refresh(&tokens.refresh)
        .await
        .refused(400, "invalid_grant");
    browser.open("/account").await.is("sign-in");
    cli.run(&["user", "show", "alice"])
        .refused("there is nobody called alice");
}

#[tokio::test]
async fn the_last_administrator_stays() {
    let database = Database::empty().await;
    let cli = Cli::of(&database);
    let ada = cli.person("ada", &["--admin"]);
    assert_eq!(ada["admin"], true);
    cli.person("bob", &[]);
    for verb in ["disable", "delete"] {
        cli.run(&["user", verb, "ada"])
            .refused("ada is the last administrator");
    }
    cli.run(&["setup-link"])
        .refused("there is an administrator already");
    cli.person("eve", &["--admin"]);
    cli.run(&["user", "disable", "ada"]).ok();
    // Somebody disabled administers nothing.
    cli.run(&["user", "delete", "eve"])
        .refused("eve is the last administrator");
    cli.run(&["user", "delete", "ada"]).ok();
}

#[tokio::test]
async fn two_administrators_who_disable_each_other_leave_one() {
    for _ in 0..5 {
        let database = Database::migrated().await;
        let cli = Cli::of(&database);
        cli.person("ada", &["--admin"]);
        cli.person("eve", &["--admin"]);
        let both = ["ada", "eve"].map(|name| cli.start(&["user", "disable", name], ""));
        let codes = both.map(|started| started.wait().code.unwrap());
        assert_eq!(codes.iter().sum::<i32>(), 1, "{codes:?}");
    }
}

#[tokio::test]
async fn a_long_listing_is_read_in_pages() {
    let database = Database::migrated().await;
    let sql = "INSERT INTO users (id, username, name, email, email_key, created_at)
               WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1200)
               SELECT 'id' || i, 'person' || i, 'x', i || '@x', i || '@x', 1 FROM n";
    database.execute(sql).await;
    let cli = Cli::of(&database);
    let all = cli.run(&["user", "list", "--json"]).json();
    let mut names: Vec<&str> = all
        .as_array()
        .unwrap()
        .iter()
        .map(|user| user["username"].as_str().unwrap())
        .collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), 1200);
    assert_eq!(cli.run(&["user", "list"]).ok().lines().count(), 1201);
}

#[tokio::test]
async fn an_empty_listing_is_an_empty_document() {
    let database = Database::migrated().await;
    let cli = Cli::of(&database);
    for what in ["user", "client", "token"] {
        assert_eq!(cli.run(&[what, "list", "--json"]).json(), json!([]));
        assert_eq!(cli.run(&[what, "list"]).ok(), "");
    }
}

#[tokio::test]
async fn a_pending_address_gets_its_link_alone_on_stdout() {
    let app = TestApp::with(&[("SCOPES__PRESETS", "gancio,open-collective")]).await;
    let cli = Cli::of(&app.database);
    let alice = app.person("alice").await;
    cli.run(&["user", "pending-link", "alice"])
        .refused("no address of alice waits to be confirmed");
    cli.run(&["user", "pending-link", "nobody"])
        .refused("there is nobody called nobody");
    let token = alice.advanced("Script", "account").await;
    let ask = async |email: &str| {
        let call = app
            .call(axum::http::Method::PATCH, "/api/user")
            .bearer(&token);
        call.json(&json!({ "email": email })).await.ok();
    };
    ask("new@people.example").await;
    let first = cli.run(&["user", "pending-link", "alice"]);
    let link = first.ok().trim_end().to_owned();
    let secret = link
        .strip_prefix("http://localhost:13120/confirm-email?link=")
        .unwrap();
    assert!(
        secret.len() == 64 && !first.err.contains(secret),
        "{first:?}"
    );
    let said = cli.run(&["user", "pending-link", "alice", "--json"]).json();
    assert_eq!(said["email"], "new@people.example");
    let path = said["link"]
        .as_str()
        .unwrap()
        .strip_prefix("http://localhost:13120")
        .unwrap()
        .to_owned();
    let mut browser = app.browser();
    browser
        .open(&format!("/confirm-email?link={secret}"))
        .await
        .reply
        .is_page(404, "confirm-email");
    // The command looks at the clock of this machine, the server at that of the test.
    let later = "UPDATE email_changes SET link_expires_at = link_expires_at + 1000000000";
    app.database.execute(later).await;
    let form = browser.open(&path).await.form("link");
    browser.submit(&form).await.is("confirm-email");
    let shown = cli.run(&["user", "show", "alice", "--json"]).json();
    assert_eq!(
        (&shown["email"], &shown["email_verified"]),
        (&json!("new@people.example"), &json!(true))
    );
    app.person("bob").await;
    ask("bob@people.example").await;
    cli.run(&["user", "pending-link", "alice"])
        .refused("another account has the address bob@people.example");
}
