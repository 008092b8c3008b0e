//! One line per request: never a query string, never a secret.

use std::fmt;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use axum::http::{Method, StatusCode};
use axum::response::Response;
use tracing::{debug, error, info};

use super::RequestInfo;
use crate::web::error::LogDetail;
use crate::world::Random;

/// The client that was identified, left in the extensions of an answer.
#[derive(Clone, Debug)]
pub struct LogClient(pub String);

/// The user that was identified, left in the extensions of an answer.
#[derive(Clone, Debug)]
pub struct LogUser(pub String);

/// Names one request in the log, in `X-Request-Id` and on error pages. No secret, and not hard to guess.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct RequestId([u8; 16]);

impl RequestId {
    /// Its 16 hexadecimal digits.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    pub(super) fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl fmt::Display for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for RequestId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Counts requests: a random start for each process, then a number.
#[derive(Debug)]
pub(super) struct RequestIds {
    process: [u8; 4],
    next: AtomicU32,
}

impl RequestIds {
    pub(super) fn new(random: &Random) -> Self {
        Self {
            process: random.bytes(),
            next: AtomicU32::new(0),
        }
    }

    pub(super) fn next(&self) -> RequestId {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let number = self.next.fetch_add(1, Ordering::Relaxed).to_be_bytes();
        let mut id = [0; 16];
        for (pair, byte) in id
            .chunks_exact_mut(2)
            .zip(self.process.iter().chain(&number))
        {
            pair[0] = DIGITS[usize::from(byte >> 4)];
            pair[1] = DIGITS[usize::from(byte & 15)];
        }
        RequestId(id)
    }
}

/// Writes the line of a request that was answered after `took`.
pub(super) fn line(method: &Method, info: &RequestInfo, response: &Response, took: Duration) {
    let extensions = response.extensions();
    let route = info.route.as_str();
    let status = response.status();
    let us = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
    macro_rules! line {
        ($level:ident) => {
            $level!(
                target: "permesso::request",
                method = method.as_str(),
                route,
                status = status.as_u16(),
                us,
                id = info.id.as_str(),
                network = %info.network,
                client = extensions.get::<LogClient>().map(|client| client.0.as_str()),
                user = extensions.get::<LogUser>().map(|user| user.0.as_str()),
                detail = extensions.get::<LogDetail>().map(|detail| detail.0.as_str()),
            )
        };
    }
    if status >= StatusCode::INTERNAL_SERVER_ERROR {
        line!(error);
    } else if matches!(route, "/healthz" | "/readyz") {
        // Asked every few seconds by machines, read by nobody.
        line!(debug);
    } else {
        line!(info);
    }
}
