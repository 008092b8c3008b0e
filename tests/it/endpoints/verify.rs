//! `GET|POST /oauth/verify`: for reverse proxies.

use axum::http::Method;

use super::refuses_without_a_token;
use crate::support::{Reply, TestApp};

const HEADERS: [&str; 5] = [
    "x-auth-user",
    "x-auth-user-id",
    "x-auth-client",
    "x-auth-scope",
    "x-auth-two-factor",
];

fn all_five(reply: &Reply) -> Vec<&str> {
    HEADERS
        .iter()
        .map(|name| reply.header(name).unwrap_or_else(|| panic!("{name}")))
        .collect()
}

#[tokio::test]
async fn a_good_token_is_204_with_all_five_headers() {
    let app = TestApp::with(&[("SCOPES__PRESETS", "gancio,open-collective")]).await;
    let alice = app.person("alice").await;
    let rp = app.client().confidential().await;
    let mut browser = alice.browser().await;
    let tokens = rp
        .tokens(
            &browser
                .allow_ask(&rp.ask().scope("event:write email"))
                .await,
        )
        .await;
    for scope in [
        "event:write",
        "email",
        "event:write+email",
        "email,event:write",
        "event%3Awrite%20email",
    ] {
        for method in [Method::GET, Method::POST, Method::HEAD] {
            let path = format!("/oauth/verify?scope={scope}");
            let reply = app.call(method, &path).bearer(&tokens.access).await;
            assert_eq!(reply.status, 204, "{}", reply.summary());
            assert!(reply.body.is_empty());
            assert_eq!(
                all_five(&reply),
                [
                    "alice",
                    &alice.id,
                    &rp.client_id,
                    "event:write email",
                    "none"
                ]
            );
        }
    }
    // An empty scope is a header too: none that a client sent may pass through.
    let less = rp
        .tokens(&browser.allow_ask(&rp.ask().prompt("consent")).await)
        .await;
    let reply = app
        .get("/oauth/verify?scope=email")
        .bearer(&less.access)
        .await;
    reply.refused(403, "insufficient_scope");
    for name in HEADERS {
        assert!(reply.header(name).is_none());
    }
}

#[tokio::test]
async fn a_missing_scope_is_403_and_named() {
    let app = TestApp::start().await;
    let rp = app.client().api().await;
    let (_, tokens) = app.connect(&rp).await;
    for scope in ["email", "event:write+email", "unknown"] {
        let reply = app
            .get(&format!("/oauth/verify?scope={scope}"))
            .bearer(&tokens.access)
            .await;
        reply.refused(403, "insufficient_scope");
        let challenge = reply.header("www-authenticate").unwrap();
        let wanted = format!("scope=\"{}\"", scope.replace('+', " "));
        assert!(
            challenge.starts_with("Bearer error=\"insufficient_scope\"")
                && challenge.contains(&wanted),
            "{challenge}"
        );
    }
}

#[tokio::test]
async fn the_credential_comes_first_then_the_audience_then_the_scope() {
    let app = TestApp::start().await;
    let rp = app.client().api().await;
    let (_, tokens) = app.connect(&rp).await;
    refuses_without_a_token(
        || app.get("/oauth/verify?scope=event:write"),
        &tokens.access,
    )
    .await;
    refuses_without_a_token(|| app.get("/oauth/verify?scope=email"), &tokens.access).await;
    assert_eq!(app.get("/oauth/verify").await.status, 401);
    app.get("/oauth/verify")
        .bearer("x")
        .await
        .refused(401, "invalid_token");
    for path in [
        "/oauth/verify",
        "/oauth/verify?scope=",
        "/oauth/verify?scope=event:write&scope=email",
    ] {
        app.get(path)
            .bearer(&tokens.access)
            .await
            .refused(400, "invalid_request");
    }
    let own = format!(
        "/oauth/verify?scope=event:write&audience={}",
        app.app.issuer()
    );
    assert_eq!(app.get(&own).bearer(&tokens.access).await.status, 204);
    for path in [
        "/oauth/verify?audience=https://other.example&scope=event:write",
        "/oauth/verify?audience=https://other.example",
    ] {
        app.get(path)
            .bearer(&tokens.access)
            .await
            .refused(401, "invalid_token");
    }
}

#[tokio::test]
async fn headers_that_a_client_forges_do_not_come_back() {
    let app = TestApp::start().await;
    let rp = app.client().api().await;
    let (_, tokens) = app.connect(&rp).await;
    let mut call = app
        .get("/oauth/verify?scope=event:write")
        .bearer(&tokens.access);
    for name in HEADERS {
        call = call.header(name, "root");
    }
    let reply = call.await;
    assert!(!all_five(&reply).contains(&"root"));
}

#[tokio::test]
async fn the_body_of_the_checked_request_does_not_matter() {
    let app = TestApp::start().await;
    let rp = app.client().api().await;
    let (_, tokens) = app.connect(&rp).await;
    let call = app
        .post("/oauth/verify?scope=event:write")
        .bearer(&tokens.access);
    let reply = call
        .body("application/octet-stream", &b"\xff\x00 scope=x"[..])
        .await;
    assert_eq!(reply.status, 204);
}
