//! The front, asked in-process: what comes before, instead of and after a handler.

use std::sync::atomic::{AtomicUsize, Ordering};

use axum::Extension;
use axum::body::{Bytes, to_bytes};
use axum::routing::{get, post};
use futures_util::stream;
use tower::ServiceExt;

use super::*;
use crate::web::error::LogDetail;

fn page(error: &OAuthError, info: &RequestInfo) -> Response {
    axum::response::Html(format!(
        "<body data-page=\"error\">{} {}",
        error.description, info.id
    ))
    .into_response()
}

fn config(public_url: &str, trusted: &[&str]) -> Config {
    let mut config = Config::for_test();
    config.public_url = PublicUrl::parse(public_url).unwrap();
    config.trusted_proxies = trusted.iter().map(|net| net.parse().unwrap()).collect();
    config
}

fn routes() -> Router {
    Router::new()
        .route("/oauth/token", post(async |body: Bytes| body))
        .route(
            "/api/user",
            get(async |Extension(network): Extension<Network>| network.to_string()),
        )
        .route("/api/broken", get(async || -> Response { panic!("a bug") }))
        .route("/api/json", post(async |_: axum::Json<u8>| ()))
        .route("/broken", get(async || -> Response { panic!("a bug") }))
        .route(
            "/.well-known/x",
            get(async || ([(header::CACHE_CONTROL, "max-age=300")], axum::Json(1))),
        )
        .route(
            "/sign-in",
            get(async || (Extension(MayEndAtApp), axum::response::Html("form"))).post(async || ()),
        )
        .route(
            "/account/{id}",
            get(async || axum::response::Html("account")),
        )
        .route(
            "/go",
            get(async || axum::response::Redirect::to("/sign-in")),
        )
        .route(
            "/api/gone",
            get(async || (StatusCode::NOT_FOUND, axum::Json(2))),
        )
        .route(
            "/logged",
            get(async || {
                (
                    Extension(LogDetail("cause\nforged".into())),
                    Extension(LogClient("c1".into())),
                    Extension(LogUser("u1".into())),
                    "x",
                )
            }),
        )
}

fn front(config: &Config) -> Front {
    Front::new(
        routes(),
        config,
        &Clock::fixed(0),
        &Random::seeded(1),
        Arc::new(page),
    )
}

fn localhost() -> Front {
    front(&config("http://localhost:13120", &[]))
}

struct Answer {
    status: u16,
    headers: axum::http::HeaderMap,
    body: String,
}

impl Answer {
    fn header(&self, name: &str) -> &str {
        self.headers
            .get(name)
            .map_or("", |value| value.to_str().unwrap())
    }

    fn is_json_error(&self, code: &str) -> bool {
        let value: serde_json::Value = serde_json::from_str(&self.body).unwrap_or_default();
        value["error"] == code
            && value["error_description"].is_string()
            && self.header("content-type") == "application/json"
    }

    fn is_page(&self) -> bool {
        self.body.contains("data-page=\"error\"")
            && self.header("content-type").starts_with("text/html")
    }
}

async fn ask(
    front: &Front,
    request: axum::http::request::Builder,
    body: impl Into<Body>,
) -> Answer {
    let response = front
        .clone()
        .oneshot(request.body(body.into()).unwrap())
        .await
        .unwrap();
    let (parts, body) = response.into_parts();
    let body = to_bytes(body, usize::MAX).await.unwrap();
    Answer {
        status: parts.status.as_u16(),
        headers: parts.headers,
        body: String::from_utf8(body.to_vec()).unwrap(),
    }
}

fn request(method: &str, path: &str) -> axum::http::request::Builder {
    Request::builder().method(method).uri(path)
}

async fn got(path: &str) -> Answer {
    ask(&localhost(), request("GET", path), "").await
}

#[tokio::test]
async fn what_is_not_there_is_said_in_the_form_of_the_path() {
    let answer = got("/api/nothing").await;
    assert!(
        answer.status == 404 && answer.is_json_error("not_found"),
        "{}",
        answer.body
    );
    let answer = got("/nothing").await;
    assert!(answer.status == 404 && answer.is_page(), "{}", answer.body);
    let answer = got("/api/gone").await;
    assert_eq!((answer.status, answer.body.as_str()), (404, "2"));
}

#[tokio::test]
async fn a_wrong_method_is_405_with_allow_in_the_form_of_the_path() {
    let answer = got("/oauth/token").await;
    assert!(answer.status == 405 && answer.is_json_error("invalid_request"));
    assert_eq!(answer.header("allow"), "POST");
    let answer = ask(&localhost(), request("DELETE", "/sign-in"), "").await;
    assert!(answer.status == 405 && answer.is_page());
    assert_eq!(answer.header("allow"), "GET,HEAD,POST");
    let answer = ask(&localhost(), request("TRACE", "/sign-in"), "").await;
    assert_eq!(answer.status, 405);
}

