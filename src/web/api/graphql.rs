//! `me`, as in the documented curl example of Open Collective, and `editMe`. Bounded in size, depth and complexity.

use std::borrow::Cow;
use std::sync::{Arc, Mutex, PoisonError};

use async_graphql::parser::types::OperationType;
use async_graphql::{
    Context, EmptySubscription, ErrorExtensions, Object, Request, Schema, Variables,
};
use axum::Json;
use axum::extract::{Request as HttpRequest, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::user::second_factor;
use crate::actions::Refusal;
use crate::actions::account::{self, Edit};
use crate::actions::bearer::Credential;
use crate::app::App;
use crate::oauth::error::OAuthError;
use crate::oauth::params::Params;
use crate::web::error::{Challenge, JsonRefusal};
use crate::web::extract::{BearerOrQuery, Here, has_type, query, read_body};
use crate::web::openapi::refusals::{GraphQlRefusal, GraphQlRefusals, TooLarge, TooMany};
use crate::web::openapi::requests::{
    GraphQlAnswer, GraphQlQuery, GraphQlRequest, SecondFactorHeader,
};

/// The most that a request may hold, in bytes.
pub const LIMIT: usize = 16 * 1024;
/// How deep a question may go.
pub const DEPTH: usize = 10;
/// How many fields it may ask for, each weighed.
pub const COMPLEXITY: usize = 200;

/// What can be asked.
pub type Asked = Schema<Query, Mutation, EmptySubscription>;

/// The schema, made once for a server.
pub fn schema() -> Asked {
    Schema::build(Query, Mutation, EmptySubscription)
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
        context
            .data::<Credential>()
            .map(|token| Account(Cow::Borrowed(token)))
    }

    /// The same, by its other name.
    async fn logged_in_account<'a>(
        &self,
        context: &Context<'a>,
    ) -> async_graphql::Result<Account<'a>> {
        context
            .data::<Credential>()
            .map(|token| Account(Cow::Borrowed(token)))
    }
}

/// What changes something. Each mutation is whole or not at all.
pub struct Mutation;

#[Object]
impl Mutation {
    /// The same as `PATCH /api/user`. So costly that one request holds one: the second factor of its header is good for one only.
    #[graphql(complexity = "COMPLEXITY / 2 + child_complexity")]
    async fn edit_me<'a>(
        &self,
        context: &Context<'a>,
        name: Option<String>,
        email: Option<String>,
        password: Option<String>,
        current_password: Option<String>,
    ) -> async_graphql::Result<Account<'a>> {
        let mut token = context.data::<Credential>()?.clone();
        let asker = context.data::<Asker>()?;
        let edit = Edit {
            name: name.as_deref(),
            email: email.as_deref(),
            password: password.as_deref(),
            current_password: current_password.as_deref(),
            second_factor: asker.second_factor.as_deref(),
        };
        match account::edit(
            &asker.app,
            &token,
            &edit,
            &asker.here.network,
            asker.here.now,
        )
        .await
        {
            Ok(done) => {
                token.name = done.name;
                Ok(Account(Cow::Owned(token)))
            }
            Err(Refusal::Protocol(error)) => Err(refused(&error)),
            Err(other) => {
                *asker.refusal.lock().unwrap_or_else(PoisonError::into_inner) = Some(other);
                Err("The server cannot do this right now.".into())
            }
        }
    }
}

/// Who asks, for mutations.
struct Asker {
    app: App,
    here: Here,
    second_factor: Option<String>,
    /// What is no answer of GraphQL: a wait, or a storage that failed. It becomes the answer as a whole.
    refusal: Arc<Mutex<Option<Refusal>>>,
}

/// The same codes as elsewhere, in the place that GraphQL has for them.
fn refused(error: &OAuthError) -> async_graphql::Error {
    async_graphql::Error::new(error.description.clone()).extend_with(|_, extensions| {
        extensions.set("code", error.code.wire());
        if let Some(methods) = &error.supported_methods {
            extensions.set("supportedMethods", methods.clone());
        }
    })
}

/// A person.
pub struct Account<'a>(Cow<'a, Credential>);

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
    /// GraphQL over HTTP 5.3: a map, if anything.
    variables: Option<Map<String, Value>>,
}

