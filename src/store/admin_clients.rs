//! Clients as administrators see them: lists by age, name and site, owners, and merging. Every list goes along an index and has an end.

use super::audit::Event;
use super::client_changes::{Change, write_changes};
use super::grants::lock;
use super::sql::{One, all, exec, opt, row};
use super::{Error, Op, Store, Tx};
use crate::oauth::client::{DisabledBy, RegisteredBy};

row! {
    /// What decides whether a client stands in a list, and where.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Candidate {
        /// Which.
        pub client_id: String,
        /// The key that the list goes by, beside the id; empty where it goes by age.
        pub key: String,
        /// Unix seconds.
        pub created_at: i64,
        /// By which door it came.
        pub registered_by: RegisteredBy,
        /// Since when it waits for approval.
        pub awaits_approval_at: Option<i64>,
        /// When somebody showed its secret, and asked to answer for it.
        pub claimed_at: Option<i64>,
        /// When it was checked.
        pub checked_at: Option<i64>,
        /// When it was disabled.
        pub disabled_at: Option<i64>,
        /// When it first redeemed a code.
        pub first_used_at: Option<i64>,
        /// 1: people are sent to another machine without encryption.
        pub plain_http: Option<i64>,
    }
}

row! {
    /// What a list shows of a client besides.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Shown {
        /// What it calls itself.
        pub client_name: String,
        /// Who disabled it.
        pub disabled_by: Option<DisabledBy>,
        /// The client that took its place.
        pub merged_into: Option<String>,
        /// The user name of the person who answers for it.
        pub owner: Option<String>,
        /// One of its origins.
        pub origin: Option<String>,
        /// How many it has.
        pub origins: i64,
        /// People who allow it something, as far as [`COUNTED`] of its grants tell.
        pub people: i64,
        /// Grants that were looked at for that, at most [`COUNTED`].
        pub grants: i64,
        /// When a token of it was last used; written in batches.
        pub last_used_at: Option<i64>,
    }
}

/// Grants that are counted for one row of a list.
pub const COUNTED: i64 = 500;

/// Which clients a list goes through, newest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Walk {
    /// All of them.
    All,
    /// Those that wait for approval.
    Waiting,
    /// Those whose secret somebody has shown, to answer for them.
    Claimed,
    /// Those that an administrator checked.
    Checked,
    /// Those that are disabled.
    Disabled,
    /// Those that never redeemed a code.
    Unused,
    /// Those that send people to another machine without encryption.
    PlainHttp,
}

impl Store {
    /// Clients older than `(at, client_id)`, newest first, at most `limit`.
    pub async fn walk_clients(
        &self,
        walk: Walk,
        at: i64,
        client_id: &str,
        limit: i64,
    ) -> Result<Vec<Candidate>, Error> {
        let mut reader = self.reader().await?;
        let tx = &mut reader.tx();
        match walk {
            Walk::All => all!(
                tx,
                Candidate,
                "SELECT client_id, '' AS key, created_at, registered_by, awaits_approval_at, claimed_at, checked_at, disabled_at, first_used_at, plain_http
                 FROM clients WHERE (created_at, client_id) < ($1, $2) ORDER BY created_at DESC, client_id DESC LIMIT $3",
                at,
                client_id,
                limit
            ),
            Walk::Waiting => all!(
                tx,
                Candidate,
                "SELECT client_id, '' AS key, created_at, registered_by, awaits_approval_at, claimed_at, checked_at, disabled_at, first_used_at, plain_http
                 FROM clients WHERE awaits_approval_at IS NOT NULL AND (created_at, client_id) < ($1, $2)
                 ORDER BY created_at DESC, client_id DESC LIMIT $3",
                at,
                client_id,
                limit
            ),
            Walk::Claimed => all!(
                tx,
                Candidate,
                "SELECT client_id, '' AS key, created_at, registered_by, awaits_approval_at, claimed_at, checked_at, disabled_at, first_used_at, plain_http
                 FROM clients WHERE claimed_at IS NOT NULL AND (created_at, client_id) < ($1, $2)
                 ORDER BY created_at DESC, client_id DESC LIMIT $3",
                at,
                client_id,
                limit
            ),
            Walk::Checked => all!(
                tx,
                Candidate,
                "SELECT client_id, '' AS key, created_at, registered_by, awaits_approval_at, claimed_at, checked_at, disabled_at, first_used_at, plain_http
                 FROM clients WHERE checked_at IS NOT NULL AND (created_at, client_id) < ($1, $2)
                 ORDER BY created_at DESC, client_id DESC LIMIT $3",
                at,
                client_id,
                limit
            ),
            Walk::Disabled => all!(
                tx,
                Candidate,
                "SELECT client_id, '' AS key, created_at, registered_by, awaits_approval_at, claimed_at, checked_at, disabled_at, first_used_at, plain_http
                 FROM clients WHERE disabled_at IS NOT NULL AND (created_at, client_id) < ($1, $2)
                 ORDER BY created_at DESC, client_id DESC LIMIT $3",
                at,
                client_id,
                limit
            ),
            Walk::Unused => all!(
                tx,
                Candidate,
                "SELECT client_id, '' AS key, created_at, registered_by, awaits_approval_at, claimed_at, checked_at, disabled_at, first_used_at, plain_http
                 FROM clients WHERE first_used_at IS NULL AND (created_at, client_id) < ($1, $2)
                 ORDER BY created_at DESC, client_id DESC LIMIT $3",
                at,
                client_id,
                limit
            ),
            Walk::PlainHttp => all!(
                tx,
                Candidate,
                "SELECT client_id, '' AS key, created_at, registered_by, awaits_approval_at, claimed_at, checked_at, disabled_at, first_used_at, plain_http
                 FROM clients WHERE plain_http = 1 AND (created_at, client_id) < ($1, $2)
                 ORDER BY created_at DESC, client_id DESC LIMIT $3",
                at,
                client_id,
                limit
            ),
        }
    }

