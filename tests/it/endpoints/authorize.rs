//! RFC 6749 3.1, 4.1.2.1: every refusal of the authorization endpoint, in the order client, redirect URI, the rest.

use crate::support::{Ask, TestApp, encode};

#[tokio::test]
async fn a_wrong_client_is_an_error_page_and_never_a_redirect() {
    let app = TestApp::start().await;
    let rp = app.client().confidential().await;
    let ask = rp.ask();
    for wrong in [
        ask.clone().without("client_id"),
        ask.clone().with("client_id", ""),
        ask.clone().with("client_id", "nobody"),
        ask.clone().with("client_id", &rp.client_id.to_uppercase()),
        ask.clone().and("client_id", &rp.client_id),
        ask.clone().with("client_id", "<script>alert(1)</script>"),
        ask.clone().with("client_id", &"x".repeat(5_000)),
        // Whatever else is wrong.
        ask.clone()
            .with("client_id", "nobody")
            .with("redirect_uri", "https://evil.example/")
            .prompt("none"),
    ] {
        let html = app.browser().ask(&wrong).await.is_error(400);
        assert!(!html.contains("<script>"));
    }
}

#[tokio::test]
async fn a_wrong_redirect_uri_is_an_error_page_that_shows_what_differs() {
    let app = TestApp::start().await;
    let rp = app.client().confidential().await;
    for wrong in [
        "https://app.example/callback/",
        "https://app.example/Callback",
        "https://app.example/callback?x=1",
        "https://app.example:443/callback",
        "https://APP.example/callback",
        "https://app.example/callback%20",
        "https://app.example/a/../callback",
        "http://app.example/callback",
        "https://app.example.evil.example/callback",
        "https://evil.example/callback",
        "https://app.example@evil.example/callback",
        "https://app.example\\@evil.example/callback",
        "https://app.example/callback#x",
        "https://app.example/callback\n",
        " https://app.example/callback",
        "//app.example/callback",
        "/callback",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\tscript:alert(1)",
        "data:text/html,x",
        "x",
        &format!("https://app.example/callback{}", "x".repeat(2_000)),
    ] {
        let page = app
            .browser()
            .ask(&rp.ask().with("redirect_uri", wrong))
            .await;
        let html = page.is_error(400);
        assert!(!html.contains("href=\"javascript"), "{wrong}");
        assert!(
            !html.contains("evil.example\"") || !html.contains("href=\"https://"),
            "no link there: {wrong}"
        );
    }
    let html = app
        .browser()
        .ask(
            &rp.ask()
                .with("redirect_uri", "https://app.example/callbacks"),
        )
        .await
        .is_error(400);
    assert!(
        html.contains("<mark>s</mark>"),
        "the first difference is marked"
    );
    app.browser()
        .ask(&rp.ask().and("redirect_uri", &rp.redirect_uri))
        .await
        .is_error(400);
}

#[tokio::test]
async fn a_redirect_uri_may_be_left_out_if_there_is_exactly_one() {
    let app = TestApp::start().await;
    let one = app.client().confidential().await;
    app.browser()
        .ask(&one.ask().without("redirect_uri"))
        .await
        .is("sign-in");
    app.browser()
        .ask(&one.ask().with("redirect_uri", ""))
        .await
        .is("sign-in");
    let two = app
        .client()
        .redirect("https://a.example/")
        .redirect("https://b.example/")
        .confidential()
        .await;
    app.browser()
        .ask(&two.ask().without("redirect_uri"))
        .await
        .is_error(400);
}

