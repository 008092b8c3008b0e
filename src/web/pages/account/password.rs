//! `/account/security/password`: another password (ASVS 6.2.2, 6.2.3, 7.4.3).

use askama::Template;

use crate::people::sentence::Hint;
use crate::web::pages::prose::Prose;
use crate::web::pages::{Chrome, Field};

/// `/account/security/password`.
#[derive(Template)]
#[template(path = "pages/account/password.html")]
pub struct ChangePassword {
    /// Around the page; somebody is signed in.
    pub chrome: Chrome,
    /// A second factor is asked for as well.
    pub second_factor: bool,
    /// The box was ticked, to be kept when the form has to be shown again.
    pub end_apps: bool,
    /// What stopped the last try.
    pub refusal: Option<PasswordRefusal>,
}

/// Why a change of the password was refused.
pub enum PasswordRefusal {
    /// Not the password in use.
    WrongCurrent,
    /// Too easy to guess; the hint says what to do about it.
    Weak(Hint),
    /// Too many tries; `wait` in seconds, as in `Retry-After`.
    SlowDown {
        /// Seconds until the next try is looked at.
        wait: i64,
    },
}

impl ChangePassword {
    fn fields(&self) -> [Field; 2] {
        let t = |key| self.chrome.t(key);
        let (mut wrong, mut weak) = (None, None);
        match &self.refusal {
            Some(PasswordRefusal::WrongCurrent) => {
                wrong = Some(t("password-wrong").into_owned());
            }
            Some(PasswordRefusal::Weak(hint)) => weak = Some(self.chrome.hint(*hint)),
            Some(PasswordRefusal::SlowDown { .. }) | None => {}
        }
        let to_new = weak.is_some();
        [
            Field {
                error: wrong,
                focus: !to_new,
                ..Field::current_password("current_password", t("password-current"))
            },
            Field {
                name: "new_password",
                kind: "password",
                autocomplete: "new-password",
                label: t("password-new"),
                hint: Some(t("setup-password-hint")),
                error: weak,
                focus: to_new,
                verbatim: true,
                ..Field::default()
            },
        ]
    }

    fn slow_down(&self) -> Option<Prose> {
        let Some(PasswordRefusal::SlowDown { wait }) = self.refusal else {
            return None;
        };
        Some(self.chrome.wait("sign-in-slow-down", wait))
    }
}
