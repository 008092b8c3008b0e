//! Pages of the person's own account.

pub mod apps;
pub mod delete;
pub mod email;
pub mod history;
pub mod home;
pub mod password;
pub mod recovery_codes;
pub mod security;
pub mod sessions;
pub mod tokens;
pub mod totp;
