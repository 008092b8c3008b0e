//! The landing page `/`: what this is, and the ways in.

use askama::Template;

use super::Chrome;
use super::prose::{Part, Prose};

/// `/`, for a person who came without an errand.
#[derive(Template)]
#[template(path = "pages/home.html")]
pub struct Home {
    /// Around the page.
    pub chrome: Chrome,
    /// No administrator exists yet: say where the setup link is.
    pub needs_setup: bool,
}

impl Home {
    fn lead(&self) -> Prose {
        self.chrome.rich(
            "home-lead",
            &[("instance", Part::Name(&self.chrome.instance))],
        )
    }

    fn developers(&self) -> Prose {
        let docs = self.chrome.t("home-docs");
        self.chrome
            .rich("home-developers", &[("docs", Part::Link("/docs", &docs))])
    }
}
