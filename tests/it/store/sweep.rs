//! The sweep: what has ended goes, in bounded batches; what lives stays.

use std::collections::HashMap;

use permesso::oauth::token::Digest;
use permesso::people::network::Network;
use permesso::store::access_tokens::{NewAccess, ReissueAccess};
use permesso::store::refresh_tokens::RotateRefresh;
use permesso::store::sweep::{
    BATCH, CloseWindows, Sweep, SweepLongLived, Table, Touched, Use, WriteUses,
};

use super::{Bench, access, event, redeem, refresh};
use crate::support::{START, on_postgres};

const DAY: i64 = 86_400;

async fn sweep(bench: &Bench, table: Table, now: i64) -> u64 {
    bench
        .store
        .commit(Sweep {
            table,
            session_idle: 7 * DAY,
            now,
        })
        .await
        .unwrap()
}

#[tokio::test]
async fn nothing_that_lives_is_swept() {
    let bench = Bench::new().await;
    bench.code("g").await;
    bench.store.commit(redeem("g", 0)).await.unwrap();
    for &table in Table::ALL {
        assert_eq!(sweep(&bench, table, START + 1).await, 0, "{table:?}");
    }
    assert_eq!(
        bench
            .store
            .commit(SweepLongLived { now: START + DAY })
            .await
            .unwrap(),
        0
    );
}

#[tokio::test]
async fn each_table_is_swept_when_its_time_has_come() {
    let bench = Bench::new().await;
    bench.code("g").await;
    bench.store.commit(redeem("g", 0)).await.unwrap();
    bench.client("unused").await;
    bench
        .database
        .execute(&format!(
            "INSERT INTO sign_in_failures VALUES ('x', 1, {START}, 0)"
        ))
        .await;
    bench
        .database
        .execute(&format!(
            "UPDATE grants SET ended_at = {START}, ended_by = 'person'"
        ))
        .await;
    let link = permesso::store::setup_links::MakeSetupLink {
        link_digest: Digest::of("l"),
        now: START,
        expires_at: START + DAY,
    };
    bench.store.commit(link).await.unwrap();
    bench.personal("p", "u").await;
    for sql in [
        format!(
            "INSERT INTO ceremonies VALUES ({{c}}, {{c}}, 'u', 'proof', 'k', {{c}}, {START} + 300)"
        ),
        format!("INSERT INTO half_sign_ins VALUES ({{c}}, 'u', {START}, {START} + 600)"),
        format!("INSERT INTO client_changes VALUES ('x', 'c', {START}, 'name', 'Old')"),
        format!(
            "INSERT INTO client_refusals VALUES ('x', 'c', {START}, '/oauth/token', 'invalid_grant', 'No', NULL, NULL)"
        ),
        format!(
            "INSERT INTO links VALUES ('l', 'reset', {{c}}, 'u', NULL, 1, {START}, {START} + 900, NULL)"
        ),
        format!(
            "INSERT INTO mails VALUES ('m', 'reset', 'u@x', 'u@x', 'u', 'en', NULL, NULL, {START}, {START}, {START}, 1, NULL, NULL, {START}, 'sent')"
        ),
        // One that still waits stays.
        format!(
            "INSERT INTO mails VALUES ('n', 'reset', 'u@x', 'u@x', 'u', 'en', NULL, NULL, {START}, {START}, {START}, 1, NULL, NULL, NULL, NULL)"
        ),
        format!("INSERT INTO email_changes VALUES ('u', 'new@x', 'new@x', {START}, NULL, NULL)"),
    ] {
        let bytes = if on_postgres() { "'c'::bytea" } else { "x'63'" };
        bench.database.execute(&sql.replace("{c}", bytes)).await;
    }
    // When each goes: its end, and how long it is kept after that.
    for (table, at) in [
        (Table::Sessions, 1_000),
        (Table::AccessTokens, 3_600),
        (Table::Ceremonies, 300),
        (Table::HalfSignIns, 600),
        (Table::Links, 900),
        (Table::Requests, 3_600 + DAY),
        (Table::RefreshTokens, DAY),
        (Table::SetupLinks, DAY),
        (Table::Failures, DAY),
        (Table::Codes, 300 + 7 * DAY),
        (Table::Mails, 7 * DAY),
        (Table::UnusedClients, 30 * DAY),
        (Table::EmailChanges, 30 * DAY),
        (Table::ClientRefusals, 30 * DAY),
        (Table::Grants, 90 * DAY),
        (Table::Browsers, 400 * DAY),
        (Table::ClientChanges, 400 * DAY),
    ] {
        assert_eq!(
            sweep(&bench, table, START + at - 1).await,
            0,
            "{table:?} too early"
        );
        assert_eq!(sweep(&bench, table, START + at).await, 1, "{table:?}");
        assert_eq!(sweep(&bench, table, START + at).await, 0, "{table:?} twice");
    }
    // Whoever made a personal token must see that it expired.
    assert_eq!(bench.count("personal_tokens").await, 1);
    assert!(sweep(&bench, Table::AuditEvents, START + 401 * DAY).await > 0);
    assert!(
        bench.store.client("c").await.unwrap().is_some(),
        "used ones stay"
    );
}

