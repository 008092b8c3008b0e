//! Grants: what a person allowed an app. Consent and a family of tokens hang on each.

use super::audit::Event;
use super::authorization_codes::NewCode;
use super::sql::{One, all, exec, opt, row};
use super::{Error, Op, Store, Tx};
use crate::oauth::scope::Scope;

/// A grant to be written.
#[derive(Debug)]
pub struct NewGrant {
    /// Its id.
    pub id: String,
    /// The person.
    pub user_id: String,
    /// The app.
    pub client_id: String,
    /// What is allowed.
    pub scope: Scope,
    /// Where its code goes.
    pub redirect_uri: String,
    /// When the person said Allow (unix seconds).
    pub allowed_at: i64,
    /// Now: later than `allowed_at` where consent was skipped.
    pub created_at: i64,
}

impl NewGrant {
    pub(super) async fn insert(&self, tx: &mut Tx<'_>) -> Result<(), Error> {
        exec!(
            tx,
            "INSERT INTO grants (id, user_id, client_id, scope, redirect_uri, allowed_at, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7)",
            self.id,
            self.user_id,
            self.client_id,
            self.scope,
            self.redirect_uri,
            self.allowed_at,
            self.created_at
        )?;
        Ok(())
    }
}

row! {
    /// A consent that lives.
    #[derive(Debug, Clone)]
    pub struct Consent {
        /// The grant.
        pub id: String,
        /// What was allowed.
        pub scope: Scope,
        /// When.
        pub allowed_at: i64,
        /// At which redirect URI.
        pub redirect_uri: String,
    }
}

row! {
    /// A live grant beside its app, for lists.
    #[derive(Debug, Clone)]
    pub struct ConnectedGrant {
        /// The grant.
        pub id: String,
        /// The person.
        pub user_id: String,
        /// Their user name.
        pub username: String,
        /// The app.
        pub client_id: String,
        /// What the app calls itself.
        pub client_name: String,
        /// Where the app says it belongs to.
        pub website: Option<String>,
        /// Whether an administrator checked it.
        pub checked_at: Option<i64>,
        /// `standard` or `long-lived`.
        pub token_policy: crate::oauth::client::TokenPolicy,
        /// What was allowed.
        pub scope: Scope,
        /// Where its answers go.
        pub redirect_uri: String,
        /// When it was allowed.
        pub allowed_at: i64,
        /// When a token of it was last used.
        pub last_used_at: Option<i64>,
        /// From where, if that is known.
        pub last_network: Option<String>,
    }
}

impl Store {
    /// The live consents of a person for an app, newest first. One that was older than a replay does not count:
    /// after a theft the person is asked again.
    pub async fn consents(&self, user_id: &str, client_id: &str) -> Result<Vec<Consent>, Error> {
        let mut reader = self.reader().await?;
        all!(
            &mut reader.tx(),
            Consent,
            "SELECT id, scope, allowed_at, redirect_uri FROM grants g
             WHERE user_id = $1 AND client_id = $2 AND ended_at IS NULL
               AND NOT EXISTS (SELECT 1 FROM grants r WHERE r.user_id = $1 AND r.client_id = $2 AND r.ended_by = 'replay' AND r.ended_at >= g.allowed_at)
             ORDER BY allowed_at DESC LIMIT 100",
            user_id,
            client_id
        )
    }

    /// When this person last allowed this app anything, alive or ended.
    pub async fn last_allowed(&self, user_id: &str, client_id: &str) -> Result<Option<i64>, Error> {
        let mut reader = self.reader().await?;
        let row = opt!(
            &mut reader.tx(),
            One<i64>,
            "SELECT allowed_at FROM grants WHERE user_id = $1 AND client_id = $2 ORDER BY allowed_at DESC LIMIT 1",
            user_id,
            client_id
        )?;
        Ok(row.map(|row| row.0))
    }

    /// Everything a person allows at present, oldest first.
    pub async fn connected(&self, user_id: &str) -> Result<Vec<ConnectedGrant>, Error> {
        let mut reader = self.reader().await?;
        all!(
            &mut reader.tx(),
            ConnectedGrant,
            "SELECT g.id, g.user_id, u.username, g.client_id, c.client_name, c.website, c.checked_at, c.token_policy, g.scope, g.redirect_uri,
                    g.allowed_at, g.last_used_at, g.last_network
             FROM grants g JOIN clients c ON c.client_id = g.client_id JOIN users u ON u.id = g.user_id
             WHERE g.user_id = $1 AND g.ended_at IS NULL ORDER BY g.allowed_at, g.id LIMIT 10000",
            user_id
        )
    }

