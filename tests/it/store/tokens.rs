//! Codes and tokens: redeemed once, rotated once, dead when their grant is.

use permesso::oauth::token::Digest;
use permesso::store::access_tokens::{NewAccess, ReissueAccess, RevokeAccess};
use permesso::store::audit::Event;
use permesso::store::authorization_codes::Redeemed;
use permesso::store::grants::{EndGrants, Ended};
use permesso::store::refresh_tokens::{RecordReplay, RevokeFamily, RotateRefresh};

use super::{Bench, access, event, redeem, refresh};
use crate::support::START;

/// A bench with a redeemed grant `g`: `access-g-0`, `refresh-g-0`.
async fn redeemed() -> Bench {
    let bench = Bench::new().await;
    bench.code("g").await;
    assert_eq!(
        bench.store.commit(redeem("g", 0)).await.unwrap(),
        Redeemed::Now
    );
    bench
}

fn rotate(presented: &str, successor: &str) -> RotateRefresh {
    RotateRefresh {
        presented: Digest::of(presented),
        predecessor: None,
        endless: false,
        repeat_until: START + 1_800,
        predecessor_until: START + 60,
        salt: [9; 32],
        successor: refresh(successor, "g"),
        access: access(&format!("access-{successor}"), "g"),
        now: START,
        audit: event("tokens_refreshed"),
    }
}

async fn lives(bench: &Bench, name: &str) -> bool {
    bench
        .store
        .access_token(&Digest::of(name), START + 1)
        .await
        .unwrap()
        .is_some()
}

#[tokio::test]
async fn a_code_is_read_with_all_that_decides_about_it() {
    let bench = Bench::new().await;
    bench.code("g").await;
    let code = bench
        .store
        .authorization_code(&Digest::of("code-g"))
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (
            code.grant_id.as_str(),
            code.client_id.as_str(),
            code.user_id.as_str()
        ),
        ("g", "c", "u")
    );
    assert_eq!(
        (
            code.username.as_str(),
            code.scope.as_str(),
            code.redirect_uri.as_str()
        ),
        ("name-u", "email", "https://a.example/1")
    );
    assert_eq!(
        (code.redirect_uri_sent, code.redirect_uris, code.expires_at),
        (1, 2, START + 300)
    );
    assert_eq!(
        (code.redeemed_at, code.dead_at, code.code_challenge),
        (None, None, None)
    );
    assert!(
        bench
            .store
            .authorization_code(&Digest::of("x"))
            .await
            .unwrap()
            .is_none()
    );
}

#[tokio::test]
async fn a_code_is_redeemed_once_and_a_replay_ends_its_grant_if_it_should() {
    let bench = redeemed().await;
    assert!(lives(&bench, "access-g-0").await);
    let client = bench.store.client("c").await.unwrap().unwrap();
    assert_eq!(client.first_used_at, Some(START));
    let mut again = redeem("g", 1);
    again.replay_revokes = false;
    assert_eq!(bench.store.commit(again).await.unwrap(), Redeemed::Already);
    assert!(lives(&bench, "access-g-0").await && !lives(&bench, "access-g-1").await);
    assert_eq!(
        bench.store.commit(redeem("g", 2)).await.unwrap(),
        Redeemed::Already
    );
    assert!(!lives(&bench, "access-g-0").await);
    assert_eq!(
        bench
            .count("audit_events WHERE event = 'code_replayed'")
            .await,
        2
    );
    assert_eq!(bench.count("access_tokens").await, 1);
}

#[tokio::test]
async fn an_expired_code_or_one_of_an_ended_grant_gives_nothing() {
    let bench = Bench::new().await;
    bench.code("g").await;
    bench.code("h").await;
    let late = permesso::store::authorization_codes::RedeemCode {
        now: START + 300,
        ..redeem("g", 0)
    };
    assert_eq!(bench.store.commit(late).await.unwrap(), Redeemed::Dead);
    assert_eq!(
        bench.store.commit(redeem("g", 1)).await.unwrap(),
        Redeemed::Now,
        "the attempt consumed nothing"
    );
    let end = EndGrants {
        ended: Ended::Grant("h".to_owned()),
        ended_by: "person",
        now: START,
        audit: event("access_ended"),
    };
    bench.store.commit(end).await.unwrap();
    assert_eq!(
        bench.store.commit(redeem("h", 0)).await.unwrap(),
        Redeemed::Dead
    );
    assert_eq!(bench.count("access_tokens").await, 1);
}

#[tokio::test]
async fn an_access_token_lives_by_its_end_its_use_and_everything_above_it() {
    let bench = redeemed().await;
    let at = async |name: &str, now| {
        bench
            .store
            .access_token(&Digest::of(name), now)
            .await
            .unwrap()
    };
    let token = at("access-g-0", START + 3_599).await.unwrap();
    assert_eq!(
        (
            token.user_id.as_str(),
            token.client_id.as_str(),
            token.email.as_str()
        ),
        ("u", "c", "u@X")
    );
    assert!(at("access-g-0", START + 3_600).await.is_none());
    let endless = NewAccess {
        expires_at: None,
        ..access("endless", "g")
    };
    assert!(
        bench
            .store
            .commit(ReissueAccess {
                access: endless,
                audit: event("tokens_refreshed")
            })
            .await
            .unwrap()
    );
    let year = 365 * 86_400;
    assert!(at("endless", START + year - 1).await.is_some());
    assert!(at("endless", START + year).await.is_none());
    for (column, table) in [
        ("disabled_at", "users"),
        ("disabled_at", "clients"),
        ("ended_at", "grants"),
        ("tokens_revoked_at", "grants"),
    ] {
        bench
            .database
            .execute(&format!("UPDATE {table} SET {column} = 1"))
            .await;
        assert!(at("endless", START).await.is_none(), "{table}.{column}");
        bench
            .database
            .execute(&format!("UPDATE {table} SET {column} = NULL"))
            .await;
        assert!(at("endless", START).await.is_some());
    }
}

