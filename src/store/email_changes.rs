//! Addresses that people want, until their link is used. A wish tells nobody whether the address is somebody else's.

use super::audit::Event;
use super::directory::write_keys;
use super::grants::lock;
use super::mails::{self, NewMail};
use super::setup_links::take_turns;
use super::sql::{One, exec, opt, row};
use super::{Error, Op, Store, Tx};
use crate::oauth::token::Digest;

row! {
    /// An address that waits.
    #[derive(Debug, Clone)]
    pub struct EmailChange {
        /// Whose it shall be.
        pub user_id: String,
        /// As it was written.
        pub email: String,
        /// When it was asked for (unix seconds).
        pub created_at: i64,
    }
}

impl Store {
    /// The address that a person waits for.
    pub async fn email_change(&self, user_id: &str) -> Result<Option<EmailChange>, Error> {
        let mut reader = self.reader().await?;
        opt!(
            &mut reader.tx(),
            EmailChange,
            "SELECT user_id, email, created_at FROM email_changes WHERE user_id = $1",
            user_id
        )
    }

    /// The address that a link would give its person now: the link lives, and nobody else has the address.
    pub async fn email_change_by_link(
        &self,
        link: &Digest,
        now: i64,
    ) -> Result<Option<EmailChange>, Error> {
        let mut reader = self.reader().await?;
        opt!(
            &mut reader.tx(),
            EmailChange,
            "SELECT e.user_id, e.email, e.created_at FROM email_changes e JOIN users u ON u.id = e.user_id
             WHERE e.link_digest = $1 AND e.link_expires_at > $2 AND u.disabled_at IS NULL
               AND NOT EXISTS (SELECT 1 FROM users o WHERE o.email_key = e.email_key AND o.id <> e.user_id)",
            link,
            now
        )
    }
}

/// What a person wishes of their address.
#[derive(Debug, Clone)]
pub enum EmailWish {
    /// This one, once its link is used; it takes the place of an older wish.
    Change {
        /// As it was written.
        email: String,
        /// In lower case.
        email_key: String,
    },
    /// The one they have: an older wish is forgotten.
    Keep,
}

impl EmailWish {
    pub(super) async fn write(
        &self,
        tx: &mut Tx<'_>,
        user_id: &str,
        now: i64,
    ) -> Result<(), Error> {
        match self {
            Self::Change { email, email_key } => exec!(
                tx,
                "INSERT INTO email_changes (user_id, email, email_key, created_at) VALUES ($1, $2, $3, $4)
                 ON CONFLICT (user_id) DO UPDATE SET email = excluded.email, email_key = excluded.email_key,
                    created_at = excluded.created_at, link_digest = NULL, link_expires_at = NULL",
                user_id,
                email,
                email_key,
                now
            )?,
            Self::Keep => exec!(tx, "DELETE FROM email_changes WHERE user_id = $1", user_id)?,
        };
        Ok(())
    }
}

/// Makes a link for the address that a person waits for; an older one ends.
#[derive(Debug)]
pub struct MakeEmailLink {
    /// Whose.
    pub user_id: String,
    /// The digest of the link's secret.
    pub link_digest: Digest,
    /// The address it is for: one that was asked for meanwhile gets no link.
    pub email: String,
    /// When it ends (unix seconds).
    pub expires_at: i64,
    /// The audit row.
    pub audit: Event,
}

impl Op for MakeEmailLink {
    const NAME: &'static str = "make_email_link";
    /// Whether the address still waited.
    type Out = bool;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<bool, Error> {
        let made = exec!(
            tx,
            "UPDATE email_changes SET link_digest = $3, link_expires_at = $4 WHERE user_id = $1 AND email = $2",
            self.user_id,
            self.email,
            self.link_digest,
            self.expires_at
        )?;
        if made == 1 {
            self.audit.write(tx).await?;
        }
        Ok(made == 1)
    }
}

row! {
    struct Linked {
        user_id: String,
        email: String,
        email_key: String,
    }
}

/// Uses a link: the person has the address from now on, unless somebody else has taken it.
#[derive(Debug)]
pub struct ConfirmEmail {
    /// The digest of the link's secret.
    pub link_digest: Digest,
    /// Unix seconds.
    pub now: i64,
    /// The audit row; the person is filled in.
    pub audit: Event,
    /// The mails that tell of it.
    pub mails: Vec<NewMail>,
}

impl Op for ConfirmEmail {
    const NAME: &'static str = "confirm_email";
    /// The address, if it is theirs now.
    type Out = Option<String>;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<Option<String>, Error> {
        // Two people may wait for one address: the second must find it taken.
        take_turns(tx).await?;
        let linked = opt!(
            tx,
            Linked,
            "SELECT user_id, email, email_key FROM email_changes WHERE link_digest = $1 AND link_expires_at > $2",
            self.link_digest,
            self.now
        )?;
        let Some(linked) = linked else {
            return Ok(None);
        };
        lock(tx, Some(&linked.user_id), None).await?;
        let owner = opt!(
            tx,
            One<String>,
            "SELECT id FROM users WHERE email_key = $1 AND id <> $2",
            linked.email_key,
            linked.user_id
        )?;
        if owner.is_some() {
            return Ok(None);
        }
        // The deletion decides: of two at once, one finds the link.
        let used = exec!(
            tx,
            "DELETE FROM email_changes WHERE link_digest = $1 AND link_expires_at > $2
               AND user_id IN (SELECT id FROM users WHERE disabled_at IS NULL)",
            self.link_digest,
            self.now
        )?;
        if used == 0 {
            return Ok(None);
        }
        exec!(
            tx,
            "UPDATE users SET email = $2, email_key = $3, email_verified_at = $4 WHERE id = $1",
            linked.user_id,
            linked.email,
            linked.email_key,
            self.now
        )?;
        write_keys(tx, &linked.user_id, self.now).await?;
        let audit = Event {
            user_id: Some(linked.user_id),
            ..self.audit.clone()
        };
        mails::write_all(tx, &self.mails).await?;
        audit.write(tx).await?;
        Ok(Some(linked.email))
    }
}
