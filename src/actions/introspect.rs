//! RFC 7662: what a token is, told to those it concerns.

use super::Refusal;
use super::bearer::{self, Credential};
use crate::app::App;
use crate::oauth::client::{Client, not_authenticated};
use crate::oauth::scope::Scope;
use crate::oauth::token::{Token, TokenKind};
use crate::store::sweep::Use;

/// An active token.
#[derive(Debug)]
pub struct Active {
    /// `access`, `refresh` or `personal`.
    pub token_use: &'static str,
    /// The person's `id` at `/api/user`.
    pub sub: String,
    /// Their user name.
    pub username: String,
    /// The app; `None` for a personal token.
    pub client_id: Option<String>,
    /// What it is good for.
    pub scope: Scope,
    /// When it was made (unix seconds).
    pub iat: i64,
    /// When it ends; `None`: no fixed end.
    pub exp: Option<i64>,
    /// Whether it may do what normally asks for a second factor.
    pub two_factor_preauthorized: bool,
}

impl Active {
    fn of(token_use: &'static str, token: Credential) -> Self {
        Self {
            token_use,
            client_id: token.client_id().map(ToOwned::to_owned),
            two_factor_preauthorized: token.two_factor_preauthorized(),
            sub: token.user_id,
            username: token.username,
            scope: token.scope,
            iat: token.created_at,
            exp: token.expires_at,
        }
    }
}

/// What `token` is, if this client may know. `None` is `{"active":false}`, for every reason (2.2).
///
/// A client sees its own access and refresh tokens; a resource server sees access and personal tokens for its audience, and no refresh
/// tokens. What a resource server asks about is in use there; from where, only it knows.
pub async fn introspect(
    app: &App,
    client: &Client,
    token: &str,
    now: i64,
) -> Result<Option<Active>, Refusal> {
    if client.is_public() {
        // Without a secret anybody could ask (2.1).
        return Err(not_authenticated().into());
    }
    let Some(token) = Token::parse(token) else {
        return Ok(None);
    };
    let for_audience = client.audience.as_deref() == Some(app.issuer());
    let used = Use {
        at: now,
        network: None,
    };
    match token.kind() {
        TokenKind::Access if for_audience => {
            let row = bearer::access(app, &token, used).await?;
            Ok(row.map(|row| Active::of("access", row.into())))
        }
        TokenKind::Access => {
            let row = app.store.access_token(&token.digest(), now).await?;
            let own = row.filter(|row| row.client_id == client.client_id);
            Ok(own.map(|row| Active::of("access", row.into())))
        }
        TokenKind::Personal if for_audience => {
            let row = bearer::held(app, &token, used).await?;
            let alive = row.filter(|row| row.lives(now));
            Ok(alive.map(|row| Active::of("personal", row.into())))
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
                    client_id: Some(row.client_id),
                    scope: row.scope,
                    iat: row.created_at,
                    exp: row.expires_at,
                    two_factor_preauthorized: false,
                }))
        }
        _ => Ok(None),
    }
}
