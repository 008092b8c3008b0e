//! `/account/tokens`: a person's own tokens. Making one, and widening what one opens, asks for a fresh proof.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::Response;

use crate::actions::Refusal;
use crate::actions::personal_tokens::{self as action, Change, Made, Mistake, New, Typed};
use crate::oauth::scope::Scope;
use crate::people::calendar;
use crate::people::personal_token::{LIMIT, last_day};
use crate::store::personal_tokens::PersonalToken;
use crate::web::extract::{Door, Member};
use crate::web::pages::account::tokens::{
    EditToken, NewToken, ScopeBox, TokenForm, TokenRefusal, TokenRow, Tokens, TokensNotice,
};
use crate::web::pages::auth::error::Problem;
use crate::web::pages::render;

/// `GET /account/tokens`.
pub async fn get(member: Member) -> Result<Response, Response> {
    let notice = match member.field("done") {
        "deleted" => Some(TokensNotice::Deleted),
        "changed" => Some(TokensNotice::Changed),
        "gone" => Some(TokensNotice::Gone),
        _ => None,
    };
    let page = list(&member, blank(&member.door), notice).await?;
    Ok(member.door.page(&page))
}

/// `POST /account/tokens`: makes a token and shows its value in this answer alone, or deletes one. The form that comes again (a reload)
/// finds the name taken and makes no second one.
pub async fn post(member: Member) -> Result<Response, Response> {
    if member.has("revoke") {
        return delete(&member).await;
    }
    let new = match New::of(&member.door.app, &typed(&member), member.door.now) {
        Ok(new) => new,
        Err(mistake) => return wrong(&member, mistake).await,
    };
    let member = member.proven().await?;
    let Member { door, session, .. } = &member;
    let name = new.name().to_owned();
    match action::create(&door.app, &session.user.id, new, &door.network, door.now)
        .await
        .map_err(|refusal| door.refusal(refusal))?
    {
        Made::Now(token) => Ok(door.page(&NewToken {
            chrome: door.chrome(),
            name,
            value: token.expose().to_owned(),
            issuer: door.app.issuer().to_owned(),
        })),
        Made::Mistake(mistake) => wrong(&member, mistake).await,
        // The page says so, and offers no form.
        Made::LimitReached => {
            let page = list(&member, blank(door), None).await?;
            Ok(render(StatusCode::CONFLICT, &page))
        }
        Made::Gone => Err(door.see("/sign-in")),
    }
}

async fn delete(member: &Member) -> Result<Response, Response> {
    let Member { door, session, .. } = member;
    let id = member.field("token");
    let deleted = action::delete(&door.app, &session.user.id, id, &door.network, door.now)
        .await
        .map_err(|refusal| door.refusal(refusal))?;
    let done = if deleted { "deleted" } else { "gone" };
    Ok(door.see(&format!("/account/tokens?done={done}")))
}

/// The page with the form as it was filled in, and what is wrong with it.
async fn wrong(member: &Member, mistake: Mistake) -> Result<Response, Response> {
    let form = filled_in(member, Some(mistake));
    let page = list(member, form, None).await?;
    Ok(render(StatusCode::UNPROCESSABLE_ENTITY, &page))
}

/// `GET /account/tokens/{id}`.
pub async fn get_one(Path(id): Path<String>, member: Member) -> Result<Response, Response> {
    let token = find(&member, &id).await?;
    let had = token.scope.clone();
    let form = TokenForm {
        name: token.name.clone(),
        expires_at: token.expires_at.map(last_day).unwrap_or_default(),
        advanced: token.advanced_at.is_some(),
        scopes: boxes(&member.door, |name| had.contains(name)),
        ..blank(&member.door)
    };
    Ok(member.door.page(&edit(&member.door, token, form)))
}

/// `POST /account/tokens/{id}`: changes it. Its value stays.
pub async fn post_one(Path(id): Path<String>, member: Member) -> Result<Response, Response> {
    let token = find(&member, &id).await?;
    let change = match Change::of(&member.door.app, &token, &typed(&member), member.door.now) {
        Ok(change) => change,
        Err(mistake) => return Ok(wrong_one(&member, token, mistake)),
    };
    let member = if change.needs_proof() {
        member.proven().await?
    } else {
        member
    };
    let door = &member.door;
    match action::change(&door.app, &token, change, &door.network, door.now)
        .await
        .map_err(|refusal| door.refusal(refusal))?
    {
        Made::Now(()) => Ok(door.see("/account/tokens?done=changed")),
        Made::Mistake(mistake) => Ok(wrong_one(&member, token, mistake)),
        Made::LimitReached | Made::Gone => Ok(door.see("/account/tokens?done=gone")),
    }
}

