//! `/admin/apps` and `/admin/apps/duplicates`: lists of apps, searches, and apps that are merged.

use axum::http::StatusCode;
use axum::response::Response;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use crate::actions::admin_clients::{
    self as action, By, Filter, LOOK, Place, Query, Row, TOGETHER,
};
use crate::oauth::client::DisabledBy;
use crate::oauth::site;
use crate::store::admin_clients::COUNTED;
use crate::web::extract::{Administrator, Member};
use crate::web::pages::Chrome;
use crate::web::pages::admin::Choice;
use crate::web::pages::admin::apps::{AppRow, Apps, AppsNotice, Badge, People};
use crate::web::pages::admin::twins::{Merged, OfSite, SharedSite, SharedSites};
use crate::web::pages::auth::error::Problem;
use crate::web::pages::render;

/// `GET /admin/apps`.
pub async fn get(Administrator(member): Administrator) -> Result<Response, Response> {
    let door = &member.door;
    let by = action::word(By::ALL, member.field("by")).unwrap_or_default();
    let filter = action::word(Filter::ALL, member.field("show")).unwrap_or_default();
    let text = member.field("q").trim();
    let after = member.has("id").then(|| Place {
        key: member.field("key").to_owned(),
        client_id: member.field("id").to_owned(),
    });
    let query = Query {
        by,
        text,
        filter,
        after,
    };
    let found = action::list(&door.app, &query)
        .await
        .map_err(|refusal| door.refusal(refusal))?;
    let next = found.next.map(|place| {
        let pairs = [
            ("by", word(By::ALL, by)),
            ("q", text),
            ("show", word(Filter::ALL, filter)),
            ("key", &place.key),
            ("id", &place.client_id),
        ];
        address("/admin/apps", &pairs)
    });
    let chrome = door.chrome();
    let page = Apps {
        by: choices(&chrome, By::ALL, by, by_text),
        text: text.to_owned(),
        show: choices(&chrome, Filter::ALL, filter, filter_text),
        rows: found.rows.into_iter().map(row).collect(),
        order: match by {
            By::Name | By::Owner if !text.is_empty() => "admin-apps-order-name",
            By::Site if !text.is_empty() => "admin-apps-order-site",
            _ => "admin-apps-order-newest",
        },
        wrong: by == By::Site && !text.is_empty() && site::range(text).is_none(),
        looked_at: found.cut.then_some(LOOK),
        next,
        notice: match member.field("done") {
            "deleted" => Some(AppsNotice::Deleted),
            "gone" => Some(AppsNotice::Gone),
            _ => None,
        },
        chrome,
    };
    Ok(door.page(&page))
}

/// A path with a query.
fn address(path: &str, pairs: &[(&str, &str)]) -> String {
    let said = pairs.iter().filter(|(_, value)| !value.is_empty());
    let pairs: Vec<String> = said
        .map(|(name, value)| format!("{name}={}", utf8_percent_encode(value, NON_ALPHANUMERIC)))
        .collect();
    format!("{path}?{}", pairs.join("&"))
}

