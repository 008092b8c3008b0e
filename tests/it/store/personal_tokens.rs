//! Personal tokens: found by digest, changed by their owner alone, 15 of one person, one of each name.

use permesso::oauth::scope::Scope;
use permesso::oauth::token::Digest;
use permesso::people::personal_token::LIMIT;
use permesso::store::personal_tokens::{
    ChangePersonalToken, CreatePersonalToken, DeletePersonalTokens, Rights, Which, Written,
};
use permesso::store::users::{ChangeUser, UserChange};

use super::{Bench, event, personal};
use crate::support::START;

async fn details(bench: &Bench, event: &str) -> Vec<String> {
    let sql = format!("SELECT detail FROM audit_events WHERE event = '{event}'");
    let rows = bench.database.rows(&sql).await;
    // Events of one second stand in no order.
    let mut details: Vec<String> = rows.iter().map(|row| row[0].text().to_owned()).collect();
    details.sort_unstable();
    details
}

#[tokio::test]
async fn a_token_is_found_by_its_digest_with_its_person() {
    let bench = Bench::new().await;
    bench.personal("p", "u").await;
    let held = bench.store.personal_token(&Digest::of("p")).await.unwrap();
    let held = held.unwrap();
    assert_eq!(
        (
            &*held.id,
            &*held.user_id,
            &*held.username,
            &*held.name,
            &*held.email
        ),
        ("id-p", "u", "name-u", "A name", "u@X")
    );
    assert_eq!(held.scope.as_str(), "email account");
    assert_eq!(
        (
            held.advanced_at,
            held.expires_at,
            held.last_used_at,
            held.created_at
        ),
        (None, None, None, START)
    );
    assert!(held.lives(i64::MAX));
    assert!(
        bench
            .store
            .personal_token(&Digest::of("q"))
            .await
            .unwrap()
            .is_none()
    );
    assert_eq!(details(&bench, "personal_token_created").await, ["Token p"]);
}

#[tokio::test]
async fn an_expired_token_is_still_found_and_says_so() {
    let bench = Bench::new().await;
    let mut op = personal("p", "u");
    op.rights.expires_at = Some(START + 10);
    assert_eq!(bench.store.commit(op).await.unwrap(), Written::Now);
    let held = bench.store.personal_token(&Digest::of("p")).await.unwrap();
    let held = held.unwrap();
    assert!(held.lives(START + 9) && !held.lives(START + 10));
}

#[tokio::test]
async fn the_tokens_of_the_disabled_are_none_and_come_back_with_them() {
    let bench = Bench::new().await;
    bench.personal("p", "u").await;
    for (change, found) in [(UserChange::Disable, false), (UserChange::Enable, true)] {
        let op = ChangeUser {
            user_id: "u".to_owned(),
            change,
            now: START,
            audit: event("user_changed"),
            mails: Vec::new(),
            apps: Vec::new(),
        };
        bench.store.commit(op).await.unwrap();
        let held = bench.store.personal_token(&Digest::of("p")).await.unwrap();
        assert_eq!(held.is_some(), found);
    }
}

#[tokio::test]
async fn a_reset_ends_them_all() {
    let bench = Bench::new().await;
    bench.user("v").await;
    bench.personal("p", "u").await;
    bench.personal("q", "v").await;
    let op = ChangeUser {
        user_id: "u".to_owned(),
        change: UserChange::ResetPassword("new".to_owned()),
        now: START,
        audit: event("user_changed"),
        mails: Vec::new(),
        apps: Vec::new(),
    };
    bench.store.commit(op).await.unwrap();
    assert_eq!(bench.count("personal_tokens").await, 1);
    assert_eq!(bench.count("personal_tokens WHERE user_id = 'v'").await, 1);
}

