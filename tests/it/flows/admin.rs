//! Those who run the instance, on their pages: each thing that they do, what the person meets afterwards, and what the trail says of it.

use permesso::people::session::PROOF_LIFETIME;

use crate::support::{Browser, Cell, Form, PASSWORD, Page, Person, TestApp, forms};

const OTHER: &str = "violet anchor seventeen moss";
const DAY: i64 = 86_400;

/// Ada, who administers, and her browser.
async fn ada(app: &TestApp) -> (Person, Browser) {
    let ada = app.admin("ada").await;
    let browser = ada.browser().await;
    (ada, browser)
}

/// The form of a page whose hidden `do` has this value.
#[track_caller]
fn form(page: &Page, what: &str) -> Form {
    let html = page.html();
    forms(&html)
        .into_iter()
        .find(|form| {
            let mut fields = form.fields.iter();
            fields.any(|(name, value)| name == "do" && value == what)
        })
        .unwrap_or_else(|| panic!("no form to {what}: {html}"))
}

fn offers(page: &Page, what: &str) -> bool {
    page.html()
        .contains(&format!("name=\"do\" value=\"{what}\""))
}

async fn open(browser: &mut Browser, person: &Person) -> Page {
    let page = browser.open(&format!("/admin/people/{}", person.id)).await;
    page.is("admin-person");
    page
}

/// Does something to a person's account.
async fn act(browser: &mut Browser, person: &Person, what: &str) -> Page {
    let page = open(browser, person).await;
    browser.submit(&form(&page, what)).await
}

/// Does it, and is told that it was done.
async fn done(browser: &mut Browser, person: &Person, what: &str) -> Page {
    let page = act(browser, person, what).await;
    let html = page.is("admin-person");
    assert!(
        html.contains("<p class=\"note\" role=\"status\">"),
        "{html}"
    );
    page
}

/// Every event that somebody did on a page for administrators: event, whose account, detail.
async fn trail(app: &TestApp, actor: &Person) -> Vec<(String, Option<String>, Option<String>)> {
    let sql = format!(
        "SELECT event, user_id, detail FROM audit_events WHERE actor_id = '{}' ORDER BY at, id",
        actor.id
    );
    let text = |cell: &Cell| match cell {
        Cell::Null => None,
        cell => Some(cell.text().to_owned()),
    };
    let rows = app.database.rows(&sql).await;
    rows.iter()
        .map(|row| (row[0].text().to_owned(), text(&row[1]), text(&row[2])))
        .collect()
}

#[track_caller]
fn says(trail: &[(String, Option<String>, Option<String>)], event: &str, of: &Person, more: &str) {
    let expected = (
        event.to_owned(),
        Some(of.id.clone()),
        Some(more.to_owned()).filter(|more| !more.is_empty()),
    );
    assert_eq!(trail, [expected]);
}

#[tokio::test]
async fn the_first_page_says_what_needs_attention_and_how_much_there_is() {
    let app = TestApp::with(&[
        ("SIGN_UP__MODE", "invite"),
        ("REGISTRATION__MODE", "approval"),
    ])
    .await;
    let (ada, mut browser) = ada(&app).await;
    app.client().api().await;
    let html = browser.open("/admin").await.is("admin");
    for said in [
        "1 administrator has no second factor.",
        "href=\"/admin/people?show=admins\"",
        "1 app waits for your approval.",
        "href=\"/admin/apps?show=waiting\"",
        "href=\"/admin/health\"",
    ] {
        assert!(html.contains(said), "{said}: {html}");
    }
    assert!(!html.contains("invitation ends"));
    ada.with_totp().await;
    let page = browser.open("/admin/invitations").await;
    let mut invite = form(&page, "invite");
    invite.set("days", "2");
    let made = browser.submit(&invite).await;
    read_link(&app, &made, "invite=");
    let html = browser.open("/admin").await.is("admin");
    assert!(
        !html.contains("no second factor.") && html.contains("1 invitation ends within two days")
    );
    // Small numbers are exact at once, without the job.
    assert!(html.contains("<dt>People</dt><dd>1</dd>"), "{html}");
    app.person("bob").await;
    app.run_jobs().await;
    let html = browser.open("/admin").await.is("admin");
    assert!(html.contains("<dt>People</dt><dd>2</dd>"));
    // The way there is for administrators alone.
    assert!(
        browser
            .open("/account")
            .await
            .html()
            .contains("href=\"/admin\"")
    );
}

