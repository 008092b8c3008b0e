//! RFC 6749 2: the client, its kinds, and what each may do.

use std::fmt;
use std::str::FromStr;

use subtle::ConstantTimeEq;

use super::client_auth::Credentials;
use super::error::OAuthError;
use super::redirect_uri::Rules;
use super::scope::{Catalogue, Scope};
use super::token::Digest;

/// Declares an enum that is written as one word, in the database, in JSON and on the command line.
macro_rules! word {
    ($(#[$meta:meta])* pub enum $name:ident { $($(#[$variant_meta:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum $name { $($(#[$variant_meta])* $variant,)* }

        impl $name {
            /// Every word, for messages.
            pub const WORDS: &'static [&'static str] = &[$($word),*];
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(match self { $(Self::$variant => $word,)* })
            }
        }

        impl FromStr for $name {
            type Err = String;
            fn from_str(word: &str) -> Result<Self, String> {
                match word {
                    $($word => Ok(Self::$variant),)*
                    _ => Err(format!("one of: {}", Self::WORDS.join(", "))),
                }
            }
        }
    };
}

word! {
    /// By which door a client came.
    pub enum RegisteredBy {
        /// `POST /api/client`, by itself.
        Api = "api",
        /// `POST /oauth/register` (RFC 7591), by itself.
        Dynamic = "dynamic",
        /// The developer pages, by a person who answers for it.
        Developer = "developer",
        /// The command line, by an operator.
        Operator = "operator",
    }
}

word! {
    /// Who disabled a client: only they, or an operator, enable it again.
    pub enum DisabledBy {
        /// The person who answers for it.
        Owner = "owner",
        /// An operator.
        Operator = "operator",
    }
}

word! {
    /// How a requested redirect URI is held against the registered ones.
    pub enum RedirectMatch {
        /// Byte for byte; only the port of a loopback address is free (RFC 9700 4.1.3, RFC 8252 7.3).
        Exact = "exact",
        /// Same scheme, host and port (an operator's choice for one client).
        Origin = "origin",
    }
}

word! {
    /// How long the tokens of a client live.
    pub enum TokenPolicy {
        /// Access tokens of an hour, refresh tokens with an idle and an absolute end.
        Standard = "standard",
        /// Access tokens that end when unused for a year.
        LongLived = "long-lived",
    }
}

word! {
    /// Whether PKCE (RFC 7636) is demanded of a client.
    pub enum PkcePolicy {
        /// Enforced when used; public clients need it anyway.
        Optional = "optional",
        /// Demanded of every request.
        Required = "required",
    }
}

word! {
    /// RFC 7591 2: how a client says that it authenticates. Those with a secret may use either way.
    pub enum AuthMethod {
        /// HTTP Basic (RFC 6749 2.3.1); the default of RFC 7591.
        Basic = "client_secret_basic",
        /// In the body.
        Post = "client_secret_post",
        /// A public client.
        None = "none",
    }
}

/// A registered client.
#[derive(Debug, Clone)]
pub struct Client {
    /// The public name of the client, made by the server.
    pub client_id: String,
    /// SHA-256 of the secret; `None` makes it a public client.
    pub secret_digest: Option<Digest>,
    /// SHA-256 of the secret before that one.
    pub previous_secret_digest: Option<Digest>,
    /// Until when the secret before works beside the present one (unix seconds).
    pub previous_secret_until: Option<i64>,
    /// What the app calls itself: its own word, cleaned.
    pub client_name: String,
    /// The page that the app says it belongs to.
    pub website: Option<String>,
    /// What its developer says it is for.
    pub description: Option<String>,
    /// The person who answers for it.
    pub owner_id: Option<String>,
    /// Who registered it.
    pub registered_by: RegisteredBy,
    /// What applies when a request names no scope.
    pub default_scope: Scope,
    /// What it may ask for at most; `None`: everything that is not restricted.
    pub scope_limit: Option<Scope>,
    /// How redirect URIs are compared.
    pub redirect_match: RedirectMatch,
    /// How long its tokens live.
    pub token_policy: TokenPolicy,
    /// Whether it must use PKCE.
    pub pkce: PkcePolicy,
    /// The audience for which it may introspect tokens, if it is a resource server.
    pub audience: Option<String>,
    /// Unix seconds.
    pub created_at: i64,
    /// When its name, website or redirect URIs last changed; ends consent skipping.
    pub changed_at: i64,
    /// When an administrator checked it.
    pub checked_at: Option<i64>,
    /// When it was disabled.
    pub disabled_at: Option<i64>,
    /// By whom; an operator where nothing is said.
    pub disabled_by: Option<DisabledBy>,
    /// When it first redeemed a code.
    pub first_used_at: Option<i64>,
    /// How it said that it authenticates, if it said so.
    pub auth_method: Option<AuthMethod>,
    /// Since when it waits for an administrator, without whom it may do nothing.
    pub awaits_approval_at: Option<i64>,
    /// How long its access tokens live, in seconds; `None`: as its policy says.
    pub access_lifetime: Option<i64>,
    /// How long its refresh tokens live unused, in seconds; `None`: as its policy says.
    pub refresh_idle: Option<i64>,
    /// The client that an administrator put in its place, while it is disabled for that.
    pub merged_into: Option<String>,
}

