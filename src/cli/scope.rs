//! `permesso scope`: the catalogue of scopes and how much each is used.

use clap::Subcommand;
use serde_json::json;

use super::Failure;
use super::desk::Place;
use super::output::{Form, Listing, Row, say};
use crate::actions::scopes;
use crate::app::App;
use crate::people::calendar;
use crate::store::Opening;

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// List the scopes of this instance, with how many apps and people use each
    List(List),
}

#[derive(Debug, clap::Args)]
pub(super) struct List {
    #[command(flatten)]
    form: Form,
}

pub(super) async fn run(command: Command, place: &Place) -> Result<(), Failure> {
    let Command::List(list) = command;
    place
        .desk(Opening::MustExist, async |app| listed(app, list.form).await)
        .await
}

async fn listed(app: &App, form: Form) -> Result<(), Failure> {
    scopes::count(app).await?;
    let counts = scopes::counts(app).await?;
    let mut listing = Listing::new(form, &["SCOPE", "APPS", "GRANTS", "KIND"]);
    let catalogue = &app.config.scopes.catalogue;
    let rows = counts.scopes.into_iter().map(|scope| {
        let entry = catalogue.get(&scope.name);
        let restricted = entry.is_some_and(|entry| entry.restricted);
        let default = app.config.scopes.default.contains(&scope.name);
        let words = [
            (!scope.known).then_some("not in the catalogue"),
            restricted.then_some("restricted"),
            default.then_some("default"),
        ];
        let words: Vec<&str> = words.into_iter().flatten().collect();
        Row {
            json: json!({
                "scope": scope.name,
                "text": entry.map(crate::oauth::scope::Entry::sentence),
                "known": scope.known,
                "restricted": restricted,
                "default": default,
                "clients": scope.used.clients,
                "grants": scope.used.grants,
                "counted_at": counts.counted_at,
            }),
            cells: vec![
                scope.name,
                scope.used.clients.to_string(),
                scope.used.grants.to_string(),
                if words.is_empty() {
                    "-".to_owned()
                } else {
                    words.join(", ")
                },
            ],
        }
    });
    listing.page(rows.collect())?;
    listing.end("no scopes")?;
    if let Some(at) = counts.counted_at {
        say(&format!(
            "Apps: those that have it in their limit; {} have no limit. Grants: what people allow at present. Counted {}.",
            counts.unlimited,
            calendar::exact(at)
        ));
    }
    Ok(())
}
