//! Passwords and tokens: one line of stdin, or a password typed twice at a terminal without echo; never an argument, which every other user of the
//! machine can read.

use std::io::{self, BufRead, IsTerminal, Stdin};

use rustix::termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcsetattr};
use tokio::sync::oneshot;

use super::output::say;
use super::{Failure, refused};

/// More than any password that can be set.
const LONGEST_LINE: u64 = 4096;

/// A new password.
pub(super) async fn new_password(from_stdin: bool) -> Result<String, Failure> {
    if from_stdin {
        return line("password", io::stdin().lock());
    }
    if !io::stdin().is_terminal() {
        return Err(Failure::Usage(
            "there is no terminal to ask for the password: pipe it in and add --password-stdin"
                .to_owned(),
        ));
    }
    let first = ask("Password: ").await?;
    let second = ask("The same again: ").await?;
    if first == second {
        Ok(first)
    } else {
        refused("the two passwords differ; nothing was changed")
    }
}

/// One line of `input`, which must not be empty; `what` names it.
pub(super) fn line(what: &str, input: impl BufRead) -> Result<String, Failure> {
    match read_line(input) {
        Ok(line) if !line.is_empty() => Ok(line),
        Ok(_) => refused(format!("no {what} arrived on standard input")),
        Err(error) => refused(format!("standard input cannot be read: {error}")),
    }
}

/// One line without its end.
fn read_line(input: impl BufRead) -> io::Result<String> {
    let mut line = String::new();
    input.take(LONGEST_LINE).read_line(&mut line)?;
    let end = line.trim_end_matches(['\r', '\n']).len();
    line.truncate(end);
    Ok(line)
}

/// Asks at the terminal.
async fn ask(prompt: &str) -> Result<String, Failure> {
    let silent = Silent::begin().map_err(|error| {
        Failure::Refused(format!(
            "the terminal does not stop its echo ({error}): pipe the password in and add --password-stdin"
        ))
    })?;
    // `say` would end the line.
    let _ = io::Write::write_all(&mut io::stderr(), prompt.as_bytes());
    let (answer, line) = oneshot::channel();
    // A thread of its own: the runtime would wait for its own blocking ones at the end, and this one may never return.
    std::thread::spawn(move || answer.send(read_line(io::stdin().lock())));
    let line = tokio::select! {
        line = line => line,
        // The echo must come back before we go.
        _ = tokio::signal::ctrl_c() => {
            drop(silent);
            say("");
            return refused("interrupted; nothing was changed");
        }
    };
    drop(silent);
    say("");
    match line {
        Ok(Ok(line)) => Ok(line),
        _ => refused("the terminal cannot be read"),
    }
}

/// The terminal without echo, until this is dropped.
struct Silent {
    stdin: Stdin,
    before: Termios,
}

impl Silent {
    fn begin() -> io::Result<Self> {
        let stdin = io::stdin();
        let before = tcgetattr(&stdin)?;
        let mut silent = before.clone();
        silent.local_modes.remove(LocalModes::ECHO);
        tcsetattr(&stdin, OptionalActions::Flush, &silent)?;
        Ok(Self { stdin, before })
    }
}

impl Drop for Silent {
    fn drop(&mut self) {
        // If the terminal has gone, nothing is left to be set.
        let _ = tcsetattr(&self.stdin, OptionalActions::Now, &self.before);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_line_is_read_without_its_end() {
        assert_eq!(read_line(&b"a b \r\nc\n"[..]).unwrap(), "a b ");
        assert_eq!(read_line(&b"no end"[..]).unwrap(), "no end");
        assert_eq!(read_line(&b""[..]).unwrap(), "");
    }

    #[test]
    fn a_line_without_end_is_cut_off() {
        let long = vec![b'x'; 1_000_000];
        assert_eq!(read_line(&long[..]).unwrap().len(), 4096);
    }
}
