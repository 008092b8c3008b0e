//! On which sites the redirect URIs of clients lie: for searches, and to find two registrations of one app.

use super::sql::{One, all, exec, opt, row};
use super::{Error, Op, Store, Tx};
use crate::oauth::site;

/// Clients that get their keys in one operation.
pub const BATCH: i64 = 200;
/// Sites that are looked at together when it is judged whether they are shared still.
const LOOKED_AT: i64 = 500;

row! {
    /// A client that was stored before names and sites had keys.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Unkeyed {
        /// Which.
        pub client_id: String,
        /// What it calls itself.
        pub client_name: String,
    }
}

impl Store {
    /// The origins of a client's redirect URIs.
    pub async fn origins(&self, client_id: &str) -> Result<Vec<String>, Error> {
        let mut reader = self.reader().await?;
        let rows = all!(
            &mut reader.tx(),
            One<String>,
            "SELECT origin FROM client_sites WHERE client_id = $1 ORDER BY origin",
            client_id
        )?;
        Ok(rows.into_iter().map(|row| row.0).collect())
    }

    /// The first origin after `after` that more than one client has, or had.
    pub async fn next_shared_origin(&self, after: &str) -> Result<Option<String>, Error> {
        let mut reader = self.reader().await?;
        let found = opt!(
            &mut reader.tx(),
            One<String>,
            "SELECT origin FROM client_sites WHERE shared = 1 AND origin > $1 ORDER BY origin LIMIT 1",
            after
        )?;
        Ok(found.map(|row| row.0))
    }

    /// Clients of one origin that are not disabled, by id, at most `limit`.
    pub async fn clients_of_origin(&self, origin: &str, limit: i64) -> Result<Vec<String>, Error> {
        let mut reader = self.reader().await?;
        let rows = all!(
            &mut reader.tx(),
            One<String>,
            "SELECT s.client_id FROM client_sites s JOIN clients c ON c.client_id = s.client_id
             WHERE s.origin = $1 AND c.disabled_at IS NULL ORDER BY s.shared, s.client_id LIMIT $2",
            origin,
            limit
        )?;
        Ok(rows.into_iter().map(|row| row.0).collect())
    }

    /// Whether clients wait for their keys.
    pub async fn has_unkeyed_clients(&self) -> Result<bool, Error> {
        let mut reader = self.reader().await?;
        let found = opt!(
            &mut reader.tx(),
            One<String>,
            "SELECT client_id FROM clients WHERE name_key IS NULL LIMIT 1"
        )?;
        Ok(found.is_some())
    }
}

/// Writes the sites of a client anew, and tells those that share one of them.
pub(super) async fn write_sites(
    tx: &mut Tx<'_>,
    client_id: &str,
    redirect_uris: &[String],
) -> Result<(), Error> {
    exec!(
        tx,
        "DELETE FROM client_sites WHERE client_id = $1",
        client_id
    )?;
    for place in site::of(redirect_uris) {
        let shared = place.own && is_taken(tx, &place.origin).await?;
        if shared {
            exec!(
                tx,
                "UPDATE client_sites SET shared = 1 WHERE origin = $1 AND shared = 0",
                place.origin
            )?;
        }
        let shared = i64::from(shared);
        exec!(
            tx,
            "INSERT INTO client_sites (client_id, origin, site_key, shared) VALUES ($1, $2, $3, $4)",
            client_id,
            place.origin,
            place.key,
            shared
        )?;
    }
    let plain_http = site::any_plain_http(redirect_uris).then_some(1_i64);
    exec!(
        tx,
        "UPDATE clients SET plain_http = $2 WHERE client_id = $1 AND COALESCE(plain_http, 0) <> COALESCE($2, 0)",
        client_id,
        plain_http
    )?;
    Ok(())
}

async fn is_taken(tx: &mut Tx<'_>, origin: &str) -> Result<bool, Error> {
    let found = opt!(
        tx,
        One<String>,
        "SELECT client_id FROM client_sites WHERE origin = $1 LIMIT 1",
        origin
    )?;
    Ok(found.is_some())
}

/// Gives clients their keys that were stored before there were any.
#[derive(Debug)]
pub struct KeyClients {
    /// How many at most.
    pub limit: i64,
}

impl Op for KeyClients {
    const NAME: &'static str = "key_clients";
    /// How many; fewer than the limit: none is left.
    type Out = u64;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<u64, Error> {
        let clients = all!(
            tx,
            Unkeyed,
            "SELECT client_id, client_name FROM clients WHERE name_key IS NULL ORDER BY client_id LIMIT $1",
            self.limit
        )?;
        for client in &clients {
            let uris = all!(
                tx,
                One<String>,
                "SELECT redirect_uri FROM redirect_uris WHERE client_id = $1 ORDER BY position",
                client.client_id
            )?;
            let uris: Vec<String> = uris.into_iter().map(|row| row.0).collect();
            write_sites(tx, &client.client_id, &uris).await?;
            let key = site::name_key(&client.client_name);
            exec!(
                tx,
                "UPDATE clients SET name_key = $2 WHERE client_id = $1",
                client.client_id,
                key
            )?;
        }
        Ok(clients.len() as u64)
    }
}

/// Forgets of sites that they were shared, where nobody else has them any more.
#[derive(Debug)]
pub struct UnshareSites {
    /// Behind which origin to go on; empty: at the beginning.
    pub after: String,
}

impl Op for UnshareSites {
    const NAME: &'static str = "unshare_sites";
    /// Where the next one goes on; `None`: this was the last.
    type Out = Option<String>;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<Option<String>, Error> {
        let origins = all!(
            tx,
            One<String>,
            "SELECT DISTINCT origin FROM (SELECT origin FROM client_sites WHERE shared = 1 AND origin > $1 ORDER BY origin LIMIT $2) few
             ORDER BY origin",
            self.after,
            LOOKED_AT
        )?;
        for One(origin) in &origins {
            exec!(
                tx,
                "UPDATE client_sites SET shared = 0 WHERE origin = $1 AND shared = 1
                   AND (SELECT COUNT(*) FROM (SELECT client_id FROM client_sites WHERE origin = $1 LIMIT 2) few) < 2",
                origin
            )?;
        }
        Ok(origins.into_iter().next_back().map(|row| row.0))
    }
}
