//! What a command works with: its settings and an open database.

use std::path::PathBuf;

use super::Failure;
use super::output::say;
use crate::actions::Refusal;
use crate::app::App;
use crate::config::{Config, ConfigError, Database, Warning};
use crate::store::{self, Location, OpenError, Opening, Store};
use crate::world::{Clock, Random, environment};

/// Where the settings come from.
pub(super) struct Place {
    /// `--config`.
    pub(super) config: Option<PathBuf>,
}

impl Place {
    /// The settings, and what should be looked at.
    pub(super) fn load(&self) -> Result<(Config, Vec<Warning>), ConfigError> {
        Config::load(self.config.as_deref(), environment())
    }

    /// The settings; what should be looked at goes to stderr.
    pub(super) fn settings(&self) -> Result<Config, Failure> {
        let (config, warnings) = self.load()?;
        for warning in warnings {
            say(&format!("warning: {warning}"));
        }
        Ok(config)
    }

    /// Opens the database for `work`, names it on stderr, and lets go of it again.
    pub(super) async fn desk<T>(
        &self,
        opening: Opening,
        work: impl AsyncFnOnce(&App) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let config = self.settings()?;
        let app = open(config, opening).await?;
        let done = work(&app).await;
        app.store.close().await;
        done
    }
}

/// Names the database on stderr.
pub(super) fn name(database: &Database) {
    say(&format!("database: {database}"));
}

/// Names the database on stderr and opens it.
pub(super) async fn open(config: Config, opening: Opening) -> Result<App, Failure> {
    name(&config.database);
    let store = open_store(&config.database, opening).await?;
    Ok(App::new(config, store, Clock::System, Random::System))
}

/// Opens the database alone.
pub(super) async fn open_store(database: &Database, opening: Opening) -> Result<Store, OpenError> {
    let location = match database {
        Database::Sqlite(path) => Location::Sqlite(path.clone()),
        Database::Postgres(url) => Location::Postgres(url.expose().to_owned()),
    };
    Store::open(&location, opening, Clock::System.now()).await
}

/// A sentence for the operator.
pub(super) struct Reason(pub(super) String);

impl From<ConfigError> for Reason {
    fn from(error: ConfigError) -> Self {
        Self(error.to_string())
    }
}

impl From<OpenError> for Reason {
    fn from(error: OpenError) -> Self {
        Self(error.to_string())
    }
}

impl From<store::Error> for Reason {
    fn from(error: store::Error) -> Self {
        Self(format!("the database failed: {}", error.causes()))
    }
}

impl From<Refusal> for Reason {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Protocol(error) => Self(error.description.into_owned()),
            Refusal::Broken(error) => error.into(),
            // Both protect a server from strangers; a command runs alone in its process.
            Refusal::TooMany(_) | Refusal::Busy(_) => Self("too busy, try again".to_owned()),
        }
    }
}
