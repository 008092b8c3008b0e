//! RFC 6749 6: refresh tokens, rotated at each use.

use super::access_tokens::NewAccess;
use super::audit::{Event, names};
use super::grants::end_by_replay;
use super::sql::{exec, opt, row_of};
use super::{Error, Op, Store, Tx};
use crate::oauth::rotation::{LONG_LIVED_OVERLAP, RefreshToken};
use crate::oauth::scope::Scope;
use crate::oauth::token::Digest;

row_of!(RefreshToken {
    grant_id,
    client_id,
    user_id,
    username,
    scope,
    created_at,
    expires_at,
    used_at,
    used_scope,
    successor_digest,
    successor_salt,
    repeat_until,
    predecessor_digest,
    successor_used_at,
    redeemed_at,
    last_used_at,
    dead_at,
});

/// A refresh token to be written.
#[derive(Debug)]
pub struct NewRefresh {
    /// Its digest.
    pub refresh_digest: Digest,
    /// Its family.
    pub grant_id: String,
    /// What it carries.
    pub scope: Scope,
    /// Unix seconds.
    pub created_at: i64,
    /// `None`: ends by lack of use.
    pub expires_at: Option<i64>,
    /// The token that it succeeds.
    pub predecessor_digest: Option<Digest>,
}

impl NewRefresh {
    pub(super) async fn insert(&self, tx: &mut Tx<'_>) -> Result<(), Error> {
        exec!(
            tx,
            "INSERT INTO refresh_tokens (refresh_digest, grant_id, scope, created_at, expires_at, predecessor_digest)
             VALUES ($1, $2, $3, $4, $5, $6)",
            self.refresh_digest,
            self.grant_id,
            self.scope,
            self.created_at,
            self.expires_at,
            self.predecessor_digest
        )?;
        Ok(())
    }
}

impl Store {
    /// A refresh token with what decides about it, in one read.
    pub async fn refresh_token(&self, digest: &Digest) -> Result<Option<RefreshToken>, Error> {
        let mut reader = self.reader().await?;
        opt!(
            &mut reader.tx(),
            RefreshToken,
            "SELECT t.grant_id, g.client_id, g.user_id, u.username, t.scope, t.created_at, t.expires_at, t.used_at, t.used_scope,
                    t.successor_digest, t.successor_salt, t.repeat_until, t.predecessor_digest, s.used_at AS successor_used_at, g.redeemed_at, g.last_used_at,
                    COALESCE(g.ended_at, g.tokens_revoked_at, u.disabled_at) AS dead_at
             FROM refresh_tokens t JOIN grants g ON g.id = t.grant_id JOIN users u ON u.id = g.user_id
                  LEFT JOIN refresh_tokens s ON s.refresh_digest = t.successor_digest
             WHERE t.refresh_digest = $1",
            digest
        )
    }
}

/// Rotates a refresh token. Of several at once exactly one finds it unused.
#[derive(Debug)]
pub struct RotateRefresh {
    /// The presented one.
    pub presented: Digest,
    /// The one before it, whose repeat window closes soon now that its successor was used.
    pub predecessor: Option<Digest>,
    /// Whether access tokens without a fixed end may hang on the grant; they end within a day now.
    pub endless: bool,
    /// Until when the presented one may be repeated while its successor is unused.
    pub repeat_until: i64,
    /// Until when its predecessor may be repeated from now on.
    pub predecessor_until: i64,
    /// The randomness that, with the presented one, derives the successor.
    pub salt: [u8; 32],
    /// The successor.
    pub successor: NewRefresh,
    /// The access token; its scope is what was asked for.
    pub access: NewAccess,
    /// Unix seconds.
    pub now: i64,
    /// The audit row.
    pub audit: Event,
}

impl Op for RotateRefresh {
    const NAME: &'static str = "rotate_refresh";
    /// Whether this was the first use; else read again and decide again.
    type Out = bool;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<bool, Error> {
        let grant_id = &self.access.grant_id;
        // The grant's row first: a revocation updates it too, so whichever comes second sees the first.
        let alive = exec!(
            tx,
            "UPDATE grants SET last_used_at = $2, last_network = $3
             WHERE id = $1 AND ended_at IS NULL AND tokens_revoked_at IS NULL",
            grant_id,
            self.now,
            self.audit.network
        )?;
        if alive == 0 {
            return Ok(false);
        }
        let salt = self.salt.as_slice();
        let rotated = exec!(
            tx,
            "UPDATE refresh_tokens SET used_at = $2, used_scope = $3, successor_digest = $4, successor_salt = $5, repeat_until = $6
             WHERE refresh_digest = $1 AND used_at IS NULL",
            self.presented,
            self.now,
            self.access.scope,
            self.successor.refresh_digest,
            salt,
            self.repeat_until
        )?;
        if rotated == 0 {
            return Ok(false);
        }
        if let Some(predecessor) = &self.predecessor {
            // Only a window that is still open moves: one that has closed stays closed.
            exec!(
                tx,
                "UPDATE refresh_tokens SET repeat_until = $2 WHERE refresh_digest = $1 AND repeat_until > $3",
                predecessor,
                self.predecessor_until,
                self.now
            )?;
        }
        if self.endless {
            let ends = self.now + LONG_LIVED_OVERLAP;
            exec!(
                tx,
                "UPDATE access_tokens SET expires_at = $2 WHERE grant_id = $1 AND expires_at IS NULL",
                grant_id,
                ends
            )?;
        }
        self.successor.insert(tx).await?;
        self.access.insert(tx).await?;
        self.audit.write(tx).await?;
        Ok(true)
    }
}

/// Records a replay, and ends the family if it must end.
#[derive(Debug)]
pub struct RecordReplay {
    /// The family.
    pub grant_id: String,
    /// Whether it ends.
    pub ends_family: bool,
    /// Unix seconds.
    pub now: i64,
    /// The audit row.
    pub audit: Event,
}

impl Op for RecordReplay {
    const NAME: &'static str = "record_replay";
    type Out = ();

    async fn run(&self, tx: &mut Tx<'_>) -> Result<(), Error> {
        if self.ends_family {
            end_by_replay(tx, &self.grant_id, self.now).await?;
        }
        self.audit
            .replay(names::REFRESH_REPLAY, self.ends_family)
            .write(tx)
            .await
    }
}

/// RFC 7009 2.1: a refresh token, rotated ones included, ends its whole family; the person's consent stays.
#[derive(Debug)]
pub struct RevokeFamily {
    /// Any refresh token of the family.
    pub refresh_digest: Digest,
    /// Whose.
    pub client_id: String,
    /// Unix seconds.
    pub now: i64,
    /// The audit row.
    pub audit: Event,
}

impl Op for RevokeFamily {
    const NAME: &'static str = "revoke_family";
    /// Whether there was something to end.
    type Out = bool;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<bool, Error> {
        let revoked = exec!(
            tx,
            "UPDATE grants SET tokens_revoked_at = $3
             WHERE id = (SELECT grant_id FROM refresh_tokens WHERE refresh_digest = $1) AND client_id = $2 AND tokens_revoked_at IS NULL",
            self.refresh_digest,
            self.client_id,
            self.now
        )?;
        if revoked == 1 {
            self.audit.write(tx).await?;
        }
        Ok(revoked == 1)
    }
}
