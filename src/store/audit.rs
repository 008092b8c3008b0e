//! The audit trail: who did what to which app, when and from which network. Written by the operation that did it.

use super::sql::{all, exec, opt, row};
use super::{Error, Op, Store, Tx};

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
        /// The administrator who did it on a page; `None`: the person, an app, or the command line.
        pub actor_id: Option<String>,
        /// More, in words; never a secret.
        pub detail: Option<String>,
    }
}

/// The detail of a replay that ended what it met.
pub const ENDED: &str = "ended";
/// The detail of what those who run the instance ended, and not the person.
pub const OPERATOR: &str = "operator";
/// The detail of a replay that was only refused.
pub const REFUSED: &str = "refused";

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
    /// A client got another owner; the account is the new one's.
    pub const CLIENT_OWNER: &str = "client_owner_changed";
    /// A person showed the secret of a client that registered itself.
    pub const CLIENT_CLAIMED: &str = "client_claimed";
    /// An administrator let a client be used.
    pub const CLIENT_APPROVED: &str = "client_approved";
    /// An administrator put another client in the place of this one; the detail says which.
    pub const CLIENT_MERGED: &str = "client_merged";
    /// An initial access token was made, or ended; the detail is its name.
    pub const REGISTRATION_TOKEN: &str = "registration_token";
    /// An invitation was made or withdrawn; the detail says which.
    pub const INVITATION: &str = "invitation";
    /// An operator made a link by which a person chooses a new password.
    pub const RESET_LINK: &str = "reset_link";
    /// An account was made.
    pub const USER_CREATED: &str = "user_created";
    /// An account was changed.
    pub const USER_CHANGED: &str = "user_changed";
    /// An account was deleted.
    pub const USER_DELETED: &str = "user_deleted";
    /// A person gave their account another name or address; the detail says what.
    pub const NAME_CHANGED: &str = "name_changed";
    /// A person changed the password; the detail says whether apps and tokens ended.
    pub const PASSWORD_CHANGED: &str = "password_changed";
    /// A person asked for another address, which waits for its link.
    pub const EMAIL_CHANGE_ASKED: &str = "email_change_asked";
    /// The link of another address was used.
    pub const EMAIL_CHANGED: &str = "email_changed";
    /// A person ended a session.
    pub const SESSION_ENDED: &str = "session_ended";
    /// A person ended all other sessions.
    pub const SESSIONS_ENDED: &str = "sessions_ended";
    /// A second factor was added; the detail is its name.
    pub const SECOND_FACTOR_ADDED: &str = "second_factor_added";
    /// A second factor got another name.
    pub const SECOND_FACTOR_RENAMED: &str = "second_factor_renamed";
    /// A second factor was taken away, or all of them.
    pub const SECOND_FACTOR_REMOVED: &str = "second_factor_removed";
    /// After a right password, or in a session, the second factor was wrong.
    pub const SECOND_FACTOR_FAILED: &str = "second_factor_failed";
    /// A recovery code was used.
    pub const RECOVERY_CODE_USED: &str = "recovery_code_used";
    /// New recovery codes took the place of the old ones.
    pub const RECOVERY_CODES_MADE: &str = "recovery_codes_made";
    /// Somebody who was signed in could not prove who they are.
    pub const PROOF_FAILED: &str = "proof_failed";
    /// A personal token was made; the detail is its name.
    pub const PERSONAL_TOKEN_CREATED: &str = "personal_token_created";
    /// A personal token was changed.
    pub const PERSONAL_TOKEN_CHANGED: &str = "personal_token_changed";
    /// A personal token was deleted.
    pub const PERSONAL_TOKEN_DELETED: &str = "personal_token_deleted";
    /// Somebody asked for another password, and a link went to the address.
    pub const RESET_MAILED: &str = "reset_mailed";
    /// The link of a new address went to it.
    pub const EMAIL_LINK_MAILED: &str = "email_link_mailed";
    /// A link was mailed by which somebody may make an account.
    pub const SIGN_UP_MAILED: &str = "sign_up_mailed";
    /// An operator had mails tried again.
    pub const MAILS_RETRIED: &str = "mails_retried";
    /// A server began to serve.
    pub const STARTED: &str = "server_started";
    /// A proxy forwards requests and is not trusted; the detail is its address.
    pub const FORGOTTEN_PROXY: &str = "forgotten_proxy";

    /// All of them.
    pub const ALL: &[&str] = &[
        SETUP,
        SIGN_IN,
        SIGN_IN_FAILED,
        SIGN_OUT,
        ALLOW,
        DENY,
        SKIP,
        ISSUE,
        REFRESH,
        CODE_REPLAY,
        REFRESH_REPLAY,
        REVOKE,
        END,
        CLIENT_CREATED,
        CLIENT_CHANGED,
        CLIENT_DELETED,
        CLIENT_OWNER,
        CLIENT_CLAIMED,
        CLIENT_APPROVED,
        REGISTRATION_TOKEN,
        INVITATION,
        RESET_LINK,
        USER_CREATED,
        USER_CHANGED,
        USER_DELETED,
        NAME_CHANGED,
        PASSWORD_CHANGED,
        EMAIL_CHANGE_ASKED,
        EMAIL_CHANGED,
        SESSION_ENDED,
        SESSIONS_ENDED,
        SECOND_FACTOR_ADDED,
        SECOND_FACTOR_RENAMED,
        SECOND_FACTOR_REMOVED,
        SECOND_FACTOR_FAILED,
        RECOVERY_CODE_USED,
        RECOVERY_CODES_MADE,
        PROOF_FAILED,
        PERSONAL_TOKEN_CREATED,
        PERSONAL_TOKEN_CHANGED,
        PERSONAL_TOKEN_DELETED,
        STARTED,
        FORGOTTEN_PROXY,
    ];
}

