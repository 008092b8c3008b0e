//! Personal tokens: made by people for their own scripts, found by their digest, changed by their owner alone.

use super::audit::Event;
use super::grants::lock;
use super::sql::{One, all, exec, one, opt, row};
use super::{Error, Op, Store, Tx};
use crate::oauth::scope::Scope;
use crate::oauth::token::Digest;
use crate::people::personal_token::LIMIT;

row! {
    /// A personal token, for lists. Expired ones are among them until their owner deletes them.
    #[derive(Debug, Clone)]
    pub struct PersonalToken {
        /// A name that may be shown.
        pub id: String,
        /// Whose.
        pub user_id: String,
        /// Their user name.
        pub username: String,
        /// What its owner calls it.
        pub name: String,
        /// What it is good for.
        pub scope: Scope,
        /// Since when it may use operations that normally ask for a second factor.
        pub advanced_at: Option<i64>,
        /// `None`: no end.
        pub expires_at: Option<i64>,
        /// Unix seconds.
        pub created_at: i64,
        /// Unix seconds.
        pub changed_at: i64,
        /// Written in batches.
        pub last_used_at: Option<i64>,
        /// From where.
        pub last_network: Option<String>,
    }
}

row! {
    /// A personal token that somebody presents, and its person.
    #[derive(Debug, Clone)]
    pub struct HeldPersonalToken {
        /// Its id.
        pub id: String,
        /// What it is good for.
        pub scope: Scope,
        /// Since when it has advanced privileges.
        pub advanced_at: Option<i64>,
        /// Unix seconds.
        pub created_at: i64,
        /// `None`: no end. The end may have passed: its holder is told so.
        pub expires_at: Option<i64>,
        /// Written in batches.
        pub last_used_at: Option<i64>,
        /// The person.
        pub user_id: String,
        /// Their user name.
        pub username: String,
        /// What they are called.
        pub name: String,
        /// Their address.
        pub email: String,
        /// When it was verified.
        pub email_verified_at: Option<i64>,
    }
}

impl HeldPersonalToken {
    /// Whether its end has not come at `now`.
    pub fn lives(&self, now: i64) -> bool {
        self.expires_at.is_none_or(|end| now < end)
    }
}

impl Store {
    /// The personal token of a digest, expired or not; those of disabled people are none. One read.
    pub async fn personal_token(
        &self,
        digest: &Digest,
    ) -> Result<Option<HeldPersonalToken>, Error> {
        let mut reader = self.reader().await?;
        opt!(
            &mut reader.tx(),
            HeldPersonalToken,
            "SELECT p.id, p.scope, p.advanced_at, p.created_at, p.expires_at, p.last_used_at,
                    u.id AS user_id, u.username, u.name, u.email, u.email_verified_at
             FROM personal_tokens p JOIN users u ON u.id = p.user_id
             WHERE p.token_digest = $1 AND u.disabled_at IS NULL",
            digest
        )
    }

    /// The personal tokens of a person, newest first.
    pub async fn personal_tokens_of(&self, user_id: &str) -> Result<Vec<PersonalToken>, Error> {
        let mut reader = self.reader().await?;
        all!(
            &mut reader.tx(),
            PersonalToken,
            "SELECT p.id, p.user_id, u.username, p.name, p.scope, p.advanced_at, p.expires_at, p.created_at, p.changed_at,
                    p.last_used_at, p.last_network
             FROM personal_tokens p JOIN users u ON u.id = p.user_id WHERE p.user_id = $1 ORDER BY p.id DESC",
            user_id
        )
    }

    /// One personal token of a person; another's is none.
    pub async fn personal_token_of(
        &self,
        user_id: &str,
        id: &str,
    ) -> Result<Option<PersonalToken>, Error> {
        let mut reader = self.reader().await?;
        opt!(
            &mut reader.tx(),
            PersonalToken,
            "SELECT p.id, p.user_id, u.username, p.name, p.scope, p.advanced_at, p.expires_at, p.created_at, p.changed_at,
                    p.last_used_at, p.last_network
             FROM personal_tokens p JOIN users u ON u.id = p.user_id WHERE p.user_id = $1 AND p.id = $2",
            user_id,
            id
        )
    }

