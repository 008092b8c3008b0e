//! Secrets are sealed at rest: a wrong key lets nobody in, another one takes over while servers run.

use permesso::actions::sealing;
use permesso::people::seal::{Key, Keys};

use crate::support::{Answer, Browser, Cell, NO_KEY, Protected, Server, TestApp};

fn keys(numbers: &[u8]) -> Keys {
    let key = |number: &u8| Key::from_random([*number; 32]);
    Keys::new(numbers.iter().map(key).collect())
}

/// The key that the settings of tests name.
const OWN: u8 = 0x0b;

async fn key_ids(app: &TestApp) -> Vec<String> {
    let sql = "SELECT DISTINCT key_id FROM second_factors ORDER BY key_id";
    let rows = app.database.rows(sql).await;
    rows.iter().map(|row| row[0].text().to_owned()).collect()
}

/// That this server lets Alice in with her code, in a browser of her own.
async fn lets_in(server: &Server, own: &Protected) {
    server.wait(30);
    let code = own.authenticator.code(server.now());
    let mut browser = Browser::new(server);
    let page = browser.half("alice").await;
    browser.fill_code(&page, &code).await.is("account");
}

#[tokio::test]
async fn a_server_with_another_key_says_503_and_lets_nobody_in_without_the_factor() {
    let app = TestApp::start().await;
    let mut own = app.person("alice").await.with_totp().await;
    let mut passkey = own.browser.add_passkey().await;
    let bob = app.person("bob").await;
    let other = app
        .another_with(|config| config.keys = Some(keys(&[9])))
        .await;
    app.journal.expect_breakage();
    // Who needs no secret goes on.
    Browser::new(&other).sign_in(&bob.username).await;
    let mut browser = Browser::new(&other);
    let page = browser.half("alice").await;
    let code = own.authenticator.code(app.now());
    let refused = browser.fill_code(&page, &code).await;
    refused.is_error(503);
    assert!(refused.reply.header("retry-after").is_some());
    browser
        .fill_code(&page, &own.authenticator.wrong(app.now()))
        .await
        .is_error(503);
    let ceremony = crate::support::forms(&page.html())
        .into_iter()
        .find(|form| form.action == "/sign-in/passkey")
        .unwrap();
    browser.submit(&ceremony).await.is_error(503);
    let ceremony = browser.begin_passwordless().await;
    let form = ceremony.answered(&mut passkey, Answer::default());
    browser.submit(&form).await.is_error(503);
    assert!(browser.session().is_none());
    // A proof neither.
    app.wait(300);
    let mut signed_in = own.browser.at(&other);
    let page = signed_in.open("/account/security/totp").await;
    page.is("confirm");
    let code = own.authenticator.code(app.now());
    signed_in.fill_code(&page, &code).await.is_error(503);
    signed_in.open("/account/security/totp").await.is("confirm");
    // A recovery code needs no key: it is a digest.
    let page = browser.open("/sign-in/second-factor").await;
    browser
        .fill_code(&page, &own.recovery[0])
        .await
        .is("account");
    // With the right key nothing was lost.
    lets_in(&app, &own).await;
}

#[tokio::test]
async fn two_servers_share_one_database_its_keys_and_its_half_sign_ins() {
    let app = TestApp::start().await;
    let other = app.another().await;
    let mut own = app.person("alice").await.with_totp().await;
    let mut passkey = own.browser.add_passkey().await;
    let mut browser = app.browser();
    let page = browser.half("alice").await;
    let mut there = browser.at(&other);
    let code = own.authenticator.code(app.now());
    there.fill_code(&page, &code).await.is("account");
    // Used at one, used at the other.
    let mut again = app.browser();
    let page = again.half("alice").await;
    again
        .fill_code(&page, &code)
        .await
        .reply
        .is_page(403, "second-factor");
    // A ceremony begins here and ends there.
    let ceremony = again.use_passkey(&page).await;
    let form = ceremony.answered(&mut passkey, Answer::default());
    again.at(&other).submit(&form).await.is("account");
    again.submit(&form).await.is("sign-in");
    // So does a proof, and an enrolment.
    app.wait(300);
    let page = own.browser.open("/account/security/totp").await;
    let code = own.authenticator.code(app.now());
    let mut there = own.browser.at(&other);
    let page = there.fill_code(&page, &code).await;
    let authenticator = crate::support::Authenticator::of(&page);
    let mut form = page.form("enrolment");
    form.set("code", &authenticator.code(app.now()));
    own.browser.submit(&form).await.is("account-security");
}

