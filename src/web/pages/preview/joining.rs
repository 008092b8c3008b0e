//! Joining, recovering, another address, and leaving.

use super::{
    HOSTILE, choose, nobody, page, recover, sentence, sign_in, sign_up, somebody, stranger,
};
use crate::web::pages::account::delete::{DeleteAccount, Deleted};
use crate::web::pages::account::email::{ChangeEmail, EmailNotice};
use crate::web::pages::auth::recover::RecoverStep;
use crate::web::pages::auth::sign_in::SignIn;
use crate::web::pages::auth::sign_up::{SignUp, SignUpAsk, SignUpDone, SignUpSent};

pub(super) fn pages() -> Vec<(String, String)> {
    let mut pages = signing_up();
    pages.extend(recovering());
    pages.extend(addresses());
    pages.extend(leaving());
    pages
}

fn signing_up() -> Vec<(String, String)> {
    let ask = |request: bool, gone| SignUpAsk {
        chrome: nobody(),
        csrf: "csrf-value".into(),
        request: request.then(|| "req".into()),
        email: String::new(),
        error: None,
        gone,
    };
    let wrong = SignUpAsk {
        email: HOSTILE.into(),
        error: Some(sentence::EMAIL.into()),
        ..ask(true, false)
    };
    let sent = |request: bool, email: &str| SignUpSent {
        chrome: nobody(),
        email: email.into(),
        request: request.then(|| "req".into()),
    };
    let mailed = |app_elsewhere| SignUp {
        pass: "link",
        secret: "secret".into(),
        app_elsewhere,
        request: None,
        ..sign_up(true)
    };
    let open = SignIn {
        sign_up: true,
        passkeys: true,
        request: Some("req".into()),
        ..sign_in()
    };
    let long = format!("{}@{}.example", "a".repeat(64), "b".repeat(60));
    vec![
        page("sign-in-open", &open),
        page("sign-up-ask", &ask(false, false)),
        page("sign-up-ask-app", &ask(true, false)),
        page("sign-up-ask-gone", &ask(false, true)),
        page("sign-up-ask-wrong", &wrong),
        page("sign-up-sent", &sent(false, "zoe@people.example")),
        page("sign-up-sent-app", &sent(true, &long)),
        page("sign-up-mailed", &mailed(false)),
        page("sign-up-mailed-elsewhere", &mailed(true)),
        page("sign-up-done", &SignUpDone { chrome: somebody() }),
    ]
}

fn recovering() -> Vec<(String, String)> {
    vec![
        page("recover-ask-mail", &recover(RecoverStep::AskMail)),
        page("recover-sent", &recover(RecoverStep::Sent)),
        page("recover-gone-mail", &recover(RecoverStep::GoneMail)),
        page("recover-choose-mail", &recover(choose(None))),
    ]
}

fn addresses() -> Vec<(String, String)> {
    let email = |mail, notice| ChangeEmail {
        chrome: somebody(),
        email: "alice@people.example".into(),
        verified: mail,
        pending: None,
        mail,
        typed: String::new(),
        error: None,
        notice,
    };
    let waits = |mail, pending: &str| ChangeEmail {
        pending: Some(pending.into()),
        ..email(mail, Some(EmailNotice::Asked))
    };
    let wrong = ChangeEmail {
        chrome: stranger(),
        typed: HOSTILE.into(),
        error: Some(sentence::EMAIL.into()),
        ..email(true, None)
    };
    let long = format!("{}@{}.example", "a".repeat(64), "b".repeat(60));
    vec![
        page("account-email", &email(true, None)),
        page("account-email-operator", &email(false, None)),
        page("account-email-waits", &waits(true, "alice@new.example")),
        page("account-email-waits-operator", &waits(false, &long)),
        page("account-email-same", &email(true, Some(EmailNotice::Same))),
        page(
            "account-email-forgotten",
            &email(true, Some(EmailNotice::Forgotten)),
        ),
        page("account-email-wrong", &wrong),
    ]
}

fn leaving() -> Vec<(String, String)> {
    let own = vec![
        ("WordPress Events".to_owned(), 0),
        (HOSTILE.to_owned(), 1),
        ("Calendar of the village".to_owned(), 1_204),
    ];
    let delete = |count, last_admin| DeleteAccount {
        chrome: somebody(),
        sessions: count + 1,
        apps: count,
        tokens: count,
        own: Vec::new(),
        last_admin,
        wrong_name: false,
    };
    let rich = DeleteAccount {
        own,
        wrong_name: true,
        ..delete(7, false)
    };
    vec![
        page("account-delete", &delete(0, false)),
        page("account-delete-one", &delete(1, false)),
        page("account-delete-rich", &rich),
        page("account-delete-last-admin", &delete(2, true)),
        page("deleted", &Deleted { chrome: nobody() }),
    ]
}
