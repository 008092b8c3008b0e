//! One installation of the real server: its own directory and database, its commands, and its processes.

use std::{
    fs::{File, OpenOptions},
    io::Write as _,
    net::{SocketAddr, TcpListener},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicU32, Ordering},
    time::{Duration, Instant},
};

use sqlx::{Connection as _, PgConnection};
use tempfile::TempDir;

use super::{
    Fallible,
    http::{Connection, Request},
};

/// The password of every person: long and odd enough for the rules.
pub(crate) const PASSWORD: &str = "violet-harbour-quilt-94-moss";

/// A start that takes longer than this is a failure, not a slow start.
const START: Duration = Duration::from_secs(30);

static DATABASES: AtomicU32 = AtomicU32::new(0);

/// A public URL with a database behind it; any number of processes may serve it.
pub(crate) struct Site {
    dir: TempDir,
    /// The issuer.
    pub(crate) origin: String,
    /// What browsers and apps send as `Host`.
    pub(crate) host: String,
    port: u16,
    database: Database,
    settings: Vec<(String, String)>,
}

enum Database {
    Sqlite(PathBuf),
    Postgres {
        url: String,
        maintenance: String,
        name: String,
    },
}

/// A running process of the site; dropping it kills it.
pub(crate) struct Server {
    child: Child,
    pub(crate) address: SocketAddr,
    log: PathBuf,
    begun: Instant,
}

impl Site {
    pub(crate) fn sqlite() -> Fallible<Site> {
        let dir = TempDir::new()?;
        let file = dir.path().join("permesso.db");
        Site::new(dir, Database::Sqlite(file))
    }

    /// A fresh database in the cluster that `maintenance` leads to.
    pub(crate) async fn postgres(maintenance: &str) -> Fallible<Site> {
        let number = DATABASES.fetch_add(1, Ordering::Relaxed);
        let name = format!("permesso_program_{}_{number}", std::process::id());
        administer(maintenance, &format!("CREATE DATABASE {name}")).await?;
        let mut url = url::Url::parse(maintenance)?;
        url.set_path(&name);
        let database = Database::Postgres {
            url: url.into(),
            maintenance: maintenance.to_owned(),
            name,
        };
        Site::new(TempDir::new()?, database)
    }

    fn new(dir: TempDir, database: Database) -> Fallible<Site> {
        let port = free_port()?;
        let host = format!("localhost:{port}");
        Ok(Site {
            dir,
            origin: format!("http://{host}"),
            host,
            port,
            database,
            settings: Vec::new(),
        })
    }

    /// A setting of its own, without the `PERMESSO_` in front.
    pub(crate) fn set(&mut self, name: &str, value: &str) {
        self.settings
            .push((format!("PERMESSO_{name}"), value.to_owned()));
    }

    /// The SQLite file, if that is the engine.
    pub(crate) fn file(&self) -> Option<&Path> {
        match &self.database {
            Database::Sqlite(file) => Some(file),
            Database::Postgres { .. } => None,
        }
    }

    pub(crate) fn database_url(&self) -> String {
        match &self.database {
            Database::Sqlite(file) => format!("sqlite:{}", file.display()),
            Database::Postgres { url, .. } => url.clone(),
        }
    }

    /// Runs a command of the binary; its standard output, or its complaint.
    pub(crate) fn command(&self, arguments: &[&str], input: &str) -> Fallible<String> {
        let mut child = self
            .binary()
            .args(arguments)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()?;
        if let Some(mut stdin) = child.stdin.take() {
            stdin.write_all(input.as_bytes())?;
        }
        let output = child.wait_with_output()?;
        if !output.status.success() {
            let complaint = String::from_utf8_lossy(&output.stderr);
            return Err(format!(
                "permesso {}: {} {complaint}",
                arguments.join(" "),
                output.status
            )
            .into());
        }
        Ok(String::from_utf8(output.stdout)?)
    }

    /// A person who can sign in with [`PASSWORD`].
    pub(crate) fn person(&self, name: &str) -> Fallible<()> {
        let email = format!("{name}@people.example");
        let arguments = [
            "user",
            "create",
            name,
            "--email",
            &email,
            "--password-stdin",
        ];
        self.command(&arguments, &format!("{PASSWORD}\n")).map(drop)
    }

    /// Runs statements of the program's own beside the servers: what was used up is put back.
    pub(crate) async fn execute(&self, sql: &str) -> Fallible<()> {
        match &self.database {
            Database::Sqlite(file) => {
                let connection = rusqlite::Connection::open(file)?;
                connection.busy_timeout(Duration::from_secs(10))?;
                Ok(connection.execute_batch(sql)?)
            }
            Database::Postgres { url, .. } => administer(url, sql).await,
        }
    }

    /// These bytes as a literal of the engine's SQL.
    pub(crate) fn literal(&self, bytes: &[u8]) -> String {
        let hex = data_encoding::HEXLOWER.encode(bytes);
        match &self.database {
            Database::Sqlite(_) => format!("x'{hex}'"),
            Database::Postgres { .. } => format!("'\\x{hex}'::bytea"),
        }
    }

    /// Starts the process that the public URL names.
    pub(crate) fn start(&self) -> Fallible<Server> {
        self.start_at(self.port)
    }

    /// Starts one more process beside it, on a port of its own.
    pub(crate) fn start_another(&self) -> Fallible<Server> {
        self.start_at(free_port()?)
    }

