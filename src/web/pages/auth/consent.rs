//! RFC 6749 4.1.1, RFC 9700 4.1: the question whether an app may use the account.
//!
//! The order is the protection: first what the app can't choose (its host), then what it says of itself.

use askama::Template;

use crate::web::pages::place::Place;
use crate::web::pages::prose::{Part, Prose};
use crate::web::pages::{Chrome, times};

/// `/consent`, and `/oauth/authorize` for a person who is signed in already.
#[derive(Template)]
#[template(path = "pages/auth/consent.html")]
pub struct Consent {
    /// Around the page; somebody is signed in.
    pub chrome: Chrome,
    /// The pending request's handle, for "Not you?" and the form.
    pub request: String,
    /// The form's own opaque id: one answer, however often it is sent.
    pub form: String,
    /// When the question closes, in unix seconds.
    pub expires_at: i64,
    /// Who asks.
    pub app: ConsentApp,
    /// What has changed since the person last allowed it.
    pub changes: Vec<Change>,
    /// The person's address, beside the names in `chrome.person`.
    pub email: String,
    /// The person is an administrator, whose yes weighs more.
    pub is_admin: bool,
    /// What is asked for; the sentences are the catalogue's.
    pub scopes: Vec<ConsentScope>,
    /// How long a yes lasts.
    pub lasts: Lasts,
}

/// Who asks.
pub struct ConsentApp {
    /// Where the redirect URI leads: the one thing that is not the app's own word.
    pub place: Place,
    /// The name that it calls itself, cleaned.
    pub name: Option<String>,
    /// The name mixes scripts, and may imitate another.
    pub name_mixes_scripts: bool,
    /// An administrator has looked at this app.
    pub checked: bool,
    /// The website that it says it belongs to.
    pub website: Option<Website>,
    /// When it was registered, in unix seconds.
    pub registered_at: i64,
}

/// The applicant's own word about where it belongs.
pub struct Website {
    /// Its host.
    pub host: String,
    /// The address, if it may be a link: its host is the redirect host, or the client is checked.
    pub href: Option<String>,
}

/// A scope in a sentence.
pub struct ConsentScope {
    /// As it was asked for.
    pub name: String,
    /// "Add and edit your events."
    pub text: String,
}

/// How long a yes lasts, in seconds.
#[derive(Clone, Copy)]
pub enum Lasts {
    /// Ends at a fixed time, or earlier when unused.
    Until {
        /// At most so long.
        max: i64,
        /// Unused, so long.
        idle: i64,
    },
    /// Has no fixed end, and dies when unused.
    WhileUsed {
        /// Unused, so long.
        idle: i64,
    },
}

/// What a client changed after the person's last yes. An empty text: there was none, or is none now.
pub enum Change {
    /// The name that it calls itself.
    Name {
        /// Then.
        before: String,
        /// Now.
        after: String,
    },
    /// The website that it says it belongs to.
    Website {
        /// Then.
        before: String,
        /// Now.
        after: String,
    },
    /// Where it sends people.
    RedirectUri {
        /// Then.
        before: String,
        /// Now.
        after: String,
    },
    /// Somebody else manages it.
    Owner,
}

impl Consent {
    fn title(&self) -> String {
        let site = self.app.place.plain(&self.chrome);
        self.chrome.title(
            &self
                .chrome
                .texts
                .with("consent-title", &[("site", site.into())]),
        )
    }

    fn question(&self) -> Prose {
        let site = Part::Host(self.app.place.readable());
        match &self.app.place {
            Place::Site { .. } => self.chrome.rich("consent-ask-site", &[("site", site)]),
            Place::ThisDevice { .. } => {
                let place = self.chrome.t("place-device-heading");
                self.chrome
                    .rich("consent-ask-device", &[("place", Part::Strong(&place))])
            }
            Place::App { .. } => self.chrome.rich("consent-ask-app", &[("scheme", site)]),
        }
    }

    fn punycode(&self) -> Option<Prose> {
        let host = self.app.place.punycode()?;
        Some(
            self.chrome
                .rich("consent-punycode", &[("host", Part::Host(host))]),
        )
    }

    fn name(&self) -> Prose {
        match &self.app.name {
            Some(name) => self
                .chrome
                .rich("consent-name", &[("name", Part::Name(name))]),
            None => self.chrome.rich("consent-nameless", &[]),
        }
    }