impl Client {
    /// RFC 6749 2.1: a client without a secret is public.
    pub fn is_public(&self) -> bool {
        self.secret_digest.is_none()
    }

    /// Whether an administrator answers for it.
    pub fn is_vouched_for(&self) -> bool {
        self.checked_at.is_some() || self.registered_by == RegisteredBy::Operator
    }

    /// Whether a text is the secret of this client at `now`: the present one, or the one before while both work.
    pub fn has_secret(&self, secret: &str, now: i64) -> bool {
        let sent = Digest::of(secret);
        let is = |stored: &Digest| bool::from(stored.as_bytes().ct_eq(sent.as_bytes()));
        let previous = self.previous_secret(now).is_some_and(is);
        self.secret_digest.as_ref().is_some_and(is) || previous
    }

    /// The digest of the secret before the present one, while it works.
    fn previous_secret(&self, now: i64) -> Option<&Digest> {
        let works = self.previous_secret_until.is_some_and(|until| now < until);
        self.previous_secret_digest.as_ref().filter(|_| works)
    }

    /// Until when two secrets work, if they do.
    pub fn overlap(&self, now: i64) -> Option<i64> {
        self.previous_secret(now)
            .and(self.previous_secret_until)
            .filter(|_| !self.is_public())
    }

    /// RFC 6749 2.3, 3.2.1: proves that the caller is this client. The same refusal for every reason.
    pub fn authenticate(&self, credentials: &Credentials, now: i64) -> Result<(), OAuthError> {
        let proven = match &credentials.secret {
            Some(sent) => !self.is_public() && self.has_secret(sent.expose(), now),
            None => self.is_public(),
        };
        match &self.merged_into {
            _ if !proven || self.awaits_approval_at.is_some() => Err(not_authenticated()),
            _ if self.disabled_at.is_none() => Ok(()),
            // Only who proves to be this client is told.
            Some(kept) => Err(OAuthError::invalid_client(format!(
                "This client was merged into {kept}: use that client."
            ))),
            None => Err(not_authenticated()),
        }
    }

    /// What its redirect URIs must keep to.
    pub fn redirect_rules(&self, allow_http: bool) -> Rules {
        Rules {
            confidential: !self.is_public(),
            allow_http,
        }
    }

    /// RFC 6749 3.3: what a request may get: what it asked for, or the default, if the catalogue and the client's limit allow it.
    pub fn scope_for(
        &self,
        asked: Option<Scope>,
        catalogue: &Catalogue,
    ) -> Result<Scope, OAuthError> {
        // What the catalogue no longer has is not asked for by default.
        let asked = match asked {
            Some(asked) if !asked.is_empty() => asked,
            _ => return Ok(self.default_scope.intersection(&self.most(catalogue))),
        };
        catalogue.check_known(&asked)?;
        let most = self.most(catalogue);
        if let Some(beyond) = asked.iter().find(|name| !most.contains(name)) {
            return Err(OAuthError::invalid_scope(format!(
                "The scope {beyond} is beyond what this client may ask for. It may ask for: {most}"
            )));
        }
        Ok(asked)
    }

    fn most(&self, catalogue: &Catalogue) -> Scope {
        match &self.scope_limit {
            Some(limit) => {
                let known: Vec<&str> = limit
                    .iter()
                    .filter(|name| catalogue.get(name).is_some())
                    .collect();
                limit.only(&known)
            }
            None => catalogue.unrestricted(),
        }
    }
}

