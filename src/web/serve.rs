//! RFC 9112: the accept loop, with every wait bounded.
//!
//! `axum::serve` installs no timer, so a connection that says nothing would be held for ever. Here each connection
//! has one deadline that moves with what it does, and one timer that looks at it now and then: a request costs no
//! timer of its own.

use std::collections::HashMap;
use std::convert::Infallible;
use std::io;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use axum::body::Body;
use axum::extract::Request;
use axum::response::Response;
use hyper::body::Incoming;
use hyper::rt::ReadBufCursor;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use ipnet::IpNet;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream, UnixListener, UnixStream};
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;
use tokio::task::{self, JoinError, JoinSet};
use tokio::time::Instant;
use tower::{Service, ServiceExt};
use tracing::{info, warn};

use crate::config::Listen;
use crate::people::network::Network;
use crate::web::layers::is_trusted;

/// The address at the other end of the connection, in the request's extensions; loopback for a Unix socket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Peer(pub IpAddr);

/// What one server allows its connections.
#[derive(Clone, Debug)]
pub struct Bounds {
    /// From the first byte of a request (or the begin of a connection) to the end of its headers.
    pub head: Duration,
    /// For a connection between requests, and for a request between its headers and the end of its answer. Longer
    /// than the 60 s for which nginx keeps a connection, which would else meet one that we are just closing.
    pub idle: Duration,
    /// After the signal to stop: under the 10 s after which container runtimes kill.
    pub drain: Duration,
    /// At most so many connections; more wait in the kernel's queue.
    pub connections: usize,
    /// At most so many from one network, unless it is loopback or a trusted proxy; more are closed at once.
    pub connections_per_network: usize,
    /// Largest head of a request, in bytes.
    pub head_size: usize,
    /// Proxies that may open as many connections as they like.
    pub trusted_proxies: Vec<IpNet>,
}

impl Default for Bounds {
    fn default() -> Self {
        Self {
            head: Duration::from_secs(10),
            idle: Duration::from_secs(75),
            drain: Duration::from_secs(8),
            connections: 1_024,
            connections_per_network: 256,
            head_size: 32 * 1024,
            trusted_proxies: Vec::new(),
        }
    }
}

/// A socket that listens.
#[derive(Debug)]
pub enum Listener {
    /// An address and port.
    Tcp(TcpListener),
    /// A Unix socket, removed when the listener is dropped.
    Unix(UnixListener, SocketFile),
}

/// The file of a Unix socket.
#[derive(Debug)]
pub struct SocketFile(PathBuf);

impl Drop for SocketFile {
    fn drop(&mut self) {
        // Gone already is as good.
        let _ = std::fs::remove_file(&self.0);
    }
}

impl Listener {
    /// Begins to listen. A Unix socket that a dead server left behind is replaced; its group may connect.
    ///
    /// # Errors
    /// Those of the operating system.
    pub async fn bind(listen: &Listen) -> io::Result<Self> {
        match listen {
            Listen::Tcp(address) => Ok(Self::Tcp(TcpListener::bind(address).await?)),
            Listen::Unix(path) => {
                let listener = match UnixListener::bind(path) {
                    Err(error) if error.kind() == io::ErrorKind::AddrInUse => {
                        if !is_dead_socket(path).await {
                            return Err(error);
                        }
                        std::fs::remove_file(path)?;
                        UnixListener::bind(path)?
                    }
                    other => other?,
                };
                let group = std::os::unix::fs::PermissionsExt::from_mode(0o660);
                std::fs::set_permissions(path, group)?;
                Ok(Self::Unix(listener, SocketFile(path.clone())))
            }
        }
    }

    /// The address it listens at, if that is TCP (port 0 in the settings becomes a real one here).
    pub fn address(&self) -> Option<SocketAddr> {
        match self {
            Self::Tcp(listener) => listener.local_addr().ok(),
            Self::Unix(..) => None,
        }
    }

    async fn accept(&self) -> io::Result<(Stream, Peer)> {
        match self {
            Self::Tcp(listener) => {
                let (stream, address) = listener.accept().await?;
                // Answers are small: waiting for more to send only delays them.
                stream.set_nodelay(true)?;
                Ok((Stream::Tcp(stream), Peer(address.ip().to_canonical())))
            }
            Self::Unix(listener, _) => {
                let (stream, _) = listener.accept().await?;
                Ok((Stream::Unix(stream), Peer(IpAddr::V4(Ipv4Addr::LOCALHOST))))
            }
        }
    }
}