/// The link that stands in an answer alone.
fn read_link(app: &TestApp, page: &Page, before: &str) -> String {
    let html = page.html();
    let (_, link) = html
        .split_once("<code id=\"link\" class=\"uri\" dir=\"ltr\">")
        .unwrap_or_else(|| panic!("no link: {html}"));
    let link = link.split('<').next().unwrap();
    app.journal.read(link.split_once(before).unwrap().1);
    link.strip_prefix(app.app.issuer()).unwrap().to_owned()
}

#[tokio::test]
async fn people_are_listed_filtered_and_searched_page_by_page() {
    let app = TestApp::with(&[("SCOPES__PRESETS", "gancio,open-collective")]).await;
    let (_, mut browser) = ada(&app).await;
    for n in 0..120 {
        app.wait(1);
        app.person(&format!("p{n:03}")).await;
    }
    // Newest first; nobody is missing, nobody is there twice.
    for (path, expected) in [
        ("/admin/people", 121),
        ("/admin/people?q=P", 120),
        ("/admin/people?q=p1", 20),
    ] {
        let mut seen = Vec::new();
        let mut next = Some(path.to_owned());
        while let Some(path) = next {
            let html = browser.open(&path).await.is("admin-people");
            let ids = html.split("href=\"/admin/people/").skip(1);
            seen.extend(ids.map(|rest| rest.split('"').next().unwrap().to_owned()));
            next = html
                .split("<a class=\"quiet\" href=\"")
                .nth(1)
                .map(|rest| rest.split('"').next().unwrap().replace("&#38;", "&"));
        }
        let count = seen.len();
        seen.sort();
        seen.dedup();
        assert_eq!((count, seen.len()), (expected, expected), "{path}");
    }
    let first = browser.open("/admin/people").await.html();
    assert!(first.contains("P119") && !first.contains("P000"));
    let names = async |browser: &mut Browser, path: &str| {
        let html = browser.open(path).await.is("admin-people");
        html.matches("href=\"/admin/people/").count()
    };
    app.database
        .execute("UPDATE users SET disabled_at = 1 WHERE username = 'p007'")
        .await;
    for (path, count) in [
        ("/admin/people?show=admins", 1),
        ("/admin/people?show=disabled", 1),
        ("/admin/people?show=unprotected&q=ada", 1),
        ("/admin/people?show=disabled&q=p00", 1),
        ("/admin/people?show=admins&q=p", 0),
        ("/admin/people?q=p007@people.example", 1),
        ("/admin/people?q=nobody", 0),
        ("/admin/people?q=%25", 0),
        ("/admin/people?q=%F0%9F%8E%88", 0),
        ("/admin/people?show=strange", 50),
        ("/admin/people?after=x&key=zz", 50),
    ] {
        assert_eq!(names(&mut browser, path).await, count, "{path}");
    }
    // Somebody who calls herself something else is found by that, and no longer by what she was called.
    let zoe = app.person("zoe").await;
    let token = zoe.advanced("Script", "account").await;
    app.call(axum::http::Method::PATCH, "/api/user")
        .bearer(&token)
        .json(&serde_json::json!({ "name": "Émilie du Châtelet" }))
        .await
        .ok();
    for (path, count) in [
        ("/admin/people?q=%C3%89MILIE+DU", 1),
        ("/admin/people?q=ch%C3%A2telet", 1),
        ("/admin/people?q=hatelet", 0),
    ] {
        assert_eq!(names(&mut browser, path).await, count, "{path}");
    }
}

