//! RFC 6749 4.1.1: the authorization request, checked in the order in which its parts can be trusted.
//!
//! First the client and its redirect URI ([`identify`]): an error there can only become a page, since nobody is known to whom it could be
//! sent (4.1.2.1). Only then the rest ([`check`]).

use super::client::{Client, PkcePolicy, RedirectMatch};
use super::error::OAuthError;
use super::params::Params;
use super::pkce::Challenge;
use super::redirect_uri::{RedirectUri, Rules, matches_exact, matches_origin};
use super::scope::{Catalogue, Scope};

/// The longest `state` that is carried, in characters.
pub const STATE_MAX: usize = 4096;

/// A client and the redirect URI that was proven to be its own. Only this can be redirected to.
#[derive(Debug, Clone)]
pub struct Identified {
    /// The client.
    pub client: Client,
    /// Where its answer goes.
    pub redirect_uri: RedirectUri,
    /// Whether the request named it (4.1.3 then asks for it again).
    pub redirect_uri_sent: bool,
}

/// Why nobody is known to whom an error could be sent. Shown on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unidentified {
    /// No `client_id`.
    ClientMissing,
    /// There is no such client, or it is disabled.
    ClientUnknown,
    /// An administrator has yet to approve it.
    ClientAwaits,
    /// A parameter came twice.
    Repeated(&'static str),
    /// No `redirect_uri`, and not exactly one is registered.
    RedirectMissing {
        /// What is registered.
        registered: Vec<String>,
    },
    /// It is not an acceptable redirect URI.
    RedirectMalformed {
        /// What was sent.
        sent: String,
        /// What is wrong with it.
        why: String,
    },
    /// It is none of the registered ones.
    RedirectMismatch {
        /// What was sent.
        sent: String,
        /// What is registered.
        registered: Vec<String>,
    },
}

/// Which client is meant, before anything is looked up.
pub fn client_id(params: &Params) -> Result<&str, Unidentified> {
    params
        .get("client_id")
        .map_err(|_| Unidentified::Repeated("client_id"))?
        .ok_or(Unidentified::ClientMissing)
}

/// RFC 6749 3.1.2.3, RFC 9700 4.1.3: the redirect URI must be one of the client's own.
pub fn identify(
    client: Option<Client>,
    registered: Vec<String>,
    params: &Params,
    allow_http: bool,
) -> Result<Identified, Unidentified> {
    let client = client
        .filter(|client| client.disabled_at.is_none())
        .ok_or(Unidentified::ClientUnknown)?;
    if client.awaits_approval_at.is_some() {
        return Err(Unidentified::ClientAwaits);
    }
    let rules = client.redirect_rules(allow_http);
    let sent = params
        .get("redirect_uri")
        .map_err(|_| Unidentified::Repeated("redirect_uri"))?;
    let raw = match (sent, registered.as_slice()) {
        (Some(sent), _) => sent,
        (None, [only]) => only.as_str(),
        (None, _) => return Err(Unidentified::RedirectMissing { registered }),
    };
    let parsed = RedirectUri::parse(raw, rules);
    match parsed {
        Ok(redirect_uri) if is_own(&client, &registered, &redirect_uri, rules) => Ok(Identified {
            client,
            redirect_uri,
            redirect_uri_sent: sent.is_some(),
        }),
        Ok(_) => Err(Unidentified::RedirectMismatch {
            sent: raw.to_owned(),
            registered,
        }),
        Err(error) => Err(Unidentified::RedirectMalformed {
            sent: raw.to_owned(),
            why: error.to_string(),
        }),
    }
}

/// RFC 9700 4.1.3: whether a redirect URI is one of the registered ones, by the rule that holds for this client.
pub fn is_own(
    client: &Client,
    registered: &[String],
    redirect_uri: &RedirectUri,
    rules: Rules,
) -> bool {
    registered.iter().any(|uri| match client.redirect_match {
        RedirectMatch::Exact => matches_exact(uri, redirect_uri.as_str()),
        RedirectMatch::Origin => {
            RedirectUri::parse(uri, rules).is_ok_and(|uri| matches_origin(&uri, redirect_uri))
        }
    })
}

