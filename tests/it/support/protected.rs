//! People with personal tokens and second factors.

use permesso::actions::personal_tokens::{Made, New, Typed, create};
use permesso::actions::second_factor::{Enrolled, Enrolment, add_totp};
use permesso::people::network::Network;
use permesso::people::totp::Secret;

use super::app::Person;

/// An authenticator app, and the recovery codes that came with it.
pub(crate) struct Authenticator {
    secret: Secret,
    pub(crate) recovery: Vec<String>,
}

impl Authenticator {
    /// The code that it shows at this time.
    pub(crate) fn code(&self, now: i64) -> String {
        self.secret.code(now)
    }

    /// A code that is wrong at this time.
    pub(crate) fn wrong(&self, now: i64) -> String {
        let near = [-60, -30, 0, 30, 60].map(|more| self.code(now + more));
        let mut all = (0..1_000_000).map(|n| format!("{n:06}"));
        all.find(|code| !near.contains(code)).unwrap()
    }
}

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

    /// The person adds an authenticator app. Its code of this moment is used up by that.
    pub(crate) async fn authenticator(&self) -> Authenticator {
        let (app, now) = (&self.server.app, self.server.now());
        let user = self.user().await;
        let enrolment = Enrolment::begin(app, &user, now).unwrap();
        let code = enrolment.secret.code(now);
        match add_totp(app, &user, &enrolment, "Phone", &code, &here(), now).await {
            Ok(Enrolled::Now(recovery)) => Authenticator {
                secret: enrolment.secret,
                recovery,
            },
            _ => panic!("not enrolled"),
        }
    }
}

fn here() -> Network {
    Network::of([192, 0, 2, 1].into())
}
