//! RFC 6749 3.1.2, RFC 8252 7, RFC 9700 2.1: redirect URIs, the most attacked place of an authorization server.
//!
//! The *raw* string is what is stored, compared and redirected to. It is parsed once, by the parser that browsers use
//! (WHATWG), and refused unless that parser reads out of it what stands in it: same host, same port, same path. So
//! what is checked, what the person is shown and where the browser goes cannot drift apart.

use std::fmt::Write;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use url::{Host, Url, quirks};

use super::error::OAuthError;
use super::params;
use super::script;

/// Longest redirect URI in characters.
pub const MAX_LENGTH: usize = 2_000;
/// Most redirect URIs of one client.
pub const MAX_COUNT: usize = 20;

/// RFC 3986 2.3.
const NOT_UNRESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// What depends on the client and on the operator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    /// The client has a secret. Private-use schemes are for clients without, http sites for clients with one.
    pub confidential: bool,
    /// `REGISTRATION__ALLOW_HTTP_REDIRECTS`: many self-hosted sites have no TLS.
    pub allow_http: bool,
}

/// Why a redirect URI cannot be: a plain sentence for its developer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum RedirectUriError {
    /// Nothing there.
    #[error("There is no redirect URI.")]
    None,
    /// More than [`MAX_COUNT`].
    #[error("There are more than {MAX_COUNT} redirect URIs.")]
    TooMany,
    /// More than [`MAX_LENGTH`].
    #[error("The redirect URI has more than {MAX_LENGTH} characters.")]
    TooLong,
    /// A space, a control character, a backslash, or something that is not ASCII.
    #[error(
        "The redirect URI contains {0}; only printable ASCII without space and backslash is possible."
    )]
    Character(&'static str),
    /// RFC 6749 3.1.2.
    #[error("The redirect URI contains a fragment (#), which RFC 6749 3.1.2 forbids.")]
    Fragment,
    /// No scheme, or nothing after it.
    #[error("The redirect URI is not absolute; it begins with https:// as a rule.")]
    NotAbsolute,
    /// A scheme that runs or shows what its author likes.
    #[error("The scheme {0} is not possible in a redirect URI.")]
    Scheme(String),
    /// RFC 8252 7.1.
    #[error(
        "The scheme {0} contains no dot; a private-use scheme is a reversed domain name, such as org.example.app (RFC 8252 7.1)."
    )]
    SchemeWithoutDot(String),
    /// RFC 8252 8.4.
    #[error("The private-use scheme {0} is only for public clients, those without a secret.")]
    SchemeOfConfidential(String),
    /// `http://user@host`.
    #[error("The redirect URI contains a user name or password (@ before the host).")]
    Userinfo,
    /// The host is missing or cannot be one.
    #[error("The redirect URI has no usable host.")]
    Host,
    /// The parser of browsers reads another host than the one written.
    #[error("The host of the redirect URI must be written as browsers read it: {0}")]
    HostSpelling(String),
    /// `:`, `:0`, `:65536`.
    #[error("The port of the redirect URI must be 1 to 65535.")]
    Port,
    /// The parser of browsers reads another path than the one written.
    #[error(
        "The redirect URI must be written as browsers read it, without dot segments such as /../"
    )]
    Rewritten,
    /// RFC 9700 2.6.
    #[error(
        "Redirect URIs with http are only possible on this device (127.0.0.1, [::1], localhost); use https."
    )]
    Http,
    /// Would stand beside ours.
    #[error("The redirect URI has a query parameter {0}, a name that belongs to the answer.")]
    Reserved(String),
}

impl From<RedirectUriError> for OAuthError {
    fn from(error: RedirectUriError) -> Self {
        Self::invalid_redirect_uri(error.to_string())
    }
}

/// A redirect URI that keeps every rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RedirectUri {
    raw: String,
    url: Url,
}

/// Where a redirect goes, in the words of the consent page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A web site.
    Site {
        /// The host as in the URL (punycode), with the port unless it is the default of the scheme.
        host: String,
        /// The host in its own script, where that cannot be mistaken for another one.
        unicode: Option<String>,
    },
    /// A program on the person's own device, RFC 8252 7.3.
    ThisDevice {
        /// The loopback host, with its port if there is one.
        host: String,
    },
    /// An installed app, RFC 8252 7.1.
    App {
        /// Its scheme.
        scheme: String,
    },
}

