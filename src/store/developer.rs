//! Apps that people answer for. Each operation names the person, so that nobody changes what is not theirs.

use super::audit::Event;
use super::client_changes::{Change, write_changes};
use super::clients::{RegisterClient, write_uris};
use super::grants::lock;
use super::sql::{One, all, exec, one, opt, row};
use super::{Error, Op, Store, Tx};
use crate::oauth::client::Client;
use crate::oauth::scope::Scope;
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

row! {
    /// An app whose owner has offered it to somebody.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Offer {
        /// Which.
        pub client_id: String,
        /// What it calls itself.
        pub client_name: String,
        /// The user name of the owner.
        pub owner: Option<String>,
        /// The user name that the owner typed, whether anybody has it or not.
        pub handover_name: String,
        /// Unix seconds.
        pub handover_at: i64,
    }
}

row! {
    /// An app whose secret somebody has shown, and who waits for an administrator's word.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Claim {
        /// Which.
        pub client_id: String,
        /// What it calls itself.
        pub client_name: String,
        /// Who.
        pub claimed_by: String,
        /// Unix seconds.
        pub claimed_at: i64,
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
                    description, owner_id, previous_secret_digest, previous_secret_until, disabled_by
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

    /// To whom an app is offered since `since`, if it is.
    pub async fn offer_of(&self, client_id: &str, since: i64) -> Result<Option<Offer>, Error> {
        let mut reader = self.reader().await?;
        opt!(
            &mut reader.tx(),
            Offer,
            "SELECT c.client_id, c.client_name, u.username AS owner, c.handover_name, c.handover_at
             FROM clients c LEFT JOIN users u ON u.id = c.owner_id
             WHERE c.client_id = $1 AND c.handover_name IS NOT NULL AND c.handover_at > $2",
            client_id,
            since
        )
    }

    /// The apps that a person was offered since `since`, newest first.
    pub async fn offers_to(&self, user_id: &str, since: i64) -> Result<Vec<Offer>, Error> {
        let mut reader = self.reader().await?;
        all!(
            &mut reader.tx(),
            Offer,
            "SELECT c.client_id, c.client_name, u.username AS owner, c.handover_name, c.handover_at
             FROM clients c LEFT JOIN users u ON u.id = c.owner_id
             WHERE c.handover_to = $1 AND c.handover_at > $2 ORDER BY c.handover_at DESC LIMIT 50",
            user_id,
            since
        )
    }

    /// The claim on an app since `since`, if there is one.
    pub async fn claim_on(&self, client_id: &str, since: i64) -> Result<Option<Claim>, Error> {
        let mut reader = self.reader().await?;
        opt!(
            &mut reader.tx(),
            Claim,
            "SELECT client_id, client_name, claimed_by, claimed_at FROM clients
             WHERE client_id = $1 AND claimed_by IS NOT NULL AND claimed_at > $2",
            client_id,
            since
        )
    }

    /// The apps that a person has claimed since `since`, newest first.
    pub async fn claims_of(&self, user_id: &str, since: i64) -> Result<Vec<Claim>, Error> {
        let mut reader = self.reader().await?;
        all!(
            &mut reader.tx(),
            Claim,
            "SELECT client_id, client_name, claimed_by, claimed_at FROM clients
             WHERE claimed_by = $1 AND claimed_at > $2 ORDER BY claimed_at DESC LIMIT 50",
            user_id,
            since
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
async fn count(tx: &mut Tx<'_>, user_id: &str) -> Result<i64, Error> {
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
        let changed = exec!(
            tx,
            "UPDATE clients SET client_name = $3, description = $4, website = $5, scope_limit = $6,
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
            self.now
        )?;
        if changed == 0 {
            return Ok(Written::Gone);
        }
        exec!(
            tx,
            "DELETE FROM redirect_uris WHERE client_id = $1",
            self.client_id
        )?;
        write_uris(tx, &self.client_id, &self.redirect_uris).await?;
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

/// Offers an app to another person, or withdraws the offer.
#[derive(Debug)]
pub struct OfferClient {
    /// Which.
    pub client_id: String,
    /// Whose.
    pub owner_id: String,
    /// The user name that was typed; `None` withdraws.
    pub name: Option<String>,
    /// The person of that name, if there is one.
    pub user_id: Option<String>,
    /// Unix seconds.
    pub now: i64,
    /// The audit row.
    pub audit: Event,
}

impl Op for OfferClient {
    const NAME: &'static str = "offer_client";
    /// Whether it is theirs to offer.
    type Out = bool;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<bool, Error> {
        let offered = exec!(
            tx,
            "UPDATE clients SET handover_name = $3, handover_to = $4, handover_at = CASE WHEN $3 IS NULL THEN NULL ELSE $5 END
             WHERE client_id = $1 AND owner_id = $2 AND ($3 IS NOT NULL OR handover_name IS NOT NULL)",
            self.client_id,
            self.owner_id,
            self.name,
            self.user_id,
            self.now
        )?;
        if offered == 1 {
            self.audit.write(tx).await?;
        }
        Ok(offered == 1)
    }
}

/// A person says no to an app that they were offered.
#[derive(Debug)]
pub struct DeclineClient {
    /// Which.
    pub client_id: String,
    /// Who was offered it.
    pub user_id: String,
    /// The audit row.
    pub audit: Event,
}

impl Op for DeclineClient {
    const NAME: &'static str = "decline_client";
    /// Whether there was an offer.
    type Out = bool;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<bool, Error> {
        let declined = exec!(
            tx,
            "UPDATE clients SET handover_name = NULL, handover_to = NULL, handover_at = NULL WHERE client_id = $1 AND handover_to = $2",
            self.client_id,
            self.user_id
        )?;
        if declined == 1 {
            self.audit.write(tx).await?;
        }
        Ok(declined == 1)
    }
}

/// Why an app gets another owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// Its owner offered it since then (unix seconds).
    Offer(i64),
    /// An operator gives it away, which has no owner.
    Operator,
}

/// Another person answers for an app from now on: nobody has checked it any more, and everybody is asked again.
#[derive(Debug)]
pub struct TakeClient {
    /// Which.
    pub client_id: String,
    /// Who answers for it.
    pub user_id: String,
    /// By whose word.
    pub by: By,
    /// Apps that one person may have; no limit for an operator.
    pub limit: Option<i64>,
    /// That it has another owner.
    pub change: Change,
    /// Unix seconds.
    pub now: i64,
    /// The audit row.
    pub audit: Event,
}

impl Op for TakeClient {
    const NAME: &'static str = "take_client";
    type Out = Written;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<Written, Error> {
        lock(tx, Some(&self.user_id), Some(&self.client_id)).await?;
        if let Some(limit) = self.limit
            && count(tx, &self.user_id).await? >= limit
        {
            return Ok(Written::LimitReached);
        }
        let taken = match self.by {
            By::Offer(since) => exec!(
                tx,
                "UPDATE clients SET owner_id = $2, handover_name = NULL, handover_to = NULL, handover_at = NULL, checked_at = NULL,
                    changed_at    = CASE WHEN created_at >= $3 THEN created_at + 1 ELSE $3 END,
                    registered_by = CASE WHEN registered_by = 'operator' THEN 'developer' ELSE registered_by END
                 WHERE client_id = $1 AND handover_to = $2 AND handover_at > $4",
                self.client_id,
                self.user_id,
                self.now,
                since
            )?,
            By::Operator => exec!(
                tx,
                "UPDATE clients SET owner_id = $2, claimed_by = NULL, claimed_at = NULL, checked_at = NULL,
                    changed_at    = CASE WHEN created_at >= $3 THEN created_at + 1 ELSE $3 END,
                    registered_by = CASE WHEN registered_by = 'operator' THEN 'developer' ELSE registered_by END
                 WHERE client_id = $1 AND owner_id IS NULL",
                self.client_id,
                self.user_id,
                self.now
            )?,
        };
        if taken == 0 {
            return Ok(Written::Gone);
        }
        write_changes(tx, &self.client_id, std::slice::from_ref(&self.change)).await?;
        self.audit.write(tx).await?;
        Ok(Written::Now)
    }
}

/// Remembers that a person has shown the secret of an app that registered itself, and asks to answer for it.
#[derive(Debug)]
pub struct ClaimClient {
    /// Which.
    pub client_id: String,
    /// Who.
    pub user_id: String,
    /// Unix seconds.
    pub now: i64,
    /// The audit row.
    pub audit: Event,
}

impl Op for ClaimClient {
    const NAME: &'static str = "claim_client";
    /// Whether it is one that can be claimed.
    type Out = bool;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<bool, Error> {
        let claimed = exec!(
            tx,
            "UPDATE clients SET claimed_by = $2, claimed_at = $3
             WHERE client_id = $1 AND owner_id IS NULL AND registered_by IN ('api', 'dynamic')",
            self.client_id,
            self.user_id,
            self.now
        )?;
        if claimed == 1 {
            self.audit.write(tx).await?;
        }
        Ok(claimed == 1)
    }
}
