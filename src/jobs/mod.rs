//! Floor 4: what the server does by itself. One table: name, period, function.

use std::future::Future;
use std::pin::Pin;
use std::time::Duration;

use tokio::task::JoinSet;

use crate::actions::health::JobRun;
use crate::actions::{admin_clients, mails, refusals, scopes, upkeep};
use crate::app::App;
use crate::letters;
use crate::store::Error;

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
        run: |app| Box::pin(async move { upkeep::close_windows(&app).await }),
    },
    Job {
        name: "write_uses",
        period: Duration::from_secs(30),
        run: |app| Box::pin(async move { upkeep::write_uses(&app).await }),
    },
    Job {
        name: "write_refusals",
        period: Duration::from_secs(30),
        run: |app| Box::pin(async move { refusals::write(&app).await }),
    },
    Job {
        name: "send_mails",
        period: Duration::from_secs(3),
        run: |app| Box::pin(async move { mails::send_due(&app, letters::write).await }),
    },
    Job {
        name: "key_clients",
        period: Duration::from_secs(30),
        run: |app| Box::pin(async move { admin_clients::key(&app).await }),
    },
    Job {
        name: "count_scopes",
        period: Duration::from_hours(1),
        run: |app| Box::pin(async move { scopes::count(&app).await }),
    },
    Job {
        name: "unshare_sites",
        period: Duration::from_hours(24),
        run: |app| Box::pin(async move { admin_clients::unshare(&app).await }),
    },
    Job {
        name: "write_keys",
        period: Duration::from_mins(1),
        run: |app| Box::pin(async move { upkeep::write_keys(&app).await }),
    },
    Job {
        name: "count",
        period: Duration::from_mins(10),
        run: |app| Box::pin(async move { upkeep::count(&app).await }),
    },
    Job {
        name: "sweep",
        period: Duration::from_mins(5),
        run: |app| Box::pin(async move { upkeep::sweep(&app).await }),
    },
    Job {
        name: "sweep_long_lived",
        period: Duration::from_hours(24),
        run: |app| Box::pin(async move { upkeep::sweep_long_lived(&app).await }),
    },
];

/// A job runs for the first time this long after the start, or sooner if its period is shorter.
const FIRST: Duration = Duration::from_mins(1);

/// Starts every job. They end with the returned set.
pub fn start(app: &App) -> JoinSet<()> {
    let mut running = JoinSet::new();
    for job in JOBS {
        app.pulse.expects(job.name, job.seconds());
        let app = app.clone();
        running.spawn(async move {
            // Soon after the start as well: a server that is restarted every day would else never come to a daily job.
            tokio::time::sleep(job.period.min(FIRST)).await;
            loop {
                job.once(&app).await;
                tokio::time::sleep(job.period).await;
            }
        });
    }
    running
}

impl Job {
    /// Runs it once. A failure is logged, and the next run tries again.
    pub async fn once(&self, app: &App) {
        let watch = app.clock.stopwatch();
        let error = (self.run)(app.clone()).await.err();
        let error = error.map(|error| error.causes());
        if let Some(error) = &error {
            tracing::warn!(job = self.name, error, "a job failed");
        }
        app.pulse.ran(JobRun {
            name: self.name,
            period: self.seconds(),
            last_at: Some(app.clock.now()),
            took: u64::try_from(watch.elapsed().as_millis()).unwrap_or(u64::MAX),
            error,
        });
    }

    fn seconds(&self) -> i64 {
        i64::try_from(self.period.as_secs()).unwrap_or(i64::MAX)
    }
}

/// Runs every job once: tests, and the last writes before the end.
pub async fn run_all(app: &App) {
    for job in JOBS {
        job.once(app).await;
    }
}