impl RedirectUri {
    /// Checks a redirect URI, registered or requested: one rule a line.
    ///
    /// # Errors
    /// The first rule that is broken, as a sentence.
    pub fn parse(raw: &str, rules: Rules) -> Result<Self, RedirectUriError> {
        check_characters(raw)?;
        let scheme = scheme(raw)?;
        let rest = &raw[scheme.len() + 1..];
        let url = if scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http") {
            check_web(raw, rest)?
        } else {
            check_private_use(raw, &scheme.to_ascii_lowercase(), rest, rules)?
        };
        check_query(rest)?;
        let uri = Self {
            raw: raw.to_owned(),
            url,
        };
        if uri.is_plain_http_site() && !(rules.confidential && rules.allow_http) {
            return Err(RedirectUriError::Http);
        }
        Ok(uri)
    }

    /// The raw string, as it was registered or requested.
    pub fn as_str(&self) -> &str {
        &self.raw
    }

    /// Whether it is https.
    pub fn is_https(&self) -> bool {
        self.url.scheme() == "https"
    }

    /// Whether a code sent there crosses a network in clear: http, and not loopback.
    pub fn is_plain_http_site(&self) -> bool {
        self.url.scheme() == "http" && !self.is_loopback()
    }

    /// What to tell the person about where they will be sent.
    pub fn target(&self) -> Target {
        if !self.is_web() {
            return Target::App {
                scheme: self.url.scheme().to_owned(),
            };
        }
        let mut host = self.host().to_owned();
        if let Some(port) = self.url.port() {
            let _ = write!(host, ":{port}");
        }
        if self.is_loopback() {
            return Target::ThisDevice { host };
        }
        Target::Site {
            host,
            unicode: readable(self.host()),
        }
    }

    /// The URI with `pairs` added to its own query, which stays as it is (RFC 6749 3.1.2).
    ///
    /// Everything but unreserved characters (RFC 3986 2.3) is percent-encoded: a `state` can neither end the header nor
    /// add a parameter.
    pub fn with_query(&self, pairs: &[(&str, &str)]) -> String {
        let mut to = self.raw.clone();
        for (name, value) in pairs {
            match to.find('?') {
                None => to.push('?'),
                Some(at) if at + 1 < to.len() && !to.ends_with('&') => to.push('&'),
                Some(_) => {}
            }
            let _ = write!(
                to,
                "{}={}",
                utf8_percent_encode(name, NOT_UNRESERVED),
                utf8_percent_encode(value, NOT_UNRESERVED)
            );
        }
        to
    }

    fn is_web(&self) -> bool {
        matches!(self.url.scheme(), "https" | "http")
    }

    /// The host as browsers read it, without port; empty for the scheme of an app without one.
    pub fn host(&self) -> &str {
        self.url.host_str().unwrap_or_default()
    }

    fn is_loopback(&self) -> bool {
        match self.url.host() {
            Some(Host::Domain(name)) => name == "localhost",
            Some(Host::Ipv4(ip)) => ip.is_loopback(),
            Some(Host::Ipv6(ip)) => ip.is_loopback(),
            None => false,
        }
    }
}

/// RFC 6749 3.1.2.3, RFC 9700 4.1.3, RFC 8252 7.3: byte for byte the same; only the port is free, and only for http on
/// `127.0.0.1`, `[::1]` and `localhost`, since a native app takes whatever port it gets.
pub fn matches_exact(registered: &str, requested: &str) -> bool {
    registered == requested
        || loopback_parts(registered)
            .zip(loopback_parts(requested))
            .is_some_and(|(ours, theirs)| ours == theirs)
}

/// The operator's `redirect_match = "origin"` (Open Collective): scheme, host and effective port are the same, http(s)
/// only. That both keep every other rule is in their type.
pub fn matches_origin(registered: &RedirectUri, requested: &RedirectUri) -> bool {
    let origin = |uri: &RedirectUri| {
        (
            uri.url.scheme().to_owned(),
            uri.host().to_owned(),
            uri.url.port_or_known_default(),
        )
    };
    registered.is_web() && requested.is_web() && origin(registered) == origin(requested)
}

/// Where two strings begin to differ, for the page that shows both: a byte index on a character boundary of both.
pub fn first_difference(a: &str, b: &str) -> usize {
    a.char_indices()
        .zip(b.chars())
        .find(|((_, x), y)| x != y)
        .map_or_else(|| a.len().min(b.len()), |((at, _), _)| at)
}

