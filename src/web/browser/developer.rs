//! `/developer`: a person's own apps. New apps, other redirect URIs, secrets, hand-over and deletion ask for a fresh proof.

mod view;

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;

use crate::actions::developer::{self as action, Made, Mistakes, OwnApp, Words};
use crate::actions::ownership::{self, Claimed};
use crate::actions::site_proof::{self, Proved};
use crate::oauth::client::Client;
use crate::oauth::scope::Scope;
use crate::store::developer::Written;
use crate::web::extract::Member;
use crate::web::pages::auth::error::Problem;
use crate::web::pages::developer::app::{App, AppNotice};
use crate::web::pages::developer::form::AppForm;
use crate::web::pages::developer::home::HomeNotice;
use crate::web::pages::render;
pub(super) use view::refusals_of;
use view::{blank, filled_in, home, new_page, page, ticked, typed};

/// `GET /developer`.
pub async fn get(member: Member) -> Result<Response, Response> {
    let notice = match member.field("done") {
        "deleted" => Some(HomeNotice::Deleted),
        "accepted" => Some(HomeNotice::Accepted),
        "declined" => Some(HomeNotice::Declined),
        "gone" => Some(HomeNotice::Gone),
        "full" => Some(HomeNotice::Full),
        "claimed" => Some(HomeNotice::Claimed),
        "proved" => Some(HomeNotice::Proved),
        _ => None,
    };
    let page = home(&member, notice, false, &[]).await?;
    Ok(member.door.page(&page))
}

/// `POST /developer`: the answer to an offer, or the claim of an app that registered itself: its secret, then its sites.
pub async fn post(member: Member) -> Result<Response, Response> {
    let Member { door, session, .. } = &member;
    let (app, user, network, now) = (&door.app, &session.user, &door.network, door.now);
    let refused = |refusal| door.refusal(refusal);
    if member.has("claim") {
        let (id, secret) = (member.field("client_id"), member.field("client_secret"));
        let claimed = ownership::claim(app, user, id, secret, network, now)
            .await
            .map_err(refused)?;
        return match claimed {
            Claimed::Waits => Ok(door.see("/developer?done=claimed")),
            Claimed::Refused => {
                let page = home(&member, None, true, &[]).await?;
                Ok(render(StatusCode::UNPROCESSABLE_ENTITY, &page))
            }
        };
    }
    let client_id = member.field("client");
    if member.has("prove") {
        let proved = site_proof::prove(app, user, client_id, network, now)
            .await
            .map_err(refused)?;
        let done = match proved {
            Proved::Now => "proved",
            Proved::LimitReached => "full",
            Proved::Gone => "gone",
            Proved::Missing(missing) => {
                let page = home(&member, None, false, &missing).await?;
                return Ok(render(StatusCode::UNPROCESSABLE_ENTITY, &page));
            }
        };
        return Ok(door.see(&format!("/developer?done={done}")));
    }
    let done = match member.field("answer") {
        "accept" => match ownership::accept(app, user, client_id, network, now)
            .await
            .map_err(refused)?
        {
            Written::Now => "accepted",
            Written::LimitReached => "full",
            Written::NameTaken | Written::Gone => "gone",
        },
        "decline" => {
            let declined = ownership::decline(app, user, client_id, network, now)
                .await
                .map_err(refused)?;
            if declined { "declined" } else { "gone" }
        }
        _ => return Err(door.refuse(Problem::BadForm)),
    };
    Ok(door.see(&format!("/developer?done={done}")))
}

/// `GET /developer/new`.
pub async fn new(member: Member) -> Result<Response, Response> {
    let page = new_page(&member, blank(&member.door)).await?;
    Ok(member.door.page(&page))
}

