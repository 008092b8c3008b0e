//! Counting attempts before they are looked at, per account and per network, without locking the owner out (ASVS 6.3.1, 6.1.1).

use super::Refusal;
use crate::app::App;
use crate::oauth::token::Digest;
use crate::people::back_off;
use crate::people::network::Network;
use crate::store::audit::Event;
use crate::store::sign_in_failures::{CountAttempt, Counter, ForgiveAttempt, RecordFailure};

/// Who tries, as the counters see it.
#[derive(Clone, Copy)]
pub struct Tries<'a> {
    /// The browser's own cookie; none at the API.
    pub browser: Option<Digest>,
    /// From where.
    pub network: &'a Network,
}

/// An attempt that was counted.
pub struct Counted {
    /// The account's counter, which the operation of a success clears.
    pub account: String,
    network: String,
}

impl Tries<'_> {
    /// Counts an attempt at a person's password.
    pub async fn password(&self, app: &App, user_id: &str, now: i64) -> Result<Counted, Refusal> {
        let account = self.name(app, "", user_id).await?;
        self.count(app, account, now).await
    }

    /// Counts an attempt at a person's second factor. Its counter is not that of the password: who knows that does not clear this one.
    pub async fn second_factor(
        &self,
        app: &App,
        user_id: &str,
        now: i64,
    ) -> Result<Counted, Refusal> {
        let account = self.name(app, "second-", user_id).await?;
        self.count(app, account, now).await
    }

    /// A browser that this person signed in with before has a counter of its own, so that a stranger's failures do not lock the owner out.
    pub(super) async fn name(
        &self,
        app: &App,
        what: &str,
        user_id: &str,
    ) -> Result<String, Refusal> {
        Ok(match self.browser {
            Some(browser) if app.store.knows_browser(&browser, user_id).await? => {
                format!("{what}browser:{}:{user_id}", hex(&browser))
            }
            _ => format!("{what}user:{user_id}"),
        })
    }

    /// Counts an attempt before anything is compared, so that many at once cannot outrun the counters.
    pub(super) async fn count(
        &self,
        app: &App,
        account: String,
        now: i64,
    ) -> Result<Counted, Refusal> {
        let counted = Counted {
            account,
            network: format!("network:{}", self.network),
        };
        if !app.config.limits_enabled {
            return Ok(counted);
        }
        let counters = vec![
            Counter {
                name: counted.account.clone(),
                free: back_off::ACCOUNT_FREE,
            },
            Counter {
                name: counted.network.clone(),
                free: back_off::NETWORK_FREE,
            },
        ];
        match app.store.commit(CountAttempt { counters, now }).await? {
            0 => Ok(counted),
            wait => Err(Refusal::TooMany(wait.unsigned_abs())),
        }
    }
}

impl Counted {
    /// It was right: the network's counter, which several people share, takes it back.
    pub async fn forgive(self, app: &App) -> Result<(), Refusal> {
        if app.config.limits_enabled {
            let counter = self.network;
            app.store.commit(ForgiveAttempt { counter }).await?;
        }
        Ok(())
    }
}

/// Writes down that somebody's attempt was wrong; `event` says at what.
pub(super) async fn failed(
    app: &App,
    event: &str,
    user_id: Option<String>,
    network: &Network,
    now: i64,
) -> Result<(), Refusal> {
    let audit = Event {
        user_id,
        ..app.event(event, Some(network), now)
    };
    Ok(app.store.commit(RecordFailure { audit }).await?)
}

pub(super) fn hex(digest: &Digest) -> String {
    data_encoding::HEXLOWER.encode(digest.as_bytes())
}
