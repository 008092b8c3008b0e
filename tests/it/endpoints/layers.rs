//! What holds around every handler: methods, paths, sizes, request ids.

use axum::http::Method;

use crate::support::TestApp;

#[tokio::test]
async fn unknown_paths_are_404_in_the_form_of_their_kind() {
    let app = TestApp::start().await;
    for path in [
        "/api/nothing",
        "/oauth/nothing",
        "/graphql/v1",
        "/.well-known/nothing",
        "/oauth/authorize/x",
    ] {
        app.get(path).await.refused(404, "not_found");
        app.post(path)
            .body("application/json", "{}")
            .await
            .refused(404, "not_found");
    }
    for path in [
        "/nothing",
        "/sign-in/",
        "/administration",
        "/api",
        "/assets/nothing.css",
        "/%2e%2e/etc/passwd",
        "/account/nothing",
    ] {
        app.get(path).await.is_page(404, "error");
    }
}

#[tokio::test]
async fn an_api_path_is_served_with_a_trailing_slash_and_with_doubled_leading_ones() {
    let app = TestApp::start().await;
    for path in ["/healthz/", "//healthz", "///readyz//"] {
        app.get(path).await.ok();
    }
    app.get("/.well-known/oauth-authorization-server/")
        .await
        .ok();
    assert_eq!(app.get("//api/user/").await.status, 401);
    app.get("//sign-in").await.is_page(200, "sign-in");
    app.post("//oauth/token/")
        .raw_form("")
        .await
        .refused(401, "invalid_client");
}

#[tokio::test]
async fn every_answer_has_a_request_id_of_its_own() {
    let app = TestApp::start().await;
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..3 {
        for path in ["/healthz", "/nothing", "/api/nothing"] {
            let reply = app.get(path).await;
            let id = reply.header("x-request-id").unwrap().to_owned();
            if path == "/nothing" {
                assert!(reply.text().contains(&id), "an error page shows it");
            }
            assert!(seen.insert(id));
        }
    }
}

#[tokio::test]
async fn a_body_beyond_64_kib_is_413_in_the_form_of_its_path() {
    let app = TestApp::start().await;
    let huge = || vec![b'x'; 64 * 1024 + 1];
    for path in [
        "/api/client",
        "/oauth/token",
        "/oauth/revoke",
        "/oauth/introspect",
        "/graphql/v2",
        "/api/nothing",
    ] {
        let reply = app.post(path).raw_form(huge()).await;
        assert!(
            matches!(reply.status.as_u16(), 413 | 401 | 404),
            "{}",
            reply.summary()
        );
        assert_eq!(reply.status, 413, "{}", reply.summary());
    }
    for path in ["/sign-in", "/consent", "/setup"] {
        app.post(path).raw_form(huge()).await.is_page(413, "error");
    }
}

#[tokio::test]
async fn head_answers_what_get_answers_without_a_body() {
    let app = TestApp::start().await;
    for path in [
        "/",
        "/sign-in",
        "/healthz",
        "/.well-known/oauth-authorization-server",
    ] {
        let (get, head) = (app.get(path).await, app.call(Method::HEAD, path).await);
        assert_eq!((head.status, head.body.len()), (get.status, 0), "{path}");
        assert_eq!(head.header("content-type"), get.header("content-type"));
    }
}

#[tokio::test]
async fn the_log_has_one_line_for_each_request_without_its_query() {
    let app = TestApp::start().await;
    let rp = app.client().confidential().await;
    let (_, tokens) = app.connect(&rp).await;
    app.get("/api/user?secret=in-the-query")
        .bearer(&tokens.access)
        .await
        .ok();
    app.get("/oauth/verify?scope=unknown-scope")
        .bearer(&tokens.access)
        .await;
    let log = app.journal.log();
    assert!(log.contains("/api/user") && log.contains("/oauth/token"));
    for secret in ["in-the-query", "unknown-scope?", "kelp ladder", "a state"] {
        assert!(!log.contains(secret), "{secret}");
    }
}

#[tokio::test]
async fn nothing_that_a_stranger_sends_writes_a_line_of_the_log() {
    let app = TestApp::start().await;
    let forged = "%0a2027-01-01T00:00:00Z%20ERROR%20permesso%3A%20forged%1b%5b31m";
    for path in [
        "/oauth/authorize",
        "/sign-in",
        "/api/user",
        "/oauth/verify",
        "/nothing",
        "/graphql/v2",
    ] {
        app.get(&format!(
            "{path}?client_id={forged}&scope={forged}&query={forged}"
        ))
        .await;
        app.get(&format!("{path}/{forged}")).await;
    }
    app.post("/oauth/token")
        .raw_form(format!("grant_type={forged}&client_id={forged}"))
        .await;
    app.post("/api/client")
        .raw_form(format!(
            "redirect_uris={forged}&client_name={forged}&scopes={forged}"
        ))
        .await;
    let rp = app.client().confidential().await;
    for field in ["grant_type", "refresh_token", "scope", "token"] {
        for path in ["/oauth/token", "/oauth/revoke", "/oauth/introspect"] {
            let value = "x\n2027-01-01T00:00:00Z ERROR permesso: forged\u{1b}[31m";
            rp.form(
                path,
                &[
                    ("grant_type", "refresh_token"),
                    ("refresh_token", "x"),
                    (field, value),
                ],
            )
            .await;
        }
    }
    // The guards of every test look for control characters in its log; a forged line would be loud as well.
    let log = app.journal.log();
    assert!(
        log.lines().all(|line| line.contains("permesso::request")),
        "{log}"
    );
}
