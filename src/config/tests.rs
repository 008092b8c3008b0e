//! The settings: where each comes from, and what is refused with which words.

use std::path::Path;

use super::*;

fn env(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs
        .iter()
        .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
        .collect()
}

fn with(text: &str, pairs: &[(&str, &str)]) -> Result<(Config, Vec<Warning>), ConfigError> {
    let file = (!text.is_empty()).then(|| (Path::new("etc/permesso.toml"), text));
    read::read(file, env(pairs))
}

fn refused(text: &str, pairs: &[(&str, &str)]) -> String {
    with(text, pairs).expect_err("refused").to_string()
}

#[test]
fn the_defaults_are_those_of_the_contract() {
    let (config, warnings) = with("", &[]).unwrap();
    assert!(warnings.is_empty());
    assert_eq!(config.public_url.as_str(), "http://localhost:13120");
    assert_eq!(config.listen.to_string(), "127.0.0.1:13120");
    assert_eq!(config.database, Database::Sqlite("data/permesso.db".into()));
    assert!(config.trusted_proxies.is_empty() && config.limits_enabled);
    assert_eq!(config.registration.mode, RegistrationMode::Open);
    assert!(config.registration.allow_http_redirects);
    assert_eq!(config.pkce, Pkce::Public);
    let lifetimes = &config.lifetimes;
    assert_eq!(lifetimes.authorization_code, 300);
    assert_eq!(lifetimes.access_token, 3600);
    assert_eq!(lifetimes.refresh_token_idle, 90 * 86_400);
    assert_eq!(lifetimes.refresh_token_max, 365 * 86_400);
    assert_eq!(
        (lifetimes.refresh_retry, lifetimes.refresh_retry_unused),
        (60, 1800)
    );
}

#[test]
fn variables_beat_the_file_and_each_value_knows_its_source() {
    let text = "[lifetimes]\naccess_token = 600\nsession_idle = 900\n";
    let (config, _) = with(text, &[("PERMESSO_LIFETIMES__ACCESS_TOKEN", "700")]).unwrap();
    assert_eq!(config.lifetimes.access_token, 700);
    assert_eq!(config.lifetimes.session_idle, 900);
    let source = |key| config.source(key).to_string();
    assert_eq!(
        source("lifetimes.access_token"),
        "PERMESSO_LIFETIMES__ACCESS_TOKEN"
    );
    assert_eq!(
        source("lifetimes.session_idle"),
        "etc/permesso.toml, line 3"
    );
    assert_eq!(source("listen"), "default");
}

#[test]
fn an_unknown_key_is_fatal_with_its_line_and_its_neighbour() {
    let message = refused(
        "listen = \"127.0.0.1:1\"\n[lifetimes]\nacess_token = 600\n",
        &[],
    );
    assert!(message.contains("line 3"), "{message}");
    assert!(
        message.contains(
            "“lifetimes.acess_token” is not a setting; the nearest is “lifetimes.access_token”"
        ),
        "{message}"
    );
    let message = refused("[scope]\n", &[]);
    assert!(
        message.contains("line 1: “scope” is not a setting"),
        "{message}"
    );
    let message = refused("[registration.mode]\nopen = true\n", &[]);
    assert!(message.contains("registration.mode"), "{message}");
}

#[test]
fn an_unknown_variable_is_a_warning_and_others_are_none_of_our_business() {
    let (_, warnings) = with(
        "",
        &[
            ("PERMESSO_LISTN", "x"),
            ("HOME", "/"),
            ("PERMESSO_LISTEN_FILE", "y"),
        ],
    )
    .unwrap();
    let warnings: Vec<String> = warnings.iter().map(ToString::to_string).collect();
    assert_eq!(warnings.len(), 2, "{warnings:?}");
    assert!(
        warnings[1].contains("PERMESSO_LISTN is not a setting; the nearest is “PERMESSO_LISTEN”"),
        "{warnings:?}"
    );
}

#[test]
fn all_problems_come_at_once() {
    let message = refused(
        "registration.mode = \"somebody\"\nlimits.enabled = \"no\"\n",
        &[("PERMESSO_LIFETIMES__AUTHORIZATION_CODE", "601")],
    );
    assert_eq!(message.lines().count(), 3, "{message}");
    assert!(
        message.contains("must be one of: open, token, approval, closed; it is “somebody”"),
        "{message}"
    );
    assert!(
        message.contains("must be true or false, without quotes"),
        "{message}"
    );
    assert!(message.contains("from 10 to 600"), "{message}");
}

