//! `PATCH /api/user`, and the mutation `editMe`, which is the same.

use std::future::IntoFuture;

use axum::http::Method;
use serde_json::{Value, json};

use super::{bad_bodies, refuses_without_a_token};
use crate::support::{Call, PASSWORD, Person, Reply, Rp, TestApp, Tokens};

const SCOPES: (&str, &str) = ("SCOPES__PRESETS", "gancio,open-collective");
const NEW: &str = "marble otter violin dusk";
const FACTOR: &str = "x-two-factor-authentication";

async fn start() -> (TestApp, Person) {
    let app = TestApp::with(&[SCOPES]).await;
    let alice = app.person("alice").await;
    (app, alice)
}

fn patch(app: &TestApp, token: &str, body: &Value) -> Call {
    app.call(Method::PATCH, "/api/user")
        .bearer(token)
        .json(body)
}

/// An app with an access token for the account.
async fn app_token(app: &TestApp, alice: &Person) -> (Rp, Tokens) {
    let rp = app.client().confidential().await;
    let ask = rp.ask().scope("account email");
    let code = alice.browser().await.allow_ask(&ask).await;
    let tokens = rp.tokens(&code).await;
    (rp, tokens)
}

/// Everything about an account that a request could change.
async fn state(app: &TestApp) -> Vec<Vec<crate::support::Cell>> {
    let mut all = Vec::new();
    for sql in [
        "SELECT id, name, email, email_key, email_verified_at, password_hash FROM users ORDER BY id",
        "SELECT user_id, email FROM email_changes ORDER BY user_id",
        "SELECT id FROM sessions ORDER BY id",
        "SELECT code_digest, used_at FROM recovery_codes ORDER BY code_digest",
        "SELECT id, last_step FROM second_factors ORDER BY id",
    ] {
        all.extend(app.database.rows(sql).await);
    }
    all
}

#[tokio::test]
async fn a_name_changes_by_any_token_with_the_scope() {
    let (app, alice) = start().await;
    let (_, tokens) = app_token(&app, &alice).await;
    let personal = alice.personal("Script", "account").await;
    let changed = patch(&app, &tokens.access, &json!({ "name": "  Alice B. " })).await;
    assert_eq!(
        changed.ok(),
        json!({ "id": alice.id, "username": "alice", "name": "Alice B.", "email": "alice@people.example", "email_verified": false })
    );
    let changed = patch(
        &app,
        &personal,
        &json!({ "name": "Ünïcode", "unknown": [1] }),
    )
    .await;
    assert_eq!(
        changed.ok(),
        json!({ "id": alice.id, "username": "alice", "name": "Ünïcode" })
    );
    let me = app.get("/api/user").bearer(&tokens.access).await.ok();
    assert_eq!(me["name"], "Ünïcode");
    let by_query = format!("/api/user?personalToken={personal}");
    let call = app
        .call(Method::PATCH, &by_query)
        .json(&json!({ "name": "Q" }));
    assert_eq!(call.await.ok()["name"], "Q");
    let events = app.events().await;
    assert_eq!(
        events
            .iter()
            .filter(|event| *event == "name_changed")
            .count(),
        3
    );
}

#[tokio::test]
async fn who_asks_is_looked_at_first_then_the_scope() {
    let (app, alice) = start().await;
    let token = alice.personal("Script", "account").await;
    refuses_without_a_token(
        || {
            app.call(Method::PATCH, "/api/user")
                .json(&json!({ "name": "x" }))
        },
        &token,
    )
    .await;
    let narrow = alice.personal("Narrow", "email").await;
    for body in [
        json!({ "name": "x" }),
        json!({ "email": "new@people.example" }),
        json!([]),
    ] {
        let reply = patch(&app, &narrow, &body).await;
        reply.refused(403, "insufficient_scope");
        let challenge = reply.header("www-authenticate").unwrap();
        assert!(challenge.contains("scope=\"account\""), "{challenge}");
    }
}

