//! The forms of pages: anti-forgery, where a form came from, what cannot be read.

use crate::support::{Browser, Form, TestApp};

/// Every form that changes something, with a browser in which it would work.
async fn forms(app: &TestApp) -> Vec<(Browser, Form)> {
    let rp = app.client().api().await;
    let mut nobody = app.browser();
    let mut sign_in = nobody.open("/sign-in").await.form("password");
    app.person("alice").await;
    sign_in.set("username", "alice");
    sign_in.set("password", crate::support::PASSWORD);
    let mut browser = app.browser();
    browser.sign_in("alice").await;
    let sign_out = browser.open("/account").await.form("csrf");
    let consent = browser.ask(&rp.ask()).await.form("decision");
    let mut consent = consent.clone();
    consent.set("decision", "allow");
    let link = permesso::actions::setup::link(&app.app, app.now())
        .await
        .unwrap()
        .unwrap();
    let mut visitor = app.browser();
    let mut setup = visitor
        .open(link.strip_prefix(app.app.issuer()).unwrap())
        .await
        .form("password");
    setup.set("username", "ada");
    setup.set("email", "ada@people.example");
    setup.set("password", crate::support::PASSWORD);
    let other = app.client().redirect("https://other.example/").api().await;
    browser.allow(&other).await;
    let mut revoke = browser.open("/account/apps").await.form("revoke");
    revoke.set("revoke", "yes");
    vec![
        (nobody, sign_in),
        (visitor, setup),
        (browser.clone(), consent),
        (browser.clone(), revoke),
        (browser, sign_out),
    ]
}

/// All that could have changed.
async fn state(app: &TestApp) -> Vec<i64> {
    let mut counts = Vec::new();
    for sql in [
        "SELECT COUNT(*) FROM users",
        "SELECT COUNT(*) FROM sessions",
        "SELECT COUNT(*) FROM grants WHERE ended_at IS NULL",
        "SELECT COUNT(*) FROM authorization_requests WHERE answered_at IS NULL",
        "SELECT COUNT(*) FROM setup_links",
    ] {
        counts.push(app.database.value(sql).await.int());
    }
    counts
}

#[tokio::test]
async fn a_form_without_its_anti_forgery_field_or_from_elsewhere_is_refused_and_changes_nothing() {
    let app = TestApp::start().await;
    let forms = forms(&app).await;
    let before = state(&app).await;
    for (browser, form) in &forms {
        let without: Vec<_> = form
            .fields
            .iter()
            .filter(|(name, _)| name != "csrf")
            .cloned()
            .collect();
        let of = |value: &str| {
            let mut fields = without.clone();
            fields.push(("csrf".to_owned(), value.to_owned()));
            fields
        };
        let mut twice = form.fields.clone();
        twice.push(
            form.fields
                .iter()
                .find(|(name, _)| name == "csrf")
                .unwrap()
                .clone(),
        );
        for fields in [without.clone(), of(""), of("x"), of(&"0".repeat(40)), twice] {
            let reply = browser.dress(browser.post(&form.action, &fields)).await;
            assert_eq!(reply.status, 403, "{}", reply.summary());
            reply.is_page(403, "error");
        }
        for (name, value) in [
            ("origin", "https://evil.example"),
            ("origin", "http://localhost:13121"),
            ("origin", "https://localhost:13120"),
            ("origin", "http://localhost:13120.evil.example"),
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-site", "same-site"),
        ] {
            let call = app
                .post(&form.action)
                .form(&form.fields)
                .header(name, value);
            browser.dress(call).await.is_page(403, "error");
        }
        // Without the cookie that the field is bound to.
        let stranger = app.browser();
        stranger
            .dress(stranger.post(&form.action, &form.fields))
            .await
            .is_page(403, "error");
        assert_eq!(state(&app).await, before, "{}", form.action);
    }
    // `Origin: null`, none, or our own is no reason.
    for (n, (browser, form)) in forms.iter().enumerate() {
        let call = app.post(&form.action).form(&form.fields);
        let call = match n % 3 {
            0 => call,
            1 => call
                .header("origin", app.app.issuer())
                .header("sec-fetch-site", "same-origin"),
            _ => call
                .header("origin", "null")
                .header("sec-fetch-site", "none"),
        };
        let reply = browser.dress(call).await;
        assert!(
            matches!(reply.status.as_u16(), 200 | 303),
            "{}",
            reply.summary()
        );
    }
    assert_ne!(state(&app).await, before);
}

#[tokio::test]
async fn a_form_of_a_wrong_type_or_size_is_refused() {
    let app = TestApp::start().await;
    for (browser, form) in forms(&app).await {
        for (kind, body) in [
            ("application/json", "{}"),
            ("text/plain", "csrf=x"),
            ("multipart/form-data; boundary=x", "--x--"),
        ] {
            let reply = browser.dress(app.post(&form.action).body(kind, body)).await;
            assert_eq!(reply.status, 400, "{}", reply.summary());
            reply.is_page(400, "error");
        }
        let reply = browser
            .dress(app.post(&form.action).raw_form(&b"csrf=\xff"[..]))
            .await;
        reply.is_page(400, "error");
        let reply = browser
            .dress(app.post(&form.action).raw_form("x".repeat(70_000)))
            .await;
        reply.is_page(413, "error");
    }
}

#[tokio::test]
async fn the_field_of_one_session_is_worth_nothing_in_another() {
    let app = TestApp::start().await;
    let mut alice = app.person("alice").await.browser().await;
    let mut mallory = app.person("mallory").await.browser().await;
    let stolen = mallory.open("/account").await.form("csrf");
    let page = alice.submit(&stolen).await;
    page.is_error(403);
    alice.open("/account").await.is("account");
}

#[tokio::test]
async fn a_page_asked_for_by_another_loopback_name_is_sent_to_the_public_url() {
    let app = TestApp::start().await;
    for host in ["127.0.0.1:13120", "[::1]:13120"] {
        let reply = app.get("/sign-in?x=1").header("host", host).await;
        assert_eq!(reply.location(), "http://localhost:13120/sign-in?x=1");
    }
    app.get("/sign-in")
        .header("host", "localhost:13120")
        .await
        .is_page(200, "sign-in");
    app.get("/sign-in")
        .header("host", "evil.example")
        .await
        .is_page(200, "sign-in");
    app.get("/healthz")
        .header("host", "127.0.0.1:13120")
        .await
        .ok();
}

#[tokio::test]
async fn nothing_on_a_page_comes_from_the_host_header() {
    let app = TestApp::start().await;
    for path in ["/", "/docs", "/sign-in", "/setup", "/nowhere"] {
        let reply = app
            .get(path)
            .header("host", "evil.example")
            .header("x-forwarded-host", "evil.example")
            .await;
        assert!(!reply.text().contains("evil.example"), "{path}");
    }
}

#[tokio::test]
async fn next_after_sign_in_is_never_an_address_from_the_query() {
    let app = TestApp::start().await;
    app.person("alice").await;
    for query in [
        "next=https://evil.example/",
        "return_to=//evil.example",
        "redirect=https://evil.example",
        "request=https%3A%2F%2Fevil.example",
    ] {
        let mut browser = app.browser();
        let page = browser.open(&format!("/sign-in?{query}")).await;
        let page = browser
            .fill_sign_in(&page, "alice", crate::support::PASSWORD)
            .await;
        page.is("account");
    }
}
