//! `/sign-up`: somebody who was invited makes an account.

use askama::Template;

use super::setup::{SetupErrors, account_fields, wrong_fields};
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
    /// The secret of the invitation, carried on in a hidden field.
    pub invite: String,
    /// The pending authorization request, if an app sent the person here.
    pub request: Option<String>,
    /// What was typed; the password never comes back.
    pub username: String,
    /// The name that people will see.
    pub name: String,
    /// The e-mail address.
    pub email: String,
    /// The invitation is for this address only.
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
            return self.chrome.rich("sign-up-lead-for", &[instance, email]);
        }
        self.chrome.rich("sign-up-lead", &[instance])
    }
}
