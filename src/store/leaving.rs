//! The end of an account: the person, what hangs on them, and their own apps with all that these were allowed.

use super::audit::Event;
use super::sql::exec;
use super::{Error, Tx, mails};

/// Deletes somebody; answers how many accounts that were. `apps`: the id and the audit row of each app that is known to be theirs.
pub(super) async fn delete(
    tx: &mut Tx<'_>,
    user_id: &str,
    apps: &[(String, Event)],
) -> Result<u64, Error> {
    for (client_id, audit) in apps {
        let gone = exec!(
            tx,
            "DELETE FROM clients WHERE client_id = $1 AND owner_id = $2",
            client_id,
            user_id
        )?;
        // One that was handed over meanwhile is somebody else's now.
        if gone == 1 {
            audit.write(tx).await?;
        }
    }
    exec!(tx, "DELETE FROM clients WHERE owner_id = $1", user_id)?;
    mails::forget(tx, user_id).await?;
    exec!(tx, "DELETE FROM users WHERE id = $1", user_id)
}
