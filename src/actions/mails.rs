//! Mails: queued by what they tell of, sent by a job, tried again until they would be pointless.
//!
//! The secret of a link is made at the moment of sending, and only its digest is kept; a second try makes another one. A mail may
//! arrive twice (the server died between sending and writing that down), never half.

use super::Refusal;
use super::actor::Actor;
use crate::app::App;
use crate::config::{Config, SignUpMode};
use crate::oauth::token::Digest;
use crate::people::email::Email;
use crate::people::mail::{Kind, News, Notice, RESET_LINK, SIGN_UP_LINK, one_line, rest};
use crate::people::network::Network;
use crate::people::user::User;
use crate::store::Error;
use crate::store::audit::{Event, names};
use crate::store::email_changes::MakeEmailLink;
use crate::store::links::{Link, MakeLink, RESET, VERIFY};
use crate::store::mails::{
    ClaimMails, FinishMail, Mail, MailHealth, NewMail, RenewInvitation, RetryMails, Tried,
};
use crate::world::{Envelope, Fault, Letter};

/// How a notice is put into words: handed in by whoever calls, because an action has none of its own.
pub type Words = fn(&Config, &Notice<'_>) -> Letter;

/// The language of people who have chosen none, where no page says another.
const LANGUAGE: &str = "en";
/// Mails that one claim takes.
const BATCH: i64 = 8;
/// For how long they are taken, in seconds: longer than all of them can last.
const LEASE: i64 = 300;
/// How long the link of a new address lives, in seconds.
const ADDRESS_LINK: i64 = 86_400;

/// What stands in the detail of a sign-up that an app began.
pub(super) const FOR_APP: &str = "app";

/// Who does something that a mail tells of.
#[derive(Debug, Clone, Copy, Default)]
pub struct Asker<'a> {
    /// From where; `None`: an operator.
    pub network: Option<&'a Network>,
    /// The language of the page, a tag; empty: none.
    pub language: &'a str,
}

impl<'a> Asker<'a> {
    /// Somebody at a page in this language.
    pub fn at(network: &'a Network, language: &'a str) -> Self {
        Self {
            network: Some(network),
            language,
        }
    }
}

/// A mail about an account, to its address; none where no mails leave.
pub(super) fn about(
    app: &App,
    kind: Kind,
    user: &User,
    by: Asker<'_>,
    now: i64,
) -> Option<NewMail> {
    let email = user.email.clone();
    about_to(app, kind, user, email, None, by, now)
}

/// A mail about an account to some address.
pub(super) fn about_to(
    app: &App,
    kind: Kind,
    user: &User,
    email: String,
    detail: Option<String>,
    by: Asker<'_>,
    now: i64,
) -> Option<NewMail> {
    let language = user.language.as_deref().unwrap_or(by.language);
    app.mail.is_on().then(|| NewMail {
        user_id: Some(user.id.clone()),
        detail,
        ..to_address(app, kind, email, Asker { language, ..by }, now)
    })
}

/// A mail to an address.
pub(super) fn to_address(app: &App, kind: Kind, email: String, by: Asker<'_>, now: i64) -> NewMail {
    NewMail {
        id: app.id(),
        kind,
        email_key: email.to_ascii_lowercase(),
        email,
        user_id: None,
        language: if by.language.is_empty() {
            LANGUAGE.to_owned()
        } else {
            by.language.to_owned()
        },
        network: by.network.map(ToString::to_string),
        detail: None,
        now,
    }
}

/// Sends what is due. Several processes may do it at once.
pub async fn send_due(app: &App, words: Words) -> Result<(), Error> {
    if !app.mail.is_on() {
        return Ok(());
    }
    loop {
        let now = app.clock.now();
        let claim = app.id();
        let claimed = app
            .store
            .commit(ClaimMails {
                claim: claim.clone(),
                now,
                until: now + LEASE,
                limit: BATCH,
            })
            .await?;
        if claimed.is_empty() {
            return Ok(());
        }
        let mut down: Option<String> = None;
        for mail in claimed {
            let tried = match &down {
                // One mail has found out that none gets through.
                Some(error) => later(&mail, error.clone(), now),
                None => attempt(app, words, &mail, now, &mut down).await?,
            };
            app.store
                .commit(FinishMail {
                    id: mail.id,
                    claim: claim.clone(),
                    tried,
                    now: app.clock.now(),
                })
                .await?;
        }
        if down.is_some() {
            return Ok(());
        }
    }
}

/// Another try after a while, if there is time for it.
fn later(mail: &Mail, error: String, now: i64) -> Tried {
    let due_at = now + rest(mail.tries);
    if due_at < mail.gives_up_at {
        Tried::Later { due_at, error }
    } else {
        Tried::Failed(error)
    }
}