#[tokio::test]
async fn a_batch_is_bounded() {
    let bench = Bench::new().await;
    let rows: Vec<String> = (0..=BATCH)
        .map(|n| format!("('n{n}', 1, {START}, 0)"))
        .collect();
    bench
        .database
        .execute(&format!(
            "INSERT INTO sign_in_failures VALUES {}",
            rows.join(", ")
        ))
        .await;
    assert_eq!(
        sweep(&bench, Table::Failures, START + 2 * DAY).await,
        BATCH.unsigned_abs()
    );
    assert_eq!(sweep(&bench, Table::Failures, START + 2 * DAY).await, 1);
}

#[tokio::test]
async fn a_skipped_consent_without_anything_on_it_goes_and_one_that_a_person_gave_stays() {
    let bench = Bench::new().await;
    bench.code("g").await;
    bench.code("h").await;
    bench
        .database
        .execute(&format!(
            "UPDATE grants SET created_at = {} WHERE id = 'h'",
            START + 1
        ))
        .await;
    assert_eq!(
        sweep(&bench, Table::EmptyGrants, START + 2 * DAY).await,
        0,
        "its code may still be replayed"
    );
    bench
        .database
        .execute("DELETE FROM authorization_codes")
        .await;
    assert_eq!(sweep(&bench, Table::EmptyGrants, START + 2 * DAY).await, 1);
    assert_eq!(bench.count("grants WHERE id = 'g'").await, 1);
}

#[tokio::test]
async fn surplus_clients_are_the_oldest_that_were_never_used() {
    let bench = Bench::new().await;
    assert_eq!(
        sweep(&bench, Table::SurplusClients, START + 10 * DAY).await,
        0,
        "there is no surplus"
    );
}

#[tokio::test]
async fn long_lived_tokens_go_a_year_after_their_last_use() {
    let bench = Bench::new().await;
    bench.code("g").await;
    bench.store.commit(redeem("g", 0)).await.unwrap();
    for name in ["used", "unused"] {
        let access = NewAccess {
            expires_at: None,
            ..access(name, "g")
        };
        bench
            .store
            .commit(ReissueAccess {
                access,
                audit: event("tokens_refreshed"),
            })
            .await
            .unwrap();
    }
    write_uses(
        &bench,
        Touched {
            access: HashMap::from([(Digest::of("used"), used(START + DAY))]),
            ..Touched::default()
        },
    )
    .await;
    let year = 365 * DAY;
    assert_eq!(
        bench
            .store
            .commit(SweepLongLived {
                now: START + year - 1
            })
            .await
            .unwrap(),
        0
    );
    assert_eq!(
        bench
            .store
            .commit(SweepLongLived { now: START + year })
            .await
            .unwrap(),
        1
    );
    assert_eq!(
        bench
            .store
            .commit(SweepLongLived {
                now: START + year + DAY
            })
            .await
            .unwrap(),
        1
    );
}

