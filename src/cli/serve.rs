//! `permesso serve`.

use super::desk::{Place, open};
use super::output::say;
use super::{Failure, refused, setup_link};
use crate::actions::setup;
use crate::store::Opening;
use crate::web::layers;
use crate::web::serve::{self, Bounds, Listener};
use crate::{jobs, telemetry};

/// Runs the server until it is told to stop; then lets requests end, writes down what was used, and lets go of the database.
pub(super) async fn run(place: &Place) -> Result<(), Failure> {
    let config = place.settings()?;
    let _log = match telemetry::start(&config.log) {
        Ok(log) => log,
        Err(error) => return refused(format!("the log does not start: {error}")),
    };
    let app = open(config, Opening::Serve).await?;
    let listen = &app.config.listen;
    let listener = match Listener::bind(listen).await {
        Ok(listener) => listener,
        Err(error) => return refused(format!("cannot listen at {listen}: {error}")),
    };
    let stop = match serve::stop_signal() {
        Ok(stop) => stop,
        Err(error) => return refused(format!("signals cannot be watched: {error}")),
    };
    if let Some(link) = setup::link(&app, app.clock.now()).await? {
        setup_link::announce(&link);
    }
    let address = listener
        .address()
        .map_or_else(|| listen.to_string(), |address| address.to_string());
    say(&format!(
        "listening at {address}, for {}",
        app.config.public_url
    ));
    let bounds = Bounds {
        trusted_proxies: app.config.trusted_proxies.clone(),
        ..Bounds::default()
    };
    let jobs = jobs::start(&app);
    serve::serve(listener, layers::front(&app), bounds, stop).await;
    drop(jobs);
    if let Err(error) = jobs::write_uses(app.clone()).await {
        tracing::warn!(
            error = error.causes(),
            "the last uses were not written down"
        );
    }
    app.store.close().await;
    Ok(())
}
