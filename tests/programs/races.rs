//! Races against the real server: one code, one refresh token, one form, each sent many times at the same instant, and
//! what gives tokens sent beside what ends them; and one code of a second factor in many browsers.
//!
//! `cargo test --test races` runs 100 rounds of each on SQLite, on Postgres (`PERMESSO_TEST_DATABASE_URL`, a database it
//! may connect to in order to create its own) and on two processes sharing one Postgres. `PERMESSO_PROGRAM=short` runs 10
//! rounds; `PERMESSO_PROGRAM_ENGINES=sqlite` leaves Postgres out. Each race is judged by what the answers hold, and then by
//! what still works: an answer that looks like a refusal counts for nothing if its token lives.

#![allow(
    clippy::disallowed_methods,
    reason = "a program outside the server: it has the machine's clock and environment"
)]

mod support;

use std::{
    collections::{BTreeMap, BTreeSet},
    process::ExitCode,
    time::{Duration, Instant},
};

use support::{
    Fallible,
    app::{App, Tokens, refused},
    browser::{Browser, Landing, code_in},
    factors::Crowd,
    http::{Connection, Response, race},
    only_listed, setting, short,
    site::{PASSWORD, Server, Site},
    table::Table,
};

/// Requests that carry the same code, token or form at once.
const AT_ONCE: usize = 32;

/// One refresh token presented by this many connections at once.
const CROWD: usize = 1_000;

/// A site, its processes, and a person signed in at it.
struct Stage {
    name: &'static str,
    site: Site,
    servers: Vec<Server>,
    browser: Browser,
}

/// The clients that are raced, each with rules of its own.
struct Apps {
    /// `/api/client` without PKCE: a code sent again is only refused.
    plain: App,
    /// `/api/client` with PKCE: a code sent again ends what it gave.
    proved: App,
    /// Public, PKCE: the shortest repeat window.
    public: App,
}

/// What came of one kind of race.
struct Tally {
    what: &'static str,
    rounds: usize,
    at_once: usize,
    statuses: BTreeMap<u16, usize>,
    faults: Vec<String>,
    begun: Instant,
    took: Duration,
}

impl Tally {
    fn new(what: &'static str, at_once: usize) -> Tally {
        Tally {
            what,
            rounds: 0,
            at_once,
            statuses: BTreeMap::new(),
            faults: Vec::new(),
            begun: Instant::now(),
            took: Duration::ZERO,
        }
    }

    fn count(&mut self, answers: &[Response]) {
        self.rounds += 1;
        for answer in answers {
            *self.statuses.entry(answer.status).or_default() += 1;
        }
    }

    fn expect(&mut self, holds: bool, otherwise: impl FnOnce() -> String) {
        if !holds {
            self.faults
                .push(format!("round {}: {}", self.rounds, otherwise()));
        }
    }

    /// Neither token of the pair works any more.
    async fn dead(
        &mut self,
        app: &App,
        lane: &mut Connection,
        access: &str,
        refresh: &str,
    ) -> Fallible<()> {
        let lives = app.lives(lane, access).await?;
        self.expect(!lives, || "an access token survived".to_owned());
        let next = app.grant(lane, &app.refresh(refresh)).await?;
        self.expect(next.is_none(), || "a refresh token survived".to_owned());
        Ok(())
    }

    fn done(mut self) -> Tally {
        self.took = self.begun.elapsed();
        self
    }
}

impl Stage {
    async fn new(name: &'static str, site: Site, processes: usize) -> Fallible<(Stage, Apps)> {
        site.person("alice")?;
        let mut servers = vec![site.start()?];
        for _ in 1..processes {
            servers.push(site.start_another()?);
        }
        for server in &mut servers {
            server.ready(&site.host).await?;
        }
        let mut browser = Browser::new(&site, servers[0].address);
        browser.sign_in("alice").await?;
        let mut lane = servers[0].connect().await?;
        let apps = Apps {
            plain: App::by_api(&site, &mut lane, "plain", false).await?,
            proved: App::by_api(&site, &mut lane, "proved", true).await?,
            public: App::by_command(&site, "public", true)?,
        };
        Ok((
            Stage {
                name,
                site,
                servers,
                browser,
            },
            apps,
        ))
    }

