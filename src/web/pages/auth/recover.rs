//! `/recover`: a forgotten password, and another by a link, mailed or handed over by an operator.

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
    /// No link: it tells how to get one from the operator.
    Ask,
    /// No link: it asks for the account, whose address gets one.
    AskMail,
    /// A mail is sent, or not: this looks the same.
    Sent,
    /// The link is used, replaced or too old; the operator has another one.
    Gone,
    /// The same where links go by mail.
    GoneMail,
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
            RecoverStep::AskMail => "recover-ask-mail",
            RecoverStep::Sent => "recover-sent",
            RecoverStep::Gone => "recover-gone",
            RecoverStep::GoneMail => "recover-gone-mail",
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

    fn login_field(&self) -> Field {
        Field {
            name: "login",
            kind: "text",
            autocomplete: "username",
            label: self.chrome.t("sign-in-username"),
            focus: true,
            verbatim: true,
            ..Field::default()
        }
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
