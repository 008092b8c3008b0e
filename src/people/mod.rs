//! Floor 1: persons as pure rules: names, addresses, passwords, networks, sessions, days.

pub mod back_off;
pub mod calendar;
pub mod email;
pub mod network;
pub mod password;
pub mod personal_token;
pub mod session;
pub mod user;
pub mod username;
