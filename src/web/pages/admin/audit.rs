//! `/admin/audit`: the audit trail, filtered.

use std::borrow::Cow;

use askama::Template;

use super::Choice;
use crate::actions::trail::{Typed, Unreadable};
use crate::store::audit::names;
use crate::web::pages::prose::{Part, Prose};
use crate::web::pages::{Chrome, Field};

/// `/admin/audit`.
#[derive(Template)]
#[template(path = "pages/admin/audit.html")]
pub struct Audit {
    /// Around the page; an administrator is signed in.
    pub chrome: Chrome,
    /// What was asked for.
    pub typed: Typed,
    /// What cannot be read of it.
    pub unreadable: Option<Unreadable>,
    /// The newest first.
    pub rows: Vec<AuditRow>,
    /// The path of the page with older ones.
    pub older: Option<String>,
    /// The page ends at this moment (unix seconds) because enough was looked through.
    pub cut_at: Option<i64>,
    /// The query of the same filter, for the export.
    pub query: String,
    /// At most so many events are exported.
    pub most: usize,
}

/// An event.
pub struct AuditRow {
    /// In unix seconds.
    pub at: i64,
    /// Its name in the trail.
    pub event: String,
    /// Whose account: id, and user name if there still is one.
    pub person: Option<(String, Option<String>)>,
    /// Which administrator did it, in the same way.
    pub actor: Option<(String, Option<String>)>,
    /// Which app: id, and name if there still is one.
    pub client: Option<(String, Option<String>)>,
    /// From where.
    pub network: Option<String>,
    /// More, in the words of the trail.
    pub detail: Option<String>,
}

impl AuditRow {
    fn exact(&self) -> String {
        crate::people::calendar::exact(self.at)
    }

    fn machine(&self) -> String {
        crate::people::calendar::machine(self.at)
    }
}

impl Audit {
    fn kinds(&self) -> Vec<Choice> {
        let chosen = self.typed.event.trim();
        let named = [
            ("", self.chrome.t("admin-audit-usual")),
            ("all", self.chrome.t("admin-audit-all")),
        ];
        let events = names::ALL.iter().map(|name| (*name, Cow::Borrowed(*name)));
        named
            .into_iter()
            .chain(events)
            .map(|(value, text)| Choice {
                value,
                text,
                chosen: value == chosen,
            })
            .collect()
    }

    fn fields(&self) -> Vec<Field> {
        let wrong = |field| {
            let is = self.unreadable == Some(field);
            is.then(|| self.chrome.t("admin-audit-no-day").into_owned())
        };
        let typed = &self.typed;
        let text = |name, label, value: &str| Field {
            name,
            kind: "text",
            autocomplete: "off",
            label: self.chrome.t(label),
            value: value.to_owned(),
            longest: Some(254),
            verbatim: true,
            optional: true,
            ..Field::default()
        };
        let date = |name, label, value: &str, field| Field {
            kind: "date",
            longest: None,
            error: wrong(field),
            ..text(name, label, value)
        };
        vec![
            text("person", "admin-audit-person", &typed.person),
            text("client", "admin-audit-client", &typed.client),
            text("network", "admin-audit-network", &typed.network),
            text("actor", "admin-audit-actor", &typed.actor),
            date("from", "admin-audit-from", &typed.from, Unreadable::From),
            date("to", "admin-audit-to", &typed.to, Unreadable::To),
        ]
    }

    fn cut(&self) -> Option<Prose> {
        let when = crate::people::calendar::exact(self.cut_at?);
        let parts = [("when", Part::Plain(&when))];
        Some(self.chrome.rich("admin-audit-cut", &parts))
    }

    fn export(&self) -> Prose {
        let most = self.most.to_string();
        let parts = [("most", Part::Plain(&most))];
        self.chrome.rich("admin-audit-export", &parts)
    }
}
