//! The pages of administrators: the overview, people, invitations, the audit log, settings, health.

use std::net::IpAddr;

use super::super::admin::audit::{Audit, AuditRow};
use super::super::admin::health::AdminHealth;
use super::super::admin::home::AdminHome;
use super::super::admin::invitations::{InvitationNotice, InvitationRow, Invitations, InviteForm};
use super::super::admin::people::{People, PersonRow};
use super::super::admin::person::{ACTIONS, AdminPerson, PersonNotice};
use super::super::admin::settings::AdminSettings;
use super::{Chrome, DAY, HOSTILE, NOW, page, somebody, stranger};
use crate::actions::health::{Attention, Count, Health, JobRun, Overview, Schema};
use crate::actions::trail::{Typed, Unreadable};
use crate::config::Shown;
use crate::people::second_factor::Methods;
use crate::store::directory::Show;
use crate::store::health::Condition;
use crate::store::mails::MailHealth;

/// Somebody who may administer.
pub(super) fn administrator() -> Chrome {
    let mut chrome = somebody();
    if let Some(person) = &mut chrome.person {
        person.is_admin = true;
    }
    chrome
}

pub(super) fn pages() -> Vec<(String, String)> {
    let mut pages = overviews();
    pages.extend(people());
    pages.extend(persons());
    pages.extend(invitations());
    pages.extend(audits());
    pages.extend(installation());
    pages
}

fn overviews() -> Vec<(String, String)> {
    let peer: IpAddr = [10, 0, 0, 7].into();
    let busy = Overview {
        attention: vec![
            Attention::Schema(Schema::Newer {
                found: 9,
                wanted: 7,
            }),
            Attention::Schema(Schema::Other),
            Attention::Disk(80 * 1_024 * 1_024),
            Attention::Job("sweep"),
            Attention::FailedMails(2),
            Attention::LateMails(1),
            Attention::Proxy(peer),
            Attention::Unprotected(2),
            Attention::Approvals(1),
            Attention::Claims(3),
            Attention::PlainHttp(12),
            Attention::Invitations(1),
        ],
        people: Count::At(102_345, NOW - 300),
        apps: Count::MoreThan(999),
        grants: Count::Now(12),
        refusals: Count::MoreThan(10_000),
        sign_ins: Count::Now(0),
    };
    let calm = Overview {
        attention: Vec::new(),
        people: Count::Now(3),
        apps: Count::Now(1),
        grants: Count::Now(1),
        refusals: Count::Now(0),
        sign_ins: Count::Now(0),
    };
    let home = |chrome, overview| AdminHome { chrome, overview };
    vec![
        page("admin", &home(stranger(), busy)),
        page("admin-calm", &home(administrator(), calm)),
    ]
}

fn row(name: &str, admin: bool, disabled: bool) -> PersonRow {
    PersonRow {
        id: "0199-1".into(),
        username: "alice".into(),
        name: name.into(),
        email: format!("{}@people.example", "a".repeat(60)),
        created_at: NOW - 90 * DAY,
        admin,
        disabled,
        protected: false,
    }
}

fn people() -> Vec<(String, String)> {
    let full = People {
        chrome: stranger(),
        words: HOSTILE.into(),
        show: Show::Disabled,
        people: vec![
            row("Alice Liddell", true, false),
            row(HOSTILE, false, true),
            row("Bob", false, false),
        ],
        next: Some("/admin/people?after=0199-1".into()),
        cut: true,
        deleted: false,
    };
    let none = People {
        chrome: administrator(),
        words: String::new(),
        show: Show::All,
        people: Vec::new(),
        next: None,
        cut: false,
        deleted: true,
    };
    vec![
        page("admin-people", &full),
        page("admin-people-none", &none),
    ]
}

fn person(chrome: Chrome) -> AdminPerson {
    AdminPerson {
        chrome,
        id: "0199f3a0-0000-7000-8000-000000000000".into(),
        username: "bob".into(),
        name: "Bob Dodgson".into(),
        email: "bob@people.example".into(),
        email_verified: false,
        created_at: NOW - 90 * DAY,
        last_seen_at: Some(NOW - 400),
        admin: false,
        disabled: false,
        methods: Methods {
            totp: true,
            passkeys: true,
            recovery: true,
        },
        numbers: [2, 3, 1, 4],
        oneself: false,
        link: None,
        wrong_name: false,
        notice: None,
    }
}

fn persons() -> Vec<(String, String)> {
    let none = Methods {
        totp: false,
        passkeys: false,
        recovery: false,
    };
    let oneself = AdminPerson {
        name: HOSTILE.into(),
        username: "a".repeat(39),
        admin: true,
        oneself: true,
        methods: none,
        email_verified: true,
        link: Some("http://localhost:13120/recover?link=0123456789abcdef0123456789abcdef".into()),
        ..person(stranger())
    };
    let disabled = AdminPerson {
        disabled: true,
        methods: none,
        numbers: [0; 4],
        last_seen_at: None,
        wrong_name: true,
        ..person(administrator())
    };
    let mut pages = vec![
        page("admin-person", &person(administrator())),
        page("admin-person-oneself", &oneself),
        page("admin-person-disabled", &disabled),
    ];
    let done = ACTIONS
        .iter()
        .map(|(action, name, _)| (*name, PersonNotice::Done(*action)));
    let refused = [
        ("already", PersonNotice::Already),
        ("last-admin", PersonNotice::LastAdmin),
    ];
    for (name, notice) in done.chain(refused) {
        let told = AdminPerson {
            notice: Some(notice),
            ..person(administrator())
        };
        pages.push(page(format!("admin-person-{name}"), &told));
    }
    pages
}

