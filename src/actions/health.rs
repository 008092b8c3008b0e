//! How this installation is: what the database says, what the jobs of this process did, and what needs an administrator.

use std::collections::BTreeMap;
use std::net::IpAddr;
use std::sync::{Mutex, MutexGuard, PoisonError};

use super::{Refusal, mails, watch};
use crate::app::App;
use crate::people::calendar::DAY;
use crate::store::audit::first_id;
use crate::store::figures::{Figure, Waiting, names};
use crate::store::health::Condition;
use crate::store::mails::MailHealth;
use crate::store::{OpenError, migrations};

/// Less free room than this, in bytes, and the next write may fail.
pub const ROOM: u64 = 100 * 1024 * 1024;
/// Invitations that end within so many seconds are called near their end.
const SOON: i64 = 2 * DAY;
/// A mail that has waited for so many seconds is late.
const LATE: i64 = 900;
/// Up to here everything is counted at once; beyond, by the job.
const EXACT: i64 = 1_000;
/// Up to here what happened today is counted.
pub const MOST: i64 = 10_000;

/// What the jobs of this process did, in its memory: another process of the same instance has its own.
#[derive(Debug)]
pub struct Pulse {
    started_at: i64,
    jobs: Mutex<BTreeMap<&'static str, JobRun>>,
}

/// A job, and how its last run went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobRun {
    /// Its name.
    pub name: &'static str,
    /// How long it rests between two runs, in seconds.
    pub period: i64,
    /// When it ended last (unix seconds).
    pub last_at: Option<i64>,
    /// How long that took, in milliseconds.
    pub took: u64,
    /// Why it failed; `None`: it did not.
    pub error: Option<String>,
}

impl Pulse {
    /// Of a process that begins now (unix seconds).
    pub fn new(started_at: i64) -> Self {
        Self {
            started_at,
            jobs: Mutex::default(),
        }
    }

    /// When this process began, in unix seconds.
    pub fn started_at(&self) -> i64 {
        self.started_at
    }

    /// A job will run, every `period` seconds.
    pub fn expects(&self, name: &'static str, period: i64) {
        self.lock().entry(name).or_insert(JobRun {
            name,
            period,
            last_at: None,
            took: 0,
            error: None,
        });
    }

    /// A job has run.
    pub fn ran(&self, run: JobRun) {
        self.lock().insert(run.name, run);
    }

    /// Every job of this process, by name.
    pub fn jobs(&self) -> Vec<JobRun> {
        self.lock().values().cloned().collect()
    }

    fn lock(&self) -> MutexGuard<'_, BTreeMap<&'static str, JobRun>> {
        self.jobs.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Everything about this installation.
#[derive(Debug)]
pub struct Health {
    /// The database.
    pub database: Condition,
    /// The schema.
    pub schema: Schema,
    /// The jobs of this process.
    pub jobs: Vec<JobRun>,
    /// How the mails are doing; `None`: none are sent.
    pub mail: Option<MailHealth>,
    /// When this process began, in unix seconds.
    pub started_at: i64,
}

/// How the schema of the database fits this program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Schema {
    /// It is the one of this program.
    Fits(i64),
    /// A newer program has brought it further.
    Newer {
        /// The version in the database.
        found: i64,
        /// The version of this program.
        wanted: i64,
    },
    /// It is older, or was changed by something else.
    Other,
}

/// How everything is.
pub async fn health(app: &App) -> Result<Health, Refusal> {
    Ok(Health {
        database: app.store.condition().await?,
        schema: schema(app).await?,
        jobs: app.pulse.jobs(),
        mail: mail(app).await?,
        started_at: app.pulse.started_at(),
    })
}

async fn mail(app: &App) -> Result<Option<MailHealth>, Refusal> {
    if !app.mail.is_on() {
        return Ok(None);
    }
    mails::health(app).await.map(Some)
}

async fn schema(app: &App) -> Result<Schema, Refusal> {
    match migrations::state(&app.store).await {
        Ok(state) if state.pending.is_empty() => Ok(Schema::Fits(state.found)),
        Err(OpenError::Newer { found, wanted }) => Ok(Schema::Newer { found, wanted }),
        Err(OpenError::Broken(error)) => Err(error.into()),
        Ok(_) | Err(_) => Ok(Schema::Other),
    }
}

/// Something that an administrator should look at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Attention {
    /// The schema is not the one of this program.
    Schema(Schema),
    /// So many bytes are free on the disk of the database.
    Disk(u64),
    /// A job failed when it ran last.
    Job(&'static str),
    /// So many mails were given up.
    FailedMails(i64),
    /// So many mails wait, the oldest for long.
    LateMails(i64),
    /// A proxy forwards requests and is not trusted.
    Proxy(IpAddr),
    /// So many administrators have no second factor.
    Unprotected(i64),
    /// So many apps wait for approval.
    Approvals(i64),
    /// Of so many apps somebody has shown the secret, to answer for them.
    Claims(i64),
    /// The answers of so many apps in use travel without encryption.
    PlainHttp(i64),
    /// So many invitations end soon.
    Invitations(i64),
}

/// How many there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Count {
    /// Exactly so many, now.
    Now(i64),
    /// So many when the job counted (unix seconds).
    At(i64, i64),
    /// More than so many; the job has not counted yet.
    MoreThan(i64),
}

