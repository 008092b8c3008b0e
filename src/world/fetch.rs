//! One small file from a site that a stranger has named: https only, no private addresses, no redirects, small and short.
//!
//! What is fetched is chosen by others, so the way out is narrow: a name is looked up here, every address that is not public is
//! dropped, and the connection goes to the very address that was judged. Nothing of ours travels along.

use std::fmt;
use std::future::poll_fn;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::pin::Pin;
use std::sync::{Arc, LazyLock};
use std::time::Duration;

use hyper::body::{Body, Incoming};
use hyper::client::conn::http1;
use hyper::header::{ACCEPT, HOST, USER_AGENT};
use hyper::{Request, StatusCode};
use hyper_util::rt::TokioIo;
use ipnet::IpNet;
use tokio::net::{TcpStream, lookup_host};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, RootCertStore};
use url::{Host, Url};

/// For the whole of it: name, connection, handshake, answer.
const TIME: Duration = Duration::from_secs(5);
/// Of an answer, in bytes.
const SIZE: usize = 5 * 1024;
/// At once, in one process.
const AT_ONCE: usize = 8;
/// Addresses of a name that are tried.
const ADDRESSES: usize = 4;

/// The way out.
#[derive(Clone)]
pub struct Fetch(Option<Arc<Way>>);

struct Way {
    tls: TlsConnector,
    private_hosts: Vec<String>,
    slots: Semaphore,
}

/// Why there is no file. None of them says what else is at that address: a stranger must not look around through us.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FetchError {
    /// The operator has closed the way out.
    #[error("this server fetches nothing")]
    Off,
    /// Not https, an address instead of a name, or a port that belongs to something else than web sites.
    #[error("such an address is never asked")]
    Unfit,
    /// The name leads nowhere, or into a private network.
    #[error("the name has no public address")]
    NoAddress,
    /// Nobody answers there, or without a good certificate.
    #[error("no https connection")]
    Unreachable,
    /// It took too long.
    #[error("no answer within {} seconds", TIME.as_secs())]
    Slow,
    /// An answer that is not 200; redirects are not followed.
    #[error("it answers {0}")]
    Status(u16),
    /// More than a few lines, or no text.
    #[error("too large, or no text")]
    Unreadable,
}

impl fmt::Debug for Fetch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_some() {
            "Fetch"
        } else {
            "no Fetch"
        })
    }
}

impl Fetch {
    /// No way out.
    pub const fn off() -> Self {
        Self(None)
    }

    /// `roots` are trusted beside the usual ones; the names of `private_hosts` may lead into a private network.
    pub fn system(roots: &[CertificateDer<'static>], private_hosts: &[String]) -> Self {
        let mut store: RootCertStore = webpki_roots::TLS_SERVER_ROOTS.iter().cloned().collect();
        // One that cannot be parsed trusts nobody.
        store.add_parsable_certificates(roots.iter().cloned());
        let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .map(|builder| builder.with_root_certificates(store).with_no_client_auth());
        // The provider has both versions of TLS that are left; without them there is no way out.
        Self(config.ok().map(|config| {
            Arc::new(Way {
                tls: TlsConnector::from(Arc::new(config)),
                private_hosts: private_hosts.to_vec(),
                slots: Semaphore::new(AT_ONCE),
            })
        }))
    }

    /// The text at `url`.
    ///
    /// # Errors
    /// Why there is none; nothing was sent to an address that is not public.
    pub async fn text(&self, url: &Url) -> Result<String, FetchError> {
        let way = self.0.as_ref().ok_or(FetchError::Off)?;
        let (Some(Host::Domain(host)), Some(port)) = (url.host(), fit_port(url)) else {
            return Err(FetchError::Unfit);
        };
        let get = async {
            let Ok(_slot) = way.slots.acquire().await else {
                return Err(FetchError::Off);
            };
            let stream = way.connect(host, port).await?;
            let name = ServerName::try_from(host.to_owned()).map_err(|_| FetchError::Unfit)?;
            let stream = way.tls.connect(name, stream).await;
            let stream = stream.map_err(|_| FetchError::Unreachable)?;
            get(TokioIo::new(stream), url).await
        };
        tokio::time::timeout(TIME, get)
            .await
            .unwrap_or(Err(FetchError::Slow))
    }
}

impl Way {
    /// A connection to one of the name's addresses, judged here and not looked up again.
    async fn connect(&self, host: &str, port: u16) -> Result<TcpStream, FetchError> {
        let private = self.private_hosts.iter().any(|name| name == host);
        let found = lookup_host((host, port)).await;
        let mut found: Vec<SocketAddr> = found.map_err(|_| FetchError::NoAddress)?.collect();
        found.retain(|address| private || is_public(address.ip()));
        found.truncate(ADDRESSES);
        if found.is_empty() {
            return Err(FetchError::NoAddress);
        }
        TcpStream::connect(found.as_slice())
            .await
            .map_err(|_| FetchError::Unreachable)
    }
}

/// The port of an https URL on which web sites are: 443, or one that no other service of the system has.
fn fit_port(url: &Url) -> Option<u16> {
    let port = url.port_or_known_default()?;
    (url.scheme() == "https" && (port == 443 || port >= 1024)).then_some(port)
}

async fn get<S>(stream: TokioIo<S>, url: &Url) -> Result<String, FetchError>
where
    S: tokio::io::AsyncRead + tokio::io::AsyncWrite + Send + Unpin + 'static,
{
    let handshake = http1::Builder::new()
        .max_buf_size(16 * 1024)
        .handshake(stream)
        .await;
    let (mut sender, connection) = handshake.map_err(|_| FetchError::Unreachable)?;
    // Dropped with its task when this ends, however it ends.
    let mut connections = JoinSet::new();
    connections.spawn(connection);
    let host = match (url.host_str().unwrap_or_default(), url.port()) {
        (host, Some(port)) => format!("{host}:{port}"),
        (host, None) => host.to_owned(),
    };
    let request = Request::get(url.path())
        .header(HOST, host)
        .header(USER_AGENT, "Permesso")
        .header(ACCEPT, "text/plain")
        .body(String::new())
        .map_err(|_| FetchError::Unfit)?;
    let response = sender.send_request(request).await;
    let response = response.map_err(|_| FetchError::Unreachable)?;
    match response.status() {
        StatusCode::OK => text(response.into_body()).await,
        other => Err(FetchError::Status(other.as_u16())),
    }
}

async fn text(mut body: Incoming) -> Result<String, FetchError> {
    let mut bytes = Vec::new();
    while let Some(frame) = poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
        let frame = frame.map_err(|_| FetchError::Unreachable)?;
        let Ok(data) = frame.into_data() else {
            continue;
        };
        if bytes.len() + data.len() > SIZE {
            return Err(FetchError::Unreadable);
        }
        bytes.extend_from_slice(&data);
    }
    String::from_utf8(bytes).map_err(|_| FetchError::Unreadable)
}

