//! Floor 1: the OAuth protocol as pure rules. No clock, no network, no database.

pub mod authorization_request;
pub mod bearer;
pub mod client;
pub mod client_auth;
pub mod client_name;
pub mod error;
pub mod params;
pub mod pkce;
pub mod redemption;
pub mod redirect_uri;
pub mod rotation;
pub mod scope;
mod script;
pub mod site;
pub mod token;
