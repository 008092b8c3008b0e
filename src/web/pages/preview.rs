//! Every page with rich and hostile data: what must hold for all of them, and files to look at.
//!
//! `PERMESSO_PREVIEW_DIR=some/folder cargo test every_page` writes the pages there, with the style sheet beside them.

mod admin_clients;
mod admin_people;
mod docs;
mod joining;

use std::cell::Cell;
use std::collections::BTreeMap;

use askama::Template;

use super::account::apps::{AppsNotice, ConnectedApp, ConnectedApps, Lost, Replay};
use super::account::history::{History, HistoryRow};
use super::account::home::AccountHome;
use super::account::password::{ChangePassword, PasswordRefusal};
use super::account::recovery_codes::RecoveryCodes;
use super::account::security::{Method, MethodKind, Security, SecurityNotice};
use super::account::sessions::{SessionRow, Sessions, SessionsNotice};
use super::account::tokens::{
    EditToken, NewToken, ScopeBox, TokenForm, TokenRefusal, TokenRow, Tokens, TokensNotice,
};
use super::account::totp::EnrolTotp;
use super::auth::confirm::{Confirm, ProofRefusal, Purpose};
use super::auth::confirm_email::ConfirmEmail;
use super::auth::consent::{Change, Consent, ConsentApp, ConsentScope, Lasts, Website};
use super::auth::error::{Back, ErrorPage, Problem};
use super::auth::passkey::{Passkey, PasskeyKind};
use super::auth::recover::{Recover, RecoverStep};
use super::auth::second_factor::{CodeRefusal, SecondFactor};
use super::auth::setup::{Setup, SetupDone, SetupErrors};
use super::auth::sign_in::{SignIn, SignInRefusal};
use super::auth::sign_up::SignUp;
use super::developer::AppState;
use super::developer::app::{App, AppNotice};
use super::developer::form::AppForm;
use super::developer::home::{AppRow, ClaimRow, FileRow, HomeNotice, NewApp, OfferRow, OwnApps};
use super::developer::refusal::RefusalRow;
use super::home::Home;
use super::place::Place;
use super::{Chrome, LanguageChoice, Person};
use crate::actions::developer::{BadName, Mistakes};
use crate::actions::site_proof::Missing;
use crate::i18n::{Languages, Texts};
use crate::oauth::scope::{Catalogue, Preset};
use crate::people::device::Device;
use crate::people::sentence::{self, Hint};
use crate::web::assets;
use crate::world::fetch::FetchError;

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

thread_local! {
    /// The language of the pages that are made; English but in tests of others.
    static TEXTS: Cell<Texts> = Cell::new(Texts::negotiate(None));
}

/// Every page in this language.
fn pages_in(texts: Texts) -> Vec<(String, String)> {
    let before = TEXTS.replace(texts);
    let pages = pages();
    TEXTS.set(before);
    pages
}

fn nobody() -> Chrome {
    Chrome {
        texts: TEXTS.get(),
        choice: Some(LanguageChoice {
            csrf: "csrf-value".into(),
            back: "/account".into(),
            languages: Languages::default(),
        }),
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
        is_admin: false,
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
        is_admin: true,
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
            Change::Name { before: String::new(), after: HOSTILE.into() },
            Change::Name { before: HOSTILE.into(), after: String::new() },
            Change::Website { before: String::new(), after: "https://new.example/".into() },
            Change::Website { before: "https://old.example/".into(), after: String::new() },
            Change::RedirectUri { before: String::new(), after: "https://new.example/cb".into() },
            Change::RedirectUri { before: "https://old.example/cb".into(), after: String::new() },
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
        passkeys: false,
        sign_up: false,
    }
}

fn sign_up(email_fixed: bool) -> SignUp {
    SignUp {
        chrome: nobody(),
        csrf: "csrf-value".into(),
        pass: "invite",
        secret: "invitation".into(),
        app_elsewhere: false,
        request: email_fixed.then(|| "req".into()),
        username: String::new(),
        name: String::new(),
        email: "alice@people.example".into(),
        email_fixed,
        errors: SetupErrors {
            username: email_fixed.then(|| sentence::USERNAME_TAKEN.into()),
            ..SetupErrors::default()
        },
    }
}

fn choose(hint: Option<Hint>) -> RecoverStep {
    RecoverStep::Choose {
        link: "link".into(),
        username: "alice".into(),
        hint,
    }
}

