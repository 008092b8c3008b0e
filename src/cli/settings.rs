//! `permesso config`: the settings.

use clap::Subcommand;
use serde_json::json;

use super::desk::Place;
use super::output::{Form, print, print_json, say};
use super::{Failure, refused};
use crate::config::{Warning, reference};

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Show every setting and where it came from; passwords are hidden
    Show(Form),
    /// Say whether the server would start with these settings
    Check(Form),
    /// Explain all settings, in Markdown
    Reference,
}

pub(super) fn run(command: &Command, place: &Place) -> Result<(), Failure> {
    match command {
        Command::Show(form) => {
            let config = place.settings()?;
            if form.json {
                return print_json(&json!(config.shown()));
            }
            print(&config.shown_text())
        }
        Command::Check(form) => check(*form, place),
        Command::Reference => print(&reference()),
    }
}

fn check(form: Form, place: &Place) -> Result<(), Failure> {
    let (problems, warnings) = match place.load() {
        Ok((_, warnings)) => (Vec::new(), warnings),
        Err(error) => (error.problems, Vec::new()),
    };
    if form.json {
        let warnings: Vec<&String> = warnings.iter().map(|Warning(text)| text).collect();
        let ok = problems.is_empty();
        print_json(&json!({ "ok": ok, "problems": problems, "warnings": warnings }))?;
    } else {
        for warning in &warnings {
            say(&format!("warning: {warning}"));
        }
    }
    if !problems.is_empty() {
        return refused(problems.join("\n"));
    }
    if form.json {
        Ok(())
    } else {
        print("The settings are good.\n")
    }
}
