//! RFC 7591 2, and Gancio's `POST /api/client`: new clients. One validation for every door.

use super::Refusal;
use crate::app::App;
use crate::config::RegistrationMode;
use crate::oauth::bearer::read;
use crate::oauth::client::{
    AuthMethod, Client, PkcePolicy, RedirectMatch, RegisteredBy, TokenPolicy,
};
use crate::oauth::client_name::ClientName;
use crate::oauth::error::OAuthError;
use crate::oauth::redirect_uri::{self, Rules};
use crate::oauth::scope::Scope;
use crate::oauth::token::{self, Digest, Token, TokenKind};
use crate::people::network::Network;
use crate::store::audit::{Event, names};
use crate::store::clients::RegisterClient;

/// The longest website.
const WEBSITE_MAX: usize = 2000;

/// What an app says of itself.
pub struct Metadata<'a> {
    /// What it calls itself.
    pub name: &'a str,
    /// At least one.
    pub redirect_uris: Vec<String>,
    /// The scopes it names.
    pub scopes: Option<Scope>,
    /// The page it says it belongs to.
    pub website: Option<&'a str>,
    /// How it says that it authenticates; `none` is a client without a secret.
    pub auth_method: Option<AuthMethod>,
}

/// Who asks for a new client.
pub struct Door<'a> {
    /// By which door.
    pub registered_by: RegisteredBy,
    /// Checked by an administrator.
    pub checked: bool,
    /// The initial access token that let it in.
    pub initial_access: Option<Digest>,
    /// From where.
    pub network: Option<&'a Network>,
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
    /// What manages it from now on (RFC 7592), if it came by that door.
    pub registration: Option<Token>,
}

/// Whether an app may register itself, by the instance's mode. Answers the initial access token that let it in.
pub async fn admit(
    app: &App,
    authorization: Option<&[u8]>,
    now: i64,
) -> Result<Option<Digest>, Refusal> {
    match app.config.registration.mode {
        RegistrationMode::Open | RegistrationMode::Approval => Ok(None),
        RegistrationMode::Closed => Err(OAuthError::registration_closed(
            "This server does not let apps register themselves. Ask its operator.",
        )
        .into()),
        RegistrationMode::Token => {
            let Some(text) = read(authorization)? else {
                return Err(OAuthError::no_credential(
                    "Registering needs an initial access token of the operator: Authorization: Bearer TOKEN",
                )
                .into());
            };
            let refused = || OAuthError::invalid_token("The initial access token is not valid");
            let token = Token::parse_kind(TokenKind::InitialAccess, text).ok_or_else(refused)?;
            let digest = token.digest();
            app.store
                .initial_access_token(&digest, now)
                .await?
                .ok_or_else(refused)?;
            Ok(Some(digest))
        }
    }
}

/// What every door checks of an app's own words.
pub fn check(
    app: &App,
    metadata: &Metadata<'_>,
    registered_by: RegisteredBy,
) -> Result<(), NotRegistered> {
    if let Some(scopes) = &metadata.scopes {
        let known = app.config.scopes.catalogue.check_known(scopes).is_ok();
        // Restricted scopes are an administrator's to give.
        let allowed = registered_by == RegisteredBy::Operator
            || scopes.is_subset_of(&app.config.scopes.catalogue.unrestricted());
        if !known || !allowed {
            return Err(NotRegistered::InvalidScopes);
        }
    }
    let rules = Rules {
        confidential: metadata.auth_method != Some(AuthMethod::None),
        allow_http: app.config.registration.allow_http_redirects,
    };
    redirect_uri::check_all(&metadata.redirect_uris, rules)
        .map_err(|error| OAuthError::invalid_redirect_uri(error.to_string()))?;
    if let Some(website) = website(metadata) {
        check_website(website)?;
    }
    Ok(())
}

/// The page that it says it belongs to, if it says so.
pub(super) fn website<'a>(metadata: &Metadata<'a>) -> Option<&'a str> {
    metadata
        .website
        .map(str::trim)
        .filter(|website| !website.is_empty())
}