fn recover(step: RecoverStep) -> Recover {
    Recover {
        chrome: nobody(),
        csrf: "csrf-value".into(),
        step,
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
            username: Some(sentence::USERNAME_CHARACTERS.into()),
            name: None,
            email: Some(sentence::EMAIL.into()),
            password: Some(Hint(sentence::COMMON, Some(sentence::ADD_WORDS))),
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
        last_network: Some("192.0.2.1".into()),
        long_lived: true,
        extended: false,
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
        extended: true,
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
        ("sign-up-closed", Problem::SignUpClosed),
        ("invite-needed", Problem::InviteNeeded),
        ("invite-gone", Problem::InviteGone),
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
        ("step-gone", Problem::StepGone),
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
    pages.extend(joining::pages());
    pages.extend(own_pages());
    pages.extend(protection());
    pages.extend(second_factors());
    pages.extend(proofs());
    pages.extend(tokens());
    pages.extend(developer());
    pages.extend(developer_apps());
    pages.extend(sessions());
    pages.extend(histories());
    pages.extend(docs::pages());
    pages.extend(admin_people::pages());
    pages.extend(admin_clients::pages());
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
    let passkeys = SignIn {
        passkeys: true,
        request: Some("req".into()),
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
        page("sign-in-passkeys", &passkeys),
        page("setup", &setup()),
        page("setup-errors", &setup_with_errors()),
        page("setup-done", &done),
        page("sign-up", &sign_up(false)),
        page("sign-up-for", &sign_up(true)),
        page("recover-ask", &recover(RecoverStep::Ask)),
        page("recover-gone", &recover(RecoverStep::Gone)),
        page("recover-choose", &recover(choose(None))),
        page(
            "recover-weak",
            &recover(choose(Some(sentence::SHORT.into()))),
        ),
        page("recover-done", &recover(RecoverStep::Done)),
    ]
}

fn own_pages() -> Vec<(String, String)> {
    let account = |chrome, is_admin: bool, apps| AccountHome {
        chrome,
        email: "alice@example.org".into(),
        pending_email: is_admin.then(|| "alice@new.example".into()),
        is_admin,
        second_factor: is_admin,
        sessions: apps + 1,
        apps,
        tokens: apps,
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
            "apps-revoked-all",
            &apps(somebody(), Vec::new(), Some(AppsNotice::RevokedAll(3))),
        ),
        page(
            "apps-gone",
            &apps(somebody(), Vec::new(), Some(AppsNotice::Gone)),
        ),
    ]
}

fn methods() -> Vec<Method> {
    let method = |id: &str, kind, name: &str, last_used_at| Method {
        id: id.into(),
        kind,
        name: name.into(),
        created_at: NOW - 40 * DAY,
        last_used_at,
    };
    vec![
        method(
            "m1",
            MethodKind::Totp,
            "Aegis on the old phone",
            Some(NOW - 3_700),
        ),
        method("m2", MethodKind::Passkey, HOSTILE, None),
    ]
}

fn protection() -> Vec<(String, String)> {
    let security = |chrome, methods, recovery_left, notice| Security {
        chrome,
        methods,
        recovery_left,
        password_changed_at: Some(NOW - 3 * DAY),
        passkeys_possible: true,
        notice,
    };
    let off = Security {
        password_changed_at: None,
        passkeys_possible: false,
        ..security(
            stranger(),
            Vec::new(),
            0,
            Some(SecurityNotice::MethodRemoved),
        )
    };
    let password = |refusal, second_factor| ChangePassword {
        chrome: somebody(),
        second_factor,
        end_apps: second_factor,
        refusal,
    };
    let totp = |name: &str, wrong| EnrolTotp {
        chrome: somebody(),
        qr: qr(),
        secret: "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP".into(),
        uri: "otpauth://totp/Gancio:alice?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP".into(),
        sealed: "sealed".into(),
        name: name.into(),
        wrong,
    };
    let recovery = |first| RecoveryCodes {
        chrome: somebody(),
        codes: (b'a'..b'k')
            .map(|letter| format!("{0}bcd-efgh-ijkm-npq{0}", char::from(letter)))
            .collect(),
        first,
    };
    let weak = PasswordRefusal::Weak(sentence::COMMON.into());
    let mut pages = vec![
        page("security", &security(somebody(), methods(), 8, None)),
        page("security-off", &off),
        page("password", &password(None, true)),
        page(
            "password-wrong",
            &password(Some(PasswordRefusal::WrongCurrent), false),
        ),
        page("password-weak", &password(Some(weak), true)),
        page(
            "password-breached",
            &password(
                Some(PasswordRefusal::Weak(sentence::BREACHED.into())),
                false,
            ),
        ),
        page(
            "password-slow",
            &password(Some(PasswordRefusal::SlowDown { wait: 80 }), false),
        ),
        page("totp", &totp("", false)),
        page("totp-wrong", &totp(HOSTILE, true)),
        page("recovery-codes", &recovery(true)),
        page("recovery-codes-again", &recovery(false)),
    ];
    let notices = [
        SecurityNotice::MethodAdded,
        SecurityNotice::MethodRemoved,
        SecurityNotice::MethodRenamed,
        SecurityNotice::MethodGone,
        SecurityNotice::NameRefused,
        SecurityNotice::PasswordChanged { apps_ended: false },
        SecurityNotice::PasswordChanged { apps_ended: true },
    ];
    for (i, notice) in notices.into_iter().enumerate() {
        let methods = if i == 0 { methods() } else { one_method() };
        let left = i64::try_from(i).unwrap();
        let shown = security(somebody(), methods, left, Some(notice));
        pages.push(page(format!("security-notice-{i}"), &shown));
    }
    pages
}

