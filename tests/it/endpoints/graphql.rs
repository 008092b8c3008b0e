//! `GET|POST /api/graphql/v2` and `/graphql/v2`.

use serde_json::{Value, json};

use super::{connected, refuses_without_a_token};
use crate::support::{Call, TestApp, encode};

#[tokio::test]
async fn the_credential_comes_before_the_question() {
    let app = TestApp::start().await;
    let (_, access, _) = connected(&app).await;
    for path in ["/api/graphql/v2", "/graphql/v2"] {
        refuses_without_a_token(
            || app.post(path).json(&json!({ "query": "{ me { id } }" })),
            &access,
        )
        .await;
        refuses_without_a_token(
            || app.get(&format!("{path}?query=%7Bme%7Bid%7D%7D")),
            &access,
        )
        .await;
        assert_eq!(app.post(path).body("text/plain", "x").await.status, 401);
    }
}

/// An answer of 400 with `errors`.
async fn refused(call: Call) {
    let reply = call.await;
    assert_eq!(reply.status, 400, "{}", reply.summary());
    assert!(
        reply.json()["errors"][0]["message"].is_string(),
        "{}",
        reply.summary()
    );
}

#[tokio::test]
async fn a_request_without_a_question_is_400_with_errors() {
    let app = TestApp::start().await;
    let (_, access, _) = connected(&app).await;
    let post = || app.post("/graphql/v2").bearer(&access);
    for body in [
        json!({}),
        json!({ "query": "" }),
        json!({ "query": null }),
        json!({ "query": 7 }),
        json!([]),
        json!("x"),
        Value::Null,
    ] {
        refused(post().json(&body)).await;
    }
    for body in ["", "{", "\u{0}"] {
        refused(post().body("application/json", body)).await;
    }
    refused(app.get("/graphql/v2").bearer(&access)).await;
    refused(app.get("/graphql/v2?query=").bearer(&access)).await;
    post()
        .body("application/x-www-form-urlencoded", "query={me{id}}")
        .await
        .refused(400, "invalid_request");
}

#[tokio::test]
async fn errors_of_graphql_are_200_with_errors() {
    let app = TestApp::start().await;
    let (_, access, _) = connected(&app).await;
    for query in [
        "{ nothing }",
        "{ me { password } }",
        "{ me",
        "mutation { x }",
        "subscription { x }",
        "query A { me { id } } query B { me { id } }",
    ] {
        let reply = app
            .post("/graphql/v2")
            .bearer(&access)
            .json(&json!({ "query": query }))
            .await;
        assert!(reply.ok()["errors"][0]["message"].is_string(), "{query}");
    }
}

#[tokio::test]
async fn names_variables_and_fragments_work() {
    let app = TestApp::start().await;
    let (_, access, _) = connected(&app).await;
    let body = json!({
        "query": "query A { me { ...F } } query B($yes: Boolean!) { me { name @include(if: $yes) } } fragment F on Account { slug }",
        "operationName": "B",
        "variables": { "yes": true },
    });
    let reply = app
        .post("/graphql/v2")
        .bearer(&access)
        .json(&body)
        .await
        .ok();
    assert_eq!(reply, json!({ "data": { "me": { "name": "Alice" } } }));
}

#[tokio::test]
async fn a_question_is_bounded_in_depth_complexity_and_size() {
    let app = TestApp::start().await;
    let (_, access, _) = connected(&app).await;
    let ask = async |query: String| {
        app.post("/graphql/v2")
            .bearer(&access)
            .json(&json!({ "query": query }))
            .await
    };
    let many: String = (0..300).fold(String::new(), |many, n| {
        many + &format!("a{n}: me {{ id }} ")
    });
    let reply = ask(format!("{{ {many} }}")).await;
    assert!(reply.ok().get("errors").is_some());
    let deep = format!(
        "{{ __schema {{ types {{ fields {{ type {} name {} }} }} }} }}",
        "{ ofType ".repeat(12),
        "}".repeat(12)
    );
    assert!(ask(deep).await.ok().get("errors").is_some());
    let nested = format!("{}{}", "{ me ".repeat(2_000), "}".repeat(2_000));
    assert!(ask(nested).await.ok().get("errors").is_some());
    let huge = ask(format!("{{ me {{ id }} }} #{}", "x".repeat(17_000))).await;
    huge.refused(413, "invalid_request");
}

#[tokio::test]
async fn get_answers_queries_only() {
    let app = TestApp::start().await;
    let (_, access, _) = connected(&app).await;
    let get = async |query: &str| {
        app.get(&format!("/graphql/v2?query={}", encode(query)))
            .bearer(&access)
            .await
    };
    assert_eq!(
        get("{ me { name } }").await.ok(),
        json!({ "data": { "me": { "name": "Alice" } } })
    );
    assert!(get("mutation { x }").await.ok().get("errors").is_some());
    app.get("/graphql/v2?query=%7Bme%7Bid%7D%7D&query=x")
        .bearer(&access)
        .await
        .refused(400, "invalid_request");
}

#[tokio::test]
async fn variables_are_a_map_or_nothing() {
    let app = TestApp::start().await;
    let (_, access, _) = connected(&app).await;
    let ask = |variables: serde_json::Value| {
        let body = json!({ "query": "{ me { id } }", "variables": variables });
        app.post("/api/graphql/v2").bearer(&access).json(&body)
    };
    for good in [json!({}), json!({ "a": 1 }), json!(null)] {
        assert!(ask(good).await.ok()["data"]["me"]["id"].is_string());
    }
    for bad in [json!([]), json!([null]), json!("{}"), json!(1)] {
        let reply = ask(bad).await;
        assert_eq!(reply.status, 400, "{}", reply.summary());
        assert!(reply.json()["errors"].is_array());
    }
    for bad in ["[]", "1", "null,"] {
        let path = format!("/api/graphql/v2?query=%7Bme%7Bid%7D%7D&variables={bad}");
        app.get(&path)
            .bearer(&access)
            .await
            .refused(400, "invalid_request");
    }
}
