//! RFC 6750 2.1: the bearer token in the `Authorization` header, the only place where one is taken.

use super::error::OAuthError;

/// The value of a header that may be there once.
///
/// # Errors
/// `invalid_request` if it is there more than once: two readers might each take another one (RFC 6750 2: one method
/// per request).
pub fn single<'a>(
    headers: impl IntoIterator<Item = &'a [u8]>,
) -> Result<Option<&'a [u8]>, OAuthError> {
    let mut headers = headers.into_iter();
    let first = headers.next();
    if headers.next().is_some() {
        return Err(OAuthError::invalid_request(
            "There is more than one Authorization header.",
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
    match std::str::from_utf8(token) {
        Ok(token) if is_b64token(token) => Ok(Some(token)),
        _ => Err(OAuthError::invalid_request(
            "The bearer token is malformed.",
        )),
    }
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

/// RFC 6750 2.1: `b64token = 1*( ALPHA / DIGIT / "-" / "." / "_" / "~" / "+" / "/" ) *"="`.
fn is_b64token(text: &str) -> bool {
    let body = text.trim_end_matches('=');
    !body.is_empty()
        && body.bytes().all(|b| {
            b.is_ascii_alphanumeric() || matches!(b, b'-' | b'.' | b'_' | b'~' | b'+' | b'/')
        })
}