#[tokio::test]
async fn lists_hold_what_is_ones_own_newest_first() {
    let bench = Bench::new().await;
    bench.user("v").await;
    for (name, user) in [("a", "u"), ("b", "v"), ("c", "u")] {
        bench.personal(name, user).await;
    }
    let own = bench.store.personal_tokens_of("u").await.unwrap();
    let ids: Vec<&str> = own.iter().map(|token| &*token.id).collect();
    assert_eq!(ids, ["id-c", "id-a"]);
    assert!(
        bench
            .store
            .personal_token_of("u", "id-a")
            .await
            .unwrap()
            .is_some()
    );
    assert!(
        bench
            .store
            .personal_token_of("u", "id-b")
            .await
            .unwrap()
            .is_none()
    );
    let page = async |after, limit, user| {
        let page = bench
            .store
            .personal_tokens(after, limit, user)
            .await
            .unwrap();
        page.into_iter()
            .map(|token| token.username + "/" + &token.id)
            .collect::<Vec<_>>()
    };
    assert_eq!(page("", 2, None).await, ["name-u/id-a", "name-v/id-b"]);
    assert_eq!(page("id-b", 2, None).await, ["name-u/id-c"]);
    assert_eq!(page("", 9, Some("v")).await, ["name-v/id-b"]);
}

#[tokio::test]
async fn nobody_has_more_than_the_limit_or_two_living_ones_of_a_name() {
    let bench = Bench::new().await;
    bench.user("v").await;
    bench.personal("0", "u").await;
    let again = CreatePersonalToken {
        name: "Token 0".to_owned(),
        ..personal("1", "u")
    };
    assert_eq!(bench.store.commit(again).await.unwrap(), Written::NameTaken);
    // Another person may use the name, and so may its owner once it has expired.
    let other = CreatePersonalToken {
        name: "Token 0".to_owned(),
        ..personal("x", "v")
    };
    assert_eq!(bench.store.commit(other).await.unwrap(), Written::Now);
    let end = format!("UPDATE personal_tokens SET expires_at = {START} WHERE id = 'id-0'");
    bench.database.execute(&end).await;
    let again = CreatePersonalToken {
        name: "Token 0".to_owned(),
        ..personal("1", "u")
    };
    assert_eq!(bench.store.commit(again).await.unwrap(), Written::Now);
    for n in 2..LIMIT {
        bench.personal(&n.to_string(), "u").await;
    }
    let full = bench.store.commit(personal("many", "u")).await.unwrap();
    assert_eq!(full, Written::LimitReached);
    // A form that comes again is told of the name, not of the limit.
    let again = CreatePersonalToken {
        token_digest: Digest::of("other"),
        id: "other".to_owned(),
        ..personal("2", "u")
    };
    assert_eq!(bench.store.commit(again).await.unwrap(), Written::NameTaken);
    assert_eq!(
        bench.count("personal_tokens WHERE user_id = 'u'").await,
        LIMIT
    );
    let nobody = bench
        .store
        .commit(personal("nobody", "nobody"))
        .await
        .unwrap();
    assert_eq!(nobody, Written::Gone);
}

#[tokio::test]
async fn of_twenty_made_at_once_fifteen_are_there() {
    let bench = Bench::new().await;
    let mut running = Vec::new();
    for n in 0..20 {
        let store = bench.store.clone();
        running.push(tokio::spawn(async move {
            store.commit(personal(&n.to_string(), "u")).await.unwrap()
        }));
    }
    let mut made = 0;
    for task in running {
        match task.await.unwrap() {
            Written::Now => made += 1,
            other => assert_eq!(other, Written::LimitReached),
        }
    }
    assert_eq!((made, bench.count("personal_tokens").await), (LIMIT, LIMIT));
    let audited = bench
        .count("audit_events WHERE event = 'personal_token_created'")
        .await;
    assert_eq!(audited, LIMIT);
}

#[tokio::test]
async fn of_one_form_sent_many_times_at_once_one_makes_a_token() {
    let bench = Bench::new().await;
    let mut running = Vec::new();
    for n in 0..8 {
        let store = bench.store.clone();
        running.push(tokio::spawn(async move {
            let op = CreatePersonalToken {
                name: "The same".to_owned(),
                ..personal(&n.to_string(), "u")
            };
            store.commit(op).await.unwrap()
        }));
    }
    let mut made = 0;
    for task in running {
        made += i32::from(task.await.unwrap() == Written::Now);
    }
    assert_eq!(made, 1);
}

