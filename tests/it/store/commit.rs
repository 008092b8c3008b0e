//! Commits: one winner of every race, one broken operation that costs only itself, and nothing answered before it is on disk.

use futures_util::future::join_all;
use permesso::oauth::token::Digest;
use permesso::store::access_tokens::RevokeAccess;
use permesso::store::authorization_codes::Redeemed;
use permesso::store::refresh_tokens::RotateRefresh;
use permesso::store::setup_links::MakeSetupLink;
use permesso::store::users::{CreateUser, Created};
use permesso::store::{Error, Op, Opening, Store, Tx};

use super::{Bench, access, event, redeem, refresh, user};
use crate::support::START;

/// Runs all at once, each in a task of its own, half of them on a second store of the same database.
async fn at_once<O: Op>(bench: &Bench, ops: Vec<O>) -> Vec<O::Out> {
    let other = bench.database.open(Opening::Serve).await;
    let tasks = ops.into_iter().enumerate().map(|(n, op)| {
        let store = if n % 2 == 0 {
            bench.store.clone()
        } else {
            other.clone()
        };
        tokio::spawn(async move { store.commit(op).await.unwrap() })
    });
    let tasks: Vec<_> = tasks.collect();
    let outs = join_all(tasks)
        .await
        .into_iter()
        .map(Result::unwrap)
        .collect();
    other.close().await;
    outs
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_32_redemptions_of_one_code_one_is_now() {
    let bench = Bench::new().await;
    for round in 0..5 {
        let name = format!("g{round}");
        bench.code(&name).await;
        let outs = at_once(&bench, (0..32).map(|n| redeem(&name, n)).collect()).await;
        assert_eq!(outs.iter().filter(|out| **out == Redeemed::Now).count(), 1);
        assert_eq!(
            outs.iter().filter(|out| **out == Redeemed::Already).count(),
            31
        );
        assert_eq!(
            bench
                .count(&format!("access_tokens WHERE grant_id = '{name}'"))
                .await,
            1
        );
        assert_eq!(
            bench
                .count(&format!(
                    "grants WHERE id = '{name}' AND ended_by = 'replay'"
                ))
                .await,
            1
        );
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_32_rotations_of_one_token_one_happens() {
    let bench = Bench::new().await;
    bench.code("g").await;
    bench.store.commit(redeem("g", 0)).await.unwrap();
    let rotate = |n: i32| RotateRefresh {
        presented: Digest::of("refresh-g-0"),
        predecessor: None,
        endless: false,
        repeat_until: START + 60,
        predecessor_until: START + 60,
        salt: [9; 32],
        successor: refresh(&format!("r{n}"), "g"),
        access: access(&format!("a{n}"), "g"),
        now: START,
        audit: event("tokens_refreshed"),
    };
    let outs = at_once(&bench, (0..32).map(rotate).collect()).await;
    assert_eq!(outs.iter().filter(|out| **out).count(), 1);
    assert_eq!(bench.count("refresh_tokens WHERE used_at IS NULL").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_8_setup_links_made_at_once_one_lives() {
    let bench = Bench::new().await;
    let link = |n: usize| Digest::of(&format!("link {n}"));
    let make = |n| MakeSetupLink {
        link_digest: link(n),
        now: START,
        expires_at: START + 10,
    };
    let answers = at_once(&bench, (0..8).map(make).collect()).await;
    assert_eq!(answers, [true; 8]);
    let mut living = 0;
    for n in 0..8 {
        let lives = bench.store.setup_link_lives(&link(n), START).await;
        living += usize::from(lives.unwrap());
    }
    assert_eq!(living, 1, "a new link ends the older ones");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_8_first_administrators_at_once_one_is_made() {
    let bench = Bench::new().await;
    let link = Digest::of("link");
    bench
        .store
        .commit(MakeSetupLink {
            link_digest: link,
            now: START,
            expires_at: START + 10,
        })
        .await
        .unwrap();
    let make = |n: i32| {
        let id = format!("admin{n}");
        let user = permesso::people::user::User {
            admin_at: Some(START),
            ..user(&id)
        };
        CreateUser {
            user,
            email_key: format!("{id}@x"),
            by: permesso::store::users::By::SetupLink(link),
            now: START,
            audit: event("setup"),
        }
    };
    let outs = at_once(&bench, (0..8).map(make).collect()).await;
    assert_eq!(
        outs.iter().filter(|out| **out == Created::Now).count(),
        1,
        "{outs:?}"
    );
    assert_eq!(bench.count("users WHERE admin_at IS NOT NULL").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_8_people_who_want_one_name_at_once_one_gets_it() {
    let bench = Bench::new().await;
    let make = |n: i32| {
        let user = permesso::people::user::User {
            username: "wanted".to_owned(),
            ..user(&format!("w{n}"))
        };
        CreateUser {
            user,
            email_key: format!("w{n}@x"),
            by: permesso::store::users::By::Operator,
            now: START,
            audit: event("user_created"),
        }
    };
    let outs = at_once(&bench, (0..8).map(make).collect()).await;
    assert_eq!(
        outs.iter().filter(|out| **out == Created::Now).count(),
        1,
        "{outs:?}"
    );
    assert_eq!(
        outs.iter()
            .filter(|out| **out == Created::UsernameTaken)
            .count(),
        7,
        "{outs:?}"
    );
}

/// Writes a setup link, and then perhaps breaks.
struct Fragile {
    number: usize,
    how: How,
}

#[derive(Clone, Copy, PartialEq)]
enum How {
    Whole,
    Breaks,
    Panics,
}

impl Op for Fragile {
    const NAME: &'static str = "fragile";
    type Out = usize;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<usize, Error> {
        let sql = "INSERT INTO sign_in_failures (counter, failures, first_at, blocked_until) VALUES ($1, 1, 0, 0)";
        let counter = format!("n{}", self.number);
        match tx {
            Tx::Sqlite(connection) => {
                connection.execute(&sql.replace('$', "?"), [&counter])?;
            }
            Tx::Postgres(connection) => {
                let insert = sqlx::query(sql).bind(&counter);
                insert.execute(&mut **connection).await?;
            }
        }
        match self.how {
            How::Whole => Ok(self.number),
            How::Breaks => Err(rusqlite::Error::InvalidQuery.into()),
            How::Panics => panic!("an operation panics, as the test wants"),
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_broken_operation_takes_nothing_of_its_neighbours_along() {
    let bench = Bench::new().await;
    let how = |n: usize| match n % 10 {
        3 => How::Breaks,
        7 if matches!(bench.store, Store::Sqlite(_)) => How::Panics,
        _ => How::Whole,
    };
    let tasks = (0..200).map(|number| {
        let (store, how) = (bench.store.clone(), how(number));
        tokio::spawn(async move { (number, how, store.commit(Fragile { number, how }).await) })
    });
    let tasks: Vec<_> = tasks.collect();
    let mut whole = 0;
    for task in tasks {
        let (number, how, out) = task.await.unwrap();
        if how == How::Whole {
            assert_eq!(out.unwrap(), number);
            whole += 1;
        } else {
            let error = out.unwrap_err().to_string();
            assert!(error.starts_with("fragile"), "{error}");
        }
    }
    assert_eq!(bench.count("sign_in_failures").await, whole);
}

#[tokio::test]
async fn what_was_answered_is_there_for_another_process_at_once() {
    let bench = Bench::new().await;
    let other = bench.database.open(Opening::MustExist).await;
    for n in 0..20 {
        let name = format!("g{n}");
        bench.code(&name).await;
        assert_eq!(
            bench.store.commit(redeem(&name, 0)).await.unwrap(),
            Redeemed::Now
        );
        let digest = Digest::of(&format!("access-{name}-0"));
        assert!(other.access_token(&digest, START).await.unwrap().is_some());
        let op = RevokeAccess {
            access_digest: digest,
            client_id: "c".to_owned(),
            now: START,
            audit: event("tokens_revoked"),
        };
        assert!(other.commit(op).await.unwrap());
        assert!(
            bench
                .store
                .access_token(&digest, START)
                .await
                .unwrap()
                .is_none()
        );
    }
    other.close().await;
}

#[tokio::test]
async fn an_answer_that_nobody_waits_for_is_committed_or_not_but_whole() {
    let bench = Bench::new().await;
    for n in 0..20 {
        let name = format!("g{n}");
        bench.code(&name).await;
        let store = bench.store.clone();
        let op = redeem(&name, 0);
        // The caller hangs up at once.
        let waiting = tokio::spawn(async move { store.commit(op).await });
        tokio::task::yield_now().await;
        waiting.abort();
        let _ = waiting.await;
    }
    bench
        .store
        .commit(MakeSetupLink {
            link_digest: Digest::of("last"),
            now: START,
            expires_at: START,
        })
        .await
        .unwrap();
    let half = "grants g WHERE (g.redeemed_at IS NULL) <> (NOT EXISTS (SELECT 1 FROM access_tokens a WHERE a.grant_id = g.id))";
    assert_eq!(bench.count(half).await, 0);
}

#[tokio::test]
async fn after_close_nothing_is_promised() {
    let bench = Bench::new().await;
    bench.store.close().await;
    let op = MakeSetupLink {
        link_digest: Digest::of("l"),
        now: START,
        expires_at: START,
    };
    assert!(bench.store.commit(op).await.is_err());
}
