//! Changes of what protects an account: the password, and the fresh proof before each of them.

use crate::support::{
    Authenticator, Browser, Form, PASSWORD, Page, TestApp, forms, recovery_codes,
};

const NEW: &str = "another four words of fog";

/// Fills in the form of the password page.
async fn change(browser: &mut Browser, current: &str, new: &str, end_apps: bool) -> Page {
    let page = browser.open("/account/security/password").await;
    page.is("account-security-password");
    let mut form = page.form("new_password");
    form.set("current_password", current);
    form.set("new_password", new);
    if end_apps {
        form.set("end_apps", "yes");
    }
    browser.submit(&form).await
}

/// Proves by the password, on the page that asks for it.
async fn prove(browser: &mut Browser, page: &Page, password: &str) -> Page {
    page.is("confirm");
    let mut form = page.form("password");
    form.set("password", password);
    browser.submit(&form).await
}

async fn hash(app: &TestApp) -> crate::support::Cell {
    app.database.value("SELECT password_hash FROM users").await
}

/// The form of the security page whose action or button is this.
async fn form_of(browser: &mut Browser, what: &str) -> Form {
    let html = browser
        .open("/account/security")
        .await
        .is("account-security");
    forms(&html)
        .into_iter()
        .find(|form| form.action == what || form.buttons.iter().any(|(name, _)| name == what))
        .unwrap_or_else(|| panic!("no form {what}"))
}

#[tokio::test]
async fn a_new_password_needs_the_current_one_and_must_be_good() {
    let file = tempfile::NamedTempFile::new().unwrap();
    // SHA-1 of "tribes of quiet lanterns", which somebody lost.
    let lost = "tribes of quiet lanterns";
    let digest = {
        use sha1::Digest as _;
        data_encoding::HEXUPPER.encode(&sha1::Sha1::digest(lost))
    };
    std::fs::write(file.path(), format!("{digest}:3\n")).unwrap();
    let app = TestApp::with(&[("BREACHED_PASSWORDS", file.path().to_str().unwrap())]).await;
    let mut browser = app.person("alice").await.browser().await;
    let before = hash(&app).await;
    for (current, new, said) in [
        ("wrong", NEW, "This is not your password."),
        ("", NEW, "This is not your password."),
        (NEW, NEW, "This is not your password."),
        (PASSWORD, "", "aria-invalid"),
        (PASSWORD, "short", "aria-invalid"),
        (PASSWORD, "password1234567", "aria-invalid"),
        (PASSWORD, "alicealicealice", "aria-invalid"),
        (PASSWORD, lost, "aria-invalid"),
        (PASSWORD, PASSWORD, "aria-invalid"),
    ] {
        let page = change(&mut browser, current, new, false).await;
        let html = page.reply.is_page(422, "account-security-password");
        assert!(html.contains(said), "{new}: {}", page.reply.summary());
        for typed in [current, new] {
            assert!(
                typed.len() < 6 || !html.contains(&format!("\"{typed}\"")),
                "no echo"
            );
        }
    }
    assert_eq!(hash(&app).await, before);
    let html = change(&mut browser, PASSWORD, lost, false).await.html();
    assert!(
        html.contains("breach") || html.contains("stolen"),
        "says that it is known"
    );
    let page = change(&mut browser, PASSWORD, NEW, false).await;
    assert!(
        page.is("account-security")
            .contains("Your password is changed.")
    );
    assert_ne!(hash(&app).await, before);
    let mut other = app.browser();
    let page = other.open("/sign-in").await;
    let page = other.fill_sign_in(&page, "alice", PASSWORD).await;
    page.reply.is_page(403, "sign-in");
    other.fill_sign_in(&page, "alice", NEW).await.is("account");
}

#[tokio::test]
async fn a_list_of_breached_passwords_that_is_gone_lets_no_password_through() {
    let file = tempfile::NamedTempFile::new().unwrap();
    let app = TestApp::with(&[("BREACHED_PASSWORDS", file.path().to_str().unwrap())]).await;
    let mut browser = app.person("alice").await.browser().await;
    drop(file);
    app.journal.expect_breakage();
    let before = hash(&app).await;
    change(&mut browser, PASSWORD, NEW, false)
        .await
        .is_error(503);
    assert_eq!(hash(&app).await, before);
}

