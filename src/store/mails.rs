//! Mails that wait to be sent, and what became of them. What holds a link's secret is never here.

use super::audit::Event;
use super::sql::{One, all, exec, one, opt, row};
use super::{Error, Op, Store, Tx};
use crate::oauth::token::Digest;
use crate::people::mail::Kind;

const HOUR: i64 = 3600;
/// Mails of one kind to one address within an hour: more would be a nuisance, whoever asks.
pub const PER_ADDRESS: i64 = 3;
/// Mails of one kind on behalf of one person within an hour, whatever the addresses.
pub const PER_PERSON: i64 = 10;
/// Mails of one kind that strangers ask for within an hour.
pub const OF_STRANGERS: i64 = 1_000;

/// The outcome of a mail that its server took.
const SENT: &str = "sent";
/// The outcome of a mail that had become pointless, or would have been for nobody.
const DROPPED: &str = "dropped";
/// The outcome of a mail that was given up.
const FAILED: &str = "failed";

row! {
    /// A mail.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Mail {
        /// Time-ordered.
        pub id: String,
        /// A word of [`Kind`].
        pub kind: String,
        /// To whom; empty: to nobody.
        pub email: String,
        /// Whose account it is about.
        pub user_id: Option<String>,
        /// In which language, if the person has chosen none.
        pub language: String,
        /// From which network it was asked for.
        pub network: Option<String>,
        /// What else the kind needs; never a secret.
        pub detail: Option<String>,
        /// Unix seconds.
        pub created_at: i64,
        /// When it is given up.
        pub gives_up_at: i64,
        /// When it is tried next.
        pub due_at: i64,
        /// How often it was tried, or is being tried.
        pub tries: i64,
        /// What went wrong last, in a sentence without secrets.
        pub last_error: Option<String>,
        /// When it was sent, dropped or given up.
        pub done_at: Option<i64>,
    }
}

row! {
    /// How the mails are doing.
    #[derive(Debug, Clone, Default, PartialEq, Eq)]
    pub struct MailHealth {
        /// How many wait.
        pub waiting: i64,
        /// Since when the oldest of those waits (unix seconds).
        pub oldest_waiting_at: Option<i64>,
        /// How many were given up within the last days.
        pub failed: i64,
        /// What went wrong with the newest that waits or was given up, and had something go wrong.
        pub last_error: Option<String>,
    }
}

impl Store {
    /// How many mails wait and failed, since when, and why.
    pub async fn mail_health(&self) -> Result<MailHealth, Error> {
        let mut reader = self.reader().await?;
        one!(
            &mut reader.tx(),
            MailHealth,
            "SELECT (SELECT COUNT(*) FROM mails WHERE done_at IS NULL) AS waiting,
                    (SELECT MIN(created_at) FROM mails WHERE done_at IS NULL) AS oldest_waiting_at,
                    (SELECT COUNT(*) FROM mails WHERE outcome = 'failed') AS failed,
                    (SELECT last_error FROM mails WHERE last_error IS NOT NULL AND (done_at IS NULL OR outcome = 'failed')
                     ORDER BY id DESC LIMIT 1) AS last_error"
        )
    }

    /// Mails that wait or were given up, after `after` (an id), oldest first, at most `limit`.
    pub async fn unsent_mails(&self, after: &str, limit: i64) -> Result<Vec<Mail>, Error> {
        let mut reader = self.reader().await?;
        all!(
            &mut reader.tx(),
            Mail,
            "SELECT id, kind, email, user_id, language, network, detail, created_at, gives_up_at, due_at, tries, last_error, done_at
             FROM mails WHERE (done_at IS NULL OR outcome = 'failed') AND id > $1 ORDER BY id LIMIT $2",
            after,
            limit
        )
    }
}

