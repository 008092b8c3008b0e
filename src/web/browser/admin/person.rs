//! `/admin/people/{id}`: one person, and what is done about the account.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;

use crate::actions::{Refusal, recovering, second_factor, users};
use crate::people::user::User;
use crate::store::directory::Holdings;
use crate::store::users::{Changed, UserChange};
use crate::web::extract::{Administrator, Member};
use crate::web::pages::admin::person::{AdminPerson, PersonAction, PersonNotice};
use crate::web::pages::auth::error::Problem;
use crate::web::pages::render;

/// `GET /admin/people/{id}`.
pub async fn get(
    Path(id): Path<String>,
    Administrator(member): Administrator,
) -> Result<Response, Response> {
    let user = find(&member, &id).await?;
    let notice = match member.field("done") {
        "already" => Some(PersonNotice::Already),
        "last-admin" => Some(PersonNotice::LastAdmin),
        name => PersonAction::named(name).map(PersonNotice::Done),
    };
    let page = AdminPerson {
        notice,
        ..page(&member, user).await?
    };
    Ok(member.door.page(&page))
}

/// `POST /admin/people/{id}`.
pub async fn post(
    Path(id): Path<String>,
    Administrator(member): Administrator,
) -> Result<Response, Response> {
    let Some(action) = PersonAction::named(member.field("do")) else {
        return Err(member.door.refuse(Problem::BadForm));
    };
    let user = find(&member, &id).await?;
    let change = match action {
        PersonAction::ResetLink => return reset_link(&member, user).await,
        PersonAction::ResetFactor => return reset_factor(&member, &user).await,
        PersonAction::Delete => {
            // A slip of the hand deletes nobody: the name must be typed.
            if member.field("username").trim().to_lowercase() != user.username {
                let page = AdminPerson {
                    wrong_name: true,
                    ..page(&member, user).await?
                };
                return Ok(render(StatusCode::UNPROCESSABLE_ENTITY, &page));
            }
            UserChange::Delete
        }
        PersonAction::EndSessions => UserChange::EndSessions,
        PersonAction::EndAccess => UserChange::EndAccess,
        PersonAction::Promote => UserChange::Promote,
        PersonAction::Demote => UserChange::Demote,
        PersonAction::Disable => UserChange::Disable,
        PersonAction::Enable => UserChange::Enable,
    };
    let door = &member.door;
    let changed = users::change(&door.app, &user, change, member.actor(), door.now)
        .await
        .map_err(|refusal| door.refusal(refusal))?;
    let done = match changed {
        Changed::Now if action == PersonAction::Delete => {
            return Ok(door.see("/admin/people?done=deleted"));
        }
        Changed::Now => action.name(),
        Changed::Already => "already",
        Changed::LastAdmin => "last-admin",
        Changed::Unknown => return Err(door.refuse(Problem::NotFound)),
    };
    Ok(back(&member, &user, done))
}

/// The link stands in this answer alone.
async fn reset_link(member: &Member, user: User) -> Result<Response, Response> {
    let door = &member.door;
    let link = recovering::link(&door.app, &user, member.actor(), door.now)
        .await
        .map_err(|refusal| door.refusal(refusal))?;
    let page = AdminPerson {
        link: Some(link),
        notice: Some(PersonNotice::Done(PersonAction::ResetLink)),
        ..page(member, user).await?
    };
    Ok(door.page(&page))
}

async fn reset_factor(member: &Member, user: &User) -> Result<Response, Response> {
    let door = &member.door;
    let there = second_factor::reset(&door.app, user, member.actor(), door.now)
        .await
        .map_err(|refusal| door.refusal(refusal))?;
    let done = if there {
        PersonAction::ResetFactor.name()
    } else {
        "already"
    };
    Ok(back(member, user, done))
}

fn back(member: &Member, user: &User, done: &str) -> Response {
    let location = format!("/admin/people/{}?done={done}", user.id);
    member.door.see(&location)
}

async fn find(member: &Member, id: &str) -> Result<User, Response> {
    let door = &member.door;
    door.app
        .store
        .user(id)
        .await
        .map_err(|error| door.refusal(Refusal::from(error)))?
        .ok_or_else(|| door.refuse(Problem::NotFound))
}

async fn page(member: &Member, user: User) -> Result<AdminPerson, Response> {
    let Member { door, session, .. } = member;
    let app = &door.app;
    let idle = app.config.lifetimes.session_idle;
    let holdings = app
        .store
        .holdings(&user.id, idle, door.now)
        .await
        .map_err(|error| door.refusal(Refusal::from(error)))?;
    let Some(holdings) = holdings else {
        return Err(door.refuse(Problem::NotFound));
    };
    let methods = second_factor::methods(app, &user.id)
        .await
        .map_err(|refusal| door.refusal(refusal))?;
    let Holdings {
        sessions,
        apps,
        tokens,
        own_apps,
        ..
    } = holdings;
    Ok(AdminPerson {
        chrome: door.chrome(),
        admin: user.is_admin(),
        disabled: user.disabled_at.is_some(),
        oneself: user.id == session.user.id,
        email_verified: user.email_verified_at.is_some(),
        created_at: user.created_at,
        last_seen_at: holdings.last_seen_at,
        methods,
        numbers: [sessions, apps, tokens, own_apps],
        link: None,
        wrong_name: false,
        notice: None,
        id: user.id,
        username: user.username,
        name: user.name,
        email: user.email,
    })
}
