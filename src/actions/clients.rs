//! Clients: what an operator changes about them. Registration is `register_client`.

use url::Url;

use super::Refusal;
use crate::app::App;
use crate::oauth::client::{Client, PkcePolicy, RedirectMatch, TokenPolicy};
use crate::oauth::token::{Token, TokenKind};
use crate::store::audit::{Event, names};
use crate::store::clients::{ApproveClient, DeleteClient, SetClient};

/// The longest audience.
const AUDIENCE_MAX: usize = 2000;

/// What is to change; `None` leaves a thing as it is.
#[derive(Debug, Default, Clone)]
pub struct Settings {
    /// How its redirect URIs are compared.
    pub redirect_match: Option<RedirectMatch>,
    /// How long its tokens live.
    pub token_policy: Option<TokenPolicy>,
    /// Whether it must use PKCE.
    pub pkce: Option<PkcePolicy>,
    /// The audience for which it is a resource server; empty: it is none any longer.
    pub audience: Option<String>,
    /// Whether an administrator checked it.
    pub checked: Option<bool>,
    /// Whether it is disabled: its tokens are dead as long as it is.
    pub disabled: Option<bool>,
}

/// What became of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Changed {
    /// Done.
    Now,
    /// There is no such client.
    Unknown,
    /// RFC 8707 2: an audience is an absolute URI without fragment.
    BadAudience,
    /// RFC 7662 2.1: a public client has no secret to introspect with.
    Public,
}

/// Changes a client; `what` is for the audit trail.
pub async fn change(
    app: &App,
    client: &Client,
    settings: Settings,
    what: &str,
    now: i64,
) -> Result<Changed, Refusal> {
    if let Some(audience) = settings.audience.as_deref().filter(|text| !text.is_empty()) {
        if client.is_public() {
            return Ok(Changed::Public);
        }
        if !is_audience(audience) {
            return Ok(Changed::BadAudience);
        }
    }
    let changed = app
        .store
        .commit(SetClient {
            client_id: client.client_id.clone(),
            redirect_match: settings.redirect_match,
            token_policy: settings.token_policy,
            pkce: settings.pkce,
            audience: settings.audience,
            checked: settings.checked,
            disabled: settings.disabled,
            now,
            audit: audit(app, client, names::CLIENT_CHANGED, Some(what), now),
            ..SetClient::default()
        })
        .await?;
    Ok(if changed {
        Changed::Now
    } else {
        Changed::Unknown
    })
}

fn is_audience(text: &str) -> bool {
    text.len() <= AUDIENCE_MAX
        && text.bytes().all(|byte| byte.is_ascii_graphic())
        && Url::parse(text).is_ok_and(|url| url.fragment().is_none())
}

/// What became of a secret.
pub enum Rotated {
    /// The new one; the old one is worth nothing from now on.
    Now(Token),
    /// There is no such client.
    Unknown,
    /// A public client has none.
    Public,
}

/// Gives a confidential client another secret. Tokens stay: they are the person's word, not the secret's.
pub async fn rotate_secret(app: &App, client: &Client, now: i64) -> Result<Rotated, Refusal> {
    if client.is_public() {
        return Ok(Rotated::Public);
    }
    let secret = Token::from_random(TokenKind::ClientSecret, app.random.bytes());
    let changed = app
        .store
        .commit(SetClient {
            client_id: client.client_id.clone(),
            secret_digest: Some(secret.digest()),
            now,
            audit: audit(
                app,
                client,
                names::CLIENT_CHANGED,
                Some("secret rotated"),
                now,
            ),
            ..SetClient::default()
        })
        .await?;
    Ok(if changed {
        Rotated::Now(secret)
    } else {
        Rotated::Unknown
    })
}

/// Deletes a client with all that it was given. Answers whether there was one.
pub async fn delete(app: &App, client: &Client, now: i64) -> Result<bool, Refusal> {
    let deleted = app
        .store
        .commit(DeleteClient {
            client_id: client.client_id.clone(),
            audit: audit(app, client, names::CLIENT_DELETED, None, now),
        })
        .await?;
    Ok(deleted)
}

/// Lets a client be used that waits for an administrator. `false`: it was not waiting.
pub async fn approve(app: &App, client: &Client, now: i64) -> Result<bool, Refusal> {
    let op = ApproveClient {
        client_id: client.client_id.clone(),
        audit: audit(app, client, names::CLIENT_APPROVED, None, now),
    };
    Ok(app.store.commit(op).await?)
}

fn audit(app: &App, client: &Client, event: &str, what: Option<&str>, now: i64) -> Event {
    Event {
        client_id: Some(client.client_id.clone()),
        detail: what.map(ToOwned::to_owned),
        ..app.event(event, None, now)
    }
}

#[cfg(test)]
mod tests {
    use super::is_audience;

    #[test]
    fn an_audience_is_an_absolute_uri_without_fragment() {
        for good in ["https://api.example.org", "urn:example:api", "http://x/y?z"] {
            assert!(is_audience(good), "{good}");
        }
        for bad in [
            "api",
            "/api",
            "https://api.example.org/#x",
            "https://a b",
            "",
        ] {
            assert!(!is_audience(bad), "{bad}");
        }
    }
}
