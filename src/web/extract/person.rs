//! Who is signed in: a person, and a person who has proved it just now. A handler that takes one of these cannot be reached by anybody else.

use axum::extract::{FromRequest, FromRequestParts, Request};
use axum::http::{Method, StatusCode};
use axum::response::Response;

use super::{Door, PageForm, PageQuery};
use crate::actions::actor::Actor;
use crate::actions::passkeys::{self, Answer};
use crate::actions::proof::{self, Shown};
use crate::actions::{Refusal, second_factor};
use crate::app::App;
use crate::oauth::params::Params;
use crate::people::second_factor::Methods;
use crate::people::session::{PROOF_LIFETIME, Session};
use crate::web::error::retry_later;
use crate::web::pages::auth::confirm::{Confirm, ProofRefusal, Purpose};
use crate::web::pages::auth::passkey::{Passkey, PasskeyKind};

/// Where the proof for a page that is only looked at goes.
pub const CONFIRM: &str = "/account/confirm";

/// Fields of the proof itself, which are not carried on.
const OF_PROOF: &[&str] = &[
    "csrf",
    "confirm",
    "password",
    "code",
    "credential",
    "ceremony",
];

/// A signed-in person, with the query of a GET or the form of a POST. Anybody else is sent to sign in.
pub struct Member {
    /// The browser.
    pub door: Door,
    /// Who.
    pub session: Session,
    /// What was sent.
    pub params: Params,
    path: String,
    posted: bool,
}

impl FromRequest<App> for Member {
    type Rejection = Response;

    async fn from_request(request: Request, app: &App) -> Result<Self, Response> {
        let path = request
            .uri()
            .path_and_query()
            .map_or_else(String::new, ToString::to_string);
        let posted = request.method() == Method::POST;
        let (door, params) = if posted {
            let PageForm(door, params) = PageForm::from_request(request, app).await?;
            (door, params)
        } else {
            let mut parts = request.into_parts().0;
            let PageQuery(door, params) = PageQuery::from_request_parts(&mut parts, app).await?;
            (door, params)
        };
        let Some(session) = door.session.clone() else {
            return Err(door.see("/sign-in"));
        };
        Ok(Self {
            door,
            session,
            params,
            path,
            posted,
        })
    }
}

impl Member {
    /// A field of the form; empty if it is not there.
    pub fn field(&self, name: &str) -> &str {
        self.params.get(name).ok().flatten().unwrap_or_default()
    }

    /// Whether a field, a box or a button was sent.
    pub fn has(&self, name: &str) -> bool {
        self.params.all(name).next().is_some()
    }

