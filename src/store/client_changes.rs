//! What an app was before it changed, so that people who allowed it are told at their next consent.

use super::sql::{all, exec, row};
use super::{Error, Store, Tx};

/// So many changes of one app are younger than the oldest that is kept: an app that changes all the time must not fill the table.
const OLDEST_KEPT: i64 = 99;

/// What of an app changes under people's eyes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// What it calls itself.
    Name,
    /// The page it says it belongs to; empty: none.
    Website,
    /// Where it sends people, one address a line.
    RedirectUris,
    /// Who answers for it; what was is not told.
    Owner,
}

impl Field {
    /// As it is stored.
    pub fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Website => "website",
            Self::RedirectUris => "redirect_uris",
            Self::Owner => "owner",
        }
    }
}

row! {
    /// One thing that changed.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Change {
        /// Time-ordered.
        pub id: String,
        /// Unix seconds.
        pub at: i64,
        /// The word of a [`Field`].
        pub field: String,
        /// What it was before.
        pub was: String,
    }
}

impl Store {
    /// What changed about an app from `since` on, oldest first.
    pub async fn client_changes(&self, client_id: &str, since: i64) -> Result<Vec<Change>, Error> {
        let mut reader = self.reader().await?;
        all!(
            &mut reader.tx(),
            Change,
            "SELECT id, at, field, was FROM client_changes WHERE client_id = $1 AND at >= $2 ORDER BY id LIMIT 1000",
            client_id,
            since
        )
    }
}

pub(super) async fn write_changes(
    tx: &mut Tx<'_>,
    client_id: &str,
    changes: &[Change],
) -> Result<(), Error> {
    for change in changes {
        exec!(
            tx,
            "INSERT INTO client_changes (id, client_id, at, field, was) VALUES ($1, $2, $3, $4, $5)",
            change.id,
            client_id,
            change.at,
            change.field,
            change.was
        )?;
    }
    if !changes.is_empty() {
        exec!(
            tx,
            "DELETE FROM client_changes WHERE client_id = $1 AND id <
                (SELECT id FROM client_changes WHERE client_id = $1 ORDER BY id DESC LIMIT 1 OFFSET $2)",
            client_id,
            OLDEST_KEPT
        )?;
    }
    Ok(())
}
