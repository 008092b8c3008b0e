//! RFC 6749 4.1.2: authorization codes, redeemed once.

use super::access_tokens::NewAccess;
use super::audit::{Event, names};
use super::grants::end_by_replay;
use super::refresh_tokens::NewRefresh;
use super::sql::{One, exec, opt, row_of};
use super::{Error, Op, Store, Tx};
use crate::oauth::redemption::AuthorizationCode;
use crate::oauth::token::Digest;

row_of!(AuthorizationCode {
    grant_id,
    client_id,
    user_id,
    username,
    scope,
    redirect_uri,
    redirect_uri_sent,
    redirect_uris,
    code_challenge,
    expires_at,
    redeemed_at,
    dead_at,
});

/// A code to be written.
#[derive(Debug)]
pub struct NewCode {
    /// Its digest.
    pub code_digest: Digest,
    /// Its grant.
    pub grant_id: String,
    /// 1 if the request named the redirect URI.
    pub redirect_uri_sent: i64,
    /// RFC 7636.
    pub code_challenge: Option<String>,
    /// Unix seconds.
    pub created_at: i64,
    /// Unix seconds.
    pub expires_at: i64,
}

impl NewCode {
    pub(super) async fn insert(&self, tx: &mut Tx<'_>) -> Result<(), Error> {
        exec!(
            tx,
            "INSERT INTO authorization_codes (code_digest, grant_id, redirect_uri_sent, code_challenge, created_at, expires_at)
             VALUES ($1, $2, $3, $4, $5, $6)",
            self.code_digest,
            self.grant_id,
            self.redirect_uri_sent,
            self.code_challenge,
            self.created_at,
            self.expires_at
        )?;
        Ok(())
    }
}

impl Store {
    /// A code with what decides about it, in one read.
    pub async fn authorization_code(
        &self,
        digest: &Digest,
    ) -> Result<Option<AuthorizationCode>, Error> {
        let mut reader = self.reader().await?;
        opt!(
            &mut reader.tx(),
            AuthorizationCode,
            "SELECT k.grant_id, g.client_id, g.user_id, u.username, g.scope, g.redirect_uri, k.redirect_uri_sent,
                    (SELECT COUNT(*) FROM redirect_uris r WHERE r.client_id = g.client_id) AS redirect_uris,
                    k.code_challenge, k.expires_at, k.redeemed_at,
                    COALESCE(g.ended_at, g.tokens_revoked_at, u.disabled_at) AS dead_at
             FROM authorization_codes k JOIN grants g ON g.id = k.grant_id JOIN users u ON u.id = g.user_id
             WHERE k.code_digest = $1",
            digest
        )
    }
}

/// Exchanges a code for its tokens. Of several at once exactly one finds it unredeemed; the others are replays.
#[derive(Debug)]
pub struct RedeemCode {
    /// Which.
    pub code_digest: Digest,
    /// The client's first redemption ever, so that it no longer expires as unused.
    pub first_use_of: Option<String>,
    /// Whether a replay ends what the code gave.
    pub replay_revokes: bool,
    /// The access token.
    pub access: NewAccess,
    /// The refresh token.
    pub refresh: NewRefresh,
    /// Unix seconds.
    pub now: i64,
    /// The audit row.
    pub audit: Event,
}

/// What became of an exchange.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Redeemed {
    /// The tokens live.
    Now,
    /// It was redeemed before; what it gave is ended, if it should be.
    Already,
    /// It expired, or its grant ended, at this moment.
    Dead,
}

impl Op for RedeemCode {
    const NAME: &'static str = "redeem_code";
    type Out = Redeemed;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<Redeemed, Error> {
        let grant_id = &self.access.grant_id;
        let redeemed = exec!(
            tx,
            "UPDATE authorization_codes SET redeemed_at = $2
             WHERE code_digest = $1 AND redeemed_at IS NULL AND expires_at > $2",
            self.code_digest,
            self.now
        )?;
        if redeemed == 0 {
            return self.refuse(tx).await;
        }
        // The same row that a revocation updates: whichever comes second sees the first.
        let alive = exec!(
            tx,
            "UPDATE grants SET redeemed_at = $2, last_used_at = $2, last_network = $3
             WHERE id = $1 AND ended_at IS NULL AND tokens_revoked_at IS NULL",
            grant_id,
            self.now,
            self.audit.network
        )?;
        if alive == 0 {
            return Ok(Redeemed::Dead);
        }
        self.access.insert(tx).await?;
        self.refresh.insert(tx).await?;
        if let Some(client_id) = &self.first_use_of {
            exec!(
                tx,
                "UPDATE clients SET first_used_at = $2 WHERE client_id = $1 AND first_used_at IS NULL",
                client_id,
                self.now
            )?;
        }
        self.audit.write(tx).await?;
        Ok(Redeemed::Now)
    }
}

impl RedeemCode {
    async fn refuse(&self, tx: &mut Tx<'_>) -> Result<Redeemed, Error> {
        let used = opt!(
            tx,
            One<i64>,
            "SELECT redeemed_at FROM authorization_codes WHERE code_digest = $1 AND redeemed_at IS NOT NULL",
            self.code_digest
        )?;
        if used.is_none() {
            return Ok(Redeemed::Dead);
        }
        if self.replay_revokes {
            end_by_replay(tx, &self.access.grant_id, self.now).await?;
        }
        self.audit
            .replay(names::CODE_REPLAY, self.replay_revokes)
            .write(tx)
            .await?;
        Ok(Redeemed::Already)
    }
}
