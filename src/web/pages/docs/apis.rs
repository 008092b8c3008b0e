//! `/docs/apis`: how an API stands behind this server's tokens. The files are shown as they stand, and run by the tests as they stand.

use askama::Template;

use super::Block;
use crate::web::pages::Chrome;
use crate::web::pages::prose::{Part, Prose};

/// `/docs/apis`.
#[derive(Template)]
#[template(path = "pages/docs/apis.html")]
pub struct DocsApis {
    /// Around the page.
    pub chrome: Chrome,
    /// The issuer: the public URL's origin.
    pub issuer: String,
}

impl DocsApis {
    /// The files, by the name that people know.
    #[expect(
        clippy::unused_self,
        reason = "the template asks the page for its blocks"
    )]
    fn files(&self) -> [(&'static str, Block); 5] {
        [
            (
                "nginx",
                Block::new(
                    "nginx",
                    include_str!("../../../../templates/snippets/nginx.conf").trim_end(),
                ),
            ),
            (
                "Caddy",
                Block::new(
                    "caddy",
                    include_str!("../../../../templates/snippets/Caddyfile").trim_end(),
                ),
            ),
            (
                "Python",
                Block::new(
                    "python",
                    include_str!("../../../../templates/snippets/api.py").trim_end(),
                ),
            ),
            (
                "Node",
                Block::new(
                    "node",
                    include_str!("../../../../templates/snippets/api.mjs").trim_end(),
                ),
            ),
            (
                "Rust",
                Block::new(
                    "rust",
                    include_str!("../../../../templates/snippets/api.rs").trim_end(),
                ),
            ),
        ]
    }

    fn ask(&self) -> Block {
        Block::new(
            "ask",
            format!(
                "curl -i \"{}/oauth/verify?scope=event:write\" \\\n  -H \"Authorization: Bearer $ACCESS_TOKEN\"",
                self.issuer
            ),
        )
    }

    fn introspect(&self) -> Block {
        Block::new(
            "introspect-token",
            format!(
                "curl {}/oauth/introspect \\\n  -u \"$CLIENT_ID:$CLIENT_SECRET\" \\\n  -d token=\"$ACCESS_TOKEN\"",
                self.issuer
            ),
        )
    }

    fn resource_server(&self) -> Block {
        Block::new(
            "resource-server",
            format!(
                "permesso client set CLIENT_ID --resource-server {}",
                self.issuer
            ),
        )
    }

    fn verify(&self) -> Prose {
        let parts = [
            ("header", Part::Code("Authorization")),
            ("path", Part::Code("/oauth/verify?scope=…")),
        ];
        self.chrome.rich("docs-apis-verify-text", &parts)
    }

    fn headers(&self) -> Prose {
        let parts = [
            ("user", Part::Code("X-Auth-User")),
            ("id", Part::Code("X-Auth-User-Id")),
            ("client", Part::Code("X-Auth-Client")),
            ("scope", Part::Code("X-Auth-Scope")),
            ("factor", Part::Code("X-Auth-Two-Factor")),
        ];
        self.chrome.rich("docs-apis-headers", &parts)
    }

    fn introspection(&self) -> Prose {
        self.chrome.rich(
            "docs-apis-introspect-text",
            &[("active", Part::Code("active"))],
        )
    }
}
