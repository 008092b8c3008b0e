//! Every route of the table, called as everybody whom it is not for.

use std::collections::BTreeSet;

use axum::http::Method;
use permesso::web::router::{Access, ROUTES, Route};

use crate::support::{Browser, Reply, TestApp};

/// What the contract promises at present (sections 2 to 7).
const PROMISED: &[&str] = &[
    "/",
    "/.well-known/oauth-authorization-server",
    "/account",
    "/account/apps",
    "/account/confirm",
    "/account/delete",
    "/account/email",
    "/account/history",
    "/account/security",
    "/account/security/passkeys",
    "/account/security/password",
    "/account/security/recovery-codes",
    "/account/security/totp",
    "/account/sessions",
    "/account/tokens",
    "/account/tokens/{id}",
    "/admin",
    "/admin/apps",
    "/admin/apps/duplicates",
    "/admin/apps/{id}",
    "/admin/audit",
    "/admin/audit/export",
    "/admin/health",
    "/admin/invitations",
    "/admin/people",
    "/admin/people/{id}",
    "/admin/scopes",
    "/admin/settings",
    "/api/client",
    "/api/graphql/v2",
    "/api/user",
    "/api/user/authorizations",
    "/api/user/sessions",
    "/authorize",
    "/confirm-email",
    "/consent",
    "/developer",
    "/developer/new",
    "/developer/{id}",
    "/docs",
    "/docs/apis",
    "/docs/errors",
    "/docs/errors/{code}",
    "/docs/limits",
    "/docs/personal-tokens",
    "/docs/registration",
    "/docs/scopes",
    "/docs/tokens",
    "/graphql/v2",
    "/healthz",
    "/language",
    "/oauth/authorize",
    "/oauth/introspect",
    "/oauth/register",
    "/oauth/register/{client_id}",
    "/oauth/revoke",
    "/oauth/token",
    "/oauth/verify",
    "/openapi.json",
    "/readyz",
    "/recover",
    "/setup",
    "/sign-in",
    "/sign-in/passkey",
    "/sign-in/second-factor",
    "/sign-out",
    "/sign-up",
];

/// The path with something in the place of its parameters.
fn path(route: &Route) -> String {
    route
        .path
        .replace("{file}", "nothing.css")
        .replace("{id}", "nothing")
        .replace("{client_id}", "nothing")
        .replace("{code}", "nothing")
}

fn methods(route: &Route) -> impl Iterator<Item = Method> {
    route.methods.iter().map(|method| method.parse().unwrap())
}

/// The routes that take this method and are of one of these classes.
fn routes(
    method: &'static str,
    classes: &'static [Access],
) -> impl Iterator<Item = &'static Route> {
    ROUTES
        .iter()
        .filter(move |route| route.methods.contains(&method) && classes.contains(&route.access))
}

#[test]
fn every_promised_route_is_in_the_table_once() {
    let paths: Vec<&str> = ROUTES.iter().map(|route| route.path).collect();
    let set: BTreeSet<&str> = paths.iter().copied().collect();
    assert_eq!(set.len(), paths.len());
    for promised in PROMISED {
        assert!(set.contains(promised), "{promised}");
    }
    for path in set {
        assert!(
            PROMISED.contains(&path) || path.starts_with("/assets/"),
            "{path}: promised where?"
        );
    }
}

#[tokio::test]
async fn every_other_method_is_405_and_names_those_that_work() {
    let app = TestApp::start().await;
    for route in ROUTES {
        let mut allowed: BTreeSet<&str> = route.methods.iter().copied().collect();
        if allowed.contains("GET") {
            allowed.insert("HEAD");
        }
        for method in [
            "GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "TRACE", "BREW",
        ] {
            let reply = app.call(method.parse().unwrap(), &path(route)).await;
            if allowed.contains(method) {
                assert_ne!(reply.status, 405, "{}", reply.summary());
                continue;
            }
            assert_eq!(reply.status, 405, "{}", reply.summary());
            let named: BTreeSet<&str> = reply
                .header("allow")
                .unwrap()
                .split(',')
                .map(str::trim)
                .collect();
            assert_eq!(named, allowed, "{}", reply.what);
        }
    }
}

/// Where forms of ours go.
const FORMS: &[Access] = &[Access::Form, Access::Person, Access::Proven, Access::Admin];

