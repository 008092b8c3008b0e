//! RFC 7009 2: revocation.

use axum::extract::State;
use axum::{Extension, Json};
use serde::Serialize;
use utoipa::ToSchema;

use crate::actions::revoke;
use crate::app::App;
use crate::web::error::JsonRefusal;
use crate::web::extract::{ClientForm, FORM};
use crate::web::layers::LogClient;
use crate::web::openapi::refusals::ClientRefusals;
use crate::web::openapi::requests::TokenQuestion;

/// An empty object: some clients read JSON whatever comes.
#[derive(Serialize, ToSchema)]
pub struct Done {}

/// Give a token back
///
/// RFC 7009 2. A refresh token ends all that came of it, an access token ends alone. `token_type_hint` is only a hint (2.1), and the token says itself what it is.
#[utoipa::path(
    post,
    path = "/oauth/revoke",
    operation_id = "revoke",
    tag = "OAuth",
    request_body(content = TokenQuestion, content_type = FORM),
    responses((status = 200, description = "It is ended, or was never yours.", body = Done), ClientRefusals),
    security(("client" = []))
)]
pub async fn post(
    State(app): State<App>,
    form: ClientForm,
) -> Result<(Extension<LogClient>, Json<Done>), JsonRefusal> {
    let token = form.params.required("token")?;
    revoke::revoke(&app, &form.client, token, &form.network, form.now).await?;
    Ok((form.logged(), Json(Done {})))
}
