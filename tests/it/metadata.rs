//! RFC 8414: everything that is advertised works, and everything that works is advertised.

use std::collections::BTreeSet;

use serde_json::Value;
use url::Url;

use crate::support::{Ask, Rp, TestApp, Tokens};

const SCOPES: &[(&str, &str)] = &[("SCOPES__PRESETS", "gancio,open-collective")];

async fn document(app: &TestApp) -> Value {
    let reply = app.get("/.well-known/oauth-authorization-server").await;
    let cached = reply.header("cache-control").unwrap();
    assert!(cached.contains("max-age="), "{cached}");
    reply.ok()
}

fn list(document: &Value, name: &str) -> Vec<String> {
    let values = document[name]
        .as_array()
        .unwrap_or_else(|| panic!("{name}"));
    values
        .iter()
        .map(|value| value.as_str().unwrap().to_owned())
        .collect()
}

/// The path of an advertised address, which must be this server's own.
fn path_of(document: &Value, name: &str) -> String {
    let url = Url::parse(document[name].as_str().unwrap_or_else(|| panic!("{name}"))).unwrap();
    assert_eq!(
        url.origin().ascii_serialization(),
        document["issuer"],
        "{name}"
    );
    url.path().to_owned()
}

#[tokio::test]
async fn the_issuer_is_the_public_url_byte_for_byte() {
    for url in [
        "http://localhost:13120",
        "https://id.example",
        "https://id.example:8443",
    ] {
        let app = TestApp::with(&[("PUBLIC_URL", url)]).await;
        let document = document(&app).await;
        assert_eq!(document["issuer"], url);
        let path = "/.well-known/oauth-authorization-server";
        let other = app
            .get(path)
            .header("host", "evil.example")
            .header("x-forwarded-proto", "https")
            .await
            .ok();
        assert_eq!(other, document, "it never comes from a header");
    }
}

#[tokio::test]
async fn every_member_is_followed_by_a_test_here() {
    let app = TestApp::start().await;
    let document = document(&app).await;
    let members: BTreeSet<&str> = document
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    let followed: BTreeSet<&str> = [
        "issuer",
        "authorization_endpoint",
        "token_endpoint",
        "revocation_endpoint",
        "introspection_endpoint",
        "registration_endpoint",
        "service_documentation",
        "scopes_supported",
        "response_types_supported",
        "response_modes_supported",
        "grant_types_supported",
        "token_endpoint_auth_methods_supported",
        "revocation_endpoint_auth_methods_supported",
        "introspection_endpoint_auth_methods_supported",
        "code_challenge_methods_supported",
        "authorization_response_iss_parameter_supported",
    ]
    .into();
    assert_eq!(members, followed);
}

#[tokio::test]
async fn every_advertised_address_is_served() {
    let app = TestApp::start().await;
    let document = document(&app).await;
    let pages = ["authorization_endpoint", "service_documentation"];
    for (name, value) in document.as_object().unwrap() {
        if !value.as_str().is_some_and(|text| text.starts_with("http")) || name == "issuer" {
            continue;
        }
        let path = path_of(&document, name);
        let reply = if pages.contains(&name.as_str()) {
            app.get(&path).await
        } else {
            app.post(&path).raw_form("").await
        };
        assert!(
            !matches!(reply.status.as_u16(), 404 | 405),
            "{name}: {}",
            reply.summary()
        );
    }
    let docs = path_of(&document, "service_documentation");
    app.get(&docs).await.is_page(200, "docs");
}

#[tokio::test]
async fn every_scope_can_be_asked_for_and_no_other() {
    let app = TestApp::with(SCOPES).await;
    let document = document(&app).await;
    let scopes = list(&document, "scopes_supported");
    assert_eq!(
        scopes.len(),
        12,
        "one, the eleven, and email is among those"
    );
    let rp = app.client().confidential().await;
    let mut browser = app.person("alice").await.browser().await;
    let code = browser.allow_ask(&rp.ask().scope(&scopes.join(" "))).await;
    assert_eq!(rp.tokens(&code).await.scope, scopes.join(" "));
}

