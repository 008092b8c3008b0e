//! What happens around every handler, once: the [`Front`] stands before the router.
//!
//! In order: one spelling for each path, the network of the client, answers that need no handler (preflights, other
//! names of a loopback host), the body, the handler, refusals in the form the path speaks, headers, one log line.

mod body;
mod headers;
mod log;
mod path;
mod proxies;
mod refusal;

use std::convert::Infallible;
use std::fmt;
use std::net::{IpAddr, Ipv4Addr};
use std::panic::AssertUnwindSafe;
use std::pin::Pin;
use std::sync::{Arc, OnceLock};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use axum::extract::{MatchedPath, Request};
use axum::http::header::{self, HeaderName, HeaderValue};
use axum::http::{Method, StatusCode};
use axum::response::{IntoResponse, Response};
use futures_util::FutureExt;
use ipnet::IpNet;
use tower::Service;
use tower::util::MapRequestLayer;
use tracing::warn;

pub use body::BODY_LIMIT;
pub use headers::MayEndAtApp;
use log::RequestIds;
pub use log::{LogClient, LogUser, RequestId};
pub use path::wants_json;
pub(crate) use proxies::is_trusted;

use crate::app::App;
use crate::config::{Config, PublicUrl};
use crate::oauth::error::OAuthError;
use crate::people::network::Network;
use crate::web::error::say;
use crate::web::serve::Peer;
use crate::world::{Clock, Random};

/// Renders the error page of a refusal; its status is set by the front.
pub type ErrorPage = Arc<dyn Fn(&OAuthError, &RequestInfo) -> Response + Send + Sync>;

/// How long a request body may take to arrive.
const BODY_DEADLINE: Duration = Duration::from_secs(15);

/// What is known of a request before anybody looked into it. Handlers find `id` and `network` in its extensions.
#[derive(Clone, Debug)]
pub struct RequestInfo {
    /// Names the request in the log and to the person.
    pub id: RequestId,
    /// Where it comes from, as limits count it.
    pub network: Network,
    accept_language: Option<HeaderValue>,
    route: Route,
}

impl RequestInfo {
    /// The languages that the browser asks for.
    fn accept_language(&self) -> Option<&str> {
        self.accept_language.as_ref()?.to_str().ok()
    }
}

/// The template that the path matched, noted by the router on its way to the handler.
#[derive(Clone, Debug, Default)]
struct Route(Arc<OnceLock<MatchedPath>>);

impl Route {
    fn as_str(&self) -> &str {
        self.0.get().map_or("-", MatchedPath::as_str)
    }

    fn note(request: Request) -> Request {
        let extensions = request.extensions();
        if let (Some(route), Some(path)) =
            (extensions.get::<Self>(), extensions.get::<MatchedPath>())
        {
            // Set once: by the outermost router that knows it.
            let _ = route.0.set(path.clone());
        }
        request
    }
}

/// The whole server of `app`: its routes with the front before them.
pub fn front(app: &App) -> Front {
    let page = app.clone();
    let page = move |error: &OAuthError, info: &RequestInfo| refusal::page(&page, error, info);
    let router = crate::web::router::routes(app);
    Front::new(router, &app.config, &app.clock, &app.random, Arc::new(page))
}

/// The one service before the router.
#[derive(Clone)]
pub struct Front {
    router: Router,
    shared: Arc<Shared>,
}

struct Shared {
    public_url: PublicUrl,
    https: bool,
    trusted_proxies: Vec<IpNet>,
    clock: Clock,
    ids: RequestIds,
    error_page: ErrorPage,
    body_deadline: Duration,
    forgotten_proxy: OnceLock<IpAddr>,
}

impl fmt::Debug for Front {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Front").finish_non_exhaustive()
    }
}

impl Front {
    /// Puts the front before `router`.
    pub fn new(
        router: Router,
        config: &Config,
        clock: &Clock,
        random: &Random,
        error_page: ErrorPage,
    ) -> Self {
        Self {
            router: router.layer(MapRequestLayer::new(Route::note)),
            shared: Arc::new(Shared {
                https: config.public_url.is_https(),
                public_url: config.public_url.clone(),
                trusted_proxies: config.trusted_proxies.clone(),
                clock: clock.clone(),
                ids: RequestIds::new(random),
                error_page,
                body_deadline: BODY_DEADLINE,
                forgotten_proxy: OnceLock::new(),
            }),
        }
    }