fn one_method() -> Vec<Method> {
    let mut one = methods();
    one.truncate(1);
    one
}

/// As the server makes it, its declaration included.
fn qr() -> String {
    qrcode::QrCode::new(
        "otpauth://totp/Gancio:alice?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Gancio",
    )
    .unwrap()
    .render::<qrcode::render::svg::Color<'_>>()
    .build()
}

fn second_factors() -> Vec<(String, String)> {
    let second = |refusal| SecondFactor {
        chrome: nobody(),
        csrf: "csrf-value".into(),
        request: Some("req".into()),
        continue_to: Some(site("calendar.example.org")),
        name: "alice".into(),
        totp: true,
        passkeys: true,
        recovery: true,
        refusal,
    };
    let keys_only = SecondFactor {
        totp: false,
        request: None,
        continue_to: None,
        name: "a".repeat(39),
        ..second(None)
    };
    let keys_alone = SecondFactor {
        totp: false,
        recovery: false,
        ..second(None)
    };
    let app_alone = SecondFactor {
        passkeys: false,
        recovery: false,
        ..second(None)
    };
    let slow = CodeRefusal::SlowDown { wait: 40 };
    vec![
        page("second-factor", &second(None)),
        page("second-factor-wrong", &second(Some(CodeRefusal::Wrong))),
        page("second-factor-slow", &second(Some(slow))),
        page("second-factor-passkeys", &keys_only),
        page("second-factor-passkeys-alone", &keys_alone),
        page("second-factor-app-alone", &app_alone),
    ]
}

fn proofs() -> Vec<(String, String)> {
    let confirm = |purpose, password, refusal| Confirm {
        chrome: somebody(),
        action: "/account/tokens".into(),
        hidden: vec![
            ("name".into(), HOSTILE.into()),
            ("scope".into(), "email".into()),
        ],
        purpose,
        back: "/account".into(),
        password,
        totp: !password,
        recovery: !password,
        passkeys: !password,
        remembered: 300,
        refusal,
    };
    let passkey = |chrome, kind, refused| {
        Passkey {
        chrome,
        csrf: "csrf-value".into(),
        action: "/sign-in/passkey".into(),
        hidden: vec![("request".into(), "req".into())],
        options: r#"{"publicKey":{"challenge":"AAAA","rpId":"localhost","allowCredentials":[],"userVerification":"preferred"}}"#.into(),
        kind,
        back: "/sign-in".into(),
        refused,
    }
    };
    let email = |email: Option<&str>, done| ConfirmEmail {
        chrome: if done { somebody() } else { nobody() },
        csrf: "csrf-value".into(),
        email: email.map(Into::into),
        link: "link".into(),
        done,
    };
    let slow_proof = ProofRefusal::SlowDown { wait: 400 };
    let mut pages = vec![
        page(
            "confirm-wrong-password",
            &confirm(Purpose::Other, true, Some(ProofRefusal::WrongPassword)),
        ),
        page(
            "confirm-wrong-code",
            &confirm(Purpose::Other, false, Some(ProofRefusal::WrongCode)),
        ),
        page(
            "confirm-slow",
            &confirm(Purpose::Other, false, Some(slow_proof)),
        ),
        page(
            "passkey-sign-in",
            &passkey(nobody(), PasskeyKind::SignIn, false),
        ),
        page(
            "passkey-second-factor",
            &passkey(nobody(), PasskeyKind::SecondFactor, true),
        ),
        page(
            "passkey-proof",
            &passkey(somebody(), PasskeyKind::Proof, false),
        ),
        page(
            "passkey-enrol",
            &passkey(stranger(), PasskeyKind::Enrol, false),
        ),
        page("confirm-email", &email(Some("alice@new.example"), false)),
        page(
            "confirm-email-done",
            &email(Some("alice@new.example"), true),
        ),
        page("confirm-email-gone", &email(None, false)),
    ];
    let purposes = [
        Purpose::AddMethod,
        Purpose::RemoveMethod,
        Purpose::RecoveryCodes,
        Purpose::Password,
        Purpose::MakeToken,
        Purpose::ChangeToken,
        Purpose::MakeApp,
        Purpose::ChangeApp,
    ];
    for (i, purpose) in purposes.into_iter().enumerate() {
        pages.push(page(
            format!("confirm-{i}"),
            &confirm(purpose, i % 2 == 0, None),
        ));
    }
    pages
}

