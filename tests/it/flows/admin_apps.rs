//! Administrators and apps: each thing that they can do on the pages, what the audit log says of it, and what the app and its people see.

use permesso::actions::actor::Actor;
use permesso::actions::clients::{self, Settings};

use crate::support::{Browser, CALLBACK, Form, Page, Rp, TestApp, forms};

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

async fn open(browser: &mut Browser, rp: &Rp) -> Page {
    let page = browser.open(&format!("/admin/apps/{}", rp.client_id)).await;
    page.is("admin-app");
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

/// Ada, who administers, with her id.
async fn ada(app: &TestApp) -> (Browser, String) {
    let ada = app.admin("ada").await;
    let id = ada.user().await.id;
    (ada.browser().await, id)
}

/// The newest event about a client that an administrator did: name and detail.
async fn done(app: &TestApp, actor: &str, client: &str) -> (String, Option<String>) {
    let events = app.app.store.client_history(client, 50).await.unwrap();
    let event = events
        .into_iter()
        .find(|event| event.actor_id.as_deref() == Some(actor))
        .expect("an event with the administrator as actor");
    assert!(event.network.is_some(), "from where");
    (event.event, event.detail)
}

#[tokio::test]
async fn an_app_that_waits_is_approved_and_may_then_be_used() {
    let app = TestApp::with(&[("REGISTRATION__MODE", "approval")]).await;
    let (mut browser, id) = ada(&app).await;
    let rp = app.client().api().await;
    let mut bob = app.person("bob").await.browser().await;
    bob.ask(&rp.ask()).await.is_error(403);
    let list = browser.open("/admin/apps?show=waiting").await;
    assert!(list.is("admin-apps").contains(&rp.client_id));
    let html = send(&mut browser, &rp, "approve", |_| ())
        .await
        .is("admin-app");
    assert!(html.contains("The app is approved.") && !html.contains("value=\"approve\""));
    let (event, _) = done(&app, &id, &rp.client_id).await;
    assert_eq!(event, "client_approved");
    let list = browser.open("/admin/apps?show=waiting").await;
    assert!(!list.is("admin-apps").contains(&rp.client_id));
    let code = bob.allow(&rp).await;
    rp.tokens(&code).await;
}

#[tokio::test]
async fn the_mark_of_a_checked_app_is_set_and_taken_away() {
    let app = TestApp::start().await;
    let (mut browser, id) = ada(&app).await;
    let rp = app.client().api().await;
    let mut bob = app.person("bob").await.browser().await;
    let asked = |page: Page| page.is("consent").contains("Not checked");
    assert!(asked(bob.ask(&rp.ask()).await));
    let html = send(&mut browser, &rp, "check", |_| ())
        .await
        .is("admin-app");
    assert!(html.contains("The app is marked as checked."));
    let told = done(&app, &id, &rp.client_id).await;
    assert_eq!(
        told,
        ("client_changed".to_owned(), Some("checked true".to_owned()))
    );
    assert!(!asked(bob.ask(&rp.ask()).await));
    let list = browser.open("/admin/apps?show=checked").await;
    assert!(list.is("admin-apps").contains(&rp.client_id));
    send(&mut browser, &rp, "uncheck", |_| ())
        .await
        .is("admin-app");
    assert!(asked(bob.ask(&rp.ask()).await));
}

#[tokio::test]
async fn a_form_that_comes_twice_does_nothing_and_is_no_event() {
    let app = TestApp::start().await;
    let (mut browser, _) = ada(&app).await;
    let rp = app.client().api().await;
    let page = open(&mut browser, &rp).await;
    let form = form(&page, "disable");
    browser.submit(&form).await.is("admin-app");
    let before = app.events().await;
    let html = browser.submit(&form).await.is("admin-app");
    assert!(html.contains("Nothing was changed"));
    assert_eq!(app.events().await, before);
}

#[tokio::test]
async fn an_app_that_is_switched_off_does_nothing_until_it_is_switched_on() {
    let app = TestApp::start().await;
    let (mut browser, id) = ada(&app).await;
    let rp = app.client().api().await;
    let (_, tokens) = app.connect(&rp).await;
    let page = open(&mut browser, &rp).await;
    assert!(page.html().contains("for the 1 person who uses it"));
    let html = send(&mut browser, &rp, "disable", |_| ())
        .await
        .is("admin-app");
    assert!(html.contains("Switched off by an administrator"));
    assert!(!rp.lives(&tokens.access).await);
    let told = done(&app, &id, &rp.client_id).await;
    assert_eq!(told.1.as_deref(), Some("disabled"));
    let list = browser.open("/admin/apps?show=disabled").await;
    assert!(list.is("admin-apps").contains(&rp.client_id));
    send(&mut browser, &rp, "enable", |_| ())
        .await
        .is("admin-app");
    assert!(rp.lives(&tokens.access).await);
}

#[tokio::test]
async fn lifetimes_of_one_app_hold_for_its_next_tokens() {
    let app = TestApp::start().await;
    let (mut browser, id) = ada(&app).await;
    let rp = app.client().confidential().await;
    let page = send(&mut browser, &rp, "policy", |form| {
        form.set("access_lifetime", "30");
    })
    .await;
    let html = page.reply.is_page(422, "admin-app");
    assert!(html.contains("within these bounds") && html.contains("value=\"30\""));
    let html = send(&mut browser, &rp, "policy", |form| {
        form.set("access_lifetime", "120");
        form.set("refresh_idle", "7200");
        form.set("pkce", "required");
    })
    .await
    .is("admin-app");
    assert!(html.contains("How its tokens and requests work is changed."));
    let told = done(&app, &id, &rp.client_id).await;
    assert_eq!(
        told.1.as_deref(),
        Some("PKCE required, access lifetime 120 s, refresh idle 7200 s")
    );
    let mut bob = app.person("bob").await.browser().await;
    assert_eq!(bob.ask(&rp.ask()).await.error(), "invalid_request");
    let rp = rp.with_pkce();
    let code = bob.allow_ask(&rp.ask()).await;
    let tokens = rp.tokens(&code).await;
    assert_eq!(tokens.expires_in, Some(120));
    app.wait(121);
    assert!(!rp.lives(&tokens.access).await);
    let next = rp.refreshed(&tokens.refresh).await;
    assert_eq!(next.expires_in, Some(120));
    app.wait(7_201);
    rp.refresh(&next.refresh)
        .await
        .refused(400, "invalid_grant");
}

#[tokio::test]
async fn comparing_by_origin_is_asked_about_in_words_first() {
    let app = TestApp::start().await;
    let (mut browser, _) = ada(&app).await;
    let rp = app.client().confidential().await;
    let elsewhere = rp
        .ask()
        .with("redirect_uri", "https://app.example/elsewhere");
    let mut bob = app.person("bob").await.browser().await;
    bob.ask(&elsewhere).await.is_error(400);
    let page = send(&mut browser, &rp, "policy", |form| {
        form.set("redirect_match", "origin");
    })
    .await;
    let html = page.is("admin-app-sure");
    assert!(html.contains("https://app.example") && html.contains("Compare only the origin?"));
    bob.ask(&elsewhere).await.is_error(400);
    let form = page.form("sure");
    browser.press(&form, "sure", "yes").await.is("admin-app");
    bob.ask(&elsewhere).await.is("consent");
}

#[tokio::test]
async fn a_resource_server_needs_an_audience_and_a_secret() {
    let app = TestApp::start().await;
    let (mut browser, _) = ada(&app).await;
    let rp = app.client().confidential().await;
    let wrong = send(&mut browser, &rp, "policy", |form| {
        form.set("audience", "not an address");
    });
    wrong.await.reply.is_page(422, "admin-app");
    let issuer = app.app.issuer().to_owned();
    send(&mut browser, &rp, "policy", |form| {
        form.set("audience", &issuer)
    })
    .await
    .is("admin-app");
    let other = app.client().api().await;
    let (_, tokens) = app.connect(&other).await;
    assert_eq!(rp.introspect(&tokens.access).await["active"], true);
    send(&mut browser, &rp, "policy", |form| form.set("audience", ""))
        .await
        .is("admin-app");
    assert_eq!(rp.introspect(&tokens.access).await["active"], false);
}

#[tokio::test]
async fn only_an_administrator_gives_a_restricted_scope() {
    let file =
        "[[scopes.own]]\nname = \"vault:open\"\ntext = \"Open the vault.\"\nrestricted = true\n";
    let app = TestApp::with_file(file, &[]).await;
    let (mut browser, id) = ada(&app).await;
    let rp = app.client().confidential().await;
    let vault = rp.ask().scope("vault:open");
    let mut bob = app.person("bob").await.browser().await;
    assert_eq!(bob.ask(&vault).await.error(), "invalid_scope");
    let html = browser.open("/admin/scopes").await.is("admin-scopes");
    assert!(html.contains("vault:open") && html.contains("Restricted"));
    send(&mut browser, &rp, "scopes", |form| {
        form.set("limit", "yes");
        form.fields
            .push(("scope".to_owned(), "vault:open".to_owned()));
    })
    .await
    .is("admin-app");
    let told = done(&app, &id, &rp.client_id).await;
    assert_eq!(told.1.as_deref(), Some("scopes \"vault:open\""));
    let code = bob.allow_ask(&vault).await;
    rp.tokens(&code).await;
    app.run_jobs().await;
    let html = browser.open("/admin/scopes").await.is("admin-scopes");
    assert!(html.contains("In the limit of 1 app<"), "{html}");
    assert!(html.contains("Allowed 1 time at present"));
    send(&mut browser, &rp, "scopes", |form| form.set("limit", "no"))
        .await
        .is("admin-app");
    assert_eq!(bob.ask(&vault).await.error(), "invalid_scope");
}

#[tokio::test]
async fn an_app_is_given_to_a_person_and_taken_away_again() {
    let app = TestApp::start().await;
    let (mut browser, id) = ada(&app).await;
    let rp = app.client().api().await;
    let mut bob = app.person("bob").await.browser().await;
    send(&mut browser, &rp, "owner", |form| {
        form.set("username", "nobody")
    })
    .await
    .reply
    .is_page(422, "admin-app");
    let html = send(&mut browser, &rp, "owner", |form| {
        form.set("username", "Bob")
    })
    .await
    .is("admin-app");
    assert!(html.contains("Another person answers for the app now."));
    let told = done(&app, &id, &rp.client_id).await;
    assert_eq!(
        told,
        ("client_owner_changed".to_owned(), Some("bob".to_owned()))
    );
    let own = format!("/developer/{}", rp.client_id);
    bob.open(&own).await.is("developer-app");
    let found = browser.open("/admin/apps?by=owner&q=bob").await;
    assert!(found.is("admin-apps").contains(&rp.client_id));
    let html = send(&mut browser, &rp, "no-owner", |_| ())
        .await
        .is("admin-app");
    assert!(html.contains("Nobody answers for the app now."));
    bob.open(&own).await.is_error(404);
}

#[tokio::test]
async fn another_secret_is_shown_once_and_ends_the_older() {
    let app = TestApp::start().await;
    let (mut browser, id) = ada(&app).await;
    let rp = app.client().api().await;
    let (_, tokens) = app.connect(&rp).await;
    let page = open(&mut browser, &rp).await;
    let form = form(&page, "rotate");
    let html = browser.submit(&form).await.is("admin-app");
    let (_, rest) = html.split_once("<code id=\"client-secret\"").unwrap();
    let secret = rest.split_once('>').unwrap().1.split('<').next().unwrap();
    assert!(secret.starts_with("pms_"));
    let told = done(&app, &id, &rp.client_id).await;
    assert_eq!(told.1.as_deref(), Some("secret rotated"));
    rp.refresh(&tokens.refresh)
        .await
        .refused(401, "invalid_client");
    let renewed = Rp {
        secret: Some(secret.to_owned()),
        ..rp.clone()
    };
    renewed.refreshed(&tokens.refresh).await;
    // A reload of the answer sends the form again, and must not end the secret that was just shown.
    let html = browser.submit(&form).await.is("admin-app");
    assert!(html.contains("Nothing was changed") && !html.contains(secret));
}

#[tokio::test]
async fn deleting_says_how_many_people_lose_it() {
    let app = TestApp::start().await;
    let (mut browser, id) = ada(&app).await;
    let rp = app.client().api().await;
    let (mut alice, tokens) = app.connect(&rp).await;
    let html = open(&mut browser, &rp).await.html();
    assert!(html.contains("1 person who uses it is disconnected"));
    let html = send(&mut browser, &rp, "delete", |_| ())
        .await
        .is("admin-apps");
    assert!(html.contains("The app is deleted") && !html.contains(&rp.client_id));
    assert!(!rp.lives(&tokens.access).await);
    let apps = alice.open("/account/apps").await;
    assert!(!apps.is("account-apps").contains(&rp.client_id));
    assert_eq!(done(&app, &id, &rp.client_id).await.0, "client_deleted");
    let gone = format!("/admin/apps/{}", rp.client_id);
    browser.open(&gone).await.is_error(404);
}

#[tokio::test]
async fn twins_of_one_site_are_merged_and_the_software_is_told() {
    let app = TestApp::start().await;
    let (mut browser, id) = ada(&app).await;
    let kept = app.client().name("Kept").api().await;
    let used = app.client().name("Used").api().await;
    let never = app.client().name("Never").api().await;
    let (_, tokens) = app.connect(&used).await;
    let html = browser.open("/admin/apps/duplicates").await;
    assert!(
        html.is("admin-apps-duplicates")
            .contains("https://app.example")
    );
    let page = browser
        .open("/admin/apps/duplicates?site=https%3A%2F%2Fapp.example")
        .await;
    page.is("admin-apps-duplicates");
    let mut form = page.form("keep");
    form.set("keep", &kept.client_id);
    let wrong = browser.submit(&form).await;
    wrong.reply.is_page(422, "admin-apps-duplicates");
    for rp in [&used, &never] {
        form.fields.push(("other".to_owned(), rp.client_id.clone()));
    }
    let html = browser.submit(&form).await.is("admin-apps-duplicates");
    assert!(
        html.contains("Switched off: 1. Deleted, because never used: 1."),
        "{html}"
    );
    assert!(html.contains("No site has more than one app."));
    let told = done(&app, &id, &used.client_id).await;
    assert_eq!(
        told,
        (
            "client_merged".to_owned(),
            Some(format!("into {}", kept.client_id))
        )
    );
    let said = used
        .refresh(&tokens.refresh)
        .await
        .refused(401, "invalid_client");
    assert!(
        said.contains(&format!("merged into {}", kept.client_id)),
        "{said}"
    );
    // Who cannot prove to be the app is told nothing.
    let guess = Rp {
        secret: Some("guess".to_owned()),
        ..used.clone()
    };
    let said = guess
        .refresh(&tokens.refresh)
        .await
        .refused(401, "invalid_client");
    assert!(!said.contains(&kept.client_id));
    assert!(!used.lives(&tokens.access).await);
    let html = open(&mut browser, &used).await.html();
    assert!(html.contains("Another app was put in its place") && html.contains(&kept.client_id));
    let gone = format!("/admin/apps/{}", never.client_id);
    browser.open(&gone).await.is_error(404);
    send(&mut browser, &used, "enable", |_| ())
        .await
        .is("admin-app");
    used.refreshed(&tokens.refresh).await;
}

#[tokio::test]
async fn apps_are_found_by_name_site_id_and_state_page_after_page() {
    let app = TestApp::start().await;
    let (mut browser, _) = ada(&app).await;
    let http = app
        .client()
        .name("Plain")
        .redirect("http://plain.example/cb")
        .api()
        .await;
    let made = app
        .client()
        .name("Other")
        .redirect("https://www.other.example/")
        .confidential()
        .await;
    for number in 0..55 {
        let name = format!("Newsletter {number:02}");
        app.wait(60);
        app.client()
            .name(&name)
            .redirect(&format!("https://n{number}.example/"))
            .api()
            .await;
    }
    let mut found = async |path: &str| browser.open(path).await.is("admin-apps");
    let first = found("/admin/apps").await;
    assert!(first.contains("Newsletter 54") && !first.contains("Newsletter 04"));
    let next = first
        .split("href=\"")
        .find_map(|rest| rest.strip_prefix("/admin/apps?"));
    let next = next
        .and_then(|rest| rest.split('"').next())
        .unwrap()
        .replace("&#38;", "&");
    let second = found(&format!("/admin/apps?{next}")).await;
    assert!(second.contains("Newsletter 04") && second.contains("Plain"));
    assert!(!second.contains("Newsletter 05"));
    let named = found("/admin/apps?q=NEWSletter+1&by=name").await;
    assert_eq!(named.matches("Newsletter 1").count(), 10);
    let id = found(&format!("/admin/apps?by=id&q={}", http.client_id)).await;
    assert!(id.contains("Plain") && id.contains("Without encryption"));
    let beneath = found("/admin/apps?by=site&q=.other.example").await;
    assert!(beneath.contains(&made.client_id));
    assert!(
        !found("/admin/apps?by=site&q=other.example")
            .await
            .contains(&made.client_id)
    );
    let plain = found("/admin/apps?show=http").await;
    assert!(plain.contains(&http.client_id) && !plain.contains("Newsletter"));
    let alone = found("/admin/apps?show=self-registered&by=name&q=o").await;
    assert!(alone.contains("There are no such apps."));
    assert!(
        found("/admin/apps?by=site&q=not+a+host")
            .await
            .contains("This isn’t a host.")
    );
}

#[tokio::test]
async fn what_no_database_holds_is_simply_not_found() {
    let app = TestApp::start().await;
    let (mut browser, _) = ada(&app).await;
    for path in [
        "/admin/apps?q=%00",
        "/admin/apps?by=site&q=a%00.example",
        "/admin/apps?by=owner&q=%00",
        "/admin/apps?key=%00&id=%00",
        "/admin/apps?q=a&key=%00&id=%00",
    ] {
        browser.open(path).await.is("admin-apps");
    }
    for query in ["after", "site"] {
        let path = format!("/admin/apps/duplicates?{query}=%00");
        browser.open(&path).await.is("admin-apps-duplicates");
    }
    browser.open("/admin/apps/%00").await.is_error(404);
}

#[tokio::test]
async fn what_the_command_line_did_has_no_administrator() {
    let app = TestApp::start().await;
    let (mut browser, _) = ada(&app).await;
    let rp = app.client().redirect(CALLBACK).api().await;
    let client = app.app.store.client(&rp.client_id).await.unwrap().unwrap();
    let checked = Settings {
        checked: Some(true),
        ..Settings::default()
    };
    clients::change(&app.app, Actor::Operator, &client, checked, app.now())
        .await
        .unwrap();
    let html = open(&mut browser, &rp).await.html();
    assert!(html.contains("checked true") && !html.contains("by the administrator"));
}
