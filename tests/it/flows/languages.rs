//! Which language the pages speak: the person's, else the browser's; and the operator's own words.

use permesso::config::Config;

use crate::support::{Browser, Call, Page, TestApp};

/// A browser that asks for these languages.
async fn ask(browser: &mut Browser, path: &str, languages: &str) -> Page {
    let call = browser.server.get(path);
    browser
        .follow(Call::header(call, "accept-language", languages))
        .await
}

#[track_caller]
fn speaks(page: &Page, tag: &str) {
    let html = page.html();
    assert!(
        html.contains(&format!("<html lang=\"{tag}\" dir=\"ltr\">")),
        "not {tag}: {}",
        html.chars().take(200).collect::<String>()
    );
}

async fn choose(browser: &mut Browser, page: &Page, tag: &str) -> Page {
    let form = page.form("language");
    browser.press(&form, "language", tag).await
}

#[tokio::test]
async fn a_browser_is_answered_in_its_own_language() {
    let app = TestApp::start().await;
    let mut browser = app.browser();
    let page = ask(&mut browser, "/sign-in", "fr-CH, fr;q=0.9, en;q=0.8").await;
    speaks(&page, "fr");
    assert!(page.is("sign-in").contains("Mot de passe"));
    // Errors too, also those that come before a handler.
    let page = ask(&mut browser, "/nowhere", "de").await;
    assert!(page.is_error(404).contains("Hier ist nichts"));
    let long = "x".repeat(70_000);
    let call = browser
        .post("/sign-in", &[("username", long)])
        .header("accept-language", "es");
    let reply = browser.fetch(call).await;
    assert!(reply.is_page(413, "error").contains("Era demasiado"));
    for other in ["", "tlh", "fr;q=0, *"] {
        speaks(&ask(&mut browser, "/sign-in", other).await, "en");
    }
}

#[tokio::test]
async fn a_choice_holds_in_this_browser_whatever_it_asks_for_and_leads_back() {
    let app = TestApp::start().await;
    let rp = app.client().api().await;
    let mut browser = app.browser();
    let page = browser.ask(&rp.ask()).await;
    assert!(page.is("sign-in").contains("to continue to"));
    // In the middle of an errand, which is not lost.
    let page = choose(&mut browser, &page, "it").await;
    assert!(page.is("sign-in").contains("per continuare verso"));
    assert_eq!(browser.cookies["permesso-language"], "it");
    speaks(&ask(&mut browser, "/", "fr").await, "it");
    app.person("alice").await;
    let page = browser.ask(&rp.ask()).await;
    let page = browser
        .fill_sign_in(&page, "alice", crate::support::PASSWORD)
        .await;
    let html = page.is("consent");
    assert!(html.contains("vuole usare il tuo account"), "{html}");
    assert!(
        html.contains("Aggiungere e modificare i tuoi eventi. Questo comprende eliminarli."),
        "{html}"
    );
    browser.decide(&page, "allow").await.code();
}

#[tokio::test]
async fn the_choice_of_a_person_follows_them_into_every_browser() {
    let app = TestApp::start().await;
    let alice = app.person("alice").await;
    let mut first = alice.browser().await;
    let page = first.open("/account/apps?ended=all&count=2").await;
    let page = choose(&mut first, &page, "it").await;
    assert!(page.is("account-apps").contains("Hai scollegato 2 app."));
    let mut second = app.browser();
    speaks(&ask(&mut second, "/sign-in", "de").await, "de");
    second.sign_in("alice").await;
    let page = ask(&mut second, "/account", "de").await;
    speaks(&page, "it");
    assert!(page.is("account").contains("Il tuo account"));
    assert_eq!(alice.user().await.language.as_deref(), Some("it"));
    // Nobody else's pages change.
    let mut bob = app.person("bob").await.browser().await;
    speaks(&bob.open("/account").await, "en");
    // Signed out, a browser speaks its own language again.
    let form = second.open("/account").await.form("csrf");
    second.submit(&form).await.is("sign-in");
    speaks(&ask(&mut second, "/sign-in", "de").await, "de");
}

