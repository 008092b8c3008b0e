//! Personal tokens from the page that makes one to the 401 after its end; and what no token of any kind can do.

use axum::http::Method;
use permesso::people::calendar;
use permesso::people::personal_token::LIMIT;
use permesso::web::router::{Access, ROUTES};
use serde_json::json;

use crate::support::{Browser, Form, PASSWORD, Page, TestApp};

const SCOPES: (&str, &str) = ("SCOPES__PRESETS", "gancio,open-collective");

/// The form that makes a token, filled in.
async fn form(browser: &mut Browser, name: &str, scopes: &[&str]) -> Form {
    let page = browser.open("/account/tokens").await;
    page.is("account-tokens");
    let mut form = page.form("expires_at");
    form.set("name", name);
    for scope in scopes {
        form.fields.push(("scope".to_owned(), (*scope).to_owned()));
    }
    form
}

/// The value that the answer shows, once.
#[track_caller]
fn value(page: &Page) -> String {
    let html = page.is("account-tokens-new");
    let inside = html
        .split("<code")
        .find(|part| part.contains(">pmp_"))
        .expect("a token in <code>");
    let text = inside.split_once('>').unwrap().1.split('<').next().unwrap();
    assert_eq!(text.len(), 42, "{text}");
    assert_eq!(page.reply.header("cache-control"), Some("no-store"));
    text.to_owned()
}

async fn make(browser: &mut Browser, name: &str, scopes: &[&str]) -> String {
    let form = form(browser, name, scopes).await;
    value(&browser.submit(&form).await)
}

/// The address of the only token's page.
async fn only(browser: &mut Browser) -> String {
    let html = browser.open("/account/tokens").await.is("account-tokens");
    let id = html
        .split("/account/tokens/")
        .nth(1)
        .expect("a token")
        .split('"')
        .next()
        .unwrap();
    format!("/account/tokens/{id}")
}

#[tokio::test]
async fn a_person_makes_a_token_sees_it_once_uses_it_and_deletes_it() {
    let app = TestApp::with(&[SCOPES]).await;
    let mut alice = app.person("alice").await.browser().await;
    let empty = alice.open("/account/tokens").await.is("account-tokens");
    for word in [
        "You have no tokens yet",
        "name=\"advanced\"",
        "name=\"scope\" value=\"event:write\"",
        "You can have up to",
    ] {
        assert!(empty.contains(word), "{word}");
    }
    let mut form = form(
        &mut alice,
        "  Backup of the calendar ",
        &["event:write", "email"],
    )
    .await;
    let day = calendar::day(app.now() + 86_400);
    form.set("expires_at", &day);
    let token = value(&alice.submit(&form).await);
    let me = app.get("/api/user").bearer(&token).await.ok();
    assert_eq!(
        (&me["username"], &me["email"]),
        (&json!("alice"), &json!("alice@people.example"))
    );
    app.get("/oauth/verify?scope=event:write")
        .header("personal-token", &token)
        .await;
    app.run_jobs().await;
    let list = alice.open("/account/tokens").await.is("account-tokens");
    for word in [
        "Backup of the calendar",
        "Add and edit your events",
        "192.0.2.1",
        "name=\"revoke\"",
    ] {
        assert!(list.contains(word), "{word}");
    }
    assert!(!list.contains("pmp_"), "it is shown once");
    let home = alice.open("/account").await.is("account");
    assert!(home.contains("token"), "{home}");
    let page = alice.open("/account/tokens").await;
    let delete = page.form("token");
    let page = alice.press(&delete, "revoke", "yes").await;
    assert!(page.is("account-tokens").contains("The token is deleted"));
    app.get("/api/user")
        .bearer(&token)
        .await
        .refused(401, "invalid_token");
    let page = alice.press(&delete, "revoke", "yes").await;
    assert!(page.is("account-tokens").contains("gone already"));
    let history = alice.open("/account/history").await.html();
    assert!(history.contains("Backup of the calendar"), "{history}");
}

