//! Signing in in two steps: authenticator apps, recovery codes, and a step that cannot be skipped, shared or tried for ever.

use permesso::actions::actor::Actor;
use permesso::store::users::UserChange;
use permesso::web::router::{Access, ROUTES};

use crate::support::{
    Authenticator, Browser, PASSWORD, Page, Person, Protected, TestApp, forms, recovery_codes,
};

const LIMITS: &[(&str, &str)] = &[("LIMITS__ENABLED", "true")];

async fn factors(app: &TestApp) -> i64 {
    let count = "SELECT COUNT(*) FROM second_factors";
    app.database.value(count).await.int()
}

/// Whether the security page says that so many recovery codes are left.
fn left(html: &str, count: usize) -> bool {
    // Numbers in texts stand between marks that isolate them.
    let plain: String = html
        .chars()
        .filter(|c| !matches!(c, '\u{2066}'..='\u{2069}'))
        .collect();
    plain.contains(&format!("You have {count} left."))
}

/// That the code was wrong for the second step, and nobody is signed in.
#[track_caller]
fn wrong(browser: &Browser, page: &Page) {
    page.reply.is_page(403, "second-factor");
    assert!(browser.session().is_none());
}

/// The form on the security page that takes a second factor away.
async fn removal(browser: &mut Browser, name: &str) -> crate::support::Form {
    let html = browser
        .open("/account/security")
        .await
        .is("account-security");
    let entry = html
        .split("<li class=\"entry\">")
        .find(|entry| entry.contains(&format!("<bdi>{name}</bdi>")))
        .unwrap_or_else(|| panic!("{name} is not in the list"));
    forms(entry)
        .into_iter()
        .find(|form| form.buttons.iter().any(|(button, _)| button == "revoke"))
        .unwrap()
}

#[tokio::test]
async fn enrolment_is_completed_only_by_a_right_code_and_an_abandoned_one_leaves_nothing() {
    let app = TestApp::start().await;
    let mut browser = app.person("alice").await.browser().await;
    let abandoned = browser.open("/account/security/totp").await;
    let page = browser.open("/account/security/totp").await;
    let html = page.is("account-security-totp");
    assert!(html.contains("<svg") && html.contains("otpauth://totp/"));
    let authenticator = Authenticator::of(&page);
    assert_ne!(
        Authenticator::of(&abandoned).code(app.now()),
        authenticator.code(app.now()),
        "each time a new secret"
    );
    let mut form = page.form("enrolment");
    form.set("name", "My phone");
    for code in [
        "",
        "123",
        &authenticator.wrong(app.now()),
        &authenticator.code(app.now() - 60),
        &authenticator.code(app.now() + 60),
        &Authenticator::of(&abandoned).code(app.now()),
    ] {
        form.set("code", code);
        let again = browser.submit(&form).await;
        let html = again.reply.is_page(422, "account-security-totp");
        assert!(html.contains("My phone") && html.contains("aria-invalid=\"true\""));
        // The secret is the same, so what was scanned is not in vain.
        assert_eq!(
            Authenticator::of(&again).code(app.now()),
            authenticator.code(app.now())
        );
    }
    assert_eq!(factors(&app).await, 0);
    assert!(
        !app.events()
            .await
            .contains(&"second_factor_added".to_owned())
    );
    browser.clone().open("/account").await.is("account");
    app.browser().sign_in("alice").await;

    form.set("code", &authenticator.code(app.now()));
    recovery_codes(&browser.submit(&form).await);
    assert_eq!(factors(&app).await, 1);
    let html = browser
        .open("/account/security")
        .await
        .is("account-security");
    assert!(html.contains("My phone") && left(&html, 10));
    // The same form again, even with another code, is no second method: each code would be good twice, once for either.
    app.wait(30);
    for code in [
        authenticator.code(app.now() - 30),
        authenticator.code(app.now()),
    ] {
        form.set("code", &code);
        browser.submit(&form).await.is_error(400);
    }
    assert_eq!(factors(&app).await, 1);
    app.browser().half("alice").await;
}

