//! The developer of an app: from curl to a used token.

use serde_json::json;

use crate::support::{START, TestApp, Tokens};

#[tokio::test]
async fn from_the_documented_curl_to_a_used_token() {
    let app = TestApp::start().await;
    let alice = app.person("alice").await;
    let example = "client_name=Wordpress Event Manager&redirect_uris=https://noblogs.org/&website=https://myapp.example";
    let made = app.post("/api/client").raw_form(example).await.ok();
    assert_eq!(made["name"], "Wordpress Event Manager");
    assert_eq!(made["redirect_uris"], "https://noblogs.org/");
    assert_eq!(made["redirectUris"], "https://noblogs.org/");
    assert_eq!(made["scopes"], "event:write");
    assert_eq!(made["website"], "https://myapp.example");
    let (id, secret) = (
        made["client_id"].as_str().unwrap(),
        made["client_secret"].as_str().unwrap(),
    );
    assert!((20..=32).contains(&id.len()));
    assert!(
        id.bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    );
    assert!(secret.starts_with("pms_"));

    // The documents of Gancio say /authorize.
    let mut browser = alice.browser().await;
    let page = browser
        .open(&format!("/authorize?response_type=code&client_id={id}&redirect_uri=https://noblogs.org/&scope=event:write&state=xyz"))
        .await;
    let page = browser.decide(&page, "allow").await;
    assert!(
        page.away()
            .as_str()
            .starts_with("https://noblogs.org/?code=pmc_")
    );
    assert_eq!(page.param("state").as_deref(), Some("xyz"));
    assert_eq!(page.param("iss").as_deref(), Some("http://localhost:13120"));

    let form = [
        ("grant_type", "authorization_code"),
        ("code", &page.code()),
        ("client_id", id),
        ("client_secret", secret),
    ];
    let reply = app.post("/oauth/token").form(&form).await;
    let tokens = Tokens::of(&reply);
    assert_eq!(
        (tokens.scope.as_str(), tokens.username.as_str()),
        ("event:write", "alice")
    );
    assert_eq!(
        tokens.expires_in, None,
        "a client of /api/client has tokens without a fixed end"
    );

    let me = app.get("/api/user").bearer(&tokens.access).await.ok();
    assert_eq!(
        me,
        json!({ "id": alice.id, "username": "alice", "name": "Alice" })
    );
    let what = app.get("/oauth/token").bearer(&tokens.access).await.ok();
    assert_eq!(
        what,
        json!({
            "active": true, "scope": "event:write", "client_id": id, "username": "alice", "sub": alice.id,
            "two_factor_preauthorized": false,
        })
    );
}

#[tokio::test]
async fn a_json_client_refreshes_introspects_and_revokes() {
    let app = TestApp::with(&[("SCOPES__PRESETS", "gancio,open-collective")]).await;
    let alice = app.person("alice").await;
    let rp = app.client().confidential().await;
    let mut browser = alice.browser().await;
    let code = browser.allow_ask(&rp.ask().scope("email account")).await;
    let first = rp.tokens(&code).await;
    assert_eq!(
        (first.scope.as_str(), first.expires_in),
        ("email account", Some(3600))
    );
    app.wait(10);
    let second = rp.refreshed(&first.refresh).await;
    assert_ne!(second.access, first.access);
    assert_ne!(second.refresh, first.refresh);

    let seen = rp.introspect(&second.access).await;
    assert_eq!(
        seen,
        json!({
            "active": true, "token_use": "access", "sub": alice.id, "username": "alice", "client_id": rp.client_id,
            "scope": "email account", "aud": "http://localhost:13120", "iss": "http://localhost:13120",
            "iat": START + 10, "exp": START + 3610, "token_type": "Bearer", "two_factor_preauthorized": false,
        })
    );
    let seen = rp.introspect(&second.refresh).await;
    assert_eq!(
        (&seen["active"], &seen["token_use"]),
        (&json!(true), &json!("refresh"))
    );
    assert_eq!(
        rp.introspect(&first.refresh).await,
        json!({ "active": false }),
        "it was rotated"
    );

    // An access token ends alone, a refresh token with its family.
    rp.revoke(&second.access).await;
    assert!(!rp.lives(&second.access).await);
    assert!(
        rp.lives(&first.access).await,
        "of the standard policy: by its own lifetime"
    );
    let third = rp.refreshed(&second.refresh).await;
    rp.revoke(&first.refresh).await;
    for access in [&first.access, &second.access, &third.access] {
        assert!(!rp.lives(access).await);
    }
    rp.refresh(&third.refresh)
        .await
        .refused(400, "invalid_grant");
}

#[tokio::test]
async fn an_app_without_a_secret_uses_pkce_and_a_private_scheme() {
    let app = TestApp::start().await;
    let rp = app
        .client()
        .redirect("org.example.app:/back")
        .public()
        .await;
    let mut browser = app.person("alice").await.browser().await;
    let page = browser.ask(&rp.ask()).await;
    assert!(page.is("consent").contains("org.example.app"));
    let page = browser.decide(&page, "allow").await;
    assert!(
        page.away()
            .as_str()
            .starts_with("org.example.app:/back?code=")
    );
    let tokens = rp.tokens(&page.code()).await;
    assert_eq!(
        tokens.scope, "",
        "no scope was asked for, and an operator's client has none by default"
    );
    let me = app.get("/api/user").bearer(&tokens.access).await.ok();
    assert!(me.get("email").is_none());
    let next = rp.refreshed(&tokens.refresh).await;
    rp.revoke(&next.refresh).await;
    assert!(!rp.lives(&next.access).await);
}

#[tokio::test]
async fn a_native_app_may_listen_on_any_port_of_this_device() {
    let app = TestApp::start().await;
    let rp = app
        .client()
        .redirect("http://127.0.0.1/back?x=1")
        .public()
        .await;
    let mut browser = app.person("alice").await.browser().await;
    let ask = rp
        .ask()
        .with("redirect_uri", "http://127.0.0.1:50123/back?x=1");
    let page = browser.ask(&ask).await;
    assert!(page.is("consent").contains("on this device"));
    let page = browser.decide(&page, "allow").await;
    assert!(
        page.away()
            .as_str()
            .starts_with("http://127.0.0.1:50123/back?x=1&code=")
    );
    // At the token endpoint it is the URI of the request.
    let rp = crate::support::Rp {
        redirect_uri: "http://127.0.0.1:50123/back?x=1".to_owned(),
        ..rp
    };
    rp.tokens(&page.code()).await;
}

#[tokio::test]
async fn both_addresses_of_the_authorization_endpoint_take_a_form_too() {
    let app = TestApp::start().await;
    let rp = app.client().confidential().await;
    let mut browser = app.person("alice").await.browser().await;
    for path in ["/oauth/authorize", "/authorize"] {
        // Another site's form: without our cookies, and it must not replace them.
        let sent = app
            .post(path)
            .header("origin", "https://app.example")
            .header("sec-fetch-site", "cross-site");
        let reply = sent.form(rp.ask().prompt("consent").pairs()).await;
        assert!(reply.header("set-cookie").is_none());
        let next = reply.location().to_owned();
        let page = browser.open(&next).await;
        browser.decide(&page, "allow").await.code();
    }
}
