//! Signing in and out: sessions, and guesses that are slowed down without locking anybody out.

use crate::support::{Browser, PASSWORD, Page, TestApp};

const LIMITS: &[(&str, &str)] = &[("LIMITS__ENABLED", "true")];

async fn try_to(browser: &mut Browser, username: &str, password: &str) -> Page {
    let page = browser.open("/sign-in").await;
    browser.fill_sign_in(&page, username, password).await
}

#[tokio::test]
async fn a_name_or_an_address_signs_in_whatever_its_case() {
    let app = TestApp::start().await;
    app.person("alice").await;
    for login in [
        "alice",
        " Alice ",
        "alice@people.example",
        "ALICE@PEOPLE.EXAMPLE",
    ] {
        try_to(&mut app.browser(), login, PASSWORD)
            .await
            .is("account");
    }
}

#[tokio::test]
async fn wrong_is_one_answer_whatever_was_wrong() {
    let app = TestApp::start().await;
    app.person("alice").await;
    let mut browser = app.browser();
    let mut pages = Vec::new();
    for (username, password) in [
        ("alice", "wrong"),
        ("nobody", PASSWORD),
        ("alice", ""),
        ("", ""),
        ("alice", &"x".repeat(1_000)),
        (&"x".repeat(1_000), PASSWORD),
    ] {
        let page = try_to(&mut browser, username, password).await;
        let html = page.reply.is_page(403, "sign-in");
        pages.push(html.replace(&format!(" value=\"{username}\""), ""));
    }
    // What was typed as a name stays; nothing else tells one from the other.
    pages.dedup();
    assert_eq!(pages.len(), 1, "{pages:#?}");
    assert!(browser.session().is_none());
}

#[tokio::test]
async fn each_sign_in_is_a_new_session_and_ends_the_one_of_before() {
    let app = TestApp::start().await;
    let mut browser = app.person("alice").await.browser().await;
    let old = browser.clone();
    let rp = app.client().api().await;
    let page = browser.ask(&rp.ask().prompt("login")).await;
    browser
        .fill_sign_in(&page, "alice", PASSWORD)
        .await
        .is("consent");
    assert_ne!(browser.session(), old.session());
    let mut old = old;
    old.open("/account").await.is("sign-in");
}

#[tokio::test]
async fn a_session_that_was_planted_before_sign_in_is_not_used() {
    let app = TestApp::start().await;
    app.person("alice").await;
    let planted = "a".repeat(64);
    let mut browser = app.browser();
    browser
        .cookies
        .insert("permesso-session".to_owned(), planted.clone());
    browser.open("/sign-in").await.is("sign-in");
    browser.sign_in("alice").await;
    assert_ne!(browser.session(), Some(&planted));
}

#[tokio::test]
async fn signing_out_ends_the_session_on_the_server() {
    let app = TestApp::start().await;
    let mut browser = app.person("alice").await.browser().await;
    let mut copy = browser.clone();
    let page = browser.open("/account").await;
    let form = page.form("csrf");
    assert_eq!(form.action, "/sign-out");
    let page = browser.submit(&form).await;
    assert!(page.is("sign-in").contains("You are signed out"));
    assert!(browser.session().is_none());
    copy.open("/account").await.is("sign-in");
    assert!(app.events().await.contains(&"sign_out".to_owned()));
}

#[tokio::test]
async fn a_session_ends_after_7_days_without_use_and_after_30_days_anyway() {
    const DAY: i64 = 86_400;
    let app = TestApp::start().await;
    let alice = app.person("alice").await;
    let mut idle = alice.browser().await;
    app.wait(7 * DAY);
    idle.open("/account").await.is("sign-in");
    let mut busy = alice.browser().await;
    for _ in 0..4 {
        app.wait(7 * DAY - 1);
        busy.open("/account").await.is("account");
        app.run_jobs().await;
    }
    app.wait(2 * DAY + 4);
    busy.open("/account").await.is("sign-in");
    app.run_jobs().await;
    assert_eq!(
        app.database
            .value("SELECT COUNT(*) FROM sessions")
            .await
            .int(),
        0
    );
}

#[tokio::test]
async fn who_is_signed_in_needs_no_sign_in_page() {
    let app = TestApp::start().await;
    let mut browser = app.person("alice").await.browser().await;
    browser.open("/sign-in").await.is("account");
    let mut nobody = app.browser();
    for path in ["/account", "/account/apps"] {
        nobody.open(path).await.is("sign-in");
    }
}

