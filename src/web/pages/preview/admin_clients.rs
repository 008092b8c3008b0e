//! The pages of administrators about apps and scopes.

use super::super::account::tokens::ScopeBox;
use super::super::admin::Choice;
use super::super::admin::app::{App, AppNotice, BadPolicy, Happened, PolicyForm, ScopesForm, Sure};
use super::super::admin::apps::{AppRow, Apps, AppsNotice, Badge, People};
use super::super::admin::scopes::{Origin, ScopeRow, Scopes};
use super::super::admin::twins::{Merged, OfSite, SharedSite, SharedSites};
use super::admin_people::administrator;
use super::{Chrome, DAY, HOSTILE, NOW, SCOPES, page, refusals, stranger};
use crate::oauth::client::{PkcePolicy, RedirectMatch, RegisteredBy, TokenPolicy};

pub(super) fn pages() -> Vec<(String, String)> {
    let mut pages = lists();
    pages.extend(one_app());
    pages.extend(twins());
    pages.extend(scopes());
    pages
}

fn choices(chrome: &Chrome, all: &[(&'static str, &'static str)]) -> Vec<Choice> {
    let one = |(at, (value, key)): (usize, &(&'static str, &'static str))| {
        Choice::new(chrome, value, key, at == 1)
    };
    all.iter().enumerate().map(one).collect()
}

const BY: &[(&str, &str)] = &[
    ("name", "admin-apps-by-name"),
    ("site", "admin-apps-by-site"),
    ("id", "admin-apps-by-id"),
    ("owner", "admin-apps-by-owner"),
];
const SHOW: &[(&str, &str)] = &[
    ("all", "admin-apps-show-all"),
    ("waiting", "admin-apps-show-waiting"),
    ("claimed", "admin-apps-show-claimed"),
    ("checked", "admin-apps-show-checked"),
    ("disabled", "admin-apps-show-disabled"),
    ("unused", "admin-apps-show-unused"),
    ("self-registered", "admin-apps-show-self"),
    ("http", "admin-apps-show-http"),
];

fn row(name: &str) -> AppRow {
    AppRow {
        client_id: "k3v9n2q8w7x4c5b6m1a0".into(),
        name: name.into(),
        host: Some("calendar.example.org".into()),
        more_hosts: 0,
        created_at: NOW - 3 * DAY,
        registered_by: RegisteredBy::Api,
        owner: None,
        people: People::Exactly(12),
        last_used_at: Some(NOW - 3_600),
        badges: vec![],
    }
}

fn rows() -> Vec<AppRow> {
    vec![
        AppRow {
            badges: vec![Badge::Checked],
            ..row("Town calendar")
        },
        AppRow {
            registered_by: RegisteredBy::Developer,
            owner: Some("b".repeat(39)),
            more_hosts: 1,
            people: People::AtLeast(487),
            badges: vec![Badge::Waits, Badge::PlainHttp],
            ..row(HOSTILE)
        },
        AppRow {
            registered_by: RegisteredBy::Dynamic,
            host: Some(format!("{}.example", "sub.".repeat(20))),
            more_hosts: 4,
            people: People::Exactly(0),
            last_used_at: None,
            badges: vec![Badge::Merged],
            ..row(&"x".repeat(60))
        },
        AppRow {
            registered_by: RegisteredBy::Operator,
            host: None,
            people: People::Exactly(1),
            badges: vec![Badge::Barred, Badge::Disabled],
            ..row("")
        },
    ]
}

fn list() -> Apps {
    Apps {
        chrome: administrator(),
        by: choices(&stranger(), BY),
        text: String::new(),
        show: choices(&stranger(), SHOW),
        rows: rows(),
        order: "admin-apps-order-newest",
        wrong: false,
        looked_at: None,
        next: Some("/admin/apps?key=1&id=a".into()),
        notice: None,
    }
}

