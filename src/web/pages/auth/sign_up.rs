//! `/sign-up`: somebody shows an address, or was invited, and makes an account.

use askama::Template;

use super::setup::{SetupErrors, account_fields, wrong_fields};
use crate::people::sentence::Hint;
use crate::web::pages::prose::{Part, Prose};
use crate::web::pages::{Chrome, Field};

/// `/sign-up`.
#[derive(Template)]
#[template(path = "pages/auth/sign_up.html")]
pub struct SignUp {
    /// Around the page; nobody is signed in.
    pub chrome: Chrome,
    /// The anti-forgery value of the browser's own cookie.
    pub csrf: String,
    /// The field that carries the link's secret on: `invite` or `link`.
    pub pass: &'static str,
    /// That secret.
    pub secret: String,
    /// An app sent the person to sign up, and does not wait in this browser.
    pub app_elsewhere: bool,
    /// The pending authorization request, if an app sent the person here.
    pub request: Option<String>,
    /// What was typed; the password never comes back.
    pub username: String,
    /// The name that people will see.
    pub name: String,
    /// The e-mail address.
    pub email: String,
    /// The link is for this address only.
    pub email_fixed: bool,
    /// What is wrong with each field, in a sentence.
    pub errors: SetupErrors,
}

impl SignUp {
    fn fields(&self) -> Vec<Field> {
        let typed = [&*self.username, &*self.name, &*self.email];
        let mut fields = account_fields(&self.chrome, typed, &self.errors);
        if self.email_fixed {
            fields.retain(|field| field.name != "email");
        }
        fields
    }

    fn wrong(&self) -> Vec<(&'static str, std::borrow::Cow<'static, str>)> {
        wrong_fields(&self.chrome, &self.errors)
    }

    fn summary(&self) -> Prose {
        self.chrome
            .rich("setup-wrong", &[("count", Part::of(self.wrong().len()))])
    }

    fn lead(&self) -> Prose {
        let instance = ("instance", Part::Name(&self.chrome.instance));
        if self.email_fixed {
            let email = ("email", Part::Address(&self.email));
            let key = if self.pass == "link" {
                "sign-up-lead-mailed"
            } else {
                "sign-up-lead-for"
            };
            return self.chrome.rich(key, &[instance, email]);
        }
        self.chrome.rich("sign-up-lead", &[instance])
    }
}

/// The first step where everybody may join: only the address.
#[derive(Template)]
#[template(path = "pages/auth/sign_up_ask.html")]
pub struct SignUpAsk {
    /// Around the page.
    pub chrome: Chrome,
    /// The anti-forgery value of the browser's own cookie.
    pub csrf: String,
    /// The pending authorization request, if an app sent the person here.
    pub request: Option<String>,
    /// What was typed.
    pub email: String,
    /// What is wrong with it.
    pub error: Option<Hint>,
    /// The person came with a link that is used or too old.
    pub gone: bool,
}

impl SignUpAsk {
    fn lead(&self) -> Prose {
        self.chrome.rich(
            "sign-up-ask-lead",
            &[("instance", Part::Name(&self.chrome.instance))],
        )
    }

    fn fields(&self) -> [Field; 1] {
        [Field {
            name: "email",
            kind: "email",
            autocomplete: "email",
            label: self.chrome.t("setup-email"),
            value: self.email.clone(),
            error: self.error.map(|hint| self.chrome.hint(hint)),
            focus: true,
            verbatim: true,
            ..Field::default()
        }]
    }
}

/// The answer to the first step: the same for every address.
#[derive(Template)]
#[template(path = "pages/auth/sign_up_sent.html")]
pub struct SignUpSent {
    /// Around the page.
    pub chrome: Chrome,
    /// What was typed.
    pub email: String,
    /// The pending authorization request, which waits in this browser.
    pub request: Option<String>,
}

impl SignUpSent {
    fn lead(&self) -> Prose {
        self.chrome
            .rich("sign-up-sent", &[("email", Part::Address(&self.email))])
    }

    fn again(&self) -> Prose {
        let path = match &self.request {
            Some(request) => format!("/sign-up?request={request}"),
            None => "/sign-up".to_owned(),
        };
        let words = self.chrome.t("sign-up-sent-again-link");
        self.chrome.rich(
            "sign-up-sent-again",
            &[("again", Part::Link(&path, &words))],
        )
    }
}

/// The account is made, and the app that began it does not wait here.
#[derive(Template)]
#[template(path = "pages/auth/sign_up_done.html")]
pub struct SignUpDone {
    /// Around the page.
    pub chrome: Chrome,
}

impl SignUpDone {
    fn lead(&self) -> Prose {
        self.chrome.rich(
            "sign-up-done-lead",
            &[("instance", Part::Name(&self.chrome.instance))],
        )
    }
}