impl Event {
    pub(super) async fn write(&self, tx: &mut Tx<'_>) -> Result<(), Error> {
        exec!(
            tx,
            "INSERT INTO audit_events (id, at, event, user_id, client_id, grant_id, network, actor_id, detail) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            self.id,
            self.at,
            self.event,
            self.user_id,
            self.client_id,
            self.grant_id,
            self.network,
            self.actor_id,
            self.detail
        )?;
        Ok(())
    }

    /// The same event as a replay: what an operation writes when it finds out that it met one. `ended`: whether that ended the grant.
    pub(super) fn replay(&self, event: &str, ended: bool) -> Self {
        let detail = Some(if ended { ENDED } else { REFUSED }.to_owned());
        Self {
            event: event.to_owned(),
            detail,
            ..self.clone()
        }
    }
}

/// Writes an event that stands alone.
#[derive(Debug)]
pub struct Record {
    /// The audit row.
    pub audit: Event,
}

impl Op for Record {
    const NAME: &'static str = "record";
    type Out = ();

    async fn run(&self, tx: &mut Tx<'_>) -> Result<(), Error> {
        self.audit.write(tx).await
    }
}

impl Store {
    /// What happened to an account, newest first, before `before` (an event's id), at most `limit`.
    pub async fn history(
        &self,
        user_id: &str,
        before: &str,
        limit: i64,
    ) -> Result<Vec<Event>, Error> {
        let mut reader = self.reader().await?;
        all!(
            &mut reader.tx(),
            Event,
            "SELECT id, at, event, user_id, client_id, grant_id, network, actor_id, detail FROM audit_events
             WHERE user_id = $1 AND event <> 'tokens_refreshed' AND id < $2 ORDER BY id DESC LIMIT $3",
            user_id,
            before,
            limit
        )
    }

    /// The newest events of one app and person that a person should be warned of: replays since `since`.
    pub async fn replays(&self, user_id: &str, since: i64) -> Result<Vec<Event>, Error> {
        let mut reader = self.reader().await?;
        all!(
            &mut reader.tx(),
            Event,
            "SELECT id, at, event, user_id, client_id, grant_id, network, actor_id, detail FROM audit_events
             WHERE user_id = $1 AND event <> 'tokens_refreshed' AND at >= $2 AND event IN ('code_replayed', 'refresh_token_replayed') ORDER BY id DESC LIMIT 50",
            user_id,
            since
        )
    }

