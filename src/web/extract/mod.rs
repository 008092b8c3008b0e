//! What a request carries, decoded and proven. A rejection is already the right answer.

mod administrator;
mod bearer;
mod body;
mod client;
mod door;
mod person;

pub use administrator::Administrator;
pub use bearer::{Bearer, BearerOrQuery};
pub use body::{FORM, has_type, read_body, text_member};
pub use client::ClientForm;
pub use door::{Door, PageForm, PageQuery};
pub use person::{CONFIRM, Member, Proven};

use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr};

use axum::extract::FromRequestParts;
use axum::http::header::{AsHeaderName, HeaderMap, HeaderValue};
use axum::http::request::Parts;

use crate::app::App;
use crate::oauth::bearer::single;
use crate::oauth::error::OAuthError;
use crate::oauth::params::Params;
use crate::people::network::Network;

/// When and from where a request comes.
pub struct Here {
    /// Unix seconds, once for the whole request.
    pub now: i64,
    /// The network of the caller, as the outermost layer found it.
    pub network: Network,
}

impl FromRequestParts<App> for Here {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        Ok(Self {
            now: app.clock.now(),
            network: network(parts),
        })
    }
}

fn network(parts: &Parts) -> Network {
    parts
        .extensions
        .get::<Network>()
        .copied()
        .unwrap_or_else(|| Network::of(IpAddr::V4(Ipv4Addr::UNSPECIFIED)))
}

/// A header that may be there once.
///
/// # Errors
/// `invalid_request` if it is there more than once.
pub fn header(headers: &HeaderMap, name: impl AsHeaderName) -> Result<Option<&[u8]>, OAuthError> {
    single(headers.get_all(name).iter().map(HeaderValue::as_bytes))
}

/// The query string, decoded.
pub fn query(parts: &Parts) -> Result<Params, OAuthError> {
    Params::parse(parts.uri.query().unwrap_or_default().as_bytes())
}
