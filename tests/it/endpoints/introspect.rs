//! RFC 7662: `POST /oauth/introspect`.

use serde_json::json;

use super::{connected, refuses_strangers};
use crate::support::{Rp, TestApp};

#[tokio::test]
async fn only_a_client_with_a_secret_may_ask() {
    let app = TestApp::start().await;
    let (rp, access, _) = connected(&app).await;
    refuses_strangers(&app, &rp, "/oauth/introspect", &[("token", &access)]).await;
    let public = app.client().public().await;
    public
        .form("/oauth/introspect", &[("token", &access)])
        .await
        .refused(401, "invalid_client");
    // The token itself is no credential here.
    app.post("/oauth/introspect")
        .bearer(&access)
        .form(&[("token", &access)])
        .await
        .refused(401, "invalid_client");
    rp.form("/oauth/introspect", &[])
        .await
        .refused(400, "invalid_request");
    rp.form("/oauth/introspect", &[("token", "a"), ("token", "a")])
        .await
        .refused(400, "invalid_request");
}

async fn inactive(rp: &Rp, token: &str) {
    assert_eq!(
        rp.introspect(token).await,
        json!({ "active": false }),
        "{token}"
    );
}

#[tokio::test]
async fn what_is_not_a_living_token_of_the_client_is_inactive_and_nothing_more() {
    let app = TestApp::start().await;
    let (rp, access, refresh) = connected(&app).await;
    let stranger = app.client().confidential().await;
    for token in [&access, &refresh] {
        inactive(&stranger, token).await;
    }
    let broken = format!("{}a", &access[..access.len() - 1]);
    for token in [
        "x",
        &access.to_uppercase(),
        &"x".repeat(10_000),
        rp.secret.as_deref().unwrap(),
        &broken,
    ] {
        if token != access {
            inactive(&rp, token).await;
        }
    }
    app.wait(3_600);
    inactive(&rp, &access).await;
    rp.revoke(&refresh).await;
    inactive(&rp, &refresh).await;
}

#[tokio::test]
async fn a_resource_server_sees_access_tokens_for_its_audience_and_never_refresh_tokens() {
    let app = TestApp::start().await;
    let (rp, access, refresh) = connected(&app).await;
    let server = app.client().confidential().await;
    let issuer = app.app.issuer().to_owned();
    server.set(|op| op.audience = Some(issuer)).await;
    let seen = server.introspect(&access).await;
    assert_eq!(
        (&seen["active"], &seen["client_id"]),
        (&json!(true), &json!(rp.client_id))
    );
    assert_eq!(seen["aud"], app.app.issuer());
    inactive(&server, &refresh).await;
    // Of another audience, it sees nothing of it.
    server
        .set(|op| op.audience = Some("https://events.example".to_owned()))
        .await;
    inactive(&server, &access).await;
}

#[tokio::test]
async fn a_hint_changes_nothing() {
    let app = TestApp::start().await;
    let (rp, access, _) = connected(&app).await;
    for hint in ["refresh_token", "access_token", "nonsense"] {
        let reply = rp
            .form(
                "/oauth/introspect",
                &[("token", &access), ("token_type_hint", hint)],
            )
            .await;
        assert_eq!(reply.ok()["active"], true);
    }
}
