//! RFC 6749 6, RFC 9700 4.14: refresh tokens that rotate, forgive a lost answer, and end the family of a stolen one.
//!
//! The presented token derives its successor together with a random salt (`Token::derived`). While the repeat window is open, the same
//! token gives the same successor; when it closes the salt is erased, and neither the database nor the old token can.

use super::client::{Client, TokenPolicy};
use super::error::OAuthError;
use super::scope::Scope;
use super::token::Digest;

/// Lifetimes in seconds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Lifetimes {
    /// A code, until it must be exchanged.
    pub authorization_code: i64,
    /// An access token of the standard policy.
    pub access_token: i64,
    /// A refresh token that is not used.
    pub refresh_token_idle: i64,
    /// A family of refresh tokens, from the redemption of its code.
    pub refresh_token_max: i64,
    /// How long a repeat is answered after the first use of the successor; 0: repeats are off.
    pub refresh_retry: i64,
    /// How long a repeat is answered while the successor is unused.
    pub refresh_retry_unused: i64,
    /// A session nobody uses.
    pub session_idle: i64,
    /// A session at most.
    pub session_max: i64,
}

/// Codes sent to a plain http site live shorter.
pub const CODE_OVER_HTTP: i64 = 60;
/// Tokens of the long-lived policy end when unused for so long.
pub const LONG_LIVED_IDLE: i64 = 365 * 86_400;
/// After a refresh, the previous long-lived access token ends within this time.
pub const LONG_LIVED_OVERLAP: i64 = 86_400;
/// The longest repeat window of a public client while the successor is unused.
const PUBLIC_RETRY_UNUSED: i64 = 120;

impl Lifetimes {
    /// Seconds for which a refresh may be repeated while its successor is unused. Public clients get two minutes at most: nothing but the
    /// token itself says who they are. Zero when repeats are off.
    pub fn refresh_retry_unused_for(&self, public: bool) -> i64 {
        match (self.refresh_retry, public) {
            (0, _) => 0,
            (_, true) => self.refresh_retry_unused.min(PUBLIC_RETRY_UNUSED),
            (_, false) => self.refresh_retry_unused,
        }
    }

    /// When a new access token ends; `None`: only by lack of use.
    pub fn access_expiry(&self, policy: TokenPolicy, now: i64) -> Option<i64> {
        match policy {
            TokenPolicy::Standard => Some(now + self.access_token),
            TokenPolicy::LongLived => None,
        }
    }

    /// When a new refresh token ends: idle time, within the absolute end of its family.
    pub fn refresh_expiry(&self, policy: TokenPolicy, redeemed_at: i64, now: i64) -> Option<i64> {
        match policy {
            TokenPolicy::Standard => Some((now + self.refresh_token_idle).min(redeemed_at + self.refresh_token_max)),
            TokenPolicy::LongLived => None,
        }
    }
}

/// A refresh token as stored, with what of its successor, grant and person decides about it.
#[derive(Debug, Clone)]
pub struct RefreshToken {
    /// Its family.
    pub grant_id: String,
    /// The client that it was given to.
    pub client_id: String,
    /// The person.
    pub user_id: String,
    /// Their user name.
    pub username: String,
    /// What it carries, identical through the family.
    pub scope: Scope,
    /// Unix seconds.
    pub created_at: i64,
    /// `None`: ends by lack of use.
    pub expires_at: Option<i64>,
    /// When it was first presented.
    pub used_at: Option<i64>,
    /// The scope that was asked for then.
    pub used_scope: Option<Scope>,
    /// Its successor.
    pub successor_digest: Option<Digest>,
    /// What derives the successor, until the window closes.
    pub successor_salt: Option<Vec<u8>>,
    /// When it closes.
    pub repeat_until: Option<i64>,
    /// The token that this one succeeds.
    pub predecessor_digest: Option<Digest>,
    /// When the successor was first presented.
    pub successor_used_at: Option<i64>,
    /// When the family's code was redeemed.
    pub redeemed_at: Option<i64>,
    /// When any token of the grant was last used.
    pub last_used_at: Option<i64>,
    /// When its grant ended, its tokens were revoked, or the person was disabled.
    pub dead_at: Option<i64>,
}

impl RefreshToken {
    /// When it ends (unix seconds): its own end, or after a year in which nothing of its grant was used.
    pub fn ends_at(&self) -> i64 {
        self.expires_at.unwrap_or_else(|| self.created_at.max(self.last_used_at.unwrap_or(0)) + LONG_LIVED_IDLE)
    }
}

/// What a presented refresh token is good for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rotation {
    /// First use: a new pair, with this scope for the access token.
    Rotate(Scope),
    /// The answer got lost: the same successor again, derived with this salt.
    Repeat {
        /// The scope that was asked for the first time.
        scope: Scope,
        /// The randomness of the rotation.
        salt: [u8; 32],
    },
    /// A replay.
    Replay {
        /// Whether the whole family must die.
        ends_family: bool,
    },
}

/// The one refusal of a refresh token.
pub fn refused() -> OAuthError {
    OAuthError::invalid_grant(
        "The refresh token is unknown, has expired, was revoked, was used already, or was given to another client. Ask the person to authorize the app again.",
    )
}

/// Every rule in order. `asked` is the `scope` of the request.
pub fn decide(
    token: &RefreshToken,
    client: &Client,
    asked: Option<Scope>,
    lifetimes: &Lifetimes,
    now: i64,
) -> Result<Rotation, OAuthError> {
    if token.client_id != client.client_id {
        return Err(refused().with_detail("the refresh token was given to another client"));
    }
    if token.dead_at.is_some() {
        return Err(refused().with_detail("the grant or its tokens were ended"));
    }
    if token.ends_at() <= now {
        return Err(refused().with_detail("the refresh token has expired"));
    }
    // RFC 6749 6: never more than was granted.
    if let Some(asked) = &asked
        && !asked.is_subset_of(&token.scope)
    {
        return Err(OAuthError::invalid_scope(format!("A refresh may ask for at most: {}", token.scope)));
    }
    if token.used_at.is_none() {
        return Ok(Rotation::Rotate(asked.unwrap_or_else(|| token.scope.clone())));
    }
    let Some(salt) = open_window(token, lifetimes, now) else {
        let successor_used = token.successor_used_at.is_some();
        let strict = lifetimes.refresh_retry == 0;
        return Ok(Rotation::Replay { ends_family: strict || successor_used || client.is_public() });
    };
    let scope = token.used_scope.clone().unwrap_or_else(|| token.scope.clone());
    match asked {
        Some(asked) if asked != scope => Err(OAuthError::invalid_scope(format!(
            "This refresh token was used already, with the scope: {scope}. A repeat must leave scope out, or ask for the same"
        ))),
        _ => Ok(Rotation::Repeat { scope, salt }),
    }
}

/// The salt, while the presented token may still give its successor again.
fn open_window(token: &RefreshToken, lifetimes: &Lifetimes, now: i64) -> Option<[u8; 32]> {
    let open = lifetimes.refresh_retry > 0 && token.repeat_until.is_some_and(|until| now < until);
    if open { token.successor_salt.as_deref()?.try_into().ok() } else { None }
}
