//! A new address: asked for by a token, confirmed by its link.

use axum::http::Method;
use permesso::actions::account::{PendingLink, pending_link};
use serde_json::json;

use crate::support::{Person, TestApp};

const SCOPES: (&str, &str) = ("SCOPES__PRESETS", "gancio,open-collective");

/// Alice asks for another address.
async fn asked(app: &TestApp, person: &Person, email: &str) {
    let token = person.advanced(&format!("For {email}"), "account").await;
    let call = app.call(Method::PATCH, "/api/user").bearer(&token);
    call.json(&json!({ "email": email })).await.ok();
}

/// What the operator prints, as a path.
async fn link(app: &TestApp, person: &Person) -> String {
    let user = person.user().await;
    match pending_link(&app.app, &user, app.now()).await {
        Ok(PendingLink::Now { link, .. }) => {
            let path = link
                .strip_prefix(app.app.issuer())
                .expect("the public URL")
                .to_owned();
            app.journal.read(&path);
            path
        }
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_new_address_counts_once_its_link_was_used() {
    let app = TestApp::with(&[SCOPES]).await;
    let alice = app.person("alice").await;
    let reader = alice.personal("Reader", "email").await;
    asked(&app, &alice, "New@people.example").await;
    let mut session = alice.browser().await;
    let home = session.open("/account").await.is("account");
    assert!(home.contains("New@people.example"), "it waits");
    let path = link(&app, &alice).await;
    // Whoever holds the link need not be signed in; looking at it changes nothing.
    let mut browser = app.browser();
    for _ in 0..3 {
        let page = browser.open(&path).await;
        assert!(page.is("confirm-email").contains("New@people.example"));
    }
    let me = app.get("/api/user").bearer(&reader).await.ok();
    assert_eq!(me["email"], "alice@people.example");
    let form = browser.open(&path).await.form("link");
    let page = browser.submit(&form).await;
    assert!(
        page.is("confirm-email")
            .contains("Your address is confirmed")
    );
    let me = app.get("/api/user").bearer(&reader).await.ok();
    assert_eq!(
        (&me["email"], &me["email_verified"]),
        (&json!("New@people.example"), &json!(true))
    );
    assert!(app.events().await.contains(&"email_changed".to_owned()));
    // Once.
    let page = browser.submit(&form).await;
    page.reply.is_page(404, "confirm-email");
    browser
        .open(&path)
        .await
        .reply
        .is_page(404, "confirm-email");
    // The old address signs nobody in, the new one does.
    let page = browser.open("/sign-in").await;
    let page = browser
        .fill_sign_in(&page, "alice@people.example", crate::support::PASSWORD)
        .await;
    page.reply.is_page(403, "sign-in");
    browser
        .fill_sign_in(&page, "new@people.example", crate::support::PASSWORD)
        .await
        .is("account");
}

#[tokio::test]
async fn a_link_ends_after_a_day_with_a_newer_one_and_with_another_wish() {
    let app = TestApp::with(&[SCOPES]).await;
    let alice = app.person("alice").await;
    asked(&app, &alice, "one@people.example").await;
    let mut browser = app.browser();
    let first = link(&app, &alice).await;
    let second = link(&app, &alice).await;
    browser
        .open(&first)
        .await
        .reply
        .is_page(404, "confirm-email");
    let page = browser.open(&second).await;
    page.is("confirm-email");
    let form = page.form("link");
    app.wait(86_400);
    browser
        .submit(&form)
        .await
        .reply
        .is_page(404, "confirm-email");
    let third = link(&app, &alice).await;
    let form = browser.open(&third).await.form("link");
    asked(&app, &alice, "two@people.example").await;
    browser
        .submit(&form)
        .await
        .reply
        .is_page(404, "confirm-email");
    // Nobody confirms it for a month: it is forgotten.
    app.wait(31 * 86_400);
    app.run_jobs().await;
    let user = alice.user().await;
    assert!(matches!(
        pending_link(&app.app, &user, app.now()).await,
        Ok(PendingLink::Nothing)
    ));
    for path in [
        "/confirm-email",
        "/confirm-email?link=",
        "/confirm-email?link=x",
        "/confirm-email?link=%ff",
    ] {
        let reply = browser.open(path).await.reply;
        assert!(
            matches!(reply.status.as_u16(), 400 | 404),
            "{}",
            reply.summary()
        );
    }
}

#[tokio::test]
async fn an_address_that_somebody_took_meanwhile_is_not_given() {
    let app = TestApp::with(&[SCOPES]).await;
    let alice = app.person("alice").await;
    asked(&app, &alice, "BOB@people.example").await;
    let path = link(&app, &alice).await;
    let mut browser = app.browser();
    let page = browser.open(&path).await;
    page.is("confirm-email");
    let form = page.form("link");
    let bob = app.person("bob").await;
    let page = browser.submit(&form).await;
    page.reply.is_page(404, "confirm-email");
    assert_eq!(bob.user().await.email, "bob@people.example");
    assert_eq!(alice.user().await.email, "alice@people.example");
    let user = alice.user().await;
    let refused = pending_link(&app.app, &user, app.now()).await;
    assert!(matches!(refused, Ok(PendingLink::Taken(_))));
}

#[tokio::test]
async fn of_one_link_used_many_times_at_once_one_use_counts() {
    let app = TestApp::with(&[SCOPES]).await;
    let alice = app.person("alice").await;
    asked(&app, &alice, "new@people.example").await;
    let path = link(&app, &alice).await;
    let mut browser = app.browser();
    let form = browser.open(&path).await.form("link");
    let running = (0..8).map(|_| {
        let (mut browser, form) = (browser.clone(), form.clone());
        async move { browser.submit(&form).await }
    });
    let pages = futures_util::future::join_all(running).await;
    let good = pages.iter().filter(|page| page.reply.status == 200).count();
    assert_eq!(good, 1);
    let events = app.events().await;
    assert_eq!(
        events
            .iter()
            .filter(|event| *event == "email_changed")
            .count(),
        1
    );
}