    /// Connections dealt out to the processes in turn.
    async fn lanes(&self, count: usize) -> Fallible<Vec<Connection>> {
        let mut lanes = Vec::with_capacity(count);
        for server in self.servers.iter().cycle().take(count) {
            lanes.push(server.connect().await?);
        }
        Ok(lanes)
    }

    /// Each round begins at the next process, so that what one wrote the other must know.
    fn turn(&mut self, round: usize) {
        if self.servers.len() > 1 {
            self.browser
                .move_to(self.servers[round % self.servers.len()].address);
        }
    }

    async fn family(&mut self, app: &App, lane: &mut Connection) -> Fallible<Tokens> {
        let code = self.browser.code(app).await?;
        Ok(app
            .grant(lane, &app.exchange(&code))
            .await?
            .ok_or("a fresh code was refused")?)
    }

    /// RFC 6749 4.1.2: exactly one 200, all else `invalid_grant`; the losers are replays that end what the winner got.
    async fn race_code(&mut self, what: &'static str, app: &App, rounds: usize) -> Fallible<Tally> {
        let mut tally = Tally::new(what, AT_ONCE);
        let mut lanes = self.lanes(AT_ONCE).await?;
        for round in 0..rounds {
            self.turn(round);
            let code = self.browser.code(app).await?;
            let answers = race(&mut lanes, &vec![app.exchange(&code); AT_ONCE]).await?;
            tally.count(&answers);
            let won: Vec<&Response> = answers
                .iter()
                .filter(|answer| answer.status == 200)
                .collect();
            tally.expect(won.len() == 1, || format!("{} answers of 200", won.len()));
            for answer in answers.iter().filter(|answer| answer.status != 200) {
                tally.expect(refused(answer), || {
                    format!("a loser was told {}", answer.summary())
                });
            }
            let should_live = !app.pkce;
            for winner in won {
                let tokens = Tokens::read(winner)?;
                for lane in &mut lanes[..2] {
                    let lives = app.lives(lane, &tokens.access).await?;
                    tally.expect(lives == should_live, || {
                        format!("access token lives: {lives}")
                    });
                }
                let next = app
                    .grant(&mut lanes[2], &app.refresh(&tokens.refresh))
                    .await?;
                tally.expect(next.is_some() == should_live, || {
                    format!("refresh token lives: {}", next.is_some())
                });
            }
        }
        Ok(tally.done())
    }

    /// Every answer is 200 with the same successor, which then works; the successor is raced in the next round.
    async fn race_refresh(
        &mut self,
        what: &'static str,
        app: &App,
        at_once: usize,
        rounds: usize,
    ) -> Fallible<Tally> {
        let mut tally = Tally::new(what, at_once);
        let mut lanes = self.lanes(at_once).await?;
        let mut tokens = self.family(app, &mut lanes[0]).await?;
        for _ in 0..rounds {
            let answers = race(&mut lanes, &vec![app.refresh(&tokens.refresh); at_once]).await?;
            tally.count(&answers);
            let mut successors = BTreeSet::new();
            let mut accesses = BTreeSet::new();
            for answer in &answers {
                match Tokens::read(answer) {
                    Ok(given) => {
                        successors.insert(given.refresh);
                        accesses.insert(given.access);
                    }
                    Err(other) => tally.expect(false, || other.to_string()),
                }
            }
            tally.expect(successors.len() == 1, || {
                format!("{} successors", successors.len())
            });
            tally.expect(accesses.len() == 1, || {
                format!("{} access tokens", accesses.len())
            });
            tally.expect(!successors.contains(&tokens.refresh), || {
                "the token succeeded itself".to_owned()
            });
            for access in &accesses {
                let lives = app.lives(&mut lanes[1], access).await?;
                tally.expect(lives, || "an access token of the answer is dead".to_owned());
            }
            let Some(refresh) = successors.pop_first() else {
                break;
            };
            let next = app.grant(&mut lanes[0], &app.refresh(&refresh)).await?;
            tally.expect(next.is_some(), || "the successor is dead".to_owned());
            let Some(next) = next else { break };
            tokens = next;
        }
        Ok(tally.done())
    }

