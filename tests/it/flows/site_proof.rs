//! An app that registered itself, claimed by its secret and a file on its site.

use crate::support::{Browser, Page, Person, Rp, Site, TestApp, authority, response};

async fn permesso() -> TestApp {
    let authority = authority();
    TestApp::with(&[
        ("OUTBOUND__PRIVATE_HOSTS", "localhost"),
        ("OUTBOUND__CA_FILE", authority.to_str().unwrap()),
    ])
    .await
}

/// Alice has shown the secret of an app of these redirect URIs.
async fn claimed(app: &TestApp, person: &Person, uris: &[&str]) -> (Rp, Browser, Page) {
    let client = app.client().name("Plugin");
    let rp = uris
        .iter()
        .fold(client, |client, uri| client.redirect(uri))
        .api()
        .await;
    let mut browser = person.browser().await;
    let mut form = browser.open("/developer").await.form("claim");
    form.set("client_id", &rp.client_id);
    form.set("client_secret", rp.secret.as_deref().unwrap());
    let page = browser.press(&form, "claim", "yes").await;
    (rp, browser, page)
}

/// What the page asks to be put on the sites.
fn word(page: &Page) -> String {
    let html = page.is("developer");
    let start = html.find("permesso-claim-").expect("a word");
    let word = html[start..].split('<').next().unwrap();
    word.to_owned()
}

fn path(rp: &Rp) -> String {
    format!("/.well-known/permesso-claim/{}", rp.client_id)
}

async fn look(browser: &mut Browser) -> Page {
    let form = browser.open("/developer").await.form("prove");
    browser.press(&form, "prove", "yes").await
}

async fn owner(app: &TestApp, rp: &Rp) -> Option<String> {
    let client = app.app.store.client(&rp.client_id).await.unwrap().unwrap();
    client.owner_id
}

#[tokio::test]
async fn a_file_on_every_site_gives_the_app_to_whoever_has_shown_its_secret() {
    let (app, site, other) = (permesso().await, Site::start().await, Site::start().await);
    let alice = app.person("alice").await;
    let uris = [
        format!("{}/callback?app=1", site.origin),
        format!("{}/again", site.origin),
        format!("{}/callback", other.origin),
    ];
    let uris: Vec<&str> = uris.iter().map(String::as_str).collect();
    let (rp, mut browser, page) = claimed(&app, &alice, &uris).await;
    let word = word(&page);
    let html = page.html();
    for origin in [&site.origin, &other.origin] {
        assert_eq!(
            html.matches(&format!("{origin}{}", path(&rp))).count(),
            1,
            "{html}"
        );
    }
    assert!(!html.contains("?app=1"));

    let page = look(&mut browser).await;
    let html = page.reply.is_page(422, "developer");
    assert_eq!(
        html.matches("The site answers <code>404</code> instead of 200")
            .count(),
        2,
        "{html}"
    );
    site.put(&path(&rp), &format!("{word}\n"));
    let page = look(&mut browser).await;
    let html = page.reply.is_page(422, "developer");
    assert_eq!(html.matches("instead of 200").count(), 1);
    assert_eq!(owner(&app, &rp).await, None);
    other.put(&path(&rp), &word);
    let page = look(&mut browser).await;
    assert!(page.is("developer").contains("The file is there"));
    assert_eq!(owner(&app, &rp).await.as_deref(), Some(alice.id.as_str()));
    // Nothing of ours went there: no cookie, no credential, no address of the person.
    let first = site.asked()[0].to_lowercase();
    let mut names: Vec<&str> = first
        .lines()
        .skip(1)
        .filter_map(|line| line.split_once(':'))
        .map(|(name, _)| name)
        .collect();
    names.sort_unstable();
    assert_eq!(names, ["accept", "host", "user-agent"], "{first}");
    let events = app.app.store.newest_events(50).await.unwrap();
    let last = events
        .iter()
        .find(|event| event.event == permesso::store::audit::names::CLIENT_OWNER)
        .unwrap();
    assert_eq!(last.detail.as_deref(), Some("proved by a file on its site"));
}

