//! Personal tokens of people, made as their pages make them.

use permesso::actions::personal_tokens::{Made, New, Typed, create};
use permesso::people::network::Network;

use super::app::Person;

impl Person {
    /// A personal token without an end.
    pub(crate) async fn personal(&self, name: &str, scope: &str) -> String {
        let form = Typed {
            name,
            scopes: scope.split_whitespace().collect(),
            expires_at: "",
            advanced: false,
        };
        self.personal_of(&form).await
    }

    /// A personal token with advanced privileges.
    pub(crate) async fn advanced(&self, name: &str, scope: &str) -> String {
        let form = Typed {
            name,
            scopes: scope.split_whitespace().collect(),
            expires_at: "",
            advanced: true,
        };
        self.personal_of(&form).await
    }

    /// A personal token of this form.
    pub(crate) async fn personal_of(&self, form: &Typed<'_>) -> String {
        let (app, now) = (&self.server.app, self.server.now());
        let new = New::of(app, form, now).unwrap();
        match create(app, &self.id, new, &here(), now).await {
            Ok(Made::Now(token)) => {
                self.server.journal.read(token.expose());
                token.expose().to_owned()
            }
            _ => panic!("no token"),
        }
    }
}

fn here() -> Network {
    Network::of([192, 0, 2, 1].into())
}
