//! `/developer/{client_id}`: one app, what goes wrong with it, and all that its owner can do.

use askama::Template;

use super::form::AppForm;
use super::refusal::RefusalRow;
use super::{AppState, people};
use crate::web::pages::prose::{Part, Prose};
use crate::web::pages::{Chrome, Field, times};

/// `/developer/{client_id}`, and the answers to the forms that make a secret.
#[derive(Template)]
#[template(path = "pages/developer/app.html")]
pub struct App {
    /// Around the page; somebody is signed in.
    pub chrome: Chrome,
    /// Its id.
    pub client_id: String,
    /// What it calls itself.
    pub name: String,
    /// Whether it may be used.
    pub state: AppState,
    /// An administrator has looked at it.
    pub checked: bool,
    /// It has no secret.
    pub public: bool,
    /// A secret that was just made; nobody can show it again.
    pub secret: Option<String>,
    /// What the form to rotate names.
    pub secret_mark: String,
    /// Until when the secret before works too, in unix seconds.
    pub previous_until: Option<i64>,
    /// How long it does, in seconds.
    pub overlap: i64,
    /// Who allow it something.
    pub people: i64,
    /// `None` if never.
    pub last_used_at: Option<i64>,
    /// In unix seconds.
    pub created_at: i64,
    /// The issuer, for the addresses that an app needs.
    pub issuer: String,
    /// What was refused lately, newest first.
    pub refusals: Vec<RefusalRow>,
    /// As it may become.
    pub form: AppForm,
    /// The user name that it is offered to.
    pub offered_to: Option<String>,
    /// Until when, in unix seconds.
    pub offered_until: i64,
    /// What the person has just done.
    pub notice: Option<AppNotice>,
}

/// What the person has just done.
#[derive(Clone, Copy)]
pub enum AppNotice {
    /// It was registered.
    Made,
    /// It was changed; `asked`: people are asked again.
    Changed {
        /// People are asked again.
        asked: bool,
    },
    /// It has another secret.
    Rotated,
    /// The secret before has ended.
    PreviousEnded,
    /// It was switched off.
    Disabled,
    /// It was switched on.
    Enabled,
    /// It was offered to somebody.
    Offered,
    /// The offer was withdrawn.
    Withdrawn,
    /// Nothing was changed.
    Nothing,
}

impl App {
    fn heading(&self) -> Prose {
        self.chrome
            .rich("developer-app-title", &[("name", Part::Name(&self.name))])
    }

    fn title(&self) -> String {
        // No name in a title: nothing isolates it there.
        self.chrome.title(&self.chrome.t("developer-title"))
    }

    fn notice(&self) -> Option<Prose> {
        let key = match self.notice? {
            AppNotice::Made => "developer-made",
            AppNotice::Changed { asked: false } => "developer-changed",
            AppNotice::Changed { asked: true } => "developer-changed-asked",
            AppNotice::Rotated => "developer-rotated",
            AppNotice::PreviousEnded => "developer-previous-ended",
            AppNotice::Disabled => "developer-disabled",
            AppNotice::Enabled => "developer-enabled",
            AppNotice::Offered => "developer-offered",
            AppNotice::Withdrawn => "developer-withdrawn",
            AppNotice::Nothing => "developer-nothing",
        };
        Some(self.chrome.rich(key, &[]))
    }

    /// What keeps it from being used, if anything does.
    fn stopped(&self) -> Option<Prose> {
        let key = match self.state {
            AppState::Live => return None,
            AppState::Disabled => "developer-is-disabled",
            AppState::Barred => "developer-is-barred",
            AppState::Waits => "developer-is-waiting",
        };
        Some(self.chrome.rich(key, &[]))
    }

    fn people(&self) -> Prose {
        people(&self.chrome, self.people)
    }

    fn previous(&self) -> Option<Prose> {
        let span = times::wait(self.chrome.texts, self.previous_until? - self.chrome.now);
        let parts = [("span", Part::Plain(&span))];
        Some(self.chrome.rich("developer-previous", &parts))
    }

    /// To the commands, with this app filled in.
    fn docs(&self) -> Prose {
        let path = format!("/docs?app={}", self.client_id);
        let text = self.chrome.t("developer-docs-link");
        self.chrome
            .rich("developer-docs", &[("link", Part::Link(&path, &text))])
    }

    fn overlap(&self) -> Prose {
        let span = times::span(self.chrome.texts, self.overlap);
        self.chrome
            .rich("developer-rotate-means", &[("span", Part::Plain(&span))])
    }

    fn refusal_count(&self) -> Prose {
        let count = [("count", Part::of(self.refusals.len()))];
        self.chrome.rich("developer-refusals-count", &count)
    }

    fn offered(&self) -> Option<Prose> {
        let name = self.offered_to.as_ref()?;
        let parts = [
            ("name", Part::Address(name)),
            ("day", Part::Day(self.offered_until)),
        ];
        Some(self.chrome.rich("developer-offer-stands", &parts))
    }

    fn username_field(&self) -> Field {
        Field {
            name: "username",
            kind: "text",
            autocomplete: "off",
            label: self.chrome.t("developer-offer-name"),
            verbatim: true,
            longest: Some(64),
            ..Field::default()
        }
    }

    fn delete_means(&self) -> Prose {
        let people = [("count", Part::Count(self.people))];
        self.chrome.rich("developer-delete-means", &people)
    }

    fn disable_means(&self) -> Prose {
        let people = [("count", Part::Count(self.people))];
        self.chrome.rich("developer-disable-means", &people)
    }

    fn delete(&self) -> Prose {
        self.chrome
            .rich("developer-delete", &[("name", Part::Name(&self.name))])
    }
}
