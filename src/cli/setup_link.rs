//! `permesso setup-link`.

use std::io::{self, IsTerminal};

use serde_json::json;

use super::desk::Place;
use super::output::{Form, print, print_json, say};
use super::{Failure, refused};
use crate::actions::setup;
use crate::store::Opening;

pub(super) async fn run(form: Form, place: &Place) -> Result<(), Failure> {
    place
        .desk(Opening::MayCreate, async |app| {
            let Some(link) = setup::link(app, app.clock.now()).await? else {
                return refused(
                    "there is an administrator already: `permesso user create --admin` makes another one",
                );
            };
            if form.json {
                return print_json(&json!({ "setup_link": link }));
            }
            // As `serve` prints it, and on stdout too where a script reads that.
            announce(&link);
            if io::stdout().is_terminal() {
                Ok(())
            } else {
                print(&format!("{link}\n"))
            }
        })
        .await
}

/// The link as one plain line on stderr, outside the log.
pub(super) fn announce(link: &str) {
    say(&format!("Set up the first administrator: {link}"));
}