#[tokio::test]
async fn an_enrolment_is_for_its_person_and_ends_after_a_quarter_of_an_hour() {
    let app = TestApp::start().await;
    let mut alice = app.person("alice").await.browser().await;
    let mut bob = app.person("bob").await.browser().await;
    let page = alice.open("/account/security/totp").await;
    let form = page.form("enrolment");
    let authenticator = Authenticator::of(&page);
    let sealed = &form
        .fields
        .iter()
        .find(|(n, _)| n == "enrolment")
        .unwrap()
        .1;
    let mut his = bob.open("/account/security/totp").await.form("enrolment");
    his.set("enrolment", sealed);
    his.set("code", &authenticator.code(app.now()));
    bob.submit(&his).await.is_error(400);
    for broken in [
        "",
        "x",
        "x.y",
        &format!("{sealed}x"),
        &sealed[..sealed.len() - 2],
    ] {
        let mut form = form.clone();
        form.set("enrolment", broken);
        form.set("code", &authenticator.code(app.now()));
        alice.submit(&form).await.is_error(400);
    }
    app.wait(900);
    let mut late = form.clone();
    late.set("code", &authenticator.code(app.now()));
    let page = alice.submit(&late).await;
    let mut proof = page.form("password");
    page.is("confirm");
    proof.set("password", PASSWORD);
    alice.submit(&proof).await.is_error(400);
    assert_eq!(factors(&app).await, 0);
}

#[tokio::test]
async fn a_code_is_good_once_for_sign_in_and_proof_together() {
    let app = TestApp::start().await;
    let mut alice = app.person("alice").await.with_totp().await;
    app.wait(300);
    let code = alice.authenticator.code(app.now());
    // First as a proof, then at a sign-in.
    let page = alice.browser.open("/account/security/totp").await;
    page.is("confirm");
    let page = alice.browser.fill_code(&page, &code).await;
    page.is("account-security-totp");
    let mut other = app.browser();
    let page = other.half("alice").await;
    wrong(&other, &other.clone().fill_code(&page, &code).await);
    app.wait(30);
    // The other way about.
    let code = alice.authenticator.code(app.now());
    other.fill_code(&page, &code).await.is("account");
    app.wait(300);
    let page = alice.browser.open("/account/security/totp").await;
    let page = alice.browser.fill_code(&page, &code).await;
    page.reply.is_page(403, "confirm");
    let mut third = app.browser();
    let page = third.half("alice").await;
    wrong(&third, &third.clone().fill_code(&page, &code).await);
    // With spaces, as apps show it.
    let code = alice.authenticator.code(app.now());
    let spaced = format!(" {} {}", &code[..3], &code[3..]);
    third.fill_code(&page, &spaced).await.is("account");
}

#[tokio::test]
async fn a_code_is_taken_one_step_early_or_late_and_none_before_the_newest_that_was_used() {
    let app = TestApp::start().await;
    let alice = app.person("alice").await.with_totp().await;
    for (offset, taken) in [
        (-60, false),
        (60, false),
        (-30, true),
        (0, true),
        (30, true),
    ] {
        app.wait(300);
        let mut browser = app.browser();
        let page = browser.half("alice").await;
        let code = alice.authenticator.code(app.now() + offset);
        let page = browser.fill_code(&page, &code).await;
        assert_eq!(
            page.reply.status == 200,
            taken,
            "{offset}: {}",
            page.reply.summary()
        );
    }
    // The code of the next step was used just now.
    let mut browser = app.browser();
    let page = browser.half("alice").await;
    for offset in [-30, 0, 30] {
        let code = alice.authenticator.code(app.now() + offset);
        wrong(&browser, &browser.clone().fill_code(&page, &code).await);
    }
}

#[tokio::test]
async fn sign_in_in_two_steps_keeps_the_request_of_an_app() {
    let app = TestApp::start().await;
    let rp = app.client().api().await;
    let alice = app.person("alice").await.with_totp().await;
    let mut browser = app.browser();
    let page = browser.ask(&rp.ask()).await;
    let page = browser.fill_sign_in(&page, "alice", PASSWORD).await;
    assert!(page.is("second-factor").contains("app.example"));
    // A wrong code keeps it too.
    let page = browser.fill_code(&page, "12").await;
    page.reply.is_page(403, "second-factor");
    let code = alice.authenticator.code(app.now());
    let page = browser.fill_code(&page, &code).await;
    assert!(page.is("consent").contains("alice@people.example"));
    let page = browser.decide(&page, "allow").await;
    assert_eq!(page.param("state").as_deref(), Some("a state/with = & + ü"));
    assert_eq!(rp.tokens(&page.code()).await.username, "alice");
    // `prompt=login` of a person who is signed in asks for both again.
    app.wait(30);
    let page = browser.ask(&rp.ask().prompt("login")).await;
    page.is("sign-in");
    let page = browser.fill_sign_in(&page, "alice", PASSWORD).await;
    page.is("second-factor");
    let code = alice.authenticator.code(app.now());
    browser.fill_code(&page, &code).await.is("consent");
}

