//! Floor 1: persons as pure rules: names, addresses, passwords, networks.

pub mod email;
pub mod network;
pub mod password;
pub mod username;
