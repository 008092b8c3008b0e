//! The outside as small closed enums: the clock, the source of randomness and the mail, each real or of a test.
//!
//! `clippy.toml` forbids the real ones everywhere else, so that a test owns both, and two servers with
//! different clocks can live in one process.

#![expect(
    clippy::disallowed_methods,
    reason = "this is the one door to the system's clock, randomness and environment"
)]

mod mail;

use std::sync::atomic::{AtomicI64, Ordering};
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

/// RFC 9562 5.7: a version 7 UUID, so that ids made later sort later (to the millisecond).
pub fn id(clock: &Clock, random: &Random) -> String {
    let millis = u64::try_from(clock.now_millis()).unwrap_or(0);
    uuid::Builder::from_unix_timestamp_millis(millis, &random.bytes())
        .into_uuid()
        .to_string()
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
    fn ids_are_version_7_and_sort_by_time() {
        let clock = Clock::fixed(1_700_000_000);
        let random = Random::seeded(1);
        let first = id(&clock, &random);
        let same_second = id(&clock, &random);
        clock.advance(1);
        let later = id(&clock, &random);
        assert_eq!((first.len(), first.as_bytes()[14]), (36, b'7'));
        assert_ne!(first, same_second);
        assert!(later > first && later > same_second);
    }
}