#[tokio::test]
async fn what_cannot_be_read_is_400_and_changes_nothing() {
    let (app, alice) = start().await;
    let token = alice.advanced("Script", "account").await;
    let before = state(&app).await;
    let call = || app.call(Method::PATCH, "/api/user").bearer(&token);
    for (what, call) in bad_bodies(call) {
        if what != "JSON" {
            let reply = call.await;
            assert_eq!(reply.status, 400, "{what}: {}", reply.summary());
        }
    }
    let long = "x".repeat(101);
    for body in [
        json!([]),
        json!("name"),
        json!(null),
        json!({}),
        json!({ "name": null }),
        json!({ "name": 7 }),
        json!({ "name": "" }),
        json!({ "name": "   " }),
        json!({ "name": long }),
        json!({ "name": "a\nb" }),
        json!({ "email": "nowhere" }),
        json!({ "email": "" }),
        json!({ "email": "a@b\r\nBcc: c@d.example" }),
        json!({ "email": ["a@b.example"] }),
        json!({ "email": "new@people.example", "name": "" }),
        json!({ "password": NEW }),
        json!({ "password": NEW, "current_password": null }),
        json!({ "password": "short", "current_password": PASSWORD }),
        json!({ "password": "", "current_password": PASSWORD }),
        json!({ "password": "alice@people.example", "current_password": PASSWORD }),
        json!({ "password": PASSWORD, "current_password": PASSWORD }),
        json!({ "password": NEW, "current_password": 7 }),
        json!({ "password": NEW, "current_password": PASSWORD, "email": "nowhere" }),
        json!({ "current_password": PASSWORD }),
    ] {
        let reply = patch(&app, &token, &body).await;
        let why = reply.refused(400, "invalid_request");
        assert!(!why.contains(PASSWORD) && !why.contains(NEW), "{why}");
    }
    let huge = json!({ "name": "x".repeat(70_000) });
    patch(&app, &token, &huge)
        .await
        .refused(413, "invalid_request");
    assert_eq!(state(&app).await, before);
}

#[tokio::test]
async fn an_app_changes_neither_address_nor_password_whatever_it_sends() {
    let (app, alice) = start().await;
    let (_, tokens) = app_token(&app, &alice).await;
    let phone = alice.with_totp().await;
    app.wait(60);
    let before = state(&app).await;
    for body in [
        json!({ "email": "new@people.example" }),
        json!({ "email": "alice@people.example" }),
        json!({ "name": "Mallory", "email": "new@people.example" }),
        json!({ "password": NEW, "current_password": PASSWORD }),
        json!({ "password": "short" }),
    ] {
        let code = format!("totp {}", phone.authenticator.code(app.now()));
        let reply = patch(&app, &tokens.access, &body)
            .header(FACTOR, &code)
            .await;
        reply.refused(403, "access_denied");
    }
    assert_eq!(state(&app).await, before);
}

#[tokio::test]
async fn without_a_second_factor_the_current_password_is_asked_for() {
    let (app, alice) = start().await;
    let token = alice.personal("Script", "account email").await;
    let new = json!({ "email": "new@people.example" });
    let before = state(&app).await;
    // Who has no second factor cannot show one.
    let reply = patch(&app, &token, &new)
        .header(FACTOR, "totp 123456")
        .await;
    assert!(
        reply
            .refused(400, "invalid_request")
            .contains("current_password")
    );
    let wrong =
        json!({ "email": "new@people.example", "current_password": "wrong", "name": "Mallory" });
    patch(&app, &token, &wrong)
        .await
        .refused(403, "access_denied");
    assert_eq!(state(&app).await, before);
    let right = json!({ "email": "New@people.example", "current_password": PASSWORD });
    let reply = patch(&app, &token, &right).await.ok();
    assert_eq!(
        (
            &reply["email"],
            &reply["pending_email"],
            &reply["email_verified"]
        ),
        (
            &json!("alice@people.example"),
            &json!("New@people.example"),
            &json!(false)
        )
    );
    // It waits for its link; nothing else has changed.
    let me = app.get("/api/user").bearer(&token).await.ok();
    assert_eq!(me["email"], "alice@people.example");
    let events = app.events().await;
    assert!(
        events.contains(&"email_change_asked".to_owned()),
        "{events:?}"
    );
    assert!(events.contains(&"proof_failed".to_owned()), "{events:?}");
    // With advanced privileges the token is enough.
    let advanced = alice.advanced("Advanced", "account").await;
    let reply = patch(&app, &advanced, &json!({ "email": "other@people.example" })).await;
    assert_eq!(reply.ok()["pending_email"], "other@people.example");
    // The address that one has is no new one: an older wish is forgotten.
    let same = patch(&app, &advanced, &json!({ "email": "alice@people.example" })).await;
    assert_eq!(same.ok().get("pending_email"), None);
    assert!(
        app.app
            .store
            .email_change(&alice.id)
            .await
            .unwrap()
            .is_none()
    );
}

