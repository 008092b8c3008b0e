//! Pages on the way in: sign-in, setup, consent, and what can go wrong there.

pub mod consent;
pub mod error;
pub mod setup;
pub mod sign_in;
