//! The accept loop over real connections: deadlines, bounds, HTTP/1.0 and the drain.

use std::sync::Mutex;

use axum::Extension;
use axum::Router;
use axum::routing::{get, post};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::sync::{Notify, oneshot};
use tokio::task::JoinHandle;

use super::*;

const SHORT: Duration = Duration::from_millis(100);
const LONG: Duration = Duration::from_secs(20);

/// A server on a port of its own; handlers of `/slow` wait for `release`.
struct Server {
    address: SocketAddr,
    begun: Arc<Notify>,
    release: Arc<Notify>,
    stop: oneshot::Sender<()>,
    task: JoinHandle<()>,
}

fn routes(begun: Arc<Notify>, release: Arc<Notify>) -> Router {
    let slow = async move || {
        begun.notify_one();
        release.notified().await;
        "slow"
    };
    Router::new()
        .route("/", get(async || "hello"))
        .route(
            "/peer",
            get(async |Extension(peer): Extension<Peer>| peer.0.to_string()),
        )
        .route("/echo", post(async |body: String| body))
        .route("/slow", get(slow))
}

fn bounds() -> Bounds {
    Bounds {
        head: LONG,
        idle: LONG,
        drain: LONG,
        ..Bounds::default()
    }
}

async fn start(bounds: Bounds) -> Server {
    let listener = Listener::bind(&Listen::parse("127.0.0.1:0").unwrap())
        .await
        .unwrap();
    let address = listener.address().unwrap();
    let (begun, release) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let (stop, stopped) = oneshot::channel();
    let router = routes(begun.clone(), release.clone());
    let stopped = async {
        let _ = stopped.await;
    };
    let task = tokio::spawn(serve(listener, router, bounds, stopped));
    Server {
        address,
        begun,
        release,
        stop,
        task,
    }
}

impl Server {
    async fn connect(&self) -> TcpStream {
        TcpStream::connect(self.address).await.unwrap()
    }

    /// Sends `bytes` and reads until the server closes.
    async fn say(&self, bytes: &str) -> String {
        let mut stream = self.connect().await;
        stream.write_all(bytes.as_bytes()).await.unwrap();
        rest(&mut stream).await
    }
}

async fn rest(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    // A reset is an end too.
    let _ = tokio::time::timeout(LONG, stream.read_to_end(&mut bytes))
        .await
        .expect("closed in time");
    String::from_utf8(bytes).unwrap()
}

/// Reads one answer, up to the end of the body that `hello` or `slow` has.
async fn answer(stream: &mut TcpStream, end: &str) -> String {
    let mut text = String::new();
    while !text.ends_with(end) {
        let mut bytes = [0; 1024];
        let count = tokio::time::timeout(LONG, stream.read(&mut bytes))
            .await
            .unwrap()
            .unwrap();
        assert!(count > 0, "closed after {text:?}");
        text.push_str(std::str::from_utf8(&bytes[..count]).unwrap());
    }
    text
}

const GET: &str = "GET / HTTP/1.1\r\nHost: h\r\n\r\n";

#[tokio::test]
async fn http_1_0_is_served_and_closed() {
    let server = start(bounds()).await;
    let text = server.say("GET / HTTP/1.0\r\n\r\n").await;
    assert!(
        text.starts_with("HTTP/1.0 200 OK") && text.ends_with("hello"),
        "{text}"
    );
    let mut stream = server.connect().await;
    for _ in 0..2 {
        stream
            .write_all(b"GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n")
            .await
            .unwrap();
        answer(&mut stream, "hello").await;
    }
}

#[tokio::test]
async fn a_connection_serves_many_requests_and_pipelined_ones() {
    let server = start(bounds()).await;
    let mut stream = server.connect().await;
    for _ in 0..3 {
        stream.write_all(GET.as_bytes()).await.unwrap();
        assert!(
            answer(&mut stream, "hello")
                .await
                .starts_with("HTTP/1.1 200")
        );
    }
    stream.write_all(GET.repeat(2).as_bytes()).await.unwrap();
    let mut text = answer(&mut stream, "hello").await;
    if text.matches("hello").count() < 2 {
        text += &answer(&mut stream, "hello").await;
    }
    assert_eq!(text.matches("200 OK").count(), 2);
}

#[tokio::test]
async fn handlers_learn_the_peer() {
    let server = start(bounds()).await;
    let text = server.say("GET /peer HTTP/1.0\r\n\r\n").await;
    assert!(text.ends_with("127.0.0.1"), "{text}");
}

