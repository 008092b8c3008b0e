//! RFC 6749 5.1: fresh tokens. Randomness for tokens enters here and in `consent`, nowhere else.

use crate::app::App;
use crate::oauth::client::Client;
use crate::oauth::scope::Scope;
use crate::oauth::token::{Digest, Token, TokenKind};
use crate::store::access_tokens::NewAccess;
use crate::store::refresh_tokens::NewRefresh;

/// What the token endpoint answers with.
#[derive(Debug)]
pub struct Issued {
    /// The access token.
    pub access: Token,
    /// When it ends; `None`: by lack of use.
    pub expires_at: Option<i64>,
    /// The refresh token.
    pub refresh: Token,
    /// What the access token is good for.
    pub scope: Scope,
    /// The person's user name (Gancio's clients want it).
    pub username: String,
}

/// A pair of tokens, and the rows that will stand for it.
pub struct Pair {
    /// What the client gets.
    pub issued: Issued,
    /// The row of the access token.
    pub access: NewAccess,
    /// The row of the refresh token.
    pub refresh: NewRefresh,
}

/// The grant that tokens are made for.
pub struct For<'a> {
    /// The client.
    pub client: &'a Client,
    /// The grant.
    pub grant_id: &'a str,
    /// The person's user name.
    pub username: &'a str,
    /// What the refresh token carries.
    pub granted: &'a Scope,
    /// What the access token carries.
    pub scope: Scope,
    /// When the family began (unix seconds).
    pub redeemed_at: i64,
    /// The token that the refresh token succeeds.
    pub predecessor: Option<Digest>,
}

/// A random access token.
pub fn access_token(app: &App) -> Token {
    Token::from_random(TokenKind::Access, app.random.bytes())
}

/// A random refresh token.
pub fn refresh_token(app: &App) -> Token {
    Token::from_random(TokenKind::Refresh, app.random.bytes())
}

/// The rows and the answer for two tokens.
pub fn pair(app: &App, to: For<'_>, access: Token, refresh: Token, now: i64) -> Pair {
    let lifetimes = &app.config.lifetimes;
    let expires_at = lifetimes.access_expiry(to.client, now);
    Pair {
        access: NewAccess {
            access_digest: access.digest(),
            grant_id: to.grant_id.to_owned(),
            scope: to.scope.clone(),
            created_at: now,
            expires_at,
        },
        refresh: NewRefresh {
            refresh_digest: refresh.digest(),
            grant_id: to.grant_id.to_owned(),
            scope: to.granted.clone(),
            created_at: now,
            expires_at: lifetimes.refresh_expiry(to.client, to.redeemed_at, now),
            predecessor_digest: to.predecessor,
        },
        issued: Issued {
            access,
            expires_at,
            refresh,
            scope: to.scope,
            username: to.username.to_owned(),
        },
    }
}
