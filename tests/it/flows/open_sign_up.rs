//! Open sign-up: an address is shown by a link before there is an account, and nobody learns who has one.

use permesso::actions::actor::Actor;
use permesso::actions::joining::invite_by_mail;
use permesso::people::email::Email;

use crate::support::{Browser, PASSWORD, Page, TestApp, link_in};

const OPEN: &[(&str, &str)] = &[
    ("SIGN_UP__MODE", "open"),
    ("MAIL__SMTP_URL", "smtp://127.0.0.1:9"),
];
const HOUR: i64 = 3_600;

/// Asks for a link.
async fn ask(browser: &mut Browser, path: &str, email: &str) -> Page {
    let page = browser.open(path).await;
    page.is("sign-up");
    let mut form = page.form("email");
    form.set("email", email);
    browser.submit(&form).await
}

/// The path of the link that was mailed.
async fn mailed(app: &TestApp, to: &str) -> String {
    link_in(&app.mail_to(to).await, app.app.issuer())
}

async fn fill_in(browser: &mut Browser, page: &Page, username: &str) -> Page {
    let mut form = page.form("password");
    form.set("username", username);
    form.set("name", "Zoe");
    form.set("password", PASSWORD);
    browser.submit(&form).await
}

/// What is the same in two answers, whatever address was typed.
fn likeness(page: &Page, email: &str) -> String {
    page.is("sign-up").replace(email, "ADDRESS")
}

#[tokio::test]
async fn an_address_a_link_and_an_account() {
    let app = TestApp::with(OPEN).await;
    let mut browser = app.browser();
    let sent = ask(&mut browser, "/sign-up", " Zoe@people.example ").await;
    assert!(sent.is("sign-up").contains("Zoe@people.example"));
    let link = mailed(&app, "Zoe@people.example").await;
    assert!(link.starts_with("/sign-up?link="));
    // Mail scanners and previews open links: that uses nothing up.
    app.browser().open(&link).await.is("sign-up");
    let page = browser.open(&link).await;
    let html = page.is("sign-up");
    assert!(html.contains("Zoe@people.example") && !html.contains("name=\"email\""));
    let account = fill_in(&mut browser, &page, "zoe").await.is("account");
    assert!(!account.contains("Administrator"));
    let user = app.app.store.user_by_login("zoe").await.unwrap().unwrap();
    assert_eq!(user.email, "Zoe@people.example");
    assert_eq!(user.email_verified_at, Some(app.now()));
    // The link is used up, and says where another comes from.
    let gone = app.browser().open(&link).await;
    let html = gone.reply.is_page(404, "sign-up");
    assert!(html.contains("This link doesn’t work") && html.contains("name=\"email\""));
    let mut events = app.events().await;
    events.sort();
    assert_eq!(events, ["sign_in", "sign_up_mailed", "user_created"]);
}

#[tokio::test]
async fn the_answer_and_what_is_written_are_the_same_whether_there_is_an_account() {
    let app = TestApp::with(OPEN).await;
    app.person("alice").await;
    let mut answers = Vec::new();
    let mut rows = Vec::new();
    for email in ["alice@people.example", "nobod@people.example"] {
        let mut browser = app.browser();
        browser
            .cookies
            .insert("permesso-browser".to_owned(), "1".repeat(64));
        let page = ask(&mut browser, "/sign-up", email).await;
        answers.push(likeness(&page, email));
        rows.push(
            app.database
                .rows("SELECT kind, user_id, language, network, detail, created_at, due_at, tries FROM mails ORDER BY id DESC LIMIT 1")
                .await,
        );
        // Nothing is decided yet.
        let links = app.database.value("SELECT COUNT(*) FROM links").await;
        assert_eq!(links.int(), 0);
    }
    assert_eq!(answers[0], answers[1]);
    assert_eq!(rows[0], rows[1]);
    let mails = app.mails().await;
    assert_eq!(mails.len(), 2);
    // Whoever reads the mails of the address learns it, and nobody else.
    assert!(mails[0].letter.text.contains("alice"));
    assert_eq!(link_in(&mails[0], app.app.issuer()), "/sign-in");
    assert!(link_in(&mails[1], app.app.issuer()).starts_with("/sign-up?link="));
}

#[tokio::test]
async fn a_sign_up_in_the_middle_of_an_authorization_returns_to_it() {
    let app = TestApp::with(OPEN).await;
    let rp = app.client().confidential().await;
    let mut browser = app.browser();
    let page = browser.ask(&rp.ask().scope("email")).await;
    let html = page.is("sign-in");
    let path = html.split("href=\"/sign-up?request=").nth(1).unwrap();
    let path = format!("/sign-up?request={}", path.split('"').next().unwrap());
    let sent = ask(&mut browser, &path, "zoe@people.example").await;
    assert!(sent.is("sign-up").contains("back to the app"));
    let link = mailed(&app, "zoe@people.example").await;
    let page = browser.open(&link).await;
    let page = fill_in(&mut browser, &page, "zoe").await;
    page.is("consent");
    let code = browser.decide(&page, "allow").await.code();
    let tokens = rp.tokens(&code).await;
    let me = app.get("/api/user").bearer(&tokens.access).await.ok();
    assert_eq!(me["username"], "zoe");
    assert_eq!(me["email_verified"], true);
}

