//! What was refused to an app lately, for the person who develops it. Written in batches; never secrets, codes or tokens.

use std::collections::BTreeSet;

use super::sql::{all, exec, row};
use super::{Error, Op, Store, Tx};

/// Refusals that are kept of one app.
pub const KEPT: i64 = 20;

row! {
    /// One refusal.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct ClientRefusal {
        /// Time-ordered.
        pub id: String,
        /// Whose.
        pub client_id: String,
        /// Unix seconds.
        pub at: i64,
        /// The path of the endpoint that refused.
        pub endpoint: String,
        /// The code of the RFC, or `redirect_uri` where nothing could be sent to the app.
        pub error: String,
        /// In words for developers.
        pub description: String,
        /// The redirect URI that was sent, where that is what was wrong.
        pub sent: Option<String>,
        /// Those that were registered, one a line.
        pub registered: Option<String>,
    }
}

impl Store {
    /// What was refused to an app, newest first.
    pub async fn client_refusals(&self, client_id: &str) -> Result<Vec<ClientRefusal>, Error> {
        let mut reader = self.reader().await?;
        all!(
            &mut reader.tx(),
            ClientRefusal,
            "SELECT id, client_id, at, endpoint, error, description, sent, registered FROM client_refusals
             WHERE client_id = $1 ORDER BY id DESC LIMIT $2",
            client_id,
            KEPT
        )
    }
}

/// Writes refusals down, and forgets all but the newest of each app.
#[derive(Debug)]
pub struct WriteRefusals {
    /// What was refused.
    pub refusals: Vec<ClientRefusal>,
}

impl Op for WriteRefusals {
    const NAME: &'static str = "write_refusals";
    type Out = ();

    async fn run(&self, tx: &mut Tx<'_>) -> Result<(), Error> {
        for refusal in &self.refusals {
            // The app may have gone meanwhile.
            exec!(
                tx,
                "INSERT INTO client_refusals (id, client_id, at, endpoint, error, description, sent, registered)
                 SELECT $1, client_id, $3, $4, $5, $6, $7, $8 FROM clients WHERE client_id = $2",
                refusal.id,
                refusal.client_id,
                refusal.at,
                refusal.endpoint,
                refusal.error,
                refusal.description,
                refusal.sent,
                refusal.registered
            )?;
        }
        // In one order, so that two processes on one Postgres cannot wait for each other in a circle.
        let clients: BTreeSet<&String> = self.refusals.iter().map(|one| &one.client_id).collect();
        for client_id in clients {
            exec!(
                tx,
                "DELETE FROM client_refusals WHERE client_id = $1 AND id <
                    (SELECT id FROM client_refusals WHERE client_id = $1 ORDER BY id DESC LIMIT 1 OFFSET $2)",
                client_id,
                KEPT - 1
            )?;
        }
        Ok(())
    }
}
