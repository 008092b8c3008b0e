//! `permesso serve`.

use std::net::SocketAddr;

use crate::actions::setup;
use crate::app::App;
use crate::config::{Config, Database, Listen};
use crate::store::{Location, Opening, Store};
use crate::world::{Clock, Random, environment};
use crate::{jobs, web};

/// Runs the server until it is told to stop.
pub async fn serve() -> Result<(), Box<dyn std::error::Error>> {
    let (config, _warnings) = Config::load(None, environment())?;
    let location = match &config.database {
        Database::Sqlite(path) => Location::Sqlite(path.clone()),
        Database::Postgres(url) => Location::Postgres(url.expose().to_owned()),
    };
    let clock = Clock::System;
    let store = Store::open(&location, Opening::Serve, clock.now()).await?;
    let app = App::new(config, store, clock, Random::System);
    if let Ok(Some(link)) = setup::link(&app, app.clock.now()).await {
        eprintln!("Set up the first administrator: {link}");
    }
    let Listen::Tcp(address) = &app.config.listen else {
        return Err("unix".into());
    };
    let listener = tokio::net::TcpListener::bind(address).await?;
    let _jobs = jobs::start(&app);
    let router = web::router::routes(&app);
    axum::serve(
        listener,
        router.into_make_service_with_connect_info::<SocketAddr>(),
    )
    .await?;
    Ok(())
}
