//! RFC 6749 3.1.2.3: a redirect URI that was sent, beside those that are registered, so that a developer sees the difference.

use super::Chrome;
use super::prose::{Part, Prose};
use crate::oauth::redirect_uri::first_difference;

/// A registered redirect URI beside the one that was sent.
pub(super) struct Comparison<'a> {
    /// The same in both.
    pub(super) same: &'a str,
    /// The first character that differs in the sent one.
    pub(super) sent: &'a str,
    /// What follows there.
    pub(super) sent_rest: &'a str,
    /// The first character that differs in the registered one.
    pub(super) registered: &'a str,
    /// What follows there.
    pub(super) registered_rest: &'a str,
}

/// The registered ones beside the sent one, the nearest first.
pub(super) fn compare<'a>(
    sent: &'a str,
    registered: impl IntoIterator<Item = &'a String>,
) -> Vec<Comparison<'a>> {
    let mut all: Vec<_> = registered
        .into_iter()
        .map(|uri| Comparison::new(sent, uri))
        .collect();
    all.sort_by_key(|one| std::cmp::Reverse(one.same.len()));
    all
}

impl<'a> Comparison<'a> {
    fn new(sent: &'a str, registered: &'a str) -> Self {
        let same = first_difference(sent, registered);
        let (sent, sent_rest) = split_first(&sent[same..]);
        let (other, registered_rest) = split_first(&registered[same..]);
        Self {
            same: &registered[..same],
            sent,
            sent_rest,
            registered: other,
            registered_rest,
        }
    }

    /// Where the two part, in words.
    pub(super) fn difference(&self, chrome: &Chrome) -> Prose {
        let place = Part::Count(i64::try_from(self.same.chars().count() + 1).unwrap_or(i64::MAX));
        let (sent, registered) = (Part::Host(self.sent), Part::Host(self.registered));
        match (self.sent, self.registered) {
            ("", _) => chrome.rich(
                "error-difference-short",
                &[("place", place), ("registered", registered)],
            ),
            (_, "") => chrome.rich("error-difference-long", &[("place", place), ("sent", sent)]),
            _ => chrome.rich(
                "error-difference",
                &[("place", place), ("sent", sent), ("registered", registered)],
            ),
        }
    }
}

/// "Registered for it is", or "are".
pub(super) fn registered(chrome: &Chrome, count: usize) -> Prose {
    chrome.rich("error-registered", &[("count", Part::of(count))])
}

fn split_first(text: &str) -> (&str, &str) {
    text.split_at(text.chars().next().map_or(0, char::len_utf8))
}
