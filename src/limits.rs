//! Rate limits by network: one table, bounded memory, driven by [`Clock`].
//!
//! They are held in memory, each process its own. What must survive a restart (the back-off of an account)
//! is counted in the store.

use std::collections::HashMap;
use std::collections::hash_map::{Entry, RandomState};
use std::hash::BuildHasher;
use std::num::NonZeroU32;
use std::ops::Add;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use governor::clock::Reference;
use governor::middleware::NoOpMiddleware;
use governor::nanos::Nanos;
use governor::state::StateStore;
use governor::{Quota, RateLimiter};

use crate::people::network::Network;
use crate::world::{Clock, Stopwatch};

/// What is limited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// Registrations of apps, by whichever door.
    Registration,
    /// Tries to sign in, right or wrong.
    SignIn,
    /// Wrong client secrets at any endpoint: looked at before, counted after.
    ClientAuthentication,
    /// Introspections of what is no live token: looked at before, counted after, so that nobody scans.
    IntrospectionMiss,
    /// Authorization requests, each of which stores a row.
    Authorize,
    /// Tries at the setup link.
    Setup,
    /// Looks at the sites of an app, each of which leaves this server.
    SiteProof,
}

/// A quota: so many at once, then so many an hour, spread evenly.
type Row = (u32, u32);

impl Limit {
    const ALL: [Self; 7] = [
        Self::Registration,
        Self::SignIn,
        Self::ClientAuthentication,
        Self::IntrospectionMiss,
        Self::Authorize,
        Self::Setup,
        Self::SiteProof,
    ];

    /// The quota of one IPv4 address or IPv6 /64: so many at once, then so many an hour.
    pub const fn quota(self) -> (u32, u32) {
        self.rows()[0]
    }

    /// The one table: quotas of an IPv4 address or IPv6 /64, then of its /56, then of its /48 (whoever has
    /// one of those has 256 or 65,536 networks of his own). Where the wider are missing they do not count.
    const fn rows(self) -> &'static [Row] {
        match self {
            Self::Registration => &[(20, 60), (100, 300), (200, 600)],
            Self::SignIn => &[(30, 240), (120, 960), (240, 1_920)],
            Self::ClientAuthentication => &[(60, 600), (240, 2_400), (480, 4_800)],
            Self::IntrospectionMiss => &[(600, 36_000)],
            Self::Authorize => &[(300, 3_600), (1_200, 14_400), (2_400, 28_800)],
            Self::Setup | Self::SiteProof => &[(20, 60), (20, 60), (20, 60)],
        }
    }
}

/// Beyond a limit: come back in this many seconds (RFC 9110 10.2.3), one at least.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetryAfter {
    /// Seconds until one more is allowed.
    pub seconds: u64,
}

/// All limits of one server.
pub struct Limits {
    /// By `Limit`, then by width; empty when limits are lifted.
    gates: Vec<Vec<Gate>>,
}

impl Limits {
    /// `enabled = false` lifts them all.
    pub fn new(clock: &Clock, enabled: bool) -> Self {
        let ticks = Ticks(clock.stopwatch());
        let gates = |limit: Limit| {
            let rows = limit.rows().iter();
            rows.map(|&row| Gate::new(row, &ticks)).collect()
        };
        Self {
            gates: if enabled {
                Limit::ALL.map(gates).into()
            } else {
                Vec::new()
            },
        }
    }

    /// Counts one for `network`.
    ///
    /// # Errors
    /// When it, or a wider network around it, is beyond the limit; then nothing is counted.
    pub fn check(&self, limit: Limit, network: &Network) -> Result<(), RetryAfter> {
        // First all of them, so that what a narrow limit refuses does not use up the wide one.
        self.look(limit, network)?;
        self.each(limit, network, Gate::count)
    }

    /// Whether one more would be allowed, without counting it: for limits that count failures only.
    ///
    /// # Errors
    /// As [`Limits::check`].
    pub fn look(&self, limit: Limit, network: &Network) -> Result<(), RetryAfter> {
        self.each(limit, network, Gate::look)
    }

    fn each(
        &self,
        limit: Limit,
        network: &Network,
        ask: fn(&Gate, &Network) -> Result<(), RetryAfter>,
    ) -> Result<(), RetryAfter> {
        let Some(gates) = self.gates.get(limit as usize) else {
            return Ok(());
        };
        ask(&gates[0], network)?;
        if gates.len() > 1 {
            for (gate, wider) in gates[1..].iter().zip(network.wider()) {
                ask(gate, &wider)?;
            }
        }
        Ok(())
    }
}

type Limiter<S> = RateLimiter<Network, S, Ticks, NoOpMiddleware<Tick>>;

/// One quota and the networks it counts.
struct Gate {
    counting: Limiter<Counting>,
    looking: Limiter<Looking>,
    seen: Arc<Seen>,
}

