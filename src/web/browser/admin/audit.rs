//! `GET /admin/audit` and its export.

use std::collections::HashMap;
use std::io;

use axum::body::Body;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};
use futures_util::stream;

use super::query;
use crate::actions::Refusal;
use crate::actions::trail::{self, Filter, Format, Typed, Unreadable};
use crate::app::App;
use crate::store::audit::Event;
use crate::web::extract::{Administrator, Door, Member};
use crate::web::pages::admin::audit::{Audit, AuditRow};
use crate::web::pages::auth::error::Problem;

/// Events on one page.
const PAGE: usize = 50;
/// Events of one export.
const MOST: usize = 100_000;
/// Events that an export reads at once.
const CHUNK: usize = 500;

/// `GET /admin/audit[?…&before=…]`.
pub async fn get(Administrator(member): Administrator) -> Result<Response, Response> {
    let door = &member.door;
    let typed = typed(&member);
    let read = read(door, &typed).await?;
    let (page, unreadable) = match read {
        Ok(filter) => {
            let before = Some(member.field("before")).filter(|id| !id.is_empty() && id.len() <= 64);
            let page = trail::page(&door.app, &filter, before, PAGE)
                .await
                .map_err(|refusal| door.refusal(refusal))?;
            (page, None)
        }
        Err(wrong) => (trail::Page::default(), Some(wrong)),
    };
    let query = query_of(&typed);
    let mut names = Names::default();
    let mut rows = Vec::with_capacity(page.events.len());
    for event in page.events {
        let row = names.row(&door.app, event).await;
        rows.push(row.map_err(|refusal| door.refusal(refusal))?);
    }
    Ok(door.page(&Audit {
        chrome: door.chrome(),
        older: page
            .next
            .map(|next| format!("/admin/audit?before={next}{query}")),
        typed,
        unreadable,
        rows,
        cut_at: page.cut_at,
        query,
        most: MOST,
    }))
}

/// `GET /admin/audit/export?format=csv|json-lines[&…]`: a file, written while it is read.
pub async fn export(Administrator(member): Administrator) -> Result<Response, Response> {
    let door = &member.door;
    let (format, kind, name) = match member.field("format") {
        "csv" => (Format::Csv, "text/csv; charset=utf-8", "audit.csv"),
        "json-lines" => (Format::JsonLines, "application/jsonl", "audit.jsonl"),
        _ => return Err(door.refuse(Problem::BadForm)),
    };
    let Ok(filter) = read(door, &typed(&member)).await? else {
        return Err(door.refuse(Problem::BadForm));
    };
    let rest = Rest {
        app: door.app.clone(),
        filter,
        format,
        before: None,
        left: MOST,
        begun: false,
        ended: false,
    };
    let body = Body::from_stream(stream::unfold(rest, |mut rest| async move {
        let chunk = rest.chunk().await?;
        Some((chunk, rest))
    }));
    let disposition = format!("attachment; filename=\"{name}\"");
    let headers = [
        (CONTENT_TYPE, kind.to_owned()),
        (CONTENT_DISPOSITION, disposition),
    ];
    Ok((headers, body).into_response())
}

/// What an export has yet to write.
struct Rest {
    app: App,
    filter: Filter,
    format: Format,
    before: Option<String>,
    left: usize,
    begun: bool,
    ended: bool,
}

impl Rest {
    /// Some more lines; `None`: that was all. A breakage breaks the answer off, so that half a file does not pass for a whole one.
    async fn chunk(&mut self) -> Option<io::Result<String>> {
        if self.ended {
            return None;
        }
        let most = self.left.min(CHUNK);
        let page = trail::page(&self.app, &self.filter, self.before.as_deref(), most).await;
        let Ok(page) = page else {
            self.ended = true;
            return Some(Err(io::Error::other("the database failed")));
        };
        let mut text = String::new();
        if !self.begun {
            self.begun = true;
            text.push_str(self.format.head());
        }
        for event in &page.events {
            text.push_str(&self.format.line(event));
        }
        self.left -= page.events.len();
        self.ended = self.left == 0 || page.next.is_none();
        self.before = page.next;
        Some(Ok(text))
    }
}

async fn read(door: &Door, typed: &Typed) -> Result<Result<Filter, Unreadable>, Response> {
    typed
        .read(&door.app)
        .await
        .map_err(|refusal| door.refusal(refusal))
}

fn typed(member: &Member) -> Typed {
    let field = |name| member.field(name).chars().take(254).collect();
    Typed {
        event: field("event"),
        person: field("person"),
        client: field("client"),
        network: field("network"),
        actor: field("actor"),
        from: field("from"),
        to: field("to"),
    }
}

fn query_of(typed: &Typed) -> String {
    query(&[
        ("event", &typed.event),
        ("person", &typed.person),
        ("client", &typed.client),
        ("network", &typed.network),
        ("actor", &typed.actor),
        ("from", &typed.from),
        ("to", &typed.to),
    ])
}

/// The names of those whom a page is about, each read once.
#[derive(Default)]
struct Names {
    people: HashMap<String, Option<String>>,
    apps: HashMap<String, Option<String>>,
}

impl Names {
    async fn row(&mut self, app: &App, event: Event) -> Result<AuditRow, Refusal> {
        Ok(AuditRow {
            person: self.person(app, event.user_id).await?,
            actor: self.person(app, event.actor_id).await?,
            client: self.app(app, event.client_id).await?,
            at: event.at,
            event: event.event,
            network: event.network,
            detail: event.detail,
        })
    }

    async fn person(
        &mut self,
        app: &App,
        id: Option<String>,
    ) -> Result<Option<(String, Option<String>)>, Refusal> {
        let Some(id) = id else { return Ok(None) };
        if !self.people.contains_key(&id) {
            let user = app.store.user(&id).await?;
            self.people
                .insert(id.clone(), user.map(|user| user.username));
        }
        let name = self.people.get(&id).cloned().flatten();
        Ok(Some((id, name)))
    }

    async fn app(
        &mut self,
        app: &App,
        id: Option<String>,
    ) -> Result<Option<(String, Option<String>)>, Refusal> {
        let Some(id) = id else { return Ok(None) };
        if !self.apps.contains_key(&id) {
            let client = app.store.client(&id).await?;
            self.apps
                .insert(id.clone(), client.map(|client| client.client_name));
        }
        let name = self.apps.get(&id).cloned().flatten();
        Ok(Some((id, name)))
    }
}
