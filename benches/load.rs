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
use support::{
    Fallible,
    app::{App, Tokens},
    browser::Browser,
    http::Request,
    site::{Server, Site},
    table::{Table, percentile},
};

/// Tokens that introspection and `/api/user` are asked about in turn.
const TOKENS: usize = 500;

/// Families whose refresh tokens are rotated in turn: enough that no connection presents one twice in a row.
const FAMILIES: usize = 1_280;

/// Connections that prepare codes.
const HANDS: usize = 32;

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

/// The server with what the workloads need: an app, a signed-in browser, tokens.
struct Bench {
    site: Site,
    server: Server,
    app: App,
    browser: Browser,
    access: Vec<String>,
    refresh: Arc<Mutex<VecDeque<String>>>,
}

/// One cell: the server, and what stands beside it.
struct Cell {
    measured: Measured,
    peak: u64,
    bare: Measured,
}

impl Bench {
    async fn prepare() -> Fallible<Bench> {
        let site = Site::sqlite()?;
        site.person("alice")?;
        let app = App::by_command(&site, "bench", false)?;
        let mut server = site.start()?;
        server.ready(&site.host).await?;
        let mut browser = Browser::new(&site, server.address);
        browser.sign_in("alice").await?;
        browser.code(&app).await?;
        let mut bench = Bench {
            site,
            server,
            app,
            browser,
            access: Vec::new(),
            refresh: Arc::default(),
        };
        let codes = bench.codes(TOKENS + FAMILIES)?;
        let mut lane = bench.server.connect().await?;
        for code in codes {
            let tokens = Tokens::read(&lane.send(&bench.app.exchange(&code)).await?)?;
            if bench.access.len() < TOKENS {
                bench.access.push(tokens.access);
            } else {
                lock(&bench.refresh).push_back(tokens.refresh);
            }
        }
        Ok(bench)
    }

    /// Fresh codes, by authorization requests whose consent is skipped.
    fn codes(&self, count: usize) -> Fallible<Vec<String>> {
        let request = self
            .browser
            .request_for(&self.app.authorize_path("s", None));
        let found = Arc::new(Mutex::new(Vec::with_capacity(count)));
        let feed = Feed::Authorize {
            request,
            wanted: count,
            found: Arc::clone(&found),
        };
        let address = self.server.address;
        drive(
            HANDS,
            f64::INFINITY,
            async |_| Lane::open(address, feed.clone()).await,
            Lane::step,
        )?;
        let codes = std::mem::take(&mut *lock(&found));
        Ok(codes)
    }

    /// Time until ready on the database as it is now.
    async fn restarts(&mut self) -> Fallible<Vec<Duration>> {
        let mut times = Vec::with_capacity(RESTARTS);
        for _ in 0..RESTARTS {
            self.server.stop()?;
            self.server = self.site.start()?;
            times.push(self.server.ready(&self.site.host).await?);
        }
        self.browser.move_to(self.server.address);
        times.sort_unstable();
        Ok(times)
    }

    fn feed(&self, workload: Workload, connections: usize, seconds: f64) -> Fallible<Feed> {
        Ok(match workload {
            Workload::Code => {
                // More than the fastest cell can use; a cell that runs out ends early and says its true rate.
                let rate = if connections == 1 { 3_000.0 } else { 12_000.0 };
                let codes = self.codes(drive::whole(rate * (seconds + drive::WARM_UP)))?;
                let requests = codes.iter().map(|code| self.app.exchange(code)).collect();
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
            Workload::Metadata => Feed::turn([self.metadata()], "\"issuer\""),
        })
    }

    fn metadata(&self) -> Vec<u8> {
        Request::get(Workload::Metadata.path()).bytes(&self.site.host)
    }

    /// The answers of the real server, for the bare routes to give back: the same bytes to write and to read.
    async fn answers(&self) -> Fallible<BTreeMap<&'static str, String>> {
        let mut lane = self.server.connect().await?;
        let token = &self.access[0];
        let refresh = lock(&self.refresh).pop_front().ok_or("no refresh token")?;
        let mut answers = BTreeMap::new();
        for (workload, request) in [
            (Workload::Refresh, self.app.refresh(&refresh)),
            (Workload::Introspect, self.app.introspect(token)),
            (Workload::User, self.app.user(token)),
            (Workload::Metadata, self.metadata()),
        ] {
            let response = lane.send(&request).await?;
            if response.status != 200 {
                return Err(format!("{}: {}", workload.name(), response.summary()).into());
            }
            answers.insert(workload.path(), response.text());
        }
        Ok(answers)
    }