    /// One form pressed many times at once: one code, the same in every answer, good once.
    async fn race_consent(
        &mut self,
        what: &'static str,
        app: &App,
        rounds: usize,
    ) -> Fallible<Tally> {
        let mut tally = Tally::new(what, AT_ONCE);
        let mut lanes = self.lanes(AT_ONCE).await?;
        for round in 0..rounds {
            self.turn(round);
            let form = self.browser.consent_form(app).await?;
            let answers = race(&mut lanes, &vec![self.browser.allow(&form); AT_ONCE]).await?;
            tally.count(&answers);
            let mut codes = BTreeSet::new();
            for answer in &answers {
                match answer.header("location").map(code_in) {
                    Some(Ok(code)) if answer.status == 303 => {
                        codes.insert(code);
                    }
                    _ => tally.expect(false, || format!("no code: {}", answer.summary())),
                }
            }
            tally.expect(codes.len() == 1, || {
                format!("{} codes from one form", codes.len())
            });
            for code in &codes {
                let tokens = app.grant(&mut lanes[0], &app.exchange(code)).await?;
                tally.expect(tokens.is_some(), || "the code was refused".to_owned());
                if let Some(tokens) = tokens {
                    let lives = app.lives(&mut lanes[1], &tokens.access).await?;
                    tally.expect(lives, || "the tokens of the form are dead".to_owned());
                }
            }
        }
        Ok(tally.done())
    }

    /// A refresh token beside its own successor, as two workers of one app send them: each gets the one answer that
    /// belongs to what it presented, and the tree keeps one branch.
    async fn race_generations(
        &mut self,
        what: &'static str,
        app: &App,
        rounds: usize,
    ) -> Fallible<Tally> {
        let mut tally = Tally::new(what, AT_ONCE);
        let mut lanes = self.lanes(AT_ONCE).await?;
        let mut first = self.family(app, &mut lanes[0]).await?;
        for _ in 0..rounds {
            let Some(second) = app
                .grant(&mut lanes[0], &app.refresh(&first.refresh))
                .await?
            else {
                tally.expect(false, || "the newest token is dead".to_owned());
                break;
            };
            let pair = [app.refresh(&first.refresh), app.refresh(&second.refresh)];
            let requests = in_twos(&pair);
            let answers = race(&mut lanes, &requests).await?;
            tally.count(&answers);
            let mut third = BTreeSet::new();
            for (index, answer) in answers.iter().enumerate() {
                match (index / 2 % 2, Tokens::read(answer)) {
                    (0, Ok(given)) => tally.expect(given == second, || {
                        "a repeat gave something else than the first time".to_owned()
                    }),
                    (_, Ok(given)) => drop(third.insert((given.access, given.refresh))),
                    (_, Err(other)) => tally.expect(false, || other.to_string()),
                }
            }
            tally.expect(third.len() == 1, || {
                format!("{} answers for the successor", third.len())
            });
            let Some((access, refresh)) = third.pop_first() else {
                break;
            };
            first = Tokens { access, refresh };
        }
        Ok(tally.done())
    }