/// From `192.0.2.N`, where N is the last digits of the time.
fn used(at: i64) -> Use {
    let last = u8::try_from(at % 100).unwrap();
    Use {
        at,
        network: Some(Network::of([192, 0, 2, last].into())),
    }
}

async fn write_uses(bench: &Bench, touched: Touched) {
    let touched = std::sync::Arc::new(touched);
    bench.store.commit(WriteUses { touched }).await.unwrap();
}

#[tokio::test]
async fn uses_only_move_forward_and_say_from_where() {
    let bench = Bench::new().await;
    bench.code("g").await;
    bench.store.commit(redeem("g", 0)).await.unwrap();
    bench.personal("p", "u").await;
    let write = async |at: i64| {
        let touched = Touched {
            access: HashMap::from([(Digest::of("access-g-0"), used(at))]),
            grants: HashMap::from([("g".to_owned(), used(at))]),
            personal: HashMap::from([(Digest::of("p"), used(at))]),
            sessions: HashMap::from([(Digest::of("s-g"), used(at))]),
        };
        assert_eq!(touched.len(), 4);
        write_uses(&bench, touched).await;
        let mut seen = Vec::new();
        for (table, column) in [
            ("access_tokens", "last_used_at"),
            ("grants", "last_used_at"),
            ("personal_tokens", "last_used_at"),
            ("sessions", "last_seen_at"),
        ] {
            let sql = format!("SELECT {column} FROM {table}");
            seen.push(bench.database.value(&sql).await.int() - START);
        }
        for table in ["grants", "personal_tokens", "sessions"] {
            let sql = format!("SELECT last_network FROM {table}");
            let network = bench.database.value(&sql).await;
            assert_eq!(network.text(), format!("192.0.2.{}", seen[0]), "{table}");
        }
        seen
    };
    assert_eq!(write(START + 10).await, [10, 10, 10, 10]);
    assert_eq!(write(START + 5).await, [10, 10, 10, 10]);
    assert_eq!(write(START + 20).await, [20, 20, 20, 20]);
    // Told by a server that the token was presented to: from where is not known.
    let unknown = Use {
        at: START + 30,
        network: None,
    };
    let touched = Touched {
        personal: HashMap::from([(Digest::of("p"), unknown)]),
        ..Touched::default()
    };
    write_uses(&bench, touched).await;
    assert_eq!(
        bench
            .count("personal_tokens WHERE last_network IS NULL")
            .await,
        1
    );
}

#[tokio::test]
async fn closed_windows_lose_their_randomness_and_open_ones_keep_it() {
    let bench = Bench::new().await;
    bench.code("g").await;
    bench.store.commit(redeem("g", 0)).await.unwrap();
    let op = RotateRefresh {
        presented: Digest::of("refresh-g-0"),
        predecessor: None,
        endless: false,
        repeat_until: START + 100,
        predecessor_until: START,
        salt: [9; 32],
        successor: refresh("r1", "g"),
        access: access("a1", "g"),
        now: START,
        audit: event("tokens_refreshed"),
    };
    assert!(bench.store.commit(op).await.unwrap());
    let close = async |now| {
        bench
            .store
            .commit(CloseWindows {
                form_repeat: 60,
                now,
            })
            .await
            .unwrap()
    };
    assert_eq!(close(START + 59).await, 0);
    assert_eq!(close(START + 60).await, 1, "the consent form's");
    assert_eq!(
        bench
            .count("authorization_requests WHERE code_salt IS NOT NULL")
            .await,
        0
    );
    assert_eq!(close(START + 99).await, 0);
    assert_eq!(close(START + 100).await, 1, "the refresh token's");
    assert_eq!(
        bench
            .count("refresh_tokens WHERE successor_salt IS NOT NULL")
            .await,
        0
    );
}
