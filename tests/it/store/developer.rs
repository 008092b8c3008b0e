//! Apps that people answer for: every operation names its owner, and does nothing for anybody else.

use permesso::oauth::client::{Client, DisabledBy, RegisteredBy};
use permesso::oauth::scope::Scope;
use permesso::oauth::token::Digest;
use permesso::store::client_changes::Change;
use permesso::store::client_refusals::{ClientRefusal, WriteRefusals};
use permesso::store::clients::{RegisterClient, SetClient};
use permesso::store::developer::{
    ChangeOwnClient, ClientUse, DeleteOwnClient, EndPreviousSecret, RegisterOwnClient,
    RotateOwnSecret, SwitchOwnClient, Written,
};
use permesso::store::ownership::{By, ClaimClient, DeclineClient, OfferClient, TakeClient};

use super::{Bench, client, event, redeem};
use crate::support::START;

pub(super) fn change(id: &str, field: &str, was: &str) -> Change {
    Change {
        id: id.to_owned(),
        at: START,
        field: field.to_owned(),
        was: was.to_owned(),
    }
}

fn own(id: &str, owner: &str, name: &str) -> RegisterOwnClient {
    let register = RegisterClient {
        client: Client {
            owner_id: Some(owner.to_owned()),
            description: Some("For tests".to_owned()),
            client_name: name.to_owned(),
            registered_by: RegisteredBy::Developer,
            ..client(id)
        },
        redirect_uris: vec!["https://own.example/".to_owned()],
        registration_digest: None,
        initial_access: None,
        audit: event("client_created"),
    };
    RegisterOwnClient { register, limit: 2 }
}

/// A bench with a second person, and an app of the first.
async fn bench() -> Bench {
    let bench = Bench::new().await;
    bench.user("v").await;
    let made = bench.store.commit(own("own", "u", "Own")).await.unwrap();
    assert_eq!(made, Written::Now);
    bench
}

async fn read(bench: &Bench, id: &str) -> Client {
    bench.store.client(id).await.unwrap().unwrap()
}

#[tokio::test]
async fn a_person_has_so_many_apps_and_each_a_name_of_its_own() {
    let bench = bench().await;
    let expected = own("own", "u", "Own").register.client;
    assert_eq!(
        format!("{:?}", read(&bench, "own").await),
        format!("{expected:?}")
    );
    let make = async |id: &str, owner: &str, name: &str| {
        bench.store.commit(own(id, owner, name)).await.unwrap()
    };
    assert_eq!(make("two", "u", "Own").await, Written::NameTaken);
    assert_eq!(make("two", "u", "another").await, Written::Now);
    assert_eq!(make("three", "u", "A third").await, Written::LimitReached);
    assert_eq!(make("three", "v", "Own").await, Written::Now);
    let ids: Vec<String> = bench
        .store
        .apps_of("u")
        .await
        .unwrap()
        .into_iter()
        .map(|app| app.client_id)
        .collect();
    assert_eq!(ids, ["two", "own"], "by name");
    assert!(bench.store.apps_of("nobody").await.unwrap().is_empty());
    let ownerless = RegisterOwnClient {
        register: RegisterClient {
            client: client("none"),
            ..own("none", "u", "x").register
        },
        limit: 9,
    };
    assert_eq!(bench.store.commit(ownerless).await.unwrap(), Written::Gone);
}

fn changed(owner: &str, name: &str, changes: Vec<Change>) -> ChangeOwnClient {
    ChangeOwnClient {
        client_id: "own".to_owned(),
        owner_id: owner.to_owned(),
        client_name: name.to_owned(),
        description: None,
        website: None,
        redirect_uris: vec!["https://new.example/".to_owned()],
        scope_limit: Some(Scope::empty()),
        changes,
        now: START + 5,
        audit: event("client_changed"),
    }
}