#[tokio::test]
async fn a_disabled_account_does_nothing_until_it_is_enabled() {
    let app = TestApp::start().await;
    let (ada, mut browser) = ada(&app).await;
    let rp = app.client().confidential().await;
    let (mut alices, tokens) = app.connect(&rp).await;
    let user = app.app.store.user_by_login("alice").await.unwrap().unwrap();
    let alice = Person {
        server: app.browser().server,
        id: user.id,
        username: user.username,
    };
    let page = done(&mut browser, &alice, "disable").await;
    assert!(offers(&page, "enable") && !offers(&page, "disable") && !offers(&page, "reset-link"));
    says(&trail(&app, &ada).await, "user_changed", &alice, "disabled");
    assert!(!rp.lives(&tokens.access).await);
    alices.open("/account").await.is("sign-in");
    done(&mut browser, &alice, "enable").await;
    assert!(rp.lives(&tokens.access).await);
    app.browser().sign_in("alice").await;
}

#[tokio::test]
async fn somebody_is_signed_out_everywhere_and_told() {
    let app = TestApp::start().await;
    let (ada, mut browser) = ada(&app).await;
    let bob = app.person("bob").await;
    let (mut one, mut two) = (bob.browser().await, bob.browser().await);
    done(&mut browser, &bob, "end-sessions").await;
    for bobs in [&mut one, &mut two] {
        bobs.open("/account").await.is("sign-in");
    }
    says(&trail(&app, &ada).await, "sessions_ended", &bob, "operator");
    let page = open(&mut browser, &bob).await;
    assert!(!offers(&page, "end-sessions"), "there is none to end");
    one.sign_in("bob").await;
    let html = one.open("/account/history").await.is("account-history");
    assert!(html.contains("The people who run this server signed you out everywhere."));
}

#[tokio::test]
async fn what_apps_may_do_and_personal_tokens_end() {
    let app = TestApp::start().await;
    let (ada, mut browser) = ada(&app).await;
    let rp = app.client().confidential().await;
    let bob = app.person("bob").await;
    let mut bobs = bob.browser().await;
    let code = bobs.allow(&rp).await;
    let tokens = rp.tokens(&code).await;
    let script = bob.personal("Script", "email").await;
    let page = open(&mut browser, &bob).await;
    assert!(page.html().contains("<dt>Connected apps</dt><dd>1</dd>"));
    done(&mut browser, &bob, "end-access").await;
    assert!(!rp.lives(&tokens.access).await);
    let reply = app.get("/api/user").bearer(&script).await;
    reply.refused(401, "invalid_token");
    bobs.open("/account").await.is("account");
    says(&trail(&app, &ada).await, "access_ended", &bob, "operator");
    let html = bobs.open("/account/history").await.is("account-history");
    assert!(html.contains("ended what apps may do with your account, and your personal tokens."));
}

#[tokio::test]
async fn a_lost_second_factor_is_taken_away() {
    let app = TestApp::start().await;
    let (ada, mut browser) = ada(&app).await;
    let bob = app.person("bob").await;
    bob.with_totp().await;
    let people = "/admin/people?show=unprotected&q=bob";
    assert!(!browser.open(people).await.html().contains(&bob.id));
    let page = done(&mut browser, &bob, "reset-factor").await;
    assert!(
        page.html()
            .contains("None: a password alone protects the account.")
    );
    assert!(browser.open(people).await.html().contains(&bob.id));
    app.browser().sign_in("bob").await;
    let told = trail(&app, &ada).await;
    says(&told, "second_factor_removed", &bob, "all, by an operator");
}

