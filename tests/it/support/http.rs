//! One request and its answer, in this process: the same front that the accept loop serves, without a port.

use std::future::IntoFuture;
use std::net::IpAddr;
use std::pin::Pin;

use axum::body::{Body, Bytes};
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri};
use data_encoding::BASE64;
use permesso::app::App;
use permesso::web::error::LogDetail;
use permesso::web::layers::{self, Front};
use permesso::web::serve::Peer;
use serde_json::Value;
use tower::ServiceExt;

use super::journal::Journal;
use super::laws;

/// One server; several can share a database.
#[derive(Clone)]
pub(crate) struct Server {
    pub(crate) app: App,
    pub(crate) journal: Journal,
    front: Front,
}

impl Server {
    pub(crate) fn new(app: App, journal: Journal) -> Self {
        let front = layers::front(&app);
        Self {
            app,
            journal,
            front,
        }
    }

    /// Unix seconds of this server's clock.
    pub(crate) fn now(&self) -> i64 {
        self.app.clock.now()
    }

    /// Lets time pass.
    pub(crate) fn wait(&self, seconds: i64) {
        self.app.clock.advance(seconds);
    }

    pub(crate) fn get(&self, path: &str) -> Call {
        self.call(Method::GET, path)
    }

    pub(crate) fn post(&self, path: &str) -> Call {
        self.call(Method::POST, path)
    }

    pub(crate) fn call(&self, method: Method, path: &str) -> Call {
        Call {
            server: self.clone(),
            method,
            path: path.to_owned(),
            headers: HeaderMap::new(),
            body: Bytes::new(),
            peer: IpAddr::from([192, 0, 2, 1]),
        }
    }
}

/// A request in the making; awaiting it sends it.
#[derive(Clone)]
pub(crate) struct Call {
    server: Server,
    method: Method,
    path: String,
    headers: HeaderMap,
    body: Bytes,
    peer: IpAddr,
}

impl Call {
    /// Adds a header, beside one of the same name.
    pub(crate) fn header(mut self, name: &str, value: &str) -> Self {
        self.header_bytes(name, value.as_bytes());
        self
    }

    fn header_bytes(&mut self, name: &str, value: &[u8]) {
        let name: HeaderName = name.parse().expect("a header name");
        let value = HeaderValue::from_bytes(value).expect("a header value");
        self.headers.append(name, value);
    }

    pub(crate) fn bearer(self, token: &str) -> Self {
        self.header("authorization", &format!("Bearer {token}"))
    }

    /// RFC 6749 2.3.1.
    pub(crate) fn basic(self, id: &str, secret: &str) -> Self {
        let pair = format!("{}:{}", encode(id), encode(secret));
        self.header(
            "authorization",
            &format!("Basic {}", BASE64.encode(pair.as_bytes())),
        )
    }

    /// A form of these pairs.
    pub(crate) fn form<N: AsRef<str>, V: AsRef<str>>(self, pairs: &[(N, V)]) -> Self {
        let pairs: Vec<String> = pairs
            .iter()
            .map(|(name, value)| format!("{}={}", encode(name.as_ref()), encode(value.as_ref())))
            .collect();
        self.raw_form(pairs.join("&"))
    }

    /// A form as it would stand on the wire.
    pub(crate) fn raw_form(self, body: impl Into<Bytes>) -> Self {
        self.body("application/x-www-form-urlencoded", body)
    }

    pub(crate) fn json(self, body: &Value) -> Self {
        self.body("application/json", body.to_string())
    }

    pub(crate) fn body(mut self, kind: &str, body: impl Into<Bytes>) -> Self {
        self.body = body.into();
        self.header("content-type", kind)
    }

    /// Comes from this address.
    pub(crate) fn from(mut self, peer: &str) -> Self {
        self.peer = peer.parse().expect("an address");
        self
    }

    async fn send(self) -> Reply {
        let journal = self.server.journal.clone();
        let sent = String::from_utf8_lossy(&self.body).into_owned();
        journal.read(&sent);
        journal.read(&self.path);
        let uri: Uri = self
            .path
            .parse()
            .unwrap_or_else(|_| panic!("no address: {}", self.path));
        let mut request = Request::new(Body::from(self.body));
        *request.method_mut() = self.method.clone();
        *request.uri_mut() = uri;
        *request.headers_mut() = self.headers;
        request.extensions_mut().insert(Peer(self.peer));
        let Ok(response) = self.server.front.clone().oneshot(request).await;
        let (parts, body) = response.into_parts();
        let body = axum::body::to_bytes(body, usize::MAX).await.unwrap();
        let reply = Reply {
            what: format!("{} {}", self.method, self.path),
            status: parts.status,
            headers: parts.headers,
            body,
        };
        journal.read(&reply.text());
        for value in reply.headers.values() {
            journal.read(&String::from_utf8_lossy(value.as_bytes()));
        }
        if reply.status.is_server_error() {
            let detail = parts.extensions.get::<LogDetail>();
            journal.broke(format!("{} ({detail:?})", reply.summary()));
        }
        laws::hold(
            &self.method,
            &self.path,
            &reply,
            self.server.app.config.public_url.is_https(),
        );
        reply
    }
}

impl IntoFuture for Call {
    type Output = Reply;
    type IntoFuture = Pin<Box<dyn Future<Output = Reply> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

/// An answer.
#[derive(Debug, Clone)]
pub(crate) struct Reply {
    /// The request, for messages.
    pub(crate) what: String,
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Reply {
    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("no JSON: {}", self.summary()))
    }

    /// The header's only value.
    #[track_caller]
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        let mut values = self.headers.get_all(name).iter();
        let first = values.next()?;
        assert!(values.next().is_none(), "{name} twice: {}", self.summary());
        Some(first.to_str().unwrap())
    }

    /// 200 with JSON.
    #[track_caller]
    pub(crate) fn ok(&self) -> Value {
        assert_eq!(self.status, 200, "{}", self.summary());
        self.json()
    }

    /// A refusal with this status and code; answers its description.
    #[track_caller]
    pub(crate) fn refused(&self, status: u16, code: &str) -> String {
        assert_eq!(self.status, status, "{}", self.summary());
        let body = self.json();
        assert_eq!(body["error"], code, "{}", self.summary());
        body["error_description"]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    }

    /// An HTML page of this name with this status.
    #[track_caller]
    pub(crate) fn is_page(&self, status: u16, name: &str) -> String {
        assert_eq!(self.status, status, "{}", self.summary());
        let html = self.text();
        assert_eq!(super::html::page(&html), name, "{}", self.summary());
        html
    }

    /// Where a 303 leads.
    #[track_caller]
    pub(crate) fn location(&self) -> &str {
        assert_eq!(self.status, 303, "{}", self.summary());
        self.header("location").expect("a 303 has a location")
    }

    /// For messages.
    pub(crate) fn summary(&self) -> String {
        let text = self.text();
        let main = text
            .split_once("<main")
            .map_or(text.as_str(), |(_, main)| main);
        let short: String = main.chars().take(600).collect();
        format!("{} -> {} {short}", self.what, self.status)
    }
}

/// Everything but unreserved characters as `%XX`.
pub(crate) fn encode(text: &str) -> String {
    const KEPT: &percent_encoding::AsciiSet = &percent_encoding::NON_ALPHANUMERIC
        .remove(b'-')
        .remove(b'.')
        .remove(b'_')
        .remove(b'~');
    percent_encoding::utf8_percent_encode(text, KEPT).to_string()
}
