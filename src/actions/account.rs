//! What a person changes of their own account by a token: the name, the address, the password. For the last two a token alone is not
//! enough, because whoever finds one would own the account.

use super::attempts::Tries;
use super::bearer::{By, Credential, require};
use super::mails::{self, Asker};
use super::{Refusal, proof, second_factor, users};
use crate::app::App;
use crate::oauth::error::OAuthError;
use crate::oauth::scope::Scope;
use crate::oauth::token::Digest;
use crate::people::email::Email;
use crate::people::mail::Kind;
use crate::people::network::Network;
use crate::people::second_factor::{Methods, Typed};
use crate::people::sentence::{self, Hint};
use crate::people::user::User;
use crate::store::audit::{Event, names};
use crate::store::email_changes::{ConfirmEmail, EmailWish, MakeEmailLink};
use crate::store::mails::NewMail;
use crate::store::user_edits::{EditUser, Edited};
use crate::store::users::{HeldPassword, NewPassword};

/// How long the link of a new address lives, in seconds.
const LINK_LIFETIME: i64 = 86_400;

/// What is asked for; `None` stays as it is.
#[derive(Debug, Default, Clone, Copy)]
pub struct Edit<'a> {
    /// What the person wants to be called.
    pub name: Option<&'a str>,
    /// An address, which waits for its link.
    pub email: Option<&'a str>,
    /// A new password.
    pub password: Option<&'a str>,
    /// The password in force.
    pub current_password: Option<&'a str>,
    /// The value of `x-two-factor-authentication`.
    pub second_factor: Option<&'a str>,
}

/// What has changed.
#[derive(Debug)]
pub struct Done {
    /// What the person is called now.
    pub name: String,
    /// The address that waits for its link, if one was asked for.
    pub pending_email: Option<String>,
}

/// What was asked for, and keeps every rule by itself.
struct Checked {
    name: Option<String>,
    email: Option<EmailWish>,
    pending_email: Option<String>,
    /// Whether more than a token is needed.
    sensitive: bool,
}

/// Changes the account of the person behind a token: everything that was asked for, or nothing.
///
/// In order: may this token ask for it, is each field right, is the password right, is the second factor right; then one operation.
pub async fn edit(
    app: &App,
    token: &Credential,
    edit: &Edit<'_>,
    network: &Network,
    now: i64,
) -> Result<Done, Refusal> {
    require(token, &Scope::parse("account")?)?;
    let sensitive = edit.email.is_some() || edit.password.is_some();
    if sensitive && matches!(token.by, By::App { .. }) {
        return Err(OAuthError::access_denied(
            "An app can change neither the e-mail address nor the password. Use a personal token.",
        )
        .into());
    }
    let Some(user) = app.store.user(&token.user_id).await? else {
        return Err(gone().into());
    };
    let checked = check(app, &user, edit).await?;
    let methods = if checked.sensitive && !token.two_factor_preauthorized() {
        app.store.methods(&user.id).await?
    } else {
        Methods::default()
    };
    let needs_factor = methods.any();
    let needs_password = edit.password.is_some()
        || (checked.sensitive && !needs_factor && !token.two_factor_preauthorized());
    let typed = if needs_factor {
        Some(read_factor(edit.second_factor, methods)?)
    } else {
        None
    };
    let tries = Tries {
        browser: None,
        network,
    };
    // The password before the second factor: a code is not lost to a mistyped password.
    let held = if needs_password {
        Some(prove_password(app, &user, edit.current_password, tries, now).await?)
    } else {
        None
    };
    let proven = match typed {
        Some(typed) => match second_factor::check(app, &user.id, typed, tries, now).await? {
            Some(proven) => Some(proven),
            None => return Err(wrong_factor().into()),
        },
        None => None,
    };
    let new_password = match (edit.password, &held) {
        (Some(new), Some(held)) => Some(NewPassword {
            before: held.hash.clone(),
            after: users::hash(app, new).await?,
            keep: None,
            end_apps: false,
        }),
        _ => None,
    };
    let audits = audits(app, &user, &checked, new_password.is_some(), network, now);
    let by = Asker::at(network, "");
    let mut mails = match &checked.pending_email {
        Some(email) => address_mails(app, &user, email, by, now),
        None => Vec::new(),
    };
    if new_password.is_some() {
        mails.extend(mails::about(app, Kind::PasswordChanged, &user, by, now));
    }
    let op = EditUser {
        user_id: user.id,
        password: held,
        proven,
        name: checked.name.clone(),
        email: checked.email,
        new_password,
        now,
        audits,
        mails,
    };
    match app.store.commit(op).await? {
        Edited::Now => Ok(Done {
            name: checked.name.unwrap_or(user.name),
            pending_email: checked.pending_email,
        }),
        Edited::FactorUsed => Err(wrong_factor().into()),
        Edited::Stale => Err(gone().into()),
    }
}

