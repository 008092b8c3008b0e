//! The second step of a sign-in, and signing in with a passkey alone.

use axum::http::StatusCode;
use axum::response::Response;

use super::place;
use super::sign_in::{Next, waiting};
use crate::actions::Refusal;
use crate::actions::passkeys::{self, Answer};
use crate::actions::sign_in::{self as action, Half};
use crate::web::error::retry_later;
use crate::web::extract::{Door, PageForm, PageQuery};
use crate::web::pages::auth::error::Problem;
use crate::web::pages::auth::passkey::{Passkey, PasskeyKind};
use crate::web::pages::auth::second_factor::{CodeRefusal, SecondFactor};

/// Which step a passkey answers: the value of the hidden field `step`.
const SECOND: &str = "second";

/// `GET /sign-in/second-factor`.
pub async fn get(PageQuery(door, params): PageQuery) -> Result<Response, Response> {
    let next = Next::of(&params);
    match half(&door).await? {
        Some(half) => show(&door, &next, &half, None).await,
        // Signed in meanwhile, in another tab perhaps: on to where this leads. Else back to the first step.
        None if door.session.is_some() => Ok(door.see(&next.path())),
        None => Ok(door.see(&next.sign_in())),
    }
}

async fn half(door: &Door) -> Result<Option<Half>, Response> {
    action::half(&door.app, &door.browser(), door.now)
        .await
        .map_err(|refusal| door.refusal(refusal))
}

async fn show(
    door: &Door,
    next: &Next,
    half: &Half,
    refusal: Option<CodeRefusal>,
) -> Result<Response, Response> {
    let page = SecondFactor {
        chrome: door.chrome(),
        csrf: door.csrf().to_owned(),
        request: next.handle().map(ToOwned::to_owned),
        continue_to: waiting(door, next).await?.as_ref().map(place),
        name: half.who.username.clone(),
        totp: half.methods.totp,
        passkeys: half.methods.passkeys && passkeys::possible(&door.app),
        recovery: half.methods.recovery,
        refusal,
    };
    Ok(match refusal {
        None => door.page_to_app(StatusCode::OK, &page),
        Some(CodeRefusal::Wrong) => door.page_to_app(StatusCode::FORBIDDEN, &page),
        Some(CodeRefusal::SlowDown { wait }) => {
            let response = door.page_to_app(StatusCode::TOO_MANY_REQUESTS, &page);
            retry_later(response, wait.unsigned_abs())
        }
    })
}

/// `POST /sign-in/second-factor`.
pub async fn post(PageForm(door, params): PageForm) -> Result<Response, Response> {
    let next = Next::of(&params);
    if params.all("cancel").next().is_some() {
        action::cancel(&door.app, &door.browser())
            .await
            .map_err(|refusal| door.refusal(refusal))?;
        return Ok(door.see(&next.sign_in()));
    }
    let Some(half) = half(&door).await? else {
        return Ok(door.see(&next.sign_in()));
    };
    let code = params.get("code").ok().flatten().unwrap_or_default();
    match action::complete(&door.app, &door.visit(), &half, code, door.now).await {
        Ok(Some(secret)) => Ok(door.with_session(door.see(&next.path()), Some(&secret))),
        Ok(None) => show(&door, &next, &half, Some(CodeRefusal::Wrong)).await,
        Err(Refusal::TooMany(wait)) => {
            let wait = i64::try_from(wait).unwrap_or(i64::MAX);
            show(&door, &next, &half, Some(CodeRefusal::SlowDown { wait })).await
        }
        Err(refusal) => Err(door.refusal(refusal)),
    }
}

/// `GET /sign-in/passkey`: only a form leads there.
pub async fn no_passkey(PageQuery(door, params): PageQuery) -> Response {
    door.see(&Next::of(&params).sign_in())
}

/// `POST /sign-in/passkey`: begins a ceremony, or takes the browser's answer.
pub async fn passkey(PageForm(door, params): PageForm) -> Result<Response, Response> {
    if !passkeys::possible(&door.app) {
        return Err(door.refuse(Problem::BadForm));
    }
    let second = params.get("step").is_ok_and(|step| step == Some(SECOND));
    let half = if second { half(&door).await? } else { None };
    let next = Next::of(&params);
    if second && half.is_none() {
        return Ok(door.see(&next.sign_in()));
    }
    let credential = params.get("credential").ok().flatten();
    let Some(credential) = credential else {
        return begin(&door, &next, half.as_ref(), false).await;
    };
    let answer = Answer {
        handle: params.get("ceremony").ok().flatten().unwrap_or_default(),
        credential,
        browser: door.browser(),
    };
    let (app, now, visit) = (&door.app, door.now, door.visit());
    let secret = match &half {
        Some(half) => action::complete_with_passkey(app, &visit, half, answer, now).await,
        None => passkeys::sign_in(app, &visit, answer, now).await,
    }
    .map_err(|refusal| door.refusal(refusal))?;
    match secret {
        Some(secret) => Ok(door.with_session(door.see(&next.path()), Some(&secret))),
        None => begin(&door, &next, half.as_ref(), true).await,
    }
}

async fn begin(
    door: &Door,
    next: &Next,
    half: Option<&Half>,
    refused: bool,
) -> Result<Response, Response> {
    // A request that is gone is told before anybody proves anything.
    waiting(door, next).await?;
    let (app, browser, now) = (&door.app, door.browser(), door.now);
    let begun = match half {
        Some(half) => passkeys::begin_second_factor(app, browser, &half.who.user_id, now).await,
        None => passkeys::begin_sign_in(app, browser, &door.network, now)
            .await
            .map(Some),
    };
    let Some(begun) = begun.map_err(|refusal| door.refusal(refusal))? else {
        return Err(door.refuse(Problem::StepGone));
    };
    let mut hidden = vec![("ceremony".to_owned(), begun.handle)];
    hidden.extend(
        next.handle()
            .map(|handle| ("request".to_owned(), handle.to_owned())),
    );
    let (kind, back) = if half.is_some() {
        hidden.push(("step".to_owned(), SECOND.to_owned()));
        (PasskeyKind::SecondFactor, next.second_factor())
    } else {
        (PasskeyKind::SignIn, next.sign_in())
    };
    let status = if refused {
        StatusCode::FORBIDDEN
    } else {
        StatusCode::OK
    };
    let page = Passkey {
        chrome: door.chrome(),
        csrf: door.csrf().to_owned(),
        action: "/sign-in/passkey".to_owned(),
        hidden,
        options: begun.options,
        kind,
        back,
        refused,
    };
    Ok(door.page_to_app(status, &page))
}
