//! `/admin`: what those who run this instance see and do. Each handler takes an `Administrator`.

pub mod app;
pub mod apps;
pub mod audit;
pub mod home;
pub mod invitations;
pub mod people;
pub mod person;
pub mod scopes;

use url::form_urlencoded::Serializer;

/// `&name=value…` of what is not empty.
fn query(pairs: &[(&str, &str)]) -> String {
    let given = pairs.iter().filter(|(_, value)| !value.is_empty());
    let mut query = Serializer::new(String::new());
    for (name, value) in given {
        query.append_pair(name, value);
    }
    match query.finish() {
        query if query.is_empty() => query,
        query => format!("&{query}"),
    }
}
