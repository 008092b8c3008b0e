//! Web Authentication Level 3, 7.1 and 7.2: the page on which the browser asks for a passkey, or makes one.

use std::borrow::Cow;

use askama::Template;

use crate::web::pages::{Chrome, Field};

/// One ceremony; its answer goes to `action` in the field `credential`.
#[derive(Template)]
#[template(path = "pages/auth/passkey.html")]
pub struct Passkey {
    /// Around the page.
    pub chrome: Chrome,
    /// The anti-forgery value: of the session, or before sign-in of the browser's own cookie.
    pub csrf: String,
    /// The path that the form posts to.
    pub action: String,
    /// What the form carries on: (name, value).
    pub hidden: Vec<(String, String)>,
    /// What the browser is given, as JSON: `{"publicKey":{…}}`.
    pub options: String,
    /// What the passkey is for.
    pub kind: PasskeyKind,
    /// The path to go back to.
    pub back: String,
    /// The last answer was not accepted.
    pub refused: bool,
}

/// What a passkey is asked for, or made for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum PasskeyKind {
    /// Instead of user name and password.
    SignIn,
    /// After the password.
    SecondFactor,
    /// The person is signed in, and proves it again.
    Proof,
    /// A new one.
    Enrol,
}

impl Passkey {
    /// `title`, `lead`, `without` (what works without a script) or `back` of the kind.
    fn text(&self, part: &str) -> Cow<'static, str> {
        let key = match self.kind {
            PasskeyKind::SignIn => "passkey-sign-in",
            PasskeyKind::SecondFactor => "passkey-second-factor",
            PasskeyKind::Proof => "passkey-proof",
            PasskeyKind::Enrol => "passkey-enrol",
        };
        self.chrome.t(&format!("{key}.{part}"))
    }

    /// The method of `navigator.credentials`.
    fn method(&self) -> &'static str {
        if self.enrols() { "create" } else { "get" }
    }

    fn enrols(&self) -> bool {
        self.kind == PasskeyKind::Enrol
    }

    fn name(&self) -> Field {
        Field {
            value: self.chrome.t("passkey-name-value").into_owned(),
            ..Field::method_name(&self.chrome)
        }
    }
}
