//! `/docs`: from nothing to a used token, by curl, with this instance's own address.

use askama::Template;

use crate::web::pages::Chrome;
use crate::web::pages::prose::{Part, Prose};

/// `/docs`.
#[derive(Template)]
#[template(path = "pages/docs/index.html")]
pub struct Docs {
    /// Around the page.
    pub chrome: Chrome,
    /// The issuer: the public URL's origin.
    pub issuer: String,
    /// A scope to ask for in the example; none if the catalogue has only restricted ones.
    pub example_scope: Option<String>,
    /// The catalogue: what can be asked for.
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

impl Docs {
    fn title(&self) -> String {
        self.chrome.texts.with(
            "docs-title",
            &[("instance", self.chrome.instance.as_str().into())],
        )
    }

    fn heading(&self) -> Prose {
        self.chrome.rich(
            "docs-title",
            &[("instance", Part::Name(&self.chrome.instance))],
        )
    }

    fn after_register(&self) -> Prose {
        self.chrome.rich(
            "docs-register-after",
            &[
                ("id", Part::Code("client_id")),
                ("secret", Part::Code("client_secret")),
            ],
        )
    }

    fn after_authorize(&self) -> Prose {
        let parts = [
            ("code", Part::Code("code")),
            ("state", Part::Code("state")),
            ("iss", Part::Code("iss")),
        ];
        self.chrome.rich("docs-authorize-after", &parts)
    }

    fn pkce(&self) -> Prose {
        let parts = [
            ("challenge", Part::Code("code_challenge=$CODE_CHALLENGE")),
            ("method", Part::Code("code_challenge_method=S256")),
        ];
        self.chrome.rich("docs-pkce", &parts)
    }

    fn exchange(&self) -> Prose {
        self.chrome.rich(
            "docs-exchange-text",
            &[(
                "verifier",
                Part::Code("-d code_verifier=\"$CODE_VERIFIER\""),
            )],
        )
    }

    fn after_exchange(&self) -> Prose {
        let parts = [
            ("access", Part::Code("access_token")),
            ("refresh", Part::Code("refresh_token")),
        ];
        self.chrome.rich("docs-exchange-after", &parts)
    }

    fn metadata(&self) -> Prose {
        const PATH: &str = "/.well-known/oauth-authorization-server";
        self.chrome
            .rich("docs-metadata", &[("link", Part::Link(PATH, PATH))])
    }

    fn errors(&self) -> Prose {
        let parts = [
            ("error", Part::Code("error")),
            ("description", Part::Code("error_description")),
        ];
        self.chrome.rich("docs-errors", &parts)
    }

    fn limits(&self) -> Prose {
        self.chrome
            .rich("docs-limits", &[("after", Part::Code("Retry-After"))])
    }
}
