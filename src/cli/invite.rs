//! `permesso user invite` and what belongs to it.

use clap::Subcommand;
use serde_json::json;

use super::desk::Place;
use super::output::{Form, Listing, Row, print, print_json, say};
use super::{Failure, refused};
use crate::actions::actor::Actor;
use crate::actions::joining::{self, Terms};
use crate::app::App;
use crate::config::SignUpMode;
use crate::people::calendar::{self, DAY};
use crate::people::email::Email;
use crate::store::Opening;
use crate::store::links::Link;

/// Invitations of one page.
const PAGE: i64 = 500;

#[derive(Debug, clap::Args)]
pub(super) struct Invite {
    /// The only address that it is for
    #[arg(long, conflicts_with = "uses")]
    email: Option<String>,
    /// Mail it to that address, and print no link: whoever uses it has shown that the address is theirs
    #[arg(long, requires = "email")]
    mail: bool,
    /// How many accounts it may make
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(i64).range(1..=10_000))]
    uses: i64,
    /// Days until it ends
    #[arg(long, default_value_t = 7, value_parser = clap::value_parser!(i64).range(1..=365))]
    days: i64,
    #[command(flatten)]
    form: Form,
}

#[derive(Debug, Subcommand)]
pub(super) enum Invitations {
    /// The invitations that are good
    List(Form),
    /// Take an invitation back
    Withdraw {
        /// The id, as `list` prints it
        id: String,
    },
}

pub(super) async fn invite(invite: Invite, place: &Place) -> Result<(), Failure> {
    place
        .desk(Opening::MustExist, async |app| make(app, &invite).await)
        .await
}

async fn make(app: &App, invite: &Invite) -> Result<(), Failure> {
    let email = match &invite.email {
        Some(email) => match Email::parse(email.trim()) {
            Ok(email) => Some(email),
            Err(error) => return refused(error.to_string()),
        },
        None => None,
    };
    let terms = Terms {
        email: email.as_ref(),
        uses: invite.uses,
        lifetime: invite.days * DAY,
    };
    if invite.mail && !app.mail.is_on() {
        return refused(
            "no mails are sent: name a mail server as mail.smtp_url, or hand the link over yourself",
        );
    }
    let now = app.clock.now();
    let (link, address) = match &email {
        Some(email) if invite.mail => {
            let link =
                joining::invite_by_mail(app, email, terms.lifetime, Actor::Operator, now).await?;
            (link, None)
        }
        _ => {
            let (link, address) = joining::invite(app, &terms, Actor::Operator, now).await?;
            (link, Some(address))
        }
    };
    if app.config.sign_up == SignUpMode::Closed {
        say(
            "warning: sign_up.mode is closed, so the link opens nothing until it is invite or open",
        );
    }
    if invite.form.json {
        return print_json(&json!({
            "id": link.id,
            "link": address,
            "email": link.email,
            "uses": link.uses_left,
            "expires_at": link.expires_at,
        }));
    }
    match (address, link.email) {
        (Some(address), _) => print(&format!("{address}\n")),
        (None, email) => print(&format!(
            "The running server mails the link to {}.\n",
            email.unwrap_or_default()
        )),
    }
}

pub(super) async fn invitations(command: Invitations, place: &Place) -> Result<(), Failure> {
    place
        .desk(Opening::MustExist, async |app| match command {
            Invitations::List(form) => list(app, form).await,
            Invitations::Withdraw { id } => {
                if !joining::withdraw(app, &id, Actor::Operator, app.clock.now()).await? {
                    return refused(format!("there is no invitation {id}"));
                }
                print(&format!("{id} is withdrawn.\n"))
            }
        })
        .await
}

async fn list(app: &App, form: Form) -> Result<(), Failure> {
    let mut listing = Listing::new(form, &["ID", "FOR", "USES LEFT", "ENDS"]);
    let (now, mut after) = (app.clock.now(), String::new());
    loop {
        let page = app.store.invitations(now, &after, PAGE).await?;
        let Some(last) = page.last() else { break };
        last.id.clone_into(&mut after);
        listing.page(page.into_iter().map(row).collect())?;
    }
    listing.end("there are no invitations")
}

fn row(link: Link) -> Row {
    Row {
        json: json!({
            "id": link.id,
            "email": link.email,
            "uses_left": link.uses_left,
            "created_at": link.created_at,
            "expires_at": link.expires_at,
        }),
        cells: vec![
            link.id,
            link.email.unwrap_or_else(|| "anybody".to_owned()),
            link.uses_left.to_string(),
            calendar::exact(link.expires_at),
        ],
    }
}
