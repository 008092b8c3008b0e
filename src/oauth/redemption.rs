//! RFC 6749 4.1.3: what makes a code good for tokens, every rule in order.

use super::client::{Client, RedirectMatch, RegisteredBy};
use super::error::OAuthError;
use super::pkce::{Challenge, refuse_stray_verifier};
use super::scope::Scope;

/// An issued code, with what of its grant decides about it.
#[derive(Debug, Clone)]
pub struct AuthorizationCode {
    /// The grant that it stands for.
    pub grant_id: String,
    /// The client that it was given to.
    pub client_id: String,
    /// The person who allowed it.
    pub user_id: String,
    /// Their user name, for the answer.
    pub username: String,
    /// What was allowed.
    pub scope: Scope,
    /// Where the code was sent.
    pub redirect_uri: String,
    /// 1 if the request named that URI.
    pub redirect_uri_sent: i64,
    /// How many redirect URIs the client has.
    pub redirect_uris: i64,
    /// RFC 7636.
    pub code_challenge: Option<String>,
    /// Unix seconds.
    pub expires_at: i64,
    /// When it was exchanged.
    pub redeemed_at: Option<i64>,
    /// When its grant ended, or its tokens were revoked, or the person was disabled.
    pub dead_at: Option<i64>,
}

/// What the client sent beside the code.
#[derive(Debug, Clone, Copy)]
pub struct Presented<'a> {
    /// 4.1.3.
    pub redirect_uri: Option<&'a str>,
    /// RFC 7636 4.5.
    pub code_verifier: Option<&'a str>,
}

/// What a presented code is good for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Redemption {
    /// It may be redeemed, if nobody was faster.
    Fresh,
    /// It was redeemed before.
    Replayed,
}

/// The one refusal of a code: it does not tell which part was wrong to somebody who found it.
pub fn refused() -> OAuthError {
    OAuthError::invalid_grant(
        "The code is unknown, was used already, has expired, or was given to another client. Start again at the authorization endpoint.",
    )
}

/// RFC 6749 4.1.3, RFC 7636 4.6, RFC 9700 4.5. An `Err` leaves the code as it is, for its owner.
pub fn check(
    code: &AuthorizationCode,
    client: &Client,
    presented: Presented<'_>,
    now: i64,
) -> Result<Redemption, OAuthError> {
    if code.client_id != client.client_id {
        return Err(refused().with_detail("the code was given to another client"));
    }
    redirect_uri(code, client, presented.redirect_uri)?;
    match &code.code_challenge {
        Some(challenge) => {
            Challenge::from_stored(challenge.clone()).verify(presented.code_verifier)?;
        }
        None => refuse_stray_verifier(None, presented.code_verifier)?,
    }
    // From here on everything else is right, so a second use is a replay, even after the expiry.
    if code.redeemed_at.is_some() {
        return Ok(Redemption::Replayed);
    }
    if code.expires_at <= now {
        return Err(refused().with_detail("the code has expired"));
    }
    if code.dead_at.is_some() {
        return Err(refused().with_detail("the grant has ended"));
    }
    Ok(Redemption::Fresh)
}

/// Whether a second use ends what the first gave. Not for self-registered clients without PKCE:
/// Gancio's WordPress plugin sends the code again at each reload of its page.
pub fn replay_revokes(code: &AuthorizationCode, client: &Client) -> bool {
    client.registered_by != RegisteredBy::Api || code.code_challenge.is_some()
}

