//! A signed-in browser: an opaque cookie, its digest here, an idle and an absolute end.

use super::user::User;
use crate::oauth::token::Digest;

/// A live session and its person.
#[derive(Debug, Clone)]
pub struct Session {
    /// SHA-256 of the cookie's value.
    pub digest: Digest,
    /// A name that may be shown.
    pub id: String,
    /// When it began (unix seconds).
    pub created_at: i64,
    /// When the person last proved who they are in it.
    pub proved_at: i64,
    /// When it was last seen; written in batches.
    pub last_seen_at: i64,
    /// The absolute end.
    pub expires_at: i64,
    /// Who.
    pub user: User,
}

/// How long a proof is remembered, in seconds: sensitive changes ask for one that is fresh.
pub const PROOF_LIFETIME: i64 = 300;

impl Session {
    /// Whether the person proved who they are just now.
    pub fn is_proven(&self, now: i64) -> bool {
        now < self.proved_at + PROOF_LIFETIME
    }
}

/// Whether a session still lives: neither idle for too long nor past its end.
pub fn lives(last_seen_at: i64, expires_at: i64, idle: i64, now: i64) -> bool {
    now < expires_at && now < last_seen_at + idle
}
