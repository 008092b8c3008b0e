//! RFC 6749 4.1.2.1 and 5.2, RFC 6750 3.1, RFC 7591 3.2.2: the one table of error codes, and the refusal that carries one.

use std::borrow::Cow;
use std::fmt;

use super::scope::Scope;

/// Longest description in bytes: a refusal may quote what was sent, and must not become a megaphone for it.
const MAX_DESCRIPTION: usize = 400;

/// The table: variant, constructor, wire text, HTTP status where the code is the answer's own status, and section.
macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $variant:ident $constructor:ident $wire:literal $status:literal $section:literal;)+) => {
        /// Every error code this server can send.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum ErrorCode {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl ErrorCode {
            /// Every code, in the order of the table.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The value of `error`. Several of ours share a text of an RFC and differ in status only.
            pub const fn wire(self) -> &'static str {
                match self { $(Self::$variant => $wire,)+ }
            }

            /// The HTTP status of an answer (or error page) with this code; redirects do not use it.
            pub const fn status(self) -> u16 {
                match self { $(Self::$variant => $status,)+ }
            }

            /// Where the code is defined.
            pub const fn section(self) -> &'static str {
                match self { $(Self::$variant => $section,)+ }
            }
        }

        impl OAuthError {
            $(
                $(#[doc = $doc])+
                pub fn $constructor(description: impl Into<Cow<'static, str>>) -> Self {
                    Self::new(ErrorCode::$variant, description)
                }
            )+
        }
    };
}

codes! {
    /// A parameter is missing, repeated, malformed, or does not fit the others.
    InvalidRequest invalid_request "invalid_request" 400 "RFC 6749 4.1.2.1, 5.2";
    /// Client authentication failed, or the client is unknown.
    InvalidClient invalid_client "invalid_client" 401 "RFC 6749 5.2";
    /// The code or refresh token is invalid, expired, used, revoked, or belongs to another request or client.
    InvalidGrant invalid_grant "invalid_grant" 400 "RFC 6749 5.2";
    /// The client may not use this grant or this way of asking.
    UnauthorizedClient unauthorized_client "unauthorized_client" 400 "RFC 6749 4.1.2.1, 5.2";
    /// This server does not know the grant type.
    UnsupportedGrantType unsupported_grant_type "unsupported_grant_type" 400 "RFC 6749 5.2";
    /// This server only knows `response_type=code`.
    UnsupportedResponseType unsupported_response_type "unsupported_response_type" 400 "RFC 6749 4.1.2.1";
    /// A scope is unknown, malformed, or beyond what may be asked.
    InvalidScope invalid_scope "invalid_scope" 400 "RFC 6749 4.1.2.1, 5.2";
    /// The person said no.
    AccessDenied access_denied "access_denied" 403 "RFC 6749 4.1.2.1";
    /// Something broke in here.
    ServerError server_error "server_error" 500 "RFC 6749 4.1.2.1";
    /// The database or a queue does not take the request now; goes with `Retry-After`.
    TemporarilyUnavailable temporarily_unavailable "temporarily_unavailable" 503 "RFC 6749 4.1.2.1";
    /// `prompt=none`, and nobody is signed in.
    LoginRequired login_required "login_required" 400 "OpenID Connect Core 3.1.2.6";
    /// `prompt=none`, and the person has to be asked.
    ConsentRequired consent_required "consent_required" 400 "OpenID Connect Core 3.1.2.6";
    /// The access token is malformed, expired, revoked, or meant for another resource.
    InvalidToken invalid_token "invalid_token" 401 "RFC 6750 3.1";
    /// No credential came at all; the challenge then names no error.
    NoCredential no_credential "unauthorized" 401 "RFC 6750 3.1";
    /// The access token is good, but lacks a scope.
    InsufficientScope insufficient_scope "insufficient_scope" 403 "RFC 6750 3.1";
    /// The operation asks for a second factor; the answer names the methods that are taken.
    SecondFactorRequired second_factor_required "2FA_REQUIRED" 401 "Open Collective, two-factor authentication";
    /// The second factor that came is wrong, was used before, or is of a method that the person does not have.
    InvalidSecondFactor invalid_second_factor "INVALID_2FA_CODE" 401 "Open Collective, two-factor authentication";
    /// A redirect URI cannot be registered.
    InvalidRedirectUri invalid_redirect_uri "invalid_redirect_uri" 400 "RFC 7591 3.2.2";
    /// Another value of a registration cannot be accepted.
    InvalidClientMetadata invalid_client_metadata "invalid_client_metadata" 400 "RFC 7591 3.2.2";
    /// `POST /api/client` with an unknown scope: the answer that clients of Gancio know.
    UnknownScopes unknown_scopes "Invalid scopes" 422 "Gancio, POST /api/client";
    /// This server does not register clients by itself.
    RegistrationClosed registration_closed "access_denied" 403 "RFC 7591 3";
    /// A rate limit; goes with `Retry-After`.
    TooManyRequests too_many_requests "temporarily_unavailable" 429 "RFC 6585 4";
    /// The path exists, the method does not; goes with `Allow`.
    MethodNotAllowed method_not_allowed "invalid_request" 405 "RFC 9110 15.5.6";
    /// There is nothing at this path.
    NotFound not_found "not_found" 404 "RFC 9110 15.5.5";
    /// The body is larger than the route takes.
    PayloadTooLarge payload_too_large "invalid_request" 413 "RFC 9110 15.5.14";
}