#[tokio::test]
async fn what_is_not_exactly_the_file_is_refused_with_its_reason() {
    let (app, site) = (permesso().await, Site::start().await);
    let (alice, bob) = (app.person("alice").await, app.person("bob").await);
    let uri = format!("{}/callback", site.origin);
    let (rp, mut browser, page) = claimed(&app, &alice, &[&uri]).await;
    let path = path(&rp);
    let word = word(&page);
    let elsewhere = format!(
        "HTTP/1.1 302 Found\r\nLocation: {}/moved\r\nContent-Length: 0\r\n\r\n",
        site.origin
    );
    site.put("/moved", &word);
    let refusals = [
        (response("200 OK", "something else"), "holds something else"),
        (
            response("200 OK", &format!("{word}\n{word}")),
            "holds something else",
        ),
        (
            response("200 OK", &word.to_uppercase()),
            "holds something else",
        ),
        (response("200 OK", ""), "holds something else"),
        (
            response("200 OK", &format!("{word}{}", " ".repeat(6_000))),
            "too large",
        ),
        (response("201 Created", &word), "<code>201</code>"),
        (elsewhere, "Redirects are not followed"),
        (
            "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nshort".to_owned(),
            "no https connection",
        ),
        ("SSH-2.0-OpenSSH\r\n\r\n".to_owned(), "no https connection"),
    ];
    for (answer, reason) in refusals {
        site.answer(&path, answer);
        let page = look(&mut browser).await;
        let html = page.reply.is_page(422, "developer");
        assert!(html.contains(reason), "{reason}: {html}");
    }
    assert!(
        !site
            .asked()
            .iter()
            .any(|request| request.contains("/moved"))
    );

    // Alice's file is no help to Bob, who knows the secret as well.
    site.put(&path, &word);
    let mut bobs = bob.browser().await;
    let mut form = bobs.open("/developer").await.form("claim");
    form.set("client_id", &rp.client_id);
    form.set("client_secret", rp.secret.as_deref().unwrap());
    bobs.press(&form, "claim", "yes").await;
    let page = look(&mut bobs).await;
    assert!(
        page.reply
            .is_page(422, "developer")
            .contains("holds something else")
    );
    assert_eq!(owner(&app, &rp).await, None);
    // And she has lost her claim to him: her page no longer asks for it, and a form that she kept is too late.
    assert!(
        !browser
            .open("/developer")
            .await
            .html()
            .contains("permesso-claim-")
    );
}

#[tokio::test]
async fn without_the_secret_a_file_gives_nothing_and_a_claim_lapses() {
    let (app, site) = (permesso().await, Site::start().await);
    let (alice, carol) = (app.person("alice").await, app.person("carol").await);
    let uri = format!("{}/callback", site.origin);
    let (rp, _, page) = claimed(&app, &alice, &[&uri]).await;
    site.put(&path(&rp), &word(&page));
    // Another person's form for the same app.
    let mut carols = carol.browser().await;
    let mut other = carols.open("/developer").await.form("claim");
    other.fields.retain(|(name, _)| name == "csrf");
    other.set("client", &rp.client_id);
    other.buttons = vec![("prove".to_owned(), "yes".to_owned())];
    let page = carols.press(&other, "prove", "yes").await;
    assert!(page.is("developer").contains("That was gone already"));
    assert_eq!(site.asked().len(), 0, "nobody is asked for a stranger");
    app.wait(30 * 86_400 + 1);
    let mut browser = alice.browser().await;
    let mut late = browser.open("/developer").await.form("claim");
    late.fields.retain(|(name, _)| name == "csrf");
    late.set("client", &rp.client_id);
    late.buttons = vec![("prove".to_owned(), "yes".to_owned())];
    browser.press(&late, "prove", "yes").await;
    assert_eq!(owner(&app, &rp).await, None);
}

#[tokio::test]
async fn what_no_file_can_prove_is_an_administrators_to_give() {
    let app = permesso().await;
    let alice = app.person("alice").await;
    let many: Vec<String> = (0..6)
        .map(|n| format!("https://{n}.calendar.example/callback"))
        .collect();
    let many: Vec<&str> = many.iter().map(String::as_str).collect();
    let mixed = [
        "https://calendar.example/callback",
        "http://127.0.0.1/callback",
    ];
    for uris in [
        &["http://blog.example/callback"][..],
        &["https://192.0.2.7/callback"],
        &mixed,
        &many,
    ] {
        let (_, _, page) = claimed(&app, &alice, uris).await;
        let html = page.is("developer");
        assert!(
            !html.contains("well-known") && html.contains("permesso client claim"),
            "{html}"
        );
    }
    let closed = TestApp::with(&[("OUTBOUND__ENABLED", "false")]).await;
    let alice = closed.person("alice").await;
    let (_, _, page) = claimed(&closed, &alice, &["https://calendar.example/callback"]).await;
    assert!(!page.is("developer").contains("well-known"));
}

#[tokio::test]
async fn a_name_that_leads_into_a_private_network_is_never_asked() {
    let site = Site::start().await;
    let authority = authority();
    let app = TestApp::with(&[("OUTBOUND__CA_FILE", authority.to_str().unwrap())]).await;
    let alice = app.person("alice").await;
    let uri = format!("{}/callback", site.origin);
    let (rp, mut browser, page) = claimed(&app, &alice, &[&uri]).await;
    site.put(&path(&rp), &word(&page));
    let page = look(&mut browser).await;
    assert!(
        page.reply
            .is_page(422, "developer")
            .contains("no public address")
    );
    assert_eq!((site.asked().len(), owner(&app, &rp).await), (0, None));
    // One whose authority nobody trusts is not asked either.
    let app = TestApp::with(&[("OUTBOUND__PRIVATE_HOSTS", "localhost")]).await;
    let alice = app.person("alice").await;
    let (_, mut browser, _) = claimed(&app, &alice, &[&uri]).await;
    let page = look(&mut browser).await;
    assert!(page.reply.is_page(422, "developer").contains("certificate"));
    assert_eq!(site.asked().len(), 0);
}