    /// RFC 7009 2.1: whatever a refresh that runs beside a revocation is told, nothing of the family lives on.
    async fn race_revocation(
        &mut self,
        what: &'static str,
        app: &App,
        rounds: usize,
    ) -> Fallible<Tally> {
        let mut tally = Tally::new(what, AT_ONCE);
        let mut lanes = self.lanes(AT_ONCE).await?;
        for round in 0..rounds {
            self.turn(round);
            let tokens = self.family(app, &mut lanes[0]).await?;
            // Two revocations among the later ones, so that in some rounds a refresh is first.
            let revokes = |index: usize| index == AT_ONCE / 2 + round % 15 || index == AT_ONCE - 1;
            let requests: Vec<Vec<u8>> = (0..AT_ONCE)
                .map(|index| {
                    if revokes(index) {
                        app.revoke(&tokens.refresh)
                    } else {
                        app.refresh(&tokens.refresh)
                    }
                })
                .collect();
            let answers = race(&mut lanes, &requests).await?;
            tally.count(&answers);
            let mut given = BTreeSet::from([(tokens.access, tokens.refresh)]);
            for (index, answer) in answers.iter().enumerate() {
                if revokes(index) {
                    tally.expect(answer.status == 200, || {
                        format!("revocation: {}", answer.summary())
                    });
                } else if !refused(answer) {
                    match Tokens::read(answer) {
                        Ok(tokens) => drop(given.insert((tokens.access, tokens.refresh))),
                        Err(other) => tally.expect(false, || other.to_string()),
                    }
                }
            }
            tally.expect(given.len() <= 2, || {
                format!("{} successors", given.len() - 1)
            });
            for (access, refresh) in &given {
                tally.dead(app, &mut lanes[1], access, refresh).await?;
            }
        }
        Ok(tally.done())
    }

    /// The person ends the app while it redeems codes, refreshes, and fetches new codes for which consent is skipped:
    /// after the answers nothing works that any of them gave, and the person is asked again.
    async fn race_end(&mut self, what: &'static str, app: &App, rounds: usize) -> Fallible<Tally> {
        let mut tally = Tally::new(what, AT_ONCE);
        let mut lanes = self.lanes(AT_ONCE).await?;
        for round in 0..rounds {
            self.turn(round);
            let tokens = self.family(app, &mut lanes[0]).await?;
            let mut requests = Vec::with_capacity(AT_ONCE);
            let mut codes = BTreeSet::new();
            for _ in 0..8 {
                let code = self.browser.code(app).await?;
                requests.push(app.exchange(&code));
                codes.insert(code);
            }
            requests.resize(16, app.refresh(&tokens.refresh));
            requests.resize(30, self.browser.open(&app.authorize_path("s", None)));
            let list = self.browser.form("/account/apps", "grant").await?;
            requests.resize(AT_ONCE, self.browser.submit(&list));
            requests.rotate_left(round * 5 % AT_ONCE);
            let answers = race(&mut lanes, &requests).await?;
            tally.count(&answers);
            let mut given = vec![tokens];
            for answer in &answers {
                match (answer.status, answer.header("location")) {
                    (200, _) => given.extend(Tokens::read(answer).ok()),
                    (303, Some(to)) if to.starts_with(&app.redirect) => {
                        codes.insert(code_in(to)?);
                    }
                    (303, Some(to)) => {
                        let listed = to.starts_with("/account/apps");
                        tally.expect(listed, || format!("sent to {to}"));
                    }
                    _ => tally.expect(refused(answer), || answer.summary()),
                }
            }
            for Tokens { access, refresh } in &given {
                tally.dead(app, &mut lanes[1], access, refresh).await?;
            }
            for code in &codes {
                let tokens = app.grant(&mut lanes[2], &app.exchange(code)).await?;
                tally.expect(tokens.is_none(), || "a code survived the end".to_owned());
            }
            let asked = self.browser.get(&app.authorize_path("s", None)).await?;
            tally.expect(matches!(asked, Landing::Page(_)), || {
                "consent was skipped after the end".to_owned()
            });
        }
        Ok(tally.done())
    }

    /// One setup link used by many at once: one administrator. It works once in the life of a site.
    async fn race_setup(&mut self, what: &'static str) -> Fallible<Tally> {
        let mut tally = Tally::new(what, AT_ONCE);
        let mut lanes = self.lanes(AT_ONCE).await?;
        let link = self.site.command(&["setup-link"], "")?;
        let path = link
            .trim()
            .strip_prefix(&self.site.origin)
            .ok_or_else(|| format!("a strange setup link: {link}"))?;
        let mut stranger = Browser::new(&self.site, self.servers[0].address);
        let mut form = stranger.form(path, "password").await?;
        form.set("password", PASSWORD);
        let requests: Vec<Vec<u8>> = (0..AT_ONCE)
            .map(|index| {
                form.set("username", &format!("admin-{index}"));
                form.set("email", &format!("admin-{index}@people.example"));
                stranger.submit(&form)
            })
            .collect();
        let answers = race(&mut lanes, &requests).await?;
        tally.count(&answers);
        for answer in &answers {
            tally.expect(matches!(answer.status, 200 | 403 | 404), || {
                answer.summary()
            });
        }
        let done = answers.iter().filter(|answer| answer.status == 200).count();
        tally.expect(done == 1, || format!("{done} answers of success"));
        let people: Vec<serde_json::Value> =
            serde_json::from_str(&self.site.command(&["user", "list", "--json"], "")?)?;
        let (admins, all) = (
            people.iter().filter(|one| one["admin"] == true).count(),
            people.len(),
        );
        tally.expect((admins, all) == (1, 2), || {
            format!("{all} people, {admins} administrators")
        });
        Ok(tally.done())
    }

