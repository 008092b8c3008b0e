//! `/account/delete`: a person ends their account.

use axum::response::Response;

use crate::actions::leaving::{Left, ends, leave};
use crate::web::extract::Member;
use crate::web::pages::account::delete::{DeleteAccount, Deleted};
use crate::web::pages::auth::error::Problem;

/// `GET /account/delete`: what goes, and what stays.
pub async fn get(member: Member) -> Result<Response, Response> {
    let page = page(&member, false).await?;
    Ok(member.door.page(&page))
}

async fn page(member: &Member, wrong_name: bool) -> Result<DeleteAccount, Response> {
    let Member { door, session, .. } = member;
    let ends = ends(&door.app, session, door.now)
        .await
        .map_err(|refusal| door.refusal(refusal))?;
    Ok(DeleteAccount {
        chrome: door.chrome(),
        sessions: ends.sessions,
        apps: ends.apps,
        tokens: ends.tokens,
        own: ends
            .own
            .into_iter()
            .map(|app| (app.name, app.people))
            .collect(),
        last_admin: ends.last_admin,
        wrong_name,
    })
}

/// `POST /account/delete`: with a fresh proof, and the user name typed out.
pub async fn post(member: Member) -> Result<Response, Response> {
    if !member.has("username") {
        return Err(member.door.refuse(Problem::BadForm));
    }
    let member = member.proven().await?;
    let Member { door, session, .. } = &member;
    let typed = member.field("username");
    let left = leave(&door.app, &session.user, typed, door.asker(), door.now)
        .await
        .map_err(|refusal| door.refusal(refusal))?;
    if left == Left::Now {
        let chrome = door.chrome_for_nobody();
        return Ok(door.with_session(door.page(&Deleted { chrome }), None));
    }
    let page = page(&member, left == Left::WrongName).await?;
    Ok(door.form_again(&page, None))
}
