//! Paths: which are JSON, which are pages, and the spellings that mean the same.

use axum::http::Uri;
use axum::http::uri::PathAndQuery;

/// Whether `path` answers JSON in every case, refusals of ours included; all others are pages.
pub fn wants_json(path: &str) -> bool {
    let path = path.trim_end_matches('/');
    let below = |prefix: &str| {
        path.strip_prefix(prefix)
            .is_some_and(|rest| rest.starts_with('/'))
    };
    matches!(path, "/healthz" | "/readyz" | "/openapi.json")
        || below("/api")
        || below("/graphql")
        || below("/.well-known")
        || (below("/oauth") && path != "/oauth/authorize")
}

/// Whether scripts of any origin may read the answers of `path`: they carry no cookie, so there is nothing
/// to ride on. Never the authorization endpoint, never a page.
pub(super) fn is_cross_origin(path: &str) -> bool {
    path.starts_with("/api/")
        || path.starts_with("/.well-known/")
        || path.starts_with("/oauth/register/")
        || matches!(
            path,
            "/oauth/token"
                | "/oauth/revoke"
                | "/oauth/introspect"
                | "/oauth/register"
                | "/oauth/userinfo"
        )
}

/// Makes one slash of several leading ones, and drops trailing ones of JSON paths. Both are served as if they
/// had been written right: a redirect would lose the body of a POST, and `//x` in a `Location` is another host.
pub(super) fn normalise(uri: &mut Uri) {
    let path = uri.path();
    let doubled = path.starts_with("//");
    let trailing = path.len() > 1 && path.ends_with('/');
    if !doubled && !trailing {
        return;
    }
    let mut wanted = path;
    if doubled {
        wanted = &path[path.len() - path.trim_start_matches('/').len() - 1..];
    }
    if wants_json(wanted) {
        wanted = wanted.trim_end_matches('/');
    }
    let wanted = match uri.query() {
        Some(query) => format!("{wanted}?{query}"),
        None => wanted.to_owned(),
    };
    let mut parts = uri.clone().into_parts();
    // What is left of a valid path is a valid path.
    if let Ok(path) = PathAndQuery::try_from(wanted) {
        parts.path_and_query = Some(path);
        if let Ok(new) = Uri::from_parts(parts) {
            *uri = new;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_paths_are_those_of_the_contract() {
        for path in [
            "/healthz",
            "/healthz/",
            "/readyz",
            "/openapi.json",
            "/api/client",
            "/api/user/",
            "/api/nothing",
            "/graphql/v2",
            "/.well-known/oauth-authorization-server",
            "/oauth/token",
            "/oauth/nothing",
            "/oauth/authorize/x",
            "/oauth/verify",
        ] {
            assert!(wants_json(path), "{path}");
        }
        for path in [
            "/",
            "/authorize",
            "/oauth/authorize",
            "/oauth/authorize/",
            "/apix",
            "/api",
            "/sign-in",
            "",
            "*",
        ] {
            assert!(!wants_json(path), "{path}");
        }
    }

    #[test]
    fn scripts_may_read_discovery_and_tokens_but_never_pages() {
        for path in [
            "/oauth/token",
            "/oauth/register/x",
            "/api/user",
            "/.well-known/oauth-authorization-server",
        ] {
            assert!(is_cross_origin(path), "{path}");
        }
        for path in [
            "/oauth/authorize",
            "/authorize",
            "/sign-in",
            "/oauth/verify",
            "/oauth/tokens",
            "/healthz",
        ] {
            assert!(!is_cross_origin(path), "{path}");
        }
    }

    #[test]
    fn spellings_of_a_path_become_one() {
        for (written, meant) in [
            ("//oauth/token", "/oauth/token"),
            ("///oauth//token/?a=//b/", "/oauth//token?a=//b/"),
            ("/api/user///", "/api/user"),
            ("/healthz/", "/healthz"),
            ("/sign-in/", "/sign-in/"),
            ("//sign-in/?x", "/sign-in/?x"),
            ("/oauth/authorize/?x=1", "/oauth/authorize/?x=1"),
            ("//", "/"),
            ("/", "/"),
            ("/a?b=//c", "/a?b=//c"),
            ("http://h//api/user/?q", "http://h/api/user?q"),
        ] {
            let mut uri: Uri = written.parse().unwrap();
            normalise(&mut uri);
            assert_eq!(uri, meant.parse::<Uri>().unwrap(), "{written}");
        }
    }
}