#[tokio::test]
async fn only_its_owner_changes_an_app_and_what_people_read_ends_its_check() {
    let bench = bench().await;
    let check = SetClient {
        client_id: "own".to_owned(),
        checked: Some(true),
        now: START,
        audit: event("client_changed"),
        ..SetClient::default()
    };
    bench.store.commit(check).await.unwrap();
    let commit = async |op| bench.store.commit(op).await.unwrap();
    assert_eq!(
        commit(changed("v", "Stolen", Vec::new())).await,
        Written::Gone
    );
    assert_eq!(commit(changed("u", "Own", Vec::new())).await, Written::Now);
    let quiet = read(&bench, "own").await;
    assert_eq!((quiet.changed_at, quiet.checked_at), (START, Some(START)));
    assert_eq!((quiet.description, quiet.website), (None, None));
    let seen = vec![change("1", "name", "Own"), change("2", "website", "")];
    assert_eq!(
        commit(changed("u", "New", seen.clone())).await,
        Written::Now
    );
    let loud = read(&bench, "own").await;
    assert_eq!((loud.changed_at, loud.checked_at), (START + 5, None));
    assert_eq!(
        bench.store.client_changes("own", START).await.unwrap(),
        seen
    );
    assert!(
        bench
            .store
            .client_changes("own", START + 1)
            .await
            .unwrap()
            .is_empty()
    );
    assert_eq!(
        bench.store.redirect_uris("own").await.unwrap(),
        ["https://new.example/"]
    );
    bench.store.commit(own("two", "u", "Two")).await.unwrap();
    assert_eq!(
        commit(changed("u", "Two", Vec::new())).await,
        Written::NameTaken
    );
}

#[tokio::test]
async fn of_an_app_that_changes_all_the_time_the_newest_changes_are_kept() {
    let bench = bench().await;
    for round in 0..6 {
        let changes = (0..20)
            .map(|n| change(&format!("{round}{n:02}"), "name", "x"))
            .collect();
        bench
            .store
            .commit(changed("u", "Own", changes))
            .await
            .unwrap();
    }
    assert_eq!(bench.count("client_changes").await, 100);
    let kept = bench.store.client_changes("own", START).await.unwrap();
    assert_eq!((kept[0].id.as_str(), kept[99].id.as_str()), ("100", "519"));
}

#[tokio::test]
async fn what_an_operator_made_is_no_longer_the_operators_word_once_its_owner_changed_it() {
    let bench = bench().await;
    bench
        .database
        .execute("UPDATE clients SET registered_by = 'operator' WHERE client_id = 'own'")
        .await;
    bench
        .store
        .commit(changed("u", "Own", Vec::new()))
        .await
        .unwrap();
    assert_eq!(
        read(&bench, "own").await.registered_by,
        RegisteredBy::Operator
    );
    let op = changed("u", "New", vec![change("1", "name", "Own")]);
    bench.store.commit(op).await.unwrap();
    assert_eq!(
        read(&bench, "own").await.registered_by,
        RegisteredBy::Developer
    );
}

