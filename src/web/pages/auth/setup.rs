//! `/setup`: the first administrator, made by whoever holds the one-time link.

use askama::Template;

use crate::people::sentence::Hint;
use crate::web::pages::prose::{Part, Prose};
use crate::web::pages::{Chrome, Field};

/// `/setup`.
#[derive(Template)]
#[template(path = "pages/auth/setup.html")]
pub struct Setup {
    /// Around the page; nobody is signed in.
    pub chrome: Chrome,
    /// The anti-forgery value of the browser's own cookie.
    pub csrf: String,
    /// The secret of the setup link, carried on in a hidden field.
    pub token: String,
    /// What was typed; the password never comes back.
    pub username: String,
    /// The name that people will see.
    pub name: String,
    /// The e-mail address.
    pub email: String,
    /// What is wrong with each field, in a sentence.
    pub errors: SetupErrors,
}

/// A sentence for each field that has to be changed.
#[derive(Clone, Default)]
pub struct SetupErrors {
    /// About the user name.
    pub username: Option<Hint>,
    /// About the name.
    pub name: Option<Hint>,
    /// About the e-mail address.
    pub email: Option<Hint>,
    /// About the password: what makes it guessable.
    pub password: Option<Hint>,
}

/// After setup: the administrator exists, and can sign in.
#[derive(Template)]
#[template(path = "pages/auth/setup_done.html")]
pub struct SetupDone {
    /// Around the page.
    pub chrome: Chrome,
    /// The user name to sign in with.
    pub username: String,
}

impl Setup {
    fn fields(&self) -> Vec<Field> {
        let typed = [&*self.username, &*self.name, &*self.email];
        account_fields(&self.chrome, typed, &self.errors)
    }

    fn wrong(&self) -> Vec<(&'static str, std::borrow::Cow<'static, str>)> {
        wrong_fields(&self.chrome, &self.errors)
    }

    fn summary(&self) -> Prose {
        let count = i64::try_from(self.wrong().len()).unwrap_or(i64::MAX);
        self.chrome
            .rich("setup-wrong", &[("count", Part::Count(count))])
    }

    fn lead(&self) -> Prose {
        self.chrome.rich(
            "setup-lead",
            &[("instance", Part::Name(&self.chrome.instance))],
        )
    }
}

impl SetupDone {
    fn title(&self) -> String {
        let instance = self.chrome.instance.as_str().into();
        self.chrome
            .texts
            .with("setup-done-title", &[("instance", instance)])
    }

    fn heading(&self) -> Prose {
        self.chrome.rich(
            "setup-done-title",
            &[("instance", Part::Name(&self.chrome.instance))],
        )
    }

    fn lead(&self) -> Prose {
        let parts = [
            ("instance", Part::Name(&self.chrome.instance)),
            ("username", Part::Name(&self.username)),
        ];
        self.chrome.rich("setup-done-lead", &parts)
    }
}

/// The fields of a new account: what was typed as user name, name and address, and what is wrong with it.
pub(super) fn account_fields(
    chrome: &Chrome,
    [username, name, email]: [&str; 3],
    errors: &SetupErrors,
) -> Vec<Field> {
    let t = |key| chrome.t(key);
    let said = |hint: Option<Hint>| hint.map(|hint| chrome.hint(hint));
    let clean = wrong_fields(chrome, errors).is_empty();
    vec![
        Field {
            name: "username",
            kind: "text",
            autocomplete: "username",
            label: t("setup-username"),
            hint: Some(t("setup-username-hint")),
            value: username.to_owned(),
            error: said(errors.username),
            focus: clean,
            verbatim: true,
            ..Field::default()
        },
        Field {
            name: "name",
            kind: "text",
            autocomplete: "name",
            label: t("setup-name"),
            hint: Some(t("setup-name-hint")),
            value: name.to_owned(),
            error: said(errors.name),
            ..Field::default()
        },
        Field {
            name: "email",
            kind: "email",
            autocomplete: "email",
            label: t("setup-email"),
            value: email.to_owned(),
            error: said(errors.email),
            verbatim: true,
            ..Field::default()
        },
        Field {
            name: "password",
            kind: "password",
            autocomplete: "new-password",
            label: t("setup-password"),
            hint: Some(t("setup-password-hint")),
            error: said(errors.password),
            verbatim: true,
            ..Field::default()
        },
    ]
}

/// The fields to go back to, for the summary at the top: (name, label).
pub(super) fn wrong_fields(
    chrome: &Chrome,
    errors: &SetupErrors,
) -> Vec<(&'static str, std::borrow::Cow<'static, str>)> {
    [
        (&errors.username, "username", "setup-username"),
        (&errors.name, "name", "setup-name"),
        (&errors.email, "email", "setup-email"),
        (&errors.password, "password", "setup-password"),
    ]
    .into_iter()
    .filter(|(error, ..)| error.is_some())
    .map(|(_, name, label)| (name, chrome.t(label)))
    .collect()
}