    /// This person as an administrator who does something.
    pub fn actor(&self) -> Actor<'_> {
        Actor::Administrator {
            user: &self.session.user,
            network: &self.door.network,
        }
    }

    /// The same person with a proof of now. Without one the answer is the page that asks for it; what was sent is carried through it.
    pub async fn proven(mut self) -> Result<Self, Response> {
        let asked = self.field("confirm").to_owned();
        if self.session.is_proven(self.door.now) {
            return Ok(if asked.is_empty() {
                self
            } else {
                self.without_proof()
            });
        }
        let (door, session) = (&self.door, &self.session);
        let methods = second_factor::methods(&door.app, &session.user.id)
            .await
            .map_err(|refusal| door.refusal(refusal))?;
        if asked == "passkey" && self.field("credential").is_empty() {
            return Err(self.ask_passkey(methods, false).await);
        }
        let handle = self.field("ceremony");
        let (shown, refusal) = match asked.as_str() {
            "" => return Err(self.ask(methods, None)),
            "passkey" => {
                let answer = Answer {
                    handle,
                    credential: self.field("credential"),
                    browser: door.browser(),
                };
                (Shown::Passkey(answer), None)
            }
            _ if methods.any() => (
                Shown::Code(self.field("code")),
                Some(ProofRefusal::WrongCode),
            ),
            _ => (
                Shown::Password(self.field("password")),
                Some(ProofRefusal::WrongPassword),
            ),
        };
        let tries = door.tries();
        match proof::prove(&door.app, session, methods, shown, tries, door.now).await {
            Ok(true) => {
                self.session.proved_at = self.door.now;
                Ok(self.without_proof())
            }
            Ok(false) if refusal.is_none() => Err(self.ask_passkey(methods, true).await),
            Ok(false) => Err(self.ask(methods, refusal)),
            Err(Refusal::TooMany(wait)) => {
                let wait = i64::try_from(wait).unwrap_or(i64::MAX);
                Err(self.ask(methods, Some(ProofRefusal::SlowDown { wait })))
            }
            Err(refusal) => Err(self.door.refusal(refusal)),
        }
    }

    fn without_proof(mut self) -> Self {
        // Pairs that were taken once are taken again.
        self.params = Params::from_pairs(self.held()).unwrap_or_default();
        self
    }

    /// What the proof carries on.
    fn held(&self) -> Vec<(String, String)> {
        self.params
            .iter()
            .filter(|(name, _)| !OF_PROOF.contains(name))
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect()
    }

    /// Where the proof goes, and what it carries on: a form is sent again, a page is opened again.
    fn onwards(&self) -> (String, Vec<(String, String)>) {
        if self.posted {
            let path = self.path.split('?').next().unwrap_or_default();
            return (path.to_owned(), self.held());
        }
        let then = ("then".to_owned(), self.path.clone());
        (CONFIRM.to_owned(), vec![then])
    }

    fn ask(&self, methods: Methods, refusal: Option<ProofRefusal>) -> Response {
        let (action, hidden) = self.onwards();
        let wanted = self.wanted(&action);
        let page = Confirm {
            chrome: self.door.chrome(),
            purpose: purpose(wanted),
            back: above(wanted).to_owned(),
            action,
            hidden,
            password: !methods.any(),
            totp: methods.totp,
            recovery: methods.any() && methods.recovery,
            passkeys: methods.passkeys && passkeys::possible(&self.door.app),
            remembered: PROOF_LIFETIME,
            refusal,
        };
        match refusal {
            Some(ProofRefusal::SlowDown { wait }) => {
                let response = self.door.page_to_app(StatusCode::TOO_MANY_REQUESTS, &page);
                retry_later(response, wait.unsigned_abs())
            }
            Some(_) => self.door.page_to_app(StatusCode::FORBIDDEN, &page),
            None => self.door.page_to_app(StatusCode::OK, &page),
        }
    }

    async fn ask_passkey(&self, methods: Methods, refused: bool) -> Response {
        let door = &self.door;
        let user_id = &self.session.user.id;
        let begun = match passkeys::begin_proof(&door.app, door.browser(), user_id, door.now).await
        {
            Ok(Some(begun)) => begun,
            Ok(None) => return self.ask(methods, None),
            Err(refusal) => return door.refusal(refusal),
        };
        let (action, mut hidden) = self.onwards();
        hidden.push(("confirm".to_owned(), "passkey".to_owned()));
        hidden.push(("ceremony".to_owned(), begun.handle));
        let status = if refused {
            StatusCode::FORBIDDEN
        } else {
            StatusCode::OK
        };
        door.page_to_app(
            status,
            &Passkey {
                chrome: door.chrome(),
                csrf: door.csrf().to_owned(),
                back: "/account".to_owned(),
                action,
                hidden,
                options: begun.options,
                kind: PasskeyKind::Proof,
                refused,
            },
        )
    }

    /// The page that the proof leads to.
    fn wanted<'a>(&'a self, action: &'a str) -> &'a str {
        let path = match (action == CONFIRM, self.posted) {
            (false, _) => action,
            (true, true) => self.field("then"),
            (true, false) => &self.path,
        };
        path.split('?').next().unwrap_or_default()
    }
}

/// What the page says that the proof is for.
fn purpose(path: &str) -> Purpose {
    match path {
        "/account/security/totp" | "/account/security/passkeys" => Purpose::AddMethod,
        "/account/security" => Purpose::RemoveMethod,
        "/account/security/recovery-codes" => Purpose::RecoveryCodes,
        "/account/security/password" => Purpose::Password,
        "/account/email" => Purpose::Address,
        "/account/delete" => Purpose::DeleteAccount,
        "/account/tokens" => Purpose::MakeToken,
        path if path.starts_with("/account/tokens/") => Purpose::ChangeToken,
        "/developer/new" => Purpose::MakeApp,
        path if path.starts_with("/developer/") => Purpose::ChangeApp,
        path if path == "/admin" || path.starts_with("/admin/") => Purpose::Administer,
        _ => Purpose::Other,
    }
}

/// The page above one: it needs no proof.
fn above(path: &str) -> &str {
    match path.rsplit_once('/') {
        Some((above, _)) if above.starts_with('/') => above,
        _ => "/account",
    }
}

/// A signed-in person who has proved who they are within the last minutes.
pub struct Proven(pub Member);

impl FromRequest<App> for Proven {
    type Rejection = Response;

    async fn from_request(request: Request, app: &App) -> Result<Self, Response> {
        let member = Member::from_request(request, app).await?;
        member.proven().await.map(Self)
    }
}