/// All redirect URIs of a client: 1 to [`MAX_COUNT`], in order; one that is there twice is kept once.
///
/// # Errors
/// The first rule that one of them breaks, as a sentence.
pub fn check_all(list: &[String], rules: Rules) -> Result<Vec<RedirectUri>, RedirectUriError> {
    if list.is_empty() {
        return Err(RedirectUriError::None);
    }
    if list.len() > MAX_COUNT {
        return Err(RedirectUriError::TooMany);
    }
    let mut checked: Vec<RedirectUri> = Vec::with_capacity(list.len());
    for raw in list {
        let uri = RedirectUri::parse(raw, rules)?;
        if !checked.iter().any(|earlier| earlier.raw == uri.raw) {
            checked.push(uri);
        }
    }
    Ok(checked)
}

fn check_characters(raw: &str) -> Result<(), RedirectUriError> {
    if raw.is_empty() {
        return Err(RedirectUriError::None);
    }
    // Parsers of URLs drop tabs and line ends and turn `\` into `/`, each in its own way.
    for c in raw.chars() {
        match c {
            '\\' => return Err(RedirectUriError::Character("a backslash")),
            ' ' => return Err(RedirectUriError::Character("a space")),
            c if c.is_control() => return Err(RedirectUriError::Character("a control character")),
            c if !c.is_ascii() => {
                return Err(RedirectUriError::Character("a character that is not ASCII"));
            }
            // Browsers tell an empty fragment from none, and give a new one to what inherits it.
            '#' => return Err(RedirectUriError::Fragment),
            _ => {}
        }
    }
    if raw.len() > MAX_LENGTH {
        Err(RedirectUriError::TooLong)
    } else {
        Ok(())
    }
}

/// RFC 3986 3.1: `ALPHA *( ALPHA / DIGIT / "+" / "-" / "." )`, as it is written.
fn scheme(raw: &str) -> Result<&str, RedirectUriError> {
    let (scheme, _) = raw.split_once(':').ok_or(RedirectUriError::NotAbsolute)?;
    let known = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.');
    if scheme.starts_with(|c: char| c.is_ascii_alphabetic()) && scheme.bytes().all(known) {
        Ok(scheme)
    } else {
        Err(RedirectUriError::NotAbsolute)
    }
}

/// http and https.
fn check_web(raw: &str, rest: &str) -> Result<Url, RedirectUriError> {
    // `https:host`, `https:/host` and `https:///host` are all `https://host` to a browser, and not to others.
    let rest = rest
        .strip_prefix("//")
        .ok_or(RedirectUriError::NotAbsolute)?;
    let (authority, tail) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
    if authority.contains('@') {
        return Err(RedirectUriError::Userinfo);
    }
    let (host, port) = split_port(authority)?;
    let url = Url::parse(raw).map_err(|_| RedirectUriError::Host)?;
    check_host(host, &url)?;
    if port.is_some_and(|port| url.port_or_known_default() != Some(port)) {
        return Err(RedirectUriError::Port);
    }
    // An empty path is "/" to the parser.
    let tail_read = &url[url::Position::BeforePath..];
    let tail_read = if tail.starts_with('/') {
        tail_read
    } else {
        &tail_read[1..]
    };
    if !same_but_escaped(tail, tail_read) {
        return Err(RedirectUriError::Rewritten);
    }
    Ok(url)
}

/// RFC 3986 3.2: host and port. An empty port, `:0` and `:65536` are refused.
fn split_port(authority: &str) -> Result<(&str, Option<u16>), RedirectUriError> {
    let end = match authority.find(']') {
        Some(bracket) if authority.starts_with('[') => bracket + 1,
        _ => authority.find(':').unwrap_or(authority.len()),
    };
    let (host, port) = authority.split_at(end);
    match port.strip_prefix(':') {
        None if port.is_empty() => Ok((host, None)),
        None => Err(RedirectUriError::Host),
        Some(digits) => port_number(digits)
            .map(|port| (host, Some(port)))
            .ok_or(RedirectUriError::Port),
    }
}

/// 1 to 5 digits in 1 to 65535.
fn port_number(digits: &str) -> Option<u16> {
    let plain = (1..=5).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
    digits.parse().ok().filter(|&port: &u16| plain && port != 0)
}

/// The host as written must be the host as browsers read it: `%65xample.org`, `127.1`, `0x7f.1` and `[0::1]` are hosts
/// in disguise. Names keep to letters, digits, `-` and `_`: everything else that the parser lets pass (`*`, `;`, `'`)
/// could mean something in the places where we show the host.
fn check_host(host: &str, url: &Url) -> Result<(), RedirectUriError> {
    let read = url.host_str().ok_or(RedirectUriError::Host)?;
    if let Some(Host::Domain(_)) = url.host() {
        let label = |l: &str| {
            (1..=63).contains(&l.len())
                && l.bytes()
                    .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
        };
        if read.len() > 253 || !read.split('.').all(label) {
            return Err(RedirectUriError::Host);
        }
    }
    if host.eq_ignore_ascii_case(read) {
        Ok(())
    } else {
        Err(RedirectUriError::HostSpelling(read.to_owned()))
    }
}

