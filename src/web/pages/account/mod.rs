//! Pages of the person's own account.

pub mod apps;
pub mod home;
