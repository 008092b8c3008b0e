//! Every page with rich and hostile data: what must hold for all of them, and files to look at.
//!
//! `PERMESSO_PREVIEW_DIR=some/folder cargo test every_page` writes the pages there, with the style sheet beside them.

use askama::Template;

use super::account::apps::{AppsNotice, ConnectedApp, ConnectedApps, Lost, Replay};
use super::account::home::AccountHome;
use super::auth::consent::{Change, Consent, ConsentApp, ConsentScope, Lasts, Website};
use super::auth::error::{Back, ErrorPage, Problem};
use super::auth::setup::{Setup, SetupDone, SetupErrors};
use super::auth::sign_in::{SignIn, SignInRefusal};
use super::docs::index::{Docs, DocsScope};
use super::home::Home;
use super::place::Place;
use super::{Chrome, Person};
use crate::i18n::Texts;
use crate::web::assets;

const NOW: i64 = 1_772_546_709;
const DAY: i64 = 86_400;
/// Markup, a direction override, and an Arabic word.
const HOSTILE: &str = "<img src=x onerror=alert(1)> \u{202E}moc.elpmaxe\" تقويم";
const SCOPES: [(&str, &str); 11] = [
    ("email", "Access your email address."),
    ("incognito", "Access your incognito account."),
    (
        "account",
        "Manage your account, collectives and organizations.",
    ),
    ("expenses", "Create and manage expenses, payout methods."),
    (
        "orders",
        "Create and manage contributions, payment methods.",
    ),
    ("transactions", "Refund and reject recorded transactions."),
    ("virtualCards", "Create and manage virtual cards."),
    ("updates", "Create and manage updates."),
    ("conversations", "Create and manage conversations."),
    ("webhooks", "Create and manage webhooks."),
    ("host", "Administrate fiscal hosts."),
];

fn nobody() -> Chrome {
    Chrome {
        texts: Texts::negotiate(None),
        instance: "Gancio Torino".into(),
        now: NOW,
        person: None,
    }
}

fn somebody() -> Chrome {
    let person = Person {
        username: "alice".into(),
        name: "Alice Liddell".into(),
        csrf: "csrf-value".into(),
    };
    Chrome {
        person: Some(person),
        ..nobody()
    }
}

/// As long and as strange as the rules allow.
fn stranger() -> Chrome {
    let person = Person {
        username: "a".repeat(39),
        name: format!("{HOSTILE} of the very long family name"),
        csrf: "c".into(),
    };
    Chrome {
        person: Some(person),
        instance: "The calendar of all neighbourhoods between the two rivers".into(),
        ..nobody()
    }
}

fn site(host: &str) -> Place {
    Place::Site {
        host: host.into(),
        unicode: None,
        plain_http: false,
    }
}

fn event_write() -> Vec<ConsentScope> {
    vec![ConsentScope {
        name: "event:write".into(),
        text: "Add and edit your events".into(),
    }]
}

fn all_scopes() -> Vec<ConsentScope> {
    SCOPES
        .map(|(name, text)| ConsentScope {
            name: name.into(),
            text: text.into(),
        })
        .into()
}

fn consent() -> Consent {
    Consent {
        chrome: somebody(),
        request: "req".into(),
        form: "form".into(),
        expires_at: NOW + 600,
        app: ConsentApp {
            place: site("calendar.example.org"),
            name: Some("WordPress Events".into()),
            name_mixes_scripts: false,
            checked: false,
            website: Some(Website {
                host: "calendar.example.org".into(),
                href: Some("https://calendar.example.org/about".into()),
            }),
            registered_at: NOW - 3 * DAY,
        },
        changes: Vec::new(),
        email: "alice@example.org".into(),
        is_admin: false,
        scopes: event_write(),
        lasts: Lasts::WhileUsed { idle: 365 * DAY },
    }
}

