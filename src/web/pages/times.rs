//! Times and spans as people say them.

use crate::i18n::Texts;
use crate::people::calendar::{DAY, date};

const MINUTE: i64 = 60;
const HOUR: i64 = 60 * MINUTE;

/// A moment of the past, seen from `now` (both unix seconds): "just now", "3 days ago", "on 3 March 2026".
pub fn ago(texts: Texts, now: i64, at: i64) -> String {
    let passed = now.saturating_sub(at);
    match passed {
        ..MINUTE => texts.get("time-now").into_owned(),
        MINUTE..HOUR => texts.with("time-minutes-ago", &[("count", (passed / MINUTE).into())]),
        HOUR..DAY => texts.with("time-hours-ago", &[("count", (passed / HOUR).into())]),
        _ if passed < 2 * DAY => texts.get("time-yesterday").into_owned(),
        _ if passed < 14 * DAY => texts.with("time-days-ago", &[("count", (passed / DAY).into())]),
        _ => dated(texts, "time-date", at),
    }
}

/// The day of a moment: "3 March 2026".
pub fn day(texts: Texts, at: i64) -> String {
    dated(texts, "time-day", at)
}

fn dated(texts: Texts, key: &str, at: i64) -> String {
    let (year, month, day) = date(at);
    // As text: a year is not to be grouped like an amount.
    let year = year.to_string();
    texts.with(
        key,
        &[
            ("day", day.into()),
            ("month", month.into()),
            ("year", year.into()),
        ],
    )
}

/// A span of seconds in its largest fitting unit, rounded down: "90 days", "1 hour", "40 seconds".
pub fn span(texts: Texts, seconds: i64) -> String {
    let seconds = seconds.max(0);
    let (key, count) = match seconds {
        ..MINUTE => ("span-seconds", seconds),
        MINUTE..HOUR => ("span-minutes", seconds / MINUTE),
        HOUR..DAY => ("span-hours", seconds / HOUR),
        _ => ("span-days", seconds / DAY),
    };
    texts.with(key, &[("count", count.into())])
}

/// How long to wait, rounded up: whoever comes back after it has waited long enough.
pub fn wait(texts: Texts, seconds: i64) -> String {
    let unit = if seconds <= MINUTE {
        1
    } else if seconds <= HOUR {
        MINUTE
    } else {
        HOUR
    };
    span(texts, seconds.saturating_add(unit - 1) / unit * unit)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_past_is_told_in_its_largest_unit() {
        let texts = Texts::negotiate(None);
        let now = 1_772_546_709;
        assert_eq!(ago(texts, now, now + 5), "just now");
        assert_eq!(ago(texts, now, now - 60), "1 minute ago");
        assert_eq!(ago(texts, now, now - 3 * HOUR), "3 hours ago");
        assert_eq!(ago(texts, now, now - DAY), "yesterday");
        assert_eq!(ago(texts, now, now - 13 * DAY), "13 days ago");
        assert_eq!(ago(texts, now, now - 14 * DAY), "on 17 February 2026");
        assert_eq!(ago(texts, now, i64::MIN), ago(texts, 0, i64::MIN));
    }

    #[test]
    fn a_day_is_named_with_its_year() {
        let texts = Texts::negotiate(None);
        assert_eq!(day(texts, 1_772_546_709), "3 March 2026");
    }

    #[test]
    fn spans_are_rounded_down() {
        let texts = Texts::negotiate(None);
        assert_eq!(span(texts, -4), "0 seconds");
        assert_eq!(span(texts, 119), "1 minute");
        assert_eq!(span(texts, 90 * DAY), "90 days");
    }

    #[test]
    fn waits_are_rounded_up() {
        let texts = Texts::negotiate(None);
        assert_eq!(wait(texts, 40), "40 seconds");
        assert_eq!(wait(texts, 61), "2 minutes");
        assert_eq!(wait(texts, HOUR + 1), "2 hours");
        assert_eq!(wait(texts, 1), "1 second");
    }
}
