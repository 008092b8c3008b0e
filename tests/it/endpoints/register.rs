//! RFC 7591 3.2.2, and Gancio's words: `POST /api/client`.

use serde_json::{Value, json};

use super::bad_bodies;
use crate::support::{Reply, TestApp};

async fn by_json(app: &TestApp, body: &Value) -> Reply {
    app.post("/api/client").json(body).await
}

#[tokio::test]
async fn what_is_sent_comes_back() {
    let app = TestApp::with(&[("SCOPES__PRESETS", "gancio,open-collective")]).await;
    let uris = ["https://a.example/cb", "https://b.example/cb?x=1"];
    for (body, echoed) in [
        (
            json!({ "client_name": "App", "redirect_uris": uris }),
            uris.join(" "),
        ),
        (
            json!({ "client_name": "App", "redirect_uris": uris.join("\n") }),
            uris.join("\n"),
        ),
        (
            json!({ "client_name": "App", "redirect_uris": uris[0] }),
            uris[0].to_owned(),
        ),
    ] {
        let made = by_json(&app, &body).await.ok();
        assert_eq!(
            (&made["redirect_uris"], &made["redirectUris"]),
            (&json!(echoed), &json!(echoed))
        );
        assert_eq!(
            (&made["name"], &made["scopes"], &made["website"]),
            (&json!("App"), &json!("event:write"), &Value::Null)
        );
    }
    let form = "client_name=App&redirect_uris=https://a.example/cb https://b.example/cb&scopes=event:write,email&website=https://a.example&unknown=1";
    let made = app.post("/api/client").raw_form(form).await.ok();
    assert_eq!(
        made["redirect_uris"],
        "https://a.example/cb https://b.example/cb"
    );
    assert_eq!(made["scopes"], "event:write email");
    assert_eq!(made["website"], "https://a.example");
}

#[tokio::test]
async fn all_but_one_redirect_uri_is_optional_and_no_registration_is_like_another() {
    let app = TestApp::start().await;
    let body = json!({ "redirect_uris": "https://a.example/", "client_name": null, "website": null, "scopes": null });
    let (one, two) = (
        by_json(&app, &body).await.ok(),
        by_json(&app, &body).await.ok(),
    );
    assert_ne!(one["client_id"], two["client_id"]);
    assert_ne!(one["client_secret"], two["client_secret"]);
    assert_eq!(one["scopes"], "event:write");
}

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "a table")]
async fn every_refusal_has_its_code() {
    let app = TestApp::start().await;
    let good = "https://a.example/";
    let many: Vec<String> = (0..21).map(|n| format!("https://a.example/{n}")).collect();
    let long = format!("https://a.example/{}", "x".repeat(2_000));
    let table: Vec<(Value, &str)> = vec![
        (json!({}), "invalid_redirect_uri"),
        (json!({ "redirect_uris": [] }), "invalid_redirect_uri"),
        (json!({ "redirect_uris": "" }), "invalid_redirect_uri"),
        (json!({ "redirect_uris": 7 }), "invalid_redirect_uri"),
        (
            json!({ "redirect_uris": [good, 7] }),
            "invalid_redirect_uri",
        ),
        (
            json!({ "redirect_uris": { "a": good } }),
            "invalid_redirect_uri",
        ),
        (json!({ "redirect_uris": many }), "invalid_redirect_uri"),
        (
            json!({ "redirect_uris": [good, long] }),
            "invalid_redirect_uri",
        ),
        (
            json!({ "redirect_uris": [good], "client_name": 7 }),
            "invalid_client_metadata",
        ),
        (
            json!({ "redirect_uris": [good], "client_name": ["a"] }),
            "invalid_client_metadata",
        ),
        (
            json!({ "redirect_uris": [good], "scopes": 7 }),
            "invalid_client_metadata",
        ),
        (
            json!({ "redirect_uris": [good], "website": {} }),
            "invalid_client_metadata",
        ),
        (
            json!({ "redirect_uris": [good], "website": "javascript:alert(1)" }),
            "invalid_client_metadata",
        ),
        (
            json!({ "redirect_uris": [good], "website": "not a page" }),
            "invalid_client_metadata",
        ),
        (
            json!({ "redirect_uris": [good], "website": "https://a.example/\u{7}" }),
            "invalid_client_metadata",
        ),
        (
            json!({ "redirect_uris": [good], "website": "https://a.example/b c" }),
            "invalid_client_metadata",
        ),
        (json!([]), "invalid_client_metadata"),
        (json!("x"), "invalid_client_metadata"),
        (Value::Null, "invalid_client_metadata"),
    ];
    for (body, error) in table {
        let reply = by_json(&app, &body).await;
        assert_eq!(
            (reply.status.as_u16(), &reply.json()["error"]),
            (400, &json!(error)),
            "{body}: {}",
            reply.summary()
        );
    }
    for uri in [
        "javascript:alert(1)",
        "JAVASCRIPT:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "blob:https://a.example/1",
        "file:///etc/passwd",
        "about:blank",
        "mailto:a@b.example",
        "org.example.app:/cb",
        "/relative",
        "https:",
        "https://",
        "https://a.example/#fragment",
        "https://user:pw@a.example/",
        "https://a.example/?code=1",
        "https://a.example/?state=1",
        "https://a.example/?iss=1",
        "https://a.example/?error=1",
        "https://a.example/?error_description=1",
        "https://a.example\\b",
        "https://ü.example/",
        "https://a.example/\u{202e}",
    ] {
        by_json(&app, &json!({ "redirect_uris": [uri] }))
            .await
            .refused(400, "invalid_redirect_uri");
    }
    assert_eq!(
        app.database
            .value("SELECT COUNT(*) FROM clients")
            .await
            .int(),
        0
    );
}

