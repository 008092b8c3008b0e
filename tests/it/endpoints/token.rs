//! RFC 6749 3.2, 5.2: `POST /oauth/token`; and `GET /oauth/token`.

use serde_json::json;

use super::{connected, refuses_strangers, refuses_without_a_token};
use crate::support::{Rp, TestApp, Tokens};

#[tokio::test]
async fn strangers_are_refused_before_anything_is_consumed() {
    let app = TestApp::start().await;
    let (rp, _, refresh) = connected(&app).await;
    let pairs = [
        ("grant_type", "refresh_token"),
        ("refresh_token", &*refresh),
    ];
    refuses_strangers(&app, &rp, "/oauth/token", &pairs).await;
    rp.refreshed(&refresh).await;
}

#[tokio::test]
async fn each_way_to_authenticate_works() {
    let app = TestApp::start().await;
    let (rp, _, mut refresh) = connected(&app).await;
    let body = Rp {
        basic: false,
        ..rp.clone()
    };
    for way in [&rp, &body] {
        refresh = way.refreshed(&refresh).await.refresh;
    }
    // Basic beside the same client_id is fine.
    let pairs = [
        ("grant_type", "refresh_token"),
        ("refresh_token", &*refresh),
        ("client_id", &rp.client_id),
    ];
    Tokens::of(
        &app.post("/oauth/token")
            .basic(&rp.client_id, rp.secret.as_deref().unwrap())
            .form(&pairs)
            .await,
    );
}

#[tokio::test]
async fn an_app_without_a_secret_sends_none() {
    let app = TestApp::start().await;
    let rp = app.client().public().await;
    let (_, tokens) = app.connect(&rp).await;
    let pairs = [
        ("grant_type", "refresh_token"),
        ("refresh_token", &*tokens.refresh),
        ("client_id", &rp.client_id),
    ];
    let secret = [pairs[0], pairs[1], pairs[2], ("client_secret", "x")];
    app.post("/oauth/token")
        .form(&secret)
        .await
        .refused(401, "invalid_client");
    let empty = [pairs[0], pairs[1], pairs[2], ("client_secret", "")];
    Tokens::of(&app.post("/oauth/token").form(&empty).await);
}

#[tokio::test]
async fn every_refusal_after_authentication_is_400_with_its_code() {
    let app = TestApp::with(&[("SCOPES__PRESETS", "gancio,open-collective")]).await;
    let (rp, access, refresh) = connected(&app).await;
    let code_of = |code: &str| format!("grant_type=authorization_code&code={code}");
    let refresh_of = |token: &str| format!("grant_type=refresh_token&refresh_token={token}");
    let table: Vec<(String, &str)> = vec![
        (String::new(), "invalid_request"),
        ("grant_type=".to_owned(), "invalid_request"),
        (
            "grant_type=refresh_token&grant_type=refresh_token".to_owned(),
            "invalid_request",
        ),
        (
            "grant_type=password&username=a&password=b".to_owned(),
            "unsupported_grant_type",
        ),
        (
            "grant_type=client_credentials".to_owned(),
            "unsupported_grant_type",
        ),
        (
            "grant_type=Refresh_Token".to_owned(),
            "unsupported_grant_type",
        ),
        (
            "grant_type=urn:ietf:params:oauth:grant-type:device_code".to_owned(),
            "unsupported_grant_type",
        ),
        (
            "grant_type=authorization_code".to_owned(),
            "invalid_request",
        ),
        (
            "grant_type=authorization_code&code=".to_owned(),
            "invalid_request",
        ),
        (code_of("x"), "invalid_grant"),
        (code_of(&access), "invalid_grant"),
        (code_of(&"x".repeat(10_000)), "invalid_grant"),
        (
            code_of("pmc_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"),
            "invalid_grant",
        ),
        (format!("{}&code=y", code_of("x")), "invalid_request"),
        ("grant_type=refresh_token".to_owned(), "invalid_request"),
        (refresh_of("x"), "invalid_grant"),
        (refresh_of(&access), "invalid_grant"),
        (refresh_of(&refresh.to_uppercase()), "invalid_grant"),
        (
            format!("{}&scope=unknown", refresh_of(&refresh)),
            "invalid_scope",
        ),
        (
            format!("{}&scope=email", refresh_of(&refresh)),
            "invalid_scope",
        ),
        (
            format!("{}&scope=%22", refresh_of(&refresh)),
            "invalid_scope",
        ),
    ];
    let secret = rp.secret.as_deref().unwrap();
    for (body, error) in table {
        let reply = app
            .post("/oauth/token")
            .basic(&rp.client_id, secret)
            .raw_form(body.clone())
            .await;
        assert_eq!(reply.status, 400, "{body}: {}", reply.summary());
        assert_eq!(reply.json()["error"], error, "{body}: {}", reply.summary());
        assert!(reply.header("www-authenticate").is_none());
        assert!(
            !reply.text().contains(&refresh) && !reply.text().contains(secret),
            "{body}"
        );
    }
    // None of this used the refresh token up, and unknown parameters are ignored.
    let body = format!("{}&unknown=1&scope=", refresh_of(&refresh));
    Tokens::of(
        &app.post("/oauth/token")
            .basic(&rp.client_id, secret)
            .raw_form(body)
            .await,
    );
}