/// What the first page says.
#[derive(Debug)]
pub struct Overview {
    /// What needs attention, the most pressing first.
    pub attention: Vec<Attention>,
    /// People.
    pub people: Count,
    /// Apps.
    pub apps: Count,
    /// Live grants.
    pub grants: Count,
    /// Refusals of apps within the last day.
    pub refusals: Count,
    /// Failed sign-ins within the last day.
    pub sign_ins: Count,
}

/// What the first page says: bounded reads only, whatever the size of the instance.
pub async fn overview(app: &App, now: i64) -> Result<Overview, Refusal> {
    let store = &app.store;
    let day = now - DAY;
    let waiting = store
        .waiting(now, now + SOON, day, &first_id(day), MOST + 1)
        .await?;
    let counted = store.figures().await?;
    let [people, apps, grants] = store.first_figures(EXACT).await?;
    let attention = attention(app, &waiting, &counted).await?;
    let figure = |name, first| count(&counted, name, first);
    Ok(Overview {
        attention,
        people: figure(names::PEOPLE, people),
        apps: figure(names::APPS, apps),
        grants: figure(names::GRANTS, grants),
        refusals: today(waiting.refusals),
        sign_ins: today(waiting.sign_ins),
    })
}

fn count(counted: &[Figure], name: &str, first: i64) -> Count {
    if first < EXACT {
        return Count::Now(first);
    }
    let found = counted.iter().find(|figure| figure.name == name);
    found.map_or(Count::MoreThan(EXACT - 1), |figure| {
        Count::At(figure.figure, figure.counted_at)
    })
}

fn today(count: i64) -> Count {
    if count > MOST {
        Count::MoreThan(MOST)
    } else {
        Count::Now(count)
    }
}

async fn attention(
    app: &App,
    waiting: &Waiting,
    counted: &[Figure],
) -> Result<Vec<Attention>, Refusal> {
    let mut found = Vec::new();
    match schema(app).await? {
        Schema::Fits(_) => {}
        other => found.push(Attention::Schema(other)),
    }
    let database = app.store.condition().await?;
    // A backup, or the copy before an upgrade, needs as much again.
    let needed = ROOM.max(database.size.saturating_mul(2));
    found.extend(
        database
            .free
            .filter(|free| *free < needed)
            .map(Attention::Disk),
    );
    let failed = app.pulse.jobs().into_iter();
    found.extend(
        failed
            .filter(|job| job.error.is_some())
            .map(|job| Attention::Job(job.name)),
    );
    if let Some(mail) = mail(app).await? {
        if mail.failed > 0 {
            found.push(Attention::FailedMails(mail.failed));
        }
        let oldest = mail.oldest_waiting_at;
        if oldest.is_some_and(|at| at < app.clock.now() - LATE) {
            found.push(Attention::LateMails(mail.waiting));
        }
    }
    let proxy = watch::forgotten_proxy_met(app).await?;
    found.extend(proxy.map(Attention::Proxy));
    let plain = counted
        .iter()
        .find(|figure| figure.name == names::PLAIN_HTTP)
        .map_or(0, |figure| figure.figure);
    for (count, attention) in [
        (
            waiting.unprotected,
            Attention::Unprotected(waiting.unprotected),
        ),
        (waiting.approvals, Attention::Approvals(waiting.approvals)),
        (waiting.claims, Attention::Claims(waiting.claims)),
        (plain, Attention::PlainHttp(plain)),
        (
            waiting.invitations,
            Attention::Invitations(waiting.invitations),
        ),
    ] {
        if count > 0 {
            found.push(attention);
        }
    }
    Ok(found)
}
