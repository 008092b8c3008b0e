//! What was refused to an app, so that its developer finds the mistake without asking anybody.

use crate::web::pages::Chrome;
use crate::web::pages::comparison::{self, Comparison, compare};
use crate::web::pages::prose::{Part, Prose};

/// One refusal.
pub struct RefusalRow {
    /// In unix seconds.
    pub at: i64,
    /// The path of the endpoint.
    pub endpoint: String,
    /// The code of the RFC, or `redirect_uri`.
    pub error: String,
    /// In the words of the protocol.
    pub description: String,
    /// The redirect URI that was sent, if that was what is wrong.
    pub sent: Option<String>,
    /// Those that were registered then.
    pub registered: Vec<String>,
}

impl RefusalRow {
    /// What happened, for a person.
    pub(in crate::web::pages) fn sentence(&self, chrome: &Chrome) -> Prose {
        let key = match (self.error.as_str(), &self.sent) {
            ("redirect_uri", Some(_)) if !self.registered.is_empty() => {
                "developer-refusal-redirect"
            }
            ("redirect_uri", _) => "developer-refusal-no-redirect",
            ("invalid_grant", Some(_)) => "developer-refusal-other-redirect",
            ("invalid_client", _) => "developer-refusal-client",
            ("invalid_grant", None) => "developer-refusal-grant",
            ("invalid_scope", _) => "developer-refusal-scope",
            (
                "invalid_request"
                | "unsupported_response_type"
                | "unsupported_grant_type"
                | "unauthorized_client",
                _,
            ) => "developer-refusal-request",
            _ => "developer-refusal-other",
        };
        chrome.rich(key, &[])
    }

    /// "3 days ago, at `/oauth/token`: `invalid_grant`".
    pub(in crate::web::pages) fn place(&self, chrome: &Chrome) -> Prose {
        let when = Part::Time(chrome.now, self.at);
        let at = Part::Code(&self.endpoint);
        // Ours is no code that the app was told.
        if self.error == "redirect_uri" {
            return chrome.rich("developer-refusal-at", &[("when", when), ("endpoint", at)]);
        }
        let parts = [
            ("when", when),
            ("endpoint", at),
            ("code", Part::Code(&self.error)),
        ];
        chrome.rich("developer-refusal-at.code", &parts)
    }

    pub(in crate::web::pages) fn comparisons(&self) -> Vec<Comparison<'_>> {
        match &self.sent {
            Some(sent) => compare(sent, &self.registered),
            None => Vec::new(),
        }
    }

    pub(in crate::web::pages) fn registered(&self, chrome: &Chrome) -> Prose {
        comparison::registered(chrome, self.registered.len())
    }
}
