//! `permesso client`: apps.

mod search;
mod seen;
mod set;

use clap::Subcommand;

use search::{Merge, Search};
use seen::Seen;
use set::{Set, change};

use super::desk::Place;
use super::output::{Form, Listing, print, say, show};
use super::secret::line;
use super::{Failure, refused, user};
use crate::actions::actor::Actor;
use crate::actions::clients::{self, Rotated, Settings};
use crate::actions::ownership::{self, Given};
use crate::actions::register_client::{Door, Metadata, NotRegistered, register_for};
use crate::app::App;
use crate::oauth::client::{AuthMethod, Client, RegisteredBy};
use crate::oauth::client_name::ClientName;
use crate::oauth::scope::Scope;
use crate::oauth::token::Token;
use crate::store::Opening;

/// Apps of one page.
const PAGE: i64 = 200;

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Register an app; its secret is printed once
    Create(Create),
    /// Change what an app may do
    Set(Set),
    /// List all apps, or those of one person
    List(List),
    /// Find apps by name, site, owner or state, newest first
    Search(Search),
    /// Show one app
    Show(Which),
    /// Give an app a new secret, printed once; the old one ends
    RotateSecret(Which),
    /// Give an app that nobody answers for to the person who has shown its secret
    Claim(Claim),
    /// Put one app in the place of others of the same site, which are disabled, or deleted if never used
    Merge(Merge),
    /// Let an app be used that registered itself where an administrator must approve
    Approve(Which),
    /// Let nothing of an app work, until it is enabled again
    Disable(Which),
    /// Let an app work again
    Enable(Which),
    /// Delete an app with everything that people allowed it
    Delete(Which),
}

#[derive(Debug, clap::Args)]
pub(super) struct Create {
    /// What the app is called
    #[arg(long, value_parser = name)]
    name: String,
    /// Where people may be sent back to; repeat it for several
    #[arg(long = "redirect-uri", value_name = "URI", required = true)]
    redirect_uris: Vec<String>,
    /// What it may ask for at most; without, everything that is not restricted
    #[arg(long = "scope", value_name = "SCOPE")]
    scopes: Vec<String>,
    /// An app without a secret: it runs in a browser or on people's own devices
    #[arg(long)]
    public: bool,
    /// Mark it as checked by an administrator
    #[arg(long)]
    checked: bool,
    /// The person who answers for it, on the developer pages
    #[arg(long, value_name = "NAME")]
    owner: Option<String>,
    #[command(flatten)]
    form: Form,
}

#[derive(Debug, clap::Args)]
pub(super) struct List {
    /// Only the apps of this person
    #[arg(long, value_name = "NAME")]
    owner: Option<String>,
    #[command(flatten)]
    form: Form,
}

#[derive(Debug, clap::Args)]
pub(super) struct Claim {
    #[command(flatten)]
    which: Which,
    /// The person who answers for it from now on
    #[arg(long, value_name = "NAME")]
    owner: String,
    /// Read its secret from standard input, if the person has not shown it on the developer page
    #[arg(long)]
    secret_stdin: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct Which {
    /// The client id
    id: String,
    #[command(flatten)]
    form: Form,
}

fn name(text: &str) -> Result<String, &'static str> {
    if ClientName::clean(text).is_empty() {
        Err("a name needs letters that can be seen")
    } else {
        Ok(text.to_owned())
    }
}

pub(super) async fn run(command: Command, place: &Place) -> Result<(), Failure> {
    let settings = Settings::default;
    match command {
        Command::Create(new) => {
            place
                .desk(Opening::MayCreate, async |app| create(app, new).await)
                .await
        }
        Command::List(which) => {
            place
                .desk(Opening::MustExist, async |app| list(app, which).await)
                .await
        }
        Command::Claim(claim) => {
            place
                .desk(Opening::MustExist, async |app| give(app, claim).await)
                .await
        }
        Command::Show(which) => {
            place
                .desk(Opening::MustExist, async |app| {
                    let client = find(app, &which.id).await?;
                    let seen = Seen::of(app, client).await?;
                    show(which.form, &seen.as_json(), &seen.details())
                })
                .await
        }
        Command::Set(set) => set::run(place, set).await,
        Command::Search(search) => {
            place
                .desk(Opening::MustExist, async |app| {
                    search::search(app, search).await
                })
                .await
        }
        Command::Merge(merge) => {
            place
                .desk(Opening::MustExist, async |app| {
                    search::merge(app, merge).await
                })
                .await
        }
        Command::Approve(which) => {
            place
                .desk(Opening::MustExist, async |app| {
                    let client = find(app, &which.id).await?;
                    if !clients::approve(app, Actor::Operator, &client, app.clock.now()).await? {
                        return refused(format!("{} does not wait for approval", which.id));
                    }
                    let seen = Seen::of(app, find(app, &which.id).await?).await?;
                    if which.form.json {
                        return show_with_secret(which.form, &seen, None);
                    }
                    print(&format!("{} may be used now.\n", which.id))
                })
                .await
        }
        Command::Disable(which) => {
            let disabled = Some(true);
            let settings = Settings {
                disabled,
                ..settings()
            };
            change(place, &which, settings).await
        }
        Command::Enable(which) => {
            let disabled = Some(false);
            let settings = Settings {
                disabled,
                ..settings()
            };
            change(place, &which, settings).await
        }
        Command::RotateSecret(which) => {
            place
                .desk(Opening::MustExist, async |app| rotate(app, &which).await)
                .await
        }
        Command::Delete(which) => {
            place
                .desk(Opening::MustExist, async |app| {
                    let seen = Seen::of(app, find(app, &which.id).await?).await?;
                    if !clients::delete(app, Actor::Operator, &seen.client, app.clock.now()).await?
                    {
                        return unknown(&which.id);
                    }
                    if which.form.json {
                        let mut json = seen.as_json();
                        json["deleted"] = true.into();
                        return show(which.form, &json, &[]);
                    }
                    print(&format!("{} is deleted.\n", which.id))
                })
                .await
        }
    }
}

