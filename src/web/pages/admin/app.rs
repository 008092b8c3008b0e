//! `/admin/apps/{client_id}`: one app, what happened to it, and all that an administrator can do.

use std::borrow::Cow;

use askama::Template;

use super::apps::{Badge, registered};
use crate::oauth::client::{PkcePolicy, RedirectMatch, RegisteredBy, TokenPolicy};
use crate::oauth::rotation::{ACCESS_LIFETIME, REFRESH_IDLE};
use crate::web::pages::account::tokens::ScopeBox;
use crate::web::pages::developer::refusal::RefusalRow;
use crate::web::pages::prose::{Part, Prose};
use crate::web::pages::{Chrome, Field, times};

/// `/admin/apps/{client_id}`.
#[derive(Template)]
#[template(path = "pages/admin/app.html")]
#[allow(
    clippy::struct_excessive_bools,
    reason = "they are independent facts about an app"
)]
pub struct App {
    /// Around the page; an administrator is signed in.
    pub chrome: Chrome,
    /// Its id.
    pub client_id: String,
    /// What it calls itself.
    pub name: String,
    /// What is said of it beside its name.
    pub badges: Vec<Badge>,
    /// An administrator has looked at it.
    pub checked: bool,
    /// It waits for approval.
    pub waits: bool,
    /// It is switched off.
    pub disabled: bool,
    /// The id of the app that took its place.
    pub merged_into: Option<String>,
    /// It has no secret.
    pub public: bool,
    /// A secret that was just made; nobody can show it again.
    pub secret: Option<String>,
    /// What the form to rotate names.
    pub secret_mark: String,
    /// In unix seconds.
    pub created_at: i64,
    /// By which door it came.
    pub registered_by: RegisteredBy,
    /// The user name and the id of who answers for it.
    pub owner: Option<(String, String)>,
    /// The user name of who has shown its secret, and asks to answer for it.
    pub claimed_by: Option<String>,
    /// The page it says it belongs to.
    pub website: Option<String>,
    /// What its developer says it is for.
    pub description: Option<String>,
    /// Where it may be answered.
    pub redirect_uris: Vec<String>,
    /// Origins that other apps have too.
    pub shared: Vec<String>,
    /// Who allow it something.
    pub people: i64,
    /// `None` if never.
    pub first_used_at: Option<i64>,
    /// `None` if never.
    pub last_used_at: Option<i64>,
    /// What was refused lately, newest first.
    pub refusals: Vec<RefusalRow>,
    /// What happened to it lately, newest first.
    pub history: Vec<Happened>,
    /// How its tokens work.
    pub policy: PolicyForm,
    /// What it may ask for.
    pub scopes: ScopesForm,
    /// The user name that was typed for another owner, and belongs to nobody.
    pub unknown_owner: Option<String>,
    /// What the administrator has just done.
    pub notice: Option<AppNotice>,
}

/// One row of the audit log.
pub struct Happened {
    /// In unix seconds.
    pub at: i64,
    /// The name of the event.
    pub event: String,
    /// What the log says about it.
    pub detail: Option<String>,
    /// The user name of the administrator who did it.
    pub actor: Option<String>,
    /// The user name of whose account it is about.
    pub person: Option<String>,
}

/// How an app's tokens work, as typed.
pub struct PolicyForm {
    /// How long tokens live.
    pub token_policy: TokenPolicy,
    /// Seconds; empty: as the policy says.
    pub access_lifetime: String,
    /// Seconds; empty: as the policy says.
    pub refresh_idle: String,
    /// Whether PKCE is demanded.
    pub pkce: PkcePolicy,
    /// How redirect URIs are compared.
    pub redirect_match: RedirectMatch,
    /// What it is a resource server for; empty: it is none.
    pub audience: String,
    /// What stopped the last try.
    pub wrong: Option<BadPolicy>,
}

/// What is wrong with what was typed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum BadPolicy {
    /// The lifetime of access tokens.
    Access,
    /// The idle time of refresh tokens.
    Refresh,
    /// The audience is no absolute URI.
    Audience,
    /// A public client can be no resource server.
    Public,
}