fn token(id: &str, name: &str) -> TokenRow {
    TokenRow {
        id: id.into(),
        name: name.into(),
        scopes: vec!["Add and edit your events".into()],
        advanced: false,
        created_at: NOW - 40 * DAY,
        expires_at: Some(NOW + 40 * DAY),
        expired: false,
        last_used_at: Some(NOW - 300),
        last_network: Some("2001:db8:1234:5678::/64".into()),
    }
}

fn token_form(refusal: Option<TokenRefusal>) -> TokenForm {
    let scopes = SCOPES.map(|(value, sentence)| ScopeBox {
        value: value.into(),
        sentence: sentence.into(),
        ticked: refusal.is_some() && value.len() > 7,
    });
    TokenForm {
        scopes: scopes.into(),
        name: if refusal.is_some() {
            HOSTILE.into()
        } else {
            String::new()
        },
        expires_at: if refusal.is_some() {
            "2026-01-01".into()
        } else {
            String::new()
        },
        min_date: "2026-03-03".into(),
        advanced: refusal.is_some(),
        refusal,
    }
}

fn tokens() -> Vec<(String, String)> {
    let tokens = |chrome, tokens, refusal, notice| Tokens {
        chrome,
        tokens,
        form: token_form(refusal),
        limit_reached: false,
        issuer: "http://localhost:13120".into(),
        notice,
    };
    let strange = TokenRow {
        scopes: Vec::new(),
        advanced: true,
        expires_at: None,
        last_used_at: None,
        last_network: None,
        ..token("t2", HOSTILE)
    };
    let ended = TokenRow {
        expires_at: Some(NOW - DAY),
        expired: true,
        ..token("t3", "The old server")
    };
    let full = Tokens {
        limit_reached: true,
        ..tokens(
            somebody(),
            vec![token("t1", "Backup of the calendar"), strange, ended],
            None,
            None,
        )
    };
    let expired = TokenRow {
        expired: true,
        ..token("t4", HOSTILE)
    };
    let edit = |row, refusal| EditToken {
        chrome: somebody(),
        row,
        form: token_form(refusal),
    };
    let new = NewToken {
        chrome: somebody(),
        name: HOSTILE.into(),
        value: format!("pmp_{}", "abcdefgh234567ijklmnopqrstuvwxyz234567"),
        issuer: "http://localhost:13120".into(),
    };
    let one = || vec![token("t1", "Backup of the calendar")];
    vec![
        page(
            "tokens",
            &tokens(somebody(), one(), None, Some(TokensNotice::Changed)),
        ),
        page(
            "tokens-none",
            &tokens(stranger(), Vec::new(), None, Some(TokensNotice::Deleted)),
        ),
        page(
            "tokens-gone",
            &tokens(somebody(), Vec::new(), None, Some(TokensNotice::Gone)),
        ),
        page("tokens-full", &full),
        page(
            "tokens-name",
            &tokens(somebody(), one(), Some(TokenRefusal::Name), None),
        ),
        page(
            "tokens-taken",
            &tokens(somebody(), one(), Some(TokenRefusal::NameTaken), None),
        ),
        page(
            "tokens-expiry",
            &tokens(somebody(), one(), Some(TokenRefusal::Expiry), None),
        ),
        page(
            "tokens-scope",
            &tokens(somebody(), one(), Some(TokenRefusal::Scope), None),
        ),
        page("tokens-new", &new),
        page("token", &edit(token("t1", "Backup of the calendar"), None)),
        page("token-expired", &edit(expired, Some(TokenRefusal::Expiry))),
    ]
}

fn refusal(error: &str, sent: Option<&str>, registered: &[&str]) -> RefusalRow {
    RefusalRow {
        at: NOW - 3_600,
        endpoint: if error == "redirect_uri" {
            "/oauth/authorize".into()
        } else {
            "/oauth/token".into()
        },
        error: error.into(),
        description: format!("What the protocol says: {HOSTILE}"),
        sent: sent.map(Into::into),
        registered: registered.iter().map(ToString::to_string).collect(),
    }
}

