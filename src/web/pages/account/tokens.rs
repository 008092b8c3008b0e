//! `/account/tokens`: personal tokens, with which a person's own programs use the account.

use std::borrow::Cow;

use askama::Template;

use crate::web::pages::prose::{Part, Prose};
use crate::web::pages::{Chrome, Field};

/// How many a person may have.
const MOST: i64 = 15;

/// `/account/tokens`.
#[derive(Template)]
#[template(path = "pages/account/tokens.html")]
pub struct Tokens {
    /// Around the page; somebody is signed in.
    pub chrome: Chrome,
    /// The tokens, in the order to show them.
    pub tokens: Vec<TokenRow>,
    /// For a new one.
    pub form: TokenForm,
    /// There are as many as a person may have.
    pub limit_reached: bool,
    /// The issuer, for the example.
    pub issuer: String,
    /// What the person has just done.
    pub notice: Option<TokensNotice>,
}

/// The answer to the form that made a token.
#[derive(Template)]
#[template(path = "pages/account/new_token.html")]
pub struct NewToken {
    /// Around the page; somebody is signed in.
    pub chrome: Chrome,
    /// What the person calls it.
    pub name: String,
    /// The token itself; nobody can show it again.
    pub value: String,
    /// The issuer, for the example.
    pub issuer: String,
}

/// `/account/tokens/{id}`.
#[derive(Template)]
#[template(path = "pages/account/token.html")]
pub struct EditToken {
    /// Around the page; somebody is signed in.
    pub chrome: Chrome,
    /// The token as it is.
    pub row: TokenRow,
    /// As it may become.
    pub form: TokenForm,
}

/// A personal token.
pub struct TokenRow {
    /// What the forms' hidden field `token` carries back; not the secret.
    pub id: String,
    /// What the person calls it.
    pub name: String,
    /// What it may do, in sentences; empty: only know who the person is.
    pub scopes: Vec<String>,
    /// It may do what otherwise asks for a second factor.
    pub advanced: bool,
    /// In unix seconds.
    pub created_at: i64,
    /// The moment at which it ends; `None`: no end.
    pub expires_at: Option<i64>,
    /// It has ended.
    pub expired: bool,
    /// `None` if never.
    pub last_used_at: Option<i64>,
    /// From where it was used last.
    pub last_network: Option<String>,
}

/// The fields of a token, as typed.
#[derive(Default)]
pub struct TokenForm {
    /// Every scope on offer.
    pub scopes: Vec<ScopeBox>,
    /// 3 to 100 characters.
    pub name: String,
    /// `YYYY-MM-DD`, or empty.
    pub expires_at: String,
    /// The first day that can be chosen, `YYYY-MM-DD`.
    pub min_date: String,
    /// The box is ticked.
    pub advanced: bool,
    /// What stopped the last try.
    pub refusal: Option<TokenRefusal>,
}

/// A scope that can be ticked.
pub struct ScopeBox {
    /// As it is written in `scope`.
    pub value: String,
    /// The catalogue's sentence.
    pub sentence: String,
    /// The box is ticked.
    pub ticked: bool,
}

/// Why a token was refused.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum TokenRefusal {
    /// The name is too short or too long.
    Name,
    /// Another token has this name.
    NameTaken,
    /// No day, or one that has passed.
    Expiry,
    /// A scope that is not on offer.
    Scope,
}

/// What the person has just done.
#[derive(Clone, Copy)]
pub enum TokensNotice {
    /// A token was deleted.
    Deleted,
    /// A token was changed.
    Changed,
    /// The token was gone already.
    Gone,
}

impl Tokens {
    fn count(&self) -> Prose {
        self.chrome
            .rich("tokens-count", &[("count", Part::of(self.tokens.len()))])
    }

    fn limit(&self) -> Prose {
        let key = if self.limit_reached {
            "tokens-limit-reached"
        } else {
            "tokens-limit"
        };
        self.chrome.rich(key, &[("most", Part::Count(MOST))])
    }

    fn notice(&self) -> Option<Cow<'static, str>> {
        Some(self.chrome.t(match self.notice? {
            TokensNotice::Deleted => "tokens-deleted",
            TokensNotice::Changed => "tokens-changed",
            TokensNotice::Gone => "tokens-gone",
        }))
    }
}

impl NewToken {
    fn lead(&self) -> Prose {
        self.chrome
            .rich("tokens-new-lead", &[("name", Part::Name(&self.name))])
    }
}

impl EditToken {
    fn heading(&self) -> Prose {
        self.chrome.rich(
            "tokens-edit-heading",
            &[("name", Part::Name(&self.row.name))],
        )
    }
}

impl TokenRow {
    fn ends(&self, chrome: &Chrome) -> Prose {
        match self.expires_at {
            // It lasts through the day before the moment at which it ends.
            Some(at) => {
                let key = if self.expired {
                    "tokens-ended"
                } else {
                    "tokens-ends"
                };
                chrome.rich(key, &[("day", Part::Day(at - 1))])
            }
            None => chrome.rich("tokens-no-end", &[]),
        }
    }

    fn used(&self, chrome: &Chrome) -> Prose {
        match self.last_used_at {
            Some(at) => chrome.when_from(at, self.last_network.as_deref()),
            None => chrome.when_used(None),
        }
    }

    fn delete(&self, chrome: &Chrome) -> Prose {
        chrome.rich("tokens-delete", &[("name", Part::Name(&self.name))])
    }
}

impl TokenForm {
    fn name_field(&self, chrome: &Chrome) -> Field {
        let error = match self.refusal {
            Some(TokenRefusal::Name) => Some("tokens-name-wrong"),
            Some(TokenRefusal::NameTaken) => Some("tokens-name-taken"),
            _ => None,
        };
        Field {
            name: "name",
            kind: "text",
            autocomplete: "off",
            label: chrome.t("tokens-name"),
            hint: Some(chrome.t("tokens-name-hint")),
            value: self.name.clone(),
            error: error.map(|key| chrome.t(key).into_owned()),
            focus: error.is_some(),
            longest: Some(100),
            ..Field::default()
        }
    }

    fn expiry_field(&self, chrome: &Chrome) -> Field {
        let wrong = self.refusal == Some(TokenRefusal::Expiry);
        Field {
            name: "expires_at",
            kind: "date",
            autocomplete: "off",
            label: chrome.t("tokens-expires"),
            hint: Some(chrome.t("tokens-expires-hint")),
            value: self.expires_at.clone(),
            error: wrong.then(|| chrome.t("tokens-expires-wrong").into_owned()),
            focus: wrong,
            optional: true,
            earliest: (!self.min_date.is_empty()).then(|| self.min_date.clone()),
            ..Field::default()
        }
    }

    fn scope_is_wrong(&self) -> bool {
        self.refusal == Some(TokenRefusal::Scope)
    }
}
