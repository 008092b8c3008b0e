//! Sessions, and the browsers that people signed in with before.

use super::audit::Event;
use super::grants::lock;
use super::second_factors::Proven;
use super::sql::{One, all, exec, opt, row};
use super::{Error, Op, Store, Tx};
use crate::oauth::token::Digest;
use crate::people::session::{self, Session};
use crate::people::user::User;

row! {
    struct SessionRow {
        session_digest: Digest,
        session_id: String,
        session_created_at: i64,
        proved_at: i64,
        last_seen_at: i64,
        expires_at: i64,
        id: String,
        username: String,
        name: String,
        email: String,
        email_verified_at: Option<i64>,
        password_hash: Option<String>,
        language: Option<String>,
        admin_at: Option<i64>,
        created_at: i64,
    }
}

row! {
    /// A session, for lists.
    #[derive(Debug, Clone)]
    pub struct SignedIn {
        /// A name that may be shown.
        pub id: String,
        /// What the browser calls itself.
        pub user_agent: String,
        /// From where it began.
        pub network: String,
        /// From where it was seen last, if that was written down.
        pub last_network: Option<String>,
        /// When it began (unix seconds).
        pub created_at: i64,
        /// When it was seen last; written in batches.
        pub last_seen_at: i64,
    }
}

impl Store {
    /// The live session of a cookie's digest, with its person; disabled people have none. `idle` in seconds.
    pub async fn session(
        &self,
        digest: &Digest,
        idle: i64,
        now: i64,
    ) -> Result<Option<Session>, Error> {
        let mut reader = self.reader().await?;
        let row = opt!(
            &mut reader.tx(),
            SessionRow,
            "SELECT s.session_digest, s.id AS session_id, s.created_at AS session_created_at, COALESCE(s.proved_at, s.created_at) AS proved_at, s.last_seen_at, s.expires_at,
                    u.id, u.username, u.name, u.email, u.email_verified_at, u.password_hash, u.language, u.admin_at, u.created_at
             FROM sessions s JOIN users u ON u.id = s.user_id
             WHERE s.session_digest = $1 AND u.disabled_at IS NULL",
            digest
        )?;
        Ok(row
            .filter(|row| session::lives(row.last_seen_at, row.expires_at, idle, now))
            .map(|row| Session {
                digest: row.session_digest,
                id: row.session_id,
                created_at: row.session_created_at,
                proved_at: row.proved_at,
                last_seen_at: row.last_seen_at,
                expires_at: row.expires_at,
                user: User {
                    id: row.id,
                    username: row.username,
                    name: row.name,
                    email: row.email,
                    email_verified_at: row.email_verified_at,
                    password_hash: row.password_hash,
                    language: row.language,
                    admin_at: row.admin_at,
                    disabled_at: None,
                    created_at: row.created_at,
                },
            }))
    }

    /// Everything that is signed in as a person, seen last first. `idle` in seconds.
    pub async fn sessions(
        &self,
        user_id: &str,
        idle: i64,
        now: i64,
    ) -> Result<Vec<SignedIn>, Error> {
        let mut reader = self.reader().await?;
        let after = now - idle;
        all!(
            &mut reader.tx(),
            SignedIn,
            "SELECT id, user_agent, network, last_network, created_at, last_seen_at FROM sessions
             WHERE user_id = $1 AND expires_at > $2 AND last_seen_at > $3 ORDER BY last_seen_at DESC, id LIMIT 1000",
            user_id,
            now,
            after
        )
    }

    /// Whether this person signed in with this browser before.
    pub async fn knows_browser(&self, browser: &Digest, user_id: &str) -> Result<bool, Error> {
        let mut reader = self.reader().await?;
        let found = opt!(
            &mut reader.tx(),
            One<String>,
            "SELECT user_id FROM known_browsers WHERE browser_digest = $1 AND user_id = $2",
            browser,
            user_id
        )?;
        Ok(found.is_some())
    }
}

/// What lets a person in.
#[derive(Debug)]
pub enum By {
    /// A password, which was held against this hash: if it has changed meanwhile, there is no session.
    Password(String),
    /// A second factor after the password; the half sign-in of this browser is completed.
    SecondFactor(Proven),
    /// A passkey alone.
    Passkey(Proven),
}

