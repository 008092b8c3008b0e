//! `permesso serve`: the server, from its settings to its last write.

use std::time::Duration;

use tracing::warn;

use super::desk::{Place, open};
use super::output::say;
use super::{Failure, refused, setup_link};
use crate::actions::{sealing, setup, upkeep, watch};
use crate::app::App;
use crate::store::Opening;
use crate::web::layers::{self, Front};
use crate::web::serve::{self, Bounds, Listener};
use crate::{jobs, telemetry};

/// How often the server looks whether it has met a proxy that nobody named.
const LOOK: Duration = Duration::from_secs(30);

/// Runs the server until it is told to stop.
pub(super) async fn run(place: &Place) -> Result<(), Failure> {
    let (config, warnings) = place.load()?;
    let _log = telemetry::start(&config.log).map_err(failed)?;
    for warning in warnings {
        warn!("{warning}");
    }
    let app = open(config, Opening::Serve).await?;
    let served = serve(&app).await;
    app.store.close().await;
    served
}

async fn serve(app: &App) -> Result<(), Failure> {
    let listen = &app.config.listen;
    let stop = serve::stop_signal().map_err(failed)?;
    let listener = match Listener::bind(listen).await {
        Ok(listener) => listener,
        Err(error) => return refused(format!("cannot listen at {listen}: {error}")),
    };
    let missing = sealing::missing(app).await?;
    if let Some(used) = missing.first() {
        // Nobody with a second factor could sign in, and new ones would be sealed under yet another key.
        return refused(format!(
            "{} secrets of second factors are sealed under the key {}, which is not here: `permesso key show` says where keys are looked for",
            used.secrets, used.key_id
        ));
    }
    watch::started(app, app.clock.now()).await?;
    // Not before the address is ours: a server that cannot start must not end the link of the one that runs.
    if let Some(link) = setup::link(app, app.clock.now()).await? {
        setup_link::announce(&link);
    }
    let address = match listener.address() {
        Some(address) => format!("http://{address}"),
        None => listen.to_string(),
    };
    say(&format!(
        "Permesso listens at {address} for {}",
        app.config.public_url
    ));
    let front = layers::front(app);
    let mut running = jobs::start(app);
    running.spawn(note_forgotten_proxy(app.clone(), front.clone()));
    let bounds = Bounds {
        trusted_proxies: app.config.trusted_proxies.clone(),
        ..Bounds::default()
    };
    serve::serve(listener, front.clone(), bounds, stop).await;
    running.shutdown().await;
    last_writes(app, &front).await;
    Ok(())
}

/// Tells `doctor` of a proxy that forwards requests and is not trusted.
async fn note_forgotten_proxy(app: App, front: Front) {
    loop {
        tokio::time::sleep(LOOK).await;
        if let Some(peer) = front.forgotten_proxy() {
            match watch::forgotten_proxy(&app, peer, app.clock.now()).await {
                Ok(()) => return,
                Err(error) => warn!(?error, "the forgotten proxy could not be noted"),
            }
        }
    }
}

/// What was only in memory.
async fn last_writes(app: &App, front: &Front) {
    if let Err(error) = upkeep::write_uses(app).await {
        warn!(
            error = error.causes(),
            "the last uses were not written down"
        );
    }
    if let Some(peer) = front.forgotten_proxy()
        && let Err(error) = watch::forgotten_proxy(app, peer, app.clock.now()).await
    {
        warn!(?error, "the forgotten proxy could not be noted");
    }
}

fn failed(error: impl std::fmt::Display) -> Failure {
    Failure::Refused(format!("cannot start: {error}"))
}
