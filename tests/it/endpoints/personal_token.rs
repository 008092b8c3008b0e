//! Personal tokens at every protected resource: by which door, and what is said where one is not good.

use axum::http::Method;
use permesso::actions::personal_tokens::Typed;
use permesso::store::users::UserChange;
use serde_json::json;

use super::{connected, refuses_without_a_token};
use crate::support::{Call, TestApp};

const ME: &str = "query=%7Bme%7Bid%7D%7D";

#[tokio::test]
async fn a_personal_token_is_a_bearer_token_too() {
    let app = TestApp::start().await;
    let token = app.person("alice").await.personal("Script", "email").await;
    for path in ["/api/user", "/oauth/verify?scope=email", "/oauth/token"] {
        refuses_without_a_token(|| app.get(path), &token).await;
    }
}

#[tokio::test]
async fn it_is_taken_from_its_own_header_everywhere_and_from_the_query_at_two_places() {
    let app = TestApp::start().await;
    let alice = app.person("alice").await;
    let token = alice.personal("Script", "email").await;
    let me = json!({
        "id": alice.id, "username": "alice", "name": "Alice", "email": "alice@people.example", "email_verified": false,
    });
    let by_header = app.get("/api/user").header("Personal-Token", &token).await;
    assert_eq!(by_header.ok(), me);
    let by_query = app.get(&format!("/api/user?personalToken={token}")).await;
    assert_eq!(by_query.ok(), me);
    for path in ["/api/graphql/v2", "/graphql/v2"] {
        for call in [
            app.get(&format!("{path}?{ME}"))
                .header("personal-token", &token),
            app.get(&format!("{path}?{ME}&personalToken={token}")),
            app.post(path)
                .header("personal-token", &token)
                .json(&json!({ "query": "{me{id}}" })),
            app.post(&format!("{path}?personalToken={token}"))
                .json(&json!({ "query": "{me{id}}" })),
        ] {
            assert_eq!(
                call.await.ok(),
                json!({ "data": { "me": { "id": alice.id } } })
            );
        }
    }
    for path in ["/oauth/verify?scope=email", "/oauth/token"] {
        let reply = app.get(path).header("personal-token", &token).await;
        assert!(reply.status.is_success(), "{}", reply.summary());
    }
    // Nowhere else in an address: it would stand in the logs of proxies.
    for path in [
        "/oauth/verify?scope=email&",
        "/oauth/token?",
        "/api/user/sessions?",
        "/api/user/authorizations?",
    ] {
        let reply = app.get(&format!("{path}personalToken={token}")).await;
        assert_eq!(
            (reply.status.as_u16(), reply.header("www-authenticate")),
            (401, Some("Bearer")),
            "{}",
            reply.summary()
        );
    }
    // And not under another name.
    for name in ["personal_token", "apiKey", "access_token", "token"] {
        assert_eq!(
            app.get(&format!("/api/user?{name}={token}")).await.status,
            401
        );
    }
}

#[tokio::test]
async fn two_credentials_are_one_too_many_even_if_they_are_equal() {
    let app = TestApp::start().await;
    let (_, access, _) = connected(&app).await;
    let token = app.person("bob").await.personal("Script", "email").await;
    let header = |call: Call, token: &str| call.header("personal-token", token);
    let query = format!("/api/user?personalToken={token}");
    for (what, call) in [
        (
            "two headers",
            header(app.get("/api/user").bearer(&token), &token),
        ),
        (
            "of two people",
            header(app.get("/api/user").bearer(&access), &token),
        ),
        (
            "one of them bad",
            header(app.get("/api/user").bearer("x"), &token),
        ),
        ("header and query", header(app.get(&query), &token)),
        ("bearer and query", app.get(&query).bearer(&token)),
        ("all three", header(app.get(&query).bearer(&token), &token)),
        (
            "its header twice",
            header(header(app.get("/api/user"), &token), &token),
        ),
        (
            "the query twice",
            app.get(&format!("{query}&personalToken={token}")),
        ),
        (
            "at GraphQL",
            app.get(&format!("/graphql/v2?{ME}&personalToken={token}"))
                .bearer(&token),
        ),
        (
            "at verify",
            header(app.get("/oauth/verify?scope=email").bearer(&token), &token),
        ),
        ("malformed", header(app.get("/api/user"), "a b")),
    ] {
        let reply = call.await;
        assert_eq!(reply.status, 400, "{what}: {}", reply.summary());
        reply.refused(400, "invalid_request");
        assert!(!reply.text().contains(&token), "{what}");
    }
    // HTTP Basic of a proxy before us is no credential of ours.
    let reply = header(app.get("/api/user").basic("proxy", "password"), &token).await;
    assert_eq!(reply.status, 200);
    // An empty one is none, as everywhere.
    let reply = header(app.get("/api/user?personalToken="), "")
        .bearer(&access)
        .await;
    assert_eq!(reply.status, 200);
    assert_eq!(
        header(app.get("/api/user"), "")
            .await
            .header("www-authenticate"),
        Some("Bearer")
    );
}

