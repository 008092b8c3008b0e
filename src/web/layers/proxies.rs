//! Which address a request comes from when proxies stand before us.

use std::net::{IpAddr, SocketAddr};

use axum::http::HeaderMap;
use ipnet::IpNet;

const FORWARDED_FOR: &str = "x-forwarded-for";

/// The last address that a proxy we trust has vouched for. `X-Forwarded-For` is walked from the right, where
/// the nearest proxy wrote; what is left of the first address that is not a trusted proxy was written by whoever
/// sent the request, and would let him choose the network he is counted under. `Forwarded` is not read.
pub(super) fn client_address(peer: IpAddr, headers: &HeaderMap, trusted: &[IpNet]) -> IpAddr {
    let mut client = peer.to_canonical();
    if !is_trusted(client, trusted) {
        return client;
    }
    let lines = headers.get_all(FORWARDED_FOR).iter().rev();
    let entries = lines.flat_map(|line| line.to_str().unwrap_or("").rsplit(','));
    for entry in entries {
        let Some(address) = address(entry.trim()) else {
            break;
        };
        client = address;
        if !is_trusted(client, trusted) {
            break;
        }
    }
    client
}

/// Whether `headers` were forwarded by a private peer that is not trusted: a proxy that the operator forgot to
/// name, behind which everybody shares one limit.
pub(super) fn is_forgotten_proxy(peer: IpAddr, headers: &HeaderMap, trusted: &[IpNet]) -> bool {
    let forwarded = [FORWARDED_FOR, "forwarded", "x-real-ip"];
    forwarded.iter().any(|name| headers.contains_key(*name))
        && is_private(peer.to_canonical())
        && !is_trusted(peer.to_canonical(), trusted)
}

/// Whether `address` is one of the `trusted` proxies.
pub(crate) fn is_trusted(address: IpAddr, trusted: &[IpNet]) -> bool {
    trusted.iter().any(|network| network.contains(&address))
}

fn is_private(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(ip) => ip.is_private() || ip.is_loopback() || ip.is_link_local(),
        IpAddr::V6(ip) => ip.is_loopback() || ip.is_unique_local() || ip.is_unicast_link_local(),
    }
}

/// `192.0.2.1`, `192.0.2.1:4711`, `2001:db8::1`, `[2001:db8::1]`, `[2001:db8::1]:4711`: proxies write them all.
fn address(text: &str) -> Option<IpAddr> {
    let bare = text
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
        .unwrap_or(text);
    bare.parse()
        .or_else(|_| text.parse().map(|with_port: SocketAddr| with_port.ip()))
        .ok()
        .map(|ip: IpAddr| ip.to_canonical())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(peer: &str, lines: &[&str], trusted: &[&str]) -> String {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(FORWARDED_FOR, line.parse().unwrap());
        }
        let trusted: Vec<IpNet> = trusted.iter().map(|net| net.parse().unwrap()).collect();
        client_address(peer.parse().unwrap(), &headers, &trusted).to_string()
    }

    #[test]
    fn without_trusted_proxies_headers_are_ignored() {
        assert_eq!(client("192.0.2.1", &["203.0.113.9"], &[]), "192.0.2.1");
        assert_eq!(
            client("192.0.2.1", &["203.0.113.9"], &["10.0.0.0/8"]),
            "192.0.2.1"
        );
    }

    #[test]
    fn the_walk_is_from_the_right_and_stops_at_the_first_stranger() {
        let trusted = ["10.0.0.0/8", "127.0.0.1/32"];
        assert_eq!(
            client("127.0.0.1", &["203.0.113.9"], &trusted),
            "203.0.113.9"
        );
        assert_eq!(
            client("127.0.0.1", &["6.6.6.6, 203.0.113.9, 10.1.1.1"], &trusted),
            "203.0.113.9"
        );
        assert_eq!(
            client(
                "127.0.0.1",
                &["6.6.6.6", "203.0.113.9", "10.1.1.1"],
                &trusted
            ),
            "203.0.113.9"
        );
        assert_eq!(
            client("127.0.0.1", &["10.2.2.2, 10.1.1.1"], &trusted),
            "10.2.2.2"
        );
        assert_eq!(client("127.0.0.1", &[], &trusted), "127.0.0.1");
    }

    #[test]
    fn nonsense_ends_the_walk_at_the_last_good_address() {
        let trusted = ["10.0.0.0/8"];
        for line in [
            "203.0.113.9, unknown, 10.1.1.1",
            "203.0.113.9, , 10.1.1.1",
            "203.0.113.9, _x, 10.1.1.1:80",
        ] {
            assert_eq!(client("10.0.0.1", &[line], &trusted), "10.1.1.1", "{line}");
        }
        assert_eq!(client("10.0.0.1", &["\u{fc}"], &trusted), "10.0.0.1");
    }

    #[test]
    fn ports_brackets_and_ipv4_in_ipv6_are_understood() {
        let trusted = ["10.0.0.0/8"];
        assert_eq!(
            client("::ffff:10.0.0.1", &["203.0.113.9:4711"], &trusted),
            "203.0.113.9"
        );
        assert_eq!(
            client("10.0.0.1", &["[2001:db8::1]:4711"], &trusted),
            "2001:db8::1"
        );
        assert_eq!(
            client("10.0.0.1", &["[2001:db8::1]"], &trusted),
            "2001:db8::1"
        );
        assert_eq!(
            client("10.0.0.1", &["2001:db8::1"], &trusted),
            "2001:db8::1"
        );
        assert_eq!(
            client("10.0.0.1", &["::ffff:192.0.2.7"], &trusted),
            "192.0.2.7"
        );
    }

    #[test]
    fn a_forgotten_proxy_is_a_private_peer_that_forwards() {
        let mut headers = HeaderMap::new();
        let forgotten = |peer: &str, headers: &HeaderMap, trusted: &[IpNet]| {
            is_forgotten_proxy(peer.parse().unwrap(), headers, trusted)
        };
        assert!(!forgotten("10.0.0.1", &headers, &[]));
        headers.insert("x-real-ip", "1.2.3.4".parse().unwrap());
        assert!(forgotten("10.0.0.1", &headers, &[]) && forgotten("::1", &headers, &[]));
        assert!(!forgotten("192.0.2.1", &headers, &[]));
        assert!(!forgotten(
            "10.0.0.1",
            &headers,
            &["10.0.0.0/8".parse().unwrap()]
        ));
    }
}
