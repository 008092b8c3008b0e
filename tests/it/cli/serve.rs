//! `permesso serve`, `setup-link` and `healthcheck`: real processes, real sockets.

use std::net::TcpListener;

use rustix::process::Signal;

use super::Cli;
use crate::support::{Cell, Database, TestApp};

/// A port that was free a moment ago.
fn port() -> u16 {
    TcpListener::bind(("127.0.0.1", 0))
        .unwrap()
        .local_addr()
        .unwrap()
        .port()
}

#[tokio::test]
async fn a_server_makes_its_database_says_where_it_listens_and_ends_well_by_either_signal() {
    for signal in [Signal::TERM, Signal::INT] {
        let database = Database::empty().await;
        let cli = Cli::of(&database);
        let mut server = cli.serve();
        assert_eq!(server.get("/readyz", "").0, 200);
        assert_eq!(server.get("/healthz", "").0, 200);
        assert!(
            server
                .said
                .contains("Permesso listens at http://127.0.0.1:"),
            "{}",
            server.said
        );
        let (code, said) = server.stop(signal);
        assert_eq!(code, Some(0), "{said}");
        cli.run(&["user", "list"]).ok();
    }
}

#[tokio::test]
async fn without_a_command_it_serves() {
    let database = Database::empty().await;
    let taken = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let cli = Cli::of(&database).with("PERMESSO_LISTEN", &address);
    cli.run(&[])
        .refused(&format!("cannot listen at {address}: "));
    cli.run(&["serve"])
        .refused(&format!("cannot listen at {address}: "));
}

#[tokio::test]
async fn the_setup_link_is_printed_at_each_start_until_there_is_an_administrator() {
    let database = Database::empty().await;
    let cli = Cli::of(&database);
    let mut server = cli.serve();
    let first = server.setup_path().expect("a link");
    assert_eq!(server.get(&first, "").0, 200);
    assert_eq!(server.get("/setup", "").0, 403);

    let done = cli.run(&["setup-link"]);
    let link = done.ok().trim();
    assert!(
        done.err.contains(link),
        "on stderr as well, as at a start: {done:?}"
    );
    let second = link.strip_prefix("http://localhost:13120").unwrap();
    assert_eq!(server.get(&first, "").0, 403, "a new link ends the older");
    assert_eq!(server.get(second, "").0, 200);
    let third = cli.run(&["setup-link", "--json"]).json();
    assert!(
        third["setup_link"]
            .as_str()
            .unwrap()
            .contains("/setup?token="),
        "{third}"
    );

    cli.person("ada", &["--admin"]);
    assert_eq!(server.get(second, "").0, 404);
    server.stop(Signal::TERM);
    assert_eq!(cli.serve().setup_path(), None);
}

#[tokio::test]
async fn a_start_that_fails_leaves_the_link_of_the_running_server_alone() {
    let database = Database::empty().await;
    let server = Cli::of(&database).serve();
    let link = server.setup_path().expect("a link");
    Cli::of(&database)
        .with("PERMESSO_LISTEN", server.host())
        .run(&["serve"])
        .refused("cannot listen at");
    assert_eq!(server.get(&link, "").0, 200);
}

#[tokio::test]
async fn warnings_about_settings_are_in_the_log() {
    let database = Database::empty().await;
    let cli = Cli::of(&database)
        .with("PERMESSO_NOTHING", "x")
        .with("PERMESSO_LOG__FORMAT", "json");
    let (_, said) = cli.serve().stop(Signal::TERM);
    let logged = said
        .lines()
        .filter(|line| line.starts_with('{') && line.contains("PERMESSO_NOTHING is not a setting"));
    assert_eq!(logged.count(), 1, "{said}");
}

#[tokio::test]
async fn a_healthcheck_finds_the_server_of_its_settings() {
    let database = Database::empty().await;
    let port = port();
    let socket = format!("unix:{}", database.folder().join("socket").display());
    for listen in [
        format!("0.0.0.0:{port}"),
        format!("127.0.0.1:{port}"),
        socket,
    ] {
        let cli = Cli::of(&database).with("PERMESSO_LISTEN", &listen);
        cli.run(&["healthcheck"]).refused("no answer at");
        let mut server = cli.serve();
        cli.run(&["healthcheck"]).ok();
        assert_eq!(server.stop(Signal::TERM).0, Some(0));
        cli.run(&["healthcheck"]).refused("no answer at");
    }
}

#[tokio::test]
async fn a_healthcheck_is_not_fooled_by_another_program() {
    let database = Database::empty().await;
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let other = std::thread::spawn(move || {
        use std::io::Write;
        for answer in [
            "HTTP/1.1 503 Service Unavailable\r\n\r\n",
            "SSH-2.0-x\r\n\r\n\r\n",
        ] {
            listener
                .accept()
                .unwrap()
                .0
                .write_all(answer.as_bytes())
                .unwrap();
        }
    });
    let cli = Cli::of(&database).with("PERMESSO_LISTEN", &address);
    cli.run(&["healthcheck"])
        .refused("is not ready (status 503)");
    cli.run(&["healthcheck"]).refused("no answer at");
    other.join().unwrap();
}

#[tokio::test]
async fn what_was_used_is_written_down_before_the_end() {
    let app = TestApp::start().await;
    let rp = app.client().api().await;
    let (_, tokens) = app.connect(&rp).await;
    let mut server = Cli::of(&app.database).serve();
    let bearer = format!("Authorization: Bearer {}\r\n", tokens.access);
    assert_eq!(server.get("/api/user", &bearer).0, 200);
    let used = "SELECT last_used_at FROM access_tokens";
    assert_eq!(app.database.value(used).await, Cell::Null);
    assert_eq!(server.stop(Signal::TERM).0, Some(0));
    assert_ne!(app.database.value(used).await, Cell::Null);
}
