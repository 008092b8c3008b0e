//! `/sign-up` and `/recover`: what is asked for by mail, and what a link opens.

use axum::http::StatusCode;
use axum::response::Response;

use super::sign_in::{Next, waiting};
use crate::actions::joining::{self, Gate, Pass, gate, still_waits};
use crate::actions::recovering::{self, Reset};
use crate::actions::users::{Made, Mistakes, NewUser, Origin, create};
use crate::actions::{Refusal, sign_in};
use crate::limits::Limit;
use crate::oauth::params::Params;
use crate::people::sentence::Hint;
use crate::store::links::Link;
use crate::web::extract::{Door, PageForm, PageQuery};
use crate::web::pages::auth::error::Problem;
use crate::web::pages::auth::recover::{Recover, RecoverStep};
use crate::web::pages::auth::setup::SetupErrors;
use crate::web::pages::auth::sign_up::{SignUp, SignUpAsk, SignUpDone, SignUpSent};
use crate::web::pages::render;

/// What a query or a form of the sign-up brings along.
fn pass(params: &Params) -> Pass<'_> {
    let field = |name| params.get(name).ok().flatten();
    match (field("link"), field("invite")) {
        (Some(link), _) => Pass::Mailed(link),
        (None, Some(invite)) => Pass::Invitation(invite),
        (None, None) => Pass::None,
    }
}

/// Whether an app began this, so that there is somewhere to go back to.
fn for_app(params: &Params) -> bool {
    params.get("then") == Ok(Some("app"))
}

/// `GET /sign-up[?invite=…|?link=…]`: shows the form, and consumes nothing (mail scanners and previews open links).
pub async fn sign_up(PageQuery(door, params): PageQuery) -> Result<Response, Response> {
    if params.get("done") == Ok(Some("app")) {
        let chrome = door.chrome();
        return Ok(door.page_to_app(StatusCode::OK, &SignUpDone { chrome }));
    }
    let mut next = Next::of(&params);
    let pass = pass(&params);
    match open(&door, pass).await? {
        Some(link) => {
            // The link knows of no app: the browser does, if it is the one in which it all began.
            if for_app(&params)
                && let Some(handle) = door.waiting()
                && waits(&door, handle).await?
            {
                next = Next::Consent(handle.to_owned());
            }
            let form = form(&door, &next, pass, &link, for_app(&params));
            Ok(door.page_to_app(StatusCode::OK, &form))
        }
        None if pass == Pass::None => {
            // A request that is gone is told at once, as at sign-in.
            waiting(&door, &next).await?;
            Ok(ask_page(&door, &next, StatusCode::OK, &Asking::default()))
        }
        None => Ok(ask_page(
            &door,
            &next,
            StatusCode::NOT_FOUND,
            &Asking {
                gone: true,
                ..Asking::default()
            },
        )),
    }
}

async fn waits(door: &Door, handle: &str) -> Result<bool, Response> {
    still_waits(&door.app, handle, &door.browser(), door.now)
        .await
        .map_err(|refusal| door.refusal(refusal))
}

/// `POST /sign-up`: asks for a link, or makes the account and signs its owner in.
pub async fn post(PageForm(door, params): PageForm) -> Result<Response, Response> {
    let next = Next::of(&params);
    let pass = pass(&params);
    match open(&door, pass).await? {
        Some(link) => make(&door, &params, &next, pass, &link).await,
        None if pass == Pass::None => ask(&door, &params, &next).await,
        None => Ok(ask_page(
            &door,
            &next,
            StatusCode::NOT_FOUND,
            &Asking {
                gone: true,
                ..Asking::default()
            },
        )),
    }
}

/// The first step: whatever the address, the answer is the same.
async fn ask(door: &Door, params: &Params, next: &Next) -> Result<Response, Response> {
    slow_down(door).map_err(|wait| door.refusal(wait))?;
    waiting(door, next).await?;
    let email = params.get("email").ok().flatten().unwrap_or_default();
    let for_app = next.handle().is_some();
    let asked = joining::ask(&door.app, email, for_app, door.asker(), door.now)
        .await
        .map_err(|refusal| door.refusal(refusal))?;
    if let Err(hint) = asked {
        let asking = Asking {
            email,
            error: Some(hint),
            gone: false,
        };
        return Ok(ask_page(
            door,
            next,
            StatusCode::UNPROCESSABLE_ENTITY,
            &asking,
        ));
    }
    let page = SignUpSent {
        chrome: door.chrome(),
        email: email.trim().to_owned(),
        request: next.handle().map(ToOwned::to_owned),
    };
    let response = door.page_to_app(StatusCode::OK, &page);
    Ok(match next.handle() {
        Some(handle) => door.with_waiting(response, Some(handle)),
        None => response,
    })
}

