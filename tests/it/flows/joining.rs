//! Joining by invitation, and a forgotten password: by links that an operator hands over.

use permesso::actions::actor::Actor;
use permesso::actions::joining::{self, Terms};
use permesso::actions::recovering;
use permesso::people::email::Email;

use crate::support::{Browser, PASSWORD, Page, TestApp};

const INVITE: &[(&str, &str)] = &[("SIGN_UP__MODE", "invite")];
const OTHER: &str = "violet anchor seventeen moss";
const DAY: i64 = 86_400;

/// The id and the path of an invitation.
async fn invite(app: &TestApp, email: Option<&str>, uses: i64) -> (String, String) {
    let email = email.map(|email| Email::parse(email).unwrap());
    let terms = Terms {
        email: email.as_ref(),
        uses,
        lifetime: 7 * DAY,
    };
    let (link, address) = joining::invite(&app.app, &terms, Actor::Operator, app.now())
        .await
        .unwrap();
    let path = address.strip_prefix(app.app.issuer()).unwrap().to_owned();
    app.journal.read(path.split_once("invite=").unwrap().1);
    (link.id, path)
}

async fn reset_link(app: &TestApp, username: &str) -> String {
    let user = app
        .app
        .store
        .user_by_login(username)
        .await
        .unwrap()
        .unwrap();
    let address = recovering::link(&app.app, &user, Actor::Operator, app.now())
        .await
        .unwrap();
    let path = address.strip_prefix(app.app.issuer()).unwrap().to_owned();
    app.journal.read(path.split_once("link=").unwrap().1);
    path
}

async fn fill_in(browser: &mut Browser, page: &Page, username: &str) -> Page {
    let mut form = page.form("password");
    form.set("username", username);
    form.set("name", "Zoe");
    if form.fields.iter().any(|(name, _)| name == "email") {
        form.set("email", &format!("{username}@people.example"));
    }
    form.set("password", PASSWORD);
    browser.submit(&form).await
}

async fn choose(browser: &mut Browser, page: &Page, password: &str) -> Page {
    let mut form = page.form("new_password");
    form.set("new_password", password);
    browser.submit(&form).await
}

#[tokio::test]
async fn an_invitation_makes_one_account_and_signs_its_owner_in() {
    let app = TestApp::with(INVITE).await;
    let (_, path) = invite(&app, None, 1).await;
    // Mail scanners and previews open links: that uses nothing up.
    app.browser().open(&path).await.is("sign-up");
    let mut browser = app.browser();
    let page = browser.open(&path).await;
    page.is("sign-up");
    let account = fill_in(&mut browser, &page, "zoe").await;
    account.is("account");
    assert!(!account.html().contains("Administrator"));
    app.browser().open(&path).await.is_error(403);
    app.browser().sign_in("zoe").await.is("account");
}

#[tokio::test]
async fn an_invitation_for_an_address_is_for_that_address_only() {
    let app = TestApp::with(INVITE).await;
    let (_, path) = invite(&app, Some("zoe@other.example"), 1).await;
    let mut browser = app.browser();
    let page = browser.open(&path).await;
    assert!(page.is("sign-up").contains("zoe@other.example"));
    let mut form = page.form("password");
    form.set("username", "zoe");
    form.set("password", PASSWORD);
    form.fields
        .push(("email".to_owned(), "mallory@x.example".to_owned()));
    browser.submit(&form).await.is("account");
    let user = app.app.store.user_by_login("zoe").await.unwrap().unwrap();
    assert_eq!(user.email, "zoe@other.example");
    assert_eq!(
        user.email_verified_at, None,
        "a link that went through other hands proves nothing"
    );
}

#[tokio::test]
async fn an_invitation_is_good_for_so_many_accounts_so_long_and_until_withdrawn() {
    let app = TestApp::with(INVITE).await;
    let (_, path) = invite(&app, None, 2).await;
    for username in ["ann", "ben"] {
        let mut browser = app.browser();
        let page = browser.open(&path).await;
        fill_in(&mut browser, &page, username).await.is("account");
    }
    app.browser().open(&path).await.is_error(403);
    let (id, path) = invite(&app, None, 2).await;
    let mut browser = app.browser();
    let page = browser.open(&path).await;
    assert!(
        joining::withdraw(&app.app, &id, Actor::Operator, app.now())
            .await
            .unwrap()
    );
    assert!(
        !joining::withdraw(&app.app, &id, Actor::Operator, app.now())
            .await
            .unwrap()
    );
    fill_in(&mut browser, &page, "cleo").await.is_error(403);
    let (_, path) = invite(&app, None, 2).await;
    app.wait(7 * DAY);
    app.browser().open(&path).await.is_error(403);
    assert!(app.app.store.user_by_login("cleo").await.unwrap().is_none());
}

#[tokio::test]
async fn mistakes_in_the_form_use_nothing_up() {
    let app = TestApp::with(INVITE).await;
    app.person("alice").await;
    let (_, path) = invite(&app, None, 1).await;
    let mut browser = app.browser();
    let page = browser.open(&path).await;
    let again = fill_in(&mut browser, &page, "alice").await;
    again.reply.is_page(422, "sign-up");
    fill_in(&mut browser, &again, "zoe").await.is("account");
}