    fn checked(&self) -> Prose {
        let key = if self.app.checked {
            "consent-checked"
        } else {
            "consent-unchecked"
        };
        self.chrome
            .rich(key, &[("instance", Part::Name(&self.chrome.instance))])
    }

    fn website(&self) -> Option<Prose> {
        let Website { host, href } = self.app.website.as_ref()?;
        let host = href
            .as_ref()
            .map_or(Part::Host(host), |href| Part::HostLink(href, host));
        Some(self.chrome.rich("consent-website", &[("website", host)]))
    }

    fn registered(&self) -> Prose {
        let when = Part::Time(self.chrome.now, self.app.registered_at);
        self.chrome.rich("consent-registered", &[("when", when)])
    }

    fn changed(&self) -> Vec<Prose> {
        self.changes
            .iter()
            .map(|change| {
                let (key, before, after) = match change {
                    Change::Name { before, after } => ("consent-changed-name", before, after),
                    Change::Website { before, after } => ("consent-changed-website", before, after),
                    Change::RedirectUri { before, after } => {
                        ("consent-changed-redirect", before, after)
                    }
                    Change::Owner => return self.chrome.rich("consent-changed-owner", &[]),
                };
                let key = match (before.as_str(), after.as_str()) {
                    ("", _) => format!("{key}.new"),
                    (_, "") => format!("{key}.gone"),
                    _ => key.to_owned(),
                };
                let part = |text| match change {
                    Change::Name { .. } => Part::Name(text),
                    _ => Part::Host(text),
                };
                let parts = [("before", part(before)), ("after", part(after))];
                self.chrome.rich(&key, &parts)
            })
            .collect()
    }

    fn admin_warning(&self) -> Option<Prose> {
        let instance = [("instance", Part::Name(&self.chrome.instance))];
        self.is_admin
            .then(|| self.chrome.rich("consent-admin", &instance))
    }

    fn asks_several(&self) -> bool {
        self.scopes.len() > 1
    }

    /// What stays out of reach, whatever is ticked: the API refuses these to every app (contract of `/api/user`).
    fn withheld(&self) -> Vec<&'static str> {
        let email = !self.scopes.iter().any(|scope| scope.name == "email");
        [
            ("consent-not-password", true),
            ("consent-not-email", email),
            ("consent-not-apps", true),
            ("consent-not-more", true),
        ]
        .into_iter()
        .filter_map(|(key, holds)| holds.then_some(key))
        .collect()
    }

    fn lasts(&self) -> Prose {
        let texts = self.chrome.texts;
        match self.lasts {
            Lasts::Until { max, idle } => {
                let (max, idle) = (times::span(texts, max), times::span(texts, idle));
                self.chrome.rich(
                    "consent-lasts-until",
                    &[("max", Part::Plain(&max)), ("idle", Part::Plain(&idle))],
                )
            }
            Lasts::WhileUsed { idle } => {
                let idle = times::span(texts, idle);
                self.chrome
                    .rich("consent-lasts-while-used", &[("idle", Part::Plain(&idle))])
            }
        }
    }

    fn stop(&self) -> Prose {
        let apps = self.chrome.t("apps-title");
        self.chrome.rich(
            "consent-stop",
            &[("apps", Part::Link("/account/apps", &apps))],
        )
    }

    fn leads_to(&self) -> Prose {
        let host = Part::Host(self.app.place.readable());
        match &self.app.place {
            Place::Site { .. } => self.chrome.rich("consent-to-site", &[("site", host)]),
            Place::ThisDevice { .. } => self.chrome.rich("consent-to-device", &[("host", host)]),
            Place::App { .. } => self.chrome.rich("consent-to-app", &[("scheme", host)]),
        }
    }

    fn allow(&self) -> Prose {
        if let Place::ThisDevice { .. } = self.app.place {
            return self.chrome.rich("consent-allow-device", &[]);
        }
        let label = self.app.place.label(&self.chrome);
        self.chrome
            .rich("consent-allow", &[("place", Part::Prose(&label))])
    }

    fn closes(&self) -> Prose {
        let left = times::span(self.chrome.texts, self.expires_at - self.chrome.now);
        self.chrome
            .rich("consent-closes", &[("span", Part::Plain(&left))])
    }
}