#[tokio::test]
async fn a_head_that_does_not_end_is_cut_off_however_it_drips() {
    let server = start(Bounds {
        head: SHORT,
        ..bounds()
    })
    .await;
    assert_eq!(server.say("GET / HT").await, "");
    assert_eq!(
        rest(&mut server.connect().await).await,
        "",
        "a connection that says nothing"
    );
    let (mut reading, mut writing) = server.connect().await.into_split();
    let dripping = tokio::spawn(async move {
        writing.write_all(b"GET / HTTP/1.1\r\n").await.unwrap();
        while writing.write_all(b"a: b\r\n").await.is_ok() {
            tokio::time::sleep(SHORT / 10).await;
        }
    });
    let mut bytes = Vec::new();
    let _ = tokio::time::timeout(LONG, reading.read_to_end(&mut bytes))
        .await
        .unwrap();
    assert!(bytes.is_empty());
    dripping.await.unwrap();
}

#[tokio::test]
async fn the_second_head_of_a_connection_is_watched_like_the_first() {
    let server = start(Bounds {
        head: SHORT,
        ..bounds()
    })
    .await;
    let mut stream = server.connect().await;
    stream.write_all(GET.as_bytes()).await.unwrap();
    answer(&mut stream, "hello").await;
    // Resting longer than a head may take is allowed.
    tokio::time::sleep(SHORT * 2).await;
    stream.write_all(GET.as_bytes()).await.unwrap();
    answer(&mut stream, "hello").await;
    stream.write_all(b"GET / HT").await.unwrap();
    assert_eq!(rest(&mut stream).await, "");
}

#[tokio::test]
async fn a_connection_that_rests_too_long_is_closed() {
    let server = start(Bounds {
        idle: SHORT,
        ..bounds()
    })
    .await;
    let mut stream = server.connect().await;
    stream.write_all(GET.as_bytes()).await.unwrap();
    assert!(rest(&mut stream).await.ends_with("hello"));
}

#[tokio::test]
async fn a_flood_of_headers_is_refused() {
    let server = start(bounds()).await;
    let many = format!("GET / HTTP/1.1\r\n{}\r\n", "a: b\r\n".repeat(101));
    assert!(server.say(&many).await.starts_with("HTTP/1.1 431"));
    let long = format!("GET / HTTP/1.1\r\na: {}\r\n\r\n", "b".repeat(40_000));
    assert!(server.say(&long).await.starts_with("HTTP/1.1 431"));
    let fits = format!("GET /?{} HTTP/1.0\r\n\r\n", "b".repeat(16_000));
    assert!(server.say(&fits).await.starts_with("HTTP/1.0 200"));
}

#[tokio::test]
async fn what_is_no_http_is_400() {
    let server = start(bounds()).await;
    assert!(
        server
            .say("\x16\x03\x01\x02 hello tls\r\n\r\n")
            .await
            .starts_with("HTTP/1.1 400")
    );
    let both = "POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab";
    assert!(
        server.say(both).await.starts_with("HTTP/1.1 400"),
        "two lengths are a smuggled request"
    );
}

#[tokio::test]
async fn beyond_the_cap_connections_wait_their_turn() {
    let server = start(Bounds {
        connections: 2,
        ..bounds()
    })
    .await;
    let mut held = Vec::new();
    for _ in 0..2 {
        let mut stream = server.connect().await;
        stream.write_all(GET.as_bytes()).await.unwrap();
        answer(&mut stream, "hello").await;
        held.push(stream);
    }
    let mut third = server.connect().await;
    third.write_all(GET.as_bytes()).await.unwrap();
    let unserved = tokio::time::timeout(SHORT, third.read_u8()).await;
    assert!(unserved.is_err(), "it waits");
    held.pop();
    answer(&mut third, "hello").await;
}

#[test]
fn connections_are_counted_by_network_unless_many_people_stand_behind_it() {
    let bounds = Bounds {
        trusted_proxies: vec!["10.0.0.0/8".parse().unwrap()],
        ..Bounds::default()
    };
    let counted = |peer: &str| network_counted(Peer(peer.parse().unwrap()), &bounds);
    assert!(
        counted("127.0.0.1").is_none() && counted("::1").is_none() && counted("10.1.1.1").is_none()
    );
    assert_eq!(counted("2001:db8::1"), counted("2001:db8::2"));
    assert!(counted("192.0.2.1").is_some());
}