/// That this is the answer for somebody without the credential that the class asks for.
#[track_caller]
fn is_refused(route: &Route, method: &Method, reply: &Reply) {
    let what = reply.summary();
    match route.access {
        Access::Bearer => {
            assert_eq!(
                (reply.status.as_u16(), reply.header("www-authenticate")),
                (401, Some("Bearer")),
                "{what}"
            );
        }
        // What a token says of itself is at the same address.
        Access::Client if method == Method::GET => {
            assert_eq!(
                (reply.status.as_u16(), reply.header("www-authenticate")),
                (401, Some("Bearer")),
                "{what}"
            );
        }
        Access::Client => {
            reply.refused(401, "invalid_client");
        }
        Access::Registration => {
            assert_eq!(reply.status, 401, "{what}");
        }
        Access::Person | Access::Proven | Access::Admin if method == Method::GET => {
            assert_eq!(reply.location(), "/sign-in", "{what}");
        }
        Access::Person | Access::Proven | Access::Admin | Access::Form
            if method == Method::POST =>
        {
            reply.is_page(403, "error");
        }
        Access::Anybody | Access::Form | Access::Person | Access::Proven | Access::Admin => {
            assert!(
                matches!(reply.status.as_u16(), 200 | 303 | 400 | 403 | 404),
                "{what}"
            );
        }
    }
}

#[tokio::test]
async fn nobody_gets_nothing_that_is_not_for_everybody() {
    let app = TestApp::start().await;
    for route in ROUTES {
        for method in methods(route) {
            let call = app.call(method.clone(), &path(route));
            let call = if method == Method::POST {
                call.raw_form("a=b")
            } else {
                call
            };
            is_refused(route, &method, &call.await);
        }
    }
}

#[tokio::test]
async fn a_signed_in_person_is_no_client_and_no_bearer() {
    let app = TestApp::start().await;
    let browser = app.admin("ada").await.browser().await;
    for route in ROUTES.iter().filter(|route| {
        let not_hers = [Access::Client, Access::Bearer, Access::Registration];
        not_hers.contains(&route.access)
    }) {
        for method in methods(route) {
            let call = app.call(method.clone(), &path(route));
            let call = if method == Method::POST {
                call.raw_form("a=b")
            } else {
                call
            };
            is_refused(route, &method, &browser.dress(call).await);
        }
    }
}

#[tokio::test]
async fn a_bearer_is_no_client_and_no_person() {
    let app = TestApp::start().await;
    let rp = app.client().confidential().await;
    let (_, tokens) = app.connect(&rp).await;
    for route in ROUTES.iter().filter(|route| {
        matches!(
            route.access,
            Access::Client | Access::Person | Access::Proven | Access::Admin | Access::Registration
        )
    }) {
        for method in methods(route) {
            if (route.path, &method) == ("/oauth/token", &Method::GET) {
                continue; // That one is the bearer's.
            }
            let call = app
                .call(method.clone(), &path(route))
                .bearer(&tokens.access);
            let call = if method == Method::POST {
                call.raw_form("a=b")
            } else {
                call
            };
            is_refused(route, &method, &call.await);
        }
    }
}

#[tokio::test]
async fn a_personal_token_is_no_client_and_no_person_whatever_it_may_do() {
    let app = TestApp::start().await;
    let mut browser = app.person("alice").await.browser().await;
    let mut form = browser.open("/account/tokens").await.form("expires_at");
    form.set("name", "Script");
    form.set("advanced", "yes");
    for scope in ["email", "event:write"] {
        form.fields.push(("scope".to_owned(), scope.to_owned()));
    }
    let html = browser.submit(&form).await.is("account-tokens-new");
    let token = html.split("pmp_").nth(1).unwrap();
    let token = format!("pmp_{}", &token[..38]);
    app.get("/api/user").bearer(&token).await.ok();
    let before = protection(&app).await;
    for route in ROUTES {
        if matches!(route.access, Access::Anybody | Access::Bearer) {
            continue;
        }
        for method in methods(route) {
            if (route.path, &method) == ("/oauth/token", &Method::GET) {
                continue; // That one is the bearer's.
            }
            let bare = || app.call(method.clone(), &path(route));
            for call in [
                bare().bearer(&token),
                bare().header("personal-token", &token),
            ] {
                let call = if method == Method::POST {
                    call.raw_form("a=b")
                } else {
                    call
                };
                is_refused(route, &method, &call.await);
            }
            // In the query it counts at `/api/user` and GraphQL alone.
            let query = format!("{}?personalToken={token}", path(route));
            let call = app.call(method.clone(), &query);
            let call = if method == Method::POST {
                call.raw_form("a=b")
            } else {
                call
            };
            is_refused(route, &method, &call.await);
        }
    }
    assert_eq!(protection(&app).await, before);
}

