//! RFC 6749 3.1.2.4 and 4.1.2.1: errors that must not become a redirect, and all other pages that say no.
//!
//! Each says what happened, why, and what to do now.

use askama::Template;

use crate::web::pages::comparison::{self, Comparison, compare};
use crate::web::pages::place::Place;
use crate::web::pages::prose::{Part, Prose};
use crate::web::pages::{Chrome, times};

/// A refusal as a page.
#[derive(Template)]
#[template(path = "pages/auth/error.html")]
pub struct ErrorPage {
    /// Around the page.
    pub chrome: Chrome,
    /// What went wrong.
    pub problem: Problem,
    /// The request's id, to find it in the log.
    pub request_id: String,
}

/// What can go wrong on a page.
pub enum Problem {
    /// 404: nothing is here.
    NotFound,
    /// 405: the address exists, but not for this method.
    MethodNotAllowed,
    /// 403: the anti-forgery field, or where the form came from, did not fit.
    Forgery,
    /// 403: the person may not do this.
    Forbidden,
    /// 403: the setup link is not, or no longer, valid.
    SetupLink,
    /// 413: more than we read.
    TooLarge,
    /// 400: a form that can't be read.
    BadForm,
    /// 429, `wait` in seconds as in `Retry-After`.
    TooMany {
        /// Seconds.
        wait: i64,
    },
    /// 503: the database does not answer, or too much is going on.
    Unavailable {
        /// Seconds.
        wait: i64,
    },
    /// 500: a breakage.
    Broken,
    /// 400: no client has this id.
    UnknownClient,
    /// 403: an administrator switched the client off, or has not approved it yet.
    ClientDisabled,
    /// 400: several redirect URIs are registered and none was sent, or the one sent can't be read.
    BadRedirect {
        /// What is wrong with it, for the developer.
        why: String,
    },
    /// 400: the redirect URI is none of the registered ones.
    RedirectMismatch {
        /// As sent.
        sent: String,
        /// All registered ones.
        registered: Vec<String>,
    },
    /// 400: the request is wrong, and its client gets no redirect from us.
    BadRequest {
        /// The RFC's code.
        code: String,
        /// The description, for the developer.
        description: String,
        /// The way back.
        back: Option<Back>,
    },
    /// 400: the pending request is unknown, too old, or belongs to another browser or person.
    RequestGone,
    /// 400: the sign-in whose second factor is awaited, or the half-made second factor, is too old or of another browser.
    StepGone,
    /// 403: accounts are made by the operator alone.
    SignUpClosed,
    /// 403: accounts are made by invitation, and there is none.
    InviteNeeded,
    /// 403: the invitation is used up, withdrawn, too old, or for another address.
    InviteGone,
    /// 400: this consent form got its answer before.
    AlreadyAnswered {
        /// The way back, without a code.
        back: Option<Back>,
    },
}

/// The way back to the app.
pub struct Back {
    /// Where it leads.
    pub place: Place,
    /// The address; for `BadRequest` it carries the error.
    pub href: String,
}

impl ErrorPage {
    /// The message whose parts are the page's words.
    fn key(&self) -> &'static str {
        match self.problem {
            Problem::NotFound => "error-not-found",
            Problem::MethodNotAllowed => "error-method",
            Problem::Forgery => "error-forgery",
            Problem::Forbidden => "error-forbidden",
            Problem::SetupLink => "error-setup-link",
            Problem::TooLarge => "error-too-large",
            Problem::BadForm => "error-bad-form",
            Problem::TooMany { .. } => "error-too-many",
            Problem::Unavailable { .. } => "error-unavailable",
            Problem::Broken => "error-broken",
            Problem::UnknownClient => "error-unknown-client",
            Problem::ClientDisabled => "error-client-disabled",
            Problem::BadRedirect { .. } => "error-bad-redirect",
            Problem::RedirectMismatch { .. } => "error-redirect-mismatch",
            Problem::BadRequest { .. } => "error-bad-request",
            Problem::RequestGone => "error-request-gone",
            Problem::StepGone => "error-step-gone",
            Problem::SignUpClosed => "error-sign-up-closed",
            Problem::InviteNeeded => "error-invite-needed",
            Problem::InviteGone => "error-invite-gone",
            Problem::AlreadyAnswered { .. } => "error-already-answered",
        }
    }

    /// A part of that message: `title`, `what`, `why` or `way`.
    fn part(&self, part: &str) -> Prose {
        let key = self.key();
        let wait = match self.problem {
            Problem::TooMany { wait } | Problem::Unavailable { wait } => {
                times::wait(self.chrome.texts, wait)
            }
            _ => String::new(),
        };
        let parts = [
            ("instance", Part::Name(&self.chrome.instance)),
            ("wait", Part::Plain(&wait)),
        ];
        self.chrome.rich(&format!("{key}.{part}"), &parts)
    }

    fn title(&self) -> String {
        self.chrome
            .title(&self.chrome.texts.get(&format!("{}.title", self.key())))
    }

    /// What a developer wants to know, word by word.
    fn detail(&self) -> Option<&str> {
        match &self.problem {
            Problem::BadRedirect { why } => Some(why),
            Problem::BadRequest { description, .. } => Some(description),
            _ => None,
        }
    }

    fn code(&self) -> Option<&str> {
        match &self.problem {
            Problem::BadRequest { code, .. } => Some(code),
            _ => None,
        }
    }

    fn back(&self) -> Option<&Back> {
        match &self.problem {
            Problem::BadRequest { back, .. } | Problem::AlreadyAnswered { back } => back.as_ref(),
            _ => None,
        }
    }

    fn back_text(&self, back: &Back) -> Prose {
        let label = back.place.label(&self.chrome);
        self.chrome
            .rich("error-back", &[("place", Part::Prose(&label))])
    }

    /// The registered URIs beside the sent one, the nearest first.
    fn comparisons(&self) -> Vec<Comparison<'_>> {
        match &self.problem {
            Problem::RedirectMismatch { sent, registered } => compare(sent, registered),
            _ => Vec::new(),
        }
    }

    fn registered(&self) -> Prose {
        comparison::registered(&self.chrome, self.comparisons().len())
    }
}
