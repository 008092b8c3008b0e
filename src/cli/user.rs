//! `permesso user`: people.

use clap::Subcommand;
use serde_json::{Value, json};

use super::desk::Place;
use super::invite::{self, Invitations, Invite};
use super::output::{Form, Listing, Row, print, print_json, say, show};
use super::secret::new_password;
use super::{Failure, refused};
use crate::actions::account::{self, PendingLink};
use crate::actions::actor::Actor;
use crate::actions::users::{self, Made, NewUser, Origin};
use crate::actions::{recovering, second_factor};
use crate::app::App;
use crate::people::calendar;
use crate::people::user::User;
use crate::store::Opening;
use crate::store::users::{Changed, UserChange};

/// People of one page.
const PAGE: i64 = 500;

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Make an account; the password is asked for at the terminal
    Create(Create),
    /// List everybody
    List(Form),
    /// Show one account
    Show(Who),
    /// Set a new password: sessions, apps and tokens end
    SetPassword(SetPassword),
    /// Take all second factors and recovery codes away, from a person who has lost them
    ResetSecondFactor(Who),
    /// Print a link that confirms the e-mail address a person has asked for; an older link ends
    PendingLink(Who),
    /// Print a link by which a person chooses a new password; an older link ends
    ResetLink(Who),
    /// Print a link by which somebody makes an account of their own
    Invite(Invite),
    /// Invitations that were made
    #[command(subcommand)]
    Invitations(Invitations),
    /// Let nothing of an account work, until it is enabled again
    Disable(Who),
    /// Let an account work again
    Enable(Who),
    /// Make somebody an administrator
    Promote(Who),
    /// Let somebody be no administrator any more
    Demote(Who),
    /// Sign somebody out everywhere
    EndSessions(Who),
    /// End what apps may do with an account, and its personal tokens
    EndAccess(Who),
    /// Delete an account with everything that hangs on it, the person's own apps too
    Delete(Who),
}

#[derive(Debug, clap::Args)]
pub(super) struct Create {
    /// The user name: 2 to 39 characters of a-z, 0-9, `.`, `_`, `-`
    name: String,
    /// The e-mail address
    #[arg(long)]
    email: String,
    /// Make an administrator
    #[arg(long)]
    admin: bool,
    #[command(flatten)]
    password: FromStdin,
    #[command(flatten)]
    form: Form,
}

#[derive(Debug, clap::Args)]
pub(super) struct SetPassword {
    #[command(flatten)]
    who: Who,
    #[command(flatten)]
    password: FromStdin,
}

#[derive(Debug, clap::Args)]
struct FromStdin {
    /// Read the password from standard input, one line
    #[arg(long)]
    password_stdin: bool,
}

#[derive(Debug, clap::Args)]
pub(super) struct Who {
    /// The user name or e-mail address
    name: String,
    #[command(flatten)]
    form: Form,
}

