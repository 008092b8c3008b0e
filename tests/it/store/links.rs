//! Links that an operator hands over.

use permesso::oauth::token::Digest;
use permesso::store::links::{INVITE, Link, MakeLink, RESET, ResetByLink, WithdrawInvitation};

use super::{Bench, event};
use crate::support::START;

async fn make(bench: &Bench, name: &str, purpose: &str, user: Option<&str>, accounts: i64) {
    let link = Link {
        id: name.to_owned(),
        purpose: purpose.to_owned(),
        user_id: user.map(ToOwned::to_owned),
        email: None,
        uses_left: accounts,
        created_at: START,
        expires_at: START + 100,
    };
    let op = MakeLink {
        link,
        link_digest: Digest::of(name),
        audit: event("invitation"),
        replaces: true,
        mail: None,
    };
    bench.store.commit(op).await.unwrap();
}

async fn good(bench: &Bench, name: &str, purpose: &str, now: i64) -> bool {
    let found = bench.store.link(purpose, &Digest::of(name), now).await;
    found.unwrap().is_some()
}

async fn reset(bench: &Bench, name: &str, user: &str, now: i64) -> bool {
    let op = ResetByLink {
        link_digest: Digest::of(name),
        user_id: user.to_owned(),
        password_hash: "another".to_owned(),
        now,
        audit: event("password_changed"),
        mails: Vec::new(),
    };
    bench.store.commit(op).await.unwrap()
}

#[tokio::test]
async fn a_link_is_good_for_its_purpose_until_its_end() {
    let bench = Bench::new().await;
    make(&bench, "i", INVITE, None, 2).await;
    make(&bench, "r", RESET, Some("u"), 1).await;
    assert!(good(&bench, "i", INVITE, START + 99).await);
    assert!(!good(&bench, "i", INVITE, START + 100).await);
    assert!(!good(&bench, "i", RESET, START).await && !good(&bench, "r", INVITE, START).await);
    assert!(good(&bench, "r", RESET, START).await);
}

#[tokio::test]
async fn invitations_are_listed_and_withdrawn_and_nothing_else_is() {
    let bench = Bench::new().await;
    make(&bench, "i", INVITE, None, 2).await;
    make(&bench, "r", RESET, Some("u"), 1).await;
    let listed = bench.store.invitations(START, "", 100).await.unwrap();
    assert_eq!(listed.len(), 1);
    assert_eq!((&*listed[0].id, listed[0].uses_left), ("i", 2));
    assert!(
        bench
            .store
            .invitations(START + 100, "", 100)
            .await
            .unwrap()
            .is_empty()
    );
    let withdraw = |id: &str| WithdrawInvitation {
        id: id.to_owned(),
        audit: event("invitation"),
    };
    assert!(!bench.store.commit(withdraw("r")).await.unwrap());
    assert!(bench.store.commit(withdraw("i")).await.unwrap());
    assert!(!bench.store.commit(withdraw("i")).await.unwrap());
    assert!(good(&bench, "r", RESET, START).await);
}

#[tokio::test]
async fn a_reset_uses_the_link_of_its_person_once_and_a_newer_one_ends_it() {
    let bench = Bench::new().await;
    make(&bench, "old", RESET, Some("u"), 1).await;
    make(&bench, "r", RESET, Some("u"), 1).await;
    assert!(!reset(&bench, "old", "u", START).await, "replaced");
    assert!(!reset(&bench, "r", "v", START).await, "somebody else's");
    assert!(!reset(&bench, "r", "u", START + 100).await, "too old");
    assert!(reset(&bench, "r", "u", START + 9).await);
    assert!(!reset(&bench, "r", "u", START + 9).await, "used");
    let user = bench.store.user("u").await.unwrap().unwrap();
    assert_eq!(user.password_hash.as_deref(), Some("another"));
}
