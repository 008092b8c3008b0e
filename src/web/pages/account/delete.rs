//! `/account/delete`: what goes with an account and what stays, before it goes.

use askama::Template;

use crate::web::pages::prose::{Part, Prose};
use crate::web::pages::{Chrome, Field};

/// `/account/delete`.
#[derive(Template)]
#[template(path = "pages/account/delete.html")]
pub struct DeleteAccount {
    /// Around the page; somebody is signed in.
    pub chrome: Chrome,
    /// How many browsers are signed in, this one included.
    pub sessions: usize,
    /// How many apps may use the account.
    pub apps: usize,
    /// How many personal tokens there are.
    pub tokens: usize,
    /// Their own apps: the name, and how many people allow it something.
    pub own: Vec<(String, i64)>,
    /// Nobody else administers the instance.
    pub last_admin: bool,
    /// What was typed is not the user name.
    pub wrong_name: bool,
}

impl DeleteAccount {
    fn lead(&self) -> Prose {
        let username = self.chrome.person.as_ref();
        let username = username.map_or("", |person| &person.username);
        self.chrome.rich(
            "delete-lead",
            &[
                ("username", Part::Address(username)),
                ("instance", Part::Name(&self.chrome.instance)),
            ],
        )
    }

    fn goes(&self) -> [Prose; 3] {
        [
            ("delete-sessions", self.sessions),
            ("delete-apps", self.apps),
            ("delete-tokens", self.tokens),
        ]
        .map(|(key, count)| self.chrome.rich(key, &[("count", Part::of(count))]))
    }

    fn own_apps(&self) -> Vec<Prose> {
        let one = |(name, people): &(String, i64)| {
            let parts = [("name", Part::Name(name)), ("count", Part::Count(*people))];
            self.chrome.rich("delete-own-app", &parts)
        };
        self.own.iter().map(one).collect()
    }

    fn hand_over(&self) -> Prose {
        let place = self.chrome.t("developer-title");
        self.chrome.rich(
            "delete-hand-over",
            &[("developer", Part::Link("/developer", &place))],
        )
    }

    fn fields(&self) -> [Field; 1] {
        [Field {
            name: "username",
            kind: "text",
            autocomplete: "off",
            label: self.chrome.t("delete-name"),
            error: self
                .wrong_name
                .then(|| self.chrome.t("delete-wrong-name").into_owned()),
            focus: self.wrong_name,
            verbatim: true,
            ..Field::default()
        }]
    }
}

/// After it: nobody is signed in any more.
#[derive(Template)]
#[template(path = "pages/account/deleted.html")]
pub struct Deleted {
    /// Around the page.
    pub chrome: Chrome,
}

impl Deleted {
    fn lead(&self) -> Prose {
        self.chrome.rich(
            "deleted-lead",
            &[("instance", Part::Name(&self.chrome.instance))],
        )
    }
}