/// What an app may ask for, as ticked.
pub struct ScopesForm {
    /// It has a limit.
    pub limited: bool,
    /// Every scope of the catalogue, and whether it is restricted.
    pub boxes: Vec<(ScopeBox, bool)>,
}

/// What the administrator has just done.
#[derive(Clone, Copy)]
pub enum AppNotice {
    /// It may be used.
    Approved,
    /// It is marked as checked.
    Checked,
    /// It is no longer.
    Unchecked,
    /// How its tokens work was changed.
    Policy,
    /// What it may ask for was changed.
    Scopes,
    /// Somebody else answers for it.
    Owner,
    /// Nobody answers for it.
    NoOwner,
    /// It has another secret.
    Rotated,
    /// It was switched off.
    Disabled,
    /// It was switched on.
    Enabled,
    /// Nothing was changed.
    Nothing,
}

/// The question before redirect URIs are compared by their origin alone.
#[derive(Template)]
#[template(path = "pages/admin/app_sure.html")]
pub struct Sure {
    /// Around the page; an administrator is signed in.
    pub chrome: Chrome,
    /// Its id.
    pub client_id: String,
    /// What it calls itself.
    pub name: String,
    /// The origins of its redirect URIs.
    pub origins: Vec<String>,
    /// What the form held.
    pub hidden: Vec<(String, String)>,
}

impl Sure {
    fn means(&self) -> Prose {
        let name = [("name", Part::Name(&self.name))];
        self.chrome.rich("admin-app-origin-means", &name)
    }
}

impl App {
    fn heading(&self) -> Prose {
        let name = [("name", Part::Name(&self.name))];
        self.chrome.rich("developer-app-title", &name)
    }

