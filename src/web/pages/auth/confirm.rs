//! ASVS 7.5.1: before what matters is changed, the person proves again who they are.

use std::borrow::Cow;

use askama::Template;

use crate::web::pages::prose::{Part, Prose};
use crate::web::pages::{Chrome, Field, times};

/// Stands before a change, at the path of the change; what was asked for is carried on.
#[derive(Template)]
#[template(path = "pages/auth/confirm.html")]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each way to prove it is offered or not, whatever the others are"
)]
pub struct Confirm {
    /// Around the page; somebody is signed in.
    pub chrome: Chrome,
    /// The path that the forms post to.
    pub action: String,
    /// Where one goes who would rather not.
    pub back: String,
    /// What the forms carry on: (name, value). Never a secret.
    pub hidden: Vec<(String, String)>,
    /// What the proof is for.
    pub purpose: Purpose,
    /// The password proves it (a person without second factor).
    pub password: bool,
    /// A code of the authenticator app proves it.
    pub totp: bool,
    /// A recovery code proves it.
    pub recovery: bool,
    /// A passkey proves it.
    pub passkeys: bool,
    /// How long a proof is remembered, in seconds.
    pub remembered: i64,
    /// What stopped the last try.
    pub refusal: Option<ProofRefusal>,
}

/// What the proof is for.
#[derive(Clone, Copy)]
pub enum Purpose {
    /// A second factor is added.
    AddMethod,
    /// A second factor is removed.
    RemoveMethod,
    /// New recovery codes.
    RecoveryCodes,
    /// Another password.
    Password,
    /// A new personal token.
    MakeToken,
    /// Another scope, end or privilege of a personal token.
    ChangeToken,
    /// A new app of one's own.
    MakeApp,
    /// Another address or secret of such an app, or its end.
    ChangeApp,
    /// Another e-mail address.
    Address,
    /// The end of the account.
    DeleteAccount,
    /// What only administrators may do.
    Administer,
    /// Any other change.
    Other,
}

/// Why a proof was refused.
#[derive(Clone, Copy)]
pub enum ProofRefusal {
    /// Not the person's password.
    WrongPassword,
    /// Not the code of this moment, or one that was used before.
    WrongCode,
    /// Too many tries; `wait` in seconds, as in `Retry-After`.
    SlowDown {
        /// Seconds until the next try is looked at.
        wait: i64,
    },
}

impl Confirm {
    fn lead(&self) -> Cow<'static, str> {
        self.chrome.t(match self.purpose {
            Purpose::AddMethod => "confirm-add-method",
            Purpose::RemoveMethod => "confirm-remove-method",
            Purpose::RecoveryCodes => "confirm-recovery-codes",
            Purpose::Password => "confirm-password-change",
            Purpose::MakeToken => "confirm-make-token",
            Purpose::ChangeToken => "confirm-change-token",
            Purpose::MakeApp => "confirm-make-app",
            Purpose::ChangeApp => "confirm-change-app",
            Purpose::Address => "confirm-address",
            Purpose::DeleteAccount => "confirm-delete-account",
            Purpose::Administer => "admin-confirm",
            Purpose::Other => "confirm-other",
        })
    }

    fn fields(&self) -> Vec<Field> {
        let t = |key| self.chrome.t(key);
        let mut fields = Vec::new();
        if self.password {
            let wrong = matches!(self.refusal, Some(ProofRefusal::WrongPassword));
            fields.push(Field {
                error: wrong.then(|| t("confirm-wrong-password").into_owned()),
                focus: true,
                ..Field::current_password("password", t("confirm-password"))
            });
        }
        let wrong = matches!(self.refusal, Some(ProofRefusal::WrongCode));
        let code = Field::proof(&self.chrome, self.totp, self.recovery, wrong);
        fields.extend(code.map(|code| Field {
            focus: code.focus && !self.password,
            ..code
        }));
        fields
    }

    fn slow_down(&self) -> Option<Prose> {
        let Some(ProofRefusal::SlowDown { wait }) = self.refusal else {
            return None;
        };
        Some(self.chrome.wait("code-slow-down", wait))
    }

    fn remembered(&self) -> Prose {
        let span = times::span(self.chrome.texts, self.remembered);
        self.chrome
            .rich("confirm-remembered", &[("span", Part::Plain(&span))])
    }
}
