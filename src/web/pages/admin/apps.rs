//! `/admin/apps`: the apps of this instance, the newest first, or those that a search finds.

use askama::Template;
use std::borrow::Cow;

use super::Choice;
use crate::oauth::client::RegisteredBy;
use crate::web::pages::prose::{Part, Prose};
use crate::web::pages::{Chrome, Field};

/// `/admin/apps`.
#[derive(Template)]
#[template(path = "pages/admin/apps.html")]
pub struct Apps {
    /// Around the page; an administrator is signed in.
    pub chrome: Chrome,
    /// By what is looked for.
    pub by: Vec<Choice>,
    /// What was typed.
    pub text: String,
    /// What is shown.
    pub show: Vec<Choice>,
    /// The apps.
    pub rows: Vec<AppRow>,
    /// The order they stand in, as the key of a sentence.
    pub order: &'static str,
    /// What was typed cannot be searched for.
    pub wrong: bool,
    /// So many were looked at, and there may be more to find.
    pub looked_at: Option<usize>,
    /// The address of the next page.
    pub next: Option<String>,
    /// What the administrator has just done.
    pub notice: Option<AppsNotice>,
}

/// What the administrator has just done.
#[derive(Clone, Copy)]
pub enum AppsNotice {
    /// An app was deleted.
    Deleted,
    /// It had gone before.
    Gone,
}

/// One app of a list.
pub struct AppRow {
    /// Its id.
    pub client_id: String,
    /// What it calls itself.
    pub name: String,
    /// The host of one of its redirect URIs.
    pub host: Option<String>,
    /// How many more sites it has.
    pub more_hosts: i64,
    /// In unix seconds.
    pub created_at: i64,
    /// By which door it came.
    pub registered_by: RegisteredBy,
    /// The user name of who answers for it.
    pub owner: Option<String>,
    /// Who allow it something.
    pub people: People,
    /// `None` if never.
    pub last_used_at: Option<i64>,
    /// What is said of it beside its name.
    pub badges: Vec<Badge>,
}

/// How many people allow an app something.
#[derive(Clone, Copy)]
pub enum People {
    /// So many.
    Exactly(i64),
    /// At least so many: nobody counted further.
    AtLeast(i64),
}

/// What is said of an app beside its name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Badge {
    /// An administrator has looked at it.
    Checked,
    /// It waits for approval.
    Waits,
    /// An administrator switched it off.
    Barred,
    /// Its owner switched it off.
    Disabled,
    /// Another app took its place.
    Merged,
    /// It sends people to sites without encryption.
    PlainHttp,
}

impl Badge {
    pub(super) fn key(self) -> &'static str {
        match self {
            Self::Checked => "consent-badge-checked",
            Self::Waits => "developer-badge-waits",
            Self::Barred => "admin-apps-badge-barred",
            Self::Disabled => "admin-apps-badge-disabled",
            Self::Merged => "admin-apps-badge-merged",
            Self::PlainHttp => "admin-apps-badge-http",
        }
    }

    pub(super) fn is_good(self) -> bool {
        self == Self::Checked
    }
}

impl People {
    pub(super) fn prose(self, chrome: &Chrome) -> Prose {
        let (key, count) = match self {
            Self::Exactly(count) => ("admin-apps-people", count),
            Self::AtLeast(count) => ("admin-apps-people-many", count),
        };
        chrome.rich(key, &[("count", Part::Count(count))])
    }
}

/// How it was registered, as the rest of a sentence.
pub(super) fn door(chrome: &Chrome, by: RegisteredBy) -> Cow<'static, str> {
    chrome.t(match by {
        RegisteredBy::Api => "admin-door-api",
        RegisteredBy::Dynamic => "admin-door-dynamic",
        RegisteredBy::Developer => "admin-door-developer",
        RegisteredBy::Operator => "admin-door-operator",
    })
}

/// "registered 3 days ago by itself".
pub(super) fn registered(chrome: &Chrome, at: i64, by: RegisteredBy) -> Prose {
    let door = door(chrome, by);
    let parts = [
        ("when", Part::Time(chrome.now, at)),
        ("door", Part::Plain(&door)),
    ];
    chrome.rich("admin-apps-registered", &parts)
}

impl AppRow {
    pub(super) fn site(&self, chrome: &Chrome) -> Option<Prose> {
        let host = Part::Address(self.host.as_ref()?);
        let more = ("count", Part::Count(self.more_hosts));
        Some(match self.more_hosts {
            ..=0 => chrome.rich("admin-apps-site", &[("host", host)]),
            _ => chrome.rich("admin-apps-site.more", &[("host", host), more]),
        })
    }

    pub(super) fn registered(&self, chrome: &Chrome) -> Prose {
        registered(chrome, self.created_at, self.registered_by)
    }

    pub(super) fn owner(&self, chrome: &Chrome) -> Option<Prose> {
        let name = Part::Address(self.owner.as_ref()?);
        Some(chrome.rich("admin-apps-owner", &[("name", name)]))
    }

    pub(super) fn used(&self, chrome: &Chrome) -> Prose {
        match self.last_used_at {
            Some(at) => chrome.rich("admin-apps-used", &[("when", Part::Time(chrome.now, at))]),
            None => chrome.rich("admin-apps-unused", &[]),
        }
    }
}

impl Apps {
    fn notice(&self) -> Option<Cow<'static, str>> {
        Some(self.chrome.t(match self.notice? {
            AppsNotice::Deleted => "admin-apps-deleted",
            AppsNotice::Gone => "developer-gone",
        }))
    }

    fn text_field(&self) -> Field {
        Field {
            name: "q",
            kind: "search",
            autocomplete: "off",
            label: self.chrome.t("admin-apps-text"),
            hint: Some(self.chrome.t("admin-apps-text-hint")),
            value: self.text.clone(),
            error: self
                .wrong
                .then(|| self.chrome.t("admin-apps-text-wrong").into_owned()),
            optional: true,
            longest: Some(200),
            ..Field::default()
        }
    }

    fn cut(&self) -> Option<Prose> {
        let looked_at = Part::of(self.looked_at?);
        Some(self.chrome.rich("admin-apps-cut", &[("count", looked_at)]))
    }
}
