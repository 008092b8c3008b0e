//! The client side of RFC 6749: registered apps, and the requests they send.

use data_encoding::BASE64URL_NOPAD;
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use url::form_urlencoded::Serializer;

use super::{
    Fallible,
    http::{Connection, Request, Response},
    site::Site,
};

/// RFC 7636 4.1. One verifier serves all: what is measured here is not its randomness.
const VERIFIER: &str = "a-verifier-of-sixty-four-characters-in-the-unreserved-alphabet-0";

/// What every app asks for.
pub(crate) const SCOPE: &str = "event:write email";

/// A registered client.
#[derive(Debug, Clone)]
pub(crate) struct App {
    pub(crate) id: String,
    pub(crate) secret: Option<String>,
    pub(crate) redirect: String,
    pub(crate) pkce: bool,
    host: String,
}

/// A pair of tokens from the token endpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Tokens {
    pub(crate) access: String,
    pub(crate) refresh: String,
}

impl Tokens {
    /// From a 200 of the token endpoint.
    pub(crate) fn read(response: &Response) -> Fallible<Tokens> {
        let body = response.json();
        let text = |name: &str| body[name].as_str().map(str::to_owned);
        match (response.status, text("access_token"), text("refresh_token")) {
            (200, Some(access), Some(refresh)) => Ok(Tokens { access, refresh }),
            _ => Err(format!("no tokens: {}", response.summary()).into()),
        }
    }
}

impl App {
    /// By `POST /api/client`: confidential, long-lived, PKCE optional. An https redirect URI lets consent be skipped.
    pub(crate) async fn by_api(
        site: &Site,
        lane: &mut Connection,
        name: &str,
        pkce: bool,
    ) -> Fallible<App> {
        let redirect = format!("https://{name}.example/callback");
        let form = [
            ("client_name", name),
            ("redirect_uris", &redirect),
            ("scopes", SCOPE),
        ];
        let response = lane
            .send(&Request::post("/api/client").form(form).bytes(&site.host))
            .await?;
        if response.status != 200 {
            return Err(format!("registration: {}", response.summary()).into());
        }
        App::registered(site, &response.json(), redirect, pkce)
    }

    /// By the command line: standard token policy.
    pub(crate) fn by_command(site: &Site, name: &str, public: bool) -> Fallible<App> {
        let redirect = if public {
            "http://127.0.0.1/callback".to_owned()
        } else {
            format!("https://{name}.example/callback")
        };
        let mut arguments = vec![
            "client",
            "create",
            "--name",
            name,
            "--redirect-uri",
            &redirect,
            "--json",
        ];
        if public {
            arguments.push("--public");
        }
        App::registered(
            site,
            &serde_json::from_str(&site.command(&arguments, "")?)?,
            redirect,
            true,
        )
    }

    fn registered(site: &Site, answer: &Value, redirect: String, pkce: bool) -> Fallible<App> {
        let id = answer["client_id"]
            .as_str()
            .ok_or_else(|| format!("no client_id in {answer}"))?
            .to_owned();
        let secret = answer["client_secret"].as_str().map(str::to_owned);
        Ok(App {
            id,
            secret,
            redirect,
            pkce,
            host: site.host.clone(),
        })
    }

    /// RFC 7636 4.2.
    pub(crate) fn challenge() -> String {
        BASE64URL_NOPAD.encode(&Sha256::digest(VERIFIER.as_bytes()))
    }

    pub(crate) fn authorize_path(&self, state: &str, prompt: Option<&str>) -> String {
        let mut query = Serializer::new(String::new());
        query.append_pair("response_type", "code");
        query.append_pair("client_id", &self.id);
        query.append_pair("redirect_uri", &self.redirect);
        query.append_pair("scope", SCOPE);
        query.append_pair("state", state);
        if self.pkce {
            query.append_pair("code_challenge", &App::challenge());
            query.append_pair("code_challenge_method", "S256");
        }
        if let Some(prompt) = prompt {
            query.append_pair("prompt", prompt);
        }
        format!("/oauth/authorize?{}", query.finish())
    }

    /// RFC 6749 4.1.3.
    pub(crate) fn exchange(&self, code: &str) -> Vec<u8> {
        let mut pairs = vec![
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", &self.redirect),
        ];
        if self.pkce {
            pairs.push(("code_verifier", VERIFIER));
        }
        self.post("/oauth/token", pairs)
    }

    /// RFC 6749 6.
    pub(crate) fn refresh(&self, token: &str) -> Vec<u8> {
        self.post(
            "/oauth/token",
            vec![("grant_type", "refresh_token"), ("refresh_token", token)],
        )
    }

    /// RFC 7009 2.1.
    pub(crate) fn revoke(&self, token: &str) -> Vec<u8> {
        self.post("/oauth/revoke", vec![("token", token)])
    }

    /// RFC 7662 2.1, authenticated by Basic: the form most resource servers use.
    pub(crate) fn introspect(&self, token: &str) -> Vec<u8> {
        Request::post("/oauth/introspect")
            .basic(&self.id, self.secret.as_deref().unwrap_or_default())
            .form([("token", token)])
            .bytes(&self.host)
    }

    /// `GET /api/user` with an access token: 200 while the token lives, 401 afterwards.
    pub(crate) fn user(&self, access: &str) -> Vec<u8> {
        Request::get("/api/user").bearer(access).bytes(&self.host)
    }

    fn post<'a>(&'a self, path: &str, mut pairs: Vec<(&'a str, &'a str)>) -> Vec<u8> {
        pairs.push(("client_id", &self.id));
        if let Some(secret) = &self.secret {
            pairs.push(("client_secret", secret));
        }
        Request::post(path).form(pairs).bytes(&self.host)
    }

    /// Whether the access token is accepted; any other answer than 200 or 401 is an error.
    pub(crate) async fn lives(&self, lane: &mut Connection, access: &str) -> Fallible<bool> {
        let response = lane.send(&self.user(access)).await?;
        match response.status {
            200 => Ok(true),
            401 => Ok(false),
            _ => Err(format!("/api/user: {}", response.summary()).into()),
        }
    }

    /// Tokens, or `None` for `invalid_grant`; any other answer is an error.
    pub(crate) async fn grant(
        &self,
        lane: &mut Connection,
        request: &[u8],
    ) -> Fallible<Option<Tokens>> {
        let response = lane.send(request).await?;
        if refused(&response) {
            return Ok(None);
        }
        Tokens::read(&response).map(Some)
    }
}

/// RFC 6749 5.2: a code or refresh token that is no longer good.
pub(crate) fn refused(response: &Response) -> bool {
    response.status == 400 && response.json()["error"] == "invalid_grant"
}
