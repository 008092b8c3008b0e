//! An `Authorization` header, as Basic and as Bearer.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| permesso_fuzz::authorization(data));
