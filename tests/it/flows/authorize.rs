//! Sign-in and consent on the way: `prompt`, when consent is skipped, and every reason why it is not.

use permesso::store::users::UserChange;

use crate::support::{Browser, Page, Rp, TestApp};

const SCOPES: &[(&str, &str)] = &[("SCOPES__PRESETS", "gancio,open-collective")];

#[tokio::test]
async fn everything_is_checked_before_anybody_is_asked_to_sign_in() {
    let app = TestApp::start().await;
    let rp = app.client().api().await;
    let mut nobody = app.browser();
    nobody.ask(&rp.ask().scope("unknown")).await.is_error(400);
    nobody.ask(&rp.ask()).await.is("sign-in");
}

#[tokio::test]
async fn prompt_none_never_shows_a_page_to_the_person_of_a_known_app() {
    let app = TestApp::start().await;
    let rp = app.client().confidential().await;
    let mut browser = app.browser();
    let silent = rp.ask().prompt("none");
    assert_eq!(browser.ask(&silent).await.error(), "login_required");
    app.person("alice").await;
    browser.sign_in("alice").await;
    let page = browser.ask(&silent).await;
    assert_eq!(page.error(), "consent_required");
    assert_eq!(page.param("state").as_deref(), silent.value("state"));
    assert_eq!(page.param("iss").as_deref(), Some(app.app.issuer()));
    browser.allow(&rp).await;
    let code = browser.ask(&silent).await.code();
    rp.tokens(&code).await;
}

#[tokio::test]
async fn an_app_that_anybody_registered_makes_us_no_redirector() {
    let app = TestApp::start().await;
    let rp = app.client().api().await;
    let mut browser = app.person("alice").await.browser().await;
    for ask in [
        rp.ask().prompt("none"),
        rp.ask().scope("unknown"),
        rp.ask().without("response_type"),
    ] {
        let page = browser.ask(&ask).await;
        let html = page.is_error(400);
        assert!(
            html.contains("https://app.example/callback?error="),
            "a link back that carries the error"
        );
        assert!(html.contains("iss="));
    }
    // The person's own yes vouches for it.
    browser.allow(&rp).await;
    assert_eq!(
        browser.ask(&rp.ask().scope("unknown")).await.error(),
        "invalid_scope"
    );
    // For that person alone.
    app.person("bob")
        .await
        .browser()
        .await
        .ask(&rp.ask().scope("unknown"))
        .await
        .is_error(400);
    app.browser()
        .ask(&rp.ask().scope("unknown"))
        .await
        .is_error(400);
    // And an administrator's look for everybody.
    rp.set(|op| op.checked = Some(true)).await;
    assert_eq!(
        app.browser().ask(&rp.ask().scope("unknown")).await.error(),
        "invalid_scope"
    );
}

#[tokio::test]
async fn prompt_login_asks_for_the_password_again() {
    let app = TestApp::start().await;
    let rp = app.client().confidential().await;
    let mut browser = app.person("alice").await.browser().await;
    browser.allow(&rp).await;
    app.wait(60);
    let before = browser.session().cloned();
    let page = browser.ask(&rp.ask().prompt("login")).await;
    page.is("sign-in");
    // The session of before does not count, however the page is reached.
    let handle = page
        .form("password")
        .fields
        .iter()
        .find(|(n, _)| n == "request")
        .unwrap()
        .1
        .clone();
    browser
        .open(&format!("/consent?request={handle}"))
        .await
        .is("sign-in");
    let page = browser
        .fill_sign_in(&page, "alice", crate::support::PASSWORD)
        .await;
    page.is("consent");
    assert_ne!(browser.session().cloned(), before);
    rp.tokens(&browser.decide(&page, "allow").await.code())
        .await;
}

/// Alice has allowed `rp` the scope `email account`.
async fn allowed(app: &TestApp, rp: &Rp) -> Browser {
    let mut browser = app.person("alice").await.browser().await;
    let code = browser.allow_ask(&rp.ask().scope("email account")).await;
    rp.tokens(&code).await;
    app.wait(1);
    browser
}