#[tokio::test]
async fn a_choice_is_one_of_ours_and_leads_nowhere_else() {
    let app = TestApp::start().await;
    let mut browser = app.person("alice").await.browser().await;
    let form = browser.open("/account").await.form("language");
    assert_eq!(form.action, "/language");
    for tag in ["", "tlh", "IT", "it; Domain=evil.example", "../it"] {
        let mut bad = form.clone();
        bad.set("language", tag);
        browser.submit(&bad).await.is_error(400);
    }
    for back in [
        "https://evil.example/",
        "//evil.example",
        "/sign-out",
        "/\\evil.example",
    ] {
        let mut bad = form.clone();
        bad.set("back", back);
        bad.set("language", "es");
        let call = browser.post(&bad.action, &bad.fields);
        let reply = browser.fetch(call).await;
        assert_eq!(reply.location(), "/", "{back}");
    }
    // What somebody plants in the cookie does no harm.
    for planted in ["tlh", "<script>", "", &"x".repeat(3_000)] {
        let mut nobody = app.browser();
        nobody
            .cookies
            .insert("permesso-language".to_owned(), planted.to_owned());
        speaks(&nobody.open("/").await, "en");
    }
}

#[tokio::test]
async fn an_answer_to_a_form_offers_no_other_language_which_would_lose_it() {
    let app = TestApp::start().await;
    app.person("alice").await;
    let mut browser = app.browser();
    let page = browser.open("/sign-in").await;
    assert!(page.html().contains("action=\"/language\""));
    let page = browser.fill_sign_in(&page, "alice", "wrong").await;
    let html = page.reply.is_page(403, "sign-in");
    assert!(!html.contains("action=\"/language\""), "{html}");
}

#[tokio::test]
async fn what_is_wrong_with_a_form_is_said_in_the_persons_language() {
    let app = TestApp::start().await;
    let link = permesso::actions::setup::link(&app.app, app.now())
        .await
        .unwrap()
        .unwrap();
    let mut browser = app.browser();
    let path = link.strip_prefix(app.app.issuer()).unwrap();
    let page = browser.open(path).await;
    let page = choose(&mut browser, &page, "de").await;
    let mut form = page.form("password");
    form.set("username", "Ada");
    form.set("email", "ada");
    form.set("password", "passwordpassword");
    let page = browser.submit(&form).await;
    let html = page.reply.is_page(422, "setup");
    for said in [
        "Ein Benutzername besteht aus kleinen Buchstaben",
        "Eine E-Mail-Adresse sieht aus wie name@example.org.",
        "3 Felder müssen geändert werden",
    ] {
        assert!(html.contains(said), "{said}: {html}");
    }
    assert!(!html.contains("Many people") && !html.contains("easy to guess"));
}

#[tokio::test]
async fn an_operators_words_stand_on_the_pages() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(
        folder.path().join("it.ftl"),
        "home-title = Ciao da { home-docs }\n",
    )
    .unwrap();
    let path = folder.path().to_str().unwrap();
    let app = TestApp::with(&[("INSTANCE__TEXTS", path)]).await;
    let page = ask(&mut app.browser(), "/", "it").await;
    assert!(page.is("home").contains("Ciao da pagine per chi sviluppa"));
    let page = app.browser().open("/").await;
    assert!(page.is("home").contains("Welcome"));
}

#[test]
fn an_operators_mistakes_stop_the_start_and_name_the_key() {
    let folder = tempfile::tempdir().unwrap();
    let write = |text| std::fs::write(folder.path().join("en.ftl"), text).unwrap();
    let load = || {
        let variable = ("PERMESSO_INSTANCE__TEXTS", folder.path().to_str().unwrap());
        let variable = (variable.0.to_owned(), variable.1.to_owned());
        Config::load(Some(&folder.path().join("permesso.toml")), [variable])
    };
    std::fs::write(folder.path().join("permesso.toml"), "").unwrap();
    write("home-title = Hello\n");
    let (config, _) = load().unwrap();
    let texts = config.languages.negotiate(None);
    assert_eq!(texts.get("home-title"), "Hello");
    write("home-titel = Hello\nhome-lead = Hello\nhome-docs = { oops\n");
    let told = load().unwrap_err().to_string();
    assert!(told.contains("en.ftl: line 3"), "{told}");
    write("home-titel = Hello\nhome-lead = Hello\n");
    let told = load().unwrap_err().to_string();
    assert!(told.contains("instance.texts: "), "{told}");
    assert!(
        told.contains("en.ftl: “home-titel” is not a text of this server."),
        "{told}"
    );
    assert!(
        told.contains("en.ftl: “home-lead” has lost { $instance }."),
        "{told}"
    );
}
