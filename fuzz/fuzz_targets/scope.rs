//! Two scopes.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| permesso_fuzz::scope(data));