    /// What a server noted last about itself: that it began, or that it met a proxy that is not trusted.
    pub async fn newest_note(&self) -> Result<Option<Event>, Error> {
        let mut reader = self.reader().await?;
        opt!(
            &mut reader.tx(),
            Event,
            "SELECT id, at, event, user_id, client_id, grant_id, network, actor_id, detail FROM audit_events
             WHERE id IN ((SELECT MAX(id) FROM audit_events WHERE event = 'server_started' AND event <> 'tokens_refreshed'),
                          (SELECT MAX(id) FROM audit_events WHERE event = 'forgotten_proxy' AND event <> 'tokens_refreshed'))
             ORDER BY id DESC LIMIT 1"
        )
    }

    /// The newest `limit` events, for `doctor` and tests.
    pub async fn newest_events(&self, limit: i64) -> Result<Vec<Event>, Error> {
        let mut reader = self.reader().await?;
        all!(
            &mut reader.tx(),
            Event,
            "SELECT id, at, event, user_id, client_id, grant_id, network, actor_id, detail FROM audit_events ORDER BY id DESC LIMIT $1",
            limit
        )
    }
}

/// The smallest id that an event of this moment (unix seconds) could have: ids begin with the milliseconds of their time.
pub fn first_id(at: i64) -> String {
    let millis = u64::try_from(at).unwrap_or(0).saturating_mul(1_000);
    format!("{:08x}-{:04x}-", millis >> 16, millis & 0xFFFF)
}

/// By which index a page of the trail is read. What else is asked for is decided row by row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Along {
    /// All of it, in time.
    Time,
    /// One kind of event, but [`names::REFRESH`], of which there is no index.
    Event(String),
    /// One account.
    Person(String),
    /// One app.
    Client(String),
    /// One network.
    Network(String),
    /// What one administrator did.
    Actor(String),
}

impl Store {
    /// Events before `before` and from `from` on (both ids), newest first, at most `limit`. But for [`Along::Time`] and [`Along::Actor`]
    /// without renewals of tokens, which are most of the rows and in no index.
    pub async fn audit(
        &self,
        along: &Along,
        before: &str,
        from: &str,
        limit: i64,
    ) -> Result<Vec<Event>, Error> {
        let mut reader = self.reader().await?;
        let tx = &mut reader.tx();
        match along {
            Along::Time => all!(
                tx,
                Event,
                "SELECT id, at, event, user_id, client_id, grant_id, network, actor_id, detail FROM audit_events
                 WHERE id < $1 AND id >= $2 ORDER BY id DESC LIMIT $3",
                before,
                from,
                limit
            ),
            Along::Event(event) => all!(
                tx,
                Event,
                "SELECT id, at, event, user_id, client_id, grant_id, network, actor_id, detail FROM audit_events
                 WHERE event = $4 AND event <> 'tokens_refreshed' AND id < $1 AND id >= $2 ORDER BY id DESC LIMIT $3",
                before,
                from,
                limit,
                event
            ),
            Along::Person(user_id) => all!(
                tx,
                Event,
                "SELECT id, at, event, user_id, client_id, grant_id, network, actor_id, detail FROM audit_events
                 WHERE user_id = $4 AND event <> 'tokens_refreshed' AND id < $1 AND id >= $2 ORDER BY id DESC LIMIT $3",
                before,
                from,
                limit,
                user_id
            ),
            Along::Client(client_id) => all!(
                tx,
                Event,
                "SELECT id, at, event, user_id, client_id, grant_id, network, actor_id, detail FROM audit_events
                 WHERE client_id = $4 AND event <> 'tokens_refreshed' AND id < $1 AND id >= $2 ORDER BY id DESC LIMIT $3",
                before,
                from,
                limit,
                client_id
            ),
            Along::Network(network) => all!(
                tx,
                Event,
                "SELECT id, at, event, user_id, client_id, grant_id, network, actor_id, detail FROM audit_events
                 WHERE network = $4 AND event <> 'tokens_refreshed' AND id < $1 AND id >= $2 ORDER BY id DESC LIMIT $3",
                before,
                from,
                limit,
                network
            ),
            Along::Actor(actor_id) => all!(
                tx,
                Event,
                "SELECT id, at, event, user_id, client_id, grant_id, network, actor_id, detail FROM audit_events
                 WHERE actor_id = $4 AND id < $1 AND id >= $2 ORDER BY id DESC LIMIT $3",
                before,
                from,
                limit,
                actor_id
            ),
        }
    }
}
