//! `/sign-up` and `/recover`: what a link of the operator's opens.

use axum::http::StatusCode;
use axum::response::Response;

use super::sign_in::Next;
use crate::actions::joining::{Gate, gate};
use crate::actions::recovering::{self, Reset};
use crate::actions::users::{Made, Mistakes, NewUser, Origin, create};
use crate::actions::{Refusal, sign_in};
use crate::limits::Limit;
use crate::store::links::Link;
use crate::web::extract::{Door, PageForm, PageQuery};
use crate::web::pages::auth::error::Problem;
use crate::web::pages::auth::recover::{Recover, RecoverStep};
use crate::web::pages::auth::setup::SetupErrors;
use crate::web::pages::auth::sign_up::SignUp;
use crate::web::pages::render;

/// `GET /sign-up?invite=…`: shows the form, and consumes nothing (mail scanners and previews open links).
pub async fn sign_up(PageQuery(door, params): PageQuery) -> Result<Response, Response> {
    let invite = params.get("invite").ok().flatten().unwrap_or_default();
    let link = invited(&door, invite).await?;
    let form = form(&door, &Next::of(&params), invite, &link);
    Ok(door.page_to_app(StatusCode::OK, &form))
}

/// `POST /sign-up`: makes the account, and signs its owner in.
pub async fn post(PageForm(door, params): PageForm) -> Result<Response, Response> {
    let field = |name| params.get(name).ok().flatten().unwrap_or_default();
    let (invite, next) = (field("invite"), Next::of(&params));
    let link = invited(&door, invite).await?;
    let email = link.email.clone();
    let new = NewUser {
        username: field("username"),
        name: field("name"),
        email: email.as_deref().unwrap_or(field("email")),
        password: field("password"),
        admin: false,
        origin: Origin::Invitation(invite),
    };
    let refused = |refusal| door.refusal(refusal);
    match create(&door.app, &new, Some(&door.network), door.now)
        .await
        .map_err(refused)?
    {
        Made::Now(id) => {
            let begun = sign_in::after_sign_up(&door.app, &door.visit(), &id, door.now)
                .await
                .map_err(refused)?;
            Ok(match begun {
                Some(secret) => door.with_session(door.see(&next.path()), Some(&secret)),
                None => door.see(&next.sign_in()),
            })
        }
        Made::LinkGone => Err(door.refuse(Problem::InviteGone)),
        Made::Mistakes(Mistakes {
            username,
            name,
            email,
            password,
        }) => {
            let page = SignUp {
                username: new.username.to_owned(),
                name: new.name.to_owned(),
                email: new.email.to_owned(),
                errors: SetupErrors {
                    username,
                    name,
                    email,
                    password,
                },
                ..form(&door, &next, invite, &link)
            };
            Ok(door.page_to_app(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
    }
}

async fn invited(door: &Door, invite: &str) -> Result<Link, Response> {
    slow_down(door).map_err(|wait| door.refusal(wait))?;
    match gate(&door.app, invite, door.now)
        .await
        .map_err(|refusal| door.refusal(refusal))?
    {
        Gate::Open(link) => Ok(link),
        Gate::Uninvited if invite.is_empty() => Err(door.refuse(Problem::InviteNeeded)),
        Gate::Uninvited => Err(door.refuse(Problem::InviteGone)),
        Gate::Closed => Err(door.refuse(Problem::SignUpClosed)),
    }
}

/// Nobody tries links until one fits.
fn slow_down(door: &Door) -> Result<(), Refusal> {
    let counted = door.app.limits.check(Limit::Setup, &door.network);
    counted.map_err(|wait| Refusal::TooMany(wait.seconds))
}

fn form(door: &Door, next: &Next, invite: &str, link: &Link) -> SignUp {
    SignUp {
        chrome: door.chrome(),
        csrf: door.csrf().to_owned(),
        invite: invite.to_owned(),
        request: next.handle().map(ToOwned::to_owned),
        username: String::new(),
        name: String::new(),
        email: link.email.clone().unwrap_or_default(),
        email_fixed: link.email.is_some(),
        errors: SetupErrors::default(),
    }
}

/// `GET /recover[?link=…]`: consumes nothing.
pub async fn recover(PageQuery(door, params): PageQuery) -> Result<Response, Response> {
    let Ok(Some(link)) = params.get("link") else {
        return Ok(door.page(&page(&door, RecoverStep::Ask)));
    };
    slow_down(&door).map_err(|wait| door.refusal(wait))?;
    let owner = recovering::owner(&door.app, link, door.now)
        .await
        .map_err(|refusal| door.refusal(refusal))?;
    Ok(match owner {
        Some(user) => door.page(&page(
            &door,
            RecoverStep::Choose {
                link: link.to_owned(),
                username: user.username,
                hint: None,
            },
        )),
        None => render(StatusCode::NOT_FOUND, &page(&door, RecoverStep::Gone)),
    })
}

/// `POST /recover`.
pub async fn reset(PageForm(door, params): PageForm) -> Result<Response, Response> {
    let field = |name| params.get(name).ok().flatten().unwrap_or_default();
    slow_down(&door).map_err(|wait| door.refusal(wait))?;
    let refused = |refusal| door.refusal(refusal);
    let (link, new) = (field("link"), field("new_password"));
    let reset = recovering::reset(&door.app, link, new, &door.network, door.now)
        .await
        .map_err(refused)?;
    Ok(match reset {
        Reset::Done => door.page(&page(&door, RecoverStep::Done)),
        Reset::LinkGone => render(StatusCode::NOT_FOUND, &page(&door, RecoverStep::Gone)),
        Reset::Refused(hint) => {
            let owner = recovering::owner(&door.app, link, door.now)
                .await
                .map_err(refused)?;
            let step = RecoverStep::Choose {
                link: link.to_owned(),
                username: owner.map_or_else(String::new, |user| user.username),
                hint: Some(hint),
            };
            door.form_again(&page(&door, step), None)
        }
    })
}

fn page(door: &Door, step: RecoverStep) -> Recover {
    Recover {
        chrome: door.chrome(),
        csrf: door.csrf().to_owned(),
        step,
    }
}
