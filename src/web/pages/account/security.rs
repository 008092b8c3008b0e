//! `/account/security`: password, second factors and recovery codes (ASVS 6.3, 6.5).

use std::borrow::Cow;

use askama::Template;

use crate::web::pages::Chrome;
use crate::web::pages::prose::{Part, Prose};

/// So few recovery codes left are worth a warning.
const FEW: i64 = 3;

/// `/account/security`.
#[derive(Template)]
#[template(path = "pages/account/security.html")]
pub struct Security {
    /// Around the page; somebody is signed in.
    pub chrome: Chrome,
    /// The second factors, in the order to show them.
    pub methods: Vec<Method>,
    /// How many recovery codes can still be used.
    pub recovery_left: i64,
    /// In unix seconds; `None` if the password was never changed.
    pub password_changed_at: Option<i64>,
    /// Passkeys need an https address, or this very device.
    pub passkeys_possible: bool,
    /// What the person has just done.
    pub notice: Option<SecurityNotice>,
}

/// A second factor.
pub struct Method {
    /// What the forms' hidden field `method` carries back.
    pub id: String,
    /// What it is.
    pub kind: MethodKind,
    /// What the person calls it.
    pub name: String,
    /// In unix seconds.
    pub created_at: i64,
    /// `None` if never.
    pub last_used_at: Option<i64>,
}

/// The kinds of second factors.
#[derive(Clone, Copy)]
pub enum MethodKind {
    /// An app that shows codes (RFC 6238).
    Totp,
    /// A key of the device, the password manager or a stick (Web Authentication Level 3).
    Passkey,
}

/// What the person has just done.
#[derive(Clone, Copy)]
pub enum SecurityNotice {
    /// A second factor was added.
    MethodAdded,
    /// A second factor was removed; if it was the last, sign-in asks for the password only.
    MethodRemoved,
    /// A second factor has another name.
    MethodRenamed,
    /// The second factor of the form was gone already.
    MethodGone,
    /// The new name was empty or too long.
    NameRefused,
    /// The password is a new one.
    PasswordChanged {
        /// Apps and personal tokens have lost their access, too.
        apps_ended: bool,
    },
}

impl Security {
    fn notice(&self) -> Option<Cow<'static, str>> {
        Some(self.chrome.t(match self.notice? {
            SecurityNotice::MethodAdded => "security-added",
            SecurityNotice::MethodRemoved if self.methods.is_empty() => "security-removed-last",
            SecurityNotice::MethodRemoved => "security-removed",
            SecurityNotice::MethodRenamed => "security-renamed",
            SecurityNotice::MethodGone => "security-gone",
            SecurityNotice::NameRefused => "security-name-refused",
            SecurityNotice::PasswordChanged { apps_ended: false } => "security-password-changed",
            SecurityNotice::PasswordChanged { apps_ended: true } => {
                "security-password-changed-apps"
            }
        }))
    }

    fn password(&self) -> Prose {
        match self.password_changed_at {
            Some(at) => self.chrome.rich(
                "security-password-since",
                &[("when", Part::Time(self.chrome.now, at))],
            ),
            None => self.chrome.rich("security-password-first", &[]),
        }
    }

    fn kind(&self, method: &Method) -> Cow<'static, str> {
        self.chrome.t(match method.kind {
            MethodKind::Totp => "security-kind-totp",
            MethodKind::Passkey => "security-kind-passkey",
        })
    }

    fn remove(&self, method: &Method) -> Prose {
        self.chrome
            .rich("security-remove", &[("name", Part::Name(&method.name))])
    }

    fn removing_means(&self) -> Cow<'static, str> {
        self.chrome.t(if self.methods.len() == 1 {
            "security-remove-last-means"
        } else {
            "security-remove-means"
        })
    }

    fn recovery(&self) -> Prose {
        self.chrome.rich(
            "security-recovery-left",
            &[("count", Part::Count(self.recovery_left))],
        )
    }

    fn recovery_is_low(&self) -> bool {
        self.recovery_left <= FEW
    }

    fn history(&self) -> Prose {
        let history = self.chrome.t("history-title");
        self.chrome.rich(
            "security-history",
            &[("history", Part::Link("/account/history", &history))],
        )
    }
}
