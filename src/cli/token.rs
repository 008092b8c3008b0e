//! `permesso token`: what people allow apps at present, and their personal tokens. Every token of an app hangs on one grant, and ends
//! with it; a personal token stands alone.

use std::io;

use clap::Subcommand;
use serde_json::json;

use super::desk::Place;
use super::output::{Form, Listing, Row, print, print_json, time_or_dash};
use super::{Failure, client, refused, secret, user};
use crate::actions::{connected_apps, personal_tokens};
use crate::app::App;
use crate::oauth::token::{Token, TokenKind};
use crate::people::calendar;
use crate::store::Opening;
use crate::store::grants::{ConnectedGrant, Ended};
use crate::store::personal_tokens::{PersonalToken, Which};

/// Lines of one page.
const PAGE: i64 = 500;

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// List what people allow apps, each line one consent with all its tokens; and personal tokens
    List(List),
    /// End what a line stands for, and with it its tokens
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
    /// Only of this app: a client id; personal tokens are then left out
    #[arg(long, value_name = "ID")]
    client: Option<String>,
}

#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("which").required(true).multiple(true))]
pub(super) struct Revoke {
    /// The id that `token list` shows
    #[arg(group = "which", conflicts_with_all = ["user", "client", "token_stdin"])]
    id: Option<String>,
    /// All of this person, personal tokens included: a user name or e-mail address
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
    let titles = &[
        "ID",
        "PERSON",
        "KIND",
        "NAME",
        "SCOPES",
        "SINCE",
        "LAST USED",
    ];
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
    after.clear();
    // A personal token is no app's.
    while client.is_none() {
        let page = app
            .store
            .personal_tokens(&after, PAGE, user.as_deref())
            .await?;
        let Some(last) = page.last() else { break };
        last.id.clone_into(&mut after);
        let now = app.clock.now();
        listing.page(page.iter().map(|token| personal_row(token, now)).collect())?;
    }
    listing.end("nothing is allowed at present")
}

fn row(grant: &ConnectedGrant) -> Row {
    Row {
        json: json!({
            "kind": "app",
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
            "app".to_owned(),
            grant.client_name.clone(),
            grant.scope.to_string(),
            calendar::exact(grant.allowed_at),
            time_or_dash(grant.last_used_at),
        ],
    }
}

fn personal_row(token: &PersonalToken, now: i64) -> Row {
    let expired = token.expires_at.is_some_and(|end| end <= now);
    let words = [
        Some("personal"),
        token.advanced_at.map(|_| "advanced"),
        expired.then_some("expired"),
    ];
    let words: Vec<&str> = words.into_iter().flatten().collect();
    Row {
        json: json!({
            "kind": "personal",
            "id": token.id,
            "user_id": token.user_id,
            "username": token.username,
            "name": token.name,
            "scope": token.scope.as_str(),
            "advanced": token.advanced_at.is_some(),
            "expires_at": token.expires_at,
            "expired": expired,
            "created_at": token.created_at,
            "last_used_at": token.last_used_at,
        }),
        cells: vec![
            token.id.clone(),
            token.username.clone(),
            words.join(", "),
            token.name.clone(),
            token.scope.to_string(),
            calendar::exact(token.created_at),
            time_or_dash(token.last_used_at),
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
    let id = revoke.id.as_ref().map(|id| id.trim().to_owned());
    // What an app was allowed, and which personal tokens.
    let (ended, which, one) = match (user_id, client_id, id, token) {
        (Some(user_id), Some(client_id), ..) => {
            (Some(Ended::Connection { user_id, client_id }), None, false)
        }
        (Some(user_id), None, ..) => (
            Some(Ended::Person(user_id.clone())),
            Some(Which::Person(user_id)),
            false,
        ),
        (None, Some(client_id), ..) => (Some(Ended::App(client_id)), None, false),
        (None, None, Some(id), _) => (Some(Ended::Grant(id.clone())), Some(Which::One(id)), true),
        (None, None, None, Some(token)) if token.kind() == TokenKind::Personal => {
            (None, Some(Which::Found(token.digest())), true)
        }
        (None, None, None, Some(token)) => {
            (Some(Ended::Grant(grant_of(app, token).await?)), None, true)
        }
        (None, None, None, None) => {
            return Err(Failure::Usage("name what is to be revoked".to_owned()));
        }
    };
    let now = app.clock.now();
    let mut count = 0;
    if let Some(ended) = ended {
        count += connected_apps::end_by_operator(app, ended, now).await?;
    }
    if let Some(which) = which {
        count += personal_tokens::delete_by_operator(app, which, now).await?;
    }
    if one && count == 0 {
        return refused("there is nothing alive of that name; `permesso token list` shows what is");
    }
    if revoke.form.json {
        return print_json(&json!({ "revoked": count }));
    }
    print(&format!("{count} revoked.\n"))
}

/// The grant on which a token of an app hangs.
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
        _ => return refused("only access, refresh and personal tokens can be revoked here"),
    };
    match grant {
        Some(grant) => Ok(grant),
        None => refused("this token is not alive here"),
    }
}
