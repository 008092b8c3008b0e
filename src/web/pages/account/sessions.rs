//! `/account/sessions`: where the person is signed in, and how to end it (ASVS 7.5.2).

use askama::Template;

use crate::web::pages::Chrome;
use crate::web::pages::prose::{Part, Prose};

/// `/account/sessions`.
#[derive(Template)]
#[template(path = "pages/account/sessions.html")]
pub struct Sessions {
    /// Around the page; somebody is signed in.
    pub chrome: Chrome,
    /// The sessions, in the order to show them.
    pub sessions: Vec<SessionRow>,
    /// What the person has just done here.
    pub notice: Option<SessionsNotice>,
}

/// A browser that is signed in.
pub struct SessionRow {
    /// What the form's hidden field `session` carries back; not the secret.
    pub id: String,
    /// What it says it is.
    pub device: Device,
    /// From where it signed in.
    pub network: String,
    /// When it signed in, in unix seconds.
    pub first_seen_at: i64,
    /// In unix seconds.
    pub last_seen_at: i64,
    /// From where it was seen last.
    pub last_network: Option<String>,
    /// The browser that shows the page.
    pub this: bool,
}

/// A browser by what its `User-Agent` says.
#[derive(Clone, Default)]
pub struct Device {
    /// "Firefox".
    pub browser: Option<String>,
    /// "Linux".
    pub system: Option<String>,
}

/// What the person has just done here.
#[derive(Clone, Copy)]
pub enum SessionsNotice {
    /// One session has ended.
    Ended,
    /// All others have; so many.
    OthersEnded(usize),
    /// It had ended already.
    Gone,
}

impl Sessions {
    fn count(&self) -> Prose {
        self.chrome.rich(
            "sessions-count",
            &[("count", Part::of(self.sessions.len()))],
        )
    }

    /// How many sessions there are beside this one.
    fn others(&self) -> usize {
        self.sessions.iter().filter(|session| !session.this).count()
    }

    fn end_others(&self) -> Prose {
        self.chrome
            .rich("sessions-end-others", &[("count", Part::of(self.others()))])
    }

    fn notice(&self) -> Option<Prose> {
        Some(match self.notice? {
            SessionsNotice::Ended => self.chrome.rich("sessions-ended", &[]),
            SessionsNotice::OthersEnded(count) => self
                .chrome
                .rich("sessions-others-ended", &[("count", Part::of(count))]),
            SessionsNotice::Gone => self.chrome.rich("sessions-gone", &[]),
        })
    }

    fn device(&self, session: &SessionRow) -> Prose {
        let Device { browser, system } = &session.device;
        let part =
            |name: &'static str, text: &'_ Option<String>| text.clone().map(|text| (name, text));
        let named: Vec<(&str, String)> = [part("browser", browser), part("system", system)]
            .into_iter()
            .flatten()
            .collect();
        let key = match (browser, system) {
            (Some(_), Some(_)) => "sessions-device",
            (Some(_), None) => "sessions-device-browser",
            (None, Some(_)) => "sessions-device-system",
            (None, None) => "sessions-device-unknown",
        };
        let parts: Vec<(&str, Part<'_>)> = named
            .iter()
            .map(|(name, text)| (*name, Part::Name(text)))
            .collect();
        self.chrome.rich(key, &parts)
    }

    fn began(&self, session: &SessionRow) -> Prose {
        self.chrome
            .when_from(session.first_seen_at, Some(&session.network))
    }

    fn seen(&self, session: &SessionRow) -> Prose {
        self.chrome
            .when_from(session.last_seen_at, session.last_network.as_deref())
    }
}
