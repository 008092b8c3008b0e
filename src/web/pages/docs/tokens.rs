//! `/docs/tokens`: what they look like, how long they live here, and what ends them.

use askama::Template;

use super::Block;
use crate::oauth::rotation::{LONG_LIVED_IDLE, Lifetimes};
use crate::oauth::token::{PATTERN, TokenKind};
use crate::web::pages::prose::{Part, Prose};
use crate::web::pages::{Chrome, times};

/// `/docs/tokens`.
#[derive(Template)]
#[template(path = "pages/docs/tokens.html")]
pub struct DocsTokens {
    /// Around the page.
    pub chrome: Chrome,
    /// How long things live here.
    pub lifetimes: Lifetimes,
}

impl DocsTokens {
    /// What begins how: (prefix, what it is).
    fn kinds(&self) -> Vec<(String, Prose)> {
        let named = TokenKind::ALL.iter().filter_map(|kind| {
            let key = match kind {
                TokenKind::Access => "docs-kind-access",
                TokenKind::Refresh => "docs-kind-refresh",
                TokenKind::Code => "docs-kind-code",
                TokenKind::Personal => "docs-kind-personal",
                TokenKind::ClientSecret => "docs-kind-secret",
                TokenKind::RegistrationAccess => "docs-kind-registration",
                TokenKind::InitialAccess => "docs-kind-initial",
                // Nothing here gives one out.
                TokenKind::Device => return None,
            };
            Some((format!("pm{}_", kind.letter()), self.chrome.rich(key, &[])))
        });
        named.collect()
    }

    /// How long what lives: (what, how long).
    fn lives(&self) -> Vec<(Prose, String)> {
        let life = &self.lifetimes;
        [
            ("docs-life-code", life.authorization_code),
            ("docs-life-access", life.access_token),
            ("docs-life-long", LONG_LIVED_IDLE),
            ("docs-life-refresh", life.refresh_token_idle),
            ("docs-life-family", life.refresh_token_max),
        ]
        .into_iter()
        .map(|(key, seconds)| {
            (
                self.chrome.rich(key, &[]),
                times::span(self.chrome.texts, seconds),
            )
        })
        .collect()
    }

    fn checksum(&self) -> Prose {
        self.chrome.rich(
            "docs-tokens-checksum",
            &[("alphabet", Part::Code("a-z2-7"))],
        )
    }

    #[expect(
        clippy::unused_self,
        reason = "the template asks the page for its blocks"
    )]
    fn pattern(&self) -> Block {
        Block::new("pattern", PATTERN)
    }

    /// What becomes of a refresh token that is used again.
    fn repeat(&self) -> Prose {
        let seconds = [false, true].map(|public| self.lifetimes.refresh_retry_unused_for(public));
        if seconds[0] == 0 {
            return self.chrome.rich("docs-tokens-once", &[]);
        }
        let [confidential, public] = seconds.map(|span| times::span(self.chrome.texts, span));
        let parts = [
            ("span", Part::Plain(&confidential)),
            ("public", Part::Plain(&public)),
        ];
        self.chrome.rich("docs-tokens-repeat", &parts)
    }
}
