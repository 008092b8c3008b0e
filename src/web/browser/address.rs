//! `/account/email`: another address, which counts once its link was used.

use axum::response::Response;

use crate::actions::account::{Asked, ask_address, forget_address};
use crate::people::sentence::Hint;
use crate::web::extract::Member;
use crate::web::pages::account::email::{ChangeEmail, EmailNotice};
use crate::web::pages::auth::error::Problem;

/// `GET /account/email`.
pub async fn get(member: Member) -> Result<Response, Response> {
    let notice = match member.field("done") {
        "asked" => Some(EmailNotice::Asked),
        "same" => Some(EmailNotice::Same),
        "forgotten" => Some(EmailNotice::Forgotten),
        _ => None,
    };
    let page = page(&member, notice, None).await?;
    Ok(member.door.page(&page))
}

async fn page(
    member: &Member,
    notice: Option<EmailNotice>,
    error: Option<Hint>,
) -> Result<ChangeEmail, Response> {
    let Member { door, session, .. } = member;
    let pending = door
        .app
        .store
        .email_change(&session.user.id)
        .await
        .map_err(|broken| door.refusal(broken.into()))?;
    Ok(ChangeEmail {
        chrome: door.chrome(),
        email: session.user.email.clone(),
        verified: session.user.email_verified_at.is_some(),
        pending: pending.map(|change| change.email),
        mail: door.app.mail.is_on(),
        typed: if error.is_some() {
            member.field("email").to_owned()
        } else {
            String::new()
        },
        error,
        notice,
    })
}

/// `POST /account/email`: a new address needs a proof; forgetting the one that waits does not.
pub async fn post(member: Member) -> Result<Response, Response> {
    if member.has("forget") {
        let Member { door, session, .. } = &member;
        forget_address(&door.app, &session.user, door.now)
            .await
            .map_err(|refusal| door.refusal(refusal))?;
        return Ok(door.see("/account/email?done=forgotten"));
    }
    if !member.has("email") {
        return Err(member.door.refuse(Problem::BadForm));
    }
    let member = member.proven().await?;
    let Member { door, session, .. } = &member;
    let email = member.field("email");
    let asked = ask_address(&door.app, &session.user, email, door.asker(), door.now)
        .await
        .map_err(|refusal| door.refusal(refusal))?;
    match asked {
        Asked::Waits => Ok(door.see("/account/email?done=asked")),
        Asked::Same => Ok(door.see("/account/email?done=same")),
        Asked::Mistake(hint) => {
            let page = page(&member, None, Some(hint)).await?;
            Ok(door.form_again(&page, None))
        }
        Asked::Gone => Err(door.see("/sign-in")),
    }
}