#[tokio::test]
async fn somebody_becomes_an_administrator_and_is_none_any_more() {
    let app = TestApp::start().await;
    let (ada, mut browser) = ada(&app).await;
    let bob = app.person("bob").await;
    let mut bobs = bob.browser().await;
    bobs.open("/admin").await.is_error(403);
    let before = open(&mut browser, &bob).await;
    done(&mut browser, &bob, "promote").await;
    let told = trail(&app, &ada).await;
    says(&told, "user_changed", &bob, "made an administrator");
    bobs.open("/admin").await.is("admin");
    // The form of a page that stood open meanwhile.
    let again = browser.submit(&form(&before, "promote")).await;
    assert!(again.is("admin-person").contains("It was so already"));
    done(&mut browser, &bob, "demote").await;
    bobs.open("/admin").await.is_error(403);
    bobs.open("/account").await.is("account");
}

#[tokio::test]
async fn the_last_administrator_stays_one() {
    let app = TestApp::start().await;
    let (ada, mut browser) = ada(&app).await;
    let page = open(&mut browser, &ada).await;
    assert!(page.html().contains("This is your own account."));
    for what in ["demote", "disable"] {
        let page = act(&mut browser, &ada, what).await;
        assert!(
            page.is("admin-person")
                .contains("there would be no administrator left")
        );
    }
    let mut delete = form(&page, "delete");
    delete.set("username", "ada");
    let page = browser.press(&delete, "revoke", "yes").await;
    assert!(
        page.is("admin-person")
            .contains("there would be no administrator left")
    );
    assert!(trail(&app, &ada).await.is_empty());
    // With another one she may go, and these pages close at once.
    app.admin("bea").await;
    act(&mut browser, &ada, "demote").await.is_error(403);
}

#[tokio::test]
async fn a_link_for_a_new_password_is_shown_once_and_works_once() {
    let app = TestApp::start().await;
    let (ada, mut browser) = ada(&app).await;
    let bob = app.person("bob").await;
    let page = act(&mut browser, &bob, "reset-link").await;
    let link = read_link(&app, &page, "link=");
    assert!(!open(&mut browser, &bob).await.html().contains(&link));
    says(&trail(&app, &ada).await, "reset_link", &bob, "");
    let mut bobs = app.browser();
    let page = bobs.open(&link).await;
    let mut choose = page.form("new_password");
    choose.set("new_password", OTHER);
    bobs.submit(&choose).await;
    let page = bobs.open("/sign-in").await;
    bobs.fill_sign_in(&page, "bob", OTHER).await.is("account");
}

#[tokio::test]
async fn an_account_is_deleted_after_its_name_was_typed() {
    let app = TestApp::start().await;
    let (ada, mut browser) = ada(&app).await;
    let bob = app.person("bob").await;
    let mut bobs = bob.browser().await;
    let page = open(&mut browser, &bob).await;
    let mut delete = form(&page, "delete");
    for wrong in ["", "ada", "bo"] {
        delete.set("username", wrong);
        let page = browser.press(&delete, "revoke", "yes").await;
        let html = page.reply.is_page(422, "admin-person");
        assert!(html.contains("This is not the user name. Nothing was deleted."));
    }
    bobs.open("/account").await.is("account");
    delete.set("username", " BOB ");
    let page = browser.press(&delete, "revoke", "yes").await;
    let html = page.is("admin-people");
    assert!(html.contains("The account was deleted.") && !html.contains(&bob.id));
    bobs.open("/account").await.is("sign-in");
    says(&trail(&app, &ada).await, "user_deleted", &bob, "operator");
    let gone = format!("/admin/people/{}", bob.id);
    browser.open(&gone).await.is_error(404);
    assert_eq!(
        browser
            .open("/admin/people?q=bob")
            .await
            .html()
            .matches(&gone)
            .count(),
        0
    );
    // The trail still tells of somebody who is gone.
    let html = browser
        .open(&format!("/admin/audit?person={}", bob.id))
        .await
        .is("admin-audit");
    assert!(html.contains("user_deleted") && !html.contains(&format!("href=\"{gone}\"")));
}