fn refusals() -> Vec<RefusalRow> {
    let (sent, long) = (
        "https://app.example/callback/",
        "https://app.example/callback",
    );
    vec![
        refusal("redirect_uri", Some(sent), &[long, "https://old.example/"]),
        refusal("redirect_uri", Some("javascript-alert(1)"), &[]),
        refusal("redirect_uri", None, &[long, "https://old.example/"]),
        refusal("invalid_grant", Some(long), &[sent]),
        refusal("invalid_grant", None, &[]),
        refusal("invalid_client", None, &[]),
        refusal("invalid_scope", None, &[]),
        refusal("unsupported_grant_type", None, &[]),
        refusal("server_error", None, &[]),
    ]
}

fn app_form(mistakes: Mistakes) -> AppForm {
    let wrong = mistakes.any();
    let scopes = SCOPES.map(|(value, sentence)| ScopeBox {
        value: value.into(),
        sentence: sentence.into(),
        ticked: value == "email",
    });
    AppForm {
        name: if wrong { HOSTILE.into() } else { String::new() },
        description: if wrong { HOSTILE.into() } else { String::new() },
        website: if wrong {
            "ftp://x".into()
        } else {
            String::new()
        },
        redirect_uris: if wrong {
            "https://a.example/\nhttps://b.example/#x".into()
        } else {
            String::new()
        },
        scopes: scopes.into(),
        given: Vec::new(),
        public: Some(wrong),
        mistakes,
    }
}

fn all_mistakes() -> Mistakes {
    Mistakes {
        name: Some(BadName::Length),
        description: true,
        website: true,
        redirect_uris: Some("The redirect URI contains a fragment (#).".into()),
        scopes: true,
    }
}

fn app_row(name: &str, state: AppState) -> AppRow {
    AppRow {
        client_id: "abcdefgh234567ijklmnopqrstuvwxyz".into(),
        name: name.into(),
        state,
        checked: state == AppState::Live,
        redirect_uris: vec![
            "https://app.example/callback".into(),
            "http://localhost/cb".into(),
        ],
        people: 1,
        last_used_at: Some(NOW - 300),
        refusal: None,
    }
}

fn developer() -> Vec<(String, String)> {
    let home = |chrome, apps, notice| OwnApps {
        chrome,
        apps,
        offers: Vec::new(),
        claims: Vec::new(),
        form: app_form(Mistakes::default()),
        most: 15,
        limit_reached: false,
        awaits_approval: false,
        claim_refused: false,
        notice,
    };
    let troubled = AppRow {
        refusal: refusals().into_iter().next(),
        people: 1_234,
        ..app_row(HOSTILE, AppState::Barred)
    };
    let unused = AppRow {
        people: 0,
        last_used_at: None,
        ..app_row("Calendar", AppState::Waits)
    };
    let busy = OwnApps {
        offers: vec![OfferRow {
            client_id: "offered".into(),
            name: HOSTILE.into(),
            from: "b".repeat(39),
            at: NOW - DAY,
        }],
        claims: claims(),
        limit_reached: true,
        claim_refused: true,
        ..home(
            stranger(),
            vec![app_row("Newsletter", AppState::Live), troubled, unused],
            None,
        )
    };
    let new = |mistakes, limit_reached, awaits_approval| NewApp {
        chrome: somebody(),
        form: app_form(mistakes),
        most: 15,
        limit_reached,
        awaits_approval,
    };
    let mut pages = vec![
        page("developer", &home(somebody(), Vec::new(), None)),
        page("developer-busy", &busy),
        page("developer-new", &new(Mistakes::default(), false, true)),
        page("developer-new-wrong", &new(all_mistakes(), false, false)),
        page("developer-new-full", &new(Mistakes::default(), true, false)),
    ];
    for (name, bad) in [("instance", BadName::Instance), ("taken", BadName::Taken)] {
        let mistakes = Mistakes {
            name: Some(bad),
            ..Mistakes::default()
        };
        let name = format!("developer-new-{name}");
        pages.push(page(name, &new(mistakes, false, false)));
    }
    for (name, notice) in [
        ("deleted", HomeNotice::Deleted),
        ("accepted", HomeNotice::Accepted),
        ("declined", HomeNotice::Declined),
        ("gone", HomeNotice::Gone),
        ("full", HomeNotice::Full),
        ("claimed", HomeNotice::Claimed),
        ("proved", HomeNotice::Proved),
    ] {
        let apps = vec![app_row("Newsletter", AppState::Disabled)];
        let name = format!("developer-{name}");
        pages.push(page(name, &home(somebody(), apps, Some(notice))));
    }
    pages
}

