//! RFC 6749 3.3: scopes as a set, and the operator's catalogue of them.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::error::OAuthError;

/// Most names in one scope, repeats included: every comparison of two scopes stays cheap, whatever is sent.
pub const MAX_ITEMS: usize = 100;

/// A set of scope names in the order they were asked for. Two are equal if they hold the same names (RFC 6749 3.3:
/// the order does not matter).
#[derive(Clone, Default)]
pub struct Scope(
    /// The names with one space between them, none twice: the text as it is written and stored.
    String,
);

impl Scope {
    /// No name at all: the app only learns who the person is.
    pub const fn empty() -> Self {
        Self(String::new())
    }

    /// Reads a scope as it is sent: spaces and commas both separate, repeats count once.
    ///
    /// # Errors
    /// `invalid_scope` for a character outside `%x21 %x23-5B %x5D-7E` or more than [`MAX_ITEMS`] names.
    pub fn parse(text: &str) -> Result<Self, OAuthError> {
        let names = text.split([' ', ',']).filter(|name| !name.is_empty());
        let mut scope = Self(String::with_capacity(text.len()));
        for (at, name) in names.enumerate() {
            if at == MAX_ITEMS {
                return Err(OAuthError::invalid_scope("Too many scopes."));
            }
            if !is_name(name) {
                return Err(OAuthError::invalid_scope(
                    "A scope contains a character that RFC 6749 3.3 does not allow.",
                ));
            }
            scope.add(name);
        }
        Ok(scope)
    }

    /// A scope read back from where [`Self::as_str`] was stored.
    pub const fn from_stored(text: String) -> Self {
        Self(text)
    }

    /// The names with a space between them: how a scope is written everywhere.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether `name` is in it. Names are case-sensitive.
    pub fn contains(&self, name: &str) -> bool {
        self.iter().any(|own| own == name)
    }

    /// Whether `other` holds every name of this one.
    pub fn is_subset_of(&self, other: &Self) -> bool {
        self.iter().all(|name| other.contains(name))
    }

    /// Whether there is no name in it.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The names, in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.split(' ').filter(|name| !name.is_empty())
    }

    /// How many names.
    pub fn len(&self) -> usize {
        self.iter().count()
    }

    /// Every name of both, this one's first.
    #[must_use]
    pub fn union(&self, other: &Self) -> Self {
        let mut all = self.clone();
        other.iter().for_each(|name| all.add(name));
        all
    }

    /// The names that both hold, in this one's order.
    #[must_use]
    pub fn intersection(&self, other: &Self) -> Self {
        self.iter().filter(|name| other.contains(name)).collect()
    }

    /// The names that are also in `keep`, in this one's order: what a person left ticked. Never more than before.
    #[must_use]
    pub fn only<S: AsRef<str>>(&self, keep: &[S]) -> Self {
        self.iter()
            .filter(|name| keep.iter().any(|k| k.as_ref() == *name))
            .collect()
    }

    fn add(&mut self, name: &str) {
        if !self.contains(name) {
            if !self.0.is_empty() {
                self.0.push(' ');
            }
            self.0.push_str(name);
        }
    }
}

/// For names that were checked before.
impl<'a> FromIterator<&'a str> for Scope {
    fn from_iter<I: IntoIterator<Item = &'a str>>(names: I) -> Self {
        let mut scope = Self::empty();
        names.into_iter().for_each(|name| scope.add(name));
        scope
    }
}

impl PartialEq for Scope {
    fn eq(&self, other: &Self) -> bool {
        self.is_subset_of(other) && other.is_subset_of(self)
    }
}

impl Eq for Scope {}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Scope({:?})", self.0)
    }
}

/// RFC 6749 3.3: `scope-token = 1*( %x21 / %x23-5B / %x5D-7E )`; the comma separates here.
fn is_name(name: &str) -> bool {
    !name.is_empty()
        && name
            .bytes()
            .all(|b| matches!(b, 0x21 | 0x23..=0x5B | 0x5D..=0x7E) && b != b',')
}

/// One scope an app may ask for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The name in requests and tokens.
    pub name: String,
    /// What it lets an app do, as a sentence to the person who is asked.
    pub text: String,
    /// A second sentence with what the first one does not make plain.
    #[serde(default)]
    pub note: Option<String>,
    /// Only for clients that an administrator gave it to.
    #[serde(default)]
    pub restricted: bool,
}

/// A set of entries that comes with the server.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Preset {
    /// `event:write`.
    Gancio,
    /// The eleven scopes that Open Collective's consent page knows.
    OpenCollective,
}

