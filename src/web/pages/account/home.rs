//! `/account`: who you are here, and where to go from it.

use std::borrow::Cow;

use askama::Template;

use crate::web::pages::Chrome;
use crate::web::pages::prose::{Part, Prose};

/// `/account`.
#[derive(Template)]
#[template(path = "pages/account/home.html")]
pub struct AccountHome {
    /// Around the page; somebody is signed in.
    pub chrome: Chrome,
    /// The person's address.
    pub email: String,
    /// An address that waits for its link.
    pub pending_email: Option<String>,
    /// The person is an administrator.
    pub is_admin: bool,
    /// A second factor is asked for at sign-in.
    pub second_factor: bool,
    /// How many browsers are signed in, this one included.
    pub sessions: usize,
    /// How many apps may use the account.
    pub apps: usize,
    /// How many personal tokens there are.
    pub tokens: usize,
}

impl AccountHome {
    fn docs(&self) -> Prose {
        self.chrome.rich(
            "account-docs",
            &[("instance", Part::Name(&self.chrome.instance))],
        )
    }

    fn pending(&self) -> Option<Prose> {
        let email = Part::Address(self.pending_email.as_ref()?);
        Some(
            self.chrome
                .rich("account-email-pending", &[("email", email)]),
        )
    }

    fn security_text(&self) -> Cow<'static, str> {
        self.chrome.t(if self.second_factor {
            "account-second-factor-on"
        } else {
            "account-second-factor-off"
        })
    }

    fn sessions_text(&self) -> Prose {
        self.chrome.rich(
            "account-sessions-count",
            &[("count", Part::of(self.sessions))],
        )
    }

    fn apps_text(&self) -> Prose {
        self.chrome
            .rich("account-apps-count", &[("count", Part::of(self.apps))])
    }

    fn tokens_text(&self) -> Prose {
        self.chrome
            .rich("account-tokens-count", &[("count", Part::of(self.tokens))])
    }
}