fn own_app(chrome: Chrome, state: AppState, people: i64) -> App {
    App {
        chrome,
        client_id: "abcdefgh234567ijklmnopqrstuvwxyz".into(),
        name: "Newsletter".into(),
        state,
        checked: false,
        public: false,
        secret: None,
        secret_mark: "0011223344556677".into(),
        previous_until: None,
        overlap: DAY,
        people,
        last_used_at: Some(NOW - 300),
        created_at: NOW - 40 * DAY,
        issuer: "http://localhost:13120".into(),
        refusals: Vec::new(),
        form: AppForm {
            public: None,
            ..app_form(Mistakes::default())
        },
        offered_to: None,
        offered_until: NOW,
        notice: None,
    }
}

/// One whose site can speak for its owner, one whose sites were looked at in vain, and one that only an administrator gives away.
fn claims() -> Vec<ClaimRow> {
    let address = |number: usize| {
        format!(
            "https://{number}.calendar.example/.well-known/permesso-claim/4kzv3xw2m5rq7n6y4kzv3xw2m5rq7n6y"
        )
    };
    let claim = |files| ClaimRow {
        client_id: "claimed".into(),
        name: HOSTILE.into(),
        files,
        word: "permesso-claim-4kzv3xw2m5rq7n6y4kzv3xw2m5rq7n6y".into(),
    };
    let unfetched = [
        FetchError::Off,
        FetchError::NoAddress,
        FetchError::Unreachable,
        FetchError::Slow,
        FetchError::Status(301),
        FetchError::Unreadable,
    ]
    .map(Missing::Unfetched);
    let missing = unfetched.into_iter().chain([Missing::Different]);
    let looked_at = missing
        .enumerate()
        .map(|(number, missing)| FileRow {
            address: address(number),
            missing: Some(missing),
        })
        .collect();
    let unseen = FileRow {
        address: address(0),
        missing: None,
    };
    vec![claim(vec![unseen]), claim(looked_at), claim(Vec::new())]
}

fn developer_apps() -> Vec<(String, String)> {
    let troubled = App {
        refusals: refusals(),
        name: HOSTILE.into(),
        checked: true,
        previous_until: Some(NOW + 3_600),
        offered_to: Some("b".repeat(39)),
        offered_until: NOW + 7 * DAY,
        form: AppForm {
            public: None,
            given: vec!["Administrate fiscal hosts.".into()],
            ..app_form(all_mistakes())
        },
        ..own_app(stranger(), AppState::Live, 1_234)
    };
    let made = App {
        secret: Some(format!("pms_{}", "abcdefgh234567ijklmnopqrstuvwxyz234567")),
        notice: Some(AppNotice::Made),
        last_used_at: None,
        ..own_app(somebody(), AppState::Live, 0)
    };
    let public = App {
        public: true,
        secret_mark: String::new(),
        refusals: refusals().into_iter().take(1).collect(),
        ..own_app(somebody(), AppState::Waits, 1)
    };
    let mut pages = vec![
        page("developer-app", &troubled),
        page("developer-app-made", &made),
        page("developer-app-public", &public),
        page(
            "developer-app-disabled",
            &own_app(somebody(), AppState::Disabled, 1),
        ),
        page(
            "developer-app-barred",
            &own_app(somebody(), AppState::Barred, 2),
        ),
    ];
    for (name, notice) in [
        ("changed", AppNotice::Changed { asked: false }),
        ("asked", AppNotice::Changed { asked: true }),
        ("rotated", AppNotice::Rotated),
        ("previous-ended", AppNotice::PreviousEnded),
        ("switched-off", AppNotice::Disabled),
        ("switched-on", AppNotice::Enabled),
        ("offered", AppNotice::Offered),
        ("withdrawn", AppNotice::Withdrawn),
        ("nothing", AppNotice::Nothing),
    ] {
        let app = App {
            notice: Some(notice),
            ..own_app(somebody(), AppState::Live, 0)
        };
        pages.push(page(format!("developer-app-{name}"), &app));
    }
    pages
}

