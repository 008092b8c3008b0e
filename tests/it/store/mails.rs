//! Mails that wait: bounded, taken by one process at a time, and finished by the one that took them.

use permesso::oauth::token::Digest;
use permesso::people::mail::Kind;
use permesso::store::links::{INVITE, Link, MakeLink};
use permesso::store::mails::{
    ClaimMails, FinishMail, Mail, NewMail, PER_ADDRESS, QueueMail, RenewInvitation, RetryMails,
    Tried,
};

use super::{Bench, event};
use crate::support::START;

const HOUR: i64 = 3_600;

fn mail(id: &str, kind: Kind, email: &str, now: i64) -> NewMail {
    NewMail {
        id: id.to_owned(),
        kind,
        email: email.to_owned(),
        email_key: email.to_owned(),
        user_id: None,
        language: "en".to_owned(),
        network: None,
        detail: None,
        now,
    }
}

async fn queue(bench: &Bench, mail: NewMail) {
    bench.store.commit(QueueMail { mail }).await.unwrap();
}

async fn claim(bench: &Bench, claim: &str, now: i64, limit: i64) -> Vec<Mail> {
    let op = ClaimMails {
        claim: claim.to_owned(),
        now,
        until: now + 300,
        limit,
    };
    bench.store.commit(op).await.unwrap()
}

async fn finish(bench: &Bench, id: &str, claim: &str, tried: Tried) -> bool {
    let op = FinishMail {
        id: id.to_owned(),
        claim: claim.to_owned(),
        tried,
        now: START + 1,
    };
    bench.store.commit(op).await.unwrap()
}

async fn retry(bench: &Bench, id: Option<&str>, now: i64) -> u64 {
    let op = RetryMails {
        id: id.map(ToOwned::to_owned),
        now,
        audit: event("mails_retried"),
    };
    bench.store.commit(op).await.unwrap()
}

fn later() -> Tried {
    Tried::Later {
        due_at: START + 60,
        error: "down".to_owned(),
    }
}

#[tokio::test]
async fn a_mail_is_claimed_once_finished_by_its_claim_and_comes_up_again_after_it() {
    let bench = Bench::new().await;
    for id in ["a", "b", "c"] {
        queue(&bench, mail(id, Kind::SignUp, &format!("{id}@x"), START)).await;
    }
    let first = claim(&bench, "one", START, 2).await;
    let ids: Vec<&str> = first.iter().map(|mail| &*mail.id).collect();
    assert_eq!(ids, ["a", "b"]);
    assert_eq!((first[0].tries, first[0].due_at), (1, START + 300));
    assert_eq!(first[0].gives_up_at, START + 2 * HOUR);
    let second = claim(&bench, "two", START, 2).await;
    assert_eq!((second.len(), &*second[0].id), (1, "c"));
    assert!(claim(&bench, "three", START + 299, 9).await.is_empty());
    assert!(!finish(&bench, "a", "two", Tried::Sent).await, "not theirs");
    assert!(finish(&bench, "a", "one", Tried::Sent).await);
    assert!(!finish(&bench, "a", "one", Tried::Sent).await, "once");
    assert!(finish(&bench, "c", "two", later()).await);
    // The one whose process died comes up by itself, the other after its rest.
    let third = claim(&bench, "three", START + 300, 9).await;
    let ids: Vec<&str> = third.iter().map(|mail| &*mail.id).collect();
    assert_eq!(ids, ["b", "c"]);
    assert_eq!(third[1].last_error.as_deref(), Some("down"));
    assert!(!finish(&bench, "b", "one", Tried::Sent).await, "too late");
    assert!(finish(&bench, "b", "three", Tried::Dropped).await);
    assert!(finish(&bench, "c", "three", Tried::Failed("gone".to_owned())).await);
    let health = bench.store.mail_health().await.unwrap();
    assert_eq!((health.waiting, health.failed), (0, 1));
    assert_eq!(health.last_error.as_deref(), Some("gone"));
    assert_eq!(health.oldest_waiting_at, None);
}

#[tokio::test]
async fn of_claims_at_once_each_mail_goes_to_one() {
    let bench = Bench::new().await;
    for n in 0..30 {
        queue(
            &bench,
            mail(&format!("{n:02}"), Kind::Reset, &format!("{n}@x"), START),
        )
        .await;
    }
    let names: Vec<String> = (0..16).map(|n| format!("claim {n}")).collect();
    let claims = names.iter().map(|name| claim(&bench, name, START, 4));
    let claimed = futures_util::future::join_all(claims).await;
    let mut ids: Vec<String> = claimed.into_iter().flatten().map(|mail| mail.id).collect();
    let count = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(count, ids.len(), "none twice");
    let rest = claim(&bench, "the rest", START, 30).await;
    assert_eq!(rest.len() + count, 30, "and none lost");
}

