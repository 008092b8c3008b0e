//! Addresses that wait for their link, and what a person changes of an account at once.

use permesso::oauth::token::Digest;
use permesso::store::email_changes::{ConfirmEmail, EmailWish, MakeEmailLink};
use permesso::store::user_edits::{EditUser, Edited};
use permesso::store::users::{ChangeUser, HeldPassword, NewPassword, UserChange};

use super::{Bench, event};
use crate::support::START;

fn edit(user: &str) -> EditUser {
    EditUser {
        user_id: user.to_owned(),
        proven: None,
        password: None,
        name: None,
        email: None,
        new_password: None,
        now: START,
        audits: vec![event("name_changed")],
        mails: Vec::new(),
    }
}

async fn wish(bench: &Bench, user: &str, email: &str) {
    let op = EditUser {
        email: Some(EmailWish::Change {
            email: email.to_owned(),
            email_key: email.to_ascii_lowercase(),
        }),
        ..edit(user)
    };
    assert_eq!(bench.store.commit(op).await.unwrap(), Edited::Now);
}

async fn link(bench: &Bench, user: &str, email: &str, link: &str) -> bool {
    let op = MakeEmailLink {
        user_id: user.to_owned(),
        link_digest: Digest::of(link),
        email: email.to_owned(),
        expires_at: START + 100,
        audit: event("user_changed"),
    };
    bench.store.commit(op).await.unwrap()
}

async fn confirm(bench: &Bench, link: &str, now: i64) -> Option<String> {
    let op = ConfirmEmail {
        link_digest: Digest::of(link),
        now,
        audit: event("email_changed"),
        mails: Vec::new(),
    };
    bench.store.commit(op).await.unwrap()
}

#[tokio::test]
async fn an_address_waits_for_its_link_which_works_once() {
    let bench = Bench::new().await;
    wish(&bench, "u", "New@X").await;
    let waits = bench.store.email_change("u").await.unwrap().unwrap();
    assert_eq!((&*waits.email, waits.created_at), ("New@X", START));
    assert!(!link(&bench, "u", "other@x", "l").await, "not for that one");
    assert!(!link(&bench, "v", "New@X", "l").await);
    assert!(link(&bench, "u", "New@X", "first").await);
    assert!(link(&bench, "u", "New@X", "l").await);
    let shown = async |text, now| {
        let found = bench
            .store
            .email_change_by_link(&Digest::of(text), now)
            .await;
        found.unwrap().map(|change| change.email)
    };
    assert_eq!(shown("first", START).await, None, "replaced");
    assert_eq!(shown("l", START + 99).await.as_deref(), Some("New@X"));
    assert_eq!(shown("l", START + 100).await, None);
    assert_eq!(confirm(&bench, "first", START).await, None);
    assert_eq!(confirm(&bench, "l", START + 100).await, None, "too old");
    assert_eq!(
        confirm(&bench, "l", START + 9).await.as_deref(),
        Some("New@X")
    );
    assert_eq!(confirm(&bench, "l", START + 9).await, None, "used");
    let user = bench.store.user("u").await.unwrap().unwrap();
    assert_eq!(
        (&*user.email, user.email_verified_at),
        ("New@X", Some(START + 9))
    );
    assert_eq!(
        bench
            .store
            .user_by_login("new@x")
            .await
            .unwrap()
            .unwrap()
            .id,
        "u"
    );
    assert!(bench.store.email_change("u").await.unwrap().is_none());
    let whose = "audit_events WHERE event = 'email_changed' AND user_id = 'u'";
    assert_eq!(bench.count(whose).await, 1);
}

#[tokio::test]
async fn another_wish_ends_the_link_and_keeping_the_address_ends_the_wish() {
    let bench = Bench::new().await;
    wish(&bench, "u", "one@x").await;
    assert!(link(&bench, "u", "one@x", "l").await);
    wish(&bench, "u", "two@x").await;
    assert_eq!(confirm(&bench, "l", START).await, None);
    let keep = EditUser {
        email: Some(EmailWish::Keep),
        ..edit("u")
    };
    assert_eq!(bench.store.commit(keep).await.unwrap(), Edited::Now);
    assert!(bench.store.email_change("u").await.unwrap().is_none());
}