fn word<T: Copy + PartialEq>(all: &[(T, &'static str)], value: T) -> &'static str {
    all.iter()
        .find(|(one, _)| *one == value)
        .map_or("", |(_, word)| word)
}

fn choices<T: Copy + PartialEq>(
    chrome: &Chrome,
    all: &[(T, &'static str)],
    chosen: T,
    text: fn(T) -> &'static str,
) -> Vec<Choice> {
    all.iter()
        .map(|(value, word)| Choice::new(chrome, word, text(*value), *value == chosen))
        .collect()
}

fn by_text(by: By) -> &'static str {
    match by {
        By::Name => "admin-apps-by-name",
        By::Site => "admin-apps-by-site",
        By::Id => "admin-apps-by-id",
        By::Owner => "admin-apps-by-owner",
    }
}

fn filter_text(filter: Filter) -> &'static str {
    match filter {
        Filter::All => "admin-apps-show-all",
        Filter::Waiting => "admin-apps-show-waiting",
        Filter::Claimed => "admin-apps-show-claimed",
        Filter::Checked => "admin-apps-show-checked",
        Filter::Disabled => "admin-apps-show-disabled",
        Filter::Unused => "admin-apps-show-unused",
        Filter::SelfRegistered => "admin-apps-show-self",
        Filter::PlainHttp => "admin-apps-show-http",
    }
}

fn row(row: Row) -> AppRow {
    let Row { client, shown } = row;
    let people = if shown.grants < COUNTED {
        People::Exactly(shown.people)
    } else {
        People::AtLeast(shown.people)
    };
    let off = client.disabled_at.is_some();
    let badges = [
        client.checked_at.map(|_| Badge::Checked),
        client.awaits_approval_at.map(|_| Badge::Waits),
        off.then(|| switched_off(shown.merged_into.is_some(), shown.disabled_by)),
        (client.plain_http == Some(1)).then_some(Badge::PlainHttp),
    ];
    AppRow {
        client_id: client.client_id,
        name: shown.client_name,
        host: shown
            .origin
            .as_deref()
            .map(|origin| site::host(origin).to_owned()),
        more_hosts: shown.origins - 1,
        created_at: client.created_at,
        registered_by: client.registered_by,
        owner: shown.owner,
        people,
        last_used_at: shown.last_used_at,
        badges: badges.into_iter().flatten().collect(),
    }
}

/// Why an app is off.
pub(super) fn switched_off(merged: bool, by: Option<DisabledBy>) -> Badge {
    match by {
        _ if merged => Badge::Merged,
        Some(DisabledBy::Owner) => Badge::Disabled,
        _ => Badge::Barred,
    }
}

/// `GET /admin/apps/duplicates`.
pub async fn duplicates(Administrator(member): Administrator) -> Result<Response, Response> {
    if member.has("site") {
        let page = of_site(&member, member.field("site"), false).await?;
        return Ok(member.door.page(&page));
    }
    let door = &member.door;
    let found = action::shared_sites(&door.app, member.field("after"))
        .await
        .map_err(|refusal| door.refusal(refusal))?;
    let most = usize::try_from(TOGETHER).unwrap_or(usize::MAX);
    let number = |name| member.field(name).parse().unwrap_or_default();
    let page = SharedSites {
        chrome: door.chrome(),
        sites: found
            .sites
            .into_iter()
            .map(|shared| SharedSite {
                apps: shared.clients.min(most),
                more: shared.clients > most,
                origin: shared.origin,
            })
            .collect(),
        next: found
            .next
            .map(|after| address("/admin/apps/duplicates", &[("after", &after)])),
        notice: member.has("disabled").then(|| Merged {
            disabled: number("disabled"),
            deleted: number("deleted"),
            left: number("left"),
        }),
    };
    Ok(door.page(&page))
}

/// `POST /admin/apps/duplicates`: merges apps of one site.
pub async fn merge(Administrator(member): Administrator) -> Result<Response, Response> {
    if !member.has("site") {
        return Err(member.door.refuse(Problem::BadForm));
    }
    let keep = member.field("keep");
    let others: Vec<&str> = member
        .params
        .all("other")
        .filter(|other| *other != keep)
        .collect();
    if keep.is_empty() || others.is_empty() || others.len() > LOOK {
        let page = of_site(&member, member.field("site"), true).await?;
        return Ok(render(StatusCode::UNPROCESSABLE_ENTITY, &page));
    }
    let door = &member.door;
    let merged = action::merge(&door.app, member.actor(), keep, &others, door.now)
        .await
        .map_err(|refusal| door.refusal(refusal))?;
    Ok(door.see(&format!(
        "/admin/apps/duplicates?disabled={}&deleted={}&left={}",
        merged.disabled, merged.deleted, merged.left
    )))
}

async fn of_site(member: &Member, origin: &str, wrong: bool) -> Result<OfSite, Response> {
    let door = &member.door;
    let rows = action::of_site(&door.app, origin)
        .await
        .map_err(|refusal| door.refusal(refusal))?;
    Ok(OfSite {
        chrome: door.chrome(),
        origin: origin.to_owned(),
        rows: rows.into_iter().map(row).collect(),
        wrong,
    })
}
