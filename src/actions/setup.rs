//! The first administrator: made by whoever holds the one-time link that the server prints, never by a default account.

use super::Refusal;
use crate::app::App;
use crate::oauth::token::Digest;
use crate::store::setup_links::MakeSetupLink;

/// How long a setup link lives, in seconds.
const LINK_LIFETIME: i64 = 86_400;

/// A new setup link; an older one ends. `None` when there is an administrator.
pub async fn link(app: &App, now: i64) -> Result<Option<String>, Refusal> {
    let token = app.secret();
    let made = app
        .store
        .commit(MakeSetupLink { link_digest: Digest::of(&token), now, expires_at: now + LINK_LIFETIME })
        .await?;
    Ok(made.then(|| format!("{}/setup?token={token}", app.issuer())))
}

/// Whether `/setup` is open, and to whom.
pub enum Gate {
    /// The link is good.
    Open,
    /// There is no administrator yet, but this is not the link.
    Forbidden,
    /// There is an administrator: the page does not exist any more.
    Done,
}

/// What a token opens.
pub async fn gate(app: &App, token: Option<&str>, now: i64) -> Result<Gate, Refusal> {
    if app.store.has_admin().await? {
        return Ok(Gate::Done);
    }
    let good = match token {
        Some(token) => app.store.setup_link_lives(&Digest::of(token), now).await?,
        None => false,
    };
    Ok(if good { Gate::Open } else { Gate::Forbidden })
}
