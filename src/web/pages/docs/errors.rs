//! `/docs/errors` and `/docs/errors/{code}`: each error code, what it means, when it comes, and what to do now. `error_uri` leads here.

use askama::Template;

use super::{Block, encoded};
use crate::oauth::error::{ErrorCode, page};
use crate::web::pages::Chrome;
use crate::web::pages::prose::{Part, Prose};

/// `/docs/errors`.
#[derive(Template)]
#[template(path = "pages/docs/errors.html")]
pub struct DocsErrors {
    /// Around the page.
    pub chrome: Chrome,
    /// A code that was asked for, and is none of ours.
    pub unknown: Option<String>,
}

/// `/docs/errors/{code}`.
#[derive(Template)]
#[template(path = "pages/docs/error.html")]
pub struct DocsError {
    /// Around the page.
    pub chrome: Chrome,
    /// The issuer: the public URL's origin.
    pub issuer: String,
    /// Which.
    pub entry: Entry,
}

/// An error code as developers meet it.
#[derive(Clone, Copy)]
pub struct Entry {
    /// The value of `error`.
    pub wire: &'static str,
    /// The message whose parts are its words: `what`, `when` and `now`.
    key: &'static str,
    /// A description that comes with it; the protocol's language is English.
    example: &'static str,
    /// Whether it comes by a redirect, and never as an answer of its own.
    redirected: bool,
}

impl Entry {
    const fn answer(wire: &'static str, key: &'static str, example: &'static str) -> Self {
        Self {
            wire,
            key,
            example,
            redirected: false,
        }
    }

    const fn redirect(wire: &'static str, key: &'static str, example: &'static str) -> Self {
        Self {
            wire,
            key,
            example,
            redirected: true,
        }
    }

    /// The entry of a wire text.
    pub fn of(wire: &str) -> Option<Self> {
        ENTRIES.iter().copied().find(|entry| entry.wire == wire)
    }

    /// The rows of the table of codes with this text.
    fn codes(self) -> impl Iterator<Item = ErrorCode> {
        let all = ErrorCode::ALL.iter().copied();
        all.filter(move |code| code.wire() == self.wire)
    }
}

/// A row for each text of [`ErrorCode`]; a test compares the two.
pub const ENTRIES: &[Entry] = &[
    Entry::answer(
        "invalid_request",
        "docs-error-invalid-request",
        "redirect_uri came twice",
    ),
    Entry::answer(
        "invalid_client",
        "docs-error-invalid-client",
        "The client is unknown or its secret is wrong",
    ),
    Entry::answer(
        "invalid_grant",
        "docs-error-invalid-grant",
        "The authorization code is invalid, expired or was used",
    ),
    Entry::answer(
        "unauthorized_client",
        "docs-error-unauthorized-client",
        "This client may not use this grant",
    ),
    Entry::answer(
        "unsupported_grant_type",
        "docs-error-unsupported-grant-type",
        "grant_type may be authorization_code or refresh_token",
    ),
    Entry::redirect(
        "unsupported_response_type",
        "docs-error-unsupported-response-type",
        "The only response_type is code",
    ),
    Entry::answer(
        "invalid_scope",
        "docs-error-invalid-scope",
        "This server does not know the scope: event:wirte",
    ),
    Entry::redirect(
        "access_denied",
        "docs-error-access-denied",
        "The person said no",
    ),
    Entry::answer(
        "server_error",
        "docs-error-server-error",
        "Something broke in here; nothing was given out.",
    ),
    Entry::answer(
        "temporarily_unavailable",
        "docs-error-temporarily-unavailable",
        "Too many requests from this network. Try again later.",
    ),
    Entry::redirect(
        "login_required",
        "docs-error-login-required",
        "Nobody is signed in",
    ),
    Entry::redirect(
        "consent_required",
        "docs-error-consent-required",
        "The person must be asked first",
    ),
    Entry::answer(
        "invalid_token",
        "docs-error-invalid-token",
        "The access token is unknown, has expired or was revoked",
    ),
    Entry::answer(
        "unauthorized",
        "docs-error-unauthorized",
        "Send a token: Authorization: Bearer TOKEN",
    ),
    Entry::answer(
        "insufficient_scope",
        "docs-error-insufficient-scope",
        "This needs the scope: event:write",
    ),
    Entry::answer(
        "2FA_REQUIRED",
        "docs-error-second-factor-required",
        "This needs a second factor.",
    ),
    Entry::answer(
        "INVALID_2FA_CODE",
        "docs-error-second-factor-invalid",
        "The second factor is wrong.",
    ),
    Entry::answer(
        "invalid_redirect_uri",
        "docs-error-invalid-redirect-uri",
        "A redirect URI must not have a fragment",
    ),
    Entry::answer(
        "invalid_client_metadata",
        "docs-error-invalid-client-metadata",
        "The body must be a JSON object.",
    ),
    Entry::answer("Invalid scopes", "docs-error-invalid-scopes", ""),
    Entry::answer(
        "not_found",
        "docs-error-not-found",
        "There is nothing at this address.",
    ),
];

