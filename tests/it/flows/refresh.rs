//! RFC 6749 6, RFC 9700 4.14: refresh tokens rotate, survive lost answers, and end the family of a thief.

use std::collections::BTreeSet;

use crate::support::{Rp, TestApp, Tokens};

const MINUTE: i64 = 60;

async fn is_replay(rp: &Rp, token: &str) {
    rp.refresh(token).await.refused(400, "invalid_grant");
}

#[tokio::test]
async fn a_lost_answer_is_given_again() {
    let app = TestApp::start().await;
    let rp = app.client().confidential().await;
    let (_, first) = app.connect(&rp).await;
    let second = rp.refreshed(&first.refresh).await;
    app.wait(100);
    let again = rp.refreshed(&first.refresh).await;
    assert_eq!(
        (&again.refresh, &again.access),
        (&second.refresh, &second.access)
    );
    assert_eq!(again.expires_in, Some(3_500), "it counts down");
    // The successor is the live one.
    let third = rp.refreshed(&again.refresh).await;
    assert!(rp.lives(&third.access).await);
}

#[tokio::test]
async fn a_repeat_carries_a_new_access_token_when_the_first_has_ended() {
    let app = TestApp::with(&[("LIFETIMES__ACCESS_TOKEN", "60")]).await;
    let rp = app.client().confidential().await;
    let (_, first) = app.connect(&rp).await;
    let second = rp.refreshed(&first.refresh).await;
    app.wait(61);
    let again = rp.refreshed(&first.refresh).await;
    assert_eq!(again.refresh, second.refresh);
    assert_ne!(again.access, second.access);
    assert!(rp.lives(&again.access).await);
    // Also when the app itself revoked it.
    rp.revoke(&again.access).await;
    let third = rp.refreshed(&first.refresh).await;
    assert_eq!(third.refresh, second.refresh);
    assert!(rp.lives(&third.access).await && !rp.lives(&again.access).await);
}

#[tokio::test]
async fn while_the_successor_is_unused_a_confidential_app_may_repeat_for_30_minutes_and_then_is_only_refused()
 {
    let app = TestApp::start().await;
    let rp = app.client().confidential().await;
    let (_, first) = app.connect(&rp).await;
    let second = rp.refreshed(&first.refresh).await;
    app.wait(30 * MINUTE - 1);
    assert_eq!(rp.refreshed(&first.refresh).await.refresh, second.refresh);
    app.wait(1);
    is_replay(&rp, &first.refresh).await;
    assert!(
        app.events()
            .await
            .contains(&"refresh_token_replayed".to_owned())
    );
    // Nobody is logged out: the successor still works.
    rp.refreshed(&second.refresh).await;
}

#[tokio::test]
async fn an_app_without_a_secret_may_repeat_for_two_minutes_and_then_the_family_dies() {
    let app = TestApp::start().await;
    let rp = app.client().public().await;
    let (mut browser, first) = app.connect(&rp).await;
    let second = rp.refreshed(&first.refresh).await;
    app.wait(2 * MINUTE - 1);
    assert_eq!(rp.refreshed(&first.refresh).await.refresh, second.refresh);
    app.wait(1);
    is_replay(&rp, &first.refresh).await;
    is_replay(&rp, &second.refresh).await;
    assert!(!rp.lives(&second.access).await);
    let page = browser.open("/account/apps").await;
    assert!(page.is("account-apps").contains("may have been stolen"));
}

#[tokio::test]
async fn after_the_first_use_of_the_successor_a_repeat_works_for_a_minute_and_then_ends_the_family()
{
    let app = TestApp::start().await;
    for rp in [
        app.client().confidential().await,
        app.client().public().await,
    ] {
        let mut browser = app
            .person(&format!("alice{}", rp.pkce))
            .await
            .browser()
            .await;
        let first = rp.tokens(&browser.allow(&rp).await).await;
        let second = rp.refreshed(&first.refresh).await;
        app.wait(10);
        let third = rp.refreshed(&second.refresh).await;
        app.wait(59);
        // The same successor, although that is used itself by now.
        let again = rp.refreshed(&first.refresh).await;
        assert_eq!(again.refresh, second.refresh);
        assert_eq!(rp.refreshed(&again.refresh).await.refresh, third.refresh);
        app.wait(1);
        is_replay(&rp, &first.refresh).await;
        is_replay(&rp, &third.refresh).await;
        for access in [&first.access, &second.access, &third.access, &again.access] {
            assert!(!rp.lives(access).await);
        }
    }
}

