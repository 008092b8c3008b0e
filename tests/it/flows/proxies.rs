//! Behind a proxy: whose word about an address counts.

use serde_json::json;

use crate::support::{Call, TestApp};

fn registration(app: &TestApp, peer: &str, forwarded: &str) -> Call {
    app.post("/api/client")
        .from(peer)
        .header("x-forwarded-for", forwarded)
        .json(&json!({ "redirect_uris": "https://app.example/" }))
}

/// How many of 25 registrations are let through.
async fn let_through(calls: impl Fn(u8) -> Call) -> usize {
    let mut good = 0;
    for n in 0..25 {
        good += usize::from(calls(n).await.status == 200);
    }
    good
}

#[tokio::test]
async fn behind_a_trusted_proxy_everybody_has_a_limit_of_their_own() {
    let settings = [
        ("LIMITS__ENABLED", "true"),
        ("TRUSTED_PROXIES", "10.0.0.0/8"),
    ];
    let app = TestApp::with(&settings).await;
    let different = |n: u8| registration(&app, "10.1.2.3", &format!("198.51.100.{n}"));
    assert_eq!(let_through(different).await, 25);
    let same = |_| registration(&app, "10.1.2.3", "203.0.113.1");
    assert_eq!(let_through(same).await, 20);
    // What a client wrote itself stands on the left; the proxy's own word on the right.
    let forged = |n: u8| registration(&app, "10.1.2.3", &format!("198.51.100.{n}, 203.0.113.2"));
    assert_eq!(let_through(forged).await, 20);
    // Through two of ours.
    let two = |_| registration(&app, "10.1.2.3", "203.0.113.3, 10.9.9.9");
    assert_eq!(let_through(two).await, 20);
}

#[tokio::test]
async fn the_word_of_anybody_else_does_not_count() {
    let settings = [
        ("LIMITS__ENABLED", "true"),
        ("TRUSTED_PROXIES", "10.0.0.0/8"),
    ];
    let app = TestApp::with(&settings).await;
    let forged = |n: u8| registration(&app, "192.0.2.1", &format!("198.51.100.{n}"));
    assert_eq!(let_through(forged).await, 20);
}