#[tokio::test]
async fn a_client_is_no_bearer_and_no_person() {
    let app = TestApp::start().await;
    let rp = app.client().confidential().await;
    for route in ROUTES.iter().filter(|route| {
        matches!(
            route.access,
            Access::Bearer | Access::Person | Access::Proven | Access::Admin | Access::Registration
        )
    }) {
        for method in methods(route) {
            let call = app
                .call(method.clone(), &path(route))
                .basic(&rp.client_id, rp.secret.as_deref().unwrap());
            let call = if method == Method::POST {
                call.raw_form("a=b")
            } else {
                call
            };
            is_refused(route, &method, &call.await);
        }
    }
}

/// A browser with an anti-forgery value that would fit.
async fn signed_in(app: &TestApp) -> (Browser, String) {
    with_field(app.person("alice").await.browser().await).await
}

/// The same for an administrator.
async fn administrator(app: &TestApp) -> (Browser, String) {
    with_field(app.admin("ada").await.browser().await).await
}

async fn with_field(mut browser: Browser) -> (Browser, String) {
    let form = browser.open("/account").await.form("csrf");
    let (_, csrf) = form
        .fields
        .into_iter()
        .find(|(name, _)| name == "csrf")
        .unwrap();
    (browser, csrf)
}

#[tokio::test]
async fn every_form_is_refused_without_its_field_and_from_elsewhere() {
    let app = TestApp::start().await;
    // Nobody has more doors than an administrator.
    let (browser, csrf) = administrator(&app).await;
    for route in routes("POST", FORMS) {
        let bare = browser
            .dress(browser.post(&path(route), &[("a", "b")]))
            .await;
        bare.is_page(403, "error");
        for (name, value) in [
            ("origin", "https://evil.example"),
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-site", "same-site"),
        ] {
            let call = app
                .post(&path(route))
                .form(&[("csrf", &csrf)])
                .header(name, value);
            browser.dress(call).await.is_page(403, "error");
        }
        // With the field it gets further, whatever else is missing. A sign-out would end the session, and setup and sign-up need links of their own.
        if !matches!(route.path, "/sign-out" | "/setup" | "/sign-up") {
            let with = browser
                .dress(browser.post(&path(route), &[("csrf", &csrf)]))
                .await;
            assert!(
                with.status != 403 || with.text().contains("data-page=\"sign-in\""),
                "{}",
                with.summary()
            );
        }
    }
}

/// Everything that people protect their accounts with, and what the trail says of it.
async fn protection(app: &TestApp) -> Vec<Vec<crate::support::Cell>> {
    let mut rows = Vec::new();
    for sql in [
        "SELECT id, name FROM second_factors ORDER BY id",
        "SELECT code_digest FROM recovery_codes ORDER BY code_digest",
        "SELECT password_hash FROM users ORDER BY id",
        "SELECT id, name, scope, advanced_at, expires_at FROM personal_tokens ORDER BY id",
        "SELECT id FROM sessions ORDER BY id",
        "SELECT id FROM audit_events WHERE event <> 'proof_failed' ORDER BY id",
    ] {
        rows.extend(app.database.rows(sql).await);
    }
    rows
}

#[tokio::test]
async fn a_person_without_a_fresh_proof_gets_no_further_than_the_question_for_it() {
    let app = TestApp::start().await;
    let (mut browser, csrf) = signed_in(&app).await;
    app.wait(permesso::people::session::PROOF_LIFETIME);
    let before = protection(&app).await;
    let proven: Vec<&Route> = ROUTES
        .iter()
        .filter(|route| route.access == Access::Proven)
        .collect();
    assert!(proven.len() >= 4);
    for route in proven {
        if route.methods.contains(&"GET") {
            let reply = browser.fetch(app.get(&path(route))).await;
            if reply.status == 303 {
                // Only a form leads there.
                assert!(
                    !reply.location().starts_with(&path(route)),
                    "{}",
                    reply.what
                );
            } else {
                reply.is_page(200, "confirm");
            }
        }
        let field = ("csrf", csrf.as_str());
        let asked = browser.fetch(browser.post(&path(route), &[field])).await;
        asked.is_page(200, "confirm");
        for wrong in [
            &[field, ("confirm", "yes")][..],
            &[field, ("confirm", "yes"), ("password", "wrong")],
            &[field, ("confirm", "yes"), ("code", "123456")],
            &[field, ("confirm", "passkey"), ("credential", "{}")],
            &[field, ("confirm", "passkey")],
            &[field, ("confirm", "no"), ("password", "wrong")],
        ] {
            let reply = browser.fetch(browser.post(&path(route), wrong)).await;
            let name = crate::support::page_name(&reply.text()).to_owned();
            assert_eq!(name, "confirm", "{wrong:?}: {}", reply.summary());
        }
    }
    assert_eq!(protection(&app).await, before);
}

