//! `GET /api/user`.

use serde_json::json;

use super::{connected, refuses_without_a_token};
use crate::support::TestApp;

#[tokio::test]
async fn without_a_good_token_nobody_is_anybody() {
    let app = TestApp::start().await;
    let (_, access, refresh) = connected(&app).await;
    refuses_without_a_token(|| app.get("/api/user"), &access).await;
    app.get("/api/user")
        .bearer(&refresh)
        .await
        .refused(401, "invalid_token");
    for name in ["access_token", "token"] {
        let reply = app.get(&format!("/api/user?{name}={access}")).await;
        assert_eq!(reply.status, 401, "never in the address");
    }
    app.wait(3_600);
    app.get("/api/user")
        .bearer(&access)
        .await
        .refused(401, "invalid_token");
}

#[tokio::test]
async fn a_session_is_no_credential_for_an_api() {
    let app = TestApp::start().await;
    let browser = app.person("alice").await.browser().await;
    let reply = browser.dress(app.get("/api/user")).await;
    assert_eq!(reply.status, 401);
}

#[tokio::test]
async fn the_address_comes_with_its_scope_and_never_without_whether_it_is_verified() {
    let app = TestApp::start().await;
    let alice = app.person("alice").await;
    let rp = app.client().confidential().await;
    let mut browser = alice.browser().await;
    let tokens = rp
        .tokens(&browser.allow_ask(&rp.ask().scope("email")).await)
        .await;
    let me = app.get("/api/user").bearer(&tokens.access).await.ok();
    assert_eq!(
        me,
        json!({
            "id": alice.id, "username": "alice", "name": "Alice", "email": "alice@people.example", "email_verified": false,
        })
    );
    app.database
        .execute("UPDATE users SET email_verified_at = 1")
        .await;
    let me = app.get("/api/user").bearer(&tokens.access).await.ok();
    assert_eq!(me["email_verified"], true);
    // By a refresh it can be given up.
    let less = [
        ("grant_type", "refresh_token"),
        ("refresh_token", &*tokens.refresh),
        ("scope", "email"),
    ];
    rp.form("/oauth/token", &less).await.ok();
}

#[tokio::test]
async fn scripts_of_other_origins_may_ask_and_read_the_challenge() {
    let app = TestApp::start().await;
    let preflight = app
        .call(axum::http::Method::OPTIONS, "/api/user")
        .header("origin", "https://spa.example")
        .header("access-control-request-method", "GET")
        .header("access-control-request-headers", "authorization")
        .await;
    assert_eq!(preflight.status, 204);
    assert_eq!(preflight.header("access-control-allow-origin"), Some("*"));
    let allowed = preflight
        .header("access-control-allow-headers")
        .unwrap()
        .to_lowercase();
    for name in [
        "authorization",
        "content-type",
        "personal-token",
        "x-two-factor-authentication",
    ] {
        assert!(allowed.contains(name));
    }
    let reply = app
        .get("/api/user")
        .header("origin", "https://spa.example")
        .await;
    assert_eq!(
        reply.header("access-control-expose-headers"),
        Some("WWW-Authenticate, Retry-After")
    );
    assert!(
        reply
            .headers
            .get("access-control-allow-credentials")
            .is_none()
    );
}
