//! RFC 7591 and 7592: `/oauth/register`, and the modes of registration for both doors.

use axum::http::Method;
use permesso::actions::actor::Actor;
use serde_json::{Value, json};

use crate::support::{CALLBACK, Call, Reply, Rp, TestApp};

fn register(app: &TestApp, body: &Value) -> Call {
    app.post("/oauth/register").json(body)
}

fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value[name]
        .as_str()
        .unwrap_or_else(|| panic!("{name} in {value}"))
}

/// A registration that was made, and calls that manage it.
struct Made {
    body: Value,
    path: String,
    token: String,
}

impl Made {
    async fn of(app: &TestApp, body: &Value) -> Self {
        let reply = register(app, body).await;
        assert_eq!(reply.status, 201, "{}", reply.summary());
        let body = reply.json();
        for secret in ["client_secret", "registration_access_token"] {
            if let Some(secret) = body[secret].as_str() {
                app.journal.read(secret);
            }
        }
        let path = text(&body, "registration_client_uri")
            .strip_prefix(app.app.issuer())
            .unwrap()
            .to_owned();
        let token = text(&body, "registration_access_token").to_owned();
        Self { body, path, token }
    }

    fn call(&self, app: &TestApp, method: Method) -> Call {
        app.call(method, &self.path).bearer(&self.token)
    }

    fn rp(&self, app: &TestApp) -> Rp {
        let secret = self.body["client_secret"].as_str().map(ToOwned::to_owned);
        Rp {
            server: (**app).clone(),
            client_id: text(&self.body, "client_id").to_owned(),
            pkce: secret.is_none(),
            basic: secret.is_some(),
            secret,
            redirect_uri: self.body["redirect_uris"][0].as_str().unwrap().to_owned(),
        }
    }
}

fn minimal() -> Value {
    json!({ "redirect_uris": [CALLBACK] })
}

#[tokio::test]
async fn everything_that_was_registered_is_told() {
    let app = TestApp::start().await;
    let made = Made::of(
        &app,
        &json!({
            "redirect_uris": [CALLBACK, "https://app.example/other"],
            "client_name": "Calendar",
            "client_uri": "https://app.example",
            "scope": "email",
            "token_endpoint_auth_method": "client_secret_post",
            "grant_types": ["authorization_code", "refresh_token", "urn:ietf:params:oauth:grant-type:device_code"],
            "response_types": ["code"],
            "software_id": "unknown members are ignored",
            "logo_uri": 7,
        }),
    )
    .await;
    let body = &made.body;
    assert_eq!(
        body["redirect_uris"],
        json!([CALLBACK, "https://app.example/other"])
    );
    assert_eq!(text(body, "client_name"), "Calendar");
    assert_eq!(text(body, "client_uri"), "https://app.example");
    assert_eq!(text(body, "scope"), "email");
    assert_eq!(
        text(body, "token_endpoint_auth_method"),
        "client_secret_post"
    );
    assert_eq!(
        body["grant_types"],
        json!(["authorization_code", "refresh_token"])
    );
    assert_eq!(body["response_types"], json!(["code"]));
    assert_eq!(body["client_secret_expires_at"], 0);
    assert_eq!(body["client_id_issued_at"], app.now());
    assert!(text(body, "client_secret").starts_with("pms_"));
    assert!(text(body, "registration_access_token").starts_with("pmg_"));
    assert!(body.get("software_id").is_none() && body.get("logo_uri").is_none());
}

#[tokio::test]
async fn what_is_left_out_has_its_default() {
    let app = TestApp::start().await;
    let body = Made::of(&app, &minimal()).await.body;
    assert_eq!(text(&body, "scope"), "event:write");
    assert_eq!(
        text(&body, "token_endpoint_auth_method"),
        "client_secret_basic"
    );
    let public = json!({ "redirect_uris": [CALLBACK], "token_endpoint_auth_method": "none" });
    let body = Made::of(&app, &public).await.body;
    assert!(body.get("client_secret").is_none() && body.get("client_secret_expires_at").is_none());
}

