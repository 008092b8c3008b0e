//! `/admin/people`: the people of this instance, filtered and searched.

use askama::Template;

use super::Choice;
use crate::store::directory::Show;
use crate::web::pages::prose::{Part, Prose};
use crate::web::pages::{Chrome, Field};

/// `/admin/people`.
#[derive(Template)]
#[template(path = "pages/admin/people.html")]
pub struct People {
    /// Around the page; an administrator is signed in.
    pub chrome: Chrome,
    /// What was typed to search for.
    pub words: String,
    /// Which kind.
    pub show: Show,
    /// Who fits.
    pub people: Vec<PersonRow>,
    /// The path of the page with more.
    pub next: Option<String>,
    /// The list ends here because enough was looked through, not because it is full.
    pub cut: bool,
    /// An account was just deleted.
    pub deleted: bool,
}

/// A person in the list.
pub struct PersonRow {
    /// Their id.
    pub id: String,
    /// Their user name.
    pub username: String,
    /// What they are called.
    pub name: String,
    /// Their address.
    pub email: String,
    /// In unix seconds.
    pub created_at: i64,
    /// May administer this instance.
    pub admin: bool,
    /// May not sign in.
    pub disabled: bool,
    /// A second factor protects the account.
    pub protected: bool,
}

/// The kinds as they stand in addresses.
pub const SHOWN: &[(&str, Show, &str)] = &[
    ("", Show::All, "admin-people-all"),
    ("admins", Show::Admins, "admin-people-admins"),
    ("disabled", Show::Disabled, "admin-people-disabled"),
    ("unprotected", Show::Unprotected, "admin-people-unprotected"),
];

impl People {
    fn field(&self) -> Field {
        Field {
            name: "q",
            kind: "search",
            autocomplete: "off",
            label: self.chrome.t("admin-people-search"),
            hint: Some(self.chrome.t("admin-people-search-hint")),
            value: self.words.clone(),
            longest: Some(100),
            verbatim: true,
            optional: true,
            ..Field::default()
        }
    }

    fn choices(&self) -> Vec<Choice> {
        let kinds = SHOWN.iter();
        kinds
            .map(|(value, show, key)| Choice::new(&self.chrome, value, key, *show == self.show))
            .collect()
    }

    fn since(&self, row: &PersonRow) -> Prose {
        let parts = [("day", Part::Day(row.created_at))];
        self.chrome.rich("admin-people-since", &parts)
    }
}

impl PersonRow {
    /// What is to be known at a glance: (class of the badge, key of the word).
    fn badges(&self) -> Vec<(&'static str, &'static str)> {
        badges(self.admin, self.disabled, self.protected)
    }
}

/// What is to be known of a person at a glance: (class of the badge, key of the word).
pub(super) fn badges(
    admin: bool,
    disabled: bool,
    protected: bool,
) -> Vec<(&'static str, &'static str)> {
    [
        (admin, "badge good", "account-admin"),
        (disabled, "badge", "admin-badge-disabled"),
        (admin && !protected, "badge", "admin-badge-unprotected"),
    ]
    .into_iter()
    .filter(|(is, ..)| *is)
    .map(|(_, class, key)| (class, key))
    .collect()
}
