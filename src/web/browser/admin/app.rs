//! `/admin/apps/{client_id}`: one app, and each thing that an administrator can do about it.

mod view;

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;

use crate::actions::clients::{self as action, Changed, Most, Rotated, Settings};
use crate::actions::{admin_clients, developer};
use crate::oauth::client::{Client, RedirectMatch};
use crate::oauth::scope::Scope;
use crate::web::extract::{Administrator, Member};
use crate::web::pages::admin::app::{App, AppNotice, BadPolicy};
use crate::web::pages::auth::error::Problem;
use crate::web::pages::render;
use view::{page, policy_of, sure, typed_policy};

/// `GET /admin/apps/{client_id}`.
pub async fn get(
    Path(id): Path<String>,
    Administrator(member): Administrator,
) -> Result<Response, Response> {
    let client = find(&member, &id).await?;
    let notice = match member.field("done") {
        "approved" => Some(AppNotice::Approved),
        "checked" => Some(AppNotice::Checked),
        "unchecked" => Some(AppNotice::Unchecked),
        "policy" => Some(AppNotice::Policy),
        "scopes" => Some(AppNotice::Scopes),
        "owner" => Some(AppNotice::Owner),
        "no-owner" => Some(AppNotice::NoOwner),
        "disabled" => Some(AppNotice::Disabled),
        "enabled" => Some(AppNotice::Enabled),
        "nothing" => Some(AppNotice::Nothing),
        _ => None,
    };
    let page = page(&member, client, notice, None).await?;
    Ok(member.door.page(&page))
}

/// `POST /admin/apps/{client_id}`.
pub async fn post(
    Path(id): Path<String>,
    Administrator(member): Administrator,
) -> Result<Response, Response> {
    let client = find(&member, &id).await?;
    let done = if member.has("revoke") {
        return delete(&member, &client).await;
    } else {
        match member.field("do") {
            "approve" => approve(&member, &client).await?,
            "check" => set(&member, &client, checked(true), "checked").await?,
            "uncheck" => set(&member, &client, checked(false), "unchecked").await?,
            "disable" => set(&member, &client, disabled(true), "disabled").await?,
            "enable" => set(&member, &client, disabled(false), "enabled").await?,
            "policy" => return policy(&member, client).await,
            "scopes" => scopes(&member, &client).await?,
            "owner" => return owner(&member, client).await,
            "no-owner" => assign(&member, &client, None).await?,
            "rotate" => return rotate(&member, client).await,
            _ => return Err(member.door.refuse(Problem::BadForm)),
        }
    };
    Ok(see(&member, &client, done))
}

async fn find(member: &Member, client_id: &str) -> Result<Client, Response> {
    let door = &member.door;
    let found = door.app.store.client(client_id).await;
    found
        .map_err(|error| door.refusal(error.into()))?
        .ok_or_else(|| door.refuse(Problem::NotFound))
}

fn see(member: &Member, client: &Client, done: &str) -> Response {
    let id = &client.client_id;
    member.door.see(&format!("/admin/apps/{id}?done={done}"))
}

fn checked(checked: bool) -> Settings {
    Settings {
        checked: Some(checked),
        ..Settings::default()
    }
}

fn disabled(disabled: bool) -> Settings {
    Settings {
        disabled: Some(disabled),
        ..Settings::default()
    }
}

async fn change(member: &Member, client: &Client, settings: Settings) -> Result<Changed, Response> {
    let door = &member.door;
    action::change(&door.app, member.actor(), client, settings, door.now)
        .await
        .map_err(|refusal| door.refusal(refusal))
}

/// One thing that cannot be typed wrong.
async fn set(
    member: &Member,
    client: &Client,
    settings: Settings,
    done: &'static str,
) -> Result<&'static str, Response> {
    // The same form sent again does nothing, and is no event.
    let is_so = settings.checked == Some(client.checked_at.is_some())
        || settings.disabled == Some(client.disabled_at.is_some());
    if is_so {
        return Ok("nothing");
    }
    Ok(match change(member, client, settings).await? {
        Changed::Now => done,
        _ => "nothing",
    })
}

async fn approve(member: &Member, client: &Client) -> Result<&'static str, Response> {
    let door = &member.door;
    let approved = action::approve(&door.app, member.actor(), client, door.now)
        .await
        .map_err(|refusal| door.refusal(refusal))?;
    Ok(if approved { "approved" } else { "nothing" })
}

