//! The kinds of values that settings hold, each parsed once: whoever has one need not check it again.

use std::fmt;
use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

use url::{Host, Url};

/// The public URL: an origin, without path. It is the issuer, the same bytes everywhere (RFC 8414 2).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicUrl {
    origin: String,
    url: Url,
}

impl PublicUrl {
    /// # Errors
    /// A sentence if `text` is more than an http or https origin (one trailing slash is dropped).
    pub fn parse(text: &str) -> Result<Self, String> {
        let url = Url::parse(text).map_err(|error| format!("is not a URL ({error})"))?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err("must begin with https:// (or http://)".to_owned());
        }
        let bare = url.path() == "/"
            && url.query().is_none()
            && url.fragment().is_none()
            && url.username().is_empty()
            && url.password().is_none();
        if !bare {
            return Err("must be an origin only: scheme, host and port, without a path".to_owned());
        }
        let origin = url.origin().ascii_serialization();
        Ok(Self { origin, url })
    }

    /// The origin, without trailing slash: the issuer.
    pub fn as_str(&self) -> &str {
        &self.origin
    }

    /// Whether it is https: cookies are then `Secure`, and answers carry HSTS.
    pub fn is_https(&self) -> bool {
        self.url.scheme() == "https"
    }

    /// Whether its host is a loopback name or address.
    pub fn is_loopback(&self) -> bool {
        is_loopback(self.url.host().as_ref())
    }

    /// Its host, as in a URL (IPv6 in brackets).
    pub fn host(&self) -> &str {
        self.url.host_str().unwrap_or_default()
    }

    /// Its port, the scheme's own if none is written.
    pub fn port(&self) -> u16 {
        self.url.port_or_known_default().unwrap_or_default()
    }

    /// Whether the `Host` header `host` is another loopback name for this loopback URL (`127.0.0.1` for
    /// `localhost`): cookies set there would be lost at the public URL.
    pub fn is_other_loopback_name(&self, host: &str) -> bool {
        if !self.is_loopback() || host.contains(['/', '\\', '@', '?', '#']) {
            return false;
        }
        let Ok(other) = Url::parse(&format!("{}://{host}/", self.url.scheme())) else {
            return false;
        };
        other.port_or_known_default() == self.url.port_or_known_default()
            && other.host() != self.url.host()
            && is_loopback(other.host().as_ref())
    }
}

impl fmt::Display for PublicUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.origin)
    }
}

/// RFC 6761 6.3 for the names: all below `localhost` are loopback.
fn is_loopback(host: Option<&Host<&str>>) -> bool {
    match host {
        Some(Host::Domain(name)) => *name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => IpAddr::V6(*ip).to_canonical().is_loopback(),
        None => false,
    }
}

/// Where we listen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Listen {
    /// An address and port.
    Tcp(SocketAddr),
    /// A Unix socket.
    Unix(PathBuf),
}

impl Listen {
    /// # Errors
    /// A sentence if `text` is neither `address:port` nor `unix:/path`.
    pub fn parse(text: &str) -> Result<Self, String> {
        match text.strip_prefix("unix:") {
            Some(path) if path.starts_with('/') => Ok(Self::Unix(PathBuf::from(path))),
            Some(_) => Err("needs an absolute path after unix:".to_owned()),
            None => text.parse().map(Self::Tcp).map_err(|_| {
                "must be an address and a port, as 127.0.0.1:13120 or [::]:13120, or unix:/path"
                    .to_owned()
            }),
        }
    }
}

impl fmt::Display for Listen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tcp(address) => address.fmt(f),
            Self::Unix(path) => write!(f, "unix:{}", path.display()),
        }
    }
}

/// Where the data is kept. Its `Display` and `Debug` hide the password.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Database {
    /// A SQLite file.
    Sqlite(PathBuf),
    /// A Postgres server.
    Postgres(PostgresUrl),
}

impl Database {
    /// Reads `sqlite:PATH` (a relative one counts from `base`) or `postgres://…`.
    ///
    /// # Errors
    /// A sentence without the value, which may hold a password.
    pub fn parse(text: &str, base: &Path) -> Result<Self, String> {
        if let Some(path) = text.strip_prefix("sqlite:") {
            let path = path.strip_prefix("//").unwrap_or(path);
            if path.is_empty() || path.contains(['?', '#', '\0']) || path == ":memory:" {
                return Err("needs the path of a file after sqlite:, without options".to_owned());
            }
            return Ok(Self::Sqlite(base.join(path)));
        }
        if text.starts_with("postgres://") || text.starts_with("postgresql://") {
            Url::parse(text).map_err(|error| format!("is not a URL ({error})"))?;
            return Ok(Self::Postgres(PostgresUrl(text.to_owned())));
        }
        Err("must be sqlite:PATH or postgres://USER@HOST/NAME".to_owned())
    }
}

impl fmt::Display for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "sqlite:{}", path.display()),
            Self::Postgres(url) => url.fmt(f),
        }
    }
}

/// The URL of a Postgres database, with its password hidden wherever it is printed.
#[derive(Clone, PartialEq, Eq)]
pub struct PostgresUrl(String);

impl PostgresUrl {
    /// The URL with its password: for the driver only.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PostgresUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Ok(mut url) = Url::parse(&self.0) else {
            return f.write_str("postgres://***");
        };
        // Fails only for URLs that can have no password.
        if url.password().is_some() && url.set_password(Some("***")).is_err() {
            return f.write_str("postgres://***");
        }
        // libpq and its followers take the password as a parameter too.
        if url.query().is_some() {
            let pairs: Vec<(String, String)> = url
                .query_pairs()
                .map(|(name, value)| {
                    let value = if name.contains("password") {
                        "***".into()
                    } else {
                        value.into_owned()
                    };
                    (name.into_owned(), value)
                })
                .collect();
            url.query_pairs_mut().clear().extend_pairs(pairs);
        }
        url.fmt(f)
    }
}

impl fmt::Debug for PostgresUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A closed set of words: one line each, read and written by the same table.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $($(#[$variant_doc])* $variant,)+ }

        impl $name {
            /// # Errors
            /// A sentence that lists the words.
            pub fn parse(text: &str) -> Result<Self, String> {
                match text {
                    $($word => Ok(Self::$variant),)+
                    _ => Err(format!("must be one of: {}", [$($word),+].join(", "))),
                }
            }

            /// The word.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }
        }
    };
}

words! {
    /// Who may register an app.
    RegistrationMode {
        /// Everybody.
        Open = "open",
        /// Whoever has an initial access token (RFC 7591 1.2).
        Token = "token",
        /// Everybody, but an administrator must approve before the first use.
        Approval = "approval",
        /// Nobody but an administrator, by the command line.
        Closed = "closed",
    }
}

words! {
    /// How people get an account.
    SignUpMode {
        /// An operator makes it.
        Closed = "closed",
        /// Whoever has an invitation makes it.
        Invite = "invite",
        /// Whoever shows an address makes it.
        Open = "open",
    }
}

words! {
    /// Who must use PKCE (RFC 7636).
    Pkce {
        /// Public clients.
        Public = "public",
        /// All clients.
        Required = "required",
    }
}

words! {
    /// The form of the log.
    LogFormat {
        /// Lines for people.
        Text = "text",
        /// One JSON object a line.
        Json = "json",
    }
}
