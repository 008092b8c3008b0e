//! The one table of routes: path, who may call, handler.

use std::future::ready;

use axum::Router;
use axum::routing::{MethodRouter, get, post};
use tower_http::compression::CompressionLayer;

use super::api::{client, graphql, health, user};
use super::assets;
use super::browser::{
    account, address, admin, authorize, confirm_email, consent, developer, docs, home, joining,
    language, leaving, second_factor, security, sessions, setup, sign_in, tokens,
};
use super::extract::CONFIRM;
use super::oauth::{introspect, metadata, register, revoke, token, verify};
use super::openapi;
use crate::app::App;

/// Who may call a route. A test calls each as everybody else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Anybody; nothing is changed by a GET.
    Anybody,
    /// GET anybody; POST only one of our own forms.
    Form,
    /// A signed-in person; POST only one of our own forms.
    Person,
    /// A signed-in person who has proved it within the last minutes; a GET may only lead back.
    Proven,
    /// An administrator; each POST with a proof of the last minutes.
    Admin,
    /// An authenticated client.
    Client,
    /// The bearer of a client's registration access token.
    Registration,
    /// The bearer of an access token.
    Bearer,
}

/// One row of the table.
pub struct Route {
    /// axum's path.
    pub path: &'static str,
    /// The methods it answers; HEAD goes with GET.
    pub methods: &'static [&'static str],
    /// Who may call.
    pub access: Access,
    handler: fn(&App) -> MethodRouter<App>,
}

macro_rules! routes {
    ($($path:expr, $access:ident, [$($method:literal)+], $handler:expr;)*) => {
        /// Every route of the server.
        pub const ROUTES: &[Route] = &[
            $(Route { path: $path, methods: &[$($method),+], access: Access::$access, handler: $handler },)*
        ];
    };
}

routes! {
    "/",                 Anybody, ["GET"],        |_| get(home::get);
    "/docs",             Anybody, ["GET"],        |_| get(docs::get);
    "/docs/scopes",      Anybody, ["GET"],        |_| get(docs::scopes);
    "/docs/tokens",      Anybody, ["GET"],        |_| get(docs::tokens);
    "/docs/limits",      Anybody, ["GET"],        |_| get(docs::limits);
    "/docs/errors",      Anybody, ["GET"],        |_| get(docs::errors);
    "/docs/errors/{code}", Anybody, ["GET"],      |_| get(docs::error);
    "/docs/apis",        Anybody, ["GET"],        |_| get(docs::apis);
    "/docs/registration", Anybody, ["GET"],       |_| get(docs::registration);
    "/docs/personal-tokens", Anybody, ["GET"],    |_| get(docs::personal);
    assets::PATH,        Anybody, ["GET"],        |_| assets();
    "/setup",            Form,    ["GET" "POST"], |_| get(setup::get).post(setup::post);
    "/sign-in",          Form,    ["GET" "POST"], |_| get(sign_in::get).post(sign_in::post);
    "/sign-in/second-factor", Form, ["GET" "POST"], |_| get(second_factor::get).post(second_factor::post);
    "/sign-in/passkey",  Form,    ["GET" "POST"], |_| get(second_factor::no_passkey).post(second_factor::passkey);
    "/sign-out",         Form,    ["POST"],       |_| post(sign_in::sign_out);
    "/sign-up",          Form,    ["GET" "POST"], |_| get(joining::sign_up).post(joining::post);
    "/recover",          Form,    ["GET" "POST"], |_| get(joining::recover).post(joining::reset);
    "/language",         Form,    ["POST"],       |_| post(language::post);
    "/consent",          Form,    ["GET" "POST"], |_| get(consent::get).post(consent::post);
    "/account",          Person,  ["GET"],        |_| get(account::home);
    "/account/apps",     Person,  ["GET" "POST"], |_| get(account::apps).post(account::end);
    "/account/sessions", Person,  ["GET" "POST"], |_| get(sessions::get).post(sessions::post);
    "/account/email",    Person,  ["GET" "POST"], |_| get(address::get).post(address::post);
    "/account/delete",   Person,  ["GET" "POST"], |_| get(leaving::get).post(leaving::post);
    "/account/history",  Person,  ["GET"],        |_| get(sessions::history);
    CONFIRM,             Proven,  ["POST"],       |_| post(security::confirm);
    "/account/security", Person,  ["GET" "POST"], |_| get(security::get).post(security::post);
    "/account/security/password", Person, ["GET" "POST"], |_| get(security::password).post(security::change_password);
    "/account/security/totp", Proven, ["GET" "POST"], |_| get(security::totp).post(security::add_totp);
    "/account/security/passkeys", Proven, ["GET" "POST"], |_| get(security::back).post(security::add_passkey);
    "/account/security/recovery-codes", Proven, ["GET" "POST"], |_| get(security::back).post(security::recovery_codes);
    "/account/tokens",   Person,  ["GET" "POST"], |_| get(tokens::get).post(tokens::post);
    "/account/tokens/{id}", Person, ["GET" "POST"], |_| get(tokens::get_one).post(tokens::post_one);
    "/developer",        Person,  ["GET" "POST"], |_| get(developer::get).post(developer::post);
    "/developer/new",    Person,  ["GET" "POST"], |_| get(developer::new).post(developer::create);
    "/developer/{id}",   Person,  ["GET" "POST"], |_| get(developer::get_one).post(developer::post_one);
    "/admin",            Admin,   ["GET"],        |_| get(admin::home::get);
    "/admin/people",     Admin,   ["GET"],        |_| get(admin::people::get);
    "/admin/people/{id}", Admin,  ["GET" "POST"], |_| get(admin::person::get).post(admin::person::post);
    "/admin/invitations", Admin,  ["GET" "POST"], |_| get(admin::invitations::get).post(admin::invitations::post);
    "/admin/audit",      Admin,   ["GET"],        |_| get(admin::audit::get);
    "/admin/audit/export", Admin, ["GET"],        |_| get(admin::audit::export);
    "/admin/settings",   Admin,   ["GET"],        |_| get(admin::home::settings);
    "/admin/health",     Admin,   ["GET" "POST"], |_| get(admin::home::health).post(admin::home::retry);
    "/admin/apps",       Admin,   ["GET"],        |_| get(admin::apps::get);
    "/admin/apps/duplicates", Admin, ["GET" "POST"], |_| get(admin::apps::duplicates).post(admin::apps::merge);
    "/admin/apps/{id}",  Admin,   ["GET" "POST"], |_| get(admin::app::get).post(admin::app::post);
    "/admin/scopes",     Admin,   ["GET"],        |_| get(admin::scopes::get);
    "/confirm-email",    Form,    ["GET" "POST"], |_| get(confirm_email::get).post(confirm_email::post);
    "/authorize",        Anybody, ["GET" "POST"], |_| get(authorize::get).post(authorize::post);
    "/oauth/authorize",  Anybody, ["GET" "POST"], |_| get(authorize::get).post(authorize::post);
    "/oauth/token",      Client,  ["GET" "POST"], |_| get(token::get).post(token::post);
    "/oauth/revoke",     Client,  ["POST"],       |_| post(revoke::post);
    "/oauth/introspect", Client,  ["POST"],       |_| post(introspect::post);
    "/oauth/register",   Anybody, ["POST"],       |_| post(register::post);
    "/oauth/register/{client_id}", Registration, ["GET" "PUT" "DELETE"], |_| get(register::get).put(register::put).delete(register::delete);
    "/oauth/verify",     Bearer,  ["GET" "POST"], |_| get(verify::any).post(verify::any);
    "/api/client",       Anybody, ["POST"],       |_| post(client::post);
    "/api/user",         Bearer,  ["GET" "PATCH"], |_| get(user::get).patch(user::patch);
    "/api/user/authorizations", Bearer, ["GET"],  |_| get(user::authorizations);
    "/api/user/sessions", Bearer, ["GET"],        |_| get(user::sessions);
    "/api/graphql/v2",   Bearer,  ["GET" "POST"], |_| graphql();
    "/graphql/v2",       Bearer,  ["GET" "POST"], |_| graphql();
    "/healthz",          Anybody, ["GET"],        |_| get(health::live);
    "/readyz",           Anybody, ["GET"],        |_| get(health::ready);
    "/.well-known/oauth-authorization-server", Anybody, ["GET"], metadata;
    "/openapi.json",     Anybody, ["GET"],        openapi;
}

