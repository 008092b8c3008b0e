//! RFC 6749 6, RFC 9700 4.14: a refresh token for its successor and an access token.

use crate::actions::Refusal;
use crate::actions::issue::{self, For, Issued};
use crate::app::App;
use crate::oauth::client::Client;
use crate::oauth::params::Params;
use crate::oauth::rotation::{self, RefreshToken, Rotation};
use crate::oauth::scope::Scope;
use crate::oauth::token::{Token, TokenKind};
use crate::people::network::Network;
use crate::store::access_tokens::ReissueAccess;
use crate::store::audit::{Event, names};
use crate::store::refresh_tokens::{RecordReplay, RotateRefresh};

/// What the derivation of each token is bound to.
const REFRESH: &str = "refresh";
const ACCESS: &str = "access";

/// Rotates, repeats an answer that got lost, or ends a family.
pub async fn exchange(
    app: &App,
    client: &Client,
    params: &Params,
    network: &Network,
    now: i64,
) -> Result<Issued, Refusal> {
    let asked = params
        .get("scope")?
        .map(Scope::parse)
        .transpose()?
        .filter(|scope| !scope.is_empty());
    let presented = Token::parse_kind(TokenKind::Refresh, params.required("refresh_token")?)
        .ok_or_else(rotation::refused)?;
    // A rotation that finds the token used meanwhile reads again; what it finds then is a repeat or a replay, never a first use.
    for _ in 0..2 {
        let token = app
            .store
            .refresh_token(&presented.digest())
            .await?
            .ok_or_else(rotation::refused)?;
        let turn = Turn {
            app,
            client,
            presented: &presented,
            token: &token,
            network,
            now,
        };
        match rotation::decide(&token, client, asked.clone(), &app.config.lifetimes, now)? {
            Rotation::Rotate(scope) => {
                if let Some(issued) = turn.rotate(scope).await? {
                    return Ok(issued);
                }
            }
            Rotation::Repeat { scope, salt } => return turn.repeat(scope, &salt).await,
            Rotation::Replay { ends_family } => return turn.refuse(ends_family).await,
        }
    }
    Err(rotation::refused()
        .with_detail("the grant ended at this moment")
        .into())
}

struct Turn<'a> {
    app: &'a App,
    client: &'a Client,
    presented: &'a Token,
    token: &'a RefreshToken,
    network: &'a Network,
    now: i64,
}

impl Turn<'_> {
    /// First use. `None`: somebody was faster.
    async fn rotate(&self, scope: Scope) -> Result<Option<Issued>, Refusal> {
        let (app, now) = (self.app, self.now);
        let salt = app.random.bytes();
        let pair = issue::pair(
            app,
            self.to(scope),
            self.derived_access(&salt),
            self.derived_refresh(&salt),
            now,
        );
        let lifetimes = &app.config.lifetimes;
        let rotated = app
            .store
            .commit(RotateRefresh {
                presented: self.presented.digest(),
                predecessor: self.token.predecessor_digest,
                // Also when the client's policy has become the standard one since.
                endless: self.token.expires_at.is_none() || pair.access.expires_at.is_none(),
                repeat_until: now + lifetimes.refresh_retry_unused_for(self.client.is_public()),
                predecessor_until: now + lifetimes.refresh_retry,
                salt,
                successor: pair.refresh,
                access: pair.access,
                now,
                audit: self.event(names::REFRESH),
            })
            .await?;
        Ok(rotated.then_some(pair.issued))
    }

    /// The same successor again. Its access token too, while that lives; else another.
    async fn repeat(&self, scope: Scope, salt: &[u8; 32]) -> Result<Issued, Refusal> {
        let (app, now) = (self.app, self.now);
        let access = self.derived_access(salt);
        let refresh = self.derived_refresh(salt);
        if let Some(row) = app.store.access_token(&access.digest(), now).await? {
            return Ok(Issued {
                access,
                expires_at: row.expires_at,
                refresh,
                scope: row.scope,
                username: self.token.username.clone(),
            });
        }
        let pair = issue::pair(app, self.to(scope), issue::access_token(app), refresh, now);
        let alive = app
            .store
            .commit(ReissueAccess {
                access: pair.access,
                audit: self.event(names::REFRESH),
            })
            .await?;
        if alive {
            Ok(pair.issued)
        } else {
            Err(rotation::refused()
                .with_detail("the grant ended at this moment")
                .into())
        }
    }

    async fn refuse(&self, ends_family: bool) -> Result<Issued, Refusal> {
        let replay = RecordReplay {
            grant_id: self.token.grant_id.clone(),
            ends_family,
            now: self.now,
            audit: self.event(names::REFRESH_REPLAY),
        };
        self.app.store.commit(replay).await?;
        Err(rotation::refused()
            .with_detail("the refresh token was used before")
            .into())
    }

    fn derived_refresh(&self, salt: &[u8; 32]) -> Token {
        Token::derived(TokenKind::Refresh, self.presented.expose(), salt, REFRESH)
    }

    fn derived_access(&self, salt: &[u8; 32]) -> Token {
        Token::derived(TokenKind::Access, self.presented.expose(), salt, ACCESS)
    }

    fn to(&self, scope: Scope) -> For<'_> {
        For {
            client: self.client,
            grant_id: &self.token.grant_id,
            username: &self.token.username,
            granted: &self.token.scope,
            scope,
            redeemed_at: self.token.redeemed_at.unwrap_or(self.token.created_at),
            predecessor: Some(self.presented.digest()),
        }
    }

    fn event(&self, name: &str) -> Event {
        Event {
            user_id: Some(self.token.user_id.clone()),
            client_id: Some(self.token.client_id.clone()),
            grant_id: Some(self.token.grant_id.clone()),
            ..self.app.event(name, Some(self.network), self.now)
        }
    }
}
