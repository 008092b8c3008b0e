//! A database of a test's own: a SQLite file, or a Postgres database copied from a migrated template. Gone at its end.

use std::future::Future;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use data_encoding::HEXLOWER;
use permesso::store::{Location, Opening, Store};
use permesso::world::environment;
use rusqlite::types::ValueRef;
use sha2::{Digest as _, Sha256};
use sqlx::{AssertSqlSafe, Column as _, Connection as _, PgConnection, Row as _, TypeInfo as _};
use tempfile::TempDir;
use tokio::sync::OnceCell;

use super::START;

/// The maintenance database, when the suite runs on Postgres.
fn maintenance() -> Option<String> {
    environment()
        .find(|(name, _)| name == "PERMESSO_TEST_DATABASE_URL")
        .map(|(_, url)| url)
}

/// Whether this run is the one on Postgres.
pub(crate) fn on_postgres() -> bool {
    maintenance().is_some()
}

/// One value of a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Cell {
    Null,
    Int(i64),
    Text(String),
    Bytes(Vec<u8>),
}

impl Cell {
    pub(crate) fn int(&self) -> i64 {
        match self {
            Self::Int(n) => *n,
            other => panic!("not a number: {other:?}"),
        }
    }

    pub(crate) fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            other => panic!("not a text: {other:?}"),
        }
    }
}

/// A database of one test.
pub(crate) struct Database {
    pub(crate) location: Location,
    folder: TempDir,
    /// The maintenance database and our name in it.
    postgres: Option<(String, String)>,
}

impl Database {
    /// With the schema of this program.
    pub(crate) async fn migrated() -> Self {
        match maintenance() {
            Some(url) => Self::postgres(&url, &template(&url).await).await,
            None => Self::sqlite_migrated().await,
        }
    }

    async fn sqlite_migrated() -> Self {
        let database = Self::sqlite();
        let store = database.open(Opening::Serve).await;
        store.close().await;
        database
    }

    /// Without any table.
    pub(crate) async fn empty() -> Self {
        match maintenance() {
            Some(url) => Self::postgres(&url, "template0").await,
            None => Self::sqlite(),
        }
    }

    fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self {
            location: Location::Sqlite(folder.path().join("permesso.db")),
            folder,
            postgres: None,
        }
    }

    async fn postgres(maintenance: &str, template: &str) -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("permesso_it_{}_{number}", std::process::id());
        let mut connection = PgConnection::connect(maintenance).await.unwrap();
        let sql = format!("CREATE DATABASE {name} TEMPLATE {template}");
        run(&mut connection, &sql).await;
        Self {
            location: Location::Postgres(beside(maintenance, &name)),
            folder: tempfile::tempdir().unwrap(),
            postgres: Some((maintenance.to_owned(), name)),
        }
    }

    /// A store on it.
    pub(crate) async fn open(&self, opening: Opening) -> Store {
        Store::open(&self.location, opening, START).await.unwrap()
    }

    /// A folder that goes with it.
    pub(crate) fn folder(&self) -> PathBuf {
        self.folder.path().to_owned()
    }

    /// The rows of a query of the test's own.
    pub(crate) async fn rows(&self, sql: &str) -> Vec<Vec<Cell>> {
        match &self.location {
            Location::Sqlite(path) => sqlite_rows(path, sql),
            Location::Postgres(url) => postgres_rows(url, sql).await,
        }
    }

    /// The only value of a query's only row.
    pub(crate) async fn value(&self, sql: &str) -> Cell {
        let rows = self.rows(sql).await;
        assert_eq!((rows.len(), rows[0].len()), (1, 1), "{sql}");
        rows[0][0].clone()
    }

    /// Runs statements of the test's own.
    pub(crate) async fn execute(&self, sql: &str) {
        match &self.location {
            Location::Sqlite(path) => {
                let connection = rusqlite::Connection::open(path).unwrap();
                connection
                    .busy_timeout(std::time::Duration::from_secs(5))
                    .unwrap();
                connection.execute_batch(sql).unwrap();
            }
            Location::Postgres(url) => {
                let mut connection = PgConnection::connect(url).await.unwrap();
                run(&mut connection, sql).await;
            }
        }
    }

    /// From now on nothing can be written; what is there can still be read.
    pub(crate) async fn make_read_only(&self, store: &Store) {
        match &self.postgres {
            None => store.close().await,
            Some((maintenance, name)) => {
                let mut connection = PgConnection::connect(maintenance).await.unwrap();
                let sql = format!(
                    "ALTER DATABASE {name} SET default_transaction_read_only = on;
                     SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"
                );
                run(&mut connection, &sql).await;
            }
        }
    }

    /// From now on nothing answers.
    pub(crate) async fn take_away(&self, store: &Store) {
        store.close().await;
        if let Location::Sqlite(path) = &self.location {
            for end in ["", "-wal", "-shm"] {
                let _ = std::fs::remove_file(format!("{}{end}", path.display()));
            }
        }
    }

    /// The names of its tables.
    pub(crate) async fn tables(&self) -> Vec<String> {
        let sql = match &self.location {
            Location::Sqlite(_) => {
                "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
            }
            Location::Postgres(_) => {
                "SELECT table_name::text FROM information_schema.tables WHERE table_schema = 'public' ORDER BY table_name"
            }
        };
        let rows = self.rows(sql).await;
        rows.iter().map(|row| row[0].text().to_owned()).collect()
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        if let Some((maintenance, name)) = self.postgres.take() {
            elsewhere(async move {
                let mut connection = PgConnection::connect(&maintenance).await.unwrap();
                run(
                    &mut connection,
                    &format!("DROP DATABASE {name} WITH (FORCE)"),
                )
                .await;
            });
        }
    }
}

