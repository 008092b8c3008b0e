//! The guards themselves: a test app that is dropped says what went wrong meanwhile, whatever the test looked at.

use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::support::TestApp;

/// What the guards say when the app is dropped; empty if they let it go.
fn said(app: TestApp) -> String {
    match catch_unwind(AssertUnwindSafe(|| drop(app))) {
        Ok(()) => String::new(),
        Err(panic) => panic.downcast_ref::<String>().cloned().unwrap_or_default(),
    }
}

#[tokio::test]
async fn a_whole_flow_leaves_nothing_to_say() {
    let app = TestApp::start().await;
    let rp = app.client().confidential().await;
    let (_, tokens) = app.connect(&rp).await;
    rp.refreshed(&tokens.refresh).await;
    assert_eq!(said(app), "");
}

#[tokio::test]
async fn a_raw_secret_in_any_column_is_found() {
    for column in ["network", "detail"] {
        let app = TestApp::start().await;
        let rp = app.client().confidential().await;
        let (_, tokens) = app.connect(&rp).await;
        let leak = format!(
            "UPDATE audit_events SET {column} = 'it was {}' WHERE event = 'sign_in'",
            tokens.access
        );
        app.database.execute(&leak).await;
        assert!(said(app).contains("audit_events holds the secret"));
    }
    let app = TestApp::start().await;
    let browser = app.person("alice").await.browser().await;
    let cookie = browser.session().unwrap().clone();
    // A cookie is 32 bytes in hexadecimal digits; they would tell as much.
    let bytes = if crate::support::on_postgres() {
        format!("'\\x{cookie}'::bytea")
    } else {
        format!("x'{cookie}'")
    };
    app.database
        .execute(&format!("UPDATE sessions SET session_digest = {bytes}"))
        .await;
    assert!(said(app).contains("sessions holds the secret"));
}

#[tokio::test]
async fn two_live_branches_of_a_family_are_found() {
    let app = TestApp::start().await;
    let rp = app.client().confidential().await;
    let (_, tokens) = app.connect(&rp).await;
    rp.refreshed(&tokens.refresh).await;
    app.database
        .execute("UPDATE refresh_tokens SET used_at = NULL")
        .await;
    assert!(said(app).contains("two refresh tokens of one family are unused"));
}

#[tokio::test]
async fn a_grant_that_nobody_allowed_is_found() {
    let app = TestApp::start().await;
    let rp = app.client().confidential().await;
    app.connect(&rp).await;
    app.database.execute("DELETE FROM audit_events").await;
    assert!(said(app).contains("a grant that no event of the audit trail explains"));
}

#[tokio::test]
async fn a_breakage_that_nobody_expected_is_found() {
    let app = TestApp::start().await;
    app.app.store.close().await;
    app.post("/api/client")
        .json(&serde_json::json!({ "redirect_uris": "https://app.example/" }))
        .await;
    assert!(said(app).contains("503"));
}