#[tokio::test]
async fn after_ten_failures_an_account_waits_and_the_waits_double() {
    let app = TestApp::with(LIMITS).await;
    app.person("alice").await;
    // Guesses from many networks.
    let guess = async |n: usize, login: &str| {
        let mut browser = app.browser();
        browser.address = format!("198.51.{}.{}", n / 200, n % 200 + 1);
        try_to(&mut browser, login, "wrong").await
    };
    for n in 0..10 {
        // Name and address of one account share a counter.
        let login = ["alice", "alice@people.example"][n % 2];
        guess(n, login).await.reply.is_page(403, "sign-in");
    }
    for (n, wait) in (10..).zip([5, 10, 20, 40, 80, 160, 300]) {
        let page = guess(n, "alice").await;
        assert_eq!(page.reply.status, 429, "failure {n}");
        assert_eq!(
            page.reply.header("retry-after"),
            Some(wait.to_string().as_str())
        );
        app.wait(wait);
        // After a while the window of a quarter of an hour ends.
        let status = guess(n, "alice").await.reply.status;
        assert_eq!(status, 403, "after {wait} seconds one more may be tried");
    }
    app.wait(900);
    for n in 0..9 {
        guess(n, "alice").await.reply.is_page(403, "sign-in");
    }
    try_to(&mut app.browser(), "alice", PASSWORD)
        .await
        .is("account");
}

#[tokio::test]
async fn a_stranger_cannot_lock_the_owner_out_and_a_restart_forgets_nothing() {
    let app = TestApp::with(LIMITS).await;
    let mut owner = app.person("alice").await.browser().await;
    let form = owner.open("/account").await.form("csrf");
    owner.submit(&form).await.is("sign-in");
    for n in 0..10 {
        let mut stranger = app.browser();
        stranger.address = format!("198.51.100.{}", n + 1);
        try_to(&mut stranger, "alice", "wrong")
            .await
            .reply
            .is_page(403, "sign-in");
    }
    let restarted = app.another().await;
    let mut stranger = Browser::new(&restarted);
    let page = try_to(&mut stranger, "alice", PASSWORD).await;
    assert_eq!(
        page.reply.status, 429,
        "until then no password is looked at"
    );
    // A browser in which she signed in before has a counter of its own.
    owner.sign_in("alice").await;
}

#[tokio::test]
async fn an_unknown_name_is_slowed_down_like_a_known_one() {
    let app = TestApp::with(LIMITS).await;
    for n in 0..10 {
        let mut browser = app.browser();
        browser.address = format!("198.51.100.{}", n + 1);
        try_to(&mut browser, "nobody", "wrong")
            .await
            .reply
            .is_page(403, "sign-in");
    }
    assert_eq!(
        try_to(&mut app.browser(), "nobody", "wrong")
            .await
            .reply
            .status,
        429
    );
}

#[tokio::test]
async fn a_network_that_tries_many_names_waits_too_and_others_do_not() {
    let app = TestApp::with(LIMITS).await;
    app.person("alice").await;
    let mut browser = app.browser();
    let mut refused = None;
    for n in 0..60 {
        let page = try_to(&mut browser, &format!("name{n}"), "wrong").await;
        if page.reply.status == 429 {
            refused = Some(n);
            break;
        }
    }
    assert!(refused.is_some_and(|n| n >= 20), "{refused:?}");
    let mut neighbour = app.browser();
    neighbour.address = "203.0.113.9".to_owned();
    try_to(&mut neighbour, "alice", PASSWORD)
        .await
        .is("account");
}

#[tokio::test]
async fn lifted_limits_lift_the_back_off_too() {
    let app = TestApp::start().await;
    app.person("alice").await;
    let mut browser = app.browser();
    for _ in 0..12 {
        try_to(&mut browser, "alice", "wrong")
            .await
            .reply
            .is_page(403, "sign-in");
    }
    try_to(&mut browser, "alice", PASSWORD).await.is("account");
}

#[tokio::test]
async fn the_audit_trail_knows_who_tried_and_from_where() {
    let app = TestApp::start().await;
    let alice = app.person("alice").await;
    try_to(&mut app.browser(), "alice", "wrong").await;
    app.wait(1);
    let mut browser = app.browser();
    browser.address = "2001:db8::77".to_owned();
    browser.sign_in("alice").await;
    let rows = app
        .database
        .rows("SELECT event, user_id, network FROM audit_events WHERE network IS NOT NULL ORDER BY at")
        .await;
    let shown: Vec<_> = rows
        .iter()
        .map(|row| (row[0].text(), row[1].text(), row[2].text()))
        .collect();
    assert_eq!(
        shown,
        [
            ("sign_in_failed", alice.id.as_str(), "192.0.2.1"),
            ("sign_in", alice.id.as_str(), "2001:db8::/64"),
        ]
    );
}
