//! Previews of the pages for developers.

use super::{HOSTILE, SCOPES, nobody, page, somebody, stranger};
use crate::config::{Config, RegistrationMode};
use crate::web::pages::Chrome;
use crate::web::pages::docs::apis::DocsApis;
use crate::web::pages::docs::errors::{DocsError, DocsErrors, ENTRIES};
use crate::web::pages::docs::index::{Docs, DocsApp};
use crate::web::pages::docs::limits::DocsLimits;
use crate::web::pages::docs::personal::DocsPersonal;
use crate::web::pages::docs::registration::DocsRegistration;
use crate::web::pages::docs::scopes::{DocsScope, DocsScopes};
use crate::web::pages::docs::tokens::DocsTokens;

const ISSUER: &str = "http://localhost:13120";

fn start(chrome: Chrome, scope: Option<&str>, chosen: Option<DocsApp>) -> Docs {
    let apps = chosen
        .iter()
        .map(|app| (app.client_id.clone(), app.name.clone()));
    Docs {
        chrome,
        issuer: ISSUER.into(),
        example_scope: scope.map(Into::into),
        code_lifetime: 300,
        apps: apps.collect(),
        chosen,
    }
}

fn app(name: &str, public: bool) -> DocsApp {
    DocsApp {
        client_id: "k3m5n7p9q2r4s6t8v1w3".into(),
        name: name.into(),
        public,
        redirect_uri: Some("https://calendar.example/cb?page='$(id)'".into()),
        scope: public.then(|| "email".into()),
    }
}

fn registration(mode: RegistrationMode, http: bool) -> DocsRegistration {
    DocsRegistration {
        chrome: nobody(),
        issuer: ISSUER.into(),
        mode,
        http,
    }
}

pub(super) fn pages() -> Vec<(String, String)> {
    let lifetimes = Config::for_test().lifetimes;
    let tokens = |refresh_retry| DocsTokens {
        chrome: nobody(),
        lifetimes: crate::oauth::rotation::Lifetimes {
            refresh_retry,
            ..lifetimes
        },
    };
    let limits = |enabled| DocsLimits {
        chrome: nobody(),
        enabled,
    };
    let errors = |unknown: Option<&str>| DocsErrors {
        chrome: nobody(),
        unknown: unknown.map(Into::into),
    };
    let personal = |account| DocsPersonal {
        chrome: nobody(),
        issuer: ISSUER.into(),
        account,
    };
    let mut pages = vec![
        page("docs", &start(nobody(), Some("event:write"), None)),
        page("docs-no-scope", &start(somebody(), None, None)),
        page(
            "docs-own",
            &start(somebody(), None, Some(app("Calendar", false))),
        ),
        page(
            "docs-own-public",
            &start(stranger(), None, Some(app(HOSTILE, true))),
        ),
        page(
            "docs-scopes",
            &DocsScopes {
                chrome: nobody(),
                scopes: SCOPES
                    .map(|(name, text)| DocsScope {
                        name: name.into(),
                        text: text.into(),
                        restricted: name == "host",
                    })
                    .into(),
            },
        ),
        page("docs-tokens", &tokens(60)),
        page("docs-tokens-once", &tokens(0)),
        page("docs-limits", &limits(true)),
        page("docs-limits-off", &limits(false)),
        page("docs-errors", &errors(None)),
        page("docs-errors-unknown", &errors(Some(HOSTILE))),
        page(
            "docs-apis",
            &DocsApis {
                chrome: nobody(),
                issuer: ISSUER.into(),
            },
        ),
        page(
            "docs-registration",
            &registration(RegistrationMode::Open, true),
        ),
        page(
            "docs-registration-token",
            &registration(RegistrationMode::Token, false),
        ),
        page(
            "docs-registration-approval",
            &registration(RegistrationMode::Approval, false),
        ),
        page(
            "docs-registration-closed",
            &registration(RegistrationMode::Closed, false),
        ),
        page("docs-personal", &personal(true)),
        page("docs-personal-bare", &personal(false)),
    ];
    pages.extend(ENTRIES.iter().map(|entry| {
        let one = DocsError {
            chrome: nobody(),
            issuer: ISSUER.into(),
            entry: *entry,
        };
        page(format!("docs-error-{}", entry.wire.replace(' ', "-")), &one)
    }));
    pages
}
