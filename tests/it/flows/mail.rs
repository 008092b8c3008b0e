//! Mails: sent once, tried again, given up, bounded, and told to those whom they concern.

use std::sync::Arc;

use permesso::actions::account::ask_address;
use permesso::actions::actor::Actor;
use permesso::actions::mails::{self, Asker};
use permesso::actions::{recovering, second_factor};
use permesso::config::Config;
use permesso::letters;
use permesso::people::email::Email;
use permesso::store::mails::{ClaimMails, MailHealth, OF_STRANGERS, PER_ADDRESS, PER_PERSON};
use permesso::store::users::UserChange;
use permesso::world::{Envelope, Fault, Letter, Mail, SendError, Smtp, Tls};

use crate::support::{Manners, PASSWORD, Sink, TestApp, authority, forms, link_in, send_mails};

const MAIL: &[(&str, &str)] = &[("MAIL__SMTP_URL", "smtp://127.0.0.1:9")];
const MINUTE: i64 = 60;
const HOUR: i64 = 3_600;

fn failing(fault: Fault, reason: &str) -> SendError {
    SendError {
        fault,
        reason: reason.to_owned(),
    }
}

async fn ask_reset(app: &TestApp, login: &str) {
    recovering::ask(&app.app, login, Asker::default(), app.now())
        .await
        .unwrap();
}

#[tokio::test]
async fn a_mail_waits_while_the_server_is_down_and_leaves_when_it_is_back() {
    let app = TestApp::with(MAIL).await;
    let alice = app.person("alice").await;
    alice
        .change(UserChange::ResetPassword("x".to_owned()))
        .await;
    let secret = "ab".repeat(32);
    app.outbox.fail(Some(failing(
        Fault::Server,
        &format!("Connection refused\r\nfor {secret}"),
    )));
    send_mails(&app.app).await;
    let health = mails::health(&app.app).await.unwrap();
    assert_eq!((health.waiting, health.failed), (1, 0));
    assert_eq!(health.oldest_waiting_at, Some(app.now()));
    assert_eq!(
        health.last_error.as_deref(),
        Some("Connection refused for …"),
        "one line, and nothing that could be a secret"
    );
    // The waits grow.
    app.outbox.fail(None);
    app.wait(MINUTE - 1);
    assert!(app.mails().await.is_empty(), "too early");
    app.wait(1);
    app.outbox.fail(Some(failing(Fault::Server, "Still down")));
    send_mails(&app.app).await;
    app.outbox.fail(None);
    app.wait(5 * MINUTE - 1);
    assert!(app.mails().await.is_empty(), "too early again");
    app.wait(1);
    let mail = app.mail_to("alice@people.example").await;
    assert_eq!(mail.letter.subject, "Your password at Permesso was changed");
    assert!(app.mails().await.is_empty(), "once");
    let health = mails::health(&app.app).await.unwrap();
    assert_eq!((health.waiting, health.failed), (0, 0));
    assert_eq!(health.last_error, None);
}

#[tokio::test]
async fn one_failed_connection_spares_the_others_of_the_batch_theirs() {
    let app = TestApp::with(MAIL).await;
    for name in ["ann", "ben", "cleo"] {
        let person = app.person(name).await;
        person
            .change(UserChange::ResetPassword("x".to_owned()))
            .await;
    }
    app.outbox
        .fail(Some(failing(Fault::Server, "Connection refused")));
    send_mails(&app.app).await;
    let rows = app
        .database
        .rows("SELECT tries, last_error, claim FROM mails")
        .await;
    assert_eq!(rows.len(), 3);
    for row in rows {
        assert_eq!((row[0].int(), row[1].text()), (1, "Connection refused"));
        assert_eq!(row[2], crate::support::Cell::Null);
    }
    app.outbox.fail(None);
    app.wait(MINUTE);
    assert_eq!(app.mails().await.len(), 3);
}

