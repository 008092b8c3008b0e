//! Requests, consents and grants: bound to whom they belong to, answered once, ended for good.

use permesso::oauth::scope::Scope;
use permesso::oauth::token::Digest;
use permesso::store::authorization_requests::{
    Allowed, AnswerRequest, BindRequest, PendingRequest, StartRequest,
};
use permesso::store::grants::{EndGrants, Ended, NewGrant, SkipConsent};
use permesso::store::sessions::SignOut;

use super::{Bench, code, event, grant, redeem, request};
use crate::support::START;

async fn start(bench: &Bench, name: &str, request: PendingRequest) -> Digest {
    let request_digest = Digest::of(name);
    bench
        .store
        .commit(StartRequest {
            request_digest,
            request,
        })
        .await
        .unwrap();
    request_digest
}

fn bind(request_digest: Digest, browser: &str, session: &str, now: i64) -> BindRequest {
    BindRequest {
        request_digest,
        browser_digest: Digest::of(browser),
        session_digest: Digest::of(session),
        user_id: "u".to_owned(),
        now,
    }
}

fn answer(request_digest: Digest, session: &str, grant_id: Option<&str>) -> AnswerRequest {
    AnswerRequest {
        request_digest,
        form_digest: Digest::of("form"),
        session_digest: Digest::of(session),
        user_id: "u".to_owned(),
        allowed: grant_id.map(|id| Allowed {
            new_grant: grant(id),
            code: code(id),
            code_salt: [7; 32],
        }),
        now: START,
        audit: event("consent"),
    }
}

#[tokio::test]
async fn a_request_is_read_as_it_was_kept() {
    let bench = Bench::new().await;
    let digest = start(&bench, "r", request("c")).await;
    let read = bench
        .store
        .authorization_request(&digest)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(format!("{read:?}"), format!("{:?}", request("c")));
    assert!(
        bench
            .store
            .authorization_request(&Digest::of("x"))
            .await
            .unwrap()
            .is_none()
    );
}

#[tokio::test]
async fn only_its_browser_binds_a_request_and_only_its_session_answers_it_once() {
    let bench = Bench::new().await;
    bench.session("s", "u").await;
    bench.session("t", "u").await;
    let digest = start(&bench, "r", request("c")).await;
    assert!(
        !bench
            .store
            .commit(bind(digest, "other", "s", START))
            .await
            .unwrap()
    );
    assert!(
        !bench
            .store
            .commit(bind(digest, "browser", "s", START + 3_600))
            .await
            .unwrap()
    );
    assert!(
        !bench
            .store
            .commit(answer(digest, "s", Some("g")))
            .await
            .unwrap(),
        "nobody saw it yet"
    );
    assert!(
        bench
            .store
            .commit(bind(digest, "browser", "s", START))
            .await
            .unwrap()
    );
    assert!(
        !bench
            .store
            .commit(answer(digest, "t", Some("g")))
            .await
            .unwrap()
    );
    let late = AnswerRequest {
        now: START + 3_600,
        ..answer(digest, "s", Some("g"))
    };
    assert!(!bench.store.commit(late).await.unwrap());
    assert!(
        bench
            .store
            .commit(answer(digest, "s", Some("g")))
            .await
            .unwrap()
    );
    assert!(
        !bench
            .store
            .commit(answer(digest, "s", Some("h")))
            .await
            .unwrap()
    );
    assert!(!bench.store.commit(answer(digest, "s", None)).await.unwrap());
    assert!(
        !bench
            .store
            .commit(bind(digest, "browser", "t", START))
            .await
            .unwrap()
    );
    assert_eq!(
        (
            bench.count("grants").await,
            bench.count("authorization_codes").await
        ),
        (1, 1)
    );
    let read = bench
        .store
        .authorization_request(&digest)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (read.decision.as_deref(), read.code_salt),
        (Some("allow"), Some(vec![7; 32]))
    );
}

#[tokio::test]
async fn no_gives_nothing_and_a_signed_out_session_answers_nothing() {
    let bench = Bench::new().await;
    bench.session("s", "u").await;
    let first = start(&bench, "r", request("c")).await;
    bench
        .store
        .commit(bind(first, "browser", "s", START))
        .await
        .unwrap();
    assert!(bench.store.commit(answer(first, "s", None)).await.unwrap());
    let second = start(&bench, "r2", request("c")).await;
    bench
        .store
        .commit(bind(second, "browser", "s", START))
        .await
        .unwrap();
    bench
        .store
        .commit(SignOut {
            session_digest: Digest::of("s"),
            audit: event("sign_out"),
        })
        .await
        .unwrap();
    assert!(
        !bench
            .store
            .commit(answer(second, "s", Some("g")))
            .await
            .unwrap()
    );
    let waiting = bench
        .store
        .authorization_request(&second)
        .await
        .unwrap()
        .unwrap();
    assert!(
        waiting.user_id.is_none() && waiting.session_digest.is_none(),
        "somebody else may take it up"
    );
    assert_eq!(bench.count("grants").await, 0);
}

