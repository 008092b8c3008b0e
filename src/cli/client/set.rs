//! `permesso client set`: what an app may do, how long its tokens live, and who answers for it.

use super::{Which, find, unknown};
use crate::actions::actor::Actor;
use crate::actions::admin_clients;
use crate::actions::clients::{self, Changed, Most, Settings};
use crate::cli::client::seen::Seen;
use crate::cli::desk::Place;
use crate::cli::output::{say, show};
use crate::cli::{Failure, refused, user};
use crate::oauth::client::{PkcePolicy, RedirectMatch, TokenPolicy};
use crate::oauth::rotation::{ACCESS_LIFETIME, REFRESH_IDLE};
use crate::oauth::scope::Scope;
use crate::store::Opening;

#[derive(Debug, clap::Args)]
#[command(group = clap::ArgGroup::new("settings").multiple(true).required(true))]
pub(in crate::cli) struct Set {
    #[command(flatten)]
    pub(super) which: Which,
    /// How requested redirect URIs are compared: `exact` or `origin`
    #[arg(long, group = "settings", value_name = "HOW")]
    redirect_match: Option<RedirectMatch>,
    /// Let it introspect all tokens for this audience; empty: no longer
    #[arg(long, group = "settings", value_name = "AUDIENCE")]
    resource_server: Option<String>,
    /// How long its tokens live: `standard` or `long-lived`
    #[arg(long, group = "settings", value_name = "POLICY")]
    token_policy: Option<TokenPolicy>,
    /// How long its access tokens live, in seconds; `policy`: as the policy says
    #[arg(long, group = "settings", value_name = "SECONDS", value_parser = seconds)]
    access_lifetime: Option<i64>,
    /// How long its refresh tokens live unused, in seconds; `policy`: as the policy says
    #[arg(long, group = "settings", value_name = "SECONDS", value_parser = seconds)]
    refresh_idle: Option<i64>,
    /// Whether it must use PKCE: `optional` or `required`
    #[arg(long, group = "settings", value_name = "WHETHER")]
    pkce: Option<PkcePolicy>,
    /// What it may ask for at most, restricted scopes among them; repeat it for several
    #[arg(
        long = "scope",
        group = "settings",
        value_name = "SCOPE",
        conflicts_with = "no_scope_limit"
    )]
    scopes: Vec<String>,
    /// Let it ask for everything that is not restricted
    #[arg(long, group = "settings")]
    no_scope_limit: bool,
    /// The person who answers for it; empty: nobody. Ends its check, and people are asked again
    #[arg(long, group = "settings", value_name = "NAME")]
    owner: Option<String>,
    /// Whether an administrator checked it: `yes` or `no`
    #[arg(long, group = "settings", value_name = "YES", value_parser = yes)]
    checked: Option<bool>,
}

fn yes(text: &str) -> Result<bool, &'static str> {
    match text {
        "yes" => Ok(true),
        "no" => Ok(false),
        _ => Err("one of: yes, no"),
    }
}

/// Zero stands for the policy.
fn seconds(text: &str) -> Result<i64, &'static str> {
    match text {
        "policy" => Ok(0),
        _ => text
            .parse()
            .ok()
            .filter(|seconds| *seconds > 0)
            .ok_or("a number of seconds, or: policy"),
    }
}

impl Set {
    /// The settings; `None`: none beside the owner.
    fn settings(&self) -> Result<Option<Settings>, Failure> {
        let scopes = if self.no_scope_limit {
            Some(Most::Unrestricted)
        } else if self.scopes.is_empty() {
            None
        } else {
            let scope = Scope::parse(&self.scopes.join(" "));
            Some(Most::These(scope.map_err(crate::actions::Refusal::from)?))
        };
        let settings = Settings {
            redirect_match: self.redirect_match,
            token_policy: self.token_policy,
            pkce: self.pkce,
            audience: self.resource_server.clone(),
            access_lifetime: self.access_lifetime,
            refresh_idle: self.refresh_idle,
            scopes,
            checked: self.checked,
            disabled: None,
        };
        Ok((settings != Settings::default()).then_some(settings))
    }
}

pub(super) async fn run(place: &Place, set: Set) -> Result<(), Failure> {
    let settings = set.settings()?;
    place
        .desk(Opening::MustExist, async |app| {
            let client = find(app, &set.which.id).await?;
            // First who answers for it: that ends its check, which the same line may give anew.
            if let Some(name) = &set.owner {
                let owner = match name.as_str() {
                    "" => None,
                    name => Some(user::find(app, name).await?),
                };
                let now = app.clock.now();
                admin_clients::assign(app, Actor::Operator, &client, owner.as_ref(), now).await?;
            }
            apply(app, &set.which, settings.unwrap_or_default()).await
        })
        .await
}

/// Changes one thing about an app, and shows it.
pub(super) async fn change(
    place: &Place,
    which: &Which,
    settings: Settings,
) -> Result<(), Failure> {
    place
        .desk(Opening::MustExist, async |app| {
            apply(app, which, settings).await
        })
        .await
}

async fn apply(app: &crate::app::App, which: &Which, settings: Settings) -> Result<(), Failure> {
    let client = find(app, &which.id).await?;
    let now = app.clock.now();
    let changed = if settings == Settings::default() {
        Changed::Now
    } else {
        clients::change(app, Actor::Operator, &client, settings, now).await?
    };
    match changed {
        Changed::Now => {}
        Changed::Unknown => return unknown(&which.id),
        Changed::BadAudience => {
            return refused(
                "an audience is an absolute URI without fragment, as https://api.example.org",
            );
        }
        Changed::Public => {
            return refused("a public client has no secret to introspect with");
        }
        Changed::BadScope => {
            return refused(
                "one of these scopes is not in the catalogue: see `permesso scope list`",
            );
        }
        Changed::BadLifetime => {
            return refused(format!(
                "access tokens live {} to {} seconds, unused refresh tokens {} to {}",
                ACCESS_LIFETIME.start(),
                ACCESS_LIFETIME.end(),
                REFRESH_IDLE.start(),
                REFRESH_IDLE.end()
            ));
        }
    }
    let seen = Seen::of(app, find(app, &which.id).await?).await?;
    if let Some(audience) = &seen.client.audience
        && audience != app.issuer()
    {
        say(&format!(
            "Tokens are for {} here: as a resource server for {audience}, this client sees none of them.",
            app.issuer()
        ));
    }
    show(which.form, &seen.as_json(), &seen.details())
}