async fn create(app: &App, new: Create) -> Result<(), Failure> {
    let scopes = match new.scopes.as_slice() {
        [] => None,
        some => Some(Scope::parse(&some.join(" ")).map_err(crate::actions::Refusal::from)?),
    };
    let metadata = Metadata {
        name: &new.name,
        redirect_uris: new.redirect_uris,
        scopes: scopes.clone(),
        website: None,
        auth_method: new.public.then_some(AuthMethod::None),
    };
    let door = Door {
        registered_by: RegisteredBy::Operator,
        checked: new.checked,
        initial_access: None,
        network: None,
    };
    let owner = match &new.owner {
        Some(name) => Some(user::find(app, name).await?),
        None => None,
    };
    let owner_id = owner.as_ref().map(|user| user.id.clone());
    let registered = match register_for(app, metadata, door, owner_id, app.clock.now()).await {
        Ok(registered) => registered,
        Err(NotRegistered::Refused(refusal)) => return Err(refusal.into()),
        Err(NotRegistered::InvalidScopes) => {
            let catalogue = &app.config.scopes.catalogue;
            let unknown = catalogue.check_known(&scopes.unwrap_or_default());
            return refused(match unknown {
                Err(error) => error.description.into_owned(),
                Ok(()) => "these scopes cannot be given".to_owned(),
            });
        }
    };
    let secret = registered.secret;
    let seen = Seen {
        client: registered.client,
        redirect_uris: registered.redirect_uris,
        owner: owner.map(|user| user.username),
    };
    show_with_secret(new.form, &seen, secret.as_ref())
}

async fn rotate(app: &App, which: &Which) -> Result<(), Failure> {
    let client = find(app, &which.id).await?;
    match clients::rotate_secret(app, Actor::Operator, &client, app.clock.now()).await? {
        Rotated::Now(secret) => {
            let seen = Seen::of(app, client).await?;
            show_with_secret(which.form, &seen, Some(&secret))
        }
        Rotated::Unknown => unknown(&which.id),
        Rotated::Public => refused("a public client has no secret"),
    }
}

fn show_with_secret(form: Form, seen: &Seen, secret: Option<&Token>) -> Result<(), Failure> {
    let mut json = seen.as_json();
    json["client_secret"] = secret.map(Token::expose).into();
    let mut details = seen.details();
    if let Some(secret) = secret {
        details.insert(1, ("client secret", secret.expose().to_owned()));
        say("The secret is shown only now; only its digest is stored.");
    }
    show(form, &json, &details)
}

async fn give(app: &App, claim: Claim) -> Result<(), Failure> {
    let secret = if claim.secret_stdin {
        Some(line("secret", std::io::stdin().lock())?)
    } else {
        None
    };
    let client = find(app, &claim.which.id).await?;
    let user = user::find(app, &claim.owner).await?;
    let now = app.clock.now();
    match ownership::give(app, &client, &user, secret.as_deref(), now).await? {
        Given::Now => {}
        Given::Owned => return refused("somebody answers for this client already"),
        Given::Unproven if secret.is_some() => return refused("this is not its secret"),
        Given::Unproven => {
            return refused(format!(
                "{} has not shown its secret: on {}/developer, under “An app that registered itself”; or pipe it in and add --secret-stdin",
                user.username,
                app.issuer()
            ));
        }
    }
    let seen = Seen::of(app, find(app, &claim.which.id).await?).await?;
    show(claim.which.form, &seen.as_json(), &seen.details())
}

async fn list(app: &App, which: List) -> Result<(), Failure> {
    let form = which.form;
    let titles = &["CLIENT ID", "NAME", "STATE", "SINCE", "FIRST USED"];
    let mut listing = Listing::new(form, titles);
    if let Some(name) = &which.owner {
        let owner = user::find(app, name).await?;
        let mut rows = Vec::new();
        for client in app.store.apps_of(&owner.id).await? {
            rows.push(Seen::of(app, client).await?.row());
        }
        listing.page(rows)?;
        return listing.end("no apps of this person yet");
    }
    let mut after = String::new();
    loop {
        let page = app.store.clients(&after, PAGE).await?;
        let Some(last) = page.last() else { break };
        last.client_id.clone_into(&mut after);
        let mut rows = Vec::with_capacity(page.len());
        for client in page {
            // People see no redirect URIs and owners in the table.
            let seen = if form.json {
                Seen::of(app, client).await?
            } else {
                Seen {
                    client,
                    redirect_uris: Vec::new(),
                    owner: None,
                }
            };
            rows.push(seen.row());
        }
        listing.page(rows)?;
    }
    listing.end("no apps yet")
}

/// By client id.
pub(super) async fn find(app: &App, client_id: &str) -> Result<Client, Failure> {
    match app.store.client(client_id.trim()).await? {
        Some(client) => Ok(client),
        None => unknown(client_id),
    }
}

fn unknown<T>(client_id: &str) -> Result<T, Failure> {
    refused(format!(
        "there is no client with the id {}",
        client_id.escape_debug()
    ))
}