impl By {
    /// Whether it still holds; what can be used once is used up.
    async fn holds(&self, tx: &mut Tx<'_>, op: &SignIn) -> Result<bool, Error> {
        match self {
            Self::Password(hash) => {
                let same = opt!(
                    tx,
                    One<String>,
                    "SELECT id FROM users WHERE id = $1 AND password_hash = $2",
                    op.user_id,
                    hash
                )?;
                Ok(same.is_some())
            }
            Self::SecondFactor(proven) => {
                let half = opt!(
                    tx,
                    One<String>,
                    "SELECT user_id FROM half_sign_ins WHERE browser_digest = $1 AND user_id = $2 AND expires_at > $3",
                    op.browser_digest,
                    op.user_id,
                    op.now
                )?;
                // Both or neither: a code without half a sign-in stays good, and the half waits for another code.
                if half.is_none() || !proven.take(tx, &op.user_id, op.now).await? {
                    return Ok(false);
                }
                exec!(
                    tx,
                    "DELETE FROM half_sign_ins WHERE browser_digest = $1",
                    op.browser_digest
                )?;
                Ok(true)
            }
            Self::Passkey(proven) => proven.take(tx, &op.user_id, op.now).await,
        }
    }
}

/// Begins a session: the old one of the same browser ends, the browser is remembered, the failure counter is cleared.
#[derive(Debug)]
pub struct SignIn {
    /// The digest of the new cookie.
    pub session_digest: Digest,
    /// A name that may be shown.
    pub session_id: String,
    /// Who.
    pub user_id: String,
    /// What let the person in.
    pub by: By,
    /// The session that this browser had.
    pub replaces: Option<Digest>,
    /// The browser's own cookie.
    pub browser_digest: Digest,
    /// The counter to clear.
    pub counter: String,
    /// What the browser calls itself.
    pub user_agent: String,
    /// From where.
    pub network: String,
    /// Unix seconds.
    pub now: i64,
    /// The absolute end.
    pub expires_at: i64,
    /// The audit row.
    pub audit: Event,
}

impl Op for SignIn {
    const NAME: &'static str = "sign_in";
    /// Whether there is a session now.
    type Out = bool;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<bool, Error> {
        // A change of the account waits for this, or is seen by it.
        lock(tx, Some(&self.user_id), None).await?;
        if !self.by.holds(tx, self).await? {
            return Ok(false);
        }
        let begun = exec!(
            tx,
            "INSERT INTO sessions (session_digest, id, user_id, user_agent, network, created_at, proved_at, last_seen_at, expires_at)
             SELECT $1, $2, id, $4, $5, $6, $6, $6, $7 FROM users WHERE id = $3 AND disabled_at IS NULL",
            self.session_digest,
            self.session_id,
            self.user_id,
            self.user_agent,
            self.network,
            self.now,
            self.expires_at
        )?;
        if begun == 0 {
            return Ok(false);
        }
        if let Some(old) = &self.replaces {
            exec!(tx, "DELETE FROM sessions WHERE session_digest = $1", old)?;
        }
        exec!(
            tx,
            "INSERT INTO known_browsers (browser_digest, user_id, last_used_at) VALUES ($1, $2, $3)
             ON CONFLICT (browser_digest, user_id) DO UPDATE SET last_used_at = excluded.last_used_at",
            self.browser_digest,
            self.user_id,
            self.now
        )?;
        exec!(
            tx,
            "DELETE FROM sign_in_failures WHERE counter = $1",
            self.counter
        )?;
        self.audit.write(tx).await?;
        Ok(true)
    }
}

/// Ends a session on the server. A pending request of it goes back to the browser, so that another person can take it up.
#[derive(Debug)]
pub struct SignOut {
    /// The session.
    pub session_digest: Digest,
    /// The audit row.
    pub audit: Event,
}

impl Op for SignOut {
    const NAME: &'static str = "sign_out";
    type Out = ();

