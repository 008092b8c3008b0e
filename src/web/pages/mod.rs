//! The pages: a struct of plain data per page, a template of the same name, and what all of them share.

pub mod account;
pub mod admin;
pub mod auth;
mod comparison;
pub mod developer;
pub mod docs;
pub mod home;
pub mod place;
mod prose;
pub mod times;

#[cfg(test)]
mod preview;

use std::borrow::Cow;

use askama::Template;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use crate::i18n::{Languages, Texts};
use crate::people::sentence::Hint;
use prose::{Part, Prose};

/// What each page needs around its own content.
#[derive(Clone)]
pub struct Chrome {
    /// The texts of the language that the person chose, or the browser asked for.
    pub texts: Texts,
    /// The other languages; `None` on answers to a form, which a change of the language would lose.
    pub choice: Option<LanguageChoice>,
    /// The name of this instance (`INSTANCE__NAME`).
    pub instance: String,
    /// The time of the request, in unix seconds: pages say "3 days ago".
    pub now: i64,
    /// Who is signed in; the header then shows the name and the sign-out form.
    pub person: Option<Person>,
}

/// The form that changes the language.
#[derive(Clone)]
pub struct LanguageChoice {
    /// The anti-forgery value.
    pub csrf: String,
    /// The path and query of this page.
    pub back: String,
    /// What there is.
    pub languages: Languages,
}

/// The person signed in.
#[derive(Clone)]
pub struct Person {
    /// The user name.
    pub username: String,
    /// The name that people see.
    pub name: String,
    /// The anti-forgery value of the session, for the sign-out form and all others.
    pub csrf: String,
    /// May administer this instance: the pages lead there.
    pub is_admin: bool,
}

impl Chrome {
    /// The text of a key, without values.
    fn t(&self, key: &str) -> Cow<'static, str> {
        self.texts.get(key)
    }

    /// What is wrong with what was typed, and what to do about it.
    pub(super) fn hint(&self, hint: Hint) -> String {
        let sentences: Vec<_> = hint.sentences().map(|one| self.t(one.key())).collect();
        sentences.join(" ")
    }

    /// The text of a key in which values stand apart from our own words.
    fn rich(&self, key: &str, parts: &[(&str, Part<'_>)]) -> Prose {
        Prose::new(self.texts, key, parts)
    }

    /// Where the row of links on the pages of the account leads: (path, key of the text).
    fn account_places(&self) -> Vec<(&'static str, Cow<'static, str>)> {
        [
            ("/account", "account-nav-overview"),
            ("/account/security", "account-nav-security"),
            ("/account/sessions", "account-nav-sessions"),
            ("/account/apps", "account-nav-apps"),
            ("/account/tokens", "account-nav-tokens"),
            ("/account/history", "account-nav-history"),
            ("/developer", "account-nav-developer"),
        ]
        .into_iter()
        .map(|(path, key)| (path, self.t(key)))
        .collect()
    }

    /// Where the row of links on the pages of administrators leads: (path, key of the text).
    fn admin_places(&self) -> Vec<(&'static str, Cow<'static, str>)> {
        [
            ("/admin", "admin-nav-overview"),
            ("/admin/people", "admin-nav-people"),
            ("/admin/apps", "admin-nav-apps"),
            ("/admin/scopes", "admin-nav-scopes"),
            ("/admin/audit", "admin-nav-audit"),
            ("/admin/settings", "admin-nav-settings"),
            ("/admin/health", "admin-nav-health"),
        ]
        .into_iter()
        .map(|(path, key)| (path, self.t(key)))
        .collect()
    }

    /// A sentence about waiting, in `$span`.
    fn wait(&self, key: &str, seconds: i64) -> Prose {
        let span = times::wait(self.texts, seconds);
        self.rich(key, &[("span", Part::Plain(&span))])
    }

    /// "3 days ago", or "never".
    fn when_used(&self, at: Option<i64>) -> Prose {
        at.map_or_else(|| self.rich("time-never", &[]), |at| self.when(at))
    }

    /// "3 days ago, from 192.0.2.1"; without a network only the first.
    fn when_from(&self, at: i64, network: Option<&str>) -> Prose {
        let when = Part::Time(self.now, at);
        match network {
            Some(network) => self.rich(
                "time-from",
                &[("when", when), ("network", Part::Code(network))],
            ),
            None => self.when(at),
        }
    }

    /// "3 days ago", with the exact time on hover.
    fn when(&self, at: i64) -> Prose {
        prose::time(self.texts, self.now, at)
    }

    /// A title for the browser: the page, then the instance.
    fn title(&self, page: &str) -> String {
        format!("{page} · {}", self.instance)
    }

    /// Whether the person signed in may administer this instance.
    fn administers(&self) -> bool {
        self.person.as_ref().is_some_and(|person| person.is_admin)
    }

    /// The anti-forgery value of the session; empty for nobody.
    fn csrf(&self) -> &str {
        self.person.as_ref().map_or("", |person| &person.csrf)
    }
}

/// One labelled field of a form (`partials/field.html`).
#[derive(Default)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "they are the attributes of an input"
)]
pub(crate) struct Field {
    name: &'static str,
    kind: &'static str,
    autocomplete: &'static str,
    label: Cow<'static, str>,
    hint: Option<Cow<'static, str>>,
    value: String,
    error: Option<String>,
    /// The focus at load; at most one field of a page.
    focus: bool,
    /// Names, addresses and secrets: no capitals, no spelling hints.
    verbatim: bool,
    /// May stay empty.
    optional: bool,
    /// Digits only: a phone shows its number pad.
    numeric: bool,
    /// At most so many characters.
    longest: Option<usize>,
    /// Lines of a text area (`partials/area.html`).
    lines: usize,
    /// The earliest day of a date, `YYYY-MM-DD`.
    earliest: Option<String>,
}

