//! A form body or query string.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| permesso_fuzz::form(data));
