//! `/developer`: the apps of a person, and the form for one more.

use askama::Template;

use super::form::AppForm;
use super::refusal::RefusalRow;
use super::{AppState, people};
use crate::actions::site_proof::Missing;
use crate::web::pages::prose::{Part, Prose};
use crate::web::pages::{Chrome, Field};
use crate::world::fetch::FetchError;

/// `/developer`.
#[derive(Template)]
#[template(path = "pages/developer/home.html")]
pub struct OwnApps {
    /// Around the page; somebody is signed in.
    pub chrome: Chrome,
    /// The apps, in the order to show them.
    pub apps: Vec<AppRow>,
    /// Apps that others offer.
    pub offers: Vec<OfferRow>,
    /// Apps whose secret the person has shown.
    pub claims: Vec<ClaimRow>,
    /// For a new one.
    pub form: AppForm,
    /// How many a person may have.
    pub most: i64,
    /// There are as many.
    pub limit_reached: bool,
    /// A new one waits for an administrator.
    pub awaits_approval: bool,
    /// The claim that was just sent was refused.
    pub claim_refused: bool,
    /// What the person has just done.
    pub notice: Option<HomeNotice>,
}

/// `/developer/new`.
#[derive(Template)]
#[template(path = "pages/developer/new.html")]
pub struct NewApp {
    /// Around the page; somebody is signed in.
    pub chrome: Chrome,
    /// The form.
    pub form: AppForm,
    /// How many a person may have.
    pub most: i64,
    /// There are as many.
    pub limit_reached: bool,
    /// It waits for an administrator.
    pub awaits_approval: bool,
}

/// An app in the list.
pub struct AppRow {
    /// Its id.
    pub client_id: String,
    /// What it calls itself.
    pub name: String,
    /// Whether it may be used.
    pub state: AppState,
    /// An administrator has looked at it.
    pub checked: bool,
    /// Where it sends people.
    pub redirect_uris: Vec<String>,
    /// Who allow it something.
    pub people: i64,
    /// `None` if never.
    pub last_used_at: Option<i64>,
    /// The newest refusal.
    pub refusal: Option<RefusalRow>,
}

/// An app that somebody offers.
pub struct OfferRow {
    /// Its id.
    pub client_id: String,
    /// What it calls itself.
    pub name: String,
    /// Who offers it.
    pub from: String,
    /// In unix seconds.
    pub at: i64,
}

/// An app whose secret the person has shown, and that waits for a proof of its sites or an administrator's word.
pub struct ClaimRow {
    /// Its id.
    pub client_id: String,
    /// What it calls itself.
    pub name: String,
    /// Where a file would prove it. Empty: only an administrator's word helps.
    pub files: Vec<FileRow>,
    /// What the file must hold.
    pub word: String,
}

/// A file that proves a site.
pub struct FileRow {
    /// Its address.
    pub address: String,
    /// Why it was not found just now, if it was looked for.
    pub missing: Option<Missing>,
}

/// What the person has just done.
#[derive(Clone, Copy)]
pub enum HomeNotice {
    /// An app was deleted.
    Deleted,
    /// An offered app is theirs now.
    Accepted,
    /// An offer was declined.
    Declined,
    /// What was to be done could not be done any more.
    Gone,
    /// No more apps fit.
    Full,
    /// The secret was shown; the claim waits for a proof of the sites or an administrator.
    Claimed,
    /// An app that registered itself is theirs now.
    Proved,
}

impl OwnApps {
    fn notice(&self) -> Option<Prose> {
        let key = match self.notice? {
            HomeNotice::Deleted => "developer-deleted",
            HomeNotice::Accepted => "developer-accepted",
            HomeNotice::Declined => "developer-declined",
            HomeNotice::Gone => "developer-gone",
            HomeNotice::Full => "developer-limit-reached",
            HomeNotice::Claimed => "developer-claimed",
            HomeNotice::Proved => "developer-claim-proved",
        };
        Some(self.chrome.rich(key, &[("most", Part::Count(self.most))]))
    }