impl Field {
    /// A code of an authenticator app, or a recovery code.
    fn code(label: Cow<'static, str>, hint: Cow<'static, str>) -> Self {
        Self {
            name: "code",
            kind: "text",
            autocomplete: "one-time-code",
            label,
            hint: Some(hint),
            verbatim: true,
            ..Self::default()
        }
    }

    /// The code that proves who somebody is; `None` where there is neither an authenticator app nor a recovery code left.
    fn proof(chrome: &Chrome, totp: bool, recovery: bool, wrong: bool) -> Option<Self> {
        let (label, hint) = match (totp, recovery) {
            (true, true) => ("code-label", "code-hint-or-recovery"),
            (true, false) => ("code-label", "code-hint"),
            (false, true) => ("code-recovery-label", "code-recovery-hint"),
            (false, false) => return None,
        };
        Some(Self {
            // Without an authenticator app the passkey is the usual way.
            focus: totp || wrong,
            // With a recovery code in mind letters must be within reach.
            numeric: totp && !recovery,
            error: wrong.then(|| chrome.t("code-wrong").into_owned()),
            ..Self::code(chrome.t(label), chrome.t(hint))
        })
    }

    /// The password in use.
    fn current_password(name: &'static str, label: Cow<'static, str>) -> Self {
        Self {
            name,
            kind: "password",
            autocomplete: "current-password",
            label,
            verbatim: true,
            ..Self::default()
        }
    }

    /// What a person calls a second factor.
    fn method_name(chrome: &Chrome) -> Self {
        Self {
            name: "name",
            kind: "text",
            autocomplete: "off",
            label: chrome.t("security-name"),
            hint: Some(chrome.t("security-name-hint")),
            longest: Some(50),
            ..Self::default()
        }
    }

    /// The ids of what describes the field, for `aria-describedby`.
    fn described_by(&self) -> Option<String> {
        let hint = self.hint.is_some().then(|| format!("{}-hint", self.name));
        let error = self.error.is_some().then(|| format!("{}-error", self.name));
        match (error, hint) {
            (None, None) => None,
            (Some(id), None) | (None, Some(id)) => Some(id),
            (Some(error), Some(hint)) => Some(format!("{error} {hint}")),
        }
    }
}

/// The answer that carries a page.
pub fn render(status: StatusCode, page: &impl Template) -> Response {
    let html = HeaderValue::from_static("text/html; charset=utf-8");
    match page.render() {
        Ok(body) => (status, [(header::CONTENT_TYPE, html)], body).into_response(),
        // Writing into memory does not fail; if it ever did, half a page must not pass for one.
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
