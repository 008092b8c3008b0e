//! What time takes: the jobs sweep what has ended, and never what somebody still needs.

use permesso::actions::upkeep;

use crate::support::TestApp;

const DAY: i64 = 86_400;

async fn count(app: &TestApp, table: &str) -> i64 {
    app.database
        .value(&format!("SELECT COUNT(*) FROM {table}"))
        .await
        .int()
}

#[tokio::test]
async fn what_has_ended_is_swept() {
    let app = TestApp::start().await;
    let rp = app.client().confidential().await;
    let (mut browser, tokens) = app.connect(&rp).await;
    rp.refreshed(&tokens.refresh).await;
    browser.ask(&rp.ask().prompt("consent")).await.is("consent");
    permesso::actions::setup::link(&app.app, app.now())
        .await
        .unwrap()
        .unwrap();
    for table in [
        "access_tokens",
        "refresh_tokens",
        "authorization_codes",
        "authorization_requests",
        "sessions",
        "setup_links",
    ] {
        assert!(count(&app, table).await > 0, "{table}");
    }
    app.wait(DAY);
    app.run_jobs().await;
    assert_eq!(count(&app, "access_tokens").await, 0);
    assert_eq!(count(&app, "refresh_tokens").await, 2);
    app.wait(400 * DAY);
    app.run_jobs().await;
    for table in [
        "refresh_tokens",
        "authorization_codes",
        "authorization_requests",
        "sessions",
        "setup_links",
        "known_browsers",
    ] {
        assert_eq!(count(&app, table).await, 0, "{table}");
    }
    // The consent stands until it is taken back.
    assert_eq!(count(&app, "grants").await, 1);
    browser.sign_in("alice").await;
    browser.ask(&rp.ask()).await.code();
    browser.revoke_app(&rp.client_id).await;
    app.wait(91 * DAY);
    app.run_jobs().await;
    assert_eq!(count(&app, "grants").await, 0);
    assert!(count(&app, "audit_events").await > 0);
}

#[tokio::test]
async fn a_grant_of_a_skipped_consent_goes_with_its_last_token_and_the_consent_stays() {
    let app = TestApp::start().await;
    let rp = app.client().confidential().await;
    let (mut browser, _) = app.connect(&rp).await;
    app.wait(1);
    rp.tokens(&browser.ask(&rp.ask()).await.code()).await;
    assert_eq!(count(&app, "grants").await, 2);
    app.wait(100 * DAY);
    app.run_jobs().await;
    app.run_jobs().await;
    assert_eq!(count(&app, "grants").await, 1);
    browser.sign_in("alice").await;
    browser.ask(&rp.ask()).await.code();
}

#[tokio::test]
async fn a_self_registered_client_that_was_never_used_goes_after_30_days_and_no_other() {
    let app = TestApp::start().await;
    let unused = app.client().api().await;
    let used = app.client().api().await;
    let operators = app.client().confidential().await;
    let (mut browser, _) = app.connect(&used).await;
    app.wait(30 * DAY - 1);
    app.run_jobs().await;
    browser.sign_in("alice").await;
    browser.ask(&unused.ask()).await.is("consent");
    app.wait(1);
    app.run_jobs().await;
    let why = unused
        .exchange("pmc_x")
        .await
        .refused(401, "invalid_client");
    assert!(why.contains("register it again"), "{why}");
    browser.ask(&unused.ask()).await.is_error(400);
    app.wait(3_000 * DAY);
    app.run_jobs().await;
    used.exchange("x").await.refused(400, "invalid_grant");
    operators.exchange("x").await.refused(400, "invalid_grant");
}

#[tokio::test]
async fn a_long_lived_token_that_somebody_uses_is_never_swept() {
    let app = TestApp::start().await;
    let rp = app.client().api().await;
    let (_, tokens) = app.connect(&rp).await;
    for _ in 0..3 {
        app.wait(300 * DAY);
        assert!(rp.lives(&tokens.access).await);
        app.run_jobs().await;
    }
    app.wait(366 * DAY);
    app.run_jobs().await;
    assert_eq!(count(&app, "access_tokens").await, 0);
}

#[tokio::test]
async fn last_use_is_written_down_by_a_job_and_shown_to_the_person() {
    let app = TestApp::start().await;
    let rp = app.client().confidential().await;
    let (mut browser, tokens) = app.connect(&rp).await;
    app.wait(600);
    let reads = app.database.value("SELECT last_used_at FROM grants").await;
    assert!(rp.lives(&tokens.access).await);
    assert_eq!(
        app.database.value("SELECT last_used_at FROM grants").await,
        reads,
        "nothing is written on a read path"
    );
    upkeep::write_uses(&app.app).await.unwrap();
    assert_eq!(
        app.database
            .value("SELECT last_used_at FROM grants")
            .await
            .int(),
        app.now()
    );
    assert_eq!(
        app.database
            .value("SELECT last_used_at FROM access_tokens")
            .await
            .int(),
        app.now()
    );
    app.wait(7_200);
    assert!(
        browser
            .open("/account/apps")
            .await
            .is("account-apps")
            .contains("2 hours ago")
    );
}

#[tokio::test]
async fn more_rows_than_one_batch_are_swept_in_one_run() {
    let app = TestApp::start().await;
    for _ in 0..3 {
        let rows: Vec<String> = (0..400).map(|n| format!("('c{n}', 1, 0, 0)")).collect();
        let rows = rows.join(", ").replace("'c", &format!("'c{}", app.now()));
        app.database
            .execute(&format!("INSERT INTO sign_in_failures (counter, failures, first_at, blocked_until) VALUES {rows}"))
            .await;
        app.wait(1);
    }
    assert_eq!(count(&app, "sign_in_failures").await, 1_200);
    app.run_jobs().await;
    assert_eq!(count(&app, "sign_in_failures").await, 0);
}