#[tokio::test]
async fn the_request_is_kept_by_starting_again_and_told_when_it_is_gone() {
    let app = TestApp::start().await;
    let rp = app.client().api().await;
    app.person("alice").await.with_totp().await;
    let mut browser = app.browser();
    let page = browser.ask(&rp.ask()).await;
    let page = browser.fill_sign_in(&page, "alice", PASSWORD).await;
    let cancel = page.form("cancel");
    let page = browser.submit(&cancel).await;
    assert!(page.is("sign-in").contains("app.example"));
    let page = browser.fill_sign_in(&page, "alice", PASSWORD).await;
    page.is("second-factor");
    // Nobody completes a sign-in only to meet an error.
    app.database
        .execute("DELETE FROM authorization_requests")
        .await;
    let handle = page.form("code").fields;
    let handle = &handle.iter().find(|(n, _)| n == "request").unwrap().1;
    let path = format!("/sign-in/second-factor?request={handle}");
    browser.open(&path).await.is_error(400);
}

#[tokio::test]
async fn the_second_step_cannot_be_skipped_by_path() {
    let app = TestApp::start().await;
    let rp = app.client().api().await;
    app.person("alice").await.with_totp().await;
    let mut browser = app.browser();
    let page = browser.ask(&rp.ask()).await;
    let page = browser.fill_sign_in(&page, "alice", PASSWORD).await;
    page.is("second-factor");
    let form = page.form("code");
    let field = |name: &str| {
        let found = form.fields.iter().find(|(own, _)| own == name);
        found.unwrap().1.clone()
    };
    let (handle, csrf) = (field("request"), field("csrf"));
    let sessions = "SELECT COUNT(*) FROM sessions";
    let before = app.database.value(sessions).await;
    for route in ROUTES {
        if !matches!(route.access, Access::Person | Access::Proven) {
            continue;
        }
        let path = route.path.replace("{id}", "nothing");
        if route.methods.contains(&"GET") {
            browser.open(&path).await.is("sign-in");
        }
        if route.methods.contains(&"POST") {
            // The anti-forgery field of this browser fits; there is only nobody.
            let reply = browser.fetch(browser.post(&path, &[("csrf", &csrf)])).await;
            assert_eq!(reply.location(), "/sign-in", "{path}");
        }
    }
    for path in [format!("/consent?request={handle}"), rp.ask().path()] {
        let page = browser.open(&path).await;
        let name = crate::support::page_name(&page.html()).to_owned();
        assert!(
            matches!(name.as_str(), "sign-in" | "error"),
            "{path}: {name}"
        );
    }
    for decision in ["allow", "deny"] {
        let pairs = [
            ("csrf", csrf.as_str()),
            ("request", &handle),
            ("form", "x"),
            ("decision", decision),
        ];
        let reply = browser.fetch(browser.post("/consent", &pairs)).await;
        assert!(!reply.text().contains("pmc_"), "{}", reply.summary());
        let to = reply.header("location").unwrap_or_default();
        assert!(!to.starts_with("https://app.example"), "{to}");
    }
    let silent = browser.ask(&rp.ask().prompt("none")).await;
    assert!(!silent.html().contains("data-page=\"consent\""));
    assert!(browser.session().is_none());
    assert_eq!(app.database.value(sessions).await, before);
    let grants = "SELECT COUNT(*) FROM grants";
    assert_eq!(app.database.value(grants).await.int(), 0);
}

