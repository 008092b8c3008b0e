//! Pages on the way in: sign-in and its second factor, setup, consent, and what can go wrong there.

pub mod confirm;
pub mod confirm_email;
pub mod consent;
pub mod error;
pub mod passkey;
pub mod recover;
pub mod second_factor;
pub mod setup;
pub mod sign_in;
pub mod sign_up;
