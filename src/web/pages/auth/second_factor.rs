//! `/sign-in/second-factor`: the password was right, and something that the person has is asked for (ASVS 6.3.3).

use askama::Template;

use crate::web::pages::place::Place;
use crate::web::pages::prose::{Part, Prose};
use crate::web::pages::{Chrome, Field};

/// `/sign-in/second-factor`.
#[derive(Template)]
#[template(path = "pages/auth/second_factor.html")]
pub struct SecondFactor {
    /// Around the page; nobody is signed in yet.
    pub chrome: Chrome,
    /// The anti-forgery value of the browser's own cookie.
    pub csrf: String,
    /// The pending authorization request, if an app sent the person here.
    pub request: Option<String>,
    /// Where that app lives.
    pub continue_to: Option<Place>,
    /// The user name of the person whose password was right.
    pub name: String,
    /// The person has an authenticator app.
    pub totp: bool,
    /// The person has a passkey.
    pub passkeys: bool,
    /// Recovery codes are left.
    pub recovery: bool,
    /// What stopped the last try.
    pub refusal: Option<CodeRefusal>,
}

/// Why a code was refused.
#[derive(Clone, Copy)]
pub enum CodeRefusal {
    /// It is not the code of this moment, or was used before.
    Wrong,
    /// Too many tries; `wait` in seconds, as in `Retry-After`.
    SlowDown {
        /// Seconds until the next try is looked at.
        wait: i64,
    },
}

impl SecondFactor {
    fn lead(&self) -> Prose {
        let name = ("name", Part::Address(&self.name));
        match &self.continue_to {
            Some(place) => {
                let label = place.label(&self.chrome);
                self.chrome.rich(
                    "second-factor-lead-app",
                    &[name, ("place", Part::Prose(&label))],
                )
            }
            None => self.chrome.rich("second-factor-lead", &[name]),
        }
    }

    fn field(&self) -> Option<Field> {
        let wrong = matches!(self.refusal, Some(CodeRefusal::Wrong));
        Field::proof(&self.chrome, self.totp, self.recovery, wrong)
    }

    fn slow_down(&self) -> Option<Prose> {
        let Some(CodeRefusal::SlowDown { wait }) = self.refusal else {
            return None;
        };
        Some(self.chrome.wait("code-slow-down", wait))
    }

    fn lost(&self) -> Prose {
        let key = if self.recovery {
            "second-factor-lost"
        } else {
            "second-factor-lost-all"
        };
        self.chrome
            .rich(key, &[("instance", Part::Name(&self.chrome.instance))])
    }
}