impl ErrorCode {
    /// Every wire text once, in the order of the table: what a client can meet as `error`.
    pub fn wires() -> Vec<&'static str> {
        let mut wires = Vec::new();
        for code in Self::ALL {
            if !wires.contains(&code.wire()) {
                wires.push(code.wire());
            }
        }
        wires
    }

    /// RFC 6749 5.2: where the server of this issuer explains the code (`error_uri`). `None` where another server's clients
    /// expect the body to the letter: Gancio's 422, and the second factor of Open Collective.
    pub fn uri(self, issuer: &str) -> Option<String> {
        match self {
            Self::UnknownScopes | Self::SecondFactorRequired | Self::InvalidSecondFactor => None,
            _ => Some(format!("{issuer}{}", page(self.wire()))),
        }
    }
}

/// The path of the page that explains a wire text.
pub fn page(wire: &str) -> String {
    format!("/docs/errors/{}", wire.replace(' ', "%20"))
}

/// A protocol refusal: what the client is told, and what only the log is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OAuthError {
    /// Which rule was broken.
    pub code: ErrorCode,
    /// One or two sentences for the developer of the client; only `%x20-21 %x23-5B %x5D-7E` (RFC 6749 5.2).
    pub description: Cow<'static, str>,
    /// For the log only. Never a secret.
    pub detail: Option<String>,
    /// RFC 6750 3.1: the scopes that a call needs, told with `insufficient_scope`.
    pub scope: Option<Scope>,
    /// The second factors that are taken, told with `2FA_REQUIRED`.
    pub supported_methods: Option<Vec<&'static str>>,
}

impl OAuthError {
    /// A refusal. Characters that RFC 6749 5.2 does not allow are replaced, so a quoted parameter can inject nothing.
    pub fn new(code: ErrorCode, description: impl Into<Cow<'static, str>>) -> Self {
        Self {
            code,
            description: sanitize(description.into()),
            detail: None,
            scope: None,
            supported_methods: None,
        }
    }

    /// Adds the scopes that a call needs.
    #[must_use]
    pub fn with_scope(mut self, scope: Scope) -> Self {
        self.scope = Some(scope);
        self
    }

    /// Adds the second factors that are taken.
    #[must_use]
    pub fn with_supported_methods(mut self, methods: Vec<&'static str>) -> Self {
        self.supported_methods = Some(methods);
        self
    }

    /// Adds what only the log shall see.
    #[must_use]
    pub fn with_detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }
}

impl fmt::Display for OAuthError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.code.wire(), self.description)
    }
}

impl std::error::Error for OAuthError {}

