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
    /// When the person proved who they are (unix seconds).
    pub created_at: i64,
    /// When it was last seen; written in batches.
    pub last_seen_at: i64,
    /// The absolute end.
    pub expires_at: i64,
    /// Who.
    pub user: User,
}

/// Whether a session still lives: neither idle for too long nor past its end.
pub fn lives(last_seen_at: i64, expires_at: i64, idle: i64, now: i64) -> bool {
    now < expires_at && now < last_seen_at + idle
}