fn consents() -> Vec<(&'static str, Consent)> {
    let app = |place| ConsentApp {
        place,
        website: None,
        ..consent().app
    };
    let until = Lasts::Until {
        max: 365 * DAY,
        idle: 90 * DAY,
    };
    let worst = Consent {
        chrome: stranger(),
        app: ConsentApp {
            place: Place::Site {
                host: "accounts.google.com.sign-in.an-unreasonably-long-subdomain.xn--bcher-kva.example:8443".into(),
                unicode: Some("accounts.google.com.sign-in.an-unreasonably-long-subdomain.bücher.example:8443".into()),
                plain_http: true,
            },
            name: Some(HOSTILE.into()),
            name_mixes_scripts: true,
            checked: false,
            website: Some(Website { host: "xn--80ak6aa92e.example".into(), href: None }),
            registered_at: NOW - 20,
        },
        changes: vec![
            Change::Name { before: "Harmless".into(), after: HOSTILE.into() },
            Change::Website { before: "old.example".into(), after: "xn--80ak6aa92e.example".into() },
            Change::RedirectUri { before: "https://old.example/cb".into(), after: "http://new.example/cb?x=1".into() },
            Change::Owner,
        ],
        email: format!("{}@example.org", "a".repeat(60)),
        is_admin: true,
        scopes: all_scopes(),
        ..consent()
    };
    vec![
        ("consent", consent()),
        (
            "consent-eleven-scopes",
            Consent {
                scopes: all_scopes(),
                lasts: until,
                ..consent()
            },
        ),
        (
            "consent-no-scope",
            Consent {
                scopes: Vec::new(),
                lasts: until,
                ..consent()
            },
        ),
        (
            "consent-checked",
            Consent {
                app: ConsentApp {
                    checked: true,
                    ..consent().app
                },
                ..consent()
            },
        ),
        (
            "consent-device",
            Consent {
                app: app(Place::ThisDevice {
                    host: "127.0.0.1:49152".into(),
                }),
                ..consent()
            },
        ),
        (
            "consent-app",
            Consent {
                app: ConsentApp {
                    name: None,
                    ..app(Place::App {
                        scheme: "org.example.calendar".into(),
                    })
                },
                ..consent()
            },
        ),
        ("consent-worst", worst),
    ]
}

fn sign_in() -> SignIn {
    SignIn {
        chrome: nobody(),
        csrf: "csrf-value".into(),
        request: None,
        continue_to: None,
        username: String::new(),
        refusal: None,
        signed_out: false,
    }
}

fn setup() -> Setup {
    Setup {
        chrome: nobody(),
        csrf: "csrf-value".into(),
        token: "setup-token".into(),
        username: String::new(),
        name: String::new(),
        email: String::new(),
        errors: SetupErrors::default(),
    }
}

fn setup_with_errors() -> Setup {
    Setup {
        username: "Al ice".into(),
        name: HOSTILE.into(),
        email: "alice@".into(),
        errors: SetupErrors {
            username: Some("A user name has no capitals and no spaces.".into()),
            name: None,
            email: Some("An e-mail address needs a domain after the @.".into()),
            password: Some("This is a very common password. Add another word or two; uncommon ones are better.".into()),
        },
        ..setup()
    }
}

fn app(host: &str) -> ConnectedApp {
    ConnectedApp {
        grant: "grant-id".into(),
        place: site(host),
        name: Some("WordPress Events".into()),
        checked: true,
        scopes: vec!["Add and edit your events".into()],
        sends_to: format!("https://{host}/wp-admin/options-general.php?page=wpgancio"),
        allowed_at: NOW - 200 * DAY,
        last_used_at: Some(NOW - 7_300),
        long_lived: true,
        replays: Vec::new(),
    }
}

fn connected_apps() -> Vec<ConnectedApp> {
    let odd = ConnectedApp {
        place: Place::ThisDevice {
            host: "localhost:8080".into(),
        },
        name: Some(HOSTILE.into()),
        checked: false,
        scopes: SCOPES.map(|(_, text)| text.into()).into(),
        sends_to: "http://localhost:8080/callback".into(),
        last_used_at: None,
        long_lived: false,
        replays: vec![
            Replay {
                at: NOW - DAY,
                ended: true,
            },
            Replay {
                at: NOW - 9 * DAY,
                ended: false,
            },
        ],
        ..app("")
    };
    let http = ConnectedApp {
        place: Place::Site {
            host: "old.example".into(),
            unicode: None,
            plain_http: true,
        },
        name: None,
        scopes: Vec::new(),
        sends_to: "http://old.example/cb".into(),
        ..app("")
    };
    vec![app("calendar.example.org"), odd, http]
}