#[tokio::test]
async fn a_new_password_ends_other_sessions_codes_and_half_sign_ins_and_keeps_this_one() {
    let app = TestApp::start().await;
    let rp = app.client().api().await;
    let alice = app.person("alice").await;
    let mut own = alice.with_totp().await;
    let mut bob = app.person("bob").await.browser().await;
    let mut other = app.browser();
    let code = own.authenticator.code(app.now());
    other.sign_in_with_code("alice", &code).await;
    let tokens = rp.tokens(&own.browser.allow(&rp).await).await;
    let unredeemed = own.browser.allow(&rp).await;
    let mut half = app.browser();
    let second = half.half("alice").await;
    let mut passwordless = app.browser();
    passwordless.begin_passwordless().await;
    personal_token(&app, &alice.id).await;
    let page = change(&mut own.browser, PASSWORD, NEW, false).await;
    let html = page.is("account-security");
    assert!(html.contains("your apps and personal tokens keep their access"));
    own.browser.open("/account").await.is("account");
    bob.open("/account").await.is("account");
    other.open("/account").await.is("sign-in");
    rp.exchange(&unredeemed).await.refused(400, "invalid_grant");
    app.wait(30);
    let code = own.authenticator.code(app.now());
    half.fill_code(&second, &code).await.is("sign-in");
    assert!(rp.lives(&tokens.access).await);
    assert_eq!(tokens_of(&app).await, 1);
    let html = own
        .browser
        .open("/account/history")
        .await
        .is("account-history");
    assert!(html.contains("Your password was changed."));
}

/// A personal token in the database, whoever made it.
async fn personal_token(app: &TestApp, user_id: &str) {
    let blob = if crate::support::on_postgres() {
        "'\\x01'::bytea"
    } else {
        "x'01'"
    };
    let sql = format!(
        "INSERT INTO personal_tokens (id, user_id, token_digest, name, scope, created_at, changed_at)
         VALUES ('t', '{user_id}', {blob}, 'Script', 'email', 1, 1)"
    );
    app.database.execute(&sql).await;
}

async fn tokens_of(app: &TestApp) -> i64 {
    let count = "SELECT COUNT(*) FROM personal_tokens";
    app.database.value(count).await.int()
}

#[tokio::test]
async fn on_demand_a_new_password_ends_apps_and_personal_tokens_too() {
    let app = TestApp::start().await;
    let rp = app.client().api().await;
    let alice = app.person("alice").await;
    let mut browser = alice.browser().await;
    let tokens = rp.tokens(&browser.allow(&rp).await).await;
    let mut bob = app.person("bob").await.browser().await;
    let his = rp.tokens(&bob.allow(&rp).await).await;
    personal_token(&app, &alice.id).await;
    // Not by a change that is refused.
    change(&mut browser, "wrong", NEW, true).await;
    assert!(rp.lives(&tokens.access).await);
    let page = change(&mut browser, PASSWORD, NEW, true).await;
    assert!(
        page.is("account-security")
            .contains("have lost their access")
    );
    assert!(!rp.lives(&tokens.access).await);
    rp.refresh(&tokens.refresh)
        .await
        .refused(400, "invalid_grant");
    assert_eq!(tokens_of(&app).await, 0);
    assert!(rp.lives(&his.access).await);
    browser.open("/account").await.is("account");
    browser.ask(&rp.ask()).await.is("consent");
}

#[tokio::test]
async fn whoever_has_a_second_factor_shows_it_before_the_password_changes() {
    let app = TestApp::start().await;
    let mut own = app.person("alice").await.with_totp().await;
    let stale = own.browser.open("/account/security/password").await;
    app.wait(300);
    let before = hash(&app).await;
    let page = own.browser.open("/account/security/password").await;
    page.is("confirm");
    assert!(
        Form::with(&page.html(), "password").is_none(),
        "the password is not asked here"
    );
    // A form that was open all the while: what was typed into it is not written into the question.
    let mut form = stale.form("new_password");
    form.set("current_password", PASSWORD);
    form.set("new_password", NEW);
    let page = own.browser.submit(&form).await;
    let html = page.is("confirm");
    assert!(!html.contains(PASSWORD) && !html.contains(NEW), "{html}");
    assert_eq!(hash(&app).await, before);
    let code = own.authenticator.code(app.now());
    let page = own.browser.fill_code(&page, &code).await;
    page.is("account-security-password");
    // The factor alone does not change it either.
    assert_eq!(hash(&app).await, before);
    change(&mut own.browser, "wrong", NEW, false)
        .await
        .reply
        .is_page(422, "account-security-password");
    change(&mut own.browser, PASSWORD, NEW, false)
        .await
        .is("account-security");
}