    fn notice(&self) -> Option<Cow<'static, str>> {
        Some(self.chrome.t(match self.notice? {
            AppNotice::Approved => "admin-app-approved",
            AppNotice::Checked => "admin-app-checked",
            AppNotice::Unchecked => "admin-app-unchecked",
            AppNotice::Policy => "admin-app-policy-saved",
            AppNotice::Scopes => "admin-app-scopes-saved",
            AppNotice::Owner => "admin-app-owner-set",
            AppNotice::NoOwner => "admin-app-owner-cleared",
            AppNotice::Rotated => "admin-app-rotated",
            AppNotice::Disabled => "admin-app-disabled",
            AppNotice::Enabled => "admin-app-enabled",
            AppNotice::Nothing => "developer-nothing",
        }))
    }

    fn registered(&self) -> Prose {
        registered(&self.chrome, self.created_at, self.registered_by)
    }

    fn merged(&self) -> Option<Prose> {
        let kept = self.merged_into.as_ref()?;
        let link = format!("/admin/apps/{kept}");
        let parts = [("app", Part::Link(&link, kept))];
        Some(self.chrome.rich("admin-app-merged", &parts))
    }

    fn claimed(&self) -> Option<Prose> {
        let name = Part::Address(self.claimed_by.as_ref()?);
        Some(self.chrome.rich("admin-app-claimed", &[("name", name)]))
    }

    fn plain_http(&self) -> bool {
        self.badges.contains(&Badge::PlainHttp)
    }

    fn people(&self) -> Prose {
        let count = [("count", Part::Count(self.people))];
        self.chrome.rich("developer-people-count", &count)
    }

    fn refusal_count(&self) -> Prose {
        let count = [("count", Part::of(self.refusals.len()))];
        self.chrome.rich("developer-refusals-count", &count)
    }

    fn happened(&self, row: &Happened) -> Prose {
        let event = Part::Code(&row.event);
        match &row.detail {
            Some(detail) => self.chrome.rich(
                "admin-app-event.detail",
                &[("event", event), ("detail", Part::Name(detail))],
            ),
            None => self.chrome.rich("admin-app-event", &[("event", event)]),
        }
    }

    fn who(&self, row: &Happened) -> Prose {
        let when = ("when", Part::Time(self.chrome.now, row.at));
        match (&row.actor, &row.person) {
            (Some(actor), _) => self.chrome.rich(
                "admin-app-event-by.administrator",
                &[when, ("name", Part::Address(actor))],
            ),
            (None, Some(person)) => self.chrome.rich(
                "admin-app-event-by.person",
                &[when, ("name", Part::Address(person))],
            ),
            (None, None) => self.chrome.rich("admin-app-event-by", &[when]),
        }
    }

    fn seconds_field(
        &self,
        name: &'static str,
        label: &str,
        hint: &str,
        bounds: (&i64, &i64),
        value: &str,
        wrong: bool,
    ) -> Field {
        let (least, most) = bounds;
        let texts = self.chrome.texts;
        let (least, most) = (times::span(texts, *least), times::span(texts, *most));
        let told = texts.with(
            hint,
            &[
                ("least", least.as_str().into()),
                ("most", most.as_str().into()),
            ],
        );
        Field {
            name,
            kind: "text",
            autocomplete: "off",
            label: self.chrome.t(label),
            hint: Some(Cow::Owned(told.clone())),
            value: value.to_owned(),
            error: wrong.then(|| self.chrome.t("admin-app-lifetime-wrong").into_owned()),
            focus: wrong,
            numeric: true,
            optional: true,
            longest: Some(10),
            ..Field::default()
        }
    }

    fn access_field(&self) -> Field {
        self.seconds_field(
            "access_lifetime",
            "admin-app-access",
            "admin-app-lifetime-hint",
            (ACCESS_LIFETIME.start(), ACCESS_LIFETIME.end()),
            &self.policy.access_lifetime,
            self.policy.wrong == Some(BadPolicy::Access),
        )
    }

    fn refresh_field(&self) -> Field {
        self.seconds_field(
            "refresh_idle",
            "admin-app-refresh",
            "admin-app-lifetime-hint",
            (REFRESH_IDLE.start(), REFRESH_IDLE.end()),
            &self.policy.refresh_idle,
            self.policy.wrong == Some(BadPolicy::Refresh),
        )
    }

    fn audience_field(&self) -> Field {
        let wrong = match self.policy.wrong {
            Some(BadPolicy::Audience) => Some("admin-app-audience-wrong"),
            Some(BadPolicy::Public) => Some("admin-app-audience-public"),
            _ => None,
        };
        Field {
            name: "audience",
            kind: "text",
            autocomplete: "off",
            label: self.chrome.t("admin-app-audience"),
            hint: Some(self.chrome.t("admin-app-audience-hint")),
            value: self.policy.audience.clone(),
            error: wrong.map(|key| self.chrome.t(key).into_owned()),
            focus: wrong.is_some(),
            verbatim: true,
            optional: true,
            longest: Some(2_000),
            ..Field::default()
        }
    }

    fn owner_field(&self) -> Field {
        let wrong = self.unknown_owner.is_some();
        Field {
            name: "username",
            kind: "text",
            autocomplete: "off",
            label: self.chrome.t("developer-offer-name"),
            value: self.unknown_owner.clone().unwrap_or_default(),
            error: wrong.then(|| self.chrome.t("admin-app-owner-wrong").into_owned()),
            focus: wrong,
            verbatim: true,
            longest: Some(64),
            ..Field::default()
        }
    }

    fn long_lived(&self) -> bool {
        self.policy.token_policy == TokenPolicy::LongLived
    }

    fn pkce_required(&self) -> bool {
        self.public || self.policy.pkce == PkcePolicy::Required
    }

    fn by_origin(&self) -> bool {
        self.policy.redirect_match == RedirectMatch::Origin
    }

    fn disable_means(&self) -> Prose {
        let people = [("count", Part::Count(self.people))];
        self.chrome.rich("developer-disable-means", &people)
    }

    fn delete_means(&self) -> Prose {
        let people = [("count", Part::Count(self.people))];
        self.chrome.rich("developer-delete-means", &people)
    }

    fn delete(&self) -> Prose {
        let name = [("name", Part::Name(&self.name))];
        self.chrome.rich("developer-delete", &name)
    }
}
