//! RFC 6750: the token that a request carries, whose it is, and what it may do.

use super::Refusal;
use crate::app::App;
use crate::oauth::bearer::Presented;
use crate::oauth::error::OAuthError;
use crate::oauth::scope::Scope;
use crate::oauth::token::{Token, TokenKind};
use crate::people::network::Network;
use crate::store::access_tokens::AccessToken;
use crate::store::personal_tokens::HeldPersonalToken;
use crate::store::sweep::Use;

/// Uses are written down at this grain, in seconds.
pub(super) const USE_GRAIN: i64 = 60;

/// A living token of either kind and its person: what every protected resource decides by.
#[derive(Debug, Clone)]
pub struct Credential {
    /// The person.
    pub user_id: String,
    /// Their user name.
    pub username: String,
    /// What they are called.
    pub name: String,
    /// Their address.
    pub email: String,
    /// When it was verified.
    pub email_verified_at: Option<i64>,
    /// What the token is good for.
    pub scope: Scope,
    /// Unix seconds.
    pub created_at: i64,
    /// `None`: no fixed end.
    pub expires_at: Option<i64>,
    /// Who acts.
    pub by: By,
}

/// Who acts with a token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum By {
    /// An app that the person allowed it.
    App {
        /// Which.
        client_id: String,
        /// By which grant.
        grant_id: String,
    },
    /// The person, by a personal token.
    Personal {
        /// Which.
        id: String,
        /// Whether it may use operations that normally ask for a second factor.
        advanced: bool,
    },
}

impl Credential {
    /// The app; `None` for a personal token.
    pub fn client_id(&self) -> Option<&str> {
        match &self.by {
            By::App { client_id, .. } => Some(client_id),
            By::Personal { .. } => None,
        }
    }

    /// Whether an operation that normally asks for a second factor needs none.
    pub fn two_factor_preauthorized(&self) -> bool {
        matches!(self.by, By::Personal { advanced: true, .. })
    }
}

impl From<AccessToken> for Credential {
    fn from(row: AccessToken) -> Self {
        Self {
            user_id: row.user_id,
            username: row.username,
            name: row.name,
            email: row.email,
            email_verified_at: row.email_verified_at,
            scope: row.scope,
            created_at: row.created_at,
            expires_at: row.expires_at,
            by: By::App {
                client_id: row.client_id,
                grant_id: row.grant_id,
            },
        }
    }
}

impl From<HeldPersonalToken> for Credential {
    fn from(row: HeldPersonalToken) -> Self {
        Self {
            user_id: row.user_id,
            username: row.username,
            name: row.name,
            email: row.email,
            email_verified_at: row.email_verified_at,
            scope: row.scope,
            created_at: row.created_at,
            expires_at: row.expires_at,
            by: By::Personal {
                id: row.id,
                advanced: row.advanced_at.is_some(),
            },
        }
    }
}

/// The living token that was presented. Bad, expired and revoked access tokens are the same refusal (3.1); of a personal token its
/// holder is told whether it has expired. A wrong checksum is refused without a read.
pub async fn authenticate(
    app: &App,
    presented: Presented<'_>,
    network: &Network,
    now: i64,
) -> Result<Credential, Refusal> {
    let (token, meant_personal) = match presented {
        Presented::Bearer(text) => (Token::parse(text), text.starts_with("pmp_")),
        Presented::Personal(text) => (Token::parse_kind(TokenKind::Personal, text), true),
    };
    let used = Use {
        at: now,
        network: Some(*network),
    };
    match token {
        Some(token) if token.kind() == TokenKind::Personal => {
            match held(app, &token, used).await? {
                Some(row) if row.lives(now) => Ok(row.into()),
                Some(_) => Err(OAuthError::invalid_token("The personal token has expired").into()),
                None => Err(OAuthError::invalid_token("The personal token is not valid").into()),
            }
        }
        Some(token) if token.kind() == TokenKind::Access => {
            let row = access(app, &token, used).await?;
            row.map(Credential::from).ok_or_else(|| unknown().into())
        }
        _ if meant_personal => {
            Err(OAuthError::invalid_token("The personal token is not valid").into())
        }
        _ => Err(unknown().into()),
    }
}

fn unknown() -> OAuthError {
    OAuthError::invalid_token("The access token is unknown, has expired or was revoked")
}

/// A living access token; its use is noted.
pub(super) async fn access(
    app: &App,
    token: &Token,
    used: Use,
) -> Result<Option<AccessToken>, Refusal> {
    let digest = token.digest();
    let row = app.store.access_token(&digest, used.at).await?;
    if let Some(row) = &row
        && is_worth_noting(row.last_used_at, used.at)
    {
        app.touch_access(digest, &row.grant_id, used);
    }
    Ok(row)
}

/// A personal token that exists, expired or not; the use of a living one is noted.
pub(super) async fn held(
    app: &App,
    token: &Token,
    used: Use,
) -> Result<Option<HeldPersonalToken>, Refusal> {
    let digest = token.digest();
    let row = app.store.personal_token(&digest).await?;
    if let Some(row) = &row
        && row.lives(used.at)
        && is_worth_noting(row.last_used_at, used.at)
    {
        app.touch_personal(digest, used);
    }
    Ok(row)
}

fn is_worth_noting(last_used_at: Option<i64>, now: i64) -> bool {
    last_used_at.is_none_or(|at| at + USE_GRAIN <= now)
}

/// RFC 6750 3.1: every scope of `needed`, else `insufficient_scope`.
pub fn require(token: &Credential, needed: &Scope) -> Result<(), OAuthError> {
    if needed.is_subset_of(&token.scope) {
        Ok(())
    } else {
        Err(
            OAuthError::insufficient_scope(format!("This needs the scope: {needed}"))
                .with_scope(needed.clone()),
        )
    }
}
