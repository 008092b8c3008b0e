//! A large instance in a minute or two: people, apps on their sites, grants and an audit log, as statements that both engines understand.

use std::fmt::Write as _;
use std::time::Instant;

use crate::support::{Fallible, site::Site};

/// How much there is to be.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Amounts {
    pub(crate) people: u64,
    pub(crate) apps: u64,
    pub(crate) grants: u64,
    pub(crate) events: u64,
}

/// The newest app and event; everything else lies before, and nothing so far that the server would clear it away.
pub(crate) fn now() -> i64 {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    since.map_or(0, |since| i64::try_from(since.as_secs()).unwrap_or(0))
}

/// What ids of events of yesterday begin with (RFC 9562 5.7: milliseconds first).
pub(crate) fn event_prefix() -> String {
    format!("{:08x}", ((now() - 86_400) * 1_000) >> 16)
}

/// Words that names are made of: they begin differently, so that a search finds some and not all.
const TOWNS: &[&str] = &[
    "Torino", "Bologna", "Leipzig", "Lyon", "Sevilla", "Gent", "Porto", "Graz", "Turku", "Cork",
    "Basel", "Nantes", "Utrecht", "Malmö", "Zagreb", "Wrocław",
];
const KINDS: &[&str] = &[
    "Calendar",
    "Newsletter",
    "Events",
    "Info point",
    "Radio",
    "Library",
    "Bike kitchen",
    "Choir",
    "Film club",
    "Allotments",
    "Repair café",
    "Neighbours",
    "Theatre",
];
const GIVEN: &[&str] = &[
    "Ada", "Bruno", "Chiara", "Dario", "Elif", "Fatma", "Giulia", "Hugo", "Ines", "Jonas", "Katja",
    "Luca", "Mara", "Nils", "Olga", "Pedro", "Rosa", "Sami", "Tea", "Uma", "Vera", "Yusuf", "Zoe",
];
const FAMILY: &[&str] = &[
    "Rossi",
    "Müller",
    "García",
    "Dubois",
    "Janssens",
    "Silva",
    "Huber",
    "Virtanen",
    "Byrne",
    "Keller",
    "Petit",
    "de Vries",
    "Lindqvist",
    "Horvat",
    "Nowak",
    "Esposito",
    "Weber",
];

/// Text of a statement that picks one of `words` by a number.
fn pick(number: &str, words: &[&str]) -> String {
    let mut text = format!("CASE ({number}) % {}", words.len());
    for (at, word) in words.iter().enumerate() {
        let _ = write!(text, " WHEN {at} THEN '{word}'");
    }
    text + " END"
}

/// Numbers from 1 to `count`, as the table `n` with the column `i`.
fn numbers(count: u64) -> String {
    format!("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count})")
}