pub(super) async fn run(command: Command, place: &Place) -> Result<(), Failure> {
    match command {
        Command::Create(new) => {
            let password = new_password(new.password.password_stdin).await?;
            place
                .desk(Opening::MayCreate, async |app| {
                    create(app, &new, &password).await
                })
                .await
        }
        Command::List(form) => {
            place
                .desk(Opening::MustExist, async |app| list(app, form).await)
                .await
        }
        Command::Show(who) => {
            place
                .desk(Opening::MustExist, async |app| {
                    let user = find(app, &who.name).await?;
                    show(who.form, &as_json(&user), &details(&user))
                })
                .await
        }
        Command::SetPassword(SetPassword { who, password }) => {
            let password = new_password(password.password_stdin).await?;
            place
                .desk(Opening::MustExist, async |app| {
                    let user = find(app, &who.name).await?;
                    let now = app.clock.now();
                    match users::reset_password(app, &user, &password, Actor::Operator, now).await?
                    {
                        Ok(Changed::Now) => {
                            let done = "has a new password; their sessions, apps and tokens ended";
                            report(app, &who, &user, done).await
                        }
                        Ok(Changed::Unknown | Changed::Already | Changed::LastAdmin) => {
                            unknown(&who.name)
                        }
                        Err(hint) => refused(hint.to_string()),
                    }
                })
                .await
        }
        Command::ResetSecondFactor(who) => {
            place
                .desk(Opening::MustExist, async |app| {
                    reset_second_factor(app, &who).await
                })
                .await
        }
        Command::PendingLink(who) => {
            place
                .desk(Opening::MustExist, async |app| {
                    pending_link(app, &who).await
                })
                .await
        }
        Command::ResetLink(who) => {
            place
                .desk(Opening::MustExist, async |app| {
                    let user = find(app, &who.name).await?;
                    let link =
                        recovering::link(app, &user, Actor::Operator, app.clock.now()).await?;
                    if who.form.json {
                        return print_json(&json!({ "username": user.username, "link": link }));
                    }
                    print(&format!("{link}\n"))
                })
                .await
        }
        Command::Invite(new) => invite::invite(new, place).await,
        Command::Invitations(command) => invite::invitations(command, place).await,
        Command::Disable(who) => change(place, who, UserChange::Disable, "is disabled").await,
        Command::Enable(who) => change(place, who, UserChange::Enable, "is enabled").await,
        Command::Promote(who) => {
            change(place, who, UserChange::Promote, "is an administrator").await
        }
        Command::Demote(who) => change(place, who, UserChange::Demote, "is no administrator").await,
        Command::EndSessions(who) => {
            change(
                place,
                who,
                UserChange::EndSessions,
                "is signed out everywhere",
            )
            .await
        }
        Command::EndAccess(who) => {
            let done = "allows no app anything, and has no personal token";
            change(place, who, UserChange::EndAccess, done).await
        }
        Command::Delete(who) => delete(place, who).await,
    }
}

async fn reset_second_factor(app: &App, who: &Who) -> Result<(), Failure> {
    let user = find(app, &who.name).await?;
    let now = app.clock.now();
    let done = if second_factor::reset(app, &user, Actor::Operator, now).await? {
        "has no second factor any more: the password alone signs them in"
    } else {
        "had no second factor"
    };
    report(app, who, &user, done).await
}

/// The link alone on stdout: whoever sends it writes it into a message to the new address, and nowhere else.
async fn pending_link(app: &App, who: &Who) -> Result<(), Failure> {
    let user = find(app, &who.name).await?;
    match account::pending_link(app, &user, app.clock.now()).await? {
        PendingLink::Now {
            link,
            email,
            expires_at,
        } => {
            if who.form.json {
                return print_json(
                    &json!({ "link": link, "email": email, "expires_at": expires_at }),
                );
            }
            say(&format!(
                "Send this to {}; it works once, for 24 hours:",
                email.escape_debug()
            ));
            print(&format!("{link}\n"))
        }
        PendingLink::Nothing => refused(format!(
            "no address of {} waits to be confirmed",
            user.username
        )),
        PendingLink::Taken(email) => refused(format!(
            "another account has the address {}: no link can confirm it",
            email.escape_debug()
        )),
    }
}

async fn create(app: &App, new: &Create, password: &str) -> Result<(), Failure> {
    let account = NewUser {
        username: &new.name,
        name: "",
        email: &new.email,
        password,
        admin: new.admin,
        origin: Origin::Operator,
    };
    match users::create(app, &account, None, app.clock.now()).await? {
        Made::Now(id) => {
            let Some(user) = app.store.user(&id).await? else {
                return unknown(&new.name);
            };
            if new.form.json {
                return show(new.form, &as_json(&user), &[]);
            }
            let what = if user.is_admin() {
                "an administrator"
            } else {
                "a person"
            };
            print(&format!(
                "{} is {what} of {}.\n",
                user.username, app.config.public_url
            ))
        }
        Made::Mistakes(mistakes) => refused(mistakes.sentences().join("\n")),
        Made::LinkGone => refused("there is an administrator already"),
    }
}

