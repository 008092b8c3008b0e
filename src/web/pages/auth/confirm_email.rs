//! `/confirm-email`: a new address counts once its link was used; looking at the link changes nothing.

use askama::Template;

use crate::web::pages::Chrome;
use crate::web::pages::prose::{Part, Prose};

/// `/confirm-email`.
#[derive(Template)]
#[template(path = "pages/auth/confirm_email.html")]
pub struct ConfirmEmail {
    /// Around the page; somebody may be signed in.
    pub chrome: Chrome,
    /// The anti-forgery value: of the session, or of the browser's own cookie.
    pub csrf: String,
    /// The new address; `None` if the link is unknown, too old, or was used, or the address can't be had.
    pub email: Option<String>,
    /// The secret of the link, carried on in a hidden field.
    pub link: String,
    /// The address has just been taken.
    pub done: bool,
}

impl ConfirmEmail {
    fn sentence(&self) -> Prose {
        let instance = ("instance", Part::Name(&self.chrome.instance));
        match &self.email {
            None => self.chrome.rich("confirm-email-gone", &[instance]),
            Some(email) => {
                let key = if self.done {
                    "confirm-email-done"
                } else {
                    "confirm-email-ask"
                };
                self.chrome
                    .rich(key, &[instance, ("email", Part::Address(email))])
            }
        }
    }

    fn title(&self) -> &'static str {
        match (&self.email, self.done) {
            (None, _) => "confirm-email-gone-title",
            (_, true) => "confirm-email-done-title",
            _ => "confirm-email-title",
        }
    }
}