#[tokio::test]
async fn consents_are_those_that_live_and_are_younger_than_any_replay() {
    let bench = Bench::new().await;
    for name in ["g", "h"] {
        bench.code(name).await;
    }
    let consents = async || bench.store.consents("u", "c").await.unwrap().len();
    assert_eq!(consents().await, 2);
    assert_eq!(
        bench.store.last_allowed("u", "c").await.unwrap(),
        Some(START)
    );
    assert_eq!(bench.store.last_allowed("u", "x").await.unwrap(), None);
    assert_eq!(bench.store.connected("u").await.unwrap().len(), 2);
    assert!(bench.store.connected("v").await.unwrap().is_empty());
    bench.store.commit(redeem("g", 0)).await.unwrap();
    bench.store.commit(redeem("g", 1)).await.unwrap();
    assert_eq!(bench.count("grants WHERE ended_by = 'replay'").await, 1);
    assert_eq!(
        consents().await,
        0,
        "after a theft the person is asked again"
    );
    assert_eq!(bench.store.connected("u").await.unwrap().len(), 1);
}

#[tokio::test]
async fn grants_are_listed_by_person_and_by_app() {
    let bench = Bench::new().await;
    for name in ["g1", "g2", "g3"] {
        bench.code(name).await;
    }
    let ids = async |after: &str, limit, user: Option<&str>, client: Option<&str>| -> Vec<String> {
        let grants = bench
            .store
            .live_grants(after, limit, user, client)
            .await
            .unwrap();
        grants.into_iter().map(|grant| grant.id).collect()
    };
    assert_eq!(ids("", 2, None, None).await, ["g1", "g2"]);
    assert_eq!(ids("g2", 2, Some("u"), Some("c")).await, ["g3"]);
    assert!(ids("", 9, Some("v"), None).await.is_empty());
    assert!(ids("", 9, None, Some("x")).await.is_empty());
}

#[tokio::test]
async fn a_skipped_consent_needs_one_that_lives_at_that_moment() {
    let bench = Bench::new().await;
    bench.code("g").await;
    let skip = |id: &str| SkipConsent {
        basis: "g".to_owned(),
        new_grant: NewGrant {
            created_at: START + 9,
            scope: Scope::empty(),
            ..grant(id)
        },
        code: code(id),
        audit: event("consent_skipped"),
    };
    assert!(bench.store.commit(skip("h")).await.unwrap());
    let end = EndGrants {
        ended: Ended::Grant("g".to_owned()),
        ended_by: "person",
        now: START,
        audit: event("access_ended"),
    };
    assert_eq!(bench.store.commit(end).await.unwrap(), 1);
    assert!(!bench.store.commit(skip("i")).await.unwrap());
    assert_eq!(bench.count("grants").await, 2);
}

#[tokio::test]
async fn grants_end_one_by_one_or_by_whom_they_concern_and_only_once() {
    let bench = Bench::new().await;
    bench.user("v").await;
    bench.client("d").await;
    for (name, user, client) in [
        ("1", "u", "c"),
        ("2", "u", "d"),
        ("3", "v", "c"),
        ("4", "v", "d"),
        ("5", "u", "c"),
    ] {
        bench.code(name).await;
        bench
            .database
            .execute(&format!(
                "UPDATE grants SET user_id = '{user}', client_id = '{client}' WHERE id = '{name}'"
            ))
            .await;
    }
    let end = async |ended: Ended| {
        let op = EndGrants {
            ended,
            ended_by: "operator",
            now: START,
            audit: event("access_ended"),
        };
        bench.store.commit(op).await.unwrap()
    };
    let own = |text: &str| text.to_owned();
    assert_eq!(end(Ended::Grant(own("5"))).await, 1);
    assert_eq!(end(Ended::Grant(own("5"))).await, 0);
    assert_eq!(
        end(Ended::Connection {
            user_id: own("u"),
            client_id: own("c")
        })
        .await,
        1
    );
    assert_eq!(end(Ended::Person(own("u"))).await, 1);
    assert_eq!(end(Ended::App(own("c"))).await, 1);
    assert_eq!(end(Ended::App(own("d"))).await, 1);
    assert_eq!(
        bench
            .count("audit_events WHERE event = 'access_ended'")
            .await,
        5
    );
}