#[tokio::test]
async fn a_secret_is_rotated_once_by_its_owner_and_the_one_before_ends() {
    let bench = bench().await;
    let rotate = async |owner: &str, present: &str, new: &str, keep_until| {
        let op = RotateOwnSecret {
            client_id: "own".to_owned(),
            owner_id: owner.to_owned(),
            present: Digest::of(present),
            secret_digest: Digest::of(new),
            keep_until,
            audit: event("client_changed"),
        };
        bench.store.commit(op).await.unwrap()
    };
    let end = async |owner: &str| {
        let op = EndPreviousSecret {
            client_id: "own".to_owned(),
            owner_id: owner.to_owned(),
            audit: event("client_changed"),
        };
        bench.store.commit(op).await.unwrap()
    };
    let secrets = async || {
        let app = read(&bench, "own").await;
        let previous = app.previous_secret_digest.zip(app.previous_secret_until);
        (app.secret_digest.unwrap(), previous)
    };
    assert!(!rotate("v", "secret", "new", Some(START + 9)).await);
    assert!(!rotate("u", "wrong", "new", Some(START + 9)).await);
    assert!(rotate("u", "secret", "new", Some(START + 9)).await);
    assert!(!rotate("u", "secret", "again", Some(START + 9)).await);
    let before = Some((Digest::of("secret"), START + 9));
    assert_eq!(secrets().await, (Digest::of("new"), before));
    assert!(!end("v").await && end("u").await && !end("u").await);
    assert_eq!(secrets().await, (Digest::of("new"), None));
    assert!(rotate("u", "new", "third", None).await);
    assert_eq!(secrets().await, (Digest::of("third"), None));
    // An operator's new secret ends every other.
    assert!(rotate("u", "third", "fourth", Some(START + 9)).await);
    let op = SetClient {
        client_id: "own".to_owned(),
        secret_digest: Some(Digest::of("fifth")),
        audit: event("client_changed"),
        ..SetClient::default()
    };
    bench.store.commit(op).await.unwrap();
    assert_eq!(secrets().await, (Digest::of("fifth"), None));
}

#[tokio::test]
async fn what_an_operator_disabled_only_an_operator_enables() {
    let bench = bench().await;
    let switch = async |owner: &str, enabled| {
        let op = SwitchOwnClient {
            client_id: "own".to_owned(),
            owner_id: owner.to_owned(),
            enabled,
            now: START + 3,
            audit: event("client_changed"),
        };
        bench.store.commit(op).await.unwrap()
    };
    let operator = async |disabled| {
        let op = SetClient {
            client_id: "own".to_owned(),
            disabled: Some(disabled),
            now: START + 7,
            audit: event("client_changed"),
            ..SetClient::default()
        };
        assert!(bench.store.commit(op).await.unwrap());
    };
    assert!(!switch("v", false).await && !switch("u", true).await);
    assert!(switch("u", false).await && !switch("u", false).await);
    let app = read(&bench, "own").await;
    assert_eq!(
        (app.disabled_at, app.disabled_by),
        (Some(START + 3), Some(DisabledBy::Owner))
    );
    assert!(!switch("v", true).await && switch("u", true).await);
    // The operator's word stands above the owner's, whoever was first.
    assert!(switch("u", false).await);
    operator(true).await;
    assert_eq!(
        read(&bench, "own").await.disabled_by,
        Some(DisabledBy::Operator)
    );
    assert!(!switch("u", true).await && !switch("u", false).await);
    operator(false).await;
    let app = read(&bench, "own").await;
    assert_eq!((app.disabled_at, app.disabled_by), (None, None));
}

fn offer(owner: &str, name: Option<&str>, to: Option<&str>) -> OfferClient {
    OfferClient {
        client_id: "own".to_owned(),
        owner_id: owner.to_owned(),
        name: name.map(ToOwned::to_owned),
        user_id: to.map(ToOwned::to_owned),
        now: START,
        audit: event("client_changed"),
    }
}

fn take(user: &str, by: By, limit: Option<i64>) -> TakeClient {
    TakeClient {
        client_id: "own".to_owned(),
        user_id: user.to_owned(),
        by,
        limit,
        change: change("owner", "owner", ""),
        now: START,
        audit: event("client_owner_changed"),
    }
}

