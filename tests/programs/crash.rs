//! Crashes: the real server on SQLite under load, killed with SIGKILL at random moments, at least 100 times.
//!
//! Clients keep a ledger of what was acknowledged to them. After each restart, which must serve again within 2 s, they
//! hold the server to it: tokens live unless revoked or replayed, revocations and uses are final, a code that was
//! handed out is good, and a request whose answer was lost can be sent again. `cargo test --test crash`;
//! `PERMESSO_PROGRAM=short` kills 10 times, `PERMESSO_PROGRAM_SEED` repeats a run's choices.

#![allow(
    clippy::disallowed_methods,
    reason = "a program outside the server: it has the machine's clock and environment"
)]

mod support;

use std::{
    fmt, io,
    os::unix::fs::PermissionsExt as _,
    path::{Path, PathBuf},
    process::ExitCode,
    sync::atomic::{AtomicBool, Ordering},
    time::{Duration, Instant},
};

use futures_util::future::join_all;
use support::{
    Dice, Fallible,
    app::{App, Tokens, refused},
    browser::Browser,
    http::{Connection, Response},
    only_listed, setting, short,
    site::{Server, Site},
    table::{Table, percentile},
};

/// Clients that work at the same time, each with families of its own.
const WORKERS: usize = 8;

/// A restart that takes longer than this is a failure.
const READY: Duration = Duration::from_secs(2);

/// Codes live 300 s; one as old as this is not asked to be good any more.
const CODE_AGE: Duration = Duration::from_secs(200);

/// Families of earlier rounds that each client checks after a restart, beside those of the last round.
const SAMPLE: usize = 25;

/// One code and all that came of it: a token family. What is written here was acknowledged.
struct Family {
    app: usize,
    code: String,
    access: Vec<Access>,
    /// Each the successor of the one before; the last is unused.
    refresh: Vec<String>,
    ended: bool,
    round: usize,
}

struct Access {
    token: String,
    ended: bool,
}

/// A code that was handed out and not redeemed yet.
struct Code {
    app: usize,
    text: String,
    since: Instant,
}

/// The request on its way: after a crash nobody knows whether the server acted on it.
enum Sent {
    Nothing,
    /// An Allow, by its bytes.
    Consent(usize, Vec<u8>),
    Exchange(usize, String),
    Refresh(usize),
    EndFamily(usize),
    EndAccess(usize, usize),
}

/// Why a client stopped.
enum End {
    /// The connection broke.
    Cut(io::Error),
    /// The server said what it must not say.
    Wrong(String),
}

impl From<io::Error> for End {
    fn from(error: io::Error) -> End {
        End::Cut(error)
    }
}

impl From<Box<dyn std::error::Error + Send + Sync>> for End {
    fn from(error: Box<dyn std::error::Error + Send + Sync>) -> End {
        match error.downcast::<io::Error>() {
            Ok(error) => End::Cut(*error),
            Err(error) => End::Wrong(error.to_string()),
        }
    }
}

impl fmt::Display for End {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            End::Cut(error) => write!(f, "the connection broke: {error}"),
            End::Wrong(what) => f.write_str(what),
        }
    }
}

/// What was acknowledged, what was lost, and what was checked.
#[derive(Default)]
struct Figures {
    codes: usize,
    exchanges: usize,
    refreshes: usize,
    revocations: usize,
    lost_consents: usize,
    lost_exchanges: usize,
    lost_exchanges_done: usize,
    lost_refreshes: usize,
    lost_revocations: usize,
    checks: usize,
}

impl Figures {
    fn add(&mut self, other: &Figures) {
        self.codes += other.codes;
        self.exchanges += other.exchanges;
        self.refreshes += other.refreshes;
        self.revocations += other.revocations;
        self.lost_consents += other.lost_consents;
        self.lost_exchanges += other.lost_exchanges;
        self.lost_exchanges_done += other.lost_exchanges_done;
        self.lost_refreshes += other.lost_refreshes;
        self.lost_revocations += other.lost_revocations;
        self.checks += other.checks;
    }
}