/// Name, text, note.
type Row = (&'static str, &'static str, Option<&'static str>);

/// In every catalogue.
const EMAIL: Row = ("email", "Access your email address.", None);

const GANCIO: &[Row] = &[(
    "event:write",
    "Add and edit your events",
    Some("This includes deleting them."),
)];

const OPEN_COLLECTIVE: &[Row] = &[
    EMAIL,
    ("incognito", "Access your incognito account.", None),
    (
        "account",
        "Manage your account, collectives and organizations.",
        None,
    ),
    (
        "expenses",
        "Create and manage expenses, payout methods.",
        None,
    ),
    (
        "orders",
        "Create and manage contributions, payment methods.",
        None,
    ),
    (
        "transactions",
        "Refund and reject recorded transactions.",
        None,
    ),
    ("virtualCards", "Create and manage virtual cards.", None),
    ("updates", "Create and manage updates.", None),
    ("conversations", "Create and manage conversations.", None),
    ("webhooks", "Create and manage webhooks", None),
    ("host", "Administrate fiscal hosts.", None),
];

impl Preset {
    const fn rows(self) -> &'static [Row] {
        match self {
            Self::Gancio => GANCIO,
            Self::OpenCollective => OPEN_COLLECTIVE,
        }
    }
}

impl FromStr for Preset {
    type Err = CatalogueError;

    fn from_str(name: &str) -> Result<Self, CatalogueError> {
        match name {
            "gancio" => Ok(Self::Gancio),
            "open-collective" => Ok(Self::OpenCollective),
            _ => Err(CatalogueError(format!(
                "There is no preset of scopes called {name:?}; there are gancio and open-collective."
            ))),
        }
    }
}

/// Why a catalogue cannot be: one sentence for the operator.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct CatalogueError(String);

/// Every scope this server knows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Catalogue(Vec<Entry>);

impl Catalogue {
    /// `email`, the presets, then the operator's own; an entry of one's own replaces the one of the same name.
    ///
    /// # Errors
    /// A sentence, if a name or text of one's own cannot be, a name is there twice, or there are more than [`MAX_ITEMS`].
    pub fn new(presets: &[Preset], own: Vec<Entry>) -> Result<Self, CatalogueError> {
        let mut entries: Vec<Entry> = Vec::new();
        for (name, text, note) in presets
            .iter()
            .flat_map(|preset| preset.rows())
            .chain([&EMAIL])
        {
            if !entries.iter().any(|entry| entry.name == *name) {
                entries.push(Entry {
                    name: (*name).to_owned(),
                    text: (*text).to_owned(),
                    note: note.map(str::to_owned),
                    restricted: false,
                });
            }
        }
        for (at, entry) in own.iter().enumerate() {
            check_entry(entry)?;
            if own[..at].iter().any(|earlier| earlier.name == entry.name) {
                return Err(CatalogueError(format!(
                    "The scope {:?} is there twice.",
                    entry.name
                )));
            }
        }
        for entry in own {
            match entries.iter_mut().find(|known| known.name == entry.name) {
                Some(known) => *known = entry,
                None => entries.push(entry),
            }
        }
        if entries.len() > MAX_ITEMS {
            return Err(CatalogueError(format!(
                "There are more than {MAX_ITEMS} scopes."
            )));
        }
        Ok(Self(entries))
    }

    /// The entry of a name.
    pub fn get(&self, name: &str) -> Option<&Entry> {
        self.0.iter().find(|entry| entry.name == name)
    }

    /// Every entry, in the order they are shown.
    pub fn iter(&self) -> impl Iterator<Item = &Entry> {
        self.0.iter()
    }

    /// RFC 6749 4.1.2.1.
    ///
    /// # Errors
    /// `invalid_scope` naming the first scope that is not in the catalogue.
    pub fn check_known(&self, scope: &Scope) -> Result<(), OAuthError> {
        match scope.iter().find(|name| self.get(name).is_none()) {
            Some(unknown) => Err(OAuthError::invalid_scope(format!(
                "The scope {unknown} is not known here."
            ))),
            None => Ok(()),
        }
    }

    /// What a client without a limit of its own may ask for.
    pub fn unrestricted(&self) -> Scope {
        self.iter()
            .filter(|entry| !entry.restricted)
            .map(|entry| entry.name.as_str())
            .collect()
    }
}

fn check_entry(entry: &Entry) -> Result<(), CatalogueError> {
    if !is_name(&entry.name) {
        return Err(CatalogueError(format!(
            "{:?} cannot be the name of a scope (RFC 6749 3.3; and no comma).",
            entry.name
        )));
    }
    let texts = [Some(&entry.text), entry.note.as_ref()];
    if texts
        .into_iter()
        .flatten()
        .any(|text| text.trim().is_empty() || text.chars().any(char::is_control))
    {
        return Err(CatalogueError(format!(
            "The scope {:?} needs a text of one line for the people who are asked.",
            entry.name
        )));
    }
    Ok(())
}