#[tokio::test]
async fn a_registered_client_goes_the_whole_way_and_may_step_up() {
    let app = TestApp::with(&[("SCOPES__PRESETS", "gancio,open-collective")]).await;
    let made = Made::of(&app, &minimal()).await;
    let rp = made.rp(&app);
    let mut browser = app.person("alice").await.browser().await;
    let code = browser.allow(&rp).await;
    assert_eq!(rp.tokens(&code).await.scope, "event:write", "the default");
    let code = browser.allow_ask(&rp.ask().scope("account email")).await;
    assert_eq!(rp.tokens(&code).await.scope, "account email", "no limit");
}

#[tokio::test]
async fn every_refusal_has_its_code() {
    let app = TestApp::start().await;
    let with = |name: &str, value: Value| {
        let mut body = minimal();
        body[name] = value;
        body
    };
    let table: Vec<(Value, &str)> = vec![
        (json!({}), "invalid_redirect_uri"),
        (json!({ "redirect_uris": [] }), "invalid_redirect_uri"),
        (json!({ "redirect_uris": CALLBACK }), "invalid_redirect_uri"),
        (json!({ "redirect_uris": [7] }), "invalid_redirect_uri"),
        (
            json!({ "redirect_uris": ["javascript:alert(1)"] }),
            "invalid_redirect_uri",
        ),
        (
            json!({ "redirect_uris": ["com.example.app:/cb"] }),
            "invalid_redirect_uri",
        ),
        (with("client_name", json!(7)), "invalid_client_metadata"),
        (
            with("client_uri", json!("javascript:alert(1)")),
            "invalid_client_metadata",
        ),
        (with("scope", json!("nothing")), "invalid_client_metadata"),
        (with("scope", json!("a\u{0}b")), "invalid_client_metadata"),
        (
            with("token_endpoint_auth_method", json!("private_key_jwt")),
            "invalid_client_metadata",
        ),
        (
            with("grant_types", json!(["implicit"])),
            "invalid_client_metadata",
        ),
        (
            with("response_types", json!(["token"])),
            "invalid_client_metadata",
        ),
        (
            with("response_types", json!("code")),
            "invalid_client_metadata",
        ),
        (json!([]), "invalid_client_metadata"),
        (Value::Null, "invalid_client_metadata"),
    ];
    for (body, error) in table {
        let reply = register(&app, &body).await;
        reply.refused(400, error);
        assert_eq!(reply.header("cache-control"), Some("no-store"), "{body}");
    }
    app.post("/oauth/register")
        .body("application/json", "{")
        .await
        .refused(400, "invalid_client_metadata");
    app.post("/oauth/register")
        .raw_form("redirect_uris=https://app.example/")
        .await
        .refused(400, "invalid_request");
}

#[tokio::test]
async fn a_private_scheme_is_for_clients_without_a_secret() {
    let app = TestApp::start().await;
    let body =
        json!({ "redirect_uris": ["com.example.app:/cb"], "token_endpoint_auth_method": "none" });
    Made::of(&app, &body).await;
}

#[tokio::test]
async fn a_registration_is_read_replaced_and_deleted_by_its_token() {
    let app = TestApp::start().await;
    let made = Made::of(&app, &minimal()).await;
    let read = made.call(&app, Method::GET).await.ok();
    let mut told = made.body.clone();
    told.as_object_mut().unwrap().remove("client_secret");
    told.as_object_mut()
        .unwrap()
        .remove("client_secret_expires_at");
    assert_eq!(read, told, "the secret is told once");

    let other = "https://app.example/new";
    let wanted = json!({
        "client_id": made.body["client_id"], "client_secret": made.body["client_secret"],
        "redirect_uris": [other], "client_name": "Another",
    });
    let replaced = made.call(&app, Method::PUT).json(&wanted).await.ok();
    assert_eq!(text(&replaced, "client_name"), "Another");
    assert_eq!(replaced["redirect_uris"], json!([other]));
    assert_eq!(made.call(&app, Method::GET).await.ok(), replaced);

    let reply = made.call(&app, Method::DELETE).await;
    assert_eq!(reply.status, 204);
    made.call(&app, Method::GET)
        .await
        .refused(401, "invalid_token");
}

