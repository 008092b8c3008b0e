//! `/docs`: ten minutes from nothing to a used token, by curl, with this instance's own address and, if one likes, one's own app.

use askama::Template;

use super::{Block, encoded, quoted};
use crate::web::pages::Chrome;
use crate::web::pages::prose::{Part, Prose};
use crate::web::pages::times;

/// Where answers go that nobody waits for yet.
const CALLBACK: &str = "https://app.example/callback";

/// `/docs`.
#[derive(Template)]
#[template(path = "pages/docs/index.html")]
pub struct Docs {
    /// Around the page.
    pub chrome: Chrome,
    /// The issuer: the public URL's origin.
    pub issuer: String,
    /// A scope to ask for in the example; none if the catalogue has only restricted ones.
    pub example_scope: Option<String>,
    /// How long a code lives, in seconds.
    pub code_lifetime: i64,
    /// The apps of the person signed in: (id, name).
    pub apps: Vec<(String, String)>,
    /// The one that is filled in.
    pub chosen: Option<DocsApp>,
}

/// An app of the person signed in, as far as the commands need it. Its secret is not known here.
pub struct DocsApp {
    /// Its id.
    pub client_id: String,
    /// What it calls itself.
    pub name: String,
    /// Whether it has no secret.
    pub public: bool,
    /// The first of its redirect URIs.
    pub redirect_uri: Option<String>,
    /// A scope that it may ask for.
    pub scope: Option<String>,
}

impl Docs {
    fn title(&self) -> String {
        self.chrome.texts.with(
            "docs-title",
            &[("instance", self.chrome.instance.as_str().into())],
        )
    }

    fn heading(&self) -> Prose {
        self.chrome.rich(
            "docs-title",
            &[("instance", Part::Name(&self.chrome.instance))],
        )
    }

    /// The steps: (anchor, key of the heading).
    fn contents(&self) -> [(&'static str, &'static str); 6] {
        let first = match self.chosen {
            Some(_) => ("register", "docs-own"),
            None => ("register", "docs-register"),
        };
        [
            first,
            ("authorize", "docs-authorize"),
            ("exchange", "docs-exchange"),
            ("use", "docs-use"),
            ("refresh", "docs-refresh"),
            ("revoke", "docs-revoke"),
        ]
    }

    /// Whose the app is that is filled in, and where its secret stands.
    fn shown(&self, app: &DocsApp) -> Prose {
        let path = format!("/developer/{}", app.client_id);
        let text = self.chrome.t("docs-app-link");
        let key = if app.public {
            "docs-app-public"
        } else {
            "docs-app-shown"
        };
        let link = Part::Link(&path, &text);
        self.chrome
            .rich(key, &[("name", Part::Name(&app.name)), ("link", link)])
    }

    fn sign_in(&self) -> Prose {
        let text = self.chrome.t("docs-app-sign-in-link");
        self.chrome.rich(
            "docs-app-sign-in",
            &[("link", Part::Link("/sign-in", &text))],
        )
    }

    fn is_chosen(&self, id: &str) -> bool {
        self.chosen.as_ref().is_some_and(|app| app.client_id == id)
    }

    fn is_public(&self) -> bool {
        self.chosen.as_ref().is_some_and(|app| app.public)
    }

    fn redirect_uri(&self) -> &str {
        let own = self
            .chosen
            .as_ref()
            .and_then(|app| app.redirect_uri.as_deref());
        own.unwrap_or(CALLBACK)
    }

    fn scope(&self) -> Option<&str> {
        match &self.chosen {
            Some(app) => app.scope.as_deref(),
            None => self.example_scope.as_deref(),
        }
    }

    fn register(&self) -> Block {
        let scope = self.scope().map_or_else(String::new, |scope| {
            format!(" \\\n  -d scopes={}", quoted(scope))
        });
        Block::new(
            "register-app",
            format!(
                "curl {}/api/client \\\n  -d client_name='My calendar' \\\n  -d redirect_uris={}{scope}",
                self.issuer,
                quoted(CALLBACK)
            ),
        )
    }