/// IPv4 networks that are not the public internet (IANA's special-purpose registry, RFC 6890; multicast and what is reserved).
const NOT_PUBLIC_V4: &[&str] = &[
    "0.0.0.0/8",
    "10.0.0.0/8",
    "100.64.0.0/10",
    "127.0.0.0/8",
    "169.254.0.0/16",
    "172.16.0.0/12",
    "192.0.0.0/24",
    "192.0.2.0/24",
    "192.88.99.0/24",
    "192.168.0.0/16",
    "198.18.0.0/15",
    "198.51.100.0/24",
    "203.0.113.0/24",
    "224.0.0.0/4",
    "240.0.0.0/4",
];
/// Of IPv6 only global unicast is public (RFC 4291 2.4), without what stands for other addresses or for examples.
const NOT_PUBLIC_V6: &[&str] = &["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"];

static NOT_PUBLIC: LazyLock<Vec<IpNet>> = LazyLock::new(|| {
    let all = NOT_PUBLIC_V4.iter().chain(NOT_PUBLIC_V6);
    all.filter_map(|network| network.parse().ok()).collect()
});

/// Whether an address is one of the public internet. IPv4 in IPv6 clothes (mapped, NAT64, 6to4, Teredo) is not.
fn is_public(address: IpAddr) -> bool {
    let global = match address {
        IpAddr::V4(_) => true,
        IpAddr::V6(address) => is_global_unicast(address),
    };
    global && !NOT_PUBLIC.iter().any(|network| network.contains(&address))
}

fn is_global_unicast(address: Ipv6Addr) -> bool {
    address.segments()[0] & 0xe000 == 0x2000
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_public_internet_are_asked() {
        assert_eq!(
            NOT_PUBLIC.len(),
            NOT_PUBLIC_V4.len() + NOT_PUBLIC_V6.len(),
            "each can be read"
        );
        let public = [
            "1.1.1.1",
            "100.63.255.255",
            "100.128.0.1",
            "172.15.0.1",
            "172.32.0.1",
            "192.0.1.1",
            "198.20.0.1",
            "223.255.255.1",
            "2606:4700:4700::1111",
            "2a01:4f8::1",
            "2001:200::1",
        ];
        for address in public {
            assert!(is_public(address.parse().unwrap()), "{address}");
        }
        let private = [
            "0.0.0.0",
            "10.1.2.3",
            "100.64.0.1",
            "127.0.0.1",
            "127.8.8.8",
            "169.254.169.254",
            "172.16.0.1",
            "172.31.255.255",
            "192.0.0.8",
            "192.0.2.1",
            "192.88.99.1",
            "192.168.1.1",
            "198.18.0.1",
            "198.51.100.1",
            "203.0.113.1",
            "224.0.0.1",
            "239.255.255.255",
            "240.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "::ffff:127.0.0.1",
            "::ffff:8.8.8.8",
            "64:ff9b::8.8.8.8",
            "64:ff9b:1::1",
            "100::1",
            "2001::1",
            "2001:db8::1",
            "2002:7f00:1::",
            "3fff::1",
            "fc00::1",
            "fd12::1",
            "fe80::1",
            "fec0::1",
            "ff02::1",
        ];
        for address in private {
            assert!(!is_public(address.parse().unwrap()), "{address}");
        }
    }

    #[tokio::test]
    async fn addresses_in_the_place_of_names_other_schemes_and_ports_of_other_services_are_never_asked()
     {
        let fetch = Fetch::system(&[], &[]);
        let unfit = [
            "http://calendar.example/",
            "https://1.1.1.1/",
            "https://[::1]/",
            "https://0x7f000001/",
            "https://calendar.example:25/",
            "https://calendar.example:80/",
            "ftp://calendar.example/",
            "org.example:/",
        ];
        for url in unfit {
            let url = Url::parse(url).unwrap();
            assert_eq!(fetch.text(&url).await, Err(FetchError::Unfit), "{url}");
        }
        let url = Url::parse("https://localhost:4443/").unwrap();
        assert_eq!(fetch.text(&url).await, Err(FetchError::NoAddress));
        assert_eq!(Fetch::off().text(&url).await, Err(FetchError::Off));
    }
}