/// How tokens work. That redirect URIs are compared by their origin alone is asked about once more, in words.
async fn policy(member: &Member, client: Client) -> Result<Response, Response> {
    let Some(typed) = typed_policy(member, &client) else {
        return Err(member.door.refuse(Problem::BadForm));
    };
    let settings = match policy_of(&typed, &client) {
        Ok(settings) => settings,
        Err(wrong) => return wrong_policy(member, client, wrong).await,
    };
    if settings == Settings::default() {
        return Ok(see(member, &client, "nothing"));
    }
    let widens = settings.redirect_match == Some(RedirectMatch::Origin);
    if widens && !member.has("sure") {
        let page = sure(member, &client).await?;
        return Ok(member.door.page(&page));
    }
    match change(member, &client, settings).await? {
        Changed::Now => Ok(see(member, &client, "policy")),
        Changed::BadAudience => wrong_policy(member, client, BadPolicy::Audience).await,
        Changed::Public => wrong_policy(member, client, BadPolicy::Public).await,
        Changed::BadLifetime => wrong_policy(member, client, BadPolicy::Access).await,
        Changed::Unknown | Changed::BadScope => Ok(see(member, &client, "nothing")),
    }
}

/// The page with the form as it was filled in, and what is wrong with it.
async fn wrong_policy(
    member: &Member,
    client: Client,
    wrong: BadPolicy,
) -> Result<Response, Response> {
    let typed = typed_policy(member, &client);
    let mut page = page(member, client, None, None).await?;
    if let Some(typed) = typed {
        page.policy = typed;
    }
    page.policy.wrong = Some(wrong);
    Ok(render(StatusCode::UNPROCESSABLE_ENTITY, &page))
}

async fn scopes(member: &Member, client: &Client) -> Result<&'static str, Response> {
    let bad = || member.door.refuse(Problem::BadForm);
    let most = match member.field("limit") {
        "no" => Most::Unrestricted,
        "yes" => {
            let ticked: Vec<&str> = member.params.all("scope").collect();
            Most::These(Scope::parse(&ticked.join(" ")).map_err(|_| bad())?)
        }
        _ => return Err(bad()),
    };
    let before = client
        .scope_limit
        .clone()
        .map_or(Most::Unrestricted, Most::These);
    if most == before {
        return Ok("nothing");
    }
    let settings = Settings {
        scopes: Some(most),
        ..Settings::default()
    };
    match change(member, client, settings).await? {
        Changed::Now => Ok("scopes"),
        Changed::BadScope => Err(bad()),
        _ => Ok("nothing"),
    }
}

async fn owner(member: &Member, client: Client) -> Result<Response, Response> {
    let door = &member.door;
    let typed = member.field("username").trim();
    let found = door.app.store.user_by_login(&typed.to_lowercase()).await;
    let found = found.map_err(|error| door.refusal(error.into()))?;
    if let Some(user) = found {
        let done = assign(member, &client, Some(&user)).await?;
        return Ok(see(member, &client, done));
    }
    let page = App {
        unknown_owner: Some(typed.to_owned()),
        ..page(member, client, None, None).await?
    };
    Ok(render(StatusCode::UNPROCESSABLE_ENTITY, &page))
}

async fn assign(
    member: &Member,
    client: &Client,
    owner: Option<&crate::people::user::User>,
) -> Result<&'static str, Response> {
    let door = &member.door;
    let assigned = admin_clients::assign(&door.app, member.actor(), client, owner, door.now)
        .await
        .map_err(|refusal| door.refusal(refusal))?;
    Ok(match (assigned, owner) {
        (false, _) => "nothing",
        (true, Some(_)) => "owner",
        (true, None) => "no-owner",
    })
}

/// The new secret stands in this answer alone. The form that comes again names a secret that is gone, and makes no other one.
async fn rotate(member: &Member, client: Client) -> Result<Response, Response> {
    let door = &member.door;
    if developer::secret_mark(&client).as_deref() != Some(member.field("secret")) {
        return Ok(see(member, &client, "nothing"));
    }
    let rotated = action::rotate_secret(&door.app, member.actor(), &client, door.now)
        .await
        .map_err(|refusal| door.refusal(refusal))?;
    match rotated {
        Rotated::Now(secret) => {
            let client = find(member, &client.client_id).await?;
            let secret = Some(secret.expose().to_owned());
            let page = page(member, client, Some(AppNotice::Rotated), secret).await?;
            Ok(door.page(&page))
        }
        Rotated::Unknown | Rotated::Public => Ok(see(member, &client, "nothing")),
    }
}

async fn delete(member: &Member, client: &Client) -> Result<Response, Response> {
    let door = &member.door;
    let deleted = action::delete(&door.app, member.actor(), client, door.now)
        .await
        .map_err(|refusal| door.refusal(refusal))?;
    let done = if deleted { "deleted" } else { "gone" };
    Ok(door.see(&format!("/admin/apps?done={done}")))
}
