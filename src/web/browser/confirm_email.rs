//! `/confirm-email`: the link of a new address.

use axum::http::StatusCode;
use axum::response::Response;

use crate::actions::account::{confirm_email, linked_email};
use crate::web::extract::{Door, PageForm, PageQuery};
use crate::web::pages::auth::confirm_email::ConfirmEmail;
use crate::web::pages::auth::error::Problem;
use crate::web::pages::render;

/// `GET /confirm-email?link=…`: shows what would happen, and consumes nothing (mail scanners and previews open links).
pub async fn get(PageQuery(door, params): PageQuery) -> Result<Response, Response> {
    let link = params.get("link").ok().flatten().unwrap_or_default();
    let email = linked_email(&door.app, link, door.now)
        .await
        .map_err(|refusal| door.refusal(refusal))?;
    Ok(answer(&door, email, link, false))
}

/// `POST /confirm-email`.
pub async fn post(PageForm(door, params): PageForm) -> Result<Response, Response> {
    let Ok(Some(link)) = params.get("link") else {
        return Err(door.refuse(Problem::BadForm));
    };
    let email = confirm_email(&door.app, link, door.asker(), door.now)
        .await
        .map_err(|refusal| door.refusal(refusal))?;
    Ok(answer(&door, email, "", true))
}

fn answer(door: &Door, email: Option<String>, link: &str, done: bool) -> Response {
    let page = ConfirmEmail {
        chrome: door.chrome(),
        csrf: door.csrf().to_owned(),
        done: done && email.is_some(),
        email,
        link: link.to_owned(),
    };
    if page.email.is_some() {
        door.page(&page)
    } else {
        render(StatusCode::NOT_FOUND, &page)
    }
}
