//! What `doctor` and the administrators' pages ask a database about itself.

use std::ffi::OsString;
use std::path::Path;

use super::sql::{One, all, one, opt};
use super::{Error, Store};

/// How a database is at present; sizes in bytes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Condition {
    /// How much it takes.
    pub size: u64,
    /// How much its log takes; `None`: that is the database server's business.
    pub log: Option<u64>,
    /// How much is free on the disk of the file.
    pub free: Option<u64>,
    /// Connections that this process has open.
    pub connections: u64,
    /// How many of them nobody uses.
    pub idle: u64,
}

impl Store {
    /// How the database is: a read or two, and never a look at the rows.
    pub async fn condition(&self) -> Result<Condition, Error> {
        match self {
            Self::Sqlite(store) => {
                let path = store.path();
                let size = |path: &Path| std::fs::metadata(path).map_or(0, |file| file.len());
                let mut log = OsString::from(path);
                log.push("-wal");
                let idle = store.idle_readers();
                Ok(Condition {
                    size: size(path),
                    log: Some(size(Path::new(&log))),
                    free: free(path),
                    // Readers that are in use are opened for their caller; the writer is one more.
                    connections: idle + 1,
                    idle,
                })
            }
            Self::Postgres(store) => {
                let mut reader = self.reader().await?;
                let size = one!(
                    &mut reader.tx(),
                    One<i64>,
                    "SELECT pg_database_size(current_database())"
                )?;
                let (connections, idle) = store.connections();
                Ok(Condition {
                    size: u64::try_from(size.0).unwrap_or(0),
                    log: None,
                    free: None,
                    connections,
                    idle,
                })
            }
        }
    }

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

/// How many bytes are free on the disk that a file is on; `None` if nobody can say.
fn free(path: &Path) -> Option<u64> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let disk = rustix::fs::statvfs(folder).ok()?;
    Some(disk.f_bavail.saturating_mul(disk.f_frsize))
}