#[tokio::test]
async fn in_another_browser_the_page_says_to_go_back_to_the_app() {
    let app = TestApp::with(OPEN).await;
    let rp = app.client().confidential().await;
    let mut browser = app.browser();
    let page = browser.ask(&rp.ask().scope("email")).await;
    let form = page.form("password");
    let (_, handle) = form
        .fields
        .iter()
        .find(|(name, _)| name == "request")
        .unwrap();
    let path = format!("/sign-up?request={handle}");
    ask(&mut browser, &path, "zoe@people.example").await;
    let link = mailed(&app, "zoe@people.example").await;
    let mut phone = app.browser();
    let page = phone.open(&link).await;
    assert!(page.is("sign-up").contains("go back to the app"));
    let done = fill_in(&mut phone, &page, "zoe").await;
    let html = done.is("sign-up");
    assert!(html.contains("Your account is made") && html.contains("go back to it"));
    phone.open("/account").await.is("account");
    // The first browser still has its question, for whoever signs in there.
    let page = browser.open(&format!("/sign-in?request={handle}")).await;
    browser
        .fill_sign_in(&page, "zoe", PASSWORD)
        .await
        .is("consent");
}

#[tokio::test]
async fn a_request_that_has_waited_too_long_is_told_and_the_account_is_made() {
    let app = TestApp::with(OPEN).await;
    let rp = app.client().confidential().await;
    let mut browser = app.browser();
    let page = browser.ask(&rp.ask().scope("email")).await;
    let form = page.form("password");
    let (_, handle) = form
        .fields
        .iter()
        .find(|(name, _)| name == "request")
        .unwrap();
    let path = format!("/sign-up?request={handle}");
    ask(&mut browser, &path, "zoe@people.example").await;
    let link = mailed(&app, "zoe@people.example").await;
    let page = browser.open(&link).await;
    app.wait(HOUR);
    let done = fill_in(&mut browser, &page, "zoe").await;
    assert!(done.is("sign-up").contains("go back to it"));
    app.browser().open(&path).await.is_error(400);
}

#[tokio::test]
async fn a_link_lives_two_hours_and_mistakes_use_nothing_up() {
    let app = TestApp::with(OPEN).await;
    app.person("alice").await;
    let mut browser = app.browser();
    ask(&mut browser, "/sign-up", "zoe@people.example").await;
    let link = mailed(&app, "zoe@people.example").await;
    app.wait(2 * HOUR - 1);
    let page = browser.open(&link).await;
    let mut form = page.form("password");
    form.set("username", "alice");
    form.set("password", "short");
    let again = browser.submit(&form).await;
    let html = again.reply.is_page(422, "sign-up");
    assert!(html.contains("Use at least 15 characters"));
    let mut form = again.form("password");
    form.set("password", PASSWORD);
    let again = browser.submit(&form).await;
    let html = again.reply.is_page(422, "sign-up");
    assert!(html.contains("This user name is taken."));
    fill_in(&mut browser, &again, "zoe").await.is("account");

    let mut browser = app.browser();
    ask(&mut browser, "/sign-up", "yan@people.example").await;
    let link = mailed(&app, "yan@people.example").await;
    let page = browser.open(&link).await;
    app.wait(2 * HOUR);
    app.browser()
        .open(&link)
        .await
        .reply
        .is_page(404, "sign-up");
    let late = fill_in(&mut browser, &page, "yan").await;
    late.reply.is_page(404, "sign-up");
}

#[tokio::test]
async fn of_32_at_once_with_one_link_one_makes_an_account() {
    let app = TestApp::with(OPEN).await;
    let mut browser = app.browser();
    ask(&mut browser, "/sign-up", "zoe@people.example").await;
    let link = mailed(&app, "zoe@people.example").await;
    let running = (0..32).map(|n| {
        let mut browser = app.browser();
        let link = link.clone();
        async move {
            let page = browser.open(&link).await;
            fill_in(&mut browser, &page, &format!("zoe{n}")).await
        }
    });
    let pages = futures_util::future::join_all(running).await;
    let made = pages.iter().filter(|page| page.reply.status == 200);
    assert_eq!(made.count(), 1);
    for page in pages.iter().filter(|page| page.reply.status != 200) {
        page.reply.is_page(404, "sign-up");
    }
    let users = app.database.value("SELECT COUNT(*) FROM users").await;
    assert_eq!(users.int(), 1);
}

