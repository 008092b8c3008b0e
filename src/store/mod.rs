//! Floor 2: all SQL and nothing else. Reads are plain methods; everything that changes a row is an [`Op`], run by [`Store::commit`].

pub mod access_tokens;
pub mod admin_clients;
pub mod audit;
pub mod authorization_codes;
pub mod authorization_requests;
pub mod ceremonies;
pub mod client_changes;
pub mod client_refusals;
pub mod client_sites;
pub mod clients;
pub mod developer;
pub mod directory;
pub mod email_changes;
pub mod figures;
pub mod grants;
pub mod half_sign_ins;
pub mod health;
pub mod initial_access_tokens;
pub mod languages;
mod leaving;
pub mod links;
pub mod mails;
pub mod migrations;
pub mod ownership;
pub mod personal_tokens;
mod postgres;
pub mod refresh_tokens;
pub mod scope_figures;
pub mod second_factors;
pub mod sessions;
pub mod setup_links;
pub mod sign_in_failures;
pub(crate) mod sql;
mod sqlite;
pub mod sweep;
pub mod user_edits;
pub mod users;

use std::future::Future;
use std::path::PathBuf;

pub use postgres::PostgresStore;
pub use sql::Tx;
pub use sqlite::SqliteStore;

/// A named, short, atomic operation: its fields are its inputs (ids, digests, times), so it can be run again after a rollback.
///
/// A refusal is part of `Out`. An `Err` is a breakage, and rolls everything back.
pub trait Op: Send + Sync + 'static {
    /// The name, for logs and metrics.
    const NAME: &'static str;
    /// What it answers.
    type Out: Send + 'static;
    /// Runs inside a transaction. No hashing, clock, randomness or network in here.
    fn run(&self, tx: &mut Tx<'_>) -> impl Future<Output = Result<Self::Out, Error>> + Send;
}

/// A breakage of the storage: the database is gone, the disk full, a row unreadable.
#[derive(Debug, thiserror::Error)]
#[error("{doing}: {source}")]
pub struct Error {
    /// What was being done.
    pub doing: &'static str,
    #[source]
    source: Box<dyn std::error::Error + Send + Sync>,
    retry: Retry,
}

/// Whether running the same operation again may help, and is safe.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Retry {
    /// The transaction did not happen (serialization failure, deadlock, no connection).
    Safe,
    No,
}

impl Error {
    pub(crate) fn new(
        doing: &'static str,
        source: impl Into<Box<dyn std::error::Error + Send + Sync>>,
    ) -> Self {
        Self {
            doing,
            source: source.into(),
            retry: Retry::No,
        }
    }

    /// The error with everything that caused it, for the log.
    pub fn causes(&self) -> String {
        let mut text = self.to_string();
        let mut source = self.source.source();
        while let Some(cause) = source {
            let more = cause.to_string();
            if !text.contains(&more) {
                text.push_str(": ");
                text.push_str(&more);
            }
            source = cause.source();
        }
        text
    }

    pub(crate) fn no_row() -> Self {
        Self::new(
            "reading a row",
            "a statement that always answers gave no row",
        )
    }

    fn doing(self, doing: &'static str) -> Self {
        Self { doing, ..self }
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        Self::new("running a statement", error)
    }
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        let retry = match &error {
            // Serialization failure, deadlock; the server going away says that it rolled back (57P01 to 57P03).
            sqlx::Error::Database(db) => match db.code().as_deref() {
                Some("40001" | "40P01" | "57P01" | "57P02" | "57P03") => Retry::Safe,
                _ => Retry::No,
            },
            // A statement that was cut off before COMMIT was sent left nothing behind; `postgres.rs` sees to COMMIT itself.
            sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut => Retry::Safe,
            _ => Retry::No,
        };
        Self {
            doing: "running a statement",
            source: Box::new(error),
            retry,
        }
    }
}

/// Where the data is: a SQLite file or a Postgres database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Location {
    /// A SQLite file.
    Sqlite(PathBuf),
    /// A `postgres://` URL; may hold a password.
    Postgres(String),
}

/// The store: one of two databases, cheap to clone.
#[derive(Clone)]
pub enum Store {
    /// SQLite, in this process.
    Sqlite(SqliteStore),
    /// Postgres, by a pool.
    Postgres(PostgresStore),
}

