//! The schema: the same on both databases, upgraded with its rows in place, and never older or newer than the program without a word.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use permesso::oauth::token::Digest;
use permesso::store::{Location, OpenError, Opening, Store};
use sqlx::migrate::Migrator;

use crate::support::{Cell, Database, START, TestApp, on_postgres};

static SQLITE: Migrator = sqlx::migrate!("./migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("./migrations/postgres");

fn files(engine: &str) -> BTreeMap<String, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("migrations")
        .join(engine);
    let files = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path());
    let named = |path: PathBuf| {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        (name, std::fs::read_to_string(path).unwrap())
    };
    files.map(named).collect()
}

#[test]
fn every_migration_is_there_for_both_databases_numbered_without_a_gap() {
    let (sqlite, postgres) = (files("sqlite"), files("postgres"));
    let names: Vec<&String> = sqlite.keys().collect();
    assert_eq!(names, postgres.keys().collect::<Vec<_>>());
    for (number, name) in (1..).zip(names) {
        assert!(
            name.starts_with(&format!("{number:04}_")) && name.strip_suffix(".sql").is_some(),
            "{name}"
        );
    }
    assert_eq!(SQLITE.iter().count(), sqlite.len());
    assert_eq!(POSTGRES.iter().count(), postgres.len());
}

/// A migration in the words that both databases share: its statements, without comments and spelling.
fn statements(sql: &str) -> Vec<String> {
    let code: Vec<&str> = sql
        .lines()
        .map(|line| line.split("--").next().unwrap_or_default())
        .collect();
    let code = code
        .join(" ")
        .replace("INTEGER", "BIGINT")
        .replace("BLOB", "BYTEA")
        // SQLite compares bytes unless told otherwise; Postgres is told to, where ranges of text are read.
        .replace(" COLLATE \"C\"", "")
        .replace(") STRICT, WITHOUT ROWID", ")")
        .replace(") STRICT", ")");
    let flat = |statement: &str| statement.split_whitespace().collect::<Vec<_>>().join(" ");
    code.split(';')
        .map(flat)
        .filter(|statement| !statement.is_empty())
        .collect()
}

#[test]
fn both_folders_say_the_same_in_the_spelling_of_their_database() {
    let (sqlite, postgres) = (files("sqlite"), files("postgres"));
    for (name, sql) in &sqlite {
        assert_eq!(statements(sql), statements(&postgres[name]), "{name}");
        let tables = sql.matches("CREATE TABLE").count();
        assert_eq!(
            sql.matches(") STRICT").count(),
            tables,
            "{name}: every table of SQLite is STRICT"
        );
    }
}

/// Tables with their columns: name, kind, whether it may be null.
type Tables = BTreeMap<String, Vec<(String, String, bool)>>;

fn sqlite_tables(connection: &rusqlite::Connection) -> (Tables, BTreeSet<String>) {
    let sql = "SELECT m.name, c.name, c.type, c.\"notnull\" FROM sqlite_schema m JOIN pragma_table_info(m.name) c
         WHERE m.type = 'table' ORDER BY m.name, c.cid";
    let mut statement = connection.prepare(sql).unwrap();
    let rows = statement.query_map([], |row| {
        Ok((
            row.get::<_, String>(0)?,
            row.get::<_, String>(1)?,
            row.get::<_, String>(2)?,
            row.get::<_, bool>(3)?,
        ))
    });
    let mut tables = Tables::new();
    for row in rows.unwrap() {
        let (table, column, kind, not_null) = row.unwrap();
        let kind = match kind.as_str() {
            "INTEGER" => "bigint",
            "BLOB" => "bytea",
            "TEXT" => "text",
            other => panic!("{table}.{column} is {other}"),
        };
        tables
            .entry(table)
            .or_default()
            .push((column, kind.to_owned(), !not_null));
    }
    let sql = "SELECT name FROM sqlite_schema WHERE type = 'index' AND name NOT LIKE 'sqlite_%'";
    let mut statement = connection.prepare(sql).unwrap();
    let indexes = statement.query_map([], |row| row.get(0)).unwrap();
    (tables, indexes.collect::<Result<_, _>>().unwrap())
}

