//! What `doctor` asks a database about itself.

use super::sql::{One, all, one, opt};
use super::{Error, Store};

impl Store {
    /// SQLite's own check of every page, index and reference: what is wrong, a line each. Postgres looks after itself.
    pub async fn integrity(&self) -> Result<Vec<String>, Error> {
        if matches!(self, Self::Postgres(_)) {
            return Ok(Vec::new());
        }
        let mut reader = self.reader().await?;
        let tx = &mut reader.tx();
        let pages = all!(tx, One<String>, "PRAGMA integrity_check")?;
        let references = all!(tx, One<String>, "PRAGMA foreign_key_check")?;
        let pages = pages.into_iter().map(|row| row.0).filter(|row| row != "ok");
        let references = references
            .into_iter()
            .map(|row| format!("a row of {} refers to one that is gone", row.0));
        Ok(pages.chain(references).collect())
    }

    /// What time it is at the database (unix seconds), if that may be another machine.
    pub async fn database_clock(&self) -> Result<Option<i64>, Error> {
        if matches!(self, Self::Sqlite(_)) {
            return Ok(None);
        }
        let mut reader = self.reader().await?;
        let row = one!(
            &mut reader.tx(),
            One<i64>,
            "SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) AS BIGINT)"
        )?;
        Ok(Some(row.0))
    }

    /// The latest time in the audit trail (unix seconds): the clock should not be before it.
    pub async fn latest_event_at(&self) -> Result<Option<i64>, Error> {
        let mut reader = self.reader().await?;
        let row = opt!(
            &mut reader.tx(),
            One<i64>,
            "SELECT at FROM audit_events ORDER BY id DESC LIMIT 1"
        )?;
        Ok(row.map(|row| row.0))
    }
}
