//! E-mail addresses, as far as one can tell without sending a mail (RFC 5321 4.5.3.1).

use std::fmt;

use super::sentence::{self, Sentence};

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
    pub fn parse(text: &str) -> Result<Self, Sentence> {
        if text.len() > MAX_LENGTH {
            return Err(sentence::EMAIL_LENGTH);
        }
        let (local, domain) = text.split_once('@').ok_or(sentence::EMAIL)?;
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
            Err(sentence::EMAIL)
        }
    }

    /// The address as it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address for comparing, in lower case: nobody runs a server on which `Ann@` and `ann@` are two people. Only
    /// ASCII is folded: a K of the Kelvin sign must not become the k of somebody else's address.
    pub fn key(&self) -> String {
        self.0.to_ascii_lowercase()
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn addresses_that_people_have_are_taken() {
        for text in [
            "ann@example.org",
            "a.b+c@mail.example.co.uk",
            "o'neil@example.org",
            "root@localhost",
            "müller@bücher.example",
            "x@xn--bcher-kva.example",
        ] {
            assert_eq!(Email::parse(text).unwrap().to_string(), text);
        }
    }

    #[test]
    fn what_cannot_be_an_address_or_could_split_a_header_is_refused() {
        for text in [
            "",
            "@",
            "ann",
            "ann@",
            "@example.org",
            "ann@@example.org",
            "a@b@c",
            "ann @example.org",
            "ann@example.org ",
            "ann@exam ple.org",
            "ann@example.org\nBcc: x@example.org",
            "ann@example.org\r",
            "a\0@example.org",
            "ann@-a.example",
            "ann@a-.example",
            "ann@a..b",
            "ann@.example",
            "ann@example.",
            ".ann@example.org",
            "ann.@example.org",
            "a..b@example.org",
            "\"ann\"@example.org",
            "ann@[127.0.0.1]",
            "ann@127.0.0.1",
            "a,b@example.org",
            "<ann@example.org>",
            "ann@example.org,x@example.org",
            "a\u{200b}@example.org",
            "a@exam\u{202e}ple.org",
        ] {
            assert!(Email::parse(text).is_err(), "{text:?}");
        }
        assert!(Email::parse(&format!("{}@example.org", "a".repeat(65))).is_err());
        assert!(Email::parse(&format!("a@{}org", "abcdefg.".repeat(40))).is_err());
        assert!(Email::parse(&format!("a@{}.org", "a".repeat(64))).is_err());
    }

    #[test]
    fn an_address_is_unique_without_regard_to_case() {
        assert_eq!(
            Email::parse("Ann@Example.ORG").unwrap().key(),
            "ann@example.org"
        );
        assert_eq!(
            Email::parse("Ann@Example.ORG").unwrap().as_str(),
            "Ann@Example.ORG"
        );
    }

    #[test]
    fn letters_that_fold_into_others_stay_apart() {
        assert_ne!(
            Email::parse("\u{212a}im@example.org").unwrap().key(),
            "kim@example.org"
        );
    }

    proptest! {
        #[test]
        fn parsing_never_panics_and_what_it_takes_is_one_line(text in any::<String>()) {
            if let Ok(email) = Email::parse(&text) {
                prop_assert!(!email.as_str().chars().any(|c| c.is_control() || c.is_whitespace()));
                prop_assert_eq!(email.as_str().matches('@').count(), 1);
            }
        }
    }
}
