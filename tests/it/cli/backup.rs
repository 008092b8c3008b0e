//! `permesso backup`.

use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;

use super::Cli;
use crate::support::{Database, TestApp, on_postgres};

fn mode(path: &Path) -> u32 {
    std::fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[tokio::test]
async fn a_backup_beside_a_running_server_is_whole_private_and_never_overwrites() {
    let app = TestApp::start().await;
    let cli = Cli::of(&app.database);
    app.person("alice").await;
    let file = app.database.folder().join("copy");
    let made = cli.run(&["backup", "copy", "--json"]).json();
    assert_eq!(
        (&made["file"], &made["bytes"]),
        (
            &"copy".into(),
            &std::fs::metadata(&file).unwrap().len().into()
        )
    );
    assert_eq!(mode(&file), 0o600);
    let before = std::fs::read(&file).unwrap();
    assert!(before.starts_with(if on_postgres() { b"PGDMP" } else { b"SQLit" }));
    app.person("bob").await;
    cli.run(&["backup", "copy"])
        .refused("exists already; a backup never overwrites");
    assert_eq!(std::fs::read(&file).unwrap(), before);
    if !on_postgres() {
        let url = format!("sqlite:{}", file.display());
        let restored = Cli::of(&app.database).with("PERMESSO_DATABASE_URL", &url);
        let people = restored.run(&["user", "list", "--json"]).json();
        assert_eq!(people.as_array().unwrap().len(), 1);
    }
}

#[tokio::test]
async fn a_backup_goes_only_into_a_file_of_its_own() {
    let database = Database::migrated().await;
    let cli = Cli::of(&database);
    let folder = database.folder();
    symlink(folder.join("elsewhere"), folder.join("link")).unwrap();
    cli.run(&["backup", "link"]).refused("exists already");
    assert!(!folder.join("elsewhere").exists());
    cli.run(&["backup", "no/such/folder"])
        .refused("cannot be written");
    cli.run(&["backup"]).usage();
}

#[tokio::test]
async fn without_pg_dump_the_line_to_run_is_named() {
    if !on_postgres() {
        return;
    }
    let database = Database::migrated().await;
    let empty = database.folder().join("bin");
    std::fs::create_dir(&empty).unwrap();
    let cli = Cli::of(&database).with("PATH", empty.to_str().unwrap());
    let password = url::Url::parse(&cli.url)
        .unwrap()
        .password()
        .unwrap()
        .to_owned();
    let done = cli.run(&["backup", "it's"]);
    done.refused("pg_dump cannot be run");
    done.refused(r"pg_dump --format=custom --no-owner --file='it'\''s' 'postgres://");
    assert!(!done.err.contains(&password), "{done:?}");
    assert!(!database.folder().join("it's").exists());
}

#[tokio::test]
async fn pg_dump_gets_the_password_by_its_environment_and_a_failure_leaves_nothing() {
    if !on_postgres() {
        return;
    }
    let database = Database::migrated().await;
    let folder = database.folder().join("bin");
    std::fs::create_dir(&folder).unwrap();
    let program = folder.join("pg_dump");
    std::fs::write(
        &program,
        "#!/bin/sh\necho \"$@\"\necho \"password=$PGPASSWORD\"\n",
    )
    .unwrap();
    std::fs::set_permissions(&program, PermissionsExt::from_mode(0o755)).unwrap();
    let cli = Cli::of(&database).with("PATH", folder.to_str().unwrap());
    let password = url::Url::parse(&cli.url)
        .unwrap()
        .password()
        .unwrap()
        .to_owned();
    cli.run(&["backup", "seen"]).ok();
    let seen = std::fs::read_to_string(database.folder().join("seen")).unwrap();
    let (arguments, rest) = seen.split_once('\n').unwrap();
    assert!(
        arguments.contains("postgres://") && !arguments.contains(&password),
        "{seen}"
    );
    assert_eq!(rest, format!("password={password}\n"));

    std::fs::write(
        &program,
        "#!/bin/sh\necho half\necho 'server version mismatch' >&2\nexit 1\n",
    )
    .unwrap();
    cli.run(&["backup", "half"])
        .refused("server version mismatch");
    assert!(!database.folder().join("half").exists());
}