fn wrong_one(member: &Member, token: PersonalToken, mistake: Mistake) -> Response {
    let form = filled_in(member, Some(mistake));
    let page = edit(&member.door, token, form);
    render(StatusCode::UNPROCESSABLE_ENTITY, &page)
}

/// Another's token is as unknown as one that is not there.
async fn find(member: &Member, id: &str) -> Result<PersonalToken, Response> {
    let Member { door, session, .. } = member;
    // Whatever else stands in an address is no id: Postgres would break on a NUL.
    if !id.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-') {
        return Err(door.refuse(Problem::NotFound));
    }
    let found = door.app.store.personal_token_of(&session.user.id, id).await;
    found
        .map_err(|error| door.refusal(Refusal::from(error)))?
        .ok_or_else(|| door.refuse(Problem::NotFound))
}

fn edit(door: &Door, token: PersonalToken, form: TokenForm) -> EditToken {
    EditToken {
        chrome: door.chrome(),
        row: row(door, token),
        form,
    }
}

async fn list(
    member: &Member,
    form: TokenForm,
    notice: Option<TokensNotice>,
) -> Result<Tokens, Response> {
    let Member { door, session, .. } = member;
    let tokens = door.app.store.personal_tokens_of(&session.user.id).await;
    let tokens = tokens.map_err(|error| door.refusal(Refusal::from(error)))?;
    Ok(Tokens {
        chrome: door.chrome(),
        limit_reached: i64::try_from(tokens.len()).is_ok_and(|count| count >= LIMIT),
        tokens: tokens.into_iter().map(|token| row(door, token)).collect(),
        form,
        issuer: door.app.issuer().to_owned(),
        notice,
    })
}

fn row(door: &Door, token: PersonalToken) -> TokenRow {
    TokenRow {
        scopes: sentences(door, &token.scope),
        id: token.id,
        name: token.name,
        advanced: token.advanced_at.is_some(),
        created_at: token.created_at,
        expired: token.expires_at.is_some_and(|end| end <= door.now),
        expires_at: token.expires_at,
        last_used_at: token.last_used_at,
        last_network: token.last_network,
    }
}

/// What each scope lets somebody do.
fn sentences(door: &Door, scope: &Scope) -> Vec<String> {
    scope.iter().map(|name| door.scope_sentence(name)).collect()
}

fn typed(member: &Member) -> Typed<'_> {
    Typed {
        name: member.field("name"),
        scopes: member.params.all("scope").collect(),
        expires_at: member.field("expires_at"),
        advanced: member.has("advanced"),
    }
}

fn blank(door: &Door) -> TokenForm {
    TokenForm {
        scopes: boxes(door, |_| false),
        min_date: calendar::day(door.now),
        ..TokenForm::default()
    }
}

fn filled_in(member: &Member, mistake: Option<Mistake>) -> TokenForm {
    let typed = typed(member);
    TokenForm {
        scopes: boxes(&member.door, |name| typed.scopes.contains(&name)),
        name: typed.name.to_owned(),
        expires_at: typed.expires_at.to_owned(),
        advanced: typed.advanced,
        refusal: mistake.map(|mistake| match mistake {
            Mistake::Name => TokenRefusal::Name,
            Mistake::NameTaken => TokenRefusal::NameTaken,
            Mistake::Expiry => TokenRefusal::Expiry,
            Mistake::Scope => TokenRefusal::Scope,
        }),
        ..blank(&member.door)
    }
}

fn boxes(door: &Door, ticked: impl Fn(&str) -> bool) -> Vec<ScopeBox> {
    let catalogue = door.app.config.scopes.catalogue.iter();
    catalogue
        .filter(|entry| !entry.restricted)
        .map(|entry| ScopeBox {
            value: entry.name.clone(),
            sentence: door.scope_sentence(&entry.name),
            ticked: ticked(&entry.name),
        })
        .collect()
}
