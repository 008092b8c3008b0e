//! Apps that people answer for: registered, changed, switched off, handed over and deleted by their owner, and nobody else.

use data_encoding::HEXLOWER;

use super::register_client::{Door, Metadata, Registered, check_website, draft};
use super::{Refusal, changes};
use crate::app::App;
use crate::config::RegistrationMode;
use crate::oauth::client::{AuthMethod, Client, RegisteredBy};
use crate::oauth::client_name::{self, ClientName};
use crate::oauth::redirect_uri::{self, Rules};
use crate::oauth::scope::Scope;
use crate::oauth::token::{Digest, Token, TokenKind};
use crate::people::network::Network;
use crate::people::user::User;
use crate::store::audit::{Event, names};
use crate::store::clients::RegisterClient;
use crate::store::developer::{
    ChangeOwnClient, ClientUse, DeleteOwnClient, EndPreviousSecret, RegisterOwnClient,
    RotateOwnSecret, SwitchOwnClient, Written,
};

/// Apps that one person may have.
pub const LIMIT: i64 = 15;
/// How long the secret before the present one works beside it, in seconds.
pub const SECRET_OVERLAP: i64 = 86_400;

/// Fewest characters of a name; the most are [`client_name::MAX_CHARS`].
pub const NAME_MIN: usize = 3;
/// Most characters of a description.
pub const DESCRIPTION_MAX: usize = 500;

/// The form of an app, as typed.
#[derive(Debug, Clone, Copy)]
pub struct Typed<'a> {
    /// What it is called.
    pub name: &'a str,
    /// What it is for.
    pub description: &'a str,
    /// The page it belongs to.
    pub website: &'a str,
    /// Redirect URIs, one a line.
    pub redirect_uris: &'a str,
}

/// What is wrong with a form, field by field.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Mistakes {
    /// The name.
    pub name: Option<BadName>,
    /// The description is too long.
    pub description: bool,
    /// The website is no address of a page.
    pub website: bool,
    /// The first rule that a redirect URI breaks, as a sentence for developers.
    pub redirect_uris: Option<String>,
    /// A scope that is not on offer.
    pub scopes: bool,
}

/// Why a name was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BadName {
    /// Too short or too long.
    Length,
    /// It is the name of this instance: people would take the app for us.
    Instance,
    /// Another app of this person has it.
    Taken,
}

impl Mistakes {
    /// Whether there is one.
    pub fn any(&self) -> bool {
        *self != Self::default()
    }

    /// That the name is another app's.
    pub fn name_taken() -> Self {
        Self {
            name: Some(BadName::Taken),
            ..Self::default()
        }
    }
}

/// What an owner says of an app, every field within its rules.
#[derive(Debug, Clone)]
pub struct Words {
    name: String,
    description: Option<String>,
    website: Option<String>,
    redirect_uris: Vec<String>,
    scopes: Scope,
}

impl Words {
    /// Holds a form against the rules; every mistake is told at once. `had`: the limit of scopes until now.
    ///
    /// # Errors
    /// What is wrong, field by field.
    pub fn of(
        app: &App,
        typed: Typed<'_>,
        ticked: &[&str],
        public: bool,
        had: Option<&Scope>,
    ) -> Result<Self, Mistakes> {
        let rules = Rules {
            confidential: !public,
            allow_http: app.config.registration.allow_http_redirects,
        };
        let redirect_uris = lines(typed.redirect_uris);
        let scopes = scopes(app, ticked, had);
        let website = Some(typed.website.trim()).filter(|text| !text.is_empty());
        let description = typed.description.trim();
        let name = name(app, typed.name);
        let mistakes = Mistakes {
            name: name.as_ref().err().copied(),
            description: description.chars().count() > DESCRIPTION_MAX,
            website: website.is_some_and(|website| check_website(website).is_err()),
            redirect_uris: redirect_uri::check_all(&redirect_uris, rules)
                .err()
                .map(|error| error.to_string()),
            scopes: scopes.is_none(),
        };
        match (name, scopes) {
            (Ok(name), Some(scopes)) if !mistakes.any() => Ok(Self {
                name,
                description: Some(description.to_owned()).filter(|text| !text.is_empty()),
                website: website.map(ToOwned::to_owned),
                redirect_uris,
                scopes,
            }),
            _ => Err(mistakes),
        }
    }

    /// Whether people are told of the change, and asked again.
    pub fn is_seen(&self, own: &OwnApp) -> bool {
        self.moves(&own.redirect_uris)
            || self.name != own.client.client_name
            || self.website != own.client.website
    }

    /// Whether people would be sent to other addresses.
    pub fn moves(&self, uris_before: &[String]) -> bool {
        self.redirect_uris != uris_before
    }
}

