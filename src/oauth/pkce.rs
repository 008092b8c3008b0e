//! RFC 7636: proof key for code exchange. S256 only; `plain` does not exist here (RFC 9700 2.1.1).

use data_encoding::BASE64URL_NOPAD;
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq;

use super::error::OAuthError;

/// The text of an S256 challenge: 32 bytes in base64url without padding.
const LENGTH: usize = 43;

/// The `code_challenge` of a request, method S256.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Challenge(String);

impl Challenge {
    /// RFC 7636 4.3: reads `code_challenge` and `code_challenge_method`; `None` if the client uses no PKCE.
    ///
    /// # Errors
    /// `invalid_request` for any method but S256 (a missing one means `plain`), for a method without a challenge, and
    /// for a challenge that no verifier can ever meet.
    pub fn parse(
        challenge: Option<&str>,
        method: Option<&str>,
    ) -> Result<Option<Self>, OAuthError> {
        let Some(challenge) = challenge else {
            return match method {
                None => Ok(None),
                Some(_) => Err(OAuthError::invalid_request(
                    "code_challenge_method is there without code_challenge.",
                )),
            };
        };
        match method {
            Some("S256") => {}
            Some(_) => {
                return Err(OAuthError::invalid_request(
                    "code_challenge_method must be S256.",
                ));
            }
            None => {
                return Err(OAuthError::invalid_request(
                    "code_challenge_method=S256 is missing beside code_challenge.",
                ));
            }
        }
        let base64url = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
        if challenge.len() != LENGTH || !challenge.bytes().all(base64url) {
            return Err(OAuthError::invalid_request(
                "code_challenge must be the SHA-256 of the verifier in base64url without padding, 43 characters.",
            ));
        }
        Ok(Some(Self(challenge.to_owned())))
    }

    /// The challenge as it was sent and is stored.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// A challenge read back.
    pub const fn from_stored(text: String) -> Self {
        Self(text)
    }

    /// RFC 7636 4.6: the SHA-256 of the verifier must be the challenge.
    ///
    /// # Errors
    /// `invalid_grant` for a missing, malformed or wrong verifier.
    pub fn verify(&self, verifier: Option<&str>) -> Result<(), OAuthError> {
        let verifier = verifier.ok_or_else(|| {
            OAuthError::invalid_grant("code_verifier is missing: the code was asked for with PKCE.")
        })?;
        if !is_verifier(verifier) {
            return Err(OAuthError::invalid_grant(
                "code_verifier must be 43 to 128 characters of A-Z a-z 0-9 - . _ ~",
            ));
        }
        let mut computed = [0; LENGTH];
        BASE64URL_NOPAD.encode_mut(&Sha256::digest(verifier.as_bytes()), &mut computed);
        if bool::from(computed.as_slice().ct_eq(self.0.as_bytes())) {
            Ok(())
        } else {
            Err(OAuthError::invalid_grant(
                "code_verifier does not fit the code_challenge.",
            ))
        }
    }
}

/// RFC 9700 4.8.2: a verifier for a code that was asked for without a challenge means that somebody cut the challenge
/// out of the request on its way (PKCE downgrade).
///
/// # Errors
/// `invalid_grant` in that case.
pub fn refuse_stray_verifier(
    challenge: Option<&Challenge>,
    verifier: Option<&str>,
) -> Result<(), OAuthError> {
    if challenge.is_none() && verifier.is_some() {
        return Err(OAuthError::invalid_grant(
            "code_verifier is there, but the code was asked for without code_challenge.",
        ));
    }
    Ok(())
}

/// RFC 7636 4.1.
fn is_verifier(text: &str) -> bool {
    (43..=128).contains(&text.len())
        && text
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_' | b'~'))
}
