//! The sites that redirect URIs lie on: what an administrator searches apps by, and what two registrations of one app have in common.

use url::{Host, Url};

/// One origin of an app's redirect URIs (RFC 6454 4).
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Site {
    /// Scheme, host and port, as `https://example.org:8443`; of an installed app its scheme and a colon.
    pub origin: String,
    /// The host with its labels in reverse, as `org.example.`: a domain and all beneath it are one range of these.
    pub key: String,
    /// Whether it is a place of its own, which only one app should have: neither this device nor a scheme.
    pub own: bool,
}

/// The sites of redirect URIs, each once, in order; what cannot be parsed is left out.
pub fn of(redirect_uris: &[String]) -> Vec<Site> {
    let mut sites: Vec<Site> = redirect_uris.iter().filter_map(|uri| one(uri)).collect();
    sites.sort();
    sites.dedup();
    sites
}

/// Whether people are sent to another machine without encryption.
pub fn any_plain_http(redirect_uris: &[String]) -> bool {
    let sites = of(redirect_uris);
    sites
        .iter()
        .any(|site| site.own && site.origin.starts_with("http:"))
}

fn one(uri: &str) -> Option<Site> {
    let url = Url::parse(uri).ok()?;
    match (url.scheme(), url.host()) {
        ("http" | "https", Some(host)) => Some(Site {
            origin: url.origin().ascii_serialization(),
            key: key(&host.to_string()),
            own: !is_this_device(&host),
        }),
        (scheme, _) => Some(Site {
            origin: format!("{scheme}:"),
            key: format!("{scheme}:"),
            own: false,
        }),
    }
}

fn is_this_device(host: &Host<&str>) -> bool {
    match host {
        Host::Domain(name) => *name == "localhost",
        Host::Ipv4(ip) => ip.is_loopback(),
        Host::Ipv6(ip) => ip.is_loopback(),
    }
}

fn key(host: &str) -> String {
    // The labels of an address have no hierarchy from right to left.
    if host.starts_with('[') || host.parse::<std::net::Ipv4Addr>().is_ok() {
        return format!("{host}.");
    }
    let host = host.trim_end_matches('.').to_ascii_lowercase();
    let mut key = String::with_capacity(host.len() + 1);
    for label in host.rsplit('.') {
        key.push_str(label);
        key.push('.');
    }
    key
}

/// The host of an origin, for people to read.
pub fn host(origin: &str) -> &str {
    origin.split_once("://").map_or(origin, |(_, host)| host)
}

/// What is searched: a range of keys, from the first up to the second without it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Range {
    /// The smallest key.
    pub from: String,
    /// The first key behind the range.
    pub to: String,
}

/// The keys that a search for a site means: `example.org` only that host, `.example.org` or `*.example.org` that host and all beneath it, an
/// address as `https://example.org/x` its host.
pub fn range(text: &str) -> Option<Range> {
    let text = text.trim();
    let beneath = text.strip_prefix("*.").or_else(|| text.strip_prefix('.'));
    let host = beneath.unwrap_or(text);
    let key = if let Some(scheme) = host.strip_suffix(':') {
        format!("{}:", scheme.to_ascii_lowercase())
    } else {
        let address = if host.contains("://") {
            host.to_owned()
        } else {
            format!("https://{host}")
        };
        key(&Url::parse(&address).ok()?.host()?.to_string())
    };
    let to = if beneath.is_some() {
        // `/` is what follows `.`: `org.example.` and `org.example.www.` lie before `org.example/`.
        format!("{}/", key.trim_end_matches('.'))
    } else {
        format!("{key}\u{1}")
    };
    Some(Range { from: key, to })
}

/// What names are searched by: in lower case, without space around.
pub fn name_key(name: &str) -> String {
    name.trim().to_lowercase()
}

/// The keys of names that begin with `text`.
pub fn name_range(text: &str) -> Range {
    let from = name_key(text);
    // The last character there is; a name of it alone would be missed, and cannot be seen anyway.
    let to = format!("{from}\u{10ffff}");
    Range { from, to }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn uris(list: &[&str]) -> Vec<String> {
        list.iter().map(|&uri| uri.to_owned()).collect()
    }

    #[test]
    fn each_origin_is_there_once_whatever_its_paths() {
        let sites = of(&uris(&[
            "https://www.example.org/a",
            "https://www.example.org:443/b?c=d",
            "http://127.0.0.1:8080/",
            "org.example.app:/cb",
            "https://[2001:db8::1]:8443/",
        ]));
        let told: Vec<(&str, &str, bool)> = sites
            .iter()
            .map(|site| (site.origin.as_str(), site.key.as_str(), site.own))
            .collect();
        assert_eq!(
            told,
            [
                ("http://127.0.0.1:8080", "127.0.0.1.", false),
                ("https://[2001:db8::1]:8443", "[2001:db8::1].", true),
                ("https://www.example.org", "org.example.www.", true),
                ("org.example.app:", "org.example.app:", false),
            ]
        );
    }

    #[test]
    fn http_to_another_machine_is_told_from_http_on_this_one() {
        assert!(any_plain_http(&uris(&[
            "https://a.example/",
            "http://a.example/"
        ])));
        assert!(!any_plain_http(&uris(&[
            "http://localhost/",
            "http://[::1]:3000/",
            "https://a.example/"
        ])));
    }

    #[test]
    fn a_search_means_one_host_or_a_domain_with_all_beneath_it() {
        let holds = |text: &str, uri: &str| {
            let range = range(text).unwrap();
            let site = one(uri).unwrap();
            range.from <= site.key && site.key < range.to
        };
        assert!(holds("example.org", "https://example.org/x"));
        assert!(holds("https://Example.org/any", "https://example.org/x"));
        assert!(!holds("example.org", "https://www.example.org/"));
        assert!(holds(".example.org", "https://www.example.org/"));
        assert!(holds("*.example.org", "https://example.org/"));
        for other in [
            "https://notexample.org/",
            "https://example.organ/",
            "https://example.org.evil.example/",
            "https://example-org/",
        ] {
            assert!(!holds(".example.org", other), "{other}");
        }
        assert!(holds("127.0.0.1", "http://127.0.0.1:3000/"));
        assert!(holds("org.example.app:", "org.example.app:/cb"));
        assert_eq!(range("not a host"), None);
        assert_eq!(range(""), None);
    }

    #[test]
    fn names_are_found_by_their_beginning_in_any_case() {
        let range = name_range(" CAL");
        for name in ["Calendar", "cal", "CALÉ"] {
            let key = name_key(name);
            assert!(range.from <= key && key < range.to, "{name}");
        }
        assert!(name_key("cam") > range.to && name_key("ca") < range.from);
    }
}
