//! What an app changes under people's eyes: kept when it happens, told at their next consent.

use super::Refusal;
use crate::app::App;
use crate::oauth::client::Client;
use crate::store::client_changes::{Change, Field};

/// Redirect URIs that one notice names at most.
const MOST_NAMED: usize = 3;

/// What changes between two forms of an app: each with its redirect URIs.
pub(super) fn between(
    app: &App,
    (before, uris_before): (&Client, &[String]),
    (after, uris_after): (&Client, &[String]),
    now: i64,
) -> Vec<Change> {
    let mut changes = Vec::new();
    if before.client_name != after.client_name {
        changes.push(change(app, Field::Name, before.client_name.clone(), now));
    }
    if before.website != after.website {
        let was = before.website.clone().unwrap_or_default();
        changes.push(change(app, Field::Website, was, now));
    }
    if uris_before != uris_after {
        changes.push(change(
            app,
            Field::RedirectUris,
            uris_before.join("\n"),
            now,
        ));
    }
    changes
}

/// One change.
pub(super) fn change(app: &App, field: Field, was: String, now: i64) -> Change {
    Change {
        id: app.id(),
        at: now,
        field: field.word().to_owned(),
        was,
    }
}

/// What is different about an app since somebody last allowed it.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Since {
    /// The name before; empty: it gave none.
    pub name: Option<String>,
    /// The website before; empty: it named none.
    pub website: Option<String>,
    /// Redirect URIs that it has now.
    pub added: Vec<String>,
    /// Redirect URIs that it has no longer.
    pub removed: Vec<String>,
    /// Somebody else answers for it.
    pub owner: bool,
}

/// What has changed about an app since a person last allowed it anything; nothing for those who never did.
pub async fn since_consent(app: &App, user_id: &str, client: &Client) -> Result<Since, Refusal> {
    if client.changed_at == client.created_at {
        return Ok(Since::default());
    }
    let Some(allowed_at) = app.store.last_allowed(user_id, &client.client_id).await? else {
        return Ok(Since::default());
    };
    if client.changed_at < allowed_at {
        return Ok(Since::default());
    }
    let changes = app
        .store
        .client_changes(&client.client_id, allowed_at)
        .await?;
    let uris = app.store.redirect_uris(&client.client_id).await?;
    Ok(told(&changes, client, &uris))
}

/// The oldest state of each thing against the present one: what went and came back is not told.
fn told(changes: &[Change], client: &Client, uris: &[String]) -> Since {
    let first = |field: Field| {
        let found = changes.iter().find(|change| change.field == field.word());
        found.map(|change| change.was.as_str())
    };
    let website = client.website.as_deref().unwrap_or_default();
    let (mut added, mut removed) = (Vec::new(), Vec::new());
    if let Some(was) = first(Field::RedirectUris) {
        let was: Vec<&str> = was.lines().collect();
        let new = uris.iter().filter(|uri| !was.contains(&uri.as_str()));
        added = new.take(MOST_NAMED).cloned().collect();
        let gone = was.iter().filter(|was| uris.iter().all(|uri| uri != *was));
        removed = gone.take(MOST_NAMED).map(ToString::to_string).collect();
    }
    let owned = |was: &str| was.to_owned();
    Since {
        name: first(Field::Name)
            .filter(|was| *was != client.client_name)
            .map(owned),
        website: first(Field::Website)
            .filter(|was| *was != website)
            .map(owned),
        added,
        removed,
        owner: first(Field::Owner).is_some(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::oauth::client::tests::client;

    fn was(field: Field, was: &str) -> Change {
        Change {
            id: String::new(),
            at: 0,
            field: field.word().to_owned(),
            was: was.to_owned(),
        }
    }

    #[test]
    fn the_oldest_state_counts_and_what_came_back_is_not_told() {
        let app = Client {
            client_name: "An app".to_owned(),
            website: Some("https://now.example/".to_owned()),
            ..client()
        };
        let uris = ["https://a.example/", "https://c.example/"].map(ToOwned::to_owned);
        let changes = [
            was(Field::Name, "An app"),
            was(Field::Website, ""),
            was(
                Field::RedirectUris,
                "https://a.example/\nhttps://b.example/",
            ),
            was(Field::Name, "Another app"),
            was(Field::RedirectUris, "https://c.example/"),
            was(Field::Website, "https://between.example/"),
        ];
        let expected = Since {
            name: None,
            website: Some(String::new()),
            added: vec!["https://c.example/".to_owned()],
            removed: vec!["https://b.example/".to_owned()],
            owner: false,
        };
        assert_eq!(told(&changes, &app, &uris), expected);
        assert!(told(&[was(Field::Owner, "")], &app, &uris).owner);
        assert_eq!(told(&[], &app, &uris), Since::default());
    }
}
