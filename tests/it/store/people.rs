//! People, sessions, setup links, failures, the audit trail.

use permesso::oauth::token::Digest;
use permesso::store::audit::{Event, Record};
use permesso::store::languages::ChooseLanguage;
use permesso::store::sessions::{By, SignIn, SignOut};
use permesso::store::setup_links::MakeSetupLink;
use permesso::store::sign_in_failures::{CountAttempt, Counter, ForgiveAttempt, RecordFailure};
use permesso::store::users::{ChangeUser, Changed, CreateUser, Created, UserChange};

use super::{Bench, event, redeem, sign_in, user};
use crate::support::{START, on_postgres};

async fn change(bench: &Bench, id: &str, change: UserChange) -> Changed {
    let op = ChangeUser {
        user_id: id.to_owned(),
        change,
        now: START + 1,
        audit: event("user_changed"),
        mails: Vec::new(),
        apps: Vec::new(),
    };
    bench.store.commit(op).await.unwrap()
}

#[tokio::test]
async fn a_person_is_found_by_id_name_and_address() {
    let bench = Bench::new().await;
    let found = bench.store.user("u").await.unwrap().unwrap();
    assert_eq!(format!("{found:?}"), format!("{:?}", user("u")));
    for login in ["name-u", "u@x"] {
        assert_eq!(
            bench.store.user_by_login(login).await.unwrap().unwrap().id,
            "u"
        );
    }
    for login in ["u", "u@X", "NAME-U", "", "nobody"] {
        assert!(
            bench.store.user_by_login(login).await.unwrap().is_none(),
            "{login}"
        );
    }
    bench.user("v").await;
    let names = |users: Vec<permesso::people::user::User>| {
        users
            .into_iter()
            .map(|user| user.username)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        names(bench.store.users("", 10).await.unwrap()),
        ["name-u", "name-v"]
    );
    assert_eq!(
        names(bench.store.users("name-u", 10).await.unwrap()),
        ["name-v"]
    );
}

#[tokio::test]
async fn a_language_is_remembered_of_one_person() {
    let bench = Bench::new().await;
    bench.user("v").await;
    for language in ["it", "fr"] {
        let op = ChooseLanguage {
            user_id: "u".to_owned(),
            language: language.to_owned(),
        };
        bench.store.commit(op).await.unwrap();
        let chosen = async |id| bench.store.user(id).await.unwrap().unwrap().language;
        assert_eq!(chosen("u").await.as_deref(), Some(language));
        assert_eq!(chosen("v").await, None);
    }
}

#[tokio::test]
async fn a_name_and_an_address_are_taken_once() {
    let bench = Bench::new().await;
    let create = async |username: &str, email_key: &str| {
        let user = permesso::people::user::User {
            username: username.to_owned(),
            ..user("other")
        };
        let op = CreateUser {
            user,
            email_key: email_key.to_owned(),
            by: permesso::store::users::By::Operator,
            now: START,
            audit: event("user_created"),
        };
        bench.store.commit(op).await.unwrap()
    };
    assert_eq!(create("name-u", "other@x").await, Created::UsernameTaken);
    assert_eq!(create("other", "u@x").await, Created::EmailTaken);
    assert_eq!(create("other", "other@x").await, Created::Now);
}

#[tokio::test]
async fn a_setup_link_makes_one_administrator() {
    let bench = Bench::new().await;
    let link = Digest::of("link");
    let make = || MakeSetupLink {
        link_digest: link,
        now: START,
        expires_at: START + 10,
    };
    assert!(bench.store.commit(make()).await.unwrap());
    assert!(
        bench
            .store
            .setup_link_lives(&link, START + 9)
            .await
            .unwrap()
    );
    assert!(
        !bench
            .store
            .setup_link_lives(&link, START + 10)
            .await
            .unwrap()
    );
    assert!(
        !bench
            .store
            .setup_link_lives(&Digest::of("other"), START)
            .await
            .unwrap()
    );
    let admin = async |id: &str, now| {
        let user = permesso::people::user::User {
            admin_at: Some(now),
            ..user(id)
        };
        let op = CreateUser {
            user,
            email_key: format!("{id}@x"),
            by: permesso::store::users::By::SetupLink(link),
            now,
            audit: event("setup"),
        };
        bench.store.commit(op).await.unwrap()
    };
    assert_eq!(admin("late", START + 10).await, Created::LinkGone);
    assert!(!bench.store.has_admin().await.unwrap());
    assert_eq!(admin("first", START).await, Created::Now);
    assert!(bench.store.has_admin().await.unwrap());
    assert_eq!(admin("second", START).await, Created::LinkGone);
    assert!(
        !bench.store.commit(make()).await.unwrap(),
        "there is an administrator"
    );
    assert_eq!(
        change(&bench, "first", UserChange::Delete).await,
        Changed::LastAdmin
    );
    assert_eq!(
        change(&bench, "first", UserChange::Disable).await,
        Changed::LastAdmin
    );
}