/// A connection for reads. It goes back to its pool when dropped.
pub(crate) enum Reader {
    Sqlite(sqlite::PooledReader),
    Postgres(sqlx::pool::PoolConnection<sqlx::Postgres>),
}

impl Reader {
    pub(crate) fn tx(&mut self) -> Tx<'_> {
        match self {
            Self::Sqlite(reader) => Tx::Sqlite(reader.connection()),
            Self::Postgres(connection) => Tx::Postgres(connection),
        }
    }
}

/// What may be done to a database that is missing or older than this program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opening {
    /// `serve`: make and migrate a SQLite file (after a copy), migrate an empty Postgres database, refuse an older one.
    Serve,
    /// Commands that may come first: an empty database is migrated, an older one refused.
    MayCreate,
    /// Commands that need an existing, current database.
    MustExist,
    /// `migrate`: bring any older schema up to date.
    Migrate,
    /// `migrate --dry-run` and `doctor`: look, change nothing, refuse nothing that is older.
    Look,
}

impl Store {
    /// Opens a database, bringing it up to date as far as `opening` allows. `now` in unix seconds, for the record of migrations.
    pub async fn open(location: &Location, opening: Opening, now: i64) -> Result<Self, OpenError> {
        let store = match location {
            Location::Sqlite(path) => Self::Sqlite(SqliteStore::open(path, opening)?),
            Location::Postgres(url) => Self::Postgres(PostgresStore::open(url).await?),
        };
        migrations::bring_up(&store, opening, now).await?;
        Ok(store)
    }

    /// Runs an operation in a transaction of its own, and answers after it is on disk.
    pub async fn commit<O: Op>(&self, op: O) -> Result<O::Out, Error> {
        match self {
            Self::Sqlite(store) => store.commit(op).await,
            Self::Postgres(store) => store.commit(op).await,
        }
        .map_err(|error| error.doing(O::NAME))
    }

    pub(crate) async fn reader(&self) -> Result<Reader, Error> {
        match self {
            Self::Sqlite(store) => store.reader().map(Reader::Sqlite),
            Self::Postgres(store) => store.reader().await.map(Reader::Postgres),
        }
    }

    /// Whether the database answers.
    pub async fn ping(&self) -> Result<(), Error> {
        let mut reader = self.reader().await?;
        sql::one!(
            &mut reader.tx(),
            sql::One<i64>,
            "SELECT version FROM schema_migrations ORDER BY version DESC LIMIT 1"
        )?;
        Ok(())
    }

    /// Finishes what is queued and lets go of the database.
    pub async fn close(&self) {
        match self {
            Self::Sqlite(store) => store.close(),
            Self::Postgres(store) => store.close().await,
        }
    }
}

/// Why a database could not be opened: a sentence for the operator.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// There is no database, and this command does not make one.
    #[error(
        "there is no database at {0}: `permesso serve`, `migrate`, `setup-link`, `user create` or `client create` makes it"
    )]
    Missing(String),
    /// The SQLite file is another system user's.
    #[error(
        "{path} belongs to system user {owner}, and this command runs as {me}: run it as that user, so that the server can still write its files"
    )]
    Foreign {
        /// The file.
        path: String,
        /// Who owns it.
        owner: u32,
        /// Who runs this.
        me: u32,
    },
    /// The schema is older than this program, and this way of opening does not migrate.
    #[error(
        "the database has schema version {found}, this program needs {wanted}: run `permesso migrate` first"
    )]
    Older {
        /// The version in the database.
        found: i64,
        /// The version of this program.
        wanted: i64,
    },
    /// The schema is newer than this program.
    #[error(
        "the database has schema version {found}, this program knows only {wanted}: use a newer program, or restore the copy made before the upgrade"
    )]
    Newer {
        /// The version in the database.
        found: i64,
        /// The version of this program.
        wanted: i64,
    },
    /// A migration that was applied is not the one this program carries.
    #[error(
        "migration {0} in the database is not the one of this program: the schema was changed by something else"
    )]
    Changed(i64),
    /// The file system refused.
    #[error("{path}: {source}")]
    File {
        /// The file.
        path: String,
        /// What it said.
        source: std::io::Error,
    },
    /// The database refused.
    #[error("the database does not open: {0}")]
    Broken(#[from] Error),
}

impl From<rusqlite::Error> for OpenError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Broken(error.into())
    }
}

impl From<sqlx::Error> for OpenError {
    fn from(error: sqlx::Error) -> Self {
        Self::Broken(error.into())
    }
}
