//! Which database a command works on, who makes it, and who refuses it.

use std::os::unix::fs::PermissionsExt;

use permesso::store::Location;

use super::Cli;
use crate::support::{Database, PASSWORD};

/// Commands that read or change what is there.
const LATER: &[&[&str]] = &[
    &["user", "list"],
    &["user", "show", "alice"],
    &["user", "disable", "alice"],
    &["user", "enable", "alice"],
    &["user", "delete", "alice"],
    &["client", "list"],
    &["client", "show", "x"],
    &["client", "set", "x", "--checked", "yes"],
    &["client", "rotate-secret", "x"],
    &["client", "disable", "x"],
    &["client", "enable", "x"],
    &["client", "delete", "x"],
    &["token", "list"],
    &["token", "revoke", "x"],
    &["backup", "copy"],
];

/// Commands that may come first.
const FIRST: &[&[&str]] = &[
    &["migrate"],
    &["setup-link"],
    &[
        "user",
        "create",
        "alice",
        "--email",
        "alice@people.example",
        "--password-stdin",
    ],
    &[
        "client",
        "create",
        "--name",
        "Calendar",
        "--redirect-uri",
        "https://app.example/callback",
    ],
];

#[tokio::test]
async fn a_command_that_needs_a_database_refuses_a_missing_one_and_makes_none() {
    let database = Database::empty().await;
    let cli = Cli::of(&database);
    for command in LATER {
        cli.run(command).refused("there is no database at");
    }
    cli.type_in(
        &["user", "set-password", "alice", "--password-stdin"],
        PASSWORD,
    )
    .refused("there is no database at");
    cli.run(&["doctor"]).refused("problem");
    let left = std::fs::read_dir(database.folder()).unwrap().count();
    assert_eq!(left, 0, "a refused command leaves nothing behind");
}

#[tokio::test]
async fn whichever_command_comes_first_makes_the_database() {
    for command in FIRST {
        let database = Database::empty().await;
        let cli = Cli::of(&database);
        cli.type_in(command, &format!("{PASSWORD}\n")).ok();
        cli.run(&["user", "list"]).ok();
        assert!(
            cli.run(&["migrate"]).ok().contains("up to date"),
            "{command:?}"
        );
        if let Location::Sqlite(path) = &database.location {
            let mode = std::fs::metadata(path).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600, "{command:?}");
        }
    }
}

#[tokio::test]
async fn commands_that_come_first_at_once_make_one_database() {
    let database = Database::empty().await;
    let cli = Cli::of(&database);
    let all: Vec<_> = (0..3)
        .flat_map(|_| FIRST)
        .map(|command| cli.start(command, &format!("{PASSWORD}\n")))
        .collect();
    for started in all {
        let done = started.wait();
        // Three of one name: two are refused, and not because of the database.
        if done.code != Some(0) {
            done.refused("This user name is taken.");
        }
    }
    assert_eq!(
        cli.run(&["user", "list", "--json"])
            .json()
            .as_array()
            .unwrap()
            .len(),
        1
    );
    assert_eq!(
        cli.run(&["client", "list", "--json"])
            .json()
            .as_array()
            .unwrap()
            .len(),
        3
    );
}

#[tokio::test]
async fn a_dry_run_changes_nothing_and_says_what_would_be_done() {
    let database = Database::empty().await;
    let cli = Cli::of(&database);
    for _ in 0..2 {
        let would = cli.run(&["migrate", "--dry-run", "--json"]).json();
        assert_eq!(
            (&would["from"], &would["applied"]),
            (&0.into(), &false.into())
        );
        assert_eq!(would["migrations"][0]["version"], 1);
        cli.run(&["user", "list"])
            .refused("there is no database at");
    }
    let did = cli.run(&["migrate", "--json"]).json();
    assert_eq!(
        (&did["applied"], &did["migrations"][0]["version"]),
        (&true.into(), &1.into())
    );
    let again = cli.run(&["migrate", "--json"]).json();
    assert_eq!(
        (&again["applied"], &again["migrations"]),
        (&false.into(), &serde_json::json!([]))
    );
}

#[tokio::test]
async fn every_command_refuses_a_newer_schema_and_changes_nothing() {
    let database = Database::migrated().await;
    let newer = "INSERT INTO schema_migrations (version, name, checksum, applied_at)
                 SELECT 9999, 'later', checksum, applied_at FROM schema_migrations WHERE version = 1";
    database.execute(newer).await;
    let cli = Cli::of(&database);
    let more: [&[&str]; 2] = [&["serve"], &["migrate", "--dry-run"]];
    for command in LATER.iter().chain(FIRST).chain(&more) {
        cli.type_in(command, &format!("{PASSWORD}\n"))
            .refused("the database has schema version 9999");
    }
    assert_eq!(cli.run(&["doctor"]).code, Some(1));
    assert!(database.rows("SELECT id FROM users").await.is_empty());
}

#[tokio::test]
async fn every_command_names_its_database_on_stderr_and_hides_the_password() {
    let database = Database::migrated().await;
    let cli = Cli::of(&database);
    let password = match &database.location {
        Location::Postgres(url) => url::Url::parse(url)
            .unwrap()
            .password()
            .map(ToOwned::to_owned),
        Location::Sqlite(_) => None,
    };
    let more: &[&[&str]] = &[&["doctor"], &["config", "show"], &["migrate", "--dry-run"]];
    for command in LATER.iter().chain(FIRST).chain(more) {
        let done = cli.type_in(command, &format!("{PASSWORD}\n"));
        if command[0] != "config" {
            let named = done
                .err
                .lines()
                .filter(|line| line.starts_with("database: "))
                .count();
            assert_eq!(named, 1, "{done:?}");
        }
        if let Some(password) = &password {
            assert!(
                !done.out.contains(password) && !done.err.contains(password),
                "{done:?}"
            );
        }
    }
}

#[tokio::test]
async fn a_database_that_does_not_answer_is_a_sentence() {
    let database = Database::empty().await;
    let nobody = "postgres://me:s3cret@127.0.0.1:1/permesso";
    let cli = Cli::of(&database).with("PERMESSO_DATABASE_URL", nobody);
    let commands: [&[&str]; 3] = [&["user", "list"], &["serve"], &["setup-link"]];
    for command in commands {
        let done = cli.run(command);
        done.refused("the database does not open");
        assert!(!done.err.contains("s3cret"), "{done:?}");
    }
    std::fs::write(
        database.folder().join("text"),
        "this is no database, but it is long enough to look like one",
    )
    .unwrap();
    let cli = Cli::of(&database).with("PERMESSO_DATABASE_URL", "sqlite:text");
    cli.run(&["user", "list"]).refused("file is not a database");
}