    /// The first private peer that forwarded a request without being a trusted proxy.
    pub fn forgotten_proxy(&self) -> Option<IpAddr> {
        self.shared.forgotten_proxy.get().copied()
    }

    async fn handle(self, mut request: Request) -> Response {
        let shared = &*self.shared;
        let watch = shared.clock.stopwatch();
        path::normalise(request.uri_mut());
        let info = RequestInfo {
            id: shared.ids.next(),
            network: Network::of(self.client_address(&request)),
            accept_language: request.headers().get(header::ACCEPT_LANGUAGE).cloned(),
            route: Route::default(),
        };
        let method = request.method().clone();
        let json = wants_json(request.uri().path());
        let cross_origin = path::is_cross_origin(request.uri().path());

        let mut response = if request.uri().path().contains("%00") {
            // No address of ours has one, and Postgres takes none even to compare with.
            let error = OAuthError::not_found("There is nothing at this address.");
            self.refuse(error, json, &info)
        } else if let Some(response) = self.without_handler(&request, json, cross_origin) {
            response
        } else {
            self.with_handler(request, json, &info).await
        };

        headers::common(response.headers_mut(), shared.https);
        if !json {
            headers::page(&mut response);
        }
        if cross_origin {
            headers::cross_origin(response.headers_mut());
        }
        if let Ok(id) = HeaderValue::from_bytes(info.id.as_bytes()) {
            let name = HeaderName::from_static("x-request-id");
            response.headers_mut().insert(name, id);
        }
        log::line(&method, &info, &response, watch.elapsed());
        response
    }

    fn issuer(&self) -> &str {
        self.shared.public_url.as_str()
    }

    fn client_address(&self, request: &Request) -> IpAddr {
        let peer = request.extensions().get::<Peer>();
        let peer = peer.map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |peer| peer.0);
        let trusted = &self.shared.trusted_proxies;
        let headers = request.headers();
        if self.shared.forgotten_proxy.get().is_none()
            && proxies::is_forgotten_proxy(peer, headers, trusted)
            && self.shared.forgotten_proxy.set(peer).is_ok()
        {
            warn!(
                %peer,
                "a proxy forwards requests, but is not in trusted_proxies: everybody behind it shares one rate limit"
            );
        }
        proxies::client_address(peer, headers, trusted)
    }

    /// Preflights, and pages asked for under another name of a loopback host.
    fn without_handler(
        &self,
        request: &Request,
        json: bool,
        cross_origin: bool,
    ) -> Option<Response> {
        let headers = request.headers();
        if cross_origin
            && request.method() == Method::OPTIONS
            && headers.contains_key(header::ORIGIN)
        {
            let mut response = StatusCode::NO_CONTENT.into_response();
            headers::preflight(response.headers_mut());
            return Some(response);
        }
        // A cookie set at 127.0.0.1 is not sent to localhost: sign-in there would end in a loop.
        let is_get = matches!(*request.method(), Method::GET | Method::HEAD);
        let host = headers.get(header::HOST)?.to_str().ok()?;
        if json || !is_get || !self.shared.public_url.is_other_loopback_name(host) {
            return None;
        }
        let path = request.uri().path_and_query()?;
        let location = format!("{}{path}", self.shared.public_url);
        Some((StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response())
    }

    async fn with_handler(&self, request: Request, json: bool, info: &RequestInfo) -> Response {
        let (mut parts, body) = request.into_parts();
        let body = match body::read(body, self.shared.body_deadline).await {
            Ok(body) => body,
            Err(fault) => return self.refuse_body(fault, json, info),
        };
        parts.extensions.insert(info.id);
        parts.extensions.insert(info.network);
        parts.extensions.insert(info.route.clone());
        let request = Request::from_parts(parts, Body::from(body));
        let mut router = self.router.clone();
        let answer = AssertUnwindSafe(async move { router.call(request).await });
        match answer.catch_unwind().await {
            Ok(Ok(response)) => self.translate(say(response, self.issuer()), json, info),
            Ok(Err(never)) => match never {},
            Err(_panic) => self.broken(json, info),
        }
    }
}

impl Service<Request> for Front {
    type Response = Response;
    type Error = Infallible;
    type Future = Pin<Box<dyn Future<Output = Result<Response, Infallible>> + Send>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request) -> Self::Future {
        let front = self.clone();
        Box::pin(async move { Ok(front.handle(request).await) })
    }
}

#[cfg(test)]
mod tests;