/// What is said of a token that is not good.
async fn refused(app: &TestApp, token: &str) -> String {
    let mut said = Vec::new();
    for call in [
        app.get("/api/user").bearer(token),
        app.get("/api/user").header("personal-token", token),
        app.get(&format!("/api/user?personalToken={token}")),
        app.get("/oauth/verify?scope=email").bearer(token),
        app.get("/oauth/token").bearer(token),
        app.post("/graphql/v2")
            .bearer(token)
            .json(&json!({ "query": "{me{id}}" })),
        app.call(Method::PATCH, "/api/user")
            .bearer(token)
            .json(&json!({ "name": "x" })),
    ] {
        let reply = call.await;
        let why = reply.refused(401, "invalid_token");
        let challenge = reply.header("www-authenticate").unwrap();
        assert!(challenge.contains(&why), "{challenge}");
        assert!(
            !reply.text().contains(token) && !challenge.contains(token),
            "it is not sent back"
        );
        said.push(why);
    }
    said.dedup();
    assert_eq!(said.len(), 1, "{said:?}");
    said.remove(0)
}

#[tokio::test]
async fn the_holder_is_told_which_of_expired_or_not_valid() {
    let app = TestApp::start().await;
    let alice = app.person("alice").await;
    let today = permesso::people::calendar::day(app.now());
    let form = Typed {
        name: "Until tonight",
        scopes: vec!["email"],
        expires_at: &today,
        advanced: false,
    };
    let token = alice.personal_of(&form).await;
    let end = permesso::people::calendar::parse_date(&today).unwrap() + 86_400;
    app.wait(end - app.now() - 1);
    assert_eq!(
        app.get("/api/user").bearer(&token).await.status,
        200,
        "the whole day"
    );
    let seen = app.get("/oauth/token").bearer(&token).await.ok();
    assert_eq!(seen["exp"], end);
    app.wait(1);
    assert_eq!(
        refused(&app, &token).await,
        "The personal token has expired"
    );

    let other = alice.personal("Script", "email").await;
    let mut flipped = other.clone();
    let last = if flipped.ends_with('a') { "b" } else { "a" };
    flipped.replace_range(flipped.len() - 1.., last);
    assert_eq!(
        refused(&app, &flipped).await,
        "The personal token is not valid"
    );
    app.database.execute("DELETE FROM personal_tokens").await;
    assert_eq!(
        refused(&app, &other).await,
        "The personal token is not valid"
    );
    assert_eq!(
        refused(&app, &token).await,
        "The personal token is not valid"
    );
}

#[tokio::test]
async fn where_only_personal_tokens_are_taken_no_other_kind_passes() {
    let app = TestApp::start().await;
    let (rp, access, refresh) = connected(&app).await;
    for other in [
        &access,
        &refresh,
        rp.secret.as_ref().unwrap(),
        &"pmp_".to_owned(),
    ] {
        let reply = app.get("/api/user").header("personal-token", other).await;
        assert_eq!(
            reply.refused(401, "invalid_token"),
            "The personal token is not valid"
        );
        let reply = app.get(&format!("/api/user?personalToken={other}")).await;
        assert_eq!(
            reply.refused(401, "invalid_token"),
            "The personal token is not valid"
        );
        assert!(!reply.text().contains(other.as_str()) || other == "pmp_");
    }
}

#[tokio::test]
async fn the_tokens_of_somebody_disabled_are_dead() {
    let app = TestApp::start().await;
    let alice = app.person("alice").await;
    let token = alice.personal("Script", "email").await;
    alice.change(UserChange::Disable).await;
    assert_eq!(
        refused(&app, &token).await,
        "The personal token is not valid"
    );
    alice.change(UserChange::Enable).await;
    assert_eq!(app.get("/api/user").bearer(&token).await.status, 200);
    alice.change(UserChange::Delete).await;
    assert_eq!(
        refused(&app, &token).await,
        "The personal token is not valid"
    );
}

#[tokio::test]
async fn what_it_says_of_itself_has_no_client() {
    let app = TestApp::start().await;
    let alice = app.person("alice").await;
    for (token, preauthorized) in [
        (alice.personal("Script", "email event:write").await, false),
        (alice.advanced("Advanced", "email event:write").await, true),
    ] {
        let seen = app.get("/oauth/token").bearer(&token).await.ok();
        assert_eq!(
            seen,
            json!({
                "active": true, "scope": "email event:write", "username": "alice", "sub": alice.id,
                "two_factor_preauthorized": preauthorized,
            })
        );
        let verified = app
            .get("/oauth/verify?scope=event:write")
            .bearer(&token)
            .await;
        assert_eq!(verified.status, 204);
        assert_eq!(verified.header("x-auth-user"), Some("alice"));
        assert_eq!(verified.header("x-auth-user-id"), Some(alice.id.as_str()));
        assert_eq!(verified.header("x-auth-client"), Some("-"));
        assert_eq!(verified.header("x-auth-scope"), Some("email event:write"));
        let two_factor = if preauthorized {
            "preauthorized"
        } else {
            "none"
        };
        assert_eq!(verified.header("x-auth-two-factor"), Some(two_factor));
    }
    // Without any scope it says who the person is, and no more.
    let token = alice.personal("Nothing", "").await;
    let me = app.get("/api/user").bearer(&token).await.ok();
    assert_eq!(
        me,
        json!({ "id": alice.id, "username": "alice", "name": "Alice" })
    );
    app.get("/oauth/verify?scope=email")
        .bearer(&token)
        .await
        .refused(403, "insufficient_scope");
}

