//! The `permesso` binary: arguments go to `cli`.

fn main() {}
