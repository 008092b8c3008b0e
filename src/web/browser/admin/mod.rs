//! `/admin`: what those who run this instance see and do. Each handler takes an `Administrator`.

pub mod app;
pub mod apps;
pub mod home;
pub mod scopes;