    /// Personal tokens after `after` (an id), at most `limit`, of everybody or of one person: for listings.
    pub async fn personal_tokens(
        &self,
        after: &str,
        limit: i64,
        user_id: Option<&str>,
    ) -> Result<Vec<PersonalToken>, Error> {
        let mut reader = self.reader().await?;
        all!(
            &mut reader.tx(),
            PersonalToken,
            "SELECT p.id, p.user_id, u.username, p.name, p.scope, p.advanced_at, p.expires_at, p.created_at, p.changed_at,
                    p.last_used_at, p.last_network
             FROM personal_tokens p JOIN users u ON u.id = p.user_id
             WHERE p.id > $1 AND ($3 IS NULL OR p.user_id = $3) ORDER BY p.id LIMIT $2",
            after,
            limit,
            user_id
        )
    }
}

/// What became of a new or a changed personal token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// It is as asked.
    Now,
    /// The person has as many as anybody may have.
    LimitReached,
    /// Another living one has this name.
    NameTaken,
    /// There is no such token, or no such person any more.
    Gone,
}

/// Whether another token of this person that lives has this name. The caller holds the lock on the person.
async fn is_taken(
    tx: &mut Tx<'_>,
    user_id: &str,
    name: &str,
    but: &str,
    now: i64,
) -> Result<bool, Error> {
    let found = opt!(
        tx,
        One<String>,
        "SELECT id FROM personal_tokens WHERE user_id = $1 AND name = $2 AND id <> $3 AND (expires_at IS NULL OR expires_at > $4) LIMIT 1",
        user_id,
        name,
        but,
        now
    )?;
    Ok(found.is_some())
}

/// What a personal token may do, and for how long: what asks for a fresh proof.
#[derive(Debug, Clone)]
pub struct Rights {
    /// What it is good for.
    pub scope: Scope,
    /// Whether it has advanced privileges.
    pub advanced: bool,
    /// `None`: no end.
    pub expires_at: Option<i64>,
}

/// Makes a personal token, unless the person has enough of them or one of this name.
#[derive(Debug)]
pub struct CreatePersonalToken {
    /// Its id.
    pub id: String,
    /// Whose.
    pub user_id: String,
    /// Its digest.
    pub token_digest: Digest,
    /// What its owner calls it.
    pub name: String,
    /// What it may do.
    pub rights: Rights,
    /// Unix seconds.
    pub now: i64,
    /// The audit row.
    pub audit: Event,
}

impl Op for CreatePersonalToken {
    const NAME: &'static str = "create_personal_token";
    type Out = Written;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<Written, Error> {
        // Of many at once, each counts what the one before it wrote.
        lock(tx, Some(&self.user_id), None).await?;
        let count = one!(
            tx,
            One<i64>,
            "SELECT COUNT(*) FROM personal_tokens WHERE user_id = $1",
            self.user_id
        )?;
        // The name first: a form sent twice is told so even where it used up the last place.
        if is_taken(tx, &self.user_id, &self.name, "", self.now).await? {
            return Ok(Written::NameTaken);
        }
        if count.0 >= LIMIT {
            return Ok(Written::LimitReached);
        }
        let advanced_at = self.rights.advanced.then_some(self.now);
        let made = exec!(
            tx,
            "INSERT INTO personal_tokens (id, user_id, token_digest, name, scope, advanced_at, expires_at, created_at, changed_at)
             SELECT $1, id, $3, $4, $5, $6, $7, $8, $8 FROM users WHERE id = $2 AND disabled_at IS NULL",
            self.id,
            self.user_id,
            self.token_digest,
            self.name,
            self.rights.scope,
            advanced_at,
            self.rights.expires_at,
            self.now
        )?;
        if made == 0 {
            return Ok(Written::Gone);
        }
        self.audit.write(tx).await?;
        Ok(Written::Now)
    }
}