#[tokio::test]
async fn the_whole_flow_by_what_the_document_says_in_every_advertised_way() {
    let app = TestApp::with(SCOPES).await;
    let document = document(&app).await;
    assert_eq!(list(&document, "response_types_supported"), ["code"]);
    assert_eq!(list(&document, "response_modes_supported"), ["query"]);
    assert_eq!(
        list(&document, "code_challenge_methods_supported"),
        ["S256"]
    );
    assert_eq!(
        list(&document, "grant_types_supported"),
        ["authorization_code", "refresh_token"]
    );
    assert_eq!(
        document["authorization_response_iss_parameter_supported"],
        true
    );
    let authorize = path_of(&document, "authorization_endpoint");
    let token = path_of(&document, "token_endpoint");
    let revoke = path_of(&document, "revocation_endpoint");
    let introspect = path_of(&document, "introspection_endpoint");
    let methods: BTreeSet<String> = list(&document, "token_endpoint_auth_methods_supported")
        .into_iter()
        .collect();
    let ways = ["client_secret_basic", "client_secret_post", "none"].map(String::from);
    assert_eq!(methods, ways.into());
    assert_eq!(
        list(&document, "revocation_endpoint_auth_methods_supported").len(),
        3
    );
    assert_eq!(
        list(&document, "introspection_endpoint_auth_methods_supported"),
        ["client_secret_basic", "client_secret_post"]
    );
    let mut browser = app.person("alice").await.browser().await;
    let confidential = app.client().confidential().await;
    let public = app.client().public().await;
    for rp in [
        confidential.clone(),
        Rp {
            basic: false,
            ..confidential
        },
        public,
    ] {
        let ask: Ask = rp.ask().pkce();
        let page = browser
            .open(&ask.path().replace("/oauth/authorize", &authorize))
            .await;
        let page = if page.reply.status == 303 {
            page
        } else {
            browser.decide(&page, "allow").await
        };
        assert_eq!(page.param("iss").as_deref(), document["issuer"].as_str());
        let rp = rp.with_pkce();
        let code = page.code();
        let exchange = [
            ("grant_type", "authorization_code"),
            ("code", &*code),
            ("redirect_uri", &rp.redirect_uri),
            ("code_verifier", crate::support::VERIFIER),
        ];
        let first = Tokens::of(&rp.form(&token, &exchange).await);
        let refresh = [
            ("grant_type", "refresh_token"),
            ("refresh_token", &*first.refresh),
        ];
        let second = Tokens::of(&rp.form(&token, &refresh).await);
        if rp.secret.is_some() {
            let seen = rp
                .form(&introspect, &[("token", &second.access)])
                .await
                .ok();
            assert_eq!(
                (&seen["active"], &seen["iss"]),
                (&true.into(), &document["issuer"])
            );
        }
        rp.form(&revoke, &[("token", &second.refresh)]).await.ok();
        assert!(!rp.lives(&second.access).await);
    }
}

#[tokio::test]
async fn what_is_not_advertised_does_not_work() {
    let app = TestApp::start().await;
    let rp = app.client().confidential().await;
    for grant in [
        "password",
        "client_credentials",
        "implicit",
        "urn:ietf:params:oauth:grant-type:device_code",
    ] {
        rp.form("/oauth/token", &[("grant_type", grant)])
            .await
            .refused(400, "unsupported_grant_type");
    }
    for path in [
        "/oauth/par",
        "/oauth/device",
        "/oauth/userinfo",
        "/.well-known/openid-configuration",
        "/oauth/jwks",
    ] {
        assert_eq!(app.get(path).await.status, 404);
        assert_eq!(app.post(path).raw_form("").await.status, 404);
    }
}
