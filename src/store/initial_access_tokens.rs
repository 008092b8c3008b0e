//! RFC 7591 1.2: initial access tokens, which let apps register where not everybody may.

use super::audit::Event;
use super::sql::{all, exec, opt, row};
use super::{Error, Op, Store, Tx};
use crate::oauth::token::Digest;

row! {
    /// An initial access token.
    #[derive(Debug, Clone)]
    pub struct InitialAccessToken {
        /// Its id.
        pub id: String,
        /// What the operator calls it.
        pub name: String,
        /// Unix seconds.
        pub created_at: i64,
        /// `None`: until it is revoked.
        pub expires_at: Option<i64>,
        /// When it let an app in last.
        pub last_used_at: Option<i64>,
        /// How many apps it let in.
        pub uses: i64,
    }
}

impl Store {
    /// A token that is good at `now`.
    pub async fn initial_access_token(
        &self,
        token: &Digest,
        now: i64,
    ) -> Result<Option<InitialAccessToken>, Error> {
        let mut reader = self.reader().await?;
        opt!(
            &mut reader.tx(),
            InitialAccessToken,
            "SELECT id, name, created_at, expires_at, last_used_at, uses FROM initial_access_tokens
             WHERE token_digest = $1 AND (expires_at IS NULL OR expires_at > $2)",
            token,
            now
        )
    }

    /// All of them, oldest first.
    pub async fn initial_access_tokens(&self) -> Result<Vec<InitialAccessToken>, Error> {
        let mut reader = self.reader().await?;
        all!(
            &mut reader.tx(),
            InitialAccessToken,
            "SELECT id, name, created_at, expires_at, last_used_at, uses FROM initial_access_tokens ORDER BY id LIMIT 10000"
        )
    }
}

/// Writes a new one.
#[derive(Debug)]
pub struct CreateInitialAccess {
    /// What it is.
    pub token: InitialAccessToken,
    /// The digest of its text.
    pub token_digest: Digest,
    /// The audit row.
    pub audit: Event,
}

impl Op for CreateInitialAccess {
    const NAME: &'static str = "create_initial_access";
    type Out = ();

    async fn run(&self, tx: &mut Tx<'_>) -> Result<(), Error> {
        exec!(
            tx,
            "INSERT INTO initial_access_tokens (id, token_digest, name, created_at, expires_at, uses) VALUES ($1, $2, $3, $4, $5, 0)",
            self.token.id,
            self.token_digest,
            self.token.name,
            self.token.created_at,
            self.token.expires_at
        )?;
        self.audit.write(tx).await
    }
}

/// Ends one. Apps that it let in stay.
#[derive(Debug)]
pub struct EndInitialAccess {
    /// Which.
    pub id: String,
    /// The audit row.
    pub audit: Event,
}

impl Op for EndInitialAccess {
    const NAME: &'static str = "end_initial_access";
    /// Whether there was one.
    type Out = bool;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<bool, Error> {
        let ended = exec!(
            tx,
            "DELETE FROM initial_access_tokens WHERE id = $1",
            self.id
        )?;
        if ended == 1 {
            self.audit.write(tx).await?;
        }
        Ok(ended == 1)
    }
}