impl DocsErrors {
    fn entries(&self) -> Vec<(String, &'static str, Prose)> {
        let row = |entry: &Entry| {
            let what = self.chrome.rich(&format!("{}.what", entry.key), &[]);
            (page(entry.wire), entry.wire, what)
        };
        ENTRIES.iter().map(row).collect()
    }

    fn lead(&self) -> Prose {
        let parts = [
            ("error", Part::Code("error")),
            ("description", Part::Code("error_description")),
            ("uri", Part::Code("error_uri")),
        ];
        self.chrome.rich("docs-errors-lead", &parts)
    }

    fn unknown(&self, code: &str) -> Prose {
        self.chrome
            .rich("docs-error-unknown", &[("code", Part::Name(code))])
    }
}

impl DocsError {
    fn part(&self, part: &str) -> Prose {
        self.chrome.rich(&format!("{}.{part}", self.entry.key), &[])
    }

    /// The statuses it comes with, each once.
    fn statuses(&self) -> String {
        let mut statuses: Vec<String> = self
            .entry
            .codes()
            .map(|code| code.status().to_string())
            .collect();
        statuses.dedup();
        statuses.join(", ")
    }

    /// Where it is defined.
    fn sections(&self) -> String {
        let mut sections: Vec<&str> = self.entry.codes().map(ErrorCode::section).collect();
        sections.dedup();
        sections.join("; ")
    }

    /// As it comes over the wire.
    fn example(&self) -> Block {
        let Entry {
            wire,
            example,
            redirected,
            ..
        } = self.entry;
        let code = self.entry.codes().next();
        let uri = code.and_then(|code| code.uri(&self.issuer));
        if redirected {
            let uri = uri.unwrap_or_default();
            return Block::new(
                "example",
                format!(
                    "https://app.example/callback?error={wire}\n  &error_description={}\n  &error_uri={}\n  &state=…\n  &iss={}",
                    encoded(example),
                    encoded(&uri),
                    encoded(&self.issuer)
                ),
            );
        }
        let status = code.map_or(400, ErrorCode::status);
        let mut lines = vec![format!("\"error\": \"{wire}\"")];
        if !example.is_empty() {
            lines.push(format!("\"error_description\": \"{example}\""));
        }
        if let Some(uri) = uri {
            lines.push(format!("\"error_uri\": \"{uri}\""));
        }
        if wire == "2FA_REQUIRED" {
            lines.push("\"supported_methods\": [\"totp\", \"recovery_code\"]".to_owned());
        }
        let body = lines.join(",\n  ");
        Block::new(
            "example",
            format!("HTTP/1.1 {status}\nContent-Type: application/json\n\n{{\n  {body}\n}}"),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_has_an_entry_and_no_entry_is_of_another() {
        let entries: Vec<&str> = ENTRIES.iter().map(|entry| entry.wire).collect();
        assert_eq!(entries, ErrorCode::wires());
    }
}