#[tokio::test]
async fn guesses_at_the_current_password_are_slowed_down() {
    let app = TestApp::with(&[("LIMITS__ENABLED", "true")]).await;
    let mut browser = app.person("alice").await.browser().await;
    for _ in 0..10 {
        change(&mut browser, "wrong", NEW, false)
            .await
            .reply
            .is_page(422, "account-security-password");
    }
    let page = change(&mut browser, PASSWORD, NEW, false).await;
    page.reply.is_page(429, "account-security-password");
    assert_eq!(page.reply.header("retry-after"), Some("5"));
    app.wait(5);
    change(&mut browser, PASSWORD, NEW, false)
        .await
        .is("account-security");
}

#[tokio::test]
async fn a_proof_is_remembered_for_five_minutes_in_this_session_only() {
    let app = TestApp::start().await;
    app.person("alice").await;
    let mut browser = app.browser();
    browser.sign_in("alice").await;
    let mut other = app.browser();
    other.sign_in("alice").await;
    app.wait(299);
    browser
        .open("/account/security/totp")
        .await
        .is("account-security-totp");
    app.wait(1);
    let page = browser.open("/account/security/totp").await;
    prove(&mut browser, &page, PASSWORD)
        .await
        .is("account-security-totp");
    app.wait(299);
    browser
        .open("/account/security/totp")
        .await
        .is("account-security-totp");
    other.open("/account/security/totp").await.is("confirm");
    app.wait(1);
    browser.open("/account/security/totp").await.is("confirm");
    // What is only looked at needs none.
    for (path, name) in [
        ("/account", "account"),
        ("/account/security", "account-security"),
        ("/account/sessions", "account-sessions"),
        ("/account/history", "account-history"),
        ("/account/apps", "account-apps"),
        ("/account/security/password", "account-security-password"),
    ] {
        browser.open(path).await.is(name);
    }
}

#[tokio::test]
async fn what_was_sent_survives_the_proof() {
    let app = TestApp::start().await;
    let mut browser = app.person("alice").await.browser().await;
    // An enrolment that took its time.
    let page = browser.open("/account/security/totp").await;
    let authenticator = Authenticator::of(&page);
    let mut form = page.form("enrolment");
    form.set("name", "My <phone>");
    form.set("code", &authenticator.code(app.now()));
    app.wait(310);
    let page = browser.submit(&form).await;
    let wrong = prove(&mut browser, &page, "wrong").await;
    let html = wrong.reply.is_page(403, "confirm");
    assert!(html.contains("This is not your password."));
    let mut form = wrong.form("password");
    form.set("password", PASSWORD);
    let page = browser.submit(&form).await;
    // The old code is none any more; name and secret are the same.
    let html = page.reply.is_page(422, "account-security-totp");
    assert!(html.contains("My &#60;phone&#62;"), "{html}");
    let mut form = page.form("enrolment");
    form.set("code", &authenticator.code(app.now()));
    recovery_codes(&browser.submit(&form).await);
    app.wait(330);
    // Every other form that needs a proof: what it does is done after it.
    let codes = form_of(&mut browser, "/account/security/recovery-codes").await;
    let page = browser.submit(&codes).await;
    page.is("confirm");
    let code = authenticator.code(app.now());
    let new = recovery_codes(&browser.fill_code(&page, &code).await);
    app.wait(330);
    let passkey = form_of(&mut browser, "/account/security/passkeys").await;
    let page = browser.submit(&passkey).await;
    page.is("confirm");
    let code = authenticator.code(app.now());
    browser.fill_code(&page, &code).await.is("passkey");
    app.wait(330);
    let remove = form_of(&mut browser, "revoke").await;
    let page = browser.press(&remove, "revoke", "yes").await;
    page.is("confirm");
    let page = browser.fill_code(&page, &new[0]).await;
    assert!(page.is("account-security").contains("removed"));
    let left = "SELECT COUNT(*) FROM second_factors";
    assert_eq!(app.database.value(left).await.int(), 0);
}

#[tokio::test]
async fn a_form_with_several_boxes_survives_the_proof_whole() {
    let app = TestApp::start().await;
    let mut own = app.person("alice").await.with_totp().await;
    app.wait(330);
    let page = own.browser.open("/account/tokens").await;
    let mut form = page.form("expires_at");
    form.set("name", "My \"script\" & <more>");
    form.set("expires_at", "2030-02-28");
    for scope in ["email", "event:write"] {
        form.fields.push(("scope".to_owned(), scope.to_owned()));
    }
    form.fields.push(("advanced".to_owned(), "yes".to_owned()));
    let page = own.browser.submit(&form).await;
    page.is("confirm");
    // A wrong proof, then a right one.
    let page = own.browser.fill_code(&page, "12345x").await;
    page.reply.is_page(403, "confirm");
    assert_eq!(tokens_of(&app).await, 0);
    let code = own.authenticator.code(app.now());
    let page = own.browser.fill_code(&page, &code).await;
    page.is("account-tokens-new");
    let rows = app
        .database
        .rows("SELECT name, scope, advanced_at IS NOT NULL, expires_at IS NOT NULL FROM personal_tokens")
        .await;
    assert_eq!(rows[0][0].text(), "My \"script\" & <more>");
    assert_eq!(rows[0][1].text(), "email event:write");
    assert_eq!((rows[0][2].int(), rows[0][3].int()), (1, 1));
}