#[tokio::test]
async fn a_mail_is_given_up_when_it_would_be_pointless_and_can_be_tried_again() {
    let app = TestApp::with(MAIL).await;
    let alice = app.person("alice").await;
    alice
        .change(UserChange::ResetPassword("x".to_owned()))
        .await;
    ask_reset(&app, "alice").await;
    app.outbox.fail(Some(failing(Fault::Mail, "451 Try later")));
    for hour in 0..26 {
        send_mails(&app.app).await;
        let health = mails::health(&app.app).await.unwrap();
        let (waiting, failed) = match hour {
            0 => (2, 0),
            // A link that somebody waited for has been of no use to them for long.
            // Rests of six hours in the end: the next one would be too late.
            1..=18 => (1, 1),
            _ => (0, 2),
        };
        assert_eq!(
            (health.waiting, health.failed),
            (waiting, failed),
            "{hour} h"
        );
        app.wait(HOUR);
    }
    let health = mails::health(&app.app).await.unwrap();
    assert_eq!((health.waiting, health.failed), (0, 2));
    assert_eq!(health.last_error.as_deref(), Some("451 Try later"));
    app.outbox.fail(None);
    assert!(app.mails().await.is_empty(), "given up is given up");
    assert_eq!(
        mails::retry(&app.app, None, Actor::Operator, app.now())
            .await
            .unwrap(),
        2
    );
    let sent = app.mails().await;
    assert_eq!(sent.len(), 2);
    assert!(app.events().await.contains(&"mails_retried".to_owned()));
    assert_eq!(
        mails::retry(&app.app, None, Actor::Operator, app.now())
            .await
            .unwrap(),
        0
    );
    // The link of the mail that came so late is as good as any.
    let reset = sent
        .iter()
        .find(|mail| mail.letter.subject.starts_with("Another password"));
    let link = link_in(reset.unwrap(), app.app.issuer());
    app.browser().open(&link).await.is("recover");
}

#[tokio::test]
async fn an_address_that_nobody_has_is_not_tried_again() {
    let app = TestApp::with(MAIL).await;
    app.person("alice").await;
    ask_reset(&app, "alice").await;
    app.outbox
        .fail(Some(failing(Fault::Address, "550 5.1.1 no such user")));
    send_mails(&app.app).await;
    let health = mails::health(&app.app).await.unwrap();
    assert_eq!((health.waiting, health.failed), (0, 1));
    let unsent = app.app.store.unsent_mails("", 10).await.unwrap();
    assert_eq!(unsent.len(), 1);
    assert_eq!((unsent[0].kind.as_str(), unsent[0].tries), ("reset", 1));
    let id = unsent[0].id.clone();
    assert_eq!(
        mails::retry(&app.app, Some("x"), Actor::Operator, app.now())
            .await
            .unwrap(),
        0
    );
    assert_eq!(
        mails::retry(&app.app, Some(&id), Actor::Operator, app.now())
            .await
            .unwrap(),
        1
    );
    app.outbox.fail(None);
    app.mail_to("alice@people.example").await;
}

#[tokio::test]
async fn a_mail_of_a_server_that_died_between_claim_and_send_leaves_later() {
    let app = TestApp::with(MAIL).await;
    app.person("alice").await;
    ask_reset(&app, "alice").await;
    let claim = ClaimMails {
        claim: "of the dead".to_owned(),
        now: app.now(),
        until: app.now() + 300,
        limit: 8,
    };
    assert_eq!(app.app.store.commit(claim).await.unwrap().len(), 1);
    assert!(app.mails().await.is_empty(), "it is somebody else's");
    assert_eq!(
        mails::retry(&app.app, None, Actor::Operator, app.now())
            .await
            .unwrap(),
        0
    );
    app.wait(299);
    assert!(app.mails().await.is_empty());
    app.wait(1);
    let mail = app.mail_to("alice@people.example").await;
    let link = link_in(&mail, app.app.issuer());
    app.browser().open(&link).await.is("recover");
}

#[tokio::test]
async fn several_servers_send_each_mail_once() {
    let app = TestApp::with(MAIL).await;
    for n in 0..20 {
        let person = app.person(&format!("person{n}")).await;
        person
            .change(UserChange::ResetPassword("x".to_owned()))
            .await;
    }
    let servers = [
        app.another().await,
        app.another().await,
        app.another().await,
        app.another().await,
    ];
    futures_util::future::join_all(servers.iter().map(|server| send_mails(&server.app))).await;
    let mut to: Vec<String> = app.unread().into_iter().map(|mail| mail.to).collect();
    to.sort();
    let count = to.len();
    to.dedup();
    assert_eq!((count, to.len()), (20, 20));
    for server in servers {
        server.app.store.close().await;
    }
}