/// Changes a personal token of its owner.
#[derive(Debug)]
pub struct ChangePersonalToken {
    /// Which.
    pub id: String,
    /// Whose.
    pub user_id: String,
    /// What its owner calls it.
    pub name: String,
    /// `None`: it is only renamed, whatever else has happened to it meanwhile.
    pub rights: Option<Rights>,
    /// Unix seconds.
    pub now: i64,
    /// The audit row.
    pub audit: Event,
}

impl Op for ChangePersonalToken {
    const NAME: &'static str = "change_personal_token";
    type Out = Written;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<Written, Error> {
        lock(tx, Some(&self.user_id), None).await?;
        if is_taken(tx, &self.user_id, &self.name, &self.id, self.now).await? {
            return Ok(Written::NameTaken);
        }
        let changed = match &self.rights {
            None => exec!(
                tx,
                "UPDATE personal_tokens SET name = $3, changed_at = $4 WHERE id = $1 AND user_id = $2",
                self.id,
                self.user_id,
                self.name,
                self.now
            )?,
            Some(rights) => {
                let advanced = i64::from(rights.advanced);
                exec!(
                    tx,
                    "UPDATE personal_tokens SET name = $3, changed_at = $4, scope = $5, expires_at = $6,
                            advanced_at = CASE WHEN $7 = 1 THEN COALESCE(advanced_at, $4) ELSE NULL END
                     WHERE id = $1 AND user_id = $2",
                    self.id,
                    self.user_id,
                    self.name,
                    self.now,
                    rights.scope,
                    rights.expires_at,
                    advanced
                )?
            }
        };
        if changed == 0 {
            return Ok(Written::Gone);
        }
        self.audit.write(tx).await?;
        Ok(Written::Now)
    }
}

/// Which personal tokens go.
#[derive(Debug, Clone)]
pub enum Which {
    /// One, by its owner: another's stays.
    Own {
        /// Which.
        id: String,
        /// Whose.
        user_id: String,
    },
    /// One, by the operator.
    One(String),
    /// The one of a secret that was found somewhere.
    Found(Digest),
    /// All of a person.
    Person(String),
}

row! {
    struct Deleted {
        user_id: String,
        name: String,
    }
}

/// Deletes personal tokens: they are dead with the next request.
#[derive(Debug)]
pub struct DeletePersonalTokens {
    /// Which.
    pub which: Which,
    /// The audit row; person and, of a single one, its name are filled in.
    pub audit: Event,
}

impl Op for DeletePersonalTokens {
    const NAME: &'static str = "delete_personal_tokens";
    /// How many went.
    type Out = u64;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<u64, Error> {
        let gone = match &self.which {
            Which::Own { id, user_id } => all!(
                tx,
                Deleted,
                "DELETE FROM personal_tokens WHERE id = $1 AND user_id = $2 RETURNING user_id, name",
                id,
                user_id
            )?,
            Which::One(id) => all!(
                tx,
                Deleted,
                "DELETE FROM personal_tokens WHERE id = $1 RETURNING user_id, name",
                id
            )?,
            Which::Found(digest) => all!(
                tx,
                Deleted,
                "DELETE FROM personal_tokens WHERE token_digest = $1 RETURNING user_id, name",
                digest
            )?,
            Which::Person(user_id) => {
                lock(tx, Some(user_id), None).await?;
                all!(
                    tx,
                    Deleted,
                    "DELETE FROM personal_tokens WHERE user_id = $1 RETURNING user_id, name",
                    user_id
                )?
            }
        };
        if let Some(first) = gone.first() {
            let names: Vec<&str> = gone.iter().map(|row| row.name.as_str()).collect();
            let audit = Event {
                user_id: Some(first.user_id.clone()),
                detail: Some(names.join(", ")),
                ..self.audit.clone()
            };
            audit.write(tx).await?;
        }
        Ok(gone.len() as u64)
    }
}

/// Ends every personal token of a person; answers how many.
pub(super) async fn end_all(tx: &mut Tx<'_>, user_id: &str) -> Result<u64, Error> {
    exec!(
        tx,
        "DELETE FROM personal_tokens WHERE user_id = $1",
        user_id
    )
}