/// The one refusal of client authentication.
pub fn not_authenticated() -> OAuthError {
    OAuthError::invalid_client(
        "The client is unknown, or its credentials are wrong. If this app worked before, its registration may have been removed: register it again.",
    )
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use crate::oauth::scope::{Entry, Preset};
    use crate::oauth::token::{Token, TokenKind};

    /// A confidential client that registered itself.
    pub(crate) fn client() -> Client {
        let scope = Scope::parse("event:write").unwrap();
        Client {
            client_id: "client0000000000000000".to_owned(),
            secret_digest: Some(secret().digest()),
            previous_secret_digest: None,
            previous_secret_until: None,
            client_name: "An app".to_owned(),
            website: None,
            description: None,
            owner_id: None,
            registered_by: RegisteredBy::Api,
            default_scope: scope,
            scope_limit: None,
            redirect_match: RedirectMatch::Exact,
            token_policy: TokenPolicy::Standard,
            pkce: PkcePolicy::Optional,
            audience: None,
            created_at: 0,
            changed_at: 0,
            checked_at: None,
            disabled_at: None,
            disabled_by: None,
            first_used_at: None,
            auth_method: None,
            awaits_approval_at: None,
            access_lifetime: None,
            refresh_idle: None,
            merged_into: None,
        }
    }

    pub(crate) fn public() -> Client {
        Client {
            secret_digest: None,
            registered_by: RegisteredBy::Operator,
            ..client()
        }
    }

    fn secret() -> Token {
        Token::from_random(TokenKind::ClientSecret, [7; 20])
    }

    fn credentials(secret: Option<&str>) -> Credentials {
        Credentials {
            client_id: client().client_id,
            secret: secret.map(|secret| secret.to_owned().into()),
            basic: false,
        }
    }

    #[test]
    fn a_client_is_proven_by_its_secret_and_by_nothing_else() {
        let right = credentials(Some(secret().expose()));
        assert!(client().authenticate(&right, 0).is_ok());
        assert!(
            client()
                .authenticate(&credentials(Some("pms_wrong")), 0)
                .is_err()
        );
        assert!(client().authenticate(&credentials(None), 0).is_err());
        assert!(public().authenticate(&credentials(None), 0).is_ok());
        assert!(public().authenticate(&right, 0).is_err());
        let disabled = Client {
            disabled_at: Some(1),
            ..client()
        };
        assert!(disabled.authenticate(&right, 0).is_err());
        let merged = Client {
            merged_into: Some("kept".to_owned()),
            ..disabled
        };
        let told = |credentials: &Credentials| {
            merged.authenticate(credentials, 0).unwrap_err().description
        };
        assert!(told(&right).contains("merged into kept"));
        assert!(!told(&credentials(Some("pms_wrong"))).contains("kept"));
    }

    #[test]
    fn the_secret_before_works_until_its_end_and_no_secret_makes_a_public_client_another() {
        let old = credentials(Some(secret().expose()));
        let rotated = Client {
            secret_digest: Some(Digest::of("new")),
            previous_secret_digest: Some(secret().digest()),
            previous_secret_until: Some(100),
            ..client()
        };
        assert!(rotated.authenticate(&old, 99).is_ok());
        assert!(rotated.authenticate(&old, 100).is_err());
        assert!(rotated.authenticate(&credentials(Some("new")), 100).is_ok());
        assert_eq!(
            (rotated.overlap(99), rotated.overlap(100)),
            (Some(100), None)
        );
        let endless = Client {
            previous_secret_until: None,
            ..rotated.clone()
        };
        assert!(endless.authenticate(&old, 0).is_err());
        let public = Client {
            secret_digest: None,
            ..rotated
        };
        assert!(public.authenticate(&old, 99).is_err());
        assert!(public.authenticate(&credentials(None), 99).is_ok());
    }

    #[test]
    fn scopes_keep_to_the_catalogue_to_restrictions_and_to_the_limit() {
        let own = Entry {
            name: "vault".to_owned(),
            text: "Open the vault.".to_owned(),
            restricted: true,
            ..Entry::default()
        };
        let catalogue = Catalogue::new(&[Preset::Gancio], vec![own]).unwrap();
        let ask = |client: &Client, scope: Option<&str>| {
            client
                .scope_for(scope.map(|scope| Scope::parse(scope).unwrap()), &catalogue)
                .map(|scope| scope.to_string())
                .map_err(|error| error.code.wire())
        };
        let free = client();
        assert_eq!(ask(&free, None), Ok("event:write".to_owned()));
        assert_eq!(
            ask(&free, Some("email event:write")),
            Ok("email event:write".to_owned())
        );
        assert_eq!(ask(&free, Some("nonsense")), Err("invalid_scope"));
        assert_eq!(ask(&free, Some("vault")), Err("invalid_scope"));
        let limited = Client {
            scope_limit: Some(Scope::parse("email vault").unwrap()),
            ..client()
        };
        assert_eq!(ask(&limited, Some("vault")), Ok("vault".to_owned()));
        assert_eq!(ask(&limited, Some("event:write")), Err("invalid_scope"));
        assert_eq!(
            ask(&limited, None),
            Ok(String::new()),
            "the default is cut to the limit"
        );
    }
}
