//! `/account/email`: the address that an account has, and the one that it shall have.

use askama::Template;

use crate::people::sentence::Hint;
use crate::web::pages::prose::{Part, Prose};
use crate::web::pages::{Chrome, Field};

/// `/account/email`.
#[derive(Template)]
#[template(path = "pages/account/email.html")]
pub struct ChangeEmail {
    /// Around the page; somebody is signed in.
    pub chrome: Chrome,
    /// The address in force.
    pub email: String,
    /// Its owner has shown that it is theirs.
    pub verified: bool,
    /// The address that waits for its link.
    pub pending: Option<String>,
    /// Links go by mail; else the operator hands them over.
    pub mail: bool,
    /// What was typed, when it has to be shown again.
    pub typed: String,
    /// What is wrong with it.
    pub error: Option<Hint>,
    /// What has just been done.
    pub notice: Option<EmailNotice>,
}

/// What has just been done.
#[derive(Clone, Copy)]
pub enum EmailNotice {
    /// An address was asked for.
    Asked,
    /// It was the one in force.
    Same,
    /// The one that waited is forgotten.
    Forgotten,
}

impl ChangeEmail {
    fn lead(&self) -> Prose {
        let key = if self.verified {
            "address-lead-verified"
        } else {
            "address-lead"
        };
        self.chrome
            .rich(key, &[("email", Part::Address(&self.email))])
    }

    fn waits(&self) -> Option<Prose> {
        let email = ("email", Part::Address(self.pending.as_ref()?));
        Some(self.chrome.rich(
            if self.mail {
                "address-waits-mail"
            } else {
                "address-waits"
            },
            &[email],
        ))
    }

    fn said(&self) -> Option<Prose> {
        let key = match self.notice? {
            EmailNotice::Asked => return None,
            EmailNotice::Same => "address-same",
            EmailNotice::Forgotten => "address-forgotten",
        };
        Some(self.chrome.rich(key, &[]))
    }

    fn fields(&self) -> [Field; 1] {
        [Field {
            name: "email",
            kind: "email",
            autocomplete: "email",
            label: self.chrome.t("address-field"),
            hint: Some(self.chrome.t(if self.mail {
                "address-hint-mail"
            } else {
                "address-hint"
            })),
            value: self.typed.clone(),
            error: self.error.map(|hint| self.chrome.hint(hint)),
            focus: self.error.is_some(),
            verbatim: true,
            ..Field::default()
        }]
    }
}
