//! Floor 3: what the server does, whoever asks. Each action reads, decides with the pure rules of floor 1, and commits one operation.

pub mod account;
pub mod actor;
pub mod admin_clients;
pub mod attempts;
pub mod authorize;
pub mod bearer;
pub mod breached;
pub mod changes;
pub mod client_auth;
pub mod clients;
pub mod connected_apps;
pub mod consent;
pub mod developer;
pub mod directory;
pub mod grants;
pub mod hashing;
pub mod health;
pub mod introspect;
pub mod issue;
pub mod joining;
pub mod language;
pub mod leaving;
pub mod mails;
pub mod manage_registration;
pub mod ownership;
pub mod passkeys;
pub mod password;
pub mod personal_tokens;
pub mod proof;
pub mod recovering;
pub mod refusals;
pub mod register_client;
pub mod registration_tokens;
pub mod revoke;
pub mod scopes;
pub mod sealing;
pub mod second_factor;
pub mod sessions;
pub mod setup;
pub mod sign_in;
pub mod site_proof;
pub mod trail;
pub mod upkeep;
pub mod users;
pub mod watch;

use crate::oauth::error::OAuthError;
use crate::store;

/// Why an action did not do what it was asked.
#[derive(Debug)]
pub enum Refusal {
    /// The protocol says no, in its own words.
    Protocol(OAuthError),
    /// Too much at once from one network or for one account; seconds to wait.
    TooMany(u64),
    /// The password pool is full; seconds to wait.
    Busy(u64),
    /// The storage failed.
    Broken(store::Error),
}

impl From<OAuthError> for Refusal {
    fn from(error: OAuthError) -> Self {
        Self::Protocol(error)
    }
}

impl From<store::Error> for Refusal {
    fn from(error: store::Error) -> Self {
        Self::Broken(error)
    }
}
