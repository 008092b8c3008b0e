//! The consent page and its answer.

use axum::http::StatusCode;
use axum::response::Response;

use super::{address, place};
use crate::actions::changes::since_consent;
use crate::actions::consent::{self as action, Answer, Answered, Shown, View};
use crate::oauth::client::{Client, TokenPolicy};
use crate::oauth::client_name::ClientName;
use crate::oauth::rotation::LONG_LIVED_IDLE;
use crate::web::extract::{Door, PageForm, PageQuery};
use crate::web::pages::auth::consent::{Change, Consent, ConsentApp, ConsentScope, Lasts, Website};
use crate::web::pages::auth::error::{Back, Problem};

/// `GET /consent?request=…`: after sign-in, or after a reload.
pub async fn get(PageQuery(door, params): PageQuery) -> Result<Response, Response> {
    let handle = params.get("request").ok().flatten().unwrap_or_default();
    show(&door, handle).await
}

/// Shows the question to the person who is signed in.
pub async fn show(door: &Door, handle: &str) -> Result<Response, Response> {
    let view = action::view(
        &door.app,
        handle,
        &door.browser(),
        door.session.as_ref(),
        door.now,
    )
    .await
    .map_err(|refusal| door.refusal(refusal))?;
    match view {
        View::Show(shown) => {
            let changes = changes(door, &shown.client).await?;
            let page = page(door, handle, *shown, changes);
            Ok(door.page_to_app(StatusCode::OK, &page))
        }
        View::SignIn => Ok(door.see(&format!("/sign-in?request={}", safe(handle)))),
        View::Answered(redirect_uri) => Err(door.refuse(Problem::AlreadyAnswered {
            back: Some(Back {
                place: place(&redirect_uri),
                href: address(&redirect_uri),
            }),
        })),
        View::Gone => Err(door.refuse(Problem::RequestGone)),
    }
}

/// `POST /consent`.
pub async fn post(PageForm(door, params): PageForm) -> Result<Response, Response> {
    let field = |name| params.get(name).ok().flatten();
    let (Some(handle), Some(form), Some(decision)) =
        (field("request"), field("form"), field("decision"))
    else {
        return Err(door.refuse(Problem::BadForm));
    };
    let allow = match decision {
        "allow" => true,
        "deny" => false,
        _ => return Err(door.refuse(Problem::BadForm)),
    };
    let answer = Answer {
        handle,
        form,
        allow,
        ticked: params.all("scope").collect(),
    };
    let answered = action::answer(
        &door.app,
        &answer,
        door.session.as_ref(),
        &door.network,
        door.now,
    )
    .await
    .map_err(|refusal| door.refusal(refusal))?;
    match answered {
        Answered::Redirect(url) => Ok(door.see(&url)),
        Answered::SignIn => Ok(door.see(&format!("/sign-in?request={}", safe(handle)))),
        Answered::Before(redirect_uri) => Err(door.refuse(Problem::AlreadyAnswered {
            back: Some(Back {
                place: place(&redirect_uri),
                href: address(&redirect_uri),
            }),
        })),
        Answered::Gone => Err(door.refuse(Problem::RequestGone)),
    }
}

/// A handle is hexadecimal; what else came in its place does not get into an address of ours.
fn safe(handle: &str) -> &str {
    if handle.bytes().all(|b| b.is_ascii_alphanumeric()) {
        handle
    } else {
        ""
    }
}

/// What the app has changed since the person who is signed in said yes to it.
async fn changes(door: &Door, client: &Client) -> Result<Vec<Change>, Response> {
    let Some(session) = &door.session else {
        return Ok(Vec::new());
    };
    let since = since_consent(&door.app, &session.user.id, client)
        .await
        .map_err(|refusal| door.refusal(refusal))?;
    let mut changes = Vec::new();
    if let Some(before) = since.name {
        let after = client.client_name.clone();
        changes.push(Change::Name { before, after });
    }
    if let Some(before) = since.website {
        let after = client.website.clone().unwrap_or_default();
        changes.push(Change::Website { before, after });
    }
    let (mut removed, mut added) = (since.removed.into_iter(), since.added.into_iter());
    loop {
        let (before, after) = (removed.next(), added.next());
        if before.is_none() && after.is_none() {
            break;
        }
        let (before, after) = (before.unwrap_or_default(), after.unwrap_or_default());
        changes.push(Change::RedirectUri { before, after });
    }
    if since.owner {
        changes.push(Change::Owner);
    }
    Ok(changes)
}

fn page(door: &Door, handle: &str, shown: Shown, changes: Vec<Change>) -> Consent {
    let Shown {
        request,
        client,
        redirect_uri,
    } = shown;
    let session = door.session.as_ref();
    let place = place(&redirect_uri);
    let name = ClientName::clean(&client.client_name);
    let lifetimes = &door.app.config.lifetimes;
    Consent {
        chrome: door.chrome(),
        request: handle.to_owned(),
        form: door.app.secret(),
        expires_at: request.expires_at,
        changes,
        email: session.map_or_else(String::new, |session| session.user.email.clone()),
        is_admin: session.is_some_and(|session| session.user.is_admin()),
        scopes: request
            .scope
            .iter()
            .map(|name| ConsentScope {
                name: name.to_owned(),
                text: door.scope_sentence(name),
            })
            .collect(),
        lasts: match client.token_policy {
            TokenPolicy::Standard => Lasts::Until {
                max: lifetimes.refresh_token_max,
                idle: client.refresh_idle.unwrap_or(lifetimes.refresh_token_idle),
            },
            // Without an end of their own, access tokens live on when the refresh token has died.
            TokenPolicy::LongLived => Lasts::WhileUsed {
                idle: client
                    .refresh_idle
                    .filter(|_| client.access_lifetime.is_some())
                    .unwrap_or(LONG_LIVED_IDLE),
            },
        },
        app: ConsentApp {
            website: client.website.as_deref().and_then(|website| {
                let url = url::Url::parse(website).ok()?;
                let host = url.host_str()?.to_owned();
                // A link only to where the person is sent anyway, or to what an administrator looked at.
                let linked = client.checked_at.is_some() || redirect_uri.host() == host;
                Some(Website {
                    host,
                    href: linked.then(|| url.to_string()),
                })
            }),
            place,
            name_mixes_scripts: name.mixes_scripts(),
            name: (!name.is_empty()).then(|| name.as_str().to_owned()),
            checked: client.checked_at.is_some(),
            registered_at: client.created_at,
        },
    }
}