/// Every field, before anything is proven: a recovery code must not be lost to a typing error.
async fn check(app: &App, user: &User, edit: &Edit<'_>) -> Result<Checked, Refusal> {
    let wrong = |field: &str, why: &str| -> Refusal {
        OAuthError::invalid_request(format!("{field}: {why}")).into()
    };
    if edit.name.is_none() && edit.email.is_none() && edit.password.is_none() {
        let nothing = "Nothing to change: send name, email or password.";
        return Err(OAuthError::invalid_request(nothing).into());
    }
    let name = match edit.name.map(str::trim) {
        Some("") => return Err(wrong("name", "It must not be empty.")),
        Some(name) => match users::name_mistake(name) {
            Some(why) => return Err(wrong("name", &why.to_string())),
            None => Some(name.to_owned()),
        },
        None => None,
    };
    let email = match edit.email {
        Some(text) => Some(Email::parse(text.trim()).map_err(|why| wrong("email", why.english()))?),
        None => None,
    };
    if let Some(new) = edit.password {
        if edit.current_password.is_none() {
            return Err(wrong(
                "current_password",
                "A new password needs the one in force.",
            ));
        }
        let about = [
            user.username.as_str(),
            &user.name,
            name.as_deref().unwrap_or_default(),
            &user.email,
            email.as_ref().map_or("", Email::as_str),
            &app.config.instance_name,
        ];
        if edit.current_password == Some(new) {
            return Err(wrong("password", sentence::SAME.english()));
        }
        if let Some(hint) = users::check_password(app, new, &about).await? {
            return Err(wrong("password", &hint.to_string()));
        }
    }
    let pending = email.filter(|email| email.as_str() != user.email);
    let wish = match (&pending, edit.email) {
        (Some(email), _) => Some(EmailWish::Change {
            email: email.as_str().to_owned(),
            email_key: email.key(),
        }),
        (None, Some(_)) => Some(EmailWish::Keep),
        (None, None) => None,
    };
    Ok(Checked {
        name,
        email: wish,
        pending_email: pending.map(|email| email.as_str().to_owned()),
        sensitive: edit.email.is_some() || edit.password.is_some(),
    })
}

/// What was sent as a second factor.
fn read_factor(header: Option<&str>, methods: Methods) -> Result<Typed<'_>, OAuthError> {
    let Some(header) = header else {
        return Err(OAuthError::second_factor_required(
            "This needs a second factor: send x-two-factor-authentication with the method and a code.",
        )
        .with_supported_methods(methods.names()));
    };
    Typed::parse(header).ok_or_else(|| {
        OAuthError::invalid_request(
            "x-two-factor-authentication: send `totp CODE` or `recovery_code CODE`.",
        )
    })
}

/// The password in force, guessed at under the same counters as at sign-in.
async fn prove_password(
    app: &App,
    user: &User,
    typed: Option<&str>,
    tries: Tries<'_>,
    now: i64,
) -> Result<HeldPassword, Refusal> {
    let Some(typed) = typed else {
        let missing = "current_password: This needs the password in force, because the account has no second factor.";
        return Err(OAuthError::invalid_request(missing).into());
    };
    proof::password(app, user, typed, tries, now)
        .await?
        .ok_or_else(|| OAuthError::access_denied("current_password is wrong.").into())
}

/// One row for each thing that changes.
fn audits(
    app: &App,
    user: &User,
    checked: &Checked,
    password: bool,
    network: &Network,
    now: i64,
) -> Vec<Event> {
    [
        (checked.name.is_some(), names::NAME_CHANGED),
        (checked.pending_email.is_some(), names::EMAIL_CHANGE_ASKED),
        (password, names::PASSWORD_CHANGED),
    ]
    .into_iter()
    .filter(|(changes, _)| *changes)
    .map(|(_, event)| Event {
        user_id: Some(user.id.clone()),
        ..app.event(event, Some(network), now)
    })
    .collect()
}

fn wrong_factor() -> OAuthError {
    OAuthError::invalid_second_factor("The second factor is wrong, or was used before.")
}

/// A token that was good a moment ago, of an account that is no longer what it was.
fn gone() -> OAuthError {
    OAuthError::invalid_token("The account has changed meanwhile. Sign in again, and try again")
}

/// The link to the new address, and word of it to the one in force.
fn address_mails(app: &App, user: &User, new: &str, by: Asker<'_>, now: i64) -> Vec<NewMail> {
    let link = mails::about_to(app, Kind::NewAddress, user, new.to_owned(), None, by, now);
    let (old, new) = (user.email.clone(), Some(new.to_owned()));
    let word = mails::about_to(app, Kind::AddressAsked, user, old, new, by, now);
    link.into_iter().chain(word).collect()
}

/// What became of a wish for another address.
pub enum Asked {
    /// It waits for its link.
    Waits,
    /// It is the one in force; what waited is forgotten.
    Same,
    /// It is none.
    Mistake(Hint),
    /// The account has changed meanwhile.
    Gone,
}