#[tokio::test]
async fn of_two_who_want_one_name_at_once_the_other_can_choose_another() {
    let app = TestApp::with(OPEN).await;
    let mut pages = Vec::new();
    for email in ["ann@people.example", "ben@people.example"] {
        let mut browser = app.browser();
        ask(&mut browser, "/sign-up", email).await;
        let link = mailed(&app, email).await;
        let page = browser.open(&link).await;
        pages.push((browser, page));
    }
    let running = pages
        .iter_mut()
        .map(|(browser, page)| async { fill_in(browser, page, "zoe").await });
    let answers = futures_util::future::join_all(running).await;
    let lost = answers
        .iter()
        .position(|page| page.reply.status == 422)
        .expect("one is told");
    answers[1 - lost].is("account");
    let html = answers[lost].reply.is_page(422, "sign-up");
    assert!(html.contains("This user name is taken."));
    let mut browser = pages.remove(lost).0;
    fill_in(&mut browser, &answers[lost], "another")
        .await
        .is("account");
}

#[tokio::test]
async fn the_newer_of_two_links_leaves_the_older_and_the_account_ends_both() {
    let app = TestApp::with(OPEN).await;
    let mut browser = app.browser();
    let mut links = Vec::new();
    for _ in 0..2 {
        ask(&mut browser, "/sign-up", "zoe@people.example").await;
        links.push(mailed(&app, "zoe@people.example").await);
    }
    let page = browser.open(&links[0]).await;
    fill_in(&mut browser, &page, "zoe").await.is("account");
    for link in links {
        app.browser()
            .open(&link)
            .await
            .reply
            .is_page(404, "sign-up");
    }
}

#[tokio::test]
async fn where_not_everybody_may_join_nobody_asks_for_a_link() {
    for (mode, said) in [("closed", "sign-up"), ("invite", "invit")] {
        let app = TestApp::with(&[
            ("SIGN_UP__MODE", mode),
            ("MAIL__SMTP_URL", "smtp://127.0.0.1:9"),
        ])
        .await;
        let mut browser = app.browser();
        let html = browser.open("/sign-up").await.is_error(403);
        assert!(
            html.to_lowercase().contains(said) || mode == "closed",
            "{html}"
        );
        browser.open("/sign-up?link=guessed").await.is_error(403);
        let html = browser.open("/sign-in").await.is("sign-in");
        assert!(!html.contains("href=\"/sign-up"));
        let form = browser.open("/sign-in").await.form("password");
        let (_, csrf) = form.fields.iter().find(|(name, _)| name == "csrf").unwrap();
        let pairs = [("csrf", csrf.as_str()), ("email", "zoe@people.example")];
        let call = browser.post("/sign-up", &pairs);
        browser.fetch(call).await.is_page(403, "error");
        assert!(app.mails().await.is_empty());
    }
}

#[tokio::test]
async fn what_is_no_address_is_said_and_a_network_is_slowed_down() {
    let mut settings = OPEN.to_vec();
    settings.push(("LIMITS__ENABLED", "true"));
    let app = TestApp::with(&settings).await;
    let mut browser = app.browser();
    for wrong in [
        "zoe",
        "zoe@people.example\r\nBcc: eve@x.example",
        "a b@x.example",
    ] {
        let page = ask(&mut browser, "/sign-up", wrong).await;
        let html = page.reply.is_page(422, "sign-up");
        assert!(html.contains("An e-mail address looks like"), "{html}");
    }
    let mut slowed = None;
    for n in 0..30 {
        let page = ask(&mut browser, "/sign-up", &format!("n{n}@people.example")).await;
        if page.reply.status != 200 {
            slowed = Some((n, page));
            break;
        }
    }
    let (n, page) = slowed.expect("a limit");
    page.is_error(429);
    assert_eq!(n, 17, "20 at once, with the three mistakes");
    app.mails().await;
}

#[tokio::test]
async fn an_invitation_that_came_by_mail_shows_the_address() {
    let app = TestApp::with(&[
        ("SIGN_UP__MODE", "invite"),
        ("MAIL__SMTP_URL", "smtp://127.0.0.1:9"),
    ])
    .await;
    let email = Email::parse("zoe@people.example").unwrap();
    let link = invite_by_mail(&app.app, &email, 7 * 86_400, Actor::Operator, app.now())
        .await
        .unwrap();
    assert_eq!(
        app.app
            .store
            .invitations(app.now(), "", 9)
            .await
            .unwrap()
            .len(),
        1
    );
    let path = mailed(&app, "zoe@people.example").await;
    assert!(path.starts_with("/sign-up?invite="));
    let mut browser = app.browser();
    let page = browser.open(&path).await;
    fill_in(&mut browser, &page, "zoe").await.is("account");
    let user = app.app.store.user_by_login("zoe").await.unwrap().unwrap();
    assert_eq!(user.email_verified_at, Some(app.now()));
    app.browser().open(&path).await.is_error(403);
    // One that was withdrawn before it left is not sent.
    let other = Email::parse("yan@people.example").unwrap();
    let withdrawn = invite_by_mail(&app.app, &other, 86_400, Actor::Operator, app.now())
        .await
        .unwrap();
    assert_ne!(withdrawn.id, link.id);
    permesso::actions::joining::withdraw(&app.app, &withdrawn.id, Actor::Operator, app.now())
        .await
        .unwrap();
    assert!(app.mails().await.is_empty());
}
