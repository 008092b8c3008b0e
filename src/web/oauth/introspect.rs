//! RFC 7662 2: introspection.

use axum::extract::State;
use axum::{Extension, Json};
use serde::Serialize;

use crate::actions::Refusal;
use crate::actions::introspect::{self, Active};
use crate::app::App;
use crate::limits::Limit;
use crate::web::error::JsonRefusal;
use crate::web::extract::ClientForm;
use crate::web::layers::LogClient;

/// RFC 7662 2.2. An inactive token has only `active`: unknown, foreign, expired, revoked and malformed are not told apart.
#[derive(Serialize)]
pub struct Introspection {
    active: bool,
    #[serde(flatten)]
    token: Option<Box<Described>>,
}

#[derive(Serialize)]
struct Described {
    token_use: &'static str,
    sub: String,
    username: String,
    /// Absent for a personal token.
    #[serde(skip_serializing_if = "Option::is_none")]
    client_id: Option<String>,
    scope: String,
    aud: String,
    iss: String,
    iat: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    exp: Option<i64>,
    token_type: &'static str,
    two_factor_preauthorized: bool,
}

impl Described {
    fn of(found: Active, issuer: &str) -> Self {
        Self {
            token_use: found.token_use,
            sub: found.sub,
            username: found.username,
            client_id: found.client_id,
            scope: found.scope.to_string(),
            aud: issuer.to_owned(),
            iss: issuer.to_owned(),
            iat: found.iat,
            exp: found.exp,
            token_type: "Bearer",
            two_factor_preauthorized: found.two_factor_preauthorized,
        }
    }
}

/// `POST /oauth/introspect`.
pub async fn post(
    State(app): State<App>,
    form: ClientForm,
) -> Result<(Extension<LogClient>, Json<Introspection>), JsonRefusal> {
    let token = form.params.required("token")?;
    // RFC 7662 4: nobody scans for tokens by asking.
    app.limits
        .look(Limit::IntrospectionMiss, &form.network)
        .map_err(|wait| Refusal::TooMany(wait.seconds))?;
    let found = introspect::introspect(&app, &form.client, token, form.now).await?;
    if found.is_none() {
        let _ = app.limits.check(Limit::IntrospectionMiss, &form.network);
    }
    let token = found.map(|found| Box::new(Described::of(found, app.issuer())));
    let active = token.is_some();
    Ok((form.logged(), Json(Introspection { active, token })))
}
