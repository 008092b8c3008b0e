//! `/docs/limits`: how much this server takes, by the tables that it goes by itself.

use askama::Template;

use crate::actions::developer;
use crate::limits::Limit;
use crate::oauth::authorization_request::STATE_MAX;
use crate::oauth::{params, redirect_uri};
use crate::store::sweep::KEEP_UNUSED_CLIENTS;
use crate::web::api::graphql;
use crate::web::layers::BODY_LIMIT;
use crate::web::pages::prose::{Part, Prose};
use crate::web::pages::{Chrome, times};

/// `/docs/limits`.
#[derive(Template)]
#[template(path = "pages/docs/limits.html")]
pub struct DocsLimits {
    /// Around the page.
    pub chrome: Chrome,
    /// Whether rates are limited at all.
    pub enabled: bool,
}

impl DocsLimits {
    /// What is counted by network: (what, how much).
    fn rates(&self) -> Vec<(Prose, Prose)> {
        [
            ("docs-limit-registration", Limit::Registration),
            ("docs-limit-authorize", Limit::Authorize),
            ("docs-limit-secrets", Limit::ClientAuthentication),
            ("docs-limit-introspection", Limit::IntrospectionMiss),
            ("docs-limit-sign-in", Limit::SignIn),
        ]
        .into_iter()
        .map(|(key, limit)| {
            let (burst, hour) = limit.quota();
            let parts = [
                ("burst", Part::Count(burst.into())),
                ("hour", Part::Count(hour.into())),
            ];
            (
                self.chrome.rich(key, &[]),
                self.chrome.rich("docs-limit-rate", &parts),
            )
        })
        .collect()
    }

    /// What is bounded: (what, how much).
    fn sizes(&self) -> Vec<(Prose, String)> {
        let kib = |bytes: usize| format!("{} KiB", bytes / 1024);
        let unused = times::span(self.chrome.texts, KEEP_UNUSED_CLIENTS);
        [
            ("docs-limit-body", kib(BODY_LIMIT)),
            ("docs-limit-graphql", kib(graphql::LIMIT)),
            ("docs-limit-depth", graphql::DEPTH.to_string()),
            ("docs-limit-complexity", graphql::COMPLEXITY.to_string()),
            ("docs-limit-pairs", params::MAX_PAIRS.to_string()),
            ("docs-limit-state", STATE_MAX.to_string()),
            ("docs-limit-uris", redirect_uri::MAX_COUNT.to_string()),
            ("docs-limit-uri", redirect_uri::MAX_LENGTH.to_string()),
            ("docs-limit-apps", developer::LIMIT.to_string()),
            ("docs-limit-unused", unused),
        ]
        .into_iter()
        .map(|(key, much)| (self.chrome.rich(key, &[]), much))
        .collect()
    }

    fn answer(&self) -> Prose {
        self.chrome.rich(
            "docs-limits-answer",
            &[("after", Part::Code("Retry-After"))],
        )
    }
}
