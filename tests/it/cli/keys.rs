//! `permesso key`, and what commands do to protected accounts.

use serde_json::Value;

use super::Cli;
use crate::support::{Browser, KEY, NO_KEY, PASSWORD, TestApp, on_postgres};

/// A server that keeps its keys in a file, where commands look for it too.
async fn with_key_file() -> (TestApp, Cli) {
    // On Postgres the file is in a folder below that of the process.
    let place = if on_postgres() {
        "data/permesso.db"
    } else {
        "permesso.db"
    };
    let file = format!("database_url = \"sqlite:{place}\"");
    let app = TestApp::with_file(&file, &[NO_KEY]).await;
    let cli = Cli::of(&app.database);
    (app, cli)
}

/// The keys that `key show` lists: id, state, and how many secrets hang on each.
fn shown(cli: &Cli) -> Vec<(String, String, i64)> {
    let keys = cli.run(&["key", "show", "--json"]).json();
    let text = |key: &Value, name: &str| key[name].as_str().unwrap().to_owned();
    keys["keys"]
        .as_array()
        .unwrap()
        .iter()
        .map(|key| {
            (
                text(key, "id"),
                text(key, "state"),
                key["secrets"].as_i64().unwrap(),
            )
        })
        .collect()
}

#[tokio::test]
async fn keys_are_shown_without_what_they_are_and_rotated_beside_a_server() {
    let (app, cli) = with_key_file().await;
    assert!(cli.run(&["key", "show"]).ok().contains("There is none yet"));
    assert!(!app.app.keys.file().unwrap().exists());
    cli.run(&["key", "rotate"]).ok();
    let own = app.person("alice").await.with_totp().await;
    let first = shown(&cli);
    assert_eq!(first[0].2, 1, "{first:?}");
    let done = cli.run(&["key", "rotate", "--json"]).json();
    assert_eq!(done["sealed"], 1);
    let second = shown(&cli);
    assert_eq!((second[0].1.as_str(), second[0].2), ("in use", 1));
    assert_ne!(second[0].0, first[0].0);
    assert_eq!(
        (&second[1].0, second[1].1.as_str(), second[1].2),
        (&first[0].0, "opens only", 0)
    );
    // The server that runs knows nothing of it, and opens what was sealed anew.
    let code = own.authenticator.code(app.now());
    app.browser().sign_in_with_code("alice", &code).await;
    // A third key: that of the beginning goes.
    cli.run(&["key", "rotate"]).ok();
    let third = shown(&cli);
    assert!(third.iter().all(|key| key.0 != first[0].0), "{third:?}");
    let text = std::fs::read_to_string(app.app.keys.file().unwrap()).unwrap();
    for form in [
        &["key", "show"][..],
        &["key", "show", "--json"],
        &["key", "rotate"],
        &["doctor"],
    ] {
        let done = cli.run(form);
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            assert!(
                !done.out.contains(line) && !done.err.contains(line),
                "{form:?}"
            );
        }
    }
    let mode = std::fs::metadata(app.app.keys.file().unwrap())
        .unwrap()
        .permissions();
    assert_eq!(
        std::os::unix::fs::PermissionsExt::mode(&mode) & 0o777,
        0o600
    );
}

#[tokio::test]
async fn without_the_key_nothing_is_rotated_and_no_server_begins() {
    let app = TestApp::start().await;
    app.person("alice").await.with_totp().await;
    let without = Cli::of(&app.database);
    without.run(&["key", "rotate"]).refused("put it back first");
    assert!(without.run(&["key", "show"]).ok().contains("MISSING"));
    without.run(&["serve"]).refused("sealed under the key");
    assert_eq!(without.run(&["doctor"]).code, Some(1));
    let with = Cli::of(&app.database).with("PERMESSO_KEY", KEY);
    // From the settings a new one must be put there first.
    with.run(&["key", "rotate"]).refused("put a new one");
    let both = format!("{},{KEY}", "9".repeat(64));
    let next = Cli::of(&app.database).with("PERMESSO_KEY", &both);
    assert!(
        next.run(&["key", "rotate"])
            .ok()
            .contains("1 secrets were sealed anew")
    );
    let alone = Cli::of(&app.database).with("PERMESSO_KEY", &"9".repeat(64));
    assert_eq!(shown(&alone).len(), 1);
}

#[tokio::test]
async fn a_lost_second_factor_is_taken_away_and_a_reset_takes_personal_tokens_along() {
    let app = TestApp::start().await;
    let alice = app.person("alice").await;
    let own = alice.with_totp().await;
    let cli = Cli::of(&app.database).with("PERMESSO_KEY", KEY);
    let blob = if on_postgres() {
        "'\\x01'::bytea"
    } else {
        "x'01'"
    };
    let token = format!(
        "INSERT INTO personal_tokens (id, user_id, token_digest, name, scope, created_at, changed_at)
         VALUES ('t', '{}', {blob}, 'Script', 'email', 1, 1)",
        alice.id
    );
    app.database.execute(&token).await;
    cli.run(&["user", "reset-second-factor", "nobody"])
        .refused("there is nobody called nobody");
    let said = cli.run(&["user", "reset-second-factor", "alice"]);
    assert!(said.ok().contains("no second factor any more"), "{said:?}");
    let again = cli.run(&["user", "reset-second-factor", "alice"]);
    assert!(again.ok().contains("had no second factor"), "{again:?}");
    let mut browser = Browser::new(&app);
    browser.sign_in("alice").await;
    let tokens = "SELECT COUNT(*) FROM personal_tokens";
    assert_eq!(
        app.database.value(tokens).await.int(),
        1,
        "they are not what was lost"
    );
    let set = ["user", "set-password", "alice", "--password-stdin"];
    cli.type_in(&set, &format!("{PASSWORD}\n")).ok();
    assert_eq!(app.database.value(tokens).await.int(), 0);
    browser.open("/account").await.is("sign-in");
    drop(own);
}

#[tokio::test]
async fn a_new_password_by_an_operator_leaves_the_second_factor() {
    let app = TestApp::start().await;
    let own = app.person("alice").await.with_totp().await;
    let cli = Cli::of(&app.database).with("PERMESSO_KEY", KEY);
    let set = ["user", "set-password", "alice", "--password-stdin"];
    cli.type_in(&set, &format!("{PASSWORD}\n")).ok();
    let code = own.authenticator.code(app.now());
    app.browser().sign_in_with_code("alice", &code).await;
}
