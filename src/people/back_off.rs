//! Slowing down guesses: how long a counter waits after its n-th failure (ASVS 6.3.1), without locking anybody out for good.

/// Failures count within this time, in seconds.
pub const WINDOW: i64 = 15 * 60;
/// Failures of one account, or of one browser the person knows, before waiting begins.
pub const ACCOUNT_FREE: i64 = 10;
/// Failures of one network before waiting begins: several people may share it.
pub const NETWORK_FREE: i64 = 50;
const FIRST_WAIT: i64 = 5;
const LONGEST_WAIT: i64 = 300;

/// Seconds to wait after failure number `failures`, when `free` of them cost nothing: 5, 10, 20 … 300.
pub fn wait(failures: i64, free: i64) -> i64 {
    match failures - free {
        beyond if beyond < 0 => 0,
        beyond @ 0..=6 => (FIRST_WAIT << beyond).min(LONGEST_WAIT),
        _ => LONGEST_WAIT,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_from_five_seconds_to_five_minutes() {
        let waits: Vec<i64> = (9..18).map(|failures| wait(failures, ACCOUNT_FREE)).collect();
        assert_eq!(waits, [0, 5, 10, 20, 40, 80, 160, 300, 300]);
    }
}
