//! What requests to JSON endpoints may hold, for the document alone: handlers read parameters one by one, since each has a refusal of its own.
#![allow(
    dead_code,
    reason = "their names and types are all that is asked of them"
)]

use serde::Serialize;
use serde_json::{Map, Value};
use utoipa::{IntoParams, ToSchema};

/// RFC 6749 4.1.3 and 6. Unknown parameters are ignored.
#[derive(ToSchema, Serialize)]
#[serde(tag = "grant_type", rename_all = "snake_case")]
pub enum TokenRequest {
    /// A code for tokens.
    AuthorizationCode(CodeExchange),
    /// A refresh token for its successor.
    RefreshToken(Renewal),
}

/// RFC 6749 4.1.3, RFC 7636 4.5.
#[derive(ToSchema, Serialize)]
pub struct CodeExchange {
    /// As it came back to the redirect URI.
    #[schema(min_length = 1)]
    code: String,
    /// The same as in the authorization request; may be left out if that left it out, or by PKCE.
    #[serde(skip_serializing_if = "Option::is_none")]
    redirect_uri: Option<String>,
    /// What the `code_challenge` was made from.
    #[serde(skip_serializing_if = "Option::is_none")]
    code_verifier: Option<String>,
    /// Clients that do not authenticate by HTTP Basic.
    #[serde(skip_serializing_if = "Option::is_none")]
    client_id: Option<String>,
    /// The same, if they are confidential.
    #[serde(skip_serializing_if = "Option::is_none")]
    client_secret: Option<String>,
}

/// RFC 6749 6.
#[derive(ToSchema, Serialize)]
pub struct Renewal {
    /// The newest one.
    #[schema(min_length = 1)]
    refresh_token: String,
    /// Less than before, if at all; separated by spaces.
    #[serde(skip_serializing_if = "Option::is_none")]
    scope: Option<String>,
    /// Clients that do not authenticate by HTTP Basic.
    #[serde(skip_serializing_if = "Option::is_none")]
    client_id: Option<String>,
    /// The same, if they are confidential.
    #[serde(skip_serializing_if = "Option::is_none")]
    client_secret: Option<String>,
}

/// RFC 7009 2.1 and RFC 7662 2.1.
#[derive(ToSchema)]
pub struct TokenQuestion {
    /// Which.
    #[schema(min_length = 1)]
    token: String,
    /// Ignored: the token says itself what it is.
    token_type_hint: Option<String>,
    /// Clients that do not authenticate by HTTP Basic.
    client_id: Option<String>,
    /// The same, if they are confidential.
    client_secret: Option<String>,
}

/// RFC 7591 2. Members that are not here are ignored.
#[derive(ToSchema)]
pub struct ClientMetadata {
    /// What people are asked about.
    client_name: Option<String>,
    /// The page it belongs to.
    client_uri: Option<String>,
    /// Where its answers go.
    #[schema(min_items = 1, max_items = 20)]
    redirect_uris: Vec<RedirectUri>,
    /// What is asked for if a request names nothing; separated by spaces.
    scope: Option<ScopeList>,
    /// `client_secret_basic` if nothing is said.
    token_endpoint_auth_method: Option<AuthMethod>,
    /// Must hold `authorization_code`, if it is there.
    grant_types: Option<Vec<String>>,
    /// Must hold `code`, if it is there.
    response_types: Option<Vec<String>>,
}

/// RFC 7592 2.2: the same, with the client's id, and its secret if one likes.
#[derive(ToSchema)]
pub struct ClientReplacement {
    /// The one of the address.
    client_id: String,
    /// The one in force.
    client_secret: Option<String>,
    /// What people are asked about.
    client_name: Option<String>,
    /// The page it belongs to.
    client_uri: Option<String>,
    /// Where its answers go.
    #[schema(min_items = 1, max_items = 20)]
    redirect_uris: Vec<RedirectUri>,
    /// What is asked for if a request names nothing; separated by spaces.
    scope: Option<ScopeList>,
    /// Cannot change whether it has a secret.
    token_endpoint_auth_method: Option<AuthMethod>,
    /// Must hold `authorization_code`, if it is there.
    grant_types: Option<Vec<String>>,
    /// Must hold `code`, if it is there.
    response_types: Option<Vec<String>>,
}

