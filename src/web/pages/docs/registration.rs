//! `/docs/registration`: how apps register themselves (RFC 7591, RFC 7592, and as with Gancio), by this instance's rules.

use askama::Template;

use super::Block;
use crate::config::RegistrationMode;
use crate::store::sweep::KEEP_UNUSED_CLIENTS;
use crate::web::pages::prose::{Part, Prose};
use crate::web::pages::{Chrome, times};

/// `/docs/registration`.
#[derive(Template)]
#[template(path = "pages/docs/registration.html")]
pub struct DocsRegistration {
    /// Around the page.
    pub chrome: Chrome,
    /// The issuer: the public URL's origin.
    pub issuer: String,
    /// Who may register an app.
    pub mode: RegistrationMode,
    /// Whether plain http is taken for sites.
    pub http: bool,
}

impl DocsRegistration {
    fn lead(&self) -> Prose {
        let key = match self.mode {
            RegistrationMode::Open => "docs-registration-open",
            RegistrationMode::Token => "docs-registration-token",
            RegistrationMode::Approval => "docs-registration-approval",
            RegistrationMode::Closed => "docs-registration-closed",
        };
        self.chrome.rich(key, &[])
    }

    fn initial(&self) -> &'static str {
        if self.mode == RegistrationMode::Token {
            " \\\n  -H \"Authorization: Bearer $INITIAL_ACCESS_TOKEN\""
        } else {
            ""
        }
    }

    fn simple(&self) -> Block {
        Block::new(
            "simple",
            format!(
                "curl {}/api/client{} \\\n  -d client_name='My calendar' \\\n  -d redirect_uris='https://app.example/callback'",
                self.issuer,
                self.initial()
            ),
        )
    }

    fn dynamic(&self) -> Block {
        Block::new(
            "dynamic",
            format!(
                "curl {}/oauth/register{} \\
  -H 'Content-Type: application/json' \\
  -d '{{
    \"client_name\": \"My calendar\",
    \"redirect_uris\": [\"https://app.example/callback\"],
    \"token_endpoint_auth_method\": \"client_secret_basic\"
  }}'",
                self.issuer,
                self.initial()
            ),
        )
    }

    fn manage(&self) -> Block {
        let issuer = &self.issuer;
        Block::new(
            "manage",
            format!(
                "CLIENT_ID=…
REGISTRATION_ACCESS_TOKEN=…
curl {issuer}/oauth/register/$CLIENT_ID \\
  -H \"Authorization: Bearer $REGISTRATION_ACCESS_TOKEN\"
curl -X PUT {issuer}/oauth/register/$CLIENT_ID \\
  -H \"Authorization: Bearer $REGISTRATION_ACCESS_TOKEN\" \\
  -H 'Content-Type: application/json' \\
  -d \"{{
    \\\"client_id\\\": \\\"$CLIENT_ID\\\",
    \\\"client_name\\\": \\\"My calendar\\\",
    \\\"redirect_uris\\\": [\\\"https://app.example/other\\\"]
  }}\"
curl -X DELETE {issuer}/oauth/register/$CLIENT_ID \\
  -H \"Authorization: Bearer $REGISTRATION_ACCESS_TOKEN\""
            ),
        )
    }

    fn simple_text(&self) -> Prose {
        self.chrome.rich(
            "docs-registration-simple-text",
            &[("path", Part::Code("/api/client"))],
        )
    }

    fn manage_text(&self) -> Prose {
        let parts = [
            ("token", Part::Code("registration_access_token")),
            ("uri", Part::Code("registration_client_uri")),
        ];
        self.chrome.rich("docs-registration-manage-text", &parts)
    }

    fn unused(&self) -> Prose {
        let span = times::span(self.chrome.texts, KEEP_UNUSED_CLIENTS);
        self.chrome
            .rich("docs-registration-unused", &[("span", Part::Plain(&span))])
    }

    /// What a redirect URI may be, line by line.
    fn rules(&self) -> Vec<Prose> {
        let names = ["code", "state", "iss", "error"].map(Part::Code);
        let mut rules = vec![
            self.chrome
                .rich("docs-uri-https", &[("https", Part::Code("https"))]),
            self.chrome
                .rich("docs-uri-loopback", &[("http", Part::Code("http"))]),
        ];
        if self.http {
            rules.push(
                self.chrome
                    .rich("docs-uri-http", &[("http", Part::Code("http"))]),
            );
        }
        rules.push(self.chrome.rich(
            "docs-uri-scheme",
            &[("example", Part::Code("org.example.app:/callback"))],
        ));
        rules.push(self.chrome.rich(
            "docs-uri-never",
            &[
                ("code", names[0]),
                ("state", names[1]),
                ("iss", names[2]),
                ("error", names[3]),
            ],
        ));
        rules.push(self.chrome.rich("docs-uri-exact", &[]));
        rules
    }
}
