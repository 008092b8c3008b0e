//! `GET /api/user/authorizations` and `GET /api/user/sessions`: what is one's own, to read and no more.

use axum::http::Method;
use serde_json::json;

use super::refuses_without_a_token;
use crate::support::TestApp;

const SCOPES: (&str, &str) = ("SCOPES__PRESETS", "gancio,open-collective");
const PATHS: [&str; 2] = ["/api/user/authorizations", "/api/user/sessions"];

#[tokio::test]
async fn they_need_a_token_with_the_scope_of_the_account() {
    let app = TestApp::with(&[SCOPES]).await;
    let alice = app.person("alice").await;
    let token = alice.personal("Script", "account").await;
    let narrow = alice.advanced("Narrow", "email").await;
    for path in PATHS {
        refuses_without_a_token(|| app.get(path), &token).await;
        let reply = app.get(path).bearer(&narrow).await;
        reply.refused(403, "insufficient_scope");
        assert!(
            reply
                .header("www-authenticate")
                .unwrap()
                .contains("scope=\"account\"")
        );
        assert_eq!(
            app.call(Method::HEAD, path).bearer(&token).await.status,
            200
        );
    }
}

#[tokio::test]
async fn a_person_reads_which_apps_they_allow_what() {
    let app = TestApp::with(&[SCOPES]).await;
    let alice = app.person("alice").await;
    let token = alice.personal("Script", "account").await;
    let read = async || app.get(PATHS[0]).bearer(&token).await.ok();
    assert_eq!(read().await, json!({ "authorizations": [] }));
    let rp = app
        .client()
        .name("Planner")
        .website("https://app.example/about")
        .confidential()
        .await;
    let other = app.client().name("A calendar").confidential().await;
    let mut browser = alice.browser().await;
    let first = app.now();
    rp.tokens(&browser.allow_ask(&rp.ask().scope("account email")).await)
        .await;
    app.wait(100);
    let tokens = other.tokens(&browser.allow(&other).await).await;
    // Nobody else's.
    let mut bob = app.person("bob").await.browser().await;
    let third = app.client().name("Of Bob").confidential().await;
    bob.allow(&third).await;
    assert_eq!(
        read().await,
        json!({ "authorizations": [
            {
                "client_id": other.client_id, "name": "A calendar", "website": null, "scope": "",
                "first_allowed_at": first + 100, "last_used_at": first + 100,
            },
            {
                "client_id": rp.client_id, "name": "Planner", "website": "https://app.example/about", "scope": "account email",
                "first_allowed_at": first, "last_used_at": first,
            },
        ] })
    );
    // A use is noted, and an app may read this too.
    app.wait(70);
    app.get("/api/user").bearer(&tokens.access).await.ok();
    app.run_jobs().await;
    assert_eq!(
        read().await["authorizations"][0]["last_used_at"],
        first + 170
    );
    browser.revoke_app(&other.client_id).await;
    assert_eq!(read().await["authorizations"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn a_person_reads_where_they_are_signed_in() {
    let app = TestApp::with(&[SCOPES]).await;
    let alice = app.person("alice").await;
    let token = alice.personal("Script", "account").await;
    let read = async || app.get(PATHS[1]).bearer(&token).await.ok();
    assert_eq!(read().await, json!({ "sessions": [] }));
    app.person("bob").await.browser().await;
    let first = app.now();
    let mut browser = alice.browser().await;
    let seen = read().await;
    let session = &seen["sessions"][0];
    assert_eq!(
        *session,
        json!({
            "id": session["id"], "device": "Mozilla/5.0 (test)", "network": "192.0.2.1", "created_at": first, "last_seen_at": first,
        })
    );
    assert_eq!(seen["sessions"].as_array().unwrap().len(), 1);
    // The id names it, and opens nothing.
    let cookie = browser.session().unwrap().clone();
    assert!(!seen.to_string().contains(&cookie));
    browser.address = "198.51.100.9".to_owned();
    app.wait(90);
    browser.open("/account").await;
    app.run_jobs().await;
    let session = &read().await["sessions"][0];
    assert_eq!(
        (&session["network"], &session["last_seen_at"]),
        (&json!("198.51.100.9"), &json!(first + 90))
    );
    let form = browser.open("/account").await.form("csrf");
    browser.submit(&form).await;
    assert_eq!(read().await, json!({ "sessions": [] }));
}

#[tokio::test]
async fn nothing_there_can_be_written() {
    let app = TestApp::with(&[SCOPES]).await;
    let alice = app.person("alice").await;
    alice.browser().await;
    let token = alice.advanced("Script", "account").await;
    for path in PATHS {
        for method in ["POST", "PUT", "PATCH", "DELETE"] {
            let method: Method = method.parse().unwrap();
            let call = app
                .call(method.clone(), path)
                .bearer(&token)
                .json(&json!({ "id": "x" }));
            let reply = call.await;
            assert_eq!(reply.status, 405, "{}", reply.summary());
            let below = app.call(method, &format!("{path}/x")).bearer(&token).await;
            assert_eq!(below.status, 404, "{}", below.summary());
        }
    }
}
