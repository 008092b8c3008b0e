//! The pages of administrators on a large instance: a generated database, the real server on it, and how long each list and search takes.
//!
//! `scripts/bench-admin` builds and runs it. Settings: `PERMESSO_BENCH_PEOPLE` (100000), `PERMESSO_BENCH_APPS` (1000000),
//! `PERMESSO_BENCH_REQUESTS` (100) for each cell, and `PERMESSO_TEST_DATABASE_URL`, as `scripts/with-postgres` gives it, for Postgres.

#![allow(
    clippy::disallowed_methods,
    reason = "a program outside the server: it has the machine's clock and environment"
)]

#[path = "admin/populate.rs"]
mod populate;
#[path = "../tests/programs/support/mod.rs"]
mod support;

use std::{
    process::ExitCode,
    time::{Duration, Instant},
};

use populate::{Amounts, event_prefix, now, populate};
use support::{
    Dice, Fallible,
    browser::Browser,
    http::Connection,
    site::{PASSWORD, Server, Site},
    table::{Table, percentile},
};

/// What an administrator waits for at most, in milliseconds, for 99 of 100 pages.
const TARGET: f64 = 200.0;

/// A list or search: its name, and an address of it by chance.
type Case = (&'static str, fn(&mut Dice, Amounts) -> String);

const CASES: &[Case] = &[
    ("overview", |_, _| "/admin".to_owned()),
    ("apps: newest", |_, _| "/admin/apps".to_owned()),
    ("apps: deep page", |dice, amounts| {
        let at = now() - number(dice, amounts.apps) * 60;
        format!("/admin/apps?key={at}&id=c2")
    }),
    ("apps: waiting", |_, _| {
        "/admin/apps?show=waiting".to_owned()
    }),
    ("apps: checked", |_, _| {
        "/admin/apps?show=checked".to_owned()
    }),
    ("apps: disabled", |_, _| {
        "/admin/apps?show=disabled".to_owned()
    }),
    ("apps: unused", |_, _| "/admin/apps?show=unused".to_owned()),
    ("apps: self-registered, deep", |dice, amounts| {
        let at = now() - number(dice, amounts.apps) * 60;
        format!("/admin/apps?show=self-registered&key={at}&id=c2")
    }),
    ("apps: without encryption, deep", |dice, amounts| {
        let at = now() - number(dice, amounts.apps) * 60;
        format!("/admin/apps?show=http&key={at}&id=c2")
    }),
    ("apps by name: many", |dice, _| {
        let begin = ["c", "ne", "rad", "bike kitchen"][dice.below(4)];
        format!("/admin/apps?by=name&q={}", begin.replace(' ', "+"))
    }),
    ("apps by name: deep page", |dice, _| {
        let key = format!("newsletter g{}", dice.below(1_000));
        format!(
            "/admin/apps?by=name&q=n&key={}&id=c1",
            key.replace(' ', "+")
        )
    }),
    ("apps by name: few pass the filter", |_, _| {
        "/admin/apps?by=name&q=c&show=waiting".to_owned()
    }),
    ("apps by name: miss", |dice, _| {
        format!("/admin/apps?by=name&q=zz{}", dice.below(1_000_000))
    }),
    ("apps by site: one host", |dice, amounts| {
        let at = number(dice, amounts.apps);
        let town = ["torino", "lyon", "graz"][usize::try_from(at % 3).unwrap_or(0)];
        format!("/admin/apps?by=site&q=site{at}.{town}{}.example", at / 50)
    }),
    ("apps by site: a whole domain", |_, _| {
        "/admin/apps?by=site&q=.example".to_owned()
    }),
    ("apps by site: miss", |dice, _| {
        format!("/admin/apps?by=site&q=.no{}.example", dice.below(1_000_000))
    }),
    ("apps by id", |dice, amounts| {
        format!("/admin/apps?by=id&q={}", client(dice, amounts))
    }),
    ("apps by owner", |dice, amounts| {
        format!(
            "/admin/apps?by=owner&q=person{}",
            number(dice, amounts.people)
        )
    }),
    ("one app", |dice, amounts| {
        format!("/admin/apps/{}", client(dice, amounts))
    }),
    ("one app that everybody uses", |_, _| {
        "/admin/apps/c1000000000000000999".to_owned()
    }),
    ("shared sites", |_, _| "/admin/apps/duplicates".to_owned()),
    ("shared sites: deep page", |dice, amounts| {
        let at = number(dice, amounts.apps);
        format!("/admin/apps/duplicates?after=https%3A%2F%2Fsite{at}")
    }),
    ("scopes", |_, _| "/admin/scopes".to_owned()),
    ("people: newest", |_, _| "/admin/people".to_owned()),
    ("people: deep page", |dice, amounts| {
        format!(
            "/admin/people?after=u{}",
            1_000_000_000 + number(dice, amounts.people)
        )
    }),
    ("people: administrators", |_, _| {
        "/admin/people?show=admins".to_owned()
    }),
    ("people: disabled", |_, _| {
        "/admin/people?show=disabled".to_owned()
    }),
    ("people: without second factor", |_, _| {
        "/admin/people?show=unprotected".to_owned()
    }),
    ("people by name: many", |dice, _| {
        let begin = ["ada", "ro", "person1", "g"][dice.below(4)];
        format!("/admin/people?q={begin}")
    }),
    ("people by user name", |dice, amounts| {
        format!("/admin/people?q=person{}", number(dice, amounts.people))
    }),
    ("people: miss", |dice, _| {
        format!("/admin/people?q=zz{}", dice.below(1_000_000))
    }),
    ("one person", |dice, amounts| {
        format!(
            "/admin/people/u{}",
            1_000_000_000 + number(dice, amounts.people)
        )
    }),
    ("audit log: newest", |_, _| "/admin/audit".to_owned()),
    ("audit log: deep page", |dice, amounts| {
        format!(
            "/admin/audit?before={}-{}",
            event_prefix(),
            100_000_000 + number(dice, amounts.events)
        )
    }),
    ("audit log of an app", |dice, amounts| {
        format!("/admin/audit?client={}", client(dice, amounts))
    }),
];

fn number(dice: &mut Dice, below: u64) -> i64 {
    i64::try_from(dice.roll() % (below - 1)).unwrap_or(0) + 1
}

fn client(dice: &mut Dice, amounts: Amounts) -> String {
    format!(
        "c{}",
        1_000_000_000_000_000_000 + number(dice, amounts.apps)
    )
}

fn setting(name: &str, or: u64) -> u64 {
    std::env::var(format!("PERMESSO_BENCH_{name}"))
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(or)
}

#[tokio::main]
async fn main() -> ExitCode {
    if support::only_listed() {
        return ExitCode::SUCCESS;
    }
    match run().await {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Fallible<bool> {
    let people = setting("PEOPLE", 100_000);
    let apps = setting("APPS", 1_000_000);
    let amounts = Amounts {
        people,
        apps,
        grants: apps * 3 / 10,
        events: apps * 3 / 10,
    };
    let requests = usize::try_from(setting("REQUESTS", 100))?;
    let site = match std::env::var("PERMESSO_TEST_DATABASE_URL") {
        Ok(url) => Site::postgres(&url).await?,
        Err(_) => Site::sqlite()?,
    };
    site.command(&["migrate"], "")?;
    populate(&site, amounts).await?;
    site.command(
        &[
            "user",
            "create",
            "ada",
            "--email",
            "ada@people.example",
            "--admin",
            "--password-stdin",
        ],
        &format!("{PASSWORD}\n"),
    )?;
    if let Some(file) = site.file() {
        let mebibytes = std::fs::metadata(file)?.len() / 1_048_576;
        println!("{people} people, {apps} apps; the file has {mebibytes} MiB\n");
    }
    let mut server = site.start()?;
    server.ready(&site.host).await?;
    let mut browser = Browser::new(&site, server.address);
    browser.sign_in("ada").await?;
    let mut table = Table::new(&["page", "p50 ms", "p99 ms", "p50 of 8", "p99 of 8", "bytes"]);
    let mut kept = true;
    for (name, path) in CASES {
        let mut dice = Dice::new(7);
        let paths: Vec<Vec<u8>> = (0..requests)
            .map(|_| browser.open(&path(&mut dice, amounts)))
            .collect();
        let (alone, bytes) = measure(&server, &paths, 1, name).await?;
        let (eight, _) = measure(&server, &paths, 8, name).await?;
        kept &= alone[1] < TARGET && eight[1] < TARGET;
        let cell = |value: f64| format!("{value:.1}");
        table.row(&[
            name,
            &cell(alone[0]),
            &cell(alone[1]),
            &cell(eight[0]),
            &cell(eight[1]),
            &bytes,
        ]);
    }
    table.print();
    server.unbroken()?;
    server.stop()?;
    drop(server);
    site.remove().await?;
    if !kept {
        println!("a page took longer than {TARGET} ms");
    }
    Ok(kept)
}

/// The median and the 99th percentile in milliseconds of requests sent by so many readers at once, and the size of the last page.
async fn measure(
    server: &Server,
    paths: &[Vec<u8>],
    readers: usize,
    name: &str,
) -> Fallible<([f64; 2], usize)> {
    let mut running = tokio::task::JoinSet::new();
    for (at, mut lane) in server.connections(readers).await?.into_iter().enumerate() {
        let mine: Vec<Vec<u8>> = paths.iter().skip(at).step_by(readers).cloned().collect();
        running.spawn(async move { read(&mut lane, mine).await });
    }
    let mut times = Vec::with_capacity(paths.len());
    let mut bytes = 0;
    while let Some(done) = running.join_next().await {
        let (took, size) = done?.map_err(|error| format!("{name}: {error}"))?;
        times.extend(took);
        bytes = size;
    }
    times.sort_unstable();
    let in_millis = |percent| percentile(&times, percent).as_secs_f64() * 1_000.0;
    Ok(([in_millis(50), in_millis(99)], bytes))
}

async fn read(lane: &mut Connection, requests: Vec<Vec<u8>>) -> Fallible<(Vec<Duration>, usize)> {
    let mut times = Vec::with_capacity(requests.len());
    let mut bytes = 0;
    for request in requests {
        let begun = Instant::now();
        let page = lane.send(&request).await?;
        times.push(begun.elapsed());
        if page.status != 200 || !page.text().contains("data-page=\"admin") {
            return Err(page.summary().into());
        }
        bytes = page.text().len();
    }
    Ok((times, bytes))
}
