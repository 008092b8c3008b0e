//! RFC 6749 4.1.3: a code for tokens.

use crate::actions::issue::{self, For, Issued};
use crate::actions::{Refusal, refusals};
use crate::app::App;
use crate::oauth::client::Client;
use crate::oauth::params::Params;
use crate::oauth::redemption::{self, Presented};
use crate::oauth::token::{Token, TokenKind};
use crate::people::network::Network;
use crate::store::audit::{Event, names};
use crate::store::authorization_codes::{RedeemCode, Redeemed};

/// Redeems a code. A refusal before the commit leaves it for its owner.
pub async fn exchange(
    app: &App,
    client: &Client,
    params: &Params,
    network: &Network,
    now: i64,
) -> Result<Issued, Refusal> {
    let presented = Presented {
        redirect_uri: params.get("redirect_uri")?,
        code_verifier: params.get("code_verifier")?,
    };
    // A wrong checksum is refused without a read.
    let token = Token::parse_kind(TokenKind::Code, params.required("code")?)
        .ok_or_else(redemption::refused)?;
    let code = app
        .store
        .authorization_code(&token.digest())
        .await?
        .ok_or_else(redemption::refused)?;
    redemption::check(&code, client, presented, now).inspect_err(|error| {
        // Only the client that the code was given to learns which address it was given at.
        if code.client_id == client.client_id
            && let Some(sent) = presented.redirect_uri
            && sent != code.redirect_uri
        {
            refusals::note_other_uri(app, sent, &code.redirect_uri, client, error, now);
        }
    })?;

    let to = For {
        client,
        grant_id: &code.grant_id,
        username: &code.username,
        granted: &code.scope,
        scope: code.scope.clone(),
        redeemed_at: now,
        predecessor: None,
    };
    let pair = issue::pair(
        app,
        to,
        issue::access_token(app),
        issue::refresh_token(app),
        now,
    );
    let redeemed = app
        .store
        .commit(RedeemCode {
            code_digest: token.digest(),
            first_use_of: client
                .first_used_at
                .is_none()
                .then(|| client.client_id.clone()),
            replay_revokes: redemption::replay_revokes(&code, client),
            access: pair.access,
            refresh: pair.refresh,
            now,
            audit: Event {
                user_id: Some(code.user_id),
                client_id: Some(code.client_id),
                grant_id: Some(code.grant_id),
                ..app.event(names::ISSUE, Some(network), now)
            },
        })
        .await?;
    match redeemed {
        Redeemed::Now => Ok(pair.issued),
        Redeemed::Already => Err(redemption::refused()
            .with_detail("the code was used before")
            .into()),
        Redeemed::Dead => Err(redemption::refused()
            .with_detail("the code or its grant ended")
            .into()),
    }
}
