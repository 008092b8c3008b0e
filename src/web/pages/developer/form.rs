//! The form of an app, new or changed.

use crate::actions::developer::{BadName, DESCRIPTION_MAX, Mistakes};
use crate::oauth::client_name;
use crate::web::pages::account::tokens::ScopeBox;
use crate::web::pages::prose::{Part, Prose};
use crate::web::pages::{Chrome, Field};

/// The fields of an app, as typed.
pub struct AppForm {
    /// What it is called.
    pub name: String,
    /// What it is for.
    pub description: String,
    /// The page it belongs to.
    pub website: String,
    /// One a line.
    pub redirect_uris: String,
    /// Every scope on offer.
    pub scopes: Vec<ScopeBox>,
    /// Scopes that an administrator gave it, in sentences: they stay.
    pub given: Vec<String>,
    /// It has no secret; `None`: that is settled.
    pub public: Option<bool>,
    /// What stopped the last try.
    pub mistakes: Mistakes,
}

impl AppForm {
    pub(super) fn name_field(&self, chrome: &Chrome) -> Field {
        let error = self.mistakes.name.map(|mistake| match mistake {
            BadName::Length => "developer-name-wrong",
            BadName::Instance => "developer-name-instance",
            BadName::Taken => "developer-name-taken",
        });
        Field {
            name: "name",
            kind: "text",
            autocomplete: "off",
            label: chrome.t("developer-name"),
            hint: Some(chrome.t("developer-name-hint")),
            value: self.name.clone(),
            error: error.map(|key| chrome.t(key).into_owned()),
            focus: error.is_some(),
            longest: Some(client_name::MAX_CHARS),
            ..Field::default()
        }
    }

    pub(super) fn description_field(&self, chrome: &Chrome) -> Field {
        let wrong = self.mistakes.description;
        Field {
            name: "description",
            label: chrome.t("developer-description"),
            hint: Some(chrome.t("developer-description-hint")),
            value: self.description.clone(),
            error: wrong.then(|| chrome.t("developer-description-wrong").into_owned()),
            focus: wrong && self.mistakes.name.is_none(),
            optional: true,
            longest: Some(DESCRIPTION_MAX),
            lines: 3,
            ..Field::default()
        }
    }

    pub(super) fn website_field(&self, chrome: &Chrome) -> Field {
        let wrong = self.mistakes.website;
        Field {
            name: "website",
            kind: "url",
            autocomplete: "off",
            label: chrome.t("developer-website"),
            hint: Some(chrome.t("developer-website-hint")),
            value: self.website.clone(),
            error: wrong.then(|| chrome.t("developer-website-wrong").into_owned()),
            focus: wrong && self.mistakes.name.is_none() && !self.mistakes.description,
            verbatim: true,
            optional: true,
            ..Field::default()
        }
    }

    pub(super) fn redirect_field(&self, chrome: &Chrome) -> Field {
        let earlier = Mistakes {
            redirect_uris: None,
            scopes: false,
            ..self.mistakes.clone()
        };
        Field {
            name: "redirect_uris",
            label: chrome.t("developer-redirects"),
            hint: Some(chrome.t("developer-redirects-hint")),
            value: self.redirect_uris.clone(),
            error: self.mistakes.redirect_uris.clone(),
            focus: self.mistakes.redirect_uris.is_some() && !earlier.any(),
            verbatim: true,
            lines: 3,
            ..Field::default()
        }
    }

    pub(super) fn given(&self, chrome: &Chrome) -> Option<Prose> {
        let given = self.given.join(" ");
        (!given.is_empty())
            .then(|| chrome.rich("developer-scopes-given", &[("given", Part::Plain(&given))]))
    }
}
