//! RFC 7591 2, and Gancio's `POST /api/client`: new clients. One validation for every door.

use super::Refusal;
use crate::app::App;
use crate::oauth::client::{Client, PkcePolicy, RedirectMatch, RegisteredBy, TokenPolicy};
use crate::oauth::client_name::ClientName;
use crate::oauth::error::OAuthError;
use crate::oauth::redirect_uri::{self, Rules};
use crate::oauth::scope::Scope;
use crate::oauth::token::{self, Token, TokenKind};
use crate::people::network::Network;
use crate::store::audit::{Event, names};
use crate::store::clients::RegisterClient;

/// The longest website.
const WEBSITE_MAX: usize = 2000;

/// What is asked for.
pub struct NewClient<'a> {
    /// By which door.
    pub registered_by: RegisteredBy,
    /// What the app calls itself.
    pub name: &'a str,
    /// At least one.
    pub redirect_uris: Vec<String>,
    /// What it may ask for at most; `None`: no limit.
    pub scopes: Option<Scope>,
    /// The page it says it belongs to.
    pub website: Option<&'a str>,
    /// A client without a secret.
    pub public: bool,
    /// Checked by an administrator.
    pub checked: bool,
}

/// Why a client was not registered.
#[derive(Debug)]
pub enum NotRegistered {
    /// Scopes that do not exist, or that only an administrator gives.
    InvalidScopes,
    /// Anything else.
    Refused(Refusal),
}

impl<E: Into<Refusal>> From<E> for NotRegistered {
    fn from(error: E) -> Self {
        Self::Refused(error.into())
    }
}

/// A new client, and its secret, which is told once.
pub struct Registered {
    /// The client.
    pub client: Client,
    /// Its redirect URIs.
    pub redirect_uris: Vec<String>,
    /// Its secret; `None`: a public client.
    pub secret: Option<Token>,
}

/// Registers a client.
pub async fn register(
    app: &App,
    new: NewClient<'_>,
    network: Option<&Network>,
    now: i64,
) -> Result<Registered, NotRegistered> {
    let operator = new.registered_by == RegisteredBy::Operator;
    if let Some(scopes) = &new.scopes {
        let known = app.config.scopes.catalogue.check_known(scopes).is_ok();
        // Restricted scopes are an administrator's to give.
        let allowed = operator || scopes.is_subset_of(&app.config.scopes.catalogue.unrestricted());
        if !known || !allowed {
            return Err(NotRegistered::InvalidScopes);
        }
    }
    let rules = Rules {
        confidential: !new.public,
        allow_http: app.config.registration.allow_http_redirects,
    };
    redirect_uri::check_all(&new.redirect_uris, rules)
        .map_err(|error| OAuthError::invalid_redirect_uri(error.to_string()))?;
    let website = new
        .website
        .map(str::trim)
        .filter(|website| !website.is_empty());
    if let Some(website) = website {
        check_website(website)?;
    }
    let secret =
        (!new.public).then(|| Token::from_random(TokenKind::ClientSecret, app.random.bytes()));
    let client = Client {
        client_id: token::client_id(app.random.bytes()),
        secret_digest: secret.as_ref().map(Token::digest),
        client_name: ClientName::clean(new.name).as_str().to_owned(),
        website: website.map(ToOwned::to_owned),
        registered_by: new.registered_by,
        default_scope: match (&new.scopes, operator) {
            (_, true) => Scope::empty(),
            (Some(scopes), false) => scopes.clone(),
            (None, false) => app.config.scopes.default.clone(),
        },
        scope_limit: new.scopes,
        redirect_match: RedirectMatch::Exact,
        token_policy: if operator {
            TokenPolicy::Standard
        } else {
            TokenPolicy::LongLived
        },
        pkce: PkcePolicy::Optional,
        audience: None,
        created_at: now,
        changed_at: now,
        checked_at: new.checked.then_some(now),
        disabled_at: None,
        first_used_at: None,
    };
    let audit = Event {
        client_id: Some(client.client_id.clone()),
        ..app.event(names::CLIENT_CREATED, network, now)
    };
    let redirect_uris = new.redirect_uris;
    app.store
        .commit(RegisterClient {
            client: client.clone(),
            redirect_uris: redirect_uris.clone(),
            audit,
        })
        .await?;
    Ok(Registered {
        client,
        redirect_uris,
        secret,
    })
}

/// A page on the web: it may become a link for people.
fn check_website(website: &str) -> Result<(), OAuthError> {
    // The parser strips what it does not like; what is stored and shown is the text.
    let good = website.len() <= WEBSITE_MAX
        && !website.contains(|c: char| c.is_control() || c.is_whitespace())
        && url::Url::parse(website)
            .is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host());
    if good {
        Ok(())
    } else {
        Err(OAuthError::invalid_client_metadata(
            "website must be an address that begins with https:// or http://",
        ))
    }
}
