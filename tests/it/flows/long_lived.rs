//! The long-lived policy: tokens without a fixed end, that die when nobody uses them.

use permesso::oauth::client::TokenPolicy;

use crate::support::TestApp;

const DAY: i64 = 86_400;

#[tokio::test]
async fn an_access_token_lives_as_long_as_it_is_used() {
    let app = TestApp::start().await;
    let rp = app.client().api().await;
    let (_, tokens) = app.connect(&rp).await;
    assert_eq!(tokens.expires_in, None);
    for _ in 0..3 {
        app.wait(364 * DAY);
        assert!(rp.lives(&tokens.access).await);
        app.run_jobs().await;
    }
    let seen = rp.introspect(&tokens.access).await;
    assert_eq!((&seen["active"], seen.get("exp")), (&true.into(), None));
    let what = app.get("/oauth/token").bearer(&tokens.access).await.ok();
    assert!(what.get("exp").is_none());
    app.wait(365 * DAY);
    assert!(!rp.lives(&tokens.access).await);
}

#[tokio::test]
async fn a_refresh_token_lives_as_long_as_anything_of_its_grant_is_used() {
    let app = TestApp::start().await;
    let rp = app.client().api().await;
    let (_, first) = app.connect(&rp).await;
    app.wait(364 * DAY);
    assert!(rp.lives(&first.access).await);
    app.run_jobs().await;
    app.wait(364 * DAY);
    app.run_jobs().await;
    let second = rp.refreshed(&first.refresh).await;
    app.wait(365 * DAY);
    rp.refresh(&second.refresh)
        .await
        .refused(400, "invalid_grant");
}

#[tokio::test]
async fn after_a_refresh_the_previous_access_token_has_24_hours() {
    let app = TestApp::start().await;
    let rp = app.client().api().await;
    let (_, first) = app.connect(&rp).await;
    let second = rp.refreshed(&first.refresh).await;
    assert_eq!(second.expires_in, None);
    app.wait(DAY - 1);
    assert!(rp.lives(&first.access).await);
    app.wait(1);
    assert!(!rp.lives(&first.access).await);
    assert!(rp.lives(&second.access).await);
}

#[tokio::test]
async fn an_administrator_gives_the_policy_to_one_client() {
    let app = TestApp::start().await;
    let rp = app.client().confidential().await;
    rp.set(|op| op.token_policy = Some(TokenPolicy::LongLived))
        .await;
    let (_, first) = app.connect(&rp).await;
    assert_eq!(first.expires_in, None);
    // And takes it away: from the next token on.
    rp.set(|op| op.token_policy = Some(TokenPolicy::Standard))
        .await;
    let second = rp.refreshed(&first.refresh).await;
    assert_eq!(second.expires_in, Some(3_600));
    app.wait(DAY);
    assert!(!rp.lives(&first.access).await && !rp.lives(&second.access).await);
}

#[tokio::test]
async fn a_long_lived_token_is_revoked_like_all_others() {
    let app = TestApp::start().await;
    let rp = app.client().api().await;
    let (mut browser, tokens) = app.connect(&rp).await;
    browser.revoke_app(&rp.client_id).await.is("account-apps");
    assert!(!rp.lives(&tokens.access).await);
    rp.refresh(&tokens.refresh)
        .await
        .refused(400, "invalid_grant");
}
