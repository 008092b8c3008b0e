//! RFC 6749 4.1.2, RFC 9700 4.5: a code lives shortly, is good once, and a replay ends what it gave.

use crate::support::{Rp, TestApp, Tokens, VERIFIER};

#[tokio::test]
async fn a_code_used_twice_revokes_its_family() {
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
        let code = browser.allow(&rp).await;
        let first = rp.tokens(&code).await;
        let second = rp.refreshed(&first.refresh).await;
        rp.exchange(&code).await.refused(400, "invalid_grant");
        for access in [&first.access, &second.access] {
            assert!(!rp.lives(access).await);
        }
        rp.refresh(&second.refresh)
            .await
            .refused(400, "invalid_grant");
        let page = browser.open("/account/apps").await;
        assert!(
            page.is("account-apps").contains("may have been stolen"),
            "the person is told"
        );
    }
    assert!(app.events().await.contains(&"code_replayed".to_owned()));
}

#[tokio::test]
async fn a_replay_of_a_self_registered_app_without_pkce_is_only_refused() {
    let app = TestApp::start().await;
    let rp = app.client().api().await;
    let mut browser = app.person("alice").await.browser().await;
    let code = browser.allow(&rp).await;
    let tokens = rp.tokens(&code).await;
    rp.exchange(&code).await.refused(400, "invalid_grant");
    app.wait(86_400);
    rp.exchange(&code).await.refused(400, "invalid_grant");
    assert!(rp.lives(&tokens.access).await);
    // With PKCE only the holder of the verifier can replay, so it is what it looks like.
    let pkce = rp.with_pkce();
    let code = browser.allow(&pkce).await;
    let tokens = pkce.tokens(&code).await;
    pkce.exchange(&code).await.refused(400, "invalid_grant");
    assert!(!rp.lives(&tokens.access).await);
}

#[tokio::test]
async fn a_replay_after_the_end_of_the_code_still_counts() {
    let app = TestApp::start().await;
    let rp = app.client().confidential().await;
    let (_, _) = app.connect(&rp).await;
    let mut browser = app.person("bob").await.browser().await;
    let code = browser.allow(&rp).await;
    let tokens = rp.tokens(&code).await;
    app.wait(1_000);
    app.run_jobs().await;
    rp.exchange(&code).await.refused(400, "invalid_grant");
    assert!(!rp.lives(&tokens.access).await);
}

#[tokio::test]
async fn a_replay_in_which_anything_else_is_wrong_is_only_refused() {
    let app = TestApp::start().await;
    let rp = app.client().confidential().await.with_pkce();
    let stranger = app.client().confidential().await;
    let mut browser = app.person("alice").await.browser().await;
    let code = browser.allow(&rp).await;
    let tokens = rp.tokens(&code).await;
    for refused in wrong(&rp, &code) {
        refused.await;
    }
    stranger.exchange(&code).await.refused(400, "invalid_grant");
    assert!(rp.lives(&tokens.access).await);
}

/// Exchanges in which one thing is wrong.
fn wrong(rp: &Rp, code: &str) -> Vec<impl Future<Output = ()>> {
    let (rp, code) = (rp.clone(), code.to_owned());
    let form = move |redirect_uri: &'static str, verifier: &'static str| {
        let (rp, code) = (rp.clone(), code.clone());
        async move {
            let pairs = [
                ("grant_type", "authorization_code"),
                ("code", &*code),
                ("redirect_uri", redirect_uri),
                ("code_verifier", verifier),
            ];
            rp.form("/oauth/token", &pairs)
                .await
                .refused(400, "invalid_grant");
        }
    };
    let wrong_verifier = "b-verifier-of-43-characters-or-more_0123456789";
    vec![
        form("https://app.example/other", VERIFIER),
        form("https://app.example/callback/", VERIFIER),
        form("https://app.example/callback", wrong_verifier),
        form("https://app.example/callback", "short"),
        form("https://app.example/callback", ""),
        form("", wrong_verifier),
    ]
}

#[tokio::test]
async fn a_wrong_attempt_leaves_the_code_for_its_owner() {
    let app = TestApp::start().await;
    let rp = app.client().confidential().await.with_pkce();
    let stranger = app.client().confidential().await;
    let mut browser = app.person("alice").await.browser().await;
    let code = browser.allow(&rp).await;
    for refused in wrong(&rp, &code) {
        refused.await;
    }
    stranger.exchange(&code).await.refused(400, "invalid_grant");
    let forged = Rp {
        secret: Some("pms_wrong".to_owned()),
        ..rp.clone()
    };
    forged.exchange(&code).await.refused(401, "invalid_client");
    // Bound by PKCE, the redirect URI may be left out.
    let bare = [
        ("grant_type", "authorization_code"),
        ("code", &*code),
        ("code_verifier", VERIFIER),
    ];
    Tokens::of(&rp.form("/oauth/token", &bare).await);
}

#[tokio::test]
async fn a_code_lives_five_minutes() {
    let app = TestApp::start().await;
    let rp = app.client().confidential().await;
    let mut browser = app.person("alice").await.browser().await;
    let code = browser.allow(&rp).await;
    app.wait(300);
    rp.exchange(&code).await.refused(400, "invalid_grant");
    let code = browser.allow(&rp).await;
    app.wait(299);
    rp.tokens(&code).await;
}

#[tokio::test]
async fn a_verifier_for_a_code_that_was_asked_for_without_a_challenge_is_refused() {
    let app = TestApp::start().await;
    let rp = app.client().confidential().await;
    let mut browser = app.person("alice").await.browser().await;
    let code = browser.allow(&rp).await;
    // Somebody cut the challenge out of the request on its way.
    rp.with_pkce()
        .exchange(&code)
        .await
        .refused(400, "invalid_grant");
    rp.tokens(&code).await;
}

#[tokio::test]
async fn codes_die_with_the_access_of_the_app_and_with_the_sessions_of_the_person() {
    use permesso::store::users::UserChange;
    let app = TestApp::start().await;
    let rp = app.client().confidential().await;
    let alice = app.person("alice").await;
    let mut browser = alice.browser().await;
    let revoked = browser.allow(&rp).await;
    browser.revoke_app(&rp.client_id).await;
    rp.exchange(&revoked).await.refused(400, "invalid_grant");
    let code = browser.allow(&rp).await;
    alice.change(UserChange::Disable).await;
    alice.change(UserChange::Enable).await;
    rp.exchange(&code).await.refused(400, "invalid_grant");
}

#[tokio::test]
async fn of_32_exchanges_at_once_one_is_answered_and_its_tokens_are_dead_afterwards() {
    let app = TestApp::start().await;
    let mut browser = app.person("alice").await.browser().await;
    for (rp, survives) in [
        (app.client().confidential().await, false),
        (app.client().api().await, true),
    ] {
        let code = browser.allow(&rp).await;
        let replies =
            futures_util::future::join_all((0..32).map(|_| rp.exchange(&code).into_future())).await;
        let (won, lost): (Vec<_>, Vec<_>) =
            replies.into_iter().partition(|reply| reply.status == 200);
        assert_eq!(won.len(), 1);
        for reply in lost {
            reply.refused(400, "invalid_grant");
        }
        let tokens = Tokens::of(&won[0]);
        assert_eq!(rp.lives(&tokens.access).await, survives);
    }
}