#[tokio::test]
async fn a_network_is_full_until_one_of_its_connections_ends() {
    let network = Network::of("192.0.2.1".parse().unwrap());
    let mut networks = Networks::default();
    let mut tasks = JoinSet::new();
    for _ in 0..2 {
        assert!(!networks.is_full(network, 2));
        let task = tasks.spawn(async {});
        networks.enter(task.id(), Some(network));
    }
    assert!(networks.is_full(network, 2));
    networks.leave(&tasks.join_next_with_id().await.unwrap());
    assert!(!networks.is_full(network, 2));
    networks.leave(&tasks.join_next_with_id().await.unwrap());
    assert!(networks.open.is_empty() && networks.tasks.is_empty());
}

#[tokio::test]
async fn draining_ends_what_has_begun_and_closes_what_rests() {
    let server = start(bounds()).await;
    let mut resting = server.connect().await;
    resting.write_all(GET.as_bytes()).await.unwrap();
    answer(&mut resting, "hello").await;
    let mut busy = server.connect().await;
    busy.write_all(b"GET /slow HTTP/1.1\r\nHost: h\r\n\r\n")
        .await
        .unwrap();
    server.begun.notified().await;
    server.stop.send(()).unwrap();
    assert_eq!(rest(&mut resting).await, "");
    assert!(
        TcpStream::connect(server.address).await.is_err(),
        "nobody is let in any more"
    );
    assert!(!server.task.is_finished());
    server.release.notify_one();
    let text = rest(&mut busy).await;
    assert!(
        text.to_lowercase().contains("connection: close") && text.ends_with("slow"),
        "{text}"
    );
    server.task.await.unwrap();
}

#[tokio::test]
async fn draining_does_not_wait_for_ever() {
    let server = start(Bounds {
        drain: SHORT,
        ..bounds()
    })
    .await;
    let mut busy = server.connect().await;
    busy.write_all(b"GET /slow HTTP/1.1\r\nHost: h\r\n\r\n")
        .await
        .unwrap();
    server.begun.notified().await;
    server.stop.send(()).unwrap();
    server.task.await.unwrap();
    assert_eq!(rest(&mut busy).await, "");
}

#[tokio::test]
async fn a_unix_socket_is_served_and_a_dead_one_replaced() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("p.sock");
    let listen = Listen::Unix(path.clone());
    drop(UnixListener::bind(&path).unwrap());
    let listener = Listener::bind(&listen).await.unwrap();
    assert!(Listener::bind(&listen).await.is_err(), "a living one stays");
    let (stop, stopped) = oneshot::channel::<()>();
    let stopped = async {
        let _ = stopped.await;
    };
    let router = routes(Arc::default(), Arc::default());
    let task = tokio::spawn(serve(listener, router, bounds(), stopped));
    let mut stream = UnixStream::connect(&path).await.unwrap();
    stream
        .write_all(b"GET /peer HTTP/1.0\r\n\r\n")
        .await
        .unwrap();
    let mut text = String::new();
    stream.read_to_string(&mut text).await.unwrap();
    assert!(text.ends_with("127.0.0.1"), "{text}");
    drop(stop);
    task.await.unwrap();
    assert!(!path.exists());
}

#[tokio::test]
async fn a_client_that_leaves_ends_its_connection() {
    struct Noted(Arc<Mutex<bool>>, Arc<Notify>);
    impl Drop for Noted {
        fn drop(&mut self) {
            *self.0.lock().unwrap() = true;
            self.1.notify_one();
        }
    }
    let (dropped, gone, begun) = (
        Arc::new(Mutex::new(false)),
        Arc::new(Notify::new()),
        Arc::new(Notify::new()),
    );
    let (noted, ended, started) = (dropped.clone(), gone.clone(), begun.clone());
    let router = Router::new().route(
        "/",
        get(async move || {
            let _noted = Noted(noted, ended);
            started.notify_one();
            std::future::pending::<()>().await;
        }),
    );
    let listener = Listener::bind(&Listen::parse("127.0.0.1:0").unwrap())
        .await
        .unwrap();
    let address = listener.address().unwrap();
    let task = tokio::spawn(serve(listener, router, bounds(), std::future::pending()));
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(GET.as_bytes()).await.unwrap();
    begun.notified().await;
    drop(stream);
    gone.notified().await;
    assert!(*dropped.lock().unwrap());
    task.abort();
}
