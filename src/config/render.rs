//! Settings for people: what holds and why (`config show`), and what there is (`config reference`).

use std::fmt::Write as _;

use serde::Serialize;

use super::Config;
use super::table::{Kind, OWN_SCOPES, SETTINGS};

/// One line of `config show`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Shown {
    /// The dotted name in the file.
    pub key: String,
    /// The value as it would be written in a variable; a password in it is hidden.
    pub value: String,
    /// Where it came from: `default`, a variable, or a line of the file.
    pub source: String,
}

impl Config {
    /// Every setting with its value and where it came from, secrets hidden.
    pub fn shown(&self) -> Vec<Shown> {
        let own = self.scopes.own.iter().map(|scope| Shown {
            key: format!("{OWN_SCOPES}.{}", scope.name),
            value: if scope.restricted {
                format!("{} (restricted)", scope.text)
            } else {
                scope.text.clone()
            },
            source: self.source(OWN_SCOPES).to_string(),
        });
        SETTINGS
            .iter()
            .map(|setting| Shown {
                key: setting.key.to_owned(),
                value: (setting.show)(self),
                source: self.source(setting.key).to_string(),
            })
            .chain(own)
            .collect()
    }

    /// [`Config::shown`] as lines in columns.
    pub fn shown_text(&self) -> String {
        let rows = self.shown();
        let width = |of: fn(&Shown) -> &str| rows.iter().map(|row| of(row).chars().count()).max();
        let keys = width(|row| &row.key).unwrap_or(0);
        let values = width(|row| &row.value).unwrap_or(0).min(48);
        let mut text = String::new();
        for Shown { key, value, source } in &rows {
            let _ = writeln!(text, "{key:keys$}  {value:values$}  ({source})");
        }
        text
    }
}

/// The reference of all settings, in Markdown, made from the table.
pub fn reference() -> String {
    let mut text = String::from(
        "| In the file | In the environment | Default | What it does |\n| --- | --- | --- | --- |\n",
    );
    for setting in SETTINGS {
        let default = match setting.default {
            "" => "(empty)".to_owned(),
            value => format!("`{value}`"),
        };
        let variable = setting.variable();
        let variable = match setting.kind {
            Kind::Secret => {
                format!("`{variable}`, or the path of a file that holds it in `{variable}_FILE`")
            }
            _ => format!("`{variable}`"),
        };
        let unit = match setting.kind {
            Kind::Seconds => " In seconds.",
            _ => "",
        };
        let _ = writeln!(
            text,
            "| `{}` | {variable} | {default} | {}{unit} |",
            setting.key, setting.doc
        );
    }
    text.push_str(
<<<<<<< HEAD
        "| `[[scopes.own]]` | (file only) | (none) | A scope of your own, once for each: `name`, `text` (the sentence shown at consent), `restricted = true` if only apps may have it that an administrator gave it to. |\n\
=======
        "| `[[scopes.own]]` | (file only) | (none) | A scope of your own, once for each: `name`, `text` (the sentence shown at consent), `note` (a second sentence, if wanted), `restricted = true` if only apps may have it that an administrator gave it to. |\n\
>>>>>>> serve
         \nVariables beat the file. Lists are separated by commas in a variable. An empty variable counts as absent, except for a list, which it empties.\n",
    );
    text
}