fn sessions() -> Vec<(String, String)> {
    let row = |id: &str, user_agent: &str, this| SessionRow {
        id: id.into(),
        device: Device::of(user_agent),
        network: "192.0.2.1".into(),
        first_seen_at: NOW - 20 * DAY,
        last_seen_at: NOW - 20,
        last_network: Some("2001:db8:1234:5678::/64".into()),
        this,
    };
    let page_of = |sessions, notice| Sessions {
        chrome: somebody(),
        sessions,
        notice,
    };
    let many = vec![
        row(
            "s1",
            "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
            true,
        ),
        row("s2", "Mozilla/5.0 (iPhone)", false),
        SessionRow {
            last_network: None,
            ..row("s3", HOSTILE, false)
        },
        row("s4", "curl/8", false),
    ];
    let alone = || vec![row("s1", "", true)];
    vec![
        page("sessions", &page_of(many, Some(SessionsNotice::Ended))),
        page(
            "sessions-one",
            &page_of(alone(), Some(SessionsNotice::OthersEnded(2))),
        ),
        page(
            "sessions-gone",
            &page_of(alone(), Some(SessionsNotice::Gone)),
        ),
    ]
}

fn histories() -> Vec<(String, String)> {
    let row = |at: i64, (event, app, detail): (&str, Option<&str>, Option<&str>)| HistoryRow {
        at: NOW - at * 40_000,
        event: event.into(),
        app: app.map(Into::into),
        network: (at % 3 != 2).then(|| "192.0.2.1".into()),
        detail: detail.map(Into::into),
        warn: event.ends_with("failed") || event.ends_with("replayed"),
    };
    let events = super::account::history::events()
        .flat_map(|event| {
            [
                (event, None, None),
                (event, Some(HOSTILE), Some("ended")),
                (event, Some("WordPress Events"), Some(HOSTILE)),
            ]
        })
        .chain([("of_a_later_version", None, None)]);
    let full = History {
        chrome: somebody(),
        rows: (0..)
            .zip(events)
            .map(|(at, event)| row(at, event))
            .collect(),
        older: Some("/account/history?before=0190".into()),
    };
    let few = [
        ("second_factor_added", None, Some("Aegis")),
        ("sign_in_failed", None, None),
        ("consent_allowed", Some("WordPress Events"), None),
        ("sign_in", None, None),
    ];
    let few = History {
        rows: (0..).zip(few).map(|(at, event)| row(at, event)).collect(),
        older: None,
        ..no_history()
    };
    vec![
        page("history", &full),
        page("history-few", &few),
        page("history-none", &no_history()),
    ]
}

fn no_history() -> History {
    History {
        chrome: stranger(),
        rows: Vec::new(),
        older: None,
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
        let html = html.replace("<script src=", "");
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
            // Nor out of a text area, which is a block of its own.
            let in_area = before.rfind("<textarea") > before.rfind("</textarea");
            assert!(
                in_attribute || in_area || open > close,
                "{name} has a bare name: {}",
                &html[at.saturating_sub(80)..at]
            );
        }
    }
}

#[test]
fn what_can_be_ended_has_a_form_of_its_own() {
    let all = pages();
    for (name, forms) in [
        // The entries, and a form for all of them where there is one.
        ("apps", 4),
        ("security", 2),
        ("security-off", 0),
        ("sessions", 4),
        ("sessions-one", 0),
        ("tokens", 1),
        ("tokens-full", 3),
        ("token", 1),
        ("developer-app", 1),
    ] {
        let (_, html) = all.iter().find(|(page, _)| page == name).unwrap();
        let buttons = html.matches("<button class=\"button danger\" name=\"revoke\" value=\"yes\"");
        assert_eq!(buttons.count(), forms, "{name}");
    }
}

#[test]
fn every_page_speaks_every_language_and_nothing_else() {
    let english = pages();
    for (tag, _) in Languages::default().iter().skip(1) {
        let texts = Languages::default().get(tag).unwrap();
        let translated = pages_in(texts);
        assert_eq!(translated.len(), english.len());
        for ((name, html), (_, english)) in translated.iter().zip(&english) {
            let opening = format!("<html lang=\"{tag}\" dir=\"ltr\">");
            assert!(html.contains(&opening), "{tag} {name}");
            // A key without a text, and a placeholder that nobody filled in.
            assert!(
                !html.contains('⟦') && !html.contains("{$"),
                "{tag} {name}: {html}"
            );
            assert_ne!(main(html), main(english), "{tag} {name}");
            // The same page but for its words.
            assert_eq!(tags(html), tags(english), "{tag} {name}");
        }
    }
}

fn main(html: &str) -> &str {
    let (_, rest) = html.split_once("<main").unwrap();
    rest.split("</main>").next().unwrap()
}

/// The kinds of elements of a page, with how often each is there.
fn tags(html: &str) -> BTreeMap<&str, usize> {
    let mut tags = BTreeMap::new();
    for rest in html.split('<').skip(1) {
        let end = rest.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(0);
        *tags.entry(&rest[..end]).or_default() += 1;
    }
    tags
}