/// Registers a client.
pub async fn register(
    app: &App,
    metadata: Metadata<'_>,
    door: Door<'_>,
    now: i64,
) -> Result<Registered, NotRegistered> {
    register_for(app, metadata, door, None, now).await
}

/// Registers a client for the person who answers for it, if anybody does.
pub async fn register_for(
    app: &App,
    metadata: Metadata<'_>,
    door: Door<'_>,
    owner_id: Option<String>,
    now: i64,
) -> Result<Registered, NotRegistered> {
    check(app, &metadata, door.registered_by)?;
    let (client, secret) = draft(app, &metadata, &door, now);
    let client = Client { owner_id, ..client };
    let registration = (door.registered_by == RegisteredBy::Dynamic)
        .then(|| Token::from_random(TokenKind::RegistrationAccess, app.random.bytes()));
    let audit = Event {
        client_id: Some(client.client_id.clone()),
        ..app.event(names::CLIENT_CREATED, door.network, now)
    };
    let redirect_uris = metadata.redirect_uris;
    app.store
        .commit(RegisterClient {
            client: client.clone(),
            redirect_uris: redirect_uris.clone(),
            registration_digest: registration.as_ref().map(Token::digest),
            initial_access: door.initial_access,
            audit,
        })
        .await?;
    Ok(Registered {
        client,
        redirect_uris,
        secret,
        registration,
    })
}

/// A new client with its secret, as its door makes it; nothing is stored yet.
pub(super) fn draft(
    app: &App,
    metadata: &Metadata<'_>,
    door: &Door<'_>,
    now: i64,
) -> (Client, Option<Token>) {
    let public = metadata.auth_method == Some(AuthMethod::None);
    let secret = (!public).then(|| Token::from_random(TokenKind::ClientSecret, app.random.bytes()));
    let waits = app.config.registration.mode == RegistrationMode::Approval
        && door.registered_by != RegisteredBy::Operator;
    let by_itself = matches!(
        door.registered_by,
        RegisteredBy::Api | RegisteredBy::Dynamic
    );
    let client = Client {
        client_id: token::client_id(app.random.bytes()),
        secret_digest: secret.as_ref().map(Token::digest),
        previous_secret_digest: None,
        previous_secret_until: None,
        client_name: ClientName::clean(metadata.name).as_str().to_owned(),
        website: website(metadata).map(ToOwned::to_owned),
        description: None,
        owner_id: None,
        registered_by: door.registered_by,
        default_scope: match &metadata.scopes {
            _ if !by_itself => Scope::empty(),
            Some(scopes) => scopes.clone(),
            None => app.config.scopes.default.clone(),
        },
        scope_limit: match door.registered_by {
            // RFC 7591 2: what it names there is a default; clients step up later.
            RegisteredBy::Dynamic => None,
            RegisteredBy::Api | RegisteredBy::Developer | RegisteredBy::Operator => {
                metadata.scopes.clone()
            }
        },
        redirect_match: RedirectMatch::Exact,
        token_policy: match door.registered_by {
            RegisteredBy::Api => TokenPolicy::LongLived,
            RegisteredBy::Dynamic | RegisteredBy::Developer | RegisteredBy::Operator => {
                TokenPolicy::Standard
            }
        },
        pkce: PkcePolicy::Optional,
        audience: None,
        created_at: now,
        changed_at: now,
        checked_at: door.checked.then_some(now),
        disabled_at: None,
        disabled_by: None,
        first_used_at: None,
        auth_method: metadata.auth_method,
        awaits_approval_at: waits.then_some(now),
        access_lifetime: None,
        refresh_idle: None,
        merged_into: None,
    };
    (client, secret)
}

/// A page on the web: it may become a link for people.
pub(super) fn check_website(website: &str) -> Result<(), OAuthError> {
    // The parser strips what it does not like; what is stored and shown is the text.
    let good = website.len() <= WEBSITE_MAX
        && !website.contains(|c: char| c.is_control() || c.is_whitespace())
        && url::Url::parse(website)
            .is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host());
    if good {
        Ok(())
    } else {
        Err(OAuthError::invalid_client_metadata(
            "The website must be an address that begins with https:// or http://",
        ))
    }
}
