//! Signing in and out.

use axum::http::StatusCode;
use axum::response::Response;

use super::place;
use crate::actions::sign_in::{self as action, Attempt, Outcome};
use crate::actions::{Refusal, consent, passkeys};
use crate::config::SignUpMode;
use crate::oauth::params::Params;
use crate::oauth::redirect_uri::RedirectUri;
use crate::web::error::retry_later;
use crate::web::extract::{Door, PageForm, PageQuery};
use crate::web::pages::auth::error::Problem;
use crate::web::pages::auth::sign_in::{SignIn, SignInRefusal};

/// Where a person goes after sign-in. Never an address from the query: that would be an open redirector.
pub(super) enum Next {
    /// Back to the question of an app.
    Consent(String),
    /// The account.
    Account,
}

impl Next {
    pub(super) fn of(params: &Params) -> Self {
        match params.get("request") {
            Ok(Some(handle)) if handle.bytes().all(|b| b.is_ascii_alphanumeric()) => {
                Self::Consent(handle.to_owned())
            }
            _ => Self::Account,
        }
    }

    /// The first step.
    pub(super) fn sign_in(&self) -> String {
        self.with("/sign-in")
    }

    /// The second step.
    pub(super) fn second_factor(&self) -> String {
        self.with("/sign-in/second-factor")
    }

    fn with(&self, path: &str) -> String {
        match self.handle() {
            Some(handle) => format!("{path}?request={handle}"),
            None => path.to_owned(),
        }
    }

    /// Where the person is signed in.
    pub(super) fn path(&self) -> String {
        match self {
            Self::Consent(handle) => format!("/consent?request={handle}"),
            Self::Account => "/account".to_owned(),
        }
    }

    pub(super) fn handle(&self) -> Option<&str> {
        match self {
            Self::Consent(handle) => Some(handle),
            Self::Account => None,
        }
    }
}

/// `GET /sign-in`.
pub async fn get(PageQuery(door, params): PageQuery) -> Result<Response, Response> {
    let next = Next::of(&params);
    let signed_out = params.get("signed-out").is_ok_and(|value| value.is_some());
    // With a request a person who is signed in may still have to prove it again (`prompt=login`).
    if door.session.is_some() && next.handle().is_none() {
        return Ok(door.see("/account"));
    }
    show(&door, &next, "", None, signed_out).await
}

/// Where the waiting request leads, if there is one. One that is gone is told at once: nobody signs in only to meet an error.
pub(super) async fn waiting(door: &Door, next: &Next) -> Result<Option<RedirectUri>, Response> {
    let Some(handle) = next.handle() else {
        return Ok(None);
    };
    let waiting = consent::waiting(&door.app, handle, &door.browser(), door.now)
        .await
        .map_err(|refusal| door.refusal(refusal))?;
    match waiting {
        Some(uri) => Ok(Some(uri)),
        None => Err(door.refuse(Problem::RequestGone)),
    }
}

async fn show(
    door: &Door,
    next: &Next,
    username: &str,
    refusal: Option<SignInRefusal>,
    signed_out: bool,
) -> Result<Response, Response> {
    let waiting = waiting(door, next).await?;
    let page = SignIn {
        chrome: door.chrome(),
        csrf: door.csrf().to_owned(),
        request: next.handle().map(ToOwned::to_owned),
        continue_to: waiting.as_ref().map(place),
        username: username.to_owned(),
        refusal,
        signed_out,
        passkeys: passkeys::possible(&door.app),
        sign_up: door.app.config.sign_up == SignUpMode::Open,
    };
    let status = match refusal {
        None => StatusCode::OK,
        Some(SignInRefusal::Wrong) => StatusCode::FORBIDDEN,
        Some(SignInRefusal::SlowDown { .. }) => StatusCode::TOO_MANY_REQUESTS,
    };
    let response = door.page_to_app(status, &page);
    Ok(match refusal {
        Some(SignInRefusal::SlowDown { wait }) => retry_later(response, wait.unsigned_abs()),
        _ => response,
    })
}

/// `POST /sign-in`.
pub async fn post(PageForm(door, params): PageForm) -> Result<Response, Response> {
    let next = Next::of(&params);
    let field = |name| params.get(name).ok().flatten().unwrap_or_default();
    let attempt = Attempt {
        login: field("username"),
        password: field("password"),
        visit: door.visit(),
    };
    match action::sign_in(&door.app, attempt, door.now).await {
        Ok(Outcome::In(secret)) => Ok(door.with_session(door.see(&next.path()), Some(&secret))),
        Ok(Outcome::SecondFactor) => Ok(door.see(&next.second_factor())),
        Ok(Outcome::Wrong) => {
            show(
                &door,
                &next,
                field("username"),
                Some(SignInRefusal::Wrong),
                false,
            )
            .await
        }
        Err(Refusal::TooMany(wait)) => {
            let wait = i64::try_from(wait).unwrap_or(i64::MAX);
            show(
                &door,
                &next,
                field("username"),
                Some(SignInRefusal::SlowDown { wait }),
                false,
            )
            .await
        }
        Err(refusal) => Err(door.refusal(refusal)),
    }
}

/// `POST /sign-out`. With a waiting request ("Not you?") another person may take it up.
pub async fn sign_out(PageForm(door, params): PageForm) -> Result<Response, Response> {
    if let Some(session) = &door.session {
        action::sign_out(&door.app, session, &door.network, door.now)
            .await
            .map_err(|refusal| door.refusal(refusal))?;
    }
    let next = Next::of(&params);
    let path = match next.handle() {
        Some(_) => next.sign_in(),
        None => "/sign-in?signed-out=1".to_owned(),
    };
    Ok(door.with_session(door.see(&path), None))
}
