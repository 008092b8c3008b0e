//! ASVS 6.6: recovery codes, shown once, for the day on which the device is lost.

use askama::Template;

use crate::web::pages::Chrome;
use crate::web::pages::prose::{Part, Prose};

/// The answer to the form that made them.
#[derive(Template)]
#[template(path = "pages/account/recovery_codes.html")]
pub struct RecoveryCodes {
    /// Around the page; somebody is signed in.
    pub chrome: Chrome,
    /// The codes; nobody can show them again.
    pub codes: Vec<String>,
    /// They came with the first second factor; otherwise older ones have ended.
    pub first: bool,
}

impl RecoveryCodes {
    fn lead(&self) -> Prose {
        let key = if self.first {
            "recovery-lead-first"
        } else {
            "recovery-lead"
        };
        self.chrome
            .rich(key, &[("count", Part::of(self.codes.len()))])
    }
}
