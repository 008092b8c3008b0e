//! The OAuth endpoints that answer JSON.

pub mod introspect;
pub mod metadata;
pub mod register;
pub mod revoke;
pub mod token;
pub mod verify;
