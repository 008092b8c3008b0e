//! RFC 6749 2.3.1: who a client says it is, by HTTP Basic or by parameters of the body.

use std::fmt;

use data_encoding::BASE64;

use super::bearer::credentials;
use super::error::OAuthError;
use super::params::{self, Params};
use super::token::Digest;

/// A presented client secret. `Debug` hides it.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(String);

impl Secret {
    /// The secret itself.
    pub fn expose(&self) -> &str {
        &self.0
    }

    /// What is stored of it.
    pub fn digest(&self) -> Digest {
        Digest::of(&self.0)
    }
}

impl From<String> for Secret {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(hidden)")
    }
}

/// What a client presents; nothing of it is verified yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credentials {
    /// The client it says it is.
    pub client_id: String,
    /// Its secret; an empty one counts as none.
    pub secret: Option<Secret>,
    /// Whether HTTP Basic was used, so that a 401 names that scheme (RFC 6749 5.2).
    pub basic: bool,
}

impl Credentials {
    /// Reads the `Authorization` header and the body; `None` if neither names a client. A header of another scheme is
    /// no Basic, and is left to others.
    ///
    /// # Errors
    /// `invalid_client` for a malformed Basic header; `invalid_request` for two secrets or two different clients
    /// (RFC 6749 2.3: one method per request), and for repeated parameters.
    pub fn read(authorization: Option<&[u8]>, params: &Params) -> Result<Option<Self>, OAuthError> {
        let id = params.get("client_id")?;
        let secret = params.get("client_secret")?;
        let Some(basic) = authorization.and_then(|header| credentials(header, "Basic")) else {
            return Ok(id.map(|id| Self {
                client_id: id.to_owned(),
                secret: secret.map(|s| Secret(s.to_owned())),
                basic: false,
            }));
        };
        let from_header = parse_basic(basic)
            .ok_or_else(|| OAuthError::invalid_client("The Basic credentials are malformed."))?;
        if secret.is_some() {
            return Err(OAuthError::invalid_request(
                "client_secret is there beside HTTP Basic; use one of the two.",
            ));
        }
        if id.is_some_and(|id| id != from_header.client_id) {
            return Err(OAuthError::invalid_request(
                "client_id is another one than in HTTP Basic.",
            ));
        }
        Ok(Some(from_header))
    }
}

/// Whether a header is HTTP Basic, well-formed or not: a 401 then carries `WWW-Authenticate: Basic` (RFC 6749 5.2).
pub fn is_basic(authorization: &[u8]) -> bool {
    credentials(authorization, "Basic").is_some()
}

/// RFC 7617 2, and RFC 6749 2.3.1: base64, split at the first colon, then each part form-decoded.
fn parse_basic(encoded: &[u8]) -> Option<Credentials> {
    let pair = BASE64.decode(encoded).ok()?;
    let colon = pair.iter().position(|&b| b == b':')?;
    let client_id = form_decoded(&pair[..colon])?;
    let secret = form_decoded(&pair[colon + 1..])?;
    (!client_id.is_empty()).then(|| Credentials {
        client_id,
        secret: Some(secret).filter(|s| !s.is_empty()).map(Secret),
        basic: true,
    })
}

/// RFC 6749 A.1, A.2: both are printable ASCII. A NUL would be an error of the database.
fn form_decoded(part: &[u8]) -> Option<String> {
    let mut decoded = Vec::with_capacity(part.len());
    params::decode(part, &mut decoded);
    String::from_utf8(decoded)
        .ok()
        .filter(|text| text.bytes().all(|b| matches!(b, 0x20..=0x7E)))
}