/// `POST /developer/new`: registers an app, and shows its secret in this answer alone. The form that comes again (a reload) finds the name
/// taken, and makes no second one.
pub async fn create(member: Member) -> Result<Response, Response> {
    if !member.has("name") {
        return Err(member.door.refuse(Problem::BadForm));
    }
    let public = match member.field("kind") {
        "" | "confidential" => false,
        "public" => true,
        _ => return Err(member.door.refuse(Problem::BadForm)),
    };
    let words = match Words::of(
        &member.door.app,
        typed(&member),
        &ticked(&member),
        public,
        None,
    ) {
        Ok(words) => words,
        Err(mistakes) => return wrong_new(&member, public, mistakes).await,
    };
    let member = member.proven().await?;
    let Member { door, session, .. } = &member;
    let made = action::create(
        &door.app,
        &session.user,
        words,
        public,
        &door.network,
        door.now,
    )
    .await
    .map_err(|refusal| door.refusal(refusal))?;
    match made {
        Made::Now(registered) => {
            let own = find(&member, &registered.client.client_id).await?;
            let secret = registered.secret.map(|secret| secret.expose().to_owned());
            show(&member, own, Some(AppNotice::Made), secret).await
        }
        Made::NameTaken => wrong_new(&member, public, Mistakes::name_taken()).await,
        // The page says so, and offers no form.
        Made::LimitReached => {
            let page = new_page(&member, blank(door)).await?;
            Ok(render(StatusCode::CONFLICT, &page))
        }
        Made::Gone => Err(door.see("/sign-in")),
    }
}

/// The form as it was filled in, with what is wrong with it.
async fn wrong_new(
    member: &Member,
    public: bool,
    mistakes: Mistakes,
) -> Result<Response, Response> {
    let form = AppForm {
        public: Some(public),
        ..filled_in(member, &Scope::empty(), mistakes)
    };
    let page = new_page(member, form).await?;
    Ok(render(StatusCode::UNPROCESSABLE_ENTITY, &page))
}

/// `GET /developer/{client_id}`.
pub async fn get_one(Path(id): Path<String>, member: Member) -> Result<Response, Response> {
    let own = find(&member, &id).await?;
    let notice = match member.field("done") {
        "changed" => Some(AppNotice::Changed { asked: false }),
        "changed-asked" => Some(AppNotice::Changed { asked: true }),
        "previous-ended" => Some(AppNotice::PreviousEnded),
        "disabled" => Some(AppNotice::Disabled),
        "enabled" => Some(AppNotice::Enabled),
        "offered" => Some(AppNotice::Offered),
        "withdrawn" => Some(AppNotice::Withdrawn),
        "nothing" => Some(AppNotice::Nothing),
        _ => None,
    };
    show(&member, own, notice, None).await
}

/// What a form of the page asks for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Todo {
    Change,
    Rotate,
    EndPrevious,
    Disable,
    Enable,
    Offer,
    Withdraw,
    Delete,
}

impl Todo {
    fn of(member: &Member) -> Option<Self> {
        if member.has("revoke") {
            return Some(Self::Delete);
        }
        Some(match member.field("do") {
            "change" => Self::Change,
            "rotate" => Self::Rotate,
            "end-previous" => Self::EndPrevious,
            "disable" => Self::Disable,
            "enable" => Self::Enable,
            "offer" => Self::Offer,
            "withdraw" => Self::Withdraw,
            "" if member.has("redirect_uris") => Self::Change,
            _ => return None,
        })
    }

    /// What another person at an unlocked device must not do. A change asks by itself, if it sends people elsewhere.
    fn needs_proof(self) -> bool {
        matches!(
            self,
            Self::Rotate | Self::EndPrevious | Self::Offer | Self::Delete
        )
    }
}