#[tokio::test]
async fn a_new_password_always_needs_the_one_in_force_and_ends_sessions_and_codes() {
    let (app, alice) = start().await;
    let rp = app.client().confidential().await;
    let mut browser = alice.browser().await;
    let tokens = rp.tokens(&browser.allow(&rp).await).await;
    let code = browser.allow(&rp).await;
    for token in [
        alice.personal("Script", "account").await,
        alice.advanced("Advanced", "account").await,
    ] {
        let missing = patch(&app, &token, &json!({ "password": NEW })).await;
        assert!(
            missing
                .refused(400, "invalid_request")
                .contains("current_password")
        );
        let wrong = json!({ "password": NEW, "current_password": "wrong" });
        patch(&app, &token, &wrong)
            .await
            .refused(403, "access_denied");
    }
    browser.open("/account").await.is("account");
    let token = alice.advanced("Third", "account").await;
    let right = json!({ "password": NEW, "current_password": PASSWORD });
    patch(&app, &token, &right).await.ok();
    browser.open("/account").await.is("sign-in");
    rp.exchange(&code).await.refused(400, "invalid_grant");
    assert!(rp.lives(&tokens.access).await, "what apps hold stays");
    let page = browser.open("/sign-in").await;
    browser
        .fill_sign_in(&page, "alice", PASSWORD)
        .await
        .reply
        .is_page(403, "sign-in");
    browser
        .fill_sign_in(&page, "alice", NEW)
        .await
        .is("account");
    assert!(app.events().await.contains(&"password_changed".to_owned()));
    // The old one is no proof any more.
    let again = json!({ "password": "orbit velvet ninety mango", "current_password": PASSWORD });
    patch(&app, &token, &again)
        .await
        .refused(403, "access_denied");
}

fn challenge(reply: &Reply) {
    let challenge = reply.header("www-authenticate").unwrap();
    assert!(
        challenge.starts_with("Bearer error=\"insufficient_user_authentication\""),
        "{challenge}"
    );
}

