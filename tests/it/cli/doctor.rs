//! `permesso doctor`.

use std::io::{Seek, SeekFrom, Write};
use std::os::unix::fs::PermissionsExt;

use permesso::store::Location;
use rustix::process::Signal;

use super::{Cli, Done};
use crate::support::{Database, on_postgres};

/// What it found out about a thing: the verdicts.
#[track_caller]
fn verdicts(done: &Done, about: &str) -> Vec<String> {
    let found: serde_json::Value = serde_json::from_str(&done.out).unwrap();
    let all = found["findings"].as_array().unwrap();
    assert_eq!(found["ok"], done.code == Some(0));
    let of = all.iter().filter(|finding| finding["about"] == about);
    of.map(|finding| finding["verdict"].as_str().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn a_good_installation_has_no_problem() {
    let database = Database::empty().await;
    let cli = Cli::of(&database);
    cli.run(&["migrate"]).ok();
    let young = cli.run(&["doctor", "--json"]);
    young.ok();
    assert_eq!(verdicts(&young, "setup"), ["warning"]);
    cli.person("ada", &["--admin"]);
    let good = cli.run(&["doctor", "--json"]);
    good.ok();
    for about in [
        "settings",
        "public URL",
        "database",
        "schema",
        "clock",
        "setup",
        "proxies",
    ] {
        assert_eq!(verdicts(&good, about), ["ok"], "{about}");
    }
    let only_sqlite = if on_postgres() {
        vec![]
    } else {
        vec!["ok".to_owned()]
    };
    for about in ["integrity", "permissions", "disk"] {
        assert_eq!(verdicts(&good, about), only_sqlite, "{about}");
    }
    assert!(cli.run(&["doctor"]).ok().contains("ok       database"));
}

#[tokio::test]
async fn settings_that_are_refused_are_the_first_problem() {
    let database = Database::migrated().await;
    let cli = Cli::of(&database).with("PERMESSO_PUBLIC_URL", "http://auth.example.org");
    let done = cli.run(&["doctor", "--json"]);
    done.refused("1 problem");
    assert_eq!(verdicts(&done, "settings"), ["problem"]);
    let cli = cli.with("PERMESSO_ALLOW_INSECURE_PUBLIC_URL", "true");
    assert_eq!(
        verdicts(&cli.run(&["doctor", "--json"]), "public URL"),
        ["warning"]
    );
    let cli = Cli::of(&database).with("PERMESSO_PUBLIC_URL", "https://auth.example.org");
    assert_eq!(
        verdicts(&cli.run(&["doctor", "--json"]), "public URL"),
        ["warning"]
    );
    let cli = cli.with("PERMESSO_TRUSTED_PROXIES", "127.0.0.1");
    assert_eq!(
        verdicts(&cli.run(&["doctor", "--json"]), "public URL"),
        ["ok"]
    );
}

#[tokio::test]
async fn files_that_others_may_open_are_a_problem() {
    let database = Database::migrated().await;
    let Location::Sqlite(path) = &database.location else {
        return;
    };
    let cli = Cli::of(&database);
    std::fs::set_permissions(path, PermissionsExt::from_mode(0o640)).unwrap();
    let done = cli.run(&["doctor", "--json"]);
    done.refused("1 problem");
    assert_eq!(verdicts(&done, "permissions"), ["problem"]);
    std::fs::set_permissions(path, PermissionsExt::from_mode(0o600)).unwrap();
    std::fs::set_permissions(database.folder(), PermissionsExt::from_mode(0o777)).unwrap();
    assert_eq!(
        verdicts(&cli.run(&["doctor", "--json"]), "permissions"),
        ["problem"]
    );
}

#[tokio::test]
async fn a_password_in_a_file_for_everybody_is_a_problem() {
    let database = Database::migrated().await;
    let Location::Postgres(url) = &database.location else {
        return;
    };
    let file = database.folder().join("permesso.toml");
    std::fs::write(&file, format!("database_url = \"{url}\"\n")).unwrap();
    let cli = Cli::of(&database).with("PERMESSO_DATABASE_URL", "");
    for (mode, verdict) in [(0o644, vec!["problem"]), (0o640, vec![])] {
        std::fs::set_permissions(&file, PermissionsExt::from_mode(mode)).unwrap();
        assert_eq!(
            verdicts(&cli.run(&["doctor", "--json"]), "permissions"),
            verdict
        );
    }
}

#[tokio::test]
async fn a_damaged_file_is_a_problem() {
    let database = Database::migrated().await;
    let Location::Sqlite(path) = &database.location else {
        return;
    };
    let cli = Cli::of(&database);
    cli.person("ada", &["--admin"]);
    let size = std::fs::metadata(path).unwrap().len();
    let mut file = std::fs::File::options().write(true).open(path).unwrap();
    // Past the schema, which is on the first pages.
    file.seek(SeekFrom::Start(size / 2)).unwrap();
    file.write_all(&vec![0x5a; usize::try_from(size / 2).unwrap()])
        .unwrap();
    let done = cli.run(&["doctor", "--json"]);
    done.refused("problem");
    let found = [verdicts(&done, "integrity"), verdicts(&done, "database")].concat();
    assert!(found.contains(&"problem".to_owned()), "{done:?}");
}

#[tokio::test]
async fn a_clock_that_went_back_is_a_problem() {
    let database = Database::migrated().await;
    database
        .execute("INSERT INTO audit_events (id, at, event) VALUES ('later', 4102444800, 'setup')")
        .await;
    let done = Cli::of(&database).run(&["doctor", "--json"]);
    done.refused("1 problem");
    assert_eq!(verdicts(&done, "clock"), ["problem"]);
}

#[tokio::test]
async fn a_proxy_that_nobody_named_is_a_problem_until_it_is_trusted_or_gone() {
    let database = Database::empty().await;
    let cli = Cli::of(&database);
    let mut server = cli.serve();
    assert_eq!(
        server.get("/healthz", "X-Forwarded-For: 192.0.2.7\r\n").0,
        200
    );
    assert_eq!(
        server.get("/healthz", "X-Forwarded-For: 192.0.2.8\r\n").0,
        200
    );
    let (code, said) = server.stop(Signal::TERM);
    assert_eq!(
        (code, said.matches("not in trusted_proxies").count()),
        (Some(0), 1),
        "{said}"
    );
    let done = cli.run(&["doctor", "--json"]);
    done.refused("1 problem");
    assert_eq!(verdicts(&done, "proxies"), ["problem"]);
    let trusting = Cli::of(&database).with("PERMESSO_TRUSTED_PROXIES", "127.0.0.0/8");
    assert_eq!(
        verdicts(&trusting.run(&["doctor", "--json"]), "proxies"),
        ["ok"]
    );
    // Another start begins anew.
    let mut server = cli.serve();
    assert_eq!(server.get("/healthz", "").0, 200);
    server.stop(Signal::TERM);
    assert_eq!(verdicts(&cli.run(&["doctor", "--json"]), "proxies"), ["ok"]);
}
