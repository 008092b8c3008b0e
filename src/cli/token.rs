//! `permesso token`: what people allow apps at present. Every token of an app hangs on one such grant, and ends with it.

use std::io;

use clap::Subcommand;
use serde_json::json;

use super::desk::Place;
use super::output::{Form, Listing, Row, print, print_json, time_or_dash};
use super::{Failure, client, refused, secret, user};
use crate::actions::connected_apps;
use crate::app::App;
use crate::oauth::token::{Token, TokenKind};
use crate::people::calendar;
use crate::store::Opening;
use crate::store::grants::{ConnectedGrant, Ended};

/// Grants of one page.
const PAGE: i64 = 500;

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// List what people allow apps: each line is one consent with all its tokens
    List(List),
    /// End it, and with it the tokens
    Revoke(Revoke),
}

#[derive(Debug, clap::Args)]
pub(super) struct List {
    #[command(flatten)]
    of: Of,
    #[command(flatten)]
    form: Form,
}

#[derive(Debug, clap::Args)]
struct Of {
    /// Only of this person: a user name or e-mail address
    #[arg(long, value_name = "NAME")]
    user: Option<String>,
    /// Only of this app: a client id
    #[arg(long, value_name = "ID")]
    client: Option<String>,
}

#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("which").required(true).multiple(true))]
pub(super) struct Revoke {
    /// The id that `token list` shows
    #[arg(group = "which", conflicts_with_all = ["user", "client", "token_stdin"])]
    id: Option<String>,
    /// All of this person: a user name or e-mail address
    #[arg(long, group = "which", value_name = "NAME")]
    user: Option<String>,
    /// All of this app: a client id
    #[arg(long, group = "which", value_name = "ID")]
    client: Option<String>,
    /// The one to which a token belongs that is read from standard input, one line
    #[arg(long, group = "which", conflicts_with_all = ["user", "client"])]
    token_stdin: bool,
    #[command(flatten)]
    form: Form,
}

pub(super) async fn run(command: Command, place: &Place) -> Result<(), Failure> {
    match command {
        Command::List(wanted) => {
            place
                .desk(Opening::MustExist, async |app| list(app, &wanted).await)
                .await
        }
        Command::Revoke(revoke) => {
            let token = if revoke.token_stdin {
                let line = secret::line("token", io::stdin().lock())?;
                let Some(token) = Token::parse(line.trim()) else {
                    return refused("what arrived on standard input is not one of our tokens");
                };
                Some(token)
            } else {
                None
            };
            place
                .desk(Opening::MustExist, async |app| {
                    end(app, &revoke, token.as_ref()).await
                })
                .await
        }
    }
}

async fn list(app: &App, wanted: &List) -> Result<(), Failure> {
    let user = match &wanted.of.user {
        Some(name) => Some(user::find(app, name).await?.id),
        None => None,
    };
    let client = match &wanted.of.client {
        Some(id) => Some(client::find(app, id).await?.client_id),
        None => None,
    };
    let titles = &["ID", "PERSON", "APP", "SCOPES", "ALLOWED", "LAST USED"];
    let mut listing = Listing::new(wanted.form, titles);
    let mut after = String::new();
    loop {
        let page = app
            .store
            .live_grants(&after, PAGE, user.as_deref(), client.as_deref())
            .await?;
        let Some(last) = page.last() else { break };
        last.id.clone_into(&mut after);
        listing.page(page.iter().map(row).collect())?;
    }
    listing.end("nothing is allowed at present")
}

fn row(grant: &ConnectedGrant) -> Row {
    Row {
        json: json!({
            "id": grant.id,
            "user_id": grant.user_id,
            "username": grant.username,
            "client_id": grant.client_id,
            "name": grant.client_name,
            "scope": grant.scope.as_str(),
            "token_policy": grant.token_policy.to_string(),
            "redirect_uri": grant.redirect_uri,
            "allowed_at": grant.allowed_at,
            "last_used_at": grant.last_used_at,
        }),
        cells: vec![
            grant.id.clone(),
            grant.username.clone(),
            grant.client_name.clone(),
            grant.scope.to_string(),
            calendar::exact(grant.allowed_at),
            time_or_dash(grant.last_used_at),
        ],
    }
}

async fn end(app: &App, revoke: &Revoke, token: Option<&Token>) -> Result<(), Failure> {
    let user_id = match &revoke.user {
        Some(name) => Some(user::find(app, name).await?.id),
        None => None,
    };
    let client_id = match &revoke.client {
        Some(id) => Some(client::find(app, id).await?.client_id),
        None => None,
    };
    let (ended, one) = match (user_id, client_id, &revoke.id, token) {
        (Some(user_id), Some(client_id), ..) => (Ended::Connection { user_id, client_id }, false),
        (Some(user_id), None, ..) => (Ended::Person(user_id), false),
        (None, Some(client_id), ..) => (Ended::App(client_id), false),
        (None, None, Some(id), _) => (Ended::Grant(id.trim().to_owned()), true),
        (None, None, None, Some(token)) => (Ended::Grant(grant_of(app, token).await?), true),
        (None, None, None, None) => {
            return Err(Failure::Usage("name what is to be revoked".to_owned()));
        }
    };
    let count = connected_apps::end_by_operator(app, ended, app.clock.now()).await?;
    if one && count == 0 {
        return refused("there is nothing alive of that name; `permesso token list` shows what is");
    }
    if revoke.form.json {
        return print_json(&json!({ "revoked": count }));
    }
    print(&format!("{count} revoked.\n"))
}

/// The grant on which a token hangs.
async fn grant_of(app: &App, token: &Token) -> Result<String, Failure> {
    let digest = token.digest();
    let grant = match token.kind() {
        TokenKind::Access => app
            .store
            .access_token(&digest, app.clock.now())
            .await?
            .map(|row| row.grant_id),
        TokenKind::Refresh => app
            .store
            .refresh_token(&digest)
            .await?
            .map(|row| row.grant_id),
        _ => return refused("only access and refresh tokens can be revoked here"),
    };
    match grant {
        Some(grant) => Ok(grant),
        None => refused("this token is not alive here"),
    }
}