fn invitations() -> Vec<(String, String)> {
    let form = |wrong: bool| InviteForm {
        email: if wrong {
            "nobody".into()
        } else {
            String::new()
        },
        uses: "1".into(),
        days: "7".into(),
        wrong_email: wrong.then(|| "…".into()),
        wrong_uses: wrong,
        wrong_days: wrong,
        mail: !wrong,
    };
    let row = |email: Option<&str>, uses_left| InvitationRow {
        id: "0199-1".into(),
        email: email.map(Into::into),
        uses_left,
        created_at: NOW - 3 * DAY,
        expires_at: NOW + 4 * DAY,
    };
    let full = Invitations {
        chrome: stranger(),
        rows: vec![row(None, 12), row(Some("\u{202E}carol@x.example"), 1)],
        next: Some("/admin/invitations?after=0199-1".into()),
        mails: true,
        closed: true,
        form: form(true),
        link: None,
        notice: Some(InvitationNotice::Gone),
    };
    let made = Invitations {
        chrome: administrator(),
        rows: vec![row(None, 1)],
        next: None,
        mails: true,
        closed: false,
        form: form(false),
        link: Some("http://localhost:13120/sign-up?invite=0123456789abcdef".into()),
        notice: None,
    };
    let none = Invitations {
        chrome: administrator(),
        rows: Vec::new(),
        next: None,
        mails: false,
        closed: false,
        form: form(false),
        link: None,
        notice: Some(InvitationNotice::Withdrawn),
    };
    let mailed = Invitations {
        chrome: administrator(),
        rows: Vec::new(),
        next: None,
        mails: true,
        closed: false,
        form: form(false),
        link: None,
        notice: Some(InvitationNotice::Mailed),
    };
    vec![
        page("admin-invitations", &full),
        page("admin-invitations-mailed", &mailed),
        page("admin-invitations-made", &made),
        page("admin-invitations-none", &none),
    ]
}

fn audits() -> Vec<(String, String)> {
    let event = |name: &str, who: Option<&str>| AuditRow {
        at: NOW - 4_000,
        event: name.into(),
        person: Some(("0199-1".into(), who.map(Into::into))),
        actor: who.map(|who| ("0199-2".into(), Some(who.into()))),
        client: Some(("0199-3".into(), who.map(|_| HOSTILE.into()))),
        network: Some("2001:db8:1234:5678::/64".into()),
        detail: Some(HOSTILE.into()),
    };
    let bare = AuditRow {
        person: None,
        actor: None,
        client: None,
        network: None,
        detail: None,
        ..event("server_started", None)
    };
    let full = Audit {
        chrome: stranger(),
        typed: Typed {
            event: "sign_in".into(),
            person: HOSTILE.into(),
            from: "2026-03-01".into(),
            ..Typed::default()
        },
        unreadable: None,
        rows: vec![
            event("user_changed", Some("alice")),
            event("sign_in", None),
            bare,
        ],
        older: Some("/admin/audit?before=0199".into()),
        cut_at: Some(NOW - 50 * DAY),
        query: "&event=sign_in".into(),
        most: 100_000,
    };
    let none = |unreadable| Audit {
        chrome: administrator(),
        typed: Typed::default(),
        unreadable,
        rows: Vec::new(),
        older: None,
        cut_at: None,
        query: String::new(),
        most: 100_000,
    };
    vec![
        page("admin-audit", &full),
        page("admin-audit-none", &none(None)),
        page("admin-audit-wrong", &none(Some(Unreadable::From))),
        page("admin-audit-wrong-end", &none(Some(Unreadable::To))),
    ]
}

fn installation() -> Vec<(String, String)> {
    let shown = |key: &str, value: &str, source: &str| Shown {
        key: key.into(),
        value: value.into(),
        source: source.into(),
    };
    let settings = AdminSettings {
        chrome: administrator(),
        settings: vec![
            shown("public_url", "https://id.example", "PERMESSO_PUBLIC_URL"),
            shown("trusted_proxies", "", "default"),
            shown("instance.name", HOSTILE, "permesso.toml, line 3"),
        ],
    };
    let job = |name, last_at, error: Option<&str>| JobRun {
        name,
        period: 300,
        last_at,
        took: 12,
        error: error.map(Into::into),
    };
    let health = |schema, free| AdminHealth {
        chrome: administrator(),
        health: Health {
            database: Condition {
                size: 12_345_678,
                log: free,
                free,
                connections: 4,
                idle: 3,
            },
            schema,
            jobs: vec![
                job("count", None, None),
                job("sweep", Some(NOW - 20), Some("sweep: the disk is full")),
                job("write_uses", Some(NOW - 900), None),
            ],
            mail: free.map(|_| MailHealth {
                waiting: 3,
                oldest_waiting_at: Some(NOW - 3_600),
                failed: 1,
                last_error: Some("The mail server says: 550 no such mailbox".into()),
            }),
            started_at: NOW - 3 * DAY,
        },
        retried: free.map(|_| 4),
        database: "sqlite:/var/lib/permesso/permesso.db".into(),
        version: "1.2.3",
    };
    vec![
        page("admin-settings", &settings),
        page("admin-health", &health(Schema::Fits(7), Some(1 << 32))),
        page("admin-health-other", &health(Schema::Other, None)),
        page(
            "admin-health-newer",
            &health(
                Schema::Newer {
                    found: 9,
                    wanted: 7,
                },
                None,
            ),
        ),
    ]
}
