//! `/account/history`: what has happened to the account, in sentences (ASVS 6.3.5, 16.3).

use askama::Template;

use crate::web::pages::Chrome;
use crate::web::pages::prose::{Part, Prose};

/// `/account/history`.
#[derive(Template)]
#[template(path = "pages/account/history.html")]
pub struct History {
    /// Around the page; somebody is signed in.
    pub chrome: Chrome,
    /// The newest first.
    pub rows: Vec<HistoryRow>,
    /// The path of the page with older ones.
    pub older: Option<String>,
}

/// One event of the audit trail.
pub struct HistoryRow {
    /// In unix seconds.
    pub at: i64,
    /// The name in the trail, one of `store::audit::names`.
    pub event: String,
    /// The name of the app that it is about.
    pub app: Option<String>,
    /// From where.
    pub network: Option<String>,
    /// What the trail says about it: the name of a second factor or token, `ended` or `refused` for a replay.
    pub detail: Option<String>,
    /// The person should look at it.
    pub warn: bool,
}

/// A row per event: its name in the trail, the sentence, and what the detail is.
const SENTENCES: &[(&str, &str, Detail)] = &[
    ("setup", "history-setup", Detail::Nothing),
    ("reset_link", "history-reset-link", Detail::Nothing),
    ("reset_mailed", "history-reset-mailed", Detail::Nothing),
    ("sign_in", "history-sign-in", Detail::Nothing),
    ("sign_in_failed", "history-sign-in-failed", Detail::Nothing),
    ("sign_out", "history-sign-out", Detail::Nothing),
    (
        "consent_allowed",
        "history-consent-allowed",
        Detail::Nothing,
    ),
    ("consent_denied", "history-consent-denied", Detail::Nothing),
    (
        "consent_skipped",
        "history-consent-skipped",
        Detail::Nothing,
    ),
    ("tokens_issued", "history-tokens-issued", Detail::Nothing),
    (
        "tokens_refreshed",
        "history-tokens-refreshed",
        Detail::Nothing,
    ),
    ("code_replayed", "history-code-replayed", Detail::Outcome),
    (
        "refresh_token_replayed",
        "history-token-replayed",
        Detail::Outcome,
    ),
    ("tokens_revoked", "history-tokens-revoked", Detail::Nothing),
    ("access_ended", "history-access-ended", Detail::Who),
    ("client_created", "history-client-created", Detail::Nothing),
    ("client_changed", "history-client-changed", Detail::Nothing),
    ("client_deleted", "history-client-deleted", Detail::Nothing),
    (
        "client_owner_changed",
        "history-client-owner",
        Detail::Nothing,
    ),
    ("client_claimed", "history-client-claimed", Detail::Nothing),
    ("user_created", "history-user-created", Detail::Nothing),
    ("user_changed", "history-user-changed", Detail::Nothing),
    ("second_factor_added", "history-factor-added", Detail::Name),
    (
        "second_factor_removed",
        "history-factor-removed",
        Detail::Name,
    ),
    (
        "second_factor_renamed",
        "history-factor-renamed",
        Detail::Name,
    ),
    (
        "second_factor_failed",
        "history-factor-failed",
        Detail::Nothing,
    ),
    (
        "recovery_code_used",
        "history-recovery-used",
        Detail::Nothing,
    ),
    (
        "recovery_codes_made",
        "history-recovery-made",
        Detail::Nothing,
    ),
    (
        "password_changed",
        "history-password-changed",
        Detail::Nothing,
    ),
    ("session_ended", "history-session-ended", Detail::Nothing),
    ("sessions_ended", "history-sessions-ended", Detail::Who),
    ("proof_failed", "history-proof-failed", Detail::Nothing),
    (
        "personal_token_created",
        "history-token-created",
        Detail::Name,
    ),
    (
        "personal_token_changed",
        "history-token-changed",
        Detail::Name,
    ),
    (
        "personal_token_deleted",
        "history-token-deleted",
        Detail::Name,
    ),
    ("email_change_asked", "history-email-asked", Detail::Nothing),
    ("email_link_mailed", "history-email-mailed", Detail::Nothing),
    ("email_changed", "history-email-changed", Detail::Nothing),
    ("name_changed", "history-name-changed", Detail::Nothing),
];

/// What the detail of an event is; a detail of another kind is for the log only.
#[derive(Clone, Copy)]
enum Detail {
    /// None, or none for a person.
    Nothing,
    /// What the person called a thing; the sentence has a `.named` form.
    Name,
    /// `ended`: the access ended with it; the sentence has an `.ended` form.
    Outcome,
    /// `operator`: those who run the instance did it; the sentence has an `.operator` form.
    Who,
}

/// The names of all events that have a sentence.
#[cfg(test)]
pub(in crate::web::pages) fn events() -> impl Iterator<Item = &'static str> {
    SENTENCES.iter().map(|(event, ..)| *event)
}

impl History {
    fn sentence(&self, row: &HistoryRow) -> Prose {
        let app = match &row.app {
            Some(name) => self
                .chrome
                .rich("history-app", &[("name", Part::Name(name))]),
            None => self.chrome.rich("history-some-app", &[]),
        };
        let app = ("app", Part::Prose(&app));
        let known = SENTENCES.iter().find(|(event, ..)| *event == row.event);
        let Some((_, key, kind)) = known else {
            return self.chrome.rich("history-other", &[]);
        };
        match (kind, row.detail.as_deref()) {
            (Detail::Name, Some(name)) => self
                .chrome
                .rich(&format!("{key}.named"), &[("name", Part::Name(name))]),
            (Detail::Outcome, Some(crate::store::audit::ENDED)) => {
                self.chrome.rich(&format!("{key}.ended"), &[app])
            }
            (Detail::Who, Some(crate::store::audit::OPERATOR)) => {
                self.chrome.rich(&format!("{key}.operator"), &[])
            }
            _ => self.chrome.rich(key, &[app]),
        }
    }

    fn unknown(&self) -> Prose {
        let security = self.chrome.t("security-title");
        self.chrome.rich(
            "history-not-you",
            &[("security", Part::Link("/account/security", &security))],
        )
    }

    fn when(&self, row: &HistoryRow) -> Prose {
        self.chrome.when_from(row.at, row.network.as_deref())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::audit::names;

    #[test]
    fn every_event_of_a_person_has_a_sentence() {
        for name in [
            names::SETUP,
            names::SIGN_IN,
            names::SIGN_IN_FAILED,
            names::SIGN_OUT,
            names::ALLOW,
            names::DENY,
            names::SKIP,
            names::ISSUE,
            names::REFRESH,
            names::CODE_REPLAY,
            names::REFRESH_REPLAY,
            names::REVOKE,
            names::END,
            names::CLIENT_CREATED,
            names::CLIENT_CHANGED,
            names::CLIENT_DELETED,
            names::CLIENT_OWNER,
            names::CLIENT_CLAIMED,
            names::USER_CREATED,
            names::USER_CHANGED,
        ] {
            assert!(
                SENTENCES.iter().any(|(event, ..)| *event == name),
                "{name} has no sentence"
            );
        }
    }
}