#[tokio::test]
async fn another_person_is_no_administrator() {
    let app = TestApp::start().await;
    let (mut browser, csrf) = signed_in(&app).await;
    let before = protection(&app).await;
    for route in ROUTES.iter().filter(|route| route.access == Access::Admin) {
        for method in methods(route) {
            let call = if method == Method::POST {
                browser.post(&path(route), &[("csrf", &csrf)])
            } else {
                app.call(method, &path(route))
            };
            browser.fetch(call).await.is_page(403, "error");
        }
    }
    assert!(!browser.open("/account").await.html().contains("/admin"));
    assert_eq!(protection(&app).await, before);
}

#[tokio::test]
async fn an_administrator_without_a_fresh_proof_sees_everything_and_changes_nothing() {
    let app = TestApp::start().await;
    let (mut browser, csrf) = administrator(&app).await;
    app.wait(permesso::people::session::PROOF_LIFETIME);
    let before = protection(&app).await;
    for route in ROUTES.iter().filter(|route| route.access == Access::Admin) {
        if route.methods.contains(&"GET") {
            // A file is asked for by its kind.
            let path = path(route).replace("/export", "/export?format=csv");
            let reply = browser.fetch(app.get(&path)).await;
            let known = !route.path.contains('{');
            assert_eq!(
                reply.status,
                if known { 200 } else { 404 },
                "{}",
                reply.what
            );
        }
        if !route.methods.contains(&"POST") {
            continue;
        }
        let field = ("csrf", csrf.as_str());
        for wrong in [
            &[field][..],
            &[field, ("confirm", "yes")],
            &[field, ("confirm", "yes"), ("password", "wrong")],
            &[field, ("confirm", "passkey"), ("credential", "{}")],
        ] {
            let reply = browser.fetch(browser.post(&path(route), wrong)).await;
            let name = crate::support::page_name(&reply.text()).to_owned();
            assert_eq!(name, "confirm", "{wrong:?}: {}", reply.summary());
        }
    }
    assert_eq!(protection(&app).await, before);
}

#[tokio::test]
async fn whoever_stops_being_an_administrator_is_out_at_once() {
    let app = TestApp::start().await;
    let (mut browser, csrf) = administrator(&app).await;
    app.admin("bea").await;
    browser.open("/admin").await.is("admin");
    app.database
        .execute("UPDATE users SET admin_at = NULL WHERE username = 'ada'")
        .await;
    for route in ROUTES.iter().filter(|route| route.access == Access::Admin) {
        for method in methods(route) {
            let call = if method == Method::POST {
                browser.post(&path(route), &[("csrf", &csrf)])
            } else {
                app.call(method, &path(route))
            };
            browser.fetch(call).await.is_page(403, "error");
        }
    }
    browser.open("/account").await.is("account");
}

#[tokio::test]
async fn the_form_of_one_person_is_none_of_another() {
    let app = TestApp::start().await;
    let (_, csrf) = signed_in(&app).await;
    let bob = app.admin("bob").await.browser().await;
    let before = protection(&app).await;
    for route in routes("POST", FORMS) {
        let reply = bob.dress(bob.post(&path(route), &[("csrf", &csrf)])).await;
        reply.is_page(403, "error");
    }
    assert_eq!(protection(&app).await, before);
}

#[tokio::test]
async fn a_repeated_parameter_changes_nothing_anywhere() {
    let app = TestApp::start().await;
    let rp = app.client().confidential().await;
    let (browser, csrf) = administrator(&app).await;
    let before = app
        .database
        .value("SELECT COUNT(*) FROM audit_events")
        .await;
    for route in routes("POST", FORMS) {
        let twice = [("csrf", csrf.as_str()), ("csrf", csrf.as_str())];
        browser
            .dress(browser.post(&path(route), &twice))
            .await
            .is_page(403, "error");
    }
    for route in routes("POST", &[Access::Client]) {
        let reply = rp.form(route.path, &[("token", "x"), ("token", "x")]).await;
        reply.refused(400, "invalid_request");
    }
    for name in ["redirect_uris", "client_name", "scopes", "website"] {
        let reply = app
            .post("/api/client")
            .raw_form(format!(
                "redirect_uris=https://a.example/&{name}=x&{name}=y"
            ))
            .await;
        reply.refused(400, "invalid_request");
    }
    for name in [
        "client_id",
        "redirect_uri",
        "state",
        "scope",
        "response_type",
        "prompt",
        "code_challenge",
        "other",
    ] {
        for path in ["/authorize", "/oauth/authorize"] {
            let reply = app
                .get(&format!(
                    "{path}?{}&{name}=x&{name}=y",
                    rp.ask().path().split_once('?').unwrap().1
                ))
                .await;
            assert!(
                reply.status == 400 || reply.location().contains("error=invalid_request"),
                "{}",
                reply.summary()
            );
        }
    }
    assert_eq!(
        app.database
            .value("SELECT COUNT(*) FROM audit_events")
            .await,
        before
    );
}

