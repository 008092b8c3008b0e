//! The refusals of JSON endpoints, for the document: what each status means, and which come together.

use std::collections::BTreeMap;

use utoipa::openapi::header::HeaderBuilder;
use utoipa::openapi::response::{Response, ResponseBuilder};
use utoipa::openapi::{ContentBuilder, Object, Ref, RefOr, Type};
use utoipa::{IntoResponses, ToResponse, ToSchema};

use super::requests::GraphQlError;
use crate::web::error::ErrorBody;

macro_rules! refusals {
    ($($name:ident $status:literal $meaning:literal [$($header:literal)*];)+) => {
        $(
            #[doc = $meaning]
            pub struct $name;

            impl<'r> ToResponse<'r> for $name {
                fn response() -> (&'r str, RefOr<Response>) {
                    (stringify!($name), response($meaning, &[$($header),*]).into())
                }
            }
        )+

        /// The status of a refusal of the table.
        fn status(name: &str) -> &'static str {
            match name { $(stringify!($name) => $status,)+ _ => "default" }
        }
    };
}

refusals! {
    BadRequest "400" "A parameter is missing, repeated or malformed, or what it names is not there." ["WWW-Authenticate"];
    Unauthorized "401" "No credential, or one that does not hold." ["WWW-Authenticate"];
    Beyond "403" "The credential is good, and not good enough." ["WWW-Authenticate"];
    TooLarge "413" "The body is larger than 64 KiB; GraphQL takes 16." [];
    TooMany "429" "Too many requests from this network." ["Retry-After"];
    Unavailable "503" "The database or a queue does not take the request now. Nothing was changed." ["Retry-After"];
}

fn response(meaning: &str, headers: &[&str]) -> Response {
    let body = Ref::from_schema_name(ErrorBody::name());
    let content = ContentBuilder::new().schema(Some(body)).build();
    let mut response = ResponseBuilder::new()
        .description(meaning)
        .content("application/json", content);
    for name in headers {
        let (kind, what) = match *name {
            "Retry-After" => (Type::Integer, "Seconds (RFC 9110 10.2.3)."),
            _ => (
                Type::String,
                "How to authenticate (RFC 6749 5.2, RFC 6750 3).",
            ),
        };
        let header = HeaderBuilder::new()
            .schema(Some(Object::with_type(kind)))
            .description(Some(what))
            .build();
        response = response.header(*name, header);
    }
    response.build()
}

/// Several refusals by their statuses.
fn together(names: &[&str]) -> BTreeMap<String, RefOr<Response>> {
    names
        .iter()
        .map(|name| {
            let reference = RefOr::Ref(Ref::from_response_name(*name));
            (status(name).to_owned(), reference)
        })
        .collect()
}

/// Of whatever asks for a token.
pub struct NoToken;

impl IntoResponses for NoToken {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        together(&["BadRequest", "Unauthorized", "Unavailable"])
    }
}

/// Of GraphQL, whose 400 has two forms.
pub struct GraphQlRefusals;

impl IntoResponses for GraphQlRefusals {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        together(&["Unauthorized", "Unavailable"])
    }
}

/// Of whatever asks for an authenticated client.
pub struct ClientRefusals;

impl IntoResponses for ClientRefusals {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        let all = [
            "BadRequest",
            "Unauthorized",
            "TooLarge",
            "TooMany",
            "Unavailable",
        ];
        together(&all)
    }
}

/// Of both doors where apps register themselves.
pub struct RegistrationRefusals;

impl IntoResponses for RegistrationRefusals {
    fn responses() -> BTreeMap<String, RefOr<Response>> {
        let all = [
            "BadRequest",
            "Unauthorized",
            "Beyond",
            "TooLarge",
            "TooMany",
            "Unavailable",
        ];
        together(&all)
    }
}

/// GraphQL's own form, or ours where the credential is what is wrong.
#[derive(ToSchema, serde::Serialize)]
#[serde(untagged)]
pub enum GraphQlRefusal {
    /// There is no question.
    Question(Errors),
    /// The request is no good.
    Request(ErrorBody<'static>),
}

/// What is wrong with a question.
#[derive(ToSchema, serde::Serialize)]
pub struct Errors {
    errors: Vec<GraphQlError>,
}
