//! RFC 7009: an app gives its tokens back.

use super::Refusal;
use crate::app::App;
use crate::oauth::client::Client;
use crate::oauth::token::{Token, TokenKind};
use crate::people::network::Network;
use crate::store::access_tokens::RevokeAccess;
use crate::store::audit::{Event, names};
use crate::store::refresh_tokens::RevokeFamily;

/// Ends a token of this client. Unknown and foreign ones are left alone, and the answer does not tell (2.2).
/// The token itself says what it is, so the hint is not needed.
pub async fn revoke(app: &App, client: &Client, token: &str, network: &Network, now: i64) -> Result<(), Refusal> {
    let audit =
        Event { client_id: Some(client.client_id.clone()), ..app.event(names::REVOKE, Some(network), now) };
    let client_id = client.client_id.clone();
    match Token::parse(token) {
        Some(token) if token.kind() == TokenKind::Access => {
            app.store.commit(RevokeAccess { access_digest: token.digest(), client_id, now, audit }).await?;
        }
        Some(token) if token.kind() == TokenKind::Refresh => {
            app.store.commit(RevokeFamily { refresh_digest: token.digest(), client_id, now, audit }).await?;
        }
        _ => {}
    }
    Ok(())
}