/// Whether a browser can be sent to this path: a page of ours that answers a GET.
pub fn answers_get(path: &str) -> bool {
    ROUTES.iter().any(|route| {
        let page = matches!(
            route.access,
            Access::Anybody | Access::Form | Access::Person | Access::Proven | Access::Admin
        );
        page && route.methods.contains(&"GET") && matches(route.path, path)
    })
}

/// Whether a path is one of the template `/fixed/{any}`.
fn matches(template: &str, path: &str) -> bool {
    let (mut wanted, mut found) = (template.split('/'), path.split('/'));
    loop {
        match (wanted.next(), found.next()) {
            (None, None) => return true,
            (Some(wanted), Some(found))
                if wanted == found || (wanted.starts_with('{') && !found.is_empty()) => {}
            _ => return false,
        }
    }
}

/// Compressed, as nothing else is: a page holds an anti-forgery value beside what came in, which compression would give away (BREACH).
fn assets() -> MethodRouter<App> {
    get(home::asset).layer(CompressionLayer::new())
}

/// The document is made once.
fn metadata(app: &App) -> MethodRouter<App> {
    let document = metadata::prebuilt(app);
    get(move || ready(metadata::get(document.clone())))
}

/// The document is made once.
fn openapi(app: &App) -> MethodRouter<App> {
    let document = openapi::prebuilt(&app.config);
    get(move || ready(openapi::get(document.clone())))
}

/// The schema is made once.
fn graphql() -> MethodRouter<App> {
    let schema = graphql::schema();
    let for_get = schema.clone();
    get(move |app, bearer, here, request| graphql::get(for_get.clone(), app, bearer, here, request))
        .post(move |app, bearer, here, request| {
            graphql::post(schema.clone(), app, bearer, here, request)
        })
}

/// The routes of one server, without the layers around them.
pub fn routes(app: &App) -> Router {
    let mut router = Router::new();
    for route in ROUTES {
        router = router.route(route.path, (route.handler)(app));
    }
    router
        .fallback(home::nowhere)
        .method_not_allowed_fallback(home::wrong_method)
        .with_state(app.clone())
}