#[tokio::test]
async fn nobody_can_have_an_address_flooded() {
    let app = TestApp::with(MAIL).await;
    app.person("alice").await;
    app.person("bob").await;
    // By name, by address, in capitals: it is one address.
    for login in [
        "alice",
        "alice@people.example",
        "ALICE",
        "Alice@People.Example",
        "alice",
    ] {
        ask_reset(&app, login).await;
    }
    ask_reset(&app, "bob").await;
    for _ in 0..9 {
        ask_reset(&app, "nobody@people.example").await;
    }
    let to: Vec<String> = app.mails().await.into_iter().map(|mail| mail.to).collect();
    let of = |name: &str| to.iter().filter(|to| to.starts_with(name)).count();
    assert_eq!(
        (i64::try_from(of("alice")).unwrap(), of("bob")),
        (PER_ADDRESS, 1)
    );
    assert_eq!(to.len(), of("alice") + of("bob"));
    app.wait(HOUR);
    ask_reset(&app, "alice").await;
    app.mail_to("alice@people.example").await;
    // What people type who have no account is not kept.
    let kept = app
        .database
        .rows("SELECT email, email_key FROM mails WHERE user_id IS NULL")
        .await;
    assert_eq!(kept.len(), 3);
    for row in kept {
        assert_eq!(row[0].text(), "");
        assert!(!row[1].text().contains("nobody"));
    }
}

#[tokio::test]
async fn nobody_can_have_the_whole_world_flooded() {
    let app = TestApp::with(MAIL).await;
    let alice = app.person("alice").await.user().await;
    let now = app.now();
    for n in 0..OF_STRANGERS {
        let row = format!(
            "INSERT INTO mails (id, kind, email, email_key, language, created_at, gives_up_at, due_at, tries, done_at, outcome)
             VALUES ('x{n}', 'reset', '', 'k{n}', 'en', {now}, {now}, {now}, 1, {now}, 'dropped')"
        );
        app.database.execute(&row).await;
    }
    ask_reset(&app, "alice").await;
    assert!(
        app.mails().await.is_empty(),
        "strangers have had their share"
    );
    // One's own account still tells what happens to it.
    let by = Asker::default();
    for n in 0..PER_PERSON + 3 {
        ask_address(&app.app, &alice, &format!("n{n}@new.example"), by, now)
            .await
            .unwrap();
    }
    let sent = app.mails().await;
    let links = sent.iter().filter(|mail| mail.to.ends_with("@new.example"));
    assert_eq!(
        links.count(),
        0,
        "each wish took the place of the one before"
    );
    let told = sent.iter().filter(|mail| mail.to == alice.email).count();
    assert_eq!(i64::try_from(told).unwrap(), PER_ADDRESS);
    let asked = app
        .database
        .value("SELECT COUNT(*) FROM mails WHERE kind = 'new_address'")
        .await;
    assert_eq!(asked.int(), PER_PERSON);
}

#[tokio::test]
async fn a_mail_speaks_the_language_of_its_reader_else_that_of_the_page() {
    let app = TestApp::with(MAIL).await;
    app.person("alice").await;
    app.person("bob").await;
    app.database
        .execute("UPDATE users SET language = 'it' WHERE username = 'alice'")
        .await;
    for (name, wanted) in [("alice", "lang=\"it\""), ("bob", "lang=\"de\"")] {
        let mut browser = app.browser();
        browser
            .cookies
            .insert("permesso-language".to_owned(), "de".to_owned());
        let mut form = browser.open("/recover").await.form("login");
        form.set("login", name);
        browser.submit(&form).await.is("recover");
        let mail = app.mail_to(&format!("{name}@people.example")).await;
        assert!(mail.letter.html.contains(wanted), "{}", mail.letter.html);
        assert!(
            mail.letter.text.contains("192.0.2.1"),
            "who asked, from where"
        );
    }
}