/// `POST /developer/{client_id}`.
pub async fn post_one(Path(id): Path<String>, member: Member) -> Result<Response, Response> {
    let Some(todo) = Todo::of(&member) else {
        return Err(member.door.refuse(Problem::BadForm));
    };
    let own = find(&member, &id).await?;
    if todo == Todo::Change {
        return change(member, own).await;
    }
    let member = if todo.needs_proof() {
        member.proven().await?
    } else {
        member
    };
    let Member { door, session, .. } = &member;
    let (app, user, network, now) = (&door.app, &session.user, &door.network, door.now);
    let refused = |refusal| door.refusal(refusal);
    let id = own.client.client_id.as_str();
    let (done, what) = match todo {
        Todo::Change | Todo::Rotate => return rotate(&member, &own.client).await,
        Todo::EndPrevious => (
            action::end_previous_secret(app, user, id, network, now).await,
            "previous-ended",
        ),
        Todo::Disable => (
            action::switch(app, user, id, false, network, now).await,
            "disabled",
        ),
        Todo::Enable => (
            action::switch(app, user, id, true, network, now).await,
            "enabled",
        ),
        Todo::Offer => {
            let name = member.field("username");
            if name.trim().is_empty() {
                return Err(door.refuse(Problem::BadForm));
            }
            (
                ownership::offer(app, user, id, name, network, now).await,
                "offered",
            )
        }
        Todo::Withdraw => (
            ownership::withdraw(app, user, id, network, now).await,
            "withdrawn",
        ),
        Todo::Delete => {
            let deleted = action::delete(app, user, id, network, now)
                .await
                .map_err(refused)?;
            let done = if deleted { "deleted" } else { "gone" };
            return Ok(door.see(&format!("/developer?done={done}")));
        }
    };
    let what = if done.map_err(refused)? {
        what
    } else {
        "nothing"
    };
    Ok(door.see(&format!("/developer/{id}?done={what}")))
}

async fn change(member: Member, own: OwnApp) -> Result<Response, Response> {
    let limit = own.client.scope_limit.clone().unwrap_or_default();
    let public = own.client.is_public();
    let ticks = ticked(&member);
    let words = Words::of(
        &member.door.app,
        typed(&member),
        &ticks,
        public,
        Some(&limit),
    );
    let words = match words {
        Ok(words) => words,
        Err(mistakes) => return wrong_change(&member, own, mistakes).await,
    };
    let member = if words.moves(&own.redirect_uris) {
        member.proven().await?
    } else {
        member
    };
    let Member { door, session, .. } = &member;
    let asked = words.is_seen(&own);
    let changed = action::change(
        &door.app,
        &session.user,
        &own,
        words,
        &door.network,
        door.now,
    )
    .await
    .map_err(|refusal| door.refusal(refusal))?;
    match changed {
        Written::Now => {
            let done = if asked { "changed-asked" } else { "changed" };
            let id = &own.client.client_id;
            Ok(door.see(&format!("/developer/{id}?done={done}")))
        }
        Written::NameTaken => wrong_change(&member, own, Mistakes::name_taken()).await,
        Written::LimitReached | Written::Gone => Ok(door.see("/developer?done=gone")),
    }
}

/// The page with the form as it was filled in, and what is wrong with it.
async fn wrong_change(
    member: &Member,
    own: OwnApp,
    mistakes: Mistakes,
) -> Result<Response, Response> {
    let limit = own.client.scope_limit.clone().unwrap_or_default();
    let form = filled_in(member, &limit, mistakes);
    let page = App {
        form,
        ..page(member, own, None, None).await?
    };
    Ok(render(StatusCode::UNPROCESSABLE_ENTITY, &page))
}

/// The new secret stands in this answer alone. The form that comes again names a secret that is gone, and makes no other one.
async fn rotate(member: &Member, client: &Client) -> Result<Response, Response> {
    let Member { door, session, .. } = member;
    let rotated = action::rotate(
        &door.app,
        &session.user,
        client,
        member.field("secret"),
        member.has("at_once"),
        &door.network,
        door.now,
    )
    .await
    .map_err(|refusal| door.refusal(refusal))?;
    let id = &client.client_id;
    match rotated {
        Some(secret) => {
            let own = find(member, id).await?;
            let secret = secret.expose().to_owned();
            show(member, own, Some(AppNotice::Rotated), Some(secret)).await
        }
        None => Ok(door.see(&format!("/developer/{id}?done=nothing"))),
    }
}

/// Another's app is as unknown as one that is not there.
async fn find(member: &Member, client_id: &str) -> Result<OwnApp, Response> {
    let Member { door, session, .. } = member;
    action::find(&door.app, &session.user, client_id)
        .await
        .map_err(|refusal| door.refusal(refusal))?
        .ok_or_else(|| door.refuse(Problem::NotFound))
}

async fn show(
    member: &Member,
    own: OwnApp,
    notice: Option<AppNotice>,
    secret: Option<String>,
) -> Result<Response, Response> {
    let page = page(member, own, notice, secret).await?;
    Ok(member.door.page(&page))
}
