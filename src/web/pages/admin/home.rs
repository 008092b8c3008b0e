//! `/admin`: what needs attention, then how much there is of everything.

use askama::Template;

use super::size;
use crate::actions::health::{Attention, Count, Overview, Schema};
use crate::web::pages::Chrome;
use crate::web::pages::prose::{Part, Prose};

/// `/admin`.
#[derive(Template)]
#[template(path = "pages/admin/home.html")]
pub struct AdminHome {
    /// Around the page; an administrator is signed in.
    pub chrome: Chrome,
    /// What is to be told.
    pub overview: Overview,
}

impl AdminHome {
    /// Where something is mended: (path, sentence).
    fn attention(&self) -> Vec<(&'static str, Prose)> {
        let said = self.overview.attention.iter();
        said.map(|one| self.row(one)).collect()
    }

    fn row(&self, attention: &Attention) -> (&'static str, Prose) {
        let rich = |key: &str, parts: &[(&str, Part<'_>)]| self.chrome.rich(key, parts);
        let count = |key: &str, count: i64| self.chrome.rich(key, &[("count", Part::Count(count))]);
        match attention {
            Attention::Schema(Schema::Newer { found, wanted }) => {
                let (found, wanted) = (found.to_string(), wanted.to_string());
                let parts = [
                    ("found", Part::Code(&found)),
                    ("wanted", Part::Code(&wanted)),
                ];
                ("/admin/health", rich("admin-attention-newer", &parts))
            }
            Attention::Schema(_) => ("/admin/health", rich("admin-attention-schema", &[])),
            Attention::Disk(free) => {
                let free = size(*free);
                let parts = [("free", Part::Plain(&free))];
                ("/admin/health", rich("admin-attention-disk", &parts))
            }
            Attention::Job(name) => {
                let parts = [("name", Part::Code(name))];
                ("/admin/health", rich("admin-attention-job", &parts))
            }
            Attention::FailedMails(n) => (
                "/admin/health#mail",
                count("admin-attention-mails-failed", *n),
            ),
            Attention::LateMails(n) => (
                "/admin/health#mail",
                count("admin-attention-mails-late", *n),
            ),
            Attention::Proxy(peer) => {
                let peer = peer.to_string();
                let parts = [
                    ("peer", Part::Code(&peer)),
                    ("setting", Part::Code("trusted_proxies")),
                ];
                ("/admin/settings", rich("admin-attention-proxy", &parts))
            }
            Attention::Unprotected(n) => (
                "/admin/people?show=admins",
                count("admin-attention-unprotected", *n),
            ),
            Attention::Approvals(n) => (
                "/admin/apps?show=waiting",
                count("admin-attention-approvals", *n),
            ),
            Attention::Claims(n) => (
                "/admin/apps?show=claimed",
                count("admin-attention-claims", *n),
            ),
            Attention::PlainHttp(n) => ("/admin/apps?show=http", count("admin-attention-http", *n)),
            Attention::Invitations(n) => (
                "/admin/invitations",
                count("admin-attention-invitations", *n),
            ),
        }
    }

    /// Numbers with what they are of: (what, how many).
    fn numbers(&self) -> Vec<(String, Prose)> {
        let overview = &self.overview;
        [
            ("admin-number-people", overview.people),
            ("admin-number-apps", overview.apps),
            ("admin-number-grants", overview.grants),
            ("admin-number-refusals", overview.refusals),
            ("admin-number-sign-ins", overview.sign_ins),
        ]
        .map(|(key, count)| (self.chrome.t(key).into_owned(), self.number(count)))
        .into()
    }

    fn number(&self, count: Count) -> Prose {
        match count {
            Count::Now(count) => self.chrome.rich(
                "admin-number",
                &[("figure", Part::Plain(&count.to_string()))],
            ),
            Count::At(count, at) => {
                let figure = count.to_string();
                let parts = [
                    ("figure", Part::Plain(&figure)),
                    ("when", Part::Time(self.chrome.now, at)),
                ];
                self.chrome.rich("admin-number-counted", &parts)
            }
            Count::MoreThan(count) => self.chrome.rich(
                "admin-number-more",
                &[("figure", Part::Plain(&count.to_string()))],
            ),
        }
    }
}
