//! What administrators see of mails, and do about them.

use permesso::world::{Fault, SendError};

use crate::support::{Browser, Form, Page, TestApp, forms, link_in, send_mails};

const MAIL: &[(&str, &str)] = &[
    ("MAIL__SMTP_URL", "smtp://127.0.0.1:9"),
    ("SIGN_UP__MODE", "invite"),
];

async fn ada(app: &TestApp) -> Browser {
    app.admin("ada").await.browser().await
}

fn form(page: &Page, what: &str) -> Option<Form> {
    let forms = forms(&page.html());
    forms.into_iter().find(|form| {
        let mut fields = form.fields.iter();
        fields.any(|(name, value)| name == "do" && value == what)
    })
}

/// Invites an address, which waits to be mailed.
async fn invite(browser: &mut Browser, email: &str) -> Page {
    let page = browser.open("/admin/invitations").await;
    let mut invite = form(&page, "invite").unwrap();
    assert!(
        invite
            .fields
            .contains(&("mail".to_owned(), "yes".to_owned()))
    );
    invite.set("email", email);
    browser.submit(&invite).await
}

#[tokio::test]
async fn an_invitation_is_mailed_and_its_link_is_told_to_nobody_else() {
    let app = TestApp::with(MAIL).await;
    let mut browser = ada(&app).await;
    let page = invite(&mut browser, "zoe@people.example").await;
    let html = page.is("admin-invitations");
    assert!(html.contains("on its way by mail") && html.contains("zoe@people.example"));
    assert!(!html.contains("invite="));
    let sent = app.mails().await;
    assert_eq!(sent.len(), 1);
    let link = link_in(&sent[0], app.app.issuer());
    let page = app.browser().open(&link).await;
    assert!(page.is("sign-up").contains("zoe@people.example"));
    // Without an address, or without the box, the link is shown.
    let page = browser.open("/admin/invitations").await;
    let shown = browser.submit(&form(&page, "invite").unwrap()).await;
    assert!(shown.is("admin-invitations").contains("invite="));
    assert!(app.mails().await.is_empty());
}

#[tokio::test]
async fn mails_that_do_not_leave_need_attention_and_are_tried_again() {
    let app = TestApp::with(MAIL).await;
    let mut browser = ada(&app).await;
    let page = browser.open("/admin/health").await;
    assert!(form(&page, "retry-mails").is_none());
    app.outbox.fail(Some(SendError {
        fault: Fault::Address,
        reason: "550 <b>No such mailbox</b>".to_owned(),
    }));
    invite(&mut browser, "zoe@people.example").await;
    send_mails(&app.app).await;
    app.outbox.fail(Some(SendError {
        fault: Fault::Server,
        reason: "421 Closed".to_owned(),
    }));
    invite(&mut browser, "yan@people.example").await;
    send_mails(&app.app).await;
    let html = browser.open("/admin").await.is("admin");
    assert!(html.contains("1 mail was given up.") && !html.contains("waits for long"));
    app.wait(901);
    let html = browser.open("/admin").await.is("admin");
    assert!(html.contains("1 mail waits for long"), "{html}");
    let page = browser.open("/admin/health").await;
    let html = page.is("admin-health");
    assert!(html.contains("421 Closed") && html.contains("1 mail, since"));
    let retry = form(&page, "retry-mails").unwrap();
    // Not with an old proof.
    app.wait(600);
    browser.submit(&retry).await.is("confirm");
    assert_eq!(app.mails().await.len(), 0);
    let mut browser = app.browser();
    browser.sign_in("ada").await;
    let page = browser.open("/admin/health").await;
    let html = browser
        .submit(&form(&page, "retry-mails").unwrap())
        .await
        .is("admin-health");
    assert!(html.contains("2 mails are tried again."), "{html}");
    app.outbox.fail(None);
    assert_eq!(app.mails().await.len(), 2);
    assert!(app.events().await.contains(&"mails_retried".to_owned()));
    let html = browser.open("/admin").await.is("admin");
    assert!(!html.contains("mail was given up"));
}

#[tokio::test]
async fn without_a_mail_server_the_page_says_how_to_name_one() {
    let app = TestApp::start().await;
    let mut browser = ada(&app).await;
    let page = browser.open("/admin/health").await;
    assert!(
        page.is("admin-health")
            .contains("<code>mail.smtp_url</code>")
    );
    let page = browser.open("/admin/invitations").await;
    let invite = form(&page, "invite").unwrap();
    assert!(invite.fields.iter().all(|(name, _)| name != "mail"));
}
