//! `/account`: who you are here, and where to go from it.

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
    /// The person is an administrator.
    pub is_admin: bool,
    /// How many apps may use the account.
    pub apps: usize,
}

impl AccountHome {
    fn docs(&self) -> Prose {
        self.chrome.rich(
            "account-docs",
            &[("instance", Part::Name(&self.chrome.instance))],
        )
    }

    fn apps_text(&self) -> Prose {
        self.chrome.rich(
            "account-apps-count",
            &[(
                "count",
                Part::Count(i64::try_from(self.apps).unwrap_or(i64::MAX)),
            )],
        )
    }
}
