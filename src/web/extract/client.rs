//! RFC 6749 2.3: a form from an authenticated client.

use axum::Extension;
use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::header::AUTHORIZATION;

use super::{Here, body, header};
use crate::actions::{Refusal, client_auth};
use crate::app::App;
use crate::limits::Limit;
use crate::oauth::client::Client;
use crate::oauth::client_auth::{Credentials, is_basic};
use crate::oauth::error::ErrorCode;
use crate::oauth::params::Params;
use crate::people::network::Network;
use crate::web::error::{Challenge, JsonRefusal};
use crate::web::layers::LogClient;

/// A form, and the client that proved to have sent it, before anything in it is consumed.
pub struct ClientForm {
    /// Who.
    pub client: Client,
    /// What.
    pub params: Params,
    /// When (unix seconds).
    pub now: i64,
    /// From where.
    pub network: Network,
}

impl ClientForm {
    /// Who it was, for the log.
    pub fn logged(&self) -> Extension<LogClient> {
        Extension(LogClient(self.client.client_id.clone()))
    }
}

impl FromRequest<App> for ClientForm {
    type Rejection = JsonRefusal;

    async fn from_request(request: Request, app: &App) -> Result<Self, JsonRefusal> {
        let (mut parts, body) = request.into_parts();
        let Ok(Here { now, network }) = Here::from_request_parts(&mut parts, app).await;
        let authorization = header(&parts.headers, AUTHORIZATION)?.map(<[u8]>::to_vec);
        let challenge = match &authorization {
            Some(header) if is_basic(header) => Challenge::Basic,
            _ => Challenge::None,
        };
        let endpoint = parts.uri.path().to_owned();
        let params = body::form(Request::from_parts(parts, body)).await?;
        let refused = |error| JsonRefusal::new(error, challenge);
        params.check_unrepeated()?;
        let credentials = Credentials::read(authorization.as_deref(), &params)
            .map_err(|error| refused(Refusal::from(error)))?;
        // Guessing at secrets is slowed down before the next guess is looked at.
        app.limits
            .look(Limit::ClientAuthentication, &network)
            .map_err(|wait| Refusal::TooMany(wait.seconds))?;
        match client_auth::authenticate(app, credentials.as_ref(), &endpoint, now).await {
            Ok(client) => Ok(Self {
                client,
                params,
                now,
                network,
            }),
            Err(error) => {
                if matches!(&error, Refusal::Protocol(error) if error.code == ErrorCode::InvalidClient)
                {
                    // Counts the failure; the answer stays what it is.
                    let _ = app.limits.check(Limit::ClientAuthentication, &network);
                }
                Err(refused(error))
            }
        }
    }
}