async fn is_dead_socket(path: &Path) -> bool {
    UnixStream::connect(path)
        .await
        .is_err_and(|error| error.kind() == io::ErrorKind::ConnectionRefused)
}

enum Stream {
    Tcp(TcpStream),
    Unix(UnixStream),
}

/// Resolves at SIGTERM or SIGINT.
///
/// # Errors
/// When the signals cannot be watched.
pub fn stop_signal() -> io::Result<impl Future<Output = ()>> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => (),
            _ = interrupt.recv() => (),
        }
    })
}

/// Serves until `stop` resolves, then lets requests that have begun end, for [`Bounds::drain`].
///
/// `service` must always be ready, as a `Router` and a [`Front`](crate::web::layers::Front) are.
pub async fn serve<S>(
    listener: Listener,
    service: S,
    bounds: Bounds,
    stop: impl Future<Output = ()>,
) where
    S: Service<Request, Response = Response, Error = Infallible> + Clone + Send + 'static,
    S::Future: Send,
{
    let mut stop = pin!(stop);
    let (draining, watch_draining) = watch::channel(());
    let bounds = Arc::new(bounds);
    let mut tasks = JoinSet::new();
    let mut networks = Networks::default();
    let mut failing = false;
    loop {
        tokio::select! {
            biased;
            () = &mut stop => break,
            Some(done) = tasks.join_next_with_id() => networks.leave(&done),
            accepted = listener.accept(), if tasks.len() < bounds.connections => match accepted {
                Ok((stream, peer)) => {
                    failing = false;
                    let network = network_counted(peer, &bounds);
                    if network.is_some_and(|it| networks.is_full(it, bounds.connections_per_network)) {
                        continue;
                    }
                    let (service, bounds) = (service.clone(), bounds.clone());
                    let draining = watch_draining.clone();
                    let task = match stream {
                        Stream::Tcp(io) => tasks.spawn(connection(io, peer, service, bounds, draining)),
                        Stream::Unix(io) => tasks.spawn(connection(io, peer, service, bounds, draining)),
                    };
                    networks.enter(task.id(), network);
                }
                Err(error) if is_of_one_connection(&error) => (),
                Err(error) => {
                    // Out of file descriptors or memory: that passes when connections end, not by asking again at once.
                    if !std::mem::replace(&mut failing, true) {
                        warn!(%error, "connections cannot be accepted now");
                    }
                    tokio::time::sleep(Duration::from_millis(100)).await;
                }
            },
        }
    }
    drop(listener);
    let _ = draining.send(());
    let all = async { while tasks.join_next().await.is_some() {} };
    if tokio::time::timeout(bounds.drain, all).await.is_err() {
        info!(
            connections = tasks.len(),
            "stopped without waiting for the last"
        );
        tasks.shutdown().await;
    }
}

/// Errors of `accept` that say something about the one connection only.
fn is_of_one_connection(error: &io::Error) -> bool {
    matches!(
        error.kind(),
        io::ErrorKind::ConnectionAborted
            | io::ErrorKind::ConnectionReset
            | io::ErrorKind::ConnectionRefused
            | io::ErrorKind::Interrupted
            | io::ErrorKind::InvalidInput
    )
}

/// The network under which `peer`'s connections are counted; none for those behind which many people stand.
fn network_counted(peer: Peer, bounds: &Bounds) -> Option<Network> {
    let free = peer.0.is_loopback() || is_trusted(peer.0, &bounds.trusted_proxies);
    (!free).then(|| Network::of(peer.0))
}

/// How many connections each network has.
#[derive(Default)]
struct Networks {
    tasks: HashMap<task::Id, Network>,
    open: HashMap<Network, usize>,
}

impl Networks {
    fn is_full(&self, network: Network, most: usize) -> bool {
        self.open.get(&network).is_some_and(|&open| open >= most)
    }

    fn enter(&mut self, task: task::Id, network: Option<Network>) {
        if let Some(network) = network {
            self.tasks.insert(task, network);
            *self.open.entry(network).or_default() += 1;
        }
    }

    fn leave(&mut self, done: &Result<(task::Id, ()), JoinError>) {
        let task = match done {
            Ok((task, ())) => *task,
            Err(error) => error.id(),
        };
        if let Some(network) = self.tasks.remove(&task)
            && let Some(open) = self.open.get_mut(&network)
        {
            *open -= 1;
            if *open == 0 {
                self.open.remove(&network);
            }
        }
    }
}