    fn start_at(&self, port: u16) -> Fallible<Server> {
        let address = SocketAddr::from(([127, 0, 0, 1], port));
        let log = self.dir.path().join(format!("{port}.log"));
        let file = OpenOptions::new().create(true).append(true).open(&log)?;
        let begun = Instant::now();
        let child = self
            .binary()
            .env("PERMESSO_LISTEN", address.to_string())
            .stdin(Stdio::null())
            .stdout(Stdio::from(file.try_clone()?))
            .stderr(Stdio::from(file))
            .spawn()?;
        Ok(Server {
            child,
            address,
            log,
            begun,
        })
    }

    /// The binary with our settings and no other: neither a file nor a variable of the caller reaches it.
    fn binary(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_permesso"));
        for (name, _) in std::env::vars_os() {
            if name.to_string_lossy().starts_with("PERMESSO_") {
                command.env_remove(name);
            }
        }
        command
            .current_dir(self.dir.path())
            .env("PERMESSO_PUBLIC_URL", &self.origin)
            .env("PERMESSO_DATABASE_URL", self.database_url())
            .env("PERMESSO_LIMITS__ENABLED", "false")
            .envs(self.settings.iter().map(|(name, value)| (name, value)));
        command
    }

    /// Takes the Postgres database away again; a SQLite file goes with its directory.
    pub(crate) async fn remove(self) -> Fallible<()> {
        match &self.database {
            Database::Sqlite(_) => Ok(()),
            Database::Postgres {
                maintenance, name, ..
            } => administer(maintenance, &format!("DROP DATABASE {name} WITH (FORCE)")).await,
        }
    }
}

impl Server {
    /// Waits for `/readyz`; the time since the process was started.
    pub(crate) async fn ready(&mut self, host: &str) -> Fallible<Duration> {
        let request = Request::get("/readyz").bytes(host);
        while self.begun.elapsed() < START {
            if let Some(status) = self.child.try_wait()? {
                return Err(format!(
                    "the server ended at its start: {status}\n{}",
                    self.log_tail()
                )
                .into());
            }
            if let Ok(mut lane) = Connection::open(self.address).await
                && let Ok(response) = lane.send(&request).await
                && response.status == 200
            {
                return Ok(self.begun.elapsed());
            }
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        Err(format!("not ready within {START:?}\n{}", self.log_tail()).into())
    }

    pub(crate) async fn connect(&self) -> Fallible<Connection> {
        Ok(Connection::open(self.address).await?)
    }

    pub(crate) async fn connections(&self, count: usize) -> Fallible<Vec<Connection>> {
        let mut lanes = Vec::with_capacity(count);
        for _ in 0..count {
            lanes.push(self.connect().await?);
        }
        Ok(lanes)
    }

    /// SIGKILL: no handler, no drain, no last write.
    pub(crate) fn kill(&mut self) -> Fallible<()> {
        self.child.kill()?;
        self.child.wait()?;
        Ok(())
    }

    /// SIGTERM, and the exit status that the drain ends with.
    pub(crate) fn stop(&mut self) -> Fallible<()> {
        let id = self.child.id().to_string();
        let told = Command::new("kill").args(["-TERM", &id]).status()?;
        let ended = self.child.wait()?;
        if told.success() && ended.success() {
            return Ok(());
        }
        Err(format!("SIGTERM ended with {ended}\n{}", self.log_tail()).into())
    }

    /// A line of `/proc/<pid>/status` in KiB: `VmRSS` now, `VmHWM` at most since the start or the last reset.
    pub(crate) fn memory(&self, line: &str) -> Fallible<u64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        status
            .lines()
            .find_map(|text| {
                text.strip_prefix(line)?
                    .strip_prefix(':')?
                    .trim()
                    .strip_suffix(" kB")?
                    .parse()
                    .ok()
            })
            .ok_or_else(|| format!("no {line} in /proc").into())
    }

    /// Lets `VmHWM` begin anew, so that each cell of a benchmark has a peak of its own.
    pub(crate) fn reset_peak(&self) -> Fallible<()> {
        File::options()
            .write(true)
            .open(format!("/proc/{}/clear_refs", self.child.id()))?
            .write_all(b"5")?;
        Ok(())
    }

    /// What must not stand in its log, earlier processes on the same port included: breakages and panics.
    pub(crate) fn unbroken(&self) -> Fallible<()> {
        let text = std::fs::read_to_string(&self.log)?;
        let broken: Vec<&str> = text
            .lines()
            .filter(|line| line.contains(" ERROR ") || line.contains("panicked"))
            .collect();
        match broken.first() {
            Some(first) => Err(format!("{} breakages in the log: {first}", broken.len()).into()),
            None => Ok(()),
        }
    }

    /// The end of what the process wrote, for a failure report.
    pub(crate) fn log_tail(&self) -> String {
        let text = std::fs::read_to_string(&self.log).unwrap_or_default();
        let lines: Vec<&str> = text.lines().collect();
        lines[lines.len().saturating_sub(12)..].join("\n")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.kill();
    }
}

fn free_port() -> Fallible<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}

async fn administer(maintenance: &str, statement: &str) -> Fallible<()> {
    let mut connection = PgConnection::connect(maintenance).await?;
    sqlx::raw_sql(sqlx::AssertSqlSafe(statement.to_owned()))
        .execute(&mut connection)
        .await?;
    Ok(())
}
