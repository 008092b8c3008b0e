//! RFC 6749 2.3: who is the client that calls? Answered before anything is consumed.

use super::{Refusal, refusals};
use crate::app::App;
use crate::oauth::client::{Client, not_authenticated};
use crate::oauth::client_auth::Credentials;

/// The client that `credentials` prove to `endpoint`. Unknown and wrong are the same refusal.
pub async fn authenticate(
    app: &App,
    credentials: Option<&Credentials>,
    endpoint: &str,
    now: i64,
) -> Result<Client, Refusal> {
    let credentials = credentials.ok_or_else(not_authenticated)?;
    let client = app
        .store
        .client(&credentials.client_id)
        .await?
        .ok_or_else(not_authenticated)?;
    match client.authenticate(credentials, now) {
        Ok(()) => Ok(client),
        Err(error) => {
            refusals::note(app, &client.client_id, endpoint, &error, now);
            Err(error.into())
        }
    }
}
