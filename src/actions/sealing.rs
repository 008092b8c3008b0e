//! The keys that seal secrets: whether they are all here, and sealing anew under another one.

use super::Refusal;
use super::second_factor::bound_to;
use crate::app::App;
use crate::store::second_factors::{KeyUse, Reseal};

/// Secrets that are read at once.
const PAGE: i64 = 100;

/// Keys that seal something in the database and are not here: what they seal cannot be opened.
pub async fn missing(app: &App) -> Result<Vec<KeyUse>, Refusal> {
    let keys = app.keys.keys()?;
    let uses = app.store.sealing_keys().await?;
    let missing = uses.into_iter().filter(|used| !keys.knows(&used.key_id));
    Ok(missing.collect())
}

/// Seals everything under the key in use. Safe beside running servers; answers how many secrets that were.
pub async fn reseal(app: &App) -> Result<u64, Refusal> {
    let keys = app.keys.keys()?;
    let Some(key_id) = keys.current().map(crate::people::seal::Key::id) else {
        return Ok(0);
    };
    let (mut after, mut count) = (String::new(), 0);
    loop {
        let page = app.store.sealed_otherwise(&key_id, &after, PAGE).await?;
        let Some(last) = page.last() else {
            return Ok(count);
        };
        after.clone_from(&last.id);
        for factor in page {
            let (before, bound_to) = (factor.sealed(), bound_to(&factor.id));
            let plain = app.keys.open(&before, &bound_to)?;
            let after = app.keys.seal(&app.random, &bound_to, &plain)?;
            // One that a server wrote at this moment is sealed by that, under the same key or one that still opens.
            let id = factor.id;
            count += u64::from(app.store.commit(Reseal { id, before, after }).await?);
        }
    }
}
