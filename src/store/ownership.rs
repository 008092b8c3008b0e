//! Who answers for an app: offers from owner to owner, claims of apps that registered themselves, and what an operator gives away.

use super::audit::Event;
use super::client_changes::{Change, write_changes};
use super::clients::uris_of;
use super::developer::{Written, count};
use super::grants::lock;
use super::sql::{all, exec, opt, row};
use super::{Error, Op, Store, Tx};

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
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum By {
    /// Its owner offered it since then (unix seconds).
    Offer(i64),
    /// An operator gives it away, which has no owner.
    Operator,
    /// The person has shown its secret since then, and spoken for every site that it sends people to.
    Site {
        /// Unix seconds.
        since: i64,
        /// Its redirect URIs, as they were when the sites were looked at.
        uris: Vec<String>,
    },
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
        let taken = match &self.by {
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
            // Another redirect URI that came meanwhile is a site that nobody has spoken for.
            By::Site { uris, .. } if *uris != uris_of(tx, &self.client_id).await? => 0,
            By::Site { since, .. } => exec!(
                tx,
                "UPDATE clients SET owner_id = $2, claimed_by = NULL, claimed_at = NULL, checked_at = NULL,
                    changed_at = CASE WHEN created_at >= $3 THEN created_at + 1 ELSE $3 END
                 WHERE client_id = $1 AND owner_id IS NULL AND claimed_by = $2 AND claimed_at > $4",
                self.client_id,
                self.user_id,
                self.now,
                since
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
