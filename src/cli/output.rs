//! What a command prints: tables for people, or one JSON document, on stdout; everything else on stderr.

use std::fmt;
use std::io::{self, BufWriter, ErrorKind, StdoutLock, Write};

use serde_json::Value;

use super::Failure;
use crate::people::calendar;

/// `--json`, where data is printed.
#[derive(Clone, Copy, Debug, clap::Args)]
pub(super) struct Form {
    /// Print one JSON document
    #[arg(long)]
    pub(super) json: bool,
}

/// A plain line on stderr.
pub(super) fn say(line: &str) {
    // A closed stderr is no reason to stop half-way.
    let _ = writeln!(io::stderr(), "{line}");
}

fn unread(error: &io::Error) -> Failure {
    if error.kind() == ErrorKind::BrokenPipe {
        Failure::Unread
    } else {
        Failure::Refused(format!("standard output cannot be written: {error}"))
    }
}

/// Text on stdout.
pub(super) fn print(text: &str) -> Result<(), Failure> {
    let mut stdout = io::stdout().lock();
    stdout
        .write_all(text.as_bytes())
        .and_then(|()| stdout.flush())
        .map_err(|error| unread(&error))
}

/// One JSON document on stdout.
pub(super) fn print_json(value: &Value) -> Result<(), Failure> {
    print(&format!("{value:#}\n"))
}

/// One thing: a JSON object, or a line for each of `details`.
pub(super) fn show(form: Form, json: &Value, details: &[(&str, String)]) -> Result<(), Failure> {
    if form.json {
        return print_json(json);
    }
    let width = details.iter().map(|(title, _)| title.len()).max();
    let width = width.unwrap_or(0);
    let mut text = String::new();
    for (title, value) in details {
        let value = harmless(value);
        text.push_str(format!("{title:width$}  {value}").trim_end());
        text.push('\n');
    }
    print(&text)
}

/// Many things of one kind, page by page: a JSON array, or a table as wide as its first page needs.
pub(super) struct Listing {
    form: Form,
    titles: &'static [&'static str],
    widths: Vec<usize>,
    rows: usize,
    out: BufWriter<StdoutLock<'static>>,
}

/// One line of a listing: its JSON object and its cells.
pub(super) struct Row {
    pub(super) json: Value,
    pub(super) cells: Vec<String>,
}

impl Listing {
    pub(super) fn new(form: Form, titles: &'static [&'static str]) -> Self {
        Self {
            form,
            titles,
            widths: Vec::new(),
            rows: 0,
            out: BufWriter::new(io::stdout().lock()),
        }
    }

    /// Prints some more lines.
    pub(super) fn page(&mut self, rows: Vec<Row>) -> Result<(), Failure> {
        self.write(rows).map_err(|error| unread(&error))
    }

    fn write(&mut self, rows: Vec<Row>) -> io::Result<()> {
        if self.form.json {
            for row in rows {
                let before = if self.rows == 0 { "[\n" } else { ",\n" };
                write!(self.out, "{before}{}", row.json)?;
                self.rows += 1;
            }
            return Ok(());
        }
        let rows: Vec<Vec<String>> = rows
            .into_iter()
            .map(|row| row.cells.iter().map(|cell| harmless(cell)).collect())
            .collect();
        if self.rows == 0 && !rows.is_empty() {
            let titles: Vec<String> = self.titles.iter().map(ToString::to_string).collect();
            self.widths = (0..titles.len())
                .map(|column| {
                    let cells = rows.iter().chain([&titles]);
                    let lengths = cells.map(|row| row[column].chars().count());
                    lengths.max().unwrap_or(0)
                })
                .collect();
            self.line(&titles)?;
        }
        for row in &rows {
            self.line(row)?;
            self.rows += 1;
        }
        Ok(())
    }

    fn line(&mut self, cells: &[String]) -> io::Result<()> {
        let mut line = String::new();
        for (cell, width) in cells.iter().zip(&self.widths) {
            // Writing to a string does not fail.
            let _ = fmt::Write::write_fmt(&mut line, format_args!("{cell:width$}  "));
        }
        writeln!(self.out, "{}", line.trim_end())
    }

    /// Ends the document; `nothing` tells people that it is empty.
    pub(super) fn end(mut self, nothing: &str) -> Result<(), Failure> {
        let ended = match (self.form.json, self.rows) {
            (true, 0) => writeln!(self.out, "[]"),
            (true, _) => writeln!(self.out, "\n]"),
            (false, _) => Ok(()),
        };
        if !self.form.json && self.rows == 0 {
            say(nothing);
        }
        ended
            .and_then(|()| self.out.flush())
            .map_err(|error| unread(&error))
    }
}

/// Text of strangers must not steer the operator's terminal.
fn harmless(text: &str) -> String {
    text.replace(char::is_control, "\u{fffd}")
}

/// A moment (unix seconds), or a dash.
pub(super) fn time_or_dash(at: Option<i64>) -> String {
    at.map_or_else(|| "-".to_owned(), calendar::exact)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_control_character_reaches_the_terminal() {
        assert_eq!(
            harmless("a\x1b[2J\u{9b}1mb\n"),
            "a\u{fffd}[2J\u{fffd}1mb\u{fffd}"
        );
    }
}