#[tokio::test]
async fn an_address_gets_a_few_of_a_kind_within_an_hour() {
    let bench = Bench::new().await;
    for n in 0..PER_ADDRESS + 2 {
        queue(&bench, mail(&format!("r{n}"), Kind::Reset, "a@x", START)).await;
        queue(&bench, mail(&format!("s{n}"), Kind::SignUp, "a@x", START)).await;
    }
    let count = async || bench.count("mails WHERE email = 'a@x'").await;
    assert_eq!(count().await, 2 * PER_ADDRESS);
    queue(&bench, mail("t", Kind::Reset, "a@x", START + HOUR - 1)).await;
    assert_eq!(count().await, 2 * PER_ADDRESS);
    queue(&bench, mail("u", Kind::Reset, "a@x", START + HOUR)).await;
    assert_eq!(count().await, 2 * PER_ADDRESS + 1);
}

#[tokio::test]
async fn what_waits_or_failed_is_listed_and_tried_again() {
    let bench = Bench::new().await;
    for id in ["a", "b", "c", "d"] {
        queue(&bench, mail(id, Kind::Reset, &format!("{id}@x"), START)).await;
    }
    claim(&bench, "one", START, 3).await;
    finish(&bench, "a", "one", Tried::Sent).await;
    finish(&bench, "b", "one", Tried::Failed("no such user".to_owned())).await;
    let listed = bench.store.unsent_mails("", 9).await.unwrap();
    let ids: Vec<&str> = listed.iter().map(|mail| &*mail.id).collect();
    assert_eq!(ids, ["b", "c", "d"]);
    assert_eq!(listed[0].done_at, Some(START + 1));
    let page = bench.store.unsent_mails("b", 1).await.unwrap();
    assert_eq!(page[0].id, "c");
    assert_eq!(retry(&bench, Some("a"), START + 9).await, 0, "it was sent");
    assert_eq!(
        retry(&bench, Some("c"), START + 9).await,
        0,
        "it is under way"
    );
    assert_eq!(retry(&bench, None, START + 2 * HOUR).await, 2);
    let again = claim(&bench, "two", START + 2 * HOUR, 9).await;
    let b = again.iter().find(|mail| mail.id == "b").unwrap();
    assert_eq!((b.tries, b.gives_up_at), (1, START + 3 * HOUR));
    assert_eq!(
        bench
            .count("audit_events WHERE event = 'mails_retried'")
            .await,
        1
    );
}

#[tokio::test]
async fn an_invitation_by_mail_gets_its_secret_when_it_leaves() {
    let bench = Bench::new().await;
    let link = Link {
        id: "i".to_owned(),
        purpose: INVITE.to_owned(),
        user_id: None,
        email: Some("a@x".to_owned()),
        uses_left: 1,
        created_at: START,
        expires_at: START + 100,
    };
    let op = MakeLink {
        link,
        link_digest: Digest::of("nobody knows"),
        replaces: false,
        mail: Some(mail("m", Kind::Invitation, "a@x", START)),
        audit: event("invitation"),
    };
    bench.store.commit(op).await.unwrap();
    assert_eq!(bench.count("mails").await, 1);
    let renew = async |email: &str, secret: &str, now: i64| {
        let op = RenewInvitation {
            id: "i".to_owned(),
            link_digest: Digest::of(secret),
            email: email.to_owned(),
            now,
        };
        bench.store.commit(op).await.unwrap()
    };
    assert_eq!(renew("b@x", "first", START).await, None, "another address");
    assert_eq!(renew("a@x", "first", START).await, Some(START + 100));
    assert_eq!(renew("a@x", "second", START).await, Some(START + 100));
    assert_eq!(
        renew("a@x", "third", START + 100).await,
        None,
        "it has ended"
    );
    let good = async |secret: &str| {
        let found = bench.store.link(INVITE, &Digest::of(secret), START).await;
        found.unwrap().is_some()
    };
    assert!(good("second").await && !good("first").await && !good("nobody knows").await);
}

#[tokio::test]
async fn somebody_else_must_administer_and_be_able_to() {
    let bench = Bench::new().await;
    bench.user("v").await;
    let other = async || bench.store.has_other_admin("u").await.unwrap();
    for sql in [
        "UPDATE users SET admin_at = 1 WHERE id = 'u'",
        "UPDATE users SET disabled_at = 1, admin_at = 1 WHERE id = 'v'",
    ] {
        bench.database.execute(sql).await;
        assert!(!other().await);
    }
    bench
        .database
        .execute("UPDATE users SET disabled_at = NULL")
        .await;
    assert!(other().await);
}
