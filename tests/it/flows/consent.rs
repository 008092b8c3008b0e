//! Consent that protects: what the page shows and in which order, whose answer counts, and how often.

use permesso::store::users::UserChange;

use crate::support::{Page, TestApp};

const SCOPES: &[(&str, &str)] = &[("SCOPES__PRESETS", "gancio,open-collective")];

/// That the words stand in the page in this order.
#[track_caller]
fn in_order(html: &str, words: &[&str]) {
    let main = html.split_once("<main").expect("a main part").1;
    let mut rest = main;
    for word in words {
        let (_, after) = rest
            .split_once(word)
            .unwrap_or_else(|| panic!("{word} is missing, or too early, in {main}"));
        rest = after;
    }
}

#[tokio::test]
async fn the_page_says_which_site_who_it_claims_to_be_whose_account_what_how_long_and_where_to() {
    let app = TestApp::with(SCOPES).await;
    let rp = app
        .client()
        .name("Party Planner")
        .redirect("https://app.example/callback")
        .website("https://elsewhere.example/about")
        .api()
        .await;
    app.wait(3 * 86_400);
    let mut browser = app.person("alice").await.browser().await;
    let page = browser.ask(&rp.ask()).await;
    let html = page.is("consent");
    in_order(
        &html,
        &[
            "app.example",
            "Party Planner",
            "Not checked",
            "elsewhere.example",
            "3 days ago",
            "Alice",
            "alice@people.example",
            "Not you?",
            "Add and edit your events",
            "will not be able to",
            "How long",
            "/account/apps",
            "app.example",
            "value=\"deny\"",
            "value=\"allow\"",
        ],
    );
    // The applicant's own word is no link, unless its host is where the person is sent anyway.
    assert!(!html.contains("href=\"https://elsewhere.example"));
}

#[tokio::test]
async fn a_website_is_a_link_only_at_the_redirect_host_or_for_a_checked_app() {
    let app = TestApp::start().await;
    let mut browser = app.person("alice").await.browser().await;
    let own = app
        .client()
        .website("https://app.example/about")
        .api()
        .await;
    let html = browser.ask(&own.ask()).await.is("consent");
    assert!(html.contains("href=\"https://app.example/about\""));
    let checked = app
        .client()
        .website("https://elsewhere.example/")
        .checked()
        .confidential()
        .await;
    let html = browser.ask(&checked.ask()).await.is("consent");
    assert!(html.contains("href=\"https://elsewhere.example/\""));
    assert!(!html.contains("Not checked"));
}

#[tokio::test]
async fn a_hostile_name_is_cleaned_capped_and_escaped() {
    let app = TestApp::start().await;
    let mut browser = app.person("alice").await.browser().await;
    let name = format!(
        "<script>\u{202e}alert(1)\u{200b}\u{7}</script>{}",
        "x".repeat(100)
    );
    let rp = app.client().name(&name).api().await;
    let page = browser.ask(&rp.ask()).await;
    let html = page.is("consent");
    assert!(!html.contains("<script>alert"));
    assert!(html.contains("alert(1)"));
    for stripped in ['\u{202e}', '\u{200b}', '\u{7}'] {
        assert!(!html.contains(stripped));
    }
    assert!(
        !html.contains(&"x".repeat(60)),
        "capped at 60 characters with what stands before"
    );
    let apps = {
        browser.decide(&page, "allow").await.code();
        browser.open("/account/apps").await.is("account-apps")
    };
    assert!(!apps.contains("<script>alert"));
}

#[tokio::test]
async fn a_name_of_mixed_scripts_is_said_to_be_one_and_a_host_shows_its_punycode() {
    let app = TestApp::start().await;
    let mut browser = app.person("alice").await.browser().await;
    // The first letter is Cyrillic.
    let rp = app
        .client()
        .name("\u{430}pple Calendar")
        .redirect("https://xn--pple-43d.example/cb")
        .api()
        .await;
    let html = browser.ask(&rp.ask()).await.is("consent");
    assert!(html.contains("xn--pple-43d.example"));
    assert!(html.contains("mixes letters"));
}

