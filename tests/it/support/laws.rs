//! What holds for every answer of the whole suite (contract sections 1, 6 and 7).

use axum::http::{HeaderMap, Method};

use super::http::Reply;

/// Panics if the answer breaks a rule that holds for all of them.
#[track_caller]
pub(super) fn hold(method: &Method, path: &str, reply: &Reply, https: bool) {
    let path = path.split('?').next().unwrap_or_default();
    let path = format!("/{}", path.trim_start_matches('/'));
    let headers = &reply.headers;
    let is = |name: &str, wanted: &str| {
        assert_eq!(
            reply.header(name),
            Some(wanted),
            "{name}: {}",
            reply.summary()
        );
    };
    is("x-content-type-options", "nosniff");
    assert!(
        reply.header("cache-control").is_some(),
        "{}",
        reply.summary()
    );
    assert!(headers.get("server").is_none() && headers.get("x-powered-by").is_none());
    if reply.status.is_redirection() {
        // 307 would send a form's secrets on; 302 is read in two ways (RFC 9700 4.12).
        assert_eq!(reply.status, 303, "{}", reply.summary());
    }
    for (status, name) in [(405, "allow"), (429, "retry-after"), (503, "retry-after")] {
        assert!(
            reply.status != status || headers.contains_key(name),
            "{}",
            reply.summary()
        );
    }
    if is_json(&path) {
        json(method, &path, reply);
    } else {
        page(reply);
    }
    cookies(headers, https);
}

/// Section 1: the paths that answer JSON in every case.
pub(crate) fn is_json(path: &str) -> bool {
    let path = path.trim_end_matches('/');
    let below = ["/api/", "/graphql/", "/.well-known/", "/oauth/"];
    matches!(path, "/healthz" | "/readyz" | "/openapi.json")
        || (below.iter().any(|start| path.starts_with(start)) && path != "/oauth/authorize")
}

#[track_caller]
fn json(method: &Method, path: &str, reply: &Reply) {
    let cookies = reply.headers.get("set-cookie");
    assert!(
        cookies.is_none(),
        "a cookie beside JSON: {}",
        reply.summary()
    );
    let discovery = path.starts_with("/.well-known/") && reply.status.is_success();
    if !discovery {
        assert_eq!(
            reply.header("cache-control"),
            Some("no-store"),
            "{}",
            reply.summary()
        );
    }
    if reply.status == 204 || method == Method::HEAD {
        return;
    }
    let kind = reply.header("content-type");
    assert_eq!(kind, Some("application/json"), "{}", reply.summary());
    let body = reply.json();
    if reply.status.is_success() || body.get("errors").is_some() {
        return;
    }
    let code = body["error"].as_str();
    let code = code.unwrap_or_else(|| panic!("no error: {}", reply.summary()));
    if reply.status == 422 {
        return; // Gancio's own words.
    }
    // RFC 6749 5.2: %x20-21 / %x23-5B / %x5D-7E.
    let description = body["error_description"].as_str();
    let description = description.unwrap_or_else(|| panic!("no description: {}", reply.summary()));
    let allowed = |c: char| matches!(c, '\x20'..='\x7e') && c != '"' && c != '\\';
    assert!(description.chars().all(allowed), "{}", reply.summary());
    assert!(!description.is_empty(), "{}", reply.summary());
    // RFC 6749 5.2: where the code is explained; not where others fixed the body.
    let fixed = matches!(code, "2FA_REQUIRED" | "INVALID_2FA_CODE");
    let uri = body["error_uri"].as_str();
    let page = format!("/docs/errors/{code}");
    assert!(
        uri.is_some_and(|uri| uri.ends_with(&page)) != fixed,
        "{}",
        reply.summary()
    );
}

#[track_caller]
fn page(reply: &Reply) {
    let what = reply.summary();
    assert_eq!(reply.header("x-frame-options"), Some("DENY"), "{what}");
    assert_eq!(
        reply.header("referrer-policy"),
        Some("no-referrer"),
        "{what}"
    );
    let policy = reply.header("content-security-policy").expect("a policy");
    assert!(policy.contains("default-src 'none'"), "{what}");
    assert!(policy.contains("frame-ancestors 'none'"), "{what}");
    assert!(!policy.contains("unsafe"), "{what}");
    assert!(
        reply.headers.get("access-control-allow-origin").is_none(),
        "{what}"
    );
    let kind = reply.header("content-type").unwrap_or_default();
    if !kind.starts_with("text/html") {
        // A redirect, a style sheet, an icon.
        let asset = reply.what.contains("/assets/");
        // A file to be kept; it is never shown as a page.
        let kept = reply.header("content-disposition");
        let kept = kept.is_some_and(|value| value.starts_with("attachment"));
        assert!(
            reply.status == 303 || asset || kept || reply.body.is_empty(),
            "{what}"
        );
        return;
    }
    assert_eq!(reply.header("cache-control"), Some("no-store"), "{what}");
    let html = reply.text();
    if html.is_empty() {
        return; // HEAD.
    }
    assert!(html.contains("<body data-page=\""), "{what}");
    // Under our policy an inline script, handler or style would not run; and no page needs one.
    for forbidden in [
        "<script>",
        " onclick=",
        " onload=",
        " style=\"",
        "=\"javascript:",
        "<base",
    ] {
        assert!(!html.contains(forbidden), "{forbidden} in {what}");
    }
    let form_action = policy.contains("form-action 'self'");
    // A form that enrols a passkey stays here; one that proves something leads on.
    let may_end_at_app = match super::html::page(&html) {
        "consent" | "sign-in" | "sign-up" | "second-factor" | "confirm" => true,
        "passkey" => html.contains("data-passkey=\"get\""),
        _ => false,
    };
    assert_eq!(form_action, !may_end_at_app, "form-action: {what}");
}

/// Section 7: every cookie.
#[track_caller]
fn cookies(headers: &HeaderMap, https: bool) {
    for cookie in headers.get_all("set-cookie") {
        let cookie = cookie.to_str().unwrap();
        for part in ["; Path=/", "; HttpOnly", "; SameSite=Lax"] {
            assert!(cookie.contains(part), "{cookie}");
        }
        assert!(!cookie.contains("Domain"), "{cookie}");
        assert_eq!(cookie.starts_with("__Host-"), https, "{cookie}");
        assert_eq!(cookie.contains("; Secure"), https, "{cookie}");
    }
}