#[tokio::test]
async fn deleting_a_registration_ends_what_people_allowed() {
    let app = TestApp::start().await;
    let made = Made::of(&app, &minimal()).await;
    let rp = made.rp(&app);
    let (_, tokens) = app.connect(&rp).await;
    assert!(rp.lives(&tokens.access).await);
    made.call(&app, Method::DELETE).await;
    app.get("/api/user")
        .bearer(&tokens.access)
        .await
        .refused(401, "invalid_token");
}

#[tokio::test]
async fn a_change_of_what_people_read_asks_them_again_and_unchecks() {
    let app = TestApp::start().await;
    let made = Made::of(&app, &minimal()).await;
    let rp = made.rp(&app);
    rp.set(|set| set.checked = Some(true)).await;
    let (mut browser, _) = app.connect(&rp).await;
    browser.ask(&rp.ask()).await.code();
    app.wait(10);
    let wanted = json!({ "client_id": rp.client_id, "redirect_uris": [CALLBACK], "client_name": "Your bank" });
    made.call(&app, Method::PUT).json(&wanted).await.ok();
    browser.ask(&rp.ask()).await.is("consent");
    let client = app.app.store.client(&rp.client_id).await.unwrap().unwrap();
    assert_eq!(client.checked_at, None);
}

#[tokio::test]
async fn a_replacement_that_says_too_much_is_refused_and_changes_nothing() {
    let app = TestApp::start().await;
    let made = Made::of(&app, &minimal()).await;
    let before = made.call(&app, Method::GET).await.ok();
    let id = text(&made.body, "client_id");
    for body in [
        json!({ "redirect_uris": [CALLBACK] }),
        json!({ "client_id": "another", "redirect_uris": [CALLBACK] }),
        json!({ "client_id": id, "redirect_uris": [CALLBACK], "client_secret": "chosen" }),
        json!({ "client_id": id, "redirect_uris": [CALLBACK], "registration_access_token": "chosen" }),
        json!({ "client_id": id, "redirect_uris": [CALLBACK], "client_id_issued_at": 1 }),
        json!({ "client_id": id, "redirect_uris": [CALLBACK], "token_endpoint_auth_method": "none" }),
    ] {
        made.call(&app, Method::PUT)
            .json(&body)
            .await
            .refused(400, "invalid_client_metadata");
    }
    assert_eq!(made.call(&app, Method::GET).await.ok(), before);
}

#[tokio::test]
async fn a_wrong_token_learns_nothing_about_which_clients_there_are() {
    let app = TestApp::start().await;
    let (one, two) = (
        Made::of(&app, &minimal()).await,
        Made::of(&app, &minimal()).await,
    );
    let operator = app.client().confidential().await;
    let ask = |path: String, token: String| {
        let call = app.get(&path);
        async move { call.bearer(&token).await }
    };
    let answers: Vec<Reply> = vec![
        ask(one.path.clone(), two.token.clone()).await,
        ask("/oauth/register/nobody".to_owned(), two.token.clone()).await,
        ask(
            format!("/oauth/register/{}", operator.client_id),
            two.token.clone(),
        )
        .await,
        ask(
            one.path.clone(),
            text(&one.body, "client_secret").to_owned(),
        )
        .await,
        ask(one.path.clone(), "nonsense".to_owned()).await,
    ];
    for reply in &answers {
        reply.refused(401, "invalid_token");
        assert_eq!(reply.text(), answers[0].text());
    }
    let bare = app.get(&one.path).await;
    assert_eq!(bare.status, 401);
    assert_eq!(bare.header("www-authenticate"), Some("Bearer"));
    for method in [Method::PUT, Method::DELETE] {
        let reply = app.call(method, &one.path).bearer(&two.token).await;
        reply.refused(401, "invalid_token");
    }
    one.call(&app, Method::GET).await.ok();
}

