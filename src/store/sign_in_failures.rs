//! Counters of failed sign-ins, kept in the database so that they survive a restart and hold for every process.

use super::audit::Event;
use super::sql::{One, exec, opt};
use super::{Error, Op, Tx};
use crate::people::back_off;

/// A counter and how many failures it forgives.
#[derive(Debug, Clone)]
pub struct Counter {
    /// `user:…`, `browser:…` or `network:…`.
    pub name: String,
    /// Failures before waiting begins.
    pub free: i64,
}

/// Counts an attempt *before* the password is checked, so that many at once cannot outrun the counter.
#[derive(Debug)]
pub struct CountAttempt {
    /// All must allow it.
    pub counters: Vec<Counter>,
    /// Unix seconds.
    pub now: i64,
}

impl Op for CountAttempt {
    const NAME: &'static str = "count_attempt";
    /// Seconds to wait; 0: go on.
    type Out = i64;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<i64, Error> {
        let mut longest = 0;
        for counter in &self.counters {
            let blocked = opt!(
                tx,
                One<i64>,
                "SELECT blocked_until FROM sign_in_failures WHERE counter = $1 AND blocked_until > $2",
                counter.name,
                self.now
            )?;
            longest = longest.max(blocked.map_or(0, |until| until.0 - self.now));
        }
        if longest > 0 {
            return Ok(longest);
        }
        for counter in &self.counters {
            let window = self.now - back_off::WINDOW;
            let failures = opt!(
                tx,
                One<i64>,
                "INSERT INTO sign_in_failures AS f (counter, failures, first_at, blocked_until) VALUES ($1, 1, $2, 0)
                 ON CONFLICT (counter) DO UPDATE SET
                    failures = CASE WHEN f.first_at < $3 THEN 1 ELSE f.failures + 1 END,
                    first_at = CASE WHEN f.first_at < $3 THEN $2 ELSE f.first_at END
                 WHERE f.blocked_until <= $2
                 RETURNING failures",
                counter.name,
                self.now,
                window
            )?;
            let Some(failures) = failures else { continue };
            let wait = back_off::wait(failures.0, counter.free);
            if wait > 0 {
                let until = self.now + wait;
                exec!(
                    tx,
                    "UPDATE sign_in_failures SET blocked_until = $2 WHERE counter = $1",
                    counter.name,
                    until
                )?;
            }
        }
        Ok(0)
    }
}

/// Takes one attempt back from a counter that several people share, after a success.
#[derive(Debug)]
pub struct ForgiveAttempt {
    /// The network's counter.
    pub counter: String,
}

impl Op for ForgiveAttempt {
    const NAME: &'static str = "forgive_attempt";
    type Out = ();

    async fn run(&self, tx: &mut Tx<'_>) -> Result<(), Error> {
        exec!(
            tx,
            "UPDATE sign_in_failures SET failures = failures - 1 WHERE counter = $1 AND failures > 0",
            self.counter
        )?;
        Ok(())
    }
}

/// Writes the audit row of a sign-in that failed.
#[derive(Debug)]
pub struct RecordFailure {
    /// The audit row.
    pub audit: Event,
}

impl Op for RecordFailure {
    const NAME: &'static str = "record_failure";
    type Out = ();

    async fn run(&self, tx: &mut Tx<'_>) -> Result<(), Error> {
        self.audit.write(tx).await
    }
}
