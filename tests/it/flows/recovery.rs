//! A forgotten password and another address by mail.

use permesso::actions::actor::Actor;
use permesso::actions::recovering;
use permesso::store::users::UserChange;
use serde_json::json;

use crate::support::{Browser, PASSWORD, Page, TestApp, forms, link_in};

const MAIL: &[(&str, &str)] = &[("MAIL__SMTP_URL", "smtp://127.0.0.1:9")];
const OTHER: &str = "violet anchor seventeen moss";
const HOUR: i64 = 3_600;

async fn ask(browser: &mut Browser, login: &str) -> Page {
    let page = browser.open("/recover").await;
    page.is("recover");
    let mut form = page.form("login");
    form.set("login", login);
    browser.submit(&form).await
}

async fn mailed(app: &TestApp, to: &str) -> String {
    link_in(&app.mail_to(to).await, app.app.issuer())
}

async fn choose(browser: &mut Browser, page: &Page, password: &str) -> Page {
    let mut form = page.form("new_password");
    form.set("new_password", password);
    browser.submit(&form).await
}

#[tokio::test]
async fn a_reset_by_mail_ends_what_the_old_password_opened_and_leaves_the_second_factor() {
    let app = TestApp::with(MAIL).await;
    let rp = app.client().confidential().await;
    let alice = app.person("alice").await;
    let mut phone = alice.with_totp().await;
    let code = phone.browser.allow(&rp).await;
    let tokens = rp.tokens(&code).await;
    let personal = alice.personal("Script", "email").await;
    let mut browser = app.browser();
    ask(&mut browser, "alice").await.is("recover");
    let link = mailed(&app, "alice@people.example").await;
    // Mail scanners and previews open links: that uses nothing up.
    app.browser().open(&link).await.is("recover");
    let page = browser.open(&link).await;
    assert!(page.is("recover").contains("alice"));
    let weak = choose(&mut browser, &page, "short").await;
    weak.reply.is_page(422, "recover");
    choose(&mut browser, &weak, OTHER).await.is("recover");
    let told = app.mail_to("alice@people.example").await;
    assert!(told.letter.subject.starts_with("Your password"));
    assert!(!rp.lives(&tokens.access).await);
    let dead = app.get("/api/user").bearer(&personal).await;
    assert_eq!(dead.status, 401);
    phone.browser.open("/account").await.is("sign-in");
    browser.open(&link).await.reply.is_page(404, "recover");
    // The factor is still asked for.
    let page = browser.open("/sign-in").await;
    let half = browser.fill_sign_in(&page, "alice", OTHER).await;
    half.is("second-factor");
    let user = alice.user().await;
    assert_eq!(user.email_verified_at, Some(app.now()), "the mail was read");
}

#[tokio::test]
async fn the_answer_is_the_same_for_everybody_and_nobody_else_gets_a_mail() {
    let app = TestApp::with(MAIL).await;
    app.person("alice").await;
    let dora = app.person("dora").await;
    dora.change(UserChange::Disable).await;
    let mut answers = std::collections::BTreeSet::new();
    for login in [
        "alice",
        "alice@people.example",
        "dora",
        "nobody",
        "nobody@people.example",
        "",
        "x\r\nBcc: eve@x.example",
    ] {
        let mut browser = app.browser();
        browser
            .cookies
            .insert("permesso-browser".to_owned(), "1".repeat(64));
        answers.insert(ask(&mut browser, login).await.is("recover"));
    }
    let long = "x".repeat(4_000);
    let mut browser = app.browser();
    browser
        .cookies
        .insert("permesso-browser".to_owned(), "1".repeat(64));
    answers.insert(ask(&mut browser, &long).await.is("recover"));
    assert_eq!(answers.len(), 1);
    let to: Vec<String> = app.mails().await.into_iter().map(|mail| mail.to).collect();
    assert_eq!(to, ["alice@people.example", "alice@people.example"]);
    let rows = app
        .database
        .value("SELECT COUNT(*) FROM mails WHERE user_id IS NULL")
        .await;
    assert_eq!(
        rows.int(),
        4,
        "as much is written for those who are unknown"
    );
}

