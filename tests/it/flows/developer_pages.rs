//! People who develop apps, on their own pages: from the form to a used token, from a mistake to its reason, and to the end of an app.

use permesso::actions::actor::Actor;
use permesso::actions::clients::{self, Settings};
use permesso::actions::ownership::{self, Given};
use permesso::people::session::PROOF_LIFETIME;

use crate::support::{
    Browser, CALLBACK, Form, PASSWORD, Page, Person, Rp, START, TestApp, forms, page_name,
};

/// The text of an element with this id.
fn shown(html: &str, id: &str) -> Option<String> {
    let (_, rest) = html.split_once(&format!("<code id=\"{id}\""))?;
    let (_, text) = rest.split_once('>')?;
    text.split('<').next().map(ToOwned::to_owned)
}

/// The form of a page whose hidden `do` has this value; `delete` has none.
#[track_caller]
fn form(page: &Page, what: &str) -> Form {
    let html = page.html();
    forms(&html)
        .into_iter()
        .find(|form| {
            let field = form
                .fields
                .iter()
                .any(|(name, value)| name == "do" && value == what);
            field || (what == "delete" && form.buttons.iter().any(|(name, _)| name == "revoke"))
        })
        .unwrap_or_else(|| panic!("no form to {what}: {html}"))
}

/// Fills in the form of `/developer`.
async fn fill_in(browser: &mut Browser, name: &str, uris: &str) -> Page {
    let page = browser.open("/developer").await;
    page.is("developer");
    let mut form = page.form("redirect_uris");
    form.set("name", name);
    form.set("description", "Tells the neighbours");
    form.set("website", "https://app.example/");
    form.set("redirect_uris", uris);
    browser.submit(&form).await
}

/// The app whose id, and perhaps secret, a page shows.
#[track_caller]
fn app_of(browser: &Browser, page: &Page) -> Rp {
    let html = page.is("developer-app");
    let secret = shown(&html, "client-secret");
    Rp {
        server: browser.server.clone(),
        client_id: shown(&html, "client-id").expect("an id"),
        pkce: secret.is_none(),
        basic: secret.is_some(),
        secret,
        redirect_uri: CALLBACK.to_owned(),
    }
}

/// Registers an app.
async fn make(browser: &mut Browser, name: &str) -> Rp {
    let page = fill_in(browser, name, CALLBACK).await;
    app_of(browser, &page)
}

async fn open(browser: &mut Browser, rp: &Rp) -> Page {
    let page = browser.open(&format!("/developer/{}", rp.client_id)).await;
    page.is("developer-app");
    page
}

/// Sends a form of the app's page, after `edit`.
async fn send(browser: &mut Browser, rp: &Rp, what: &str, edit: impl FnOnce(&mut Form)) -> Page {
    let page = open(browser, rp).await;
    let mut form = form(&page, what);
    edit(&mut form);
    match what {
        "delete" => browser.press(&form, "revoke", "yes").await,
        _ => browser.submit(&form).await,
    }
}

/// Answers the question for a proof.
async fn prove(browser: &mut Browser, page: &Page) -> Page {
    page.is("confirm");
    let mut form = page.form("password");
    form.set("password", PASSWORD);
    browser.submit(&form).await
}

/// Alice, her browser, and an app of hers.
async fn alice(app: &TestApp) -> (Person, Browser, Rp) {
    let alice = app.person("alice").await;
    let mut browser = alice.browser().await;
    let rp = make(&mut browser, "Newsletter").await;
    (alice, browser, rp)
}

