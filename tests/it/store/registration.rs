//! Registrations that manage themselves, initial access tokens, approval.

use permesso::oauth::client::Client;
use permesso::oauth::token::Digest;
use permesso::store::clients::{ApproveClient, RegisterClient, ReplaceRegistration};
use permesso::store::initial_access_tokens::{
    CreateInitialAccess, EndInitialAccess, InitialAccessToken,
};

use super::developer::change;
use super::{Bench, client, event};
use crate::support::START;

#[tokio::test]
async fn a_registration_is_managed_by_its_token_alone() {
    let bench = Bench::new().await;
    let op = RegisterClient {
        client: client("own"),
        redirect_uris: vec!["https://own.example/".to_owned()],
        registration_digest: Some(Digest::of("manages")),
        initial_access: None,
        audit: event("client_created"),
    };
    bench.store.commit(op).await.unwrap();
    let found = async |id: &str, token: &str| {
        let digest = Digest::of(token);
        let found = bench.store.registered_client(id, &digest).await.unwrap();
        found.map(|client| client.client_name)
    };
    assert_eq!(found("own", "manages").await.as_deref(), Some("App"));
    assert_eq!(found("own", "another").await, None);
    assert_eq!(found("c", "manages").await, None);
    let replace = async |token: &str| {
        let op = ReplaceRegistration {
            client: Client {
                client_name: "New".to_owned(),
                ..client("own")
            },
            redirect_uris: vec!["https://new.example/".to_owned()],
            registration_digest: Digest::of(token),
            changes: vec![change("1", "name", "App")],
            audit: event("client_changed"),
        };
        bench.store.commit(op).await.unwrap()
    };
    assert!(!replace("another").await);
    assert_eq!(
        bench.store.redirect_uris("own").await.unwrap(),
        ["https://own.example/"]
    );
    assert_eq!(bench.count("client_changes").await, 0);
    assert!(replace("manages").await);
    let told = bench.store.client_changes("own", START).await.unwrap();
    assert_eq!(told, [change("1", "name", "App")]);
    assert_eq!(found("own", "manages").await.as_deref(), Some("New"));
    assert_eq!(
        bench.store.redirect_uris("own").await.unwrap(),
        ["https://new.example/"]
    );
}

#[tokio::test]
async fn an_initial_access_token_lives_until_its_end_and_counts_its_uses() {
    let bench = Bench::new().await;
    let op = CreateInitialAccess {
        token: InitialAccessToken {
            id: "i".to_owned(),
            name: "Team".to_owned(),
            created_at: START,
            expires_at: Some(START + 10),
            last_used_at: None,
            uses: 0,
        },
        token_digest: Digest::of("lets in"),
        audit: event("initial_access_created"),
    };
    bench.store.commit(op).await.unwrap();
    let lives = async |token: &str, now: i64| {
        let digest = Digest::of(token);
        let found = bench.store.initial_access_token(&digest, now).await;
        found.unwrap().is_some()
    };
    assert!(lives("lets in", START + 9).await);
    assert!(!lives("lets in", START + 10).await && !lives("another", START).await);
    let op = RegisterClient {
        client: client("own"),
        redirect_uris: Vec::new(),
        registration_digest: None,
        initial_access: Some(Digest::of("lets in")),
        audit: event("client_created"),
    };
    bench.store.commit(op).await.unwrap();
    let all = bench.store.initial_access_tokens().await.unwrap();
    assert_eq!(
        (all.len(), all[0].uses, all[0].last_used_at),
        (1, 1, Some(START))
    );
    let end = || EndInitialAccess {
        id: "i".to_owned(),
        audit: event("initial_access_ended"),
    };
    assert!(bench.store.commit(end()).await.unwrap());
    assert!(!bench.store.commit(end()).await.unwrap());
    assert!(!lives("lets in", START).await);
}

#[tokio::test]
async fn a_client_is_approved_once() {
    let bench = Bench::new().await;
    bench
        .database
        .execute("UPDATE clients SET awaits_approval_at = 5")
        .await;
    let approve = |id: &str| ApproveClient {
        client_id: id.to_owned(),
        audit: event("client_changed"),
    };
    assert!(!bench.store.commit(approve("another")).await.unwrap());
    assert!(bench.store.commit(approve("c")).await.unwrap());
    assert!(!bench.store.commit(approve("c")).await.unwrap());
    let client = bench.store.client("c").await.unwrap().unwrap();
    assert_eq!(client.awaits_approval_at, None);
}