#[tokio::test]
async fn use_of_the_access_token_is_no_use_of_the_successor() {
    let app = TestApp::start().await;
    let rp = app.client().confidential().await;
    let (_, first) = app.connect(&rp).await;
    let second = rp.refreshed(&first.refresh).await;
    assert!(rp.lives(&second.access).await);
    app.run_jobs().await;
    app.wait(10 * MINUTE);
    assert_eq!(rp.refreshed(&first.refresh).await.refresh, second.refresh);
}

#[tokio::test]
async fn with_repeats_switched_off_each_second_use_ends_the_family() {
    let app = TestApp::with(&[("LIFETIMES__REFRESH_RETRY", "0")]).await;
    let rp = app.client().confidential().await;
    let (_, first) = app.connect(&rp).await;
    let second = rp.refreshed(&first.refresh).await;
    is_replay(&rp, &first.refresh).await;
    is_replay(&rp, &second.refresh).await;
    assert!(!rp.lives(&second.access).await);
}

#[tokio::test]
async fn the_windows_are_settings() {
    let settings = [
        ("LIFETIMES__REFRESH_RETRY", "5"),
        ("LIFETIMES__REFRESH_RETRY_UNUSED", "10"),
    ];
    let app = TestApp::with(&settings).await;
    let rp = app.client().confidential().await;
    let (_, first) = app.connect(&rp).await;
    let second = rp.refreshed(&first.refresh).await;
    app.wait(9);
    rp.refreshed(&first.refresh).await;
    let third = rp.refreshed(&second.refresh).await;
    app.wait(4);
    rp.refreshed(&first.refresh).await;
    app.wait(1);
    is_replay(&rp, &first.refresh).await;
    is_replay(&rp, &third.refresh).await;
}

#[tokio::test]
async fn a_repeat_means_what_the_first_asked() {
    let app = TestApp::with(&[("SCOPES__PRESETS", "gancio,open-collective")]).await;
    let rp = app.client().confidential().await;
    let mut browser = app.person("alice").await.browser().await;
    let first = rp
        .tokens(
            &browser
                .allow_ask(&rp.ask().scope("email account expenses"))
                .await,
        )
        .await;
    let refresh = async |token: &str, scope: &str| {
        rp.form(
            "/oauth/token",
            &[
                ("grant_type", "refresh_token"),
                ("refresh_token", token),
                ("scope", scope),
            ],
        )
        .await
    };
    refresh(&first.refresh, "email orders")
        .await
        .refused(400, "invalid_scope");
    refresh(&first.refresh, "email nothing")
        .await
        .refused(400, "invalid_scope");
    let second = Tokens::of(&refresh(&first.refresh, "account email").await);
    assert_eq!(second.scope, "account email");
    assert_eq!(
        rp.refreshed(&first.refresh).await,
        Tokens {
            expires_in: second.expires_in,
            ..second.clone()
        }
    );
    assert_eq!(
        Tokens::of(&refresh(&first.refresh, "email,account").await).refresh,
        second.refresh
    );
    refresh(&first.refresh, "email")
        .await
        .refused(400, "invalid_scope");
    // RFC 6749 6: the new refresh token has the scope of the old one.
    assert_eq!(
        rp.refreshed(&second.refresh).await.scope,
        "email account expenses"
    );
}

