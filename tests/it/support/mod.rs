//! What the tests are written with: a server in this process, browsers, people and apps.

mod app;
mod browser;
mod clients;
mod database;
#[path = "../../programs/support/html.rs"]
mod html;
mod http;
mod journal;
mod laws;
mod protected;

pub(crate) use app::{PASSWORD, Person, START, TestApp};
pub(crate) use browser::{Browser, Page};
pub(crate) use clients::{Ask, Rp, Tokens, VERIFIER};
pub(crate) use database::{Cell, Database, on_postgres};
pub(crate) use html::Form;
pub(crate) use http::{Call, Reply, Server, encode};