#[tokio::test]
async fn an_address_that_is_taken_is_not_given_again() {
    let bench = Bench::new().await;
    bench.user("v").await;
    wish(&bench, "u", "V@x").await;
    assert!(link(&bench, "u", "V@x", "l").await);
    let shown = bench
        .store
        .email_change_by_link(&Digest::of("l"), START)
        .await;
    assert!(shown.unwrap().is_none());
    assert_eq!(confirm(&bench, "l", START).await, None);
    assert!(
        bench.store.email_change("u").await.unwrap().is_some(),
        "it stays pending"
    );
    // Another spelling of one's own address is one's own.
    wish(&bench, "u", "U@x").await;
    assert!(link(&bench, "u", "U@x", "m").await);
    assert_eq!(confirm(&bench, "m", START).await.as_deref(), Some("U@x"));
}

#[tokio::test]
async fn of_two_who_wait_for_one_address_one_gets_it() {
    let bench = Bench::new().await;
    bench.user("v").await;
    for user in ["u", "v"] {
        wish(&bench, user, "both@x").await;
        assert!(link(&bench, user, "both@x", user).await);
    }
    let (one, other) = tokio::join!(confirm(&bench, "u", START), confirm(&bench, "v", START));
    assert_ne!(one.is_some(), other.is_some());
    assert_eq!(bench.count("users WHERE email_key = 'both@x'").await, 1);
}

#[tokio::test]
async fn a_link_of_somebody_disabled_does_nothing() {
    let bench = Bench::new().await;
    wish(&bench, "u", "new@x").await;
    assert!(link(&bench, "u", "new@x", "l").await);
    let op = ChangeUser {
        user_id: "u".to_owned(),
        change: UserChange::Disable,
        now: START,
        audit: event("user_changed"),
        mails: Vec::new(),
        apps: Vec::new(),
    };
    bench.store.commit(op).await.unwrap();
    let shown = bench
        .store
        .email_change_by_link(&Digest::of("l"), START)
        .await;
    assert!(shown.unwrap().is_none());
    assert_eq!(confirm(&bench, "l", START).await, None);
    assert_eq!(bench.store.commit(edit("u")).await.unwrap(), Edited::Stale);
}

#[tokio::test]
async fn an_account_changes_as_a_whole_or_not_at_all() {
    let bench = Bench::new().await;
    bench.session("s", "u").await;
    bench.code("g").await;
    let op = |hash: &str| EditUser {
        password: Some(HeldPassword {
            hash: hash.to_owned(),
            counter: "user:u".to_owned(),
        }),
        name: Some("Another".to_owned()),
        email: Some(EmailWish::Change {
            email: "new@x".to_owned(),
            email_key: "new@x".to_owned(),
        }),
        new_password: Some(NewPassword {
            before: hash.to_owned(),
            after: "after".to_owned(),
            keep: None,
            end_apps: false,
        }),
        ..edit("u")
    };
    // The password that was right is another one by now.
    assert_eq!(bench.store.commit(op("old")).await.unwrap(), Edited::Stale);
    let user = bench.store.user("u").await.unwrap().unwrap();
    assert_eq!(
        (&*user.name, user.password_hash.as_deref()),
        ("A name", Some("hash"))
    );
    assert!(bench.store.email_change("u").await.unwrap().is_none());
    assert_eq!(bench.count("sessions").await, 2);
    assert_eq!(bench.store.commit(op("hash")).await.unwrap(), Edited::Now);
    let user = bench.store.user("u").await.unwrap().unwrap();
    assert_eq!(
        (&*user.name, user.password_hash.as_deref()),
        ("Another", Some("after"))
    );
    assert!(bench.store.email_change("u").await.unwrap().is_some());
    assert_eq!(bench.count("sessions").await, 0);
    assert_eq!(bench.count("authorization_codes").await, 0);
    assert_eq!(
        bench
            .count("audit_events WHERE event = 'name_changed'")
            .await,
        1
    );
}