    /// The same requests as the workload's, as far as the bare route can tell.
    fn alike(&self, workload: Workload) -> Feed {
        let request = match workload {
            Workload::Code | Workload::Refresh => self.app.refresh(&self.access[0]),
            Workload::Introspect => self.app.introspect(&self.access[0]),
            Workload::User => self.app.user(&self.access[0]),
            Workload::Metadata => self.metadata(),
        };
        Feed::turn([request], "{")
    }

    fn cell(
        &self,
        workload: Workload,
        connections: usize,
        seconds: f64,
        bare: &Bare,
    ) -> Fallible<Cell> {
        let feed = self.feed(workload, connections, seconds)?;
        self.server.reset_peak()?;
        let address = self.server.address;
        let open = async |_| Lane::open(address, feed.clone()).await;
        let measured = drive(connections, seconds, open, Lane::step)?;
        let peak = self.server.memory("VmHWM")?;
        let alike = self.alike(workload);
        let open = async |_| Lane::open(bare.address, alike.clone()).await;
        let bare = drive(connections, seconds, open, Lane::step)?;
        Ok(Cell {
            measured,
            peak,
            bare,
        })
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner)
}

async fn run(plan: &Plan) -> Fallible<()> {
    let begun = Instant::now();
    let mut bench = Bench::prepare().await?;
    let starts = bench.restarts().await?;
    tokio::time::sleep(Duration::from_secs(1)).await;
    let idle = bench.server.memory("VmRSS")?;
    let bare = Bare::start(&bench.answers().await?).await?;
    let mut table = Table::new(&[
        "workload",
        "conn.",
        "req/s",
        "p50 ms",
        "p99 ms",
        "peak MiB",
        "bare req/s",
        "of bare",
        "target",
    ]);
    let mut peak = 0;
    for &workload in &plan.workloads {
        for &connections in &plan.connections {
            let cell = bench.cell(workload, connections, plan.seconds, &bare)?;
            peak = peak.max(cell.peak);
            let share = cell.measured.rate / cell.bare.rate;
            let verdict = if connections == 64 {
                verdict(workload, &cell.measured, share)
            } else {
                String::new()
            };
            table.row(&[
                &workload.name(),
                &connections,
                &format!("{:.0}", cell.measured.rate),
                &format!("{:.2}", cell.measured.p50),
                &format!("{:.2}", cell.measured.p99),
                &mib(cell.peak),
                &format!("{:.0}", cell.bare.rate),
                &format!("{:.0} %", share * 100.0),
                &verdict,
            ]);
            eprintln!(
                "{} at {connections}: {:.0}/s",
                workload.name(),
                cell.measured.rate
            );
        }
    }
    table.print();
    let mut memory = Table::new(&["server", "figure", "target"]);
    memory.row(&[&"idle memory, MiB", &mib(idle), &"20"]);
    memory.row(&[&"peak memory under load, MiB", &mib(peak), &"64"]);
    memory.row(&[
        &"ready on an existing database, median ms",
        &percentile(&starts, 50).as_millis(),
        &"200",
    ]);
    memory.row(&[
        &"ready on an existing database, slowest ms",
        &percentile(&starts, 100).as_millis(),
        &"200",
    ]);
    memory.print();
    println!("{:.0} s in all", begun.elapsed().as_secs_f64());
    bench.server.stop()
}

fn mib(kib: u64) -> String {
    format!("{}.{}", kib / 1024, kib % 1024 * 10 / 1024)
}

fn verdict(workload: Workload, measured: &Measured, share: f64) -> String {
    let (held, wanted) = match workload.target() {
        Some((rate, p99)) => (
            measured.rate >= rate && measured.p99 < p99,
            format!("{rate:.0}/s, p99 < {p99:.0} ms"),
        ),
        None => (share >= 0.9, "90 % of bare".to_owned()),
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
        Some((address, answers)) => runtime.block_on(bare::serve(address, &answers)),
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
