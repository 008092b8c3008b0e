//! The load benchmark: the real server on loopback under a closed loop, beside a bare route and the raw store.
//!
//! `scripts/bench` builds and runs it; docs/performance.md says how to read what it prints. Settings:
//! `PERMESSO_BENCH_SECONDS` (4) for each cell, `PERMESSO_BENCH_CONNECTIONS` (1,16,64), `PERMESSO_BENCH_ONLY` (names of
//! workloads, separated by commas).

#![allow(
    clippy::disallowed_methods,
    reason = "a program outside the server: it has the machine's clock and environment"
)]

#[path = "load/bare.rs"]
mod bare;
#[path = "load/drive.rs"]
mod drive;
#[path = "load/feed.rs"]
mod feed;
#[path = "load/raw.rs"]
mod raw;
#[path = "../tests/programs/support/mod.rs"]
mod support;

use std::{
    collections::{BTreeMap, VecDeque},
    process::ExitCode,
    sync::{Arc, Mutex, atomic::AtomicUsize},
    time::{Duration, Instant},
};

use bare::Bare;
use drive::{Measured, drive};
use feed::{Feed, Lane};
use raw::Raw;
use support::{
    Fallible,
    app::{App, SCOPE, Tokens},
    browser::Browser,
    http::Request,
    site::{Server, Site},
    table::{Table, percentile},
};

/// Tokens that introspection and `/api/user` are asked about in turn.
const TOKENS: usize = 500;

/// Families whose refresh tokens are rotated in turn: enough that no connection presents one twice in a row.
const FAMILIES: usize = 1_280;

/// People behind the tokens.
const PEOPLE: usize = 500;

/// Restarts on the filled database, for the time until ready.
const RESTARTS: usize = 5;

/// What is measured, in the order of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Workload {
    Code,
    Refresh,
    Introspect,
    User,
    Metadata,
}

impl Workload {
    const ALL: [Workload; 5] = [
        Workload::Code,
        Workload::Refresh,
        Workload::Introspect,
        Workload::User,
        Workload::Metadata,
    ];

    fn name(self) -> &'static str {
        match self {
            Workload::Code => "code",
            Workload::Refresh => "refresh",
            Workload::Introspect => "introspect",
            Workload::User => "user",
            Workload::Metadata => "metadata",
        }
    }

    fn path(self) -> &'static str {
        match self {
            Workload::Code | Workload::Refresh => "/oauth/token",
            Workload::Introspect => "/oauth/introspect",
            Workload::User => "/api/user",
            Workload::Metadata => "/.well-known/oauth-authorization-server",
        }
    }

    /// Requests a second and p99 in milliseconds at 64 connections; metadata is held against the bare route.
    fn target(self) -> Option<(f64, f64)> {
        match self {
            Workload::Code => Some((6_000.0, 20.0)),
            Workload::Refresh => Some((8_000.0, 20.0)),
            Workload::Introspect | Workload::User => Some((20_000.0, 8.0)),
            Workload::Metadata => None,
        }
    }
}

/// What the environment asks for.
struct Plan {
    seconds: f64,
    connections: Vec<usize>,
    workloads: Vec<Workload>,
}

impl Plan {
    fn read() -> Plan {
        let list = |name: &str| std::env::var(format!("PERMESSO_BENCH_{name}")).unwrap_or_default();
        let mut connections: Vec<usize> = list("CONNECTIONS")
            .split(',')
            .filter_map(|text| text.trim().parse().ok())
            .collect();
        if connections.is_empty() {
            connections = vec![1, 16, 64];
        }
        let only = list("ONLY");
        let workloads = Workload::ALL
            .into_iter()
            .filter(|workload| {
                only.is_empty() || only.split(',').any(|name| name.trim() == workload.name())
            })
            .collect();
        Plan {
            seconds: list("SECONDS").parse().unwrap_or(4.0),
            connections,
            workloads,
        }
    }
}

/// The server with what the workloads need.
struct Bench {
    site: Site,
    server: Server,
    app: App,
    raw: Raw,
    bare: Bare,
    access: Vec<String>,
    refresh: Arc<Mutex<VecDeque<String>>>,
    starts: Vec<Duration>,
    /// `VmRSS` in KiB, before any load.
    idle: u64,
}

/// One cell: the server, and what stands beside it.
struct Cell {
    server: Measured,
    peak: u64,
    bare: Measured,
    store: Option<Measured>,
}

