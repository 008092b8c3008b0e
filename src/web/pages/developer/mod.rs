//! `/developer`: the apps that a person answers for.

pub mod app;
pub mod form;
pub mod home;
pub mod refusal;

use super::Chrome;
use super::prose::{Part, Prose};

/// Whether an app may be used.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum AppState {
    /// It may.
    Live,
    /// Its owner switched it off.
    Disabled,
    /// An administrator switched it off.
    Barred,
    /// An administrator has yet to approve it.
    Waits,
}

impl AppState {
    /// The key of the word on its badge; none where all is well.
    fn badge(self) -> Option<&'static str> {
        match self {
            Self::Live => None,
            Self::Disabled => Some("developer-badge-disabled"),
            Self::Barred => Some("developer-badge-barred"),
            Self::Waits => Some("developer-badge-waits"),
        }
    }

    fn is_barred(self) -> bool {
        self == Self::Barred
    }

    fn is_disabled(self) -> bool {
        self == Self::Disabled
    }
}

/// "3 people use it."
fn people(chrome: &Chrome, count: i64) -> Prose {
    chrome.rich("developer-people-count", &[("count", Part::Count(count))])
}
