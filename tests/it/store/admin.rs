//! What the pages of administrators read and write, and that none of it reads a whole table.

use permesso::oauth::token::Digest;
use permesso::people::seal::Sealed;
use permesso::people::second_factor::Kind;
use permesso::store::audit::{Along, Event, Record, first_id, names};
use permesso::store::directory::{Show, WriteKeys};
use permesso::store::figures::{WriteFigures, names as figures};
use permesso::store::second_factors::{AddSecondFactor, RemoveSecondFactor};
use permesso::store::users::{ChangeUser, Changed, UserChange};

use super::{Bench, event};
use crate::support::{START, on_postgres};

async fn change(bench: &Bench, id: &str, change: UserChange) -> Changed {
    let op = ChangeUser {
        user_id: id.to_owned(),
        change,
        now: START + 1,
        apps: Vec::new(),
        mails: Vec::new(),
        audit: event("user_changed"),
    };
    bench.store.commit(op).await.unwrap()
}

async fn ids(bench: &Bench, show: Show, before: &str, limit: i64) -> Vec<String> {
    let people = bench.store.people(show, before, limit).await.unwrap();
    people.into_iter().map(|one| one.id).collect()
}

async fn found(bench: &Bench, prefix: &str) -> Vec<String> {
    let found = bench
        .store
        .people_found(prefix.as_bytes(), (b"", ""), 100)
        .await
        .unwrap();
    found.into_iter().map(|one| one.id).collect()
}

#[tokio::test]
async fn people_are_listed_by_kind_newest_first() {
    let bench = Bench::new().await;
    for id in ["a", "b", "c"] {
        bench.user(id).await;
    }
    assert_eq!(ids(&bench, Show::All, "z", 10).await, ["u", "c", "b", "a"]);
    assert_eq!(ids(&bench, Show::All, "c", 1).await, ["b"]);
    assert_eq!(change(&bench, "b", UserChange::Promote).await, Changed::Now);
    assert_eq!(change(&bench, "c", UserChange::Disable).await, Changed::Now);
    assert_eq!(ids(&bench, Show::Admins, "z", 10).await, ["b"]);
    assert_eq!(ids(&bench, Show::Disabled, "z", 10).await, ["c"]);
    assert!(ids(&bench, Show::Admins, "b", 10).await.is_empty());
    let add = AddSecondFactor {
        id: "f".to_owned(),
        user_id: "a".to_owned(),
        kind: Kind::Totp,
        name: "App".to_owned(),
        sealed: Sealed {
            key_id: "k".to_owned(),
            bytes: vec![1],
        },
        credential_digest: None,
        ceremony: None,
        last_step: None,
        recovery: vec![Digest::of("r")],
        now: START + 5,
        audit: event("second_factor_added"),
    };
    bench.store.commit(add).await.unwrap();
    assert_eq!(
        ids(&bench, Show::Unprotected, "z", 10).await,
        ["u", "c", "b"]
    );
    let holdings = bench
        .store
        .holdings("a", 100, START)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(holdings.protected_at, Some(START + 5));
    let remove = RemoveSecondFactor {
        id: None,
        user_id: "a".to_owned(),
        mails: Vec::new(),
        audit: event("second_factor_removed"),
    };
    assert!(bench.store.commit(remove).await.unwrap());
    assert_eq!(ids(&bench, Show::Unprotected, "b", 10).await, ["a"]);
}

#[tokio::test]
async fn a_change_that_is_so_already_is_no_change_and_the_last_administrator_stays() {
    let bench = Bench::new().await;
    assert_eq!(
        change(&bench, "x", UserChange::Promote).await,
        Changed::Unknown
    );
    assert_eq!(
        change(&bench, "u", UserChange::Demote).await,
        Changed::Already
    );
    assert_eq!(change(&bench, "u", UserChange::Promote).await, Changed::Now);
    assert_eq!(
        change(&bench, "u", UserChange::Promote).await,
        Changed::Already
    );
    assert_eq!(
        change(&bench, "u", UserChange::Demote).await,
        Changed::LastAdmin
    );
    assert_eq!(
        change(&bench, "u", UserChange::EndSessions).await,
        Changed::Already
    );
    bench.session("s", "u").await;
    assert_eq!(
        change(&bench, "u", UserChange::EndSessions).await,
        Changed::Now
    );
    assert_eq!(bench.count("sessions").await, 0);
    assert_eq!(
        change(&bench, "u", UserChange::EndAccess).await,
        Changed::Already
    );
    bench.code("g").await;
    bench.personal("t", "u").await;
    assert_eq!(
        change(&bench, "u", UserChange::EndAccess).await,
        Changed::Now
    );
    assert_eq!(bench.count("grants WHERE ended_by = 'operator'").await, 1);
    assert_eq!(bench.count("personal_tokens").await, 0);
}

