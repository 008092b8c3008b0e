//! Postgres: a pool, each operation in a transaction of its own, tried again where that is safe.
//!
//! Several server processes share one database and nothing else; Postgres groups their commits itself.

use std::str::FromStr;
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use sqlx::{Acquire, Postgres};

use super::{Error, Op, OpenError, Retry, Tx};

/// Connections of one process.
const CONNECTIONS: u32 = 32;
/// How long a request waits for one of them.
const ACQUIRE: Duration = Duration::from_secs(5);
/// How often an operation is tried.
const TRIES: u32 = 5;

/// A Postgres database.
#[derive(Clone)]
pub struct PostgresStore {
    pool: PgPool,
}

impl PostgresStore {
    pub(super) async fn open(url: &str) -> Result<Self, OpenError> {
        let options = PgConnectOptions::from_str(url)?
            .application_name("permesso")
            .statement_cache_capacity(256);
        let pool = PgPoolOptions::new()
            .max_connections(CONNECTIONS)
            .acquire_timeout(ACQUIRE)
            .test_before_acquire(false)
            .connect_with(options)
            .await?;
        Ok(Self { pool })
    }

    pub(super) async fn commit<O: Op>(&self, op: O) -> Result<O::Out, Error> {
        let mut tried = 0;
        loop {
            tried += 1;
            match self.attempt(&op).await {
                Err(error) if error.retry == Retry::Safe && tried < TRIES => {
                    tokio::time::sleep(Duration::from_millis(5 << tried)).await;
                }
                answer => return answer,
            }
        }
    }

    async fn attempt<O: Op>(&self, op: &O) -> Result<O::Out, Error> {
        let mut connection = self.pool.acquire().await?;
        let mut transaction = connection.begin().await?;
        let out = op.run(&mut Tx::Postgres(&mut transaction)).await?;
        // A connection lost in COMMIT leaves open whether it happened: to run, say, a redemption again would take it for a replay.
        transaction.commit().await.map_err(|error| {
            let mut error = Error::from(error);
            if matches!(error.source.downcast_ref(), Some(sqlx::Error::Io(_))) {
                error.retry = Retry::No;
            }
            error
        })?;
        Ok(out)
    }

    pub(super) async fn reader(&self) -> Result<sqlx::pool::PoolConnection<Postgres>, Error> {
        Ok(self.pool.acquire().await?)
    }

    /// How many connections are open, and how many of them nobody uses.
    pub(super) fn connections(&self) -> (u64, u64) {
        (u64::from(self.pool.size()), self.pool.num_idle() as u64)
    }

    pub(super) async fn close(&self) {
        self.pool.close().await;
    }
}
