//! Passkeys: as a second factor, as a fresh proof, and instead of a password. Each answer counts once, for what it was asked for.

use permesso::store::users::UserChange;

use crate::support::{
    Answer, Browser, Ceremony, Page, Passkey, TestApp, enrolled, new_passkey, page_name,
    recovery_codes,
};

/// That a passkey was not added: another try, or an end.
#[track_caller]
fn not_added(page: &Page) {
    let html = page.html();
    let again = page_name(&html) == "passkey" && html.contains("role=\"alert\"");
    assert!(
        again || page_name(&html) == "error",
        "{}",
        page.reply.summary()
    );
}

async fn factors(app: &TestApp) -> i64 {
    let count = "SELECT COUNT(*) FROM second_factors";
    app.database.value(count).await.int()
}

/// That the passkey was refused, with another try, and nobody is signed in.
#[track_caller]
fn refused(browser: &Browser, page: &Page) {
    page.reply.is_page(403, "passkey");
    assert!(browser.session().is_none());
}

/// Begins the ceremony of the second step.
async fn second_step(browser: &mut Browser, username: &str) -> Ceremony {
    let page = browser.half(username).await;
    browser.use_passkey(&page).await
}

#[tokio::test]
async fn a_passkey_is_added_and_shown_once_as_what_it_is() {
    let app = TestApp::start().await;
    let mut browser = app.person("alice").await.browser().await;
    let ceremony = browser.begin_enrolment().await;
    let options = &ceremony.options;
    assert_eq!(options["rp"]["id"], "localhost");
    assert_eq!(
        options["authenticatorSelection"]["userVerification"],
        "required"
    );
    assert_eq!(
        options["authenticatorSelection"]["residentKey"],
        "preferred"
    );
    let passkey = new_passkey(&ceremony);
    let mut form = enrolled(&ceremony, &passkey, Answer::default());
    form.set("name", "My laptop");
    recovery_codes(&browser.submit(&form).await);
    let html = browser
        .open("/account/security")
        .await
        .is("account-security");
    assert!(html.contains("My laptop") && html.contains("Passkey"));
    // The same passkey is known: neither this person nor another has it twice.
    let again = browser.begin_enrolment().await;
    assert_eq!(
        again.options["excludeCredentials"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
    let page = browser
        .submit(&enrolled(&again, &passkey, Answer::default()))
        .await;
    not_added(&page);
    let mut bob = app.person("bob").await.browser().await;
    let his = bob.begin_enrolment().await;
    let page = bob
        .submit(&enrolled(&his, &passkey, Answer::default()))
        .await;
    not_added(&page);
    assert_eq!(factors(&app).await, 1);
}

#[tokio::test]
async fn what_a_device_says_at_enrolment_must_fit() {
    let app = TestApp::start().await;
    let mut browser = app.person("alice").await.browser().await;
    let mut bob = app.person("bob").await.browser().await;
    let honest = Answer::default();
    for answer in [
        Answer {
            origin: "https://evil.example",
            ..honest
        },
        Answer {
            origin: "http://localhost:1",
            ..honest
        },
        Answer {
            host: "evil.example",
            ..honest
        },
        Answer {
            verified: false,
            ..honest
        },
    ] {
        let ceremony = browser.begin_enrolment().await;
        let form = enrolled(&ceremony, &new_passkey(&ceremony), answer);
        let page = browser.submit(&form).await;
        assert!(
            page.html().contains("role=\"alert\""),
            "{}",
            page.reply.summary()
        );
    }
    // Of another ceremony, of another person, and what is no credential at all.
    let (first, second) = (
        browser.begin_enrolment().await,
        browser.begin_enrolment().await,
    );
    let passkey = new_passkey(&first);
    let mut mixed = enrolled(&first, &passkey, honest);
    mixed.set("ceremony", &field(&second, "ceremony"));
    browser.submit(&mixed).await.is("passkey");
    let his = bob.begin_enrolment().await;
    let mut form = enrolled(&first, &passkey, honest);
    form.set("csrf", &field(&his, "csrf"));
    bob.submit(&form).await.is("passkey");
    for broken in ["{}", "null", "x", &"[".repeat(1_000)] {
        let mut form = first.form.clone();
        form.set("credential", broken);
        browser.submit(&form).await.is("passkey");
    }
    app.wait(300);
    let late = enrolled(&first, &passkey, honest);
    let page = browser.submit(&late).await;
    page.is("confirm");
    assert_eq!(factors(&app).await, 0);
}

fn field(ceremony: &Ceremony, name: &str) -> String {
    let fields = &ceremony.form.fields;
    fields
        .iter()
        .find(|(own, _)| own == name)
        .unwrap()
        .1
        .clone()
}

#[tokio::test]
async fn a_passkey_is_a_second_factor() {
    let app = TestApp::start().await;
    let rp = app.client().api().await;
    let (_, mut passkey) = app.person("alice").await.with_passkey().await;
    let mut browser = app.browser();
    let page = browser.ask(&rp.ask()).await;
    let page = browser
        .fill_sign_in(&page, "alice", crate::support::PASSWORD)
        .await;
    page.is("second-factor");
    let ceremony = browser.use_passkey(&page).await;
    assert_eq!(ceremony.options["userVerification"], "required");
    let form = ceremony.answered(&mut passkey, Answer::default());
    // The request of the app is kept.
    let page = browser.submit(&form).await;
    page.is("consent");
    browser.decide(&page, "allow").await.code();
    let html = browser
        .open("/account/security")
        .await
        .is("account-security");
    assert!(html.contains("Passkey"));
}

#[tokio::test]
async fn a_passkey_signs_in_without_a_password() {
    let app = TestApp::start().await;
    let rp = app.client().api().await;
    let (_, mut passkey) = app.person("alice").await.with_passkey().await;
    let mut browser = app.browser();
    let page = browser.ask(&rp.ask()).await;
    let ceremony = browser.use_passkey(&page).await;
    // Nothing says who could answer.
    assert_eq!(
        ceremony.options["allowCredentials"]
            .as_array()
            .unwrap()
            .len(),
        0
    );
    assert_eq!(ceremony.options["userVerification"], "required");
    let form = ceremony.answered(&mut passkey, Answer::default());
    browser.submit(&form).await.is("consent");
    // It is two factors: no second step, and a fresh proof.
    browser
        .open("/account/security/totp")
        .await
        .is("account-security-totp");
    let html = browser.open("/account/history").await.is("account-history");
    assert!(html.contains("You signed in."));
}

#[tokio::test]
async fn a_passkey_is_a_fresh_proof() {
    let app = TestApp::start().await;
    let (mut browser, mut passkey) = app.person("alice").await.with_passkey().await;
    app.wait(300);
    let page = browser.open("/account/security/totp").await;
    page.is("confirm");
    let ceremony = browser.use_passkey(&page).await;
    let page = browser
        .submit(&ceremony.answered(&mut passkey, Answer::default()))
        .await;
    page.is("account-security-totp");
    // A form goes on with what was in it.
    app.wait(300);
    let html = browser
        .open("/account/security")
        .await
        .is("account-security");
    let form = crate::support::forms(&html)
        .into_iter()
        .find(|form| form.buttons.iter().any(|(name, _)| name == "revoke"))
        .unwrap();
    let page = browser.press(&form, "revoke", "yes").await;
    page.is("confirm");
    let ceremony = browser.use_passkey(&page).await;
    let page = browser
        .submit(&ceremony.answered(&mut passkey, Answer::default()))
        .await;
    page.is("account-security");
    assert_eq!(factors(&app).await, 0);
}

#[tokio::test]
async fn an_answer_counts_once() {
    let app = TestApp::start().await;
    let (mut signed_in, mut passkey) = app.person("alice").await.with_passkey().await;
    let mut browser = app.browser();
    let ceremony = browser.begin_passwordless().await;
    let form = ceremony.answered(&mut passkey, Answer::default());
    let mut copy = browser.clone();
    browser.submit(&form).await.is("account");
    refused(&copy.clone(), &copy.submit(&form).await);
    // Nor does another signature over the same challenge.
    let form = ceremony.answered(&mut passkey, Answer::default());
    refused(&copy.clone(), &copy.submit(&form).await);

    let mut browser = app.browser();
    let ceremony = second_step(&mut browser, "alice").await;
    let form = ceremony.answered(&mut passkey, Answer::default());
    let mut copy = browser.clone();
    browser.submit(&form).await.is("account");
    copy.submit(&form).await.is("sign-in");
    copy.half("alice").await;
    refused(&copy.clone(), &copy.submit(&form).await);

    app.wait(300);
    let page = signed_in.open("/account/security/totp").await;
    let ceremony = signed_in.use_passkey(&page).await;
    let form = ceremony.answered(&mut passkey, Answer::default());
    signed_in.submit(&form).await.is("account-security-totp");
    app.wait(300);
    signed_in.submit(&form).await.reply.is_page(403, "passkey");
}

#[tokio::test]
async fn an_answer_for_one_thing_is_none_for_another() {
    let app = TestApp::start().await;
    let (mut signed_in, mut passkey) = app.person("alice").await.with_passkey().await;
    app.wait(299);
    // Four challenges of one browser and one person, each for something else.
    let ask = async |browser: &mut Browser| {
        let enrolment = browser.begin_enrolment().await;
        app.wait(1);
        let page = browser.open("/account/security/totp").await;
        page.is("confirm");
        let proof = browser.use_passkey(&page).await;
        // The same cookie of the browser, without the session.
        let mut half = browser.clone();
        half.cookies.remove("permesso-session");
        let sign_in = half.begin_passwordless().await;
        let second = second_step(&mut half, "alice").await;
        (half, [enrolment, proof, sign_in, second])
    };
    let (mut half, ceremonies) = ask(&mut signed_in).await;
    let [enrolment, proof, sign_in, second] = &ceremonies;
    for asked in [sign_in, second, proof] {
        let mut answer = passkey
            .assertion(&asked.options, Answer::default())
            .to_string();
        for used in [enrolment, proof, sign_in, second] {
            if std::ptr::eq(asked, used) {
                continue;
            }
            // At the place of the one, with the challenge of the other.
            let mut form = used.form.clone();
            form.set("ceremony", &field(asked, "ceremony"));
            form.set("credential", &answer);
            let at_home = std::ptr::eq(used, proof) || std::ptr::eq(used, enrolment);
            let page = if at_home {
                signed_in.submit(&form).await
            } else {
                half.submit(&form).await
            };
            let name = page_name(&page.html()).to_owned();
            assert!(
                matches!(name.as_str(), "passkey" | "confirm"),
                "{}",
                page.reply.summary()
            );
            assert!(half.session().is_none());
        }
        answer.clear();
    }
    signed_in.open("/account/security/totp").await.is("confirm");
    // Each is good where it belongs.
    let form = proof.answered(&mut passkey, Answer::default());
    signed_in.submit(&form).await.is("account-security-totp");
    let form = second.answered(&mut passkey, Answer::default());
    half.submit(&form).await.is("account");
}

#[tokio::test]
async fn a_challenge_is_for_the_browser_that_it_was_given_to() {
    let app = TestApp::start().await;
    let (_, mut passkey) = app.person("alice").await.with_passkey().await;
    let mut browser = app.browser();
    let ceremony = browser.begin_passwordless().await;
    let mut thief = app.browser();
    let own = thief.begin_passwordless().await;
    let mut form = ceremony.answered(&mut passkey, Answer::default());
    form.set("csrf", &field(&own, "csrf"));
    refused(&thief.clone(), &thief.submit(&form).await);
    // Of the second step too.
    let mut half = app.browser();
    let second = second_step(&mut half, "alice").await;
    thief.half("alice").await;
    let mut form = second.answered(&mut passkey, Answer::default());
    form.set("csrf", &field(&own, "csrf"));
    refused(&thief.clone(), &thief.submit(&form).await);
}

#[tokio::test]
async fn the_passkey_of_somebody_else_opens_nothing() {
    let app = TestApp::start().await;
    let (mut alice, passkey) = app.person("alice").await.with_passkey().await;
    let (mut mallory, mut own) = app.person("mallory").await.with_passkey().await;
    // Mallory knows alice's password.
    let mut browser = app.browser();
    let ceremony = second_step(&mut browser, "alice").await;
    let form = ceremony.answered(&mut own, Answer::default());
    refused(&browser.clone(), &browser.submit(&form).await);
    // A device that says whatever its owner likes.
    let mut lying = own.claiming(&passkey);
    let form = ceremony.answered(&mut lying, Answer::default());
    refused(&browser.clone(), &browser.submit(&form).await);
    let ceremony = browser.begin_passwordless().await;
    let form = ceremony.answered(&mut lying, Answer::default());
    refused(&browser.clone(), &browser.submit(&form).await);
    // In a session of alice's that was left open.
    app.wait(300);
    let page = alice.open("/account/security/totp").await;
    let ceremony = alice.use_passkey(&page).await;
    let form = ceremony.answered(&mut own, Answer::default());
    alice.submit(&form).await.reply.is_page(403, "passkey");
    // And the challenge of one person's proof in the hands of another, in one browser.
    let theirs = alice.use_passkey(&page).await;
    let mut shared = alice.clone();
    let out = shared.open("/account").await.form("csrf");
    shared.submit(&out).await.is("sign-in");
    let ceremony = second_step(&mut shared, "mallory").await;
    let form = ceremony.answered(&mut own, Answer::default());
    shared.submit(&form).await.is("account");
    app.wait(300);
    let page = shared.open("/account/security/totp").await;
    let ceremony = shared.use_passkey(&page).await;
    let mut form = ceremony.answered(&mut own, Answer::default());
    form.set("ceremony", &field(&theirs, "ceremony"));
    shared.submit(&form).await.reply.is_page(403, "passkey");
    mallory.open("/account/security/totp").await.is("confirm");
}

#[tokio::test]
async fn an_answer_of_another_site_or_without_verification_or_too_late_is_refused() {
    let app = TestApp::start().await;
    let (_, mut passkey) = app.person("alice").await.with_passkey().await;
    let honest = Answer::default();
    let mut browser = app.browser();
    for answer in [
        Answer {
            origin: "https://evil.example",
            ..honest
        },
        Answer {
            origin: "http://localhost:1",
            ..honest
        },
        Answer {
            host: "evil.example",
            ..honest
        },
        Answer {
            verified: false,
            ..honest
        },
    ] {
        let ceremony = browser.begin_passwordless().await;
        let form = ceremony.answered(&mut passkey, answer);
        refused(&browser.clone(), &browser.submit(&form).await);
        let ceremony = second_step(&mut browser, "alice").await;
        let form = ceremony.answered(&mut passkey, answer);
        refused(&browser.clone(), &browser.submit(&form).await);
    }
    for broken in ["{}", "null", "\"\"", "{\"id\":1}"] {
        let ceremony = browser.begin_passwordless().await;
        let mut form = ceremony.form.clone();
        form.set("credential", broken);
        refused(&browser.clone(), &browser.submit(&form).await);
    }
    let ceremony = browser.begin_passwordless().await;
    app.wait(300);
    let form = ceremony.answered(&mut passkey, honest);
    refused(&browser.clone(), &browser.submit(&form).await);
    // A signature with one bit turned over.
    let ceremony = browser.begin_passwordless().await;
    let mut answer = passkey.assertion(&ceremony.options, honest);
    let signature = answer["response"]["signature"].as_str().unwrap().to_owned();
    let flipped = if signature.ends_with('A') { "E" } else { "A" };
    let at = signature.len() - 1;
    answer["response"]["signature"] = format!("{}{flipped}", &signature[..at]).into();
    let mut form = ceremony.form.clone();
    form.set("credential", &answer.to_string());
    refused(&browser.clone(), &browser.submit(&form).await);
    browser
        .clone()
        .submit(&ceremony.answered(&mut passkey, honest))
        .await
        .is("account");
}

#[tokio::test]
async fn a_copy_of_a_passkey_is_found_by_its_counter() {
    let app = TestApp::start().await;
    let (_, mut passkey) = app.person("alice").await.with_passkey().await;
    let mut copy: Passkey = passkey.clone();
    for _ in 0..2 {
        let mut browser = app.browser();
        let ceremony = browser.begin_passwordless().await;
        let form = ceremony.answered(&mut passkey, Answer::default());
        browser.submit(&form).await.is("account");
    }
    let mut browser = app.browser();
    let ceremony = browser.begin_passwordless().await;
    let form = ceremony.answered(&mut copy, Answer::default());
    refused(&browser.clone(), &browser.submit(&form).await);
    let ceremony = second_step(&mut browser, "alice").await;
    let form = ceremony.answered(&mut copy, Answer::default());
    refused(&browser.clone(), &browser.submit(&form).await);
}

#[tokio::test]
async fn a_passkey_of_a_disabled_person_or_one_that_was_taken_away_opens_nothing() {
    let app = TestApp::start().await;
    let alice = app.person("alice").await;
    let (mut signed_in, mut passkey) = alice.with_passkey().await;
    alice.change(UserChange::Disable).await;
    let mut browser = app.browser();
    let ceremony = browser.begin_passwordless().await;
    let form = ceremony.answered(&mut passkey, Answer::default());
    refused(&browser.clone(), &browser.submit(&form).await);
    alice.change(UserChange::Enable).await;
    let ceremony = browser.begin_passwordless().await;
    let form = ceremony.answered(&mut passkey, Answer::default());
    browser.clone().submit(&form).await.is("account");
    signed_in.open("/account").await.is("sign-in");

    let ceremony = browser.begin_passwordless().await;
    app.database.execute("DELETE FROM second_factors").await;
    let form = ceremony.answered(&mut passkey, Answer::default());
    refused(&browser.clone(), &browser.submit(&form).await);
}

#[tokio::test]
async fn wrong_answers_of_a_passkey_are_tries_at_the_second_factor() {
    let app = TestApp::with(&[("LIMITS__ENABLED", "true")]).await;
    let (_, mut passkey) = app.person("alice").await.with_passkey().await;
    let mut stranger = app.browser();
    stranger.address = "198.51.100.1".to_owned();
    let mut last = 0;
    let ceremony = second_step(&mut stranger, "alice").await;
    for _ in 0..11 {
        let form = ceremony.answered(
            &mut passkey,
            Answer {
                verified: false,
                ..Answer::default()
            },
        );
        last = stranger.submit(&form).await.reply.status.as_u16();
    }
    assert_eq!(last, 429);
}

#[tokio::test]
async fn where_browsers_allow_no_passkeys_none_are_offered() {
    // A passkey is bound to a host name, which an address is not.
    let app = TestApp::with(&[("PUBLIC_URL", "http://127.0.0.1:13120")]).await;
    let mut browser = app.person("alice").await.browser().await;
    let html = app.browser().open("/sign-in").await.is("sign-in");
    assert!(!html.contains("/sign-in/passkey"));
    let html = browser
        .open("/account/security")
        .await
        .is("account-security");
    assert!(html.contains("https") && !html.contains("action=\"/account/security/passkeys\""));
    for path in ["/sign-in/passkey", "/account/security/passkeys"] {
        let csrf = browser.open("/account").await.form("csrf").fields[0]
            .1
            .clone();
        let page = browser.follow(browser.post(path, &[("csrf", &csrf)])).await;
        page.is_error(400);
    }
}