#[tokio::test]
async fn the_back_button_is_harmless() {
    let app = TestApp::start().await;
    let alice = app.person("alice").await.with_totp().await;
    let mut browser = app.browser();
    let first = browser.open("/sign-in").await;
    let second = browser.fill_sign_in(&first, "alice", PASSWORD).await;
    // Back to the password, and forward again.
    browser.open("/sign-in").await.is("sign-in");
    let again = browser.fill_sign_in(&first, "alice", PASSWORD).await;
    again.is("second-factor");
    browser
        .open("/sign-in/second-factor")
        .await
        .is("second-factor");
    let code = alice.authenticator.code(app.now());
    browser.fill_code(&second, &code).await.is("account");
    let session = browser.session().cloned();
    assert!(session.is_some());
    // Back from the account: both forms are still in the history.
    for path in ["/sign-in/second-factor", "/sign-in"] {
        browser.open(path).await.is("account");
    }
    for page in [&second, &first] {
        let form = page.form("csrf");
        let reply = browser.submit(&form).await.reply;
        assert!(
            reply.status == 403 || reply.status == 200,
            "{}",
            reply.summary()
        );
        assert_eq!(browser.session(), session.as_ref());
        browser.open("/account").await.is("account");
    }
    let events = app.events().await;
    assert_eq!(events.iter().filter(|event| *event == "sign_in").count(), 2);
}

#[tokio::test]
async fn half_a_sign_in_is_worth_nothing_in_another_browser() {
    let app = TestApp::start().await;
    let alice = app.person("alice").await.with_totp().await;
    let mut browser = app.browser();
    let page = browser.half("alice").await;
    let code = alice.authenticator.code(app.now());
    let mut thief = app.browser();
    thief.open("/sign-in/second-factor").await.is("sign-in");
    // The form with an anti-forgery value of her own.
    let own = thief.open("/sign-in").await.form("password");
    let csrf = &own.fields.iter().find(|(n, _)| n == "csrf").unwrap().1;
    let mut form = page.form("code");
    form.set("csrf", csrf);
    form.set("code", &code);
    thief.submit(&form).await.is("sign-in");
    assert!(thief.session().is_none());
    // Nor has that used the code up.
    browser.fill_code(&page, &code).await.is("account");
}

/// What ends a half sign-in.
#[derive(Debug, Clone, Copy)]
enum End {
    Time,
    StartAgain,
    NewPassword,
    Reset,
    Disabled,
    Deleted,
}

async fn end(app: &TestApp, end: End, alice: &Person, own: &mut Browser, half: &mut Browser) {
    match end {
        End::Time => app.wait(600),
        End::StartAgain => {
            let form = half.open("/sign-in/second-factor").await.form("cancel");
            half.submit(&form).await.is("sign-in");
        }
        End::NewPassword => {
            let mut form = own
                .open("/account/security/password")
                .await
                .form("new_password");
            form.set("current_password", PASSWORD);
            form.set("new_password", "another four words of fog");
            own.submit(&form).await.is("account-security");
        }
        End::Reset => {
            let hash = alice.user().await.password_hash.unwrap();
            alice.change(UserChange::ResetPassword(hash)).await;
        }
        End::Disabled => alice.change(UserChange::Disable).await,
        End::Deleted => alice.change(UserChange::Delete).await,
    }
}

#[tokio::test]
async fn half_a_sign_in_ends_with_time_and_with_what_changes_the_account() {
    for how in [
        End::Time,
        End::StartAgain,
        End::NewPassword,
        End::Reset,
        End::Disabled,
        End::Deleted,
    ] {
        let app = TestApp::start().await;
        let alice = app.person("alice").await;
        let Protected {
            mut browser,
            authenticator,
            ..
        } = alice.with_totp().await;
        let mut half = app.browser();
        let page = half.half("alice").await;
        let late = half.open("/sign-in/second-factor").await;
        late.is("second-factor");
        end(&app, how, &alice, &mut browser, &mut half).await;
        let code = authenticator.code(app.now());
        half.fill_code(&page, &code).await.is("sign-in");
        assert!(half.session().is_none(), "{how:?}");
        half.open("/sign-in/second-factor").await.is("sign-in");
        app.run_jobs().await;
        let left = "SELECT COUNT(*) FROM half_sign_ins";
        assert_eq!(app.database.value(left).await.int(), 0, "{how:?}");
    }
}

