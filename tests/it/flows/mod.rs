//! Stories: what people, apps and operators do from the beginning to the end.

mod accounts;
mod addresses;
mod authorize;
mod codes;
mod consent;
mod developer;
mod faults;
mod gancio;
mod interleavings;
mod limits;
mod long_lived;
mod open_collective;
mod operator;
mod personal_tokens;
mod proxies;
mod random_walk;
mod refresh;
mod servers;
mod sign_in;
mod time;
