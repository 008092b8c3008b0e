//! Two servers on one database behave as one.

use permesso::store::users::UserChange;

use crate::support::TestApp;

#[tokio::test]
async fn what_begins_at_one_server_goes_on_at_the_other() {
    let app = TestApp::start().await;
    let other = app.another().await;
    let rp = app.client().api().await;
    let there = rp.at(&other);
    app.person("alice").await;
    let mut browser = app.browser();
    let page = browser.ask(&rp.ask()).await;
    page.is("sign-in");
    // The request, the anti-forgery field and the session are all in the database or the browser.
    let mut elsewhere = browser.at(&other);
    let page = elsewhere
        .fill_sign_in(&page, "alice", crate::support::PASSWORD)
        .await;
    page.is("consent");
    let mut browser = elsewhere.at(&app);
    let code = browser.decide(&page, "allow").await.code();
    // The double click arrives at the other.
    assert_eq!(elsewhere.decide(&page, "allow").await.code(), code);
    let first = there.tokens(&code).await;
    rp.exchange(&code).await.refused(400, "invalid_grant");
    assert!(rp.lives(&first.access).await && there.lives(&first.access).await);
    let second = rp.refreshed(&first.refresh).await;
    assert_eq!(
        there.refreshed(&first.refresh).await.refresh,
        second.refresh,
        "the same successor by either"
    );
    assert_eq!(there.introspect(&second.access).await["active"], true);
}

#[tokio::test]
async fn what_ends_at_one_server_has_ended_at_the_other_with_the_next_request() {
    let app = TestApp::start().await;
    let other = app.another().await;
    let rp = app.client().confidential().await;
    let there = rp.at(&other);
    let alice = app.person("alice").await;
    let mut browser = alice.browser().await;

    let tokens = rp.tokens(&browser.allow(&rp).await).await;
    assert!(there.lives(&tokens.access).await);
    rp.revoke(&tokens.access).await;
    assert!(!there.lives(&tokens.access).await);

    let tokens = rp.tokens(&browser.allow(&rp).await).await;
    assert!(there.lives(&tokens.access).await);
    browser.revoke_app(&rp.client_id).await;
    assert!(!there.lives(&tokens.access).await);
    there
        .refresh(&tokens.refresh)
        .await
        .refused(400, "invalid_grant");

    rp.set(|op| op.disabled = Some(true)).await;
    there
        .refresh(&tokens.refresh)
        .await
        .refused(401, "invalid_client");
    rp.set(|op| op.disabled = Some(false)).await;

    let mut elsewhere = browser.at(&other);
    elsewhere.open("/account").await.is("account");
    alice.change(UserChange::Disable).await;
    elsewhere.open("/account").await.is("sign-in");
}

#[tokio::test]
async fn exchanges_of_one_code_at_both_servers_give_one_answer() {
    let app = TestApp::start().await;
    let other = app.another().await;
    let rp = app.client().confidential().await;
    let mut browser = app.person("alice").await.browser().await;
    let page = browser.ask(&rp.ask()).await;
    let code = browser.decide(&page, "allow").await.code();
    let there = rp.at(&other);
    let calls = (0..32).map(|n| {
        if n % 2 == 0 {
            rp.exchange(&code)
        } else {
            there.exchange(&code)
        }
    });
    let replies = futures_util::future::join_all(calls.map(IntoFuture::into_future)).await;
    assert_eq!(
        replies.iter().filter(|reply| reply.status == 200).count(),
        1
    );
}

#[tokio::test]
async fn answers_of_one_form_at_both_servers_give_one_code() {
    let app = TestApp::start().await;
    let other = app.another().await;
    let rp = app.client().confidential().await;
    let mut browser = app.person("alice").await.browser().await;
    let page = browser.ask(&rp.ask()).await;
    let mut elsewhere = browser.at(&other);
    let (one, two) = tokio::join!(
        browser.decide(&page, "allow"),
        elsewhere.decide(&page, "allow")
    );
    assert_eq!(one.code(), two.code());
    let codes = "SELECT COUNT(*) FROM authorization_codes";
    assert_eq!(app.database.value(codes).await.int(), 1);
}