#[tokio::test]
async fn with_a_second_factor_its_code_is_asked_for_and_good_once() {
    let (app, alice) = start().await;
    let token = alice.personal("Script", "account").await;
    let phone = alice.with_totp().await;
    let new = json!({ "email": "new@people.example" });
    // The password does not stand in for it, and is not looked at.
    let with_password = json!({ "email": "new@people.example", "current_password": PASSWORD });
    let before = state(&app).await;
    for body in [&new, &with_password] {
        let reply = patch(&app, &token, body).await;
        reply.refused(401, "2FA_REQUIRED");
        assert_eq!(
            reply.json()["supported_methods"],
            json!(["totp", "recovery_code"])
        );
        challenge(&reply);
    }
    for malformed in ["totp", "123456", "webauthn x", "TOTP 123456", "sms 123456"] {
        let reply = patch(&app, &token, &new).header(FACTOR, malformed).await;
        reply.refused(400, "invalid_request");
    }
    let twice = patch(&app, &token, &new)
        .header(FACTOR, "totp 1")
        .header(FACTOR, "totp 2")
        .await;
    twice.refused(400, "invalid_request");
    let used = phone.authenticator.code(app.now() - 30);
    for wrong in [
        format!("totp {}", phone.authenticator.wrong(app.now())),
        format!("totp {used}"),
        "totp abc".to_owned(),
        "recovery_code nonsense".to_owned(),
        format!("recovery_code {used}"),
        format!("totp {}", phone.recovery[0]),
    ] {
        let reply = patch(&app, &token, &new).header(FACTOR, &wrong).await;
        reply.refused(401, "INVALID_2FA_CODE");
        challenge(&reply);
    }
    assert_eq!(state(&app).await, before);
    app.wait(60);
    let code = format!("totp {}", phone.authenticator.code(app.now()));
    // A mistake in a field does not use the code up.
    let bad = json!({ "email": "nowhere" });
    patch(&app, &token, &bad)
        .header(FACTOR, &code)
        .await
        .refused(400, "invalid_request");
    patch(&app, &token, &new).header(FACTOR, &code).await.ok();
    patch(&app, &token, &new)
        .header(FACTOR, &code)
        .await
        .refused(401, "INVALID_2FA_CODE");
    let code = format!("recovery_code {}", phone.recovery[0]);
    patch(&app, &token, &new).header(FACTOR, &code).await.ok();
    patch(&app, &token, &new)
        .header(FACTOR, &code)
        .await
        .refused(401, "INVALID_2FA_CODE");
    let events = app.events().await;
    assert!(
        events.contains(&"recovery_code_used".to_owned()),
        "{events:?}"
    );
    assert!(
        events.contains(&"second_factor_failed".to_owned()),
        "{events:?}"
    );
    // A name needs none.
    patch(&app, &token, &json!({ "name": "Al" })).await.ok();
    // A token that is pre-authorized needs none either.
    let advanced = alice.advanced("Advanced", "account").await;
    patch(&app, &advanced, &json!({ "email": "third@people.example" }))
        .await
        .ok();
}

#[tokio::test]
async fn a_new_password_needs_the_old_one_and_the_second_factor() {
    let (app, alice) = start().await;
    let token = alice.personal("Script", "account").await;
    let phone = alice.with_totp().await;
    app.wait(60);
    let code = format!("totp {}", phone.authenticator.code(app.now()));
    let right = json!({ "password": NEW, "current_password": PASSWORD });
    let wrong = json!({ "password": NEW, "current_password": "wrong" });
    let before = state(&app).await;
    patch(&app, &token, &right)
        .await
        .refused(401, "2FA_REQUIRED");
    // Without the factor nobody learns whether the password was right.
    patch(&app, &token, &wrong)
        .await
        .refused(401, "2FA_REQUIRED");
    patch(&app, &token, &wrong)
        .header(FACTOR, &code)
        .await
        .refused(403, "access_denied");
    assert_eq!(state(&app).await, before, "the code is still good");
    let wrong_code = format!("totp {}", phone.authenticator.wrong(app.now()));
    patch(&app, &token, &right)
        .header(FACTOR, &wrong_code)
        .await
        .refused(401, "INVALID_2FA_CODE");
    assert_eq!(state(&app).await, before);
    patch(&app, &token, &right).header(FACTOR, &code).await.ok();
    let advanced = alice.advanced("Advanced", "account").await;
    let back = json!({ "password": PASSWORD, "current_password": NEW });
    patch(&app, &advanced, &back).await.ok();
}

#[tokio::test]
async fn of_many_with_one_code_at_once_one_gets_through() {
    let (app, alice) = start().await;
    let token = alice.personal("Script", "account").await;
    let phone = alice.with_totp().await;
    app.wait(60);
    let one = format!("totp {}", phone.authenticator.code(app.now()));
    let other = format!("recovery_code {}", phone.recovery[3]);
    for header in [one, other] {
        let calls = (0..8).map(|n| {
            let body = json!({ "email": format!("new{n}@people.example") });
            patch(&app, &token, &body)
                .header(FACTOR, &header)
                .into_future()
        });
        let replies = futures_util::future::join_all(calls).await;
        let good = replies.iter().filter(|reply| reply.status == 200).count();
        assert_eq!(good, 1);
        assert!(
            replies
                .iter()
                .all(|reply| reply.status == 200 || reply.status == 401)
        );
    }
}

