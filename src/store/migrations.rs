//! The schema's history: the files of `migrations/`, in the binary, applied in order and remembered with their checksums.

use std::path::{Path, PathBuf};

use sqlx::migrate::Migrator;

use super::sql::{One, all, exec, opt, row};
use super::{Error, OpenError, Opening, SqliteStore, Store};

static SQLITE: Migrator = sqlx::migrate!("./migrations/sqlite");
static POSTGRES: Migrator = sqlx::migrate!("./migrations/postgres");

/// One number for every process that migrates the same Postgres database.
const LOCK: i64 = 0x7065_726d_6573_736f;

row! {
    /// A migration that was applied.
    pub struct Applied {
        /// Its number.
        pub version: i64,
        /// SHA-384 of its text.
        pub checksum: Vec<u8>,
    }
}

/// How far a database is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// The newest version applied; 0 in an empty database.
    pub found: i64,
    /// The newest version of this program.
    pub wanted: i64,
    /// Number and name of what is missing.
    pub pending: Vec<(i64, String)>,
}

impl State {
    /// Of a database that is not there yet.
    pub fn of_nothing() -> Self {
        let (wanted, pending) = ahead_of(&SQLITE, &[]);
        Self {
            found: 0,
            wanted,
            pending,
        }
    }
}

/// The newest version of this program, and what is not among `applied`.
fn ahead_of(migrator: &Migrator, applied: &[Applied]) -> (i64, Vec<(i64, String)>) {
    let wanted = migrator.iter().map(|migration| migration.version).max();
    let pending = migrator
        .iter()
        .filter(|migration| !applied.iter().any(|row| row.version == migration.version))
        .map(|migration| (migration.version, migration.description.to_string()))
        .collect();
    (wanted.unwrap_or(0), pending)
}

fn migrator(store: &Store) -> &'static Migrator {
    match store {
        Store::Sqlite(_) => &SQLITE,
        Store::Postgres(_) => &POSTGRES,
    }
}

/// How far the database is; refuses a newer schema and a changed history.
pub async fn state(store: &Store) -> Result<State, OpenError> {
    let migrator = migrator(store);
    let applied = applied(store).await?;
    let (wanted, pending) = ahead_of(migrator, &applied);
    let found = applied.iter().map(|row| row.version).max().unwrap_or(0);
    if found > wanted {
        return Err(OpenError::Newer { found, wanted });
    }
    for migration in migrator.iter() {
        if let Some(row) = applied.iter().find(|row| row.version == migration.version)
            && row.checksum != *migration.checksum
        {
            return Err(OpenError::Changed(migration.version));
        }
    }
    Ok(State {
        found,
        wanted,
        pending,
    })
}

async fn applied(store: &Store) -> Result<Vec<Applied>, Error> {
    let mut reader = store.reader().await?;
    let tx = &mut reader.tx();
    let exists = match store {
        Store::Sqlite(_) => opt!(tx, One<String>, "SELECT name FROM sqlite_schema WHERE name = 'schema_migrations'")?.is_some(),
        Store::Postgres(_) => {
            opt!(tx, One<String>, "SELECT table_name::text FROM information_schema.tables WHERE table_name = 'schema_migrations' AND table_schema = current_schema()")?
                .is_some()
        }
    };
    if !exists {
        return Ok(Vec::new());
    }
    all!(
        tx,
        Applied,
        "SELECT version, checksum FROM schema_migrations ORDER BY version"
    )
}

/// Applies what is missing, as far as `opening` allows.
pub(super) async fn bring_up(store: &Store, opening: Opening, now: i64) -> Result<(), OpenError> {
    let state = state(store).await?;
    if state.pending.is_empty() || opening == Opening::Look {
        return Ok(());
    }
    let allowed = match opening {
        Opening::Look | Opening::MustExist => false,
        Opening::MayCreate => state.found == 0,
        // An older Postgres may serve other processes right now, so its upgrade is a decision of the operator.
        Opening::Serve => state.found == 0 || matches!(store, Store::Sqlite(_)),
        Opening::Migrate => true,
    };
    if !allowed {
        return Err(match state.found {
            0 => OpenError::Missing("this address (it is empty)".to_owned()),
            found => OpenError::Older {
                found,
                wanted: state.wanted,
            },
        });
    }
    match store {
        Store::Sqlite(sqlite) => {
            if state.found > 0 {
                copy_before(sqlite, state.found, now).await?;
            }
            sqlite
                .with_writer(move |connection| apply_sqlite(connection, now))
                .await?;
        }
        Store::Postgres(_) => apply_postgres(store, now).await?,
    }
    Ok(())
}