#[tokio::test]
async fn the_previous_access_token_of_the_standard_policy_ends_by_its_own_lifetime() {
    let app = TestApp::start().await;
    let rp = app.client().confidential().await;
    let (_, first) = app.connect(&rp).await;
    app.wait(1_800);
    let second = rp.refreshed(&first.refresh).await;
    assert!(rp.lives(&first.access).await);
    app.wait(1_800);
    assert!(!rp.lives(&first.access).await);
    assert!(rp.lives(&second.access).await);
    assert_eq!(
        rp.introspect(&first.access).await,
        serde_json::json!({ "active": false })
    );
}

#[tokio::test]
async fn a_refresh_token_ends_after_90_days_without_use_and_a_family_after_a_year() {
    const DAY: i64 = 86_400;
    let app = TestApp::start().await;
    let rp = app.client().confidential().await;
    let (mut browser, idle) = app.connect(&rp).await;
    app.wait(90 * DAY);
    rp.refresh(&idle.refresh)
        .await
        .refused(400, "invalid_grant");
    browser.sign_in("alice").await;
    let mut tokens = rp.tokens(&browser.allow(&rp).await).await;
    for _ in 0..4 {
        app.wait(89 * DAY);
        app.run_jobs().await;
        tokens = rp.refreshed(&tokens.refresh).await;
    }
    let end = rp.introspect(&tokens.refresh).await["exp"]
        .as_i64()
        .unwrap();
    assert_eq!(
        end,
        app.now() + 9 * DAY,
        "365 days after the code was exchanged"
    );
    app.wait(9 * DAY);
    rp.refresh(&tokens.refresh)
        .await
        .refused(400, "invalid_grant");
}

#[tokio::test]
async fn a_refresh_token_of_another_client_is_refused_and_stays() {
    let app = TestApp::start().await;
    let (rp, other) = (
        app.client().confidential().await,
        app.client().confidential().await,
    );
    let (_, first) = app.connect(&rp).await;
    other
        .refresh(&first.refresh)
        .await
        .refused(400, "invalid_grant");
    let forged = Rp {
        secret: Some("pms_wrong".to_owned()),
        ..rp.clone()
    };
    forged
        .refresh(&first.refresh)
        .await
        .refused(401, "invalid_client");
    let second = rp.refreshed(&first.refresh).await;
    // Neither is a replay by a stranger one.
    app.wait(3_600);
    other
        .refresh(&first.refresh)
        .await
        .refused(400, "invalid_grant");
    rp.refreshed(&second.refresh).await;
}

#[tokio::test]
async fn the_randomness_of_a_closed_window_is_erased() {
    let app = TestApp::start().await;
    let rp = app.client().confidential().await;
    let (_, first) = app.connect(&rp).await;
    let second = rp.refreshed(&first.refresh).await;
    let open = "SELECT COUNT(*) FROM refresh_tokens WHERE successor_salt IS NOT NULL";
    app.wait(30 * MINUTE - 1);
    app.run_jobs().await;
    assert_eq!(app.database.value(open).await.int(), 1);
    app.wait(1);
    app.run_jobs().await;
    assert_eq!(app.database.value(open).await.int(), 0);
    rp.refreshed(&second.refresh).await;
    app.wait(61);
    app.run_jobs().await;
    assert_eq!(
        app.database.value(open).await.int(),
        1,
        "only that of the newest rotation"
    );
}

#[tokio::test]
async fn of_32_refreshes_at_once_all_get_one_successor() {
    let app = TestApp::start().await;
    let rp = app.client().public().await;
    let (_, first) = app.connect(&rp).await;
    let replies =
        futures_util::future::join_all((0..32).map(|_| rp.refresh(&first.refresh).into_future()))
            .await;
    let answers: Vec<Tokens> = replies.iter().map(Tokens::of).collect();
    let successors: BTreeSet<&str> = answers
        .iter()
        .map(|tokens| tokens.refresh.as_str())
        .collect();
    let accesses: BTreeSet<&str> = answers
        .iter()
        .map(|tokens| tokens.access.as_str())
        .collect();
    assert_eq!((successors.len(), accesses.len()), (1, 1));
    rp.refreshed(&answers[0].refresh).await;
}
