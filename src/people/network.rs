//! The network a request comes from: what limits are counted by.

use std::fmt;
use std::net::{IpAddr, Ipv6Addr};

/// One IPv4 address, or an IPv6 network. A household gets a whole /64 of IPv6, so counting by single addresses there
/// would be no limit at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Network {
    base: IpAddr,
    prefix: u8,
}

impl Network {
    /// The network of an address: /32 of IPv4, /64 of IPv6. An IPv4 address in IPv6 clothes is that IPv4 address.
    pub fn of(address: IpAddr) -> Self {
        match address.to_canonical() {
            base @ IpAddr::V4(_) => Self { base, prefix: 32 },
            IpAddr::V6(address) => Self::cut(address, 64),
        }
    }

    /// The wider networks that are counted too: /56 and /48 of IPv6, what a customer or a site gets; none of IPv4.
    pub fn wider(&self) -> Vec<Self> {
        match self.base {
            IpAddr::V4(_) => Vec::new(),
            IpAddr::V6(address) => [56, 48]
                .into_iter()
                .filter(|&prefix| prefix < self.prefix)
                .map(|prefix| Self::cut(address, prefix))
                .collect(),
        }
    }

    fn cut(address: Ipv6Addr, prefix: u8) -> Self {
        let mask = u128::MAX << (128 - u32::from(prefix));
        Self {
            base: IpAddr::V6(Ipv6Addr::from_bits(address.to_bits() & mask)),
            prefix,
        }
    }
}

/// `192.0.2.1`, `2001:db8::/64`.
impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.base {
            IpAddr::V4(address) => write!(f, "{address}"),
            IpAddr::V6(address) => write!(f, "{address}/{}", self.prefix),
        }
    }
}
