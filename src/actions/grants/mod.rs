//! RFC 6749 4, 6: one file a grant.

pub mod authorization_code;
pub mod refresh_token;

use super::issue::Issued;
use super::{Refusal, refusals};
use crate::app::App;
use crate::oauth::client::Client;
use crate::oauth::error::OAuthError;
use crate::oauth::params::Params;
use crate::people::network::Network;

/// The grants of the token endpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GrantType {
    /// RFC 6749 4.1.
    AuthorizationCode,
    /// RFC 6749 6.
    RefreshToken,
}

impl GrantType {
    /// All that work; the metadata is made from this.
    pub const ALL: &'static [Self] = &[Self::AuthorizationCode, Self::RefreshToken];

    /// The value of `grant_type`.
    pub fn wire(self) -> &'static str {
        match self {
            Self::AuthorizationCode => "authorization_code",
            Self::RefreshToken => "refresh_token",
        }
    }

    /// RFC 6749 5.2: an unknown one is `unsupported_grant_type`.
    pub fn parse(text: &str) -> Result<Self, OAuthError> {
        Self::ALL
            .iter()
            .copied()
            .find(|grant| grant.wire() == text)
            .ok_or_else(|| {
                OAuthError::unsupported_grant_type(
                    "grant_type may be authorization_code or refresh_token",
                )
            })
    }
}

/// Exchanges what the client presents for tokens. What is refused is noted for its developer.
pub async fn exchange(
    app: &App,
    client: &Client,
    params: &Params,
    network: &Network,
    now: i64,
) -> Result<Issued, Refusal> {
    let issued = by_type(app, client, params, network, now).await;
    if let Err(Refusal::Protocol(error)) = &issued {
        refusals::note(app, &client.client_id, refusals::TOKEN, error, now);
    }
    issued
}

async fn by_type(
    app: &App,
    client: &Client,
    params: &Params,
    network: &Network,
    now: i64,
) -> Result<Issued, Refusal> {
    match GrantType::parse(params.required("grant_type")?)? {
        GrantType::AuthorizationCode => {
            authorization_code::exchange(app, client, params, network, now).await
        }
        GrantType::RefreshToken => refresh_token::exchange(app, client, params, network, now).await,
    }
}