async fn list(app: &App, form: Form) -> Result<(), Failure> {
    let mut listing = Listing::new(form, &["NAME", "E-MAIL", "STATE", "SINCE"]);
    let mut after = String::new();
    loop {
        let page = app.store.users(&after, PAGE).await?;
        let Some(last) = page.last() else { break };
        last.username.clone_into(&mut after);
        let rows = page.iter().map(|user| Row {
            json: as_json(user),
            cells: vec![
                user.username.clone(),
                user.email.clone(),
                state(user),
                calendar::exact(user.created_at),
            ],
        });
        listing.page(rows.collect())?;
    }
    listing.end("nobody yet")
}

async fn change(
    place: &Place,
    who: Who,
    change: UserChange,
    done: &'static str,
) -> Result<(), Failure> {
    place
        .desk(Opening::MustExist, async |app| {
            let user = find(app, &who.name).await?;
            let now = app.clock.now();
            match users::change(app, &user, change, Actor::Operator, now).await? {
                // What is so already is as it was asked to be.
                Changed::Now | Changed::Already => report(app, &who, &user, done).await,
                Changed::Unknown => unknown(&who.name),
                Changed::LastAdmin => last_admin(&user),
            }
        })
        .await
}

/// Says how many apps went with the account.
async fn delete(place: &Place, who: Who) -> Result<(), Failure> {
    place
        .desk(Opening::MustExist, async |app| {
            let user = find(app, &who.name).await?;
            let own = app.store.apps_of(&user.id).await?.len();
            let done = match own {
                0 => "is deleted".to_owned(),
                1 => "is deleted, and with them 1 app of their own".to_owned(),
                own => format!("is deleted, and with them {own} apps of their own"),
            };
            let now = app.clock.now();
            match users::change(app, &user, UserChange::Delete, Actor::Operator, now).await? {
                Changed::Now | Changed::Already => report(app, &who, &user, &done).await,
                Changed::Unknown => unknown(&who.name),
                Changed::LastAdmin => last_admin(&user),
            }
        })
        .await
}

fn last_admin<T>(user: &User) -> Result<T, Failure> {
    refused(format!(
        "{} is the last administrator; make another one first",
        user.username
    ))
}

/// Says what was done; in JSON, what the account is now.
async fn report(app: &App, who: &Who, before: &User, done: &str) -> Result<(), Failure> {
    if who.form.json {
        let now = app.store.user(&before.id).await?;
        let mut json = as_json(now.as_ref().unwrap_or(before));
        if now.is_none() {
            json["deleted"] = true.into();
        }
        return show(who.form, &json, &[]);
    }
    print(&format!("{} {done}.\n", before.username))
}

/// By user name or address.
pub(super) async fn find(app: &App, login: &str) -> Result<User, Failure> {
    let login = login.trim().to_lowercase();
    match app.store.user_by_login(&login).await? {
        Some(user) => Ok(user),
        None => unknown(&login),
    }
}

fn unknown<T>(name: &str) -> Result<T, Failure> {
    refused(format!("there is nobody called {}", name.escape_debug()))
}

fn state(user: &User) -> String {
    let words = [
        user.is_admin().then_some("administrator"),
        user.disabled_at.map(|_| "disabled"),
    ];
    let words: Vec<&str> = words.into_iter().flatten().collect();
    if words.is_empty() {
        "-".to_owned()
    } else {
        words.join(", ")
    }
}

fn details(user: &User) -> Vec<(&'static str, String)> {
    vec![
        ("user name", user.username.clone()),
        ("name", user.name.clone()),
        ("e-mail", user.email.clone()),
        ("state", state(user)),
        ("since", calendar::exact(user.created_at)),
        ("id", user.id.clone()),
    ]
}

fn as_json(user: &User) -> Value {
    json!({
        "id": user.id,
        "username": user.username,
        "name": user.name,
        "email": user.email,
        "email_verified": user.email_verified_at.is_some(),
        "admin": user.is_admin(),
        "disabled": user.disabled_at.is_some(),
        "created_at": user.created_at,
    })
}
