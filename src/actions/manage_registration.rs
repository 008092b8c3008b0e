//! RFC 7592: a client that registered itself reads, replaces and deletes its registration, with the token that it got for that.

use super::actor::Actor;
use super::register_client::{Metadata, NotRegistered, check, website};
use super::{Refusal, changes, clients};
use crate::app::App;
use crate::oauth::bearer::read;
use crate::oauth::client::{AuthMethod, Client, RegisteredBy};
use crate::oauth::client_name::ClientName;
use crate::oauth::error::OAuthError;
use crate::oauth::scope::Scope;
use crate::oauth::token::{Token, TokenKind};
use crate::people::network::Network;
use crate::store::audit::{Event, names};
use crate::store::clients::ReplaceRegistration;

/// A registration, and the token that manages it.
pub struct Managed {
    /// The client.
    pub client: Client,
    /// Its redirect URIs.
    pub redirect_uris: Vec<String>,
    /// The token that was shown.
    pub registration: Token,
}

impl Managed {
    /// Whether this is the client's own secret.
    pub fn has_secret(&self, secret: &str, now: i64) -> bool {
        self.client.has_secret(secret, now)
    }
}

/// Proves that the caller manages this client. One refusal for every reason: nobody learns which clients there are (RFC 7592 2).
pub async fn find(
    app: &App,
    client_id: &str,
    authorization: Option<&[u8]>,
) -> Result<Managed, Refusal> {
    let Some(text) = read(authorization)? else {
        return Err(OAuthError::no_credential(
            "Send the registration access token: Authorization: Bearer TOKEN",
        )
        .into());
    };
    let refused = || OAuthError::invalid_token("The registration access token is not valid");
    let registration =
        Token::parse_kind(TokenKind::RegistrationAccess, text).ok_or_else(refused)?;
    let client = app
        .store
        .registered_client(client_id, &registration.digest())
        .await?
        .filter(|client| client.disabled_at.is_none())
        .ok_or_else(refused)?;
    let redirect_uris = app.store.redirect_uris(client_id).await?;
    Ok(Managed {
        client,
        redirect_uris,
        registration,
    })
}

/// RFC 7592 2.2: all that the client says of itself anew; what it leaves out goes back to the default.
pub async fn replace(
    app: &App,
    managed: Managed,
    metadata: Metadata<'_>,
    network: &Network,
    now: i64,
) -> Result<Managed, NotRegistered> {
    let Managed {
        client: before,
        redirect_uris: uris_before,
        registration,
    } = managed;
    check(app, &metadata, RegisteredBy::Dynamic)?;
    let public = metadata.auth_method == Some(AuthMethod::None);
    if public != before.is_public() {
        return Err(OAuthError::invalid_client_metadata(
            "token_endpoint_auth_method: a client with a secret cannot become one without, nor the other way round. Register anew.",
        )
        .into());
    }
    let mut client = Client {
        client_name: ClientName::clean(metadata.name).as_str().to_owned(),
        website: website(&metadata).map(ToOwned::to_owned),
        default_scope: metadata
            .scopes
            .clone()
            .unwrap_or_else(|| app.config.scopes.default.clone()),
        auth_method: metadata.auth_method,
        ..before.clone()
    };
    // What people read at consent has changed: nobody vouches for it any more, and everybody is asked again.
    let changes = changes::between(
        app,
        (&before, &uris_before),
        (&client, &metadata.redirect_uris),
        now,
    );
    if !changes.is_empty() {
        client.changed_at = now.max(before.created_at + 1);
        client.checked_at = None;
    }
    let audit = Event {
        client_id: Some(client.client_id.clone()),
        detail: Some("by itself".to_owned()),
        ..app.event(names::CLIENT_CHANGED, Some(network), now)
    };
    let redirect_uris = metadata.redirect_uris;
    let replaced = app
        .store
        .commit(ReplaceRegistration {
            client: client.clone(),
            redirect_uris: redirect_uris.clone(),
            registration_digest: registration.digest(),
            changes,
            audit,
        })
        .await?;
    if !replaced {
        return Err(OAuthError::invalid_token("The registration access token is not valid").into());
    }
    Ok(Managed {
        client,
        redirect_uris,
        registration,
    })
}

/// RFC 7592 2.3: the registration ends, and everything that people allowed it.
pub async fn delete(app: &App, managed: &Managed, now: i64) -> Result<(), Refusal> {
    clients::delete(app, Actor::Operator, &managed.client, now).await?;
    Ok(())
}

/// The scopes of a registration, as it names them.
pub fn scope(text: Option<&str>) -> Result<Option<Scope>, OAuthError> {
    text.map(Scope::parse)
        .transpose()
        .map(|scope| scope.filter(|scope| !scope.is_empty()))
        .map_err(|error| OAuthError::invalid_client_metadata(error.description))
}