#[tokio::test]
async fn guesses_are_slowed_down_with_those_at_sign_in() {
    let app = TestApp::with(&[SCOPES, ("LIMITS__ENABLED", "true")]).await;
    let alice = app.person("alice").await;
    let token = alice.personal("Script", "account").await;
    let guess = json!({ "email": "new@people.example", "current_password": "wrong" });
    for n in 0..10 {
        let reply = patch(&app, &token, &guess)
            .from(&format!("198.51.100.{n}"))
            .await;
        reply.refused(403, "access_denied");
    }
    let right = json!({ "email": "new@people.example", "current_password": PASSWORD });
    let slowed = patch(&app, &token, &right).from("203.0.113.1").await;
    slowed.refused(429, "temporarily_unavailable");
    assert!(slowed.header("retry-after").is_some());
    let graphql = app.post("/graphql/v2").bearer(&token).json(&edit_me(
        "email: \"new@people.example\", currentPassword: \"x\"",
    ));
    graphql
        .from("203.0.113.1")
        .await
        .refused(429, "temporarily_unavailable");
    // A stranger at the sign-in form shares the counter; a browser that alice knows has its own.
    let mut browser = app.browser();
    let page = browser.open("/sign-in").await;
    let page = browser.fill_sign_in(&page, "alice", PASSWORD).await;
    assert_eq!(page.reply.status, 429, "{}", page.reply.summary());
    app.wait(301);
    patch(&app, &token, &right).from("203.0.113.1").await.ok();
}

#[tokio::test]
async fn guesses_at_codes_are_slowed_down_too() {
    let app = TestApp::with(&[SCOPES, ("LIMITS__ENABLED", "true")]).await;
    let alice = app.person("alice").await;
    let token = alice.personal("Script", "account").await;
    let phone = alice.with_totp().await;
    app.wait(60);
    let new = json!({ "email": "new@people.example" });
    let wrong = format!("totp {}", phone.authenticator.wrong(app.now()));
    for _ in 0..10 {
        patch(&app, &token, &new)
            .header(FACTOR, &wrong)
            .await
            .refused(401, "INVALID_2FA_CODE");
    }
    let right = format!("totp {}", phone.authenticator.code(app.now()));
    let slowed = patch(&app, &token, &new).header(FACTOR, &right).await;
    slowed.refused(429, "temporarily_unavailable");
    app.wait(301);
    let right = format!("totp {}", phone.authenticator.code(app.now()));
    patch(&app, &token, &new).header(FACTOR, &right).await.ok();
}

#[tokio::test]
async fn whether_an_address_is_somebody_elses_is_not_told() {
    let (app, alice) = start().await;
    app.person("bob").await;
    let token = alice.advanced("Script", "account").await;
    let mut said = Vec::new();
    for email in ["bob@people.example", "nobody@people.example"] {
        let mut reply = patch(&app, &token, &json!({ "email": email })).await.ok();
        assert_eq!(reply["pending_email"], email);
        reply["pending_email"] = json!("-");
        said.push(reply);
    }
    assert_eq!(said[0], said[1]);
}

#[tokio::test]
async fn a_storage_that_fails_is_503_and_changes_nothing() {
    let (app, alice) = start().await;
    let token = alice.advanced("Script", "account").await;
    app.lose_writes().await;
    let reply = patch(&app, &token, &json!({ "name": "Al" })).await;
    assert_eq!(reply.status, 503, "{}", reply.summary());
    let reply = app
        .post("/graphql/v2")
        .bearer(&token)
        .json(&edit_me("name: \"Al\""))
        .await;
    assert_eq!(reply.status, 503, "{}", reply.summary());
}

#[tokio::test]
async fn scripts_of_other_origins_may_patch() {
    let (app, _) = start().await;
    let preflight = app
        .call(Method::OPTIONS, "/api/user")
        .header("origin", "https://spa.example")
        .header("access-control-request-method", "PATCH")
        .header(
            "access-control-request-headers",
            "authorization, x-two-factor-authentication",
        )
        .await;
    assert_eq!(preflight.status, 204);
    let methods = preflight.header("access-control-allow-methods").unwrap();
    assert!(methods.contains("PATCH"), "{methods}");
}