#[tokio::test]
async fn of_two_accounts_at_once_by_one_invitation_one_is_made() {
    let app = TestApp::with(INVITE).await;
    let (_, path) = invite(&app, None, 1).await;
    let (mut one, mut two) = (app.browser(), app.browser());
    let (first, second) = (one.open(&path).await, two.open(&path).await);
    let (first, second) = tokio::join!(
        fill_in(&mut one, &first, "ann"),
        fill_in(&mut two, &second, "ben")
    );
    let made = [&first, &second]
        .iter()
        .filter(|page| page.reply.status == 200)
        .count();
    assert_eq!(
        made,
        1,
        "{} {}",
        first.reply.summary(),
        second.reply.summary()
    );
}

#[tokio::test]
async fn without_an_invitation_or_where_sign_up_is_closed_nobody_comes_in() {
    let app = TestApp::with(INVITE).await;
    app.browser().open("/sign-up").await.is_error(403);
    app.browser()
        .open("/sign-up?invite=guessed")
        .await
        .is_error(403);
    let closed = TestApp::start().await;
    let (_, path) = invite(&closed, None, 1).await;
    closed.browser().open(&path).await.is_error(403);
    assert_eq!(
        closed
            .app
            .store
            .invitations(closed.now(), "", 100)
            .await
            .unwrap()
            .len(),
        1
    );
}

#[tokio::test]
async fn signing_up_within_an_authorization_returns_to_it() {
    let app = TestApp::with(INVITE).await;
    let rp = app.client().confidential().await;
    let (_, path) = invite(&app, None, 1).await;
    let mut browser = app.browser();
    let page = browser.ask(&rp.ask()).await;
    page.is("sign-in");
    let request = page
        .form("password")
        .fields
        .into_iter()
        .find(|(name, _)| name == "request")
        .unwrap()
        .1;
    let page = browser.open(&format!("{path}&request={request}")).await;
    let consent = fill_in(&mut browser, &page, "zoe").await;
    consent.is("consent");
    let code = browser.decide(&consent, "allow").await.code();
    rp.tokens(&code).await;
}

#[tokio::test]
async fn a_link_lets_a_person_choose_another_password_once() {
    let app = TestApp::start().await;
    app.person("alice").await;
    let path = reset_link(&app, "alice").await;
    app.browser().open(&path).await.is("recover");
    let mut browser = app.browser();
    let page = browser.open(&path).await;
    assert!(page.is("recover").contains("alice"));
    let again = choose(&mut browser, &page, "short").await;
    again.reply.is_page(422, "recover");
    choose(&mut browser, &again, OTHER).await.is("recover");
    let page = app.browser().open(&path).await;
    page.reply.is_page(404, "recover");
    let mut browser = app.browser();
    let page = browser.open("/sign-in").await;
    browser
        .fill_sign_in(&page, "alice", PASSWORD)
        .await
        .reply
        .is_page(403, "sign-in");
    let page = browser.open("/sign-in").await;
    browser
        .fill_sign_in(&page, "alice", OTHER)
        .await
        .is("account");
}

#[tokio::test]
async fn a_reset_ends_what_the_old_password_opened() {
    let app = TestApp::start().await;
    let rp = app.client().confidential().await;
    let alice = app.person("alice").await;
    let mut signed_in = alice.browser().await;
    let code = signed_in.allow(&rp).await;
    let tokens = rp.tokens(&code).await;
    let path = reset_link(&app, "alice").await;
    let mut browser = app.browser();
    let page = browser.open(&path).await;
    choose(&mut browser, &page, OTHER).await.is("recover");
    signed_in.open("/account").await.is("sign-in");
    assert!(!rp.lives(&tokens.access).await);
}

#[tokio::test]
async fn a_newer_link_a_day_and_disabling_end_a_link() {
    let app = TestApp::start().await;
    let alice = app.person("alice").await;
    let first = reset_link(&app, "alice").await;
    let second = reset_link(&app, "alice").await;
    let gone = |path: String| {
        let mut browser = app.browser();
        async move { browser.open(&path).await.reply.is_page(404, "recover") }
    };
    gone(first).await;
    app.browser().open(&second).await.is("recover");
    app.wait(DAY);
    gone(second).await;
    let third = reset_link(&app, "alice").await;
    let mut browser = app.browser();
    let page = browser.open(&third).await;
    alice
        .change(permesso::store::users::UserChange::Disable)
        .await;
    let refused = choose(&mut browser, &page, OTHER).await;
    refused.reply.is_page(404, "recover");
    gone("/recover?link=guessed".to_owned()).await;
}

#[tokio::test]
async fn without_a_link_the_page_says_how_to_get_one_whoever_asks() {
    let app = TestApp::start().await;
    app.person("alice").await;
    let html = app.browser().open("/recover").await.is("recover");
    assert!(
        !html.contains("<input name=\"username\""),
        "nothing to ask with, nothing to be told"
    );
}
