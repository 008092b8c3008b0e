//! What happened to an account, in sentences that a person can read.

use permesso::store::audit::{Event, Record};

use crate::support::{Browser, PASSWORD, TestApp};

/// The sentences of a page of the history, newest first.
fn sentences(html: &str) -> Vec<String> {
    let list = html
        .split_once("<ol class=\"events\">")
        .map_or("", |(_, rest)| rest);
    let list = list.split("</ol>").next().unwrap();
    list.split("<li").skip(1).map(plain).collect()
}

fn plain(html: &str) -> String {
    let mut text = String::new();
    for part in html.split('<').skip(1) {
        text += part.split_once('>').map_or(part, |(_, text)| text);
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

async fn read(browser: &mut Browser) -> Vec<String> {
    sentences(&browser.open("/account/history").await.is("account-history"))
}

#[tokio::test]
async fn a_person_reads_what_happened_and_from_where() {
    let app = TestApp::start().await;
    let rp = app.client().name("Party <b>Planner</b>").api().await;
    let alice = app.person("alice").await;
    let mut stranger = app.browser();
    stranger.address = "198.51.100.7".to_owned();
    let page = stranger.open("/sign-in").await;
    stranger.fill_sign_in(&page, "alice", "wrong").await;
    app.wait(1);
    let mut own = alice.with_totp().await;
    let page = stranger.half("alice").await;
    stranger.fill_code(&page, "12345x").await;
    app.wait(1);
    let code = own.browser.allow(&rp).await;
    app.wait(1);
    rp.tokens(&code).await;
    app.wait(1);
    // The same code again: refused, and told.
    rp.exchange(&code).await.refused(400, "invalid_grant");
    app.wait(1);
    own.browser.revoke_app(&rp.client_id).await;
    let html = own
        .browser
        .open("/account/history")
        .await
        .is("account-history");
    let lines = sentences(&html);
    let expected = [
        ("The access of “Party <b>Planner</b>” was ended.", false),
        ("was used a second time, and was refused.", true),
        ("You let “Party <b>Planner</b>” use your account.", false),
        ("showed a wrong second factor and was refused", true),
        ("“Authenticator app”", false),
        ("A sign-in with a wrong password was refused.", true),
    ];
    let mut rest = lines.iter();
    for (words, warned) in expected {
        // What a client calls itself is escaped.
        let words = words.replace('<', "&#60;").replace('>', "&#62;");
        let line = rest
            .find(|line| line.contains(&words))
            .unwrap_or_else(|| panic!("{words} is missing, or not in its order, in {lines:#?}"));
        assert_eq!(line.contains("Look at this:"), warned, "{line}");
    }
    assert!(lines.iter().any(|line| line.starts_with("You signed in.")));
    assert!(lines.iter().any(|line| line.contains("198.51.100.7")));
    // No name of an event, no id, and nothing that the server keeps for itself.
    let main = html.split_once("<main").unwrap().1;
    for raw in [
        "sign_in",
        "consent_allowed",
        "second_factor",
        "tokens_",
        &alice.id,
        &rp.client_id,
    ] {
        assert!(!main.replace("<symbol", "").contains(raw), "{raw}");
    }
}

#[tokio::test]
async fn only_ones_own_history_is_shown() {
    let app = TestApp::start().await;
    let rp = app.client().name("Secret Club").api().await;
    let mut alice = app.person("alice").await.browser().await;
    alice.allow(&rp).await;
    let mut bob = app.person("bob").await.browser().await;
    let lines = read(&mut bob).await;
    assert!(
        lines.iter().all(|line| !line.contains("Secret Club")),
        "{lines:?}"
    );
    assert_eq!(lines.len(), 1, "{lines:?}");
    // Nor by the id of somebody else's event.
    let id = app
        .database
        .value("SELECT MAX(id) FROM audit_events WHERE event = 'consent_allowed'")
        .await;
    for before in [id.text(), "~", "%", "", &"~".repeat(200)] {
        let path = format!("/account/history?before={}", crate::support::encode(before));
        let html = bob.open(&path).await.is("account-history");
        assert!(!html.contains("Secret Club"));
    }
}

#[tokio::test]
async fn old_events_are_on_further_pages_each_once() {
    let app = TestApp::start().await;
    let alice = app.person("alice").await;
    for n in 0..120 {
        app.wait(1);
        let event = Event {
            user_id: Some(alice.id.clone()),
            detail: Some(format!("Key {n}")),
            ..app.app.event("second_factor_renamed", None, app.now())
        };
        app.app.store.commit(Record { audit: event }).await.unwrap();
    }
    app.wait(1);
    let mut browser = alice.browser().await;
    let mut path = "/account/history".to_owned();
    let mut all = Vec::new();
    for _ in 0..5 {
        let html = browser.open(&path).await.is("account-history");
        all.extend(sentences(&html));
        let Some((_, after)) = html.split_once("href=\"/account/history?before=") else {
            break;
        };
        path = format!(
            "/account/history?before={}",
            after.split('"').next().unwrap()
        );
    }
    assert_eq!(all.len(), 121);
    for n in 0..120 {
        let name = format!("Key {n}”");
        assert_eq!(
            all.iter().filter(|line| line.contains(&name)).count(),
            1,
            "{name}"
        );
    }
    assert!(all[0].contains("You signed in."));
}

#[tokio::test]
async fn a_wrong_proof_is_no_wrong_sign_in() {
    let app = TestApp::start().await;
    let mut own = app.person("alice").await.with_totp().await;
    app.wait(300);
    let page = own.browser.open("/account/security/totp").await;
    own.browser.fill_code(&page, "12345x").await;
    let lines = read(&mut own.browser).await;
    assert!(lines[0].contains("Look at this:"), "{lines:?}");
    // Nobody tried to sign in: the person would look for a thief who knows the password.
    assert!(!lines[0].contains("sign-in was refused"), "{lines:?}");
    let mut bob = app.person("bob").await.browser().await;
    app.wait(300);
    let page = bob.open("/account/security/totp").await;
    let mut form = page.form("password");
    form.set("password", "wrong");
    bob.submit(&form).await.reply.is_page(403, "confirm");
    let lines = read(&mut bob).await;
    assert!(lines[0].contains("Nothing was changed."), "{lines:?}");
    assert_ne!(PASSWORD, "wrong");
}