#[tokio::test]
async fn an_app_goes_to_the_person_it_was_offered_to_while_the_offer_stands() {
    let bench = bench().await;
    let commit = async |op| bench.store.commit(op).await.unwrap();
    let taken = async |user: &str, since, limit| {
        let op = take(user, By::Offer(since), Some(limit));
        bench.store.commit(op).await.unwrap()
    };
    assert!(!commit(offer("v", Some("name-v"), Some("v"))).await);
    assert!(!commit(offer("u", None, None)).await, "nothing to withdraw");
    assert!(commit(offer("u", Some("nobody"), None)).await);
    let standing = bench
        .store
        .offer_of("own", START - 1)
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (standing.handover_name.as_str(), standing.owner.as_deref()),
        ("nobody", Some("name-u"))
    );
    assert!(commit(offer("u", Some("name-v"), Some("v"))).await);
    assert_eq!(
        bench.store.offers_to("v", START - 1).await.unwrap().len(),
        1
    );
    assert!(bench.store.offers_to("v", START).await.unwrap().is_empty());
    assert!(bench.store.offer_of("own", START).await.unwrap().is_none());
    assert_eq!(taken("v", START, 9).await, Written::Gone, "too late");
    assert_eq!(taken("u", START - 1, 9).await, Written::Gone);
    assert_eq!(taken("v", START - 1, 0).await, Written::LimitReached);
    assert_eq!(taken("v", START - 1, 1).await, Written::Now);
    let app = read(&bench, "own").await;
    assert_eq!(app.owner_id.as_deref(), Some("v"));
    assert_eq!((app.changed_at, app.checked_at), (START + 1, None));
    assert_eq!(taken("v", START - 1, 9).await, Written::Gone, "once");
    assert_eq!(bench.count("client_changes").await, 1);
    assert!(commit(offer("v", Some("name-u"), Some("u"))).await);
    let decline = async |user: &str| {
        let op = DeclineClient {
            client_id: "own".to_owned(),
            user_id: user.to_owned(),
            audit: event("client_changed"),
        };
        bench.store.commit(op).await.unwrap()
    };
    assert!(!decline("v").await && decline("u").await && !decline("u").await);
    assert!(commit(offer("v", Some("name-u"), Some("u"))).await);
    assert!(commit(offer("v", None, None)).await);
    assert!(
        bench
            .store
            .offers_to("u", START - 1)
            .await
            .unwrap()
            .is_empty()
    );
}

#[tokio::test]
async fn an_operator_gives_away_only_what_nobody_answers_for() {
    let bench = bench().await;
    let claim = async |id: &str, user: &str| {
        let op = ClaimClient {
            client_id: id.to_owned(),
            user_id: user.to_owned(),
            now: START,
            audit: event("client_claimed"),
        };
        bench.store.commit(op).await.unwrap()
    };
    assert!(!claim("own", "v").await && !claim("nothing", "v").await);
    assert!(claim("c", "u").await && claim("c", "v").await);
    let claims = bench.store.claims_of("v", START - 1).await.unwrap();
    assert_eq!(claims.len(), 1);
    assert!(
        bench
            .store
            .claims_of("u", START - 1)
            .await
            .unwrap()
            .is_empty()
    );
    let standing = bench.store.claim_on("c", START - 1).await.unwrap().unwrap();
    assert_eq!(standing, claims[0]);
    assert!(bench.store.claim_on("c", START).await.unwrap().is_none());
    let gone = bench.store.commit(take("v", By::Operator, None)).await;
    assert_eq!(gone.unwrap(), Written::Gone, "it has an owner");
    let op = TakeClient {
        client_id: "c".to_owned(),
        ..take("v", By::Operator, None)
    };
    assert_eq!(bench.store.commit(op).await.unwrap(), Written::Now);
    assert_eq!(read(&bench, "c").await.owner_id.as_deref(), Some("v"));
    assert!(
        bench
            .store
            .claims_of("v", START - 1)
            .await
            .unwrap()
            .is_empty()
    );
}