#[tokio::test]
async fn a_single_scope_is_a_line_and_several_are_ticked_boxes() {
    let app = TestApp::with(SCOPES).await;
    let rp = app.client().confidential().await;
    let mut browser = app.person("alice").await.browser().await;
    let html = browser.ask(&rp.ask().scope("email")).await.is("consent");
    assert_eq!(html.matches("type=\"checkbox\"").count(), 0);
    let html = browser
        .ask(&rp.ask().scope("email account expenses"))
        .await
        .is("consent");
    assert_eq!(html.matches("type=\"checkbox\" name=\"scope\"").count(), 3);
    assert_eq!(html.matches(" checked>").count(), 3);
    let html = browser.ask(&rp.ask()).await.is("consent");
    assert!(html.contains("only learn who you are"));
}

#[tokio::test]
async fn what_is_unticked_is_not_granted_and_what_was_not_asked_cannot_be_ticked() {
    let app = TestApp::with(SCOPES).await;
    let rp = app.client().confidential().await;
    let mut browser = app.person("alice").await.browser().await;
    let page = browser.ask(&rp.ask().scope("email account expenses")).await;
    let mut form = page.form("decision");
    form.fields
        .retain(|(name, value)| name != "scope" || value != "account");
    form.fields
        .push(("scope".to_owned(), "event:write".to_owned()));
    let code = browser.press(&form, "decision", "allow").await.code();
    assert_eq!(rp.tokens(&code).await.scope, "email expenses");

    let page = browser
        .ask(&rp.ask().scope("email account").prompt("consent"))
        .await;
    let mut form = page.form("decision");
    form.fields.retain(|(name, _)| name != "scope");
    let code = browser.press(&form, "decision", "allow").await.code();
    let tokens = rp.tokens(&code).await;
    assert_eq!(
        tokens.scope, "",
        "all boxes unticked and Allow is a grant with an empty scope"
    );
    assert!(rp.lives(&tokens.access).await);
}

#[tokio::test]
async fn no_is_said_to_the_app() {
    let app = TestApp::start().await;
    let rp = app
        .client()
        .redirect("https://app.example/cb?own=1")
        .api()
        .await;
    let mut browser = app.person("alice").await.browser().await;
    let page = browser.ask(&rp.ask()).await;
    let page = browser.decide(&page, "deny").await;
    assert!(
        page.away()
            .as_str()
            .starts_with("https://app.example/cb?own=1&error=access_denied&")
    );
    assert_eq!(page.param("state").as_deref(), Some("a state/with = & + ü"));
    assert_eq!(page.param("iss").as_deref(), Some(app.app.issuer()));
    assert!(app.events().await.contains(&"consent_denied".to_owned()));
    // No is no answer for the next time.
    browser.ask(&rp.ask()).await.is("consent");
}

#[tokio::test]
async fn a_double_click_gets_the_same_code_and_only_within_a_minute() {
    let app = TestApp::start().await;
    let rp = app.client().api().await;
    let mut browser = app.person("alice").await.browser().await;
    let page = browser.ask(&rp.ask()).await;
    let code = browser.decide(&page, "allow").await.code();
    assert_eq!(browser.decide(&page, "allow").await.code(), code);
    app.wait(59);
    assert_eq!(browser.decide(&page, "allow").await.code(), code);
    app.wait(1);
    let html = browser.decide(&page, "allow").await.is_error(400);
    assert!(
        html.contains("https://app.example/callback"),
        "a link to the app"
    );
    assert!(!html.contains("pmc_"), "without a code");
    rp.tokens(&code).await;
}

