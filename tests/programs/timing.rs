//! Who has an account here? With a wrong password nobody learns it, neither from what is answered nor from how long it takes (ASVS 6.3.8).
//!
//! `cargo test --test timing` asks the real server on SQLite 1,000 times for each kind of account, by turns and in a random order, with the
//! limits as they are shipped; `PERMESSO_PROGRAM=short` asks 200 times. Each answer must be the same but for the name that was typed, and
//! the medians may differ by 5 % or 2 ms, in one of three measurements. What is measured is the time on the wire, over loopback, of the build at hand.

#![allow(
    clippy::disallowed_methods,
    reason = "a program outside the server: it has the machine's clock and environment"
)]

mod support;

use std::{
    collections::BTreeSet,
    process::ExitCode,
    time::{Duration, Instant},
};

use support::{
    Dice, Fallible,
    browser::Browser,
    factors::Protected,
    http::{Connection, Request, Response},
    only_listed, short,
    site::Site,
    table::{Table, percentile},
};

/// Kinds of accounts, with names of one length: it stands in the page and its Content-Length.
const KINDS: [(&str, &str); 4] = [
    ("unknown", "nobod"),
    ("known", "alice"),
    ("disabled", "dorah"),
    ("second factor", "carol"),
];

/// Answers that may differ in this much of time, whichever is more.
const SHARE: f64 = 0.05;
const SLACK: Duration = Duration::from_millis(2);

/// What really takes longer does so each time; what a busy machine did does not.
const MEASUREMENTS: usize = 3;

/// Tries after which the counters of failures are taken back, since the back-off is not what is measured.
const PATIENCE: usize = 4;

/// What one kind of account was answered.
struct Seen {
    times: Vec<Duration>,
    answers: BTreeSet<String>,
}

/// A browser without account that asks from another network each time, so that no limit of one is met.
struct Stranger {
    lane: Connection,
    host: String,
    cookies: String,
    csrf: String,
    asked: u32,
}

impl Stranger {
    async fn new(site: &Site, lane: Connection, browser: &mut Browser) -> Fallible<Stranger> {
        let form = browser.form("/sign-in", "password").await?;
        let csrf = form
            .fields
            .iter()
            .find(|(name, _)| name == "csrf")
            .ok_or("a form without anti-forgery field")?;
        Ok(Stranger {
            lane,
            host: site.host.clone(),
            cookies: browser.cookies(),
            csrf: csrf.1.clone(),
            asked: 0,
        })
    }

    /// The answer, and how long it took from the first byte sent to the last one read.
    async fn ask(&mut self, path: &str, fields: &[(&str, &str)]) -> Fallible<(Response, Duration)> {
        self.asked += 1;
        let [_, high, middle, low] = self.asked.to_be_bytes();
        let mut all = vec![("csrf", self.csrf.as_str())];
        all.extend(fields);
        let request = Request::post(path)
            .header("Cookie", &self.cookies)
            .header("Origin", "null")
            .header("Sec-Fetch-Site", "same-origin")
            .header("X-Forwarded-For", &format!("10.{high}.{middle}.{low}"))
            .form(all)
            .bytes(&self.host);
        let begun = Instant::now();
        let answer = self.lane.send(&request).await?;
        Ok((answer, begun.elapsed()))
    }
}

/// Everything of an answer but what is new in each: the moment, the request's id, challenges, and the name that was typed.
fn likeness(answer: &Response, name: &str) -> String {
    let mut headers: Vec<String> = answer
        .all_headers()
        .filter(|(header, _)| !matches!(header.as_str(), "date" | "x-request-id"))
        .map(|(header, value)| match header.as_str() {
            "set-cookie" => format!("{header}: {}", value.split('=').next().unwrap_or_default()),
            _ => format!("{header}: {value}"),
        })
        .collect();
    headers.sort();
    let body = answer
        .text()
        .replace(&format!("value=\"{name}\""), "value=\"\"")
        .replace(&format!(">{name}<"), "><");
    format!(
        "{}\n{}\n\n{}",
        answer.status,
        headers.join("\n"),
        without_chance(&body)
    )
}

/// The text without its long random words.
fn without_chance(text: &str) -> String {
    let of_word = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    let random = |word: &str| word.len() >= 40;
    text.split_inclusive(|c| !of_word(c))
        .map(|part| {
            let word = part.trim_end_matches(|c| !of_word(c));
            if random(word) {
                &part[word.len()..]
            } else {
                part
            }
        })
        .collect()
}

/// What is asked.
struct Asks<'a> {
    path: &'a str,
    /// The same for every kind of account.
    fields: &'a [(&'a str, &'a str)],
    /// The field that says which account.
    name: &'a str,
}

