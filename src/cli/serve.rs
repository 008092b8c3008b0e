//! `permesso serve`.

use std::net::SocketAddr;

use super::desk::{Place, open};
use super::output::say;
use super::{Failure, refused, setup_link};
use crate::actions::setup;
use crate::config::Listen;
use crate::store::Opening;
use crate::{jobs, web};

/// Runs the server until it is told to stop.
pub(super) async fn run(place: &Place) -> Result<(), Failure> {
    let app = open(place.settings()?, Opening::Serve).await?;
    let Listen::Tcp(address) = &app.config.listen else {
        return refused("unix sockets are not served yet");
    };
    let listener = match tokio::net::TcpListener::bind(address).await {
        Ok(listener) => listener,
        Err(error) => return refused(format!("cannot listen at {address}: {error}")),
    };
    if let Some(link) = setup::link(&app, app.clock.now()).await? {
        setup_link::announce(&link);
    }
    say(&format!(
        "listening at {address}, for {}",
        app.config.public_url
    ));
    let _jobs = jobs::start(&app);
    let router = web::router::routes(&app);
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service)
        .await
        .map_err(|error| Failure::Refused(error.to_string()))
}