fn problems() -> Vec<(&'static str, Problem)> {
    let back = |href: &str| {
        Some(Back {
            place: site("calendar.example.org"),
            href: href.into(),
        })
    };
    let mismatch = |sent: &str, registered: &[&str]| Problem::RedirectMismatch {
        sent: sent.into(),
        registered: registered.iter().map(|uri| (*uri).to_owned()).collect(),
    };
    let uri = "https://calendar.example.org/wp-admin/options-general.php?page=wpgancio";
    vec![
        ("not-found", Problem::NotFound),
        ("method", Problem::MethodNotAllowed),
        ("forgery", Problem::Forgery),
        ("forbidden", Problem::Forbidden),
        ("setup-link", Problem::SetupLink),
        ("too-large", Problem::TooLarge),
        ("bad-form", Problem::BadForm),
        ("too-many", Problem::TooMany { wait: 42 }),
        ("unavailable", Problem::Unavailable { wait: 5 }),
        ("broken", Problem::Broken),
        ("unknown-client", Problem::UnknownClient),
        ("client-disabled", Problem::ClientDisabled),
        (
            "bad-redirect",
            Problem::BadRedirect {
                why: "redirect_uri has no host".into(),
            },
        ),
        (
            "mismatch",
            mismatch(
                &uri.replace("wpgancio", "wpGancio"),
                &["https://calendar.example.org/", uri],
            ),
        ),
        (
            "mismatch-short",
            mismatch(
                "https://calendar.example.org",
                &["https://calendar.example.org/"],
            ),
        ),
        (
            "mismatch-long",
            mismatch(
                "https://calendar.example.org/<b>",
                &["https://calendar.example.org/"],
            ),
        ),
        (
            "bad-request",
            Problem::BadRequest {
                code: "invalid_scope".into(),
                description: "the scope evnt:write is unknown here".into(),
                back: back(
                    "https://calendar.example.org/cb?error=invalid_scope&iss=https%3A%2F%2Fid.example",
                ),
            },
        ),
        (
            "bad-request-stuck",
            Problem::BadRequest {
                code: "invalid_request".into(),
                description: HOSTILE.into(),
                back: None,
            },
        ),
        ("request-gone", Problem::RequestGone),
        (
            "answered",
            Problem::AlreadyAnswered {
                back: back("https://calendar.example.org/cb"),
            },
        ),
    ]
}

fn page(name: impl Into<String>, page: &impl Template) -> (String, String) {
    (name.into(), page.render().unwrap())
}

fn pages() -> Vec<(String, String)> {
    let mut pages = entrance();
    pages.extend(own_pages());
    pages.extend(consents().iter().map(|(name, one)| page(*name, one)));
    let error = |problem| ErrorPage {
        chrome: nobody(),
        problem,
        request_id: "01JCX8ZK2N7Q".into(),
    };
    pages.extend(
        problems()
            .into_iter()
            .map(|(name, problem)| page(format!("error-{name}"), &error(problem))),
    );
    pages
}

fn entrance() -> Vec<(String, String)> {
    let continue_to = Some(site("calendar.example.org"));
    let continued = SignIn {
        continue_to: continue_to.clone(),
        request: Some("req".into()),
        ..sign_in()
    };
    let wrong = SignIn {
        continue_to,
        username: "alice".into(),
        refusal: Some(SignInRefusal::Wrong),
        ..sign_in()
    };
    let slow = SignIn {
        refusal: Some(SignInRefusal::SlowDown { wait: 40 }),
        ..sign_in()
    };
    let signed_out = SignIn {
        signed_out: true,
        ..sign_in()
    };
    let done = SetupDone {
        chrome: nobody(),
        username: "alice".into(),
    };
    let home = |chrome, needs_setup| Home {
        chrome,
        needs_setup,
    };
    vec![
        page("home", &home(nobody(), false)),
        page("home-setup", &home(nobody(), true)),
        page("home-signed-in", &home(stranger(), false)),
        page("sign-in", &sign_in()),
        page("sign-in-continue", &continued),
        page("sign-in-wrong", &wrong),
        page("sign-in-slow", &slow),
        page("sign-in-signed-out", &signed_out),
        page("setup", &setup()),
        page("setup-errors", &setup_with_errors()),
        page("setup-done", &done),
        page("docs", &docs(Some("event:write"))),
        page("docs-no-scope", &docs(None)),
    ]
}

fn own_pages() -> Vec<(String, String)> {
    let account = |chrome, is_admin, apps| AccountHome {
        chrome,
        email: "alice@example.org".into(),
        is_admin,
        apps,
    };
    let apps = |chrome, apps, notice| ConnectedApps {
        chrome,
        apps,
        lost: Vec::new(),
        notice,
    };
    let lost = |name: &str| Lost {
        name: name.into(),
        at: NOW - DAY,
    };
    let robbed = ConnectedApps {
        lost: vec![lost("WordPress Events"), lost(HOSTILE)],
        ..apps(somebody(), Vec::new(), None)
    };
    let revoked = Some(AppsNotice::Revoked(site("gone.example")));
    vec![
        page("account", &account(somebody(), true, 3)),
        page("account-stranger", &account(stranger(), false, 0)),
        page("apps", &apps(somebody(), connected_apps(), None)),
        page("apps-revoked", &apps(stranger(), Vec::new(), revoked)),
        page("apps-lost", &robbed),
        page(
            "apps-gone",
            &apps(somebody(), Vec::new(), Some(AppsNotice::Gone)),
        ),
    ]
}

fn docs(example_scope: Option<&str>) -> Docs {
    let scopes = SCOPES.map(|(name, text)| DocsScope {
        name: name.into(),
        text: text.into(),
        restricted: name == "host",
    });
    Docs {
        chrome: nobody(),
        issuer: "http://localhost:13120".into(),
        example_scope: example_scope.map(Into::into),
        scopes: scopes.into(),
    }
}

