//! `/docs` and what is below it: the pages for those who write apps and APIs.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;

use crate::actions::developer;
use crate::oauth::client::Client;
use crate::oauth::scope::Entry;
use crate::web::extract::{Door, PageQuery};
use crate::web::pages::docs::apis::DocsApis;
use crate::web::pages::docs::errors::{self, DocsError, DocsErrors};
use crate::web::pages::docs::index::{Docs, DocsApp};
use crate::web::pages::docs::limits::DocsLimits;
use crate::web::pages::docs::personal::DocsPersonal;
use crate::web::pages::docs::registration::DocsRegistration;
use crate::web::pages::docs::scopes::{DocsScope, DocsScopes};
use crate::web::pages::docs::tokens::DocsTokens;

/// `GET /docs`, with one's own app filled in by `?app=ID`; an id that is not one's own is passed over.
pub async fn get(PageQuery(door, params): PageQuery) -> Result<Response, Response> {
    let mut page = Docs {
        chrome: door.chrome(),
        issuer: door.app.issuer().to_owned(),
        example_scope: example_scope(&door, None),
        code_lifetime: door.app.config.lifetimes.authorization_code,
        apps: Vec::new(),
        chosen: None,
    };
    if let Some(session) = &door.session {
        let own = door.app.store.apps_of(&session.user.id).await;
        let own = own.map_err(|error| door.refusal(error.into()))?;
        page.apps = own
            .into_iter()
            .map(|client| (client.client_id, client.client_name))
            .collect();
        let asked = params.get("app").ok().flatten().unwrap_or_default();
        let found = developer::find(&door.app, &session.user, asked)
            .await
            .map_err(|refusal| door.refusal(refusal))?;
        page.chosen = found.map(|own| DocsApp {
            public: own.client.secret_digest.is_none(),
            scope: example_scope(&door, Some(&own.client)),
            client_id: own.client.client_id,
            name: own.client.client_name,
            redirect_uri: own.redirect_uris.into_iter().next(),
        });
    }
    Ok(door.page(&page))
}

/// The first scope that the app may ask for.
fn example_scope(door: &Door, client: Option<&Client>) -> Option<String> {
    let limit = client.and_then(|client| client.scope_limit.as_ref());
    let may = |entry: &&Entry| match limit {
        Some(limit) => limit.contains(&entry.name),
        None => !entry.restricted,
    };
    let catalogue = &door.app.config.scopes.catalogue;
    catalogue.iter().find(may).map(|entry| entry.name.clone())
}

/// `GET /docs/scopes`.
pub async fn scopes(door: Door) -> Response {
    let catalogue = &door.app.config.scopes.catalogue;
    let scope = |entry: &Entry| DocsScope {
        name: entry.name.clone(),
        text: door.scope_sentence(&entry.name),
        restricted: entry.restricted,
    };
    door.page(&DocsScopes {
        chrome: door.chrome(),
        scopes: catalogue.iter().map(scope).collect(),
    })
}

/// `GET /docs/tokens`.
pub async fn tokens(door: Door) -> Response {
    door.page(&DocsTokens {
        chrome: door.chrome(),
        lifetimes: door.app.config.lifetimes,
    })
}

/// `GET /docs/limits`.
pub async fn limits(door: Door) -> Response {
    door.page(&DocsLimits {
        chrome: door.chrome(),
        enabled: door.app.config.limits_enabled,
    })
}

/// `GET /docs/errors`.
pub async fn errors(door: Door) -> Response {
    door.page(&DocsErrors {
        chrome: door.chrome(),
        unknown: None,
    })
}

/// `GET /docs/errors/{code}`; 404 with the list of all for a code that does not exist.
pub async fn error(door: Door, Path(code): Path<String>) -> Response {
    let chrome = door.chrome();
    match errors::Entry::of(&code) {
        Some(entry) => door.page(&DocsError {
            chrome,
            issuer: door.app.issuer().to_owned(),
            entry,
        }),
        None => door.page_as(
            StatusCode::NOT_FOUND,
            &DocsErrors {
                chrome,
                unknown: Some(code.chars().take(100).collect()),
            },
        ),
    }
}

/// `GET /docs/apis`.
pub async fn apis(door: Door) -> Response {
    door.page(&DocsApis {
        chrome: door.chrome(),
        issuer: door.app.issuer().to_owned(),
    })
}

/// `GET /docs/registration`.
pub async fn registration(door: Door) -> Response {
    let registration = &door.app.config.registration;
    door.page(&DocsRegistration {
        chrome: door.chrome(),
        issuer: door.app.issuer().to_owned(),
        mode: registration.mode,
        http: registration.allow_http_redirects,
    })
}

/// `GET /docs/personal-tokens`.
pub async fn personal(door: Door) -> Response {
    let catalogue = &door.app.config.scopes.catalogue;
    door.page(&DocsPersonal {
        chrome: door.chrome(),
        issuer: door.app.issuer().to_owned(),
        account: catalogue.get("account").is_some(),
    })
}
