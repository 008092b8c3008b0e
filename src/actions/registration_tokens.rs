//! RFC 7591 1.2: initial access tokens, as an operator makes and ends them.

use super::Refusal;
use crate::app::App;
use crate::oauth::token::{Token, TokenKind};
use crate::store::audit::{Event, names};
use crate::store::initial_access_tokens::{
    CreateInitialAccess, EndInitialAccess, InitialAccessToken,
};

/// The longest name.
const NAME_MAX: usize = 100;

/// Makes a token. Its text is told once.
pub async fn create(
    app: &App,
    name: &str,
    expires_at: Option<i64>,
    now: i64,
) -> Result<(InitialAccessToken, Token), Refusal> {
    let token = Token::from_random(TokenKind::InitialAccess, app.random.bytes());
    let name: String = name
        .chars()
        .filter(|c| !c.is_control())
        .take(NAME_MAX)
        .collect();
    let made = InitialAccessToken {
        id: app.id(),
        name: name.trim().to_owned(),
        created_at: now,
        expires_at,
        last_used_at: None,
        uses: 0,
    };
    app.store
        .commit(CreateInitialAccess {
            token: made.clone(),
            token_digest: token.digest(),
            audit: event(app, &format!("made: {}", made.name), now),
        })
        .await?;
    Ok((made, token))
}

/// Ends a token. `false`: there is none of this id.
pub async fn revoke(app: &App, id: &str, now: i64) -> Result<bool, Refusal> {
    let op = EndInitialAccess {
        id: id.to_owned(),
        audit: event(app, &format!("ended: {id}"), now),
    };
    Ok(app.store.commit(op).await?)
}

fn event(app: &App, what: &str, now: i64) -> Event {
    Event {
        detail: Some(what.to_owned()),
        ..app.event(names::REGISTRATION_TOKEN, None, now)
    }
}