#[tokio::test]
async fn an_invitation_is_made_used_and_withdrawn() {
    let app = TestApp::with(&[("SIGN_UP__MODE", "invite")]).await;
    let (ada, mut browser) = ada(&app).await;
    let page = browser.open("/admin/invitations").await;
    let mut invite = form(&page, "invite");
    for (name, wrong) in [
        ("uses", "0"),
        ("uses", "many"),
        ("days", "366"),
        ("email", "nowhere"),
    ] {
        let right = invite.fields.iter().find(|(field, _)| field == name);
        let right = right.unwrap().1.clone();
        invite.set(name, wrong);
        let page = browser.submit(&invite).await;
        let html = page.reply.is_page(422, "admin-invitations");
        assert!(html.contains("aria-invalid") && html.contains(&format!("value=\"{wrong}\"")));
        invite.set(name, &right);
    }
    assert!(trail(&app, &ada).await.is_empty());
    invite.set("uses", "2");
    let made = browser.submit(&invite).await;
    let link = read_link(&app, &made, "invite=");
    assert!(made.html().contains("2 accounts are left."));
    let mut zoes = app.browser();
    let page = zoes.open(&link).await;
    let mut join = page.form("password");
    for (name, value) in [
        ("username", "zoe"),
        ("email", "zoe@people.example"),
        ("password", PASSWORD),
    ] {
        join.set(name, value);
    }
    zoes.submit(&join).await.is("account");
    let page = browser.open("/admin/invitations").await;
    let html = page.is("admin-invitations");
    assert!(html.contains("1 account is left.") && !html.contains(&link));
    let withdraw = page.form("revoke");
    let page = browser.press(&withdraw, "revoke", "yes").await;
    assert!(
        page.is("admin-invitations")
            .contains("The invitation was withdrawn")
    );
    let page = browser.press(&withdraw, "revoke", "yes").await;
    assert!(page.is("admin-invitations").contains("It was so already"));
    app.browser().open(&link).await.is_error(403);
    let told = trail(&app, &ada).await;
    let events: Vec<&str> = told.iter().map(|(event, ..)| event.as_str()).collect();
    assert_eq!(events, ["invitation", "invitation"]);
}

#[tokio::test]
async fn where_invitations_open_nothing_the_page_says_so() {
    let app = TestApp::start().await;
    let (_, mut browser) = ada(&app).await;
    let html = browser
        .open("/admin/invitations")
        .await
        .is("admin-invitations");
    assert!(html.contains("At present an invitation opens nothing"));
}

#[tokio::test]
async fn an_old_proof_is_asked_for_again_and_what_was_asked_for_goes_through_it() {
    let app = TestApp::start().await;
    let (ada, mut browser) = ada(&app).await;
    let bob = app.person("bob").await;
    app.wait(PROOF_LIFETIME);
    let asked = act(&mut browser, &bob, "promote").await;
    let html = asked.is("confirm");
    assert!(html.contains("only administrators may do"));
    assert!(trail(&app, &ada).await.is_empty());
    let mut proof = asked.form("password");
    proof.set("password", "wrong");
    browser.submit(&proof).await.reply.is_page(403, "confirm");
    proof.set("password", PASSWORD);
    let page = browser.submit(&proof).await;
    assert!(
        page.is("admin-person")
            .contains("The person is an administrator now.")
    );
    let told = trail(&app, &ada).await;
    says(&told, "user_changed", &bob, "made an administrator");
}

