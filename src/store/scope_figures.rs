//! How much each scope is used: counted by a job, page by page, because there is no index that knows.

use super::sql::{One, all, exec, opt, row};
use super::{Error, Op, Store, Tx};
use crate::oauth::scope::Scope;

row! {
    /// How much one scope is used.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct ScopeFigure {
        /// Its name; empty: clients without a limit.
        pub scope: String,
        /// Clients that have it in their limit.
        pub clients: i64,
        /// Grants that people have not ended and that hold it.
        pub grants: i64,
        /// When that was counted (unix seconds).
        pub counted_at: i64,
    }
}

row! {
    /// The limit of one client.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Limit {
        /// Which.
        pub client_id: String,
        /// What it may ask for at most.
        pub scope_limit: Option<Scope>,
    }
}

row! {
    /// What one grant holds.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Held {
        /// Which.
        pub id: String,
        /// The scope.
        pub scope: Scope,
        /// When it ended.
        pub ended_at: Option<i64>,
    }
}

impl Store {
    /// The figures of every scope, by name.
    pub async fn scope_figures(&self) -> Result<Vec<ScopeFigure>, Error> {
        let mut reader = self.reader().await?;
        all!(
            &mut reader.tx(),
            ScopeFigure,
            "SELECT scope, clients, grants, counted_at FROM scope_figures ORDER BY scope"
        )
    }

    /// When scopes were last counted.
    pub async fn scopes_counted_at(&self) -> Result<Option<i64>, Error> {
        let mut reader = self.reader().await?;
        let found = opt!(
            &mut reader.tx(),
            One<i64>,
            "SELECT counted_at FROM scope_figures WHERE scope = ''"
        )?;
        Ok(found.map(|row| row.0))
    }

    /// The limits of clients behind `after`, by id, at most `limit`.
    pub async fn scope_limits(&self, after: &str, limit: i64) -> Result<Vec<Limit>, Error> {
        let mut reader = self.reader().await?;
        all!(
            &mut reader.tx(),
            Limit,
            "SELECT client_id, scope_limit FROM clients WHERE client_id > $1 ORDER BY client_id LIMIT $2",
            after,
            limit
        )
    }

    /// What grants behind `after` hold, by id, at most `limit`.
    pub async fn held_scopes(&self, after: &str, limit: i64) -> Result<Vec<Held>, Error> {
        let mut reader = self.reader().await?;
        all!(
            &mut reader.tx(),
            Held,
            "SELECT id, scope, ended_at FROM grants WHERE id > $1 ORDER BY id LIMIT $2",
            after,
            limit
        )
    }
}

/// Writes figures in the place of those before.
#[derive(Debug)]
pub struct WriteScopeFigures {
    /// The new ones.
    pub figures: Vec<ScopeFigure>,
}

impl Op for WriteScopeFigures {
    const NAME: &'static str = "write_scope_figures";
    type Out = ();

    async fn run(&self, tx: &mut Tx<'_>) -> Result<(), Error> {
        exec!(tx, "DELETE FROM scope_figures")?;
        for figure in &self.figures {
            exec!(
                tx,
                "INSERT INTO scope_figures (scope, clients, grants, counted_at) VALUES ($1, $2, $3, $4)
                 ON CONFLICT (scope) DO UPDATE SET clients = excluded.clients, grants = excluded.grants, counted_at = excluded.counted_at",
                figure.scope,
                figure.clients,
                figure.grants,
                figure.counted_at
            )?;
        }
        Ok(())
    }
}