#[tokio::test]
async fn parameters_in_the_address_do_not_count() {
    let app = TestApp::start().await;
    let (rp, _, refresh) = connected(&app).await;
    let path = format!("/oauth/token?grant_type=refresh_token&refresh_token={refresh}");
    rp.form(&path, &[]).await.refused(400, "invalid_request");
}

#[tokio::test]
async fn an_answer_is_json_that_nobody_stores() {
    let app = TestApp::start().await;
    let (rp, _, refresh) = connected(&app).await;
    let reply = rp.refresh(&refresh).await;
    assert_eq!(reply.status, 200);
    assert_eq!(reply.header("content-type"), Some("application/json"));
    assert_eq!(reply.header("cache-control"), Some("no-store"));
    assert_eq!(reply.header("pragma"), Some("no-cache"));
    assert_eq!(reply.header("access-control-allow-origin"), Some("*"));
    let members: Vec<String> = reply.json().as_object().unwrap().keys().cloned().collect();
    let expected = [
        "access_token",
        "expires_in",
        "refresh_token",
        "scope",
        "token_type",
        "username",
    ];
    assert_eq!(members, expected);
}

#[tokio::test]
async fn an_empty_scope_is_written() {
    let app = TestApp::start().await;
    let (rp, _, refresh) = connected(&app).await;
    assert_eq!(rp.refresh(&refresh).await.ok()["scope"], "");
}

#[tokio::test]
async fn the_content_type_may_have_parameters_and_any_case() {
    let app = TestApp::start().await;
    let (rp, _, refresh) = connected(&app).await;
    let body = format!("grant_type=refresh_token&refresh_token={refresh}");
    let call = app
        .post("/oauth/token")
        .basic(&rp.client_id, rp.secret.as_deref().unwrap());
    Tokens::of(
        &call
            .body("Application/X-WWW-Form-URLEncoded; charset=UTF-8", body)
            .await,
    );
}

#[tokio::test]
async fn get_says_what_a_token_is() {
    let app = TestApp::start().await;
    let (rp, access, refresh) = connected(&app).await;
    refuses_without_a_token(|| app.get("/oauth/token"), &access).await;
    let body = app.get("/oauth/token").bearer(&access).await.ok();
    assert_eq!(body["exp"], json!(app.now() + 3_600));
    assert_eq!(body["client_id"], rp.client_id);
    app.get("/oauth/token")
        .bearer(&refresh)
        .await
        .refused(401, "invalid_token");
    let in_the_address = app
        .get(&format!("/oauth/token?access_token={access}"))
        .await;
    assert_eq!(in_the_address.status, 401);
}