impl Bench {
    async fn prepare() -> Fallible<Bench> {
        let site = Site::sqlite()?;
        let file = site.file().ok_or("not SQLite")?.to_owned();
        site.person("alice")?;
        let app = App::by_command(&site, "bench", false)?;
        let mut server = site.start()?;
        server.ready(&site.host).await?;
        let mut browser = Browser::new(&site, server.address);
        browser.sign_in("alice").await?;
        let code = browser.code(&app).await?;
        Tokens::read(&server.connect().await?.send(&app.exchange(&code)).await?)?;

        let raw = Raw::open(&file, &app, PEOPLE).await?;
        let access: Vec<String> = raw
            .tokens(TOKENS)
            .await?
            .into_iter()
            .map(|tokens| tokens.access)
            .collect();
        let refresh: VecDeque<String> = raw
            .tokens(FAMILIES)
            .await?
            .into_iter()
            .map(|tokens| tokens.refresh)
            .collect();
        let starts = restarts(&site, &mut server).await?;
        tokio::time::sleep(Duration::from_secs(1)).await;
        let idle = server.memory("VmRSS")?;
        let answers = answers(&site, &server, &app, &access[0]).await?;
        let bare = Bare::start(&answers).await?;
        Ok(Bench {
            site,
            server,
            app,
            raw,
            bare,
            access,
            refresh: Arc::new(Mutex::new(refresh)),
            starts,
            idle,
        })
    }

    async fn feed(&self, workload: Workload, count: usize) -> Fallible<Feed> {
        Ok(match workload {
            Workload::Code => {
                let codes = self.raw.codes(count).await?;
                let requests = codes
                    .iter()
                    .map(|written| self.app.exchange(written.code.expose()))
                    .collect();
                Feed::Once {
                    requests: Arc::new(requests),
                    next: Arc::new(AtomicUsize::new(0)),
                }
            }
            Workload::Refresh => Feed::Chain {
                app: self.app.clone(),
                tokens: Arc::clone(&self.refresh),
            },
            Workload::Introspect => Feed::turn(
                self.access.iter().map(|token| self.app.introspect(token)),
                "\"active\":true",
            ),
            Workload::User => Feed::turn(
                self.access.iter().map(|token| self.app.user(token)),
                "\"username\"",
            ),
            Workload::Metadata => Feed::turn([metadata(&self.site)], "\"issuer\""),
        })
    }

    /// The same requests as the workload's, as far as the bare route can tell.
    fn alike(&self, workload: Workload) -> Feed {
        let request = match workload {
            Workload::Code | Workload::Refresh => self.app.refresh(&self.access[0]),
            Workload::Introspect => self.app.introspect(&self.access[0]),
            Workload::User => self.app.user(&self.access[0]),
            Workload::Metadata => metadata(&self.site),
        };
        Feed::turn([request], "{")
    }

    async fn cell(&self, workload: Workload, connections: usize, seconds: f64) -> Fallible<Cell> {
        // More codes than the fastest cell can use; one that runs out ends early and says its true rate.
        let rate = if connections == 1 { 4_000.0 } else { 15_000.0 };
        let count = drive::whole(rate * (seconds + drive::WARM_UP));
        let feed = self.feed(workload, count).await?;
        self.server.reset_peak()?;
        let address = self.server.address;
        let open = async |_| Lane::open(address, feed.clone()).await;
        let server = drive(connections, seconds, open, Lane::step)?;
        let peak = self.server.memory("VmHWM")?;
        let (address, alike) = (self.bare.address, self.alike(workload));
        let open = async |_| Lane::open(address, alike.clone()).await;
        let bare = drive(connections, seconds, open, Lane::step)?;
        let store = match self.raw.feed(workload, count, &self.access).await? {
            None => None,
            Some(feed) => {
                let open = async |_| {
                    Ok(raw::Lane {
                        raw: self.raw.clone(),
                        feed: feed.clone(),
                    })
                };
                Some(drive(connections, seconds, open, raw::Lane::step)?)
            }
        };
        Ok(Cell {
            server,
            peak,
            bare,
            store,
        })
    }
}

/// Times until ready on the database as it is now, sorted.
async fn restarts(site: &Site, server: &mut Server) -> Fallible<Vec<Duration>> {
    let mut times = Vec::with_capacity(RESTARTS);
    for _ in 0..RESTARTS {
        server.stop()?;
        *server = site.start()?;
        times.push(server.ready(&site.host).await?);
    }
    times.sort_unstable();
    Ok(times)
}

