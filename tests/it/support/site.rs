//! A site with a certificate of an authority of the test's own, on a port of its own: what an app's developer has.

use std::collections::HashMap;
use std::path::PathBuf;
use std::process::Command;
use std::sync::{Arc, LazyLock, Mutex};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio::task::JoinSet;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};

/// What a site answers at a path: the whole response.
type Pages = Arc<Mutex<HashMap<String, String>>>;

/// A running site; it ends with the value.
pub(crate) struct Site {
    /// Its origin, on `localhost`.
    pub(crate) origin: String,
    pages: Pages,
    asked: Arc<Mutex<Vec<String>>>,
    _tasks: JoinSet<()>,
}

/// A certificate for `localhost`, its own authority, made once.
static CERTIFICATE: LazyLock<tempfile::TempDir> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let made = Command::new("openssl")
        .args("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2".split(' '))
        .args("-subj /CN=localhost -addext subjectAltName=DNS:localhost".split(' '))
        .args("-addext basicConstraints=critical,CA:FALSE -keyout key.pem -out cert.pem".split(' '))
        .current_dir(&folder)
        .output()
        .expect("openssl runs");
    assert!(made.status.success(), "{made:?}");
    folder
});

/// The file of the authority to be trusted.
pub(crate) fn authority() -> PathBuf {
    CERTIFICATE.path().join("cert.pem")
}

impl Site {
    pub(crate) async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let origin = format!(
            "https://localhost:{}",
            listener.local_addr().unwrap().port()
        );
        let (pages, asked) = (Pages::default(), Arc::<Mutex<Vec<String>>>::default());
        let (known, heard) = (pages.clone(), asked.clone());
        let tls = acceptor();
        let mut tasks = JoinSet::new();
        tasks.spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                let Ok(mut stream) = tls.accept(stream).await else {
                    continue;
                };
                let mut request = Vec::new();
                while !request.ends_with(b"\r\n\r\n")
                    && stream.read_buf(&mut request).await.unwrap_or(0) > 0
                {}
                let request = String::from_utf8(request).unwrap();
                let path = request.split(' ').nth(1).unwrap_or_default().to_owned();
                heard.lock().unwrap().push(request);
                let answer = known.lock().unwrap().get(&path).cloned();
                // A path that is known to be slow has no answer at all; the connection stays open.
                let answer = answer.unwrap_or_else(|| response("404 Not Found", "no"));
                let _ = stream.write_all(answer.as_bytes()).await;
                let _ = stream.shutdown().await;
            }
        });
        Self {
            origin,
            pages,
            asked,
            _tasks: tasks,
        }
    }

    /// Puts a file there.
    pub(crate) fn put(&self, path: &str, text: &str) {
        self.answer(path, response("200 OK", text));
    }

    /// Answers with these bytes, headers and all.
    pub(crate) fn answer(&self, path: &str, response: String) {
        self.pages.lock().unwrap().insert(path.to_owned(), response);
    }

    /// The requests that came, headers and all.
    pub(crate) fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

/// A response of one text.
pub(crate) fn response(status: &str, text: &str) -> String {
    format!(
        "HTTP/1.1 {status}\r\nContent-Length: {}\r\n\r\n{text}",
        text.len()
    )
}

/// Answers as `localhost`, by that certificate.
pub(super) fn acceptor() -> TlsAcceptor {
    let folder = CERTIFICATE.path();
    let chain = CertificateDer::pem_file_iter(folder.join("cert.pem")).unwrap();
    let key = PrivateKeyDer::from_pem_file(folder.join("key.pem")).unwrap();
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(chain.map(Result::unwrap).collect(), key)
        .unwrap();
    TlsAcceptor::from(Arc::new(config))
}
