//! `permesso key`: what seals secrets in the database.

use std::fmt::Write;

use clap::Subcommand;
use serde_json::json;

use super::desk::Place;
use super::output::{Form, print, print_json};
use super::{Failure, refused};
use crate::actions::sealing;
use crate::app::App;
use crate::store::Opening;

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Where the keys are, which there are, and how many secrets each seals; never a key itself
    Show(Form),
    /// Make a new key and seal everything under it; the key in use before still opens
    Rotate(Form),
}

pub(super) async fn run(command: Command, place: &Place) -> Result<(), Failure> {
    place
        .desk(Opening::MustExist, async |app| match command {
            Command::Show(form) => show(app, form).await,
            Command::Rotate(form) => rotate(app, form).await,
        })
        .await
}

async fn show(app: &App, form: Form) -> Result<(), Failure> {
    let keys = app.keys.keys()?;
    let uses = app.store.sealing_keys().await?;
    let count = |id: &str| {
        let hanging = uses.iter().find(|used| used.key_id == id);
        hanging.map_or(0, |used| used.secrets)
    };
    let place = place_of(app);
    let mut rows: Vec<(String, i64, &str)> = keys
        .all()
        .iter()
        .enumerate()
        .map(|(at, key)| {
            let state = if at == 0 { "in use" } else { "opens only" };
            (key.id(), count(&key.id()), state)
        })
        .collect();
    for used in uses.iter().filter(|used| !keys.knows(&used.key_id)) {
        rows.push((used.key_id.clone(), used.secrets, "MISSING"));
    }
    if form.json {
        let keys: Vec<_> = rows
            .iter()
            .map(|(id, secrets, state)| json!({ "id": id, "secrets": secrets, "state": state }))
            .collect();
        return print_json(&json!({ "place": place, "keys": keys }));
    }
    let mut text = format!("Keys come from {place}.\n");
    if rows.is_empty() {
        text += "There is none yet: the first is made when it is needed.\n";
    }
    for (id, secrets, state) in rows {
        // Writing to a string does not fail.
        let _ = writeln!(text, "{id}  {state:10}  seals {secrets}");
    }
    print(&text)
}

async fn rotate(app: &App, form: Form) -> Result<(), Failure> {
    let missing = sealing::missing(app).await?;
    if let Some(used) = missing.first() {
        return refused(format!(
            "the key {} is not in {}, and {} secrets are sealed under it: put it back first",
            used.key_id,
            place_of(app),
            used.secrets
        ));
    }
    let uses = app.store.sealing_keys().await?;
    if app.keys.file().is_some() {
        let before = app.keys.keys()?.current().map(crate::people::seal::Key::id);
        // The key of before stays for what is under way; an older one goes when nothing hangs on it.
        app.keys.rotate(&app.random, |key| {
            Some(key.id()) == before || uses.iter().any(|used| used.key_id == key.id())
        })?;
    }
    let keys = app.keys.keys()?;
    let Some(current) = keys.current().map(crate::people::seal::Key::id) else {
        return refused("there is no key");
    };
    if app.keys.file().is_none() && uses.iter().all(|used| used.key_id == current) {
        return refused(
            "the keys come from the setting `key`: put a new one (`openssl rand -hex 32`) before the others, separated by a comma, restart the servers, and run this again",
        );
    }
    let sealed = sealing::reseal(app).await?;
    if form.json {
        return print_json(&json!({ "key": current, "sealed": sealed }));
    }
    print(&format!(
        "The key {current} is in use; {sealed} secrets were sealed anew under it.\n"
    ))
}

fn place_of(app: &App) -> String {
    match app.keys.file() {
        Some(file) => file.display().to_string(),
        None => format!("the setting `key` ({})", app.config.source("key")),
    }
}