fn change(id: &str, user: &str, name: &str, rights: Option<Rights>) -> ChangePersonalToken {
    ChangePersonalToken {
        id: id.to_owned(),
        user_id: user.to_owned(),
        name: name.to_owned(),
        rights,
        now: START + 5,
        audit: event("personal_token_changed"),
    }
}

#[tokio::test]
async fn only_its_owner_changes_a_token_and_its_value_stays() {
    let bench = Bench::new().await;
    bench.user("v").await;
    bench.personal("p", "u").await;
    bench.personal("q", "u").await;
    let rights = |advanced| {
        Some(Rights {
            scope: Scope::parse("email").unwrap(),
            advanced,
            expires_at: Some(START + 99),
        })
    };
    let commit = async |op| bench.store.commit(op).await.unwrap();
    assert_eq!(
        commit(change("id-p", "v", "Mine", rights(true))).await,
        Written::Gone
    );
    assert_eq!(
        commit(change("none", "u", "Mine", None)).await,
        Written::Gone
    );
    assert_eq!(
        commit(change("id-p", "u", "Token q", None)).await,
        Written::NameTaken
    );
    // Its own name is no other's.
    assert_eq!(
        commit(change("id-p", "u", "Token p", rights(true))).await,
        Written::Now
    );
    let row = bench
        .store
        .personal_token_of("u", "id-p")
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (
            row.scope.as_str(),
            row.advanced_at,
            row.expires_at,
            row.changed_at
        ),
        ("email", Some(START + 5), Some(START + 99), START + 5)
    );
    // A new name alone leaves the rest as it is by now.
    assert_eq!(
        commit(change("id-p", "u", "New name", None)).await,
        Written::Now
    );
    let row = bench
        .store
        .personal_token_of("u", "id-p")
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (
            &*row.name,
            row.scope.as_str(),
            row.advanced_at,
            row.expires_at
        ),
        ("New name", "email", Some(START + 5), Some(START + 99))
    );
    let later = ChangePersonalToken {
        now: START + 50,
        ..change("id-p", "u", "New name", rights(true))
    };
    assert_eq!(commit(later).await, Written::Now);
    let row = bench
        .store
        .personal_token_of("u", "id-p")
        .await
        .unwrap()
        .unwrap();
    assert_eq!(row.advanced_at, Some(START + 5), "since then");
    assert_eq!(
        commit(change("id-p", "u", "New name", rights(false))).await,
        Written::Now
    );
    let held = bench
        .store
        .personal_token(&Digest::of("p"))
        .await
        .unwrap()
        .unwrap();
    assert_eq!(held.advanced_at, None);
}

#[tokio::test]
async fn tokens_go_by_their_owner_or_an_operator_and_the_trail_has_their_names() {
    let bench = Bench::new().await;
    bench.user("v").await;
    for (name, user) in [("a", "u"), ("b", "u"), ("c", "u"), ("d", "u"), ("e", "v")] {
        bench.personal(name, user).await;
    }
    let delete = async |which| {
        let audit = event("personal_token_deleted");
        bench
            .store
            .commit(DeletePersonalTokens { which, audit })
            .await
            .unwrap()
    };
    let own = |id: &str, user: &str| Which::Own {
        id: id.to_owned(),
        user_id: user.to_owned(),
    };
    assert_eq!(delete(own("id-a", "v")).await, 0, "another's stays");
    assert_eq!(delete(own("id-a", "u")).await, 1);
    assert_eq!(delete(own("id-a", "u")).await, 0);
    assert_eq!(delete(Which::One("id-b".to_owned())).await, 1);
    assert_eq!(delete(Which::Found(Digest::of("c"))).await, 1);
    assert_eq!(delete(Which::Found(Digest::of("c"))).await, 0);
    assert_eq!(delete(Which::Person("u".to_owned())).await, 1);
    assert_eq!(bench.count("personal_tokens").await, 1);
    assert_eq!(
        details(&bench, "personal_token_deleted").await,
        ["Token a", "Token b", "Token c", "Token d"]
    );
    let whose = "audit_events WHERE event = 'personal_token_deleted' AND user_id = 'u'";
    assert_eq!(bench.count(whose).await, 4);
}