    /// The id and the secret; the latter is never filled in.
    fn credentials(&self) -> Block {
        let id = self.chosen.as_ref().map_or("…", |app| &app.client_id);
        let secret = if self.is_public() {
            ""
        } else {
            "\nCLIENT_SECRET=…"
        };
        Block::new("credentials", format!("CLIENT_ID={id}{secret}"))
    }

    fn authorize(&self) -> Block {
        let scope = self.scope().map_or_else(String::new, |scope| {
            format!("&scope={}\\\n", encoded(scope))
        });
        Block::new(
            "authorize-app",
            format!(
                "STATE=$(openssl rand -hex 16)
CODE_VERIFIER=$(openssl rand -hex 32)
CODE_CHALLENGE=$(printf %s \"$CODE_VERIFIER\" | openssl dgst -sha256 -binary \\
  | openssl base64 -A | tr '+/' '-_' | tr -d '=')
echo \"{}/oauth/authorize?response_type=code\\
&client_id=$CLIENT_ID\\
&redirect_uri={}\\
{scope}&state=$STATE\\
&code_challenge=$CODE_CHALLENGE\\
&code_challenge_method=S256\"",
                self.issuer,
                encoded(self.redirect_uri())
            ),
        )
    }

    /// How the commands say who sends them.
    fn authentication(&self) -> &'static str {
        if self.is_public() {
            "-d client_id=\"$CLIENT_ID\""
        } else {
            "-u \"$CLIENT_ID:$CLIENT_SECRET\""
        }
    }

    fn exchange(&self) -> Block {
        Block::new(
            "exchange-code",
            format!(
                "CODE=…
curl {}/oauth/token \\
  {} \\
  -d grant_type=authorization_code \\
  -d redirect_uri={} \\
  -d code=\"$CODE\" \\
  -d code_verifier=\"$CODE_VERIFIER\"",
                self.issuer,
                self.authentication(),
                quoted(self.redirect_uri())
            ),
        )
    }

    #[expect(
        clippy::unused_self,
        reason = "the template asks the page for its blocks"
    )]
    fn tokens(&self) -> Block {
        Block::new("tokens", "ACCESS_TOKEN=…\nREFRESH_TOKEN=…")
    }

    fn use_it(&self) -> Block {
        let issuer = &self.issuer;
        Block::new(
            "use-token",
            format!("curl {issuer}/api/user \\\n  -H \"Authorization: Bearer $ACCESS_TOKEN\""),
        )
    }

    fn refresh(&self) -> Block {
        Block::new(
            "refresh-token",
            format!(
                "curl {}/oauth/token \\\n  {} \\\n  -d grant_type=refresh_token \\\n  -d refresh_token=\"$REFRESH_TOKEN\"",
                self.issuer,
                self.authentication()
            ),
        )
    }

    fn revoke(&self) -> Block {
        Block::new(
            "revoke-token",
            format!(
                "curl {}/oauth/revoke \\\n  {} \\\n  -d token=\"$REFRESH_TOKEN\"",
                self.issuer,
                self.authentication()
            ),
        )
    }

    fn after_register(&self) -> Prose {
        self.chrome.rich(
            "docs-register-after",
            &[
                ("id", Part::Code("client_id")),
                ("secret", Part::Code("client_secret")),
            ],
        )
    }

    fn after_authorize(&self) -> Prose {
        let span = times::span(self.chrome.texts, self.code_lifetime);
        let parts = [
            ("code", Part::Code("code")),
            ("state", Part::Code("state")),
            ("iss", Part::Code("iss")),
            ("span", Part::Plain(&span)),
        ];
        self.chrome.rich("docs-authorize-after", &parts)
    }

    fn after_exchange(&self) -> Prose {
        let parts = [
            ("access", Part::Code("access_token")),
            ("refresh", Part::Code("refresh_token")),
        ];
        self.chrome.rich("docs-exchange-after", &parts)
    }

    fn machines(&self) -> Prose {
        const METADATA: &str = "/.well-known/oauth-authorization-server";
        let parts = [
            ("metadata", Part::Link(METADATA, METADATA)),
            ("openapi", Part::Link("/openapi.json", "/openapi.json")),
        ];
        self.chrome.rich("docs-machines", &parts)
    }
}
