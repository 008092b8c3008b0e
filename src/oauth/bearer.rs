//! RFC 6750 2: the one credential of a request. Access tokens come in the `Authorization` header only; personal tokens also in a header
//! of their own and, at few addresses, in the query.

use super::error::OAuthError;

/// The value of a header that may be there once.
///
/// # Errors
/// `invalid_request` if it is there more than once: two readers might each take another one (RFC 6750 2: one method per
/// request).
pub fn single<'a>(
    headers: impl IntoIterator<Item = &'a [u8]>,
) -> Result<Option<&'a [u8]>, OAuthError> {
    let mut headers = headers.into_iter();
    let first = headers.next();
    if headers.next().is_some() {
        return Err(OAuthError::invalid_request(
            "A header with a credential came more than once.",
        ));
    }
    Ok(first)
}

/// A credential as it was sent; nothing is known of it yet.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Presented<'a> {
    /// As a bearer token: an access token or a personal one.
    Bearer(&'a str),
    /// Where only personal tokens are taken.
    Personal(&'a str),
}

/// The one credential of a request: from `Authorization`, from `Personal-Token`, or from the query where that is taken.
///
/// # Errors
/// `invalid_request` if there are several, even equal ones (RFC 6750 2), or if one is malformed.
pub fn presented<'a>(
    authorization: Option<&'a [u8]>,
    personal_token: Option<&'a [u8]>,
    query: Option<&'a str>,
) -> Result<Option<Presented<'a>>, OAuthError> {
    let header = match personal_token.map(<[u8]>::trim_ascii) {
        None | Some([]) => None,
        Some(token) => Some(b64token(token)?),
    };
    let mut all = [
        read(authorization)?.map(Presented::Bearer),
        header.map(Presented::Personal),
        query.map(Presented::Personal),
    ]
    .into_iter()
    .flatten();
    let first = all.next();
    if all.next().is_some() {
        return Err(OAuthError::invalid_request(
            "Send one credential, not several.",
        ));
    }
    Ok(first)
}

/// The token of a header; `None` if there is no header or it is of another scheme.
///
/// # Errors
/// `invalid_request` if the scheme is Bearer and what follows is no token (RFC 6750 2.1 and 3.1).
pub fn read(authorization: Option<&[u8]>) -> Result<Option<&str>, OAuthError> {
    let Some(token) = authorization.and_then(|header| credentials(header, "Bearer")) else {
        return Ok(None);
    };
    b64token(token).map(Some)
}

/// RFC 9110 11.4: what follows `scheme`, which is case-insensitive; `None` if the header is of another scheme.
pub(super) fn credentials<'a>(header: &'a [u8], scheme: &str) -> Option<&'a [u8]> {
    let header = header.trim_ascii();
    let end = header
        .iter()
        .position(|b| matches!(b, b' ' | b'\t'))
        .unwrap_or(header.len());
    header[..end]
        .eq_ignore_ascii_case(scheme.as_bytes())
        .then(|| header[end..].trim_ascii_start())
}

fn b64token(token: &[u8]) -> Result<&str, OAuthError> {
    match std::str::from_utf8(token) {
        Ok(token) if is_b64token(token) => Ok(token),
        _ => Err(OAuthError::invalid_request(
            "The bearer token is malformed.",
        )),
    }
}

/// RFC 6750 2.1: `b64token = 1*( ALPHA / DIGIT / "-" / "." / "_" / "~" / "+" / "/" ) *"="`.
fn is_b64token(text: &str) -> bool {
    let body = text.trim_end_matches('=');
    !body.is_empty()
        && body.bytes().all(|b| {
            b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_' | b'~' | b'+' | b'/')
        })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn token(header: &str) -> Option<&str> {
        read(Some(header.as_bytes())).unwrap()
    }

    #[test]
    fn the_scheme_is_case_insensitive_and_the_token_is_not() {
        assert_eq!(token("Bearer AbC"), Some("AbC"));
        assert_eq!(token("bearer AbC"), Some("AbC"));
        assert_eq!(token("BEARER   AbC== "), Some("AbC=="));
    }

    #[test]
    fn another_scheme_is_no_bearer_token() {
        for header in [
            "",
            "Basic bWU6d29yZA==",
            "Bearerx y",
            "Token x",
            "x Bearer y",
        ] {
            assert_eq!(token(header), None, "{header}");
        }
        assert_eq!(read(None).unwrap(), None);
    }

    #[test]
    fn a_malformed_token_is_invalid_request() {
        for header in [
            "Bearer",
            "Bearer ",
            "Bearer a b",
            "Bearer a,b",
            "Bearer =",
            "Bearer a=b",
            "Bearer \"a\"",
            "Bearer é",
        ] {
            assert_eq!(
                read(Some(header.as_bytes())).unwrap_err().code.wire(),
                "invalid_request",
                "{header}"
            );
        }
        assert!(read(Some(b"Bearer \xff")).is_err());
    }

    #[test]
    fn two_headers_are_invalid_request() {
        assert_eq!(single([]).unwrap(), None);
        assert_eq!(single([&b"Bearer a"[..]]).unwrap(), Some(&b"Bearer a"[..]));
        assert_eq!(
            single([&b"Bearer a"[..], b"Bearer a"])
                .unwrap_err()
                .code
                .wire(),
            "invalid_request"
        );
    }

    #[test]
    fn one_credential_is_taken_from_wherever_it_is() {
        let ask = |a: Option<&'static str>, p: Option<&'static str>, q| {
            presented(a.map(str::as_bytes), p.map(str::as_bytes), q)
        };
        assert!(ask(None, None, None).unwrap().is_none());
        assert!(ask(Some("Basic x"), Some("  "), None).unwrap().is_none());
        let bearer = ask(Some("Bearer a"), None, None).unwrap();
        assert!(bearer == Some(Presented::Bearer("a")));
        for (header, query) in [(Some(" a "), None), (None, Some("a"))] {
            let personal = ask(Some("Basic x"), header, query).unwrap();
            assert!(personal == Some(Presented::Personal("a")));
        }
        for (a, p, q) in [
            (Some("Bearer a"), Some("a"), None),
            (Some("Bearer a"), None, Some("a")),
            (None, Some("a"), Some("a")),
            (Some("Bearer a"), Some("a"), Some("a")),
            (None, Some("a b"), None),
            (None, Some("\"a\""), None),
            (Some("Bearer"), None, Some("a")),
        ] {
            let refused = ask(a, p, q).err().expect("a refusal");
            assert_eq!(refused.code.wire(), "invalid_request", "{a:?} {p:?} {q:?}");
        }
    }

    proptest! {
        #[test]
        fn reading_never_panics(header in any::<Vec<u8>>()) {
            let _ = read(Some(&header));
            let _ = read(Some(&[b"Bearer ", &*header].concat()));
            let _ = presented(None, Some(&header), None);
        }
    }
}
