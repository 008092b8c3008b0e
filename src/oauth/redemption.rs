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
        Some(challenge) => Challenge::from_stored(challenge.clone()).verify(presented.code_verifier)?,
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

fn redirect_uri(code: &AuthorizationCode, client: &Client, sent: Option<&str>) -> Result<(), OAuthError> {
    let bound_by_pkce = code.code_challenge.is_some();
    match sent {
        Some(sent) if sent == code.redirect_uri => Ok(()),
        Some(_) => Err(OAuthError::invalid_grant("redirect_uri differs from the one of the authorization request")),
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