#[tokio::test]
async fn a_wrong_content_type_is_400_in_the_form_of_the_path() {
    let app = TestApp::start().await;
    let rp = app.client().confidential().await;
    let (_, tokens) = app.connect(&rp).await;
    let browser = app.person("bob").await.browser().await;
    let admin = app.admin("ada").await.browser().await;
    for route in ROUTES
        .iter()
        .filter(|route| route.methods.contains(&"POST"))
    {
        if route.path == "/oauth/verify" {
            continue; // It does not look at the body of the request that it is asked about.
        }
        for kind in [
            "text/plain",
            "application/xml",
            "multipart/form-data; boundary=x",
        ] {
            let call = app.post(&path(route)).body(kind, "a=b");
            let call = match route.access {
                Access::Client => call.basic(&rp.client_id, rp.secret.as_deref().unwrap()),
                Access::Bearer => call.bearer(&tokens.access),
                Access::Anybody
                | Access::Form
                | Access::Person
                | Access::Proven
                | Access::Registration => browser.dress(call),
                Access::Admin => admin.dress(call),
            };
            let reply = call.await;
            assert_eq!(reply.status, 400, "{kind}: {}", reply.summary());
        }
    }
}

#[tokio::test]
async fn nothing_breaks_on_what_cannot_be_read() {
    let app = TestApp::start().await;
    let bodies: [&[u8]; 6] = [b"", b"%", b"=&=&&", b"a=%ff", b"\xff\xfe\x00", b"{"];
    for route in ROUTES {
        for method in methods(route).filter(|_| route.path.contains('{')) {
            let path = path(route).replace("nothing", "a%00b");
            assert_eq!(app.call(method, &path).await.status, 404, "{path}");
        }
        for query in [
            "",
            "?",
            "?%",
            "?a=%ff",
            "?a=%00",
            "?=&=",
            "?a=b=c&&d",
            &format!("?{}", "a=1&".repeat(300)),
        ] {
            for method in methods(route) {
                let path = format!("{}{query}", path(route));
                if method == Method::POST {
                    for body in bodies {
                        app.post(&path).raw_form(body).await;
                        app.post(&path).body("application/json", body).await;
                    }
                }
                // The laws of every answer hold, and a 5xx fails the test at its end.
                app.call(method, &path)
                    .header("cookie", "permesso-session=x; =; permesso-browser=%")
                    .await;
            }
        }
    }
}

/// Section 6: what scripts of any origin may read. They carry no cookie, so there is nothing to ride on.
fn is_cross_origin(path: &str) -> bool {
    let token = matches!(path, "/oauth/token" | "/oauth/revoke" | "/oauth/introspect");
    token
        || path.starts_with("/oauth/register")
        || path.starts_with("/.well-known/")
        || path.starts_with("/api/")
}

#[tokio::test]
async fn scripts_of_other_origins_read_what_the_contract_names_and_never_a_page() {
    let app = TestApp::start().await;
    for route in ROUTES {
        let preflight = app
            .call(Method::OPTIONS, &path(route))
            .header("origin", "https://spa.example")
            .header("access-control-request-method", route.methods[0])
            .await;
        let simple = app
            .call(route.methods[0].parse().unwrap(), &path(route))
            .header("origin", "https://spa.example")
            .await;
        for reply in [&preflight, &simple] {
            let allowed = reply.header("access-control-allow-origin");
            let expected = is_cross_origin(route.path).then_some("*");
            assert_eq!(allowed, expected, "{}", reply.summary());
            assert!(
                reply
                    .headers
                    .get("access-control-allow-credentials")
                    .is_none()
            );
        }
        assert_eq!(
            preflight.status,
            if is_cross_origin(route.path) {
                204
            } else {
                405
            },
            "{}",
            preflight.summary()
        );
    }
}
