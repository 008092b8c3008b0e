//! The text of a token.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| permesso_fuzz::token(data));
