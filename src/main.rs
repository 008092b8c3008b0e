//! The `permesso` binary: arguments go to `cli`.

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    permesso::cli::serve::serve().await
}
