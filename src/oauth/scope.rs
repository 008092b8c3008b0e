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
        Self::of(self.iter().filter(|name| other.contains(name)))
    }

    /// The names that are also in `keep`, in this one's order: what a person left ticked. Never more than before.
    #[must_use]
    pub fn only<S: AsRef<str>>(&self, keep: &[S]) -> Self {
        Self::of(
            self.iter()
                .filter(|name| keep.iter().any(|k| k.as_ref() == *name)),
        )
    }

    /// Of names that were checked before.
    fn of<'a>(names: impl Iterator<Item = &'a str>) -> Self {
        let mut scope = Self::empty();
        names.for_each(|name| scope.add(name));
        scope
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
    /// The key of its sentence in every language; what an operator wrote has none, and stands as it is.
    #[serde(skip)]
    pub key: Option<&'static str>,
}

impl Entry {
    /// All that a person should know of it.
    pub fn sentence(&self) -> String {
        let Some(note) = &self.note else {
            return self.text.clone();
        };
        let stop = if self.text.ends_with(['.', '!', '?', '。']) {
            ""
        } else {
            "."
        };
        format!("{}{stop} {note}", self.text)
    }
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

/// Name, text, note, key.
type Row = (
    &'static str,
    &'static str,
    Option<&'static str>,
    &'static str,
);

/// In every catalogue.
const EMAIL: Row = ("email", "See your e-mail address", None, "scope-email");

const GANCIO: &[Row] = &[(
    "event:write",
    "Add and edit your events",
    Some("This includes deleting them."),
    "scope-event-write",
)];

const OPEN_COLLECTIVE: &[Row] = &[
    EMAIL,
    (
        "incognito",
        "Access your incognito account.",
        None,
        "scope-incognito",
    ),
    (
        "account",
        "Manage your account, collectives and organizations.",
        None,
        "scope-account",
    ),
    (
        "expenses",
        "Create and manage expenses, payout methods.",
        None,
        "scope-expenses",
    ),
    (
        "orders",
        "Create and manage contributions, payment methods.",
        None,
        "scope-orders",
    ),
    (
        "transactions",
        "Refund and reject recorded transactions.",
        None,
        "scope-transactions",
    ),
    (
        "virtualCards",
        "Create and manage virtual cards.",
        None,
        "scope-virtual-cards",
    ),
    (
        "updates",
        "Create and manage updates.",
        None,
        "scope-updates",
    ),
    (
        "conversations",
        "Create and manage conversations.",
        None,
        "scope-conversations",
    ),
    (
        "webhooks",
        "Create and manage webhooks",
        None,
        "scope-webhooks",
    ),
    ("host", "Administrate fiscal hosts.", None, "scope-host"),
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
        for (name, text, note, key) in presets
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
                    key: Some(key),
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
        Scope::of(
            self.iter()
                .filter(|entry| !entry.restricted)
                .map(|entry| entry.name.as_str()),
        )
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn scope(text: &str) -> Scope {
        Scope::parse(text).unwrap()
    }

    fn entry(name: &str, restricted: bool) -> Entry {
        Entry {
            name: name.to_owned(),
            text: format!("Use {name}."),
            restricted,
            ..Entry::default()
        }
    }

    #[test]
    fn spaces_and_commas_both_separate_and_spaces_are_written() {
        for text in [
            "email account",
            "email,account",
            " email , account,,",
            "email account email",
        ] {
            assert_eq!(scope(text).as_str(), "email account", "{text:?}");
        }
        assert_eq!(scope("").to_string(), "");
        assert!(scope(" ,").is_empty());
        assert_eq!(scope("b a").iter().collect::<Vec<_>>(), ["b", "a"]);
    }

    #[test]
    fn characters_beyond_rfc_6749_are_refused() {
        for text in ["a\"b", "a\\b", "a\tb", "a\nb", "é", "a\u{7f}", "a\0"] {
            let error = Scope::parse(text).unwrap_err();
            assert_eq!(error.code.wire(), "invalid_scope", "{text:?}");
        }
        assert_eq!(scope("!#[]~:/").len(), 1);
    }

    #[test]
    fn there_is_an_end_to_names() {
        let names = |count: usize| {
            (0..count)
                .map(|n| format!("s{n}"))
                .collect::<Vec<_>>()
                .join(" ")
        };
        assert_eq!(scope(&names(MAX_ITEMS)).len(), MAX_ITEMS);
        assert!(Scope::parse(&names(MAX_ITEMS + 1)).is_err());
        assert!(Scope::parse(&"a ".repeat(1_000_000)).is_err());
    }

    #[test]
    fn a_scope_is_a_set() {
        assert_eq!(scope("a b"), scope("b,a"));
        assert_ne!(scope("a"), scope("a b"));
        assert_ne!(scope("A"), scope("a"));
        assert!(scope("event:write").contains("event:write"));
        assert!(!scope("event:write").contains("event"));
        assert!(!scope("a").contains(""));
        assert_eq!(scope("a b c").only(&["c", "a", "z"]).as_str(), "a c");
        assert_eq!(scope("a b").union(&scope("c b")).as_str(), "a b c");
        assert_eq!(Scope::from_stored("a b".to_owned()), scope("a b"));
    }

    #[test]
    fn email_is_in_every_catalogue() {
        let names = |presets: &[Preset]| {
            Catalogue::new(presets, Vec::new())
                .unwrap()
                .iter()
                .map(|e| e.name.clone())
                .collect::<Vec<_>>()
        };
        assert_eq!(names(&[]), ["email"]);
        assert_eq!(names(&[Preset::Gancio]), ["event:write", "email"]);
        assert_eq!(names(&[Preset::OpenCollective]).len(), 11);
        assert_eq!(
            names(&[Preset::Gancio, Preset::OpenCollective, Preset::Gancio]).len(),
            12
        );
    }

    #[test]
    fn presets_say_what_they_allow() {
        let catalogue =
            Catalogue::new(&[Preset::Gancio, Preset::OpenCollective], Vec::new()).unwrap();
        let write = catalogue.get("event:write").unwrap();
        assert_eq!(write.text, "Add and edit your events");
        assert_eq!(
            write.sentence(),
            "Add and edit your events. This includes deleting them."
        );
        assert_eq!(
            catalogue.get("virtualCards").unwrap().text,
            "Create and manage virtual cards."
        );
        assert_eq!(catalogue.get("virtualcards"), None);
        assert_eq!("open-collective".parse(), Ok(Preset::OpenCollective));
        assert!(
            "Gancio"
                .parse::<Preset>()
                .unwrap_err()
                .to_string()
                .contains("gancio")
        );
    }

    #[test]
    fn the_operators_own_entry_replaces_a_preset() {
        let own = vec![entry("event:write", true), entry("stats", false)];
        let catalogue = Catalogue::new(&[Preset::Gancio], own).unwrap();
        assert_eq!(
            catalogue.get("event:write").unwrap().text,
            "Use event:write."
        );
        assert_eq!(catalogue.unrestricted().as_str(), "email stats");
        assert!(catalogue.check_known(&scope("event:write")).is_ok());
    }

    #[test]
    fn an_unknown_scope_is_named() {
        let catalogue = Catalogue::new(&[Preset::Gancio], Vec::new()).unwrap();
        let error = catalogue
            .check_known(&scope("email nope,other"))
            .unwrap_err();
        assert_eq!(
            error.to_string(),
            "invalid_scope: The scope nope is not known here."
        );
        assert!(catalogue.check_known(&Scope::empty()).is_ok());
    }

    #[test]
    fn a_catalogue_that_cannot_be_is_refused_with_a_sentence() {
        let refused = |own| Catalogue::new(&[], own).unwrap_err().to_string();
        assert!(refused(vec![entry("a b", false)]).contains("\"a b\""));
        assert!(refused(vec![entry("", false)]).contains("name"));
        assert!(refused(vec![entry("a", false), entry("a", true)]).contains("twice"));
        assert!(
            refused(vec![Entry {
                text: " ".to_owned(),
                ..entry("a", false)
            }])
            .contains("text")
        );
        assert!(
            refused(vec![Entry {
                note: Some("a\nb".to_owned()),
                ..entry("a", false)
            }])
            .contains("text")
        );
        assert!(
            refused(
                (0..MAX_ITEMS)
                    .map(|n| entry(&n.to_string(), false))
                    .collect()
            )
            .contains("more than")
        );
    }

    /// Few names, so that two scopes often share some.
    fn some_scope() -> impl Strategy<Value = Scope> {
        prop::collection::vec("[a-d]", 0..6).prop_map(|names| scope(&names.join(" ")))
    }

    proptest! {
        #[test]
        fn parsing_never_panics_and_reads_back_what_it_wrote(text in any::<String>()) {
            if let Ok(parsed) = Scope::parse(&text) {
                let again = scope(parsed.as_str());
                prop_assert_eq!(again.as_str(), parsed.as_str());
                prop_assert_eq!(parsed.iter().count(), parsed.len());
            }
        }

        #[test]
        fn the_laws_of_sets_hold(a in some_scope(), b in some_scope(), c in some_scope()) {
            prop_assert!(a.is_subset_of(&a));
            prop_assert!(Scope::empty().is_subset_of(&a));
            prop_assert!(a.is_subset_of(&a.union(&b)) && b.is_subset_of(&a.union(&b)));
            prop_assert!(a.intersection(&b).is_subset_of(&a) && a.intersection(&b).is_subset_of(&b));
            prop_assert_eq!(a.union(&b), b.union(&a));
            prop_assert_eq!(a.intersection(&b), b.intersection(&a));
            if a.is_subset_of(&b) && b.is_subset_of(&c) {
                prop_assert!(a.is_subset_of(&c));
            }
            prop_assert_eq!(a.is_subset_of(&b), a.intersection(&b) == a);
            prop_assert!(a.only(&b.iter().collect::<Vec<_>>()) == a.intersection(&b));
        }

        #[test]
        fn what_is_left_ticked_never_grows(a in some_scope(), ticked in prop::collection::vec("[a-f ,]{0,3}", 0..6)) {
            prop_assert!(a.only(&ticked).is_subset_of(&a));
        }
    }
}