/// Runs a future to its end on a thread of its own: `drop` cannot wait on the runtime that it stands in.
pub(crate) fn elsewhere<T: Send>(work: impl Future<Output = T> + Send) -> T {
    std::thread::scope(|scope| {
        let thread = scope.spawn(|| {
            let runtime = tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()
                .unwrap();
            runtime.block_on(work)
        });
        thread.join().expect("the thread ends")
    })
}

/// A migrated database to copy from, named after its schema: one run makes it, the next finds it.
async fn template(maintenance: &str) -> String {
    static READY: OnceCell<String> = OnceCell::const_new();
    let make = || async {
        let mut schema = Sha256::new();
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/migrations/postgres");
        let mut files: Vec<_> = std::fs::read_dir(folder)
            .unwrap()
            .map(|file| file.unwrap().path())
            .collect();
        files.sort();
        for file in files {
            schema.update(std::fs::read(file).unwrap());
        }
        let name = format!("permesso_it_{}", &HEXLOWER.encode(&schema.finalize())[..16]);
        let mut connection = PgConnection::connect(maintenance).await.unwrap();
        // Two test processes at once: one makes it, the other waits.
        run(&mut connection, "SELECT pg_advisory_lock(7)").await;
        let found = sqlx::query("SELECT 1 FROM pg_database WHERE datname = $1")
            .bind(&name)
            .fetch_optional(&mut connection)
            .await
            .unwrap();
        if found.is_none() {
            let unfinished = format!("{name}_unfinished");
            run(
                &mut connection,
                &format!("DROP DATABASE IF EXISTS {unfinished} WITH (FORCE)"),
            )
            .await;
            run(
                &mut connection,
                &format!("CREATE DATABASE {unfinished} TEMPLATE template0"),
            )
            .await;
            let location = Location::Postgres(beside(maintenance, &unfinished));
            let store = Store::open(&location, Opening::Serve, START).await.unwrap();
            store.close().await;
            run(
                &mut connection,
                &format!("ALTER DATABASE {unfinished} RENAME TO {name}"),
            )
            .await;
        }
        run(&mut connection, "SELECT pg_advisory_unlock(7)").await;
        name
    };
    READY.get_or_init(make).await.clone()
}

/// The URL of another database on the same server.
fn beside(maintenance: &str, name: &str) -> String {
    let mut url = url::Url::parse(maintenance).unwrap();
    url.set_path(name);
    url.into()
}

async fn run(connection: &mut PgConnection, sql: &str) {
    sqlx::raw_sql(AssertSqlSafe(sql.to_owned()))
        .execute(connection)
        .await
        .unwrap_or_else(|error| panic!("{sql}: {error}"));
}

fn sqlite_rows(path: &std::path::Path, sql: &str) -> Vec<Vec<Cell>> {
    let connection = rusqlite::Connection::open(path).unwrap();
    let mut statement = connection.prepare(sql).unwrap();
    let columns = statement.column_count();
    let rows = statement.query_map([], |row| {
        (0..columns)
            .map(|at| {
                Ok(match row.get_ref(at)? {
                    ValueRef::Null => Cell::Null,
                    ValueRef::Integer(n) => Cell::Int(n),
                    ValueRef::Text(text) => Cell::Text(String::from_utf8(text.to_vec()).unwrap()),
                    ValueRef::Blob(bytes) => Cell::Bytes(bytes.to_vec()),
                    ValueRef::Real(_) => panic!("a floating point number in the database"),
                })
            })
            .collect()
    });
    rows.unwrap().collect::<Result<_, _>>().unwrap()
}

async fn postgres_rows(url: &str, sql: &str) -> Vec<Vec<Cell>> {
    let mut connection = PgConnection::connect(url).await.unwrap();
    let rows = sqlx::query(AssertSqlSafe(sql.to_owned()))
        .fetch_all(&mut connection)
        .await
        .unwrap_or_else(|error| panic!("{sql}: {error}"));
    rows.iter()
        .map(|row| {
            row.columns()
                .iter()
                .map(|column| {
                    let at = column.ordinal();
                    let cell = match column.type_info().name() {
                        "INT8" => row.get::<Option<i64>, _>(at).map(Cell::Int),
                        "INT4" => row.get::<Option<i32>, _>(at).map(|n| Cell::Int(n.into())),
                        "BOOL" => row.get::<Option<bool>, _>(at).map(|b| Cell::Int(b.into())),
                        "BYTEA" => row.get::<Option<Vec<u8>>, _>(at).map(Cell::Bytes),
                        _ => row.get::<Option<String>, _>(at).map(Cell::Text),
                    };
                    cell.unwrap_or(Cell::Null)
                })
                .collect()
        })
        .collect()
}