#[tokio::test]
async fn a_panic_is_a_500_without_its_words() {
    let answer = got("/api/broken").await;
    assert!(
        answer.status == 500
            && answer.is_json_error("server_error")
            && !answer.body.contains("a bug")
    );
    let answer = got("/broken").await;
    assert!(answer.status == 500 && answer.is_page() && !answer.body.contains("a bug"));
    assert_eq!(answer.header("x-frame-options"), "DENY");
}

#[tokio::test]
async fn refusals_of_extractors_are_said_again_in_our_form() {
    let answer = ask(&localhost(), request("POST", "/api/json"), "1").await;
    assert!(
        answer.status == 400 && answer.is_json_error("invalid_request"),
        "{}",
        answer.body
    );
    let json = request("POST", "/api/json").header("content-type", "application/json");
    let answer = ask(&localhost(), json, "\"x\"").await;
    assert!(
        answer.status == 400 && answer.is_json_error("invalid_request"),
        "{}",
        answer.body
    );
}

#[tokio::test]
async fn bodies_up_to_64_kib_pass_whole_and_larger_ones_are_413() {
    let exact = "x".repeat(BODY_LIMIT);
    let answer = ask(&localhost(), request("POST", "/oauth/token"), exact.clone()).await;
    assert!(answer.status == 200 && answer.body == exact);
    let answer = ask(
        &localhost(),
        request("POST", "/oauth/token"),
        exact.clone() + "x",
    )
    .await;
    assert!(answer.status == 413 && answer.is_json_error("invalid_request"));
    assert_eq!(answer.header("connection"), "close");
    let answer = ask(&localhost(), request("POST", "/sign-in"), exact + "x").await;
    assert!(answer.status == 413 && answer.is_page());
}

fn chunks(count: usize, size: usize) -> (Body, Arc<AtomicUsize>) {
    let taken = Arc::new(AtomicUsize::new(0));
    let counter = taken.clone();
    let chunks = stream::iter(0..count).map(move |_| {
        counter.fetch_add(1, Ordering::Relaxed);
        Ok::<_, std::io::Error>(vec![b'y'; size])
    });
    (Body::from_stream(chunks), taken)
}

use futures_util::StreamExt;

#[tokio::test]
async fn chunked_bodies_are_joined_and_endless_ones_are_cut_off() {
    let (body, _) = chunks(10, 100);
    let answer = ask(&localhost(), request("POST", "/oauth/token"), body).await;
    assert_eq!((answer.status, answer.body.len()), (200, 1_000));
    let (body, taken) = chunks(70, 1024);
    let answer = ask(&localhost(), request("POST", "/oauth/token"), body).await;
    assert_eq!(answer.status, 413);
    assert_eq!(
        taken.load(Ordering::Relaxed),
        70,
        "a little too much is read to its end"
    );
    let (body, taken) = chunks(100_000, 1024);
    let answer = ask(&localhost(), request("POST", "/oauth/token"), body).await;
    assert_eq!(answer.status, 413);
    assert!(taken.load(Ordering::Relaxed) < 1_100);
}

#[tokio::test]
async fn a_body_that_does_not_come_or_breaks_off_is_refused() {
    let mut front = localhost();
    Arc::get_mut(&mut front.shared).unwrap().body_deadline = Duration::from_millis(10);
    let body = Body::from_stream(stream::pending::<Result<Bytes, std::io::Error>>());
    let answer = ask(&front, request("POST", "/oauth/token"), body).await;
    assert!(answer.status == 400 && answer.is_json_error("invalid_request"));
    let body = Body::from_stream(stream::iter([
        Ok("a"),
        Err(std::io::Error::other("broken")),
    ]));
    let answer = ask(&front, request("POST", "/oauth/token"), body).await;
    assert!(answer.status == 400 && answer.is_json_error("invalid_request"));
}

#[tokio::test]
async fn doubled_and_trailing_slashes_are_served_without_a_redirect() {
    for path in ["//oauth/token", "/oauth/token/", "///oauth/token//?x=1"] {
        let answer = ask(&localhost(), request("POST", path), "a=b").await;
        assert_eq!(
            (answer.status, answer.body.as_str()),
            (200, "a=b"),
            "{path}"
        );
        assert_eq!(answer.header("access-control-allow-origin"), "*", "{path}");
    }
}

