//! The operator: the setup link, the first administrator, and that there is always one.

use permesso::actions::setup;
use permesso::actions::users::change;
use permesso::store::users::{Changed, UserChange};

use crate::support::{Browser, PASSWORD, Page, TestApp};

/// The path of a fresh setup link.
async fn setup_link(app: &TestApp) -> String {
    let link = setup::link(&app.app, app.now())
        .await
        .unwrap()
        .expect("no administrator yet");
    link.strip_prefix(app.app.issuer()).unwrap().to_owned()
}

async fn fill_in(browser: &mut Browser, page: &Page, username: &str, password: &str) -> Page {
    let mut form = page.form("password");
    form.set("username", username);
    form.set("name", "Ada Lovelace");
    form.set("email", &format!("{username}@people.example"));
    form.set("password", password);
    browser.submit(&form).await
}

#[tokio::test]
async fn the_setup_link_makes_the_first_administrator_and_then_there_is_no_setup_any_more() {
    let app = TestApp::start().await;
    let mut browser = app.browser();
    browser.open("/setup").await.is_error(403);
    browser.open("/setup?token=guessed").await.is_error(403);
    let link = setup_link(&app).await;
    // Mail scanners and previews open links: that uses nothing up.
    app.browser().open(&link).await.is("setup");
    let page = browser.open(&link).await;
    page.is("setup");
    let done = fill_in(&mut browser, &page, "ada", PASSWORD).await;
    done.is("setup-done");
    browser.open(&link).await.is_error(404);
    browser.open("/setup").await.is_error(404);
    assert!(setup::link(&app.app, app.now()).await.unwrap().is_none());
    app.wait(1);
    let account = browser.sign_in("ada").await;
    assert!(account.html().contains("Administrator"));
    assert_eq!(app.events().await, ["setup", "sign_in"]);
}

#[tokio::test]
async fn a_new_setup_link_ends_the_older_and_each_lives_a_day() {
    let app = TestApp::start().await;
    let first = setup_link(&app).await;
    let second = setup_link(&app).await;
    let mut browser = app.browser();
    browser.open(&first).await.is_error(403);
    app.wait(86_399);
    let page = browser.open(&second).await;
    page.is("setup");
    app.wait(1);
    browser.open(&second).await.is_error(403);
    fill_in(&mut browser, &page, "ada", PASSWORD)
        .await
        .is_error(403);
    assert!(!app.app.store.has_admin().await.unwrap());
}

#[tokio::test]
async fn two_answers_to_one_setup_link_make_one_administrator() {
    let app = TestApp::start().await;
    let link = setup_link(&app).await;
    let (mut one, mut other) = (app.browser(), app.browser());
    let (page, same) = (one.open(&link).await, other.open(&link).await);
    let (first, second) = tokio::join!(
        fill_in(&mut one, &page, "ada", PASSWORD),
        fill_in(&mut other, &same, "eve", PASSWORD)
    );
    let mut statuses = [first.reply.status.as_u16(), second.reply.status.as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses[0], 200);
    assert!(matches!(statuses[1], 403 | 404), "{statuses:?}");
    assert_eq!(app.app.store.users("", 10).await.unwrap().len(), 1);
}

#[tokio::test]
async fn what_is_wrong_in_the_setup_form_is_said_beside_it_and_what_was_typed_stays() {
    let app = TestApp::start().await;
    let link = setup_link(&app).await;
    let mut browser = app.browser();
    let page = browser.open(&link).await;
    for (username, password) in [
        ("ada", "sh0rt-pw"),
        ("ada", "aaaaaaaaaaaaaaaaaaaa"),
        ("ada", "ada lovelace ada lovelace"),
        ("Ada Lovelace!", PASSWORD),
        ("", PASSWORD),
    ] {
        let again = fill_in(&mut browser, &page, username, password).await;
        let html = again.reply.is_page(422, "setup");
        assert!(html.contains("role=\"alert\""), "{username} {password}");
        assert!(
            html.contains("Ada Lovelace"),
            "the name that was typed stays"
        );
        assert!(!html.contains(password), "a password is never sent back");
    }
    // The link was not used up by that.
    fill_in(&mut browser, &page, "ada", PASSWORD)
        .await
        .is("setup-done");
}

#[tokio::test]
async fn the_last_administrator_cannot_be_deleted_or_disabled() {
    let app = TestApp::start().await;
    let ada = app.admin("ada").await;
    let attempt = async |what: UserChange| {
        change(
            &app.app,
            &ada.user().await,
            what,
            permesso::actions::actor::Actor::Operator,
            app.now(),
        )
        .await
        .unwrap()
    };
    assert_eq!(attempt(UserChange::Disable).await, Changed::LastAdmin);
    assert_eq!(attempt(UserChange::Delete).await, Changed::LastAdmin);
    let eve = app.admin("eve").await;
    eve.change(UserChange::Disable).await;
    // A disabled administrator is none.
    assert_eq!(attempt(UserChange::Delete).await, Changed::LastAdmin);
    eve.change(UserChange::Enable).await;
    assert_eq!(attempt(UserChange::Delete).await, Changed::Now);
}

#[tokio::test]
async fn every_page_works_before_there_is_an_administrator() {
    let app = TestApp::start().await;
    let mut browser = app.browser();
    browser.open("/").await.is("home");
    browser.open("/docs").await.is("docs");
    browser.open("/sign-in").await.is("sign-in");
    app.person("alice").await;
    browser.sign_in("alice").await;
    let rp = app.client().confidential().await;
    rp.tokens(&browser.allow(&rp).await).await;
}

#[tokio::test]
async fn on_an_https_site_every_cookie_is_bound_to_its_host() {
    let app = TestApp::with(&[("PUBLIC_URL", "https://id.example")]).await;
    app.person("alice").await;
    // The laws of every answer look at the names and attributes.
    let mut browser = app.browser();
    browser.sign_in("alice").await;
    assert!(browser.cookies.contains_key("__Host-permesso-session"));
    let reply = app.get("/").await;
    assert!(reply.header("strict-transport-security").is_some());
    let rp = app.client().confidential().await;
    let code = browser.allow(&rp).await;
    rp.tokens(&code).await;
}
