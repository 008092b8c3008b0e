//! `permesso migrate`.

use serde_json::json;

use super::Failure;
use super::desk::{Place, name, open_store};
use super::output::{Form, print, print_json};
use crate::config::Database;
use crate::store::migrations::{self, State};
use crate::store::{OpenError, Opening};

#[derive(Debug, clap::Args)]
pub(super) struct Migrate {
    /// Only say what would be done
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    form: Form,
}

pub(super) async fn run(migrate: Migrate, place: &Place) -> Result<(), Failure> {
    let database = place.settings()?.database;
    name(&database);
    let state = look(&database).await?;
    let applies = !migrate.dry_run && !state.pending.is_empty();
    if applies {
        let store = open_store(&database, Opening::Migrate).await?;
        store.close().await;
    }
    report(&migrate, &state, applies)
}

/// How far the database is; one that is not there yet has everything before it.
async fn look(database: &Database) -> Result<State, OpenError> {
    match open_store(database, Opening::Look).await {
        Ok(store) => {
            let state = migrations::state(&store).await;
            store.close().await;
            state
        }
        Err(OpenError::Missing(_)) => Ok(State::of_nothing()),
        Err(error) => Err(error),
    }
}

fn report(migrate: &Migrate, state: &State, applied: bool) -> Result<(), Failure> {
    if migrate.form.json {
        let migrations: Vec<_> = state
            .pending
            .iter()
            .map(|(version, name)| json!({ "version": version, "name": name }))
            .collect();
        return print_json(&json!({
            "from": state.found,
            "to": state.wanted,
            "migrations": migrations,
            "applied": applied,
        }));
    }
    if state.pending.is_empty() {
        return print(&format!(
            "The schema is up to date (version {}).\n",
            state.wanted
        ));
    }
    let did = if applied { "Applied" } else { "Would apply" };
    let lines: Vec<String> = state
        .pending
        .iter()
        .map(|(version, name)| format!("{did} {version:04} {name}\n"))
        .collect();
    print(&lines.concat())
}