#[tokio::test]
async fn only_the_port_of_a_loopback_address_is_free_and_only_over_http() {
    let app = TestApp::start().await;
    let rp = app
        .client()
        .redirect("http://127.0.0.1:4000/cb")
        .redirect("http://[::1]/cb")
        .redirect("http://localhost/cb")
        .redirect("https://localhost/cb")
        .public()
        .await;
    for (uri, good) in [
        ("http://127.0.0.1:4000/cb", true),
        ("http://127.0.0.1:5000/cb", true),
        ("http://127.0.0.1/cb", true),
        ("http://127.0.0.1:65535/cb", true),
        ("http://127.0.0.1:1/cb", true),
        ("http://[::1]:9999/cb", true),
        ("http://localhost:1234/cb", true),
        ("http://127.0.0.1:0/cb", false),
        ("http://127.0.0.1:65536/cb", false),
        ("http://127.0.0.1:/cb", false),
        ("http://127.0.0.1:4000/cb/", false),
        ("http://127.0.0.1:4000/other", false),
        ("http://127.0.0.2:4000/cb", false),
        ("http://127.0.0.1.evil.example:4000/cb", false),
        ("http://localhost.evil.example/cb", false),
        ("http://localhost:80@evil.example/cb", false),
        ("https://localhost:1234/cb", false),
        ("https://127.0.0.1:4000/cb", false),
    ] {
        let page = app.browser().ask(&rp.ask().with("redirect_uri", uri)).await;
        assert_eq!(
            page.reply.status.as_u16(),
            if good { 200 } else { 400 },
            "{uri}"
        );
    }
}

#[tokio::test]
async fn after_client_and_redirect_uri_an_error_goes_to_the_app() {
    let app = TestApp::start().await;
    let rp = app.client().confidential().await;
    let ask = rp.ask();
    let long = "x".repeat(4_097);
    let table: Vec<(Ask, &str)> = vec![
        (ask.clone().without("response_type"), "invalid_request"),
        (
            ask.clone().with("response_type", "token"),
            "unsupported_response_type",
        ),
        (
            ask.clone().with("response_type", "code token"),
            "unsupported_response_type",
        ),
        (
            ask.clone().with("response_type", "Code"),
            "unsupported_response_type",
        ),
        (ask.clone().and("response_type", "code"), "invalid_request"),
        (ask.clone().and("state", "another"), "invalid_request"),
        (
            ask.clone().scope("email").and("scope", "email"),
            "invalid_request",
        ),
        (ask.clone().with("x", "1").and("x", "2"), "invalid_request"),
        (ask.clone().with("state", &long), "invalid_request"),
        (
            ask.clone().with("response_mode", "fragment"),
            "invalid_request",
        ),
        (
            ask.clone().with("response_mode", "form_post"),
            "invalid_request",
        ),
        (ask.clone().scope("unknown"), "invalid_scope"),
        (ask.clone().scope("email Event:write"), "invalid_scope"),
        (ask.clone().scope("\"quoted\""), "invalid_scope"),
        (ask.clone().scope("email\u{0301}"), "invalid_scope"),
        (ask.clone().prompt("select_account"), "invalid_request"),
        (ask.clone().prompt("none login"), "invalid_request"),
        (ask.clone().prompt("NONE"), "invalid_request"),
        (
            ask.clone().pkce().with("code_challenge_method", "plain"),
            "invalid_request",
        ),
        (
            ask.clone().pkce().without("code_challenge_method"),
            "invalid_request",
        ),
        (
            ask.clone().pkce().without("code_challenge"),
            "invalid_request",
        ),
        (
            ask.clone().pkce().with("code_challenge", "short"),
            "invalid_request",
        ),
    ];
    for (ask, error) in table {
        let page = app.browser().ask(&ask).await;
        assert_eq!(page.error(), error, "{}", ask.path());
        assert!(
            page.away()
                .as_str()
                .starts_with("https://app.example/callback?error=")
        );
        assert_eq!(page.param("iss").as_deref(), Some(app.app.issuer()));
        let states = ask
            .pairs()
            .iter()
            .filter(|(name, _)| name == "state")
            .count();
        let sent = ask
            .value("state")
            .filter(|state| states == 1 && state.len() <= 4_096);
        assert_eq!(page.param("state").as_deref(), sent, "{}", ask.path());
        let description = page.param("error_description").unwrap();
        assert!(
            description
                .chars()
                .all(|c| matches!(c, '\x20'..='\x7e') && c != '"' && c != '\\')
        );
    }
    // Unknown parameters are ignored, `resource` may repeat, and spaces and commas both separate scopes.
    let fine = ask
        .with("nonce", "x")
        .with("resource", "https://a.example")
        .and("resource", "https://b.example");
    app.browser()
        .ask(&fine.scope("email,event:write  email"))
        .await
        .is("sign-in");
}

