//! RFC 6749 2: registered clients and their redirect URIs.

use super::audit::Event;
use super::client_changes::{Change, write_changes};
use super::client_sites::write_sites;
use super::grants::lock;
use super::sql::{One, all, exec, opt, row_of};
use super::{Error, Op, Store, Tx};
use crate::oauth::client::{Client, PkcePolicy, RedirectMatch, TokenPolicy};
use crate::oauth::scope::Scope;
use crate::oauth::site;
use crate::oauth::token::Digest;

row_of!(Client {
    client_id,
    secret_digest,
    client_name,
    website,
    registered_by,
    default_scope,
    scope_limit,
    redirect_match,
    token_policy,
    pkce,
    audience,
    created_at,
    changed_at,
    checked_at,
    disabled_at,
    first_used_at,
    auth_method,
    awaits_approval_at,
    description,
    owner_id,
    previous_secret_digest,
    previous_secret_until,
    disabled_by,
    access_lifetime,
    refresh_idle,
    merged_into,
});

impl Store {
    /// A client by its id.
    pub async fn client(&self, client_id: &str) -> Result<Option<Client>, Error> {
        let mut reader = self.reader().await?;
        opt!(
            &mut reader.tx(),
            Client,
            "SELECT client_id, secret_digest, client_name, website, registered_by, default_scope, scope_limit, redirect_match, token_policy,
                    pkce, audience, created_at, changed_at, checked_at, disabled_at, first_used_at, auth_method, awaits_approval_at,
                    description, owner_id, previous_secret_digest, previous_secret_until, disabled_by,
                    access_lifetime, refresh_idle, merged_into
             FROM clients WHERE client_id = $1",
            client_id
        )
    }

    /// Its redirect URIs, in the order of registration.
    pub async fn redirect_uris(&self, client_id: &str) -> Result<Vec<String>, Error> {
        let mut reader = self.reader().await?;
        uris_of(&mut reader.tx(), client_id).await
    }

    /// The client that a registration access token manages.
    pub async fn registered_client(
        &self,
        client_id: &str,
        token: &Digest,
    ) -> Result<Option<Client>, Error> {
        let mut reader = self.reader().await?;
        opt!(
            &mut reader.tx(),
            Client,
            "SELECT client_id, secret_digest, client_name, website, registered_by, default_scope, scope_limit, redirect_match, token_policy,
                    pkce, audience, created_at, changed_at, checked_at, disabled_at, first_used_at, auth_method, awaits_approval_at,
                    description, owner_id, previous_secret_digest, previous_secret_until, disabled_by,
                    access_lifetime, refresh_idle, merged_into
             FROM clients WHERE client_id = $1 AND registration_digest = $2",
            client_id,
            token
        )
    }

    /// Clients after `after` (a client id), at most `limit`: for listings.
    pub async fn clients(&self, after: &str, limit: i64) -> Result<Vec<Client>, Error> {
        let mut reader = self.reader().await?;
        all!(
            &mut reader.tx(),
            Client,
            "SELECT client_id, secret_digest, client_name, website, registered_by, default_scope, scope_limit, redirect_match, token_policy,
                    pkce, audience, created_at, changed_at, checked_at, disabled_at, first_used_at, auth_method, awaits_approval_at,
                    description, owner_id, previous_secret_digest, previous_secret_until, disabled_by,
                    access_lifetime, refresh_idle, merged_into
             FROM clients WHERE client_id > $1 ORDER BY client_id LIMIT $2",
            after,
            limit
        )
    }
}

/// Writes a new client.
#[derive(Debug, Clone)]
pub struct RegisterClient {
    /// What it is.
    pub client: Client,
    /// Where it may be answered.
    pub redirect_uris: Vec<String>,
    /// The digest of its registration access token (RFC 7592).
    pub registration_digest: Option<Digest>,
    /// The digest of the initial access token that let it in.
    pub initial_access: Option<Digest>,
    /// The audit row.
    pub audit: Event,
}

impl Op for RegisterClient {
    const NAME: &'static str = "register_client";
    type Out = ();