#[tokio::test]
async fn an_answer_that_is_loaded_again_makes_no_second_token() {
    let app = TestApp::with(&[SCOPES]).await;
    let mut alice = app.person("alice").await.browser().await;
    let form = form(&mut alice, "Script", &["email"]).await;
    let token = value(&alice.submit(&form).await);
    let again = alice.submit(&form).await;
    let html = again.reply.is_page(422, "account-tokens");
    assert!(html.contains("You have a token of this name already") && !html.contains("pmp_"));
    assert_eq!(app.get("/api/user").bearer(&token).await.status, 200);
    let count = app
        .database
        .value("SELECT COUNT(*) FROM personal_tokens")
        .await;
    assert_eq!(count.int(), 1);
}

#[tokio::test]
async fn what_is_wrong_with_a_form_is_said_beside_its_field() {
    let app = TestApp::with(&[SCOPES]).await;
    let mut alice = app.person("alice").await.browser().await;
    let yesterday = calendar::day(app.now() - 86_400);
    let long = "x".repeat(101);
    for (field, value, said) in [
        ("name", "", "3 to 100 characters"),
        ("name", "ab", "3 to 100 characters"),
        ("name", &*long, "3 to 100 characters"),
        ("name", "two\nlines", "3 to 100 characters"),
        ("expires_at", &*yesterday, "a day from today on"),
        ("expires_at", "tomorrow", "a day from today on"),
        ("expires_at", "2027-02-30", "a day from today on"),
        ("scope", "nothing", "can’t be given to a personal token"),
        (
            "scope",
            "email nothing",
            "can’t be given to a personal token",
        ),
    ] {
        let mut form = form(&mut alice, "Script", &["email"]).await;
        if field == "scope" {
            form.fields.push((field.to_owned(), value.to_owned()));
        } else {
            form.set(field, value);
        }
        let page = alice.submit(&form).await;
        let html = page.reply.is_page(422, "account-tokens");
        assert!(html.contains(said), "{field}={value}: {html}");
        // What was typed is still there.
        let kept = page.form("expires_at");
        assert!(
            kept.fields
                .contains(&("scope".to_owned(), "email".to_owned())),
            "{kept:?}"
        );
    }
    let count = app
        .database
        .value("SELECT COUNT(*) FROM personal_tokens")
        .await;
    assert_eq!(count.int(), 0);
}

#[tokio::test]
async fn scopes_that_are_kept_for_chosen_apps_are_not_offered() {
    let file = "[[scopes.own]]\nname = \"admin:all\"\ntext = \"Everything\"\nrestricted = true\n";
    let app = TestApp::with_file(file, &[]).await;
    let mut alice = app.person("alice").await.browser().await;
    let page = alice.open("/account/tokens").await;
    assert!(!page.html().contains("admin:all"));
    let form = form(&mut alice, "Script", &["admin:all"]).await;
    alice
        .submit(&form)
        .await
        .reply
        .is_page(422, "account-tokens");
}

#[tokio::test]
async fn fifteen_are_enough() {
    let app = TestApp::with(&[SCOPES]).await;
    let mut alice = app.person("alice").await.browser().await;
    let form = form(&mut alice, "One too many", &[]).await;
    for n in 0..LIMIT {
        make(&mut alice, &format!("Token {n}"), &[]).await;
    }
    let page = alice.submit(&form).await;
    let html = page.reply.is_page(409, "account-tokens");
    assert!(
        html.contains("as many as one account can have") && !html.contains("name=\"expires_at\"")
    );
    let mut bob = app.person("bob").await.browser().await;
    make(&mut bob, "His own", &[]).await;
}

#[tokio::test]
async fn of_twenty_forms_at_once_fifteen_make_a_token() {
    let app = TestApp::with(&[SCOPES]).await;
    let mut alice = app.person("alice").await.browser().await;
    let form = form(&mut alice, "Token", &["email"]).await;
    let mut running = Vec::new();
    for n in 0..20 {
        let (mut browser, mut form) = (alice.clone(), form.clone());
        form.set("name", &format!("Token {n}"));
        running.push(async move { browser.submit(&form).await });
    }
    let pages = futures_util::future::join_all(running).await;
    let made = pages.iter().filter(|page| page.reply.status == 200).count();
    assert_eq!(i64::try_from(made).unwrap(), LIMIT);
    let refused = pages.iter().filter(|page| page.reply.status == 409).count();
    assert_eq!(made + refused, 20);
    let count = app
        .database
        .value("SELECT COUNT(*) FROM personal_tokens")
        .await;
    assert_eq!(count.int(), LIMIT);
}

