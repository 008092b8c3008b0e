//! RFC 7662 2: introspection.

use axum::Json;
use axum::extract::State;
use serde::Serialize;

use crate::actions::introspect;
use crate::app::App;
use crate::web::error::JsonRefusal;
use crate::web::extract::ClientForm;

/// RFC 7662 2.2. An inactive token has only `active`.
#[derive(Serialize)]
#[serde(untagged)]
pub enum Introspection {
    /// What the token is.
    Active {
        /// Always true.
        active: bool,
        /// `access` or `refresh`.
        token_use: &'static str,
        /// The person's `id` at `/api/user`.
        sub: String,
        /// Their user name.
        username: String,
        /// The app.
        client_id: String,
        /// What it is good for.
        scope: String,
        /// For whom.
        aud: String,
        /// By whom.
        iss: String,
        /// Unix seconds.
        iat: i64,
        /// Unix seconds; absent if there is no fixed end.
        #[serde(skip_serializing_if = "Option::is_none")]
        exp: Option<i64>,
        /// RFC 6749 7.1.
        token_type: &'static str,
        /// Whether it may do what else needs a second factor.
        two_factor_preauthorized: bool,
    },
    /// Unknown, foreign, expired, revoked, malformed: not told apart.
    Inactive {
        /// Always false.
        active: bool,
    },
}

/// `POST /oauth/introspect`.
pub async fn post(State(app): State<App>, form: ClientForm) -> Result<Json<Introspection>, JsonRefusal> {
    let token = form.params.required("token")?;
    let found = introspect::introspect(&app, &form.client, token, form.now).await?;
    Ok(Json(match found {
        None => Introspection::Inactive { active: false },
        Some(found) => Introspection::Active {
            active: true,
            token_use: found.token_use,
            sub: found.sub,
            username: found.username,
            client_id: found.client_id,
            scope: found.scope.to_string(),
            aud: app.issuer().to_owned(),
            iss: app.issuer().to_owned(),
            iat: found.iat,
            exp: found.exp,
            token_type: "Bearer",
            two_factor_preauthorized: false,
        },
    }))
}
