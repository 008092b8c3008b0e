//! `/admin/people/{id}`: one person, and what an administrator may do about the account.

use askama::Template;

use super::people::badges;
use crate::people::second_factor::Methods;
use crate::web::pages::prose::{Part, Prose};
use crate::web::pages::{Chrome, Field};

/// `/admin/people/{id}`.
#[derive(Template)]
#[template(path = "pages/admin/person.html")]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each says something of its own about an account"
)]
pub struct AdminPerson {
    /// Around the page; an administrator is signed in.
    pub chrome: Chrome,
    /// Their id.
    pub id: String,
    /// Their user name.
    pub username: String,
    /// What they are called.
    pub name: String,
    /// Their address.
    pub email: String,
    /// They have proved that it is theirs.
    pub email_verified: bool,
    /// In unix seconds.
    pub created_at: i64,
    /// When a browser of theirs was seen last.
    pub last_seen_at: Option<i64>,
    /// May administer this instance.
    pub admin: bool,
    /// May not sign in.
    pub disabled: bool,
    /// How they can prove more than a password.
    pub methods: Methods,
    /// Browsers signed in, apps connected, personal tokens, own apps.
    pub numbers: [i64; 4],
    /// It is the administrator who looks.
    pub oneself: bool,
    /// A link for a new password, made just now; shown in this answer alone.
    pub link: Option<String>,
    /// The account was to be deleted, and another name was typed.
    pub wrong_name: bool,
    /// What the administrator has just done.
    pub notice: Option<PersonNotice>,
}

/// What an administrator may do about an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PersonAction {
    /// A link by which the person chooses a new password.
    ResetLink,
    /// Sign out everywhere.
    EndSessions,
    /// End what apps were allowed, and personal tokens.
    EndAccess,
    /// Take all second factors away.
    ResetFactor,
    /// Make an administrator.
    Promote,
    /// Make no administrator any more.
    Demote,
    /// Let nothing of the account work.
    Disable,
    /// Let it work again.
    Enable,
    /// Delete it.
    Delete,
}

/// Every action: its name in forms and addresses, and the message that has its words.
pub const ACTIONS: &[(PersonAction, &str, &str)] = &[
    (PersonAction::ResetLink, "reset-link", "admin-reset-link"),
    (
        PersonAction::EndSessions,
        "end-sessions",
        "admin-end-sessions",
    ),
    (PersonAction::EndAccess, "end-access", "admin-end-access"),
    (
        PersonAction::ResetFactor,
        "reset-factor",
        "admin-reset-factor",
    ),
    (PersonAction::Promote, "promote", "admin-promote"),
    (PersonAction::Demote, "demote", "admin-demote"),
    (PersonAction::Disable, "disable", "admin-disable"),
    (PersonAction::Enable, "enable", "admin-enable"),
    (PersonAction::Delete, "delete", "admin-delete"),
];

impl PersonAction {
    /// The action of this name.
    pub fn named(name: &str) -> Option<Self> {
        let found = ACTIONS.iter().find(|(_, named, _)| *named == name);
        found.map(|(action, ..)| *action)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        self.row().0
    }

    fn key(self) -> &'static str {
        self.row().1
    }

    fn row(self) -> (&'static str, &'static str) {
        let found = ACTIONS.iter().find(|(action, ..)| *action == self);
        found.map_or(("", ""), |(_, name, key)| (name, key))
    }
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PersonNotice {
    /// It was done.
    Done(PersonAction),
    /// It was so already.
    Already,
    /// It would leave the instance without an administrator.
    LastAdmin,
}

impl AdminPerson {
    fn badges(&self) -> Vec<(&'static str, &'static str)> {
        badges(self.admin, self.disabled, self.methods.any())
    }

    fn notice(&self) -> Option<String> {
        let key = match self.notice? {
            PersonNotice::Done(action) => format!("{}.done", action.key()),
            PersonNotice::Already => "admin-already".to_owned(),
            PersonNotice::LastAdmin => "admin-last-admin".to_owned(),
        };
        Some(self.chrome.t(&key).into_owned())
    }

    /// Something could not be done.
    fn refused(&self) -> bool {
        self.notice == Some(PersonNotice::LastAdmin)
    }

    fn factor(&self) -> String {
        let words: Vec<_> = [
            (self.methods.totp, "admin-factor-totp"),
            (self.methods.passkeys, "admin-factor-passkeys"),
        ]
        .into_iter()
        .filter(|(has, _)| *has)
        .map(|(_, key)| self.chrome.t(key))
        .collect();
        if words.is_empty() {
            return self.chrome.t("admin-factor-none").into_owned();
        }
        words.join(", ")
    }

    fn counts(&self) -> Vec<(String, i64)> {
        let keys = [
            "admin-person-sessions",
            "apps-title",
            "tokens-title",
            "admin-person-own",
        ];
        keys.into_iter()
            .zip(self.numbers)
            .map(|(key, count)| (self.chrome.t(key).into_owned(), count))
            .collect()
    }

    /// What can be done at present, but the deletion: each with its heading and what it means.
    fn actions(&self) -> Vec<(PersonAction, String, String)> {
        let [sessions, apps, tokens, _] = self.numbers;
        let switch = if self.disabled {
            PersonAction::Enable
        } else {
            PersonAction::Disable
        };
        let role = if self.admin {
            PersonAction::Demote
        } else {
            PersonAction::Promote
        };
        [
            (PersonAction::ResetLink, !self.disabled),
            (PersonAction::EndSessions, sessions > 0),
            (PersonAction::EndAccess, apps + tokens > 0),
            (PersonAction::ResetFactor, self.methods.any()),
            (role, true),
            (switch, true),
        ]
        .into_iter()
        .filter(|(_, possible)| *possible)
        .map(|(action, _)| {
            let means = self.chrome.t(&format!("{}.means", action.key()));
            let title = self.chrome.t(action.key());
            (action, title.into_owned(), means.into_owned())
        })
        .collect()
    }

    fn delete_means(&self) -> Prose {
        let [_, apps, _, own] = self.numbers;
        let parts = [("apps", Part::Count(apps)), ("own", Part::Count(own))];
        self.chrome.rich("admin-delete.means", &parts)
    }

    fn confirm_field(&self) -> Field {
        let label = self.chrome.texts.with(
            "admin-delete-confirm",
            &[("username", self.username.as_str().into())],
        );
        let wrong = self.chrome.t("admin-delete-wrong");
        Field {
            name: "username",
            kind: "text",
            autocomplete: "off",
            label: label.into(),
            verbatim: true,
            longest: Some(39),
            focus: self.wrong_name,
            error: self.wrong_name.then(|| wrong.into_owned()),
            ..Field::default()
        }
    }
}