#[tokio::test]
async fn pages_carry_the_headers_of_the_contract() {
    let answer = got("/account/1").await;
    for (name, value) in [
        ("x-frame-options", "DENY"),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("cache-control", "no-store"),
        ("cross-origin-opener-policy", "same-origin"),
        ("strict-transport-security", ""),
        ("access-control-allow-origin", ""),
    ] {
        assert_eq!(answer.header(name), value, "{name}");
    }
    let policy = answer.header("content-security-policy");
    for part in [
        "default-src 'none'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "object-src 'none'",
        "form-action 'self'",
    ] {
        assert!(policy.contains(part), "{policy}");
    }
    assert!(!policy.contains("unsafe") && !answer.header("permissions-policy").is_empty());
}

#[tokio::test]
async fn pages_whose_form_may_end_at_an_app_say_so() {
    let answer = got("/sign-in").await;
    let policy = answer.header("content-security-policy");
    assert!(
        policy.contains("frame-ancestors 'none'") && !policy.contains("form-action"),
        "{policy}"
    );
    assert_eq!(answer.header("cross-origin-opener-policy"), "");
    let answer = got("/go").await;
    assert_eq!(
        (answer.status, answer.header("cross-origin-opener-policy")),
        (303, "")
    );
}

#[tokio::test]
async fn json_is_not_stored_unless_the_handler_says_otherwise() {
    let answer = got("/api/user").await;
    assert_eq!(
        (answer.header("cache-control"), answer.header("pragma")),
        ("no-store", "no-cache")
    );
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
    assert_eq!(answer.header("content-security-policy"), "");
    let answer = got("/.well-known/x").await;
    assert_eq!(
        (answer.header("cache-control"), answer.header("pragma")),
        ("max-age=300", "")
    );
}

#[tokio::test]
async fn https_brings_hsts() {
    let front = front(&config("https://id.example.org", &[]));
    for path in ["/api/user", "/account/1"] {
        let answer = ask(&front, request("GET", path), "").await;
        assert_eq!(
            answer.header("strict-transport-security"),
            "max-age=31536000"
        );
    }
}

#[tokio::test]
async fn preflights_are_answered_where_scripts_may_come() {
    let preflight = |path| {
        request("OPTIONS", path)
            .header("origin", "https://app.example")
            .header("access-control-request-method", "POST")
    };
    let answer = ask(&localhost(), preflight("/oauth/token"), "").await;
    assert_eq!((answer.status, answer.body.as_str()), (204, ""));
    assert_eq!(answer.header("access-control-allow-origin"), "*");
    assert_eq!(answer.header("access-control-allow-credentials"), "");
    assert_eq!(
        answer.header("access-control-allow-headers"),
        "Authorization, Content-Type, Personal-Token, X-Two-Factor-Authentication"
    );
    assert_eq!(
        answer.header("access-control-expose-headers"),
        "WWW-Authenticate, Retry-After"
    );
    for path in ["/sign-in", "/oauth/authorize", "/authorize"] {
        let answer = ask(&localhost(), preflight(path), "").await;
        assert!(matches!(answer.status, 404 | 405), "{path}");
        assert_eq!(answer.header("access-control-allow-origin"), "", "{path}");
    }
    let answer = ask(&localhost(), request("OPTIONS", "/oauth/token"), "").await;
    assert_eq!(answer.status, 405);
}

#[tokio::test]
async fn pages_asked_for_under_another_loopback_name_go_to_the_public_url() {
    let other = |method, path| request(method, path).header("host", "127.0.0.1:13120");
    let answer = ask(&localhost(), other("GET", "//sign-in?a=b"), "").await;
    assert_eq!(
        (answer.status, answer.header("location")),
        (303, "http://localhost:13120/sign-in?a=b")
    );
    assert_eq!(
        ask(&localhost(), other("POST", "/sign-in"), "")
            .await
            .status,
        200
    );
    assert_eq!(
        ask(&localhost(), other("GET", "/api/user"), "")
            .await
            .status,
        200
    );
    let same = request("GET", "/sign-in").header("host", "localhost:13120");
    assert_eq!(ask(&localhost(), same, "").await.status, 200);
    let public = front(&config("https://id.example.org", &[]));
    assert_eq!(ask(&public, other("GET", "/sign-in"), "").await.status, 200);
}

#[tokio::test]
async fn handlers_are_told_the_network_of_the_client() {
    let front = front(&config("http://localhost:13120", &["10.0.0.0/8"]));
    let from = |peer: &str, forwarded: &str| {
        request("GET", "/api/user")
            .extension(Peer(peer.parse().unwrap()))
            .header("x-forwarded-for", forwarded)
    };
    assert_eq!(
        ask(&front, from("10.0.0.1", "2001:db8::1:2:3:4"), "")
            .await
            .body,
        "2001:db8::/64"
    );
    assert_eq!(
        ask(&front, from("192.0.2.1", "203.0.113.9"), "").await.body,
        "192.0.2.1"
    );
    assert_eq!(front.forgotten_proxy(), None);
    assert_eq!(
        ask(&front, from("192.168.0.1", "203.0.113.9"), "")
            .await
            .body,
        "192.168.0.1"
    );
    assert!(front.forgotten_proxy().is_some());
}

