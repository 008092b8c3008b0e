//! `/docs/scopes`: what can be asked for here.

use askama::Template;

use crate::web::pages::Chrome;
use crate::web::pages::prose::{Part, Prose};

/// `/docs/scopes`.
#[derive(Template)]
#[template(path = "pages/docs/scopes.html")]
pub struct DocsScopes {
    /// Around the page.
    pub chrome: Chrome,
    /// The catalogue.
    pub scopes: Vec<DocsScope>,
}

/// A line of the table of scopes.
pub struct DocsScope {
    /// As it is written in `scope`.
    pub name: String,
    /// The operator's sentence.
    pub text: String,
    /// Only for clients that an administrator gave it to.
    pub restricted: bool,
}

impl DocsScopes {
    fn granted(&self) -> Prose {
        self.chrome
            .rich("docs-scopes-granted", &[("scope", Part::Code("scope"))])
    }

    fn none(&self) -> Prose {
        let parts = [
            ("scope", Part::Code("scope")),
            ("path", Part::Code("/api/user")),
        ];
        self.chrome.rich("docs-scopes-none", &parts)
    }
}
