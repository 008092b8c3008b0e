//! `/admin`: the pages of those who run this instance.

pub mod app;
pub mod apps;
pub mod home;
pub mod scopes;
pub mod twins;