#[tokio::test]
async fn making_one_asks_for_a_fresh_proof() {
    let app = TestApp::with(&[SCOPES]).await;
    let person = app.person("alice").await;
    let mut alice = person.browser().await;
    app.wait(301);
    let form_sent = form(&mut alice, "Script", &["email", "account"]).await;
    let page = alice.submit(&form_sent).await;
    page.is("confirm");
    let mut confirm = page.form("password");
    confirm.set("password", "wrong");
    let page = alice.submit(&confirm).await;
    page.reply.is_page(403, "confirm");
    assert_eq!(
        app.database
            .value("SELECT COUNT(*) FROM personal_tokens")
            .await
            .int(),
        0
    );
    let mut confirm = page.form("password");
    confirm.set("password", PASSWORD);
    let token = value(&alice.submit(&confirm).await);
    let seen = app.get("/oauth/token").bearer(&token).await.ok();
    assert_eq!(
        seen["scope"], "email account",
        "the form was carried through"
    );
    // It is remembered for a while, and then the second factor is asked for.
    make(&mut alice, "Another", &[]).await;
    let phone = person.with_totp().await;
    app.wait(301);
    let form_sent = form(&mut alice, "Third", &[]).await;
    let page = alice.submit(&form_sent).await;
    page.is("confirm");
    let mut confirm = page.form("code");
    confirm.set("code", &phone.authenticator.code(app.now()));
    value(&alice.submit(&confirm).await);
    // What is wrong is said before anything is proven.
    app.wait(301);
    let form_sent = form(&mut alice, "Third", &["nothing"]).await;
    alice
        .submit(&form_sent)
        .await
        .reply
        .is_page(422, "account-tokens");
}

#[tokio::test]
async fn a_token_is_changed_and_its_value_stays() {
    let app = TestApp::with(&[SCOPES]).await;
    let mut alice = app.person("alice").await.browser().await;
    let token = make(&mut alice, "Script", &["email"]).await;
    let path = only(&mut alice).await;
    app.wait(301);
    // Another name needs no proof.
    let mut rename = alice.open(&path).await.form("expires_at");
    assert!(
        rename
            .fields
            .contains(&("scope".to_owned(), "email".to_owned())),
        "{rename:?}"
    );
    rename.set("name", "Nightly job");
    let page = alice.submit(&rename).await;
    assert!(page.is("account-tokens").contains("The token is changed"));
    assert!(page.html().contains("Nightly job"));
    // Each of the other three does.
    let day = calendar::day(app.now() + 86_400);
    for (name, value) in [
        ("scope", "account"),
        ("expires_at", &*day),
        ("advanced", "yes"),
    ] {
        let mut change = alice.open(&path).await.form("expires_at");
        match name {
            "scope" => change.fields.push((name.to_owned(), value.to_owned())),
            _ => change.set(name, value),
        }
        let page = alice.submit(&change).await;
        page.is("confirm");
    }
    // So does having less.
    let mut change = alice.open(&path).await.form("expires_at");
    change.fields.retain(|(name, _)| name != "scope");
    alice.submit(&change).await.is("confirm");
    let seen = app.get("/oauth/token").bearer(&token).await.ok();
    assert_eq!(
        (&seen["scope"], &seen["two_factor_preauthorized"]),
        (&json!("email"), &json!(false))
    );
    let mut change = alice.open(&path).await.form("expires_at");
    change
        .fields
        .push(("scope".to_owned(), "account".to_owned()));
    change.set("expires_at", &day);
    change.set("advanced", "yes");
    let page = alice.submit(&change).await;
    let mut confirm = page.form("password");
    confirm.set("password", PASSWORD);
    let page = alice.submit(&confirm).await;
    assert!(page.is("account-tokens").contains("Advanced privileges"));
    let seen = app.get("/oauth/token").bearer(&token).await.ok();
    assert_eq!(
        (&seen["scope"], &seen["two_factor_preauthorized"]),
        (&json!("email account"), &json!(true))
    );
    assert_eq!(seen["exp"], calendar::parse_date(&day).unwrap() + 86_400);
    // After its end it is shown as expired, can be renamed without a word about its end, and lives again with a later one.
    app.wait(3 * 86_400);
    let why = app
        .get("/api/user")
        .bearer(&token)
        .await
        .refused(401, "invalid_token");
    assert_eq!(why, "The personal token has expired");
    let html = alice.open(&path).await.is("account-token");
    assert!(html.contains("This token has expired"));
    let mut change = alice.open(&path).await.form("expires_at");
    change.set("name", "Old job");
    alice.submit(&change).await.is("account-tokens");
    let mut change = alice.open(&path).await.form("expires_at");
    change.set("expires_at", "");
    let mut confirm = alice.submit(&change).await.form("password");
    confirm.set("password", PASSWORD);
    alice.submit(&confirm).await.is("account-tokens");
    assert_eq!(app.get("/api/user").bearer(&token).await.status, 200);
    // Names of others are taken here too.
    make(&mut alice, "Other", &[]).await;
    let mut change = alice.open(&path).await.form("expires_at");
    change.set("name", "Other");
    let page = alice.submit(&change).await;
    assert!(
        page.reply
            .is_page(422, "account-token")
            .contains("You have a token of this name already")
    );
}

