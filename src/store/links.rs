//! Links that an operator hands over or that go by mail: each is good for one purpose, for a while, and for so many uses.

use super::audit::Event;
use super::grants::lock;
use super::mails::{self, NewMail};
use super::sql::{One, all, exec, opt, row};
use super::{Error, Op, Store, Tx, users};
use crate::oauth::token::Digest;

/// Lets somebody make an account.
pub const INVITE: &str = "invite";
/// Lets whoever reads the mails of an address make an account with it.
pub const VERIFY: &str = "verify";
/// Lets a person choose a new password.
pub const RESET: &str = "reset";

row! {
    /// A link, without its secret.
    #[derive(Debug, Clone)]
    pub struct Link {
        /// Its id.
        pub id: String,
        /// [`INVITE`], [`VERIFY`] or [`RESET`].
        pub purpose: String,
        /// For whom; `None`: for somebody without an account.
        pub user_id: Option<String>,
        /// The only address that an invitation is for, or the one that the link was mailed to.
        pub email: Option<String>,
        /// How often it can still be used.
        pub uses_left: i64,
        /// Unix seconds.
        pub created_at: i64,
        /// Unix seconds.
        pub expires_at: i64,
    }
}

impl Store {
    /// A link that is good at `now`.
    pub async fn link(
        &self,
        purpose: &str,
        link: &Digest,
        now: i64,
    ) -> Result<Option<Link>, Error> {
        let mut reader = self.reader().await?;
        opt!(
            &mut reader.tx(),
            Link,
            "SELECT id, purpose, user_id, email, uses_left, created_at, expires_at FROM links
             WHERE link_digest = $1 AND purpose = $2 AND uses_left > 0 AND expires_at > $3",
            link,
            purpose,
            now
        )
    }

    /// The invitations that are good at `now`, oldest first, after `after` (an id), at most `limit`.
    pub async fn invitations(&self, now: i64, after: &str, limit: i64) -> Result<Vec<Link>, Error> {
        let mut reader = self.reader().await?;
        all!(
            &mut reader.tx(),
            Link,
            "SELECT id, purpose, user_id, email, uses_left, created_at, expires_at FROM links
             WHERE purpose = 'invite' AND uses_left > 0 AND expires_at > $1 AND id > $2 ORDER BY id LIMIT $3",
            now,
            after,
            limit
        )
    }
}

/// Makes a link.
#[derive(Debug)]
pub struct MakeLink {
    /// What it is.
    pub link: Link,
    /// Whether older ones of the same purpose and person end. Not those that strangers can ask for: they would end the operator's.
    pub replaces: bool,
    /// A mail about it that will be sent.
    pub mail: Option<NewMail>,
    /// The digest of its secret.
    pub link_digest: Digest,
    /// The audit row.
    pub audit: Event,
}

impl Op for MakeLink {
    const NAME: &'static str = "make_link";
    type Out = ();

    async fn run(&self, tx: &mut Tx<'_>) -> Result<(), Error> {
        let link = &self.link;
        if let Some(user_id) = &link.user_id {
            lock(tx, Some(user_id), None).await?;
            if self.replaces {
                exec!(
                    tx,
                    "DELETE FROM links WHERE user_id = $1 AND purpose = $2",
                    user_id,
                    link.purpose
                )?;
            }
        }
        exec!(
            tx,
            "INSERT INTO links (id, purpose, link_digest, user_id, email, uses_left, created_at, expires_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            link.id,
            link.purpose,
            self.link_digest,
            link.user_id,
            link.email,
            link.uses_left,
            link.created_at,
            link.expires_at
        )?;
        if let Some(mail) = &self.mail {
            mail.write(tx).await?;
        }
        self.audit.write(tx).await
    }
}

/// Uses an invitation once. `false`: it is used up, withdrawn, too old, or for another address.
pub(super) async fn take_invitation(
    tx: &mut Tx<'_>,
    link: &Digest,
    email: &str,
    now: i64,
) -> Result<bool, Error> {
    let taken = exec!(
        tx,
        "UPDATE links SET uses_left = uses_left - 1
         WHERE link_digest = $1 AND purpose = 'invite' AND uses_left > 0 AND expires_at > $2 AND (email IS NULL OR email = $3)",
        link,
        now,
        email
    )?;
    Ok(taken == 1)
}

/// Uses the link that was mailed to an address. `false`: it is used, too old, or for another address.
pub(super) async fn take_verification(
    tx: &mut Tx<'_>,
    link: &Digest,
    email: &str,
    now: i64,
) -> Result<bool, Error> {
    let taken = exec!(
        tx,
        "UPDATE links SET uses_left = uses_left - 1
         WHERE link_digest = $1 AND purpose = 'verify' AND uses_left > 0 AND expires_at > $2 AND email = $3",
        link,
        now,
        email
    )?;
    Ok(taken == 1)
}

/// Gives back what was taken for an account that could not be made after all.
pub(super) async fn give_back(tx: &mut Tx<'_>, link: &Digest) -> Result<(), Error> {
    exec!(
        tx,
        "UPDATE links SET uses_left = uses_left + 1 WHERE link_digest = $1",
        link
    )?;
    Ok(())
}

/// Ends what else was mailed to an address that has an account now.
pub(super) async fn end_verifications(tx: &mut Tx<'_>, email: &str) -> Result<(), Error> {
    exec!(
        tx,
        "DELETE FROM links WHERE email = $1 AND purpose = 'verify'",
        email
    )?;
    Ok(())
}

/// An administrator takes an invitation back.
#[derive(Debug)]
pub struct WithdrawInvitation {
    /// Which.
    pub id: String,
    /// The audit row.
    pub audit: Event,
}

impl Op for WithdrawInvitation {
    const NAME: &'static str = "withdraw_invitation";
    /// Whether there was one.
    type Out = bool;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<bool, Error> {
        let gone = exec!(
            tx,
            "DELETE FROM links WHERE id = $1 AND purpose = 'invite'",
            self.id
        )?;
        if gone == 1 {
            self.audit.write(tx).await?;
        }
        Ok(gone == 1)
    }
}

/// A new password by the link of a person: everything that the old one opened ends.
#[derive(Debug)]
pub struct ResetByLink {
    /// The digest of the link's secret.
    pub link_digest: Digest,
    /// Whose it is.
    pub user_id: String,
    /// argon2id, PHC text.
    pub password_hash: String,
    /// Unix seconds.
    pub now: i64,
    /// The audit row.
    pub audit: Event,
    /// The mails that tell of it.
    pub mails: Vec<NewMail>,
}

impl Op for ResetByLink {
    const NAME: &'static str = "reset_by_link";
    /// Whether the link was still good.
    type Out = bool;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<bool, Error> {
        lock(tx, Some(&self.user_id), None).await?;
        // The deletion decides: of two at once, one finds the link.
        let found = opt!(
            tx,
            One<Option<String>>,
            "DELETE FROM links WHERE link_digest = $1 AND purpose = 'reset' AND user_id = $2 AND expires_at > $3 RETURNING email",
            self.link_digest,
            self.user_id,
            self.now
        )?;
        let Some(One(mailed_to)) = found else {
            return Ok(false);
        };
        // Whoever read the mail has the address.
        exec!(
            tx,
            "UPDATE users SET email_verified_at = COALESCE(email_verified_at, $3) WHERE id = $1 AND email = $2",
            self.user_id,
            mailed_to,
            self.now
        )?;
        users::reset_password(tx, &self.user_id, &self.password_hash, self.now).await?;
        mails::write_all(tx, &self.mails).await?;
        self.audit.write(tx).await?;
        Ok(true)
    }
}
