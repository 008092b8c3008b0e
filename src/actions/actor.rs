//! Who does what only those who run the instance may do: somebody at the command line, or an administrator on a page.

use crate::app::App;
use crate::people::network::Network;
use crate::people::user::User;
use crate::store::audit::Event;

/// Who does it.
#[derive(Clone, Copy)]
pub enum Actor<'a> {
    /// Whoever may open the database: the command line.
    Operator,
    /// An administrator, signed in.
    Administrator {
        /// Who.
        user: &'a User,
        /// From where.
        network: &'a Network,
    },
}

impl Actor<'_> {
    /// An audit row to be filled in, with who did it.
    pub fn event(self, app: &App, event: &str, now: i64) -> Event {
        match self {
            Self::Operator => app.event(event, None, now),
            Self::Administrator { user, network } => Event {
                actor_id: Some(user.id.clone()),
                ..app.event(event, Some(network), now)
            },
        }
    }
}