#[tokio::test]
async fn nobody_sees_changes_or_deletes_the_tokens_of_another() {
    let app = TestApp::with(&[SCOPES]).await;
    let mut alice = app.person("alice").await.browser().await;
    let token = make(&mut alice, "Secret plan", &["email"]).await;
    let path = only(&mut alice).await;
    let id = path.rsplit('/').next().unwrap().to_owned();
    let mut mallory = app.person("mallory").await.browser().await;
    make(&mut mallory, "Own", &[]).await;
    assert!(
        !mallory
            .open("/account/tokens")
            .await
            .html()
            .contains("Secret plan")
    );
    mallory.open(&path).await.is_error(404);
    let mut change = form(&mut mallory, "Mine now", &["account"]).await;
    change.action = path.clone();
    mallory.submit(&change).await.is_error(404);
    let mut delete = mallory.open("/account/tokens").await.form("token");
    delete.set("token", &id);
    let page = mallory.press(&delete, "revoke", "yes").await;
    assert!(page.is("account-tokens").contains("gone already"));
    let seen = app.get("/oauth/token").bearer(&token).await.ok();
    assert_eq!(seen["scope"], "email");
    for path in [
        "/account/tokens/nothing",
        "/account/tokens/%2e%2e",
        "/account/tokens/%ff",
        "/account/tokens/a%00b",
    ] {
        let reply = mallory.open(path).await;
        assert!(
            matches!(reply.reply.status.as_u16(), 400 | 404),
            "{}",
            reply.reply.summary()
        );
    }
}

#[tokio::test]
async fn a_new_password_keeps_tokens_unless_asked_and_a_reset_ends_them() {
    let app = TestApp::with(&[SCOPES]).await;
    let alice = app.person("alice").await;
    let token = alice.personal("Script", "email").await;
    let mut browser = alice.browser().await;
    let new = "marble otter violin dusk";
    let mut change = browser
        .open("/account/security/password")
        .await
        .form("new_password");
    change.set("current_password", PASSWORD);
    change.set("new_password", new);
    browser.submit(&change).await;
    assert_eq!(app.get("/api/user").bearer(&token).await.status, 200);
    let mut change = browser
        .open("/account/security/password")
        .await
        .form("new_password");
    change.set("current_password", new);
    change.set("new_password", "orbit velvet ninety mango");
    change.set("end_apps", "yes");
    browser.submit(&change).await;
    app.get("/api/user")
        .bearer(&token)
        .await
        .refused(401, "invalid_token");
    let token = alice.personal("Another", "email").await;
    let user = alice.user().await;
    let reset = permesso::actions::users::reset_password(
        &app.app,
        &user,
        new,
        permesso::actions::actor::Actor::Operator,
        app.now(),
    )
    .await;
    assert!(reset.unwrap().is_ok());
    app.get("/api/user")
        .bearer(&token)
        .await
        .refused(401, "invalid_token");
}

/// Everything that decides who may do what.
async fn rights(app: &TestApp) -> Vec<Vec<crate::support::Cell>> {
    let mut all = Vec::new();
    for sql in [
        "SELECT id, name, scope, advanced_at, expires_at FROM personal_tokens ORDER BY id",
        "SELECT client_id, client_name, secret_digest FROM clients ORDER BY client_id",
        "SELECT id, user_id FROM sessions ORDER BY id",
        "SELECT id, scope, ended_at FROM grants ORDER BY id",
        "SELECT id, name FROM second_factors ORDER BY id",
        "SELECT code_digest FROM recovery_codes ORDER BY code_digest",
        "SELECT decision FROM authorization_requests WHERE decision IS NOT NULL",
    ] {
        all.extend(app.database.rows(sql).await);
    }
    all
}

