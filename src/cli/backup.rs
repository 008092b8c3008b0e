//! `permesso backup`: one consistent copy beside a running server; SQLite copies itself, Postgres is copied by `pg_dump`.

use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::json;
use url::Url;

use super::desk::{Place, name, open_store};
use super::output::{Form, print, print_json};
use super::{Failure, refused};
use crate::config::{Database, PostgresUrl};
use crate::store::migrations::{self, backup_sqlite};
use crate::store::{OpenError, Opening, Store};

#[derive(Debug, clap::Args)]
pub(super) struct Backup {
    /// The file to write; it must not exist
    file: PathBuf,
    #[command(flatten)]
    form: Form,
}

pub(super) async fn run(backup: Backup, place: &Place) -> Result<(), Failure> {
    let database = place.settings()?.database;
    name(&database);
    // An older schema is backed up as well: that is what one does before an upgrade.
    let store = open_store(&database, Opening::Look).await?;
    let done = copy(&store, &database, &backup.file).await;
    store.close().await;
    done?;
    let size = std::fs::metadata(&backup.file).map_or(0, |file| file.len());
    if backup.form.json {
        return print_json(&json!({ "file": backup.file.display().to_string(), "bytes": size }));
    }
    print(&format!(
        "Wrote {} ({size} bytes).\n",
        backup.file.display()
    ))
}

async fn copy(store: &Store, database: &Database, file: &Path) -> Result<(), Failure> {
    if migrations::state(store).await?.found == 0 {
        return Err(OpenError::Missing(format!("{database} (it is empty)")).into());
    }
    match (store, database) {
        (Store::Sqlite(store), _) => match backup_sqlite(store, file).await {
            Err(OpenError::File { source, .. }) => Err(not_made(file, &source)),
            done => Ok(done?),
        },
        (_, Database::Postgres(url)) => dump(url, file),
        (Store::Postgres(_), Database::Sqlite(_)) => refused("the settings changed meanwhile"),
    }
}

fn not_made(file: &Path, error: &io::Error) -> Failure {
    let file = file.display();
    Failure::Refused(if error.kind() == ErrorKind::AlreadyExists {
        format!("{file} exists already; a backup never overwrites")
    } else {
        format!("{file} cannot be written: {error}")
    })
}

fn dump(url: &PostgresUrl, file: &Path) -> Result<(), Failure> {
    let target = Target::of(url);
    let output = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(file)
        .map_err(|error| not_made(file, &error))?;
    let done = run_pg_dump(&target, &output)
        .and_then(|()| output.sync_all().map_err(|error| error.to_string()));
    done.map_err(|why| {
        // Nothing half done stays behind.
        let _ = std::fs::remove_file(file);
        Failure::Refused(format!(
            "{why}\nWhere pg_dump of the server's version is, and the database can be reached, run (it asks for the password):\n{}",
            target.line(file)
        ))
    })
}

fn run_pg_dump(target: &Target, output: &File) -> Result<(), String> {
    let stdout = output.try_clone().map_err(|error| error.to_string())?;
    let mut command = Command::new("pg_dump");
    command
        .args(ARGUMENTS)
        .arg("--no-password")
        .arg(format!("--dbname={}", target.url))
        .stdin(Stdio::null())
        .stdout(stdout)
        .stderr(Stdio::piped());
    // Not an argument: everybody on the machine can read those.
    if let Some(password) = &target.password {
        command.env("PGPASSWORD", password);
    }
    let ended = command
        .output()
        .map_err(|error| format!("pg_dump cannot be run: {error}"))?;
    if ended.status.success() {
        return Ok(());
    }
    let words = String::from_utf8_lossy(&ended.stderr);
    Err(format!(
        "pg_dump failed ({}): {}",
        ended.status,
        words.trim()
    ))
}

const ARGUMENTS: [&str; 2] = ["--format=custom", "--no-owner"];

/// A database as libpq knows it: a URL without the password, and the password.
#[derive(Debug, PartialEq, Eq)]
struct Target {
    url: String,
    password: Option<String>,
}

impl Target {
    fn of(url: &PostgresUrl) -> Self {
        let text = url.expose();
        let Ok(mut url) = Url::parse(text) else {
            return Self {
                url: url.to_string(),
                password: None,
            };
        };
        let mut password = url.password().map(decoded);
        // It fails only for URLs that can have none.
        let _ = url.set_password(None);
        let mut parameters = Vec::new();
        for (name, value) in url.query_pairs() {
            // The driver knows more names for them than libpq, which refuses those it does not know.
            let name = match &*name {
                "password" => {
                    password = Some(value.into_owned());
                    continue;
                }
                "ssl-mode" => "sslmode",
                "ssl-root-cert" | "ssl-ca" => "sslrootcert",
                "ssl-cert" => "sslcert",
                "ssl-key" => "sslkey",
                known if LIBPQ.contains(&known) => known,
                _ => continue,
            };
            let value = utf8_percent_encode(&value, NON_ALPHANUMERIC);
            parameters.push(format!("{name}={value}"));
        }
        url.set_query(None);
        let mut url = String::from(url);
        if !parameters.is_empty() {
            url.push('?');
            url.push_str(&parameters.join("&"));
        }
        Self { url, password }
    }

    /// What an operator may paste into a shell.
    fn line(&self, file: &Path) -> String {
        let [format, owner] = ARGUMENTS;
        let file = quoted(&file.display().to_string());
        format!(
            "pg_dump {format} {owner} --file={file} {}",
            quoted(&self.url)
        )
    }
}

/// Parameters that mean the same to both.
const LIBPQ: [&str; 11] = [
    "application_name",
    "dbname",
    "host",
    "hostaddr",
    "options",
    "port",
    "sslcert",
    "sslkey",
    "sslmode",
    "sslrootcert",
    "user",
];

fn decoded(text: &str) -> String {
    percent_encoding::percent_decode_str(text)
        .decode_utf8_lossy()
        .into_owned()
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn target(url: &str) -> Target {
        match Database::parse(url, Path::new("")).unwrap() {
            Database::Postgres(url) => Target::of(&url),
            Database::Sqlite(_) => panic!("{url} is a Postgres URL"),
        }
    }

    #[test]
    fn the_password_is_taken_out_of_the_url() {
        for url in [
            "postgres://me:s%20cret@db.example/permesso",
            "postgres://me@db.example/permesso?password=s+cret",
        ] {
            let target = target(url);
            assert_eq!(target.url, "postgres://me@db.example/permesso");
            assert_eq!(target.password.as_deref(), Some("s cret"));
        }
    }

    #[test]
    fn parameters_are_those_of_libpq() {
        let target = target(
            "postgres:///permesso?user=me&host=/run/postgresql&ssl-mode=require&statement-cache-capacity=9&options=-c%20a",
        );
        assert_eq!(
            target.url,
            "postgres:///permesso?user=me&host=%2Frun%2Fpostgresql&sslmode=require&options=%2Dc%20a"
        );
    }

    #[test]
    fn the_line_can_be_pasted() {
        let line = target("postgres://me:pw@h/db").line(Path::new("it's here"));
        assert_eq!(
            line,
            r"pg_dump --format=custom --no-owner --file='it'\''s here' 'postgres://me@h/db'"
        );
    }
}
