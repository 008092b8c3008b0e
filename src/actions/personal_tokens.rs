//! Personal tokens: a person makes, changes and deletes their own, signed in and never by a token. The value is shown once.

use super::Refusal;
use crate::app::App;
use crate::oauth::scope::Scope;
use crate::oauth::token::{Token, TokenKind};
use crate::people::network::Network;
use crate::people::personal_token::{last_day, parse_expiry, parse_name};
use crate::store::audit::{Event, names};
use crate::store::personal_tokens::{
    ChangePersonalToken, CreatePersonalToken, DeletePersonalTokens, PersonalToken, Rights, Which,
    Written,
};

/// A form, as filled in.
pub struct Typed<'a> {
    /// What the person calls it.
    pub name: &'a str,
    /// The ticked scopes.
    pub scopes: Vec<&'a str>,
    /// Its last day, `YYYY-MM-DD`; empty: no end.
    pub expires_at: &'a str,
    /// Whether it may use operations that normally ask for a second factor.
    pub advanced: bool,
}

/// What is wrong with a form, one thing at a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mistake {
    /// No name, or one of the wrong length.
    Name,
    /// Another living token has this name. A form sent twice ends here, and not with a second token.
    NameTaken,
    /// No day, or one that is over.
    Expiry,
    /// A scope that this server does not know, or keeps for apps that an administrator gave it.
    Scope,
}

/// What became of a typed.
pub enum Made<T> {
    /// Done.
    Now(T),
    /// It must be corrected.
    Mistake(Mistake),
    /// The person has as many tokens as anybody may have.
    LimitReached,
    /// There is no such token, or no such person any more.
    Gone,
}

/// The scopes that a personal token may have, in the order of the catalogue.
pub fn offered(app: &App) -> Scope {
    app.config.scopes.catalogue.unrestricted()
}

fn name(typed: &Typed<'_>) -> Result<String, Mistake> {
    parse_name(typed.name)
        .map(ToOwned::to_owned)
        .map_err(|_| Mistake::Name)
}

fn scope(app: &App, ticked: &[&str]) -> Result<Scope, Mistake> {
    let scope = Scope::parse(&ticked.join(" ")).map_err(|_| Mistake::Scope)?;
    if scope.is_subset_of(&offered(app)) {
        Ok(scope)
    } else {
        Err(Mistake::Scope)
    }
}

fn expiry(day: &str, now: i64) -> Result<Option<i64>, Mistake> {
    match day.trim() {
        "" => Ok(None),
        day => parse_expiry(day, now)
            .map(Some)
            .map_err(|_| Mistake::Expiry),
    }
}

/// A token that may be made.
pub struct New {
    name: String,
    rights: Rights,
}

impl New {
    /// Reads a typed.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn of(app: &App, typed: &Typed<'_>, now: i64) -> Result<Self, Mistake> {
        Ok(Self {
            name: name(typed)?,
            rights: Rights {
                scope: scope(app, &typed.scopes)?,
                advanced: typed.advanced,
                expires_at: expiry(typed.expires_at, now)?,
            },
        })
    }

    /// What the person calls it.
    pub fn name(&self) -> &str {
        &self.name
    }
}

/// Makes a token; the answer is its value, which exists nowhere else.
pub async fn create(
    app: &App,
    user_id: &str,
    new: New,
    network: &Network,
    now: i64,
) -> Result<Made<Token>, Refusal> {
    let token = Token::from_random(TokenKind::Personal, app.random.bytes());
    let event = names::PERSONAL_TOKEN_CREATED;
    let op = CreatePersonalToken {
        id: app.id(),
        user_id: user_id.to_owned(),
        token_digest: token.digest(),
        audit: audit(app, event, user_id, &new.name, network, now),
        name: new.name,
        rights: new.rights,
        now,
    };
    Ok(made(app.store.commit(op).await?, token))
}

/// What a form would make of a token.
pub struct Change {
    name: String,
    /// `None`: only the name changes.
    rights: Option<Rights>,
}

impl Change {
    /// Reads a form against the token as it is. An end or a scope that stays as it was is no mistake, whatever the rules are by now.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn of(
        app: &App,
        token: &PersonalToken,
        typed: &Typed<'_>,
        now: i64,
    ) -> Result<Self, Mistake> {
        let name = name(typed)?;
        let same_end =
            token.expires_at.map(last_day).unwrap_or_default() == typed.expires_at.trim();
        let expires_at = if same_end {
            token.expires_at
        } else {
            expiry(typed.expires_at, now)?
        };
        let ticked = scope(app, &typed.scopes)?;
        let advanced = typed.advanced;
        // Boxes are there only for what is offered: what is not does not go by an untouched typed.
        let had = token.scope.intersection(&offered(app));
        let same_scope = ticked.len() == had.len() && ticked.is_subset_of(&had);
        let rights = if same_scope && same_end && advanced == token.advanced_at.is_some() {
            None
        } else {
            Some(Rights {
                scope: if same_scope {
                    token.scope.clone()
                } else {
                    ticked
                },
                advanced,
                expires_at,
            })
        };
        Ok(Self { name, rights })
    }

    /// Whether scopes, end or privileges change: that asks for a fresh proof, because it can widen what a lost token opens.
    pub fn needs_proof(&self) -> bool {
        self.rights.is_some()
    }
}

/// Changes a token of this person. Its value stays.
pub async fn change(
    app: &App,
    token: &PersonalToken,
    change: Change,
    network: &Network,
    now: i64,
) -> Result<Made<()>, Refusal> {
    let event = names::PERSONAL_TOKEN_CHANGED;
    let op = ChangePersonalToken {
        id: token.id.clone(),
        user_id: token.user_id.clone(),
        audit: audit(app, event, &token.user_id, &change.name, network, now),
        name: change.name,
        rights: change.rights,
        now,
    };
    Ok(made(app.store.commit(op).await?, ()))
}

fn made<T>(written: Written, value: T) -> Made<T> {
    match written {
        Written::Now => Made::Now(value),
        Written::LimitReached => Made::LimitReached,
        Written::NameTaken => Made::Mistake(Mistake::NameTaken),
        Written::Gone => Made::Gone,
    }
}

/// Deletes a token of this person: it is dead with the next request. Answers whether there was one.
pub async fn delete(
    app: &App,
    user_id: &str,
    id: &str,
    network: &Network,
    now: i64,
) -> Result<bool, Refusal> {
    let which = Which::Own {
        id: id.to_owned(),
        user_id: user_id.to_owned(),
    };
    let audit = app.event(names::PERSONAL_TOKEN_DELETED, Some(network), now);
    let op = DeletePersonalTokens { which, audit };
    Ok(app.store.commit(op).await? > 0)
}

/// Deletes what an operator names. Answers how many that were.
pub async fn delete_by_operator(app: &App, which: Which, now: i64) -> Result<u64, Refusal> {
    let audit = app.event(names::PERSONAL_TOKEN_DELETED, None, now);
    let op = DeletePersonalTokens { which, audit };
    Ok(app.store.commit(op).await?)
}

fn audit(app: &App, event: &str, user_id: &str, name: &str, network: &Network, now: i64) -> Event {
    Event {
        user_id: Some(user_id.to_owned()),
        detail: Some(name.to_owned()),
        ..app.event(event, Some(network), now)
    }
}