/// Each address once, in the order in which they were typed.
fn lines(text: &str) -> Vec<String> {
    let mut uris: Vec<String> = Vec::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        if uris.iter().all(|uri| uri != line) {
            uris.push(line.to_owned());
        }
    }
    uris
}

fn name(app: &App, typed: &str) -> Result<String, BadName> {
    let name = ClientName::clean(typed);
    let length = typed.trim().chars().count();
    if name.as_str().chars().count() < NAME_MIN || length > client_name::MAX_CHARS {
        return Err(BadName::Length);
    }
    if name.as_str().to_lowercase() == app.config.instance_name.trim().to_lowercase() {
        return Err(BadName::Instance);
    }
    Ok(name.as_str().to_owned())
}

/// What is ticked, and the restricted ones that an administrator gave it: those are not the owner's to take or give.
fn scopes(app: &App, ticked: &[&str], had: Option<&Scope>) -> Option<Scope> {
    let catalogue = &app.config.scopes.catalogue;
    let ticked = Scope::parse(&ticked.join(" ")).ok()?;
    if !ticked.is_subset_of(&catalogue.unrestricted()) {
        return None;
    }
    let given = had.map_or_else(Scope::empty, |had| {
        let kept: Vec<&str> = had
            .iter()
            .filter(|name| catalogue.get(name).is_some_and(|entry| entry.restricted))
            .collect();
        had.only(&kept)
    });
    Some(ticked.union(&given))
}

/// What became of a new app.
pub enum Made {
    /// It is registered.
    Now(Box<Registered>),
    /// Another app of this person has this name.
    NameTaken,
    /// The person has as many as anybody may have.
    LimitReached,
    /// The person is gone.
    Gone,
}

/// Registers an app of a person.
pub async fn create(
    app: &App,
    user: &User,
    words: Words,
    public: bool,
    network: &Network,
    now: i64,
) -> Result<Made, Refusal> {
    let metadata = Metadata {
        name: &words.name,
        redirect_uris: words.redirect_uris.clone(),
        scopes: Some(words.scopes),
        website: words.website.as_deref(),
        auth_method: public.then_some(AuthMethod::None),
    };
    let door = Door {
        registered_by: RegisteredBy::Developer,
        checked: false,
        initial_access: None,
        network: Some(network),
    };
    let (client, secret) = draft(app, &metadata, &door, now);
    let client = Client {
        owner_id: Some(user.id.clone()),
        description: words.description,
        // An administrator needs nobody's approval.
        awaits_approval_at: client.awaits_approval_at.filter(|_| !user.is_admin()),
        ..client
    };
    let audit = event(
        app,
        user,
        &client.client_id,
        names::CLIENT_CREATED,
        network,
        now,
    );
    let register = RegisterClient {
        client: client.clone(),
        redirect_uris: words.redirect_uris.clone(),
        registration_digest: None,
        initial_access: None,
        audit,
    };
    let op = RegisterOwnClient {
        register,
        limit: LIMIT,
    };
    Ok(match app.store.commit(op).await? {
        Written::Now => Made::Now(Box::new(Registered {
            client,
            redirect_uris: words.redirect_uris,
            secret,
            registration: None,
        })),
        Written::NameTaken => Made::NameTaken,
        Written::LimitReached => Made::LimitReached,
        Written::Gone => Made::Gone,
    })
}

/// An app of a person, with what they want to know of it.
pub struct OwnApp {
    /// The app.
    pub client: Client,
    /// Where it may be answered.
    pub redirect_uris: Vec<String>,
    /// How much it is used.
    pub usage: ClientUse,
}

/// The apps of a person, by name.
pub async fn list(app: &App, user: &User) -> Result<Vec<OwnApp>, Refusal> {
    let mut apps = Vec::new();
    for client in app.store.apps_of(&user.id).await? {
        apps.push(look(app, client).await?);
    }
    Ok(apps)
}

/// One app of a person. Another's is as unknown as one that is not there.
pub async fn find(app: &App, user: &User, client_id: &str) -> Result<Option<OwnApp>, Refusal> {
    let client = app.store.client(client_id).await?;
    match client.filter(|client| client.owner_id.as_deref() == Some(&user.id)) {
        Some(client) => look(app, client).await.map(Some),
        None => Ok(None),
    }
}

async fn look(app: &App, client: Client) -> Result<OwnApp, Refusal> {
    let redirect_uris = app.store.redirect_uris(&client.client_id).await?;
    let usage = app.store.client_use(&client.client_id).await?;
    Ok(OwnApp {
        client,
        redirect_uris,
        usage,
    })
}

