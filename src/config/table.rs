//! Every setting once: its name, how it is written, its default, what it means, and where it lives in [`Config`].

use std::path::Path;

use ipnet::IpNet;

use super::parse::{certificates, host_name, items, network, seconds, switch};
use super::smtp::SmtpUrl;
use super::values::{Database, Listen, LogFormat, Pkce, PublicUrl, RegistrationMode, SignUpMode};
use super::{Config, Outbound};
use crate::oauth::scope::{Preset, Scope};
use crate::people::email::Email;
use crate::people::seal::Keys;

/// How a value is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A string.
    Text,
    /// A string that may hold a secret: never echoed, and `…_FILE` names a file that holds it.
    Secret,
    /// `true` or `false`.
    Switch,
    /// A whole number of seconds.
    Seconds,
    /// Strings; separated by commas in a variable.
    List,
}

/// One setting.
pub(super) struct Setting {
    /// Its dotted name in the file.
    pub(super) key: &'static str,
    pub(super) kind: Kind,
    /// As it would be written in a variable.
    pub(super) default: &'static str,
    /// For the reference; Markdown.
    pub(super) doc: &'static str,
    /// Stores a value as it is written in a variable; paths in it count from the second argument.
    pub(super) read: fn(&mut Config, &str, &Path) -> Result<(), String>,
    /// The value as it would be written in a variable, secrets hidden.
    pub(super) show: fn(&Config) -> String,
}

impl Setting {
    /// Its environment variable.
    pub(super) fn variable(&self) -> String {
        variable(self.key)
    }
}

/// `lifetimes.access_token` is `PERMESSO_LIFETIMES__ACCESS_TOKEN`.
pub(super) fn variable(key: &str) -> String {
    format!("PERMESSO_{}", key.to_ascii_uppercase().replace('.', "__"))
}

/// The key of the default scopes, whose default depends on the catalogue.
pub(super) const DEFAULT_SCOPES: &str = "scopes.default";

/// The key of the folder with the operator's own words.
pub(super) const TEXTS: &str = "instance.texts";

/// The key under which the operator's own scopes stand, in the file only.
pub(super) const OWN_SCOPES: &str = "scopes.own";

macro_rules! seconds {
    ($key:literal, $field:ident, $default:literal, $range:expr, $doc:literal) => {
        Setting {
            key: $key,
            kind: Kind::Seconds,
            default: $default,
            doc: $doc,
            read: |config, text, _| {
                config.lifetimes.$field = seconds(text, $range)?;
                Ok(())
            },
            show: |config| config.lifetimes.$field.to_string(),
        }
    };
}

macro_rules! switch {
    ($key:literal, $default:literal, $($field:ident).+, $doc:literal) => {
        Setting {
            key: $key,
            kind: Kind::Switch,
            default: $default,
            doc: $doc,
            read: |config, text, _| {
                config.$($field).+ = switch(text)?;
                Ok(())
            },
            show: |config| config.$($field).+.to_string(),
        }
    };
}

const DAY: i64 = 86_400;