#[tokio::test]
async fn changes_of_what_protects_an_account_are_told() {
    let app = TestApp::with(MAIL).await;
    let alice = app.person("alice").await;
    let mut phone = alice.with_totp().await;
    let html = phone.browser.open("/account/security").await.html();
    let form = forms(&html)
        .into_iter()
        .find(|form| form.buttons.iter().any(|(name, _)| name == "revoke"))
        .unwrap();
    phone.browser.press(&form, "revoke", "yes").await;
    let mail = app.mail_to("alice@people.example").await;
    assert!(mail.letter.subject.starts_with("A second factor"));
    assert!(mail.letter.text.contains("/account/security"));

    let mut form = phone
        .browser
        .open("/account/security/password")
        .await
        .form("new_password");
    form.set("current_password", PASSWORD);
    form.set("new_password", "another four words of fog");
    phone.browser.submit(&form).await;
    let mail = app.mail_to("alice@people.example").await;
    assert!(mail.letter.subject.starts_with("Your password"));
    assert!(mail.letter.text.contains("/recover"));

    let bob = app.person("bob").await;
    bob.with_totp().await;
    let user = bob.user().await;
    assert!(
        second_factor::reset(&app.app, &user, Actor::Operator, app.now())
            .await
            .unwrap()
    );
    let mail = app.mail_to("bob@people.example").await;
    assert!(mail.letter.subject.starts_with("A second factor"));
    assert!(!mail.letter.text.contains("network"), "an operator did it");
}

#[tokio::test]
async fn without_a_mail_server_nothing_is_queued() {
    let app = TestApp::start().await;
    let alice = app.person("alice").await;
    alice
        .change(UserChange::ResetPassword("x".to_owned()))
        .await;
    let count = app.database.value("SELECT COUNT(*) FROM mails").await;
    assert_eq!(count.int(), 0);
    send_mails(&app.app).await;
    assert_eq!(
        mails::health(&app.app).await.unwrap(),
        MailHealth::default()
    );
}

#[tokio::test]
async fn a_test_mail_says_whether_it_left() {
    let app = TestApp::with(MAIL).await;
    let to = Email::parse("ops@people.example").unwrap();
    let test = async || mails::test(&app.app, letters::write, &to, "fr", app.now()).await;
    test().await.unwrap();
    let mails = app.unread();
    assert!(mails[0].letter.html.contains("lang=\"fr\""));
    app.outbox
        .fail(Some(failing(Fault::Server, "Connection refused")));
    assert_eq!(test().await, Err("Connection refused".to_owned()));
    assert_eq!(
        mails::probe(&app.app).await,
        Err("Connection refused".to_owned())
    );
}