fn skipped(page: &Page) -> bool {
    page.reply.status == 303
}

#[tokio::test]
async fn consent_is_skipped_for_the_same_or_less_at_the_same_address() {
    let app = TestApp::with(SCOPES).await;
    let rp = app.client().confidential().await;
    let mut browser = allowed(&app, &rp).await;
    for scope in ["email account", "account,email", "email"] {
        let code = browser.ask(&rp.ask().scope(scope)).await.code();
        assert_eq!(rp.tokens(&code).await.scope, scope.replace(',', " "));
    }
    let code = browser.ask(&rp.ask()).await.code();
    assert_eq!(rp.tokens(&code).await.scope, "");
    assert!(app.events().await.contains(&"consent_skipped".to_owned()));
    // A skipped consent is no new one: it does not outlive the first.
    browser.revoke_app(&rp.client_id).await.is("account-apps");
    browser.ask(&rp.ask().scope("email")).await.is("consent");
}

#[tokio::test]
async fn consent_is_not_skipped_for_more_or_elsewhere_or_when_the_app_asks_for_it() {
    let app = TestApp::with(SCOPES).await;
    let rp = app
        .client()
        .redirect("https://app.example/callback")
        .redirect("https://app.example/second")
        .confidential()
        .await;
    let mut browser = allowed(&app, &rp).await;
    browser
        .ask(&rp.ask().scope("email account expenses"))
        .await
        .is("consent");
    browser
        .ask(
            &rp.ask()
                .scope("email")
                .with("redirect_uri", "https://app.example/second"),
        )
        .await
        .is("consent");
    browser
        .ask(&rp.ask().scope("email").prompt("consent"))
        .await
        .is("consent");
    browser
        .ask(&rp.ask().scope("email").prompt("login"))
        .await
        .is("sign-in");
    assert!(skipped(&browser.ask(&rp.ask().scope("email")).await));
}

#[tokio::test]
async fn consent_is_not_skipped_for_another_person() {
    let app = TestApp::with(SCOPES).await;
    let rp = app.client().confidential().await;
    allowed(&app, &rp).await;
    let mut bob = app.person("bob").await.browser().await;
    bob.ask(&rp.ask().scope("email")).await.is("consent");
}

#[tokio::test]
async fn consent_is_not_skipped_for_an_app_without_a_secret_or_over_http() {
    let app = TestApp::with(SCOPES).await;
    let public = app.client().public().await;
    let mut browser = allowed(&app, &public).await;
    browser
        .ask(&public.ask().scope("email"))
        .await
        .is("consent");
    for uri in ["http://127.0.0.1:4000/cb", "http://blog.example/cb"] {
        let rp = app.client().redirect(uri).confidential().await;
        browser.allow_ask(&rp.ask().scope("email")).await;
        app.wait(1);
        browser.ask(&rp.ask().scope("email")).await.is("consent");
    }
}

#[tokio::test]
async fn consent_is_not_skipped_after_the_app_changed() {
    let app = TestApp::with(SCOPES).await;
    let rp = app.client().confidential().await;
    let mut browser = allowed(&app, &rp).await;
    app.wait(10);
    app.database
        .execute(&format!(
            "UPDATE clients SET client_name = 'Other', changed_at = {}",
            app.now()
        ))
        .await;
    app.wait(1);
    browser.ask(&rp.ask().scope("email")).await.is("consent");
    // Until the person has said yes to what it is now.
    browser
        .allow_ask(&rp.ask().scope("email").prompt("consent"))
        .await;
    assert!(skipped(&browser.ask(&rp.ask().scope("email")).await));
}

#[tokio::test]
async fn consent_is_not_skipped_after_a_replay() {
    let app = TestApp::with(SCOPES).await;
    let rp = app.client().confidential().await;
    let mut browser = app.person("alice").await.browser().await;
    let code = browser.allow_ask(&rp.ask().scope("email")).await;
    rp.tokens(&code).await;
    rp.exchange(&code).await.refused(400, "invalid_grant");
    browser.ask(&rp.ask().scope("email")).await.is("consent");
}