pub(super) static SETTINGS: &[Setting] = &[
    Setting {
        key: "public_url",
        kind: Kind::Text,
        default: "http://localhost:13120",
        doc: "Where people and apps reach this server: scheme, host and port, no path. It is the issuer. Plain http is accepted for loopback hosts only.",
        read: |config, text, _| {
            config.public_url = PublicUrl::parse(text)?;
            Ok(())
        },
        show: |config| config.public_url.to_string(),
    },
    Setting {
        key: "listen",
        kind: Kind::Text,
        default: "127.0.0.1:13120",
        doc: "Address and port to listen on, or `unix:/path`.",
        read: |config, text, _| {
            config.listen = Listen::parse(text)?;
            Ok(())
        },
        show: |config| config.listen.to_string(),
    },
    Setting {
        key: "database_url",
        kind: Kind::Secret,
        default: "sqlite:data/permesso.db",
        doc: "`sqlite:PATH` or `postgres://USER:PASSWORD@HOST/NAME`. A relative path counts from the directory of the file it stands in; in a variable, from the working directory.",
        read: |config, text, base| {
            config.database = Database::parse(text, base)?;
            Ok(())
        },
        show: |config| config.database.to_string(),
    },
    Setting {
        key: "key",
        kind: Kind::Secret,
        default: "",
        doc: "The key under which secrets are sealed in the database: 64 hexadecimal digits, as `permesso key rotate` makes them. Several, separated by commas: the first seals, all open. Empty: a file that the server makes beside the database (`data/permesso.key` with Postgres). Every server of one database needs the same.",
        read: |config, text, _| {
            let keys = Keys::parse(text).map_err(|_| {
                "must be 64 hexadecimal digits, or several such keys separated by commas".to_owned()
            })?;
            config.keys = Some(keys).filter(|keys| keys.current().is_some());
            Ok(())
        },
        show: |config| {
            let hidden = if config.keys.is_some() { "***" } else { "" };
            hidden.to_owned()
        },
    },
    Setting {
        key: "breached_passwords",
        kind: Kind::Text,
        default: "",
        doc: "A file of SHA-1 digests of passwords that have become known, one a line in hexadecimal digits, sorted (`:` and what follows is ignored): new passwords in it are refused. Empty: not checked. A relative path counts as that of `database_url`.",
        read: |config, text, base| {
            config.breached_passwords = Some(text)
                .filter(|text| !text.is_empty())
                .map(|text| base.join(text));
            Ok(())
        },
        show: |config| {
            let path = config.breached_passwords.as_ref();
            path.map_or_else(String::new, |path| path.display().to_string())
        },
    },
    Setting {
        key: "trusted_proxies",
        kind: Kind::List,
        default: "",
        doc: "Addresses or networks (`10.0.0.0/8`) of proxies whose `X-Forwarded-For` is believed. Empty: forwarded headers are ignored. `Forwarded` is never read.",
        read: |config, text, _| {
            config.trusted_proxies = items(text).map(network).collect::<Result<_, _>>()?;
            Ok(())
        },
        show: |config| {
            let networks: Vec<String> = config
                .trusted_proxies
                .iter()
                .map(IpNet::to_string)
                .collect();
            networks.join(",")
        },
    },
    switch!(
        "allow_insecure_public_url",
        "false",
        allow_insecure_public_url,
        "Accept a `public_url` that is plain http and not loopback. Everybody on the way can then read passwords and tokens."
    ),
    Setting {
        key: "instance.name",
        kind: Kind::Text,
        default: "Permesso",
        doc: "What the pages call this server.",
        read: |config, text, _| {
            if text.chars().count() > 60 || text.chars().any(char::is_control) {
                return Err("must be at most 60 characters on one line".to_owned());
            }
            text.trim().clone_into(&mut config.instance_name);
            Ok(())
        },
        show: |config| config.instance_name.clone(),
    },
    Setting {
        key: TEXTS,
        kind: Kind::Text,
        default: "",
        doc: "A folder with words of your own: `en.ftl`, `it.ftl`, `fr.ftl`, `de.ftl`, `es.ftl` (Fluent), each with the texts to be replaced, by the keys of our files in `locales/`. Placeholders must stay. Empty: our words. A relative path counts as that of `database_url`.",
        read: |config, text, base| {
            config.texts = Some(text)
                .filter(|text| !text.is_empty())
                .map(|text| base.join(text));
            Ok(())
        },
        show: |config| {
            let path = config.texts.as_ref();
            path.map_or_else(String::new, |path| path.display().to_string())
        },
    },
    Setting {
        key: "registration.mode",
        kind: Kind::Text,
        default: "open",
        doc: "Who may register an app: `open` (everybody), `token` (whoever has an initial access token, `permesso registration-token create`), `approval` (everybody, and an administrator must approve it by `permesso client approve` before it is used), or `closed` (only `permesso client create`).",
        read: |config, text, _| {
            config.registration.mode = RegistrationMode::parse(text)?;
            Ok(())
        },
        show: |config| config.registration.mode.as_str().to_owned(),
    },
    switch!(
        "registration.allow_http_redirects",
        "true",
        registration.allow_http_redirects,
        "Let confidential apps have plain-http redirect URIs on other hosts than loopback. The consent page warns, and codes sent there live 60 seconds."
    ),
    Setting {
        key: "sign_up.mode",
        kind: Kind::Text,
        default: "closed",
        doc: "How people get an account: `closed` (`permesso user create`), `invite` (by a link of `permesso user invite`) or `open` (everybody who shows an e-mail address; needs `mail.smtp_url`).",
        read: |config, text, _| {
            config.sign_up = SignUpMode::parse(text)?;
            Ok(())
        },
        show: |config| config.sign_up.as_str().to_owned(),
    },
    Setting {
        key: "authorization.pkce",
        kind: Kind::Text,
        default: "public",
        doc: "Who must use PKCE: `public` (public clients) or `required` (all clients).",
        read: |config, text, _| {
            config.pkce = Pkce::parse(text)?;
            Ok(())
        },
        show: |config| config.pkce.as_str().to_owned(),
    },
    Setting {
        key: "scopes.presets",
        kind: Kind::List,
        default: "gancio",
        doc: "Sets of scopes: `gancio` (`event:write`), `open-collective` (its eleven). `email` always exists.",
        read: |config, text, _| {
            config.scopes.presets = items(text)
                .map(|name| {
                    name.parse::<Preset>()
                        .map_err(|error| format!("is wrong: {error}"))
                })
                .collect::<Result<_, _>>()?;
            Ok(())
        },
        show: |config| {
            let names: Vec<&str> = config
                .scopes
                .presets
                .iter()
                .map(|&preset| preset_name(preset))
                .collect();
            names.join(",")
        },
    },
    Setting {
        key: DEFAULT_SCOPES,
        kind: Kind::List,
        default: "event:write",
        doc: "What an app gets that registers itself without naming scopes. The default holds if `event:write` is in the catalogue, else it is empty.",
        read: |config, text, _| {
            config.scopes.default =
                Scope::parse(text).map_err(|error| error.description.into_owned())?;
            Ok(())
        },
        show: |config| config.scopes.default.as_str().replace(' ', ","),
    },
    seconds!(
        "lifetimes.authorization_code",
        authorization_code,
        "300",
        10..=600,
        "An authorization code; 10 minutes at most (RFC 6749 4.1.2)."
    ),
    seconds!(
        "lifetimes.access_token",
        access_token,
        "3600",
        60..=DAY,
        "An access token, of clients with the standard policy; a day at most."
    ),
    seconds!(
        "lifetimes.refresh_token_idle",
        refresh_token_idle,
        "7776000",
        60..=3650 * DAY,
        "A refresh token that is not used: 90 days."
    ),
    seconds!(
        "lifetimes.refresh_token_max",
        refresh_token_max,
        "31536000",
        60..=3650 * DAY,
        "All refresh tokens that descend from one consent: 365 days."
    ),
    seconds!(
        "lifetimes.refresh_retry",
        refresh_retry,
        "60",
        0..=3600,
        "For how long a refresh may be repeated after its successor was used. `0` forbids every repeat: each second use then ends the family."
    ),
    seconds!(
        "lifetimes.refresh_retry_unused",
        refresh_retry_unused,
        "1800",
        0..=DAY,
        "For how long a refresh may be repeated while its successor is unused: 30 minutes; 2 minutes at most for public clients."
    ),
    seconds!(
        "lifetimes.session_idle",
        session_idle,
        "604800",
        300..=400 * DAY,
        "A person's session that is not used: 7 days."
    ),
    seconds!(
        "lifetimes.session_max",
        session_max,
        "2592000",
        300..=400 * DAY,
        "A person's session, however much it is used: 30 days."
    ),
    Setting {
        key: "mail.smtp_url",
        kind: Kind::Secret,
        default: "",
        doc: "The server that mails are handed to: `smtps://USER:PASSWORD@HOST`, `smtp://USER:PASSWORD@HOST?tls=required` (STARTTLS, port 587) or `smtp://HOST:25` (unprotected). Special characters in user name and password as `%XX`. Empty: no mails; links are printed by the command line, for the operator to hand over.",
        read: |config, text, _| {
            config.mail.smtp = match text {
                "" => None,
                text => Some(SmtpUrl::parse(text)?),
            };
            Ok(())
        },
        show: |config| {
            let url = config.mail.smtp.as_ref();
            url.map_or_else(String::new, ToString::to_string)
        },
    },
    Setting {
        key: "mail.from",
        kind: Kind::Text,
        default: "",
        doc: "The address that mails come from; `instance.name` is shown beside it. Empty: `permesso@` and the host of `public_url`.",
        read: |config, text, _| {
            config.mail.from = match text {
                "" => None,
                text => Some(Email::parse(text).map_err(|_| {
                    "must be an e-mail address alone, as permesso@example.org".to_owned()
                })?),
            };
            Ok(())
        },
        show: |config| {
            config
                .mail
                .from
                .as_ref()
                .map_or_else(String::new, ToString::to_string)
        },
    },
    switch!(
        "limits.enabled",
        "true",
        limits_enabled,
        "`false` lifts every rate limit and back-off, those of sign-in too. For tests and benchmarks."
    ),
    switch!(
        "outbound.enabled",
        "true",
        outbound.enabled,
        "Let this server fetch a file from the site of an app, to see whose the app is: https only, public addresses only, no redirects, 5 KiB, 5 seconds. `false`: only an administrator's word gives anybody an app."
    ),
    Setting {
        key: "outbound.private_hosts",
        kind: Kind::List,
        default: "",
        doc: "Names of sites in a private network, from which that file may be fetched all the same.",
        read: |config, text, _| {
            config.outbound.private_hosts = items(text).map(host_name).collect::<Result<_, _>>()?;
            Ok(())
        },
        show: |config| config.outbound.private_hosts.join(","),
    },
    Setting {
        key: "outbound.ca_file",
        kind: Kind::Text,
        default: "",
        doc: "A PEM file with certificates of authorities of your own, trusted beside the usual ones, for that fetch and towards the mail server. A relative path counts as that of `database_url`.",
        read: |config, text, base| {
            let path = Some(text)
                .filter(|text| !text.is_empty())
                .map(|text| base.join(text));
            let roots = path.as_deref().map_or(Ok(Vec::new()), certificates)?;
            config.outbound = Outbound {
                ca_file: path,
                roots,
                ..config.outbound.clone()
            };
            Ok(())
        },
        show: |config| {
            let path = config.outbound.ca_file.as_ref();
            path.map_or_else(String::new, |path| path.display().to_string())
        },
    },
    Setting {
        key: "log.format",
        kind: Kind::Text,
        default: "text",
        doc: "`text` or `json`; to stderr either way.",
        read: |config, text, _| {
            config.log.format = LogFormat::parse(text)?;
            Ok(())
        },
        show: |config| config.log.format.as_str().to_owned(),
    },
    Setting {
        key: "log.level",
        kind: Kind::Text,
        default: "info",
        doc: "`error`, `warn`, `info`, `debug` or `trace`, or directives as `info,permesso::web=debug`.",
        read: |config, text, _| {
            tracing_subscriber::EnvFilter::builder()
                .parse(text)
                .map_err(|error| format!("is not a log level ({error})"))?;
            text.clone_into(&mut config.log.level);
            Ok(())
        },
        show: |config| config.log.level.clone(),
    },
];

fn preset_name(preset: Preset) -> &'static str {
    match preset {
        Preset::Gancio => "gancio",
        Preset::OpenCollective => "open-collective",
    }
}
