//! User names: `[a-z0-9][a-z0-9._-]{1,38}`, so that they fit in a header, a path and a command line as they are.

use std::fmt;

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
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        if !(2..=MAX_LENGTH).contains(&text.len()) {
            return Err("A user name has 2 to 39 characters.");
        }
        if !text
            .bytes()
            .all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'.' | b'_' | b'-'))
        {
            return Err(
                "A user name is made of small letters a to z, digits, dots, underscores and hyphens.",
            );
        }
        if !text.as_bytes()[0].is_ascii_alphanumeric() {
            return Err("A user name begins with a letter or a digit.");
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