#[tokio::test]
async fn a_mailed_link_lives_an_hour_and_ends_no_link_of_the_operator() {
    let app = TestApp::with(MAIL).await;
    let alice = app.person("alice").await;
    let operators = recovering::link(&app.app, &alice.user().await, Actor::Operator, app.now())
        .await
        .unwrap();
    let operators = operators.strip_prefix(app.app.issuer()).unwrap().to_owned();
    app.journal.read(operators.split_once("link=").unwrap().1);
    let mut browser = app.browser();
    ask(&mut browser, "alice").await;
    let link = mailed(&app, "alice@people.example").await;
    app.wait(HOUR - 1);
    browser.open(&link).await.is("recover");
    app.wait(1);
    let gone = browser.open(&link).await;
    let html = gone.reply.is_page(404, "recover");
    assert!(
        html.contains("href=\"/recover\""),
        "where another comes from"
    );
    let page = browser.open(&operators).await;
    choose(&mut browser, &page, OTHER).await.is("recover");
    app.mail_to("alice@people.example").await;
    let user = alice.user().await;
    assert_eq!(
        user.email_verified_at, None,
        "that one went through other hands"
    );
}

#[tokio::test]
async fn of_32_resets_at_once_one_holds() {
    let app = TestApp::with(MAIL).await;
    app.person("alice").await;
    let mut browser = app.browser();
    ask(&mut browser, "alice").await;
    let link = mailed(&app, "alice@people.example").await;
    let running = (0..32).map(|n| {
        let mut browser = app.browser();
        let link = link.clone();
        async move {
            let page = browser.open(&link).await;
            let password = format!("{OTHER} {n}");
            (choose(&mut browser, &page, &password).await, password)
        }
    });
    let pages = futures_util::future::join_all(running).await;
    let done: Vec<_> = pages
        .iter()
        .filter(|(page, _)| page.reply.status == 200)
        .collect();
    assert_eq!(done.len(), 1);
    app.mail_to("alice@people.example").await;
    let mut browser = app.browser();
    let page = browser.open("/sign-in").await;
    browser
        .fill_sign_in(&page, "alice", &done[0].1)
        .await
        .is("account");
}

#[tokio::test]
async fn a_link_for_an_address_that_is_no_longer_theirs_is_not_sent() {
    let app = TestApp::with(MAIL).await;
    let alice = app.person("alice").await;
    let mut browser = app.browser();
    ask(&mut browser, "alice").await;
    app.database
        .execute("UPDATE users SET email = 'new@people.example', email_key = 'new@people.example'")
        .await;
    assert!(app.mails().await.is_empty());
    ask(&mut browser, "alice").await;
    alice.change(UserChange::Disable).await;
    assert!(app.mails().await.is_empty());
}

#[tokio::test]
async fn a_new_address_counts_once_its_link_was_used_and_the_old_one_is_told() {
    let app = TestApp::with(MAIL).await;
    let alice = app.person("alice").await;
    let mut browser = alice.browser().await;
    let html = browser.open("/account").await.is("account");
    assert!(html.contains("href=\"/account/email\""));
    app.wait(301);
    let mut form = browser.open("/account/email").await.form("email");
    form.set("email", "alice@new.example");
    let asked = browser.submit(&form).await;
    asked.is("confirm");
    let mut proof = asked.form("password");
    proof.set("password", PASSWORD);
    let page = browser.submit(&proof).await;
    assert!(page.is("account-email").contains("alice@new.example"));
    let mut mails = app.mails().await;
    mails.sort_by(|one, other| one.to.cmp(&other.to));
    assert_eq!(mails.len(), 2);
    assert_eq!(mails[1].to, "alice@people.example");
    assert!(mails[1].letter.text.contains("alice@new.example"));
    assert_eq!(alice.user().await.email, "alice@people.example");
    let link = link_in(&mails[0], app.app.issuer());
    let mut other = app.browser();
    let page = other.open(&link).await;
    let form = page.form("link");
    other.submit(&form).await.is("confirm-email");
    let user = alice.user().await;
    assert_eq!(user.email, "alice@new.example");
    assert_eq!(user.email_verified_at, Some(app.now()));
    let last = app.mail_to("alice@people.example").await;
    assert!(last.letter.text.contains("alice@new.example"));
    assert!(last.letter.text.contains("last mail"));
    let html = browser.open("/account/email").await.is("account-email");
    assert!(html.contains("You have confirmed that it is yours."));
}

