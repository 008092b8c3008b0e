//! The yardstick: a bare axum router on the same serving stack (accept loop, front, log) that answers the same bytes, and does no work at all.

use std::{
    collections::{BTreeMap, HashMap},
    net::{SocketAddr, TcpListener},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::Arc,
};

use axum::{
    Router,
    body::Bytes,
    extract::State,
    http::{StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use permesso::config::{Config, Listen};
use permesso::oauth::error::OAuthError;
use permesso::telemetry;
use permesso::web::layers::{Front, RequestInfo};
use permesso::web::serve::{self, Bounds, Listener};
use permesso::world::{Clock, Random};
use tempfile::TempDir;

use crate::support::{Fallible, http::Connection};

/// The first argument that turns this program into the bare server.
const ROLE: &str = "--bare";

type Answers = Arc<HashMap<String, Bytes>>;

/// The bare server as a process of its own, as the real one is; dropping it kills it.
pub(crate) struct Bare {
    child: Child,
    pub(crate) address: SocketAddr,
    _answers: TempDir,
}

impl Bare {
    /// `answers` by path, any method.
    pub(crate) async fn start(answers: &BTreeMap<&'static str, String>) -> Fallible<Bare> {
        let dir = TempDir::new()?;
        let file = dir.path().join("answers.json");
        std::fs::write(&file, serde_json::to_vec(answers)?)?;
        let address = TcpListener::bind(("127.0.0.1", 0))?.local_addr()?;
        let child = Command::new(std::env::current_exe()?)
            .args([ROLE, &address.to_string()])
            .arg(&file)
            .stdin(Stdio::null())
            .stderr(std::fs::File::create(dir.path().join("log"))?)
            .spawn()?;
        let mut bare = Bare {
            child,
            address,
            _answers: dir,
        };
        while Connection::open(address).await.is_err() {
            if let Some(status) = bare.child.try_wait()? {
                return Err(format!("the bare server ended: {status}").into());
            }
            tokio::time::sleep(std::time::Duration::from_millis(1)).await;
        }
        Ok(bare)
    }
}

impl Drop for Bare {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Whether this process is to be the bare server: where it listens, and the file of its answers.
pub(crate) fn asked_for() -> Option<(SocketAddr, PathBuf)> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.as_slice() {
        [role, address, file] if role == ROLE => Some((address.parse().ok()?, file.into())),
        _ => None,
    }
}

pub(crate) async fn run(address: SocketAddr, file: &Path) -> Fallible<()> {
    let read: HashMap<String, String> = serde_json::from_slice(&std::fs::read(file)?)?;
    let answers: Answers = Arc::new(
        read.into_iter()
            .map(|(path, body)| (path, Bytes::from(body)))
            .collect(),
    );
    let router = Router::new().fallback(answer).with_state(answers);
    let config = Config::for_test();
    let _log = telemetry::start(&config.log)?;
    let listener = Listener::bind(&Listen::Tcp(address)).await?;
    let no_page =
        Arc::new(|_: &OAuthError, _: &RequestInfo| StatusCode::BAD_REQUEST.into_response());
    let front = Front::new(router, &config, &Clock::System, &Random::System, no_page);
    serve::serve(listener, front, Bounds::default(), std::future::pending()).await;
    Ok(())
}

async fn answer(State(answers): State<Answers>, uri: Uri, _read: Bytes) -> Response {
    let body = answers.get(uri.path()).cloned().unwrap_or_default();
    (
        [
            (header::CONTENT_TYPE, "application/json"),
            (header::CACHE_CONTROL, "no-store"),
        ],
        body,
    )
        .into_response()
}
