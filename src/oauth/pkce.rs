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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// RFC 7636, appendix B.
    const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    fn challenge() -> Challenge {
        Challenge::parse(Some(CHALLENGE), Some("S256"))
            .unwrap()
            .unwrap()
    }

    #[test]
    fn the_example_of_the_rfc_holds() {
        assert!(challenge().verify(Some(VERIFIER)).is_ok());
        assert_eq!(challenge().as_str(), CHALLENGE);
        assert_eq!(Challenge::from_stored(CHALLENGE.to_owned()), challenge());
    }

    #[test]
    fn no_pkce_is_no_error_here() {
        assert_eq!(Challenge::parse(None, None).unwrap(), None);
    }

    #[test]
    fn every_method_but_s256_is_invalid_request() {
        for method in [
            None,
            Some("plain"),
            Some("s256"),
            Some("S256 "),
            Some("S512"),
        ] {
            let error = Challenge::parse(Some(CHALLENGE), method).unwrap_err();
            assert_eq!(error.code.wire(), "invalid_request", "{method:?}");
        }
        assert_eq!(
            Challenge::parse(None, Some("S256"))
                .unwrap_err()
                .code
                .wire(),
            "invalid_request"
        );
    }

    #[test]
    fn a_challenge_that_no_verifier_meets_is_refused_at_once() {
        let hex = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        for wrong in [
            &CHALLENGE[..42],
            &format!("{CHALLENGE}="),
            &CHALLENGE.replace('-', "+"),
            hex,
        ] {
            assert!(
                Challenge::parse(Some(wrong), Some("S256")).is_err(),
                "{wrong}"
            );
        }
    }

    #[test]
    fn a_wrong_missing_or_malformed_verifier_is_invalid_grant() {
        let long = "a".repeat(129);
        for wrong in [
            None,
            Some(""),
            Some(CHALLENGE),
            Some(&VERIFIER[..42]),
            Some(&*long),
            Some("é"),
            Some(&VERIFIER.replace('-', "+")),
        ] {
            assert_eq!(
                challenge().verify(wrong).unwrap_err().code.wire(),
                "invalid_grant",
                "{wrong:?}"
            );
        }
    }

    #[test]
    fn a_verifier_without_a_challenge_is_invalid_grant() {
        assert_eq!(
            refuse_stray_verifier(None, Some(VERIFIER))
                .unwrap_err()
                .code
                .wire(),
            "invalid_grant"
        );
        assert!(refuse_stray_verifier(None, None).is_ok());
        assert!(refuse_stray_verifier(Some(&challenge()), Some(VERIFIER)).is_ok());
        assert!(refuse_stray_verifier(Some(&challenge()), None).is_ok());
    }

    proptest! {
        #[test]
        fn only_its_own_verifier_meets_a_challenge(verifier in "[A-Za-z0-9._~-]{43,128}", other in "[A-Za-z0-9._~-]{43,128}") {
            let made = BASE64URL_NOPAD.encode(&Sha256::digest(verifier.as_bytes()));
            let challenge = Challenge::parse(Some(&made), Some("S256")).unwrap().unwrap();
            prop_assert!(challenge.verify(Some(&verifier)).is_ok());
            prop_assert_eq!(challenge.verify(Some(&other)).is_ok(), verifier == other);
        }

        #[test]
        fn parsing_never_panics(challenge: Option<String>, method: Option<String>, verifier: Option<String>) {
            let _ = Challenge::parse(challenge.as_deref(), method.as_deref());
            prop_assert!(super::tests::challenge().verify(verifier.as_deref()).is_err());
        }
    }
}