#[tokio::test]
async fn only_a_resource_server_of_this_issuer_learns_what_it_is() {
    let app = TestApp::start().await;
    let alice = app.person("alice").await;
    let token = alice.advanced("Script", "email").await;
    let rp = app.client().confidential().await;
    let inactive = json!({ "active": false });
    assert_eq!(rp.introspect(&token).await, inactive);
    rp.set(|op| op.audience = Some("https://events.example".to_owned()))
        .await;
    assert_eq!(rp.introspect(&token).await, inactive);
    let issuer = app.app.issuer().to_owned();
    rp.set(|op| op.audience = Some(issuer.clone())).await;
    assert_eq!(
        rp.introspect(&token).await,
        json!({
            "active": true, "token_use": "personal", "sub": alice.id, "username": "alice", "scope": "email",
            "aud": issuer, "iss": issuer, "iat": app.now(), "token_type": "Bearer", "two_factor_preauthorized": true,
        })
    );
    let today = permesso::people::calendar::day(app.now());
    let form = Typed {
        name: "Until tonight",
        scopes: vec![],
        expires_at: &today,
        advanced: false,
    };
    let token = alice.personal_of(&form).await;
    let seen = rp.introspect(&token).await;
    assert_eq!(
        (&seen["active"], &seen["two_factor_preauthorized"]),
        (&json!(true), &json!(false))
    );
    app.wait(seen["exp"].as_i64().unwrap() - app.now());
    assert_eq!(rp.introspect(&token).await, inactive, "expired");
    // RFC 7009: no client has it, so none ends it.
    let other = alice.personal("Another", "email").await;
    rp.revoke(&other).await;
    assert_eq!(app.get("/api/user").bearer(&other).await.status, 200);
}

#[tokio::test]
async fn what_is_used_says_when_and_from_where() {
    let app = TestApp::start().await;
    let alice = app.person("alice").await;
    let token = alice.personal("Script", "email").await;
    let row = async || {
        app.run_jobs().await;
        let tokens = app.app.store.personal_tokens_of(&alice.id).await.unwrap();
        (tokens[0].last_used_at, tokens[0].last_network.clone())
    };
    assert_eq!(row().await, (None, None));
    app.get("/api/user")
        .bearer(&token)
        .from("198.51.100.7")
        .await
        .ok();
    assert_eq!(
        row().await,
        (Some(app.now()), Some("198.51.100.7".to_owned()))
    );
    let first = app.now();
    app.wait(30);
    app.get("/api/user")
        .bearer(&token)
        .from("2001:db8::7")
        .await
        .ok();
    assert_eq!(
        row().await,
        (Some(first), Some("198.51.100.7".to_owned())),
        "not every second"
    );
    app.wait(30);
    app.get("/api/user")
        .bearer(&token)
        .from("2001:db8::7")
        .await
        .ok();
    assert_eq!(
        row().await,
        (Some(app.now()), Some("2001:db8::/64".to_owned()))
    );
    // By a server that it was presented to: that it was used is known, from where is not.
    app.wait(60);
    let rp = app.client().confidential().await;
    let issuer = app.app.issuer().to_owned();
    rp.set(|op| op.audience = Some(issuer)).await;
    rp.introspect(&token).await;
    assert_eq!(row().await, (Some(app.now()), None));
}

#[tokio::test]
async fn uses_that_could_not_be_written_are_written_the_next_time() {
    use permesso::actions::upkeep::write_uses;
    let app = TestApp::start().await;
    let alice = app.person("alice").await;
    let token = alice.personal("Script", "email").await;
    app.get("/api/user").bearer(&token).await.ok();
    assert!(!app.app.take_uses().is_empty(), "noted");
    app.get("/api/user").bearer(&token).await.ok();
    app.lose_writes().await;
    assert!(write_uses(&app.app).await.is_err());
    let kept = app.app.take_uses();
    assert_eq!(kept.personal.len(), 1);
    // What was used since stays the newer.
    let old = kept.personal.values().next().copied().unwrap();
    app.app.put_back_uses(&kept);
    let digest = *kept.personal.keys().next().unwrap();
    let newer = permesso::store::sweep::Use {
        at: old.at + 9,
        network: None,
    };
    app.app.touch_personal(digest, newer);
    app.app.put_back_uses(&kept);
    assert_eq!(app.app.take_uses().personal[&digest], newer);
}