#[test]
fn a_broken_file_is_refused_without_quoting_it() {
    let message = refused(
        "listen = \"x\"\ndatabase_url = \"postgres://u:hunter2@h/d\n",
        &[],
    );
    assert!(message.contains("line 2"), "{message}");
    assert!(!message.contains("hunter2"), "{message}");
}

#[test]
fn lists_are_separated_by_commas_or_written_as_arrays() {
    let (config, _) = with("trusted_proxies = [\"10.1.2.3/8\", \"::1\"]\n", &[]).unwrap();
    let text: Vec<String> = config
        .trusted_proxies
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(text, ["10.0.0.0/8", "::1/128"]);
    let (config, _) = with(
        "",
        &[("PERMESSO_SCOPES__PRESETS", "gancio, open-collective")],
    )
    .unwrap();
    assert_eq!(config.scopes.presets.len(), 2);
    let (config, _) = with("", &[("PERMESSO_SCOPES__PRESETS", "")]).unwrap();
    assert!(config.scopes.presets.is_empty());
    assert!(refused("", &[("PERMESSO_TRUSTED_PROXIES", "10.0.0.0/8,nginx")]).contains("“nginx”"));
}

#[test]
fn an_empty_variable_counts_as_absent() {
    let (config, _) = with(
        "",
        &[("PERMESSO_LISTEN", ""), ("PERMESSO_DATABASE_URL_FILE", "")],
    )
    .unwrap();
    assert_eq!(config.source("listen"), Source::Default);
}

#[test]
fn a_database_path_in_a_file_counts_from_the_file() {
    let (config, _) = with("database_url = \"sqlite:a.db\"\n", &[]).unwrap();
    assert_eq!(config.database, Database::Sqlite("etc/a.db".into()));
    let (config, _) = with("database_url = \"sqlite:/var/a.db\"\n", &[]).unwrap();
    assert_eq!(config.database, Database::Sqlite("/var/a.db".into()));
    let (config, _) = with("", &[("PERMESSO_DATABASE_URL", "sqlite://a.db")]).unwrap();
    assert_eq!(config.database, Database::Sqlite("a.db".into()));
}

#[test]
fn a_secret_is_read_from_a_file_and_never_shown() {
    let directory = tempfile::tempdir().unwrap();
    let path = directory.path().join("url");
    std::fs::write(&path, "postgres://u:hunter2@h/d?sslpassword=hunter3\n").unwrap();
    let path = path.to_str().unwrap();
    let (config, _) = with("", &[("PERMESSO_DATABASE_URL_FILE", path)]).unwrap();
    let Database::Postgres(url) = &config.database else {
        panic!("Postgres was named");
    };
    assert_eq!(url.expose(), "postgres://u:hunter2@h/d?sslpassword=hunter3");
    let printed = format!("{}{:?}{}", config.shown_text(), config, config.database);
    assert!(
        !printed.contains("hunter") && printed.contains("postgres://u:***@h/d"),
        "{printed}"
    );
    let both = [
        ("PERMESSO_DATABASE_URL_FILE", path),
        ("PERMESSO_DATABASE_URL", "sqlite:x"),
    ];
    assert!(refused("", &both).contains("both set"));
    let message = refused("", &[("PERMESSO_DATABASE_URL", "mysql://u:hunter2@h/d")]);
    assert!(!message.contains("hunter2"), "{message}");
}

