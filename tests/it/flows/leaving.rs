//! Deleting one's own account: told in numbers, proved, typed out, and over at once.

use permesso::actions::actor::Actor;
use permesso::actions::users::change;
use permesso::store::users::{Changed, UserChange};

use crate::support::{Browser, PASSWORD, Page, TestApp};

const MAIL: &[(&str, &str)] = &[("MAIL__SMTP_URL", "smtp://127.0.0.1:9")];

async fn leave(browser: &mut Browser, typed: &str) -> Page {
    let page = browser.open("/account/delete").await;
    page.is("account-delete");
    let mut form = page.form("username");
    form.set("username", typed);
    browser.submit(&form).await
}

#[tokio::test]
async fn an_account_goes_with_everything_that_hung_on_it() {
    let app = TestApp::with(MAIL).await;
    let rp = app.client().confidential().await;
    let own = app.client().name("Newsletter").confidential().await;
    let alice = app.person("alice").await;
    app.database
        .execute(&format!(
            "UPDATE clients SET owner_id = '{}' WHERE client_id = '{}'",
            alice.id, own.client_id
        ))
        .await;
    let mut browser = alice.browser().await;
    let other = alice.browser().await;
    let code = browser.allow(&rp).await;
    let tokens = rp.tokens(&code).await;
    let personal = alice.personal("Script", "email").await;
    let mut bob = app.person("bob").await.browser().await;
    let code = bob.allow(&own).await;
    let of_bob = own.tokens(&code).await;

    let html = browser.open("/account").await.is("account");
    assert!(html.contains("href=\"/account/delete\""));
    let html = browser.open("/account/delete").await.is("account-delete");
    for said in [
        "out of 2 browsers",
        "One app loses its access",
        "Your personal token ends.",
        "Newsletter",
        "one person can no longer use it",
        "hand it over first",
        "for 400 days",
    ] {
        assert!(html.contains(said), "{said}: {html}");
    }
    let wrong = leave(&mut browser, "bob").await;
    let html = wrong.reply.is_page(422, "account-delete");
    assert!(html.contains("This is not your user name."));
    // A proof of five minutes ago is too old.
    app.wait(301);
    let asked = leave(&mut browser, " Alice ").await;
    asked.is("confirm");
    let mut proof = asked.form("password");
    proof.set("password", PASSWORD);
    let done = browser.submit(&proof).await;
    done.is("deleted");
    assert_eq!(browser.session(), None);

    let mail = app.mail_to("alice@people.example").await;
    assert!(mail.letter.subject.contains("is deleted"));
    assert!(mail.letter.text.contains("alice") && mail.letter.text.contains("192.0.2.1"));
    let mut other = other;
    other.open("/account").await.is("sign-in");
    let dead = app.get("/api/user").bearer(&personal).await;
    assert_eq!(dead.status, 401);
    assert!(!rp.lives(&tokens.access).await);
    let dead = app.get("/api/user").bearer(&of_bob.access).await;
    assert_eq!(
        dead.status, 401,
        "the app of somebody who left has no access"
    );
    let page = bob.ask(&own.ask()).await;
    page.is_error(400);
    for table in ["sessions", "personal_tokens"] {
        let left = format!(
            "SELECT COUNT(*) FROM {table} WHERE user_id = '{}'",
            alice.id
        );
        assert_eq!(app.database.value(&left).await.int(), 0, "{table}");
    }
    // What happened is on record, by an id that leads to nobody.
    let events = app.events().await;
    assert!(events.contains(&"user_deleted".to_owned()));
    assert!(events.contains(&"client_deleted".to_owned()));
    let named = app
        .database
        .value("SELECT COUNT(*) FROM audit_events WHERE detail LIKE '%alice%'")
        .await;
    assert_eq!(named.int(), 0);
    // The name is free again.
    app.person("alice").await;
}

#[tokio::test]
async fn the_last_administrator_stays() {
    let app = TestApp::start().await;
    let mut ada = app.admin("ada").await.browser().await;
    let html = ada.open("/account/delete").await.is("account-delete");
    assert!(html.contains("You are the last administrator"));
    assert!(!html.contains("name=\"username\""));
    let form = ada.open("/account/email").await.form("email");
    let (_, csrf) = form.fields.iter().find(|(name, _)| name == "csrf").unwrap();
    let call = ada.post(
        "/account/delete",
        &[("csrf", csrf.as_str()), ("username", "ada")],
    );
    let refused = ada.fetch(call).await;
    let html = refused.is_page(422, "account-delete");
    assert!(html.contains("You are the last administrator"));
    app.admin("bea").await;
    leave(&mut ada, "ada").await.is("deleted");
}

#[tokio::test]
async fn of_two_administrators_who_leave_at_once_one_stays() {
    let app = TestApp::start().await;
    let mut browsers = Vec::new();
    for name in ["ada", "bea"] {
        browsers.push((app.admin(name).await.browser().await, name));
    }
    let mut forms = Vec::new();
    for (browser, name) in &mut browsers {
        let mut form = browser.open("/account/delete").await.form("username");
        form.set("username", name);
        forms.push(form);
    }
    let running = browsers
        .iter_mut()
        .zip(&forms)
        .map(|((browser, _), form)| async { browser.submit(form).await });
    let answers = futures_util::future::join_all(running).await;
    let gone = answers.iter().filter(|page| page.reply.status == 200);
    assert_eq!(gone.count(), 1);
}

#[tokio::test]
async fn an_operator_deletes_the_same_and_an_app_that_was_handed_over_stays() {
    let app = TestApp::with(MAIL).await;
    let own = app.client().confidential().await;
    let given = app.client().confidential().await;
    let alice = app.person("alice").await;
    let bob = app.person("bob").await;
    for (rp, owner) in [(&own, &alice), (&given, &bob)] {
        app.database
            .execute(&format!(
                "UPDATE clients SET owner_id = '{}' WHERE client_id = '{}'",
                owner.id, rp.client_id
            ))
            .await;
    }
    let user = alice.user().await;
    let changed = change(
        &app.app,
        &user,
        UserChange::Delete,
        Actor::Operator,
        app.now(),
    )
    .await;
    assert!(matches!(changed, Ok(Changed::Now)));
    let store = &app.app.store;
    assert!(store.client(&own.client_id).await.unwrap().is_none());
    assert!(store.client(&given.client_id).await.unwrap().is_some());
    let mail = app.mail_to("alice@people.example").await;
    assert!(!mail.letter.text.contains("network"), "an operator did it");
}

#[tokio::test]
async fn mails_about_an_account_go_with_it() {
    let app = TestApp::with(MAIL).await;
    let alice = app.person("alice").await;
    alice
        .change(UserChange::ResetPassword("x".to_owned()))
        .await;
    alice.change(UserChange::Delete).await;
    let mail = app.mail_to("alice@people.example").await;
    assert!(mail.letter.subject.contains("is deleted"));
}
