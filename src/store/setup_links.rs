//! One-time links that make the first administrator.

use super::sql::{One, exec, opt};
use super::{Error, Op, Store, Tx};
use crate::oauth::token::Digest;

/// Makes a setup link; an older one ends.
#[derive(Debug)]
pub struct MakeSetupLink {
    /// The digest of its token.
    pub link_digest: Digest,
    /// Unix seconds.
    pub now: i64,
    /// When it ends.
    pub expires_at: i64,
}

impl Op for MakeSetupLink {
    const NAME: &'static str = "make_setup_link";
    /// Whether there is still no administrator, so that the link is good.
    type Out = bool;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<bool, Error> {
        take_turns(tx).await?;
        if opt!(
            tx,
            One<String>,
            "SELECT id FROM users WHERE admin_at IS NOT NULL LIMIT 1"
        )?
        .is_some()
        {
            return Ok(false);
        }
        exec!(tx, "DELETE FROM setup_links")?;
        exec!(
            tx,
            "INSERT INTO setup_links (link_digest, created_at, expires_at) VALUES ($1, $2, $3)",
            self.link_digest,
            self.now,
            self.expires_at
        )?;
        Ok(true)
    }
}

/// Makes everything about the first administrator wait for each other, in every process: it updates rows that are always there, as a
/// statement of its own, so that the next one sees what the other has done.
pub(super) async fn take_turns(tx: &mut Tx<'_>) -> Result<(), Error> {
    exec!(tx, "UPDATE schema_migrations SET applied_at = applied_at")?;
    Ok(())
}

impl Store {
    /// Whether a setup link is good.
    pub async fn setup_link_lives(&self, link_digest: &Digest, now: i64) -> Result<bool, Error> {
        let mut reader = self.reader().await?;
        let found = opt!(
            &mut reader.tx(),
            One<i64>,
            "SELECT expires_at FROM setup_links WHERE link_digest = $1 AND expires_at > $2",
            link_digest,
            now
        )?;
        Ok(found.is_some())
    }
}