#[tokio::test]
async fn the_randomness_that_repeats_a_code_is_erased_after_its_minute() {
    let app = TestApp::start().await;
    let rp = app.client().api().await;
    let mut browser = app.person("alice").await.browser().await;
    browser.allow(&rp).await;
    let salts = "SELECT COUNT(*) FROM authorization_requests WHERE code_salt IS NOT NULL";
    assert_eq!(app.database.value(salts).await.int(), 1);
    app.wait(60);
    app.run_jobs().await;
    assert_eq!(app.database.value(salts).await.int(), 0);
}

#[tokio::test]
async fn two_tabs_with_the_same_question_get_one_answer() {
    let app = TestApp::start().await;
    let rp = app.client().api().await;
    let mut browser = app.person("alice").await.browser().await;
    let one = browser.ask(&rp.ask()).await;
    let handle = handle_of(&one);
    let other = browser.open(&format!("/consent?request={handle}")).await;
    browser.decide(&one, "allow").await.code();
    // Another form of the same request is another click, and not the same one twice.
    browser.decide(&other, "allow").await.is_error(400);
    browser
        .open(&format!("/consent?request={handle}"))
        .await
        .is_error(400);
    let codes = "SELECT COUNT(*) FROM authorization_codes";
    assert_eq!(app.database.value(codes).await.int(), 1);
}

fn handle_of(page: &Page) -> String {
    let form = page.form("decision");
    let (_, handle) = form
        .fields
        .into_iter()
        .find(|(name, _)| name == "request")
        .unwrap();
    handle
}

#[tokio::test]
async fn yes_after_no_of_the_same_form_stays_no() {
    let app = TestApp::start().await;
    let rp = app.client().api().await;
    let mut browser = app.person("alice").await.browser().await;
    let page = browser.ask(&rp.ask()).await;
    assert_eq!(browser.decide(&page, "deny").await.error(), "access_denied");
    assert_eq!(
        browser.decide(&page, "allow").await.error(),
        "access_denied"
    );
}

#[tokio::test]
async fn not_you_lets_another_person_take_the_request_up() {
    let app = TestApp::start().await;
    let rp = app.client().api().await;
    let bob = app.person("bob").await;
    let mut browser = app.person("alice").await.browser().await;
    let page = browser.ask(&rp.ask()).await;
    page.is("consent");
    let alices = page.clone();
    // Not the form of the header: the one that keeps the request.
    let html = page.html();
    let main = &html[html.find("<main").unwrap()..];
    let switch = crate::support::Form::with(main, "request").unwrap();
    assert_eq!(switch.action, "/sign-out");
    let page = browser.submit(&switch).await;
    page.is("sign-in");
    let page = browser
        .fill_sign_in(&page, "bob", crate::support::PASSWORD)
        .await;
    assert!(page.is("consent").contains("bob@people.example"));
    // The page that alice saw is worth nothing any more.
    browser.decide(&alices, "allow").await.is_error(403);
    let code = browser.decide(&page, "allow").await.code();
    let tokens = rp.tokens(&code).await;
    assert_eq!(tokens.username, "bob");
    let me = app.get("/api/user").bearer(&tokens.access).await.ok();
    assert_eq!(me["id"], bob.id.as_str());
}