impl Gate {
    fn new((burst, per_hour): Row, ticks: &Ticks) -> Self {
        let at_least_one = |n| NonZeroU32::new(n).unwrap_or(NonZeroU32::MIN);
        let quota = Quota::per_hour(at_least_one(per_hour)).allow_burst(at_least_one(burst));
        let seen = Arc::new(Seen::new(ticks.clone()));
        Self {
            counting: RateLimiter::new(quota, Counting(seen.clone()), ticks.clone()),
            looking: RateLimiter::new(quota, Looking(seen.clone()), ticks.clone()),
            seen,
        }
    }

    fn count(&self, network: &Network) -> Result<(), RetryAfter> {
        self.counting
            .check_key(network)
            .map_err(|until| self.wait(&until))
    }

    fn look(&self, network: &Network) -> Result<(), RetryAfter> {
        self.looking
            .check_key(network)
            .map_err(|until| self.wait(&until))
    }

    fn wait(&self, until: &governor::NotUntil<Tick>) -> RetryAfter {
        let wait = until.wait_time_from(governor::clock::Clock::now(&self.seen.ticks));
        RetryAfter {
            // Rounded up: one who comes back in time must not be refused again.
            seconds: (wait + Duration::from_nanos(999_999_999)).as_secs().max(1),
        }
    }
}

/// Networks remembered by one quota: at most `SHARDS * PER_SHARD`, some 2 MiB.
const SHARDS: usize = 16;
const PER_SHARD: usize = 2_048;

/// What each network has used up, as the time at which it is whole again. When a shard is full of networks
/// that still count, new ones share one cell: an attacker with many addresses then gets one quota for the
/// rest of them, and can neither fill the memory nor push out what is counted already.
struct Seen {
    ticks: Ticks,
    hasher: RandomState,
    shards: [Mutex<Shard>; SHARDS],
}

#[derive(Default)]
struct Shard {
    cells: HashMap<Network, Nanos>,
    rest: Option<Nanos>,
}

impl Seen {
    fn new(ticks: Ticks) -> Self {
        Self {
            ticks,
            hasher: RandomState::new(),
            shards: std::array::from_fn(|_| Mutex::default()),
        }
    }

    fn shard(&self, network: &Network) -> std::sync::MutexGuard<'_, Shard> {
        let hash = self.hasher.hash_one(network);
        let index = usize::try_from(hash % SHARDS as u64).unwrap_or(0);
        self.shards[index]
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    /// Drops the networks that are whole again if there is no room for one more.
    fn make_room(&self, shard: &mut Shard) {
        if shard.cells.len() >= PER_SHARD {
            let now = Nanos::new(governor::clock::Clock::now(&self.ticks).0);
            shard.cells.retain(|_, whole_at| *whole_at > now);
        }
    }
}

/// The counting side of [`Seen`].
struct Counting(Arc<Seen>);

impl StateStore for Counting {
    type Key = Network;

    fn measure_and_replace<T, F, E>(&self, key: &Network, f: F) -> Result<T, E>
    where
        F: Fn(Option<Nanos>) -> Result<(T, Nanos), E>,
    {
        let mut shard = self.0.shard(key);
        self.0.make_room(&mut shard);
        let room = shard.cells.len() < PER_SHARD;
        match shard.cells.entry(*key) {
            Entry::Occupied(mut cell) => {
                let (answer, next) = f(Some(*cell.get()))?;
                cell.insert(next);
                Ok(answer)
            }
            Entry::Vacant(cell) if room => {
                let (answer, next) = f(None)?;
                cell.insert(next);
                Ok(answer)
            }
            Entry::Vacant(_) => {
                let (answer, next) = f(shard.rest)?;
                shard.rest = Some(next);
                Ok(answer)
            }
        }
    }
}

/// The side of [`Seen`] that only looks.
struct Looking(Arc<Seen>);

impl StateStore for Looking {
    type Key = Network;

    fn measure_and_replace<T, F, E>(&self, key: &Network, f: F) -> Result<T, E>
    where
        F: Fn(Option<Nanos>) -> Result<(T, Nanos), E>,
    {
        let shard = self.0.shard(key);
        let full = shard.cells.len() >= PER_SHARD;
        let cell = shard.cells.get(key).copied();
        f(cell.or(shard.rest.filter(|_| full))).map(|(answer, _)| answer)
    }
}

/// [`Stopwatch`] as governor wants a clock.
#[derive(Clone)]
struct Ticks(Stopwatch);

impl governor::clock::Clock for Ticks {
    type Instant = Tick;

    fn now(&self) -> Tick {
        Tick(u64::try_from(self.0.elapsed().as_nanos()).unwrap_or(u64::MAX))
    }
}

/// Nanoseconds since the limits were made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Tick(u64);

impl Add<Nanos> for Tick {
    type Output = Self;

    fn add(self, other: Nanos) -> Self {
        Self(self.0.saturating_add(other.as_u64()))
    }
}

