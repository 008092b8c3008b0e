//! A storage fault: 503 with `Retry-After`, JSON or page; never a token, never a 200 for what did not happen.

use permesso::actions::setup;

use crate::support::{Reply, TestApp, on_postgres};

#[track_caller]
fn unavailable_json(reply: &Reply) {
    reply.refused(503, "temporarily_unavailable");
    assert!(reply.header("retry-after").unwrap().parse::<u32>().unwrap() > 0);
    assert!(!reply.text().contains("pma_") && !reply.text().contains("sqlite"));
}

#[tokio::test]
async fn without_a_database_every_answer_is_503_in_the_form_of_its_path() {
    let app = TestApp::start().await;
    let rp = app.client().confidential().await;
    let (mut browser, tokens) = app.connect(&rp).await;
    let link = setup::link(&app.app, app.now()).await.unwrap().unwrap();
    let setup_path = link.strip_prefix(app.app.issuer()).unwrap().to_owned();
    let consent = browser.ask(&rp.ask().prompt("consent")).await;
    let code = browser.allow(&rp).await;
    app.lose_database().await;

    unavailable_json(&rp.exchange(&code).await);
    unavailable_json(&rp.refresh(&tokens.refresh).await);
    unavailable_json(
        &rp.form("/oauth/revoke", &[("token", &tokens.refresh)])
            .await,
    );
    unavailable_json(
        &rp.form("/oauth/introspect", &[("token", &tokens.access)])
            .await,
    );
    unavailable_json(&app.get("/api/user").bearer(&tokens.access).await);
    unavailable_json(&app.get("/oauth/token").bearer(&tokens.access).await);
    unavailable_json(
        &app.get("/oauth/verify?scope=email")
            .bearer(&tokens.access)
            .await,
    );
    let query = serde_json::json!({ "query": "{ me { id } }" });
    unavailable_json(
        &app.post("/graphql/v2")
            .bearer(&tokens.access)
            .json(&query)
            .await,
    );
    let new = serde_json::json!({ "redirect_uris": "https://app.example/" });
    unavailable_json(&app.post("/api/client").json(&new).await);
    unavailable_json(&app.get("/readyz").await);

    for path in [
        "/",
        "/account",
        "/account/apps",
        &setup_path,
        &rp.ask().path(),
    ] {
        let page = browser.open(path).await;
        page.is_error(503);
        assert!(page.reply.header("retry-after").is_some());
    }
    browser.decide(&consent, "allow").await.is_error(503);

    // What needs no database goes on.
    app.get("/healthz").await.ok();
    app.get("/.well-known/oauth-authorization-server")
        .await
        .ok();
    app.browser().open("/docs").await.is("docs");
}

#[tokio::test]
async fn when_nothing_can_be_written_nothing_is_given_and_no_revocation_is_confirmed() {
    let app = TestApp::start().await;
    let rp = app.client().confidential().await;
    let (mut browser, tokens) = app.connect(&rp).await;
    let code = browser.allow(&rp).await;
    let consent = browser.ask(&rp.ask().prompt("consent")).await;
    let apps = browser.open("/account/apps").await;
    app.lose_writes().await;
    if on_postgres() {
        // The connections that were cut off are found out one by one.
        for _ in 0..40 {
            let _ = app.app.store.ping().await;
        }
    }
    unavailable_json(&rp.exchange(&code).await);
    unavailable_json(&rp.refresh(&tokens.refresh).await);
    unavailable_json(&rp.form("/oauth/revoke", &[("token", &tokens.access)]).await);
    unavailable_json(
        &rp.form("/oauth/revoke", &[("token", &tokens.refresh)])
            .await,
    );
    browser.decide(&consent, "allow").await.is_error(503);
    let form = apps.form("revoke");
    browser.press(&form, "revoke", "yes").await.is_error(503);
    // What only reads still answers, and truly: it lives.
    assert!(rp.lives(&tokens.access).await);
    app.get("/readyz").await.ok();
}