#[tokio::test]
async fn an_app_is_registered_by_a_form_used_by_others_and_counted() {
    let app = TestApp::start().await;
    let mut browser = app.person("alice").await.browser().await;
    let empty = browser.open("/developer").await.is("developer");
    assert!(empty.contains("You have no apps yet") && empty.contains("href=\"/docs\""));
    let page = fill_in(&mut browser, "  Newsletter ", CALLBACK).await;
    let rp = app_of(&browser, &page);
    let mut bob = app.person("bob").await.browser().await;
    let asked = bob.ask(&rp.ask().scope("email event:write")).await;
    let html = asked.is("consent");
    assert!(html.contains("Newsletter") && html.contains("Not checked"));
    let code = bob.decide(&asked, "allow").await.code();
    let tokens = rp.tokens(&code).await;
    assert!(rp.lives(&tokens.access).await);
    assert!(tokens.expires_in.is_some(), "the standard policy");
    app.run_jobs().await;
    let html = browser.open("/developer").await.is("developer");
    assert!(html.contains("1 person allows it something.") && html.contains("just now"));
    let html = open(&mut browser, &rp).await.html();
    assert!(!html.contains(rp.secret.as_deref().unwrap()), "shown once");
    assert!(html.contains("Tells the neighbours") && html.contains(CALLBACK));
    assert!(app.events().await.contains(&"client_created".to_owned()));
    // What was ticked is a limit, and nothing is asked for by default.
    bob.ask(&rp.ask()).await.code();
    rp.set(|op| op.scope_limit = Some(permesso::oauth::scope::Scope::parse("email").unwrap()))
        .await;
    let refused = bob.ask(&rp.ask().scope("event:write")).await;
    assert_eq!(refused.error(), "invalid_scope");
    let html = bob.ask(&rp.ask().prompt("consent")).await.is("consent");
    assert!(!html.contains("name=\"scope\""));
}

#[tokio::test]
async fn a_form_sent_twice_makes_one_app() {
    let app = TestApp::start().await;
    let mut browser = app.person("alice").await.browser().await;
    let page = browser.open("/developer/new").await;
    page.is("developer-new");
    let mut form = page.form("redirect_uris");
    form.set("name", "Newsletter");
    form.set("redirect_uris", CALLBACK);
    browser.submit(&form).await.is("developer-app");
    let again = browser.submit(&form).await;
    let html = again.reply.is_page(422, "developer-new");
    assert!(html.contains("You have an app of this name already"));
    assert_eq!(
        app.database
            .value("SELECT COUNT(*) FROM clients")
            .await
            .int(),
        1
    );
}

#[tokio::test]
async fn a_public_app_gets_no_secret_and_must_use_pkce() {
    let app = TestApp::start().await;
    let mut browser = app.person("alice").await.browser().await;
    let page = browser.open("/developer/new").await;
    let mut form = page.form("redirect_uris");
    form.set("name", "On a phone");
    form.set("redirect_uris", CALLBACK);
    form.set("kind", "public");
    let page = browser.submit(&form).await;
    let rp = app_of(&browser, &page);
    assert!(rp.secret.is_none());
    assert!(
        page.html().contains("it is a public client")
            && !page.html().contains("Make another secret")
    );
    let code = browser.allow(&rp).await;
    rp.tokens(&code).await;
    let bare = rp
        .ask()
        .without("code_challenge")
        .without("code_challenge_method");
    browser.ask(&bare).await;
    // Nothing to rotate, whatever form is sent.
    let csrf = page.form("csrf").fields[0].1.clone();
    let path = format!("/developer/{}", rp.client_id);
    let forged = [("csrf", csrf.as_str()), ("do", "rotate"), ("secret", "")];
    let call = browser.post(&path, &forged);
    let page = browser.follow(call).await;
    assert!(page.is("developer-app").contains("Nothing was changed"));
}

#[tokio::test]
async fn a_new_app_asks_for_a_fresh_proof_and_keeps_what_was_typed() {
    let app = TestApp::start().await;
    let mut browser = app.person("alice").await.browser().await;
    app.wait(PROOF_LIFETIME);
    let uris = "https://app.example/callback\r\n\r\n  http://localhost/cb \r\nhttps://app.example/callback";
    let page = fill_in(&mut browser, "Newsletter", uris).await;
    assert!(page.is("confirm").contains("Before this app is registered"));
    let page = prove(&mut browser, &page).await;
    let rp = app_of(&browser, &page);
    let stored = app.app.store.redirect_uris(&rp.client_id).await.unwrap();
    assert_eq!(
        stored,
        ["https://app.example/callback", "http://localhost/cb"]
    );
}