#[tokio::test]
async fn a_half_sign_in_lives_until_its_tenth_minute() {
    let app = TestApp::start().await;
    let alice = app.person("alice").await.with_totp().await;
    let mut browser = app.browser();
    let page = browser.half("alice").await;
    app.wait(599);
    let code = alice.authenticator.code(app.now());
    browser.fill_code(&page, &code).await.is("account");
}

#[tokio::test]
async fn a_recovery_code_is_good_once_and_leaves_the_other_methods() {
    let app = TestApp::start().await;
    let mut alice = app.person("alice").await.with_totp().await;
    let bob = app.person("bob").await.with_totp().await;
    let mut browser = app.browser();
    let page = browser.half("alice").await;
    let code = alice.recovery[3].clone();
    for other in [
        &bob.recovery[3],
        "aaaa-aaaa-aaaa-aaaa",
        &code[..18],
        &format!("{code}x"),
    ] {
        wrong(&browser, &browser.clone().fill_code(&page, other).await);
    }
    browser.fill_code(&page, &code).await.is("account");
    let html = browser.open("/account/history").await.is("account-history");
    assert!(html.contains("A recovery code was used."));
    let html = browser
        .open("/account/security")
        .await
        .is("account-security");
    assert!(html.contains("Authenticator app") && left(&html, 9));
    for code in &alice.recovery {
        assert!(!html.contains(code), "shown nowhere again");
    }
    // However it is typed, and only while it is unused.
    let mut again = app.browser();
    let page = again.half("alice").await;
    for spelling in [code.clone(), code.to_uppercase(), code.replace('-', "")] {
        wrong(&again, &again.clone().fill_code(&page, &spelling).await);
    }
    let next = alice.recovery[4].to_uppercase().replace('-', " ");
    again.fill_code(&page, &next).await.is("account");
    // As a proof too.
    app.wait(300);
    let page = alice.browser.open("/account/security/totp").await;
    let page = alice.browser.fill_code(&page, &alice.recovery[4]).await;
    page.reply.is_page(403, "confirm");
    let page = alice.browser.fill_code(&page, &alice.recovery[5]).await;
    page.is("account-security-totp");
    // The authenticator app goes on.
    let code = alice.authenticator.code(app.now());
    app.browser().sign_in_with_code("alice", &code).await;
}

#[tokio::test]
async fn new_recovery_codes_end_the_old_ones() {
    let app = TestApp::start().await;
    let mut alice = app.person("alice").await.with_totp().await;
    let form = alice.browser.open("/account/security").await;
    let html = form.is("account-security");
    let form = forms(&html)
        .into_iter()
        .find(|form| form.action == "/account/security/recovery-codes")
        .unwrap();
    let new = recovery_codes(&alice.browser.submit(&form).await);
    assert!(new.iter().all(|code| !alice.recovery.contains(code)));
    let mut browser = app.browser();
    let page = browser.half("alice").await;
    wrong(
        &browser,
        &browser.clone().fill_code(&page, &alice.recovery[0]).await,
    );
    browser.fill_code(&page, &new[0]).await.is("account");
    // A reload of what a form answered makes others again, and shows none of before.
    alice
        .browser
        .open("/account/security/recovery-codes")
        .await
        .is("account-security");
    assert!(
        app.events()
            .await
            .contains(&"recovery_codes_made".to_owned())
    );
}

#[tokio::test]
async fn recovery_codes_end_with_the_last_factor_and_are_new_with_the_next() {
    let app = TestApp::start().await;
    let person = app.person("alice").await;
    let mut alice = person.with_totp().await;
    let form = removal(&mut alice.browser, "Authenticator app").await;
    let page = alice.browser.press(&form, "revoke", "yes").await;
    page.is("account-security");
    let codes = "SELECT COUNT(*) FROM recovery_codes";
    assert_eq!(app.database.value(codes).await.int(), 0);
    // The password is enough again, and says so.
    let mut browser = app.browser();
    browser.sign_in("alice").await;
    // A second try at the same form meets nothing.
    let page = alice.browser.press(&form, "revoke", "yes").await;
    assert!(page.is("account-security").contains("gone already"));
    let next = person.with_totp().await;
    assert!(
        next.recovery
            .iter()
            .all(|code| !alice.recovery.contains(code))
    );
    let mut browser = app.browser();
    let page = browser.half("alice").await;
    wrong(
        &browser,
        &browser.clone().fill_code(&page, &alice.recovery[0]).await,
    );
    let code = alice.authenticator.code(app.now());
    wrong(&browser, &browser.clone().fill_code(&page, &code).await);
    browser
        .fill_code(&page, &next.recovery[0])
        .await
        .is("account");
}