#[tokio::test]
async fn a_key_from_the_settings_is_changed_in_three_steps_without_an_interruption() {
    let app = TestApp::start().await;
    let mut own = app.person("alice").await.with_totp().await;
    let mut passkey = own.browser.add_passkey().await;
    // The new key stands before the old one; the servers are restarted one by one.
    let restarted = app
        .another_with(|config| config.keys = Some(keys(&[9, OWN])))
        .await;
    lets_in(&restarted, &own).await;
    lets_in(&app, &own).await;
    assert_eq!(sealing::reseal(&restarted.app).await.map_err(|_| ()), Ok(2));
    assert_eq!(key_ids(&app).await, [Key::from_random([9; 32]).id()]);
    lets_in(&restarted, &own).await;
    // The old key goes.
    let last = app
        .another_with(|config| config.keys = Some(keys(&[9])))
        .await;
    lets_in(&last, &own).await;
    let mut browser = Browser::new(&last);
    let ceremony = browser.begin_passwordless().await;
    let form = ceremony.answered(&mut passkey, Answer::default());
    browser.submit(&form).await.is("account");
    assert_eq!(sealing::reseal(&last.app).await.map_err(|_| ()), Ok(0));
}

/// A server that keeps its keys in a file beside its database.
async fn with_key_file() -> TestApp {
    TestApp::with_file("database_url = \"sqlite:permesso.db\"", &[NO_KEY]).await
}

#[tokio::test]
async fn a_key_file_is_rotated_while_servers_run() {
    let app = with_key_file().await;
    let command = app.another().await;
    let file = app.app.keys.file().unwrap().to_owned();
    assert!(file.starts_with(app.database.folder()));
    assert!(!file.exists(), "made when it is needed");
    let own = app.person("alice").await.with_totp().await;
    let first = key_ids(&app).await;
    for round in 0..3 {
        // What `permesso key rotate` does, in a process of its own.
        let before = first.clone();
        command
            .app
            .keys
            .rotate(&command.app.random, |key| {
                round > 0 || before.contains(&key.id())
            })
            .unwrap();
        sealing::reseal(&command.app).await.map_err(|_| ()).unwrap();
        assert_ne!(key_ids(&app).await, first);
        lets_in(&app, &own).await;
        lets_in(&command, &own).await;
    }
    // What is made afterwards is sealed under the key in use, by every server.
    let bob = app.person("bob").await.with_totp().await;
    let current = app.app.keys.keys().unwrap().current().unwrap().id();
    assert_eq!(key_ids(&app).await, [current]);
    drop(bob);
}

#[tokio::test]
async fn a_server_that_ran_through_two_rotations_does_not_seal_under_a_key_that_is_gone() {
    let app = with_key_file().await;
    let command = app.another().await;
    // A first key, on which nothing hangs but a challenge.
    app.browser().begin_passwordless().await;
    for _ in 0..2 {
        let newest = command.app.keys.keys().unwrap().current().unwrap().id();
        command
            .app
            .keys
            .rotate(&command.app.random, |key| key.id() == newest)
            .unwrap();
    }
    let own = app.person("alice").await.with_totp().await;
    let restarted = app.another().await;
    lets_in(&restarted, &own).await;
}

#[tokio::test]
async fn a_row_that_was_put_in_the_place_of_another_opens_nothing() {
    let app = TestApp::start().await;
    let own = app.person("alice").await.with_totp().await;
    let mallory = app.person("mallory").await.with_totp().await;
    app.journal.expect_breakage();
    // Whoever can write the database copies a secret that they know over that of another person.
    let rows = app
        .database
        .rows("SELECT f.id, f.sealed FROM second_factors f JOIN users u ON u.id = f.user_id ORDER BY u.username")
        .await;
    let Cell::Bytes(theirs) = &rows[1][1] else {
        panic!("sealed bytes");
    };
    let hex = data_encoding::HEXLOWER.encode(theirs);
    let bytes = if crate::support::on_postgres() {
        format!("'\\x{hex}'::bytea")
    } else {
        format!("x'{hex}'")
    };
    let sql = format!(
        "UPDATE second_factors SET sealed = {bytes} WHERE id = '{}'",
        rows[0][0].text()
    );
    app.database.execute(&sql).await;
    let mut browser = app.browser();
    let page = browser.half("alice").await;
    let code = mallory.authenticator.code(app.now());
    browser.fill_code(&page, &code).await.is_error(503);
    assert!(browser.session().is_none());
    drop(own);
}
