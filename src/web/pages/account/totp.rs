//! `/account/security/totp`: RFC 6238, an authenticator app is made known, and shows that it works.

use askama::Template;

use crate::web::pages::{Chrome, Field};

/// `/account/security/totp`.
#[derive(Template)]
#[template(path = "pages/account/totp.html")]
pub struct EnrolTotp {
    /// Around the page; somebody is signed in.
    pub chrome: Chrome,
    /// The picture to scan: SVG of our own making.
    pub qr: String,
    /// The same to type, in base32.
    pub secret: String,
    /// The same as a link, for an app on this device: `otpauth://…`.
    pub uri: String,
    /// The secret sealed, carried on in the hidden field `enrolment`.
    pub sealed: String,
    /// What the person calls it; empty: our own proposal.
    pub name: String,
    /// The code did not fit.
    pub wrong: bool,
}

impl EnrolTotp {
    /// Within a page an XML declaration is none.
    fn picture(&self) -> &str {
        self.qr.find("<svg").map_or("", |at| &self.qr[at..])
    }

    /// In groups of four, as people read it out and type it.
    fn groups(&self) -> String {
        let letters: Vec<char> = self.secret.chars().collect();
        let groups: Vec<String> = letters
            .chunks(4)
            .map(|four| four.iter().collect())
            .collect();
        groups.join(" ")
    }

    fn fields(&self) -> [Field; 2] {
        let t = |key| self.chrome.t(key);
        let name = if self.name.is_empty() {
            t("totp-name-value").into_owned()
        } else {
            self.name.clone()
        };
        [
            Field {
                value: name,
                ..Field::method_name(&self.chrome)
            },
            Field {
                numeric: true,
                error: self.wrong.then(|| t("totp-wrong").into_owned()),
                focus: self.wrong,
                ..Field::code(t("code-label"), t("code-hint"))
            },
        ]
    }
}
