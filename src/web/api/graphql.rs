//! `me`, as in the documented curl example of Open Collective. Bounded in size, depth and complexity.

use async_graphql::{
    Context, EmptyMutation, EmptySubscription, Object, Request, Schema, Variables,
};
use axum::Json;
use axum::extract::Request as HttpRequest;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::json;

use crate::oauth::error::OAuthError;
use crate::oauth::params::Params;
use crate::store::access_tokens::AccessToken;
use crate::web::error::JsonRefusal;
use crate::web::extract::{Bearer, has_type, query, read_body};

/// The most that a request may hold, in bytes.
const LIMIT: usize = 16 * 1024;
const DEPTH: usize = 10;
const COMPLEXITY: usize = 200;

/// What can be asked.
pub type Asked = Schema<Query, EmptyMutation, EmptySubscription>;

/// The schema, made once for a server.
pub fn schema() -> Asked {
    Schema::build(Query, EmptyMutation, EmptySubscription)
        .limit_depth(DEPTH)
        .limit_complexity(COMPLEXITY)
        .finish()
}

/// The root.
pub struct Query;

#[Object]
#[expect(clippy::unused_async, reason = "the macro takes no other")]
impl Query {
    /// The person behind the token.
    async fn me<'a>(&self, context: &Context<'a>) -> async_graphql::Result<Account<'a>> {
        context.data::<AccessToken>().map(Account)
    }

    /// The same, by its other name.
    async fn logged_in_account<'a>(
        &self,
        context: &Context<'a>,
    ) -> async_graphql::Result<Account<'a>> {
        context.data::<AccessToken>().map(Account)
    }
}

/// A person.
pub struct Account<'a>(&'a AccessToken);

#[Object]
impl Account<'_> {
    /// The same as at `/api/user`.
    async fn id(&self) -> &str {
        &self.0.user_id
    }

    /// The user name.
    async fn slug(&self) -> &str {
        &self.0.username
    }

    /// What they are called.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// Null without the scope `email`.
    async fn email(&self) -> Option<&str> {
        self.0.scope.contains("email").then_some(&self.0.email)
    }
}

#[derive(Deserialize)]
struct Body {
    query: Option<String>,
    #[serde(rename = "operationName")]
    operation_name: Option<String>,
    variables: Option<serde_json::Value>,
}

/// `GET /api/graphql/v2?query=…`. The credential comes first.
pub async fn get(
    schema: Asked,
    Bearer(token): Bearer,
    request: HttpRequest,
) -> Result<Response, JsonRefusal> {
    let (parts, _) = request.into_parts();
    let params: Params = query(&parts)?;
    let text = |name| params.get(name).map(|value| value.map(ToOwned::to_owned));
    let variables = match text("variables")? {
        Some(text) => Some(
            serde_json::from_str(&text)
                .map_err(|_| OAuthError::invalid_request("variables must be a JSON object."))?,
        ),
        None => None,
    };
    Ok(run(
        &schema,
        token,
        Body {
            query: text("query")?,
            operation_name: text("operationName")?,
            variables,
        },
    )
    .await)
}

/// `POST /api/graphql/v2`, JSON.
pub async fn post(
    schema: Asked,
    Bearer(token): Bearer,
    request: HttpRequest,
) -> Result<Response, JsonRefusal> {
    if !has_type(request.headers(), "application/json") {
        return Err(
            OAuthError::invalid_request("The Content-Type must be application/json.").into(),
        );
    }
    let bytes = read_body(request.into_body(), LIMIT).await?;
    match serde_json::from_slice(&bytes) {
        Ok(body) => Ok(run(&schema, token, body).await),
        Err(_) => Ok(bad_request("The body must be a JSON object with query.")),
    }
}

async fn run(schema: &Asked, token: AccessToken, body: Body) -> Response {
    let Some(query) = body.query.filter(|query| !query.trim().is_empty()) else {
        return bad_request("query is missing.");
    };
    let mut request = Request::new(query).data(token);
    if let Some(name) = body.operation_name {
        request = request.operation_name(name);
    }
    if let Some(variables) = body.variables {
        request = request.variables(Variables::from_json(variables));
    }
    Json(schema.execute(request).await).into_response()
}

fn bad_request(message: &str) -> Response {
    (
        StatusCode::BAD_REQUEST,
        Json(json!({ "errors": [{ "message": message }] })),
    )
        .into_response()
}
