//! Days of the calendar (UTC), as people read and write them, and unix seconds.

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;
/// Seconds of a day.
pub const DAY: i64 = 24 * HOUR;

/// Year, month and day of a moment in unix seconds.
pub fn date(at: i64) -> (i64, i64, i64) {
    // Years begin in March here, so that the leap day is the last.
    let days = at.div_euclid(DAY) + 719_468;
    let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let (month, next) = if month < 10 {
        (month + 3, 0)
    } else {
        (month - 9, 1)
    };
    (era * 400 + year + next, month, day)
}

/// The first moment of a day `YYYY-MM-DD`, in unix seconds. `None` if it is no day of the years 1970 to 9999.
pub fn parse_date(text: &str) -> Option<i64> {
    let digits = |part: &str, length: usize| {
        let good = part.len() == length && part.bytes().all(|b| b.is_ascii_digit());
        good.then(|| part.parse::<i64>().ok()).flatten()
    };
    let mut parts = text.splitn(3, '-');
    let year = digits(parts.next()?, 4)?;
    let month = digits(parts.next()?, 2)?;
    let day = digits(parts.next()?, 2)?;
    if year < 1970 || !(1..=12).contains(&month) {
        return None;
    }
    let from_march = (month + 9) % 12;
    let years = year - i64::from(month < 3);
    let days =
        365 * years + years / 4 - years / 100 + years / 400 + (153 * from_march + 2) / 5 + day
            - 1
            - 719_468;
    let at = days * DAY;
    // A day that the month does not have would be one of the next.
    (date(at) == (year, month, day)).then_some(at)
}

/// `2026-03-03`.
pub fn day(at: i64) -> String {
    let (year, month, day) = date(at);
    format!("{year:04}-{month:02}-{day:02}")
}

/// `2026-03-03 14:05 UTC`, the same in every language.
pub fn exact(at: i64) -> String {
    let time = at.rem_euclid(DAY);
    format!(
        "{} {:02}:{:02} UTC",
        day(at),
        time / HOUR,
        time % HOUR / MINUTE
    )
}

/// `2026-03-03T14:05:09Z`, for machines.
pub fn machine(at: i64) -> String {
    let time = at.rem_euclid(DAY);
    format!(
        "{}T{:02}:{:02}:{:02}Z",
        day(at),
        time / HOUR,
        time % HOUR / MINUTE,
        time % MINUTE
    )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn moments_are_those_of_the_calendar() {
        assert_eq!(exact(0), "1970-01-01 00:00 UTC");
        assert_eq!(exact(951_782_399), "2000-02-28 23:59 UTC");
        assert_eq!(machine(951_782_400), "2000-02-29T00:00:00Z");
        assert_eq!(exact(1_772_546_700), "2026-03-03 14:05 UTC");
        assert_eq!(exact(-1), "1969-12-31 23:59 UTC");
    }

    #[test]
    fn only_days_that_exist_are_taken() {
        for bad in [
            "",
            "2026",
            "2026-1-1",
            "2026-13-01",
            "2026-00-10",
            "2026-02-29",
            "2026-04-31",
            "2026-01-00",
            "1969-12-31",
            "26-01-01",
            "2026-01-01 ",
            "2026-01-0a",
            "+026-01-01",
            "2026-01-01-01",
            "٢٠٢٦-01-01",
        ] {
            assert_eq!(parse_date(bad), None, "{bad}");
        }
        assert_eq!(parse_date("1970-01-01"), Some(0));
        assert_eq!(
            parse_date("2024-02-29").map(day).as_deref(),
            Some("2024-02-29")
        );
    }

    proptest! {
        #[test]
        fn a_day_that_is_written_is_read_again(days in 0i64..2_932_896) {
            prop_assert_eq!(parse_date(&day(days * DAY)), Some(days * DAY));
        }
    }
}
