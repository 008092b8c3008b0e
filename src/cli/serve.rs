//! `permesso serve`.

use crate::actions::setup;
use crate::app::App;
use crate::config::{Config, Database};
use crate::store::{Location, Opening, Store};
use crate::web::layers;
use crate::web::serve::{self, Bounds, Listener};
use crate::world::{Clock, Random, environment};
use crate::{jobs, telemetry};

/// Runs the server until it is told to stop.
pub async fn serve() -> Result<(), Box<dyn std::error::Error>> {
    let (config, _warnings) = Config::load(None, environment())?;
    let _log = telemetry::start(&config.log)?;
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
    let listener = Listener::bind(&app.config.listen).await?;
    let _jobs = jobs::start(&app);
    let bounds = Bounds {
        trusted_proxies: app.config.trusted_proxies.clone(),
        ..Bounds::default()
    };
    serve::serve(listener, layers::front(&app), bounds, serve::stop_signal()?).await;
    Ok(())
}
