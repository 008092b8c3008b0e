//! What people and operators end: connected apps, accounts, clients. It holds with the next request.

use permesso::actions::users::{Made, NewUser, Origin, create};
use permesso::store::clients::DeleteClient;
use permesso::store::users::{Changed, UserChange};

use crate::support::TestApp;

#[tokio::test]
async fn a_person_sees_an_app_and_disconnects_it() {
    let app = TestApp::start().await;
    let rp = app.client().name("Party Planner").api().await;
    let kept = app.client().name("Other").api().await;
    let mut browser = app.person("alice").await.browser().await;
    let tokens = rp.tokens(&browser.allow(&rp).await).await;
    let others = kept.tokens(&browser.allow(&kept).await).await;
    let html = browser.open("/account/apps").await.is("account-apps");
    for word in [
        "Party Planner",
        "app.example",
        "Add and edit your events",
        "name=\"revoke\"",
    ] {
        assert!(html.contains(word), "{word}");
    }
    let html = browser.revoke_app(&rp.client_id).await.is("account-apps");
    assert!(html.contains("You have disconnected"));
    assert!(!html.contains("Party Planner"));
    assert!(!rp.lives(&tokens.access).await);
    rp.refresh(&tokens.refresh)
        .await
        .refused(400, "invalid_grant");
    assert_eq!(
        rp.introspect(&tokens.access).await,
        serde_json::json!({ "active": false })
    );
    assert!(kept.lives(&others.access).await);
    assert!(app.events().await.contains(&"access_ended".to_owned()));
}

#[tokio::test]
async fn nobody_disconnects_the_apps_of_another() {
    let app = TestApp::start().await;
    let rp = app.client().api().await;
    let (_, tokens) = app.connect(&rp).await;
    let mut mallory = app.person("mallory").await.browser().await;
    let own = app.client().redirect("https://own.example/").api().await;
    mallory.allow(&own).await;
    let mut form = mallory.open("/account/apps").await.form("revoke");
    form.set("grant", &rp.client_id);
    let page = mallory.press(&form, "revoke", "yes").await;
    assert!(!page.is("account-apps").contains("You have disconnected"));
    assert!(rp.lives(&tokens.access).await);
}

#[tokio::test]
async fn a_reset_password_ends_sessions_codes_apps_and_tokens() {
    let app = TestApp::start().await;
    let rp = app.client().confidential().await;
    let alice = app.person("alice").await;
    let mut browser = alice.browser().await;
    let tokens = rp.tokens(&browser.allow(&rp).await).await;
    let code = browser.allow(&rp).await;
    let user = alice.user().await;
    let new = "marble otter violin dusk";
    let changed = permesso::actions::users::reset_password(
        &app.app,
        &user,
        new,
        permesso::actions::actor::Actor::Operator,
        app.now(),
    )
    .await
    .unwrap();
    assert_eq!(changed, Ok(Changed::Now));
    browser.open("/account").await.is("sign-in");
    rp.exchange(&code).await.refused(400, "invalid_grant");
    rp.refresh(&tokens.refresh)
        .await
        .refused(400, "invalid_grant");
    assert!(!rp.lives(&tokens.access).await);
    let page = browser.open("/sign-in").await;
    let page = browser
        .fill_sign_in(&page, "alice", crate::support::PASSWORD)
        .await;
    page.reply.is_page(403, "sign-in");
    browser
        .fill_sign_in(&page, "alice", new)
        .await
        .is("account");
    assert!(
        browser
            .open("/account/apps")
            .await
            .is("account-apps")
            .contains("No app is connected")
    );
    let weak = permesso::actions::users::reset_password(
        &app.app,
        &user,
        "alice",
        permesso::actions::actor::Actor::Operator,
        app.now(),
    )
    .await
    .unwrap();
    assert!(weak.is_err());
}