/// A mail that shall be sent.
#[derive(Debug, Clone)]
pub struct NewMail {
    /// Time-ordered.
    pub id: String,
    /// Why.
    pub kind: Kind,
    /// To whom; empty: to nobody, at the same cost.
    pub email: String,
    /// By what it is counted: the address in lower case, or something in its place.
    pub email_key: String,
    /// Whose account it is about.
    pub user_id: Option<String>,
    /// In which language.
    pub language: String,
    /// From which network it was asked for.
    pub network: Option<String>,
    /// What else the kind needs; never a secret.
    pub detail: Option<String>,
    /// Unix seconds.
    pub now: i64,
}

impl NewMail {
    /// Writes it, unless there were too many of its kind: silently, because who asks may be somebody else than who would read them.
    pub(super) async fn write(&self, tx: &mut Tx<'_>) -> Result<(), Error> {
        let since = self.now - HOUR;
        let most = if self.kind.of_strangers() {
            OF_STRANGERS
        } else {
            i64::MAX
        };
        exec!(
            tx,
            "INSERT INTO mails (id, kind, email, email_key, user_id, language, network, detail, created_at, gives_up_at, due_at, tries)
             SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $9, 0
             WHERE (SELECT COUNT(*) FROM mails WHERE email_key = $4 AND kind = $2 AND created_at > $11) < $12
               AND (SELECT COUNT(*) FROM mails WHERE user_id = $5 AND kind = $2 AND created_at > $11) < $13
               AND (SELECT COUNT(*) FROM mails WHERE kind = $2 AND created_at > $11) < $14",
            self.id,
            self.kind.as_str(),
            self.email,
            self.email_key,
            self.user_id,
            self.language,
            self.network,
            self.detail,
            self.now,
            self.now + self.kind.patience(),
            since,
            PER_ADDRESS,
            PER_PERSON,
            most
        )?;
        Ok(())
    }
}

/// Writes mails that belong to a change, in its transaction.
pub(super) async fn write_all(tx: &mut Tx<'_>, mails: &[NewMail]) -> Result<(), Error> {
    for mail in mails {
        mail.write(tx).await?;
    }
    Ok(())
}

/// Forgets the mails about an account that goes.
pub(super) async fn forget(tx: &mut Tx<'_>, user_id: &str) -> Result<(), Error> {
    exec!(tx, "DELETE FROM mails WHERE user_id = $1", user_id)?;
    Ok(())
}

/// Puts a mail into the queue.
#[derive(Debug)]
pub struct QueueMail {
    /// Which.
    pub mail: NewMail,
}

impl Op for QueueMail {
    const NAME: &'static str = "queue_mail";
    type Out = ();

    async fn run(&self, tx: &mut Tx<'_>) -> Result<(), Error> {
        self.mail.write(tx).await
    }
}

/// Takes mails that are due, for one process alone. They come up again by themselves if that process dies.
#[derive(Debug)]
pub struct ClaimMails {
    /// The name of this claim: random.
    pub claim: String,
    /// Unix seconds.
    pub now: i64,
    /// Until when nobody else takes them.
    pub until: i64,
    /// How many at most.
    pub limit: i64,
}

impl Op for ClaimMails {
    const NAME: &'static str = "claim_mails";
    type Out = Vec<Mail>;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<Vec<Mail>, Error> {
        // The conditions stand outside as well: a second process that waited for the first one's row must look at it again.
        let claimed = exec!(
            tx,
            "UPDATE mails SET claim = $1, due_at = $3, tries = tries + 1
             WHERE done_at IS NULL AND due_at <= $2
               AND id IN (SELECT id FROM mails WHERE done_at IS NULL AND due_at <= $2 ORDER BY due_at, id LIMIT $4)",
            self.claim,
            self.now,
            self.until,
            self.limit
        )?;
        if claimed == 0 {
            return Ok(Vec::new());
        }
        all!(
            tx,
            Mail,
            "SELECT id, kind, email, user_id, language, network, detail, created_at, gives_up_at, due_at, tries, last_error, done_at
             FROM mails WHERE claim = $1 AND done_at IS NULL ORDER BY id",
            self.claim
        )
    }
}

