//! `permesso audit`: what happened, as the administrators' pages show it.

use clap::{Subcommand, ValueEnum};

use super::desk::Place;
use super::output::{Form, Listing, Row, print};
use super::{Failure, refused};
use crate::actions::trail::{self, Filter, Format, Typed, Unreadable};
use crate::app::App;
use crate::people::calendar;
use crate::store::Opening;
use crate::store::audit::Event;

/// Events that are read at once.
const PAGE: usize = 500;

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// The newest events, in a table
    List(List),
    /// All events, the newest first, to be kept or looked through by a program
    Export(Export),
}

#[derive(Debug, clap::Args)]
pub(super) struct List {
    #[command(flatten)]
    wanted: Wanted,
    /// At most so many
    #[arg(long, default_value_t = 100)]
    limit: usize,
    #[command(flatten)]
    form: Form,
}

#[derive(Debug, clap::Args)]
pub(super) struct Export {
    #[command(flatten)]
    wanted: Wanted,
    /// As what
    #[arg(long, value_enum, default_value = "json-lines")]
    format: As,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum As {
    /// A JSON object a line
    JsonLines,
    /// RFC 4180
    Csv,
}

/// What is asked for; all of it must fit.
#[derive(Debug, clap::Args)]
struct Wanted {
    /// One kind of event by its name, or `all`; without it all but renewals of tokens
    #[arg(long, default_value = "")]
    event: String,
    /// The person: user name, e-mail address or id
    #[arg(long, default_value = "")]
    person: String,
    /// The app: its id
    #[arg(long, default_value = "")]
    client: String,
    /// An address, or a network as the log writes it
    #[arg(long, default_value = "")]
    network: String,
    /// The administrator who did it on a page: user name, e-mail address or id
    #[arg(long, default_value = "")]
    actor: String,
    /// The first day, YYYY-MM-DD (UTC)
    #[arg(long, default_value = "")]
    from: String,
    /// The last day, YYYY-MM-DD (UTC)
    #[arg(long, default_value = "")]
    to: String,
}

impl Wanted {
    async fn filter(&self, app: &App) -> Result<Filter, Failure> {
        let typed = Typed {
            event: self.event.clone(),
            person: self.person.clone(),
            client: self.client.clone(),
            network: self.network.clone(),
            actor: self.actor.clone(),
            from: self.from.clone(),
            to: self.to.clone(),
        };
        match typed.read(app).await? {
            Ok(filter) => Ok(filter),
            Err(Unreadable::Event) => refused(format!(
                "there is no event called {}",
                self.event.escape_debug()
            )),
            Err(Unreadable::From) => {
                refused(format!("--from {} is no day", self.from.escape_debug()))
            }
            Err(Unreadable::To) => refused(format!("--to {} is no day", self.to.escape_debug())),
        }
    }
}

pub(super) async fn run(command: Command, place: &Place) -> Result<(), Failure> {
    place
        .desk(Opening::MustExist, async |app| match &command {
            Command::List(list) => show(app, list).await,
            Command::Export(export) => write(app, export).await,
        })
        .await
}

async fn show(app: &App, list: &List) -> Result<(), Failure> {
    let titles = &["WHEN", "EVENT", "ACCOUNT", "APP", "BY", "FROM", "DETAIL"];
    let mut listing = Listing::new(list.form, titles);
    let filter = list.wanted.filter(app).await?;
    let (mut before, mut left) = (None, list.limit);
    while left > 0 {
        let most = left.min(PAGE);
        let page = trail::page(app, &filter, before.as_deref(), most).await?;
        left -= page.events.len();
        listing.page(page.events.into_iter().map(row).collect())?;
        before = page.next;
        if before.is_none() {
            break;
        }
    }
    listing.end("nothing of this kind happened")
}

fn row(event: Event) -> Row {
    let json = trail::as_json(&event);
    let dash = |value: Option<String>| value.unwrap_or_else(|| "-".to_owned());
    Row {
        json,
        cells: vec![
            calendar::exact(event.at),
            event.event,
            dash(event.user_id),
            dash(event.client_id),
            dash(event.actor_id),
            dash(event.network),
            dash(event.detail),
        ],
    }
}

async fn write(app: &App, export: &Export) -> Result<(), Failure> {
    let format = match export.format {
        As::JsonLines => Format::JsonLines,
        As::Csv => Format::Csv,
    };
    let filter = export.wanted.filter(app).await?;
    print(format.head())?;
    let mut before: Option<String> = None;
    loop {
        let page = trail::page(app, &filter, before.as_deref(), PAGE).await?;
        let lines: Vec<String> = page.events.iter().map(|event| format.line(event)).collect();
        print(&lines.concat())?;
        before = page.next;
        if before.is_none() {
            return Ok(());
        }
    }
}
