//! `/docs`, what errors say of it, and `/openapi.json`.

use std::collections::BTreeSet;

use permesso::oauth::error::{ErrorCode, page};
use permesso::web::router::ROUTES;
use serde_json::{Value, json};

use super::connected;
use crate::support::{Reply, TestApp};

const LANGUAGES: [&str; 5] = ["en", "it", "fr", "de", "es"];

#[tokio::test]
async fn every_code_has_a_page_in_every_language() {
    let app = TestApp::start().await;
    for wire in ErrorCode::wires() {
        let mut seen = BTreeSet::new();
        for language in LANGUAGES {
            let reply = app
                .get(&page(wire))
                .header("accept-language", language)
                .await;
            let html = reply.is_page(200, "docs-error");
            assert!(
                html.contains(&format!("<html lang=\"{language}\"")),
                "{wire}"
            );
            assert!(
                html.contains(&format!("<h1><code>{wire}</code></h1>")),
                "{wire}"
            );
            let lead = html.split("class=\"lead\">").nth(1).unwrap();
            seen.insert(lead.split("</p>").next().unwrap().to_owned());
        }
        assert_eq!(
            seen.len(),
            LANGUAGES.len(),
            "{wire}: each language has words of its own"
        );
    }
}

#[tokio::test]
async fn an_unknown_code_is_404_with_the_list_of_all() {
    let app = TestApp::start().await;
    for code in ["nothing", "INVALID_GRANT", "%3Cimg%20src=x%3E"] {
        let reply = app.get(&format!("/docs/errors/{code}")).await;
        let html = reply.is_page(404, "docs-errors");
        assert!(!html.contains("<img"));
        for wire in ErrorCode::wires() {
            assert!(html.contains(&format!("href=\"{}\"", page(wire))), "{wire}");
        }
    }
}

/// That the answer says where its code is explained, and that something is there.
async fn explained(app: &TestApp, reply: &Reply) {
    let body = reply.json();
    let uri = body["error_uri"].as_str();
    let uri = uri.unwrap_or_else(|| panic!("no error_uri: {}", reply.summary()));
    let path = uri
        .strip_prefix(app.app.issuer())
        .unwrap_or_else(|| panic!("{uri}"));
    app.get(path).await.is_page(200, "docs-error");
}

#[tokio::test]
async fn every_endpoint_says_where_its_refusals_are_explained() {
    let app = TestApp::start().await;
    let (rp, access, _) = connected(&app).await;
    let form = |path: &str| app.post(path).raw_form("a=b");
    for reply in [
        form("/oauth/token").await,
        rp.form("/oauth/token", &[("grant_type", "password")]).await,
        form("/oauth/revoke").await,
        rp.form("/oauth/revoke", &[]).await,
        form("/oauth/introspect").await,
        rp.form("/oauth/introspect", &[]).await,
        app.post("/oauth/register").json(&json!({})).await,
        app.get("/oauth/register/nothing").await,
        app.post("/api/client").json(&json!({})).await,
        app.get("/api/user").await,
        app.get("/api/user/sessions").bearer(&access).await,
        app.get("/oauth/verify?scope=other").bearer(&access).await,
        app.get("/oauth/verify").bearer(&access).await,
        app.get("/oauth/nowhere").await,
        app.post("/healthz").raw_form("").await,
        app.post("/oauth/token").raw_form("a".repeat(70_000)).await,
    ] {
        explained(&app, &reply).await;
    }
}

#[tokio::test]
async fn a_bearers_challenge_names_the_page_and_a_bare_one_stays_bare() {
    let app = TestApp::start().await;
    let (_, access, _) = connected(&app).await;
    let bad = app.get("/api/user").bearer("pma_bad").await;
    let challenge = bad.header("www-authenticate").unwrap();
    let uri = format!(
        "error_uri=\"{}/docs/errors/invalid_token\"",
        app.app.issuer()
    );
    assert!(challenge.ends_with(&uri), "{challenge}");
    let beyond = app.get("/api/user/sessions").bearer(&access).await;
    let challenge = beyond.header("www-authenticate").unwrap();
    assert!(
        challenge.contains("/docs/errors/insufficient_scope\""),
        "{challenge}"
    );
    let none = app.get("/api/user").await;
    assert_eq!(none.header("www-authenticate"), Some("Bearer"));
}

#[tokio::test]
async fn an_error_redirect_and_an_error_page_lead_there_too() {
    let app = TestApp::start().await;
    let rp = app.client().confidential().await;
    let mut browser = app.person("alice").await.browser().await;
    let consent = browser.open(&rp.ask().path()).await;
    let denied = browser.decide(&consent, "deny").await;
    let uri = denied.param("error_uri").unwrap();
    assert_eq!(
        uri,
        format!("{}/docs/errors/access_denied", app.app.issuer())
    );
    // A client that registered itself is not redirected to for a bad request: that is a page.
    let sent = json!({ "redirect_uris": "https://app.example/cb" });
    let own = app.post("/api/client").json(&sent).await.ok();
    let id = own["client_id"].as_str().unwrap();
    let path = format!("/oauth/authorize?client_id={id}&response_type=token");
    let html = app.get(&path).await.is_page(400, "error");
    assert!(
        html.contains("href=\"/docs/errors/unsupported_response_type\""),
        "{html}"
    );
}

#[tokio::test]
async fn the_bodies_that_others_fixed_stay_as_they_are() {
    let app = TestApp::start().await;
    let sent = json!({ "redirect_uris": "https://app.example/cb", "scopes": "nothing" });
    let reply = app.post("/api/client").json(&sent).await;
    assert_eq!(reply.status, 422);
    assert_eq!(reply.json(), json!({ "error": "Invalid scopes" }));
}