#[tokio::test]
async fn the_trail_is_filtered_by_everything_that_it_says() {
    let app = TestApp::start().await;
    let (ada, mut browser) = ada(&app).await;
    let rp = app.client().confidential().await;
    let (alices, tokens) = app.connect(&rp).await;
    drop(alices);
    rp.refreshed(&tokens.refresh).await;
    app.wait(2 * DAY);
    let bob = app.person("bob").await;
    let mut bobs = app.browser();
    bobs.address = "2001:db8:1:2::77".to_owned();
    bobs.sign_in("bob").await;
    let mut browser_of_ada = ada.browser().await;
    done(&mut browser_of_ada, &bob, "end-sessions").await;
    let day = |at: i64| permesso::people::calendar::day(at);
    let (before, today) = (day(app.now() - 2 * DAY), day(app.now()));
    let count = |html: &str, event: &str| html.matches(&format!("<p><code>{event}</code>")).count();
    for (query, event, times) in [
        ("", "sign_in", 4),
        ("", "tokens_refreshed", 0),
        ("?event=all", "tokens_refreshed", 1),
        ("?event=tokens_refreshed", "tokens_refreshed", 1),
        ("?event=tokens_refreshed", "sign_in", 0),
        ("?event=sign_in", "sign_in", 4),
        ("?event=sign_in", "consent_allowed", 0),
        ("?event=sign_in&person=bob", "sign_in", 1),
        ("?person=BOB@people.example", "sign_in", 1),
        ("?person=nobody", "sign_in", 0),
        ("?person=alice&event=all", "tokens_refreshed", 1),
        ("?network=2001:db8:1:2::99", "sign_in", 1),
        ("?network=2001:db8:1:2::/64&person=ada", "sign_in", 0),
        ("?actor=ada", "sessions_ended", 1),
        ("?actor=ada", "sign_in", 0),
        ("?actor=ada&person=alice", "sessions_ended", 0),
        (&format!("?client={}", rp.client_id), "consent_allowed", 1),
        (&format!("?client={}", rp.client_id), "sign_in", 0),
        (&format!("?to={before}"), "sign_in", 2),
        (&format!("?from={today}"), "sign_in", 2),
        (
            &format!("?from={before}&to={today}&event=sign_in"),
            "sign_in",
            4,
        ),
    ] {
        let path = format!("/admin/audit{query}");
        let html = browser.open(&path).await.is("admin-audit");
        assert_eq!(count(&html, event), times, "{query}: {html}");
    }
    let html = browser
        .open("/admin/audit?from=2026-02-30")
        .await
        .is("admin-audit");
    assert!(html.contains("This is no day."));
    // Names lead to whom they are of.
    let html = browser.open("/admin/audit?actor=ada").await.html();
    assert!(html.contains(&format!("href=\"/admin/people/{}\"", bob.id)));
    assert!(html.contains(&format!("href=\"/admin/people/{}\"", ada.id)));
}

#[tokio::test]
async fn the_trail_is_read_page_by_page_and_nothing_is_left_out() {
    let app = TestApp::start().await;
    let (_, mut browser) = ada(&app).await;
    let bob = app.person("bob").await;
    for _ in 0..70 {
        app.wait(1);
        bob.browser().await;
    }
    let (mut seen, mut pages, mut next) = (
        0,
        0,
        Some("/admin/audit?person=bob&event=sign_in".to_owned()),
    );
    while let Some(path) = next {
        let html = browser.open(&path).await.is("admin-audit");
        seen += html.matches("<p><code>sign_in</code>").count();
        pages += 1;
        next = html
            .split("<a class=\"quiet\" href=\"/admin/audit?before")
            .nth(1)
            .map(|rest| {
                format!(
                    "/admin/audit?before{}",
                    rest.split('"').next().unwrap().replace("&#38;", "&")
                )
            });
    }
    assert_eq!((seen, pages), (70, 2));
}