/// A person who has just proved who they are asks for another address.
pub async fn ask_address(
    app: &App,
    user: &User,
    email: &str,
    by: Asker<'_>,
    now: i64,
) -> Result<Asked, Refusal> {
    let email = match Email::parse(email.trim()) {
        Ok(email) => email,
        Err(why) => return Ok(Asked::Mistake(why.into())),
    };
    if email.as_str() == user.email {
        return wish(app, user, EmailWish::Keep, Vec::new(), None, now)
            .await
            .map(|done| if done { Asked::Same } else { Asked::Gone });
    }
    let change = EmailWish::Change {
        email: email.as_str().to_owned(),
        email_key: email.key(),
    };
    let mails = address_mails(app, user, email.as_str(), by, now);
    let audit = Event {
        user_id: Some(user.id.clone()),
        ..app.event(names::EMAIL_CHANGE_ASKED, by.network, now)
    };
    wish(app, user, change, mails, Some(audit), now)
        .await
        .map(|done| if done { Asked::Waits } else { Asked::Gone })
}

/// Forgets the address that a person waits for.
pub async fn forget_address(app: &App, user: &User, now: i64) -> Result<(), Refusal> {
    wish(app, user, EmailWish::Keep, Vec::new(), None, now).await?;
    Ok(())
}

async fn wish(
    app: &App,
    user: &User,
    email: EmailWish,
    mails: Vec<NewMail>,
    audit: Option<Event>,
    now: i64,
) -> Result<bool, Refusal> {
    let edited = app
        .store
        .commit(EditUser {
            user_id: user.id.clone(),
            proven: None,
            password: None,
            name: None,
            email: Some(email),
            new_password: None,
            now,
            audits: audit.into_iter().collect(),
            mails,
        })
        .await?;
    Ok(edited == Edited::Now)
}

/// A link for the address that somebody waits for.
#[derive(Debug)]
pub enum PendingLink {
    /// A fresh one; an older one ends.
    Now {
        /// The whole address of the page, with the secret.
        link: String,
        /// The e-mail address that it confirms.
        email: String,
        /// Unix seconds.
        expires_at: i64,
    },
    /// No address waits.
    Nothing,
    /// Somebody else has this address.
    Taken(String),
}

/// Makes a link that confirms the address a person waits for: single use, 24 hours. It is for whoever can reach that address.
pub async fn pending_link(app: &App, user: &User, now: i64) -> Result<PendingLink, Refusal> {
    let Some(change) = app.store.email_change(&user.id).await? else {
        return Ok(PendingLink::Nothing);
    };
    let owner = app
        .store
        .user_by_login(&change.email.to_ascii_lowercase())
        .await?;
    if owner.is_some_and(|owner| owner.id != user.id) {
        return Ok(PendingLink::Taken(change.email));
    }
    let secret = app.secret();
    let expires_at = now + LINK_LIFETIME;
    let audit = Event {
        user_id: Some(user.id.clone()),
        detail: Some("link for another address".to_owned()),
        ..app.event(names::USER_CHANGED, None, now)
    };
    let made = app
        .store
        .commit(MakeEmailLink {
            user_id: user.id.clone(),
            link_digest: Digest::of(&secret),
            email: change.email.clone(),
            expires_at,
            audit,
        })
        .await?;
    Ok(if made {
        PendingLink::Now {
            link: format!("{}/confirm-email?link={secret}", app.issuer()),
            email: change.email,
            expires_at,
        }
    } else {
        PendingLink::Nothing
    })
}

/// The address that a link would confirm. `None`: it is unknown, used, replaced or too old, or its address belongs to somebody by now.
pub async fn linked_email(app: &App, link: &str, now: i64) -> Result<Option<String>, Refusal> {
    let change = app
        .store
        .email_change_by_link(&Digest::of(link), now)
        .await?;
    Ok(change.map(|change| change.email))
}

/// Uses a link. The address, if it is the person's now.
pub async fn confirm_email(
    app: &App,
    link: &str,
    by: Asker<'_>,
    now: i64,
) -> Result<Option<String>, Refusal> {
    let link_digest = Digest::of(link);
    let Some(change) = app.store.email_change_by_link(&link_digest, now).await? else {
        return Ok(None);
    };
    // The address that the account had learns that it has another.
    let told = app.store.user(&change.user_id).await?.and_then(|user| {
        let (old, new) = (user.email.clone(), Some(change.email.clone()));
        mails::about_to(app, Kind::AddressChanged, &user, old, new, by, now)
    });
    let op = ConfirmEmail {
        link_digest,
        now,
        audit: app.event(names::EMAIL_CHANGED, by.network, now),
        mails: told.into_iter().collect(),
    };
    Ok(app.store.commit(op).await?)
}