    async fn run(&self, tx: &mut Tx<'_>) -> Result<(), Error> {
        let client = &self.client;
        let name_key = site::name_key(&client.client_name);
        exec!(
            tx,
            "INSERT INTO clients (client_id, secret_digest, client_name, website, registered_by, default_scope, scope_limit, redirect_match,
                                  token_policy, pkce, audience, created_at, changed_at, checked_at, disabled_at, first_used_at,
                                  auth_method, awaits_approval_at, registration_digest, description, owner_id, name_key)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)",
            client.client_id,
            client.secret_digest,
            client.client_name,
            client.website,
            client.registered_by,
            client.default_scope,
            client.scope_limit,
            client.redirect_match,
            client.token_policy,
            client.pkce,
            client.audience,
            client.created_at,
            client.changed_at,
            client.checked_at,
            client.disabled_at,
            client.first_used_at,
            client.auth_method,
            client.awaits_approval_at,
            self.registration_digest,
            client.description,
            client.owner_id,
            name_key
        )?;
        if let Some(token) = &self.initial_access {
            exec!(
                tx,
                "UPDATE initial_access_tokens SET uses = uses + 1, last_used_at = $2 WHERE token_digest = $1",
                token,
                client.created_at
            )?;
        }
        write_uris(tx, &client.client_id, &self.redirect_uris).await?;
        self.audit.write(tx).await
    }
}

/// An administrator's changes to a client; `None` leaves a thing as it is.
#[derive(Debug, Default)]
pub struct SetClient {
    /// Which.
    pub client_id: String,
    /// How its redirect URIs are compared.
    pub redirect_match: Option<RedirectMatch>,
    /// How long its tokens live.
    pub token_policy: Option<TokenPolicy>,
    /// Whether it must use PKCE.
    pub pkce: Option<PkcePolicy>,
    /// Makes it a resource server for this audience; empty: no longer one.
    pub audience: Option<String>,
    /// Checked by an administrator, or not.
    pub checked: Option<bool>,
    /// What it may ask for at most; see `scopes_unlimited` too.
    pub scope_limit: Option<Scope>,
    /// It may ask for everything that is not restricted.
    pub scopes_unlimited: bool,
    /// How long its access tokens live, in seconds; 0: as its policy says.
    pub access_lifetime: Option<i64>,
    /// How long its refresh tokens live unused, in seconds; 0: as its policy says.
    pub refresh_idle: Option<i64>,
    /// Disabled, or not. Enabled, it is merged into no other any longer.
    pub disabled: Option<bool>,
    /// A new secret, which ends every other.
    pub secret_digest: Option<Digest>,
    /// Unix seconds.
    pub now: i64,
    /// The audit row.
    pub audit: Event,
}

impl Op for SetClient {
    const NAME: &'static str = "set_client";
    /// Whether there is such a client.
    type Out = bool;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<bool, Error> {
        let checked = self.checked.map(i64::from);
        let disabled = self.disabled.map(i64::from);
        let unlimited = i64::from(self.scopes_unlimited);
        let changed = exec!(
            tx,
            "UPDATE clients SET
                redirect_match = COALESCE($2, redirect_match),
                token_policy   = COALESCE($3, token_policy),
                pkce           = COALESCE($4, pkce),
                audience       = CASE WHEN $5 IS NULL THEN audience WHEN $5 = '' THEN NULL ELSE $5 END,
                checked_at     = CASE WHEN $6 IS NULL THEN checked_at WHEN $6 = 1 THEN $7 ELSE NULL END,
                disabled_at    = CASE WHEN $8 IS NULL THEN disabled_at WHEN $8 = 1 THEN COALESCE(disabled_at, $7) ELSE NULL END,
                disabled_by    = CASE WHEN $8 IS NULL THEN disabled_by WHEN $8 = 1 THEN 'operator' ELSE NULL END,
                previous_secret_digest = CASE WHEN $9 IS NULL THEN previous_secret_digest ELSE NULL END,
                previous_secret_until  = CASE WHEN $9 IS NULL THEN previous_secret_until ELSE NULL END,
                secret_digest  = COALESCE($9, secret_digest),
                scope_limit    = CASE WHEN $11 = 1 THEN NULL ELSE COALESCE($10, scope_limit) END,
                merged_into    = CASE WHEN $8 = 0 THEN NULL ELSE merged_into END,
                access_lifetime = CASE WHEN $12 IS NULL THEN access_lifetime ELSE NULLIF($12, 0) END,
                refresh_idle   = CASE WHEN $13 IS NULL THEN refresh_idle ELSE NULLIF($13, 0) END
             WHERE client_id = $1",
            self.client_id,
            self.redirect_match,
            self.token_policy,
            self.pkce,
            self.audience,
            checked,
            self.now,
            disabled,
            self.secret_digest,
            self.scope_limit,
            unlimited,
            self.access_lifetime,
            self.refresh_idle
        )?;
        if changed == 1 {
            self.audit.write(tx).await?;
        }
        Ok(changed == 1)
    }
}

