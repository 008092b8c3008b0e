//! Floor 4: the HTTP door. `router` is the one table of routes.

pub mod api;
pub mod assets;
pub mod browser;
pub mod error;
pub mod extract;
pub mod layers;
pub mod oauth;
pub mod openapi;
pub mod pages;
pub mod router;
pub mod serve;