fn metadata(site: &Site) -> Vec<u8> {
    Request::get(Workload::Metadata.path()).bytes(&site.host)
}

/// The answers of the real server, for the bare routes to give back: the same bytes to write and to read.
async fn answers(
    site: &Site,
    server: &Server,
    app: &App,
    access: &str,
) -> Fallible<BTreeMap<&'static str, String>> {
    let mut lane = server.connect().await?;
    let mut answers = BTreeMap::new();
    for (workload, request) in [
        (Workload::Introspect, app.introspect(access)),
        (Workload::User, app.user(access)),
        (Workload::Metadata, metadata(site)),
    ] {
        let response = lane.send(&request).await?;
        if response.status != 200 {
            return Err(format!("{}: {}", workload.name(), response.summary()).into());
        }
        answers.insert(workload.path(), response.text());
    }
    // Of the same shape and length as a real one; no token is used up for it.
    let token = serde_json::json!({
        "access_token": access, "token_type": "Bearer", "expires_in": 3600, "refresh_token": access,
        "scope": SCOPE, "username": "person-123",
    });
    answers.insert(Workload::Code.path(), token.to_string());
    Ok(answers)
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner)
}

async fn run(plan: &Plan) -> Fallible<()> {
    let begun = Instant::now();
    let mut bench = Bench::prepare().await?;
    let mut table = Table::new(&[
        "workload",
        "conn.",
        "req/s",
        "p50 ms",
        "p99 ms",
        "peak MiB",
        "bare req/s",
        "of bare",
        "store op/s",
        "of store",
        "target",
    ]);
    let mut peak = 0;
    for &workload in &plan.workloads {
        for &connections in &plan.connections {
            let Cell {
                server,
                peak: highest,
                bare,
                store,
            } = bench.cell(workload, connections, plan.seconds).await?;
            peak = peak.max(highest);
            let share = |beside: &Measured| format!("{:.0} %", server.rate / beside.rate * 100.0);
            table.row(&[
                &workload.name(),
                &connections,
                &format!("{:.0}", server.rate),
                &format!("{:.2}", server.p50),
                &format!("{:.2}", server.p99),
                &mib(highest),
                &format!("{:.0}", bare.rate),
                &share(&bare),
                &store
                    .as_ref()
                    .map_or("-".to_owned(), |store| format!("{:.0}", store.rate)),
                &store.as_ref().map_or("-".to_owned(), share),
                &if connections == 64 {
                    verdict(workload, &server, &bare)
                } else {
                    String::new()
                },
            ]);
            eprintln!("{} at {connections}: {:.0}/s", workload.name(), server.rate);
        }
    }
    table.print();
    let mut memory = Table::new(&["server", "figure", "target"]);
    memory.row(&[&"idle memory, MiB", &mib(bench.idle), &"under 20"]);
    memory.row(&[&"peak memory under load, MiB", &mib(peak), &"under 64"]);
    memory.row(&[
        &"ready on an existing database, median ms",
        &percentile(&bench.starts, 50).as_millis(),
        &"under 200",
    ]);
    memory.row(&[
        &"ready on an existing database, slowest ms",
        &percentile(&bench.starts, 100).as_millis(),
        &"under 200",
    ]);
    memory.print();
    println!(
        "{:.0} s in all, {} s a cell",
        begun.elapsed().as_secs_f64(),
        plan.seconds
    );
    bench.server.stop()
}

fn mib(kib: u64) -> String {
    format!("{}.{}", kib / 1024, kib % 1024 * 10 / 1024)
}

fn verdict(workload: Workload, server: &Measured, bare: &Measured) -> String {
    let (held, wanted) = match workload.target() {
        Some((rate, p99)) => (
            server.rate >= rate && server.p99 < p99,
            format!("{rate:.0}/s, p99 < {p99:.0} ms"),
        ),
        None => (server.rate >= bare.rate * 0.9, "90 % of bare".to_owned()),
    };
    format!("{wanted}: {}", if held { "met" } else { "MISSED" })
}

fn main() -> ExitCode {
    if support::only_listed() {
        return ExitCode::SUCCESS;
    }
    let outcome = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()
        .map_err(Into::into);
    let outcome = outcome.and_then(|runtime| match bare::asked_for() {
        Some((address, answers)) => runtime.block_on(bare::run(address, &answers)),
        None => runtime.block_on(run(&Plan::read())),
    });
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            println!("bench: FAILED: {fault}");
            ExitCode::FAILURE
        }
    }
}