#[tokio::test]
async fn no_token_of_any_kind_manages_anything_or_approves_an_app() {
    let app = TestApp::with(&[SCOPES]).await;
    let alice = app.person("alice").await;
    let mut browser = alice.browser().await;
    let rp = app.client().confidential().await;
    let everything: Vec<String> = app
        .app
        .config
        .scopes
        .catalogue
        .unrestricted()
        .iter()
        .map(ToOwned::to_owned)
        .collect();
    let everything = everything.join(" ");
    let tokens = rp
        .tokens(&browser.allow_ask(&rp.ask().scope(&everything)).await)
        .await;
    let personal = alice.advanced("Everything", &everything).await;
    // An app that waits for her answer.
    let other = app.client().name("Other").confidential().await;
    let page = browser.ask(&other.ask()).await;
    page.is("consent");
    let consent = page.form("decision").pressed("decision", "allow");
    let before = rights(&app).await;
    let pages = ROUTES
        .iter()
        .filter(|route| matches!(route.access, Access::Person | Access::Proven | Access::Form));
    for route in pages {
        let path = route.path.replace("{id}", "x").replace("{file}", "x");
        for token in [&tokens.access, &tokens.refresh, &personal] {
            for method in ["GET", "POST", "PUT", "PATCH", "DELETE"] {
                for call in [
                    app.call(method.parse().unwrap(), &path)
                        .bearer(token)
                        .form(&consent),
                    app.call(method.parse().unwrap(), &path)
                        .header("personal-token", token)
                        .form(&consent),
                    app.call(
                        method.parse().unwrap(),
                        &format!("{path}?personalToken={token}"),
                    )
                    .form(&consent),
                ] {
                    let reply = call.await;
                    let status = reply.status.as_u16();
                    assert!(
                        matches!(status, 200 | 303 | 400 | 403 | 404 | 405),
                        "{}",
                        reply.summary()
                    );
                    let html = reply.text();
                    assert!(
                        !html.contains("alice"),
                        "nobody is signed in by it: {}",
                        reply.summary()
                    );
                }
            }
        }
    }
    // Neither does it sign in at the authorization endpoint, or speak for a client.
    for token in [&tokens.access, &personal] {
        let asked = app.get(&other.ask().path()).bearer(token).await;
        assert!(
            asked.location().starts_with("/sign-in"),
            "{}",
            asked.summary()
        );
        for path in ["/oauth/token", "/oauth/revoke", "/oauth/introspect"] {
            let form = [
                ("grant_type", "authorization_code"),
                ("token", token.as_str()),
            ];
            app.post(path)
                .bearer(token)
                .form(&form)
                .await
                .refused(401, "invalid_client");
        }
        let graphql =
            json!({ "query": "mutation { createPersonalToken { id } createApplication { id } }" });
        let answer = app
            .post("/graphql/v2")
            .bearer(token)
            .json(&graphql)
            .await
            .ok();
        assert!(answer["errors"].is_array(), "{answer}");
    }
    for path in [
        "/api/user/tokens",
        "/api/user/personal-tokens",
        "/api/user/applications",
        "/api/tokens",
    ] {
        for method in [Method::GET, Method::POST, Method::DELETE] {
            let reply = app.call(method, path).bearer(&personal).await;
            assert_eq!(reply.status, 404, "{}", reply.summary());
        }
    }
    assert_eq!(rights(&app).await, before);
}

#[tokio::test]
async fn two_servers_on_one_database_agree_at_once() {
    let app = TestApp::with(&[SCOPES]).await;
    let mut alice = app.person("alice").await.browser().await;
    let other = app.another().await;
    let token = make(&mut alice, "Script", &["email"]).await;
    assert_eq!(other.get("/api/user").bearer(&token).await.status, 200);
    let delete = alice.open("/account/tokens").await.form("token");
    let mut there = alice.at(&other);
    there.press(&delete, "revoke", "yes").await;
    app.get("/api/user")
        .bearer(&token)
        .await
        .refused(401, "invalid_token");
}
