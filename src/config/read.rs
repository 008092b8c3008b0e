//! Reading the settings: the file first, the environment over it, all problems at once.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::i18n::Languages;
use crate::oauth::scope::{Catalogue, CatalogueError, Entry, Scope};
use crate::people::email::Email;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::table::{DEFAULT_SCOPES, Kind, OWN_SCOPES, SETTINGS, Setting, TEXTS, variable};
use super::{
    Config, ConfigError, Database, Lifetimes, Listen, Log, LogFormat, Mail, Outbound, Pkce,
    PublicUrl, Registration, RegistrationMode, Scopes, SignUpMode, Source, Warning,
};

/// The settings of `file` (its path and text) and of `env` over it.
pub(super) fn read(
    file: Option<(&Path, &str)>,
    env: impl IntoIterator<Item = (String, String)>,
) -> Result<(Config, Vec<Warning>), ConfigError> {
    let mut reading = Reading {
        config: defaults(),
        problems: Vec::new(),
        warnings: Vec::new(),
    };
    if let Some((path, text)) = file {
        reading.file(path, text);
    }
    reading.environment(env);
    // The rules between settings would only repeat what is wrong with one of them.
    if reading.problems.is_empty() {
        reading.together();
    }
    if reading.problems.is_empty() {
        Ok((reading.config, reading.warnings))
    } else {
        Err(ConfigError {
            problems: reading.problems,
        })
    }
}

/// Every setting at the default that its row names.
pub(super) fn defaults() -> Config {
    let mut config = Config {
        public_url: PublicUrl::parse("http://localhost").expect("a constant"),
        listen: Listen::Unix(PathBuf::new()),
        database: Database::Sqlite(PathBuf::new()),
        keys: None,
        breached_passwords: None,
        trusted_proxies: Vec::new(),
        allow_insecure_public_url: false,
        instance_name: String::new(),
        texts: None,
        languages: Languages::default(),
        registration: Registration {
            mode: RegistrationMode::Closed,
            allow_http_redirects: false,
        },
        sign_up: SignUpMode::Closed,
        pkce: Pkce::Required,
        scopes: Scopes {
            presets: Vec::new(),
            default: Scope::empty(),
            own: Vec::new(),
            catalogue: Catalogue::new(&[], Vec::new()).expect("a catalogue may be empty"),
        },
        lifetimes: Lifetimes {
            authorization_code: 0,
            access_token: 0,
            refresh_token_idle: 0,
            refresh_token_max: 0,
            refresh_retry: 0,
            refresh_retry_unused: 0,
            session_idle: 0,
            session_max: 0,
        },
        mail: Mail {
            smtp: None,
            from: None,
        },
        outbound: Outbound {
            enabled: true,
            private_hosts: Vec::new(),
            ca_file: None,
            roots: Vec::new(),
        },
        limits_enabled: true,
        log: Log {
            format: LogFormat::Text,
            level: String::new(),
        },
        sources: BTreeMap::new(),
    };
    for setting in SETTINGS {
        (setting.read)(&mut config, setting.default, Path::new(""))
            .expect("each default is a value of its own row; a test reads them all");
    }
    config.scopes.catalogue =
        catalogue(&config.scopes).expect("the presets of the default fit together");
    config
}

/// The one catalogue of all scopes.
fn catalogue(scopes: &Scopes) -> Result<Catalogue, CatalogueError> {
    Catalogue::new(&scopes.presets, scopes.own.clone())
}

struct Reading {
    config: Config,
    problems: Vec<String>,
    warnings: Vec<Warning>,
}

impl Reading {
    fn file(&mut self, path: &Path, text: &str) {
        let name = path.display();
        let line_at = |offset: usize| 1 + text[..offset].matches('\n').count();
        let document = match DeTable::parse(text) {
            Ok(document) => document,
            // Only the message: the error's own display quotes the line, and with it a password.
            Err(error) => {
                let line = line_at(error.span().map_or(0, |span| span.start));
                let message = error.message();
                self.problems
                    .push(format!("{name}, line {line}: {message}."));
                return;
            }
        };
        let mut leaves = Vec::new();
        flatten("", document.get_ref(), &mut leaves);
        let base = path.parent().unwrap_or(Path::new(""));
        for (key, offset, value) in leaves {
            let line = line_at(offset);
            let result = if key == OWN_SCOPES {
                own_scopes(value.get_ref()).map(|own| {
                    self.config.scopes.own = own;
                    OWN_SCOPES
                })
            } else if let Some(setting) = SETTINGS.iter().find(|setting| setting.key == key) {
                written(setting.kind, value.get_ref())
                    .and_then(|text| self.store(setting, &text, base))
                    .map(|()| setting.key)
            } else {
                Err(format!("is not a setting{}", nearest(&key)))
            };
            match result {
                Ok(key) => {
                    let path = path.to_owned();
                    self.config.sources.insert(key, Source::File { path, line });
                }
                Err(problem) => self
                    .problems
                    .push(format!("{name}, line {line}: “{key}” {problem}.")),
            }
        }
    }