#[tokio::test]
async fn a_new_name_needs_no_proof_and_stays_one_short_line() {
    let app = TestApp::start().await;
    let mut own = app.person("alice").await.with_totp().await;
    app.wait(1_000);
    let mut form = form_of(&mut own.browser, "rename").await;
    form.set("name", " My\n<b>phone</b>");
    let page = own.browser.press(&form, "rename", "yes").await;
    assert!(page.is("account-security").contains("My &#60;b&#62;phone"));
    form.set("name", &"x".repeat(60));
    own.browser
        .press(&form, "rename", "yes")
        .await
        .is("account-security");
    let name = app.database.value("SELECT name FROM second_factors").await;
    assert_eq!(name.text().len(), 50);
    form.set("name", " ");
    let page = own.browser.press(&form, "rename", "yes").await;
    assert!(
        page.is("account-security")
            .contains("A name has 1 to 50 characters.")
    );
}

#[tokio::test]
async fn a_password_is_no_proof_where_there_is_a_second_factor() {
    let app = TestApp::start().await;
    let mut own = app.person("alice").await.with_totp().await;
    app.wait(300);
    let page = own.browser.open("/account/security/totp").await;
    assert!(Form::with(&page.html(), "password").is_none());
    let mut form = page.form("code");
    for (name, value) in [("password", PASSWORD), ("code", PASSWORD), ("code", "")] {
        form.set("code", "");
        form.set(name, value);
        own.browser
            .submit(&form)
            .await
            .reply
            .is_page(403, "confirm");
    }
    form.set("confirm", "password");
    form.set("password", PASSWORD);
    own.browser
        .submit(&form)
        .await
        .reply
        .is_page(403, "confirm");
    own.browser
        .open("/account/security/totp")
        .await
        .is("confirm");
}

#[tokio::test]
async fn tries_at_a_proof_are_slowed_down_with_a_page_that_goes_on() {
    let app = TestApp::with(&[("LIMITS__ENABLED", "true")]).await;
    let mut browser = app.person("alice").await.browser().await;
    app.wait(300);
    let page = browser.open("/account/security/totp").await;
    for _ in 0..10 {
        prove(&mut browser, &page, "wrong")
            .await
            .reply
            .is_page(403, "confirm");
    }
    let slowed = prove(&mut browser, &page, PASSWORD).await;
    slowed.reply.is_page(429, "confirm");
    assert_eq!(slowed.reply.header("retry-after"), Some("5"));
    // The session stays, and so does the question.
    browser.open("/account").await.is("account");
    app.wait(5);
    let mut form = slowed.form("password");
    form.set("password", PASSWORD);
    browser.submit(&form).await.is("account-security-totp");
    let failed = app.events().await;
    assert_eq!(
        failed
            .iter()
            .filter(|event| *event == "proof_failed")
            .count(),
        10
    );
}

#[tokio::test]
async fn the_proof_leads_nowhere_but_to_a_page_of_the_account() {
    let app = TestApp::start().await;
    let mut browser = app.person("alice").await.browser().await;
    let csrf = browser.open("/account").await.form("csrf").fields[0]
        .1
        .clone();
    for (then, leads) in [
        ("/account/security/totp", "/account/security/totp"),
        ("/account/security/totp?a=b", "/account/security/totp?a=b"),
        ("", "/account"),
        ("https://evil.example/account", "/account"),
        ("//evil.example/account", "/account"),
        ("/\\evil.example", "/account"),
        ("/account\\..\\..", "/account"),
        ("/account\r\nset-cookie: a=b", "/account"),
        ("javascript:alert(1)", "/account"),
        ("/oauth/authorize", "/account"),
    ] {
        let pairs = [("csrf", csrf.as_str()), ("then", then)];
        let reply = browser
            .fetch(browser.post("/account/confirm", &pairs))
            .await;
        assert_eq!(reply.location(), leads, "{then}");
    }
}
