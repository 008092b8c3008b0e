//! Apps that people answer for. Each operation names the person, so that nobody changes what is not theirs.

use super::audit::Event;
use super::client_changes::{Change, write_changes};
use super::clients::{RegisterClient, replace_uris};
use super::grants::lock;
use super::sql::{One, all, exec, one, opt, row};
use super::{Error, Op, Store, Tx};
use crate::oauth::client::Client;
use crate::oauth::scope::Scope;
use crate::oauth::site;
use crate::oauth::token::Digest;

row! {
    /// How much an app is used.
    #[derive(Debug, Clone, Copy, PartialEq, Eq)]
    pub struct ClientUse {
        /// People who allow it something at present.
        pub people: i64,
        /// When a token of it was last used; written in batches.
        pub last_used_at: Option<i64>,
    }
}

impl Store {
    /// The apps of a person, by name.
    pub async fn apps_of(&self, user_id: &str) -> Result<Vec<Client>, Error> {
        let mut reader = self.reader().await?;
        all!(
            &mut reader.tx(),
            Client,
            "SELECT client_id, secret_digest, client_name, website, registered_by, default_scope, scope_limit, redirect_match, token_policy,
                    pkce, audience, created_at, changed_at, checked_at, disabled_at, first_used_at, auth_method, awaits_approval_at,
                    description, owner_id, previous_secret_digest, previous_secret_until, disabled_by,
                    access_lifetime, refresh_idle, merged_into
             FROM clients WHERE owner_id = $1 ORDER BY LOWER(client_name), client_id",
            user_id
        )
    }

    /// How much an app is used.
    pub async fn client_use(&self, client_id: &str) -> Result<ClientUse, Error> {
        let mut reader = self.reader().await?;
        one!(
            &mut reader.tx(),
            ClientUse,
            "SELECT COUNT(DISTINCT CASE WHEN ended_at IS NULL THEN user_id END) AS people, MAX(last_used_at) AS last_used_at
             FROM grants WHERE client_id = $1",
            client_id
        )
    }
}

/// What became of a new app, or of one that gets an owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// It is as asked.
    Now,
    /// The person has as many apps as anybody may have.
    LimitReached,
    /// Another app of the person has this name.
    NameTaken,
    /// There is no such app any more, or no such person, or it is not theirs to change.
    Gone,
}

/// How many apps a person has. The caller holds the lock on the person, so that two at once are not both the last one.
pub(super) async fn count(tx: &mut Tx<'_>, user_id: &str) -> Result<i64, Error> {
    let found = one!(
        tx,
        One<i64>,
        "SELECT COUNT(*) FROM clients WHERE owner_id = $1",
        user_id
    )?;
    Ok(found.0)
}

/// Whether another app of the person has this name. The caller holds the lock on the person.
async fn is_taken(tx: &mut Tx<'_>, user_id: &str, name: &str, but: &str) -> Result<bool, Error> {
    let found = opt!(
        tx,
        One<String>,
        "SELECT client_id FROM clients WHERE owner_id = $1 AND client_name = $2 AND client_id <> $3 LIMIT 1",
        user_id,
        name,
        but
    )?;
    Ok(found.is_some())
}

/// Writes a new app of a person, unless they have enough of them or one of this name.
#[derive(Debug)]
pub struct RegisterOwnClient {
    /// The app; its owner is named in it.
    pub register: RegisterClient,
    /// Apps that one person may have.
    pub limit: i64,
}

impl Op for RegisterOwnClient {
    const NAME: &'static str = "register_own_client";
    type Out = Written;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<Written, Error> {
        let client = &self.register.client;
        let Some(owner_id) = &client.owner_id else {
            return Ok(Written::Gone);
        };
        lock(tx, Some(owner_id), None).await?;
        if is_taken(tx, owner_id, &client.client_name, &client.client_id).await? {
            return Ok(Written::NameTaken);
        }
        if count(tx, owner_id).await? >= self.limit {
            return Ok(Written::LimitReached);
        }
        self.register.run(tx).await?;
        Ok(Written::Now)
    }
}

/// What the owner of an app says of it takes the place of what they said before.
#[derive(Debug)]
pub struct ChangeOwnClient {
    /// Which.
    pub client_id: String,
    /// Whose.
    pub owner_id: String,
    /// What it calls itself.
    pub client_name: String,
    /// What it is for.
    pub description: Option<String>,
    /// The page it belongs to.
    pub website: Option<String>,
    /// Where it may be answered.
    pub redirect_uris: Vec<String>,
    /// What it may ask for at most.
    pub scope_limit: Option<Scope>,
    /// What it was before, as far as people are told of it: then nobody has checked it any more, and everybody is asked again.
    pub changes: Vec<Change>,
    /// Unix seconds.
    pub now: i64,
    /// The audit row.
    pub audit: Event,
}