#[tokio::test]
async fn what_an_operator_does_to_an_account_ends_what_hangs_on_it() {
    let bench = Bench::new().await;
    for name in ["g", "h"] {
        bench.code(name).await;
    }
    bench.store.commit(redeem("g", 0)).await.unwrap();
    assert_eq!(
        change(&bench, "u", UserChange::ResetPassword("new".to_owned())).await,
        Changed::Now
    );
    assert_eq!(bench.count("sessions").await, 0);
    assert_eq!(
        bench.count("authorization_codes").await,
        1,
        "those that were not exchanged"
    );
    assert_eq!(bench.count("grants WHERE ended_by = 'reset'").await, 2);
    assert_eq!(
        bench
            .store
            .user("u")
            .await
            .unwrap()
            .unwrap()
            .password_hash
            .as_deref(),
        Some("new")
    );
    bench
        .store
        .commit(SignIn {
            by: By::Password("new".to_owned()),
            ..sign_in("s", "u")
        })
        .await
        .unwrap();
    assert_eq!(change(&bench, "u", UserChange::Disable).await, Changed::Now);
    assert_eq!(bench.count("sessions").await, 0);
    assert!(
        bench
            .store
            .user("u")
            .await
            .unwrap()
            .unwrap()
            .disabled_at
            .is_some()
    );
    assert_eq!(change(&bench, "u", UserChange::Enable).await, Changed::Now);
    assert_eq!(change(&bench, "u", UserChange::Delete).await, Changed::Now);
    assert_eq!(bench.count("grants").await, 0);
    for what in [
        UserChange::Disable,
        UserChange::Enable,
        UserChange::Delete,
        UserChange::ResetPassword(String::new()),
    ] {
        assert_eq!(change(&bench, "u", what).await, Changed::Unknown);
    }
}

#[tokio::test]
async fn a_session_lives_idle_and_absolute_and_only_for_whom_it_was_begun() {
    let bench = Bench::new().await;
    bench.session("s", "u").await;
    let lives = async |name: &str, now| {
        bench
            .store
            .session(&Digest::of(name), 100, now)
            .await
            .unwrap()
            .is_some()
    };
    assert!(lives("s", START + 99).await);
    assert!(!lives("s", START + 100).await);
    assert!(!lives("t", START).await);
    let session = bench
        .store
        .session(&Digest::of("s"), 2_000, START + 999)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (
            session.user.id.as_str(),
            session.id.as_str(),
            session.created_at
        ),
        ("u", "id-s", START)
    );
    assert!(
        bench
            .store
            .session(&Digest::of("s"), 2_000, START + 1_000)
            .await
            .unwrap()
            .is_none()
    );
    // The password changed while it was being checked, or the person was disabled.
    assert!(
        !bench
            .store
            .commit(SignIn {
                by: By::Password("old".to_owned()),
                ..sign_in("t", "u")
            })
            .await
            .unwrap()
    );
    change(&bench, "u", UserChange::Disable).await;
    assert!(!bench.store.commit(sign_in("t", "u")).await.unwrap());
}

