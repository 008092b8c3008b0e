//! Stories: what people, apps and operators do from the beginning to the end.

mod accounts;
mod authorize;
mod codes;
mod consent;
mod developer;
mod developer_pages;
mod faults;
mod gancio;
mod history;
mod interleavings;
mod keys;
mod limits;
mod long_lived;
mod open_collective;
mod operator;
mod passkeys;
mod proxies;
mod random_walk;
mod refresh;
mod second_factor;
mod security;
mod servers;
mod sessions;
mod sign_in;
mod time;