#[tokio::test]
async fn every_mistake_of_a_form_is_told_at_once_and_nothing_is_registered() {
    let app = TestApp::with(&[("INSTANCE__NAME", "Gancio Torino")]).await;
    let mut browser = app.person("alice").await.browser().await;
    let page = browser.open("/developer/new").await;
    let mut wrong = page.form("redirect_uris");
    for (name, value) in [
        ("name", "ab"),
        ("website", "ftp://files.example/"),
        ("redirect_uris", "https://app.example/#fragment"),
        ("scope", "nonsense"),
    ] {
        wrong.set(name, value);
    }
    wrong.set("description", &"x".repeat(501));
    let page = browser.submit(&wrong).await;
    let html = page.reply.is_page(422, "developer-new");
    for words in [
        "A name has 3 to 60 characters",
        "at most 500 characters",
        "the address of a web page",
        "a fragment",
        "can’t be asked for",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
    assert!(
        html.contains("ftp://files.example/"),
        "what was typed stays"
    );
    for (name, words) in [
        (" gancio  torino", "the name of this server"),
        (&"n".repeat(61), "3 to 60"),
        ("\u{200b}\u{200b}\u{200b}\u{200b}", "3 to 60"),
    ] {
        let mut form = page.form("redirect_uris");
        form.set("name", name);
        let html = browser
            .submit(&form)
            .await
            .reply
            .is_page(422, "developer-new");
        assert!(html.contains(words), "{name}");
    }
    assert_eq!(
        app.database
            .value("SELECT COUNT(*) FROM clients")
            .await
            .int(),
        0
    );
}

#[tokio::test]
async fn fifteen_apps_are_enough_for_one_person() {
    let app = TestApp::start().await;
    let mut browser = app.person("alice").await.browser().await;
    let mut form = browser.open("/developer/new").await.form("redirect_uris");
    form.set("redirect_uris", CALLBACK);
    for number in 0..15 {
        form.set("name", &format!("App {number}"));
        browser.submit(&form).await.is("developer-app");
    }
    form.set("name", "One more");
    let html = browser
        .submit(&form)
        .await
        .reply
        .is_page(409, "developer-new");
    assert!(html.contains("You have 15 apps") && !html.contains("name=\"redirect_uris\""));
    let html = browser.open("/developer").await.is("developer");
    assert!(html.contains("You answer for 15 apps."));
}

#[tokio::test]
async fn an_integrator_finds_the_reason_of_a_refusal_and_no_secret_beside_it() {
    let app = TestApp::start().await;
    let (_, mut browser, rp) = alice(&app).await;
    let mut bob = app.person("bob").await.browser().await;
    let wrong = rp
        .ask()
        .with("redirect_uri", "https://app.example/Callback");
    bob.ask(&wrong).await.is_error(400);
    let code = bob.allow(&rp).await;
    let thief = Rp {
        secret: Some("pms_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa".to_owned()),
        ..rp.clone()
    };
    thief.exchange(&code).await.refused(401, "invalid_client");
    let elsewhere = Rp {
        redirect_uri: format!("{CALLBACK}?code={code}"),
        ..rp.clone()
    };
    elsewhere
        .exchange(&code)
        .await
        .refused(400, "invalid_grant");
    rp.refresh("pmr_nonsense")
        .await
        .refused(400, "invalid_grant");
    rp.form("/oauth/token", &[("grant_type", "password")])
        .await
        .refused(400, "unsupported_grant_type");
    assert_eq!(
        bob.ask(&rp.ask().scope("nonsense")).await.error(),
        "invalid_scope"
    );
    assert_eq!(
        bob.ask(&rp.ask().without("response_type")).await.error(),
        "invalid_request"
    );
    // Before and after they are written down it is the same list.
    let mut pages = Vec::new();
    for _ in 0..2 {
        pages.push(open(&mut browser, &rp).await.html());
        app.run_jobs().await;
    }
    for html in &pages {
        for words in [
            "https://app.example/<mark>C</mark>allback",
            "https://app.example/<mark>c</mark>allback",
            "a redirect URI that isn’t registered",
            "with a wrong client secret",
            "with another redirect URI than the one",
            "a code or refresh token that isn’t good",
            "The newest 7 of the last 30 days",
            "<code>unsupported_grant_type</code>",
            "<code>invalid_scope</code>",
        ] {
            assert!(html.contains(words), "{words}: {html}");
        }
        assert!(!html.contains(&code) && html.contains("code=pm…"), "{html}");
    }
    let html = browser.open("/developer").await.is("developer");
    assert!(html.contains("All that was refused"));
    // The code itself stayed for its owner, and refusals of others are none of this app's.
    rp.tokens(&code).await;
    let other = make(&mut browser, "Another").await;
    let html = open(&mut browser, &other).await.html();
    assert!(html.contains("Nothing was refused to your app"));
}

#[tokio::test]
async fn a_stranger_who_sends_wrong_requests_fills_no_table() {
    let app = TestApp::start().await;
    let (_, mut browser, rp) = alice(&app).await;
    for number in 0..60 {
        let uri = format!("https://evil.example/{number}");
        let ask = rp.ask().with("redirect_uri", &uri);
        app.get(&ask.path()).await.is_page(400, "error");
        app.get(&ask.with("client_id", "nobody").path())
            .await
            .is_page(400, "error");
    }
    let count = async || {
        app.database
            .value("SELECT COUNT(*) FROM client_refusals")
            .await
            .int()
    };
    assert_eq!(count().await, 0, "nothing is written on a request");
    app.run_jobs().await;
    assert_eq!(count().await, 20);
    let html = open(&mut browser, &rp).await.html();
    assert!(
        html.contains("https://<mark>e</mark>vil.example/59"),
        "{html}"
    );
    app.wait(30 * 86_400);
    app.run_jobs().await;
    assert_eq!(count().await, 0);
}

#[tokio::test]
async fn a_new_secret_works_beside_the_one_before_for_a_day() {
    let app = TestApp::start().await;
    let (_, mut browser, old) = alice(&app).await;
    let good = async |rp: &Rp| rp.introspect("pma_nonsense").await;
    let bad = async |rp: &Rp| {
        let reply = rp.form("/oauth/introspect", &[("token", "x")]).await;
        reply.refused(401, "invalid_client");
    };
    let first = open(&mut browser, &old).await;
    let page = send(&mut browser, &old, "rotate", |_| ()).await;
    let new = app_of(&browser, &page);
    assert!(page.html().contains("Two secrets work"));
    assert_ne!(new.secret, old.secret);
    good(&old).await;
    good(&new).await;
    // A reload of that answer sends the same form again.
    let again = browser.submit(&form(&first, "rotate")).await;
    assert!(again.is("developer-app").contains("Nothing was changed"));
    good(&new).await;
    app.wait(86_399);
    good(&old).await;
    app.wait(1);
    bad(&old).await;
    good(&new).await;
    // Ended by hand, and at once.
    let page = send(&mut browser, &old, "rotate", |_| ()).await;
    let page = prove(&mut browser, &page).await;
    let third = app_of(&browser, &page);
    good(&new).await;
    let page = send(&mut browser, &old, "end-previous", |_| ()).await;
    assert!(
        page.is("developer-app")
            .contains("The secret before has ended")
    );
    bad(&new).await;
    good(&third).await;
    let page = send(&mut browser, &old, "rotate", |form| {
        form.set("at_once", "yes");
    })
    .await;
    let fourth = app_of(&browser, &page);
    assert!(!page.html().contains("Two secrets work"));
    bad(&third).await;
    good(&fourth).await;
}

#[tokio::test]
async fn what_an_app_changed_is_told_at_the_next_consent() {
    let app = TestApp::start().await;
    let (_, mut browser, rp) = alice(&app).await;
    let mut bob = app.person("bob").await.browser().await;
    bob.allow(&rp).await;
    let client = app.app.store.client(&rp.client_id).await.unwrap().unwrap();
    let checked = Settings {
        checked: Some(true),
        ..Settings::default()
    };
    clients::change(&app.app, Actor::Operator, &client, checked, app.now())
        .await
        .unwrap();
    app.wait(10);
    bob.ask(&rp.ask()).await.code();
    // What nobody sees asks nobody.
    let page = send(&mut browser, &rp, "change", |form| {
        form.set("description", "Other words");
    })
    .await;
    assert!(
        page.is("developer-app")
            .contains("Your changes are saved.</p>"),
        "{}",
        page.html()
    );
    bob.ask(&rp.ask()).await.code();
    app.wait(PROOF_LIFETIME);
    let page = send(&mut browser, &rp, "change", |form| {
        form.set("name", "Neighbours");
        form.set("website", "");
    })
    .await;
    assert!(
        page.is("developer-app")
            .contains("told at the next request")
    );
    app.wait(1);
    let asked = bob.ask(&rp.ask()).await;
    let html = asked.is("consent");
    for words in [
        "It has changed since you last said yes",
        "It called itself “<bdi>Newsletter</bdi>”, and now “<bdi>Neighbours</bdi>”.",
        "It no longer says that it belongs to",
        "Not checked",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
    bob.decide(&asked, "allow").await.code();
    app.wait(1);
    bob.ask(&rp.ask()).await.code();
    // Another redirect URI asks for a proof.
    let more = format!("{CALLBACK}\nhttps://new.example/");
    let page = send(&mut browser, &rp, "change", |form| {
        form.set("redirect_uris", &more);
    })
    .await;
    assert!(page.is("confirm").contains("Before this app is changed"));
    let unchanged = app.app.store.redirect_uris(&rp.client_id).await.unwrap();
    assert_eq!(unchanged, [CALLBACK]);
    prove(&mut browser, &page).await.is("developer-app");
    let html = bob.ask(&rp.ask()).await.is("consent");
    assert!(html.contains("It can now also send you to") && html.contains("https://new.example/"));
    assert!(
        !html.contains("It called itself"),
        "that was told before: {html}"
    );
    // Whoever never said yes is told nothing.
    let mut carol = app.person("carol").await.browser().await;
    let html = carol.ask(&rp.ask()).await.is("consent");
    assert!(!html.contains("It has changed"));
}

#[tokio::test]
async fn an_app_that_changes_while_its_question_stands_open_gets_no_yes() {
    let app = TestApp::start().await;
    let (_, mut browser, rp) = alice(&app).await;
    let mut bob = app.person("bob").await.browser().await;
    let asked = bob.ask(&rp.ask()).await;
    app.wait(2);
    let page = send(&mut browser, &rp, "change", |form| {
        form.set("name", "Your bank");
    })
    .await;
    page.is("developer-app");
    bob.decide(&asked, "allow").await.is_error(400);
    bob.allow(&rp).await;
}

#[tokio::test]
async fn an_app_that_manages_its_own_registration_tells_its_changes_too() {
    let app = TestApp::start().await;
    let body = serde_json::json!({ "client_name": "Before", "redirect_uris": [CALLBACK] });
    let made = app.post("/oauth/register").json(&body).await.json();
    let text = |name: &str| made[name].as_str().unwrap().to_owned();
    let rp = Rp {
        server: app.browser().server,
        client_id: text("client_id"),
        secret: Some(text("client_secret")),
        redirect_uri: CALLBACK.to_owned(),
        pkce: false,
        basic: true,
    };
    let mut bob = app.person("bob").await.browser().await;
    bob.allow(&rp).await;
    app.wait(5);
    let body = serde_json::json!({
        "client_id": rp.client_id, "client_name": "After", "redirect_uris": [CALLBACK],
    });
    let path = format!("/oauth/register/{}", rp.client_id);
    let call = app.call(axum::http::Method::PUT, &path);
    call.bearer(&text("registration_access_token"))
        .json(&body)
        .await
        .ok();
    let html = bob.ask(&rp.ask()).await.is("consent");
    assert!(html.contains("It called itself “<bdi>Before</bdi>”, and now “<bdi>After</bdi>”."));
}

#[tokio::test]
async fn an_app_is_switched_off_and_on_by_its_owner_unless_an_operator_did() {
    let app = TestApp::start().await;
    let (_, mut browser, rp) = alice(&app).await;
    let mut bob = app.person("bob").await.browser().await;
    let tokens = rp.tokens(&bob.allow(&rp).await).await;
    let page = send(&mut browser, &rp, "disable", |_| ()).await;
    assert!(
        page.is("developer-app")
            .contains("Your app is switched off")
    );
    assert!(!rp.lives(&tokens.access).await);
    bob.ask(&rp.ask()).await.is_error(400);
    send(&mut browser, &rp, "enable", |_| ())
        .await
        .is("developer-app");
    assert!(rp.lives(&tokens.access).await);
    let stale = form(&open(&mut browser, &rp).await, "disable");
    let client = app.app.store.client(&rp.client_id).await.unwrap().unwrap();
    let disabled = Settings {
        disabled: Some(true),
        ..Settings::default()
    };
    clients::change(&app.app, Actor::Operator, &client, disabled, app.now())
        .await
        .unwrap();
    let page = browser.submit(&stale).await;
    let html = page.is("developer-app");
    assert!(html.contains("Nothing was changed") && html.contains("An administrator has switched"));
    let csrf = page.form("csrf").fields[0].1.clone();
    let forged = [("csrf", csrf.as_str()), ("do", "enable")];
    let call = browser.post(&format!("/developer/{}", rp.client_id), &forged);
    browser.follow(call).await.is("developer-app");
    assert!(!rp.lives(&tokens.access).await);
}

#[tokio::test]
async fn an_app_is_handed_over_to_whoever_accepts_it_and_people_are_told() {
    let app = TestApp::with(&[("LIFETIMES__SESSION_IDLE", "1209600")]).await;
    let (_, mut browser, rp) = alice(&app).await;
    let mut bob = app.person("bob").await.browser().await;
    let mut carol = app.person("carol").await.browser().await;
    carol.allow(&rp).await;
    app.wait(1);
    let offered = async |browser: &mut Browser, name: &str| {
        let page = send(browser, &rp, "offer", |form| form.set("username", name)).await;
        page.is("developer-app")
    };
    // Whether there is such a person is told to nobody.
    let nobody = offered(&mut browser, "nobody-here").await;
    send(&mut browser, &rp, "withdraw", |_| ())
        .await
        .is("developer-app");
    let somebody = offered(&mut browser, " Bob ").await;
    assert_eq!(nobody.replace("nobody-here", "bob"), somebody);
    // It is hers until he accepts.
    bob.open(&format!("/developer/{}", rp.client_id))
        .await
        .is_error(404);
    let page = bob.open("/developer").await;
    assert!(
        page.is("developer")
            .contains("offered you the app “<bdi>Newsletter</bdi>”")
    );
    let answer = page.form("answer");
    app.wait(7 * 86_400);
    let late = bob.press(&answer, "answer", "accept").await;
    assert!(late.is("developer").contains("That was gone already"));
    app.wait(1);
    let page = send(&mut browser, &rp, "offer", |form| {
        form.set("username", "bob");
    })
    .await;
    prove(&mut browser, &page).await.is("developer-app");
    // Somebody else's answer is none.
    let form = carol.open("/developer").await.form("claim");
    let csrf = &form.fields[0].1;
    let forged = [
        ("csrf", csrf.as_str()),
        ("client", rp.client_id.as_str()),
        ("answer", "accept"),
    ];
    let call = carol.post("/developer", &forged);
    assert!(
        carol
            .follow(call)
            .await
            .is("developer")
            .contains("That was gone already")
    );
    let page = bob.press(&answer, "answer", "accept").await;
    assert!(page.is("developer").contains("The app is yours now"));
    open(&mut bob, &rp).await;
    browser
        .open(&format!("/developer/{}", rp.client_id))
        .await
        .is_error(404);
    let html = carol.ask(&rp.ask()).await.is("consent");
    assert!(html.contains("Somebody else manages it now"));
    // Declined, it stays where it is.
    let page = send(&mut bob, &rp, "offer", |form| form.set("username", "alice")).await;
    prove(&mut bob, &page).await.is("developer-app");
    let answer = browser.open("/developer").await.form("answer");
    let page = browser.press(&answer, "answer", "decline").await;
    assert!(page.is("developer").contains("You have declined the app"));
    assert!(!open(&mut bob, &rp).await.html().contains("Offered to"));
}

#[tokio::test]
async fn a_deleted_app_says_what_ends_and_ends_it() {
    let app = TestApp::start().await;
    let (_, mut browser, rp) = alice(&app).await;
    let mut bob = app.person("bob").await.browser().await;
    let tokens = rp.tokens(&bob.allow(&rp).await).await;
    let html = open(&mut browser, &rp).await.html();
    assert!(html.contains("and 1 person who uses it is disconnected"));
    let page = send(&mut browser, &rp, "delete", |_| ()).await;
    assert!(page.is("developer").contains("The app is deleted"));
    assert!(!rp.lives(&tokens.access).await);
    rp.refresh(&tokens.refresh)
        .await
        .refused(401, "invalid_client");
    bob.ask(&rp.ask()).await.is_error(400);
    browser
        .open(&format!("/developer/{}", rp.client_id))
        .await
        .is_error(404);
}

/// Everything that an app's pages can change.
async fn state(app: &TestApp) -> Vec<Vec<crate::support::Cell>> {
    let mut rows = Vec::new();
    for sql in [
        "SELECT * FROM clients ORDER BY client_id",
        "SELECT * FROM redirect_uris ORDER BY client_id, position",
        "SELECT * FROM client_changes ORDER BY id",
        "SELECT id FROM audit_events WHERE event NOT IN ('proof_failed', 'sign_in') ORDER BY id",
    ] {
        rows.extend(app.database.rows(sql).await);
    }
    rows
}

#[tokio::test]
async fn nobody_but_its_owner_with_a_fresh_proof_does_anything_to_an_app() {
    let app = TestApp::start().await;
    let (_, mut browser, rp) = alice(&app).await;
    let mut bob = app.person("bob").await.browser().await;
    let page = open(&mut browser, &rp).await;
    let path = format!("/developer/{}", rp.client_id);
    let mut sent: Vec<(&str, Vec<(String, String)>)> = Vec::new();
    for what in ["change", "rotate", "offer", "disable", "delete"] {
        let mut form = form(&page, what);
        match what {
            "change" => form.set("redirect_uris", "https://evil.example/"),
            "offer" => form.set("username", "bob"),
            "delete" => form.set("revoke", "yes"),
            _ => {}
        }
        sent.push((what, form.fields));
    }
    for what in ["enable", "end-previous", "withdraw"] {
        sent.push((what, vec![("do".to_owned(), what.to_owned())]));
    }
    app.wait(PROOF_LIFETIME);
    let before = state(&app).await;
    let token = async |browser: &mut Browser| {
        let form = browser.open("/developer").await.form("claim");
        form.fields[0].1.clone()
    };
    let (hers, his) = (token(&mut browser).await, token(&mut bob).await);
    let with = |fields: &[(String, String)], csrf: &str| -> Vec<(String, String)> {
        let mut fields = fields.to_vec();
        fields.retain(|(name, _)| name != "csrf");
        fields.push(("csrf".to_owned(), csrf.to_owned()));
        fields
    };
    for (what, fields) in &sent {
        // Nobody.
        let reply = app.browser().post(&path, fields).await;
        reply.is_page(403, "error");
        // Another person, with the owner's form and with one of his own.
        let call = bob.post(&path, &with(fields, &hers));
        bob.follow(call).await.is_error(403);
        let call = bob.post(&path, &with(fields, &his));
        bob.follow(call).await.is_error(404);
        // The owner, who left the device unlocked.
        if matches!(
            *what,
            "change" | "rotate" | "offer" | "delete" | "end-previous"
        ) {
            let call = browser.post(&path, &with(fields, &hers));
            let asked = browser.follow(call).await;
            assert_eq!(page_name(&asked.html()), "confirm", "{what}");
            let mut form = asked.form("password");
            form.set("password", "wrong");
            let again = browser.submit(&form).await;
            again.reply.is_page(403, "confirm");
        }
    }
    assert_eq!(app.get(&path).await.location(), "/sign-in");
    bob.open(&path).await.is_error(404);
    bob.open("/developer/nothing").await.is_error(404);
    assert!(!bob.open("/developer").await.html().contains("Newsletter"));
    let gone = form(&page, "rotate");
    let unknown = with(&gone.fields, &his);
    let call = bob.post("/developer/nothing", &unknown);
    bob.follow(call).await.is_error(404);
    let nothing = vec![
        ("csrf".to_owned(), hers.clone()),
        ("do".to_owned(), "dance".to_owned()),
    ];
    let call = browser.post(&path, &nothing);
    browser.follow(call).await.is_error(400);
    assert_eq!(state(&app).await, before);
}

#[tokio::test]
async fn a_self_registered_app_is_claimed_by_its_secret_and_an_administrators_word() {
    let app = TestApp::start().await;
    let plugin = app.client().name("Plugin").api().await;
    let alice = app.person("alice").await;
    let (mut browser, bob) = (alice.browser().await, app.person("bob").await);
    let claim = async |browser: &mut Browser, id: &str, secret: &str| {
        let mut form = browser.open("/developer").await.form("claim");
        form.set("client_id", id);
        form.set("client_secret", secret);
        browser.press(&form, "claim", "yes").await
    };
    let (id, secret) = (plugin.client_id.clone(), plugin.secret.clone().unwrap());
    // Unknown, wrong, and another's are one answer.
    let own = make(&mut app.person("carol").await.browser().await, "Own").await;
    let mut answers = Vec::new();
    for (id, secret) in [
        ("nobody", secret.as_str()),
        (&id, "wrong"),
        (&own.client_id, own.secret.as_deref().unwrap()),
    ] {
        let page = claim(&mut browser, id, secret).await;
        answers.push(page.reply.is_page(422, "developer"));
    }
    assert!(answers[0].contains("There is no such app that could be claimed"));
    assert!(answers.iter().all(|answer| *answer == answers[0]));
    let client = async || app.app.store.client(&id).await.unwrap().unwrap();
    let give = async |person: &Person, secret| {
        let user = person.user().await;
        let now = app.now();
        ownership::give(&app.app, &client().await, &user, secret, now)
            .await
            .unwrap()
    };
    assert_eq!(give(&alice, None).await, Given::Unproven);
    let page = claim(&mut browser, &id, &secret).await;
    let html = page.is("developer");
    assert!(html.contains("You have shown the secret") && html.contains("permesso client claim"));
    browser
        .open(&format!("/developer/{id}"))
        .await
        .is_error(404);
    assert_eq!(give(&bob, None).await, Given::Unproven);
    assert_eq!(give(&bob, Some("wrong")).await, Given::Unproven);
    assert_eq!(give(&alice, None).await, Given::Now);
    assert_eq!(give(&bob, Some(&secret)).await, Given::Owned);
    let page = open(&mut browser, &plugin).await;
    assert!(page.html().contains("Plugin"));
    // It is used as before, and stays although nobody uses it.
    app.wait(31 * 86_400);
    app.run_jobs().await;
    assert!(client().await.owner_id.is_some());
}

#[tokio::test]
async fn where_an_administrator_approves_a_new_app_waits() {
    let app = TestApp::with(&[("REGISTRATION__MODE", "approval")]).await;
    let (_, mut browser, rp) = alice(&app).await;
    assert!(
        open(&mut browser, &rp)
            .await
            .html()
            .contains("Waits for approval")
    );
    browser.ask(&rp.ask()).await.is_error(403);
    let client = app.app.store.client(&rp.client_id).await.unwrap().unwrap();
    assert!(
        clients::approve(&app.app, Actor::Operator, &client, START)
            .await
            .unwrap()
    );
    browser.allow(&rp).await;
    let mut ada = app.admin("ada").await.browser().await;
    let own = make(&mut ada, "Of an administrator").await;
    ada.allow(&own).await;
}

#[tokio::test]
async fn restricted_scopes_are_neither_offered_nor_lost() {
    let file = "[[scopes.own]]\nname = \"vault\"\ntext = \"Open the vault\"\nrestricted = true\n";
    let app = TestApp::with_file(file, &[]).await;
    let (_, mut browser, rp) = alice(&app).await;
    let page = open(&mut browser, &rp).await;
    assert!(!page.html().contains("value=\"vault\""));
    let given = permesso::oauth::scope::Scope::parse("email vault").unwrap();
    rp.set(|op| op.scope_limit = Some(given.clone())).await;
    let forged = send(&mut browser, &rp, "change", |form| {
        form.set("scope", "vault");
    })
    .await;
    forged.reply.is_page(422, "developer-app");
    let page = send(&mut browser, &rp, "change", |form| {
        form.fields.retain(|(name, _)| name != "scope");
    })
    .await;
    assert!(
        page.is("developer-app")
            .contains("An administrator also gave it: Open the vault")
    );
    let client = app.app.store.client(&rp.client_id).await.unwrap().unwrap();
    assert_eq!(client.scope_limit.unwrap().to_string(), "vault");
}
