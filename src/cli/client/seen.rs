//! A client in the words and the JSON of the command line.

use serde_json::{Value, json};

use crate::app::App;
use crate::cli::Failure;
use crate::cli::output::{Row, time_or_dash};
use crate::oauth::client::{Client, PkcePolicy};
use crate::oauth::scope::Scope;
use crate::people::calendar;

/// A client as it is shown.
pub(super) struct Seen {
    pub(super) client: Client,
    pub(super) redirect_uris: Vec<String>,
    /// The user name of the person who answers for it.
    pub(super) owner: Option<String>,
}

impl Seen {
    pub(super) async fn of(app: &App, client: Client) -> Result<Self, Failure> {
        let redirect_uris = app.store.redirect_uris(&client.client_id).await?;
        let owner = match &client.owner_id {
            Some(id) => app.store.user(id).await?.map(|user| user.username),
            None => None,
        };
        Ok(Self {
            client,
            redirect_uris,
            owner,
        })
    }

    pub(super) fn row(&self) -> Row {
        Row {
            json: self.as_json(),
            cells: vec![
                self.client.client_id.clone(),
                self.client.client_name.clone(),
                self.state(),
                calendar::exact(self.client.created_at),
                time_or_dash(self.client.first_used_at),
            ],
        }
    }

    /// The scopes that `/api/client` answered, or the limit that an operator set.
    fn scopes(&self) -> &Scope {
        let client = &self.client;
        client.scope_limit.as_ref().unwrap_or(&client.default_scope)
    }

    fn state(&self) -> String {
        let client = &self.client;
        let words = [
            client.disabled_at.map(|_| "disabled"),
            client.awaits_approval_at.map(|_| "waits for approval"),
            client.checked_at.map(|_| "checked"),
            client.is_public().then_some("public"),
            client.audience.as_ref().map(|_| "resource server"),
        ];
        let words: Vec<&str> = words.into_iter().flatten().collect();
        if words.is_empty() {
            "-".to_owned()
        } else {
            words.join(", ")
        }
    }

    pub(super) fn details(&self) -> Vec<(&'static str, String)> {
        let client = &self.client;
        let mut details = vec![
            ("client id", client.client_id.clone()),
            ("name", client.client_name.clone()),
        ];
        for uri in &self.redirect_uris {
            details.push(("redirect URI", uri.clone()));
        }
        let scopes = match &client.scope_limit {
            None => "no limit".to_owned(),
            Some(limit) if limit.is_empty() => "none".to_owned(),
            Some(limit) => limit.to_string(),
        };
        details.push(("scopes", scopes));
        details.push(("state", self.state()));
        if let Some(owner) = &self.owner {
            details.push(("owner", owner.clone()));
        }
        if let Some(website) = &client.website {
            details.push(("website", website.clone()));
        }
        if let Some(description) = &client.description {
            details.push(("description", description.clone()));
        }
        if let Some(audience) = &client.audience {
            details.push(("resource server for", audience.clone()));
        }
        details.push(("redirect match", client.redirect_match.to_string()));
        details.push(("token policy", client.token_policy.to_string()));
        if let Some(seconds) = client.access_lifetime {
            details.push(("access lifetime", format!("{seconds} s")));
        }
        if let Some(seconds) = client.refresh_idle {
            details.push(("refresh idle", format!("{seconds} s")));
        }
        if let Some(kept) = &client.merged_into {
            details.push(("merged into", kept.clone()));
        }
        // RFC 9700 2.1.1: of public clients it is always required.
        let pkce = if client.is_public() {
            PkcePolicy::Required
        } else {
            client.pkce
        };
        details.push(("PKCE", pkce.to_string()));
        details.push(("registered by", client.registered_by.to_string()));
        details.push(("since", calendar::exact(client.created_at)));
        details.push(("first used", time_or_dash(client.first_used_at)));
        details
    }

    /// The keys of `POST /api/client`, and more.
    pub(super) fn as_json(&self) -> Value {
        let client = &self.client;
        let redirect_uris = self.redirect_uris.join(" ");
        json!({
            "client_id": client.client_id,
            "name": client.client_name,
            "redirect_uris": redirect_uris,
            "redirectUris": redirect_uris,
            "scopes": self.scopes().as_str(),
            "website": client.website,
            "description": client.description,
            "owner": self.owner,
            "scope_limit": client.scope_limit.as_ref().map(Scope::as_str),
            "public": client.is_public(),
            "checked": client.checked_at.is_some(),
            "disabled": client.disabled_at.is_some(),
            "redirect_match": client.redirect_match.to_string(),
            "token_policy": client.token_policy.to_string(),
            "access_lifetime": client.access_lifetime,
            "refresh_idle": client.refresh_idle,
            "merged_into": client.merged_into,
            "awaits_approval": client.awaits_approval_at.is_some(),
            "pkce": client.pkce.to_string(),
            "resource_server": client.audience,
            "registered_by": client.registered_by.to_string(),
            "created_at": client.created_at,
            "first_used_at": client.first_used_at,
        })
    }
}
