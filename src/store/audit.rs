//! The audit trail: who did what to which app, when and from which network. Written by the operation that did it.

use super::sql::{all, exec, row};
use super::{Error, Store, Tx};

row! {
    /// One event.
    #[derive(Debug, Clone, Default, PartialEq, Eq)]
    pub struct Event {
        /// Time-ordered.
        pub id: String,
        /// Unix seconds.
        pub at: i64,
        /// One of [`names`].
        pub event: String,
        /// Whose account.
        pub user_id: Option<String>,
        /// Which app.
        pub client_id: Option<String>,
        /// Which grant.
        pub grant_id: Option<String>,
        /// From where.
        pub network: Option<String>,
        /// More, in words; never a secret.
        pub detail: Option<String>,
    }
}

/// The names of events.
pub mod names {
    /// The first administrator was made by a setup link.
    pub const SETUP: &str = "setup";
    /// A person signed in.
    pub const SIGN_IN: &str = "sign_in";
    /// A sign-in failed.
    pub const SIGN_IN_FAILED: &str = "sign_in_failed";
    /// A person signed out.
    pub const SIGN_OUT: &str = "sign_out";
    /// A person allowed an app.
    pub const ALLOW: &str = "consent_allowed";
    /// A person said no to an app.
    pub const DENY: &str = "consent_denied";
    /// Consent was skipped, because it had been given.
    pub const SKIP: &str = "consent_skipped";
    /// A code was exchanged for tokens.
    pub const ISSUE: &str = "tokens_issued";
    /// A refresh token was rotated.
    pub const REFRESH: &str = "tokens_refreshed";
    /// A code was used twice.
    pub const CODE_REPLAY: &str = "code_replayed";
    /// A refresh token was used after its time.
    pub const REFRESH_REPLAY: &str = "refresh_token_replayed";
    /// The app gave tokens back.
    pub const REVOKE: &str = "tokens_revoked";
    /// A person or an operator ended what an app was allowed.
    pub const END: &str = "access_ended";
    /// A client registered itself, or was made.
    pub const CLIENT_CREATED: &str = "client_created";
    /// A client was changed.
    pub const CLIENT_CHANGED: &str = "client_changed";
    /// A client was deleted.
    pub const CLIENT_DELETED: &str = "client_deleted";
    /// An account was made.
    pub const USER_CREATED: &str = "user_created";
    /// An account was changed.
    pub const USER_CHANGED: &str = "user_changed";
    /// An account was deleted.
    pub const USER_DELETED: &str = "user_deleted";
}

impl Event {
    pub(super) async fn write(&self, tx: &mut Tx<'_>) -> Result<(), Error> {
        exec!(
            tx,
            "INSERT INTO audit_events (id, at, event, user_id, client_id, grant_id, network, detail) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            self.id,
            self.at,
            self.event,
            self.user_id,
            self.client_id,
            self.grant_id,
            self.network,
            self.detail
        )?;
        Ok(())
    }

    /// The same event under another name: what an operation writes when it finds out that it met a replay.
    pub(super) fn named(&self, event: &str) -> Self {
        Self { event: event.to_owned(), ..self.clone() }
    }
}

impl Store {
    /// The newest events of one app and person that a person should be warned of: replays since `since`.
    pub async fn replays(&self, user_id: &str, since: i64) -> Result<Vec<Event>, Error> {
        let mut reader = self.reader().await?;
        all!(
            &mut reader.tx(),
            Event,
            "SELECT id, at, event, user_id, client_id, grant_id, network, detail FROM audit_events
             WHERE user_id = $1 AND at >= $2 AND event IN ('code_replayed', 'refresh_token_replayed') ORDER BY id DESC LIMIT 50",
            user_id,
            since
        )
    }

    /// The newest `limit` events, for `doctor` and tests.
    pub async fn newest_events(&self, limit: i64) -> Result<Vec<Event>, Error> {
        let mut reader = self.reader().await?;
        all!(
            &mut reader.tx(),
            Event,
            "SELECT id, at, event, user_id, client_id, grant_id, network, detail FROM audit_events ORDER BY id DESC LIMIT $1",
            limit
        )
    }
}