async fn attempt(
    app: &App,
    words: Words,
    mail: &Mail,
    now: i64,
    down: &mut Option<String>,
) -> Result<Tried, Error> {
    if mail.gives_up_at <= now {
        let error = mail.last_error.clone();
        return Ok(Tried::Failed(error.unwrap_or_else(|| {
            "It was not sent in time: no server was running.".to_owned()
        })));
    }
    let Ok(kind) = mail.kind.parse::<Kind>() else {
        return Ok(Tried::Failed(
            "This program does not know its kind.".to_owned(),
        ));
    };
    let Some(ready) = prepare(app, kind, mail, now).await? else {
        return Ok(Tried::Dropped);
    };
    let notice = Notice {
        news: ready.news(mail),
        username: &ready.username,
        link: ready.link.as_deref(),
        network: mail.network.as_deref(),
        language: &ready.language,
    };
    let id = format!("{}.{}", mail.id, mail.tries);
    Ok(
        match deliver(app, words, &id, &mail.email, &notice, now).await {
            Ok(()) => Tried::Sent,
            Err((Fault::Address, error)) => Tried::Failed(error),
            Err((Fault::Mail, error)) => later(mail, error, now),
            Err((Fault::Server, error)) => {
                *down = Some(error.clone());
                later(mail, error, now)
            }
        },
    )
}

async fn deliver(
    app: &App,
    words: Words,
    id: &str,
    to: &str,
    notice: &Notice<'_>,
    now: i64,
) -> Result<(), (Fault, String)> {
    let letter = words(&app.config, notice);
    let from = app.config.mail_from();
    let envelope = Envelope {
        id,
        at: now,
        from: &from,
        from_name: &app.config.instance_name,
        to,
    };
    let sent = app.mail.send(&envelope, &letter).await;
    sent.map_err(|error| (error.fault, one_line(&error.reason)))
}

/// What a mail says, as things are at the moment of sending.
struct Ready {
    has_account: bool,
    kind: Kind,
    username: String,
    link: Option<String>,
    language: String,
}

impl Ready {
    fn news<'a>(&self, mail: &'a Mail) -> News<'a> {
        let detail = mail.detail.as_deref().unwrap_or_default();
        match self.kind {
            Kind::SignUp | Kind::NewAddress if self.has_account => News::HasAccount,
            Kind::SignUp => News::SignUp,
            Kind::NewAddress => News::NewAddress,
            Kind::Reset => News::Reset,
            Kind::Invitation => News::Invitation,
            Kind::AddressAsked => News::AddressAsked(detail),
            Kind::AddressChanged => News::AddressChanged(detail),
            Kind::PasswordChanged => News::PasswordChanged,
            Kind::SecondFactorRemoved => News::SecondFactorRemoved,
            Kind::AccountDeleted => News::AccountDeleted,
        }
    }
}

/// Looks whether a mail still makes sense, and makes its link. `None`: it would be for nobody, or about what is no longer so.
async fn prepare(app: &App, kind: Kind, mail: &Mail, now: i64) -> Result<Option<Ready>, Error> {
    let user = match &mail.user_id {
        Some(id) => app.store.user(id).await?,
        None => None,
    };
    if mail.email.is_empty() || (mail.user_id.is_some() && user.is_none()) {
        return Ok(None);
    }
    let language = user.as_ref().and_then(|user| user.language.clone());
    let ready = Ready {
        has_account: false,
        kind,
        username: user
            .as_ref()
            .map_or_else(String::new, |user| user.username.clone()),
        link: None,
        language: language.unwrap_or_else(|| mail.language.clone()),
    };
    let link = match (kind, &user) {
        (Kind::SignUp, _) => return sign_up(app, mail, ready, now).await,
        (Kind::NewAddress, Some(user)) => return new_address(app, mail, user, ready, now).await,
        (Kind::Reset, Some(user)) => reset(app, mail, user, now).await?,
        (Kind::Invitation, _) => invitation(app, mail, now).await?,
        (Kind::NewAddress | Kind::Reset, None) => None,
        (Kind::AccountDeleted, _) => {
            let username = mail.detail.clone().unwrap_or_default();
            return Ok(Some(Ready { username, ..ready }));
        }
        _ => return Ok(Some(ready)),
    };
    Ok(link.map(|link| Ready {
        link: Some(link),
        ..ready
    }))
}

/// Who has the address of a mail.
async fn owner(app: &App, mail: &Mail) -> Result<Option<User>, Error> {
    let key = mail.email.to_ascii_lowercase();
    app.store.user_by_login(&key).await
}

/// Somebody who has an account here is told so, by the only channel that nobody else can read.
fn tell_owner(owner: User, ready: Ready) -> Option<Ready> {
    owner.disabled_at.is_none().then(|| Ready {
        has_account: true,
        username: owner.username,
        language: owner.language.unwrap_or(ready.language),
        ..ready
    })
}

