//! Mails to people: what there is to say, how long it is tried, and how long the links in it live.

use std::fmt;
use std::str::FromStr;

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;

/// How long the link lives by which somebody makes an account, in seconds.
pub const SIGN_UP_LINK: i64 = 2 * HOUR;
/// How long a mailed link for another password lives, in seconds.
pub const RESET_LINK: i64 = HOUR;

macro_rules! kinds {
    ($($(#[$doc:meta])* $variant:ident = $word:literal,)+) => {
        /// Why a mail is sent.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Kind { $($(#[$doc])* $variant,)+ }

        impl Kind {
            /// Every one.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The word in the table.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }
        }

        impl FromStr for Kind {
            type Err = UnknownKind;

            fn from_str(text: &str) -> Result<Self, UnknownKind> {
                match text {
                    $($word => Ok(Self::$variant),)+
                    _ => Err(UnknownKind),
                }
            }
        }
    };
}

kinds! {
    /// Somebody wants to make an account with this address. Whether there is one already decides what the mail says.
    SignUp = "sign_up",
    /// Somebody has forgotten the password.
    Reset = "reset",
    /// An invitation of the operator's.
    Invitation = "invitation",
    /// To the address that an account shall have.
    NewAddress = "new_address",
    /// To the address that it has until then.
    AddressAsked = "address_asked",
    /// To the address that it had.
    AddressChanged = "address_changed",
    /// The account has another password.
    PasswordChanged = "password_changed",
    /// A second factor was taken away, or all of them.
    SecondFactorRemoved = "second_factor_removed",
    /// There is no account any more.
    AccountDeleted = "account_deleted",
}

/// A word that is no kind of mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnknownKind;

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Kind {
    /// Whether a stranger can cause it, with any address: those are bounded in total.
    pub fn of_strangers(self) -> bool {
        matches!(self, Self::SignUp | Self::Reset)
    }

    /// For how long it is tried, in seconds: a link that somebody waits for is of no use to them the day after.
    pub fn patience(self) -> i64 {
        match self {
            Self::SignUp => SIGN_UP_LINK,
            Self::Reset => RESET_LINK,
            _ => 24 * HOUR,
        }
    }
}

/// How long a mail rests after so many tries, in seconds.
pub fn rest(tries: i64) -> i64 {
    match tries {
        ..=1 => MINUTE,
        2 => 5 * MINUTE,
        3 => 15 * MINUTE,
        4 => HOUR,
        5 => 3 * HOUR,
        _ => 6 * HOUR,
    }
}

/// What a mail tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum News<'a> {
    /// This link makes an account.
    SignUp,
    /// There is an account with this address already.
    HasAccount,
    /// This link chooses another password.
    Reset,
    /// This link makes an account, by invitation.
    Invitation,
    /// This link gives the account this address.
    NewAddress,
    /// Another address was asked for.
    AddressAsked(&'a str),
    /// The account has another address.
    AddressChanged(&'a str),
    /// The account has another password.
    PasswordChanged,
    /// A second factor is gone.
    SecondFactorRemoved,
    /// The account is gone.
    AccountDeleted,
    /// Mails arrive.
    Test,
}

/// One mail before it is put into words.
#[derive(Debug, Clone, Copy)]
pub struct Notice<'a> {
    /// What it tells.
    pub news: News<'a>,
    /// Of whose account; empty where there is none.
    pub username: &'a str,
    /// The link, for those that have one.
    pub link: Option<&'a str>,
    /// From which network it was asked for.
    pub network: Option<&'a str>,
    /// A tag (BCP 47).
    pub language: &'a str,
}

/// What of a text from outside may stand in one line that people read: no control characters, no end of line, nothing that could be a
/// secret (a server that refuses a mail may quote the link in it), 200 characters.
pub fn one_line(text: &str) -> String {
    let line: String = text
        .split(|c: char| c.is_whitespace() || c.is_control())
        .filter(|word| !word.is_empty())
        .map(masked)
        .collect::<Vec<_>>()
        .join(" ");
    line.chars().take(200).collect()
}

/// The word without its long runs of letters and digits.
fn masked(word: &str) -> String {
    const LONGEST: usize = 31;
    let of_run = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
    let mut out = String::new();
    let mut rest = word;
    while !rest.is_empty() {
        let end = rest.find(|c| !of_run(c)).unwrap_or(rest.len());
        out.push_str(if end > LONGEST { "…" } else { &rest[..end] });
        let mut after = rest[end..].chars();
        if let Some(c) = after.next() {
            out.push(c);
        }
        rest = after.as_str();
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_is_read_as_it_was_written() {
        for &kind in Kind::ALL {
            assert_eq!(kind.as_str().parse(), Ok(kind));
            assert!(kind.patience() <= 24 * HOUR);
        }
        assert_eq!("other".parse::<Kind>(), Err(UnknownKind));
    }

    #[test]
    fn the_waits_grow_from_a_minute_to_six_hours() {
        let waits: Vec<i64> = (1..9).map(rest).collect();
        assert!(waits.is_sorted());
        assert_eq!((waits[0], waits[7]), (60, 21_600));
    }

    #[test]
    fn a_servers_words_become_one_line_without_what_could_be_a_secret() {
        let secret = "ab".repeat(32);
        let said = format!(
            "550 5.7.1\r\n refused\u{1b}[2J: https://a.example/recover?link={secret}, sorry"
        );
        assert_eq!(
            one_line(&said),
            "550 5.7.1 refused [2J: https://a.example/recover?link=…, sorry"
        );
        assert_eq!(one_line(&"a ".repeat(900)).chars().count(), 200);
    }
}
