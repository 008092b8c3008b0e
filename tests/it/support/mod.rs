//! What the tests are written with: a server in this process, browsers, people and apps.

mod app;
mod browser;
mod clients;
mod database;
mod factors;
#[path = "../../programs/support/html.rs"]
mod html;
mod http;
mod journal;
mod laws;
mod personal;
mod site;
mod smtp;

pub(crate) use app::{KEY, NO_KEY, PASSWORD, Person, START, TestApp, link_in, send_mails};
pub(crate) use browser::{Browser, Page};
pub(crate) use clients::{Ask, CALLBACK, Rp, Tokens, VERIFIER};
pub(crate) use database::{Cell, Database, on_postgres};
pub(crate) use factors::{
    Answer, Authenticator, Ceremony, Passkey, Protected, enrolled, new_passkey, recovery_codes,
};
pub(crate) use html::{Form, forms, page as page_name};
pub(crate) use http::{Call, Reply, Server, encode};
pub(crate) use laws::is_json;
pub(crate) use site::{Site, authority, response};
pub(crate) use smtp::{Manners, Sink};
