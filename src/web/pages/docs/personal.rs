//! `/docs/personal-tokens`: for scripts of one's own, and changing one's account by them.

use askama::Template;

use super::Block;
use crate::web::pages::Chrome;
use crate::web::pages::prose::{Part, Prose};

/// `/docs/personal-tokens`.
#[derive(Template)]
#[template(path = "pages/docs/personal.html")]
pub struct DocsPersonal {
    /// Around the page.
    pub chrome: Chrome,
    /// The issuer: the public URL's origin.
    pub issuer: String,
    /// Whether a token can be given the scope that changes need.
    pub account: bool,
}

impl DocsPersonal {
    fn lead(&self) -> Prose {
        let text = self.chrome.t("docs-personal-link");
        self.chrome.rich(
            "docs-personal-lead",
            &[("link", Part::Link("/account/tokens", &text))],
        )
    }

    fn use_it(&self) -> Block {
        let issuer = &self.issuer;
        Block::new(
            "use-personal",
            format!(
                "PERSONAL_TOKEN=…
curl {issuer}/api/user \\
  -H \"Authorization: Bearer $PERSONAL_TOKEN\"
curl {issuer}/api/user \\
  -H \"Personal-Token: $PERSONAL_TOKEN\"
curl {issuer}/api/graphql/v2 \\
  -H \"Personal-Token: $PERSONAL_TOKEN\" \\
  -H 'Content-Type: application/json' \\
  -d '{{ \"query\": \"{{ me {{ id name email }} }}\" }}'"
            ),
        )
    }

    fn query(&self) -> Prose {
        let parts = [
            ("query", Part::Code("?personalToken=…")),
            ("user", Part::Code("/api/user")),
            ("graphql", Part::Code("/api/graphql/v2")),
        ];
        self.chrome.rich("docs-personal-query", &parts)
    }

    fn change(&self) -> Block {
        Block::new(
            "change-name",
            format!(
                "curl -X PATCH {}/api/user \\
  -H \"Authorization: Bearer $PERSONAL_TOKEN\" \\
  -H 'Content-Type: application/json' \\
  -d '{{ \"name\": \"Alice Liddell\" }}'",
                self.issuer
            ),
        )
    }

    fn change_email(&self) -> Block {
        Block::new(
            "change-email",
            format!(
                "curl -X PATCH {}/api/user \\
  -H \"Authorization: Bearer $PERSONAL_TOKEN\" \\
  -H 'X-Two-Factor-Authentication: totp 123456' \\
  -H 'Content-Type: application/json' \\
  -d '{{ \"email\": \"alice@new.example\" }}'",
                self.issuer
            ),
        )
    }

    fn change_text(&self) -> Prose {
        let key = if self.account {
            "docs-personal-change-text"
        } else {
            "docs-personal-change-none"
        };
        self.chrome.rich(key, &[("scope", Part::Code("account"))])
    }

    fn factor_text(&self) -> Prose {
        let parts = [
            ("header", Part::Code("X-Two-Factor-Authentication")),
            ("totp", Part::Code("totp")),
            ("recovery", Part::Code("recovery_code")),
            ("password", Part::Code("current_password")),
        ];
        self.chrome.rich("docs-personal-factor-text", &parts)
    }

    fn factor_refusals(&self) -> Prose {
        let parts = [
            (
                "required",
                Part::Link("/docs/errors/2FA_REQUIRED", "2FA_REQUIRED"),
            ),
            (
                "invalid",
                Part::Link("/docs/errors/INVALID_2FA_CODE", "INVALID_2FA_CODE"),
            ),
        ];
        self.chrome.rich("docs-personal-factor-refused", &parts)
    }
}
