//! E-mail addresses, as far as one can tell without sending a mail (RFC 5321 4.5.3.1).

use std::fmt;

/// RFC 5321 4.5.3.1.3: a path has 256 characters, two of them angle brackets.
pub const MAX_LENGTH: usize = 254;

/// An address that a mail can be sent to, as it was written.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Email(String);

impl Email {
    /// Takes an address: something, one `@`, a host name. No quoted local part, no comment, no address literal: nobody
    /// has one, and each is a way into a mail header.
    ///
    /// # Errors
    /// A plain sentence.
    pub fn parse(text: &str) -> Result<Self, &'static str> {
        const MALFORMED: &str = "An e-mail address looks like name@example.org.";
        if text.len() > MAX_LENGTH {
            return Err("An e-mail address has at most 254 characters.");
        }
        let (local, domain) = text.split_once('@').ok_or(MALFORMED)?;
        // Line ends, commas, angle brackets and the like end an address or a header where one is written into a mail.
        let in_local = |c: char| {
            (c.is_ascii_alphanumeric() || ".!#$%&'*+/=?^_`{|}~-".contains(c))
                || is_letter_beyond_ascii(c)
        };
        let local_fits = (1..=64).contains(&local.len()) && local.chars().all(in_local);
        let dots_fit = !local.starts_with('.') && !local.ends_with('.') && !local.contains("..");
        if local_fits
            && dots_fit
            && domain.split('.').all(is_label)
            && domain.split('.').next_back().is_some_and(is_last_label)
        {
            Ok(Self(text.to_owned()))
        } else {
            Err(MALFORMED)
        }
    }

    /// The address as it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address for comparing: lower case. Nobody runs a server on which `Ann@` and `ann@` are two people.
    pub fn key(&self) -> String {
        self.0.to_lowercase()
    }
}

impl fmt::Display for Email {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// RFC 6531: letters and digits of all scripts, and no invisible character.
fn is_letter_beyond_ascii(c: char) -> bool {
    !c.is_ascii() && c.is_alphanumeric()
}

/// RFC 1123 2.1, RFC 5890 2.3.2.
fn is_label(label: &str) -> bool {
    let known = |c: char| c.is_ascii_alphanumeric() || c == '-' || is_letter_beyond_ascii(c);
    (1..=63).contains(&label.len())
        && label.chars().all(known)
        && !label.starts_with('-')
        && !label.ends_with('-')
}

/// RFC 3696 2: a domain does not end in a number, which would be an address of a machine.
fn is_last_label(label: &str) -> bool {
    !label.bytes().all(|b| b.is_ascii_digit())
}
