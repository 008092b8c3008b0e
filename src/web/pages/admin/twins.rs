//! `/admin/apps/duplicates`: sites that several apps have, and the apps of one of them, to be merged.

use std::borrow::Cow;

use askama::Template;

use super::apps::AppRow;
use crate::web::pages::Chrome;
use crate::web::pages::prose::{Part, Prose};

/// `/admin/apps/duplicates`.
#[derive(Template)]
#[template(path = "pages/admin/twins.html")]
pub struct SharedSites {
    /// Around the page; an administrator is signed in.
    pub chrome: Chrome,
    /// Sites with how many apps each.
    pub sites: Vec<SharedSite>,
    /// The address of the next page.
    pub next: Option<String>,
    /// What the administrator has just done.
    pub notice: Option<Merged>,
}

/// A site that several apps have.
pub struct SharedSite {
    /// Scheme, host and port.
    pub origin: String,
    /// How many apps.
    pub apps: usize,
    /// There are more than that.
    pub more: bool,
}

/// `/admin/apps/duplicates?site=…`.
#[derive(Template)]
#[template(path = "pages/admin/twins_of_site.html")]
pub struct OfSite {
    /// Around the page; an administrator is signed in.
    pub chrome: Chrome,
    /// Scheme, host and port.
    pub origin: String,
    /// The apps, the one that is best kept first.
    pub rows: Vec<AppRow>,
    /// The form came without an app to keep, or without another.
    pub wrong: bool,
}

/// What became of merged apps.
#[derive(Clone, Copy)]
pub struct Merged {
    /// Switched off.
    pub disabled: usize,
    /// Deleted.
    pub deleted: usize,
    /// Left as they were.
    pub left: usize,
}

impl Merged {
    fn prose(self, chrome: &Chrome) -> Prose {
        let parts = [
            ("disabled", Part::of(self.disabled)),
            ("deleted", Part::of(self.deleted)),
            ("left", Part::of(self.left)),
        ];
        chrome.rich("admin-twins-done", &parts)
    }
}

impl SharedSites {
    fn notice(&self) -> Option<Prose> {
        self.notice.map(|merged| merged.prose(&self.chrome))
    }

    fn apps(&self, site: &SharedSite) -> Prose {
        let key = if site.more {
            "admin-twins-count-many"
        } else {
            "admin-twins-count"
        };
        self.chrome.rich(key, &[("count", Part::of(site.apps))])
    }
}

impl OfSite {
    fn heading(&self) -> Prose {
        let site = [("site", Part::Address(&self.origin))];
        self.chrome.rich("admin-twins-of-site", &site)
    }

    fn wrong(&self) -> Option<Cow<'static, str>> {
        self.wrong.then(|| self.chrome.t("admin-twins-wrong"))
    }
}
