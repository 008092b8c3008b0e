//! What a person proves besides the password, or instead of it.

use std::fmt;
use std::str::FromStr;

/// A kind of second factor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An authenticator app (RFC 6238).
    Totp,
    /// A passkey (WebAuthn).
    Passkey,
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Totp => "totp",
            Self::Passkey => "passkey",
        })
    }
}

impl FromStr for Kind {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        match text {
            "totp" => Ok(Self::Totp),
            "passkey" => Ok(Self::Passkey),
            _ => Err(()),
        }
    }
}

/// How a person can prove more than a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Methods {
    /// There is an authenticator app.
    pub totp: bool,
    /// There is a passkey.
    pub passkeys: bool,
    /// Recovery codes are left.
    pub recovery: bool,
}

impl Methods {
    /// Whether a second factor is asked for. Recovery codes alone are none: they only stand in for one.
    pub fn any(self) -> bool {
        self.totp || self.passkeys
    }

    /// Their names, as `x-two-factor-authentication` and `supported_methods` write them.
    pub fn names(self) -> Vec<&'static str> {
        let mut names = Vec::new();
        if self.totp {
            names.push("totp");
        }
        if self.recovery && self.any() {
            names.push("recovery_code");
        }
        names
    }
}

/// A code as typed.
#[derive(Clone, Copy)]
pub enum Typed<'a> {
    /// Of an authenticator app.
    Totp(&'a str),
    /// A recovery code.
    Recovery(&'a str),
}

impl<'a> Typed<'a> {
    /// What was typed into a field that takes both.
    pub fn of(text: &'a str) -> Self {
        if super::totp::digits(text).is_some() {
            Self::Totp(text)
        } else {
            Self::Recovery(text)
        }
    }

    /// `x-two-factor-authentication: <totp|recovery_code> <code>`. `None`: malformed, or a method that cannot be sent this way.
    pub fn parse(header: &'a str) -> Option<Self> {
        let (method, code) = header.trim().split_once(' ')?;
        let code = code.trim();
        match method {
            _ if code.is_empty() => None,
            "totp" => Some(Self::Totp(code)),
            "recovery_code" => Some(Self::Recovery(code)),
            _ => None,
        }
    }
}

/// The longest name of a method.
pub const NAME_MAX: usize = 50;

/// A name as a person typed it, in one line; `fallback` if nothing is left.
pub fn name(typed: &str, fallback: &str) -> String {
    let clean: String = typed
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .take(NAME_MAX)
        .collect();
    match clean.trim() {
        "" => fallback.to_owned(),
        name => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_field_takes_both_kinds_of_codes() {
        assert!(matches!(Typed::of("123 456"), Typed::Totp(_)));
        assert!(matches!(
            Typed::of("abcd-efgh-ijkm-npqr"),
            Typed::Recovery(_)
        ));
        assert!(matches!(Typed::of(""), Typed::Recovery("")));
    }

    #[test]
    fn the_header_names_its_method() {
        assert!(matches!(
            Typed::parse("totp 123456"),
            Some(Typed::Totp("123456"))
        ));
        assert!(matches!(
            Typed::parse("recovery_code  a b"),
            Some(Typed::Recovery("a b"))
        ));
        for bad in ["", "totp", "totp ", "123456", "sms 123456", "TOTP 123456"] {
            assert!(Typed::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn recovery_codes_alone_are_no_second_factor() {
        let recovery = Methods {
            recovery: true,
            ..Methods::default()
        };
        assert!(!recovery.any() && recovery.names().is_empty());
    }

    #[test]
    fn a_name_is_one_short_line() {
        assert_eq!(name(" My\nphone ", "x"), "My phone");
        assert_eq!(name(" \t", "x"), "x");
        assert_eq!(name(&"a".repeat(60), "x").len(), NAME_MAX);
    }
}