/// Ask by GraphQL in an address
///
/// Queries only. Errors of the question are 200 with `errors`.
#[utoipa::path(
    get,
    path = "/api/graphql/v2",
    operation_id = "graphql_get",
    tag = "Resources",
    params(GraphQlQuery),
    responses(
        (status = 200, description = "The answer, or errors.", body = GraphQlAnswer),
        (status = 400, description = "There is no question, or the request is no good.", body = GraphQlRefusal),
        GraphQlRefusals
    ),
    security(("oauth2" = []), ("bearer" = []), ("personalToken" = []), ("personalTokenQuery" = []))
)]
pub async fn get(
    schema: Asked,
    State(app): State<App>,
    BearerOrQuery(token): BearerOrQuery,
    here: Here,
    request: HttpRequest,
) -> Result<Response, JsonRefusal> {
    let (parts, _) = request.into_parts();
    let params: Params = query(&parts)?;
    let text = |name| params.get(name).map(|value| value.map(ToOwned::to_owned));
    let variables = match text("variables")? {
        Some(text) => serde_json::from_str(&text)
            .map_err(|_| OAuthError::invalid_request("variables must be a JSON object."))?,
        None => None,
    };
    let body = Body {
        query: text("query")?,
        operation_name: text("operationName")?,
        variables,
    };
    let Some(mut request) = body.into_request() else {
        return Ok(bad_request("query is missing."));
    };
    // A link or a prefetch must not change anything.
    if changes_something(&mut request) {
        let why = "A mutation must be sent by POST.";
        return Ok(errors(StatusCode::OK, why));
    }
    run(&schema, app, token, here, &parts.headers, request).await
}

/// Ask by GraphQL
///
/// `{ me { id slug name email } }`, and the mutation `editMe`. At most 16 KiB, depth 10, complexity 200.
#[utoipa::path(
    post,
    path = "/api/graphql/v2",
    operation_id = "graphql",
    tag = "Resources",
    params(SecondFactorHeader),
    request_body = GraphQlRequest,
    responses(
        (status = 200, description = "The answer, or errors.", body = GraphQlAnswer),
        (status = 400, description = "There is no question, or the request is no good.", body = GraphQlRefusal),
        (status = 413, response = TooLarge),
        (status = 429, response = TooMany),
        GraphQlRefusals
    ),
    security(("oauth2" = []), ("bearer" = []), ("personalToken" = []), ("personalTokenQuery" = []))
)]
pub async fn post(
    schema: Asked,
    State(app): State<App>,
    BearerOrQuery(token): BearerOrQuery,
    here: Here,
    request: HttpRequest,
) -> Result<Response, JsonRefusal> {
    if !has_type(request.headers(), "application/json") {
        return Err(
            OAuthError::invalid_request("The Content-Type must be application/json.").into(),
        );
    }
    let (parts, body) = request.into_parts();
    let bytes = read_body(body, LIMIT).await?;
    let Ok(body) = serde_json::from_slice::<Body>(&bytes) else {
        return Ok(bad_request("The body must be a JSON object with query."));
    };
    match body.into_request() {
        Some(request) => run(&schema, app, token, here, &parts.headers, request).await,
        None => Ok(bad_request("query is missing.")),
    }
}

impl Body {
    /// `None`: there is no question in it.
    fn into_request(self) -> Option<Request> {
        let query = self.query.filter(|query| !query.trim().is_empty())?;
        let mut request = Request::new(query);
        if let Some(name) = self.operation_name {
            request = request.operation_name(name);
        }
        if let Some(variables) = self.variables {
            request = request.variables(Variables::from_json(Value::Object(variables)));
        }
        Some(request)
    }
}

/// Whether any operation of a request is a mutation. What cannot be read is refused elsewhere.
fn changes_something(request: &mut Request) -> bool {
    request.parsed_query().is_ok_and(|document| {
        let mut operations = document.operations.iter();
        operations.any(|(_, operation)| operation.node.ty == OperationType::Mutation)
    })
}

async fn run(
    schema: &Asked,
    app: App,
    token: Credential,
    here: Here,
    headers: &HeaderMap,
    request: Request,
) -> Result<Response, JsonRefusal> {
    let refusal = Arc::new(Mutex::new(None));
    let asker = Asker {
        app,
        here,
        second_factor: second_factor(headers)?.map(ToOwned::to_owned),
        refusal: Arc::clone(&refusal),
    };
    let answer = schema.execute(request.data(token).data(asker)).await;
    let refusal = refusal
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .take();
    match refusal {
        Some(refusal) => Err(JsonRefusal::new(refusal, Challenge::Bearer)),
        None => Ok(Json(answer).into_response()),
    }
}

fn bad_request(message: &str) -> Response {
    errors(StatusCode::BAD_REQUEST, message)
}

fn errors(status: StatusCode, message: &str) -> Response {
    let body = json!({ "errors": [{ "message": message }] });
    (status, Json(body)).into_response()
}