    /// RFC 6238 5.2: one code, typed into the second step of many browsers and into the proof of as many sessions. Exactly one is let in.
    async fn race_factor(
        &mut self,
        what: &'static str,
        crowd: &Crowd,
        (step, recovery): (bool, bool),
        rounds: usize,
    ) -> Fallible<Tally> {
        let mut tally = Tally::new(what, AT_ONCE);
        let mut lanes = self.lanes(AT_ONCE).await?;
        let forms = if step { &crowd.steps } else { &crowd.proofs };
        for round in 0..rounds {
            crowd.put_back(&self.site).await?;
            let codes = &crowd.protected.recovery;
            let code = if recovery {
                codes[round % codes.len()].clone()
            } else {
                crowd.protected.code()?
            };
            let requests: Vec<Vec<u8>> = forms
                .iter()
                .map(|(browser, form)| {
                    let mut form = form.clone();
                    form.set("code", &code);
                    browser.submit(&form)
                })
                .collect();
            let answers = race(&mut lanes, &requests).await?;
            tally.count(&answers);
            let leads = if step {
                "/account"
            } else {
                "/account/security/totp"
            };
            let mut let_in = 0;
            for answer in &answers {
                match (answer.status, answer.header("location")) {
                    (303, Some(to)) if to == leads => let_in += 1,
                    (403, None) => {}
                    _ => tally.expect(false, || answer.summary()),
                }
            }
            tally.expect(let_in == 1, || format!("{let_in} were let in"));
        }
        Ok(tally.done())
    }

    /// Every way in which one code meets many doors.
    async fn race_factors(&mut self, rounds: usize) -> Fallible<Vec<Tally>> {
        let crowd = Crowd::gather(&self.site, &self.servers, "carol", AT_ONCE).await?;
        let mut tallies = Vec::new();
        for (what, which) in [
            ("code of an app, second step", (true, false)),
            ("recovery code, second step", (true, true)),
            ("code of an app, fresh proof", (false, false)),
            ("recovery code, fresh proof", (false, true)),
        ] {
            // They cost little, and what they show is worth more rounds.
            tallies.push(self.race_factor(what, &crowd, which, 2 * rounds).await?);
        }
        Ok(tallies)
    }

    async fn run(&mut self, apps: &Apps, rounds: usize) -> Fallible<Vec<Tally>> {
        // First, since the race for the setup link counts the people.
        let mut tallies = self.race_tokens(apps, rounds).await?;
        tallies.extend(self.race_factors(rounds).await?);
        Ok(tallies)
    }

    async fn race_tokens(&mut self, apps: &Apps, rounds: usize) -> Fallible<Vec<Tally>> {
        Ok(vec![
            self.race_code("code, /api/client without PKCE", &apps.plain, rounds)
                .await?,
            self.race_code("code, confidential with PKCE", &apps.proved, rounds)
                .await?,
            self.race_code("code, public with PKCE", &apps.public, rounds)
                .await?,
            self.race_refresh("refresh, confidential", &apps.proved, AT_ONCE, rounds)
                .await?,
            self.race_refresh("refresh, public", &apps.public, AT_ONCE, rounds)
                .await?,
            self.race_refresh("refresh, a crowd", &apps.plain, CROWD, 1)
                .await?,
            self.race_consent("consent form, Allow", &apps.proved, rounds)
                .await?,
            self.race_generations("refresh beside its successor", &apps.proved, rounds)
                .await?,
            self.race_revocation("refresh beside revocation", &apps.proved, rounds)
                .await?,
            self.race_end("codes and refresh beside the end", &apps.plain, rounds)
                .await?,
            self.race_setup("setup link").await?,
        ])
    }
}