#[tokio::test]
async fn unknown_scopes_are_422_in_gancios_words() {
    let app = TestApp::start().await;
    for scopes in [
        "unknown",
        "event:write unknown",
        "account",
        "\"",
        "event:Write",
    ] {
        let body = json!({ "redirect_uris": "https://a.example/", "scopes": scopes });
        let reply = by_json(&app, &body).await;
        assert_eq!(
            (reply.status.as_u16(), reply.json()),
            (422, json!({ "error": "Invalid scopes" })),
            "{scopes}"
        );
    }
}

#[tokio::test]
async fn what_cannot_be_read_is_invalid_request() {
    let app = TestApp::start().await;
    for (what, call) in bad_bodies(|| app.post("/api/client")) {
        let reply = call.await;
        assert_eq!(reply.status, 400, "{what}: {}", reply.summary());
    }
    for body in ["", "{", "{\"redirect_uris\":", "{}{}", "\u{feff}{}"] {
        app.post("/api/client")
            .body("application/json", body)
            .await
            .refused(400, "invalid_request");
    }
    app.post("/api/client")
        .body("application/json", &b"{\"client_name\":\"\xff\"}"[..])
        .await
        .refused(400, "invalid_request");
    app.post("/api/client")
        .raw_form("redirect_uris=https://a.example/&redirect_uris=https://b.example/")
        .await
        .refused(400, "invalid_request");
    let nul = json!({ "redirect_uris": "https://a.example/", "client_name": "a\u{0}b" });
    let reply = by_json(&app, &nul).await;
    assert!(
        matches!(reply.status.as_u16(), 200 | 400),
        "{}",
        reply.summary()
    );
    let deep = "[".repeat(30_000);
    app.post("/api/client")
        .body("application/json", deep)
        .await
        .refused(400, "invalid_request");
    let huge = json!({ "redirect_uris": "https://a.example/", "client_name": "x".repeat(70_000) });
    by_json(&app, &huge).await.refused(413, "invalid_request");
}

#[tokio::test]
async fn a_name_is_cleaned_and_capped() {
    let app = TestApp::start().await;
    let name = format!("  A\u{202e}\u{7} name{}\n ", "x".repeat(100));
    let made = by_json(
        &app,
        &json!({ "redirect_uris": "https://a.example/", "client_name": name }),
    )
    .await
    .ok();
    let name = made["name"].as_str().unwrap();
    assert!(
        name.starts_with("A namex") && name.chars().count() == 60,
        "{name}"
    );
}

#[tokio::test]
async fn a_server_without_registration_says_so() {
    let app = TestApp::with(&[("REGISTRATION__MODE", "closed")]).await;
    by_json(&app, &json!({ "redirect_uris": "https://a.example/" }))
        .await
        .refused(403, "access_denied");
    by_json(&app, &json!({}))
        .await
        .refused(403, "access_denied");
}

#[tokio::test]
async fn plain_http_is_for_confidential_clients_and_as_long_as_the_operator_allows_it() {
    let http = json!({ "redirect_uris": "http://blog.example/cb" });
    let local = json!({ "redirect_uris": "http://127.0.0.1:8080/cb" });
    let app = TestApp::start().await;
    by_json(&app, &http).await.ok();
    by_json(&app, &local).await.ok();
    let strict = TestApp::with(&[("REGISTRATION__ALLOW_HTTP_REDIRECTS", "false")]).await;
    by_json(&strict, &http)
        .await
        .refused(400, "invalid_redirect_uri");
    by_json(&strict, &local).await.ok();
}

#[tokio::test]
async fn the_default_scopes_are_a_setting() {
    let app = TestApp::with(&[
        ("SCOPES__PRESETS", "open-collective"),
        ("SCOPES__DEFAULT", "email,account"),
    ])
    .await;
    let made = by_json(&app, &json!({ "redirect_uris": "https://a.example/" }))
        .await
        .ok();
    assert_eq!(made["scopes"], "email account");
    let bare = TestApp::with(&[("SCOPES__PRESETS", "open-collective")]).await;
    let made = by_json(&bare, &json!({ "redirect_uris": "https://a.example/" }))
        .await
        .ok();
    assert_eq!(made["scopes"], "");
}
