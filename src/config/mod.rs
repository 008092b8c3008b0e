//! The settings: a TOML file under environment variables, each setting once in [`table`].
//!
//! Nothing here reads the environment of the process: it is handed in, so that two servers with different
//! settings can live in one process.

mod read;
mod render;
mod table;
mod values;

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

use ipnet::IpNet;

<<<<<<< HEAD
pub use crate::oauth::rotation::Lifetimes;
=======
use crate::oauth::scope::{Catalogue, Entry, Preset, Scope};

>>>>>>> serve
pub use render::{Shown, reference};
pub use values::{Database, Listen, LogFormat, Pkce, PostgresUrl, PublicUrl, RegistrationMode};

/// The file that is read, if it is there, when none is named.
pub const DEFAULT_FILE: &str = "permesso.toml";

/// All settings of one server.
#[derive(Clone, Debug)]
pub struct Config {
    /// Where people and apps reach us; its origin is the issuer.
    pub public_url: PublicUrl,
    /// Where we listen.
    pub listen: Listen,
    /// Where the data is kept.
    pub database: Database,
    /// Peers whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpNet>,
    /// Whether a public URL that is plain http and not loopback is accepted.
    pub allow_insecure_public_url: bool,
    /// What this instance calls itself on its pages.
    pub instance_name: String,
    /// How apps may register themselves.
    pub registration: Registration,
    /// Who must use PKCE.
    pub pkce: Pkce,
    /// The scopes that exist here.
    pub scopes: Scopes,
    /// How long things live.
    pub lifetimes: Lifetimes,
    /// Whether rate limits and back-offs hold at all.
    pub limits_enabled: bool,
    /// How the log is written.
    pub log: Log,
    sources: BTreeMap<&'static str, Source>,
}

/// How apps may register themselves.
#[derive(Clone, Debug)]
pub struct Registration {
    /// Who may.
    pub mode: RegistrationMode,
    /// Whether confidential clients may have plain-http redirect URIs that are not loopback.
    pub allow_http_redirects: bool,
}

/// The scopes that exist here.
#[derive(Clone, Debug)]
pub struct Scopes {
<<<<<<< HEAD
    /// Names of the sets we ship.
    pub presets: Vec<String>,
    /// What a client that registers itself without naming scopes gets.
    pub default: Vec<String>,
    /// The operator's own.
    pub own: Vec<OwnScope>,
}

/// A scope of the operator's own, `[[scopes.own]]` in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnScope {
    /// Its name.
    pub name: String,
    /// The sentence shown at consent.
    pub text: String,
    /// Only for clients that an administrator gave it to.
    pub restricted: bool,
=======
    /// The sets we ship that are switched on.
    pub presets: Vec<Preset>,
    /// What a client that registers itself without naming scopes gets.
    pub default: Scope,
    /// The operator's own, `[[scopes.own]]` in the file.
    pub own: Vec<Entry>,
    /// All of them together, with `email`.
    pub catalogue: Catalogue,
}

/// How long things live, in seconds.
#[derive(Clone, Debug)]
pub struct Lifetimes {
    /// An authorization code (RFC 6749 4.1.2).
    pub authorization_code: i64,
    /// An access token of the standard policy.
    pub access_token: i64,
    /// A refresh token that nobody uses.
    pub refresh_token_idle: i64,
    /// A family of refresh tokens, however much it is used.
    pub refresh_token_max: i64,
    /// A refresh may be repeated for this long after its successor's first use; 0 forbids repeats.
    pub refresh_retry: i64,
    /// A refresh may be repeated for this long while its successor is unused; see
    /// [`Lifetimes::refresh_retry_unused_for`].
    pub refresh_retry_unused: i64,
    /// A session that nobody uses.
    pub session_idle: i64,
    /// A session, however much it is used.
    pub session_max: i64,
}

impl Lifetimes {
    /// Seconds for which a refresh may be repeated while its successor is unused. Public clients get two
    /// minutes at most: nothing but the token itself says who they are. Zero when repeats are off.
    pub fn refresh_retry_unused_for(&self, public: bool) -> i64 {
        match (self.refresh_retry, public) {
            (0, _) => 0,
            (_, true) => self.refresh_retry_unused.min(120),
            (_, false) => self.refresh_retry_unused,
        }
    }
>>>>>>> serve
}

/// How the log is written.
#[derive(Clone, Debug)]
pub struct Log {
    /// Its form.
    pub format: LogFormat,
    /// A level, or `target=level` directives separated by commas.
    pub level: String,
}

/// Where a value came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// Nobody set it.
    Default,
    /// A line of the file.
    File {
        /// The file.
        path: PathBuf,
        /// The line, from 1.
        line: usize,
    },
    /// An environment variable.
    Variable(String),
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Default => f.write_str("default"),
            Self::File { path, line } => write!(f, "{}, line {line}", path.display()),
            Self::Variable(name) => f.write_str(name),
        }
    }
}

/// Something an operator should look at, in a sentence; the settings hold nevertheless.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Warning(pub String);

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Why the settings were refused: a sentence for each problem, never the value of a secret.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", problems.join("\n"))]
pub struct ConfigError {
    /// One sentence each.
    pub problems: Vec<String>,
}

impl Config {
    /// Reads `file` (or [`DEFAULT_FILE`] if that exists) and `env` over it.
    ///
    /// # Errors
    /// All problems at once, a sentence each.
    pub fn load(
        file: Option<&Path>,
        env: impl IntoIterator<Item = (String, String)>,
    ) -> Result<(Self, Vec<Warning>), ConfigError> {
        let default = Path::new(DEFAULT_FILE);
        let Some(path) = file.or_else(|| default.exists().then_some(default)) else {
            return read::read(None, env);
        };
        match std::fs::read_to_string(path) {
            Ok(text) => read::read(Some((path, &text)), env),
            Err(error) => Err(ConfigError {
                problems: vec![format!("{} cannot be read: {error}.", path.display())],
            }),
        }
    }

    /// The defaults, with every limit lifted: for tests.
    pub fn for_test() -> Self {
        let mut config = read::defaults();
        config.limits_enabled = false;
        config
    }

    /// Where the setting `key` (as in `lifetimes.access_token`) got its value.
    pub fn source(&self, key: &str) -> Source {
        self.sources.get(key).cloned().unwrap_or(Source::Default)
    }
}

#[cfg(test)]
mod tests;