/// One client: a person's browser, a connection of the apps' back ends, and its ledger.
struct Worker<'a> {
    apps: &'a [App],
    dice: Dice,
    browser: Browser,
    lane: Option<Connection>,
    families: Vec<Family>,
    codes: Vec<Code>,
    sent: Sent,
    round: usize,
    figures: Figures,
}

impl Worker<'_> {
    /// Works until the server is gone. Before `killed` nothing may break.
    async fn work(&mut self, killed: &AtomicBool) -> Result<(), End> {
        loop {
            match self.step().await {
                Ok(()) => {}
                Err(End::Cut(_)) if killed.load(Ordering::SeqCst) => return Ok(()),
                Err(end) => return Err(end),
            }
        }
    }

    async fn step(&mut self) -> Result<(), End> {
        let live: Vec<usize> = (0..self.families.len())
            .rev()
            .filter(|&at| !self.families[at].ended)
            .take(20)
            .collect();
        let chosen = live.get(self.dice.below(live.len().max(1))).copied();
        match (self.dice.below(20), chosen) {
            (0..=2, _) | (_, None) => self.authorize().await,
            (3..=6, _) if !self.codes.is_empty() => self.redeem().await,
            (18, Some(family)) => self.end_family(family).await,
            (19, Some(family)) => self.end_access(family).await,
            (_, Some(family)) => self.refresh(family).await,
        }
    }

    /// A new code. Every second time the consent form is shown even where it could be skipped.
    async fn authorize(&mut self) -> Result<(), End> {
        let app = self.dice.below(self.apps.len());
        let code = if self.dice.one_in(2) {
            let form = self.browser.consent_form(&self.apps[app]).await?;
            let request = self.browser.allow(&form);
            self.sent = Sent::Consent(app, request.clone());
            self.browser.follow(request).await?.code()?
        } else {
            self.browser.code(&self.apps[app]).await?
        };
        self.sent = Sent::Nothing;
        self.figures.codes += 1;
        self.codes.push(Code {
            app,
            text: code,
            since: Instant::now(),
        });
        Ok(())
    }

    /// Redeems the oldest code, so that some cross a crash unredeemed.
    async fn redeem(&mut self) -> Result<(), End> {
        let Code { app, text, since } = self.codes.remove(0);
        if since.elapsed() > CODE_AGE {
            return Ok(());
        }
        let request = self.apps[app].exchange(&text);
        self.sent = Sent::Exchange(app, text.clone());
        let response = self.send(&request).await?;
        let tokens = Tokens::read(&response)?;
        self.sent = Sent::Nothing;
        self.figures.exchanges += 1;
        self.begin(app, text, tokens);
        Ok(())
    }

    async fn refresh(&mut self, family: usize) -> Result<(), End> {
        let request = self.app(family).refresh(self.newest(family));
        self.sent = Sent::Refresh(family);
        let response = self.send(&request).await?;
        let tokens = Tokens::read(&response)?;
        self.sent = Sent::Nothing;
        self.figures.refreshes += 1;
        self.extend(family, tokens);
        Ok(())
    }

    /// RFC 7009 2.1: by any refresh token of the family, rotated ones included.
    async fn end_family(&mut self, family: usize) -> Result<(), End> {
        let known = self.families[family].refresh.len();
        let token = self.families[family].refresh[self.dice.below(known)].clone();
        self.sent = Sent::EndFamily(family);
        self.revoke(family, &token).await?;
        self.families[family].ended = true;
        self.sent = Sent::Nothing;
        Ok(())
    }

    async fn end_access(&mut self, family: usize) -> Result<(), End> {
        let known = self.families[family].access.len();
        let at = self.dice.below(known);
        let token = self.families[family].access[at].token.clone();
        self.sent = Sent::EndAccess(family, at);
        self.revoke(family, &token).await?;
        self.families[family].access[at].ended = true;
        self.sent = Sent::Nothing;
        Ok(())
    }

    async fn revoke(&mut self, family: usize, token: &str) -> Result<(), End> {
        let request = self.app(family).revoke(token);
        let response = self.send(&request).await?;
        expect(response.status == 200, || {
            format!("a revocation was answered {}", response.summary())
        })?;
        self.families[family].round = self.round;
        self.figures.revocations += 1;
        Ok(())
    }

    /// After a restart: what became of the request whose answer was lost, then the ledger.
    async fn recover(&mut self, server: &Server) -> Result<(), End> {
        self.browser.move_to(server.address);
        self.lane = Some(server.connect().await?);
        match std::mem::replace(&mut self.sent, Sent::Nothing) {
            Sent::Nothing => {}
            Sent::Consent(app, request) => self.repeat_consent(app, request).await?,
            Sent::Exchange(app, code) => self.repeat_exchange(app, code).await?,
            Sent::Refresh(family) => self.repeat_refresh(family).await?,
            Sent::EndFamily(family) => {
                let token = self.newest(family).to_owned();
                self.revoke(family, &token).await?;
                self.families[family].ended = true;
                self.figures.lost_revocations += 1;
            }
            Sent::EndAccess(family, at) => {
                let token = self.families[family].access[at].token.clone();
                self.revoke(family, &token).await?;
                self.families[family].access[at].ended = true;
                self.figures.lost_revocations += 1;
            }
        }
        self.check().await
    }

    /// The same form again gives one code, however often it is sent.
    async fn repeat_consent(&mut self, app: usize, request: Vec<u8>) -> Result<(), End> {
        let first = self.browser.follow(request.clone()).await?.code()?;
        let second = self.browser.follow(request).await?.code()?;
        expect(first == second, || {
            "a form sent again after a crash gave a second code".to_owned()
        })?;
        self.codes.insert(
            0,
            Code {
                app,
                text: first,
                since: Instant::now(),
            },
        );
        self.figures.lost_consents += 1;
        self.redeem().await
    }

    /// Either the first request never happened and this one succeeds, or it did and the code is used up.
    async fn repeat_exchange(&mut self, app: usize, code: String) -> Result<(), End> {
        let request = self.apps[app].exchange(&code);
        self.figures.lost_exchanges += 1;
        if let Some(tokens) = self.grant(app, &request).await? {
            self.begin(app, code, tokens);
            return Ok(());
        }
        self.figures.lost_exchanges_done += 1;
        let again = self.grant(app, &request).await?;
        expect(again.is_none(), || {
            "a used code became good again".to_owned()
        })
    }

    /// The lost answer, got again: one successor, the same each time, and it works; using it opens no second branch.
    async fn repeat_refresh(&mut self, family: usize) -> Result<(), End> {
        let app = self.families[family].app;
        let request = self.app(family).refresh(self.newest(family));
        self.figures.lost_refreshes += 1;
        let logged_out = || End::Wrong("a lost refresh could not be repeated".to_owned());
        let first = self.grant(app, &request).await?.ok_or_else(logged_out)?;
        let second = self.grant(app, &request).await?.ok_or_else(logged_out)?;
        expect(first == second, || {
            "a repeated refresh gave two answers".to_owned()
        })?;
        let next = self.apps[app].refresh(&first.refresh);
        let grandchild = self.grant(app, &next).await?.ok_or_else(logged_out)?;
        let third = self.grant(app, &request).await?.ok_or_else(logged_out)?;
        expect(third.refresh == first.refresh, || {
            "a second branch after the successor's use".to_owned()
        })?;
        self.extend(family, first);
        self.extend(family, grandchild);
        Ok(())
    }

    /// Everything of the last round, and a sample of what is older.
    async fn check(&mut self) -> Result<(), End> {
        let mut chosen: Vec<usize> = (0..self.families.len())
            .filter(|&at| self.families[at].round == self.round)
            .collect();
        for _ in 0..SAMPLE.min(self.families.len()) {
            chosen.push(self.dice.below(self.families.len()));
        }
        for family in chosen {
            self.check_family(family).await?;
            if self.dice.one_in(10) {
                self.replay_code(family).await?;
            }
        }
        Ok(())
    }

    async fn check_all(&mut self) -> Result<(), End> {
        for family in 0..self.families.len() {
            self.check_family(family).await?;
        }
        Ok(())
    }

    /// Every token of the family does what the ledger says. The newest refresh token of a family that ended is
    /// presented; that of a living one is left alone, or each check would be one more rotation.
    async fn check_family(&mut self, at: usize) -> Result<(), End> {
        let app = self.families[at].app;
        for index in 0..self.families[at].access.len() {
            let Family { access, ended, .. } = &self.families[at];
            let Access {
                token,
                ended: alone,
            } = &access[index];
            let should_live = !ended && !alone;
            let request = self.apps[app].user(token);
            let response = self.send(&request).await?;
            self.figures.checks += 1;
            let want = if should_live { 200 } else { 401 };
            expect(response.status == want, || {
                format!(
                    "an access token that should get {want} was answered {}",
                    response.summary()
                )
            })?;
        }
        if self.families[at].ended {
            let request = self.apps[app].refresh(self.newest(at));
            let response = self.send(&request).await?;
            self.figures.checks += 1;
            expect(refused(&response), || {
                format!(
                    "a refresh token of an ended family was answered {}",
                    response.summary()
                )
            })?;
        }
        Ok(())
    }

    /// The use of a code is final; where the rules say so, the replay ends the family.
    async fn replay_code(&mut self, at: usize) -> Result<(), End> {
        let request = self.app(at).exchange(&self.families[at].code);
        let response = self.send(&request).await?;
        self.figures.checks += 1;
        expect(refused(&response), || {
            format!("a used code was answered {}", response.summary())
        })?;
        if self.app(at).pkce {
            self.families[at].ended = true;
            self.check_family(at).await?;
        }
        Ok(())
    }

    fn begin(&mut self, app: usize, code: String, tokens: Tokens) {
        let access = vec![Access {
            token: tokens.access,
            ended: false,
        }];
        let (refresh, round) = (vec![tokens.refresh], self.round);
        self.families.push(Family {
            app,
            code,
            access,
            refresh,
            ended: false,
            round,
        });
    }

    fn extend(&mut self, family: usize, tokens: Tokens) {
        let family = &mut self.families[family];
        family.access.push(Access {
            token: tokens.access,
            ended: false,
        });
        family.refresh.push(tokens.refresh);
        family.round = self.round;
    }

    fn app(&self, family: usize) -> &App {
        &self.apps[self.families[family].app]
    }

    /// The family's refresh token that has no known successor.
    fn newest(&self, family: usize) -> &str {
        self.families[family]
            .refresh
            .last()
            .map_or("", String::as_str)
    }

    async fn grant(&mut self, app: usize, request: &[u8]) -> Result<Option<Tokens>, End> {
        let lane = self
            .lane
            .as_mut()
            .ok_or_else(|| End::Wrong("not connected".to_owned()))?;
        Ok(self.apps[app].grant(lane, request).await?)
    }

    async fn send(&mut self, request: &[u8]) -> Result<Response, End> {
        let lane = self
            .lane
            .as_mut()
            .ok_or_else(|| End::Wrong("not connected".to_owned()))?;
        Ok(lane.send(request).await?)
    }
}

