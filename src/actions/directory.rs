//! People as administrators look for them, page by page.

use super::Refusal;
use crate::app::App;
use crate::store::directory::{Listed, Show, search_key};
use crate::store::links::Link;

/// People on one page.
pub const PAGE: usize = 50;
/// Matches that are looked through for one page; a filter may leave most of them out.
const LOOKED_AT: usize = 2_000;
/// Matches of one read.
const READS: usize = 200;

/// Some people, and where the next page begins.
#[derive(Debug, Default)]
pub struct Page {
    /// Who.
    pub people: Vec<Listed>,
    /// The next page, if there may be more.
    pub next: Option<Cursor>,
    /// This page ends before it is full, because enough was looked through.
    pub cut: bool,
}

/// After whom a page begins: an id, and for a search the key before it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Cursor {
    /// The key; empty without a search.
    pub key: Vec<u8>,
    /// The id.
    pub id: String,
}

/// The people of a kind, newest first; with `words`, those whose name, user name or address begins with them, in the order of what fits.
pub async fn list(
    app: &App,
    show: Show,
    words: &str,
    after: Option<Cursor>,
) -> Result<Page, Refusal> {
    let prefix = search_key(words);
    let limit = i64::try_from(READS).unwrap_or(i64::MAX);
    if prefix.is_empty() {
        return newest(app, show, after).await;
    }
    let mut page = Page::default();
    let mut at = after.unwrap_or_default();
    for _ in 0..LOOKED_AT / READS {
        let key = at.key.clone();
        let found = app
            .store
            .people_found(prefix.as_bytes(), (&key, &at.id), limit)
            .await?;
        let all = found.len() < READS;
        for one in found {
            let here = Cursor {
                key: one.search_key.clone(),
                id: one.id.clone(),
            };
            let listed = Listed::from(one);
            if show.has(&listed) {
                if page.people.len() == PAGE {
                    page.next = Some(at);
                    return Ok(page);
                }
                page.people.push(listed);
            }
            at = here;
        }
        if all {
            return Ok(page);
        }
    }
    page.cut = page.people.len() < PAGE;
    page.next = Some(at);
    Ok(page)
}

async fn newest(app: &App, show: Show, after: Option<Cursor>) -> Result<Page, Refusal> {
    // Ids are hexadecimal digits; a letter beyond them comes after all of them in every collation.
    let before = after.map_or_else(|| "z".to_owned(), |cursor| cursor.id);
    let limit = i64::try_from(PAGE + 1).unwrap_or(i64::MAX);
    let mut people = app.store.people(show, &before, limit).await?;
    let more = people.len() > PAGE;
    people.truncate(PAGE);
    let next = people.last().filter(|_| more).map(|last| Cursor {
        key: Vec::new(),
        id: last.id.clone(),
    });
    Ok(Page {
        people,
        next,
        cut: false,
    })
}

/// Invitations on one page.
const INVITATIONS: i64 = 50;

/// The invitations that are good, oldest first, after an id; and the id after which there are more.
pub async fn invitations(
    app: &App,
    after: &str,
    now: i64,
) -> Result<(Vec<Link>, Option<String>), Refusal> {
    let mut links = app.store.invitations(now, after, INVITATIONS + 1).await?;
    let more = i64::try_from(links.len()).is_ok_and(|count| count > INVITATIONS);
    if more {
        links.pop();
    }
    let next = links.last().filter(|_| more).map(|last| last.id.clone());
    Ok((links, next))
}
