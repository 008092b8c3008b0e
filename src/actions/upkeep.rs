//! What time takes: uses are written down, closed windows lose their randomness, what has ended is swept.

use std::sync::Arc;

use super::consent::FORM_REPEAT;
use crate::app::App;
use crate::store::Error;
use crate::store::directory::WriteKeys;
use crate::store::figures::WriteFigures;
use crate::store::sweep::{BATCH, CloseWindows, Sweep, SweepLongLived, Table, WriteUses};

/// Writes down what was used since the last time. What the database does not take now, it is given again the next time.
pub async fn write_uses(app: &App) -> Result<(), Error> {
    let touched = app.take_uses();
    if touched.is_empty() {
        return Ok(());
    }
    let touched = Arc::new(touched);
    let op = WriteUses {
        touched: Arc::clone(&touched),
    };
    let written = app.store.commit(op).await;
    if written.is_err() {
        app.put_back_uses(&touched);
    }
    written
}

/// Erases the randomness of every repeat window that has closed.
pub async fn close_windows(app: &App) -> Result<(), Error> {
    loop {
        let now = app.clock.now();
        let closed = app
            .store
            .commit(CloseWindows {
                form_repeat: FORM_REPEAT,
                now,
            })
            .await?;
        if closed < BATCH.unsigned_abs() {
            return Ok(());
        }
    }
}

/// Deletes what has ended, table by table, batch by batch.
pub async fn sweep(app: &App) -> Result<(), Error> {
    let session_idle = app.config.lifetimes.session_idle;
    for &table in Table::ALL {
        loop {
            let now = app.clock.now();
            let swept = app
                .store
                .commit(Sweep {
                    table,
                    session_idle,
                    now,
                })
                .await?;
            if swept < BATCH.unsigned_abs() {
                break;
            }
        }
    }
    Ok(())
}

/// Deletes tokens without a fixed end that nobody used for a year.
pub async fn sweep_long_lived(app: &App) -> Result<(), Error> {
    while app
        .store
        .commit(SweepLongLived {
            now: app.clock.now(),
        })
        .await?
        >= BATCH.unsigned_abs()
    {}
    Ok(())
}

/// People whose keys are written in one commit.
const KEYS: i64 = 200;

/// Writes what people are found by who came before there were keys.
pub async fn write_keys(app: &App) -> Result<(), Error> {
    let full = usize::try_from(KEYS).unwrap_or(0);
    let now = app.clock.now();
    while app.store.commit(WriteKeys { limit: KEYS, now }).await? >= full {}
    Ok(())
}

/// Counts what is too much to be counted for every view.
pub async fn count(app: &App) -> Result<(), Error> {
    let figures = app.store.count_everything().await?;
    let now = app.clock.now();
    app.store.commit(WriteFigures { figures, now }).await
}