/// Copies the file to `FILE.before-NNNN-SECONDS`, so that an upgrade can be taken back.
async fn copy_before(store: &SqliteStore, found: i64, now: i64) -> Result<PathBuf, OpenError> {
    let mut name = store.path().as_os_str().to_owned();
    name.push(format!(".before-{:04}-{now}", found + 1));
    let copy = PathBuf::from(name);
    backup_sqlite(store, &copy).await?;
    Ok(copy)
}

/// Writes a consistent copy of the database to `copy` (mode 0600), which must not exist.
pub async fn backup_sqlite(store: &SqliteStore, copy: &Path) -> Result<(), OpenError> {
    use std::os::unix::fs::OpenOptionsExt;
    let file_error = |source| OpenError::File {
        path: copy.display().to_string(),
        source,
    };
    std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(copy)
        .map_err(file_error)?;
    let target = copy.display().to_string();
    let reader = store.reader()?;
    // `VACUUM INTO` takes an existing file only if it is empty, which ours is.
    let done = tokio::task::spawn_blocking(move || {
        let mut reader = reader;
        let connection = reader.connection();
        connection.pragma_update(None, "query_only", false)?;
        let done = connection.execute("VACUUM INTO ?1", [&target]);
        connection.pragma_update(None, "query_only", true)?;
        done
    })
    .await
    .map_err(|error| Error::new("copying the database", error))?;
    if let Err(error) = done {
        // Nothing half done stays behind.
        let _ = std::fs::remove_file(copy);
        return Err(error.into());
    }
    std::fs::File::open(copy)
        .and_then(|file| file.sync_all())
        .map_err(file_error)?;
    Ok(())
}

/// All pending migrations in one exclusive transaction: two processes that start at once apply them once.
fn apply_sqlite(connection: &mut rusqlite::Connection, now: i64) -> Result<(), Error> {
    let transaction =
        connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    transaction.execute_batch(
        "CREATE TABLE IF NOT EXISTS schema_migrations
            (version INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, checksum BLOB NOT NULL, applied_at INTEGER NOT NULL) STRICT",
    )?;
    for migration in SQLITE.iter() {
        let known = transaction
            .prepare("SELECT 1 FROM schema_migrations WHERE version = ?1")?
            .exists([migration.version])?;
        if !known {
            transaction.execute_batch(migration.sql.as_str())?;
            transaction.execute(
                "INSERT INTO schema_migrations (version, name, checksum, applied_at) VALUES (?1, ?2, ?3, ?4)",
                rusqlite::params![migration.version, migration.description, &*migration.checksum, now],
            )?;
        }
    }
    transaction.commit()?;
    Ok(())
}

struct ApplyPostgres {
    now: i64,
}

impl super::Op for ApplyPostgres {
    const NAME: &'static str = "migrate";
    type Out = ();

    async fn run(&self, tx: &mut super::Tx<'_>) -> Result<(), Error> {
        exec!(tx, "SELECT pg_advisory_xact_lock($1)", LOCK)?;
        exec!(
            tx,
            "CREATE TABLE IF NOT EXISTS schema_migrations
                (version BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL, checksum BYTEA NOT NULL, applied_at BIGINT NOT NULL)"
        )?;
        for migration in POSTGRES.iter() {
            if opt!(
                tx,
                One<i64>,
                "SELECT version FROM schema_migrations WHERE version = $1",
                migration.version
            )?
            .is_some()
            {
                continue;
            }
            if let super::Tx::Postgres(connection) = tx {
                sqlx::raw_sql(migration.sql.clone())
                    .execute(&mut **connection)
                    .await?;
            }
            let (name, checksum) = (migration.description.as_ref(), migration.checksum.as_ref());
            exec!(
                tx,
                "INSERT INTO schema_migrations (version, name, checksum, applied_at) VALUES ($1, $2, $3, $4)",
                migration.version,
                name,
                checksum,
                self.now
            )?;
        }
        Ok(())
    }
}

async fn apply_postgres(store: &Store, now: i64) -> Result<(), OpenError> {
    Ok(store.commit(ApplyPostgres { now }).await?)
}
