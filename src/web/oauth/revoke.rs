//! RFC 7009 2: revocation.

use axum::extract::State;
use axum::{Extension, Json};
use serde_json::{Value, json};

use crate::actions::revoke;
use crate::app::App;
use crate::web::error::JsonRefusal;
use crate::web::extract::ClientForm;
use crate::web::layers::LogClient;

/// `POST /oauth/revoke`. `token_type_hint` is only a hint (2.1), and the token says itself what it is.
pub async fn post(
    State(app): State<App>,
    form: ClientForm,
) -> Result<(Extension<LogClient>, Json<Value>), JsonRefusal> {
    let token = form.params.required("token")?;
    revoke::revoke(&app, &form.client, token, &form.network, form.now).await?;
    Ok((form.logged(), Json(json!({}))))
}