#[test]
fn sentences_about_what_was_typed_are_the_english_texts() {
    let texts = Texts::negotiate(None);
    for sentence in sentence::ALL {
        assert_eq!(texts.get(sentence.key()), sentence.english());
    }
}

#[test]
fn scopes_that_we_ship_have_their_english_sentence_as_text() {
    let texts = Texts::negotiate(None);
    let catalogue = Catalogue::new(&[Preset::Gancio, Preset::OpenCollective], Vec::new()).unwrap();
    for entry in catalogue.iter() {
        assert_eq!(
            texts.get(entry.key.unwrap()),
            entry.sentence(),
            "{}",
            entry.name
        );
    }
}

#[test]
fn a_language_from_right_to_left_turns_the_page_round_and_only_its_words() {
    let pages = pages_in(Texts::right_to_left());
    for (name, html) in &pages {
        assert!(html.contains("<html lang=\"ar\" dir=\"rtl\">"), "{name}");
        // Addresses, codes and commands stay as they are.
        for code in html.split("<pre").skip(1) {
            assert!(
                code.starts_with(" dir=\"ltr\"") || STYLE.contains("direction: ltr"),
                "{name}"
            );
        }
        assert!(
            !html.contains(" align=") && !html.contains(" style=\""),
            "{name}"
        );
    }
}

const STYLE: &str = include_str!("../../../assets/style.css");

#[test]
fn the_style_sheet_names_no_side_of_the_page() {
    for (at, line) in (1..).zip(STYLE.lines()) {
        let Some((property, value)) = line.trim().split_once(':') else {
            continue;
        };
        let (property, value) = (property.trim(), value.trim().trim_end_matches(';'));
        let sided = ["left", "right"].iter().any(|side| {
            property.split('-').any(|word| word == *side)
                || value.split(' ').any(|word| word == *side)
        });
        assert!(!sided, "line {at}: {line}");
        // Four values are top, right, bottom, left: the second and the fourth must be one.
        let values = values_of(value);
        let boxed = ["margin", "padding", "inset"];
        if boxed.contains(&property) && values.len() == 4 {
            assert_eq!(values[1], values[3], "line {at}: {line}");
        }
        if property == "border-radius" {
            assert_eq!(values.len(), 1, "line {at}: {line}");
        }
    }
}

/// The values of a property; one with parentheses stays whole.
fn values_of(text: &str) -> Vec<&str> {
    let mut depth = 0;
    text.split(|c: char| {
        depth += i32::from(c == '(') - i32::from(c == ')');
        c == ' ' && depth == 0
    })
    .collect()
}

#[test]
fn pages_of_the_account_mark_where_one_is() {
    for (name, html) in pages() {
        let account = ["account", "admin", "developer", "docs"]
            .iter()
            .any(|area| html.contains(&format!("data-page=\"{area}")));
        assert_eq!(html.contains("class=\"places\""), account, "{name}");
        // The footer marks the language.
        let main = html.split("<footer").next().unwrap();
        let marked = main.matches(" aria-current=\"").count();
        assert_eq!(marked, usize::from(account), "{name}");
    }
}

#[test]
fn what_describes_or_labels_something_is_there_once() {
    for (name, html) in pages() {
        let values = |attribute: &str| -> Vec<String> {
            let opening = format!(" {attribute}=\"");
            let parts = html.split(&opening).skip(1);
            parts
                .filter_map(|rest| rest.split('"').next())
                .flat_map(|value| value.split(' '))
                .map(ToOwned::to_owned)
                .collect()
        };
        let ids = values("id");
        for reference in ["aria-describedby", "aria-labelledby", "for"] {
            for id in values(reference) {
                let found = ids.iter().filter(|one| **one == id).count();
                assert_eq!(found, 1, "{name}: {reference}={id}");
            }
        }
    }
}

#[test]
fn the_picture_to_scan_stands_in_the_page_without_a_declaration() {
    let (_, html) = pages()
        .into_iter()
        .find(|(name, _)| name == "totp")
        .unwrap();
    assert!(
        html.contains("<svg xmlns") && !html.contains("<?xml"),
        "{html}"
    );
    assert!(html.contains("JBSW Y3DP EHPK 3PXP"), "{html}");
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
    std::fs::write(
        folder.join("permesso.js"),
        include_str!("../../../assets/permesso.js"),
    )
    .unwrap();
    for (name, html) in pages() {
        let html = html
            .replace(assets::style(), "style.css")
            .replace(assets::script(), "permesso.js")
            .replace(assets::icon(), "icon.svg");
        std::fs::write(folder.join(format!("{name}.html")), html).unwrap();
    }
}
