//! Gancio's WordPress plugin, request by request as it was captured; it never heard of state, PKCE or refresh.

use permesso::oauth::client::RedirectMatch;
use serde_json::Value;

use crate::support::{Call, Reply, TestApp};

const SITE: &str = "http://127.0.0.1:13980/wp-admin/options-general.php?page=wpgancio";

/// What WordPress' `sanitize_key` leaves of a value before the plugin stores it.
fn sanitized(value: &Value) -> String {
    let value = value.as_str().unwrap().to_lowercase();
    value
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
        .collect()
}

fn wordpress(call: Call) -> Call {
    call.header("user-agent", "WordPress/6.1.9; http://127.0.0.1:13980")
        .header("accept", "*/*")
        .header("accept-encoding", "deflate, gzip, br, zstd")
        .header("connection", "close")
}

async fn registers(app: &TestApp, path: &str) -> (String, String) {
    let body = "client_name=WPGancio&redirect_uris=http%3A%2F%2F127.0.0.1%3A13980%2Fwp-admin%2Foptions-general.php%3Fpage%3Dwpgancio&scopes=event%3Awrite&website=https%3A%2F%2Fgancio.org";
    let made = wordpress(app.post(path).raw_form(body)).await.ok();
    assert_eq!(made["redirectUris"], SITE);
    let (id, secret) = (
        sanitized(&made["client_id"]),
        sanitized(&made["client_secret"]),
    );
    assert_eq!(
        (id.as_str(), secret.as_str()),
        (
            made["client_id"].as_str().unwrap(),
            made["client_secret"].as_str().unwrap()
        )
    );
    (id, secret)
}

async fn exchanges(app: &TestApp, path: &str, id: &str, secret: &str, code: &str) -> Reply {
    let body = format!(
        "client_id={id}&client_secret={secret}&scope=event%3Awrite&grant_type=authorization_code&code={code}"
    );
    wordpress(app.post(path).raw_form(body)).await
}

async fn verify(app: &TestApp, access: &str) -> u16 {
    app.get("/oauth/verify?scope=event:write")
        .bearer(access)
        .await
        .status
        .as_u16()
}

#[tokio::test]
async fn the_plugin_connects_publishes_and_survives_a_reload_of_its_page() {
    let app = TestApp::start().await;
    app.person("alice").await;
    // The first save registers twice and forgets the first.
    let forgotten = registers(&app, "/api/client").await;
    let (id, secret) = registers(&app, "/api/client").await;
    assert_ne!(forgotten.0, id);

    // The redirect URI goes unencoded, with a query of its own; nobody is signed in yet.
    let mut browser = app.browser();
    let page = browser
        .open(&format!("/oauth/authorize?response_type=code&redirect_uri={SITE}&scope=event:write&client_id={id}"))
        .await;
    page.is("sign-in");
    let page = browser
        .fill_sign_in(&page, "alice", crate::support::PASSWORD)
        .await;
    let html = page.is("consent");
    assert!(html.contains("Add and edit your events"));
    let page = browser.decide(&page, "allow").await;
    let landed = page.away().as_str().to_owned();
    assert!(landed.starts_with(&format!("{SITE}&code=")), "{landed}");
    assert_eq!(page.param("state"), None);
    let code = sanitized(&page.code().into());

    let reply = exchanges(&app, "/oauth/token", &id, &secret, &code).await;
    let body = reply.ok();
    let (access, refresh) = (
        sanitized(&body["access_token"]),
        sanitized(&body["refresh_token"]),
    );
    assert_eq!(
        (
            body["access_token"].as_str(),
            body["refresh_token"].as_str()
        ),
        (Some(&*access), Some(&*refresh))
    );
    assert!(body.get("expires_in").is_none());
    assert_eq!(body["username"], "alice");
    assert_eq!(verify(&app, &access).await, 204);

    // A reload sends the code again: refused in words that the plugin shows, and the link stays healthy.
    let reply = exchanges(&app, "/oauth/token", &id, &secret, &code).await;
    assert!(!reply.refused(400, "invalid_grant").is_empty());
    assert_eq!(verify(&app, &access).await, 204);

    // It never refreshes: used now and then, its token goes on.
    for _ in 0..4 {
        app.wait(300 * 86_400);
        assert_eq!(verify(&app, &access).await, 204);
        app.run_jobs().await;
    }
    app.wait(365 * 86_400);
    assert_eq!(verify(&app, &access).await, 401);
}

