//! `/account/sessions`: where the person is signed in, and how to end it (ASVS 7.5.2).

use askama::Template;

use crate::people::device::Device;
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
        let (key, browser, system) = match (session.device.browser, session.device.system) {
            (Some(browser), Some(system)) => ("sessions-device", browser, system),
            (Some(browser), None) => ("sessions-device-browser", browser, ""),
            (None, Some(system)) => ("sessions-device-system", "", system),
            (None, None) => ("sessions-device-unknown", "", ""),
        };
        let parts = [
            ("browser", Part::Plain(browser)),
            ("system", Part::Plain(system)),
        ];
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