/// What became of a try.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tried {
    /// The mail's server took it.
    Sent,
    /// It was not sent, and shall not be.
    Dropped,
    /// It is given up, for this reason.
    Failed(String),
    /// It is tried again.
    Later {
        /// When (unix seconds).
        due_at: i64,
        /// What went wrong.
        error: String,
    },
}

/// Writes down what became of a mail that was claimed.
#[derive(Debug)]
pub struct FinishMail {
    /// Which.
    pub id: String,
    /// The claim; another one's mail stays as it is.
    pub claim: String,
    /// What became of it.
    pub tried: Tried,
    /// Unix seconds.
    pub now: i64,
}

impl Op for FinishMail {
    const NAME: &'static str = "finish_mail";
    /// Whether the claim still held.
    type Out = bool;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<bool, Error> {
        let (outcome, due_at, error) = match &self.tried {
            Tried::Sent => (Some(SENT), None, None),
            Tried::Dropped => (Some(DROPPED), None, None),
            Tried::Failed(error) => (Some(FAILED), None, Some(error)),
            Tried::Later { due_at, error } => (None, Some(*due_at), Some(error)),
        };
        let done_at = outcome.map(|_| self.now);
        let written = exec!(
            tx,
            "UPDATE mails SET claim = NULL, outcome = $3, done_at = $4, due_at = COALESCE($5, due_at), last_error = $6
             WHERE id = $1 AND claim = $2 AND done_at IS NULL",
            self.id,
            self.claim,
            outcome,
            done_at,
            due_at,
            error
        )?;
        Ok(written == 1)
    }
}

/// An operator has mails tried again now: those that wait, and those that were given up.
#[derive(Debug)]
pub struct RetryMails {
    /// Which one; `None`: all.
    pub id: Option<String>,
    /// Unix seconds.
    pub now: i64,
    /// The audit row.
    pub audit: Event,
}

impl Op for RetryMails {
    const NAME: &'static str = "retry_mails";
    /// How many.
    type Out = u64;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<u64, Error> {
        // What is under way (claimed) is not sent a second time beside it.
        let retried = exec!(
            tx,
            "UPDATE mails SET done_at = NULL, outcome = NULL, due_at = $2, tries = 0,
                gives_up_at = CASE WHEN gives_up_at < $3 THEN $3 ELSE gives_up_at END
             WHERE (outcome = 'failed' OR (done_at IS NULL AND claim IS NULL)) AND ($1 IS NULL OR id = $1)",
            self.id,
            self.now,
            self.now + HOUR
        )?;
        if retried > 0 {
            self.audit.write(tx).await?;
        }
        Ok(retried)
    }
}

/// Gives an invitation that goes out by mail a secret; the one before ends.
#[derive(Debug)]
pub struct RenewInvitation {
    /// Which.
    pub id: String,
    /// The digest of its secret.
    pub link_digest: Digest,
    /// The address that it goes to.
    pub email: String,
    /// Unix seconds.
    pub now: i64,
}

impl Op for RenewInvitation {
    const NAME: &'static str = "renew_invitation";
    /// When it ends (unix seconds). `None`: it was used or withdrawn, or has ended.
    type Out = Option<i64>;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<Option<i64>, Error> {
        let renewed = opt!(
            tx,
            One<i64>,
            "UPDATE links SET link_digest = $2, mailed_at = $4
             WHERE id = $1 AND purpose = 'invite' AND email = $3 AND uses_left > 0 AND expires_at > $4 RETURNING expires_at",
            self.id,
            self.link_digest,
            self.email,
            self.now
        )?;
        Ok(renewed.map(|row| row.0))
    }
}

/// Whether a link went out by mail, for the one who uses it.
pub(super) async fn was_mailed(tx: &mut Tx<'_>, link: &Digest) -> Result<bool, Error> {
    let mailed = opt!(
        tx,
        One<Option<i64>>,
        "SELECT mailed_at FROM links WHERE link_digest = $1",
        link
    )?;
    Ok(mailed.is_some_and(|row| row.0.is_some()))
}
