//! Pages for those who write apps and APIs: a small set, each with its place in a row of links.

pub mod apis;
pub mod errors;
pub mod index;
pub mod limits;
pub mod personal;
pub mod registration;
pub mod scopes;
pub mod tokens;

use std::borrow::Cow;

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::Chrome;

/// Commands or a file, to be copied as they stand.
pub struct Block {
    /// Once on the page.
    pub id: &'static str,
    /// As it runs.
    pub text: String,
}

impl Block {
    fn new(id: &'static str, text: impl Into<String>) -> Self {
        Self {
            id,
            text: text.into(),
        }
    }
}

impl Chrome {
    /// Where the row of links leads: (path, key of the text).
    fn docs_places(&self) -> Vec<(&'static str, Cow<'static, str>)> {
        [
            ("/docs", "docs-nav-start"),
            ("/docs/scopes", "docs-nav-scopes"),
            ("/docs/tokens", "docs-nav-tokens"),
            ("/docs/apis", "docs-nav-apis"),
            ("/docs/registration", "docs-nav-registration"),
            ("/docs/personal-tokens", "docs-nav-personal"),
            ("/docs/limits", "docs-nav-limits"),
            ("/docs/errors", "docs-nav-errors"),
        ]
        .into_iter()
        .map(|(path, key)| (path, self.t(key)))
        .collect()
    }
}

/// A word of a shell that means this text, whatever is in it.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

/// A value within a query string.
fn encoded(text: &str) -> String {
    utf8_percent_encode(text, NON_ALPHANUMERIC).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_filled_in_cannot_leave_its_word() {
        assert_eq!(
            quoted("https://a.example/$(id)`x`\"\\"),
            "'https://a.example/$(id)`x`\"\\'"
        );
        assert_eq!(quoted("it's"), r"'it'\''s'");
        assert_eq!(
            encoded("https://a.example/cb?x=y z"),
            "https%3A%2F%2Fa%2Eexample%2Fcb%3Fx%3Dy%20z"
        );
    }
}