#[tokio::test]
async fn the_trail_is_taken_away_as_lines_that_no_spreadsheet_runs() {
    let app = TestApp::start().await;
    let (ada, mut browser) = ada(&app).await;
    let bob = app.person("bob").await;
    bob.personal("=HYPERLINK(\"http://evil.example\")", "email")
        .await;
    let reply = browser
        .fetch(app.get("/admin/audit/export?format=csv&person=bob"))
        .await;
    assert_eq!(reply.status, 200);
    assert_eq!(
        reply.header("content-type"),
        Some("text/csv; charset=utf-8")
    );
    assert_eq!(
        reply.header("content-disposition"),
        Some("attachment; filename=\"audit.csv\"")
    );
    let text = reply.text();
    let mut lines = text.split("\r\n");
    assert_eq!(
        lines.next(),
        Some("id,at,event,user_id,client_id,grant_id,network,actor_id,detail")
    );
    let token = lines
        .find(|line| line.contains("personal_token_created"))
        .unwrap();
    assert!(
        token.ends_with(",\"'=HYPERLINK(\"\"http://evil.example\"\")\""),
        "{token}"
    );
    // More than fits into one read.
    for _ in 0..1_100 {
        app.app
            .store
            .commit(permesso::store::audit::Record {
                audit: app.app.event("server_started", None, app.now()),
            })
            .await
            .unwrap();
    }
    let reply = browser
        .fetch(app.get("/admin/audit/export?format=json-lines"))
        .await;
    let text = reply.text();
    let events: Vec<serde_json::Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let all = app
        .database
        .value("SELECT COUNT(*) FROM audit_events")
        .await
        .int();
    assert_eq!(i64::try_from(events.len()).unwrap(), all);
    assert!(events[0]["at"].as_str().unwrap().ends_with('Z'));
    for wrong in [
        "?format=xml",
        "",
        "?format=csv&from=x",
        "?format=csv&event=x",
    ] {
        let path = format!("/admin/audit/export{wrong}");
        browser.fetch(app.get(&path)).await.is_page(400, "error");
    }
    drop(ada);
}

#[tokio::test]
async fn the_settings_in_force_are_shown_and_no_secret_of_them() {
    let app = TestApp::with(&[("INSTANCE__NAME", "Calendar & co")]).await;
    let (_, mut browser) = ada(&app).await;
    let html = browser.open("/admin/settings").await.is("admin-settings");
    for setting in app.app.config.shown() {
        assert!(
            html.contains(&format!("id=\"{}\"", setting.key)),
            "{}",
            setting.key
        );
    }
    assert!(html.contains("Calendar &#38; co") && html.contains("PERMESSO_INSTANCE__NAME"));
    assert!(html.contains("The default"));
    assert!(!html.contains(crate::support::KEY));
}

#[tokio::test]
async fn health_tells_of_the_database_and_of_each_job() {
    let app = TestApp::start().await;
    let (_, mut browser) = ada(&app).await;
    app.run_jobs().await;
    let html = browser.open("/admin/health").await.is("admin-health");
    for job in permesso::jobs::JOBS {
        assert!(
            html.contains(&format!("<code>{}</code>", job.name)),
            "{}",
            job.name
        );
    }
    assert!(html.contains("as this program needs it") && !html.contains("Failed"));
    assert!(html.contains(env!("CARGO_PKG_VERSION")));
    assert!(
        !browser
            .open("/docs")
            .await
            .html()
            .contains(env!("CARGO_PKG_VERSION"))
    );
}

#[tokio::test]
async fn a_job_that_failed_is_what_needs_attention() {
    let app = TestApp::start().await;
    let (_, mut browser) = ada(&app).await;
    app.app.pulse.ran(permesso::actions::health::JobRun {
        name: "sweep",
        period: 300,
        last_at: Some(app.now()),
        took: 3,
        error: Some("sweep: <b>the disk is full</b>".to_owned()),
    });
    let html = browser.open("/admin").await.is("admin");
    assert!(html.contains("The job <code>sweep</code> failed when it ran last."));
    let html = browser.open("/admin/health").await.is("admin-health");
    assert!(html.contains("&#60;b&#62;the disk is full") && html.contains("Failed"));
}
