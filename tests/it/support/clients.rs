//! Apps: how they register, ask, exchange, refresh and revoke.

use data_encoding::BASE64URL_NOPAD;
use permesso::actions::register_client::{Door, Metadata, register};
use permesso::oauth::client::{AuthMethod, RegisteredBy};
use permesso::oauth::scope::Scope;
use permesso::store::clients::SetClient;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};
use url::Url;

use super::browser::query;
use super::http::{Call, Reply, Server};

/// Where an app is, unless a test says otherwise.
pub(crate) const CALLBACK: &str = "https://app.example/callback";
/// The PKCE verifier of every app that uses it.
pub(crate) const VERIFIER: &str = "a-verifier-of-43-characters-or-more_0123456789";

/// An app that will be registered.
pub(crate) struct Registration {
    server: Server,
    name: String,
    redirect_uris: Vec<String>,
    scopes: Option<String>,
    website: Option<String>,
    checked: bool,
}

impl Registration {
    pub(super) fn new(server: &Server) -> Self {
        Self {
            server: server.clone(),
            name: "Calendar".to_owned(),
            redirect_uris: Vec::new(),
            scopes: None,
            website: None,
            checked: false,
        }
    }

    pub(crate) fn name(mut self, name: &str) -> Self {
        name.clone_into(&mut self.name);
        self
    }

    /// One more redirect URI; without any it is [`CALLBACK`].
    pub(crate) fn redirect(mut self, uri: &str) -> Self {
        self.redirect_uris.push(uri.to_owned());
        self
    }

    pub(crate) fn scopes(mut self, scopes: &str) -> Self {
        self.scopes = Some(scopes.to_owned());
        self
    }

    pub(crate) fn website(mut self, website: &str) -> Self {
        self.website = Some(website.to_owned());
        self
    }

    pub(crate) fn checked(mut self) -> Self {
        self.checked = true;
        self
    }

    /// Made by the operator, with a secret.
    pub(crate) async fn confidential(self) -> Rp {
        self.by_operator(false).await
    }

    /// Made by the operator, without a secret.
    pub(crate) async fn public(self) -> Rp {
        self.by_operator(true).await
    }

    async fn by_operator(mut self, public: bool) -> Rp {
        if self.redirect_uris.is_empty() {
            self.redirect_uris.push(CALLBACK.to_owned());
        }
        let metadata = Metadata {
            name: &self.name,
            redirect_uris: self.redirect_uris.clone(),
            scopes: self
                .scopes
                .as_deref()
                .map(|scopes| Scope::parse(scopes).unwrap()),
            website: self.website.as_deref(),
            auth_method: public.then_some(AuthMethod::None),
        };
        let door = Door {
            registered_by: RegisteredBy::Operator,
            checked: self.checked,
            initial_access: None,
            network: None,
        };
        let app = &self.server.app;
        let registered = register(app, metadata, door, app.clock.now())
            .await
            .unwrap_or_else(|e| panic!("{e:?}"));
        let secret = registered.secret.map(|secret| secret.expose().to_owned());
        if let Some(secret) = &secret {
            self.server.journal.read(secret);
        }
        Rp {
            server: self.server,
            client_id: registered.client.client_id,
            pkce: public,
            basic: secret.is_some(),
            secret,
            redirect_uri: self.redirect_uris[0].clone(),
        }
    }

    /// Registers itself at `/api/client`, by JSON.
    pub(crate) async fn api(mut self) -> Rp {
        if self.redirect_uris.is_empty() {
            self.redirect_uris.push(CALLBACK.to_owned());
        }
        let mut body = json!({ "client_name": self.name, "redirect_uris": self.redirect_uris });
        if let Some(scopes) = &self.scopes {
            body["scopes"] = scopes.as_str().into();
        }
        if let Some(website) = &self.website {
            body["website"] = website.as_str().into();
        }
        let made = self.server.post("/api/client").json(&body).await.ok();
        Rp {
            server: self.server,
            client_id: made["client_id"].as_str().unwrap().to_owned(),
            secret: Some(made["client_secret"].as_str().unwrap().to_owned()),
            redirect_uri: self.redirect_uris[0].clone(),
            pkce: false,
            basic: false,
        }
    }
}

/// A registered app.
#[derive(Clone)]
pub(crate) struct Rp {
    pub(crate) server: Server,
    pub(crate) client_id: String,
    pub(crate) secret: Option<String>,
    pub(crate) redirect_uri: String,
    /// Whether it uses PKCE.
    pub(crate) pkce: bool,
    /// Whether its secret goes by HTTP Basic; else in the body.
    pub(crate) basic: bool,
}

impl Rp {
    /// With PKCE.
    pub(crate) fn with_pkce(&self) -> Self {
        Self {
            pkce: true,
            ..self.clone()
        }
    }

    /// Talks to another server of the same site.
    pub(crate) fn at(&self, server: &Server) -> Self {
        Self {
            server: server.clone(),
            ..self.clone()
        }
    }

    /// An authorization request, complete.
    pub(crate) fn ask(&self) -> Ask {
        let ask = Ask { pairs: Vec::new() }
            .with("response_type", "code")
            .with("client_id", &self.client_id)
            .with("redirect_uri", &self.redirect_uri)
            .with("state", "a state/with = & + ü");
        if self.pkce { ask.pkce() } else { ask }
    }

