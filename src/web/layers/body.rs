//! Request bodies: all of ours are small, so they are read before anything else happens.
//!
//! A handler then never waits for a slow sender while it holds something, and a body that is too large is refused
//! the same way everywhere.

use std::time::Duration;

use axum::body::{Body, Bytes, HttpBody};
use futures_util::StreamExt;

/// Largest body of any route, in bytes.
pub const BODY_LIMIT: usize = 64 * 1024;

/// How much of a body that is too large is still read: a connection closed on unread bytes is reset, and the sender
/// would never see the refusal.
const POLITENESS: usize = 1024 * 1024;

/// Why there is no body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fault {
    TooLarge,
    TooSlow,
    Broken,
}

/// The whole body, if it fits and arrives in time.
pub(super) async fn read(body: Body, deadline: Duration) -> Result<Bytes, Fault> {
    if body.is_end_stream() {
        return Ok(Bytes::new());
    }
    let announced = usize::try_from(body.size_hint().lower()).unwrap_or(usize::MAX);
    if announced > POLITENESS {
        return Err(Fault::TooLarge);
    }
    tokio::time::timeout(deadline, collect(body))
        .await
        .unwrap_or(Err(Fault::TooSlow))
}

async fn collect(body: Body) -> Result<Bytes, Fault> {
    let mut chunks = body.into_data_stream();
    let mut next = async || match chunks.next().await {
        Some(Ok(chunk)) => Ok(Some(chunk)),
        Some(Err(_)) => Err(Fault::Broken),
        None => Ok(None),
    };
    let Some(first) = next().await? else {
        return Ok(Bytes::new());
    };
    let mut length = first.len();
    let mut whole = Vec::new();
    while let Some(chunk) = next().await? {
        length += chunk.len();
        if length > POLITENESS {
            return Err(Fault::TooLarge);
        }
        if length <= BODY_LIMIT {
            if whole.is_empty() {
                whole.extend_from_slice(&first);
            }
            whole.extend_from_slice(&chunk);
        }
    }
    match length {
        _ if length > BODY_LIMIT => Err(Fault::TooLarge),
        _ if length == first.len() => Ok(first),
        _ => Ok(whole.into()),
    }
}