#[tokio::test]
async fn a_disabled_person_can_do_nothing_until_enabled_and_signed_in_again() {
    let app = TestApp::start().await;
    let rp = app.client().confidential().await;
    let alice = app.person("alice").await;
    let mut browser = alice.browser().await;
    let tokens = rp.tokens(&browser.allow(&rp).await).await;
    alice.change(UserChange::Disable).await;
    assert!(!rp.lives(&tokens.access).await);
    rp.refresh(&tokens.refresh)
        .await
        .refused(400, "invalid_grant");
    assert_eq!(
        rp.introspect(&tokens.refresh).await,
        serde_json::json!({ "active": false })
    );
    let page = browser.open("/account").await;
    page.is("sign-in");
    let page = browser
        .fill_sign_in(&page, "alice", crate::support::PASSWORD)
        .await;
    page.reply.is_page(403, "sign-in");
    alice.change(UserChange::Enable).await;
    browser.open("/account").await.is("sign-in");
    browser.sign_in("alice").await;
}

#[tokio::test]
async fn a_deleted_person_leaves_no_token_behind_and_the_name_can_be_taken_again() {
    let app = TestApp::start().await;
    let rp = app.client().confidential().await;
    let alice = app.person("alice").await;
    let mut browser = alice.browser().await;
    let tokens = rp.tokens(&browser.allow(&rp).await).await;
    alice.change(UserChange::Delete).await;
    assert!(!rp.lives(&tokens.access).await);
    rp.refresh(&tokens.refresh)
        .await
        .refused(400, "invalid_grant");
    browser.open("/account").await.is("sign-in");
    let again = app.person("alice").await;
    assert_ne!(again.id, alice.id);
    browser.sign_in("alice").await;
    assert!(!rp.lives(&tokens.access).await);
}

#[tokio::test]
async fn a_disabled_or_deleted_client_is_refused_everywhere_at_once() {
    let app = TestApp::start().await;
    let rp = app.client().confidential().await;
    let (mut browser, tokens) = app.connect(&rp).await;
    let code = browser.allow(&rp).await;
    rp.set(|op| op.disabled = Some(true)).await;
    assert!(!rp.lives(&tokens.access).await);
    rp.refresh(&tokens.refresh)
        .await
        .refused(401, "invalid_client");
    rp.exchange(&code).await.refused(401, "invalid_client");
    browser.ask(&rp.ask()).await.is_error(400);
    rp.set(|op| op.disabled = Some(false)).await;
    assert!(rp.lives(&tokens.access).await);
    let op = DeleteClient {
        client_id: rp.client_id.clone(),
        audit: app.app.event("client_deleted", None, app.now()),
    };
    assert!(app.app.store.commit(op).await.unwrap());
    assert!(!rp.lives(&tokens.access).await);
    let why = rp
        .refresh(&tokens.refresh)
        .await
        .refused(401, "invalid_client");
    assert!(why.contains("register"), "{why}");
    browser.ask(&rp.ask()).await.is_error(400);
    assert!(
        browser
            .open("/account/apps")
            .await
            .is("account-apps")
            .contains("No app is connected")
    );
}

#[tokio::test]
async fn a_rotated_secret_ends_the_old_one() {
    use permesso::oauth::token::Digest;
    let app = TestApp::start().await;
    let rp = app.client().confidential().await;
    let (_, tokens) = app.connect(&rp).await;
    rp.set(|op| op.secret_digest = Some(Digest::of("another-secret")))
        .await;
    rp.refresh(&tokens.refresh)
        .await
        .refused(401, "invalid_client");
    let rotated = crate::support::Rp {
        secret: Some("another-secret".to_owned()),
        ..rp
    };
    rotated.refreshed(&tokens.refresh).await;
}

#[tokio::test]
async fn names_and_addresses_are_unique_whatever_their_case() {
    let app = TestApp::start().await;
    app.person("alice").await;
    let attempt = async |username: &str, email: &str| {
        let new = NewUser {
            username,
            name: "",
            email,
            password: "marble otter violin dusk",
            admin: false,
            origin: Origin::Operator,
        };
        create(&app.app, &new, None, app.now()).await.unwrap()
    };
    let Made::Mistakes(mistakes) = attempt("alice", "other@people.example").await else {
        panic!()
    };
    assert!(mistakes.username.is_some());
    let Made::Mistakes(mistakes) = attempt("bob", "ALICE@People.example").await else {
        panic!()
    };
    assert!(mistakes.email.is_some());
    let Made::Now(id) = attempt("bob", "bob@people.example").await else {
        panic!()
    };
    let bob = app.app.store.user(&id).await.unwrap().unwrap();
    assert_eq!(bob.name, "bob", "without a name it is the user name");
}
