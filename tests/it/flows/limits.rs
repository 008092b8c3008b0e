//! Rate limits: 429 with `Retry-After`, by network.

use serde_json::json;

use crate::support::{Call, TestApp};

const LIMITS: &[(&str, &str)] = &[("LIMITS__ENABLED", "true")];

fn registration(app: &TestApp) -> Call {
    app.post("/api/client")
        .json(&json!({ "redirect_uris": "https://app.example/" }))
}

#[tokio::test]
async fn registration_has_a_burst_of_20_and_60_an_hour_for_each_network() {
    let app = TestApp::with(LIMITS).await;
    for _ in 0..20 {
        registration(&app).await.ok();
    }
    let reply = registration(&app).await;
    reply.refused(429, "temporarily_unavailable");
    assert_eq!(reply.header("retry-after"), Some("60"));
    registration(&app).from("192.0.2.2").await.ok();
    app.wait(60);
    registration(&app).await.ok();
    assert_eq!(registration(&app).await.status, 429);
    // All of a /64 is one network, and a /56 has a limit of its own.
    for n in 0..20 {
        registration(&app)
            .from(&format!("2001:db8::{n:x}"))
            .await
            .ok();
    }
    assert_eq!(registration(&app).from("2001:db8::ffff").await.status, 429);
    registration(&app).from("2001:db8:0:1::1").await.ok();
}

#[tokio::test]
async fn guesses_at_secrets_are_slowed_down_and_right_ones_from_elsewhere_are_not() {
    let app = TestApp::with(LIMITS).await;
    let rp = app.client().confidential().await;
    let guess = || {
        app.post("/oauth/token")
            .basic(&rp.client_id, "guess")
            .form(&[("grant_type", "refresh_token")])
    };
    let mut slowed = None;
    for n in 0..100 {
        let reply = guess().await;
        if reply.status == 429 {
            assert!(reply.header("retry-after").is_some());
            slowed = Some(n);
            break;
        }
        reply.refused(401, "invalid_client");
    }
    assert!(slowed.is_some());
    let right = rp
        .form("/oauth/introspect", &[("token", "x")])
        .from("203.0.113.7")
        .await;
    assert_eq!(right.ok(), json!({ "active": false }));
}

#[tokio::test]
async fn nobody_scans_for_tokens_by_introspection() {
    let app = TestApp::with(LIMITS).await;
    let rp = app.client().confidential().await;
    let mut last = 200;
    for _ in 0..700 {
        last = rp
            .form("/oauth/introspect", &[("token", "pma_guess")])
            .await
            .status
            .as_u16();
        if last == 429 {
            break;
        }
    }
    assert_eq!(last, 429);
}

#[tokio::test]
async fn setup_links_cannot_be_guessed() {
    let app = TestApp::with(LIMITS).await;
    let mut browser = app.browser();
    let mut last = 0;
    for n in 0..30 {
        last = browser
            .open(&format!("/setup?token={n}"))
            .await
            .reply
            .status
            .as_u16();
    }
    assert_eq!(last, 429);
}

#[tokio::test]
async fn a_flood_of_authorization_requests_is_a_page_of_429() {
    let app = TestApp::with(LIMITS).await;
    let rp = app.client().confidential().await;
    let mut browser = app.browser();
    for _ in 0..400 {
        let page = browser.ask(&rp.ask()).await;
        if page.reply.status == 429 {
            page.is_error(429);
            return;
        }
    }
    panic!("400 requests were kept");
}