fn lists() -> Vec<(String, String)> {
    let found = Apps {
        chrome: stranger(),
        text: HOSTILE.into(),
        looked_at: Some(2_000),
        order: "admin-apps-order-name",
        ..list()
    };
    let wrong = Apps {
        text: "not a host".into(),
        rows: vec![],
        wrong: true,
        next: None,
        ..list()
    };
    let sites = Apps {
        text: ".example.org".into(),
        order: "admin-apps-order-site",
        notice: Some(AppsNotice::Deleted),
        ..list()
    };
    let gone = Apps {
        notice: Some(AppsNotice::Gone),
        ..list()
    };
    vec![
        page("admin-apps", &list()),
        page("admin-apps-found", &found),
        page("admin-apps-wrong", &wrong),
        page("admin-apps-sites", &sites),
        page("admin-apps-gone", &gone),
    ]
}

fn app() -> App {
    App {
        chrome: administrator(),
        client_id: "k3v9n2q8w7x4c5b6m1a0".into(),
        name: "Town calendar".into(),
        badges: vec![Badge::Checked],
        checked: true,
        waits: false,
        disabled: false,
        merged_into: None,
        public: false,
        secret: None,
        secret_mark: "0123456789abcdef".into(),
        created_at: NOW - 40 * DAY,
        registered_by: RegisteredBy::Api,
        owner: None,
        claimed_by: None,
        website: Some("https://calendar.example.org/".into()),
        description: None,
        redirect_uris: vec!["https://calendar.example.org/callback".into()],
        shared: vec![],
        people: 12,
        first_used_at: Some(NOW - 39 * DAY),
        last_used_at: Some(NOW - 60),
        refusals: vec![],
        history: vec![
            Happened {
                at: NOW - 3_600,
                event: "client_changed".into(),
                detail: Some("checked true".into()),
                actor: Some("alice".into()),
                person: None,
            },
            Happened {
                at: NOW - DAY,
                event: "consent_allowed".into(),
                detail: None,
                actor: None,
                person: Some("bob".into()),
            },
            Happened {
                at: NOW - 40 * DAY,
                event: "client_created".into(),
                detail: None,
                actor: None,
                person: None,
            },
        ],
        policy: policy(None),
        scopes: ScopesForm {
            limited: true,
            boxes: SCOPES
                .iter()
                .enumerate()
                .map(|(at, (value, sentence))| {
                    let one = ScopeBox {
                        value: (*value).into(),
                        sentence: (*sentence).into(),
                        ticked: at < 2,
                    };
                    (one, at % 3 == 2)
                })
                .collect(),
        },
        unknown_owner: None,
        notice: None,
    }
}

fn policy(wrong: Option<BadPolicy>) -> PolicyForm {
    PolicyForm {
        token_policy: TokenPolicy::LongLived,
        access_lifetime: String::new(),
        refresh_idle: String::new(),
        pkce: PkcePolicy::Optional,
        redirect_match: RedirectMatch::Exact,
        audience: String::new(),
        wrong,
    }
}

