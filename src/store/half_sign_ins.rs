//! Sign-ins whose password was right and whose second factor is awaited: one for each browser, which is what makes the step impossible to
//! skip and harmless to come back to.

use super::grants::lock;
use super::sql::{exec, opt, row};
use super::{Error, Op, Store, Tx};
use crate::oauth::token::Digest;

row! {
    /// Half a sign-in.
    #[derive(Debug, Clone)]
    pub struct HalfSignIn {
        /// Who.
        pub user_id: String,
        /// Their user name.
        pub username: String,
    }
}

impl Store {
    /// What this browser has half done, if the person may still sign in and the password is still the one that was right.
    pub async fn half_sign_in(
        &self,
        browser: &Digest,
        now: i64,
    ) -> Result<Option<HalfSignIn>, Error> {
        let mut reader = self.reader().await?;
        opt!(
            &mut reader.tx(),
            HalfSignIn,
            "SELECT h.user_id, u.username FROM half_sign_ins h JOIN users u ON u.id = h.user_id
             WHERE h.browser_digest = $1 AND h.expires_at > $2 AND u.disabled_at IS NULL",
            browser,
            now
        )
    }
}

/// The password was right. The failure counter is cleared; that of the second factor is another one.
#[derive(Debug)]
pub struct BeginHalf {
    /// The browser's own cookie.
    pub browser_digest: Digest,
    /// Who.
    pub user_id: String,
    /// The hash that the password was held against: if it has changed meanwhile, nothing begins.
    pub password_hash: String,
    /// The counter to clear.
    pub counter: String,
    /// Unix seconds.
    pub now: i64,
    /// Unix seconds.
    pub expires_at: i64,
}

impl Op for BeginHalf {
    const NAME: &'static str = "begin_half";
    /// Whether the password is still the same.
    type Out = bool;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<bool, Error> {
        // A change of the password waits for this, or is seen by it.
        lock(tx, Some(&self.user_id), None).await?;
        let begun = exec!(
            tx,
            "INSERT INTO half_sign_ins (browser_digest, user_id, created_at, expires_at)
             SELECT $1, id, $4, $5 FROM users WHERE id = $2 AND disabled_at IS NULL AND password_hash = $3
             ON CONFLICT (browser_digest) DO UPDATE
             SET user_id = excluded.user_id, created_at = excluded.created_at, expires_at = excluded.expires_at",
            self.browser_digest,
            self.user_id,
            self.password_hash,
            self.now,
            self.expires_at
        )?;
        if begun == 1 {
            exec!(
                tx,
                "DELETE FROM sign_in_failures WHERE counter = $1",
                self.counter
            )?;
        }
        Ok(begun == 1)
    }
}

/// The person starts again.
#[derive(Debug)]
pub struct CancelHalf {
    /// The browser's own cookie.
    pub browser_digest: Digest,
}

impl Op for CancelHalf {
    const NAME: &'static str = "cancel_half";
    type Out = ();

    async fn run(&self, tx: &mut Tx<'_>) -> Result<(), Error> {
        exec!(
            tx,
            "DELETE FROM half_sign_ins WHERE browser_digest = $1",
            self.browser_digest
        )?;
        Ok(())
    }
}
