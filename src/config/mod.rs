//! The settings: a TOML file under environment variables, each setting once in [`table`].
//!
//! Nothing here reads the environment of the process: it is handed in, so that two servers with different
//! settings can live in one process.

mod parse;
mod read;
mod render;
mod smtp;
mod table;
mod values;

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

use ipnet::IpNet;
use tokio_rustls::rustls::pki_types::CertificateDer;

use crate::i18n::Languages;
use crate::oauth::scope::{Catalogue, Entry, Preset, Scope};
use crate::people::email::Email;
use crate::people::seal::Keys;
use crate::world::fetch::Fetch;

pub use crate::oauth::rotation::Lifetimes;
pub use render::{Shown, reference};
pub use smtp::SmtpUrl;
pub use values::{
    Database, Listen, LogFormat, Pkce, PostgresUrl, PublicUrl, RegistrationMode, SignUpMode,
};

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
    /// The keys that seal secrets in the database, the one in use first; `None`: those of [`Config::key_file`].
    pub keys: Option<Keys>,
    /// Passwords that are known to the world: a file of SHA-1 digests.
    pub breached_passwords: Option<PathBuf>,
    /// Peers whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpNet>,
    /// Whether a public URL that is plain http and not loopback is accepted.
    pub allow_insecure_public_url: bool,
    /// What this instance calls itself on its pages.
    pub instance_name: String,
    /// The operator's own words: a folder with a file per language.
    pub texts: Option<PathBuf>,
    /// The languages of the pages, with those words.
    pub languages: Languages,
    /// How apps may register themselves.
    pub registration: Registration,
    /// How people get an account.
    pub sign_up: SignUpMode,
    /// Who must use PKCE.
    pub pkce: Pkce,
    /// The scopes that exist here.
    pub scopes: Scopes,
    /// What this server may ask other sites for.
    pub outbound: Outbound,
    /// How long things live.
    pub lifetimes: Lifetimes,
    /// How mails are sent.
    pub mail: Mail,
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
    /// The sets we ship that are switched on.
    pub presets: Vec<Preset>,
    /// What a client that registers itself without naming scopes gets.
    pub default: Scope,
    /// The operator's own, `[[scopes.own]]` in the file.
    pub own: Vec<Entry>,
    /// All of them together, with `email`.
    pub catalogue: Catalogue,
}

/// How mails are sent.
#[derive(Clone, Debug)]
pub struct Mail {
    /// The server that takes them; `None`: none are sent.
    pub smtp: Option<SmtpUrl>,
    /// The address that they come from, if one is named.
    pub from: Option<Email>,
}

/// What this server may ask other sites for: the file that proves whose an app is; and whom it trusts.
#[derive(Clone, Debug)]
pub struct Outbound {
    /// Whether it may at all.
    pub enabled: bool,
    /// Names that may lead into a private network.
    pub private_hosts: Vec<String>,
    /// A file of certificates that are trusted beside the usual ones, by the fetch and towards the mail server.
    pub ca_file: Option<PathBuf>,
    roots: Vec<CertificateDer<'static>>,
}

impl Outbound {
    /// The certificates of that file.
    pub fn roots(&self) -> &[CertificateDer<'static>] {
        &self.roots
    }

    /// The way out that these settings leave.
    pub fn fetch(&self) -> Fetch {
        if self.enabled {
            Fetch::system(&self.roots, &self.private_hosts)
        } else {
            Fetch::off()
        }
    }
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

    /// Where the keys are kept if no setting holds them: beside the database, if that is a file.
    pub fn key_file(&self) -> PathBuf {
        match &self.database {
            Database::Sqlite(path) => path.with_extension("key"),
            Database::Postgres(_) => PathBuf::from("data/permesso.key"),
        }
    }

    /// The address that mails come from: the one named, else `permesso@` the public URL's host.
    pub fn mail_from(&self) -> String {
        self.mail.from.as_ref().map_or_else(
            || format!("permesso@{}", self.public_url.host()),
            |email| email.as_str().to_owned(),
        )
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