#[test]
fn every_page_is_whole_and_holds_no_markup_but_ours() {
    for (name, html) in pages() {
        assert!(!html.contains('⟦'), "{name} lacks a text: {html}");
        assert_eq!(
            html.matches("<h1").count(),
            1,
            "{name} has one heading of the first level"
        );
        assert_eq!(html.matches("<main ").count(), 1, "{name}");
        assert!(html.contains("<body data-page=\""), "{name} names itself");
        assert!(
            !html.contains("<img"),
            "{name} lets markup of others through"
        );
        for inline in ["<script", "<style", " style=", " onclick=", "javascript:"] {
            assert!(
                !html.contains(inline),
                "{name} has {inline}, which the content security policy forbids"
            );
        }
        assert!(
            html.matches(" autofocus").count() <= 1,
            "{name} has one focus at most"
        );
        assert!(
            !html.contains("{ $") && !html.contains('\u{E000}'),
            "{name} has an unfilled value"
        );
        let posts = html.matches("method=\"post\"").count();
        assert_eq!(
            html.matches("name=\"csrf\"").count(),
            posts,
            "{name}: each form that posts is sealed"
        );
    }
}

#[test]
fn words_of_others_stand_isolated() {
    for (name, html) in pages() {
        for (at, _) in html.match_indices('\u{202E}') {
            let before = &html[..at];
            let (open, close) = (before.rfind("<bdi"), before.rfind("</bdi>"));
            // In an attribute (the value of a field) direction can't spread.
            let in_attribute = before
                .rfind('<')
                .is_some_and(|tag| !before[tag..].contains('>'));
            assert!(
                in_attribute || open > close,
                "{name} has a bare name: {}",
                &html[at.saturating_sub(80)..at]
            );
        }
    }
}

#[test]
fn consent_has_boxes_for_several_scopes_only_and_asks_for_no_by_default() {
    for (name, page) in consents() {
        let html = page.render().unwrap();
        let boxes = if page.scopes.len() > 1 {
            page.scopes.len()
        } else {
            0
        };
        assert_eq!(
            html.matches("type=\"checkbox\" name=\"scope\"").count(),
            boxes,
            "{name}"
        );
        assert_eq!(html.matches(" checked>").count(), boxes, "{name}");
        let deny = html.find("name=\"decision\" value=\"deny\"").unwrap();
        let allow = html.find("name=\"decision\" value=\"allow\"").unwrap();
        assert!(deny < allow && !html.contains("autofocus"), "{name}");
    }
}

#[test]
fn consent_says_first_what_the_app_can_not_choose() {
    let html = consent().render().unwrap();
    let order = [
        "<h1",
        "calendar.example.org",
        "WordPress Events",
        "Not checked",
        "It says that it belongs to",
        "3 days ago",
        "alice@example.org",
        "Not you?",
        "It will be able to",
        "Add and edit your events",
        "It will not be able to",
        "How long",
        "Connected apps",
        "you will be sent to",
        "value=\"deny\"",
        "value=\"allow\"",
    ];
    let body = &html[html.find("<main").unwrap()..];
    let mut rest = body;
    for word in order {
        let at = rest
            .find(word)
            .unwrap_or_else(|| panic!("{word} is missing or comes too early"));
        rest = &rest[at + word.len()..];
    }
}

#[test]
fn a_mismatch_marks_the_first_difference_in_both() {
    let (_, html) = pages()
        .into_iter()
        .find(|(name, _)| name == "error-mismatch")
        .unwrap();
    assert!(
        html.contains("page=wp<mark>G</mark>ancio") && html.contains("page=wp<mark>g</mark>ancio"),
        "{html}"
    );
    assert!(html.contains("from character 66 on"), "{html}");
    // The nearest registered address comes first.
    assert!(
        html.find("<mark>g</mark>").unwrap() < html.rfind("example.org/<").unwrap_or(usize::MAX)
    );
}

#[test]
#[allow(
    clippy::disallowed_methods,
    reason = "a folder for the developer's eyes, read in this test only"
)]
fn every_page_can_be_looked_at() {
    let Some(folder) = std::env::var_os("PERMESSO_PREVIEW_DIR").map(std::path::PathBuf::from)
    else {
        return;
    };
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(
        folder.join("style.css"),
        include_str!("../../../assets/style.css"),
    )
    .unwrap();
    std::fs::write(
        folder.join("icon.svg"),
        include_str!("../../../assets/icon.svg"),
    )
    .unwrap();
    for (name, html) in pages() {
        let html = html
            .replace(assets::style(), "style.css")
            .replace(assets::icon(), "icon.svg");
        std::fs::write(folder.join(format!("{name}.html")), html).unwrap();
    }
}
