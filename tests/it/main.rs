//! The integration tests, one binary: stories, endpoint by endpoint, every route, the store on both engines, the shape of the code.
//!
//! They run on SQLite; with `PERMESSO_TEST_DATABASE_URL` (a `postgres://` maintenance database) all of them run on Postgres instead.

mod support;

mod architecture;
mod cli;
mod endpoints;
mod flows;
mod guards;
mod metadata;
mod routes;
mod schema;
mod store;
