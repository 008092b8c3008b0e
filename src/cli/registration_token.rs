//! `permesso registration-token`: what lets apps register where not everybody may (RFC 7591 1.2).

use clap::Subcommand;
use serde_json::json;

use super::desk::Place;
use super::output::{Form, Listing, Row, print, print_json, time_or_dash};
use super::{Failure, refused};
use crate::actions::registration_tokens;
use crate::app::App;
use crate::people::calendar::{self, DAY};
use crate::store::Opening;

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Make a token, and print it once
    Create(Create),
    /// All tokens, and how many apps each let in
    List(Form),
    /// End a token; the apps that it let in stay
    Revoke(Revoke),
}

#[derive(Debug, clap::Args)]
pub(super) struct Create {
    /// What it is for
    #[arg(long, default_value = "")]
    name: String,
    /// Days until it ends; without: until it is revoked
    #[arg(long, value_parser = clap::value_parser!(i64).range(1..=3650))]
    days: Option<i64>,
    #[command(flatten)]
    form: Form,
}

#[derive(Debug, clap::Args)]
pub(super) struct Revoke {
    /// The id, as `list` prints it
    id: String,
    #[command(flatten)]
    form: Form,
}

pub(super) async fn run(command: Command, place: &Place) -> Result<(), Failure> {
    place
        .desk(Opening::MustExist, async |app| match command {
            Command::Create(new) => create(app, &new).await,
            Command::List(form) => list(app, form).await,
            Command::Revoke(which) => revoke(app, &which).await,
        })
        .await
}

async fn create(app: &App, new: &Create) -> Result<(), Failure> {
    let now = app.clock.now();
    let expires_at = new.days.map(|days| now + days * DAY);
    let (made, token) = registration_tokens::create(app, &new.name, expires_at, now).await?;
    if new.form.json {
        return print_json(&json!({
            "id": made.id,
            "token": token.expose(),
            "name": made.name,
            "expires_at": made.expires_at,
        }));
    }
    print(&format!("{}\n", token.expose()))
}

async fn list(app: &App, form: Form) -> Result<(), Failure> {
    let mut listing = Listing::new(form, &["ID", "NAME", "SINCE", "ENDS", "APPS", "LAST USED"]);
    let rows = app.store.initial_access_tokens().await?;
    listing.page(
        rows.into_iter()
            .map(|row| Row {
                json: json!({
                    "id": row.id,
                    "name": row.name,
                    "created_at": row.created_at,
                    "expires_at": row.expires_at,
                    "uses": row.uses,
                    "last_used_at": row.last_used_at,
                }),
                cells: vec![
                    row.id,
                    row.name,
                    calendar::exact(row.created_at),
                    time_or_dash(row.expires_at),
                    row.uses.to_string(),
                    time_or_dash(row.last_used_at),
                ],
            })
            .collect(),
    )?;
    listing.end("there are no registration tokens")
}

async fn revoke(app: &App, which: &Revoke) -> Result<(), Failure> {
    if !registration_tokens::revoke(app, &which.id, app.clock.now()).await? {
        return refused(format!("there is no registration token {}", which.id));
    }
    if which.form.json {
        return print_json(&json!({ "id": which.id, "revoked": true }));
    }
    print(&format!("{} is revoked.\n", which.id))
}
