//! `/openapi.json`: every JSON endpoint, put together from what stands beside the handlers and from this instance's settings.

pub mod refusals;
pub mod requests;

use axum::body::Bytes;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use utoipa::OpenApi as _;
use utoipa::openapi::path::Operation;
use utoipa::openapi::schema::AdditionalProperties;
use utoipa::openapi::security::{
    ApiKey, ApiKeyValue, AuthorizationCode, Flow, HttpAuthScheme, HttpBuilder, OAuth2, Scopes,
    SecurityScheme,
};
use utoipa::openapi::{
    Components, ContentBuilder, Object, OpenApi, RefOr, Schema, Server, Tag, Type,
};

use super::api::{client, graphql, health, user};
use super::error::ErrorBody;
use super::oauth::{introspect, metadata, register, revoke, token, verify};
use crate::config::Config;

#[derive(utoipa::OpenApi)]
#[openapi(
    paths(
        token::post,
        token::get,
        revoke::post,
        introspect::post,
        register::post,
        register::get,
        register::put,
        register::delete,
        client::post,
        verify::any,
        user::get,
        user::patch,
        user::authorizations,
        user::sessions,
        graphql::get,
        graphql::post,
        metadata::get,
        get,
        health::live,
        health::ready,
    ),
    components(
        schemas(ErrorBody),
        responses(
            refusals::BadRequest,
            refusals::Unauthorized,
            refusals::Beyond,
            refusals::TooLarge,
            refusals::TooMany,
            refusals::Unavailable
        )
    )
)]
struct Endpoints;

/// The document of a server with these settings.
pub fn document(config: &Config) -> OpenApi {
    let mut document = Endpoints::openapi();
    let issuer = config.public_url.as_str();
    document.info.title.clone_from(&config.instance_name);
    // Nothing answers with the version of the program: this is the one of the interface.
    "1".clone_into(&mut document.info.version);
    document.info.license = None;
    document.info.contact = None;
    document.info.description = Some(format!(
        "OAuth 2.0 for apps and APIs. How to begin, and what each error means: {issuer}/docs"
    ));
    document.servers = Some(vec![Server::new(issuer)]);
    document.tags = Some(
        [
            ("OAuth", "Tokens: RFC 6749, 7009 and 7662."),
            (
                "Registration",
                "Apps register themselves: RFC 7591 and 7592, and as with Gancio.",
            ),
            ("Resources", "What a token is good for: RFC 6750."),
            ("Service", "Discovery and health."),
        ]
        .map(|(name, what)| {
            let mut tag = Tag::new(name);
            tag.description = Some(what.to_owned());
            tag
        })
        .into(),
    );
    let components = document.components.get_or_insert_with(Components::new);
    for (name, scheme) in schemes(config) {
        components.add_security_scheme(name, scheme);
    }
    // RFC 6749 3.2: a form holds each parameter once; unknown ones are ignored.
    for name in ["CodeExchange", "Renewal", "TokenQuestion", "AppByForm"] {
        if let Some(RefOr::T(Schema::Object(form))) = components.schemas.get_mut(name) {
            let text = AdditionalProperties::RefOr(Object::with_type(Type::String).into());
            form.additional_properties = Some(Box::new(text));
        }
    }
    // The same endpoint by its other names.
    let paths = &mut document.paths.paths;
    if let Some(graphql) = paths.get_mut("/api/graphql/v2") {
        if let Some(get) = &mut graphql.get {
            variables_as_json(get);
        }
        let graphql = graphql.clone();
        paths.insert("/graphql/v2".to_owned(), renamed(graphql));
    }
    if let Some(verify) = paths.get_mut("/oauth/verify") {
        verify.post = verify.clone().get.map(|mut post| {
            post.operation_id = Some("verify_by_post".to_owned());
            post
        });
    }
    document
}

/// GraphQL over HTTP 5.1: in an address, variables are JSON.
fn variables_as_json(operation: &mut Operation) {
    for parameter in operation.parameters.iter_mut().flatten() {
        if let RefOr::T(parameter) = parameter
            && parameter.name == "variables"
        {
            let object = Object::with_type(Type::Object);
            let content = ContentBuilder::new().schema(Some(object)).build();
            parameter.schema = None;
            parameter
                .content
                .insert("application/json".to_owned(), content.into());
        }
    }
}

/// Operation ids are there once.
fn renamed(mut item: utoipa::openapi::PathItem) -> utoipa::openapi::PathItem {
    for operation in [&mut item.get, &mut item.post].into_iter().flatten() {
        if let Some(id) = &mut operation.operation_id {
            id.push_str("_short");
        }
    }
    item
}

/// How requests say who sends them.
fn schemes(config: &Config) -> Vec<(&'static str, SecurityScheme)> {
    let issuer = config.public_url.as_str();
    let at = |path: &str| format!("{issuer}{path}");
    let catalogue = config.scopes.catalogue.iter();
    let scopes = catalogue.map(|entry| (entry.name.clone(), entry.sentence()));
    let code = AuthorizationCode::with_refresh_url(
        at("/oauth/authorize"),
        at("/oauth/token"),
        scopes.collect::<Scopes>(),
        at("/oauth/token"),
    );
    let http = |scheme, what: &str| {
        let http = HttpBuilder::new().scheme(scheme).description(Some(what));
        SecurityScheme::Http(http.build())
    };
    let bearer = |what: &str| http(HttpAuthScheme::Bearer, what);
    let personal = |name: &str, what: &str| ApiKeyValue::with_description(name, what);
    vec![
        (
            "client",
            http(
                HttpAuthScheme::Basic,
                "`client_id` and `client_secret`, form-encoded first (RFC 6749 2.3.1). They may stand in the body instead; a public client has its `client_id` there alone.",
            ),
        ),
        (
            "oauth2",
            SecurityScheme::OAuth2(OAuth2::new([Flow::AuthorizationCode(code)])),
        ),
        (
            "bearer",
            bearer("An access token, or a personal token (RFC 6750 2.1)."),
        ),
        (
            "personalToken",
            SecurityScheme::ApiKey(ApiKey::Header(personal(
                "Personal-Token",
                "A personal token, that a person made for their own scripts.",
            ))),
        ),
        (
            "personalTokenQuery",
            SecurityScheme::ApiKey(ApiKey::Query(personal(
                "personalToken",
                "The same in the address, for what can send no header: addresses are written down in many places.",
            ))),
        ),
        (
            "initialAccessToken",
            bearer("Where not everybody may register apps (RFC 7591 3)."),
        ),
        (
            "registrationAccessToken",
            bearer("As the registration answered it (RFC 7592 3)."),
        ),
    ]
}

/// The document as bytes, made once: nothing in it changes while the server runs.
pub fn prebuilt(config: &Config) -> Bytes {
    serde_json::to_vec(&document(config))
        .unwrap_or_default()
        .into()
}

/// This document
#[utoipa::path(
    get,
    path = "/openapi.json",
    tag = "Service",
    operation_id = "openapi",
    responses((status = 200, description = "OpenAPI 3.1.", body = serde_json::Value))
)]
pub fn get(document: Bytes) -> Response {
    let json = HeaderValue::from_static("application/json");
    ([(header::CONTENT_TYPE, json)], document).into_response()
}
