//! Clients: registered, read, changed by an administrator, deleted with everything that was theirs.

use permesso::oauth::client::{PkcePolicy, RedirectMatch, TokenPolicy};
use permesso::oauth::scope::Scope;
use permesso::oauth::token::Digest;
use permesso::store::clients::{DeleteClient, SetClient};

use super::{Bench, client, event, redeem};
use crate::support::START;

#[tokio::test]
async fn a_client_is_read_as_it_was_registered() {
    let bench = Bench::new().await;
    let read = bench.store.client("c").await.unwrap().unwrap();
    assert_eq!(format!("{read:?}"), format!("{:?}", client("c")));
    let uris = bench.store.redirect_uris("c").await.unwrap();
    assert_eq!(uris, ["https://a.example/1", "https://a.example/2"]);
    assert!(bench.store.client("nobody").await.unwrap().is_none());
    assert!(
        bench
            .store
            .redirect_uris("nobody")
            .await
            .unwrap()
            .is_empty()
    );
}

#[tokio::test]
async fn clients_are_listed_page_by_page() {
    let bench = Bench::new().await;
    for id in ["a", "b", "d"] {
        bench.client(id).await;
    }
    let ids = async |after: &str, limit| -> Vec<String> {
        let clients = bench.store.clients(after, limit).await.unwrap();
        clients.into_iter().map(|client| client.client_id).collect()
    };
    assert_eq!(ids("", 2).await, ["a", "b"]);
    assert_eq!(ids("b", 2).await, ["c", "d"]);
    assert!(ids("d", 2).await.is_empty());
}

#[tokio::test]
async fn an_administrator_changes_one_thing_and_the_rest_stays() {
    let bench = Bench::new().await;
    let set = async |change: &dyn Fn(&mut SetClient)| {
        let mut op = SetClient {
            client_id: "c".to_owned(),
            now: START + 5,
            audit: event("client_changed"),
            ..SetClient::default()
        };
        change(&mut op);
        assert!(bench.store.commit(op).await.unwrap());
        bench.store.client("c").await.unwrap().unwrap()
    };
    let untouched = set(&|_| ()).await;
    assert_eq!(format!("{untouched:?}"), format!("{:?}", client("c")));
    assert_eq!(
        set(&|op| op.redirect_match = Some(RedirectMatch::Origin))
            .await
            .redirect_match,
        RedirectMatch::Origin
    );
    assert_eq!(
        set(&|op| op.token_policy = Some(TokenPolicy::Standard))
            .await
            .token_policy,
        TokenPolicy::Standard
    );
    assert_eq!(
        set(&|op| op.pkce = Some(PkcePolicy::Required)).await.pkce,
        PkcePolicy::Required
    );
    assert_eq!(
        set(&|op| op.audience = Some("https://r.example".to_owned()))
            .await
            .audience
            .as_deref(),
        Some("https://r.example")
    );
    assert_eq!(
        set(&|op| op.audience = Some(String::new())).await.audience,
        None
    );
    assert_eq!(
        set(&|op| op.checked = Some(true)).await.checked_at,
        Some(START + 5)
    );
    assert_eq!(set(&|op| op.checked = Some(false)).await.checked_at, None);
    assert_eq!(
        set(&|op| op.disabled = Some(true)).await.disabled_at,
        Some(START + 5)
    );
    assert_eq!(set(&|op| op.disabled = Some(false)).await.disabled_at, None);
    assert_eq!(
        set(&|op| op.secret_digest = Some(Digest::of("new")))
            .await
            .secret_digest,
        Some(Digest::of("new"))
    );
    let limited = set(&|op| op.scope_limit = Some(Scope::empty())).await;
    assert_eq!(limited.scope_limit, Some(Scope::empty()));
    assert_eq!(
        (limited.redirect_match, limited.token_policy, limited.pkce),
        (
            RedirectMatch::Origin,
            TokenPolicy::Standard,
            PkcePolicy::Required
        )
    );
    let unknown = SetClient {
        client_id: "nobody".to_owned(),
        audit: event("client_changed"),
        ..SetClient::default()
    };
    let before = bench.count("audit_events").await;
    assert!(!bench.store.commit(unknown).await.unwrap());
    assert_eq!(
        bench.count("audit_events").await,
        before,
        "what changed nothing is no event"
    );
}

#[tokio::test]
async fn a_deleted_client_takes_everything_of_its_own_along_and_leaves_the_audit_trail() {
    let bench = Bench::new().await;
    bench.code("g").await;
    bench.store.commit(redeem("g", 0)).await.unwrap();
    let delete = || DeleteClient {
        client_id: "c".to_owned(),
        audit: event("client_deleted"),
    };
    let events = bench.count("audit_events").await;
    assert!(bench.store.commit(delete()).await.unwrap());
    for table in [
        "clients",
        "redirect_uris",
        "grants",
        "authorization_codes",
        "access_tokens",
        "refresh_tokens",
        "authorization_requests",
    ] {
        assert_eq!(bench.count(table).await, 0, "{table}");
    }
    assert_eq!(bench.count("audit_events").await, events + 1);
    assert!(!bench.store.commit(delete()).await.unwrap());
}