    async fn run(&self, tx: &mut Tx<'_>) -> Result<(), Error> {
        exec!(
            tx,
            "UPDATE authorization_requests SET session_digest = NULL, user_id = NULL WHERE session_digest = $1 AND answered_at IS NULL",
            self.session_digest
        )?;
        if exec!(
            tx,
            "DELETE FROM sessions WHERE session_digest = $1",
            self.session_digest
        )? == 1
        {
            self.audit.write(tx).await?;
        }
        Ok(())
    }
}

/// Remembers that the person proved who they are, just now, in this session.
#[derive(Debug)]
pub struct Prove {
    /// The session.
    pub session_digest: Digest,
    /// Who.
    pub user_id: String,
    /// By what.
    pub by: ProvedBy,
    /// Unix seconds.
    pub now: i64,
}

/// What a proof rests on.
#[derive(Debug)]
pub enum ProvedBy {
    /// The password, which was held against this hash; the counter is cleared.
    Password {
        /// argon2id, PHC text.
        hash: String,
        /// The failure counter of this person.
        counter: String,
    },
    /// A second factor.
    SecondFactor(Proven),
}

impl Op for Prove {
    const NAME: &'static str = "prove";
    /// Whether it holds.
    type Out = bool;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<bool, Error> {
        lock(tx, Some(&self.user_id), None).await?;
        let holds = match &self.by {
            ProvedBy::Password { hash, counter } => {
                exec!(
                    tx,
                    "DELETE FROM sign_in_failures WHERE counter = $1",
                    counter
                )?;
                opt!(
                    tx,
                    One<String>,
                    "SELECT id FROM users WHERE id = $1 AND password_hash = $2",
                    self.user_id,
                    hash
                )?
                .is_some()
            }
            ProvedBy::SecondFactor(proven) => proven.take(tx, &self.user_id, self.now).await?,
        };
        if !holds {
            return Ok(false);
        }
        let proved = exec!(
            tx,
            "UPDATE sessions SET proved_at = $3 WHERE session_digest = $1 AND user_id = $2",
            self.session_digest,
            self.user_id,
            self.now
        )?;
        Ok(proved == 1)
    }
}

/// Ends one session of a person by its name, or all but one.
#[derive(Debug)]
pub struct EndSessions {
    /// Whose.
    pub user_id: String,
    /// Which.
    pub which: Which,
    /// The audit row.
    pub audit: Event,
}

/// Which sessions end.
#[derive(Debug)]
pub enum Which {
    /// The one of this name.
    One(String),
    /// All but the one of this digest.
    AllBut(Digest),
}

impl Op for EndSessions {
    const NAME: &'static str = "end_sessions";
    /// How many ended.
    type Out = u64;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<u64, Error> {
        let ended = match &self.which {
            Which::One(id) => exec!(
                tx,
                "DELETE FROM sessions WHERE id = $1 AND user_id = $2",
                id,
                self.user_id
            )?,
            Which::AllBut(digest) => exec!(
                tx,
                "DELETE FROM sessions WHERE user_id = $1 AND session_digest <> $2",
                self.user_id,
                digest
            )?,
        };
        if ended > 0 {
            self.audit.write(tx).await?;
        }
        Ok(ended)
    }
}

/// Signs a person out everywhere but in `keep`, and takes back what was begun: codes that were not exchanged, half sign-ins, challenges.
pub(super) async fn end_others(
    tx: &mut Tx<'_>,
    user_id: &str,
    keep: Option<Digest>,
) -> Result<(), Error> {
    exec!(
        tx,
        "DELETE FROM sessions WHERE user_id = $1 AND ($2 IS NULL OR session_digest <> $2)",
        user_id,
        keep
    )?;
    exec!(
        tx,
        "DELETE FROM authorization_codes WHERE redeemed_at IS NULL AND grant_id IN (SELECT id FROM grants WHERE user_id = $1)",
        user_id
    )?;
    exec!(tx, "DELETE FROM half_sign_ins WHERE user_id = $1", user_id)?;
    exec!(tx, "DELETE FROM ceremonies WHERE user_id = $1", user_id)?;
    Ok(())
}

/// Signs a person out everywhere, and takes back codes that were not exchanged.
pub(super) async fn end_all(tx: &mut Tx<'_>, user_id: &str) -> Result<(), Error> {
    end_others(tx, user_id, None).await
}