/// The second step: the account, by a link that is good.
async fn make(
    door: &Door,
    params: &Params,
    next: &Next,
    pass: Pass<'_>,
    link: &Link,
) -> Result<Response, Response> {
    let field = |name| params.get(name).ok().flatten().unwrap_or_default();
    let origin = match pass {
        Pass::Mailed(secret) => Origin::Verification(secret),
        Pass::Invitation(secret) => Origin::Invitation(secret),
        Pass::None => return Err(door.refuse(Problem::BadForm)),
    };
    let new = NewUser {
        username: field("username"),
        name: field("name"),
        email: link.email.as_deref().unwrap_or(field("email")),
        password: field("password"),
        admin: false,
        origin,
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
            // The question of an app may have become too old meanwhile: then there is a page that says so.
            let elsewhere = match next.handle() {
                Some(handle) => !waits(door, handle).await?,
                None => for_app(params),
            };
            let path = match &begun {
                None => next.sign_in(),
                Some(_) if elsewhere => "/sign-up?done=app".to_owned(),
                Some(_) => next.path(),
            };
            let response = door.with_waiting(door.see(&path), None);
            Ok(match begun {
                Some(secret) => door.with_session(response, Some(&secret)),
                None => response,
            })
        }
        Made::LinkGone if matches!(pass, Pass::Mailed(_)) => Ok(ask_page(
            door,
            next,
            StatusCode::NOT_FOUND,
            &Asking {
                gone: true,
                ..Asking::default()
            },
        )),
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
                ..form(door, next, pass, link, for_app(params))
            };
            Ok(door.page_to_app(StatusCode::UNPROCESSABLE_ENTITY, &page))
        }
    }
}

/// The link that a pass is; `None`: whoever comes may ask for one by mail.
async fn open(door: &Door, pass: Pass<'_>) -> Result<Option<Link>, Response> {
    if pass != Pass::None {
        slow_down(door).map_err(|wait| door.refusal(wait))?;
    }
    match gate(&door.app, pass, door.now)
        .await
        .map_err(|refusal| door.refusal(refusal))?
    {
        Gate::Open(link) => Ok(Some(link)),
        Gate::Ask | Gate::MailGone => Ok(None),
        Gate::Uninvited if pass == Pass::None => Err(door.refuse(Problem::InviteNeeded)),
        Gate::Uninvited => Err(door.refuse(Problem::InviteGone)),
        Gate::Closed => Err(door.refuse(Problem::SignUpClosed)),
    }
}

/// Nobody tries links until one fits, or has us write to everybody.
fn slow_down(door: &Door) -> Result<(), Refusal> {
    let counted = door.app.limits.check(Limit::Setup, &door.network);
    counted.map_err(|wait| Refusal::TooMany(wait.seconds))
}

fn form(door: &Door, next: &Next, pass: Pass<'_>, link: &Link, for_app: bool) -> SignUp {
    let (field, secret) = match pass {
        Pass::Mailed(secret) => ("link", secret),
        Pass::Invitation(secret) => ("invite", secret),
        Pass::None => ("invite", ""),
    };
    SignUp {
        chrome: door.chrome(),
        csrf: door.csrf().to_owned(),
        pass: field,
        secret: secret.to_owned(),
        app_elsewhere: for_app && next.handle().is_none(),
        request: next.handle().map(ToOwned::to_owned),
        username: String::new(),
        name: String::new(),
        email: link.email.clone().unwrap_or_default(),
        email_fixed: link.email.is_some(),
        errors: SetupErrors::default(),
    }
}

/// What the first step shows besides its question.
#[derive(Default)]
struct Asking<'a> {
    email: &'a str,
    error: Option<Hint>,
    gone: bool,
}

fn ask_page(door: &Door, next: &Next, status: StatusCode, asking: &Asking<'_>) -> Response {
    let page = SignUpAsk {
        chrome: door.chrome(),
        csrf: door.csrf().to_owned(),
        request: next.handle().map(ToOwned::to_owned),
        email: asking.email.to_owned(),
        error: asking.error,
        gone: asking.gone,
    };
    door.page_to_app(status, &page)
}

/// `GET /recover[?link=…]`: consumes nothing.
pub async fn recover(PageQuery(door, params): PageQuery) -> Result<Response, Response> {
    let Ok(Some(link)) = params.get("link") else {
        return Ok(door.page(&page(&door, first(&door))));
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
        None => gone(&door),
    })
}

/// Without a link.
fn first(door: &Door) -> RecoverStep {
    if door.app.mail.is_on() {
        RecoverStep::AskMail
    } else {
        RecoverStep::Ask
    }
}

fn gone(door: &Door) -> Response {
    let step = if door.app.mail.is_on() {
        RecoverStep::GoneMail
    } else {
        RecoverStep::Gone
    };
    render(StatusCode::NOT_FOUND, &page(door, step))
}

/// `POST /recover`: asks for a link, or chooses a password by one.
pub async fn reset(PageForm(door, params): PageForm) -> Result<Response, Response> {
    let field = |name| params.get(name).ok().flatten().unwrap_or_default();
    slow_down(&door).map_err(|wait| door.refusal(wait))?;
    let refused = |refusal| door.refusal(refusal);
    if door.app.mail.is_on() && field("link").is_empty() {
        recovering::ask(&door.app, field("login"), door.asker(), door.now)
            .await
            .map_err(refused)?;
        return Ok(door.page(&page(&door, RecoverStep::Sent)));
    }
    let (link, new) = (field("link"), field("new_password"));
    let reset = recovering::reset(&door.app, link, new, door.asker(), door.now)
        .await
        .map_err(refused)?;
    Ok(match reset {
        Reset::Done => door.page(&page(&door, RecoverStep::Done)),
        Reset::LinkGone => gone(&door),
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
