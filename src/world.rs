//! The outside: the clock, the source of randomness and the mail as small closed enums, each real or of a test, and the way out to other sites.
//!
//! `clippy.toml` forbids the real ones everywhere else, so that a test owns both, and two servers with
//! different clocks can live in one process.

#![expect(
    clippy::disallowed_methods,
    reason = "this is the one door to the system's clock, randomness and environment"
)]

pub mod fetch;
mod mail;

use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use rand::rngs::{StdRng, SysRng};
use rand::{Rng, SeedableRng, TryRng};

pub use mail::{Envelope, Fault, Letter, Mail, Outbox, SendError, Sent, Smtp, Tls};

/// Where the time comes from.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The system's clock.
    System,
    /// A clock that a test moves by hand, in unix seconds; clones share it.
    Fixed(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands at `now`, in unix seconds, until it is moved.
    pub fn fixed(now: i64) -> Self {
        Self::Fixed(Arc::new(AtomicI64::new(now)))
    }

    /// Unix seconds.
    pub fn now(&self) -> i64 {
        self.now_millis().div_euclid(1000)
    }

    /// Unix milliseconds.
    pub fn now_millis(&self) -> i64 {
        match self {
            // Before 1970 the clock is not set at all; zero makes nothing valid that was not.
            Self::System => SystemTime::now()
                .duration_since(SystemTime::UNIX_EPOCH)
                .map_or(0, |past| {
                    i64::try_from(past.as_millis()).unwrap_or(i64::MAX)
                }),
            Self::Fixed(at) => at.load(Ordering::SeqCst).saturating_mul(1000),
        }
    }

    /// Moves a fixed clock to `now`, in unix seconds; the system's clock is not ours to set.
    pub fn set(&self, now: i64) {
        if let Self::Fixed(at) = self {
            at.store(now, Ordering::SeqCst);
        }
    }

    /// Moves a fixed clock by `seconds`; the system's clock is not ours to set.
    pub fn advance(&self, seconds: i64) {
        if let Self::Fixed(at) = self {
            at.fetch_add(seconds, Ordering::SeqCst);
        }
    }

    /// Starts to measure a duration that no change of the wall clock can bend.
    pub fn stopwatch(&self) -> Stopwatch {
        match self {
            Self::System => Stopwatch::Running(Instant::now()),
            Self::Fixed(at) => Stopwatch::Fixed {
                clock: at.clone(),
                start: at.load(Ordering::SeqCst),
            },
        }
    }
}

/// A running measurement, see [`Clock::stopwatch`].
#[derive(Clone, Debug)]
pub enum Stopwatch {
    /// Measured by the monotonic clock.
    Running(Instant),
    /// Measured by a fixed clock.
    Fixed {
        /// The clock.
        clock: Arc<AtomicI64>,
        /// Where it stood at the start, in unix seconds.
        start: i64,
    },
}

impl Stopwatch {
    /// Time since the start; zero if a fixed clock went backwards.
    pub fn elapsed(&self) -> Duration {
        match self {
            Self::Running(start) => start.elapsed(),
            Self::Fixed { clock, start } => {
                let passed = clock.load(Ordering::SeqCst).saturating_sub(*start);
                Duration::from_secs(u64::try_from(passed).unwrap_or(0))
            }
        }
    }
}

/// Where random bytes come from.
#[derive(Clone, Debug)]
pub enum Random {
    /// The operating system.
    System,
    /// A sequence that a test can repeat; clones share it.
    Seeded(Arc<Mutex<StdRng>>),
}

impl Random {
    /// The sequence that belongs to `seed`.
    pub fn seeded(seed: u64) -> Self {
        Self::Seeded(Arc::new(Mutex::new(StdRng::seed_from_u64(seed))))
    }

    /// `N` fresh random bytes.
    ///
    /// # Panics
    /// If the operating system has no randomness to give: nothing safe can be done without it, and the
    /// request that asked ends as a 500.
    pub fn bytes<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        match self {
            Self::System => SysRng
                .try_fill_bytes(&mut bytes)
                .expect("the operating system gives random bytes"),
            Self::Seeded(rng) => rng
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .fill_bytes(&mut bytes),
        }
        bytes
    }
}

/// RFC 9562 5.7 and 6.2 (a counter of fixed length): version 7 UUIDs of one process, so that ids made later sort later, those of one
/// millisecond too.
#[derive(Debug, Default)]
pub struct Ids {
    /// Milliseconds, and in the lowest 12 bits a counter; it runs ahead of a clock that stands or goes back.
    last: AtomicU64,
}

impl Ids {
    /// The next one.
    pub fn next(&self, clock: &Clock, random: &Random) -> String {
        let now = u64::try_from(clock.now_millis()).unwrap_or(0) << 12;
        let after = |last: u64| now.max(last + 1);
        let last = self
            .last
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, |last| {
                Some(after(last))
            });
        let this = after(last.unwrap_or_else(|last| last));
        let mut tail = random.bytes::<10>();
        let [.., high, low] = (this & 0xfff).to_be_bytes();
        (tail[0], tail[1]) = (high, low);
        uuid::Builder::from_unix_timestamp_millis(this >> 12, &tail)
            .into_uuid()
            .to_string()
    }
}

/// The environment of the process; what is not UTF-8 is read with replacement characters.
pub fn environment() -> impl Iterator<Item = (String, String)> {
    std::env::vars_os().map(|(name, value)| {
        (
            name.to_string_lossy().into_owned(),
            value.to_string_lossy().into_owned(),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fixed_clock_moves_only_by_hand_and_clones_share_it() {
        let clock = Clock::fixed(1_000);
        let other = clock.clone();
        let watch = clock.stopwatch();
        assert_eq!(clock.now(), 1_000);
        clock.advance(5);
        assert_eq!(other.now(), 1_005);
        assert_eq!(watch.elapsed(), Duration::from_secs(5));
        other.set(1);
        assert_eq!(clock.now(), 1);
        assert_eq!(watch.elapsed(), Duration::ZERO);
    }

    #[test]
    fn the_system_clock_cannot_be_set() {
        Clock::System.set(0);
        Clock::System.advance(-1);
        assert!(Clock::System.now() > 1_700_000_000);
    }

    #[test]
    fn a_seed_repeats_its_sequence_and_the_system_does_not() {
        assert_eq!(
            Random::seeded(7).bytes::<20>(),
            Random::seeded(7).bytes::<20>()
        );
        assert_ne!(
            Random::seeded(7).bytes::<20>(),
            Random::seeded(8).bytes::<20>()
        );
        assert_ne!(Random::System.bytes::<20>(), Random::System.bytes::<20>());
    }

    #[test]
    fn ids_are_version_7_and_sort_by_time_within_a_millisecond_too() {
        let (clock, random, ids) = (
            Clock::fixed(1_700_000_000),
            Random::seeded(1),
            Ids::default(),
        );
        let mut last = ids.next(&clock, &random);
        assert_eq!((last.len(), last.as_bytes()[14]), (36, b'7'));
        assert_eq!(last[..13], *"018bcfe5-6800", "milliseconds since 1970");
        // More than one millisecond counts, and a clock that goes back.
        for step in std::iter::repeat_n(0, 5_000).chain([1, -3, 60]) {
            clock.advance(step);
            let next = ids.next(&clock, &random);
            assert!(next > last, "{next} {last}");
            last = next;
        }
        let other = Ids::default().next(&clock, &random);
        assert_ne!(other[19..], Ids::default().next(&clock, &random)[19..]);
    }
}
