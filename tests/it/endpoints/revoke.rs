//! RFC 7009: `POST /oauth/revoke`.

use serde_json::json;

use super::{connected, refuses_strangers};
use crate::support::TestApp;

#[tokio::test]
async fn strangers_are_refused_and_nothing_ends() {
    let app = TestApp::start().await;
    let (rp, access, refresh) = connected(&app).await;
    refuses_strangers(&app, &rp, "/oauth/revoke", &[("token", &refresh)]).await;
    assert!(rp.lives(&access).await);
    rp.refreshed(&refresh).await;
}

#[tokio::test]
async fn without_a_token_there_is_nothing_to_do() {
    let app = TestApp::start().await;
    let (rp, ..) = connected(&app).await;
    rp.form("/oauth/revoke", &[])
        .await
        .refused(400, "invalid_request");
    rp.form("/oauth/revoke", &[("token", "")])
        .await
        .refused(400, "invalid_request");
    rp.form("/oauth/revoke", &[("token", "a"), ("token", "b")])
        .await
        .refused(400, "invalid_request");
}

#[tokio::test]
async fn an_unknown_or_foreign_token_is_200_and_untouched() {
    let app = TestApp::start().await;
    let (rp, access, refresh) = connected(&app).await;
    let stranger = app.client().confidential().await;
    let public = app.client().public().await;
    for token in [&access, &refresh] {
        stranger.revoke(token).await;
        public.revoke(token).await;
    }
    for token in [
        "x",
        "pma_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        &"x".repeat(10_000),
        rp.secret.as_deref().unwrap(),
    ] {
        rp.revoke(token).await;
    }
    assert!(rp.lives(&access).await);
    rp.refreshed(&refresh).await;
}

#[tokio::test]
async fn a_hint_is_only_a_hint() {
    let app = TestApp::start().await;
    let rp = app.client().confidential().await;
    let (mut browser, first) = app.connect(&rp).await;
    for hint in ["refresh_token", "access_token", "nonsense", ""] {
        let tokens = rp.tokens(&browser.allow(&rp).await).await;
        let reply = rp
            .form(
                "/oauth/revoke",
                &[("token", &tokens.access), ("token_type_hint", hint)],
            )
            .await;
        assert_eq!(reply.ok(), json!({}));
        assert_eq!(reply.header("content-type"), Some("application/json"));
        assert!(!rp.lives(&tokens.access).await);
        rp.refreshed(&tokens.refresh).await;
    }
    assert!(
        rp.lives(&first.access).await,
        "one family has nothing to do with another"
    );
}

#[tokio::test]
async fn a_token_can_be_revoked_twice_and_a_rotated_one_ends_the_family() {
    let app = TestApp::start().await;
    let (rp, access, refresh) = connected(&app).await;
    let second = rp.refreshed(&refresh).await;
    rp.revoke(&refresh).await;
    rp.revoke(&refresh).await;
    assert!(!rp.lives(&access).await && !rp.lives(&second.access).await);
    rp.refresh(&second.refresh)
        .await
        .refused(400, "invalid_grant");
    let revoked = app
        .events()
        .await
        .iter()
        .filter(|event| *event == "tokens_revoked")
        .count();
    assert_eq!(revoked, 1, "what changed nothing is no event");
}

#[tokio::test]
async fn an_app_without_a_secret_revokes_its_own() {
    let app = TestApp::start().await;
    let rp = app.client().public().await;
    let (_, tokens) = app.connect(&rp).await;
    rp.revoke(&tokens.refresh).await;
    assert!(!rp.lives(&tokens.access).await);
}