#[tokio::test]
async fn an_instance_url_with_a_trailing_slash_gives_doubled_slashes_which_are_served() {
    let app = TestApp::start().await;
    let mut browser = app.person("alice").await.browser().await;
    let (id, secret) = registers(&app, "//api/client").await;
    let page = browser
        .open(&format!("//oauth/authorize?response_type=code&redirect_uri={SITE}&scope=event:write&client_id={id}"))
        .await;
    let page = browser.decide(&page, "allow").await;
    let body = exchanges(&app, "//oauth/token", &id, &secret, &page.code())
        .await
        .ok();
    let access = body["access_token"].as_str().unwrap();
    assert_eq!(
        app.get("//oauth/verify?scope=event:write")
            .bearer(access)
            .await
            .status,
        204
    );
    registers(&app, "/api/client/").await;
}

#[tokio::test]
async fn the_old_plugin_begins_at_the_documented_address() {
    let app = TestApp::start().await;
    let mut browser = app.person("alice").await.browser().await;
    let (id, secret) = registers(&app, "/api/client").await;
    let page = browser
        .open(&format!(
            "/authorize?response_type=code&redirect_uri={SITE}&scope=event:write&client_id={id}"
        ))
        .await;
    let page = browser.decide(&page, "allow").await;
    exchanges(&app, "/oauth/token", &id, &secret, &page.code())
        .await
        .ok();
}

#[tokio::test]
async fn a_failed_registration_leads_to_an_error_page() {
    let app = TestApp::start().await;
    // What the plugin sends then: the parameter without a value.
    let path = format!(
        "/oauth/authorize?response_type=code&redirect_uri={SITE}&scope=event:write&client_id"
    );
    app.browser().open(&path).await.is_error(400);
}

#[tokio::test]
async fn a_site_without_tls_is_warned_about_and_its_code_lives_a_minute() {
    let app = TestApp::start().await;
    let rp = app
        .client()
        .redirect("http://blog.example/wp-admin/options-general.php?page=wpgancio")
        .api()
        .await;
    let mut browser = app.person("alice").await.browser().await;
    let page = browser.ask(&rp.ask()).await;
    assert!(page.is("consent").contains("plain http"));
    let late = browser.decide(&page, "allow").await.code();
    app.wait(60);
    rp.exchange(&late).await.refused(400, "invalid_grant");
    let code = browser.allow(&rp).await;
    app.wait(59);
    rp.tokens(&code).await;
}

#[tokio::test]
async fn without_a_redirect_uri_at_the_token_endpoint_only_where_nothing_is_in_doubt() {
    let app = TestApp::start().await;
    let mut browser = app.person("alice").await.browser().await;
    let two = app
        .client()
        .redirect("https://a.example/")
        .redirect("https://b.example/")
        .api()
        .await;
    let operators = app.client().confidential().await;
    let by_origin = app.client().api().await;
    by_origin
        .set(|op| op.redirect_match = Some(RedirectMatch::Origin))
        .await;
    for (rp, error) in [
        (&two, "invalid_request"),
        (&operators, "invalid_request"),
        (&by_origin, "invalid_grant"),
    ] {
        let code = browser.allow(rp).await;
        let bare = [("grant_type", "authorization_code"), ("code", &*code)];
        rp.form("/oauth/token", &bare).await.refused(400, error);
        // That consumed nothing.
        rp.tokens(&code).await;
    }
}
