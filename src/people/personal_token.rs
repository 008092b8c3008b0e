//! Personal tokens: what a person may call one, and how long it lives.

use super::calendar::{self, DAY};

/// Personal tokens of one person, expired ones included.
pub const LIMIT: i64 = 15;
/// Fewest characters of a name.
pub const NAME_MIN: usize = 3;
/// Most characters of a name.
pub const NAME_MAX: usize = 100;

/// A name, one line, without blanks around it.
///
/// # Errors
/// When it is too short, too long, or more than a line.
pub fn parse_name(text: &str) -> Result<&str, BadName> {
    let name = text.trim();
    let fits = (NAME_MIN..=NAME_MAX).contains(&name.chars().count());
    if fits && !name.chars().any(is_invisible) {
        Ok(name)
    } else {
        Err(BadName)
    }
}

/// Line ends and controls, and what changes the direction of the text around it: lists of tokens are read by operators too.
fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

/// A name that no token may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadName;

/// The end of a token that is valid through the day `YYYY-MM-DD` (UTC), in unix seconds: the first moment after it.
///
/// # Errors
/// When it is no day, or one that is over at `now`.
pub fn parse_expiry(day: &str, now: i64) -> Result<i64, BadExpiry> {
    let end = calendar::parse_date(day.trim()).ok_or(BadExpiry)? + DAY;
    if now < end { Ok(end) } else { Err(BadExpiry) }
}

/// No day, or a day in the past.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadExpiry;

/// The last day on which a token with this end is valid.
pub fn last_day(expires_at: i64) -> String {
    calendar::day(expires_at - 1)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_name_is_one_line_of_3_to_100_characters() {
        assert_eq!(parse_name("  Backup script "), Ok("Backup script"));
        assert_eq!(parse_name("größe"), Ok("größe"));
        assert!(parse_name(&"ü".repeat(100)).is_ok());
        for bad in [
            "",
            "ab",
            "  ab  ",
            &"x".repeat(101),
            "a\nb",
            "abc\u{0}",
            "abc\u{202e}def",
            "abc\u{200b}def",
        ] {
            assert_eq!(parse_name(bad), Err(BadName), "{bad:?}");
        }
    }

    #[test]
    fn a_day_is_valid_through_its_end() {
        let day = calendar::parse_date("2027-01-15").unwrap();
        assert_eq!(parse_expiry("2027-01-15", day), Ok(day + DAY));
        assert_eq!(parse_expiry(" 2027-01-15 ", day + DAY - 1), Ok(day + DAY));
        assert_eq!(parse_expiry("2027-01-15", day + DAY), Err(BadExpiry));
        for bad in [
            "",
            "15.01.2027",
            "2027-02-30",
            "2027-01-15T00:00",
            "tomorrow",
        ] {
            assert_eq!(parse_expiry(bad, 0), Err(BadExpiry), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn the_last_day_is_read_again(days in 1i64..2_900_000, now in 0i64..86_400) {
            let end = days * DAY;
            prop_assert_eq!(parse_expiry(&last_day(end), now.min(end - 1)), Ok(end));
        }
    }
}