#[test]
fn the_public_url_is_an_origin() {
    for (text, origin) in [
        ("https://id.example.org", "https://id.example.org"),
        ("https://ID.example.org:443/", "https://id.example.org"),
        ("http://[::1]:80", "http://[::1]"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
    ] {
        assert_eq!(PublicUrl::parse(text).unwrap().as_str(), origin);
    }
    for text in [
        "https://h/path",
        "https://h//",
        "https://u@h",
        "https://h?x",
        "https://h/#",
        "ftp://h",
        "h",
        "",
    ] {
        assert!(PublicUrl::parse(text).is_err(), "{text}");
    }
}

#[test]
fn a_plain_http_public_url_needs_to_be_wanted() {
    let url = ("PERMESSO_PUBLIC_URL", "http://id.example.org");
    assert!(refused("", &[url]).contains("plain http"));
    let (_, warnings) = with("", &[url, ("PERMESSO_ALLOW_INSECURE_PUBLIC_URL", "true")]).unwrap();
    assert!(warnings[0].0.contains("unprotected"));
    for loopback in ["http://127.0.0.9", "http://a.localhost", "http://[::1]:5"] {
        with("", &[("PERMESSO_PUBLIC_URL", loopback)]).unwrap();
    }
}

#[test]
fn other_names_of_a_loopback_url_are_known() {
    let url = PublicUrl::parse("http://localhost:13120").unwrap();
    assert!(url.is_other_loopback_name("127.0.0.1:13120"));
    assert!(url.is_other_loopback_name("[::1]:13120"));
    for host in [
        "localhost:13120",
        "LOCALHOST:13120",
        "127.0.0.1:80",
        "127.0.0.1",
        "id.example.org:13120",
        "",
        "127.0.0.1:13120/@x",
    ] {
        assert!(!url.is_other_loopback_name(host), "{host}");
    }
    let url = PublicUrl::parse("https://id.example.org").unwrap();
    assert!(!url.is_other_loopback_name("localhost"));
}

#[test]
fn idle_is_not_longer_than_max() {
    assert!(refused("lifetimes.session_max = 600\n", &[]).contains("session_idle"));
}

#[test]
fn repeats_of_a_refresh_are_shorter_for_public_clients_and_can_be_off() {
    let mut lifetimes = Config::for_test().lifetimes;
    assert_eq!(lifetimes.refresh_retry_unused_for(false), 1800);
    assert_eq!(lifetimes.refresh_retry_unused_for(true), 120);
    lifetimes.refresh_retry = 0;
    assert_eq!(lifetimes.refresh_retry_unused_for(false), 0);
}

#[test]
fn scopes_of_ones_own_stand_in_the_file() {
    let text = "[[scopes.own]]\nname = \"forum:post\"\ntext = \"Post for you.\"\n[[scopes.own]]\nname = \"x\"\ntext = \"X.\"\nrestricted = true\n";
    let (config, _) = with(text, &[]).unwrap();
    assert_eq!(config.scopes.own[0].name, "forum:post");
    assert!(config.scopes.own[1].restricted);
    assert!(config.shown_text().contains("forum:post"));
    assert!(refused("[[scopes.own]]\nname = \"x\"\n", &[]).contains("needs name and text"));
    assert!(refused("scopes.own = 1\n", &[]).contains("[[scopes.own]]"));
    let (_, warnings) = with("", &[("PERMESSO_SCOPES__OWN", "x")]).unwrap();
    assert!(warnings[0].0.contains("in the file"));
}

#[test]
fn the_default_scope_follows_the_catalogue_unless_somebody_wrote_it() {
    let (config, _) = with("", &[]).unwrap();
    assert_eq!(config.scopes.default.as_str(), "event:write");
    assert!(config.scopes.catalogue.get("email").is_some());
    let (config, _) = with("", &[("PERMESSO_SCOPES__PRESETS", "open-collective")]).unwrap();
    assert!(config.scopes.default.is_empty());
    assert!(config.scopes.catalogue.get("virtualCards").is_some());
    let (config, _) = with("", &[("PERMESSO_SCOPES__DEFAULT", "")]).unwrap();
    assert!(config.scopes.default.is_empty());
    let message = refused("", &[("PERMESSO_SCOPES__DEFAULT", "event:write,nope")]);
    assert!(message.contains("nope"), "{message}");
    assert!(refused("", &[("PERMESSO_SCOPES__PRESETS", "mastodon")]).contains("open-collective"));
}

#[test]
fn listening_takes_an_address_or_a_socket() {
    assert_eq!(
        Listen::parse("unix:/run/p.sock"),
        Ok(Listen::Unix("/run/p.sock".into()))
    );
    assert!(Listen::parse("[::]:13120").is_ok());
    for text in ["13120", "localhost", "unix:relative", "1.2.3.4"] {
        assert!(Listen::parse(text).is_err(), "{text}");
    }
}

#[test]
fn the_reference_names_every_setting_and_keys_are_unique() {
    let text = reference();
    let mut keys = std::collections::BTreeSet::new();
    for setting in table::SETTINGS {
        assert!(keys.insert(setting.key), "{} is there twice", setting.key);
        assert!(text.contains(&format!("`{}`", setting.variable())));
    }
    assert!(text.contains("PERMESSO_DATABASE_URL_FILE"));
}

#[test]
fn a_file_that_was_named_must_be_there() {
    let error = Config::load(Some(Path::new("nowhere/permesso.toml")), []).unwrap_err();
    assert!(
        error
            .to_string()
            .contains("nowhere/permesso.toml cannot be read")
    );
}
