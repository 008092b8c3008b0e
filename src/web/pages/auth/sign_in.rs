//! `/sign-in`: who are you, and where will you go from here.

use askama::Template;

use crate::web::pages::place::Place;
use crate::web::pages::prose::{Part, Prose};
use crate::web::pages::{Chrome, Field};

/// `/sign-in`.
#[derive(Template)]
#[template(path = "pages/auth/sign_in.html")]
pub struct SignIn {
    /// Around the page; nobody is signed in yet.
    pub chrome: Chrome,
    /// The anti-forgery value of the browser's own cookie.
    pub csrf: String,
    /// The pending authorization request, if an app sent the person here.
    pub request: Option<String>,
    /// Where that app lives.
    pub continue_to: Option<Place>,
    /// What was typed, to be kept when it has to be shown again.
    pub username: String,
    /// What stopped the last try.
    pub refusal: Option<SignInRefusal>,
    /// The person has just signed out.
    pub signed_out: bool,
    /// Passkeys can be used at this address.
    pub passkeys: bool,
    /// Everybody may make an account.
    pub sign_up: bool,
}

/// Why a sign-in was refused. It never says whether the name exists (ASVS 6.3.8).
#[derive(Clone, Copy)]
pub enum SignInRefusal {
    /// The name and the password do not belong together.
    Wrong,
    /// Too many tries; `wait` in seconds, as in `Retry-After`.
    SlowDown {
        /// Seconds until the next try is looked at.
        wait: i64,
    },
}

impl SignIn {
    fn fields(&self) -> [Field; 2] {
        let wrong = matches!(self.refusal, Some(SignInRefusal::Wrong));
        // After a mistake it is mostly the password that has to be typed again.
        let to_password = wrong || !self.username.is_empty();
        [
            Field {
                name: "username",
                kind: "text",
                autocomplete: "username",
                label: self.chrome.t("sign-in-username"),
                hint: None,
                value: self.username.clone(),
                error: None,
                focus: !to_password,
                verbatim: true,
                ..Field::default()
            },
            Field {
                name: "password",
                kind: "password",
                autocomplete: "current-password",
                label: self.chrome.t("sign-in-password"),
                hint: None,
                value: String::new(),
                error: wrong.then(|| self.chrome.t("sign-in-wrong").into_owned()),
                focus: to_password,
                verbatim: true,
                ..Field::default()
            },
        ]
    }

    fn errand(&self) -> Option<Prose> {
        let label = self.continue_to.as_ref()?.label(&self.chrome);
        Some(
            self.chrome
                .rich("sign-in-continue", &[("place", Part::Prose(&label))]),
        )
    }

    fn forgotten(&self) -> Prose {
        let recover = self.chrome.t("sign-in-recover");
        self.chrome.rich(
            "sign-in-forgotten",
            &[("recover", Part::Link("/recover", &recover))],
        )
    }

    fn joining(&self) -> Prose {
        let path = match &self.request {
            Some(request) => format!("/sign-up?request={request}"),
            None => "/sign-up".to_owned(),
        };
        let make = self.chrome.t("sign-in-sign-up-link");
        self.chrome
            .rich("sign-in-sign-up", &[("make", Part::Link(&path, &make))])
    }

    fn slow_down(&self) -> Option<Prose> {
        let Some(SignInRefusal::SlowDown { wait }) = self.refusal else {
            return None;
        };
        Some(self.chrome.wait("sign-in-slow-down", wait))
    }
}
