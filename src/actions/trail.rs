//! The audit trail for those who run the instance: filters, pages, and lines to take away.

use std::net::IpAddr;

use serde_json::json;

use super::Refusal;
use crate::app::App;
use crate::people::calendar::{self, DAY};
use crate::people::network::Network;
use crate::store::audit::{Along, Event, first_id, names};

/// Events of one read.
const READS: usize = 500;
/// Reads for one page, at most: a filter may leave most of what they find out.
const LOOKS: usize = 10;

/// Which kinds of events are asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Kinds {
    /// All but renewals of tokens, which are most of the trail and tell least.
    #[default]
    Usual,
    /// All.
    All,
    /// One, by its name.
    One(String),
}

/// What is asked for; all of it must fit.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Filter {
    /// Which kinds.
    pub kinds: Kinds,
    /// Whose account, by id.
    pub person: Option<String>,
    /// Which app.
    pub client: Option<String>,
    /// From which network, as the trail writes it.
    pub network: Option<String>,
    /// Which administrator did it, by id.
    pub actor: Option<String>,
    /// Not before this moment (unix seconds).
    pub from: Option<i64>,
    /// Before this moment.
    pub to: Option<i64>,
}

/// A filter as it is typed; what is empty is not asked for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Typed {
    /// The name of an event; `all` for all.
    pub event: String,
    /// A user name, an address or an id.
    pub person: String,
    /// The id of an app.
    pub client: String,
    /// An address, or a network as the trail writes it.
    pub network: String,
    /// Of an administrator, as `person`.
    pub actor: String,
    /// The first day, `YYYY-MM-DD`, UTC.
    pub from: String,
    /// The last day.
    pub to: String,
}

/// What cannot be read of a typed filter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unreadable {
    /// There is no such event.
    Event,
    /// No day.
    From,
    /// No day.
    To,
}

impl Typed {
    /// What it asks for. A name that nobody has is taken for the id of somebody who is gone.
    pub async fn read(&self, app: &App) -> Result<Result<Filter, Unreadable>, Refusal> {
        let kinds = match self.event.trim() {
            "" => Kinds::Usual,
            "all" => Kinds::All,
            name if names::ALL.contains(&name) => Kinds::One(name.to_owned()),
            _ => return Ok(Err(Unreadable::Event)),
        };
        let day = |text: &str| match text.trim() {
            "" => Some(None),
            text => calendar::parse_date(text).map(Some),
        };
        let Some(from) = day(&self.from) else {
            return Ok(Err(Unreadable::From));
        };
        let Some(to) = day(&self.to) else {
            return Ok(Err(Unreadable::To));
        };
        let typed = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        Ok(Ok(Filter {
            kinds,
            person: id_of(app, &self.person).await?,
            client: typed(&self.client),
            network: typed(&self.network).map(|text| match text.parse::<IpAddr>() {
                Ok(address) => Network::of(address).to_string(),
                Err(_) => text,
            }),
            actor: id_of(app, &self.actor).await?,
            from,
            // Through the end of that day.
            to: to.map(|day| day + DAY),
        }))
    }
}

async fn id_of(app: &App, typed: &str) -> Result<Option<String>, Refusal> {
    let login = typed.trim().to_lowercase();
    if login.is_empty() {
        return Ok(None);
    }
    let user = app.store.user_by_login(&login).await?;
    Ok(Some(user.map_or(login, |user| user.id)))
}

impl Filter {
    fn wants_renewals(&self) -> bool {
        match &self.kinds {
            Kinds::Usual => false,
            Kinds::All => true,
            Kinds::One(name) => name == names::REFRESH,
        }
    }

    /// The index that leaves out most.
    fn along(&self) -> Along {
        if let Some(actor) = &self.actor {
            return Along::Actor(actor.clone());
        }
        // Renewals are in no index but that of time.
        if self.wants_renewals() {
            return Along::Time;
        }
        match self {
            Self {
                person: Some(id), ..
            } => Along::Person(id.clone()),
            Self {
                client: Some(id), ..
            } => Along::Client(id.clone()),
            Self {
                network: Some(network),
                ..
            } => Along::Network(network.clone()),
            Self {
                kinds: Kinds::One(event),
                ..
            } => Along::Event(event.clone()),
            _ => Along::Time,
        }
    }

    fn admits(&self, event: &Event) -> bool {
        let fits = |wanted: &Option<String>, found: &Option<String>| {
            wanted.is_none() || wanted.as_ref() == found.as_ref()
        };
        let kind = match &self.kinds {
            Kinds::Usual => event.event != names::REFRESH,
            Kinds::All => true,
            Kinds::One(name) => event.event == *name,
        };
        kind && fits(&self.person, &event.user_id)
            && fits(&self.client, &event.client_id)
            && fits(&self.network, &event.network)
            && fits(&self.actor, &event.actor_id)
    }
}

