//! Second factors, recovery codes, challenges, half sign-ins and proofs: what is shown is used up by what it lets through, or not at all.

use futures_util::future::join_all;
use permesso::oauth::token::Digest;
use permesso::people::seal::Sealed;
use permesso::people::second_factor::Kind;
use permesso::store::audit::{Event, Record};
use permesso::store::ceremonies::{BeginCeremony, Ceremony};
use permesso::store::half_sign_ins::{BeginHalf, CancelHalf};
use permesso::store::second_factors::{
    AddSecondFactor, Added, Factor, KeyUse, LIMIT, Proven, RemoveSecondFactor, RenameSecondFactor,
    RenewRecoveryCodes, Reseal,
};
use permesso::store::sessions::{By, EndSessions, Prove, ProvedBy, SignIn, Which};
use permesso::store::users::{ChangePassword, NewPassword};

use super::{Bench, event, redeem, sign_in};
use crate::support::START;

fn sealed(text: &str) -> Sealed {
    Sealed {
        key_id: "key".to_owned(),
        bytes: text.as_bytes().to_vec(),
    }
}

fn totp(id: &str, user: &str) -> AddSecondFactor {
    AddSecondFactor {
        id: id.to_owned(),
        user_id: user.to_owned(),
        kind: Kind::Totp,
        name: "App".to_owned(),
        sealed: sealed(id),
        credential_digest: None,
        ceremony: None,
        last_step: Some(100),
        recovery: vec![
            Digest::of(&format!("1-{id}")),
            Digest::of(&format!("2-{id}")),
        ],
        now: START,
        audit: event("second_factor_added"),
    }
}

fn passkey(id: &str, user: &str, ceremony: &str) -> AddSecondFactor {
    AddSecondFactor {
        kind: Kind::Passkey,
        credential_digest: Some(Digest::of(&format!("credential-{id}"))),
        ceremony: Some(Digest::of(ceremony)),
        last_step: None,
        ..totp(id, user)
    }
}

async fn add(bench: &Bench, op: AddSecondFactor) -> Added {
    bench.store.commit(op).await.unwrap()
}

async fn begin(bench: &Bench, handle: &str, user: Option<&str>) {
    let ceremony = Ceremony {
        browser_digest: Digest::of("browser"),
        user_id: user.map(ToOwned::to_owned),
        purpose: "proof".to_owned(),
        key_id: "key".to_owned(),
        sealed: b"state".to_vec(),
        expires_at: START + 300,
    };
    let ceremony_digest = Digest::of(handle);
    let op = BeginCeremony {
        ceremony_digest,
        ceremony,
    };
    bench.store.commit(op).await.unwrap();
}

async fn half(bench: &Bench, browser: &str, user: &str, hash: &str) -> bool {
    let op = BeginHalf {
        browser_digest: Digest::of(browser),
        user_id: user.to_owned(),
        password_hash: hash.to_owned(),
        counter: format!("user:{user}"),
        now: START,
        expires_at: START + 600,
    };
    bench.store.commit(op).await.unwrap()
}

fn shown(factor: Factor) -> Proven {
    Proven {
        factor,
        counter: "second-user:u".to_owned(),
    }
}

fn step(id: &str, step: i64) -> Factor {
    let id = id.to_owned();
    Factor::Totp { id, step }
}

fn recovery(code: &str) -> Factor {
    Factor::Recovery {
        code: Digest::of(code),
        audit: Box::new(event("recovery_code_used")),
    }
}

fn signed(id: &str, ceremony: &str) -> Factor {
    Factor::Passkey {
        id: id.to_owned(),
        ceremony: Digest::of(ceremony),
        sealed: sealed("counted on"),
    }
}

fn complete(name: &str, browser: &str, by: By) -> SignIn {
    SignIn {
        by,
        browser_digest: Digest::of(browser),
        ..sign_in(name, "u")
    }
}

async fn prove(bench: &Bench, session: &str, user: &str, by: ProvedBy, now: i64) -> bool {
    let op = Prove {
        session_digest: Digest::of(session),
        user_id: user.to_owned(),
        by,
        now,
    };
    bench.store.commit(op).await.unwrap()
}

