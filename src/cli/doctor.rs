//! `permesso doctor`: what is wrong with this installation, each in a sentence that says what to do.

use std::ffi::OsString;
use std::fs::Metadata;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use serde_json::json;
use url::Url;

use super::desk::{Place, name, open_store};
use super::output::{Form, print, print_json};
use super::{Failure, healthcheck, refused};
use crate::actions::{breached, mails, sealing, watch};
use crate::app::App;
use crate::config::{Config, Database, Listen, Source};
use crate::people::calendar;
use crate::store::{Opening, Store, migrations};
use crate::world::{Clock, Random};

/// Less free room than this, and the next write may fail.
const ROOM: u64 = 100 * 1024 * 1024;
/// How far clocks may be apart, in seconds.
const DRIFT: i64 = 30;
/// A mail that waits for longer than this, in seconds, does not get through.
const LATE: i64 = 600;
/// 2025: a clock before it was never set.
const EARLIEST: i64 = 1_735_689_600;

/// How bad something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Verdict {
    Good,
    Warning,
    Problem,
}

impl Verdict {
    fn word(self) -> &'static str {
        match self {
            Self::Good => "ok",
            Self::Warning => "warning",
            Self::Problem => "problem",
        }
    }
}

/// What was found out about one thing.
#[derive(Debug)]
struct Finding {
    about: &'static str,
    verdict: Verdict,
    text: String,
}

#[derive(Debug, Default)]
struct Findings(Vec<Finding>);

impl Findings {
    fn add(&mut self, about: &'static str, verdict: Verdict, text: impl Into<String>) {
        self.0.push(Finding {
            about,
            verdict,
            text: text.into(),
        });
    }

    fn good(&mut self, about: &'static str, text: impl Into<String>) {
        self.add(about, Verdict::Good, text);
    }

    fn warning(&mut self, about: &'static str, text: impl Into<String>) {
        self.add(about, Verdict::Warning, text);
    }

    fn problem(&mut self, about: &'static str, text: impl Into<String>) {
        self.add(about, Verdict::Problem, text);
    }
}

pub(super) async fn run(form: Form, place: &Place) -> Result<(), Failure> {
    let mut findings = Findings::default();
    match place.load() {
        Ok((config, warnings)) => {
            for warning in &warnings {
                findings.warning("settings", warning.to_string());
            }
            if warnings.is_empty() {
                findings.good("settings", "They are good.");
            }
            examine(config, &mut findings).await;
        }
        Err(error) => {
            for problem in error.problems {
                findings.problem("settings", problem);
            }
        }
    }
    report(form, &findings)
}

fn report(form: Form, findings: &Findings) -> Result<(), Failure> {
    let of = |verdict| findings.0.iter().filter(|it| it.verdict == verdict).count();
    let problems = of(Verdict::Problem);
    if form.json {
        let list: Vec<_> = findings
            .0
            .iter()
            .map(|it| json!({ "about": it.about, "verdict": it.verdict.word(), "text": it.text }))
            .collect();
        print_json(&json!({ "ok": problems == 0, "findings": list }))?;
    } else {
        let lines: Vec<String> = findings
            .0
            .iter()
            .map(|it| format!("{:8} {:12} {}\n", it.verdict.word(), it.about, it.text))
            .collect();
        print(&lines.concat())?;
    }
    match problems {
        0 => Ok(()),
        1 => refused("1 problem"),
        _ => refused(format!("{problems} problems")),
    }
}

async fn examine(config: Config, findings: &mut Findings) {
    public_url(&config, findings);
    settings_file(&config, findings);
    server(&config.listen, findings).await;
    name(&config.database);
    if let Database::Sqlite(path) = &config.database {
        files(path, findings);
        room(path, findings);
    }
    match open_store(&config.database, Opening::Look).await {
        Ok(store) => {
            findings.good("database", format!("{} opens.", config.database));
            inside(config, store, findings).await;
        }
        Err(error) => findings.problem("database", format!("{error}.")),
    }
}

/// What the database itself says.
async fn inside(config: Config, store: Store, findings: &mut Findings) {
    let app = App::new(config, store, Clock::System, Random::System);
    if let Err(failure) = examine_store(&app, findings).await {
        let text = match failure {
            Failure::Refused(sentence) | Failure::Usage(sentence) => sentence,
            Failure::Unread => String::new(),
        };
        findings.problem("database", text);
    }
    app.store.close().await;
}