/// Some events, newest first, and where the next page begins.
#[derive(Debug, Default)]
pub struct Page {
    /// What happened.
    pub events: Vec<Event>,
    /// The id before which the next page is, if there may be more.
    pub next: Option<String>,
    /// This page ends before it is full, because enough was looked through: back to this moment (unix seconds).
    pub cut_at: Option<i64>,
}

/// The events before `before` (an id; `None`: the newest), at most `most`.
pub async fn page(
    app: &App,
    filter: &Filter,
    before: Option<&str>,
    most: usize,
) -> Result<Page, Refusal> {
    let along = filter.along();
    // Ids are hexadecimal digits; a letter beyond them comes after all of them in every collation.
    let end = filter.to.map_or_else(|| "z".to_owned(), first_id);
    let mut at = before.map_or(end.clone(), |before| end.min(before.to_owned()));
    let from = filter.from.map_or_else(String::new, first_id);
    let limit = i64::try_from(READS).unwrap_or(i64::MAX);
    let mut page = Page::default();
    let mut seen_at = None;
    for _ in 0..LOOKS {
        let read = app.store.audit(&along, &at, &from, limit).await?;
        let all = read.len() < READS;
        for event in read {
            if filter.admits(&event) {
                if page.events.len() == most {
                    page.next = Some(at);
                    return Ok(page);
                }
                at.clone_from(&event.id);
                seen_at = Some(event.at);
                page.events.push(event);
            } else {
                at.clone_from(&event.id);
                seen_at = Some(event.at);
            }
        }
        if all {
            return Ok(page);
        }
    }
    page.cut_at = seen_at.filter(|_| page.events.len() < most);
    page.next = Some(at);
    Ok(page)
}

/// As what events are taken away.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// RFC 4180, with a first line of names.
    Csv,
    /// A JSON object a line.
    JsonLines,
}

impl Format {
    /// What stands before the first event.
    pub fn head(self) -> &'static str {
        match self {
            Self::Csv => "id,at,event,user_id,client_id,grant_id,network,actor_id,detail\r\n",
            Self::JsonLines => "",
        }
    }

    /// One event.
    pub fn line(self, event: &Event) -> String {
        let at = calendar::machine(event.at);
        match self {
            Self::Csv => {
                let text = |value: &Option<String>| value.clone().unwrap_or_default();
                let cells = [
                    event.id.clone(),
                    at,
                    event.event.clone(),
                    text(&event.user_id),
                    text(&event.client_id),
                    text(&event.grant_id),
                    text(&event.network),
                    text(&event.actor_id),
                    text(&event.detail),
                ];
                let cells: Vec<String> = cells.iter().map(|cell| csv_cell(cell)).collect();
                cells.join(",") + "\r\n"
            }
            Self::JsonLines => {
                let mut object = as_json(event);
                object["at"] = at.into();
                format!("{object}\n")
            }
        }
    }
}

/// An event as JSON; `at` in unix seconds.
pub fn as_json(event: &Event) -> serde_json::Value {
    json!({
        "id": event.id,
        "at": event.at,
        "event": event.event,
        "user_id": event.user_id,
        "client_id": event.client_id,
        "grant_id": event.grant_id,
        "network": event.network,
        "actor_id": event.actor_id,
        "detail": event.detail,
    })
}

/// RFC 4180 2. What a spreadsheet would take for a formula begins with an apostrophe: details hold words of strangers.
fn csv_cell(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']);
    let text = if formula {
        format!("'{text}")
    } else {
        text.to_owned()
    };
    if text.contains([',', '"', '\r', '\n', ';', '\t', '\'']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_spreadsheet_is_a_formula() {
        for (text, cell) in [
            ("plain", "plain"),
            ("=1+1", "\"'=1+1\""),
            ("+1", "\"'+1\""),
            ("-1", "\"'-1\""),
            ("@SUM(A1)", "\"'@SUM(A1)\""),
            ("\t=1", "\"'\t=1\""),
            ("\r\n=1", "\"'\r\n=1\""),
            ("a,\"b\"", "\"a,\"\"b\"\"\""),
            ("a;=1", "\"a;=1\""),
        ] {
            assert_eq!(csv_cell(text), cell);
        }
    }

    #[test]
    fn the_index_that_leaves_out_most_is_taken_and_none_that_lacks_what_is_asked_for() {
        let person = Filter {
            person: Some("u".to_owned()),
            client: Some("c".to_owned()),
            kinds: Kinds::One(names::SIGN_IN.to_owned()),
            ..Filter::default()
        };
        assert_eq!(person.along(), Along::Person("u".to_owned()));
        let renewals = Filter {
            kinds: Kinds::One(names::REFRESH.to_owned()),
            ..person.clone()
        };
        assert_eq!(renewals.along(), Along::Time);
        let all = Filter {
            kinds: Kinds::All,
            ..person.clone()
        };
        assert_eq!(all.along(), Along::Time);
        let actor = Filter {
            actor: Some("a".to_owned()),
            ..all
        };
        assert_eq!(actor.along(), Along::Actor("a".to_owned()));
        assert_eq!(Filter::default().along(), Along::Time);
    }
}