#[tokio::test]
async fn of_two_administrators_who_demote_each_other_one_stays() {
    let bench = Bench::new().await;
    bench.user("v").await;
    for id in ["u", "v"] {
        change(&bench, id, UserChange::Promote).await;
    }
    let (one, two) = tokio::join!(
        change(&bench, "u", UserChange::Demote),
        change(&bench, "v", UserChange::Demote)
    );
    let mut done = [one, two];
    done.sort_by_key(|done| *done == Changed::LastAdmin);
    assert_eq!(done, [Changed::Now, Changed::LastAdmin]);
}

#[tokio::test]
async fn people_are_found_by_the_beginning_of_what_they_are_called_each_once() {
    let bench = Bench::new().await;
    bench.user("v").await;
    // Name, user name and address of both begin with this, and each is found once.
    assert_eq!(found(&bench, "name-").await, ["u", "v"]);
    assert_eq!(found(&bench, "a na").await, ["u", "v"]);
    assert_eq!(
        found(&bench, "n").await.len(),
        2,
        "by user name, and by the second word of the name"
    );
    assert_eq!(found(&bench, "v@").await, ["v"]);
    assert!(found(&bench, "x").await.is_empty());
    let first = bench.store.people_found(b"n", (b"", ""), 1).await.unwrap();
    let after = (first[0].search_key.as_slice(), first[0].id.as_str());
    let second = bench.store.people_found(b"n", after, 10).await.unwrap();
    assert_eq!((second.len(), second[0].id != first[0].id), (1, true));
    change(&bench, "v", UserChange::Delete).await;
    assert_eq!(found(&bench, "name-").await, ["u"]);
    assert_eq!(bench.count("user_keys WHERE user_id = 'v'").await, 0);
}

#[tokio::test]
async fn keys_of_people_who_came_before_there_were_any_are_written_later() {
    let bench = Bench::new().await;
    bench.user("v").await;
    bench
        .database
        .execute("DELETE FROM user_keys; UPDATE users SET keys_at = NULL")
        .await;
    assert!(found(&bench, "name").await.is_empty());
    let write = |limit| WriteKeys { limit, now: START };
    assert_eq!(bench.store.commit(write(1)).await.unwrap(), 1);
    assert_eq!(bench.store.commit(write(10)).await.unwrap(), 1);
    assert_eq!(bench.store.commit(write(10)).await.unwrap(), 0);
    assert_eq!(found(&bench, "name").await, ["u", "v"]);
}

#[tokio::test]
async fn what_hangs_on_an_account_is_counted() {
    let bench = Bench::new().await;
    assert!(
        bench
            .store
            .holdings("x", 100, START)
            .await
            .unwrap()
            .is_none()
    );
    bench.code("g").await;
    bench.personal("t", "u").await;
    let holdings = bench
        .store
        .holdings("u", 100, START)
        .await
        .unwrap()
        .unwrap();
    let counted = (
        holdings.sessions,
        holdings.apps,
        holdings.tokens,
        holdings.own_apps,
    );
    assert_eq!(counted, (1, 1, 1, 0));
    assert_eq!(holdings.last_seen_at, Some(START));
    let later = bench
        .store
        .holdings("u", 100, START + 200)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(later.sessions, 0, "idle for too long");
}

#[tokio::test]
async fn figures_are_bounded_at_once_and_whole_by_the_job() {
    let bench = Bench::new().await;
    bench.user("v").await;
    bench.code("g").await;
    assert_eq!(bench.store.first_figures(10).await.unwrap(), [2, 1, 1]);
    assert_eq!(bench.store.first_figures(1).await.unwrap(), [1, 1, 1]);
    assert!(bench.store.figures().await.unwrap().is_empty());
    let counted = bench.store.count_everything().await.unwrap();
    assert_eq!(
        counted[..3],
        [
            (figures::PEOPLE, 2),
            (figures::APPS, 1),
            (figures::GRANTS, 1)
        ]
    );
    for now in [START, START + 9] {
        let op = WriteFigures {
            figures: counted.clone(),
            now,
        };
        bench.store.commit(op).await.unwrap();
    }
    let written = bench.store.figures().await.unwrap();
    assert_eq!(written.len(), counted.len());
    assert!(written.iter().all(|figure| figure.counted_at == START + 9));
}

