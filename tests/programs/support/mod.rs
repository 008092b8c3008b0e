//! What the programs (races, crash, timing, load) share: a client over TCP, a browser without script, and the real server.

#![allow(dead_code, reason = "each program uses a part of this")]

pub(crate) mod app;
pub(crate) mod browser;
pub(crate) mod factors;
pub(crate) mod html;
pub(crate) mod http;
pub(crate) mod site;
pub(crate) mod table;

/// A program stops at its first surprise and prints it; nothing here is recovered from by kind.
pub(crate) type Fallible<T> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// Chance that can be repeated: splitmix64 from a seed that the program prints.
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Dice {
        Dice(seed)
    }

    /// `PERMESSO_PROGRAM_SEED`, or one taken from the clock.
    pub(crate) fn seed() -> u64 {
        setting("SEED")
            .and_then(|text| text.parse().ok())
            .unwrap_or_else(|| {
                std::time::SystemTime::now()
                    .duration_since(std::time::UNIX_EPOCH)
                    .map_or(1, |since| since.as_secs() % 1_000_000)
            })
    }

    pub(crate) fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub(crate) fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.roll() % end.max(1) as u64).unwrap_or(0)
    }

    pub(crate) fn one_in(&mut self, chances: usize) -> bool {
        self.below(chances) == 0
    }
}

/// `PERMESSO_PROGRAM_<name>`, empty counting as absent.
pub(crate) fn setting(name: &str) -> Option<String> {
    std::env::var(format!("PERMESSO_PROGRAM_{name}"))
        .ok()
        .filter(|text| !text.is_empty())
}

/// Whether the short form was asked for (`PERMESSO_PROGRAM=short`).
pub(crate) fn short() -> bool {
    std::env::var("PERMESSO_PROGRAM").is_ok_and(|form| form == "short")
}

/// Test runners ask every test binary what it holds; a program holds no tests of theirs.
pub(crate) fn only_listed() -> bool {
    std::env::args().any(|argument| argument == "--list")
}