/// OpenID Connect Core 3.1.2.1 `prompt`, as far as it concerns sign-in and consent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Prompt {
    /// Show nothing: answer at once or refuse.
    pub none: bool,
    /// Ask for the password again.
    pub login: bool,
    /// Show consent even if it could be skipped.
    pub consent: bool,
}

impl Prompt {
    fn parse(text: Option<&str>) -> Result<Self, OAuthError> {
        let mut prompt = Self::default();
        for word in text
            .unwrap_or_default()
            .split(' ')
            .filter(|word| !word.is_empty())
        {
            match word {
                "none" => prompt.none = true,
                "login" => prompt.login = true,
                "consent" => prompt.consent = true,
                _ => {
                    return Err(OAuthError::invalid_request(
                        "prompt may be none, login or consent",
                    ));
                }
            }
        }
        if prompt.none && (prompt.login || prompt.consent) {
            return Err(OAuthError::invalid_request(
                "prompt=none cannot be combined with another value",
            ));
        }
        Ok(prompt)
    }
}

/// What the instance demands beyond the client's own policy.
#[derive(Debug, Clone, Copy)]
pub struct Policy<'a> {
    /// The scopes that exist.
    pub catalogue: &'a Catalogue,
    /// PKCE for everyone.
    pub pkce_required: bool,
}

/// A request in which every part is right.
#[derive(Debug, Clone)]
pub struct AuthorizationRequest {
    /// What is asked for, after defaults and limits.
    pub scope: Scope,
    /// Returned exactly as sent.
    pub state: Option<String>,
    /// RFC 7636.
    pub code_challenge: Option<Challenge>,
    /// What may and must be shown.
    pub prompt: Prompt,
}

/// The `state`, if it is one that can be sent back (RFC 6749 4.1.2).
pub fn state(params: &Params) -> Result<Option<&str>, OAuthError> {
    match params.get("state")? {
        Some(state) if state.chars().count() > STATE_MAX => Err(OAuthError::invalid_request(
            "state is longer than 4096 characters",
        )),
        other => Ok(other),
    }
}

/// Everything after client and redirect URI, one rule a line.
pub fn check(
    identified: &Identified,
    params: &Params,
    policy: Policy<'_>,
) -> Result<AuthorizationRequest, OAuthError> {
    params.check_unrepeated()?; // RFC 6749 3.1
    let state = state(params)?.map(ToOwned::to_owned); // RFC 6749 4.1.2
    response_type(params)?; // RFC 6749 3.1.1
    response_mode(params)?;
    let code_challenge = code_challenge(&identified.client, params, policy)?; // RFC 7636 4.4.1
    let prompt = Prompt::parse(params.get("prompt")?)?;
    let asked = params.get("scope")?.map(Scope::parse).transpose()?;
    let scope = identified.client.scope_for(asked, policy.catalogue)?; // RFC 6749 3.3
    Ok(AuthorizationRequest {
        scope,
        state,
        code_challenge,
        prompt,
    })
}

fn response_type(params: &Params) -> Result<(), OAuthError> {
    match params.required("response_type")? {
        "code" => Ok(()),
        _ => Err(OAuthError::unsupported_response_type(
            "The only response_type is code",
        )),
    }
}

fn response_mode(params: &Params) -> Result<(), OAuthError> {
    match params.get("response_mode")? {
        None | Some("query") => Ok(()),
        Some(_) => Err(OAuthError::invalid_request(
            "The only response_mode is query",
        )),
    }
}

/// RFC 9700 2.1.1: public clients must use PKCE; confidential ones when they, the client's policy or the instance says so.
fn code_challenge(
    client: &Client,
    params: &Params,
    policy: Policy<'_>,
) -> Result<Option<Challenge>, OAuthError> {
    let challenge = Challenge::parse(
        params.get("code_challenge")?,
        params.get("code_challenge_method")?,
    )?;
    let required =
        client.is_public() || client.pkce == PkcePolicy::Required || policy.pkce_required;
    if required && challenge.is_none() {
        return Err(OAuthError::invalid_request(
            "This client must use PKCE: send code_challenge and code_challenge_method=S256 (RFC 7636)",
        ));
    }
    Ok(challenge)
}