/// Changes what an owner says of an app. What people read at consent ends its check, and everybody is asked again.
pub async fn change(
    app: &App,
    user: &User,
    own: &OwnApp,
    words: Words,
    network: &Network,
    now: i64,
) -> Result<Written, Refusal> {
    let before = &own.client;
    let after = Client {
        client_name: words.name,
        website: words.website,
        ..before.clone()
    };
    let changes = changes::between(
        app,
        (before, &own.redirect_uris),
        (&after, &words.redirect_uris),
        now,
    );
    let audit = event(
        app,
        user,
        &before.client_id,
        names::CLIENT_CHANGED,
        network,
        now,
    );
    let what: Vec<&str> = changes.iter().map(|change| change.field.as_str()).collect();
    let detail = Some(what.join(", ")).filter(|what| !what.is_empty());
    let op = ChangeOwnClient {
        client_id: before.client_id.clone(),
        owner_id: user.id.clone(),
        client_name: after.client_name,
        description: words.description,
        website: after.website,
        redirect_uris: words.redirect_uris,
        scope_limit: Some(words.scopes),
        changes,
        now,
        audit: Event { detail, ..audit },
    };
    Ok(app.store.commit(op).await?)
}

/// What a form to rotate a secret names: which secret it is about, without saying anything of it.
pub fn secret_mark(client: &Client) -> Option<String> {
    let digest = client.secret_digest.as_ref()?;
    let mark = Digest::of(&format!("rotate:{}", HEXLOWER.encode(digest.as_bytes())));
    Some(HEXLOWER.encode(&mark.as_bytes()[..8]))
}

/// Gives an app another secret; the present one works beside it for a while, so that the app can be told without a break. `mark`: the
/// secret that is to be replaced. `None`: it is another by now, the app is a public client, or no longer theirs.
pub async fn rotate(
    app: &App,
    user: &User,
    client: &Client,
    mark: &str,
    at_once: bool,
    network: &Network,
    now: i64,
) -> Result<Option<Token>, Refusal> {
    let Some(present) = client
        .secret_digest
        .filter(|_| secret_mark(client).as_deref() == Some(mark))
    else {
        return Ok(None);
    };
    let secret = Token::from_random(TokenKind::ClientSecret, app.random.bytes());
    let client_id = &client.client_id;
    let audit = event(app, user, client_id, names::CLIENT_CHANGED, network, now);
    let op = RotateOwnSecret {
        client_id: client_id.clone(),
        owner_id: user.id.clone(),
        present,
        secret_digest: secret.digest(),
        keep_until: (!at_once).then_some(now + SECRET_OVERLAP),
        audit: detailed(audit, "secret rotated"),
    };
    Ok(app.store.commit(op).await?.then_some(secret))
}

/// Ends the secret before the present one. Answers whether there was one.
pub async fn end_previous_secret(
    app: &App,
    user: &User,
    client_id: &str,
    network: &Network,
    now: i64,
) -> Result<bool, Refusal> {
    let audit = event(app, user, client_id, names::CLIENT_CHANGED, network, now);
    let op = EndPreviousSecret {
        client_id: client_id.to_owned(),
        owner_id: user.id.clone(),
        audit: detailed(audit, "previous secret ended"),
    };
    Ok(app.store.commit(op).await?)
}

/// Lets nothing of an app work, or lets it work again. `false`: it did already, or an administrator disabled it.
pub async fn switch(
    app: &App,
    user: &User,
    client_id: &str,
    enabled: bool,
    network: &Network,
    now: i64,
) -> Result<bool, Refusal> {
    let audit = event(app, user, client_id, names::CLIENT_CHANGED, network, now);
    let op = SwitchOwnClient {
        client_id: client_id.to_owned(),
        owner_id: user.id.clone(),
        enabled,
        now,
        audit: detailed(audit, if enabled { "enabled" } else { "disabled" }),
    };
    Ok(app.store.commit(op).await?)
}

/// Deletes an app with everything that people allowed it. Answers whether it was theirs.
pub async fn delete(
    app: &App,
    user: &User,
    client_id: &str,
    network: &Network,
    now: i64,
) -> Result<bool, Refusal> {
    let op = DeleteOwnClient {
        client_id: client_id.to_owned(),
        owner_id: user.id.clone(),
        audit: event(app, user, client_id, names::CLIENT_DELETED, network, now),
    };
    Ok(app.store.commit(op).await?)
}

/// Whether new apps of people wait for an administrator.
pub fn waits_for_approval(app: &App, user: &User) -> bool {
    app.config.registration.mode == RegistrationMode::Approval && !user.is_admin()
}

pub(super) fn event(
    app: &App,
    user: &User,
    client_id: &str,
    name: &str,
    network: &Network,
    now: i64,
) -> Event {
    Event {
        user_id: Some(user.id.clone()),
        client_id: Some(client_id.to_owned()),
        ..app.event(name, Some(network), now)
    }
}

pub(super) fn detailed(event: Event, what: &str) -> Event {
    Event {
        detail: Some(what.to_owned()),
        ..event
    }
}