/// How a client says who it is (RFC 7591 2).
#[derive(ToSchema, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum AuthMethod {
    /// HTTP Basic.
    ClientSecretBasic,
    /// In the body.
    ClientSecretPost,
    /// A public client.
    None,
}

/// An absolute address without fragment and user; https, or what the pages for developers say.
#[derive(ToSchema)]
#[schema(value_type = String, format = "uri", max_length = 2000, example = "https://app.example/callback")]
pub struct RedirectUri(String);

/// Scopes, separated by spaces.
#[derive(ToSchema)]
#[schema(value_type = String)]
pub struct ScopeList(String);

/// `POST /api/client` as a form.
#[derive(ToSchema)]
pub struct AppByForm {
    /// What people are asked about.
    client_name: Option<String>,
    /// One or several, separated by white space.
    #[schema(example = "https://app.example/callback")]
    redirect_uris: String,
    /// Separated by spaces or commas.
    scopes: Option<String>,
    /// The page it belongs to.
    website: Option<String>,
}

/// `POST /api/client` as JSON.
#[derive(ToSchema)]
pub struct AppByJson {
    /// What people are asked about.
    client_name: Option<String>,
    /// One or several.
    redirect_uris: RedirectUris,
    /// Separated by spaces or commas.
    scopes: Option<String>,
    /// The page it belongs to.
    website: Option<String>,
}

/// One address, several separated by white space, or a list.
#[derive(ToSchema, Serialize)]
#[serde(untagged)]
pub enum RedirectUris {
    /// One or several, separated by white space.
    Text(String),
    /// A list.
    List(Vec<String>),
}

/// `PATCH /api/user`; what is left out stays.
#[derive(ToSchema)]
pub struct UserChange {
    /// What they are called.
    name: Option<String>,
    /// A new address; it waits for the link that is sent there.
    #[schema(format = Email)]
    email: Option<String>,
    /// A new password.
    #[schema(format = Password)]
    password: Option<String>,
    /// The one in use.
    #[schema(format = Password)]
    current_password: Option<String>,
}

/// Beside what asks for a second factor.
#[derive(IntoParams)]
#[into_params(parameter_in = Header)]
pub struct SecondFactorHeader {
    /// `totp` or `recovery_code`, a space, and the code.
    #[param(
        rename = "X-Two-Factor-Authentication",
        required = false,
        example = "totp 123456"
    )]
    second_factor: Option<String>,
}

/// What a proxy asks.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
pub struct VerifyQuery {
    /// What the call needs, separated by spaces (RFC 6749 3.3).
    #[param(pattern = r"^[!#-\[\]-~]+( [!#-\[\]-~]+)*$", example = "event:write")]
    scope: String,
    /// For whom the token must be; this server, if nothing is said.
    #[param(required = false)]
    audience: Option<String>,
}

/// GraphQL over GET.
#[derive(IntoParams)]
#[into_params(parameter_in = Query)]
pub struct GraphQlQuery {
    /// The question.
    #[param(example = "{ me { id name email } }", pattern = r"\S")]
    query: String,
    /// Which of several.
    #[param(rename = "operationName", required = false)]
    operation_name: Option<String>,
    /// A JSON object.
    #[param(required = false)]
    variables: Option<String>,
}

/// GraphQL over POST.
#[derive(ToSchema)]
pub struct GraphQlRequest {
    /// The question.
    #[schema(example = "{ me { id name email } }", pattern = r"\S")]
    query: String,
    /// Which of several.
    #[schema(rename = "operationName")]
    operation_name: Option<String>,
    /// Values by name.
    variables: Option<Map<String, Value>>,
}

/// What GraphQL answers.
#[derive(ToSchema)]
pub struct GraphQlAnswer {
    /// By the names of the question.
    data: Option<Map<String, Value>>,
    /// What is wrong with the question, or could not be done.
    errors: Option<Vec<GraphQlError>>,
}

/// One thing that is wrong.
#[derive(ToSchema, Serialize)]
pub struct GraphQlError {
    /// In words.
    message: String,
}
