//! `/admin/scopes`: what apps can ask for here, and how much each of it is used.

use askama::Template;

use crate::web::pages::Chrome;
use crate::web::pages::prose::{Part, Prose};

/// `/admin/scopes`.
#[derive(Template)]
#[template(path = "pages/admin/scopes.html")]
pub struct Scopes {
    /// Around the page; an administrator is signed in.
    pub chrome: Chrome,
    /// The catalogue, then what is in use without being in it.
    pub rows: Vec<ScopeRow>,
    /// Apps without a limit.
    pub unlimited: i64,
    /// When it was counted; `None`: not yet.
    pub counted_at: Option<i64>,
}

/// One scope.
pub struct ScopeRow {
    /// Its name.
    pub name: String,
    /// What people read; empty for one that is not in the catalogue.
    pub sentence: String,
    /// Where it comes from.
    pub origin: Origin,
    /// Only for apps that an administrator gave it to.
    pub restricted: bool,
    /// Apps get it when they ask for nothing.
    pub default: bool,
    /// Apps that have it in their limit.
    pub apps: i64,
    /// Live permissions that hold it.
    pub grants: i64,
}

/// Where a scope comes from.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Origin {
    /// It comes with the server.
    Server,
    /// It stands in the settings.
    Settings,
    /// It is not in the catalogue any more.
    Nowhere,
}

impl ScopeRow {
    fn origin(&self) -> &'static str {
        match self.origin {
            Origin::Server => "admin-scopes-server",
            Origin::Settings => "admin-scopes-settings",
            Origin::Nowhere => "admin-scopes-nowhere",
        }
    }

    fn apps(&self, chrome: &Chrome) -> Prose {
        chrome.rich("admin-scopes-apps", &[("count", Part::Count(self.apps))])
    }

    fn grants(&self, chrome: &Chrome) -> Prose {
        chrome.rich(
            "admin-scopes-grants",
            &[("count", Part::Count(self.grants))],
        )
    }
}

impl Scopes {
    fn where_set(&self) -> Prose {
        let parts = [
            ("presets", Part::Code("scopes.presets")),
            ("own", Part::Code("[[scopes.own]]")),
            ("default", Part::Code("scopes.default")),
        ];
        self.chrome.rich("admin-scopes-where", &parts)
    }

    fn counted(&self) -> Prose {
        match self.counted_at {
            None => self.chrome.rich("admin-scopes-uncounted", &[]),
            Some(at) => self.chrome.rich(
                "admin-scopes-counted",
                &[
                    ("when", Part::Time(self.chrome.now, at)),
                    ("count", Part::Count(self.unlimited)),
                ],
            ),
        }
    }
}