#[tokio::test]
async fn the_first_factor_brings_recovery_codes_and_the_last_takes_them_along() {
    let bench = Bench::new().await;
    bench.user("v").await;
    assert_eq!(
        add(&bench, totp("a", "u")).await,
        Added::Now { recovery: true }
    );
    assert_eq!(
        add(&bench, totp("b", "u")).await,
        Added::Now { recovery: false }
    );
    assert_eq!(
        add(&bench, totp("c", "v")).await,
        Added::Now { recovery: true }
    );
    let store = &bench.store;
    let ids: Vec<String> = store
        .second_factors("u")
        .await
        .unwrap()
        .into_iter()
        .map(|factor| factor.id)
        .collect();
    assert_eq!(ids, ["a", "b"]);
    let methods = store.methods("u").await.unwrap();
    assert!(methods.totp && !methods.passkeys && methods.recovery);
    assert!(!store.methods("nobody").await.unwrap().any());
    assert_eq!(store.recovery_codes_left("u").await.unwrap(), 2);
    assert!(store.recovery_code("u", &Digest::of("1-a")).await.unwrap());
    assert!(!store.recovery_code("v", &Digest::of("1-a")).await.unwrap());
    assert!(!store.recovery_code("u", &Digest::of("1-b")).await.unwrap());
    let renew = |user: &str| RenewRecoveryCodes {
        user_id: user.to_owned(),
        codes: vec![Digest::of("new")],
        now: START,
        audit: event("recovery_codes_made"),
    };
    assert!(bench.store.commit(renew("u")).await.unwrap());
    assert!(!store.recovery_code("u", &Digest::of("1-a")).await.unwrap());
    assert!(store.recovery_code("u", &Digest::of("new")).await.unwrap());
    let remove = async |id: Option<&str>, user: &str| {
        let op = RemoveSecondFactor {
            id: id.map(ToOwned::to_owned),
            user_id: user.to_owned(),
            audit: event("second_factor_removed"),
            mails: Vec::new(),
        };
        bench.store.commit(op).await.unwrap()
    };
    assert!(!remove(Some("c"), "u").await, "somebody else's");
    assert!(remove(Some("a"), "u").await);
    assert!(!remove(Some("a"), "u").await);
    assert_eq!(store.recovery_codes_left("u").await.unwrap(), 1);
    assert!(remove(None, "u").await);
    assert_eq!(bench.count("recovery_codes WHERE user_id = 'u'").await, 0);
    assert!(!bench.store.commit(renew("u")).await.unwrap());
    assert_eq!(bench.count("recovery_codes").await, 2);
    assert_eq!(store.second_factors("v").await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_passkey_is_known_once_and_its_challenge_is_used_up() {
    let bench = Bench::new().await;
    bench.user("v").await;
    for (handle, user) in [("1", "u"), ("2", "u"), ("3", "v"), ("4", "v")] {
        begin(&bench, handle, Some(user)).await;
    }
    assert_eq!(
        add(&bench, passkey("p", "u", "3")).await,
        Added::Refused,
        "another's challenge"
    );
    let late = AddSecondFactor {
        now: START + 300,
        ..passkey("p", "u", "1")
    };
    assert_eq!(add(&bench, late).await, Added::Refused);
    assert_eq!(
        add(&bench, passkey("p", "u", "1")).await,
        Added::Now { recovery: true }
    );
    let again = AddSecondFactor {
        id: "q".to_owned(),
        ..passkey("p", "u", "1")
    };
    assert_eq!(add(&bench, again).await, Added::Refused, "used");
    let again = AddSecondFactor {
        id: "q".to_owned(),
        ..passkey("p", "v", "4")
    };
    assert_eq!(add(&bench, again).await, Added::Refused, "known already");
    let found = bench
        .store
        .passkey(&Digest::of("credential-p"))
        .await
        .unwrap();
    assert_eq!(found.map(|factor| factor.user_id).as_deref(), Some("u"));
    assert!(
        bench
            .store
            .passkey(&Digest::of("credential-q"))
            .await
            .unwrap()
            .is_none()
    );
    let read = async |handle: &str, browser: &str, now: i64| {
        let (handle, browser) = (Digest::of(handle), Digest::of(browser));
        bench
            .store
            .ceremony(&handle, &browser, now)
            .await
            .unwrap()
            .is_some()
    };
    assert!(read("2", "browser", START + 299).await);
    assert!(!read("2", "browser", START + 300).await);
    assert!(!read("2", "another browser", START).await);
    assert!(!read("1", "browser", START).await);
}

#[tokio::test]
async fn there_are_at_most_twenty() {
    let bench = Bench::new().await;
    let ops = (0..LIMIT + 10).map(|n| totp(&format!("{n}"), "u"));
    let added = join_all(ops.map(|op| bench.store.commit(op))).await;
    let added = added
        .into_iter()
        .filter(|added| !matches!(added, Ok(Added::Refused)))
        .count();
    assert_eq!(i64::try_from(added).unwrap(), LIMIT);
    assert_eq!(bench.count("second_factors").await, LIMIT);
    assert_eq!(bench.count("recovery_codes").await, 2);
}

#[tokio::test]
async fn a_factor_is_renamed_and_sealed_anew_by_whoever_read_it_as_it_is() {
    let bench = Bench::new().await;
    for id in ["a", "b", "c"] {
        add(&bench, totp(id, "u")).await;
    }
    let rename = async |id: &str, user: &str| {
        let op = RenameSecondFactor {
            id: id.to_owned(),
            user_id: user.to_owned(),
            name: "Phone".to_owned(),
            audit: event("second_factor_renamed"),
        };
        bench.store.commit(op).await.unwrap()
    };
    assert!(rename("a", "u").await && !rename("a", "v").await && !rename("x", "u").await);
    let reseal = async |before: Sealed| {
        let op = Reseal {
            id: "a".to_owned(),
            before,
            after: Sealed {
                key_id: "next".to_owned(),
                bytes: vec![1],
            },
        };
        bench.store.commit(op).await.unwrap()
    };
    assert!(!reseal(sealed("changed meanwhile")).await);
    assert!(reseal(sealed("a")).await);
    assert!(!reseal(sealed("a")).await);
    let uses = bench.store.sealing_keys().await.unwrap();
    let of = |key_id: &str, secrets| KeyUse {
        key_id: key_id.to_owned(),
        secrets,
    };
    assert_eq!(uses, [of("key", 2), of("next", 1)]);
    let ids = async |after: &str, limit| {
        let page = bench
            .store
            .sealed_otherwise("next", after, limit)
            .await
            .unwrap();
        page.into_iter().map(|factor| factor.id).collect::<Vec<_>>()
    };
    assert_eq!(ids("", 10).await, ["b", "c"]);
    assert_eq!(ids("", 1).await, ["b"]);
    assert_eq!(ids("b", 10).await, ["c"]);
}

#[tokio::test]
async fn half_a_sign_in_is_of_one_browser_and_of_a_password_that_still_holds() {
    let bench = Bench::new().await;
    assert!(!half(&bench, "one", "u", "another hash").await);
    assert!(!half(&bench, "one", "nobody", "hash").await);
    assert!(half(&bench, "one", "u", "hash").await);
    let read = async |browser: &str, now: i64| {
        let browser = Digest::of(browser);
        bench.store.half_sign_in(&browser, now).await.unwrap()
    };
    assert_eq!(read("one", START + 599).await.unwrap().username, "name-u");
    assert!(read("one", START + 600).await.is_none());
    assert!(read("other", START).await.is_none());
    // The same browser begins again, for somebody else.
    bench.user("v").await;
    assert!(half(&bench, "one", "v", "hash").await);
    assert_eq!(read("one", START).await.unwrap().user_id, "v");
    let browser_digest = Digest::of("one");
    bench
        .store
        .commit(CancelHalf { browser_digest })
        .await
        .unwrap();
    assert!(read("one", START).await.is_none());
}

#[tokio::test]
async fn a_sign_in_takes_half_and_factor_together_or_neither() {
    let bench = Bench::new().await;
    add(&bench, totp("a", "u")).await;
    bench.user("v").await;
    add(&bench, totp("b", "v")).await;
    let run = async |name: &str, browser: &str, factor: Factor| {
        let by = By::SecondFactor(shown(factor));
        bench
            .store
            .commit(complete(name, browser, by))
            .await
            .unwrap()
    };
    let left = async |browser: &str| {
        let browser = Digest::of(browser);
        bench
            .store
            .half_sign_in(&browser, START)
            .await
            .unwrap()
            .is_some()
    };
    // Without half a sign-in nothing is used up.
    assert!(!run("1", "one", step("a", 101)).await);
    assert!(half(&bench, "one", "u", "hash").await);
    // A code of before, and one of somebody else's app: the half stays for another try.
    assert!(!run("2", "one", step("a", 100)).await);
    assert!(!run("3", "one", step("b", 101)).await);
    assert!(
        left("one").await,
        "a code that lost a race costs no new sign-in"
    );
    assert!(run("4", "one", step("a", 101)).await);
    assert!(!left("one").await);
    assert!(half(&bench, "two", "u", "hash").await);
    assert!(!run("5", "two", step("a", 101)).await);
    assert!(run("6", "two", recovery("1-a")).await);
    assert!(half(&bench, "two", "u", "hash").await);
    assert!(!run("7", "two", recovery("1-a")).await);
    assert!(!run("8", "two", recovery("1-b")).await);
    assert_eq!(bench.count("sessions").await, 2);
    assert_eq!(
        bench
            .count("audit_events WHERE event = 'recovery_code_used'")
            .await,
        1
    );
}

#[tokio::test]
async fn of_32_sign_ins_by_one_code_one_succeeds() {
    let bench = Bench::new().await;
    add(&bench, totp("a", "u")).await;
    for n in 0..32 {
        assert!(half(&bench, &format!("b{n}"), "u", "hash").await);
    }
    let race = async |round: &str, factor: &dyn Fn() -> Factor| {
        let ops = (0..32).map(|n| {
            let by = By::SecondFactor(shown(factor()));
            bench
                .store
                .commit(complete(&format!("{round}-{n}"), &format!("b{n}"), by))
        });
        let done = join_all(ops).await;
        done.into_iter()
            .filter(|done| matches!(done, Ok(true)))
            .count()
    };
    assert_eq!(race("totp", &|| step("a", 101)).await, 1);
    assert_eq!(race("recovery", &|| recovery("1-a")).await, 1);
    assert_eq!(bench.count("sessions").await, 2);
}

#[tokio::test]
async fn a_passkey_alone_signs_in_once_for_each_challenge() {
    let bench = Bench::new().await;
    begin(&bench, "enrol", Some("u")).await;
    add(&bench, passkey("p", "u", "enrol")).await;
    begin(&bench, "c", None).await;
    let run = async |name: &str, factor: Factor| {
        let by = By::Passkey(shown(factor));
        bench.store.commit(complete(name, "one", by)).await.unwrap()
    };
    assert!(!run("0", signed("p", "never begun")).await);
    assert!(run("1", signed("p", "c")).await);
    assert!(!run("2", signed("p", "c")).await);
    let factors = bench.store.second_factors("u").await.unwrap();
    assert_eq!(factors[0].sealed, b"counted on");
    assert_eq!(factors[0].last_used_at, Some(START));
    begin(&bench, "d", None).await;
    assert!(!run("3", signed("another", "d")).await);
}

#[tokio::test]
async fn a_proof_is_of_one_session_and_uses_up_what_it_rests_on() {
    let bench = Bench::new().await;
    bench.session("s", "u").await;
    bench.session("t", "u").await;
    bench.user("v").await;
    bench.session("theirs", "v").await;
    let password = |hash: &str| ProvedBy::Password {
        hash: hash.to_owned(),
        counter: "user:u".to_owned(),
    };
    let proved_at = async |session: &str| {
        let digest = Digest::of(session);
        let session = bench.store.session(&digest, 1_000, START).await.unwrap();
        session.unwrap().proved_at
    };
    assert!(!prove(&bench, "s", "u", password("another"), START + 5).await);
    assert!(prove(&bench, "s", "u", password("hash"), START + 5).await);
    assert_eq!(
        (proved_at("s").await, proved_at("t").await),
        (START + 5, START)
    );
    assert!(!prove(&bench, "theirs", "u", password("hash"), START + 6).await);
    add(&bench, totp("a", "u")).await;
    let factor = |factor| ProvedBy::SecondFactor(shown(factor));
    assert!(prove(&bench, "s", "u", factor(step("a", 101)), START + 7).await);
    assert!(!prove(&bench, "t", "u", factor(step("a", 101)), START + 7).await);
    assert!(prove(&bench, "t", "u", factor(recovery("1-a")), START + 8).await);
    assert!(!prove(&bench, "s", "u", factor(recovery("1-a")), START + 9).await);
    assert!(!prove(&bench, "theirs", "v", factor(step("a", 102)), START + 9).await);
    assert_eq!(
        (
            proved_at("s").await,
            proved_at("t").await,
            proved_at("theirs").await
        ),
        (START + 7, START + 8, START)
    );
}

#[tokio::test]
async fn sessions_are_listed_and_ended_for_their_person_only() {
    let bench = Bench::new().await;
    bench.user("v").await;
    for (name, user) in [("a", "u"), ("b", "u"), ("c", "u"), ("d", "v")] {
        bench.session(name, user).await;
    }
    let listed =
        async |user: &str, now: i64| bench.store.sessions(user, 500, now).await.unwrap().len();
    assert_eq!((listed("u", START).await, listed("v", START).await), (3, 1));
    assert_eq!(listed("u", START + 500).await, 0, "idle");
    let end = async |which: Which| {
        let op = EndSessions {
            user_id: "u".to_owned(),
            which,
            audit: event("sessions_ended"),
        };
        bench.store.commit(op).await.unwrap()
    };
    assert_eq!(end(Which::One("id-d".to_owned())).await, 0);
    assert_eq!(end(Which::One("id-a".to_owned())).await, 1);
    assert_eq!(end(Which::One("id-a".to_owned())).await, 0);
    assert_eq!(end(Which::AllBut(Digest::of("b"))).await, 1);
    assert_eq!(end(Which::AllBut(Digest::of("b"))).await, 0);
    assert_eq!((listed("u", START).await, listed("v", START).await), (1, 1));
    assert_eq!(
        bench
            .count("audit_events WHERE event = 'sessions_ended'")
            .await,
        2
    );
}

#[tokio::test]
async fn a_new_password_ends_what_was_begun_under_the_old_one() {
    let bench = Bench::new().await;
    for name in ["g", "h"] {
        bench.code(name).await;
    }
    bench.store.commit(redeem("g", 0)).await.unwrap();
    half(&bench, "one", "u", "hash").await;
    begin(&bench, "c", Some("u")).await;
    begin(&bench, "stranger's", None).await;
    let change = async |before: &str, keep: Option<&str>, end_apps: bool| {
        let op = ChangePassword {
            user_id: "u".to_owned(),
            password: NewPassword {
                before: before.to_owned(),
                after: "new".to_owned(),
                keep: keep.map(Digest::of),
                end_apps,
            },
            now: START + 1,
            audit: event("password_changed"),
            mails: Vec::new(),
        };
        bench.store.commit(op).await.unwrap()
    };
    assert!(!change("another", None, true).await);
    assert_eq!(
        (
            bench.count("sessions").await,
            bench.count("half_sign_ins").await
        ),
        (2, 1)
    );
    assert_eq!(
        bench.store.password_changed_at("u").await.unwrap(),
        Some(START)
    );
    assert!(change("hash", Some("s-g"), false).await);
    assert_eq!(
        bench.store.password_changed_at("u").await.unwrap(),
        Some(START + 1)
    );
    assert_eq!(
        (
            bench.count("sessions").await,
            bench.count("half_sign_ins").await
        ),
        (1, 0)
    );
    assert_eq!(
        bench.count("ceremonies").await,
        1,
        "a stranger's is nobody's"
    );
    assert_eq!(bench.count("authorization_codes").await, 1);
    assert_eq!(bench.count("grants WHERE ended_at IS NULL").await, 2);
    assert!(change("new", None, true).await);
    assert_eq!(bench.count("sessions").await, 0);
    assert_eq!(bench.count("grants WHERE ended_at IS NULL").await, 0);
}

#[tokio::test]
async fn a_history_is_of_one_person_newest_first_in_pages() {
    let bench = Bench::new().await;
    for (n, user) in ["u", "v", "u", "u"].into_iter().enumerate() {
        let audit = Event {
            id: format!("z{n}"),
            user_id: Some(user.to_owned()),
            ..event("sign_in")
        };
        bench.store.commit(Record { audit }).await.unwrap();
    }
    let ids = async |before: &str, limit| {
        let page = bench.store.history("u", before, limit).await.unwrap();
        page.into_iter().map(|event| event.id).collect::<Vec<_>>()
    };
    assert_eq!(ids("zz", 2).await, ["z3", "z2"]);
    assert_eq!(ids("z2", 2).await, ["z0"]);
}