/// One connection, until it ends, is too slow, or is drained.
async fn connection<I, S>(
    io: I,
    peer: Peer,
    service: S,
    bounds: Arc<Bounds>,
    mut draining: watch::Receiver<()>,
) where
    I: AsyncRead + AsyncWrite + Unpin,
    S: Service<Request, Response = Response, Error = Infallible> + Clone,
{
    let pulse = Arc::new(Pulse::new(&bounds));
    let io = Watched {
        io: TokioIo::new(io),
        pulse: pulse.clone(),
    };
    let on_request = pulse.clone();
    let service = service_fn(move |request: hyper::Request<Incoming>| {
        on_request.answering();
        let pulse = on_request.clone();
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(peer);
        let answer = service.clone().oneshot(request);
        async move {
            let answer = answer.await;
            pulse.waiting();
            answer
        }
    });
    let mut http = http1::Builder::new();
    // The deadline below replaces hyper's, which would also end connections that rest between requests.
    http.header_read_timeout(None)
        .max_buf_size(bounds.head_size.max(8 * 1024) * 2)
        .max_header_size(bounds.head_size);
    let mut served = pin!(http.serve_connection(io, service));
    let mut timer = pin!(tokio::time::sleep(bounds.head.min(bounds.idle)));
    let mut stopping = false;
    loop {
        tokio::select! {
            biased;
            // An error is a client that broke off or spoke no HTTP: hyper has answered what can be answered.
            _ = served.as_mut() => return,
            () = timer.as_mut() => {
                let Some(look_again) = pulse.look_again() else { return };
                timer.as_mut().reset(look_again);
            }
            _ = draining.changed(), if !stopping => {
                stopping = true;
                served.as_mut().graceful_shutdown();
            }
        }
    }
}

/// What a connection is doing, and until when it may. Only its own task moves it.
struct Pulse {
    begin: Instant,
    head: Duration,
    idle: Duration,
    /// Milliseconds from `begin` to the deadline, shifted left by one; the low bit says that the connection rests.
    state: AtomicU64,
}

const RESTING: u64 = 1;

impl Pulse {
    fn new(bounds: &Bounds) -> Self {
        let pulse = Self {
            begin: now(),
            head: bounds.head,
            idle: bounds.idle,
            state: AtomicU64::new(0),
        };
        pulse.until(bounds.head, 0);
        pulse
    }

    /// Bytes arrived: if the connection rested, a request begins.
    fn bytes(&self) {
        if self.state.load(Ordering::Relaxed) & RESTING != 0 {
            self.until(self.head, 0);
        }
    }

    /// A request has its headers.
    fn answering(&self) {
        self.until(self.idle, 0);
    }

    /// A request has its answer.
    fn waiting(&self) {
        self.until(self.idle, RESTING);
    }

    fn until(&self, allowed: Duration, resting: u64) {
        let deadline = self.begin.elapsed() + allowed;
        let millis = u64::try_from(deadline.as_millis()).unwrap_or(u64::MAX >> 1);
        self.state.store(millis << 1 | resting, Ordering::Relaxed);
    }

    fn deadline(&self) -> Instant {
        self.begin + Duration::from_millis(self.state.load(Ordering::Relaxed) >> 1)
    }

    /// When the timer must look again; `None` if the deadline has passed. Never later than the shortest deadline
    /// that could be set meanwhile, so that none is missed.
    fn look_again(&self) -> Option<Instant> {
        let (now, deadline) = (now(), self.deadline());
        (now < deadline).then(|| deadline.min(now + self.head.min(self.idle)))
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "network timeouts are real time, also under a test's clock"
)]
fn now() -> Instant {
    Instant::now()
}

/// A stream that tells its pulse when bytes arrive.
struct Watched<I> {
    io: TokioIo<I>,
    pulse: Arc<Pulse>,
}

impl<I: AsyncRead + Unpin> hyper::rt::Read for Watched<I> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: ReadBufCursor<'_>,
    ) -> Poll<io::Result<()>> {
        let polled = Pin::new(&mut self.io).poll_read(cx, buffer);
        if polled.is_ready() {
            self.pulse.bytes();
        }
        polled
    }
}

impl<I: AsyncWrite + Unpin> hyper::rt::Write for Watched<I> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.io).poll_write(cx, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.io).poll_shutdown(cx)
    }

    fn is_write_vectored(&self) -> bool {
        self.io.is_write_vectored()
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        slices: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.io).poll_write_vectored(cx, slices)
    }
}

#[cfg(test)]
mod tests;