#[tokio::test]
async fn a_disabled_client_cannot_manage_itself() {
    let app = TestApp::start().await;
    let made = Made::of(&app, &minimal()).await;
    made.rp(&app).set(|set| set.disabled = Some(true)).await;
    made.call(&app, Method::GET)
        .await
        .refused(401, "invalid_token");
}

#[tokio::test]
async fn where_registration_is_closed_both_doors_say_so() {
    let app = TestApp::with(&[("REGISTRATION__MODE", "closed")]).await;
    register(&app, &minimal())
        .await
        .refused(403, "access_denied");
    app.post("/api/client")
        .json(&minimal())
        .await
        .refused(403, "access_denied");
    let document = app
        .get("/.well-known/oauth-authorization-server")
        .await
        .ok();
    assert!(document.get("registration_endpoint").is_none());
}

#[tokio::test]
async fn with_mode_token_both_doors_ask_for_an_initial_access_token() {
    use permesso::actions::registration_tokens;
    let app = TestApp::with(&[("REGISTRATION__MODE", "token")]).await;
    let (made, token) =
        registration_tokens::create(&app.app, "partners", Some(app.now() + 60), app.now())
            .await
            .unwrap();
    let token = token.expose().to_owned();
    app.journal.read(&token);
    for path in ["/oauth/register", "/api/client"] {
        let call = || app.post(path).json(&minimal());
        let bare = call().await;
        assert_eq!(
            (bare.status.as_u16(), bare.header("www-authenticate")),
            (401, Some("Bearer"))
        );
        call()
            .bearer("pmi_wrong")
            .await
            .refused(401, "invalid_token");
        let reply = call().bearer(&token).await;
        assert!(reply.status.is_success(), "{path}: {}", reply.summary());
        for secret in ["client_secret", "registration_access_token"] {
            if let Some(secret) = reply.json()[secret].as_str() {
                app.journal.read(secret);
            }
        }
    }
    let seen = app.app.store.initial_access_tokens().await.unwrap();
    assert_eq!((seen[0].uses, seen[0].last_used_at), (2, Some(app.now())));
    app.wait(60);
    register(&app, &minimal())
        .bearer(&token)
        .await
        .refused(401, "invalid_token");
    assert!(
        registration_tokens::revoke(&app.app, &made.id, app.now())
            .await
            .unwrap()
    );
}

#[tokio::test]
async fn with_mode_approval_nothing_works_before_an_administrator_says_so() {
    let app = TestApp::with(&[("REGISTRATION__MODE", "approval")]).await;
    let made = Made::of(&app, &minimal()).await;
    let rp = made.rp(&app);
    let mut browser = app.person("alice").await.browser().await;
    browser.ask(&rp.ask()).await.is_error(403);
    rp.form("/oauth/introspect", &[("token", "x")])
        .await
        .refused(401, "invalid_client");
    let client = app.app.store.client(&rp.client_id).await.unwrap().unwrap();
    let approve = permesso::actions::clients::approve;
    assert!(
        approve(&app.app, Actor::Operator, &client, app.now())
            .await
            .unwrap()
    );
    assert!(
        !approve(&app.app, Actor::Operator, &client, app.now())
            .await
            .unwrap(),
        "once"
    );
    let code = browser.allow(&rp).await;
    rp.tokens(&code).await;
    let by_operator = app.client().confidential().await;
    browser.allow(&by_operator).await;
}

#[tokio::test]
async fn a_registration_that_nobody_used_expires_like_the_others() {
    let app = TestApp::start().await;
    let made = Made::of(&app, &minimal()).await;
    app.wait(31 * 86_400);
    app.run_jobs().await;
    made.call(&app, Method::GET)
        .await
        .refused(401, "invalid_token");
}