    /// Clients whose name key is below `to` and behind `(key, client_id)`, in this order, at most `limit`.
    pub async fn clients_by_name(
        &self,
        key: &str,
        client_id: &str,
        to: &str,
        limit: i64,
    ) -> Result<Vec<Candidate>, Error> {
        let mut reader = self.reader().await?;
        all!(
            &mut reader.tx(),
            Candidate,
            "SELECT client_id, name_key AS key, created_at, registered_by, awaits_approval_at, claimed_at, checked_at, disabled_at, first_used_at, plain_http
             FROM clients WHERE (name_key, client_id) > ($1, $2) AND name_key < $3 ORDER BY name_key, client_id LIMIT $4",
            key,
            client_id,
            to,
            limit
        )
    }

    /// Clients with a site key below `to` and behind `(key, client_id)`, in this order, at most `limit`: one row for each site.
    pub async fn clients_by_site(
        &self,
        key: &str,
        client_id: &str,
        to: &str,
        limit: i64,
    ) -> Result<Vec<Candidate>, Error> {
        let mut reader = self.reader().await?;
        all!(
            &mut reader.tx(),
            Candidate,
            "SELECT s.client_id, s.site_key AS key, c.created_at, c.registered_by, c.awaits_approval_at, c.claimed_at, c.checked_at, c.disabled_at,
                    c.first_used_at, c.plain_http
             FROM client_sites s JOIN clients c ON c.client_id = s.client_id
             WHERE (s.site_key, s.client_id) > ($1, $2) AND s.site_key < $3 ORDER BY s.site_key, s.client_id LIMIT $4",
            key,
            client_id,
            to,
            limit
        )
    }

    /// What a list shows of a client.
    pub async fn shown_client(&self, client_id: &str) -> Result<Option<Shown>, Error> {
        let mut reader = self.reader().await?;
        opt!(
            &mut reader.tx(),
            Shown,
            "SELECT c.client_name, c.disabled_by, c.merged_into, u.username AS owner,
                    (SELECT MIN(s.origin) FROM client_sites s WHERE s.client_id = c.client_id) AS origin,
                    (SELECT COUNT(*) FROM client_sites s WHERE s.client_id = c.client_id) AS origins,
                    (SELECT COUNT(DISTINCT CASE WHEN few.ended_at IS NULL THEN few.user_id END)
                       FROM (SELECT user_id, ended_at FROM grants WHERE client_id = $1 LIMIT $2) few) AS people,
                    (SELECT COUNT(*) FROM (SELECT id FROM grants WHERE client_id = $1 LIMIT $2) few) AS grants,
                    (SELECT MAX(g.last_used_at) FROM grants g WHERE g.client_id = $1) AS last_used_at
             FROM clients c LEFT JOIN users u ON u.id = c.owner_id WHERE c.client_id = $1",
            client_id,
            COUNTED
        )
    }

    /// What happened to a client, newest first, at most `limit`; rotations of tokens are left out.
    pub async fn client_history(&self, client_id: &str, limit: i64) -> Result<Vec<Event>, Error> {
        let mut reader = self.reader().await?;
        all!(
            &mut reader.tx(),
            Event,
            "SELECT id, at, event, user_id, client_id, grant_id, network, actor_id, detail FROM audit_events
             WHERE client_id = $1 AND event <> 'tokens_refreshed' ORDER BY id DESC LIMIT $2",
            client_id,
            limit
        )
    }
}

