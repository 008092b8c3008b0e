//! RFC 6750: the token that a request carries, and what it may do.

use super::Refusal;
use crate::app::App;
use crate::oauth::error::OAuthError;
use crate::oauth::scope::Scope;
use crate::oauth::token::{Token, TokenKind};
use crate::store::access_tokens::AccessToken;

/// Uses are written down at this grain, in seconds.
pub(super) const USE_GRAIN: i64 = 60;

/// The living token of a text; bad, expired and revoked are the same refusal (3.1).
pub async fn authenticate(app: &App, text: &str, now: i64) -> Result<AccessToken, Refusal> {
    let refused =
        || OAuthError::invalid_token("The access token is unknown, has expired or was revoked");
    // A wrong checksum is refused without a read.
    let token = Token::parse_kind(TokenKind::Access, text).ok_or_else(refused)?;
    let digest = token.digest();
    let row = app
        .store
        .access_token(&digest, now)
        .await?
        .ok_or_else(refused)?;
    if row.last_used_at.is_none_or(|at| at + USE_GRAIN <= now) {
        app.touch_access(digest, &row.grant_id, now);
    }
    Ok(row)
}

/// RFC 6750 3.1: every scope of `needed`, else `insufficient_scope`.
pub fn require(token: &AccessToken, needed: &Scope) -> Result<(), OAuthError> {
    if needed.is_subset_of(&token.scope) {
        Ok(())
    } else {
        Err(
            OAuthError::insufficient_scope(format!("This needs the scope: {needed}"))
                .with_scope(needed.clone()),
        )
    }
}
