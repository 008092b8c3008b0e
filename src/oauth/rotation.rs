//! RFC 6749 6, RFC 9700 4.14: refresh tokens that rotate, forgive a lost answer, and end the family of a stolen one.
//!
//! The presented token derives its successor together with a random salt (`Token::derived`). While the repeat window is open, the same
//! token gives the same successor; when it closes the salt is erased, and neither the database nor the old token can.

use std::ops::RangeInclusive;

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

    /// When a new access token of a client ends; `None`: only by lack of use.
    pub fn access_expiry(&self, client: &Client, now: i64) -> Option<i64> {
        match (client.access_lifetime, client.token_policy) {
            (Some(own), _) => Some(now + own),
            (None, TokenPolicy::Standard) => Some(now + self.access_token),
            (None, TokenPolicy::LongLived) => None,
        }
    }

    /// When a new refresh token of a client ends: idle time, within the absolute end of its family if the policy has one.
    pub fn refresh_expiry(&self, client: &Client, redeemed_at: i64, now: i64) -> Option<i64> {
        let idle = client.refresh_idle;
        match client.token_policy {
            TokenPolicy::Standard => {
                let idle = idle.unwrap_or(self.refresh_token_idle);
                Some((now + idle).min(redeemed_at + self.refresh_token_max))
            }
            TokenPolicy::LongLived => idle.map(|idle| now + idle),
        }
    }
}