async fn sign_up(app: &App, mail: &Mail, ready: Ready, now: i64) -> Result<Option<Ready>, Error> {
    if let Some(owner) = owner(app, mail).await? {
        return Ok(tell_owner(owner, ready));
    }
    if app.config.sign_up != SignUpMode::Open {
        return Ok(None);
    }
    let expires_at = now + SIGN_UP_LINK;
    let secret = make_link(app, mail, VERIFY, names::SIGN_UP_MAILED, expires_at, now).await?;
    let then = if mail.detail.as_deref() == Some(FOR_APP) {
        "&then=app"
    } else {
        ""
    };
    Ok(Some(Ready {
        link: Some(format!("{}/sign-up?link={secret}{then}", app.issuer())),
        ..ready
    }))
}

async fn reset(app: &App, mail: &Mail, user: &User, now: i64) -> Result<Option<String>, Error> {
    if user.disabled_at.is_some() || user.email != mail.email {
        return Ok(None);
    }
    let expires_at = now + RESET_LINK;
    let secret = make_link(app, mail, RESET, names::RESET_MAILED, expires_at, now).await?;
    Ok(Some(format!("{}/recover?link={secret}", app.issuer())))
}

/// A link of the one that a mail is to.
async fn make_link(
    app: &App,
    mail: &Mail,
    purpose: &str,
    event: &str,
    expires_at: i64,
    now: i64,
) -> Result<String, Error> {
    let secret = app.secret();
    let link = Link {
        id: app.id(),
        purpose: purpose.to_owned(),
        user_id: mail.user_id.clone(),
        email: Some(mail.email.clone()),
        uses_left: 1,
        created_at: now,
        expires_at,
    };
    app.store
        .commit(MakeLink {
            link,
            link_digest: Digest::of(&secret),
            replaces: false,
            mail: None,
            audit: event_of(app, mail, event, now),
        })
        .await?;
    Ok(secret)
}

async fn invitation(app: &App, mail: &Mail, now: i64) -> Result<Option<String>, Error> {
    let secret = app.secret();
    let renewed = app
        .store
        .commit(RenewInvitation {
            id: mail.detail.clone().unwrap_or_default(),
            link_digest: Digest::of(&secret),
            email: mail.email.clone(),
            now,
        })
        .await?;
    Ok(renewed.map(|_| format!("{}/sign-up?invite={secret}", app.issuer())))
}

async fn new_address(
    app: &App,
    mail: &Mail,
    user: &User,
    ready: Ready,
    now: i64,
) -> Result<Option<Ready>, Error> {
    let wish = app.store.email_change(&user.id).await?;
    if user.disabled_at.is_some() || wish.is_none_or(|wish| wish.email != mail.email) {
        return Ok(None);
    }
    let other = owner(app, mail).await?.filter(|owner| owner.id != user.id);
    if let Some(other) = other {
        return Ok(tell_owner(other, ready));
    }
    let secret = app.secret();
    let made = app
        .store
        .commit(MakeEmailLink {
            user_id: user.id.clone(),
            link_digest: Digest::of(&secret),
            email: mail.email.clone(),
            expires_at: now + ADDRESS_LINK,
            audit: event_of(app, mail, names::EMAIL_LINK_MAILED, now),
        })
        .await?;
    Ok(made.then(|| Ready {
        link: Some(format!("{}/confirm-email?link={secret}", app.issuer())),
        ..ready
    }))
}

fn event_of(app: &App, mail: &Mail, event: &str, now: i64) -> Event {
    Event {
        user_id: mail.user_id.clone(),
        network: mail.network.clone(),
        ..app.event(event, None, now)
    }
}

/// How many mails wait and failed, since when, and why.
pub async fn health(app: &App) -> Result<MailHealth, Refusal> {
    Ok(app.store.mail_health().await?)
}

/// Has one mail tried again now, or all that wait or were given up; answers how many.
pub async fn retry(
    app: &App,
    id: Option<&str>,
    actor: Actor<'_>,
    now: i64,
) -> Result<u64, Refusal> {
    let audit = Event {
        detail: id.map(ToOwned::to_owned),
        ..actor.event(app, names::MAILS_RETRIED, now)
    };
    let id = id.map(ToOwned::to_owned);
    Ok(app.store.commit(RetryMails { id, now, audit }).await?)
}

/// Sends a mail that says that mails arrive, now. The inner `Err`: why it did not leave, in a sentence.
pub async fn test(
    app: &App,
    words: Words,
    to: &Email,
    language: &str,
    now: i64,
) -> Result<(), String> {
    let notice = Notice {
        news: News::Test,
        username: "",
        link: None,
        network: None,
        language,
    };
    let sent = deliver(app, words, &app.id(), to.as_str(), &notice, now).await;
    sent.map_err(|(_, error)| error)
}

/// Talks to the mail server as far as one can without a mail. `Err`: what is wrong, in a sentence.
pub async fn probe(app: &App) -> Result<(), String> {
    let probed = app.mail.probe().await;
    probed.map_err(|error| one_line(&error.reason))
}
