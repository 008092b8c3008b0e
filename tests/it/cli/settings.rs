//! `permesso config`, `--config`, and what every command has in common.

use super::Cli;
use crate::support::Database;

#[tokio::test]
async fn settings_are_shown_with_their_source_and_without_passwords() {
    let database = Database::empty().await;
    let cli = Cli::of(&database).with("PERMESSO_DATABASE_URL", "postgres://me:s3cret@db.example/x");
    let file = database.folder().join("other.toml");
    std::fs::write(&file, "public_url = \"https://auth.example.org\"\n").unwrap();
    let done = cli.run(&["config", "show", "--json", "--config", "other.toml"]);
    let rows = done.json();
    let row = |key: &str| {
        rows.as_array()
            .unwrap()
            .iter()
            .find(|row| row["key"] == key)
            .unwrap()
            .clone()
    };
    assert_eq!(row("public_url")["value"], "https://auth.example.org");
    assert_eq!(row("public_url")["source"], "other.toml, line 1");
    assert_eq!(row("database_url")["source"], "PERMESSO_DATABASE_URL");
    assert_eq!(row("log.format")["source"], "default");
    assert!(
        !done.out.contains("s3cret") && done.out.contains("db.example"),
        "{done:?}"
    );
    assert!(
        !cli.run(&["--config", "other.toml", "config", "show"])
            .ok()
            .contains("s3cret")
    );
}

#[tokio::test]
async fn a_check_says_every_problem_and_no_secret() {
    let database = Database::empty().await;
    let cli = Cli::of(&database);
    assert_eq!(
        cli.run(&["config", "check"]).ok(),
        "The settings are good.\n"
    );
    std::fs::write(
        database.folder().join("permesso.toml"),
        "public_ulr = \"https://x.example\"\n[log]\nformat = \"xml\"\n",
    )
    .unwrap();
    let done = cli.run(&["config", "check"]);
    done.refused(
        "permesso.toml, line 1: “public_ulr” is not a setting; the nearest is “public_url”",
    );
    done.refused("line 3: “log.format” must be one of: text, json");
    let done = cli.run(&["config", "check", "--json"]);
    let found: serde_json::Value = serde_json::from_str(&done.out).unwrap();
    assert_eq!(
        (
            done.code,
            &found["ok"],
            found["problems"].as_array().unwrap().len()
        ),
        (Some(1), &false.into(), 2)
    );
    // Every command refuses them alike.
    let commands: &[&[&str]] = &[
        &["serve"],
        &["user", "list"],
        &["healthcheck"],
        &["config", "show"],
        &["migrate"],
    ];
    for command in commands {
        cli.run(command).refused("is not a setting");
    }
    cli.run(&["config", "reference"]).ok();
    cli.run(&["config", "check", "--config", "missing.toml"])
        .refused("missing.toml cannot be read");
}

#[tokio::test]
async fn an_unknown_variable_is_a_warning() {
    let database = Database::empty().await;
    let cli = Cli::of(&database).with("PERMESSO_LISTN", "x");
    let done = cli.run(&["config", "check", "--json"]);
    assert_eq!(done.json()["warnings"].as_array().unwrap().len(), 1);
    let done = cli.run(&["migrate", "--json"]);
    done.json();
    assert!(
        done.err
            .contains("warning: PERMESSO_LISTN is not a setting; the nearest is “PERMESSO_LISTEN”"),
        "{done:?}"
    );
}

#[tokio::test]
async fn wrong_usage_is_two_and_help_is_none() {
    let database = Database::empty().await;
    let cli = Cli::of(&database);
    let commands: &[&[&str]] = &[
        &["nonsense"],
        &["user"],
        &["user", "create"],
        &["user", "create", "alice"],
        &["client", "set"],
        &["serve", "now"],
        &["config"],
        &["--nonsense"],
        &["healthcheck", "--json"],
    ];
    for wrong in commands {
        cli.run(wrong).usage();
    }
    let commands: &[&[&str]] = &[
        &["--help"],
        &["user", "--help"],
        &["client", "set", "--help"],
        &["--version"],
    ];
    for help in commands {
        assert!(cli.run(help).ok().contains("permesso"), "{help:?}");
    }
    let left = std::fs::read_dir(database.folder()).unwrap().count();
    assert_eq!(left, 0, "nobody asked for a database");
}

#[tokio::test]
async fn a_reader_that_goes_away_is_not_a_panic() {
    let database = Database::migrated().await;
    let cli = Cli::of(&database);
    cli.person("alice", &[]);
    let commands: &[&[&str]] = &[
        &["user", "list", "--json"],
        &["config", "reference"],
        &["doctor"],
    ];
    for command in commands {
        // Gone before the command begins, so that it cannot be quicker.
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let ended = cli.command(command).stdout(writer).output().unwrap();
        let said = String::from_utf8(ended.stderr).unwrap();
        assert!(!said.contains("panicked"), "{said}");
        assert_eq!(ended.status.code(), Some(1), "{said}");
    }
}

#[tokio::test]
async fn the_openapi_document_is_printed_without_a_database_and_speaks_of_this_instance() {
    let database = Database::empty().await;
    let cli = Cli::of(&database).with("PERMESSO_PUBLIC_URL", "https://id.example.org");
    let document = cli.run(&["openapi"]).json();
    assert_eq!(document["servers"][0]["url"], "https://id.example.org");
    let flow = &document["components"]["securitySchemes"]["oauth2"]["flows"]["authorizationCode"];
    assert_eq!(flow["tokenUrl"], "https://id.example.org/oauth/token");
    assert!(flow["scopes"]["event:write"].is_string());
    let wrong = cli
        .with("PERMESSO_PUBLIC_URL", "nonsense")
        .run(&["openapi"]);
    assert_eq!(wrong.code, Some(1), "{wrong:?}");
}