/// Two kinds of requests by turns, two of each, so that with two processes each gets both kinds.
fn in_twos(pair: &[Vec<u8>; 2]) -> Vec<Vec<u8>> {
    (0..AT_ONCE)
        .map(|index| pair[index / 2 % 2].clone())
        .collect()
}

/// Kinds of races whose every round held, and those that did not.
#[derive(Clone, Copy, Default)]
struct Count {
    passed: usize,
    failed: usize,
}

impl std::ops::AddAssign for Count {
    fn add_assign(&mut self, other: Count) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// Plays all races on one site.
async fn play(name: &'static str, site: Site, processes: usize, rounds: usize) -> Fallible<Count> {
    let (mut stage, apps) = Stage::new(name, site, processes).await?;
    let played = stage.run(&apps, rounds).await;
    let held = match &played {
        Ok(tallies) => report(stage.name, tallies),
        Err(surprise) => {
            println!("{name}: stopped by a surprise: {surprise}");
            for server in &stage.servers {
                println!("{}", server.log_tail());
            }
            Count {
                passed: 0,
                failed: 1,
            }
        }
    };
    for server in &mut stage.servers {
        server.stop()?;
        server.unbroken()?;
    }
    stage.site.remove().await?;
    Ok(held)
}

fn report(stage: &str, tallies: &[Tally]) -> Count {
    let mut table = Table::new(&[stage, "rounds", "at once", "answers", "faults", "s"]);
    for tally in tallies {
        let answers: Vec<String> = tally
            .statuses
            .iter()
            .map(|(status, count)| format!("{status} x{count}"))
            .collect();
        let took = format!("{:.1}", tally.took.as_secs_f64());
        table.row(&[
            &tally.what,
            &tally.rounds,
            &tally.at_once,
            &answers.join(", "),
            &tally.faults.len(),
            &took,
        ]);
    }
    table.print();
    for tally in tallies {
        for fault in tally.faults.iter().take(5) {
            println!("FAULT {stage}, {}: {fault}", tally.what);
        }
    }
    let failed = tallies
        .iter()
        .filter(|tally| !tally.faults.is_empty())
        .count();
    Count {
        passed: tallies.len() - failed,
        failed,
    }
}

async fn run() -> Fallible<Count> {
    let rounds = setting("ROUNDS")
        .and_then(|text| text.parse().ok())
        .unwrap_or(if short() { 10 } else { 100 });
    println!("races: {rounds} rounds, {AT_ONCE} at once\n");
    let mut held = play("SQLite", Site::sqlite()?, 1, rounds).await?;
    if setting("ENGINES").is_some_and(|engines| engines == "sqlite") {
        println!("Postgres was left out: PERMESSO_PROGRAM_ENGINES=sqlite");
        return Ok(held);
    }
    let Ok(maintenance) = std::env::var("PERMESSO_TEST_DATABASE_URL") else {
        println!("NOT RUN: the Postgres races, since PERMESSO_TEST_DATABASE_URL is not set");
        held.failed += 1;
        return Ok(held);
    };
    held += play("Postgres", Site::postgres(&maintenance).await?, 1, rounds).await?;
    held += play(
        "two processes, one Postgres",
        Site::postgres(&maintenance).await?,
        2,
        rounds,
    )
    .await?;
    Ok(held)
}

#[tokio::main]
async fn main() -> ExitCode {
    if only_listed() {
        return ExitCode::SUCCESS;
    }
    let count = run().await.unwrap_or_else(|surprise| {
        println!("races: stopped: {surprise}");
        Count {
            passed: 0,
            failed: 1,
        }
    });
    println!("races: {} passed, {} failed", count.passed, count.failed);
    if count.failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