impl Op for ChangeOwnClient {
    const NAME: &'static str = "change_own_client";
    type Out = Written;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<Written, Error> {
        lock(tx, Some(&self.owner_id), Some(&self.client_id)).await?;
        if is_taken(tx, &self.owner_id, &self.client_name, &self.client_id).await? {
            return Ok(Written::NameTaken);
        }
        let seen = i64::from(!self.changes.is_empty());
        let name_key = site::name_key(&self.client_name);
        let changed = exec!(
            tx,
            "UPDATE clients SET client_name = $3, name_key = $9, description = $4, website = $5, scope_limit = $6,
                changed_at    = CASE WHEN $7 = 0 THEN changed_at WHEN created_at >= $8 THEN created_at + 1 ELSE $8 END,
                checked_at    = CASE WHEN $7 = 0 THEN checked_at ELSE NULL END,
                registered_by = CASE WHEN $7 = 1 AND registered_by = 'operator' THEN 'developer' ELSE registered_by END
             WHERE client_id = $1 AND owner_id = $2",
            self.client_id,
            self.owner_id,
            self.client_name,
            self.description,
            self.website,
            self.scope_limit,
            seen,
            self.now,
            name_key
        )?;
        if changed == 0 {
            return Ok(Written::Gone);
        }
        replace_uris(tx, &self.client_id, &self.redirect_uris).await?;
        write_changes(tx, &self.client_id, &self.changes).await?;
        self.audit.write(tx).await?;
        Ok(Written::Now)
    }
}

/// Gives a confidential app another secret. The one before may work for a while beside it; one still older ends.
#[derive(Debug)]
pub struct RotateOwnSecret {
    /// Which.
    pub client_id: String,
    /// Whose.
    pub owner_id: String,
    /// The present one: the same form sent again finds another, and changes nothing.
    pub present: Digest,
    /// The new one.
    pub secret_digest: Digest,
    /// Until when the present one works (unix seconds); `None`: no longer.
    pub keep_until: Option<i64>,
    /// The audit row.
    pub audit: Event,
}

impl Op for RotateOwnSecret {
    const NAME: &'static str = "rotate_own_secret";
    /// Whether there is such an app, with this secret.
    type Out = bool;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<bool, Error> {
        let rotated = exec!(
            tx,
            "UPDATE clients SET
                previous_secret_digest = CASE WHEN $4 IS NULL THEN NULL ELSE secret_digest END,
                previous_secret_until  = $4,
                secret_digest          = $3
             WHERE client_id = $1 AND owner_id = $2 AND secret_digest = $5",
            self.client_id,
            self.owner_id,
            self.secret_digest,
            self.keep_until,
            self.present
        )?;
        if rotated == 1 {
            self.audit.write(tx).await?;
        }
        Ok(rotated == 1)
    }
}

/// Ends the secret before the present one.
#[derive(Debug)]
pub struct EndPreviousSecret {
    /// Which.
    pub client_id: String,
    /// Whose.
    pub owner_id: String,
    /// The audit row.
    pub audit: Event,
}

impl Op for EndPreviousSecret {
    const NAME: &'static str = "end_previous_secret";
    /// Whether there was one.
    type Out = bool;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<bool, Error> {
        let ended = exec!(
            tx,
            "UPDATE clients SET previous_secret_digest = NULL, previous_secret_until = NULL
             WHERE client_id = $1 AND owner_id = $2 AND previous_secret_digest IS NOT NULL",
            self.client_id,
            self.owner_id
        )?;
        if ended == 1 {
            self.audit.write(tx).await?;
        }
        Ok(ended == 1)
    }
}

/// Disables an app, or enables it again: unless an operator disabled it.
#[derive(Debug)]
pub struct SwitchOwnClient {
    /// Which.
    pub client_id: String,
    /// Whose.
    pub owner_id: String,
    /// Whether it may be used.
    pub enabled: bool,
    /// Unix seconds.
    pub now: i64,
    /// The audit row.
    pub audit: Event,
}

impl Op for SwitchOwnClient {
    const NAME: &'static str = "switch_own_client";
    /// Whether it was the other way before.
    type Out = bool;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<bool, Error> {
        let switched = if self.enabled {
            exec!(
                tx,
                "UPDATE clients SET disabled_at = NULL, disabled_by = NULL
                 WHERE client_id = $1 AND owner_id = $2 AND disabled_by = 'owner'",
                self.client_id,
                self.owner_id
            )?
        } else {
            exec!(
                tx,
                "UPDATE clients SET disabled_at = $3, disabled_by = 'owner'
                 WHERE client_id = $1 AND owner_id = $2 AND disabled_at IS NULL",
                self.client_id,
                self.owner_id,
                self.now
            )?
        };
        if switched == 1 {
            self.audit.write(tx).await?;
        }
        Ok(switched == 1)
    }
}

/// Deletes an app of a person, and with it (by foreign keys) everything that it was given.
#[derive(Debug)]
pub struct DeleteOwnClient {
    /// Which.
    pub client_id: String,
    /// Whose.
    pub owner_id: String,
    /// The audit row.
    pub audit: Event,
}

impl Op for DeleteOwnClient {
    const NAME: &'static str = "delete_own_client";
    /// Whether it was theirs.
    type Out = bool;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<bool, Error> {
        let deleted = exec!(
            tx,
            "DELETE FROM clients WHERE client_id = $1 AND owner_id = $2",
            self.client_id,
            self.owner_id
        )?;
        if deleted == 1 {
            self.audit.write(tx).await?;
        }
        Ok(deleted == 1)
    }
}
