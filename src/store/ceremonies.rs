//! Challenges that wait for the answer of a passkey (WebAuthn 13.4.3). Each is used once, by the operation that its answer lets through.

use super::sql::{exec, opt, row};
use super::{Error, Op, Store, Tx};
use crate::oauth::token::Digest;
use crate::people::seal::Sealed;

row! {
    /// A challenge.
    #[derive(Debug, Clone)]
    pub struct Ceremony {
        /// The browser that it was given to.
        pub browser_digest: Digest,
        /// For whom; `None`: whoever answers (a sign-in without a password).
        pub user_id: Option<String>,
        /// What the answer is for.
        pub purpose: String,
        /// Under which key the state is sealed.
        pub key_id: String,
        /// The state that the answer is held against, sealed.
        pub sealed: Vec<u8>,
        /// Unix seconds.
        pub expires_at: i64,
    }
}

impl Ceremony {
    /// The state as it is stored.
    pub fn sealed(&self) -> Sealed {
        Sealed {
            key_id: self.key_id.clone(),
            bytes: self.sealed.clone(),
        }
    }
}

impl Store {
    /// A challenge by the digest of its handle, if it is this browser's and not too old.
    pub async fn ceremony(
        &self,
        handle: &Digest,
        browser: &Digest,
        now: i64,
    ) -> Result<Option<Ceremony>, Error> {
        let mut reader = self.reader().await?;
        opt!(
            &mut reader.tx(),
            Ceremony,
            "SELECT browser_digest, user_id, purpose, key_id, sealed, expires_at FROM ceremonies
             WHERE ceremony_digest = $1 AND browser_digest = $2 AND expires_at > $3",
            handle,
            browser,
            now
        )
    }
}

/// Keeps a challenge until it is answered.
#[derive(Debug)]
pub struct BeginCeremony {
    /// The digest of its handle.
    pub ceremony_digest: Digest,
    /// The challenge.
    pub ceremony: Ceremony,
}

impl Op for BeginCeremony {
    const NAME: &'static str = "begin_ceremony";
    type Out = ();

    async fn run(&self, tx: &mut Tx<'_>) -> Result<(), Error> {
        let ceremony = &self.ceremony;
        exec!(
            tx,
            "INSERT INTO ceremonies (ceremony_digest, browser_digest, user_id, purpose, key_id, sealed, expires_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
            self.ceremony_digest,
            ceremony.browser_digest,
            ceremony.user_id,
            ceremony.purpose,
            ceremony.key_id,
            ceremony.sealed,
            ceremony.expires_at
        )?;
        Ok(())
    }
}