/// RFC 6749 4.1.2.1, 5.2: `error_description` is `%x20-21 / %x23-5B / %x5D-7E`.
const fn is_allowed(c: char) -> bool {
    matches!(c, '\x20'..='\x21' | '\x23'..='\x5B' | '\x5D'..='\x7E')
}

fn sanitize(text: Cow<'static, str>) -> Cow<'static, str> {
    if text.len() <= MAX_DESCRIPTION && text.chars().all(is_allowed) {
        return text;
    }
    let clean = |c| match c {
        '"' => '\'',
        '\\' => '/',
        c if is_allowed(c) => c,
        _ => '?',
    };
    let mut short: String = text.chars().take(MAX_DESCRIPTION).map(clean).collect();
    if text.chars().nth(MAX_DESCRIPTION).is_some() {
        short.truncate(MAX_DESCRIPTION - 3);
        short.push_str("...");
    }
    Cow::Owned(short)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_row_of_the_table_is_whole() {
        for code in ErrorCode::ALL {
            assert!(code.wire().chars().all(is_allowed), "{code:?}");
            assert!((400..600).contains(&code.status()), "{code:?}");
            assert!(!code.section().is_empty(), "{code:?}");
        }
    }

    #[test]
    fn the_statuses_are_those_of_the_rfcs() {
        assert_eq!(OAuthError::invalid_client("").code.status(), 401);
        assert_eq!(OAuthError::invalid_grant("").code.status(), 400);
        assert_eq!(OAuthError::invalid_token("").code.status(), 401);
        assert_eq!(OAuthError::insufficient_scope("").code.status(), 403);
        assert_eq!(OAuthError::too_many_requests("").code.status(), 429);
        assert_eq!(OAuthError::temporarily_unavailable("").code.status(), 503);
        assert_eq!(OAuthError::unknown_scopes("").code.wire(), "Invalid scopes");
    }

    #[test]
    fn every_code_names_a_page_but_those_whose_body_is_fixed_elsewhere() {
        for code in ErrorCode::ALL {
            match code.uri("https://id.example") {
                // RFC 6749 5.2: as a description, and a URI reference.
                Some(uri) => assert!(uri.chars().all(is_allowed) && !uri.contains(' '), "{uri}"),
                None => assert!(
                    matches!(
                        code.wire(),
                        "Invalid scopes" | "2FA_REQUIRED" | "INVALID_2FA_CODE"
                    ),
                    "{code:?}"
                ),
            }
        }
        assert_eq!(
            ErrorCode::TooManyRequests
                .uri("https://id.example")
                .unwrap(),
            "https://id.example/docs/errors/temporarily_unavailable"
        );
        assert_eq!(page("Invalid scopes"), "/docs/errors/Invalid%20scopes");
        assert!(ErrorCode::wires().len() < ErrorCode::ALL.len());
    }

    #[test]
    fn a_clean_description_is_not_copied() {
        assert!(matches!(
            OAuthError::invalid_request("As it is.").description,
            Cow::Borrowed("As it is.")
        ));
    }

    #[test]
    fn a_description_cannot_break_out_of_a_quoted_header_value() {
        let error = OAuthError::invalid_scope("a\", error=\"none\\\r\nSet-Cookie: ü".to_owned());
        assert_eq!(error.description, "a', error='none/??Set-Cookie: ?");
        assert_eq!(error.with_detail("why").detail.as_deref(), Some("why"));
    }

    #[test]
    fn a_long_description_ends_in_dots() {
        let error = OAuthError::invalid_scope("x".repeat(10_000));
        assert_eq!(error.description.len(), MAX_DESCRIPTION);
        assert!(error.description.ends_with("x..."));
        let fits = "x".repeat(MAX_DESCRIPTION);
        assert_eq!(OAuthError::invalid_scope(fits.clone()).description, fits);
    }

    proptest! {
        #[test]
        fn a_description_holds_only_what_rfc_6749_allows(text in any::<String>()) {
            let description = OAuthError::invalid_request(text.clone()).description;
            prop_assert!(description.chars().all(is_allowed));
            prop_assert!(description.len() <= MAX_DESCRIPTION);
        }
    }
}