async fn examine_store(app: &App, findings: &mut Findings) -> Result<(), Failure> {
    if let Store::Sqlite(_) = app.store {
        let wrong = app.store.integrity().await?;
        if wrong.is_empty() {
            findings.good("integrity", "Every page and every reference is sound.");
        }
        for line in wrong.iter().take(10) {
            findings.problem(
                "integrity",
                format!("{line}. Restore a backup, and look at the disk."),
            );
        }
    }
    let state = migrations::state(&app.store).await?;
    if !state.pending.is_empty() {
        findings.problem(
            "schema",
            format!(
                "Version {} is there, {} is needed: run `permesso migrate`.",
                state.found, state.wanted
            ),
        );
        return Ok(());
    }
    findings.good("schema", format!("Version {}.", state.found));
    let database = app.store.condition().await?;
    let log = database.log.map_or_else(String::new, |log| {
        format!(", and {} KiB of log", log / 1_024)
    });
    findings.good("size", format!("{} KiB{log}.", database.size / 1_024));
    clock(app, findings).await?;
    keys(app, findings).await?;
    breached_passwords(&app.config, findings);
    mail(app, findings).await?;
    if app.store.has_admin().await? {
        findings.good("setup", "There is an administrator.");
    } else {
        findings.warning(
            "setup",
            "There is no administrator yet: open the link that `permesso setup-link` prints.",
        );
    }
    match watch::forgotten_proxy_met(app).await? {
        None => findings.good("proxies", "No unknown proxy has been met since the start."),
        Some(peer) => findings.problem(
            "proxies",
            format!(
                "{peer} forwards requests and is not in trusted_proxies: everybody behind it shares one rate limit. Add it, or keep it from sending forwarded headers, and restart."
            ),
        ),
    }
    Ok(())
}

async fn keys(app: &App, findings: &mut Findings) -> Result<(), Failure> {
    let about = "keys";
    for used in sealing::missing(app).await? {
        findings.problem(
            about,
            format!(
                "{} secrets are sealed under the key {}, which is not here (`permesso key show`): put it back, or those people cannot sign in.",
                used.secrets, used.key_id
            ),
        );
    }
    let Some(file) = app.keys.file() else {
        findings.good(about, "They come from a setting.");
        return Ok(());
    };
    match std::fs::metadata(file) {
        Ok(metadata) if metadata.permissions().mode() & 0o077 != 0 => findings.problem(
            about,
            format!("Others may read {}: chmod 600.", file.display()),
        ),
        Ok(_) => findings.good(
            about,
            format!("{}; keep a copy apart from the backups.", file.display()),
        ),
        Err(_) => findings.good(about, "None is needed yet."),
    }
    Ok(())
}

/// Whether the mail server lets us in, and whether mails get stuck.
async fn mail(app: &App, findings: &mut Findings) -> Result<(), Failure> {
    let about = "mail";
    let Some(smtp) = &app.config.mail.smtp else {
        findings.good(
            about,
            "None is sent (mail.smtp_url); the command line prints links to hand over.",
        );
        return Ok(());
    };
    let at = format!("{}:{}", smtp.host, smtp.port);
    match mails::probe(app).await {
        Ok(()) => findings.good(
            about,
            format!("{at} lets us in; `permesso mail test ADDRESS` sends one."),
        ),
        Err(error) => findings.problem(about, format!("{at}: {error}")),
    }
    let health = mails::health(app).await?;
    let error = health
        .last_error
        .map_or_else(String::new, |error| format!(" The last error: {error}"));
    if health.failed > 0 {
        findings.warning(
            about,
            format!(
                "{} were given up within the last days (`permesso mail list`).{error}",
                health.failed
            ),
        );
    }
    let now = app.clock.now();
    let since = health.oldest_waiting_at.unwrap_or(now);
    if since + LATE < now {
        findings.warning(
            about,
            format!(
                "{} wait, the oldest since {}: is a server running?{error}",
                health.waiting,
                calendar::exact(since)
            ),
        );
    }
    Ok(())
}

fn breached_passwords(config: &Config, findings: &mut Findings) {
    let Some(file) = &config.breached_passwords else {
        return;
    };
    match breached::contains(file, "") {
        Ok(_) => findings.good("passwords", format!("Held against {}.", file.display())),
        Err(error) => findings.problem(
            "passwords",
            format!("{}: {error}. No new password is taken.", file.display()),
        ),
    }
}

