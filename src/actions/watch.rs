//! What a server notes about itself, so that `doctor`, another process, can tell the operator.

use std::net::IpAddr;

use super::Refusal;
use crate::app::App;
use crate::people::network::Network;
use crate::store::audit::{Event, Record, names};

/// A server begins: what the last one noted may be mended.
pub async fn started(app: &App, now: i64) -> Result<(), Refusal> {
    let audit = app.event(names::STARTED, None, now);
    Ok(app.store.commit(Record { audit }).await?)
}

/// Somebody at a private address forwards requests and is not trusted: everybody behind it shares one rate limit.
pub async fn forgotten_proxy(app: &App, peer: IpAddr, now: i64) -> Result<(), Refusal> {
    let audit = Event {
        detail: Some(peer.to_string()),
        ..app.event(names::FORGOTTEN_PROXY, Some(&Network::of(peer)), now)
    };
    Ok(app.store.commit(Record { audit }).await?)
}

/// The proxy that a server met since the last start, unless it is trusted by now.
pub async fn forgotten_proxy_met(app: &App) -> Result<Option<IpAddr>, Refusal> {
    let note = app.store.newest_note().await?;
    let peer: Option<IpAddr> = note
        .filter(|note| note.event == names::FORGOTTEN_PROXY)
        .and_then(|note| note.detail?.parse().ok());
    let trusted = &app.config.trusted_proxies;
    Ok(peer.filter(|peer| !trusted.iter().any(|network| network.contains(peer))))
}