/// Fills an empty, migrated database. What is written is what the server would have written itself.
#[expect(clippy::too_many_lines, reason = "a statement for each table")]
pub(crate) async fn populate(site: &Site, amounts: Amounts) -> Fallible<()> {
    let begun = Instant::now();
    let now = now();
    let prefix = event_prefix();
    let sqlite = site.file().is_some();
    let bytes = |text: &str| {
        if sqlite {
            format!("CAST({text} AS BLOB)")
        } else {
            format!("convert_to({text}, 'UTF8')")
        }
    };
    let secret = site.literal(&[7; 32]);
    let Amounts {
        people,
        apps,
        grants,
        events,
    } = amounts;
    let user = |number: &str| format!("('u' || CAST(1000000000 + ({number}) % {people} AS TEXT))");
    let client = |number: &str| {
        format!("('c' || CAST(1000000000000000000 + 1 + ({number}) % {apps} AS TEXT))")
    };
    let given = pick("i", GIVEN);
    let family = pick("i / 23", FAMILY);
    // One app in ten has the site of the one before: software that registered itself twice.
    let place = "(CASE WHEN i % 10 = 1 THEN i - 1 ELSE i END)";
    let town = pick("i", TOWNS);
    let kind = pick("i / 16", KINDS);
    let host = |reversed: bool| {
        let town = format!(
            "(CASE {place} % 3 WHEN 0 THEN 'torino' WHEN 1 THEN 'lyon' ELSE 'graz' END || CAST({place} / 50 AS TEXT))"
        );
        let label = format!("('site' || CAST({place} AS TEXT))");
        if reversed {
            format!("('example.' || {town} || '.' || {label} || '.')")
        } else {
            format!("({label} || '.' || {town} || '.example')")
        }
    };
    let scheme = format!("(CASE WHEN {place} % 20 = 3 THEN 'http' ELSE 'https' END)");
    let age = format!("({now} - ({apps} - i) * 60)");
    // The newest tenth is young, and most of it never used: what the job that clears up has not come to.
    let unused = format!("(i > {apps} * 9 / 10 AND i % 10 <> 5)");
    let shared = "(CASE WHEN i % 10 IN (0, 1) THEN 1 ELSE 0 END)";
    let steps: Vec<(&str, String)> = vec![
        (
            "people",
            format!(
                "INSERT INTO users (id, username, name, email, email_key, email_verified_at, created_at, disabled_at, protected_at, keys_at)
                 {} SELECT {}, 'person' || CAST(i AS TEXT), {given} || ' ' || {family}, 'person' || CAST(i AS TEXT) || '@people.example',
                        'person' || CAST(i AS TEXT) || '@people.example', 1, {now} - i * 60,
                        CASE WHEN i % 200 = 0 THEN {now} END, CASE WHEN i % 3 = 0 THEN {now} END, 1 FROM n",
                numbers(people),
                user("i"),
            ),
        ),
        (
            "keys of people",
            format!(
                "INSERT INTO user_keys (user_id, search_key)
                 SELECT id, {} FROM users WHERE id LIKE 'u1%' UNION ALL SELECT id, {} FROM users WHERE id LIKE 'u1%'
                 UNION ALL SELECT id, {} FROM users WHERE id LIKE 'u1%'",
                bytes("username"),
                bytes("email_key"),
                bytes("LOWER(name)"),
            ),
        ),
        (
            "apps",
            format!(
                "INSERT INTO clients (client_id, secret_digest, client_name, name_key, registered_by, default_scope, scope_limit, redirect_match,
                    token_policy, pkce, created_at, changed_at, checked_at, disabled_at, disabled_by, awaits_approval_at, first_used_at,
                    owner_id, plain_http)
                 {} SELECT {}, {secret}, {kind} || ' ' || {town} || ' ' || CAST(i AS TEXT), LOWER({kind} || ' ' || {town} || ' ' || CAST(i AS TEXT)),
                    CASE i % 10 WHEN 0 THEN 'developer' WHEN 1 THEN 'dynamic' WHEN 2 THEN 'dynamic' ELSE 'api' END,
                    'event:write', CASE WHEN i % 10 > 2 THEN 'event:write' END, 'exact', 'long-lived', 'optional', {age}, {age},
                    CASE WHEN i % 1000 = 0 THEN {now} END, CASE WHEN i % 500 = 1 THEN {now} END,
                    CASE WHEN i % 500 = 1 THEN 'operator' END, CASE WHEN i % 5000 = 2 THEN {age} END,
                    CASE WHEN {unused} THEN NULL ELSE {age} + 3600 END, CASE WHEN i % 10 = 0 THEN {} END,
                    CASE WHEN {place} % 20 = 3 THEN 1 END FROM n",
                numbers(apps),
                client("i - 1"),
                user("i * 7"),
            ),
        ),
        (
            "redirect URIs",
            format!(
                "INSERT INTO redirect_uris (client_id, position, redirect_uri) {} SELECT {}, 0, {scheme} || '://' || {} || '/callback' FROM n",
                numbers(apps),
                client("i - 1"),
                host(false),
            ),
        ),
        (
            "sites",
            format!(
                "INSERT INTO client_sites (client_id, origin, site_key, shared) {} SELECT {}, {scheme} || '://' || {}, {}, {shared} FROM n",
                numbers(apps),
                client("i - 1"),
                host(false),
                host(true),
            ),
        ),
        (
            "grants",
            // One in five is of one app that everybody uses.
            format!(
                "INSERT INTO grants (id, user_id, client_id, scope, redirect_uri, allowed_at, created_at, redeemed_at, last_used_at, ended_at)
                 {} SELECT 'g' || CAST(1000000000 + i AS TEXT), {}, {}, 'event:write', 'https://x.example/', {now} - i, {now} - i, {now} - i,
                    {now} - i % 100000, CASE WHEN i % 9 = 0 THEN {now} END FROM n",
                numbers(grants),
                user("i * 13"),
                client("(CASE WHEN i % 5 = 0 THEN 998 ELSE i * 3 END)"),
            ),
        ),
        (
            "audit log",
            format!(
                "INSERT INTO audit_events (id, at, event, user_id, client_id, network)
                 {} SELECT '{prefix}-' || CAST(100000000 + i AS TEXT), {now} - {events} + i,
                    CASE i % 5 WHEN 0 THEN 'sign_in' WHEN 1 THEN 'consent_allowed' WHEN 2 THEN 'tokens_refreshed' WHEN 3 THEN 'tokens_issued'
                    ELSE 'client_created' END,
                    CASE WHEN i % 5 <> 4 THEN {} END, CASE WHEN i % 5 <> 0 THEN {} END, '192.0.2.' || CAST(i % 250 AS TEXT) FROM n",
                numbers(events),
                user("i * 17"),
                client("i * 11"),
            ),
        ),
    ];
    let before = if sqlite {
        "PRAGMA synchronous = OFF; PRAGMA cache_size = -400000; PRAGMA temp_store = MEMORY; "
    } else {
        ""
    };
    for (what, sql) in steps {
        let step = Instant::now();
        site.execute(&format!("{before}{sql}")).await?;
        println!("{what}: {:.1} s", step.elapsed().as_secs_f64());
    }
    // Postgres does this by itself within a minute; SQLite goes without, as the server does.
    if !sqlite {
        site.execute("ANALYZE").await?;
    }
    println!("in all: {:.0} s\n", begun.elapsed().as_secs_f64());
    Ok(())
}
