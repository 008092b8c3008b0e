//! Floor 4: what the server does by itself. One table: name, period, function.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use tokio::task::JoinSet;

use crate::actions::consent::FORM_REPEAT;
use crate::app::App;
use crate::store::Error;
use crate::store::sweep::{BATCH, CloseWindows, Sweep, SweepLongLived, Table, WriteUses};

/// How a job is called.
type Run = fn(App) -> Pin<Box<dyn Future<Output = Result<(), Error>> + Send>>;

/// One row of the table.
pub struct Job {
    /// For the log.
    pub name: &'static str,
    /// How long it rests between two runs.
    pub period: Duration,
    run: Run,
}

/// Every job. Each is safe to run in several processes at once.
pub const JOBS: &[Job] = &[
    Job {
        name: "close_windows",
        period: Duration::from_secs(5),
        run: |app| Box::pin(close_windows(app)),
    },
    Job {
        name: "write_uses",
        period: Duration::from_secs(30),
        run: |app| Box::pin(write_uses(app)),
    },
    Job {
        name: "sweep",
        period: Duration::from_mins(5),
        run: |app| Box::pin(sweep(app)),
    },
    Job {
        name: "sweep_long_lived",
        period: Duration::from_hours(24),
        run: |app| Box::pin(sweep_long_lived(app)),
    },
];

/// Starts every job. They end with the returned set.
pub fn start(app: &App) -> JoinSet<()> {
    let mut running = JoinSet::new();
    for job in JOBS {
        let app = app.clone();
        running.spawn(async move {
            loop {
                tokio::time::sleep(job.period).await;
                job.once(&app).await;
            }
        });
    }
    running
}

impl Job {
    /// Runs it once. A failure is logged, and the next run tries again.
    pub async fn once(&self, app: &App) {
        if let Err(error) = (self.run)(app.clone()).await {
            tracing::warn!(job = self.name, error = error.causes(), "a job failed");
        }
    }
}

/// Runs every job once: tests, and the last writes before the end.
pub async fn run_all(app: &App) {
    for job in JOBS {
        job.once(app).await;
    }
}

/// Writes down what was used since the last time.
pub async fn write_uses(app: App) -> Result<(), Error> {
    let touched = app.take_uses();
    if touched.access.is_empty() && touched.sessions.is_empty() {
        return Ok(());
    }
    app.store.commit(WriteUses { touched }).await
}

async fn close_windows(app: App) -> Result<(), Error> {
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

async fn sweep(app: App) -> Result<(), Error> {
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

async fn sweep_long_lived(app: App) -> Result<(), Error> {
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