fn edit_me(arguments: &str) -> Value {
    json!({ "query": format!("mutation {{ editMe({arguments}) {{ id name email }} }}") })
}

/// The code of the only error of a GraphQL answer.
async fn code_of(call: Call) -> Value {
    let answer = call.await.ok();
    let errors = answer["errors"].as_array().unwrap();
    assert_eq!(errors.len(), 1, "{answer}");
    assert!(answer["data"].is_null(), "{answer}");
    errors[0]["extensions"].clone()
}

fn graphql(app: &TestApp, token: &str, arguments: &str) -> Call {
    app.post("/graphql/v2")
        .bearer(token)
        .json(&edit_me(arguments))
}

#[tokio::test]
async fn edit_me_is_the_same_in_graphql() {
    let (app, alice) = start().await;
    let (_, tokens) = app_token(&app, &alice).await;
    let token = alice.personal("Script", "account email").await;
    let narrow = alice.personal("Narrow", "email").await;
    let done = graphql(&app, &tokens.access, "name: \"Al\"").await.ok();
    assert_eq!(
        done,
        json!({ "data": { "editMe": { "id": alice.id, "name": "Al", "email": "alice@people.example" } } })
    );
    let email = "email: \"new@people.example\"";
    assert_eq!(
        code_of(graphql(&app, &narrow, "name: \"Al\"")).await,
        json!({ "code": "insufficient_scope" })
    );
    assert_eq!(
        code_of(graphql(&app, &tokens.access, email)).await,
        json!({ "code": "access_denied" })
    );
    assert_eq!(
        code_of(graphql(&app, &token, "name: \"\"")).await,
        json!({ "code": "invalid_request" })
    );
    assert_eq!(
        code_of(graphql(&app, &token, email)).await,
        json!({ "code": "invalid_request" })
    );
    let wrong = format!("{email}, currentPassword: \"wrong\"");
    assert_eq!(
        code_of(graphql(&app, &token, &wrong)).await,
        json!({ "code": "access_denied" })
    );
    let phone = alice.with_totp().await;
    assert_eq!(
        code_of(graphql(&app, &token, email)).await,
        json!({ "code": "2FA_REQUIRED", "supportedMethods": ["totp", "recovery_code"] })
    );
    app.wait(60);
    let wrong = format!("totp {}", phone.authenticator.wrong(app.now()));
    let call = graphql(&app, &token, email).header(FACTOR, &wrong);
    assert_eq!(code_of(call).await, json!({ "code": "INVALID_2FA_CODE" }));
    let right = format!("totp {}", phone.authenticator.code(app.now()));
    let done = graphql(&app, &token, email)
        .header(FACTOR, &right)
        .await
        .ok();
    assert_eq!(
        done["data"]["editMe"]["email"], "alice@people.example",
        "it waits for its link"
    );
    let new = format!("password: \"{NEW}\", currentPassword: \"{PASSWORD}\"");
    let right = format!("recovery_code {}", phone.recovery[5]);
    graphql(&app, &token, &new)
        .header(FACTOR, &right)
        .await
        .ok();
}

#[tokio::test]
async fn one_request_holds_one_mutation_and_a_link_holds_none() {
    let (app, alice) = start().await;
    let token = alice.advanced("Script", "account").await;
    let before = state(&app).await;
    let many = json!({ "query": "mutation { a: editMe(name: \"A\") { id } b: editMe(name: \"B\") { id } }" });
    let answer = app
        .post("/graphql/v2")
        .bearer(&token)
        .json(&many)
        .await
        .ok();
    assert!(answer["errors"].is_array(), "{answer}");
    for query in [
        "mutation { editMe(name: \"A\") { id } }",
        "query Q { me { id } } mutation M { editMe(name: \"A\") { id } }",
    ] {
        for rest in ["", "&operationName=M", "&operationName=Q"] {
            let query = crate::support::encode(query);
            let answer = app
                .get(&format!("/graphql/v2?query={query}{rest}"))
                .bearer(&token)
                .await
                .ok();
            assert!(answer["errors"].is_array(), "{answer}");
        }
    }
    assert_eq!(state(&app).await, before);
}