/// By an administrator's word another person answers for a client, or nobody: nobody has checked it any more, and everybody is asked again.
#[derive(Debug)]
pub struct AssignClient {
    /// Which.
    pub client_id: String,
    /// Who answers for it; `None`: nobody.
    pub owner_id: Option<String>,
    /// That it has another owner.
    pub change: Change,
    /// Unix seconds.
    pub now: i64,
    /// The audit row.
    pub audit: Event,
}

impl Op for AssignClient {
    const NAME: &'static str = "assign_client";
    /// Whether there is such a client, with another owner until now.
    type Out = bool;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<bool, Error> {
        lock(tx, self.owner_id.as_deref(), Some(&self.client_id)).await?;
        let assigned = exec!(
            tx,
            "UPDATE clients SET owner_id = $2, claimed_by = NULL, claimed_at = NULL, checked_at = NULL,
                handover_name = NULL, handover_to = NULL, handover_at = NULL,
                changed_at    = CASE WHEN created_at >= $3 THEN created_at + 1 ELSE $3 END,
                registered_by = CASE WHEN registered_by = 'operator' AND $2 IS NOT NULL THEN 'developer' ELSE registered_by END
             WHERE client_id = $1 AND COALESCE(owner_id, '') <> COALESCE($2, '')",
            self.client_id,
            self.owner_id,
            self.now
        )?;
        if assigned == 0 {
            return Ok(false);
        }
        write_changes(tx, &self.client_id, std::slice::from_ref(&self.change)).await?;
        self.audit.write(tx).await?;
        Ok(true)
    }
}

/// Puts one client in the place of another of the same site.
#[derive(Debug)]
pub struct MergeClient {
    /// The one that is kept.
    pub kept: String,
    /// The one in whose place it is put.
    pub other: String,
    /// Unix seconds.
    pub now: i64,
    /// The audit row.
    pub audit: Event,
}

/// Puts one client in the place of others.
#[derive(Debug)]
pub struct MergeClients {
    /// One by one, in this order.
    pub merges: Vec<MergeClient>,
}

/// What became of clients in whose place another was put.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Merged {
    /// Nobody had ever used these: they are deleted.
    pub deleted: usize,
    /// These are disabled, and say which client to use instead.
    pub disabled: usize,
    /// These were left alone: gone or disabled before, without a site in common, or the kept one was gone or disabled.
    pub left: usize,
}

impl Op for MergeClients {
    const NAME: &'static str = "merge_clients";
    type Out = Merged;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<Merged, Error> {
        let mut merged = Merged::default();
        for merge in &self.merges {
            match merge.run(tx).await? {
                Fate::Deleted => merged.deleted += 1,
                Fate::Disabled => merged.disabled += 1,
                Fate::Left => merged.left += 1,
            }
        }
        Ok(merged)
    }
}

/// What became of one.
enum Fate {
    Deleted,
    Disabled,
    Left,
}

impl MergeClient {
    async fn run(&self, tx: &mut Tx<'_>) -> Result<Fate, Error> {
        // Always in one order, so that two who merge each other's do not wait in a circle.
        let (first, second) = if self.kept < self.other {
            (&self.kept, &self.other)
        } else {
            (&self.other, &self.kept)
        };
        lock(tx, None, Some(first)).await?;
        lock(tx, None, Some(second)).await?;
        let possible = opt!(
            tx,
            One<String>,
            "SELECT k.client_id FROM clients k JOIN clients o ON o.client_id = $2
             WHERE k.client_id = $1 AND k.client_id <> o.client_id AND k.disabled_at IS NULL AND o.disabled_at IS NULL
               AND EXISTS (SELECT 1 FROM client_sites a JOIN client_sites b ON b.client_id = $2 AND b.origin = a.origin WHERE a.client_id = $1)",
            self.kept,
            self.other
        )?;
        if possible.is_none() {
            return Ok(Fate::Left);
        }
        // What pointed there points on.
        exec!(
            tx,
            "UPDATE clients SET merged_into = $1 WHERE merged_into = $2",
            self.kept,
            self.other
        )?;
        let deleted = exec!(
            tx,
            "DELETE FROM clients WHERE client_id = $1 AND first_used_at IS NULL AND NOT EXISTS (SELECT 1 FROM grants WHERE client_id = $1)",
            self.other
        )?;
        if deleted == 0 {
            exec!(
                tx,
                "UPDATE clients SET disabled_at = $3, disabled_by = 'operator', merged_into = $2 WHERE client_id = $1",
                self.other,
                self.kept,
                self.now
            )?;
        }
        self.audit.write(tx).await?;
        Ok(if deleted == 1 {
            Fate::Deleted
        } else {
            Fate::Disabled
        })
    }
}
