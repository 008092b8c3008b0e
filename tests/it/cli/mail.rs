//! `permesso mail`, and what the other commands do where mails are sent.

use super::Cli;
use crate::support::{Database, Manners, Sink};

async fn with_sink() -> (Database, Sink, Cli) {
    let database = Database::migrated().await;
    let sink = Sink::start().await;
    let cli = Cli::of(&database)
        .with(
            "PERMESSO_MAIL__SMTP_URL",
            &format!("smtp://ann:correct%20horse@127.0.0.1:{}", sink.port),
        )
        .with("PERMESSO_SIGN_UP__MODE", "invite");
    sink.behave(manners());
    (database, sink, cli)
}

fn manners() -> Manners {
    Manners {
        login: Some(("ann".to_owned(), "correct horse".to_owned())),
        ..Manners::default()
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_test_mail_is_sent_at_once_and_says_what_the_server_said() {
    let (_database, sink, cli) = with_sink().await;
    let done = cli.run(&["mail", "test", "zoe@people.example", "--language", "it"]);
    assert!(done.ok().contains("The mail server took it"));
    let heard = sink.heard();
    assert!(heard[0].starts_with("EHLO localhost"), "{heard:#?}");
    assert!(heard.contains(&"RCPT TO:<zoe@people.example>".to_owned()));
    assert!(
        heard
            .iter()
            .any(|line| line.starts_with("From: Permesso <permesso@localhost>"))
    );
    sink.behave(Manners {
        login: Some(("ann".to_owned(), "another".to_owned())),
        ..Manners::default()
    });
    let refused = cli.run(&["mail", "test", "zoe@people.example"]);
    assert_eq!(refused.code, Some(1));
    assert!(
        refused
            .err
            .contains("refuses the user name or the password"),
        "{}",
        refused.err
    );
    assert!(!refused.err.contains("horse"), "{}", refused.err);
    let doctor = cli.run(&["doctor"]);
    assert!(doctor.out.contains("problem  mail"), "{}", doctor.out);
    sink.behave(manners());
    let doctor = cli.run(&["doctor"]);
    assert!(doctor.out.contains("ok       mail"), "{}", doctor.out);
    for wrong in [
        &["mail", "test", "zoe"][..],
        &["mail", "test", "zoe@people.example", "--language", "tlh"],
    ] {
        assert_eq!(cli.run(wrong).code, Some(1));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn mails_are_listed_sent_by_the_server_and_tried_again() {
    let (_database, sink, cli) = with_sink().await;
    sink.behave(Manners {
        recipient: Some("550 5.1.1 nobody here".to_owned()),
        ..manners()
    });
    assert_eq!(
        cli.run(&["mail", "list", "--json"]).json(),
        serde_json::json!([])
    );
    let done = cli.run(&["user", "invite", "--email", "zoe@people.example", "--mail"]);
    let out = done.ok();
    assert!(out.contains("mails the link to zoe@people.example") && !out.contains("invite="));
    let listed = cli.run(&["mail", "list", "--json"]).json();
    let id = listed[0]["id"].as_str().unwrap().to_owned();
    assert_eq!(
        (&listed[0]["kind"], &listed[0]["state"]),
        (&"invitation".into(), &"waits".into())
    );
    let server = cli.serve();
    let until = async |state: Option<&str>| {
        for _ in 0..200 {
            let listed = cli.run(&["mail", "list", "--json"]).json();
            if listed[0]["state"].as_str() == state {
                return listed;
            }
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
        panic!("never {state:?}");
    };
    let failed = until(Some("given up")).await;
    assert!(
        failed[0]["last_error"]
            .as_str()
            .unwrap()
            .contains("nobody here")
    );
    assert!(cli.run(&["doctor"]).out.contains("1 were given up"));
    sink.behave(manners());
    sink.heard();
    assert_eq!(cli.run(&["mail", "retry", "nothing"]).code, Some(1));
    assert!(
        cli.run(&["mail", "retry", &id])
            .ok()
            .contains("1 mail is tried again")
    );
    until(None).await;
    let heard = sink.heard();
    assert!(
        heard.contains(&"RCPT TO:<zoe@people.example>".to_owned()),
        "{heard:#?}"
    );
    drop(server);
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_mail_server_the_commands_say_so() {
    let database = Database::migrated().await;
    let cli = Cli::of(&database).with("PERMESSO_SIGN_UP__MODE", "invite");
    for command in [
        &["mail", "test", "zoe@people.example"][..],
        &["mail", "retry"],
        &["user", "invite", "--email", "zoe@people.example", "--mail"],
    ] {
        let done = cli.run(command);
        assert_eq!(done.code, Some(1));
        assert!(done.err.contains("mail.smtp_url"), "{}", done.err);
    }
    let open = Cli::of(&database).with("PERMESSO_SIGN_UP__MODE", "open");
    let done = open.run(&["config", "check"]);
    assert_eq!(done.code, Some(1));
    assert!(done.err.contains("sign_up.mode is open"), "{}", done.err);
    let shown = Cli::of(&database)
        .with(
            "PERMESSO_MAIL__SMTP_URL",
            "smtps://ann:hunter2@mail.example",
        )
        .run(&["config", "show"]);
    assert!(shown.ok().contains("smtps://***@mail.example:465"));
    assert!(!shown.out.contains("hunter2"));
}
