//! The one table of routes: path, methods, who may call, handler.

use axum::Router;
use axum::extract::FromRef;
use axum::body::Bytes;
use axum::routing::{MethodRouter, any, get, post};

use super::api::{client, graphql, health, user};
use super::browser::{account, authorize, consent, docs, home, setup, sign_in};
use super::oauth::{introspect, metadata, revoke, token, verify};
use super::assets;
use crate::app::App;

/// Who may call a route. The route test calls each as everybody else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Anybody.
    Anybody,
    /// A browser with one of our forms; GET is for anybody.
    Form,
    /// A signed-in person; a form for changes.
    Person,
    /// An authenticated client.
    Client,
    /// The bearer of an access token.
    Bearer,
}

/// One row of the table.
pub struct Route {
    /// axum's path.
    pub path: &'static str,
    /// The methods it answers (HEAD with GET).
    pub methods: &'static [&'static str],
    /// Who may call.
    pub access: Access,
    handler: fn() -> MethodRouter<Served>,
}

/// What handlers may extract from.
#[derive(Clone)]
pub struct Served {
    app: App,
    metadata: Bytes,
}

impl FromRef<Served> for App {
    fn from_ref(served: &Served) -> Self {
        served.app.clone()
    }
}

impl FromRef<Served> for Bytes {
    fn from_ref(served: &Served) -> Self {
        served.metadata.clone()
    }
}
