//! Permesso, a small OAuth 2.0 authorization server. This file is the table of contents.
//!
//! Floors, from the ground up; each may use only what is below it (`docs/ARCHITECTURE.md`).

// Floor 1: rules, pure functions without input or output.
pub mod oauth;
pub mod people;

// Beside the floors: what is outside of us, and what every floor above the first may ask.
pub mod config;
pub mod i18n;
pub mod letters;
pub mod limits;
pub mod telemetry;
pub mod world;

// Floor 2: all SQL, and nothing else.
pub mod store;

// Floor 3: what the server does, whoever asks.
pub mod actions;
pub mod app;
pub mod keys;

// Floor 4: the doors.
pub mod cli;
pub mod jobs;
pub mod web;
