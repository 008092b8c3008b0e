//! `/account/apps`: which apps may use the account, what for, and how to stop them (ASVS 10.4.9, 10.7.3).

use askama::Template;

use crate::web::pages::Chrome;
use crate::web::pages::place::Place;
use crate::web::pages::prose::{Part, Prose};

/// `/account/apps`.
#[derive(Template)]
#[template(path = "pages/account/apps.html")]
pub struct ConnectedApps {
    /// Around the page; somebody is signed in.
    pub chrome: Chrome,
    /// The apps, in the order to show them.
    pub apps: Vec<ConnectedApp>,
    /// Apps whose access ended because a key of theirs was used twice.
    pub lost: Vec<Lost>,
    /// What the person has just done here.
    pub notice: Option<AppsNotice>,
}

/// An app that is no longer connected, because a key of it was used twice.
pub struct Lost {
    /// The name that it calls itself.
    pub name: String,
    /// In unix seconds.
    pub at: i64,
}

/// An app that may use the account.
pub struct ConnectedApp {
    /// What the form's hidden field `grant` carries back.
    pub grant: String,
    /// Where it lives.
    pub place: Place,
    /// The name that it calls itself, cleaned.
    pub name: Option<String>,
    /// An administrator has looked at it.
    pub checked: bool,
    /// What it may do, in sentences; empty: only know who the person is.
    pub scopes: Vec<String>,
    /// The redirect URI it sends people to.
    pub sends_to: String,
    /// First allowed, in unix seconds.
    pub allowed_at: i64,
    /// Last used; `None` if never.
    pub last_used_at: Option<i64>,
    /// From where it was used last.
    pub last_network: Option<String>,
    /// Its token has no fixed end.
    pub long_lived: bool,
    /// It holds a scope that only administrators give to apps.
    pub extended: bool,
    /// When a refresh token or code of it came back a second time.
    pub replays: Vec<Replay>,
}

/// Somebody used a token or a code again that had been used up.
#[derive(Clone, Copy)]
pub struct Replay {
    /// In unix seconds.
    pub at: i64,
    /// Whether that ended the app's access; otherwise the try was only refused.
    pub ended: bool,
}

/// What the person has just done here.
pub enum AppsNotice {
    /// This app has lost its access.
    Revoked(Place),
    /// So many apps have lost their access.
    RevokedAll(usize),
    /// The app was gone already.
    Gone,
}

impl ConnectedApps {
    fn count(&self) -> Prose {
        self.chrome
            .rich("apps-count", &[("count", Part::of(self.apps.len()))])
    }

    fn all(&self) -> Prose {
        self.chrome
            .rich("apps-revoke-all", &[("count", Part::of(self.apps.len()))])
    }

    fn notice(&self) -> Option<Prose> {
        Some(match self.notice.as_ref()? {
            AppsNotice::Gone => self.chrome.rich("apps-gone", &[]),
            AppsNotice::RevokedAll(count) => self
                .chrome
                .rich("apps-revoked-all", &[("count", Part::of(*count))]),
            AppsNotice::Revoked(place) => {
                let label = place.label(&self.chrome);
                self.chrome
                    .rich("apps-revoked", &[("place", Part::Prose(&label))])
            }
        })
    }

    fn name(&self, app: &ConnectedApp) -> Prose {
        match &app.name {
            Some(name) => self.chrome.rich("apps-name", &[("name", Part::Name(name))]),
            None => self.chrome.rich("apps-nameless", &[]),
        }
    }

    fn used(&self, app: &ConnectedApp) -> Prose {
        match app.last_used_at {
            Some(at) => self.chrome.when_from(at, app.last_network.as_deref()),
            None => self.chrome.when_used(None),
        }
    }

    fn replay(&self, replay: &Replay) -> Prose {
        let key = if replay.ended {
            "apps-replay-ended"
        } else {
            "apps-replay-refused"
        };
        self.chrome
            .rich(key, &[("when", Part::Time(self.chrome.now, replay.at))])
    }

    fn lost(&self, lost: &Lost) -> Prose {
        self.chrome.rich(
            "apps-lost",
            &[
                ("when", Part::Time(self.chrome.now, lost.at)),
                ("name", Part::Name(&lost.name)),
            ],
        )
    }

    fn button(&self, app: &ConnectedApp) -> Prose {
        if let Place::ThisDevice { .. } = app.place {
            return self.chrome.rich("apps-revoke-device", &[]);
        }
        let label = app.place.label(&self.chrome);
        self.chrome
            .rich("apps-revoke", &[("place", Part::Prose(&label))])
    }
}