#[tokio::test]
async fn both_databases_have_the_same_tables_columns_and_indexes() {
    if !on_postgres() {
        return; // The run on Postgres compares; the texts are compared above.
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("one.db");
    let store = Store::open(&Location::Sqlite(path.clone()), Opening::Serve, START)
        .await
        .unwrap();
    store.close().await;
    let (sqlite, sqlite_indexes) = sqlite_tables(&rusqlite::Connection::open(path).unwrap());
    let database = Database::migrated().await;
    let columns = "SELECT table_name::text, column_name::text, data_type::text, is_nullable::text FROM information_schema.columns
         WHERE table_schema = 'public' ORDER BY table_name, ordinal_position";
    let mut postgres = Tables::new();
    for row in database.rows(columns).await {
        let [table, column, kind, nullable] =
            [0, 1, 2, 3].map(|at: usize| row[at].text().to_owned());
        postgres
            .entry(table)
            .or_default()
            .push((column, kind, nullable == "YES"));
    }
    assert_eq!(sqlite, postgres);
    let indexes = "SELECT indexname::text FROM pg_indexes WHERE schemaname = 'public' AND indexname NOT LIKE '%_pkey' AND indexname NOT LIKE '%_key'";
    let indexes: BTreeSet<String> = database
        .rows(indexes)
        .await
        .iter()
        .map(|row| row[0].text().to_owned())
        .collect();
    assert_eq!(sqlite_indexes, indexes);
}

#[tokio::test]
async fn every_foreign_key_has_an_index_so_that_a_deletion_reads_no_whole_table() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("one.db");
    Store::open(&Location::Sqlite(path.clone()), Opening::Serve, START)
        .await
        .unwrap()
        .close()
        .await;
    let connection = rusqlite::Connection::open(path).unwrap();
    let sql = "SELECT m.name, f.\"from\" FROM sqlite_schema m JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table'
           AND NOT EXISTS (SELECT 1 FROM pragma_index_list(m.name) l JOIN pragma_index_info(l.name) i WHERE i.seqno = 0 AND i.name = f.\"from\"
                AND (l.partial = 0 OR EXISTS (SELECT 1 FROM sqlite_schema x WHERE x.name = l.name
                     AND x.sql LIKE '% WHERE ' || f.\"from\" || ' IS NOT NULL')))";
    let mut statement = connection.prepare(sql).unwrap();
    let bare: Vec<(String, String)> = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    // What is looked for by person through (browser, person) is small and goes by age.
    assert_eq!(bare, [("known_browsers".to_owned(), "user_id".to_owned())]);
}

/// The migrations of the engine of this run.
fn migrations() -> Vec<(i64, String, Vec<u8>, String)> {
    let migrator = if on_postgres() { &POSTGRES } else { &SQLITE };
    let one = |m: &sqlx::migrate::Migration| {
        (
            m.version,
            m.description.to_string(),
            m.checksum.to_vec(),
            m.sql.as_str().to_owned(),
        )
    };
    migrator.iter().map(one).collect()
}

/// A database as the program of version `version` left it, with a row in the table of people.
async fn at_version(version: i64) -> Database {
    let database = Database::empty().await;
    let record = if on_postgres() {
        "CREATE TABLE schema_migrations (version BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL, checksum BYTEA NOT NULL, applied_at BIGINT NOT NULL)"
    } else {
        "CREATE TABLE schema_migrations (version INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, checksum BLOB NOT NULL, applied_at INTEGER NOT NULL) STRICT"
    };
    database.execute(record).await;
    for (number, name, checksum, sql) in migrations()
        .into_iter()
        .take_while(|migration| migration.0 <= version)
    {
        database.execute(&sql).await;
        let hex = data_encoding::HEXLOWER.encode(&checksum);
        let checksum = if on_postgres() {
            format!("'\\x{hex}'::bytea")
        } else {
            format!("x'{hex}'")
        };
        database
            .execute(&format!(
                "INSERT INTO schema_migrations VALUES ({number}, '{name}', {checksum}, 1)"
            ))
            .await;
    }
    database
        .execute("INSERT INTO users (id, username, name, email, email_key, created_at) VALUES ('1', 'old', 'Old', 'old@x', 'old@x', 1)")
        .await;
    database
}

#[tokio::test]
async fn an_older_database_is_upgraded_with_its_rows_in_place() {
    let newest = migrations().last().unwrap().0;
    for version in 1..=newest {
        let database = at_version(version).await;
        if on_postgres() && version < newest {
            // Other processes may be serving from it.
            let refused = Store::open(&database.location, Opening::Serve, START).await;
            assert!(matches!(refused, Err(OpenError::Older { .. })));
        }
        let opening = if on_postgres() {
            Opening::Migrate
        } else {
            Opening::Serve
        };
        let store = database.open(opening).await;
        let old = store
            .user("1")
            .await
            .unwrap()
            .expect("the old row is still there");
        assert_eq!(old.username, "old");
        store.close().await;
        let copies = std::fs::read_dir(database.folder()).unwrap();
        let copies = copies.filter(|file| {
            file.as_ref()
                .unwrap()
                .file_name()
                .to_str()
                .unwrap()
                .contains(".before-")
        });
        let expected = usize::from(!on_postgres() && version < newest);
        assert_eq!(
            copies.count(),
            expected,
            "a copy before each upgrade of a file"
        );
        let found = database
            .value("SELECT MAX(version) FROM schema_migrations")
            .await;
        assert_eq!(found, Cell::Int(newest));
    }
}

/// What the first version kept of a person who is signed in and has connected an app.
const FIRST_ROWS: &str = "
    INSERT INTO users (id, username, name, email, email_key, password_hash, created_at)
        VALUES ('u', 'alice', 'Alice', 'alice@x', 'alice@x', 'hash', 10);
    INSERT INTO sessions (session_digest, id, user_id, user_agent, network, created_at, last_seen_at, expires_at)
        VALUES ({session}, 's', 'u', 'Firefox/1', '192.0.2.1', {now} - 100, {now} - 50, {now} + 1000);
    INSERT INTO clients (client_id, client_name, registered_by, default_scope, redirect_match, token_policy, pkce, created_at, changed_at)
        VALUES ('c', 'App', 'api', 'email', 'exact', 'standard', 'optional', 20, 20);
    INSERT INTO grants (id, user_id, client_id, scope, redirect_uri, allowed_at, created_at, redeemed_at, last_used_at)
        VALUES ('g', 'u', 'c', 'email', 'https://a.example/', 30, 30, 31, 40);
    INSERT INTO access_tokens (access_digest, grant_id, scope, created_at, expires_at)
        VALUES ({access}, 'g', 'email', 31, {now} + 1000);
    INSERT INTO audit_events (id, at, event, user_id) VALUES ('1', 10, 'user_created', 'u');";

#[tokio::test]
async fn people_sessions_and_grants_of_the_first_version_go_on_in_the_second() {
    let database = at_version(1).await;
    let blob = |text: &str| {
        let hex = data_encoding::HEXLOWER.encode(Digest::of(text).as_bytes());
        if on_postgres() {
            format!("'\\x{hex}'::bytea")
        } else {
            format!("x'{hex}'")
        }
    };
    let rows = FIRST_ROWS
        .replace("{session}", &blob("cookie"))
        .replace("{access}", &blob("access"))
        .replace("{now}", &START.to_string());
    database.execute(&rows).await;
    let store = database.open(Opening::Migrate).await;
    let digest = Digest::of("cookie");
    let session = store
        .session(&digest, 86_400, START)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (session.user.username.as_str(), session.id.as_str()),
        ("alice", "s")
    );
    // It counts as proven at its sign-in, and not for longer.
    assert_eq!(session.proved_at, START - 100);
    assert!(session.is_proven(START) && !session.is_proven(START + 200));
    let listed = store.sessions("u", 86_400, START).await.unwrap();
    assert_eq!(listed.len(), 1);
    assert_eq!(
        (listed[0].network.as_str(), &listed[0].last_network),
        ("192.0.2.1", &None)
    );
    let token = store
        .access_token(&Digest::of("access"), START)
        .await
        .unwrap();
    assert!(token.is_some());
    assert!(!store.methods("u").await.unwrap().any());
    assert_eq!(store.history("u", "z", 10).await.unwrap().len(), 1);
    store.close().await;
    if let Location::Sqlite(path) = &database.location {
        // The copy is the database of before, for its owner alone; the program of before opens it.
        let copy = format!("{}.before-0002-{START}", path.display());
        let mode = std::os::unix::fs::PermissionsExt::mode(
            &std::fs::metadata(&copy).unwrap().permissions(),
        );
        assert_eq!(mode & 0o777, 0o600);
        let connection = rusqlite::Connection::open(&copy).unwrap();
        let one = |sql: &str| {
            connection
                .query_row(sql, [], |row| row.get::<_, i64>(0))
                .unwrap()
        };
        assert_eq!(one("SELECT MAX(version) FROM schema_migrations"), 1);
        assert_eq!(one("SELECT COUNT(*) FROM sessions WHERE id = 's'"), 1);
        assert_eq!(
            one("SELECT COUNT(*) FROM pragma_table_info('sessions') WHERE name = 'proved_at'"),
            0
        );
        assert_eq!(
            one("SELECT COUNT(*) FROM sqlite_schema WHERE name = 'second_factors'"),
            0
        );
    }
}

#[tokio::test]
async fn two_processes_that_meet_an_older_database_upgrade_it_once() {
    let database = at_version(1).await;
    let open = || Store::open(&database.location, Opening::Migrate, START);
    // On SQLite both want a copy of the same name; whoever is second finds it there, or nothing left to do.
    let (one, two) = tokio::join!(open(), open());
    let opened: Vec<Store> = [one, two].into_iter().flatten().collect();
    assert!(!opened.is_empty());
    if on_postgres() {
        assert_eq!(opened.len(), 2);
    }
    for store in opened {
        assert!(store.user("1").await.unwrap().is_some());
        store.close().await;
    }
    let applied = "SELECT COUNT(*) FROM schema_migrations";
    let newest = migrations().last().unwrap().0;
    assert_eq!(database.value(applied).await, Cell::Int(newest));
}

#[tokio::test]
async fn an_upgrade_that_cannot_keep_a_copy_does_not_begin() {
    if on_postgres() {
        return; // There the operator decides, and keeps a copy of their own.
    }
    let database = at_version(1).await;
    let Location::Sqlite(path) = &database.location else {
        unreachable!("on SQLite");
    };
    let copy = format!("{}.before-0002-{START}", path.display());
    std::fs::write(&copy, "something else").unwrap();
    let refused = Store::open(&database.location, Opening::Serve, START).await;
    assert!(matches!(refused, Err(OpenError::File { .. })));
    let newest = database
        .value("SELECT MAX(version) FROM schema_migrations")
        .await;
    assert_eq!(newest, Cell::Int(1));
    assert_eq!(std::fs::read_to_string(&copy).unwrap(), "something else");
}

#[tokio::test]
async fn a_newer_database_is_refused_by_everything() {
    let database = at_version(i64::MAX).await;
    let blob = if on_postgres() {
        "'\\x00'::bytea"
    } else {
        "x'00'"
    };
    database
        .execute(&format!(
            "INSERT INTO schema_migrations VALUES (9999, 'of tomorrow', {blob}, 1)"
        ))
        .await;
    for opening in [
        Opening::Serve,
        Opening::MayCreate,
        Opening::MustExist,
        Opening::Migrate,
    ] {
        let refused = Store::open(&database.location, opening, START).await;
        assert!(
            matches!(refused, Err(OpenError::Newer { found: 9999, .. })),
            "{opening:?}"
        );
    }
}

#[tokio::test]
async fn a_database_with_another_history_is_refused() {
    let database = at_version(i64::MAX).await;
    let blob = if on_postgres() {
        "'\\x00'::bytea"
    } else {
        "x'00'"
    };
    database
        .execute(&format!(
            "UPDATE schema_migrations SET checksum = {blob} WHERE version = 1"
        ))
        .await;
    let refused = Store::open(&database.location, Opening::Serve, START).await;
    assert!(matches!(refused, Err(OpenError::Changed(1))));
}

#[tokio::test]
async fn who_may_make_a_database_and_who_may_not() {
    for opening in [Opening::Serve, Opening::MayCreate, Opening::Migrate] {
        let database = Database::empty().await;
        let store = database.open(opening).await;
        assert!(store.user("1").await.unwrap().is_none());
        store.close().await;
        // It is there now, for everybody.
        for opening in [Opening::MustExist, Opening::Look, Opening::Serve] {
            database.open(opening).await.close().await;
        }
    }
    let database = Database::empty().await;
    let refused = Store::open(&database.location, Opening::MustExist, START).await;
    assert!(matches!(refused, Err(OpenError::Missing(_))));
    assert!(
        database.folder().read_dir().unwrap().next().is_none(),
        "and nothing was made"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn two_processes_that_begin_at_once_migrate_once() {
    let database = Database::empty().await;
    let open = || {
        let location = database.location.clone();
        tokio::spawn(async move { Store::open(&location, Opening::Serve, START).await })
    };
    let all: Vec<_> = (0..4).map(|_| open()).collect();
    for store in all {
        let store = store.await.unwrap().unwrap();
        assert!(store.user("1").await.unwrap().is_none());
        store.close().await;
    }
    let applied = database
        .value("SELECT COUNT(*) FROM schema_migrations")
        .await;
    assert_eq!(applied.int(), i64::try_from(migrations().len()).unwrap());
}

#[tokio::test]
async fn the_file_is_for_its_owner_alone_and_so_is_what_lies_beside_it() {
    use std::os::unix::fs::PermissionsExt;
    let app = TestApp::start().await;
    let Location::Sqlite(path) = &app.database.location else {
        return;
    };
    app.person("alice").await;
    let mut seen = 0;
    for end in ["", "-wal", "-shm"] {
        if let Ok(metadata) = std::fs::metadata(format!("{}{end}", path.display())) {
            assert_eq!(metadata.permissions().mode() & 0o777, 0o600, "{end}");
            seen += 1;
        }
    }
    assert_eq!(seen, 3);
}
