//! What is signed in as a person, and ending it.

use super::Refusal;
use crate::app::App;
use crate::people::network::Network;
use crate::people::session::Session;
use crate::store::audit::{Event, names};
use crate::store::sessions::{EndSessions, SignedIn, Which};

/// Everything that is signed in, seen last first.
pub async fn list(app: &App, session: &Session, now: i64) -> Result<Vec<SignedIn>, Refusal> {
    let idle = app.config.lifetimes.session_idle;
    Ok(app.store.sessions(&session.user.id, idle, now).await?)
}

/// Ends one session of this person. `false`: there is none of this name.
pub async fn end(
    app: &App,
    session: &Session,
    id: &str,
    network: &Network,
    now: i64,
) -> Result<bool, Refusal> {
    let which = Which::One(id.to_owned());
    let ended = end_which(app, session, which, names::SESSION_ENDED, network, now).await?;
    Ok(ended > 0)
}

/// Ends all sessions of this person but this one; answers how many.
pub async fn end_others(
    app: &App,
    session: &Session,
    network: &Network,
    now: i64,
) -> Result<u64, Refusal> {
    let which = Which::AllBut(session.digest);
    end_which(app, session, which, names::SESSIONS_ENDED, network, now).await
}

async fn end_which(
    app: &App,
    session: &Session,
    which: Which,
    event: &str,
    network: &Network,
    now: i64,
) -> Result<u64, Refusal> {
    let audit = Event {
        user_id: Some(session.user.id.clone()),
        ..app.event(event, Some(network), now)
    };
    Ok(app
        .store
        .commit(EndSessions {
            user_id: session.user.id.clone(),
            which,
            audit,
        })
        .await?)
}
