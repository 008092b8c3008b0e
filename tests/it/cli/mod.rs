//! The command line: the real binary, a process for each command, beside a server where that matters.

mod audit;
mod backup;
mod clients;
mod clients_found;
mod database;
mod doctor;
mod keys;
mod mail;
mod serve;
mod settings;
mod tokens;
mod users;

use std::fmt;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, ChildStderr, Command, Stdio};

use permesso::store::Location;
use permesso::world::environment;
use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;

use crate::support::{Database, PASSWORD};

/// The binary, with a database and settings of one test's own.
struct Cli {
    folder: PathBuf,
    url: String,
    settings: Vec<(String, String)>,
}

impl Cli {
    fn of(database: &Database) -> Self {
        let url = match &database.location {
            Location::Sqlite(path) => format!("sqlite:{}", path.display()),
            Location::Postgres(url) => url.clone(),
        };
        Self {
            folder: database.folder(),
            url,
            settings: Vec::new(),
        }
    }

    /// With one more variable; `PERMESSO_` stands before its name if it is a setting.
    fn with(mut self, name: &str, value: &str) -> Self {
        self.settings.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The binary with these variables and no other: nothing of the caller's own settings reaches it.
    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_permesso"));
        let path = environment().filter(|(name, _)| name == "PATH");
        command
            .args(arguments)
            .current_dir(&self.folder)
            .env_clear()
            .envs(path)
            .env("PERMESSO_DATABASE_URL", &self.url)
            .env("PERMESSO_LISTEN", "127.0.0.1:0")
            .envs(self.settings.iter().map(|(name, value)| (name, value)))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    /// Starts a command, and gives it all of its input.
    fn start(&self, arguments: &[&str], input: &str) -> Started {
        let mut child = self.command(arguments).spawn().unwrap();
        // A command that ends without reading is no mistake of the test.
        let _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        Started {
            child,
            what: arguments.join(" "),
        }
    }

    fn type_in(&self, arguments: &[&str], input: &str) -> Done {
        self.start(arguments, input).wait()
    }

    fn run(&self, arguments: &[&str]) -> Done {
        self.type_in(arguments, "")
    }

    /// An account with [`PASSWORD`].
    fn person(&self, name: &str, more: &[&str]) -> Value {
        let email = format!("{name}@people.example");
        let mut arguments = vec![
            "user",
            "create",
            name,
            "--email",
            &email,
            "--password-stdin",
            "--json",
        ];
        arguments.extend(more);
        self.type_in(&arguments, &format!("{PASSWORD}\n")).json()
    }

    /// An app at `https://app.example/callback`.
    fn client(&self, more: &[&str]) -> Value {
        let mut arguments = vec!["client", "create", "--name", "Calendar", "--json"];
        arguments.extend(["--redirect-uri", "https://app.example/callback"]);
        arguments.extend(more);
        self.run(&arguments).json()
    }

    /// A server process; it listens when this returns.
    fn serve(&self) -> Serving {
        let mut child = self.command(&["serve"]).spawn().unwrap();
        let mut errors = BufReader::new(child.stderr.take().unwrap());
        let mut said = String::new();
        let address = loop {
            let begin = said.len();
            let read = errors.read_line(&mut said).unwrap();
            assert_ne!(read, 0, "the server ended:\n{said}");
            if let Some(rest) = said[begin..].strip_prefix("Permesso listens at ") {
                break rest.split_whitespace().next().unwrap().to_owned();
            }
        };
        Serving {
            child,
            errors,
            said,
            address,
        }
    }
}

/// A command that runs.
struct Started {
    child: Child,
    what: String,
}

impl Started {
    fn wait(self) -> Done {
        let ended = self.child.wait_with_output().unwrap();
        Done {
            what: self.what,
            code: ended.status.code(),
            out: String::from_utf8(ended.stdout).unwrap(),
            err: String::from_utf8(ended.stderr).unwrap(),
        }
    }
}

/// What a command answered.
struct Done {
    what: String,
    code: Option<i32>,
    out: String,
    err: String,
}

impl fmt::Debug for Done {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            what,
            code,
            out,
            err,
        } = self;
        write!(
            f,
            "permesso {what}: {code:?}\n--- stdout\n{out}--- stderr\n{err}"
        )
    }
}

impl Done {
    /// Exit 0; what stood on stdout.
    #[track_caller]
    fn ok(&self) -> &str {
        assert_eq!(self.code, Some(0), "{self:?}");
        &self.out
    }

    /// Exit 0, and one JSON document on stdout.
    #[track_caller]
    fn json(&self) -> Value {
        serde_json::from_str(self.ok()).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// Exit 1, and `sentence` on stderr.
    #[track_caller]
    fn refused(&self, sentence: &str) {
        assert_eq!(self.code, Some(1), "{self:?}");
        assert!(self.err.contains(sentence), "{sentence}: {self:?}");
        assert!(!self.err.contains("panicked"), "{self:?}");
    }

    /// Exit 2, nothing on stdout, and no database touched.
    #[track_caller]
    fn usage(&self) {
        assert_eq!(self.code, Some(2), "{self:?}");
        assert!(self.out.is_empty() && !self.err.is_empty(), "{self:?}");
        assert!(!self.err.contains("database: "), "{self:?}");
    }
}

/// A server process; dropping it kills it.
struct Serving {
    child: Child,
    errors: BufReader<ChildStderr>,
    /// What it printed on stderr until it listened.
    said: String,
    address: String,
}

impl Serving {
    /// `127.0.0.1:PORT`.
    fn host(&self) -> &str {
        self.address.strip_prefix("http://").unwrap()
    }

    /// The one setup link that it printed, as a path.
    fn setup_path(&self) -> Option<String> {
        let links = self.said.lines().filter_map(|line| {
            line.strip_prefix("Set up the first administrator: http://localhost:13120")
        });
        let links: Vec<&str> = links.collect();
        assert!(links.len() < 2, "{}", self.said);
        links.first().map(ToString::to_string)
    }

    /// The status and the text of an answer.
    fn get(&self, path: &str, headers: &str) -> (u16, String) {
        let mut stream = TcpStream::connect(self.host()).unwrap();
        let request = format!(
            "GET {path} HTTP/1.1\r\nHost: localhost:13120\r\nConnection: close\r\n{headers}\r\n"
        );
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        (answer[9..12].parse().unwrap(), answer)
    }

    /// Ends it by a signal; its exit status, and all that it printed on stderr.
    fn stop(&mut self, signal: Signal) -> (Option<i32>, String) {
        kill_process(Pid::from_child(&self.child), signal).unwrap();
        let ended = self.child.wait().unwrap();
        let mut said = std::mem::take(&mut self.said);
        self.errors.read_to_string(&mut said).unwrap();
        (ended.code(), said)
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // Ended already is as good.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
