//! Two redirect URIs: what is registered, and what is asked for.
#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| permesso_fuzz::redirect_uri(data));