fn one_app() -> Vec<(String, String)> {
    let troubled = App {
        chrome: stranger(),
        name: HOSTILE.into(),
        badges: vec![Badge::Waits, Badge::Merged, Badge::PlainHttp],
        checked: false,
        waits: true,
        disabled: true,
        merged_into: Some("a1b2c3d4e5f6g7h8i9j0".into()),
        owner: Some(("c".repeat(39), "id".into())),
        claimed_by: Some("dora".into()),
        description: Some(HOSTILE.into()),
        redirect_uris: vec![
            format!("http://{}.example/cb", "sub.".repeat(20)),
            "https://calendar.example.org/callback".into(),
        ],
        shared: vec!["https://calendar.example.org".into()],
        people: 1,
        refusals: refusals(),
        history: vec![],
        unknown_owner: Some("nobody".into()),
        ..app()
    };
    let public = App {
        public: true,
        people: 0,
        ..app()
    };
    let secret = App {
        secret: Some(format!("pms_{}", "abcdefgh234567ijklmnopqrstuvwxyz234567")),
        notice: Some(AppNotice::Rotated),
        ..app()
    };
    let sure = Sure {
        chrome: administrator(),
        client_id: "k3v9n2q8w7x4c5b6m1a0".into(),
        name: HOSTILE.into(),
        origins: vec!["https://calendar.example.org".into()],
        hidden: vec![("do".into(), "policy".into())],
    };
    let mut pages = vec![
        page("admin-app", &app()),
        page("admin-app-troubled", &troubled),
        page("admin-app-public", &public),
        page("admin-app-secret", &secret),
        page("admin-app-sure", &sure),
    ];
    for (name, wrong) in [
        ("access", BadPolicy::Access),
        ("refresh", BadPolicy::Refresh),
        ("audience", BadPolicy::Audience),
        ("audience-public", BadPolicy::Public),
    ] {
        let app = App {
            policy: policy(Some(wrong)),
            ..app()
        };
        pages.push(page(format!("admin-app-wrong-{name}"), &app));
    }
    for (name, notice) in [
        ("approved", AppNotice::Approved),
        ("checked", AppNotice::Checked),
        ("unchecked", AppNotice::Unchecked),
        ("policy", AppNotice::Policy),
        ("scopes", AppNotice::Scopes),
        ("owner", AppNotice::Owner),
        ("no-owner", AppNotice::NoOwner),
        ("disabled", AppNotice::Disabled),
        ("enabled", AppNotice::Enabled),
        ("nothing", AppNotice::Nothing),
    ] {
        let app = App {
            notice: Some(notice),
            ..app()
        };
        pages.push(page(format!("admin-app-{name}"), &app));
    }
    pages
}

fn twins() -> Vec<(String, String)> {
    let site = |origin: &str, apps, more| SharedSite {
        origin: origin.into(),
        apps,
        more,
    };
    let sites = SharedSites {
        chrome: administrator(),
        sites: vec![
            site("https://calendar.example.org", 2, false),
            site(&format!("https://{}.example", "sub.".repeat(20)), 50, true),
        ],
        next: Some("/admin/apps/duplicates?after=x".into()),
        notice: Some(Merged {
            disabled: 1,
            deleted: 2,
            left: 0,
        }),
    };
    let none = SharedSites {
        chrome: administrator(),
        sites: vec![],
        next: None,
        notice: None,
    };
    let of_site = |rows, wrong| OfSite {
        chrome: administrator(),
        origin: "https://calendar.example.org".into(),
        rows,
        wrong,
    };
    vec![
        page("admin-apps-duplicates", &sites),
        page("admin-apps-duplicates-none", &none),
        page("admin-apps-duplicates-site", &of_site(rows(), true)),
        page("admin-apps-duplicates-single", &of_site(vec![], false)),
    ]
}

fn scopes() -> Vec<(String, String)> {
    let row = |name: &str, origin| ScopeRow {
        name: name.into(),
        sentence: "Publish and change events in your name.".into(),
        origin,
        restricted: false,
        default: false,
        apps: 1,
        grants: 1_234,
    };
    let counted = Scopes {
        chrome: administrator(),
        rows: vec![
            ScopeRow {
                default: true,
                ..row("event:write", Origin::Server)
            },
            ScopeRow {
                restricted: true,
                sentence: HOSTILE.into(),
                ..row("vault:open", Origin::Settings)
            },
            ScopeRow {
                sentence: String::new(),
                grants: 0,
                ..row("old", Origin::Nowhere)
            },
        ],
        unlimited: 17,
        counted_at: Some(NOW - 1_800),
    };
    let uncounted = Scopes {
        chrome: administrator(),
        rows: vec![row("email", Origin::Server)],
        unlimited: 0,
        counted_at: None,
    };
    vec![
        page("admin-scopes", &counted),
        page("admin-scopes-uncounted", &uncounted),
    ]
}
