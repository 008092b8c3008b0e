//! RFC 6749 1.4: access tokens, found by their digest.

use super::audit::Event;
use super::sql::{exec, opt, row};
use super::{Error, Op, Store, Tx};
use crate::oauth::rotation::LONG_LIVED_IDLE;
use crate::oauth::scope::Scope;
use crate::oauth::token::Digest;

/// An access token to be written.
#[derive(Debug)]
pub struct NewAccess {
    /// Its digest.
    pub access_digest: Digest,
    /// Its grant.
    pub grant_id: String,
    /// What it is good for.
    pub scope: Scope,
    /// Unix seconds.
    pub created_at: i64,
    /// `None`: ends by lack of use.
    pub expires_at: Option<i64>,
}

impl NewAccess {
    pub(super) async fn insert(&self, tx: &mut Tx<'_>) -> Result<(), Error> {
        exec!(
            tx,
            "INSERT INTO access_tokens (access_digest, grant_id, scope, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)",
            self.access_digest,
            self.grant_id,
            self.scope,
            self.created_at,
            self.expires_at
        )?;
        Ok(())
    }
}

row! {
    /// A living access token, its app and its person.
    #[derive(Debug, Clone)]
    pub struct AccessToken {
        /// Its grant.
        pub grant_id: String,
        /// The app.
        pub client_id: String,
        /// What it is good for.
        pub scope: Scope,
        /// Unix seconds.
        pub created_at: i64,
        /// `None`: ends by lack of use.
        pub expires_at: Option<i64>,
        /// Written in batches.
        pub last_used_at: Option<i64>,
        /// The person.
        pub user_id: String,
        /// Their user name.
        pub username: String,
        /// What they are called.
        pub name: String,
        /// Their address.
        pub email: String,
        /// When it was verified.
        pub email_verified_at: Option<i64>,
    }
}

impl Store {
    /// An access token that is good at `now`: not expired, not revoked, its grant, person and client alive. One read.
    pub async fn access_token(
        &self,
        digest: &Digest,
        now: i64,
    ) -> Result<Option<AccessToken>, Error> {
        let mut reader = self.reader().await?;
        let token = opt!(
            &mut reader.tx(),
            AccessToken,
            "SELECT a.grant_id, g.client_id, a.scope, a.created_at, a.expires_at, a.last_used_at,
                    u.id AS user_id, u.username, u.name, u.email, u.email_verified_at
             FROM access_tokens a JOIN grants g ON g.id = a.grant_id JOIN users u ON u.id = g.user_id JOIN clients c ON c.client_id = g.client_id
             WHERE a.access_digest = $1 AND a.revoked_at IS NULL AND g.ended_at IS NULL AND g.tokens_revoked_at IS NULL
               AND u.disabled_at IS NULL AND c.disabled_at IS NULL",
            digest
        )?;
        Ok(token.filter(|token| {
            let idle_end = token
                .last_used_at
                .unwrap_or(token.created_at)
                .max(token.created_at)
                + LONG_LIVED_IDLE;
            now < token.expires_at.unwrap_or(idle_end)
        }))
    }
}

/// RFC 7009: ends one access token of a client. Another client's stays untouched.
#[derive(Debug)]
pub struct RevokeAccess {
    /// Which.
    pub access_digest: Digest,
    /// Whose.
    pub client_id: String,
    /// Unix seconds.
    pub now: i64,
    /// The audit row.
    pub audit: Event,
}

impl Op for RevokeAccess {
    const NAME: &'static str = "revoke_access";
    /// Whether there was something to end.
    type Out = bool;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<bool, Error> {
        let revoked = exec!(
            tx,
            "UPDATE access_tokens SET revoked_at = $3
             WHERE access_digest = $1 AND revoked_at IS NULL AND grant_id IN (SELECT id FROM grants WHERE client_id = $2)",
            self.access_digest,
            self.client_id,
            self.now
        )?;
        if revoked == 1 {
            self.audit.write(tx).await?;
        }
        Ok(revoked == 1)
    }
}

/// Another access token for a refresh whose answer got lost and whose own access token has ended since.
#[derive(Debug)]
pub struct ReissueAccess {
    /// The token.
    pub access: NewAccess,
    /// The audit row.
    pub audit: Event,
}

impl Op for ReissueAccess {
    const NAME: &'static str = "reissue_access";
    /// Whether the grant still lives.
    type Out = bool;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<bool, Error> {
        let alive = exec!(
            tx,
            "UPDATE grants SET last_used_at = $2, last_network = $3
             WHERE id = $1 AND ended_at IS NULL AND tokens_revoked_at IS NULL",
            self.access.grant_id,
            self.access.created_at,
            self.audit.network
        )?;
        if alive == 0 {
            return Ok(false);
        }
        self.access.insert(tx).await?;
        self.audit.write(tx).await?;
        Ok(true)
    }
}
