//! Guesses at a password, counted before the password is looked at, so that many at once cannot outrun the counter.

use super::Refusal;
use crate::app::App;
use crate::people::back_off;
use crate::people::network::Network;
use crate::store::sign_in_failures::{CountAttempt, Counter};

/// The counter of an account, under which all its aliases are counted.
pub(super) fn of_account(user_id: &str) -> Counter {
    Counter {
        name: format!("user:{user_id}"),
        free: back_off::ACCOUNT_FREE,
    }
}

/// The counter of a network, which several people may share.
pub(super) fn of_network(network: &Network) -> Counter {
    Counter {
        name: format!("network:{network}"),
        free: back_off::NETWORK_FREE,
    }
}

/// Counts one attempt at each, if all allow it.
pub(super) async fn count(app: &App, counters: &[Counter], now: i64) -> Result<(), Refusal> {
    if !app.config.limits_enabled {
        return Ok(());
    }
    let wait = app
        .store
        .commit(CountAttempt {
            counters: counters.to_vec(),
            now,
        })
        .await?;
    if wait > 0 {
        return Err(Refusal::TooMany(wait.unsigned_abs()));
    }
    Ok(())
}