#[tokio::test]
async fn a_proof_of_sites_holds_for_whoever_claimed_and_for_the_sites_that_were_looked_at() {
    let bench = bench().await;
    let uris = bench.store.redirect_uris("c").await.unwrap();
    let take = async |user: &str, since: i64, uris: &[String]| {
        let by = By::Site {
            since,
            uris: uris.to_vec(),
        };
        let op = TakeClient {
            client_id: "c".to_owned(),
            ..take(user, by, None)
        };
        bench.store.commit(op).await.unwrap()
    };
    assert_eq!(take("v", 0, &uris).await, Written::Gone, "nobody claimed");
    let claim = ClaimClient {
        client_id: "c".to_owned(),
        user_id: "v".to_owned(),
        now: START,
        audit: event("client_claimed"),
    };
    assert!(bench.store.commit(claim).await.unwrap());
    let others = [uris.clone(), vec!["https://new.example/".to_owned()]].concat();
    for (user, since, uris) in [
        ("u", START - 1, &uris),
        ("v", START, &uris),
        ("v", START - 1, &others),
    ] {
        assert_eq!(take(user, since, uris).await, Written::Gone);
    }
    assert_eq!(take("v", START - 1, &uris).await, Written::Now);
    assert_eq!(take("v", START - 1, &uris).await, Written::Gone);
    let client = read(&bench, "c").await;
    assert_eq!(
        (client.owner_id.as_deref(), client.checked_at),
        (Some("v"), None)
    );
    assert!(client.changed_at > client.created_at);
}

#[tokio::test]
async fn a_person_who_goes_leaves_the_app_and_only_an_owner_deletes_it() {
    let bench = bench().await;
    let delete = async |owner: &str| {
        let op = DeleteOwnClient {
            client_id: "own".to_owned(),
            owner_id: owner.to_owned(),
            audit: event("client_deleted"),
        };
        bench.store.commit(op).await.unwrap()
    };
    assert!(!delete("v").await);
    bench
        .database
        .execute("DELETE FROM users WHERE id = 'u'")
        .await;
    assert_eq!(read(&bench, "own").await.owner_id, None);
    assert!(!delete("u").await);
    let taken = bench.store.commit(take("v", By::Operator, None)).await;
    assert_eq!(taken.unwrap(), Written::Now);
    assert!(delete("v").await && !delete("v").await);
}

#[tokio::test]
async fn people_are_counted_once_each_while_they_allow_something() {
    let bench = bench().await;
    let usage = async || bench.store.client_use("c").await.unwrap();
    let nobody = ClientUse {
        people: 0,
        last_used_at: None,
    };
    assert_eq!(usage().await, nobody);
    for name in ["g", "h"] {
        bench.code(name).await;
        bench.store.commit(redeem(name, 0)).await.unwrap();
    }
    let sql = format!("UPDATE grants SET last_used_at = {START} WHERE id = 'g'");
    bench.database.execute(&sql).await;
    let one = ClientUse {
        people: 1,
        last_used_at: Some(START),
    };
    assert_eq!(usage().await, one);
    let sql = format!("UPDATE grants SET ended_at = {START}, ended_by = 'person'");
    bench.database.execute(&sql).await;
    assert_eq!(usage().await, ClientUse { people: 0, ..one });
}

fn refusal(client_id: &str, number: usize) -> ClientRefusal {
    ClientRefusal {
        id: format!("{number:04}"),
        client_id: client_id.to_owned(),
        at: START,
        endpoint: "/oauth/token".to_owned(),
        error: "invalid_grant".to_owned(),
        description: "No".to_owned(),
        sent: Some("https://a.example/".to_owned()),
        registered: None,
    }
}

#[tokio::test]
async fn the_newest_refusals_of_each_app_are_kept() {
    let bench = bench().await;
    let mut refusals: Vec<_> = (0..30).map(|number| refusal("c", number)).collect();
    refusals.push(refusal("own", 99));
    // One that went meanwhile is no reason to lose the others.
    refusals.push(refusal("nothing", 100));
    bench
        .store
        .commit(WriteRefusals { refusals })
        .await
        .unwrap();
    let kept = bench.store.client_refusals("c").await.unwrap();
    assert_eq!((kept.len(), kept[0].id.as_str()), (20, "0029"));
    assert_eq!(kept[0], refusal("c", 29));
    assert_eq!(bench.count("client_refusals").await, 21);
}
