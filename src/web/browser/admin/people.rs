//! `GET /admin/people`.

use axum::response::Response;
use data_encoding::HEXLOWER;

use super::query;
use crate::actions::directory::{self, Cursor};
use crate::store::directory::{Listed, Show};
use crate::web::extract::{Administrator, Member};
use crate::web::pages::admin::people::{People, PersonRow, SHOWN};

/// Longer than any name, user name or address.
const LONGEST: usize = 254;

/// `GET /admin/people[?q=…&show=…&key=…&after=…]`.
pub async fn get(Administrator(member): Administrator) -> Result<Response, Response> {
    let door = &member.door;
    let shown = SHOWN
        .iter()
        .find(|(value, ..)| *value == member.field("show"));
    let show = shown.map_or(Show::All, |(_, show, _)| *show);
    let words: String = member.field("q").chars().take(LONGEST).collect();
    let page = directory::list(&door.app, show, &words, cursor(&member))
        .await
        .map_err(|refusal| door.refusal(refusal))?;
    let next = page.next.map(|next| {
        let key = HEXLOWER.encode(&next.key);
        let pairs = [
            ("q", words.as_str()),
            ("show", member.field("show")),
            ("key", &key),
        ];
        format!("/admin/people?after={}{}", next.id, query(&pairs))
    });
    Ok(door.page(&People {
        chrome: door.chrome(),
        show,
        people: page.people.into_iter().map(row).collect(),
        next,
        cut: page.cut,
        deleted: member.field("done") == "deleted",
        words,
    }))
}

/// What cannot be read is no place in the list: it begins anew.
fn cursor(member: &Member) -> Option<Cursor> {
    let id = member.field("after");
    let key = HEXLOWER.decode(member.field("key").as_bytes()).ok()?;
    let fits = !id.is_empty() && id.len() <= 64 && key.len() <= 4 * LONGEST;
    fits.then(|| Cursor {
        key,
        id: id.to_owned(),
    })
}

fn row(listed: Listed) -> PersonRow {
    PersonRow {
        id: listed.id,
        username: listed.username,
        name: listed.name,
        email: listed.email,
        created_at: listed.created_at,
        admin: listed.admin_at.is_some(),
        disabled: listed.disabled_at.is_some(),
        protected: listed.protected_at.is_some(),
    }
}
