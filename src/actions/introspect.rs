//! RFC 7662: what a token is, told to those it concerns.

use super::Refusal;
use crate::app::App;
use crate::oauth::client::{Client, not_authenticated};
use crate::oauth::scope::Scope;
use crate::oauth::token::{Token, TokenKind};

/// An active token.
#[derive(Debug)]
pub struct Active {
    /// `access` or `refresh`.
    pub token_use: &'static str,
    /// The person's `id` at `/api/user`.
    pub sub: String,
    /// Their user name.
    pub username: String,
    /// The app.
    pub client_id: String,
    /// What it is good for.
    pub scope: Scope,
    /// When it was made (unix seconds).
    pub iat: i64,
    /// When it ends; `None`: no fixed end.
    pub exp: Option<i64>,
}

/// What `token` is, if this client may know. `None` is `{"active":false}`, for every reason (2.2).
///
/// A client sees its own access and refresh tokens; a resource server sees access tokens for its audience, and no refresh tokens.
pub async fn introspect(app: &App, client: &Client, token: &str, now: i64) -> Result<Option<Active>, Refusal> {
    if client.is_public() {
        // Without a secret anybody could ask (2.1).
        return Err(not_authenticated().into());
    }
    let Some(token) = Token::parse(token) else { return Ok(None) };
    match token.kind() {
        TokenKind::Access => {
            let for_audience = client.audience.as_deref() == Some(app.issuer());
            let row = app.store.access_token(&token.digest(), now).await?;
            Ok(row.filter(|row| for_audience || row.client_id == client.client_id).map(|row| Active {
                token_use: "access",
                sub: row.user_id,
                username: row.username,
                client_id: row.client_id,
                scope: row.scope,
                iat: row.created_at,
                exp: row.expires_at,
            }))
        }
        TokenKind::Refresh if client.audience.is_none() => {
            let row = app.store.refresh_token(&token.digest()).await?;
            Ok(row
                .filter(|row| {
                    row.client_id == client.client_id
                        && row.used_at.is_none()
                        && row.dead_at.is_none()
                        && now < row.ends_at()
                })
                .map(|row| Active {
                    token_use: "refresh",
                    sub: row.user_id,
                    username: row.username,
                    client_id: row.client_id,
                    scope: row.scope,
                    iat: row.created_at,
                    exp: row.expires_at,
                }))
        }
        _ => Ok(None),
    }
}