#[tokio::test]
async fn each_request_has_an_id_of_its_own_that_error_pages_show() {
    let front = localhost();
    let first = ask(&front, request("GET", "/nothing"), "").await;
    let second = ask(&front, request("GET", "/nothing"), "").await;
    let id = first.header("x-request-id");
    assert_eq!(id.len(), 16);
    assert!(first.body.contains(id));
    assert_ne!(id, second.header("x-request-id"));
    let forged = ask(
        &front,
        request("GET", "/nothing").header("x-request-id", "mine"),
        "",
    )
    .await;
    assert_ne!(forged.header("x-request-id"), "mine");
}

#[tokio::test]
async fn the_line_of_a_request_has_the_template_and_no_query() {
    let log = Log::default();
    let subscriber = tracing_subscriber::fmt()
        .json()
        .flatten_event(true)
        .with_writer(log.clone())
        .finish();
    let default = tracing::subscriber::set_default(subscriber);
    got("/account/secret-path?code=secret-query").await;
    got("/logged?x").await;
    got("/nothing/secret-path").await;
    drop(default);
    let text = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    assert!(!text.contains("secret"), "{text}");
    let lines: Vec<serde_json::Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines.len(), 3, "{text}");
    assert_eq!(
        (&lines[0]["route"], &lines[0]["status"], &lines[0]["method"]),
        (&"/account/{id}".into(), &200.into(), &"GET".into())
    );
    assert_eq!(lines[0]["network"], "127.0.0.1");
    assert!(
        lines[0]["us"].is_u64() && lines[0]["id"].is_string() && lines[0].get("client").is_none()
    );
    assert_eq!(
        (&lines[1]["client"], &lines[1]["user"], &lines[1]["detail"]),
        (&"c1".into(), &"u1".into(), &"cause\nforged".into())
    );
    assert_eq!(
        (&lines[2]["route"], &lines[2]["status"]),
        (&"-".into(), &404.into())
    );
}

#[derive(Clone, Default)]
struct Log(Arc<std::sync::Mutex<Vec<u8>>>);

impl std::io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl<'a> tracing_subscriber::fmt::MakeWriter<'a> for Log {
    type Writer = Self;

    fn make_writer(&'a self) -> Self {
        self.clone()
    }
}

#[tokio::test]
async fn the_whole_server_speaks_the_form_of_each_path() {
    use crate::store::{Location, Opening, Store};
    let directory = tempfile::tempdir().unwrap();
    let location = Location::Sqlite(directory.path().join("p.db"));
    let store = Store::open(&location, Opening::Serve, 0).await.unwrap();
    let app = App::new(
        Config::for_test(),
        store,
        Clock::fixed(0),
        Random::seeded(1),
    );
    let front = super::front(&app);
    for (method, path, status, allow) in [
        ("GET", "/api/nothing", 404, ""),
        ("GET", "/oauth/nothing", 404, ""),
        ("DELETE", "/oauth/token", 405, "GET,HEAD,POST"),
        ("GET", "//oauth/revoke/", 405, "POST"),
    ] {
        let answer = ask(&front, request(method, path), "").await;
        let value: serde_json::Value = serde_json::from_str(&answer.body).expect(path);
        assert!(
            answer.status == status && value["error"].is_string(),
            "{path}: {}",
            answer.body
        );
        assert_eq!(answer.header("allow"), allow, "{path}");
    }
    for (method, path, status, allow) in [
        ("GET", "/nothing", 404, ""),
        ("DELETE", "/sign-in", 405, "GET,HEAD,POST"),
        ("PUT", "/oauth/authorize", 405, "GET,HEAD,POST"),
    ] {
        let answer = ask(&front, request(method, path), "").await;
        assert!(
            answer.status == status && answer.body.contains("data-page=\"error\""),
            "{path}: {}",
            answer.body
        );
        assert_eq!(answer.header("allow"), allow, "{path}");
        assert!(
            answer.body.contains(answer.header("x-request-id")),
            "{path}"
        );
    }
    let answer = ask(
        &front,
        request("POST", "/sign-in"),
        "x".repeat(BODY_LIMIT + 1),
    )
    .await;
    assert!(
        answer.status == 413 && answer.body.contains("data-page=\"error\""),
        "{}",
        answer.body
    );
    assert_eq!(
        ask(&front, request("GET", "/healthz/"), "").await.status,
        200
    );
}
