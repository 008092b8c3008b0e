//! `permesso healthcheck`: asks the server of these settings whether it can work. It needs no other program, so that a container can do it.

use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpStream, UnixStream};
use tokio::time::timeout;

use super::desk::Place;
use super::output::print;
use super::{Failure, refused};
use crate::config::Listen;

/// Shorter than what container runtimes wait.
const PATIENCE: Duration = Duration::from_millis(2500);

/// `HTTP/1.1 200`.
const STATUS_LINE: usize = 12;

pub(super) async fn run(place: &Place) -> Result<(), Failure> {
    let (config, _) = place.load()?;
    match status(&config.listen).await {
        Ok(200) => print("ready\n"),
        Ok(status) => refused(format!(
            "the server at {} is not ready (status {status})",
            config.listen
        )),
        Err(error) => refused(format!("no answer at {}: {error}", config.listen)),
    }
}

/// The status of `/readyz` at the server that listens there.
pub(super) async fn status(listen: &Listen) -> io::Result<u16> {
    let asked = async {
        match listen {
            Listen::Unix(path) => ask(UnixStream::connect(path).await?).await,
            Listen::Tcp(address) => ask(TcpStream::connect(&*reachable(*address)).await?).await,
        }
    };
    timeout(PATIENCE, asked)
        .await
        .unwrap_or_else(|_| Err(io::ErrorKind::TimedOut.into()))
}

/// "All addresses" is where to listen, not where to connect to. `[::]` mostly, but not always, means IPv4 as well.
fn reachable(address: SocketAddr) -> Vec<SocketAddr> {
    let ips: &[IpAddr] = match address.ip() {
        IpAddr::V4(ip) if ip.is_unspecified() => &[IpAddr::V4(Ipv4Addr::LOCALHOST)],
        IpAddr::V6(ip) if ip.is_unspecified() => &[
            IpAddr::V6(Ipv6Addr::LOCALHOST),
            IpAddr::V4(Ipv4Addr::LOCALHOST),
        ],
        ip => &[ip],
    };
    ips.iter()
        .map(|&ip| SocketAddr::new(ip, address.port()))
        .collect()
}

async fn ask(mut server: impl AsyncRead + AsyncWrite + Unpin) -> io::Result<u16> {
    server
        .write_all(b"GET /readyz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        .await?;
    let mut begin = [0; STATUS_LINE];
    server.read_exact(&mut begin).await?;
    let status = begin
        .strip_prefix(b"HTTP/1.1 ")
        .and_then(|digits| std::str::from_utf8(digits).ok()?.parse().ok());
    status.ok_or_else(|| io::Error::new(io::ErrorKind::InvalidData, "that is not HTTP"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_addresses_are_asked_at_loopback() {
        let reached = |text: &str| {
            let addresses = reachable(text.parse().unwrap());
            let addresses: Vec<String> = addresses.iter().map(ToString::to_string).collect();
            addresses.join(" ")
        };
        assert_eq!(reached("0.0.0.0:13120"), "127.0.0.1:13120");
        assert_eq!(reached("[::]:1"), "[::1]:1 127.0.0.1:1");
        assert_eq!(reached("192.0.2.1:1"), "192.0.2.1:1");
    }
}
