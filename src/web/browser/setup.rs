//! `/setup`: the first administrator.

use axum::http::StatusCode;
use axum::response::Response;

use crate::actions::Refusal;
use crate::actions::setup::{Gate, gate};
use crate::actions::users::{Made, Mistakes, NewUser, Origin, create};
use crate::limits::Limit;
use crate::web::extract::{Door, PageForm, PageQuery};
use crate::web::pages::auth::error::Problem;
use crate::web::pages::auth::setup::{Setup, SetupDone, SetupErrors};
use crate::web::pages::render;

/// `GET /setup?token=…`: shows the form, and consumes nothing (mail scanners and previews open links).
pub async fn get(PageQuery(door, params): PageQuery) -> Result<Response, Response> {
    let token = params.get("token").ok().flatten();
    guard(&door, token).await?;
    Ok(door.page(&form(
        &door,
        token.unwrap_or_default(),
        ["", "", ""],
        SetupErrors::default(),
    )))
}

/// `POST /setup`.
pub async fn post(PageForm(door, params): PageForm) -> Result<Response, Response> {
    let field = |name| params.get(name).ok().flatten().unwrap_or_default();
    let token = params.get("token").ok().flatten();
    guard(&door, token).await?;
    let new = NewUser {
        username: field("username"),
        name: field("name"),
        email: field("email"),
        password: field("password"),
        admin: true,
        origin: Origin::SetupLink(token.unwrap_or_default()),
    };
    match create(&door.app, &new, Some(&door.network), door.now)
        .await
        .map_err(|refusal| door.refusal(refusal))?
    {
        Made::Now(_) => Ok(door.page(&SetupDone {
            chrome: door.chrome(),
            username: new.username.trim().to_owned(),
        })),
        Made::LinkGone => Err(door.refuse(Problem::SetupLink)),
        Made::Mistakes(Mistakes {
            username,
            name,
            email,
            password,
        }) => {
            let errors = SetupErrors {
                username,
                name,
                email,
                password,
            };
            let page = form(
                &door,
                token.unwrap_or_default(),
                [new.username, new.name, new.email],
                errors,
            );
            Ok(render(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
    }
}

async fn guard(door: &Door, token: Option<&str>) -> Result<(), Response> {
    door.app
        .limits
        .check(Limit::Setup, &door.network)
        .map_err(|wait| door.refusal(Refusal::TooMany(wait.seconds)))?;
    match gate(&door.app, token, door.now)
        .await
        .map_err(|refusal| door.refusal(refusal))?
    {
        Gate::Open => Ok(()),
        Gate::Forbidden => Err(door.refuse(Problem::SetupLink)),
        Gate::Done => Err(door.refuse(Problem::NotFound)),
    }
}

fn form(
    door: &Door,
    token: &str,
    [username, name, email]: [&str; 3],
    errors: SetupErrors,
) -> Setup {
    Setup {
        chrome: door.chrome(),
        csrf: door.csrf().to_owned(),
        token: token.to_owned(),
        username: username.to_owned(),
        name: name.to_owned(),
        email: email.to_owned(),
        errors,
    }
}