/// RFC 8252 7.1.
fn check_private_use(
    raw: &str,
    scheme: &str,
    rest: &str,
    rules: Rules,
) -> Result<Url, RedirectUriError> {
    const NEVER: [&str; 7] = [
        "javascript",
        "data",
        "vbscript",
        "blob",
        "file",
        "about",
        "mailto",
    ];
    if NEVER.contains(&scheme) {
        return Err(RedirectUriError::Scheme(scheme.to_owned()));
    }
    if !scheme.contains('.') || scheme.split('.').any(str::is_empty) {
        return Err(RedirectUriError::SchemeWithoutDot(scheme.to_owned()));
    }
    if rules.confidential {
        return Err(RedirectUriError::SchemeOfConfidential(scheme.to_owned()));
    }
    if rest.is_empty() {
        return Err(RedirectUriError::NotAbsolute);
    }
    let authority = rest
        .strip_prefix("//")
        .map(|rest| rest.split(['/', '?']).next().unwrap_or_default());
    if authority.is_some_and(|authority| authority.contains('@')) {
        return Err(RedirectUriError::Userinfo);
    }
    let url = Url::parse(raw).map_err(|_| RedirectUriError::Host)?;
    if !same_but_escaped(rest, &url.as_str()[url.scheme().len() + 1..]) {
        return Err(RedirectUriError::Rewritten);
    }
    Ok(url)
}

/// Whether the parser changed nothing but to percent-encode some characters where they stand.
fn same_but_escaped(written: &str, read: &str) -> bool {
    let mut read = read.bytes();
    let same = written.bytes().all(|b| match read.next() {
        Some(b'%') if b != b'%' => {
            let escape =
                [read.next(), read.next()].map(|d| d.and_then(|d| char::from(d).to_digit(16)));
            matches!(escape, [Some(high), Some(low)] if high << 4 | low == u32::from(b))
        }
        next => next == Some(b),
    });
    same && read.next().is_none()
}

/// RFC 6749 10.14, RFC 9207: none of our own names, in no spelling that a common framework takes for one of them: PHP
/// drops a leading space, `code[]` is `code` to several, and `;` separates for some.
fn check_query(rest: &str) -> Result<(), RedirectUriError> {
    let Some((_, query)) = rest.split_once('?') else {
        return Ok(());
    };
    for piece in query.split(['&', ';']) {
        let name = piece.split('=').next().unwrap_or_default();
        let mut decoded = Vec::with_capacity(name.len());
        params::decode(name.as_bytes(), &mut decoded);
        let bare = trim(decoded.split(|&b| b == b'[').next().unwrap_or_default());
        if matches!(bare, b"code" | b"state" | b"iss") || bare.starts_with(b"error") {
            return Err(RedirectUriError::Reserved(name.to_owned()));
        }
    }
    Ok(())
}

/// Without spaces and control characters at both ends.
fn trim(name: &[u8]) -> &[u8] {
    let graphic = |b: &u8| *b > b' ';
    let start = name.iter().position(graphic).unwrap_or(name.len());
    let end = name
        .iter()
        .rposition(graphic)
        .map_or(start, |last| last + 1);
    &name[start..end]
}

/// Host and tail of an http loopback URI, the port left out; `None` for every other string.
fn loopback_parts(raw: &str) -> Option<(&str, &str)> {
    let rest = raw.strip_prefix("http://")?;
    let host = ["127.0.0.1", "[::1]", "localhost"]
        .into_iter()
        .find(|host| rest.starts_with(host))?;
    let rest = &rest[host.len()..];
    let (port, tail) = rest.split_at(rest.find(['/', '?']).unwrap_or(rest.len()));
    let free = port.is_empty() || port.strip_prefix(':').and_then(port_number).is_some();
    free.then_some((host, tail))
}

/// The host in its own script, if that is another text and a safe one.
fn readable(host: &str) -> Option<String> {
    let unicode = quirks::domain_to_unicode(host);
    let safe =
        unicode != host && !unicode.is_empty() && unicode.split('.').all(script::is_safe_label);
    safe.then_some(unicode)
}

#[cfg(test)]
mod tests;