#[tokio::test]
async fn only_its_client_revokes_an_access_token() {
    let bench = redeemed().await;
    let revoke = async |client: &str| {
        let op = RevokeAccess {
            access_digest: Digest::of("access-g-0"),
            client_id: client.to_owned(),
            now: START,
            audit: event("tokens_revoked"),
        };
        bench.store.commit(op).await.unwrap()
    };
    assert!(!revoke("other").await);
    assert!(lives(&bench, "access-g-0").await);
    assert!(revoke("c").await);
    assert!(!revoke("c").await);
    assert!(!lives(&bench, "access-g-0").await);
    assert_eq!(
        bench
            .count("audit_events WHERE event = 'tokens_revoked'")
            .await,
        1
    );
}

#[tokio::test]
async fn a_refresh_token_rotates_once_and_remembers_how() {
    let bench = redeemed().await;
    assert!(
        bench
            .store
            .commit(rotate("refresh-g-0", "r1"))
            .await
            .unwrap()
    );
    assert!(
        !bench
            .store
            .commit(rotate("refresh-g-0", "r2"))
            .await
            .unwrap(),
        "somebody was faster"
    );
    assert_eq!(bench.count("refresh_tokens").await, 2);
    let used = bench
        .store
        .refresh_token(&Digest::of("refresh-g-0"))
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (used.used_at, used.repeat_until),
        (Some(START), Some(START + 1_800))
    );
    assert_eq!(
        (used.successor_digest, used.successor_salt),
        (Some(Digest::of("r1")), Some(vec![9; 32]))
    );
    assert_eq!(
        (used.successor_used_at, used.redeemed_at, used.dead_at),
        (None, Some(START), None)
    );
    let successor = permesso::store::refresh_tokens::NewRefresh {
        predecessor_digest: Some(Digest::of("r1")),
        ..refresh("r2", "g")
    };
    let op = RotateRefresh {
        predecessor: Some(Digest::of("refresh-g-0")),
        successor,
        ..rotate("r1", "r2")
    };
    assert!(bench.store.commit(op).await.unwrap());
    let used = bench
        .store
        .refresh_token(&Digest::of("refresh-g-0"))
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (used.repeat_until, used.successor_used_at),
        (Some(START + 60), Some(START))
    );
    assert!(
        bench
            .store
            .refresh_token(&Digest::of("x"))
            .await
            .unwrap()
            .is_none()
    );
}

#[tokio::test]
async fn after_a_refresh_what_had_no_end_has_a_day() {
    let bench = redeemed().await;
    let endless = NewAccess {
        expires_at: None,
        ..access("endless", "g")
    };
    bench
        .store
        .commit(ReissueAccess {
            access: endless,
            audit: event("tokens_refreshed"),
        })
        .await
        .unwrap();
    let op = RotateRefresh {
        endless: true,
        access: NewAccess {
            expires_at: None,
            ..access("next", "g")
        },
        ..rotate("refresh-g-0", "r1")
    };
    assert!(bench.store.commit(op).await.unwrap());
    let end = async |name: &str| {
        bench
            .store
            .access_token(&Digest::of(name), START)
            .await
            .unwrap()
            .unwrap()
            .expires_at
    };
    assert_eq!(end("endless").await, Some(START + 86_400));
    assert_eq!(end("next").await, None);
}

#[tokio::test]
async fn a_family_ends_by_a_replay_or_by_its_client_and_nothing_rotates_then() {
    let bench = redeemed().await;
    let replay = |ends_family| RecordReplay {
        grant_id: "g".to_owned(),
        ends_family,
        now: START,
        audit: Event {
            grant_id: Some("g".to_owned()),
            ..event("refresh_token_replayed")
        },
    };
    bench.store.commit(replay(false)).await.unwrap();
    assert!(lives(&bench, "access-g-0").await);
    let revoke = async |token: &str, client: &str| {
        let op = RevokeFamily {
            refresh_digest: Digest::of(token),
            client_id: client.to_owned(),
            now: START,
            audit: event("tokens_revoked"),
        };
        bench.store.commit(op).await.unwrap()
    };
    assert!(!revoke("refresh-g-0", "other").await);
    assert!(!revoke("x", "c").await);
    assert!(revoke("refresh-g-0", "c").await);
    assert!(!lives(&bench, "access-g-0").await);
    assert!(
        !bench
            .store
            .commit(rotate("refresh-g-0", "r1"))
            .await
            .unwrap()
    );
    let reissue = ReissueAccess {
        access: access("again", "g"),
        audit: event("tokens_refreshed"),
    };
    assert!(!bench.store.commit(reissue).await.unwrap());
    assert_eq!(
        bench.count("grants WHERE ended_at IS NULL").await,
        1,
        "the person's consent stays"
    );
    bench.store.commit(replay(true)).await.unwrap();
    assert_eq!(bench.count("grants WHERE ended_by = 'replay'").await, 1);
    assert!(
        bench
            .store
            .refresh_token(&Digest::of("refresh-g-0"))
            .await
            .unwrap()
            .unwrap()
            .dead_at
            .is_some()
    );
}
