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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(header: Option<&str>, body: &str) -> Result<Option<Credentials>, OAuthError> {
        Credentials::read(
            header.map(str::as_bytes),
            &Params::parse(body.as_bytes()).unwrap(),
        )
    }

    fn basic(pair: &str) -> String {
        format!("Basic {}", BASE64.encode(pair.as_bytes()))
    }

    fn code(result: Result<Option<Credentials>, OAuthError>) -> &'static str {
        result.unwrap_err().code.wire()
    }

    #[test]
    fn credentials_come_by_body_or_by_basic() {
        let body = read(None, "client_id=me&client_secret=word")
            .unwrap()
            .unwrap();
        assert_eq!((&*body.client_id, body.basic), ("me", false));
        assert_eq!(body.secret.unwrap().expose(), "word");
        let header = read(Some(&basic("me:word")), "").unwrap().unwrap();
        assert_eq!((&*header.client_id, header.basic), ("me", true));
        assert_eq!(header.secret.unwrap().digest(), Digest::of("word"));
    }

    #[test]
    fn a_public_client_has_no_secret_and_an_empty_one_counts_as_none() {
        for (header, body) in [
            (None, "client_id=me"),
            (None, "client_id=me&client_secret="),
            (Some(basic("me:")), ""),
            (Some(basic("me:")), "client_id=me&client_secret="),
        ] {
            let read = read(header.as_deref(), body).unwrap().unwrap();
            assert_eq!((&*read.client_id, read.secret), ("me", None), "{body}");
        }
    }

    #[test]
    fn nobody_is_nobody() {
        assert_eq!(read(None, "").unwrap(), None);
        assert_eq!(read(None, "client_secret=word").unwrap(), None);
        assert_eq!(read(Some("Bearer x"), "").unwrap(), None);
        assert_eq!(
            read(Some("Basics eA=="), "client_id=me")
                .unwrap()
                .unwrap()
                .client_id,
            "me"
        );
    }

    #[test]
    fn the_scheme_is_case_insensitive() {
        for scheme in ["basic", "BASIC", "bAsIc  "] {
            let header = basic("me:word").replace("Basic", scheme);
            assert!(is_basic(header.as_bytes()));
            assert!(read(Some(&header), "").unwrap().unwrap().basic, "{scheme}");
        }
        assert!(!is_basic(b"Bearer Basic"));
    }

    #[test]
    fn both_parts_are_form_decoded_after_the_split() {
        let read = read(
            Some(&basic("https%3A%2F%2Fapp.example%2Fid:a+b%3Ac:d%")),
            "",
        )
        .unwrap()
        .unwrap();
        assert_eq!(read.client_id, "https://app.example/id");
        assert_eq!(read.secret.unwrap().expose(), "a b:c:d%");
    }

    #[test]
    fn two_secrets_or_two_clients_are_invalid_request() {
        let header = basic("me:word");
        assert!(read(Some(&header), "client_id=me").is_ok());
        assert_eq!(
            code(read(Some(&header), "client_id=you")),
            "invalid_request"
        );
        assert_eq!(
            code(read(Some(&header), "client_id=me&client_secret=word")),
            "invalid_request"
        );
        assert_eq!(
            code(read(Some(&basic("me:")), "client_secret=word")),
            "invalid_request"
        );
        assert_eq!(
            code(read(None, "client_id=me&client_id=me")),
            "invalid_request"
        );
        assert_eq!(
            code(read(None, "client_id=me&client_secret=a&client_secret=b")),
            "invalid_request"
        );
    }

    #[test]
    fn malformed_basic_is_invalid_client() {
        for header in [
            "Basic",
            "Basic ",
            "Basic ???",
            "Basic bWU",
            "Basic bWU6d29yZA",
            "Basic bWU6d29yZA== x",
            "basic:x",
        ] {
            let parsed = read(Some(header), "client_id=me");
            assert!(
                header == "basic:x" || code(parsed) == "invalid_client",
                "{header}"
            );
        }
        for pair in [
            "mewithoutcolon",
            ":word",
            "me%00:word",
            "me:wo\0rd",
            "me:w\u{e9}",
            "%ff:x",
            "me:a\nb",
        ] {
            assert_eq!(
                code(read(Some(&basic(pair)), "")),
                "invalid_client",
                "{pair:?}"
            );
        }
    }

    #[test]
    fn debug_shows_no_secret() {
        let shown = format!(
            "{:?}",
            read(None, "client_id=me&client_secret=word").unwrap()
        );
        assert!(shown.contains("me") && !shown.contains("word"));
    }

    proptest! {
        #[test]
        fn reading_never_panics(header: Option<Vec<u8>>, body in any::<Vec<u8>>(), tail in any::<Vec<u8>>()) {
            let Ok(params) = Params::parse(&body) else { return Ok(()) };
            let _ = Credentials::read(header.as_deref(), &params);
            let _ = Credentials::read(Some(&[b"Basic ", &*tail].concat()), &params);
            let _ = Credentials::read(Some(format!("Basic {}", BASE64.encode(&tail)).as_bytes()), &params);
        }
    }
}
