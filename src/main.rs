//! The `permesso` binary: arguments go to `cli`.

use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    permesso::cli::run(std::env::args_os()).await
}
