//! Protected resources, registration and health: JSON.

pub mod client;
pub mod graphql;
pub mod health;
pub mod user;
