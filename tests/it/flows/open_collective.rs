//! Open Collective's documented flow: comma scopes, a redirect URI left out or matched by origin, GraphQL.

use permesso::oauth::client::RedirectMatch;
use serde_json::json;

use crate::support::{Rp, TestApp, Tokens};

async fn app() -> TestApp {
    TestApp::with(&[("SCOPES__PRESETS", "gancio,open-collective")]).await
}

#[tokio::test]
async fn the_documented_flow_ends_in_a_graphql_answer() {
    let app = app().await;
    let alice = app.person("alice").await;
    let rp = app
        .client()
        .redirect("https://collective.example/callback")
        .confidential()
        .await;
    let mut browser = alice.browser().await;
    let page = browser
        .open(&format!(
            "/oauth/authorize?client_id={}&response_type=code&scope=account,email&state=s1",
            rp.client_id
        ))
        .await;
    let html = page.is("consent");
    assert_eq!(html.matches("name=\"scope\"").count(), 2);
    let page = browser.decide(&page, "allow").await;
    assert!(
        page.away()
            .as_str()
            .starts_with("https://collective.example/callback?code=")
    );
    let reply = app
        .post("/oauth/token")
        .form(&[
            ("grant_type", "authorization_code"),
            ("client_id", &rp.client_id),
            ("client_secret", rp.secret.as_deref().unwrap()),
            ("code", &page.code()),
            ("redirect_uri", "https://collective.example/callback"),
        ])
        .await;
    let tokens = Tokens::of(&reply);
    assert_eq!(tokens.scope, "account email");
    for path in ["/api/graphql/v2", "/graphql/v2"] {
        let answer = app
            .post(path)
            .bearer(&tokens.access)
            .json(&json!({ "query": "{ me { id name email } loggedInAccount { id } }" }))
            .await
            .ok();
        assert_eq!(
            answer,
            json!({ "data": {
                "me": { "id": alice.id, "name": "Alice", "email": "alice@people.example" },
                "loggedInAccount": { "id": alice.id },
            }})
        );
    }
    let answer = app
        .get("/api/graphql/v2?query=%7Bme%7Bemail%7D%7D")
        .bearer(&tokens.access)
        .await
        .ok();
    assert_eq!(answer["data"]["me"]["email"], "alice@people.example");
}

#[tokio::test]
async fn without_the_scope_the_address_is_null_and_not_an_error() {
    let app = app().await;
    let rp = app.client().confidential().await;
    let (_, tokens) = app.connect(&rp).await;
    let answer = app
        .post("/api/graphql/v2")
        .bearer(&tokens.access)
        .json(&json!({ "query": "{ me { name email } }" }))
        .await
        .ok();
    assert_eq!(
        answer,
        json!({ "data": { "me": { "name": "Alice", "email": null } } })
    );
}

async fn by_origin(app: &TestApp) -> Rp {
    let rp = app
        .client()
        .redirect("https://collective.example:8443/callback")
        .confidential()
        .await;
    rp.set(|op| op.redirect_match = Some(RedirectMatch::Origin))
        .await;
    rp
}

#[tokio::test]
async fn one_client_may_be_matched_by_origin() {
    let app = app().await;
    let rp = by_origin(&app).await;
    let mut browser = app.person("alice").await.browser().await;
    for (uri, lands) in [
        (
            "https://collective.example:8443/other/path?x=1",
            "https://collective.example:8443/other/path?x=1&code=",
        ),
        (
            "https://COLLECTIVE.example:8443",
            "https://collective.example:8443/?code=",
        ),
    ] {
        let page = browser.ask(&rp.ask().with("redirect_uri", uri)).await;
        let page = browser.decide(&page, "allow").await;
        let landed = page.away().as_str();
        assert!(landed.starts_with(lands), "{landed}");
        let other = Rp {
            redirect_uri: uri.to_owned(),
            ..rp.clone()
        };
        other.tokens(&page.code()).await;
    }
}

#[tokio::test]
async fn another_origin_is_refused_and_so_is_what_no_rule_allows() {
    let app = app().await;
    let rp = by_origin(&app).await;
    let mut browser = app.person("alice").await.browser().await;
    for uri in [
        "https://collective.example/callback",
        "http://collective.example:8443/callback",
        "https://collective.example.evil.example:8443/callback",
        "https://evil.example:8443/callback",
        "https://collective.example:8443@evil.example/callback",
        "https://evil.example\\@collective.example:8443/callback",
        "https://collective.example:8443/callback#part",
        "https://collective.example:8443/callback?code=1",
        "javascript://collective.example:8443/%0aalert(1)",
    ] {
        browser
            .ask(&rp.ask().with("redirect_uri", uri))
            .await
            .is_error(400);
    }
}

#[tokio::test]
async fn a_client_matched_by_origin_binds_its_code_by_redirect_uri_or_pkce() {
    let app = app().await;
    let rp = by_origin(&app).await;
    let mut browser = app.person("alice").await.browser().await;
    let code = browser.allow_ask(&rp.ask().without("redirect_uri")).await;
    let bare = [("grant_type", "authorization_code"), ("code", &*code)];
    rp.form("/oauth/token", &bare)
        .await
        .refused(400, "invalid_grant");
    rp.tokens(&code).await;
    let pkce = rp.with_pkce();
    let code = browser.allow(&pkce).await;
    let verified = [
        bare[0],
        ("code", &*code),
        ("code_verifier", crate::support::VERIFIER),
    ];
    Tokens::of(&rp.form("/oauth/token", &verified).await);
}