/// Asks for every kind by turns, in a new order each time.
async fn measure(
    site: &Site,
    stranger: &mut Stranger,
    rounds: usize,
    dice: &mut Dice,
    asks: &Asks<'_>,
) -> Fallible<Vec<Seen>> {
    let mut seen: Vec<Seen> = KINDS
        .iter()
        .map(|_| Seen {
            times: Vec::with_capacity(rounds),
            answers: BTreeSet::new(),
        })
        .collect();
    for round in 0..rounds + 5 {
        if round % PATIENCE == 0 {
            site.execute("DELETE FROM sign_in_failures").await?;
            // Nor are the bounds on mails, which are as tight for everybody.
            site.execute("DELETE FROM mails").await?;
        }
        let mut order: Vec<usize> = (0..KINDS.len()).collect();
        for at in (1..order.len()).rev() {
            order.swap(at, dice.below(at + 1));
        }
        for kind in order {
            let name = KINDS[kind].1;
            // Each kind of account has an address of the same length, too.
            let typed = match asks.name {
                "email" => format!("{name}@people.example"),
                _ => name.to_owned(),
            };
            let mut fields = asks.fields.to_vec();
            fields.push((asks.name, &typed));
            let (answer, took) = stranger.ask(asks.path, &fields).await?;
            // The first rounds warm up what is made once.
            if round >= 5 {
                seen[kind].times.push(took);
                seen[kind].answers.insert(likeness(&answer, &typed));
            }
        }
    }
    Ok(seen)
}

/// What the answers gave away.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Told {
    Nothing,
    /// The medians are too far apart, or the machine was too busy: only another measurement tells.
    Time,
    /// Status, headers or text.
    Words,
}

/// Prints what was seen, and what it gave away.
fn judge(what: &str, seen: &mut [Seen], status: u16) -> Told {
    let millis = |time: Duration| format!("{:.2}", time.as_secs_f64() * 1e3);
    let mut table = Table::new(&[what, "samples", "answers", "p25 ms", "median ms", "p75 ms"]);
    let mut medians = Vec::new();
    for (one, (kind, _)) in seen.iter_mut().zip(KINDS) {
        one.times.sort_unstable();
        let median = percentile(&one.times, 50);
        medians.push(median);
        table.row(&[
            &kind,
            &one.times.len(),
            &one.answers.len(),
            &millis(percentile(&one.times, 25)),
            &millis(median),
            &millis(percentile(&one.times, 75)),
        ]);
    }
    table.print();
    let (least, most) = (
        medians.iter().min().copied().unwrap_or_default(),
        medians.iter().max().copied().unwrap_or_default(),
    );
    let allowed = SLACK.max(least.mul_f64(SHARE));
    let alike: BTreeSet<&String> = seen.iter().flat_map(|one| &one.answers).collect();
    if alike.len() != 1 {
        println!("FAULT {what}: {} different answers", alike.len());
        for answer in alike.iter().take(2) {
            println!("{answer}\n---");
        }
        return Told::Words;
    }
    if !alike
        .iter()
        .all(|answer| answer.starts_with(&status.to_string()))
    {
        println!("FAULT {what}: not answered by {status}");
        return Told::Words;
    }
    let apart = most.saturating_sub(least);
    if apart > allowed {
        let (apart, allowed) = (millis(apart), millis(allowed));
        println!("{what}: medians differ by {apart} ms, {allowed} ms are allowed\n");
        return Told::Time;
    }
    Told::Nothing
}

async fn run() -> Fallible<(usize, usize)> {
    let samples = if short() { 200 } else { 1_000 };
    let seed = Dice::seed();
    let build = if cfg!(debug_assertions) {
        "a debug"
    } else {
        "a release"
    };
    println!("timing: {samples} samples of each kind, {build} build, seed {seed}\n");
    let mut dice = Dice::new(seed);
    let mut site = Site::sqlite()?;
    site.set("LIMITS__ENABLED", "true");
    site.set("TRUSTED_PROXIES", "127.0.0.1");
    // Nobody listens there: that mails wait is no matter of the one who asks.
    site.set("MAIL__SMTP_URL", "smtp://127.0.0.1:9");
    site.set("SIGN_UP__MODE", "open");
    for name in ["alice", "dorah", "carol"] {
        site.person(name)?;
    }
    site.command(&["user", "disable", "dorah"], "")?;
    let mut server = site.start()?;
    server.ready(&site.host).await?;
    let mut carol = Browser::new(&site, server.address);
    carol.sign_in("carol").await?;
    Protected::enrol(&mut carol).await?;
    // Nobody's own browser: that would have counters of its own.
    let mut browser = Browser::new(&site, server.address);
    let mut stranger = Stranger::new(&site, server.connect().await?, &mut browser).await?;

    let wrong = [("password", "not the password of anybody")];
    let mut passed = 0;
    for (what, path, fields, name, status) in [
        ("wrong password", "/sign-in", &wrong[..], "username", 403),
        ("passkey start", "/sign-in/passkey", &[], "username", 200),
        ("forgotten password", "/recover", &[], "login", 200),
        ("new account", "/sign-up", &[], "email", 200),
    ] {
        let mut told = Told::Time;
        for _ in 0..MEASUREMENTS {
            let asks = Asks { path, fields, name };
            let mut asked = measure(&site, &mut stranger, samples, &mut dice, &asks).await?;
            told = judge(what, &mut asked, status);
            if told != Told::Time {
                break;
            }
        }
        if told == Told::Time {
            println!("FAULT {what}: {MEASUREMENTS} times the medians were too far apart");
        }
        passed += usize::from(told == Told::Nothing);
    }
    server.stop()?;
    server.unbroken()?;
    site.remove().await?;
    Ok((passed, 4 - passed))
}

#[tokio::main]
async fn main() -> ExitCode {
    if only_listed() {
        return ExitCode::SUCCESS;
    }
    let (passed, failed) = run().await.unwrap_or_else(|surprise| {
        println!("timing: stopped: {surprise}");
        (0, 1)
    });
    println!("timing: {passed} passed, {failed} failed");
    if failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
