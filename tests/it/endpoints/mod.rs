//! Endpoint by endpoint: every refusal, with status, code, headers and body.

mod authorize;
mod docs;
mod dynamic;
mod graphql;
mod introspect;
mod layers;
mod own_account;
mod pages;
mod patch_user;
mod personal_token;
mod register;
mod revoke;
mod token;
mod user;
mod verify;

use crate::support::{Call, Rp, Server, TestApp};

/// A body of each kind that no form endpoint takes, with what is wrong about it.
fn bad_bodies(call: impl Fn() -> Call) -> Vec<(&'static str, Call)> {
    let many: Vec<String> = (0..300).map(|n| format!("p{n}=x")).collect();
    vec![
        ("no content type", call().header("x-none", "1")),
        (
            "JSON",
            call().body("application/json", r#"{"grant_type":"refresh_token"}"#),
        ),
        (
            "plain text",
            call().body("text/plain", "grant_type=refresh_token"),
        ),
        (
            "multipart",
            call().body("multipart/form-data; boundary=x", "--x--"),
        ),
        (
            "a type that only begins alike",
            call().body("application/x-www-form-urlencodedx", "a=b"),
        ),
        (
            "bytes that are no UTF-8",
            call().raw_form(&b"token=%ff%fe"[..]),
        ),
        (
            "raw bytes that are no UTF-8",
            call().raw_form(&b"token=\xff"[..]),
        ),
        ("a NUL", call().raw_form("token=a%00b")),
        ("300 parameters", call().raw_form(many.join("&"))),
    ]
}

/// A client that can do everything here, and what it was given.
async fn connected(app: &TestApp) -> (Rp, String, String) {
    let rp = app.client().confidential().await;
    let (_, tokens) = app.connect(&rp).await;
    (rp, tokens.access, tokens.refresh)
}

/// Refusals that every endpoint with client authentication shares: nothing of this client's request was right.
#[expect(clippy::too_many_lines, reason = "a table")]
async fn refuses_strangers(server: &Server, rp: &Rp, path: &str, pairs: &[(&str, &str)]) {
    let (id, secret) = (rp.client_id.as_str(), rp.secret.as_deref().unwrap());
    let with = |more: &[(&'static str, &str)]| {
        let mut all: Vec<(&str, &str)> = pairs.to_vec();
        all.extend(more.iter().map(|(name, value)| (*name, *value)));
        let all: Vec<(String, String)> = all
            .iter()
            .map(|(n, v)| ((*n).to_owned(), (*v).to_owned()))
            .collect();
        server.post(path).form(&all)
    };
    // RFC 6749 5.2: the challenge only where Basic was used.
    for (what, call, challenge) in [
        ("nobody", with(&[]), false),
        (
            "a secret without a name",
            with(&[("client_secret", secret)]),
            false,
        ),
        (
            "an unknown client",
            with(&[("client_id", "nobody"), ("client_secret", secret)]),
            false,
        ),
        (
            "a wrong secret",
            with(&[("client_id", id), ("client_secret", "wrong")]),
            false,
        ),
        ("no secret", with(&[("client_id", id)]), false),
        (
            "an empty secret",
            with(&[("client_id", id), ("client_secret", "")]),
            false,
        ),
        (
            "a wrong secret by Basic",
            with(&[]).basic(id, "wrong"),
            true,
        ),
        (
            "an unknown client by Basic",
            with(&[]).basic("nobody", secret),
            true,
        ),
        ("an empty secret by Basic", with(&[]).basic(id, ""), true),
        (
            "broken Basic",
            with(&[]).header("authorization", "Basic ???"),
            true,
        ),
        (
            "empty Basic",
            with(&[]).header("authorization", "Basic"),
            true,
        ),
        (
            "another scheme",
            with(&[]).header("authorization", "Digest x"),
            false,
        ),
    ] {
        let reply = call.await;
        reply.refused(401, "invalid_client");
        assert_eq!(
            reply.header("www-authenticate").is_some(),
            challenge,
            "{what}"
        );
        if challenge {
            assert!(
                reply
                    .header("www-authenticate")
                    .unwrap()
                    .starts_with("Basic "),
                "{what}"
            );
        }
        assert!(!reply.text().contains(secret), "{what}");
    }
    for (what, call) in [
        (
            "two secrets",
            with(&[("client_id", id), ("client_secret", secret)]).basic(id, secret),
        ),
        (
            "two clients",
            with(&[("client_id", "another")]).basic(id, secret),
        ),
        (
            "client_id twice",
            with(&[
                ("client_id", id),
                ("client_id", id),
                ("client_secret", secret),
            ]),
        ),
        (
            "the secret twice",
            with(&[
                ("client_id", id),
                ("client_secret", secret),
                ("client_secret", secret),
            ]),
        ),
        (
            "two Authorization headers",
            with(&[]).basic(id, secret).basic(id, secret),
        ),
        (
            "an unknown parameter twice",
            with(&[("x", "1"), ("x", "2")]).basic(id, secret),
        ),
    ] {
        let reply = call.await;
        assert_eq!(reply.status, 400, "{what}: {}", reply.summary());
        reply.refused(400, "invalid_request");
    }
    for (what, call) in bad_bodies(|| server.post(path).basic(id, secret)) {
        let reply = call.await;
        assert_eq!(reply.status, 400, "{what}: {}", reply.summary());
        reply.refused(400, "invalid_request");
    }
    let huge = with(&[("x", &"x".repeat(70_000))]).basic(id, secret).await;
    huge.refused(413, "invalid_request");
}

/// What every endpoint that takes a bearer token answers without a good one.
async fn refuses_without_a_token(call: impl Fn() -> Call, good: &str) {
    let none = call().await;
    assert_eq!(none.status, 401, "{}", none.summary());
    assert_eq!(
        none.header("www-authenticate"),
        Some("Bearer"),
        "bare: {}",
        none.summary()
    );
    for other in ["Basic bWU6d29yZA==", "Token x", ""] {
        let reply = call().header("authorization", other).await;
        assert_eq!(
            (reply.status.as_u16(), reply.header("www-authenticate")),
            (401, Some("Bearer")),
            "{other}"
        );
    }
    let mut flipped = good.to_owned();
    let last = if flipped.ends_with('a') { "b" } else { "a" };
    flipped.replace_range(flipped.len() - 1.., last);
    for bad in [
        "x",
        "pma_",
        &flipped,
        &good.to_uppercase(),
        &good.replacen(&good[..3], "pmr", 1),
        &"a".repeat(20_000),
    ] {
        let reply = call().bearer(bad).await;
        reply.refused(401, "invalid_token");
        let challenge = reply.header("www-authenticate").unwrap();
        assert!(
            challenge.starts_with("Bearer error=\"invalid_token\""),
            "{challenge}"
        );
        assert!(
            !reply.text().contains(bad) || bad == "x",
            "the token is not sent back"
        );
    }
    for malformed in ["Bearer", "Bearer a b", "Bearer \"a\"", "Bearer a,b"] {
        call()
            .header("authorization", malformed)
            .await
            .refused(400, "invalid_request");
    }
    call()
        .bearer(good)
        .bearer(good)
        .await
        .refused(400, "invalid_request");
    // The scheme is case-insensitive (RFC 9110 11.1).
    let reply = call()
        .header("authorization", &format!("bearer {good}"))
        .await;
    assert!(
        reply.status.is_success() || reply.status == 403,
        "{}",
        reply.summary()
    );
}