#[tokio::test]
async fn mistakes_and_second_thoughts_about_an_address() {
    let app = TestApp::with(MAIL).await;
    let mut browser = app.person("alice").await.browser().await;
    app.person("bob").await;
    let send = async |browser: &mut Browser, email: &str| {
        let mut form = browser.open("/account/email").await.form("email");
        form.set("email", email);
        browser.submit(&form).await
    };
    let wrong = send(&mut browser, "alice").await;
    assert!(
        wrong
            .reply
            .is_page(422, "account-email")
            .contains("looks like")
    );
    let same = send(&mut browser, "alice@people.example").await;
    assert!(
        same.is("account-email")
            .contains("the address that you have")
    );
    assert!(app.mails().await.is_empty());
    // Somebody else's: whoever asks is told nothing, the owner is.
    let taken = send(&mut browser, "bob@people.example").await;
    assert!(taken.is("account-email").contains("A mail is on its way"));
    let mut mails = app.mails().await;
    mails.sort_by(|one, other| one.to.cmp(&other.to));
    assert_eq!(mails[1].to, "bob@people.example");
    assert!(mails[1].letter.text.contains("the account bob already"));
    let html = browser.open("/account/email").await.html();
    let forget = forms(&html)
        .into_iter()
        .find(|form| form.buttons.iter().any(|(name, _)| name == "forget"))
        .unwrap();
    let page = browser.press(&forget, "forget", "yes").await;
    assert!(!page.is("account-email").contains("bob@people.example"));
    // A wish that was forgotten before its mail left is not mailed.
    send(&mut browser, "new@people.example").await;
    browser.press(&forget, "forget", "yes").await;
    let mails = app.mails().await;
    assert!(mails.iter().all(|mail| mail.to == "alice@people.example"));
}

#[tokio::test]
async fn the_api_mails_the_link_of_a_new_address_too() {
    let presets = ("SCOPES__PRESETS", "gancio,open-collective");
    let app = TestApp::with(&[MAIL[0], presets]).await;
    let alice = app.person("alice").await;
    let token = alice.advanced("Moving", "account email").await;
    let reply = app
        .call(axum::http::Method::PATCH, "/api/user")
        .bearer(&token)
        .json(&json!({ "email": "alice@new.example" }))
        .await;
    assert_eq!(reply.ok()["pending_email"], "alice@new.example");
    let mut mails = app.mails().await;
    mails.sort_by(|one, other| one.to.cmp(&other.to));
    assert_eq!(mails.len(), 2);
    let link = link_in(&mails[0], app.app.issuer());
    let mut browser = app.browser();
    let page = browser.open(&link).await;
    browser.submit(&page.form("link")).await.is("confirm-email");
    assert_eq!(alice.user().await.email, "alice@new.example");
    app.mail_to("alice@people.example").await;
    let reply = app
        .call(axum::http::Method::PATCH, "/api/user")
        .bearer(&token)
        .json(&json!({ "password": OTHER, "current_password": PASSWORD }))
        .await;
    reply.ok();
    let told = app.mail_to("alice@new.example").await;
    assert!(told.letter.subject.starts_with("Your password"));
}

#[tokio::test]
async fn without_a_mail_server_the_operator_hands_links_over() {
    let app = TestApp::start().await;
    let mut browser = app.person("alice").await.browser().await;
    let mut form = browser.open("/account/email").await.form("email");
    form.set("email", "alice@new.example");
    let html = browser.submit(&form).await.is("account-email");
    assert!(html.contains("the people who run this server have it"));
    let html = browser.open("/recover").await.is("recover");
    assert!(!html.contains("name=\"login\""));
    let form = browser.open("/account/email").await.form("email");
    let (_, csrf) = form.fields.iter().find(|(name, _)| name == "csrf").unwrap();
    let call = browser.post("/recover", &[("csrf", csrf.as_str()), ("login", "alice")]);
    browser.fetch(call).await.is_page(404, "recover");
    let rows = app.database.value("SELECT COUNT(*) FROM mails").await;
    assert_eq!(rows.int(), 0);
}
