//! Clients: what an operator changes about them. Registration is `register_client`.

use std::ops::RangeInclusive;

use url::Url;

use super::Refusal;
use super::actor::Actor;
use crate::app::App;
use crate::oauth::client::{Client, PkcePolicy, RedirectMatch, TokenPolicy};
use crate::oauth::rotation::{ACCESS_LIFETIME, REFRESH_IDLE};
use crate::oauth::scope::Scope;
use crate::oauth::token::{Token, TokenKind};
use crate::store::audit::{Event, names};
use crate::store::clients::{ApproveClient, DeleteClient, SetClient};

/// The longest audience.
const AUDIENCE_MAX: usize = 2000;

/// What is to change; `None` leaves a thing as it is.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Settings {
    /// How its redirect URIs are compared.
    pub redirect_match: Option<RedirectMatch>,
    /// How long its tokens live.
    pub token_policy: Option<TokenPolicy>,
    /// Whether it must use PKCE.
    pub pkce: Option<PkcePolicy>,
    /// The audience for which it is a resource server; empty: it is none any longer.
    pub audience: Option<String>,
    /// How long its access tokens live, in seconds; 0: as its policy says.
    pub access_lifetime: Option<i64>,
    /// How long its refresh tokens live unused, in seconds; 0: as its policy says.
    pub refresh_idle: Option<i64>,
    /// What it may ask for.
    pub scopes: Option<Most>,
    /// Whether an administrator checked it.
    pub checked: Option<bool>,
    /// Whether it is disabled: its tokens are dead as long as it is.
    pub disabled: Option<bool>,
}

/// What a client may ask for at most.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Most {
    /// Every scope of the catalogue that is not restricted.
    Unrestricted,
    /// These, restricted ones among them if an administrator likes.
    These(Scope),
}

impl Settings {
    /// What the audit trail says of them.
    fn in_words(&self) -> String {
        let seconds = |what: &str, value: Option<i64>| match value? {
            0 => Some(format!("{what} as the policy says")),
            seconds => Some(format!("{what} {seconds} s")),
        };
        let scopes = self.scopes.as_ref().map(|scopes| match scopes {
            Most::Unrestricted => "scopes without limit".to_owned(),
            Most::These(scope) => format!("scopes {:?}", scope.as_str()),
        });
        let switched = self
            .disabled
            .map(|disabled| if disabled { "disabled" } else { "enabled" }.to_owned());
        let words = [
            self.redirect_match
                .map(|value| format!("redirect match {value}")),
            self.audience
                .as_ref()
                .map(|value| format!("resource server {value:?}")),
            self.token_policy
                .map(|value| format!("token policy {value}")),
            self.pkce.map(|value| format!("PKCE {value}")),
            seconds("access lifetime", self.access_lifetime),
            seconds("refresh idle", self.refresh_idle),
            scopes,
            self.checked.map(|value| format!("checked {value}")),
            switched,
        ];
        let words: Vec<String> = words.into_iter().flatten().collect();
        words.join(", ")
    }
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
    /// A scope that is not in the catalogue.
    BadScope,
    /// A lifetime outside of [`ACCESS_LIFETIME`] or [`REFRESH_IDLE`].
    BadLifetime,
}

/// Changes a client.
pub async fn change(
    app: &App,
    actor: Actor<'_>,
    client: &Client,
    settings: Settings,
    now: i64,
) -> Result<Changed, Refusal> {
    let what = settings.in_words();
    if let Some(audience) = settings.audience.as_deref().filter(|text| !text.is_empty()) {
        if client.is_public() {
            return Ok(Changed::Public);
        }
        if !is_audience(audience) {
            return Ok(Changed::BadAudience);
        }
    }
    let within = |value: Option<i64>, bounds: &RangeInclusive<i64>| {
        value.is_none_or(|value| value == 0 || bounds.contains(&value))
    };
    if !within(settings.access_lifetime, &ACCESS_LIFETIME)
        || !within(settings.refresh_idle, &REFRESH_IDLE)
    {
        return Ok(Changed::BadLifetime);
    }
    let (scopes_unlimited, scope_limit) = match settings.scopes {
        None => (false, None),
        Some(Most::Unrestricted) => (true, None),
        Some(Most::These(scope)) => {
            // What the catalogue lost meanwhile may stay; it opens nothing.
            let new = without(&scope, client.scope_limit.as_ref());
            if app.config.scopes.catalogue.check_known(&new).is_err() {
                return Ok(Changed::BadScope);
            }
            (false, Some(scope))
        }
    };
    let changed = app
        .store
        .commit(SetClient {
            client_id: client.client_id.clone(),
            redirect_match: settings.redirect_match,
            token_policy: settings.token_policy,
            pkce: settings.pkce,
            audience: settings.audience,
            access_lifetime: settings.access_lifetime,
            refresh_idle: settings.refresh_idle,
            scope_limit,
            scopes_unlimited,
            checked: settings.checked,
            disabled: settings.disabled,
            now,
            audit: audit(app, actor, client, names::CLIENT_CHANGED, Some(&what), now),
            ..SetClient::default()
        })
        .await?;
    Ok(if changed {
        Changed::Now
    } else {
        Changed::Unknown
    })
}

/// What of a scope was not there before.
fn without(scope: &Scope, before: Option<&Scope>) -> Scope {
    let new: Vec<&str> = scope
        .iter()
        .filter(|name| before.is_none_or(|before| !before.contains(name)))
        .collect();
    scope.only(&new)
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
pub async fn rotate_secret(
    app: &App,
    actor: Actor<'_>,
    client: &Client,
    now: i64,
) -> Result<Rotated, Refusal> {
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
                actor,
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
pub async fn delete(
    app: &App,
    actor: Actor<'_>,
    client: &Client,
    now: i64,
) -> Result<bool, Refusal> {
    let deleted = app
        .store
        .commit(DeleteClient {
            client_id: client.client_id.clone(),
            audit: audit(app, actor, client, names::CLIENT_DELETED, None, now),
        })
        .await?;
    Ok(deleted)
}

/// Lets a client be used that waits for an administrator. `false`: it was not waiting.
pub async fn approve(
    app: &App,
    actor: Actor<'_>,
    client: &Client,
    now: i64,
) -> Result<bool, Refusal> {
    let op = ApproveClient {
        client_id: client.client_id.clone(),
        audit: audit(app, actor, client, names::CLIENT_APPROVED, None, now),
    };
    Ok(app.store.commit(op).await?)
}

fn audit(
    app: &App,
    actor: Actor<'_>,
    client: &Client,
    event: &str,
    what: Option<&str>,
    now: i64,
) -> Event {
    Event {
        client_id: Some(client.client_id.clone()),
        detail: what.map(ToOwned::to_owned),
        ..actor.event(app, event, now)
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