/// What our client says to a real server.
#[tokio::test]
#[expect(
    clippy::too_many_lines,
    reason = "one conversation after another with one server"
)]
async fn a_mail_server_is_spoken_to_as_the_rfc_says() {
    let sink = Sink::start().await;
    sink.behave(Manners {
        login: Some(("ann".to_owned(), "correct horse".to_owned())),
        ..Manners::default()
    });
    let server = |tls, password: &str| {
        Mail::Smtp(Arc::new(Smtp {
            host: "127.0.0.1".to_owned(),
            port: sink.port,
            tls,
            roots: Vec::new(),
            login: Some(("ann".to_owned(), password.to_owned())),
            ehlo: "auth.example.org".to_owned(),
        }))
    };
    let envelope = Envelope {
        id: "7.1",
        at: 1_800_000_000,
        from: "permesso@auth.example.org",
        from_name: "Village\r\nBcc: eve@example.org",
        to: "zoe@people.example",
    };
    let letter = Letter {
        subject: "Ünïcode\nBcc: eve@example.org".to_owned(),
        text: ".hidden dot\n\nRCPT TO:<eve@example.org>".to_owned(),
        html: "<p>Hello</p>".to_owned(),
    };
    let good = server(Tls::Off, "correct horse");
    good.probe().await.unwrap();
    assert!(!sink.heard().iter().any(|line| line.starts_with("MAIL")));
    good.send(&envelope, &letter).await.unwrap();
    let heard = sink.heard();
    let commands: Vec<&str> = heard
        .iter()
        .take_while(|line| *line != "DATA")
        .map(|line| line.split(':').next().unwrap())
        .map(|line| line.split(" PLAIN").next().unwrap())
        .collect();
    assert_eq!(
        commands,
        ["EHLO auth.example.org", "AUTH", "MAIL FROM", "RCPT TO"]
    );
    assert!(
        heard.contains(&"..hidden dot".to_owned()),
        "a dot does not end the mail (RFC 5321 4.5.2): {heard:#?}"
    );
    let headers: Vec<&String> = heard
        .iter()
        .skip_while(|line| *line != "DATA")
        .take_while(|line| !line.is_empty())
        .collect();
    assert!(
        !headers.iter().any(|line| line.starts_with("Bcc")),
        "{headers:#?}"
    );
    assert!(
        headers
            .iter()
            .any(|line| line.starts_with("To: zoe@people.example"))
    );
    assert!(
        headers
            .iter()
            .any(|line| line.starts_with("Date: Fri, 15 Jan 2027 08:00:00"))
    );

    for (mail, fault, said) in [
        (
            server(Tls::Off, "wrong"),
            Fault::Server,
            "refuses the user name or the password",
        ),
        (server(Tls::Required, "correct horse"), Fault::Server, ""),
        (server(Tls::Implicit, "correct horse"), Fault::Server, ""),
    ] {
        for error in [
            mail.probe().await.unwrap_err(),
            mail.send(&envelope, &letter).await.unwrap_err(),
        ] {
            assert_eq!(error.fault, fault, "{error:?}");
            assert!(error.reason.contains(said), "{error:?}");
            assert!(!error.reason.contains("horse"), "{error:?}");
        }
    }
    sink.heard();
    for (recipient, data, fault) in [
        (Some("550 5.1.1 nobody"), None, Fault::Address),
        (Some("451 later"), None, Fault::Mail),
        (None, Some("554 looks like spam"), Fault::Mail),
        (None, Some("421 going down"), Fault::Mail),
    ] {
        sink.behave(Manners {
            login: Some(("ann".to_owned(), "correct horse".to_owned())),
            recipient: recipient.map(ToOwned::to_owned),
            data: data.map(ToOwned::to_owned),
        });
        let error = good.send(&envelope, &letter).await.unwrap_err();
        assert_eq!(error.fault, fault, "{error:?}");
    }
    let port = sink.port;
    drop(sink);
    let gone = Mail::Smtp(Arc::new(Smtp {
        host: "127.0.0.1".to_owned(),
        port,
        tls: Tls::Off,
        roots: Vec::new(),
        login: None,
        ehlo: "auth.example.org".to_owned(),
    }));
    assert_eq!(gone.probe().await.unwrap_err().fault, Fault::Server);
}

#[tokio::test]
async fn a_mail_travels_encrypted_to_a_server_whose_authority_is_trusted() {
    let file = authority();
    let file = file.to_str().unwrap();
    for (scheme, more, implicit) in [("smtps", "", true), ("smtp", "?tls=required", false)] {
        let sink = Sink::encrypted(implicit).await;
        let url = format!("{scheme}://localhost:{}{more}", sink.port);
        let set = |name: &str, value: &str| (format!("PERMESSO_{name}"), value.to_owned());
        let mail = |settings: Vec<(String, String)>| {
            let (config, _) = Config::load(None, settings).unwrap();
            let roots = config.outbound.roots().to_vec();
            let url = config.mail.smtp.unwrap();
            Mail::Smtp(Arc::new(Smtp {
                host: url.host,
                port: url.port,
                tls: url.tls,
                roots,
                login: None,
                ehlo: "auth.example.org".to_owned(),
            }))
        };
        let stranger = mail(vec![set("MAIL__SMTP_URL", &url)]);
        let error = stranger.probe().await.unwrap_err();
        assert!(error.reason.contains("certificate"), "{error:?}");
        let trusted = mail(vec![
            set("MAIL__SMTP_URL", &url),
            set("OUTBOUND__CA_FILE", file),
        ]);
        sink.heard();
        trusted.probe().await.unwrap();
        let letter = Letter {
            subject: "Hello".to_owned(),
            text: "Hello".to_owned(),
            html: "<p>Hello</p>".to_owned(),
        };
        let envelope = Envelope {
            id: "7.1",
            at: 1_800_000_000,
            from: "permesso@auth.example.org",
            from_name: "Village",
            to: "zoe@people.example",
        };
        trusted.send(&envelope, &letter).await.unwrap();
        let heard = sink.heard();
        assert!(
            heard.iter().any(|line| line == "Subject: Hello"),
            "{heard:#?}"
        );
        assert_eq!(heard.contains(&"STARTTLS".to_owned()), !implicit);
    }
}
