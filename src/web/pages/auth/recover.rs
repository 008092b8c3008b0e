//! `/recover`: a forgotten password, and another by the link that an operator hands over.

use askama::Template;

use crate::people::sentence::Hint;
use crate::web::pages::prose::{Part, Prose};
use crate::web::pages::{Chrome, Field};

/// `/recover`.
#[derive(Template)]
#[template(path = "pages/auth/recover.html")]
pub struct Recover {
    /// Around the page; somebody may be signed in.
    pub chrome: Chrome,
    /// The anti-forgery value: of the session, or of the browser's own cookie.
    pub csrf: String,
    /// What the page is for.
    pub step: RecoverStep,
}

/// What the page is for.
pub enum RecoverStep {
    /// No link: it tells how to get one.
    Ask,
    /// The link is used, replaced or too old.
    Gone,
    /// A good link: another password is chosen.
    Choose {
        /// The secret of the link, carried on in a hidden field.
        link: String,
        /// Whose it is.
        username: String,
        /// What is wrong with the password.
        hint: Option<Hint>,
    },
    /// The new password holds.
    Done,
}

impl Recover {
    /// `title`, `lead` or `next` of the step.
    fn text(&self, part: &str) -> Prose {
        let key = match &self.step {
            RecoverStep::Ask => "recover-ask",
            RecoverStep::Gone => "recover-gone",
            RecoverStep::Choose { .. } => "recover-choose",
            RecoverStep::Done => "recover-done",
        };
        let username = match &self.step {
            RecoverStep::Choose { username, .. } => username.as_str(),
            _ => "",
        };
        let parts = [
            ("instance", Part::Name(&self.chrome.instance)),
            ("username", Part::Name(username)),
        ];
        self.chrome.rich(&format!("{key}.{part}"), &parts)
    }

    fn field(&self) -> Option<Field> {
        let RecoverStep::Choose { hint, .. } = &self.step else {
            return None;
        };
        Some(Field {
            name: "new_password",
            kind: "password",
            autocomplete: "new-password",
            label: self.chrome.t("password-new"),
            hint: Some(self.chrome.t("setup-password-hint")),
            error: hint.map(|hint| self.chrome.hint(hint)),
            focus: true,
            verbatim: true,
            ..Field::default()
        })
    }
}
