//! What is signed in as a person: listed in words, and ended for good.

use crate::support::{Browser, Form, TestApp, forms};

const FIREFOX: &str = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
const IPHONE: &str = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1";

/// Alice with a browser of this kind at this address.
async fn with(app: &TestApp, agent: &str, address: &str) -> Browser {
    let mut browser = app.browser();
    agent.clone_into(&mut browser.agent);
    address.clone_into(&mut browser.address);
    browser.sign_in("alice").await;
    browser
}

/// What the list says of one device, and the form that ends it.
async fn entry(browser: &mut Browser, words: &str) -> (String, Option<Form>) {
    let html = browser
        .open("/account/sessions")
        .await
        .is("account-sessions");
    let entry = html
        .split("<li class=\"entry\">")
        .find(|entry| plain(entry).contains(words))
        .unwrap_or_else(|| panic!("no {words} in {html}"));
    let entry = entry.split("</li>").next().unwrap();
    let form = forms(entry)
        .into_iter()
        .find(|form| form.buttons.iter().any(|(name, _)| name == "revoke"));
    (plain(entry), form)
}

/// The text without tags.
fn plain(html: &str) -> String {
    let mut text = String::new();
    for part in html.split('<') {
        text += part.split_once('>').map_or(part, |(_, text)| text);
    }
    text
}

#[tokio::test]
async fn every_browser_is_listed_in_words_with_where_and_when() {
    let app = TestApp::start().await;
    app.person("alice").await;
    let mut here = with(&app, FIREFOX, "192.0.2.1").await;
    app.wait(3 * 86_400);
    with(&app, IPHONE, "2001:db8::77").await;
    with(&app, "", "192.0.2.9").await;
    with(&app, "<script>alert(1)</script>", "192.0.2.10").await;
    let (this, form) = entry(&mut here, "Firefox on Linux").await;
    assert!(
        this.contains("This one") && this.contains("192.0.2.1"),
        "{this}"
    );
    assert!(this.contains("3 days ago"), "{this}");
    assert!(form.is_none(), "ending this one is signing out");
    let (phone, form) = entry(&mut here, "Safari on iPhone").await;
    assert!(
        phone.contains("2001:db8::/64") && !phone.contains("This one"),
        "{phone}"
    );
    assert!(form.is_some());
    let html = here.open("/account/sessions").await.is("account-sessions");
    assert!(!html.contains("<script>alert"));
    assert_eq!(
        html.matches("A browser").count() - html.matches("A browser on").count(),
        4,
        "twice each: as a heading, and in the button"
    );
    // Nothing in the page is what a cookie holds.
    assert!(!html.contains(here.session().unwrap().as_str()));
    let home = here.open("/account").await.is("account");
    assert!(plain(&home).contains('4'), "{home}");
}

#[tokio::test]
async fn an_ended_session_is_worth_nothing_with_the_next_request() {
    let app = TestApp::start().await;
    let other = app.another().await;
    let rp = app.client().api().await;
    app.person("alice").await;
    let mut here = with(&app, FIREFOX, "192.0.2.1").await;
    let mut phone = with(&app, IPHONE, "192.0.2.2").await;
    let waiting = phone.ask(&rp.ask()).await;
    waiting.is("consent");
    let tokens = rp.tokens(&phone.clone().allow(&rp).await).await;
    let (_, form) = entry(&mut here, "Safari on iPhone").await;
    let form = form.unwrap();
    let page = here.press(&form, "revoke", "yes").await;
    assert!(
        page.is("account-sessions")
            .contains("The session is ended.")
    );
    // Here, at another process, and with a form that was open.
    phone.at(&other).open("/account").await.is("sign-in");
    let decision = phone.decide(&waiting, "allow").await;
    assert!(decision.html().contains("data-page"), "not sent to the app");
    phone.open("/account").await.is("sign-in");
    here.open("/account").await.is("account");
    // Apps stay connected, as the page says.
    assert!(rp.lives(&tokens.access).await);
    // Again: it has ended already.
    let page = here.press(&form, "revoke", "yes").await;
    assert!(page.is("account-sessions").contains("had ended already"));
    let events = app.events().await;
    assert_eq!(
        events
            .iter()
            .filter(|event| *event == "session_ended")
            .count(),
        1
    );
}

#[tokio::test]
async fn all_others_end_at_once_and_this_one_stays() {
    let app = TestApp::start().await;
    app.person("alice").await;
    let bob = app.person("bob").await;
    let mut here = with(&app, FIREFOX, "192.0.2.1").await;
    let mut others = Vec::new();
    for n in 2..5 {
        others.push(with(&app, IPHONE, &format!("192.0.2.{n}")).await);
    }
    let mut his = bob.browser().await;
    let form = here.open("/account/sessions").await.form("others");
    let page = here.press(&form, "revoke", "yes").await;
    assert!(plain(&page.is("account-sessions")).contains("3 other sessions are ended."));
    for other in &mut others {
        other.open("/account").await.is("sign-in");
    }
    here.open("/account").await.is("account");
    his.open("/account").await.is("account");
    let page = here.press(&form, "revoke", "yes").await;
    assert!(
        page.is("account-sessions")
            .contains("There was no other session.")
    );
    assert!(app.events().await.contains(&"sessions_ended".to_owned()));
}

#[tokio::test]
async fn nobody_sees_or_ends_what_is_somebody_elses() {
    let app = TestApp::start().await;
    app.person("alice").await;
    let mut alice = with(&app, FIREFOX, "192.0.2.1").await;
    let mut phone = with(&app, IPHONE, "192.0.2.2").await;
    let mut bob = app.person("bob").await.browser().await;
    bob.agent = "curl/8".to_owned();
    let html = bob.open("/account/sessions").await.is("account-sessions");
    assert!(!html.contains("iPhone") && !html.contains("Firefox"));
    let id = app
        .database
        .value("SELECT id FROM sessions WHERE network = '192.0.2.2'")
        .await;
    let csrf = bob.open("/account").await.form("csrf").fields[0].1.clone();
    for id in [id.text(), "", "nothing", "%", "' OR '1'='1"] {
        let pairs = [("csrf", csrf.as_str()), ("session", id), ("revoke", "yes")];
        let page = bob.follow(bob.post("/account/sessions", &pairs)).await;
        let html = page.html();
        assert!(
            html.contains("had ended already") || html.contains("data-page=\"error\""),
            "{}",
            page.reply.summary()
        );
    }
    phone.open("/account").await.is("account");
    alice.open("/account").await.is("account");
}

#[tokio::test]
async fn sessions_that_ended_by_themselves_are_not_listed() {
    let app = TestApp::start().await;
    app.person("alice").await;
    with(&app, IPHONE, "192.0.2.2").await;
    app.wait(7 * 86_400);
    let mut here = with(&app, FIREFOX, "192.0.2.1").await;
    let html = here.open("/account/sessions").await.is("account-sessions");
    assert!(!html.contains("iPhone"), "{html}");
}
