//! The handlers of pages, for people with a browser. What the pages look like is in `pages`.

pub mod account;
pub mod address;
pub mod admin;
pub mod authorize;
pub mod confirm_email;
pub mod consent;
pub mod developer;
pub mod docs;
pub mod home;
pub mod joining;
pub mod language;
pub mod leaving;
pub mod second_factor;
pub mod security;
pub mod sessions;
pub mod setup;
pub mod sign_in;
pub mod tokens;

use crate::oauth::redirect_uri::{RedirectUri, Target};
use crate::web::pages::place::Place;

/// Where a redirect URI leads, in the words of pages.
fn place(redirect_uri: &RedirectUri) -> Place {
    match redirect_uri.target() {
        Target::Site { host, unicode } => Place::Site {
            host,
            unicode,
            plain_http: redirect_uri.is_plain_http_site(),
        },
        Target::ThisDevice { host } => Place::ThisDevice { host },
        Target::App { scheme } => Place::App { scheme },
    }
}

/// The app's address without anything of ours, for a link back.
fn address(redirect_uri: &RedirectUri) -> String {
    redirect_uri.as_str().to_owned()
}