    /// Live grants after `after` (a grant id), at most `limit`, of everybody and every app or of the ones named: for listings.
    pub async fn live_grants(
        &self,
        after: &str,
        limit: i64,
        user_id: Option<&str>,
        client_id: Option<&str>,
    ) -> Result<Vec<ConnectedGrant>, Error> {
        let mut reader = self.reader().await?;
        all!(
            &mut reader.tx(),
            ConnectedGrant,
            "SELECT g.id, g.user_id, u.username, g.client_id, c.client_name, c.website, c.checked_at, c.token_policy, g.scope, g.redirect_uri,
                    g.allowed_at, g.last_used_at, g.last_network
             FROM grants g JOIN clients c ON c.client_id = g.client_id JOIN users u ON u.id = g.user_id
             WHERE g.id > $1 AND g.ended_at IS NULL AND ($3 IS NULL OR g.user_id = $3) AND ($4 IS NULL OR g.client_id = $4)
             ORDER BY g.id LIMIT $2",
            after,
            limit,
            user_id,
            client_id
        )
    }
}

/// Makes what gives a grant and what ends grants wait for each other: each updates the rows of the person and of the app first, in this
/// order, as a statement of its own, so that the next statement sees what the other has done. (Postgres; on SQLite there is one writer.)
pub(super) async fn lock(
    tx: &mut Tx<'_>,
    user_id: Option<&str>,
    client_id: Option<&str>,
) -> Result<(), Error> {
    if let Some(user_id) = user_id {
        exec!(
            tx,
            "UPDATE users SET created_at = created_at WHERE id = $1",
            user_id
        )?;
    }
    if let Some(client_id) = client_id {
        exec!(
            tx,
            "UPDATE clients SET created_at = created_at WHERE client_id = $1",
            client_id
        )?;
    }
    Ok(())
}

/// Gives a code without asking again, because the person allowed the same before.
#[derive(Debug)]
pub struct SkipConsent {
    /// The consent that stands for it; it must still live when this runs.
    pub basis: String,
    /// The new grant.
    pub new_grant: NewGrant,
    /// Its code.
    pub code: NewCode,
    /// The audit row.
    pub audit: Event,
}

impl Op for SkipConsent {
    const NAME: &'static str = "skip_consent";
    /// Whether the consent still lived.
    type Out = bool;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<bool, Error> {
        let new_grant = &self.new_grant;
        lock(tx, Some(&new_grant.user_id), Some(&new_grant.client_id)).await?;
        let lives = opt!(
            tx,
            One<String>,
            "SELECT id FROM grants WHERE id = $1 AND ended_at IS NULL",
            self.basis
        )?;
        if lives.is_none() {
            return Ok(false);
        }
        self.new_grant.insert(tx).await?;
        self.code.insert(tx).await?;
        self.audit.write(tx).await?;
        Ok(true)
    }
}

/// Which grants end.
#[derive(Debug, Clone)]
pub enum Ended {
    /// One.
    Grant(String),
    /// All of a person for an app.
    Connection {
        /// The person.
        user_id: String,
        /// The app.
        client_id: String,
    },
    /// All of a person.
    Person(String),
    /// All of an app.
    App(String),
}

/// Ends grants, and with them every token and code that hangs on them.
#[derive(Debug)]
pub struct EndGrants {
    /// Which.
    pub ended: Ended,
    /// `person` or `operator`.
    pub ended_by: &'static str,
    /// Unix seconds.
    pub now: i64,
    /// The audit row.
    pub audit: Event,
}

impl Op for EndGrants {
    const NAME: &'static str = "end_grants";
    /// How many ended.
    type Out = u64;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<u64, Error> {
        match &self.ended {
            Ended::Grant(_) => {}
            Ended::Connection { user_id, .. } | Ended::Person(user_id) => {
                lock(tx, Some(user_id), None).await?;
            }
            Ended::App(client_id) => lock(tx, None, Some(client_id)).await?,
        }
        let ended = match &self.ended {
            Ended::Grant(id) => exec!(
                tx,
                "UPDATE grants SET ended_at = $1, ended_by = $2 WHERE id = $3 AND ended_at IS NULL",
                self.now,
                self.ended_by,
                id
            )?,
            Ended::Connection { user_id, client_id } => exec!(
                tx,
                "UPDATE grants SET ended_at = $1, ended_by = $2 WHERE user_id = $3 AND client_id = $4 AND ended_at IS NULL",
                self.now,
                self.ended_by,
                user_id,
                client_id
            )?,
            Ended::Person(user_id) => exec!(
                tx,
                "UPDATE grants SET ended_at = $1, ended_by = $2 WHERE user_id = $3 AND ended_at IS NULL",
                self.now,
                self.ended_by,
                user_id
            )?,
            Ended::App(client_id) => exec!(
                tx,
                "UPDATE grants SET ended_at = $1, ended_by = $2 WHERE client_id = $3 AND ended_at IS NULL",
                self.now,
                self.ended_by,
                client_id
            )?,
        };
        if ended > 0 {
            self.audit.write(tx).await?;
        }
        Ok(ended)
    }
}

/// Ends one grant because something of it was used twice: the thief and the owner both lose it.
pub(super) async fn end_by_replay(tx: &mut Tx<'_>, grant_id: &str, now: i64) -> Result<(), Error> {
    exec!(
        tx,
        "UPDATE grants SET ended_at = $2, ended_by = 'replay' WHERE id = $1 AND ended_at IS NULL",
        grant_id,
        now
    )?;
    Ok(())
}