#[tokio::test]
async fn a_request_belongs_to_the_browser_that_brought_it() {
    let app = TestApp::start().await;
    let rp = app.client().api().await;
    let mut browser = app.person("alice").await.browser().await;
    let page = browser.ask(&rp.ask()).await;
    let handle = handle_of(&page);
    let mut thief = app.person("mallory").await.browser().await;
    thief
        .open(&format!("/consent?request={handle}"))
        .await
        .is_error(400);
    // With a form of her own she still has neither session nor person of the request.
    let own = thief.ask(&rp.ask()).await;
    let mut form = own.form("decision");
    form.set("request", &handle);
    let refused = thief.press(&form, "decision", "allow").await;
    assert!(refused.reply.status != 303 && !refused.html().contains("pmc_"));
    assert_eq!(
        app.database
            .value("SELECT COUNT(*) FROM grants")
            .await
            .int(),
        0
    );
    // Before sign-in too.
    let mut nobody = app.browser();
    let sign_in = nobody.ask(&rp.ask()).await;
    let handle = sign_in
        .form("password")
        .fields
        .iter()
        .find(|(n, _)| n == "request")
        .unwrap()
        .1
        .clone();
    thief
        .open(&format!("/sign-in?request={handle}"))
        .await
        .is_error(400);
    // Nor does an answered request tell a stranger whose it was.
    let answered = handle_of(&page);
    browser.decide(&page, "allow").await.code();
    let told = thief
        .open(&format!("/consent?request={answered}"))
        .await
        .is_error(400);
    assert!(!told.contains("app.example"));
}

#[tokio::test]
async fn a_question_closes_after_an_hour() {
    let app = TestApp::start().await;
    let rp = app.client().api().await;
    let mut browser = app.person("alice").await.browser().await;
    let page = browser.ask(&rp.ask()).await;
    app.wait(3_600);
    browser.decide(&page, "allow").await.is_error(400);
    browser
        .open(&format!("/consent?request={}", handle_of(&page)))
        .await
        .is_error(400);
}

#[tokio::test]
async fn an_app_that_is_disabled_or_loses_its_redirect_uri_while_the_page_is_open_gets_nothing() {
    let app = TestApp::start().await;
    let rp = app.client().api().await;
    let mut browser = app.person("alice").await.browser().await;
    let page = browser.ask(&rp.ask()).await;
    rp.set(|op| op.disabled = Some(true)).await;
    browser.decide(&page, "allow").await.is_error(400);
    rp.set(|op| op.disabled = Some(false)).await;
    let page = browser.ask(&rp.ask()).await;
    app.database
        .execute("UPDATE redirect_uris SET redirect_uri = 'https://app.example/other'")
        .await;
    browser.decide(&page, "allow").await.is_error(400);
}

#[tokio::test]
async fn a_session_that_ended_while_the_page_was_open_gives_nothing() {
    let app = TestApp::start().await;
    let rp = app.client().api().await;
    let alice = app.person("alice").await;
    let mut browser = alice.browser().await;
    let page = browser.ask(&rp.ask()).await;
    alice.change(UserChange::Disable).await;
    let refused = browser.decide(&page, "allow").await;
    assert_ne!(refused.reply.status, 303);
    assert_eq!(
        app.database
            .value("SELECT COUNT(*) FROM authorization_codes")
            .await
            .int(),
        0
    );
}

#[tokio::test]
async fn an_answer_without_its_parts_is_no_answer() {
    let app = TestApp::start().await;
    let rp = app.client().api().await;
    let mut browser = app.person("alice").await.browser().await;
    let page = browser.ask(&rp.ask()).await;
    let form = page.form("decision");
    for missing in ["request", "form"] {
        let mut form = form.clone();
        form.set(missing, "");
        browser
            .press(&form, "decision", "allow")
            .await
            .is_error(400);
    }
    let mut maybe = form.clone();
    maybe.set("decision", "maybe");
    browser.submit(&maybe).await.is_error(400);
    browser.submit(&form).await.is_error(400);
    browser.decide(&page, "allow").await.code();
}

#[tokio::test]
async fn an_administrator_is_warned_of_what_an_app_could_reach() {
    let app = TestApp::start().await;
    let rp = app.client().api().await;
    let mut admin = app.admin("ada").await.browser().await;
    assert!(
        admin
            .ask(&rp.ask())
            .await
            .is("consent")
            .contains("You are an administrator")
    );
    let mut browser = app.person("alice").await.browser().await;
    assert!(
        !browser
            .ask(&rp.ask())
            .await
            .is("consent")
            .contains("You are an administrator")
    );
}