#[tokio::test]
async fn the_start_fills_in_an_app_of_ones_own_and_never_another() {
    let app = TestApp::start().await;
    let alice = app.person("alice").await;
    let mut browser = alice.browser().await;
    let mut form = browser.open("/developer/new").await.form("redirect_uris");
    form.set("name", "Calendar");
    form.set("redirect_uris", "https://calendar.example/cb");
    let made = browser.submit(&form).await.reply.text();
    assert!(made.contains("href=\"/docs?app="), "the way there");
    let id = made.split("<code id=\"client-id\"").nth(1).unwrap();
    let id = id
        .split('>')
        .nth(1)
        .unwrap()
        .split('<')
        .next()
        .unwrap()
        .to_owned();
    let secret = made.split("pms_").nth(1).unwrap()[..38].to_owned();

    let path = format!("/docs?app={id}");
    let html = browser.open(&path).await.is("docs");
    assert!(html.contains(&format!("CLIENT_ID={id}")));
    assert!(html.contains("https%3A%2F%2Fcalendar%2Eexample%2Fcb"));
    assert!(html.contains("CLIENT_SECRET=…") && !html.contains(&secret));
    let unchosen = browser.open("/docs").await.is("docs");
    assert!(unchosen.contains(&format!("href=\"{path}\"")) && unchosen.contains("CLIENT_ID=…"));

    let mut other = app.person("bob").await.browser().await;
    assert!(
        !other
            .open(&path)
            .await
            .is("docs")
            .contains(&format!("CLIENT_ID={id}"))
    );
    let nobody = app.get(&path).await.is_page(200, "docs");
    assert!(!nobody.contains(&format!("CLIENT_ID={id}")));
    browser.open("/docs?app=a&app=b").await;
}

#[tokio::test]
async fn numbers_and_rules_are_those_of_this_instance() {
    let settings = [
        ("LIFETIMES__ACCESS_TOKEN", "1800"),
        ("LIFETIMES__AUTHORIZATION_CODE", "120"),
        ("LIFETIMES__REFRESH_RETRY", "0"),
        ("REGISTRATION__MODE", "token"),
        ("SCOPES__PRESETS", "open-collective"),
    ];
    let app = TestApp::with(&settings).await;
    let tokens = app.get("/docs/tokens").await.is_page(200, "docs-tokens");
    assert!(tokens.contains("30 minutes") && tokens.contains("works once"));
    let start = app.get("/docs").await.is_page(200, "docs");
    assert!(start.contains("2 minutes"));
    let registration = app.get("/docs/registration").await;
    let registration = registration.is_page(200, "docs-registration");
    assert!(registration.contains("INITIAL_ACCESS_TOKEN"));
    let scopes = app.get("/docs/scopes").await.is_page(200, "docs-scopes");
    assert!(scopes.contains("<code>expenses</code>") && !scopes.contains("event:write"));
    let limits = app.get("/docs/limits").await.is_page(200, "docs-limits");
    assert!(limits.contains("20 at once, then 60 an hour") && limits.contains("64 KiB"));
    app.get("/docs/apis").await.is_page(200, "docs-apis");
    app.get("/docs/personal-tokens")
        .await
        .is_page(200, "docs-personal-tokens");
}

/// The JSON routes of the table, with their methods.
fn routes() -> BTreeSet<(String, String)> {
    ROUTES
        .iter()
        .filter(|route| crate::support::is_json(route.path))
        .flat_map(|route| {
            let methods = route.methods.iter();
            methods.map(|method| (route.path.to_owned(), method.to_lowercase()))
        })
        .collect()
}

#[tokio::test]
async fn the_openapi_document_has_every_json_endpoint_and_no_other() {
    let app = TestApp::start().await;
    let document = app.get("/openapi.json").await.ok();
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1"));
    assert_eq!(document["servers"][0]["url"], app.app.issuer());
    let mut found = BTreeSet::new();
    let mut ids = BTreeSet::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            found.insert((path.clone(), method.clone()));
            let id = operation["operationId"].as_str().unwrap();
            assert!(ids.insert(id.to_owned()), "{id} is there twice");
            assert!(operation["summary"].is_string(), "{method} {path}");
        }
    }
    assert_eq!(found, routes());
}

#[tokio::test]
async fn the_openapi_document_is_whole_and_says_how_to_authenticate_and_refuse() {
    let app = TestApp::with(&[("SCOPES__PRESETS", "gancio,open-collective")]).await;
    let document = app.get("/openapi.json").await.ok();
    references(&document, &document);
    let schemes = document["components"]["securitySchemes"]
        .as_object()
        .unwrap();
    for item in document["paths"].as_object().unwrap().values() {
        for operation in item.as_object().unwrap().values() {
            for one in operation["security"].as_array().into_iter().flatten() {
                for scheme in one.as_object().unwrap().keys() {
                    assert!(schemes.contains_key(scheme), "{scheme}");
                }
            }
            let asks = operation["security"]
                .as_array()
                .is_some_and(|all| all.iter().all(|one| !one.as_object().unwrap().is_empty()));
            assert!(
                !asks || operation["responses"]["401"].is_object(),
                "{operation}"
            );
        }
    }
    let scopes = &schemes["oauth2"]["flows"]["authorizationCode"]["scopes"];
    assert_eq!(scopes.as_object().unwrap().len(), 12);
}

/// Every `$ref` leads to something.
fn references(document: &Value, value: &Value) {
    match value {
        Value::Object(members) => {
            if let Some(Value::String(to)) = members.get("$ref") {
                let found = document.pointer(to.strip_prefix('#').unwrap());
                assert!(found.is_some(), "{to}");
            }
            members
                .values()
                .for_each(|value| references(document, value));
        }
        Value::Array(items) => items.iter().for_each(|value| references(document, value)),
        _ => {}
    }
}