async fn clock(app: &App, findings: &mut Findings) -> Result<(), Failure> {
    let now = app.clock.now();
    let latest = app.store.latest_event_at().await?.unwrap_or(0);
    let database = app.store.database_clock().await?.unwrap_or(now);
    if now < EARLIEST {
        findings.problem(
            "clock",
            format!("It says {}: set it.", calendar::exact(now)),
        );
    } else if latest > now + DRIFT {
        findings.problem(
            "clock",
            format!(
                "It says {}, but something happened at {} already: tokens end at wrong times.",
                calendar::exact(now),
                calendar::exact(latest)
            ),
        );
    } else if database.abs_diff(now) > DRIFT.unsigned_abs() {
        findings.problem(
            "clock",
            format!(
                "It is {} s apart from the clock of the database's machine; one of them is wrong.",
                database.abs_diff(now)
            ),
        );
    } else {
        findings.good("clock", format!("It says {}.", calendar::exact(now)));
    }
    Ok(())
}

fn public_url(config: &Config, findings: &mut Findings) {
    let url = &config.public_url;
    let about = "public URL";
    if !url.is_https() {
        if url.is_loopback() {
            findings.good(about, format!("{url}, for this machine only."));
        } else {
            findings.warning(
                about,
                format!("{url}: whoever listens on the network reads passwords and tokens."),
            );
        }
        return;
    }
    // We speak no TLS, so something before us does.
    if config.trusted_proxies.is_empty() {
        findings.warning(
            about,
            format!(
                "{url} needs a proxy for TLS, and trusted_proxies names none: everybody behind it shares one rate limit."
            ),
        );
    } else {
        findings.good(about, format!("{url}, by a trusted proxy."));
    }
}

async fn server(listen: &Listen, findings: &mut Findings) {
    match healthcheck::status(listen).await {
        Ok(200) => findings.good("server", format!("It answers at {listen}.")),
        Ok(status) => findings.problem(
            "server",
            format!("What answers at {listen} is not ready (status {status})."),
        ),
        Err(error) => findings.warning(
            "server",
            format!("It does not answer at {listen} ({error})."),
        ),
    }
}

/// A file with a password in it is the operator's own.
fn settings_file(config: &Config, findings: &mut Findings) {
    let of_database = match &config.database {
        Database::Postgres(url) => {
            Url::parse(url.expose()).is_ok_and(|url| url.password().is_some())
        }
        Database::Sqlite(_) => false,
    };
    let smtp = config.mail.smtp.as_ref();
    let of_mail = smtp.is_some_and(|smtp| smtp.login.is_some());
    for (key, whose, has_password) in [
        ("database_url", "database", of_database),
        ("mail.smtp_url", "mail server", of_mail),
    ] {
        let Source::File { path, .. } = config.source(key) else {
            continue;
        };
        if has_password && mode(&path).is_some_and(|mode| mode & 0o007 != 0) {
            findings.problem(
                "permissions",
                format!(
                    "{} holds the {whose}'s password and everybody on this machine may read it: chmod 640.",
                    path.display()
                ),
            );
        }
    }
}

fn mode(path: &Path) -> Option<u32> {
    let metadata: Metadata = std::fs::metadata(path).ok()?;
    Some(metadata.permissions().mode())
}

/// The file, what SQLite keeps beside it, and its folder.
fn files(path: &Path, findings: &mut Findings) {
    let mut wrong = false;
    for suffix in ["", "-wal", "-shm"] {
        let mut name = OsString::from(path);
        name.push(suffix);
        let file = PathBuf::from(name);
        if mode(&file).is_some_and(|mode| mode & 0o077 != 0) {
            wrong = true;
            findings.problem(
                "permissions",
                format!(
                    "Others on this machine may open {}: chmod 600.",
                    file.display()
                ),
            );
        }
    }
    let folder = folder(path);
    if mode(folder).is_some_and(|mode| mode & 0o002 != 0) {
        wrong = true;
        findings.problem(
            "permissions",
            format!(
                "Everybody on this machine may put files into {}: chmod o-w.",
                folder.display()
            ),
        );
    }
    if !wrong && path.exists() {
        findings.good("permissions", "Nobody else may open the database.");
    }
}

fn folder(path: &Path) -> &Path {
    path.parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

/// Room on the disk: for the next write, and for the copy that an upgrade makes first.
fn room(path: &Path, findings: &mut Findings) {
    let Ok(disk) = rustix::fs::statvfs(folder(path)) else {
        // The folder is not there; the database says so.
        return;
    };
    let free = disk.f_bavail.saturating_mul(disk.f_frsize);
    let size = std::fs::metadata(path).map_or(0, |file| file.len());
    let text = format!("{} MiB are free.", free / (1024 * 1024));
    if free < ROOM {
        findings.problem("disk", format!("{text} Make room before writes fail."));
    } else if free < size.saturating_mul(2) {
        findings.warning(
            "disk",
            format!("{text} A backup, or the copy before an upgrade, may not fit."),
        );
    } else {
        findings.good("disk", text);
    }
}