/// Shortest and longest lifetime of access tokens that one client may be given, in seconds.
pub const ACCESS_LIFETIME: RangeInclusive<i64> = 60..=30 * 86_400;
/// Shortest and longest idle time of refresh tokens that one client may be given, in seconds.
pub const REFRESH_IDLE: RangeInclusive<i64> = 3_600..=365 * 86_400;

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
        self.expires_at.unwrap_or_else(|| {
            self.created_at.max(self.last_used_at.unwrap_or(0)) + LONG_LIVED_IDLE
        })
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
        return Err(OAuthError::invalid_scope(format!(
            "A refresh may ask for at most: {}",
            token.scope
        )));
    }
    if token.used_at.is_none() {
        return Ok(Rotation::Rotate(
            asked.unwrap_or_else(|| token.scope.clone()),
        ));
    }
    let Some(salt) = open_window(token, lifetimes, now) else {
        let successor_used = token.successor_used_at.is_some();
        let strict = lifetimes.refresh_retry == 0;
        return Ok(Rotation::Replay {
            ends_family: strict || successor_used || client.is_public(),
        });
    };
    let scope = token
        .used_scope
        .clone()
        .unwrap_or_else(|| token.scope.clone());
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
    if open {
        token.successor_salt.as_deref()?.try_into().ok()
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::oauth::client::tests::{client, public};

    const DAY: i64 = 86_400;

    fn lifetimes() -> Lifetimes {
        Lifetimes {
            authorization_code: 300,
            access_token: 3600,
            refresh_token_idle: 90 * DAY,
            refresh_token_max: 365 * DAY,
            refresh_retry: 60,
            refresh_retry_unused: 1800,
            session_idle: DAY,
            session_max: 30 * DAY,
        }
    }

    fn scope(text: &str) -> Scope {
        Scope::parse(text).unwrap()
    }

    fn token() -> RefreshToken {
        RefreshToken {
            grant_id: "grant".to_owned(),
            client_id: client().client_id,
            user_id: "user".to_owned(),
            username: "alice".to_owned(),
            scope: scope("a b"),
            created_at: 0,
            expires_at: Some(90 * DAY),
            used_at: None,
            used_scope: None,
            successor_digest: None,
            successor_salt: None,
            repeat_until: None,
            predecessor_digest: None,
            successor_used_at: None,
            redeemed_at: Some(0),
            last_used_at: None,
            dead_at: None,
        }
    }

    /// First used at 100 by a confidential client.
    fn used() -> RefreshToken {
        RefreshToken {
            used_at: Some(100),
            used_scope: Some(scope("a")),
            successor_digest: Some(Digest::of("successor")),
            successor_salt: Some(vec![1; 32]),
            repeat_until: Some(100 + 1800),
            ..token()
        }
    }

    fn decided(
        token: &RefreshToken,
        client: &Client,
        asked: Option<&str>,
        now: i64,
    ) -> Result<Rotation, &'static str> {
        decide(token, client, asked.map(scope), &lifetimes(), now)
            .map_err(|error| error.code.wire())
    }

    #[test]
    fn a_first_use_rotates_within_what_was_granted() {
        assert_eq!(
            decided(&token(), &client(), None, 1),
            Ok(Rotation::Rotate(scope("a b")))
        );
        assert_eq!(
            decided(&token(), &client(), Some("b"), 1),
            Ok(Rotation::Rotate(scope("b")))
        );
        assert_eq!(
            decided(&token(), &client(), Some("a c"), 1),
            Err("invalid_scope")
        );
        assert_eq!(
            decided(&token(), &client(), None, 90 * DAY),
            Err("invalid_grant")
        );
        let other = Client {
            client_id: "other".to_owned(),
            ..client()
        };
        assert_eq!(decided(&token(), &other, None, 1), Err("invalid_grant"));
        assert_eq!(
            decided(
                &RefreshToken {
                    dead_at: Some(1),
                    ..token()
                },
                &client(),
                None,
                1
            ),
            Err("invalid_grant")
        );
    }

    #[test]
    fn a_repeat_in_its_window_means_what_the_first_asked() {
        let repeat = Ok(Rotation::Repeat {
            scope: scope("a"),
            salt: [1; 32],
        });
        assert_eq!(decided(&used(), &client(), None, 1899), repeat);
        assert_eq!(decided(&used(), &client(), Some("a"), 1899), repeat);
        assert_eq!(
            decided(&used(), &client(), Some("b"), 1899),
            Err("invalid_scope")
        );
    }

    #[test]
    fn after_the_window_a_replay_ends_the_family_if_somebody_may_be_hurt() {
        let replay = |ends_family| Ok(Rotation::Replay { ends_family });
        assert_eq!(
            decided(&used(), &client(), None, 1900),
            replay(false),
            "confidential, successor never used"
        );
        assert_eq!(decided(&used(), &public(), None, 1900), replay(true));
        let passed_on = RefreshToken {
            successor_used_at: Some(200),
            repeat_until: Some(260),
            ..used()
        };
        assert!(matches!(
            decided(&passed_on, &client(), None, 259),
            Ok(Rotation::Repeat { .. })
        ));
        assert_eq!(decided(&passed_on, &client(), None, 260), replay(true));
        let erased = RefreshToken {
            successor_salt: None,
            ..used()
        };
        assert_eq!(
            decided(&erased, &client(), None, 101),
            replay(false),
            "without its salt nothing can be repeated"
        );
    }

    #[test]
    fn with_repeats_off_every_second_use_ends_the_family() {
        let strict = Lifetimes {
            refresh_retry: 0,
            ..lifetimes()
        };
        assert_eq!(
            decide(&used(), &client(), None, &strict, 101).ok(),
            Some(Rotation::Replay { ends_family: true })
        );
        assert_eq!(strict.refresh_retry_unused_for(false), 0);
    }

    #[test]
    fn public_clients_have_two_minutes_at_most() {
        assert_eq!(lifetimes().refresh_retry_unused_for(true), 120);
        assert_eq!(lifetimes().refresh_retry_unused_for(false), 1800);
    }

    #[test]
    fn a_family_ends_a_year_after_its_code_however_much_it_is_used() {
        let lifetimes = lifetimes();
        assert_eq!(
            lifetimes.refresh_expiry(&client(), 0, 300 * DAY),
            Some(365 * DAY)
        );
        assert_eq!(lifetimes.refresh_expiry(&client(), 0, DAY), Some(91 * DAY));
        let long_lived = Client {
            token_policy: TokenPolicy::LongLived,
            ..client()
        };
        assert_eq!(lifetimes.refresh_expiry(&long_lived, 0, DAY), None);
        assert_eq!(lifetimes.access_expiry(&long_lived, DAY), None);
        // What an administrator set for one client; the absolute end of a family stays.
        let own = |client: Client| Client {
            access_lifetime: Some(120),
            refresh_idle: Some(2 * DAY),
            ..client
        };
        for (client, latest) in [(own(client()), 365 * DAY), (own(long_lived), i64::MAX)] {
            assert_eq!(lifetimes.access_expiry(&client, DAY), Some(DAY + 120));
            assert_eq!(lifetimes.refresh_expiry(&client, 0, DAY), Some(3 * DAY));
            assert_eq!(
                lifetimes.refresh_expiry(&client, 0, 364 * DAY),
                Some(latest.min(366 * DAY))
            );
        }
    }

    #[test]
    fn a_long_lived_refresh_token_lives_as_long_as_its_grant_is_used() {
        let unused = RefreshToken {
            expires_at: None,
            ..token()
        };
        assert_eq!(
            decided(&unused, &client(), None, 365 * DAY),
            Err("invalid_grant")
        );
        let used = RefreshToken {
            last_used_at: Some(200 * DAY),
            ..unused
        };
        assert!(decided(&used, &client(), None, 365 * DAY).is_ok());
    }
}