    fn environment(&mut self, env: impl IntoIterator<Item = (String, String)>) {
        let mut ours: BTreeMap<String, String> = env
            .into_iter()
            .filter(|(name, _)| name.starts_with("PERMESSO_"))
            .collect();
        for setting in SETTINGS {
            let name = setting.variable();
            let file_name = format!("{name}_FILE");
            let direct = ours
                .remove(&name)
                .filter(|value| !value.is_empty() || setting.kind == Kind::List);
            let in_file = (setting.kind == Kind::Secret)
                .then(|| ours.remove(&file_name))
                .flatten()
                .filter(|path| !path.is_empty());
            let (name, text) = match (direct, in_file) {
                (None, None) => continue,
                (Some(_), Some(_)) => {
                    self.problems.push(format!(
                        "{name} and {file_name} are both set; keep one of them."
                    ));
                    continue;
                }
                (Some(text), None) => (name, text),
                (None, Some(path)) => match std::fs::read_to_string(&path) {
                    Ok(text) => (file_name, text.trim_end_matches(['\r', '\n']).to_owned()),
                    Err(error) => {
                        self.problems.push(format!(
                            "{file_name} names {path}, which cannot be read: {error}."
                        ));
                        continue;
                    }
                },
            };
            match self.store(setting, &text, Path::new("")) {
                Ok(()) => {
                    self.config
                        .sources
                        .insert(setting.key, Source::Variable(name));
                }
                Err(problem) => self.problems.push(format!("{name} {problem}.")),
            }
        }
        for name in ours.keys() {
            let hint = if *name == variable(OWN_SCOPES) {
                ": scopes of your own stand in the file, as [[scopes.own]]".to_owned()
            } else {
                nearest(name)
            };
            self.warnings
                .push(Warning(format!("{name} is not a setting{hint}.")));
        }
    }

    fn store(&mut self, setting: &Setting, text: &str, base: &Path) -> Result<(), String> {
        (setting.read)(&mut self.config, text, base).map_err(|problem| {
            if setting.kind == Kind::Secret {
                problem
            } else {
                format!("{problem}; it is “{}”", text.escape_debug())
            }
        })
    }

    /// A default that somebody wrote must exist; our own is left out where it does not.
    fn scopes(&mut self, catalogue: Catalogue) {
        let scopes = &mut self.config.scopes;
        if let Err(error) = catalogue.check_known(&scopes.default) {
            if self.config.sources.contains_key(DEFAULT_SCOPES) {
                self.problems
                    .push(format!("{DEFAULT_SCOPES}: {}", error.description));
            } else {
                scopes.default = Scope::empty();
            }
        }
        scopes.catalogue = catalogue;
    }

    /// The operator's own words are read with the settings, so that a mistake in them stops the start and not a page.
    fn texts(&mut self) {
        let Some(folder) = &self.config.texts else {
            return;
        };
        match Languages::with(folder) {
            Ok(languages) => self.config.languages = languages,
            Err(problems) => {
                let told = problems.iter();
                self.problems
                    .extend(told.map(|problem| format!("{TEXTS}: {problem}")));
            }
        }
    }

    /// Who joins without an operator must show an address, and every mail comes from one.
    fn mail(&mut self) {
        let config = &self.config;
        let Some(smtp) = &config.mail.smtp else {
            if config.sign_up == SignUpMode::Open {
                self.problems.push(
                    "sign_up.mode is open, and there is no mail.smtp_url: the addresses of those who join are verified by mail. Name a mail server, or use invite."
                        .to_owned(),
                );
            }
            return;
        };
        if Email::parse(&config.mail_from()).is_err() {
            self.problems.push(format!(
                "mail.from is missing: no address can be made of {}, the host of public_url. Name the address that mails come from.",
                config.public_url.host()
            ));
        }
        if smtp.can_be_read_on_the_way() {
            self.warnings.push(Warning(format!(
                "mail.smtp_url is {smtp}: whoever listens on the way reads the links in mails. Use smtps://, or smtp:// with ?tls=required."
            )));
        }
    }

    /// The rules that hold between settings.
    fn together(&mut self) {
        let config = &self.config;
        let insecure = !config.public_url.is_https() && !config.public_url.is_loopback();
        if insecure && !config.allow_insecure_public_url {
            self.problems.push(format!(
                "public_url is {}: over plain http everybody on the way can read passwords and tokens. Use https (a proxy can do it), or set allow_insecure_public_url = true if you know that nobody can listen.",
                config.public_url
            ));
        } else if insecure {
            self.warnings.push(Warning(format!(
                "public_url is {}: passwords and tokens cross the network unprotected.",
                config.public_url
            )));
        }
        self.mail();
        match catalogue(&self.config.scopes) {
            Err(error) => self.problems.push(format!("scopes: {error}")),
            Ok(catalogue) => self.scopes(catalogue),
        }
        self.texts();
        let lifetimes = &self.config.lifetimes;
        for (idle, max, what) in [
            (lifetimes.session_idle, lifetimes.session_max, "session"),
            (
                lifetimes.refresh_token_idle,
                lifetimes.refresh_token_max,
                "refresh_token",
            ),
        ] {
            if idle > max {
                self.problems.push(format!(
                    "lifetimes.{what}_idle ({idle}) is longer than lifetimes.{what}_max ({max})."
                ));
            }
        }
        if !self.config.limits_enabled {
            self.warnings.push(Warning(
                "limits.enabled is false: nothing slows down who guesses passwords.".to_owned(),
            ));
        }
    }
}