#[tokio::test]
async fn consent_is_not_skipped_after_a_reset_password() {
    let app = TestApp::with(SCOPES).await;
    let rp = app.client().confidential().await;
    let alice = app.person("alice").await;
    let mut browser = alice.browser().await;
    browser.allow_ask(&rp.ask().scope("email")).await;
    let hash = alice.user().await.password_hash.unwrap();
    alice.change(UserChange::ResetPassword(hash)).await;
    browser.open("/account").await.is("sign-in");
    browser.sign_in("alice").await;
    browser.ask(&rp.ask().scope("email")).await.is("consent");
}

#[tokio::test]
async fn an_app_that_revokes_its_own_tokens_does_not_end_the_consent() {
    let app = TestApp::with(SCOPES).await;
    let rp = app.client().confidential().await;
    let mut browser = app.person("alice").await.browser().await;
    let code = browser.allow_ask(&rp.ask().scope("email")).await;
    let tokens = rp.tokens(&code).await;
    rp.revoke(&tokens.refresh).await;
    assert!(!rp.lives(&tokens.access).await);
    let code = browser.ask(&rp.ask().scope("email")).await.code();
    assert!(rp.lives(&rp.tokens(&code).await.access).await);
}

#[tokio::test]
async fn an_omitted_scope_is_what_a_self_registered_app_registered_and_nothing_for_others() {
    let app = TestApp::with(SCOPES).await;
    let mut browser = app.person("alice").await.browser().await;
    let api = app.client().scopes("email,account").api().await;
    let operators = app.client().scopes("email account").confidential().await;
    for (rp, scope) in [(api, "email account"), (operators, "")] {
        let code = browser.allow(&rp).await;
        assert_eq!(rp.tokens(&code).await.scope, scope);
    }
}

#[tokio::test]
async fn a_limit_holds_and_restricted_scopes_are_only_for_those_that_an_administrator_gave_them() {
    let own = "[[scopes.own]]\nname = \"vault\"\ntext = \"Open the vault\"\nrestricted = true\n";
    let app = TestApp::with_file(own, SCOPES).await;
    let mut browser = app.person("alice").await.browser().await;
    let limited = app.client().scopes("email").confidential().await;
    assert_eq!(
        browser
            .ask(&limited.ask().scope("email account"))
            .await
            .error(),
        "invalid_scope"
    );
    let free = app.client().confidential().await;
    browser
        .ask(&free.ask().scope("email account"))
        .await
        .is("consent");
    assert_eq!(
        browser.ask(&free.ask().scope("vault")).await.error(),
        "invalid_scope"
    );
    let given = app.client().scopes("vault").confidential().await;
    assert!(
        browser
            .ask(&given.ask().scope("vault"))
            .await
            .is("consent")
            .contains("Open the vault")
    );
    let body = serde_json::json!({ "redirect_uris": "https://app.example/", "scopes": "vault" });
    let reply = app.post("/api/client").json(&body).await;
    assert_eq!(
        (reply.status.as_u16(), reply.json()),
        (422, serde_json::json!({ "error": "Invalid scopes" }))
    );
}

#[tokio::test]
async fn a_state_comes_back_exactly_as_it_was_sent() {
    let app = TestApp::start().await;
    let rp = app.client().confidential().await;
    let mut browser = app.person("alice").await.browser().await;
    for state in [
        "%41+ &=#?/\\\"'",
        "ünïcödé ☃",
        &"x".repeat(4_096),
        "a\r\nSet-Cookie: x=y",
        "null",
    ] {
        let page = browser.ask(&rp.ask().with("state", state)).await;
        let page = if skipped(&page) {
            page
        } else {
            browser.decide(&page, "allow").await
        };
        assert_eq!(page.param("state").as_deref(), Some(state));
    }
    let page = browser
        .ask(&rp.ask().with("state", &"x".repeat(4_097)))
        .await;
    assert_eq!(page.error(), "invalid_request");
    assert_eq!(page.param("state"), None);
    let page = browser.ask(&rp.ask().with("state", "")).await;
    assert_eq!(
        page.param("state"),
        None,
        "an empty parameter counts as absent"
    );
}