    /// A form of this app, authenticated.
    pub(crate) fn form(&self, path: &str, pairs: &[(&str, &str)]) -> Call {
        let mut pairs = pairs.to_vec();
        let call = self.server.post(path);
        match &self.secret {
            Some(secret) if self.basic => call.basic(&self.client_id, secret).form(&pairs),
            Some(secret) => {
                pairs.push(("client_id", &self.client_id));
                pairs.push(("client_secret", secret));
                call.form(&pairs)
            }
            None => {
                pairs.push(("client_id", &self.client_id));
                call.form(&pairs)
            }
        }
    }

    /// Exchanges a code.
    pub(crate) fn exchange(&self, code: &str) -> Call {
        let mut pairs = vec![
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", &self.redirect_uri),
        ];
        if self.pkce {
            pairs.push(("code_verifier", VERIFIER));
        }
        self.form("/oauth/token", &pairs)
    }

    /// Exchanges a code, and must succeed.
    pub(crate) async fn tokens(&self, code: &str) -> Tokens {
        Tokens::of(&self.exchange(code).await)
    }

    pub(crate) fn refresh(&self, token: &str) -> Call {
        self.form(
            "/oauth/token",
            &[("grant_type", "refresh_token"), ("refresh_token", token)],
        )
    }

    /// Refreshes, and must succeed.
    pub(crate) async fn refreshed(&self, token: &str) -> Tokens {
        Tokens::of(&self.refresh(token).await)
    }

    /// 200 with `{}`, whatever it was.
    pub(crate) async fn revoke(&self, token: &str) {
        let reply = self.form("/oauth/revoke", &[("token", token)]).await;
        assert_eq!(reply.ok(), json!({}));
    }

    pub(crate) async fn introspect(&self, token: &str) -> Value {
        self.form("/oauth/introspect", &[("token", token)])
            .await
            .ok()
    }

    /// Whether an access token is good for anything.
    pub(crate) async fn lives(&self, access: &str) -> bool {
        let reply = self.server.get("/api/user").bearer(access).await;
        match reply.status.as_u16() {
            200 => true,
            401 => false,
            _ => panic!("{}", reply.summary()),
        }
    }

    /// What an administrator changes.
    pub(crate) async fn set(&self, change: impl FnOnce(&mut SetClient)) {
        let now = self.server.now();
        let mut op = SetClient {
            client_id: self.client_id.clone(),
            now,
            audit: self.server.app.event("client_changed", None, now),
            ..SetClient::default()
        };
        change(&mut op);
        assert!(self.server.app.store.commit(op).await.unwrap());
    }
}

/// An authorization request in the making.
#[derive(Clone)]
pub(crate) struct Ask {
    pairs: Vec<(String, String)>,
}

impl Ask {
    /// Sets a parameter.
    pub(crate) fn with(self, name: &str, value: &str) -> Self {
        self.without(name).and(name, value)
    }

    /// Adds a parameter, even if it is there.
    pub(crate) fn and(mut self, name: &str, value: &str) -> Self {
        self.pairs.push((name.to_owned(), value.to_owned()));
        self
    }

    pub(crate) fn without(mut self, name: &str) -> Self {
        self.pairs.retain(|(own, _)| own != name);
        self
    }

    pub(crate) fn scope(self, scope: &str) -> Self {
        self.with("scope", scope)
    }

    pub(crate) fn prompt(self, prompt: &str) -> Self {
        self.with("prompt", prompt)
    }

    /// RFC 7636, S256 of [`VERIFIER`].
    pub(crate) fn pkce(self) -> Self {
        let challenge = BASE64URL_NOPAD.encode(&Sha256::digest(VERIFIER));
        self.with("code_challenge", &challenge)
            .with("code_challenge_method", "S256")
    }

    pub(crate) fn value(&self, name: &str) -> Option<&str> {
        self.pairs
            .iter()
            .find(|(own, _)| own == name)
            .map(|(_, value)| value.as_str())
    }

    pub(crate) fn pairs(&self) -> &[(String, String)] {
        &self.pairs
    }

    pub(crate) fn path(&self) -> String {
        format!("/oauth/authorize?{}", query(&self.pairs))
    }
}

/// What the token endpoint gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tokens {
    pub(crate) access: String,
    pub(crate) refresh: String,
    pub(crate) scope: String,
    pub(crate) expires_in: Option<i64>,
    pub(crate) username: String,
}

impl Tokens {
    /// RFC 6749 5.1: exactly 200, and every member of the right type.
    #[track_caller]
    pub(crate) fn of(reply: &Reply) -> Self {
        let body = reply.ok();
        assert_eq!(body["token_type"], "Bearer");
        let text = |name: &str| {
            body[name]
                .as_str()
                .unwrap_or_else(|| panic!("{name}: {body}"))
                .to_owned()
        };
        let expires_in = body
            .get("expires_in")
            .map(|seconds| seconds.as_i64().expect("a number"));
        Self {
            access: text("access_token"),
            refresh: text("refresh_token"),
            scope: text("scope"),
            expires_in,
            username: text("username"),
        }
    }
}

/// A parameter of an address.
pub(crate) fn query_of(url: &Url, name: &str) -> Option<String> {
    let mut values = url.query_pairs().filter(|(own, _)| own == name);
    let value = values.next().map(|(_, value)| value.into_owned());
    assert!(values.next().is_none(), "{name} twice in {url}");
    value
}