/// Deletes a client, and with it (by foreign keys) everything that it was given.
#[derive(Debug)]
pub struct DeleteClient {
    /// Which.
    pub client_id: String,
    /// The audit row.
    pub audit: Event,
}

impl Op for DeleteClient {
    const NAME: &'static str = "delete_client";
    /// Whether there was such a client.
    type Out = bool;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<bool, Error> {
        let deleted = exec!(
            tx,
            "DELETE FROM clients WHERE client_id = $1",
            self.client_id
        )?;
        if deleted == 1 {
            self.audit.write(tx).await?;
        }
        Ok(deleted == 1)
    }
}

/// RFC 7592 2.2: what a client says of itself takes the place of what it said before.
#[derive(Debug)]
pub struct ReplaceRegistration {
    /// The client as it is to be.
    pub client: Client,
    /// Where it may be answered.
    pub redirect_uris: Vec<String>,
    /// The digest of the registration access token that was shown.
    pub registration_digest: Digest,
    /// What it was before, as far as people are told of it.
    pub changes: Vec<Change>,
    /// The audit row.
    pub audit: Event,
}

impl Op for ReplaceRegistration {
    const NAME: &'static str = "replace_registration";
    /// Whether the token still manages it.
    type Out = bool;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<bool, Error> {
        let client = &self.client;
        lock(tx, None, Some(&client.client_id)).await?;
        let name_key = site::name_key(&client.client_name);
        let replaced = exec!(
            tx,
            "UPDATE clients SET client_name = $3, website = $4, default_scope = $5, auth_method = $6, changed_at = $7, checked_at = $8,
                name_key = $9
             WHERE client_id = $1 AND registration_digest = $2",
            client.client_id,
            self.registration_digest,
            client.client_name,
            client.website,
            client.default_scope,
            client.auth_method,
            client.changed_at,
            client.checked_at,
            name_key
        )?;
        if replaced == 0 {
            return Ok(false);
        }
        replace_uris(tx, &client.client_id, &self.redirect_uris).await?;
        write_changes(tx, &client.client_id, &self.changes).await?;
        self.audit.write(tx).await?;
        Ok(true)
    }
}

/// The redirect URIs of a client, in the order of registration.
pub(super) async fn uris_of(tx: &mut Tx<'_>, client_id: &str) -> Result<Vec<String>, Error> {
    let rows = all!(
        tx,
        One<String>,
        "SELECT redirect_uri FROM redirect_uris WHERE client_id = $1 ORDER BY position",
        client_id
    )?;
    Ok(rows.into_iter().map(|row| row.0).collect())
}

/// Gives a client other redirect URIs in the place of those it has.
pub(super) async fn replace_uris(
    tx: &mut Tx<'_>,
    client_id: &str,
    uris: &[String],
) -> Result<(), Error> {
    exec!(
        tx,
        "DELETE FROM redirect_uris WHERE client_id = $1",
        client_id
    )?;
    write_uris(tx, client_id, uris).await
}

async fn write_uris(tx: &mut Tx<'_>, client_id: &str, uris: &[String]) -> Result<(), Error> {
    for (position, redirect_uri) in (0_i64..).zip(uris) {
        exec!(
            tx,
            "INSERT INTO redirect_uris (client_id, position, redirect_uri) VALUES ($1, $2, $3)",
            client_id,
            position,
            redirect_uri
        )?;
    }
    write_sites(tx, client_id, uris).await
}

/// An administrator lets a client be used that waits for it.
#[derive(Debug)]
pub struct ApproveClient {
    /// Which.
    pub client_id: String,
    /// The audit row.
    pub audit: Event,
}

impl Op for ApproveClient {
    const NAME: &'static str = "approve_client";
    /// Whether it was waiting.
    type Out = bool;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<bool, Error> {
        let approved = exec!(
            tx,
            "UPDATE clients SET awaits_approval_at = NULL WHERE client_id = $1 AND awaits_approval_at IS NOT NULL",
            self.client_id
        )?;
        if approved == 1 {
            self.audit.write(tx).await?;
        }
        Ok(approved == 1)
    }
}