#[tokio::test]
async fn a_new_session_replaces_the_old_one_of_its_browser() {
    let bench = Bench::new().await;
    assert!(
        !bench
            .store
            .knows_browser(&Digest::of("browser"), "u")
            .await
            .unwrap()
    );
    bench.session("s", "u").await;
    assert!(
        bench
            .store
            .knows_browser(&Digest::of("browser"), "u")
            .await
            .unwrap()
    );
    assert!(
        !bench
            .store
            .knows_browser(&Digest::of("browser"), "v")
            .await
            .unwrap()
    );
    let op = SignIn {
        replaces: Some(Digest::of("s")),
        ..sign_in("t", "u")
    };
    assert!(bench.store.commit(op).await.unwrap());
    assert!(
        bench
            .store
            .session(&Digest::of("s"), 100, START)
            .await
            .unwrap()
            .is_none()
    );
    let out = || SignOut {
        session_digest: Digest::of("t"),
        audit: event("sign_out"),
    };
    let events = bench.count("audit_events").await;
    bench.store.commit(out()).await.unwrap();
    bench.store.commit(out()).await.unwrap();
    assert_eq!(bench.count("sessions").await, 0);
    assert_eq!(bench.count("audit_events").await, events + 1);
}

#[tokio::test]
async fn failures_are_counted_before_the_password_is_looked_at() {
    let bench = Bench::new().await;
    let counters = || {
        vec![
            Counter {
                name: "user:u".to_owned(),
                free: 2,
            },
            Counter {
                name: "network:n".to_owned(),
                free: 50,
            },
        ]
    };
    let attempt = async |now| {
        bench
            .store
            .commit(CountAttempt {
                counters: counters(),
                now,
            })
            .await
            .unwrap()
    };
    assert_eq!(attempt(START).await, 0);
    assert_eq!(attempt(START).await, 0);
    assert_eq!(attempt(START).await, 5);
    assert_eq!(
        attempt(START + 4).await,
        1,
        "while it waits nothing is counted"
    );
    assert_eq!(attempt(START + 5).await, 0);
    assert_eq!(attempt(START + 5).await, 10);
    bench
        .store
        .commit(ForgiveAttempt {
            counter: "network:n".to_owned(),
        })
        .await
        .unwrap();
    let network = bench
        .database
        .value("SELECT failures FROM sign_in_failures WHERE counter = 'network:n'")
        .await;
    assert_eq!(network.int(), 2);
    // A success clears the account's counter.
    bench.session("s", "u").await;
    assert_eq!(
        bench
            .count("sign_in_failures WHERE counter = 'user:u'")
            .await,
        0
    );
    // After a quarter of an hour it begins anew.
    for _ in 0..2 {
        assert_eq!(attempt(START + 100).await, 0);
    }
    assert_eq!(attempt(START + 100 + 901).await, 0);
    bench
        .store
        .commit(RecordFailure {
            audit: event("sign_in_failed"),
        })
        .await
        .unwrap();
    assert_eq!(
        bench
            .count("audit_events WHERE event = 'sign_in_failed'")
            .await,
        1
    );
}

#[tokio::test]
async fn the_audit_trail_is_read_newest_first() {
    let bench = Bench::new().await;
    for (id, name, at) in [
        ("1", "code_replayed", START - 10),
        ("2", "refresh_token_replayed", START),
        ("3", "tokens_issued", START),
        ("4", "server_started", START),
    ] {
        let audit = Event {
            id: format!("zz{id}"),
            at,
            user_id: Some("u".to_owned()),
            ..event(name)
        };
        bench.store.commit(Record { audit }).await.unwrap();
    }
    let newest = bench.store.newest_events(2).await.unwrap();
    assert_eq!(
        newest
            .iter()
            .map(|event| event.id.as_str())
            .collect::<Vec<_>>(),
        ["zz4", "zz3"]
    );
    let replays = bench.store.replays("u", START).await.unwrap();
    assert_eq!(
        replays
            .iter()
            .map(|event| event.id.as_str())
            .collect::<Vec<_>>(),
        ["zz2"]
    );
    assert!(bench.store.replays("v", 0).await.unwrap().is_empty());
    assert_eq!(bench.store.newest_note().await.unwrap().unwrap().id, "zz4");
    assert_eq!(bench.store.latest_event_at().await.unwrap(), Some(START));
}

#[tokio::test]
async fn a_database_says_how_it_is() {
    let bench = Bench::new().await;
    bench.store.ping().await.unwrap();
    assert!(bench.store.integrity().await.unwrap().is_empty());
    let clock = bench.store.database_clock().await.unwrap();
    assert_eq!(clock.is_some(), on_postgres());
}