#[tokio::test]
async fn what_waits_is_counted_up_to_a_bound() {
    let bench = Bench::new().await;
    change(&bench, "u", UserChange::Promote).await;
    for _ in 0..3 {
        let audit = event(names::SIGN_IN_FAILED);
        bench.store.commit(Record { audit }).await.unwrap();
    }
    let waiting = async |most| {
        let since = first_id(START - 10);
        bench
            .store
            .waiting(START, START + 100, START - 10, &since, most)
            .await
            .unwrap()
    };
    let all = waiting(10).await;
    assert_eq!((all.unprotected, all.sign_ins, all.approvals), (1, 3, 0));
    assert_eq!((all.claims, all.invitations, all.refusals), (0, 0, 0));
    assert_eq!(waiting(2).await.sign_ins, 2);
}

#[tokio::test]
async fn the_condition_of_the_database_is_known() {
    let bench = Bench::new().await;
    let condition = bench.store.condition().await.unwrap();
    assert!(condition.size > 0 && condition.connections >= condition.idle);
    assert_eq!(condition.free.is_some(), !on_postgres());
}

#[tokio::test]
async fn the_trail_is_read_along_each_of_its_indexes() {
    let bench = Bench::new().await;
    let made = Event {
        user_id: Some("u".to_owned()),
        client_id: Some("c".to_owned()),
        network: Some("192.0.2.1".to_owned()),
        actor_id: Some("ada".to_owned()),
        ..event(names::CLIENT_CHANGED)
    };
    let renewed = Event {
        event: names::REFRESH.to_owned(),
        ..Event {
            id: event("x").id,
            ..made.clone()
        }
    };
    for audit in [&made, &renewed] {
        let audit = audit.clone();
        bench.store.commit(Record { audit }).await.unwrap();
    }
    let read = async |along: Along, before: &str, from: &str| {
        bench.store.audit(&along, before, from, 10).await.unwrap()
    };
    for along in [
        Along::Event(names::CLIENT_CHANGED.to_owned()),
        Along::Person("u".to_owned()),
        Along::Client("c".to_owned()),
        Along::Network("192.0.2.1".to_owned()),
    ] {
        assert_eq!(
            read(along.clone(), "z", "").await,
            std::slice::from_ref(&made),
            "{along:?}"
        );
        assert!(
            read(along.clone(), &made.id, "").await.is_empty(),
            "{along:?}"
        );
        assert!(read(along, "z", &first_id(START + 1)).await.is_empty());
    }
    for along in [Along::Time, Along::Actor("ada".to_owned())] {
        let all = read(along, "z", &first_id(START)).await;
        assert!(all.contains(&made) && all.contains(&renewed));
    }
}

/// Every statement of these files that reads for a page; what only a job runs is left out.
fn statements() -> Vec<&'static str> {
    let sources = [
        include_str!("../../../src/store/directory.rs"),
        include_str!("../../../src/store/figures.rs"),
        include_str!("../../../src/store/audit.rs"),
        include_str!("../../../src/store/links.rs"),
    ];
    let for_pages = |source: &'static str| {
        let (pages, _) = source
            .split_once("pub async fn count_everything")
            .unwrap_or((source, ""));
        pages
            .split('"')
            .skip(1)
            .step_by(2)
            .filter(|text| text.starts_with("SELECT"))
    };
    sources.into_iter().flat_map(for_pages).collect()
}

#[tokio::test]
async fn no_page_of_administrators_reads_a_whole_table() {
    if on_postgres() {
        return; // SQLite says what it does; both have the same indexes.
    }
    let bench = Bench::new().await;
    let statements = statements();
    assert!(statements.len() > 20, "{}", statements.len());
    for sql in statements {
        // The plan does not hang on the values.
        let mut plain = sql.to_owned();
        for n in (1..=9).rev() {
            plain = plain.replace(&format!("${n}"), "'x'");
        }
        let told = bench
            .database
            .rows(&format!("EXPLAIN QUERY PLAN {plain}"))
            .await;
        let steps: Vec<&str> = told.iter().map(|row| row[3].text()).collect();
        let inner: Vec<&str> = steps
            .iter()
            .filter_map(|step| {
                let of = step.strip_prefix("CO-ROUTINE ");
                of.or_else(|| step.strip_prefix("MATERIALIZE "))
            })
            .collect();
        for step in &steps {
            let scanned = step.strip_prefix("SCAN ");
            let whole = scanned.is_some_and(|what| {
                // The first of all in the order of the key, and no more.
                let first = sql.contains("LIMIT") && !sql.contains("WHERE");
                let bounded = what.contains(" USING ") || what == "CONSTANT ROW" || first;
                !bounded && !inner.contains(&what) && what != "figures"
            });
            assert!(!whole, "{step}: {sql}");
            assert!(
                !step.contains("USE TEMP B-TREE FOR ORDER BY"),
                "{sql}: {steps:?}"
            );
        }
    }
}
