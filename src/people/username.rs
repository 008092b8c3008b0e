//! User names: `[a-z0-9][a-z0-9._-]{1,38}`, so that they fit in a header, a path and a command line as they are.

use std::fmt;

use super::sentence::{self, Sentence};

/// Longest name in characters.
pub const MAX_LENGTH: usize = 39;

/// The name of a person on this server.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Username(String);

impl Username {
    /// Takes a name exactly as it is: nothing is trimmed or lower-cased, so two texts are never one name by surprise.
    ///
    /// # Errors
    /// A plain sentence.
    pub fn parse(text: &str) -> Result<Self, Sentence> {
        if !(2..=MAX_LENGTH).contains(&text.len()) {
            return Err(sentence::USERNAME_LENGTH);
        }
        if !text
            .bytes()
            .all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'_' | b'-'))
        {
            return Err(sentence::USERNAME_CHARACTERS);
        }
        if !text.as_bytes()[0].is_ascii_alphanumeric() {
            return Err(sentence::USERNAME_START);
        }
        Ok(Self(text.to_owned()))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Username {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn names_of_the_contract_are_taken() {
        for name in ["al", "alice", "0day", "a.b_c-d", &"a".repeat(MAX_LENGTH)] {
            assert_eq!(Username::parse(name).unwrap().as_str(), name);
        }
    }

    #[test]
    fn others_are_refused() {
        for name in [
            "",
            "a",
            &"a".repeat(MAX_LENGTH + 1),
            "Alice",
            ".al",
            "-al",
            "_al",
            "a l",
            "a\n",
            "älice",
            "a@b",
            "a\0",
        ] {
            assert!(Username::parse(name).is_err(), "{name:?}");
        }
    }

    proptest! {
        #[test]
        fn parsing_never_panics(text in any::<String>()) {
            if let Ok(name) = Username::parse(&text) {
                prop_assert_eq!(name.to_string(), text);
            }
        }
    }
}