fn expect(holds: bool, otherwise: impl FnOnce() -> String) -> Result<(), End> {
    if holds {
        Ok(())
    } else {
        Err(End::Wrong(otherwise()))
    }
}

/// Lets the clients work for a random while and kills the server under them.
async fn crash(workers: &mut [Worker<'_>], server: &mut Server, after: Duration) -> Fallible<()> {
    let killed = AtomicBool::new(false);
    let murder = async {
        tokio::time::sleep(after).await;
        killed.store(true, Ordering::SeqCst);
        server.kill()
    };
    let (ends, done) = tokio::join!(
        join_all(workers.iter_mut().map(|worker| worker.work(&killed))),
        murder
    );
    done?;
    first_end(ends, "under load")
}

fn first_end(ends: Vec<Result<(), End>>, when: &str) -> Fallible<()> {
    match ends.into_iter().find_map(Result::err) {
        Some(end) => Err(format!("{when}: {end}").into()),
        None => Ok(()),
    }
}

/// The file as a whole, read with SQLite itself, and the trees in it: a living family has one refresh token without
/// successor, no token stands without its redeemed code, and no successor was promised that is not there.
fn inspect(file: &Path) -> Fallible<()> {
    let database =
        rusqlite::Connection::open_with_flags(file, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    database.busy_timeout(READY)?;
    let verdict: String = database.query_row("PRAGMA integrity_check", [], |row| row.get(0))?;
    if verdict != "ok" {
        return Err(format!("integrity_check: {verdict}").into());
    }
    for (what, query) in [
        (
            "families with two live branches",
            "SELECT COUNT(*) FROM (SELECT grant_id FROM refresh_tokens WHERE used_at IS NULL GROUP BY grant_id HAVING COUNT(*) > 1)",
        ),
        (
            "families without a refresh token to go on with",
            "SELECT COUNT(*) FROM grants g WHERE g.redeemed_at IS NOT NULL
             AND NOT EXISTS (SELECT 1 FROM refresh_tokens t WHERE t.grant_id = g.id AND t.used_at IS NULL)",
        ),
        (
            "tokens without a redeemed code",
            "SELECT COUNT(*) FROM grants g WHERE g.redeemed_at IS NULL
             AND EXISTS (SELECT 1 FROM access_tokens t WHERE t.grant_id = g.id)",
        ),
        (
            "successors that are not there",
            "SELECT COUNT(*) FROM refresh_tokens t WHERE t.used_at IS NOT NULL
             AND NOT EXISTS (SELECT 1 FROM refresh_tokens s WHERE s.refresh_digest = t.successor_digest)",
        ),
    ] {
        let count: i64 = database.query_row(query, [], |row| row.get(0))?;
        if count != 0 {
            return Err(format!("{what}: {count}").into());
        }
    }
    Ok(())
}

/// The log that SQLite writes ahead of the file; a killed process leaves it behind.
fn log_of(file: &Path) -> PathBuf {
    file.with_extension("db-wal")
}

/// Commits that the killed process left in the log only: their bytes. Nobody else on the machine may read them.
fn left_behind(file: &Path) -> Fallible<u64> {
    let log = std::fs::metadata(log_of(file))?;
    let mode = log.permissions().mode() & 0o777;
    if mode == 0o600 {
        Ok(log.len())
    } else {
        Err(format!("the log ahead of the database has mode {mode:o}").into())
    }
}

/// What is kept of all rounds together.
#[derive(Default)]
struct Rounds {
    starts: Vec<Duration>,
    left: Vec<u64>,
    killed_at_start: usize,
}

async fn run(kills: usize, seed: u64) -> Fallible<()> {
    let mut dice = Dice::new(seed);
    let site = Site::sqlite()?;
    let file = site.file().ok_or("not SQLite")?.to_owned();
    site.person("alice")?;
    let mut server = site.start()?;
    server.ready(&site.host).await?;
    let mut lane = server.connect().await?;
    let apps = [
        App::by_api(&site, &mut lane, "plain", false).await?,
        App::by_api(&site, &mut lane, "proved", true).await?,
        App::by_command(&site, "standard", false)?,
        App::by_command(&site, "public", true)?,
    ];
    let mut workers = Vec::new();
    for _ in 0..WORKERS {
        let mut browser = Browser::new(&site, server.address);
        browser.sign_in("alice").await?;
        workers.push(Worker {
            apps: &apps,
            dice: Dice::new(dice.roll()),
            browser,
            lane: Some(server.connect().await?),
            families: Vec::new(),
            codes: Vec::new(),
            sent: Sent::Nothing,
            round: 0,
            figures: Figures::default(),
        });
    }
    let mut rounds = Rounds::default();
    let begun = Instant::now();
    let mut outcome = Ok(());
    for round in 1..=kills {
        for worker in &mut workers {
            worker.round = round;
        }
        let after = Duration::from_millis(20 + dice.roll() % 380);
        outcome = crash(&mut workers, &mut server, after).await;
        if outcome.is_ok() {
            rounds.left.push(left_behind(&file)?);
        }
        if outcome.is_ok() && dice.one_in(8) {
            // Recovery itself can be cut short: a second kill before the restart has finished.
            let _starting = site.start()?;
            tokio::time::sleep(Duration::from_millis(dice.roll() % 40)).await;
            rounds.killed_at_start += 1;
        }
        if outcome.is_ok() {
            server = site.start()?;
            rounds.starts.push(server.ready(&site.host).await?);
            let ends = join_all(workers.iter_mut().map(|worker| worker.recover(&server))).await;
            outcome = first_end(ends, "after the restart").and_then(|()| inspect(&file));
        }
        if let Err(fault) = &outcome {
            outcome = Err(format!("kill {round}: {fault}\n{}", server.log_tail()).into());
            break;
        }
    }
    if outcome.is_ok() {
        let ends = join_all(workers.iter_mut().map(Worker::check_all)).await;
        outcome = first_end(ends, "at the end")
            .and(server.stop())
            .and(server.unbroken())
            .and_then(|()| {
                if log_of(&file).exists() {
                    Err("a clean stop left the log ahead of the database behind".into())
                } else {
                    inspect(&file)
                }
            });
    }
    rounds.starts.sort_unstable();
    rounds.left.sort_unstable();
    print(&workers, &rounds, begun.elapsed());
    outcome?;
    match rounds.starts.last() {
        Some(&slowest) if slowest > READY => {
            Err(format!("a restart took {slowest:?}, more than {READY:?}").into())
        }
        _ => Ok(()),
    }
}

fn print(workers: &[Worker<'_>], rounds: &Rounds, took: Duration) {
    let starts = &rounds.starts;
    let mut sum = Figures::default();
    let (mut families, mut tokens) = (0, 0);
    for worker in workers {
        sum.add(&worker.figures);
        families += worker.families.len();
        tokens += worker
            .families
            .iter()
            .map(|family| family.access.len() + family.refresh.len())
            .sum::<usize>();
    }
    let mut table = Table::new(&["crash, SQLite", "figure"]);
    table.row(&[&"SIGKILLs under load", &starts.len()]);
    table.row(&[&"SIGKILLs during a start", &rounds.killed_at_start]);
    let left = |percent| percentile(&rounds.left, percent) / 1024;
    table.row(&[
        &"log left behind, KiB: least / median / most",
        &format!("{} / {} / {}", left(0), left(50), left(100)),
    ]);
    table.row(&[
        &"ready again: median",
        &format!("{:.0?}", percentile(starts, 50)),
    ]);
    table.row(&[
        &"ready again: slowest",
        &format!("{:.0?}", percentile(starts, 100)),
    ]);
    table.row(&[&"codes acknowledged", &sum.codes]);
    table.row(&[&"exchanges acknowledged", &sum.exchanges]);
    table.row(&[&"refreshes acknowledged", &sum.refreshes]);
    table.row(&[&"revocations acknowledged", &sum.revocations]);
    table.row(&[
        &"families / tokens in the ledger",
        &format!("{families} / {tokens}"),
    ]);
    table.row(&[&"answers lost: consent", &sum.lost_consents]);
    let exchanges = format!("{} ({} done)", sum.lost_exchanges, sum.lost_exchanges_done);
    table.row(&[&"answers lost: exchange", &exchanges]);
    table.row(&[&"answers lost: refresh", &sum.lost_refreshes]);
    table.row(&[&"answers lost: revocation", &sum.lost_revocations]);
    table.row(&[&"tokens and codes checked", &sum.checks]);
    table.row(&[&"seconds", &format!("{:.1}", took.as_secs_f64())]);
    table.print();
}

#[tokio::main]
async fn main() -> ExitCode {
    if only_listed() {
        return ExitCode::SUCCESS;
    }
    let kills = setting("KILLS")
        .and_then(|text| text.parse().ok())
        .unwrap_or(if short() { 10 } else { 100 });
    let seed = Dice::seed();
    println!("crash: {kills} kills, seed {seed}\n");
    match run(kills, seed).await {
        Ok(()) => {
            println!("crash: {kills} passed, 0 failed");
            ExitCode::SUCCESS
        }
        Err(fault) => {
            println!("FAULT {fault}\ncrash: 0 passed, 1 failed");
            ExitCode::FAILURE
        }
    }
}
