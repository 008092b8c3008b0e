//! `permesso openapi`: the document that `/openapi.json` serves, without a server.

use super::Failure;
use super::desk::Place;
use super::output::print_json;
use crate::web::openapi::document;

pub(super) fn run(place: &Place) -> Result<(), Failure> {
    let document = document(&place.settings()?);
    print_json(&serde_json::json!(document))
}