    fn count(&self) -> Prose {
        self.chrome
            .rich("developer-count", &[("count", Part::of(self.apps.len()))])
    }

    fn docs(&self) -> Prose {
        docs(&self.chrome)
    }

    fn limit(&self) -> Prose {
        limit(&self.chrome, self.most, self.limit_reached)
    }

    fn offer(&self, offer: &OfferRow) -> Prose {
        let parts = [
            ("name", Part::Name(&offer.name)),
            ("from", Part::Address(&offer.from)),
            ("when", Part::Time(self.chrome.now, offer.at)),
        ];
        self.chrome.rich("developer-offer", &parts)
    }

    fn claim(&self, claim: &ClaimRow) -> Prose {
        let command = format!("permesso client claim {} --owner …", claim.client_id);
        let parts = [
            ("name", Part::Name(&claim.name)),
            ("command", Part::Code(&command)),
        ];
        let key = if claim.files.is_empty() {
            "developer-claim-waits"
        } else {
            "developer-claim-word-waits"
        };
        self.chrome.rich(key, &parts)
    }

    fn claim_file(&self, claim: &ClaimRow) -> Prose {
        let parts = [
            ("name", Part::Name(&claim.name)),
            ("count", Part::of(claim.files.len())),
        ];
        self.chrome.rich("developer-claim-file", &parts)
    }

    fn claim_fields(&self) -> [Field; 2] {
        let t = |key| self.chrome.t(key);
        [
            Field {
                name: "client_id",
                kind: "text",
                autocomplete: "off",
                label: t("developer-id"),
                verbatim: true,
                error: self
                    .claim_refused
                    .then(|| t("developer-claim-wrong").into_owned()),
                focus: self.claim_refused,
                ..Field::default()
            },
            Field {
                name: "client_secret",
                kind: "password",
                autocomplete: "off",
                label: t("developer-secret"),
                verbatim: true,
                ..Field::default()
            },
        ]
    }
}

impl NewApp {
    fn docs(&self) -> Prose {
        docs(&self.chrome)
    }

    fn limit(&self) -> Prose {
        limit(&self.chrome, self.most, self.limit_reached)
    }
}

impl FileRow {
    fn missing(&self, chrome: &Chrome) -> Option<Prose> {
        let code;
        let (key, parts) = match self.missing? {
            Missing::Different => ("developer-claim-different", &[][..]),
            Missing::Unfetched(FetchError::Status(status)) => {
                code = status.to_string();
                (
                    "developer-claim-status",
                    &[("status", Part::Code(&code))][..],
                )
            }
            Missing::Unfetched(FetchError::NoAddress) => ("developer-claim-address", &[][..]),
            Missing::Unfetched(FetchError::Unreachable) => ("developer-claim-connection", &[][..]),
            Missing::Unfetched(FetchError::Slow) => ("developer-claim-slow", &[][..]),
            Missing::Unfetched(FetchError::Unreadable) => ("developer-claim-unreadable", &[][..]),
            Missing::Unfetched(FetchError::Unfit | FetchError::Off) => {
                ("developer-claim-unfit", &[][..])
            }
        };
        Some(chrome.rich(key, parts))
    }
}

impl AppRow {
    fn people(&self, chrome: &Chrome) -> Prose {
        people(chrome, self.people)
    }
}

fn docs(chrome: &Chrome) -> Prose {
    let text = chrome.t("developer-docs-link");
    chrome.rich("developer-docs", &[("link", Part::Link("/docs", &text))])
}

fn limit(chrome: &Chrome, most: i64, reached: bool) -> Prose {
    let key = if reached {
        "developer-limit-reached"
    } else {
        "developer-limit"
    };
    chrome.rich(key, &[("most", Part::Count(most))])
}
