//! `permesso mail`: what waits, trying again, and whether mails arrive at all.

use clap::Subcommand;
use serde_json::json;

use super::desk::Place;
use super::output::{Form, Listing, Row, print};
use super::{Failure, refused};
use crate::actions::actor::Actor;
use crate::actions::mails;
use crate::app::App;
use crate::letters;
use crate::people::calendar;
use crate::people::email::Email;
use crate::store::Opening;
use crate::store::mails::Mail;

/// Mails of one page.
const PAGE: i64 = 500;

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// The mails that wait or were given up
    List(Form),
    /// Try mails again now: those that wait, and those that were given up
    Retry {
        /// The id of one mail, as `list` prints it; without it all
        id: Option<String>,
    },
    /// Send a mail now, and say whether the mail server took it
    Test {
        /// Where to
        address: String,
        /// In which language
        #[arg(long, default_value = "en")]
        language: String,
    },
}

pub(super) async fn run(command: Command, place: &Place) -> Result<(), Failure> {
    place
        .desk(Opening::MustExist, async |app| match command {
            Command::List(form) => list(app, form).await,
            Command::Retry { id } => retry(app, id.as_deref()).await,
            Command::Test { address, language } => test(app, &address, &language).await,
        })
        .await
}

async fn list(app: &App, form: Form) -> Result<(), Failure> {
    let mut listing = Listing::new(
        form,
        &["ID", "KIND", "TO", "STATE", "TRIES", "NEXT", "LAST ERROR"],
    );
    let mut after = String::new();
    loop {
        let page = app.store.unsent_mails(&after, PAGE).await?;
        let Some(last) = page.last() else { break };
        last.id.clone_into(&mut after);
        listing.page(page.into_iter().map(row).collect())?;
    }
    listing.end("no mail waits, and none was given up")
}

fn row(mail: Mail) -> Row {
    let state = if mail.done_at.is_some() {
        "given up"
    } else {
        "waits"
    };
    let next = mail.done_at.is_none().then_some(mail.due_at);
    Row {
        json: json!({
            "id": mail.id,
            "kind": mail.kind,
            "to": mail.email,
            "user_id": mail.user_id,
            "state": state,
            "tries": mail.tries,
            "created_at": mail.created_at,
            "next_try_at": next,
            "gives_up_at": mail.gives_up_at,
            "last_error": mail.last_error,
        }),
        cells: vec![
            mail.id,
            mail.kind,
            if mail.email.is_empty() {
                "nobody".to_owned()
            } else {
                mail.email
            },
            state.to_owned(),
            mail.tries.to_string(),
            next.map_or_else(|| "-".to_owned(), calendar::exact),
            mail.last_error.unwrap_or_else(|| "-".to_owned()),
        ],
    }
}

async fn retry(app: &App, id: Option<&str>) -> Result<(), Failure> {
    needs_server(app)?;
    let retried = mails::retry(app, id, Actor::Operator, app.clock.now()).await?;
    match (retried, id) {
        (0, Some(id)) => refused(format!(
            "there is no mail {} that waits or was given up, or it is being sent",
            id.escape_debug()
        )),
        (0, None) => print("No mail waits, and none was given up.\n"),
        (1, _) => print("1 mail is tried again, by the running server.\n"),
        (count, _) => print(&format!(
            "{count} mails are tried again, by the running server.\n"
        )),
    }
}

async fn test(app: &App, address: &str, language: &str) -> Result<(), Failure> {
    needs_server(app)?;
    let email = match Email::parse(address.trim()) {
        Ok(email) => email,
        Err(error) => return refused(error.to_string()),
    };
    if app.config.languages.get(language).is_none() {
        return refused(format!("there is no language {}", language.escape_debug()));
    }
    match mails::test(app, letters::write, &email, language, app.clock.now()).await {
        Ok(()) => print(&format!(
            "The mail server took it. Look whether it arrives at {email}, and not among the unwanted mails.\n"
        )),
        Err(error) => refused(format!("it was not sent: {error}")),
    }
}

fn needs_server(app: &App) -> Result<(), Failure> {
    if app.mail.is_on() {
        return Ok(());
    }
    refused("no mails are sent: name a mail server as mail.smtp_url")
}