#[tokio::test]
async fn one_of_two_factors_can_go_and_the_codes_stay() {
    let app = TestApp::start().await;
    let mut alice = app.person("alice").await.with_totp().await;
    let page = alice.browser.open("/account/security/totp").await;
    let second = Authenticator::of(&page);
    let mut form = page.form("enrolment");
    form.set("name", "Tablet");
    form.set("code", &second.code(app.now()));
    // The codes of the first are still good: none are shown.
    alice.browser.submit(&form).await.is("account-security");
    app.wait(30);
    let code = second.code(app.now());
    app.browser().sign_in_with_code("alice", &code).await;
    let code = alice.authenticator.code(app.now());
    app.browser().sign_in_with_code("alice", &code).await;
    let form = removal(&mut alice.browser, "Authenticator app").await;
    alice
        .browser
        .press(&form, "revoke", "yes")
        .await
        .is("account-security");
    app.wait(30);
    let mut browser = app.browser();
    let page = browser.half("alice").await;
    let code = alice.authenticator.code(app.now());
    wrong(&browser, &browser.clone().fill_code(&page, &code).await);
    browser
        .fill_code(&page, &alice.recovery[0])
        .await
        .is("account");
}

#[tokio::test]
async fn nobody_takes_away_renames_or_uses_what_is_somebody_elses() {
    let app = TestApp::start().await;
    let mut alice = app.person("alice").await.with_totp().await;
    let mut bob = app.person("bob").await.with_totp().await;
    let form = removal(&mut alice.browser, "Authenticator app").await;
    let id = &form.fields.iter().find(|(n, _)| n == "method").unwrap().1;
    let mut his = removal(&mut bob.browser, "Authenticator app").await;
    his.set("method", id);
    let page = bob.browser.press(&his, "revoke", "yes").await;
    assert!(page.is("account-security").contains("gone already"));
    his.set("rename", "yes");
    his.set("name", "Mine");
    let page = bob.browser.submit(&his).await;
    assert!(page.is("account-security").contains("gone already"));
    let names = app.database.rows("SELECT name FROM second_factors").await;
    assert_eq!(names.len(), 2);
    assert!(names.iter().all(|row| row[0].text() == "Authenticator app"));
    let mut browser = app.browser();
    let page = browser.half("alice").await;
    let code = bob.authenticator.code(app.now());
    wrong(&browser, &browser.clone().fill_code(&page, &code).await);
}

#[tokio::test]
async fn tries_at_the_second_step_are_limited_and_the_owner_is_not_locked_out() {
    let app = TestApp::with(LIMITS).await;
    let mut alice = app.person("alice").await.with_totp().await;
    let out = alice.browser.open("/account").await.form("csrf");
    alice.browser.submit(&out).await.is("sign-in");
    // A stranger knows the password, and guesses from many networks.
    let mut stranger = app.browser();
    let page = stranger.half("alice").await;
    let bad = alice.authenticator.wrong(app.now());
    for n in 0..10 {
        stranger.address = format!("198.51.100.{}", n + 1);
        let page = stranger.fill_code(&page, &bad).await;
        page.reply.is_page(403, "second-factor");
    }
    let code = alice.authenticator.code(app.now());
    let slowed = stranger.fill_code(&page, &code).await;
    slowed.reply.is_page(429, "second-factor");
    assert_eq!(slowed.reply.header("retry-after"), Some("5"));
    // A recovery code is a try at the same counter.
    let slowed = stranger.fill_code(&page, &alice.recovery[0]).await;
    slowed.reply.is_page(429, "second-factor");
    // The password clears only its own counter, and was not slowed by wrong codes.
    let mut again = app.browser();
    again.address = "203.0.113.8".to_owned();
    let page = again.half("alice").await;
    let slowed = again.fill_code(&page, &code).await;
    slowed.reply.is_page(429, "second-factor");
    // A browser in which she signed in before has a counter of its own.
    alice.browser.sign_in_with_code("alice", &code).await;
    // And that one's success does not free the stranger.
    let slowed = again.fill_code(&page, &alice.recovery[0]).await;
    slowed.reply.is_page(429, "second-factor");
    // Waiting helps, and the waits double.
    app.wait(10);
    let page = again.fill_code(&page, &bad).await;
    page.reply.is_page(403, "second-factor");
    let slowed = again.fill_code(&page, &bad).await;
    assert_eq!(slowed.reply.header("retry-after"), Some("10"));
    app.wait(10);
    again
        .fill_code(&page, &alice.recovery[0])
        .await
        .is("account");
}

