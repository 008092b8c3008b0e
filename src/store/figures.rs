//! How much there is of everything: bounded counts at once, and whole ones by a job, for the administrators' first page.

use super::sql::{One, all, exec, one, row};
use super::{Error, Op, Store, Tx};

row! {
    /// What a job counted.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Figure {
        /// One of [`names`].
        pub name: String,
        /// How many.
        pub figure: i64,
        /// When (unix seconds).
        pub counted_at: i64,
    }
}

/// What is counted.
pub mod names {
    /// People.
    pub const PEOPLE: &str = "people";
    /// Apps.
    pub const APPS: &str = "apps";
    /// Grants that live.
    pub const GRANTS: &str = "grants";
    /// Apps in use whose answers travel without encryption.
    pub const PLAIN_HTTP: &str = "plain_http";
}

row! {
    /// What waits for an administrator; each counted to `Store::waiting`'s bound at most.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Waiting {
        /// Apps that wait for approval.
        pub approvals: i64,
        /// Apps whose secret a person has shown, to answer for them.
        pub claims: i64,
        /// Administrators whom a password alone protects.
        pub unprotected: i64,
        /// Invitations that end soon, with uses left.
        pub invitations: i64,
        /// Refusals of apps since the given moment.
        pub refusals: i64,
        /// Failed sign-ins since the given event id.
        pub sign_ins: i64,
    }
}

impl Store {
    /// What was counted by the job.
    pub async fn figures(&self) -> Result<Vec<Figure>, Error> {
        let mut reader = self.reader().await?;
        all!(
            &mut reader.tx(),
            Figure,
            "SELECT name, figure, counted_at FROM figures ORDER BY name"
        )
    }

    /// People, apps and live grants, each counted to `most` at most: exact for small instances, and never slow.
    pub async fn first_figures(&self, most: i64) -> Result<[i64; 3], Error> {
        let mut reader = self.reader().await?;
        let tx = &mut reader.tx();
        let people = one!(
            tx,
            One<i64>,
            "SELECT COUNT(*) FROM (SELECT id FROM users ORDER BY id LIMIT $1) p",
            most
        )?;
        let apps = one!(
            tx,
            One<i64>,
            "SELECT COUNT(*) FROM (SELECT client_id FROM clients ORDER BY client_id LIMIT $1) c",
            most
        )?;
        // Ended ones among the first are left out afterwards: what is looked at stays bounded.
        let grants = one!(
            tx,
            One<i64>,
            "SELECT COUNT(*) FROM (SELECT ended_at FROM grants ORDER BY id LIMIT $1) g",
            most
        )?;
        let ended = one!(
            tx,
            One<i64>,
            "SELECT COUNT(*) FROM (SELECT id FROM grants WHERE ended_at IS NOT NULL ORDER BY ended_at LIMIT $1) g",
            most
        )?;
        let grants = if grants.0 < most {
            grants.0 - ended.0
        } else {
            most
        };
        Ok([people.0, apps.0, grants])
    }

    /// What waits. `soon`, `since` in unix seconds; `since_id` an event's id; each counted to `most` at most.
    pub async fn waiting(
        &self,
        now: i64,
        soon: i64,
        since: i64,
        since_id: &str,
        most: i64,
    ) -> Result<Waiting, Error> {
        let mut reader = self.reader().await?;
        one!(
            &mut reader.tx(),
            Waiting,
            "SELECT
               (SELECT COUNT(*) FROM (SELECT client_id FROM clients WHERE awaits_approval_at IS NOT NULL ORDER BY awaits_approval_at LIMIT $5) a) AS approvals,
               (SELECT COUNT(*) FROM (SELECT client_id FROM clients WHERE claimed_by IS NOT NULL ORDER BY claimed_by LIMIT $5) c) AS claims,
               (SELECT COUNT(*) FROM (SELECT id FROM users WHERE admin_at IS NOT NULL AND protected_at IS NULL AND disabled_at IS NULL LIMIT $5) u) AS unprotected,
               (SELECT COUNT(*) FROM (SELECT id FROM links WHERE purpose = 'invite' AND uses_left > 0 AND expires_at > $1 AND expires_at <= $2 LIMIT $5) l) AS invitations,
               (SELECT COUNT(*) FROM (SELECT id FROM client_refusals WHERE at >= $3 ORDER BY at LIMIT $5) r) AS refusals,
               (SELECT COUNT(*) FROM (SELECT id FROM audit_events WHERE event = 'sign_in_failed' AND event <> 'tokens_refreshed' AND id >= $4 ORDER BY id LIMIT $5) s) AS sign_ins",
            now,
            soon,
            since,
            since_id,
            most
        )
    }

    /// Counts everything: reads whole indexes, so only the job does it.
    pub async fn count_everything(&self) -> Result<Vec<(&'static str, i64)>, Error> {
        let mut reader = self.reader().await?;
        let tx = &mut reader.tx();
        let people = one!(tx, One<i64>, "SELECT COUNT(*) FROM users")?.0;
        let apps = one!(tx, One<i64>, "SELECT COUNT(*) FROM clients")?.0;
        let grants = one!(tx, One<i64>, "SELECT COUNT(*) FROM grants")?.0;
        let ended = one!(
            tx,
            One<i64>,
            "SELECT COUNT(*) FROM grants WHERE ended_at IS NOT NULL"
        )?
        .0;
        let plain = one!(
            tx,
            One<i64>,
            "SELECT COUNT(DISTINCT c.client_id) FROM redirect_uris r JOIN clients c ON c.client_id = r.client_id
             WHERE c.first_used_at IS NOT NULL AND c.disabled_at IS NULL AND r.redirect_uri LIKE 'http://%'
               AND r.redirect_uri NOT LIKE 'http://localhost%' AND r.redirect_uri NOT LIKE 'http://127.%' AND r.redirect_uri NOT LIKE 'http://[::1]%'"
        )?
        .0;
        Ok(vec![
            (names::PEOPLE, people),
            (names::APPS, apps),
            (names::GRANTS, grants - ended),
            (names::PLAIN_HTTP, plain),
        ])
    }
}

/// Writes down what was counted.
#[derive(Debug)]
pub struct WriteFigures {
    /// How many of what.
    pub figures: Vec<(&'static str, i64)>,
    /// Unix seconds.
    pub now: i64,
}

impl Op for WriteFigures {
    const NAME: &'static str = "write_figures";
    type Out = ();

    async fn run(&self, tx: &mut Tx<'_>) -> Result<(), Error> {
        for (name, figure) in &self.figures {
            exec!(
                tx,
                "INSERT INTO figures (name, figure, counted_at) VALUES ($1, $2, $3)
                 ON CONFLICT (name) DO UPDATE SET figure = excluded.figure, counted_at = excluded.counted_at",
                name,
                figure,
                self.now
            )?;
        }
        Ok(())
    }
}
