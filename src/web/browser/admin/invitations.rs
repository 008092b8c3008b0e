//! `/admin/invitations`.

use axum::http::StatusCode;
use axum::response::Response;

use crate::actions::directory;
use crate::actions::joining::{self, Terms};
use crate::config::SignUpMode;
use crate::people::calendar::DAY;
use crate::people::email::Email;
use crate::people::sentence::Hint;
use crate::store::links::Link;
use crate::web::extract::{Administrator, Member};
use crate::web::pages::admin::invitations::{
    InvitationNotice, InvitationRow, Invitations, InviteForm,
};
use crate::web::pages::auth::error::Problem;
use crate::web::pages::render;

/// Accounts that one invitation may make.
const USES: std::ops::RangeInclusive<i64> = 1..=10_000;
/// Days that it may live.
const DAYS: std::ops::RangeInclusive<i64> = 1..=365;

/// `GET /admin/invitations[?after=…]`.
pub async fn get(Administrator(member): Administrator) -> Result<Response, Response> {
    let notice = match member.field("done") {
        "withdrawn" => Some(InvitationNotice::Withdrawn),
        "mailed" => Some(InvitationNotice::Mailed),
        "gone" => Some(InvitationNotice::Gone),
        _ => None,
    };
    let page = Invitations {
        notice,
        ..page(&member, blank()).await?
    };
    Ok(member.door.page(&page))
}

/// `POST /admin/invitations`: makes one, and mails its link or shows it in this answer alone; or takes one back.
pub async fn post(Administrator(member): Administrator) -> Result<Response, Response> {
    let door = &member.door;
    if member.has("revoke") {
        let id = member.field("id");
        let there = joining::withdraw(&door.app, id, member.actor(), door.now)
            .await
            .map_err(|refusal| door.refusal(refusal))?;
        let done = if there { "withdrawn" } else { "gone" };
        return Ok(door.see(&format!("/admin/invitations?done={done}")));
    }
    if member.field("do") != "invite" {
        return Err(door.refuse(Problem::BadForm));
    }
    let typed = member.field("email").trim();
    let email = (!typed.is_empty()).then(|| Email::parse(typed)).transpose();
    let number = |name: &str| member.field(name).trim().parse::<i64>().ok();
    let uses = number("uses").filter(|count| USES.contains(count));
    let days = number("days").filter(|count| DAYS.contains(count));
    let wrong = email.as_ref().err().map(|why| Hint::from(*why));
    let (Ok(email), Some(uses), Some(days)) = (email, uses, days) else {
        let sentence = wrong.map(|hint| door.chrome().hint(hint));
        let form = InviteForm {
            email: typed.to_owned(),
            uses: member.field("uses").to_owned(),
            days: member.field("days").to_owned(),
            wrong_email: sentence,
            wrong_uses: uses.is_none(),
            wrong_days: days.is_none(),
            mail: member.has("mail"),
        };
        let page = page(&member, form).await?;
        return Ok(render(StatusCode::UNPROCESSABLE_ENTITY, &page));
    };
    if let (Some(email), true) = (&email, member.has("mail") && door.app.mail.is_on()) {
        joining::invite_by_mail(&door.app, email, days * DAY, member.actor(), door.now)
            .await
            .map_err(|refusal| door.refusal(refusal))?;
        return Ok(door.see("/admin/invitations?done=mailed"));
    }
    let terms = Terms {
        email: email.as_ref(),
        // One address is one account.
        uses: if email.is_some() { 1 } else { uses },
        lifetime: days * DAY,
    };
    let (_, link) = joining::invite(&door.app, &terms, member.actor(), door.now)
        .await
        .map_err(|refusal| door.refusal(refusal))?;
    let page = Invitations {
        link: Some(link),
        ..page(&member, blank()).await?
    };
    Ok(door.page(&page))
}

fn blank() -> InviteForm {
    InviteForm {
        email: String::new(),
        uses: "1".to_owned(),
        days: "7".to_owned(),
        wrong_email: None,
        wrong_uses: false,
        wrong_days: false,
        mail: true,
    }
}

async fn page(member: &Member, form: InviteForm) -> Result<Invitations, Response> {
    let door = &member.door;
    let after: String = member.field("after").chars().take(64).collect();
    let (rows, next) = directory::invitations(&door.app, &after, door.now)
        .await
        .map_err(|refusal| door.refusal(refusal))?;
    Ok(Invitations {
        chrome: door.chrome(),
        rows: rows.into_iter().map(row).collect(),
        next: next.map(|next| format!("/admin/invitations?after={next}")),
        mails: door.app.mail.is_on(),
        closed: door.app.config.sign_up == SignUpMode::Closed,
        form,
        link: None,
        notice: None,
    })
}

fn row(link: Link) -> InvitationRow {
    InvitationRow {
        id: link.id,
        email: link.email,
        uses_left: link.uses_left,
        created_at: link.created_at,
        expires_at: link.expires_at,
    }
}
