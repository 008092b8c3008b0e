//! `/admin/health`: the database, the mails, the jobs and this process.

use askama::Template;

use super::size;
use crate::actions::health::{Health, JobRun, Schema};
use crate::store::mails::MailHealth;
use crate::web::pages::prose::{Part, Prose};
use crate::web::pages::{Chrome, times};

/// `/admin/health`.
#[derive(Template)]
#[template(path = "pages/admin/health.html")]
pub struct AdminHealth {
    /// Around the page; an administrator is signed in.
    pub chrome: Chrome,
    /// What is to be told.
    pub health: Health,
    /// The database, without a password.
    pub database: String,
    /// The version of this program.
    pub version: &'static str,
    /// So many mails were just made to be tried again.
    pub retried: Option<i64>,
}

impl AdminHealth {
    fn schema(&self) -> Prose {
        match self.health.schema {
            Schema::Fits(version) => {
                let version = version.to_string();
                let parts = [("version", Part::Plain(&version))];
                self.chrome.rich("admin-health-schema-fits", &parts)
            }
            Schema::Newer { found, wanted } => {
                let (found, wanted) = (found.to_string(), wanted.to_string());
                let parts = [
                    ("found", Part::Code(&found)),
                    ("wanted", Part::Code(&wanted)),
                ];
                self.chrome.rich("admin-attention-newer", &parts)
            }
            Schema::Other => self.chrome.rich("admin-attention-schema", &[]),
        }
    }

    fn size(&self) -> String {
        size(self.health.database.size)
    }

    fn log(&self) -> Option<String> {
        self.health.database.log.map(size)
    }

    fn free(&self) -> Option<String> {
        self.health.database.free.map(size)
    }

    fn connections(&self) -> Prose {
        let (open, idle) = (
            self.health.database.connections.to_string(),
            self.health.database.idle.to_string(),
        );
        let parts = [("open", Part::Plain(&open)), ("idle", Part::Plain(&idle))];
        self.chrome.rich("admin-health-connections-now", &parts)
    }

    fn waiting(&self, mail: &MailHealth) -> Prose {
        match mail.oldest_waiting_at {
            Some(at) => {
                let parts = [
                    ("count", Part::Count(mail.waiting)),
                    ("when", Part::Time(self.chrome.now, at)),
                ];
                self.chrome.rich("admin-health-mails-since", &parts)
            }
            None => self.chrome.rich("admin-health-mails-none", &[]),
        }
    }

    fn retried(&self) -> Option<Prose> {
        let parts = [("count", Part::Count(self.retried?))];
        Some(self.chrome.rich("admin-health-mails-retried", &parts))
    }

    fn no_mail(&self) -> Prose {
        let parts = [("setting", Part::Code("mail.smtp_url"))];
        self.chrome.rich("admin-health-mail-off", &parts)
    }

    fn uptime(&self) -> Prose {
        self.chrome.when(self.health.started_at)
    }

    fn last(&self, job: &JobRun) -> Prose {
        let Some(at) = job.last_at else {
            return self.chrome.rich("admin-health-not-yet", &[]);
        };
        let took = job.took.to_string();
        let parts = [
            ("when", Part::Time(self.chrome.now, at)),
            ("took", Part::Plain(&took)),
        ];
        self.chrome.rich("admin-health-ran", &parts)
    }

    fn period(&self, job: &JobRun) -> Prose {
        let span = times::span(self.chrome.texts, job.period);
        let next = job.last_at.map(|at| at + job.period);
        match next.map(|next| next - self.chrome.now) {
            Some(left) if left > 0 => {
                let left = times::wait(self.chrome.texts, left);
                let parts = [("span", Part::Plain(&span)), ("left", Part::Plain(&left))];
                self.chrome.rich("admin-health-next", &parts)
            }
            _ => {
                let parts = [("span", Part::Plain(&span))];
                self.chrome.rich("admin-health-every", &parts)
            }
        }
    }
}