impl Reference for Tick {
    fn duration_since(&self, earlier: Self) -> Nanos {
        Nanos::new(self.0.saturating_sub(earlier.0))
    }

    fn saturating_sub(&self, duration: Nanos) -> Self {
        Self(self.0.checked_sub(duration.as_u64()).unwrap_or(self.0))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn network(text: &str) -> Network {
        Network::of(text.parse().expect("an address"))
    }

    #[test]
    fn the_table_is_in_the_order_of_the_enum() {
        for (index, limit) in Limit::ALL.into_iter().enumerate() {
            assert_eq!(limit as usize, index);
            assert!(!limit.rows().is_empty());
        }
    }

    #[test]
    fn registration_has_a_burst_of_20_and_60_an_hour() {
        let clock = Clock::fixed(0);
        let limits = Limits::new(&clock, true);
        let (here, there) = (network("192.0.2.1"), network("192.0.2.2"));
        for _ in 0..20 {
            limits.check(Limit::Registration, &here).unwrap();
        }
        let refused = limits.check(Limit::Registration, &here);
        assert_eq!(refused, Err(RetryAfter { seconds: 60 }));
        limits.check(Limit::Registration, &there).unwrap();
        limits.check(Limit::SignIn, &here).unwrap();
        clock.advance(59);
        let refused = limits.check(Limit::Registration, &here);
        assert_eq!(refused, Err(RetryAfter { seconds: 1 }));
        clock.advance(1);
        limits.check(Limit::Registration, &here).unwrap();
        assert!(limits.check(Limit::Registration, &here).is_err());
        clock.advance(3_600);
        for _ in 0..20 {
            limits.check(Limit::Registration, &here).unwrap();
        }
        assert!(limits.check(Limit::Registration, &here).is_err());
    }

    #[test]
    fn one_64_is_one_network_and_a_56_and_a_48_have_limits_of_their_own() {
        let limits = Limits::new(&Clock::fixed(0), true);
        let allowed = |networks: &mut dyn Iterator<Item = String>| {
            networks
                .filter(|ip| limits.check(Limit::Registration, &network(ip)).is_ok())
                .count()
        };
        let one_64 = &mut (0..100).map(|n| format!("2001:db8:1::{n:x}"));
        assert_eq!(allowed(one_64), 20);
        let one_56 = &mut (0..200).map(|n| format!("2001:db8:2:{n:x}::1"));
        assert_eq!(allowed(one_56), 100);
        let one_48 = &mut (0..512).map(|n| format!("2001:db8:3:{:x}::1", n << 7));
        assert_eq!(allowed(one_48), 200);
    }

    #[test]
    fn what_a_narrow_limit_refuses_does_not_use_up_the_wide_one() {
        let limits = Limits::new(&Clock::fixed(0), true);
        for _ in 0..500 {
            let _ = limits.check(Limit::Registration, &network("2001:db8::1"));
        }
        assert_eq!(
            limits.check(Limit::Registration, &network("2001:db8:0:1::1")),
            Ok(())
        );
    }

    #[test]
    fn looking_counts_nothing() {
        let limits = Limits::new(&Clock::fixed(0), true);
        let here = network("192.0.2.1");
        for _ in 0..1_000 {
            limits.look(Limit::ClientAuthentication, &here).unwrap();
        }
        for _ in 0..60 {
            limits.check(Limit::ClientAuthentication, &here).unwrap();
        }
        assert!(limits.look(Limit::ClientAuthentication, &here).is_err());
    }

    #[test]
    fn limits_can_be_lifted() {
        let limits = Limits::new(&Clock::fixed(0), false);
        for _ in 0..1_000 {
            limits
                .check(Limit::Registration, &network("192.0.2.1"))
                .unwrap();
        }
    }

    #[test]
    fn many_networks_neither_fill_the_memory_nor_push_out_what_is_counted() {
        let clock = Clock::fixed(0);
        let limits = Limits::new(&clock, true);
        let known = network("192.0.2.1");
        while limits.check(Limit::Setup, &known).is_ok() {}
        let address = |n: u32| network(&std::net::Ipv4Addr::from(0x0a00_0000 + n).to_string());
        let attackers = 60_000;
        for n in 0..attackers {
            let _ = limits.check(Limit::Setup, &address(n));
        }
        let seen = &limits.gates[Limit::Setup as usize][0].seen;
        let held = || -> usize {
            let shards = seen.shards.iter();
            shards.map(|shard| shard.lock().unwrap().cells.len()).sum()
        };
        assert_eq!(held(), SHARDS * PER_SHARD);
        assert!(limits.check(Limit::Setup, &known).is_err());
        assert!(limits.check(Limit::Setup, &address(attackers)).is_err());
        clock.advance(3_600);
        limits.check(Limit::Setup, &address(attackers)).unwrap();
        assert!(held() < SHARDS * PER_SHARD);
    }
}