type Leaf<'a> = (String, usize, &'a Spanned<DeValue<'a>>);

/// The document as dotted keys with the offset of each. An empty table of a name we do not know is a leaf too.
fn flatten<'a>(prefix: &str, table: &'a DeTable<'a>, leaves: &mut Vec<Leaf<'a>>) {
    for (name, value) in table {
        let key = match prefix {
            "" => name.get_ref().to_string(),
            _ => format!("{prefix}.{}", name.get_ref()),
        };
        let section = format!("{key}.");
        match value.get_ref() {
            DeValue::Table(inner)
                if !inner.is_empty() || SETTINGS.iter().any(|s| s.key.starts_with(&section)) =>
            {
                flatten(&key, inner, leaves);
            }
            _ => leaves.push((key, name.span().start, value)),
        }
    }
}

/// A TOML value as it would be written in a variable.
fn written(kind: Kind, value: &DeValue<'_>) -> Result<String, String> {
    match (kind, value) {
        (Kind::Text | Kind::Secret | Kind::List, DeValue::String(text)) => Ok(text.to_string()),
        (Kind::Switch, DeValue::Boolean(on)) => Ok(on.to_string()),
        (Kind::Seconds, DeValue::Integer(number)) if number.radix() == 10 => {
            Ok(number.as_str().to_owned())
        }
        (Kind::List, DeValue::Array(array)) => {
            let items: Option<Vec<&str>> =
                array.iter().map(|item| item.get_ref().as_str()).collect();
            items
                .map(|items| items.join(","))
                .ok_or_else(|| "must be a list of strings".to_owned())
        }
        (Kind::Text | Kind::Secret, _) => Err("must be a string in quotes".to_owned()),
        (Kind::Switch, _) => Err("must be true or false, without quotes".to_owned()),
        (Kind::Seconds, _) => Err("must be a number of seconds, without quotes".to_owned()),
        (Kind::List, _) => Err("must be a list of strings".to_owned()),
    }
}

/// `[[scopes.own]]`: `name`, `text`, and `note` and `restricted` if wanted.
fn own_scopes(value: &DeValue<'_>) -> Result<Vec<Entry>, String> {
    let tables = value
        .as_array()
        .ok_or("must be written as [[scopes.own]], once for each scope")?;
    tables
        .iter()
        .map(|entry| {
            let table = entry
                .get_ref()
                .as_table()
                .ok_or("must be written as [[scopes.own]], once for each scope")?;
            let mut own = Entry::default();
            for (key, value) in table {
                match (key.get_ref().as_ref(), value.get_ref()) {
                    ("name", DeValue::String(value)) => own.name = value.to_string(),
                    ("text", DeValue::String(value)) => own.text = value.to_string(),
                    ("note", DeValue::String(value)) => own.note = Some(value.to_string()),
                    ("restricted", DeValue::Boolean(value)) => own.restricted = *value,
                    (key @ ("name" | "text" | "note"), _) => {
                        return Err(format!("has a {key} that is not a string"));
                    }
                    ("restricted", _) => {
                        return Err("has a restricted that is neither true nor false".to_owned());
                    }
                    (other, _) => {
                        return Err(format!(
                            "has “{other}”; an entry has name, text, note and restricted"
                        ));
                    }
                }
            }
            if own.name.is_empty() || own.text.is_empty() {
                return Err("needs name and text in each entry".to_owned());
            }
            Ok(own)
        })
        .collect()
}

/// A hint at the setting whose name is nearest to `wrong`, as it is written there.
fn nearest(wrong: &str) -> String {
    let is_variable = wrong.starts_with("PERMESSO_");
    SETTINGS
        .iter()
        .map(|setting| setting.key)
        .chain([OWN_SCOPES])
        .map(|key| {
            if is_variable {
                variable(key)
            } else {
                key.to_owned()
            }
        })
        .min_by_key(|name| distance(wrong, name))
        .map_or_else(String::new, |name| format!("; the nearest is “{name}”"))
}

/// How many letters must be put in, taken out or changed (Levenshtein), of at most 64.
fn distance(a: &str, b: &str) -> usize {
    let a: Vec<char> = a.chars().take(64).collect();
    let b: Vec<char> = b.chars().take(64).collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let change = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = change.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}
