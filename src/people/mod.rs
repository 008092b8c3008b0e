//! Floor 1: persons as pure rules: names, addresses, passwords, second factors, networks, sessions, days.

pub mod back_off;
pub mod calendar;
pub mod device;
pub mod email;
pub mod mail;
pub mod network;
pub mod password;
pub mod personal_token;
pub mod recovery;
pub mod seal;
pub mod second_factor;
pub mod sentence;
pub mod session;
pub mod totp;
pub mod user;
pub mod username;
