//! RFC 6749 2: registered clients and their redirect URIs.

use super::audit::Event;
use super::sql::{One, all, exec, opt, row_of};
use super::{Error, Op, Store, Tx};
use crate::oauth::client::{Client, PkcePolicy, RedirectMatch, TokenPolicy};
use crate::oauth::scope::Scope;
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
    change_text,
    checked_at,
    disabled_at,
    first_used_at,
});

impl Store {
    /// A client by its id.
    pub async fn client(&self, client_id: &str) -> Result<Option<Client>, Error> {
        let mut reader = self.reader().await?;
        opt!(
            &mut reader.tx(),
            Client,
            "SELECT client_id, secret_digest, client_name, website, registered_by, default_scope, scope_limit, redirect_match, token_policy,
                    pkce, audience, created_at, changed_at, change_text, checked_at, disabled_at, first_used_at
             FROM clients WHERE client_id = $1",
            client_id
        )
    }

    /// Its redirect URIs, in the order of registration.
    pub async fn redirect_uris(&self, client_id: &str) -> Result<Vec<String>, Error> {
        let mut reader = self.reader().await?;
        let rows = all!(
            &mut reader.tx(),
            One<String>,
            "SELECT redirect_uri FROM redirect_uris WHERE client_id = $1 ORDER BY position",
            client_id
        )?;
        Ok(rows.into_iter().map(|row| row.0).collect())
    }

    /// Clients after `after` (a client id), at most `limit`: for listings.
    pub async fn clients(&self, after: &str, limit: i64) -> Result<Vec<Client>, Error> {
        let mut reader = self.reader().await?;
        all!(
            &mut reader.tx(),
            Client,
            "SELECT client_id, secret_digest, client_name, website, registered_by, default_scope, scope_limit, redirect_match, token_policy,
                    pkce, audience, created_at, changed_at, change_text, checked_at, disabled_at, first_used_at
             FROM clients WHERE client_id > $1 ORDER BY client_id LIMIT $2",
            after,
            limit
        )
    }
}

/// Writes a new client.
#[derive(Debug)]
pub struct RegisterClient {
    /// What it is.
    pub client: Client,
    /// Where it may be answered.
    pub redirect_uris: Vec<String>,
    /// The audit row.
    pub audit: Event,
}

impl Op for RegisterClient {
    const NAME: &'static str = "register_client";
    type Out = ();

    async fn run(&self, tx: &mut Tx<'_>) -> Result<(), Error> {
        let client = &self.client;
        exec!(
            tx,
            "INSERT INTO clients (client_id, secret_digest, client_name, website, registered_by, default_scope, scope_limit, redirect_match,
                                  token_policy, pkce, audience, created_at, changed_at, change_text, checked_at, disabled_at, first_used_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)",
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
            client.change_text,
            client.checked_at,
            client.disabled_at,
            client.first_used_at
        )?;
        for (position, redirect_uri) in (0_i64..).zip(&self.redirect_uris) {
            exec!(
                tx,
                "INSERT INTO redirect_uris (client_id, position, redirect_uri) VALUES ($1, $2, $3)",
                client.client_id,
                position,
                redirect_uri
            )?;
        }
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
    /// What it may ask for at most.
    pub scope_limit: Option<Scope>,
    /// Disabled, or not.
    pub disabled: Option<bool>,
    /// A new secret.
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
        let changed = exec!(
            tx,
            "UPDATE clients SET
                redirect_match = COALESCE($2, redirect_match),
                token_policy   = COALESCE($3, token_policy),
                pkce           = COALESCE($4, pkce),
                audience       = CASE WHEN $5 IS NULL THEN audience WHEN $5 = '' THEN NULL ELSE $5 END,
                checked_at     = CASE WHEN $6 IS NULL THEN checked_at WHEN $6 = 1 THEN $7 ELSE NULL END,
                disabled_at    = CASE WHEN $8 IS NULL THEN disabled_at WHEN $8 = 1 THEN COALESCE(disabled_at, $7) ELSE NULL END,
                secret_digest  = COALESCE($9, secret_digest),
                scope_limit    = COALESCE($10, scope_limit)
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
            self.scope_limit
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
        let deleted = exec!(tx, "DELETE FROM clients WHERE client_id = $1", self.client_id)?;
        if deleted == 1 {
            self.audit.write(tx).await?;
        }
        Ok(deleted == 1)
    }
}