#[tokio::test]
async fn wrong_passwords_do_not_slow_the_second_step_and_wrong_codes_not_the_password() {
    let app = TestApp::with(LIMITS).await;
    let alice = app.person("alice").await.with_totp().await;
    let mut half = app.browser();
    let page = half.half("alice").await;
    for n in 0..10 {
        let mut stranger = app.browser();
        stranger.address = format!("198.51.100.{}", n + 1);
        let page = stranger.open("/sign-in").await;
        let page = stranger.fill_sign_in(&page, "alice", "wrong").await;
        page.reply.is_page(403, "sign-in");
    }
    let mut stranger = app.browser();
    let sign_in = stranger.open("/sign-in").await;
    let slowed = stranger.fill_sign_in(&sign_in, "alice", PASSWORD).await;
    slowed.reply.is_page(429, "sign-in");
    let code = alice.authenticator.code(app.now());
    half.fill_code(&page, &code).await.is("account");
}

#[tokio::test]
async fn a_network_that_guesses_codes_of_many_people_waits_and_others_do_not() {
    let app = TestApp::with(LIMITS).await;
    let mut browsers = Vec::new();
    for n in 0..6 {
        let person = app.person(&format!("person{n}")).await;
        let mut browser = app.browser();
        browser.address = format!("203.0.113.{n}");
        let own = person.with_totp().await;
        let page = browser.half(&person.username).await;
        browser.address = "198.51.100.7".to_owned();
        browsers.push((browser, page, own));
    }
    let mut slowed = 0;
    for (browser, page, own) in &mut browsers {
        let bad = own.authenticator.wrong(app.now());
        for _ in 0..9 {
            slowed += usize::from(browser.fill_code(page, &bad).await.reply.status == 429);
        }
    }
    assert_eq!(slowed, 4, "the network waits after its fiftieth failure");
    let (browser, page, own) = &mut browsers[5];
    let code = own.authenticator.code(app.now());
    browser
        .fill_code(page, &code)
        .await
        .reply
        .is_page(429, "second-factor");
    browser.address = "203.0.113.77".to_owned();
    browser.fill_code(page, &code).await.is("account");
}

#[tokio::test]
async fn an_operator_takes_the_second_factor_of_somebody_away_who_has_lost_it() {
    let app = TestApp::start().await;
    let person = app.person("alice").await;
    let alice = person.with_totp().await;
    let user = person.user().await;
    let reset =
        permesso::actions::second_factor::reset(&app.app, &user, Actor::Operator, app.now()).await;
    assert!(reset.is_ok_and(|there| there));
    let reset =
        permesso::actions::second_factor::reset(&app.app, &user, Actor::Operator, app.now()).await;
    assert!(reset.is_ok_and(|there| !there));
    let mut browser = app.browser();
    browser.sign_in("alice").await;
    let html = browser.open("/account/history").await.is("account-history");
    assert!(html.contains("second factor"));
    drop(alice);
}

#[tokio::test]
async fn a_person_has_at_most_twenty_second_factors() {
    let app = TestApp::start().await;
    let mut alice = app.person("alice").await.with_totp().await;
    for n in 1..=20 {
        let page = alice.browser.open("/account/security/totp").await;
        let mut form = page.form("enrolment");
        form.set("code", &Authenticator::of(&page).code(app.now()));
        let page = alice.browser.submit(&form).await;
        if n < 20 {
            page.is("account-security");
        } else {
            page.is_error(400);
        }
    }
    assert_eq!(factors(&app).await, 20);
}