#[tokio::test]
async fn pkce_is_required_of_apps_without_a_secret_of_chosen_ones_and_of_all_where_the_operator_says_so()
 {
    use permesso::oauth::client::PkcePolicy;
    let app = TestApp::start().await;
    let public = app.client().public().await;
    let bare = public
        .ask()
        .without("code_challenge")
        .without("code_challenge_method");
    assert_eq!(app.browser().ask(&bare).await.error(), "invalid_request");
    let chosen = app.client().confidential().await;
    chosen.set(|op| op.pkce = Some(PkcePolicy::Required)).await;
    assert_eq!(
        app.browser().ask(&chosen.ask()).await.error(),
        "invalid_request"
    );
    app.browser().ask(&chosen.ask().pkce()).await.is("sign-in");
    let strict = TestApp::with(&[("AUTHORIZATION__PKCE", "required")]).await;
    let rp = strict.client().confidential().await;
    assert_eq!(
        strict.browser().ask(&rp.ask()).await.error(),
        "invalid_request"
    );
}

#[tokio::test]
async fn what_cannot_be_read_is_an_error_page() {
    let app = TestApp::start().await;
    let rp = app.client().confidential().await;
    for query in ["client_id=%ff", "client_id=a%00b", &"x=1&".repeat(300)] {
        app.browser()
            .open(&format!("/oauth/authorize?{query}"))
            .await
            .is_error(400);
    }
    app.browser().open("/oauth/authorize").await.is_error(400);
    // A NUL in what would come back as it was sent.
    let path = format!("{}&x=%00", rp.ask().path());
    app.browser().open(&path).await.is_error(400);
}

#[tokio::test]
async fn a_form_only_starts_a_request() {
    let app = TestApp::start().await;
    let rp = app.client().confidential().await;
    let mut browser = app.person("alice").await.browser().await;
    browser.allow(&rp).await;
    // Even where consent would be skipped, the POST itself answers no code.
    let reply = browser
        .dress(app.post("/oauth/authorize").form(rp.ask().pairs()))
        .await;
    assert!(reply.location().starts_with("/oauth/authorize?"));
    for (kind, body) in [
        ("application/json", "{}"),
        ("text/plain", "client_id=x"),
        ("multipart/form-data; boundary=x", "--x--"),
    ] {
        app.post("/authorize")
            .body(kind, body)
            .await
            .is_page(400, "error");
    }
    for body in [
        &b"client_id=\xff"[..],
        b"client_id=a\r\nLocation: https://evil.example",
        b"x y",
        b"a#b",
    ] {
        app.post("/authorize")
            .raw_form(body)
            .await
            .is_page(400, "error");
    }
    let huge = app.post("/authorize").raw_form("x".repeat(70_000)).await;
    huge.is_page(413, "error");
}

#[tokio::test]
async fn a_pair_is_split_at_its_first_equals_sign() {
    let app = TestApp::start().await;
    let rp = app
        .client()
        .redirect("https://app.example/x?page=y")
        .confidential()
        .await;
    let path = format!(
        "/oauth/authorize?response_type=code&client_id={}&redirect_uri=https://app.example/x?page=y",
        rp.client_id
    );
    app.browser().open(&path).await.is("sign-in");
    let path = format!(
        "/authorize/?response_type=code&client_id={}",
        encode(&rp.client_id)
    );
    app.browser().open(&path).await.is_error(404);
}