fn redirect_uri(
    code: &AuthorizationCode,
    client: &Client,
    sent: Option<&str>,
) -> Result<(), OAuthError> {
    let bound_by_pkce = code.code_challenge.is_some();
    match sent {
        Some(sent) if sent == code.redirect_uri => Ok(()),
        Some(_) => Err(OAuthError::invalid_grant(
            "redirect_uri differs from the one of the authorization request",
        )),
        None if bound_by_pkce => Ok(()),
        None if client.redirect_match == RedirectMatch::Origin => Err(OAuthError::invalid_grant(
            "redirect_uri is required: it must equal the one of the authorization request, or the request must use PKCE",
        )),
        None if code.redirect_uri_sent == 0 => Ok(()),
        None if client.registered_by == RegisteredBy::Api && code.redirect_uris == 1 => Ok(()),
        None => Err(OAuthError::invalid_request(
            "redirect_uri is required, because the authorization request named it (RFC 6749 4.1.3)",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::oauth::client::tests::{client, public};

    const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    const CHALLENGE: &str = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    const URI: &str = "https://app.example/cb";

    fn code() -> AuthorizationCode {
        AuthorizationCode {
            grant_id: "grant".to_owned(),
            client_id: client().client_id,
            user_id: "user".to_owned(),
            username: "alice".to_owned(),
            scope: Scope::empty(),
            redirect_uri: URI.to_owned(),
            redirect_uri_sent: 1,
            redirect_uris: 2,
            code_challenge: None,
            expires_at: 300,
            redeemed_at: None,
            dead_at: None,
        }
    }

    fn with(
        redirect_uri: Option<&'static str>,
        code_verifier: Option<&'static str>,
    ) -> Presented<'static> {
        Presented {
            redirect_uri,
            code_verifier,
        }
    }

    fn refusal(
        code: &AuthorizationCode,
        client: &Client,
        presented: Presented<'_>,
        now: i64,
    ) -> Option<&'static str> {
        check(code, client, presented, now)
            .err()
            .map(|error| error.code.wire())
    }

    #[test]
    fn a_code_is_good_for_its_own_client_in_its_time() {
        let right = with(Some(URI), None);
        assert_eq!(
            check(&code(), &client(), right, 299).ok(),
            Some(Redemption::Fresh)
        );
        assert_eq!(
            refusal(&code(), &client(), right, 300),
            Some("invalid_grant")
        );
        let other = Client {
            client_id: "other".to_owned(),
            ..client()
        };
        assert_eq!(refusal(&code(), &other, right, 0), Some("invalid_grant"));
        let dead = AuthorizationCode {
            dead_at: Some(1),
            ..code()
        };
        assert_eq!(refusal(&dead, &client(), right, 0), Some("invalid_grant"));
    }

    #[test]
    fn a_replay_is_one_only_if_everything_else_is_right() {
        let used = AuthorizationCode {
            redeemed_at: Some(1),
            code_challenge: Some(CHALLENGE.to_owned()),
            ..code()
        };
        assert_eq!(
            check(&used, &client(), with(None, Some(VERIFIER)), 999).ok(),
            Some(Redemption::Replayed)
        );
        assert_eq!(
            refusal(&used, &client(), with(None, None), 0),
            Some("invalid_grant")
        );
        assert_eq!(
            refusal(
                &used,
                &client(),
                with(Some("https://evil.example/"), Some(VERIFIER)),
                0
            ),
            Some("invalid_grant")
        );
    }

    #[test]
    fn a_replay_spares_only_self_registered_clients_without_pkce() {
        let bound = AuthorizationCode {
            code_challenge: Some(CHALLENGE.to_owned()),
            ..code()
        };
        assert!(!replay_revokes(&code(), &client()));
        assert!(replay_revokes(&bound, &client()));
        assert!(replay_revokes(&code(), &public()));
    }

    #[test]
    fn the_redirect_uri_may_be_left_out_only_where_something_else_binds_the_code() {
        let (one, several) = (
            AuthorizationCode {
                redirect_uris: 1,
                ..code()
            },
            code(),
        );
        let operators = Client {
            registered_by: RegisteredBy::Operator,
            ..client()
        };
        let unsent = AuthorizationCode {
            redirect_uri_sent: 0,
            ..code()
        };
        let bound = AuthorizationCode {
            code_challenge: Some(CHALLENGE.to_owned()),
            ..code()
        };
        let by_origin = Client {
            redirect_match: RedirectMatch::Origin,
            ..client()
        };
        let none = with(None, None);
        assert_eq!(
            refusal(&one, &client(), none, 0),
            None,
            "one URI of a self-registered client"
        );
        assert_eq!(
            refusal(&several, &client(), none, 0),
            Some("invalid_request")
        );
        assert_eq!(refusal(&one, &operators, none, 0), Some("invalid_request"));
        assert_eq!(
            refusal(&unsent, &operators, none, 0),
            None,
            "the request left it out"
        );
        assert_eq!(
            refusal(&bound, &operators, with(None, Some(VERIFIER)), 0),
            None,
            "PKCE binds it"
        );
        assert_eq!(refusal(&one, &by_origin, none, 0), Some("invalid_grant"));
        assert_eq!(
            refusal(
                &several,
                &client(),
                with(Some("https://app.example/CB"), None),
                0
            ),
            Some("invalid_grant")
        );
    }

    #[test]
    fn pkce_cannot_be_downgraded_in_either_direction() {
        let bound = AuthorizationCode {
            code_challenge: Some(CHALLENGE.to_owned()),
            ..code()
        };
        assert_eq!(
            refusal(&bound, &client(), with(Some(URI), None), 0),
            Some("invalid_grant")
        );
        assert_eq!(
            refusal(&code(), &client(), with(Some(URI), Some(VERIFIER)), 0),
            Some("invalid_grant")
        );
    }
}
