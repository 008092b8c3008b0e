//! `/account/security` and what is below it: password, second factors, recovery codes, and the fresh proof before they change.

use axum::response::Response;
use qrcode::QrCode;
use qrcode::render::svg;

use crate::actions::Refusal;
use crate::actions::passkeys::{self, Answer};
use crate::actions::password::{self, Change, Wanted};
use crate::actions::second_factor::{self, Enrolled, Enrolment};
use crate::people::second_factor::Kind;
use crate::web::extract::{Member, Proven};
use crate::web::pages::account::password::{ChangePassword, PasswordRefusal};
use crate::web::pages::account::recovery_codes::RecoveryCodes;
use crate::web::pages::account::security::{Method, MethodKind, Security, SecurityNotice};
use crate::web::pages::account::totp::EnrolTotp;
use crate::web::pages::auth::error::Problem;
use crate::web::pages::auth::passkey::{Passkey, PasskeyKind};

/// `POST /account/confirm`: the proof for a page; then that page.
pub async fn confirm(Proven(member): Proven) -> Response {
    let then = member.field("then");
    // Only a place of our own: the field is ours, but a link that people follow must not depend on that.
    let ours = then.starts_with("/account") && !then.contains(['\\', '\r', '\n']);
    member.door.see(if ours { then } else { "/account" })
}

/// `GET /account/security`.
pub async fn get(member: Member) -> Result<Response, Response> {
    let Member { door, session, .. } = &member;
    let refused = |refusal| door.refusal(refusal);
    let user_id = &session.user.id;
    let store = &door.app.store;
    let factors = store
        .second_factors(user_id)
        .await
        .map_err(|error| refused(error.into()))?;
    let recovery_left = store
        .recovery_codes_left(user_id)
        .await
        .map_err(|error| refused(error.into()))?;
    let changed_at = store
        .password_changed_at(user_id)
        .await
        .map_err(|error| refused(error.into()))?;
    let methods = factors
        .into_iter()
        .map(|factor| Method {
            id: factor.id,
            kind: match factor.kind {
                Kind::Totp => MethodKind::Totp,
                Kind::Passkey => MethodKind::Passkey,
            },
            name: factor.name,
            created_at: factor.created_at,
            last_used_at: factor.last_used_at,
        })
        .collect();
    Ok(door.page(&Security {
        chrome: door.chrome(),
        methods,
        recovery_left,
        password_changed_at: changed_at.filter(|at| *at != session.user.created_at),
        passkeys_possible: passkeys::possible(&door.app),
        notice: notice(member.field("done")),
    }))
}

fn notice(done: &str) -> Option<SecurityNotice> {
    Some(match done {
        "added" => SecurityNotice::MethodAdded,
        "removed" => SecurityNotice::MethodRemoved,
        "renamed" => SecurityNotice::MethodRenamed,
        "gone" => SecurityNotice::MethodGone,
        "no-name" => SecurityNotice::NameRefused,
        "password" => SecurityNotice::PasswordChanged { apps_ended: false },
        "password-apps" => SecurityNotice::PasswordChanged { apps_ended: true },
        _ => return None,
    })
}

/// `POST /account/security`: another name for a second factor, or its end, which needs a proof.
pub async fn post(member: Member) -> Result<Response, Response> {
    if member.has("rename") {
        let Member { door, session, .. } = &member;
        if member.field("name").trim().is_empty() {
            return Ok(door.see("/account/security?done=no-name"));
        }
        let (id, name) = (member.field("method"), member.field("name"));
        let renamed =
            second_factor::rename(&door.app, &session.user, id, name, &door.network, door.now)
                .await
                .map_err(|refusal| door.refusal(refusal))?;
        let done = if renamed { "renamed" } else { "gone" };
        return Ok(door.see(&format!("/account/security?done={done}")));
    }
    if !member.has("revoke") {
        return Err(member.door.refuse(Problem::BadForm));
    }
    let member = member.proven().await?;
    let Member { door, session, .. } = &member;
    let id = member.field("method");
    let removed = second_factor::remove(&door.app, &session.user, id, door.asker(), door.now)
        .await
        .map_err(|refusal| door.refusal(refusal))?;
    let done = if removed { "removed" } else { "gone" };
    Ok(door.see(&format!("/account/security?done={done}")))
}

/// Whoever has a second factor shows it first; for others the current password in the form is the proof.
async fn with_factor(member: Member, typed: bool) -> Result<(Member, bool), Response> {
    let methods = second_factor::methods(&member.door.app, &member.session.user.id)
        .await
        .map_err(|refusal| member.door.refusal(refusal))?;
    if methods.any() {
        // The question for a proof carries on what was sent, and passwords do not belong into a page: the form is filled in again.
        if typed && !member.session.is_proven(member.door.now) {
            return Err(member.door.see("/account/security/password"));
        }
        return Ok((member.proven().await?, true));
    }
    Ok((member, false))
}

/// `GET /account/security/password`.
pub async fn password(member: Member) -> Result<Response, Response> {
    let (member, second_factor) = with_factor(member, false).await?;
    Ok(member.door.page(&ChangePassword {
        chrome: member.door.chrome(),
        second_factor,
        end_apps: false,
        refusal: None,
    }))
}

/// `POST /account/security/password`.
pub async fn change_password(member: Member) -> Result<Response, Response> {
    let (member, second_factor) = with_factor(member, true).await?;
    let Member { door, session, .. } = &member;
    let end_apps = member.has("end_apps");
    let wanted = Wanted {
        current: member.field("current_password"),
        new: member.field("new_password"),
        keep: Some(session.digest),
        end_apps,
        by: door.asker(),
    };
    let changed = password::change(&door.app, &session.user, wanted, door.tries(), door.now).await;
    let refusal = match changed {
        Ok(Change::Done) if end_apps => {
            return Ok(door.see("/account/security?done=password-apps"));
        }
        Ok(Change::Done) => return Ok(door.see("/account/security?done=password")),
        Ok(Change::WrongCurrent) => PasswordRefusal::WrongCurrent,
        Ok(Change::Refused(hint)) => PasswordRefusal::Weak(hint),
        Err(Refusal::TooMany(wait)) => PasswordRefusal::SlowDown {
            wait: i64::try_from(wait).unwrap_or(i64::MAX),
        },
        Err(refusal) => return Err(door.refusal(refusal)),
    };
    let wait = match refusal {
        PasswordRefusal::SlowDown { wait } => Some(wait.unsigned_abs()),
        _ => None,
    };
    Ok(door.form_again(
        &ChangePassword {
            chrome: door.chrome(),
            second_factor,
            end_apps,
            refusal: Some(refusal),
        },
        wait,
    ))
}

/// `GET /account/security/totp`: a new secret. Nothing is stored.
pub async fn totp(Proven(member): Proven) -> Result<Response, Response> {
    let Member { door, session, .. } = &member;
    let enrolment = Enrolment::begin(&door.app, &session.user, door.now)
        .map_err(|refusal| door.refusal(refusal))?;
    Ok(door.page(&enrol(&member, &enrolment, false)))
}

fn enrol(member: &Member, enrolment: &Enrolment, wrong: bool) -> EnrolTotp {
    let Member { door, session, .. } = member;
    let uri = enrolment
        .secret
        .uri(&door.app.config.instance_name, &session.user.username);
    EnrolTotp {
        chrome: door.chrome(),
        qr: picture(&uri),
        secret: enrolment.secret.text(),
        uri,
        sealed: enrolment.sealed.clone(),
        name: member.field("name").to_owned(),
        wrong,
    }
}

/// The address as a QR code; empty if it is too long for one, which leaves the text.
fn picture(uri: &str) -> String {
    QrCode::new(uri).map_or_else(
        |_| String::new(),
        |code| {
            code.render::<svg::Color<'_>>()
                .min_dimensions(220, 220)
                .build()
        },
    )
}

/// `POST /account/security/totp`: the first code proves that the app has the secret.
pub async fn add_totp(Proven(member): Proven) -> Result<Response, Response> {
    let Member { door, session, .. } = &member;
    let (app, user) = (&door.app, &session.user);
    let sealed = member.field("enrolment");
    let Some(enrolment) = Enrolment::resume(app, user, sealed, door.now) else {
        return Err(door.refuse(Problem::StepGone));
    };
    let (name, code) = (member.field("name"), member.field("code"));
    let enrolled =
        second_factor::add_totp(app, user, &enrolment, name, code, &door.network, door.now)
            .await
            .map_err(|refusal| door.refusal(refusal))?;
    match enrolled {
        Enrolled::Wrong => Ok(door.form_again(&enrol(&member, &enrolment, true), None)),
        enrolled => Ok(added(&member, enrolled)),
    }
}

/// The new recovery codes, if there are any to be shown; else the list with the new second factor.
fn added(member: &Member, enrolled: Enrolled) -> Response {
    let door = &member.door;
    match enrolled {
        Enrolled::Now(codes) if !codes.is_empty() => door.page(&RecoveryCodes {
            chrome: door.chrome(),
            codes,
            first: true,
        }),
        Enrolled::Now(_) => door.see("/account/security?done=added"),
        Enrolled::Wrong | Enrolled::Refused => door.refuse(Problem::StepGone),
    }
}

/// `POST /account/security/passkeys`: begins to add a passkey, and takes what the browser made of it.
pub async fn add_passkey(Proven(member): Proven) -> Result<Response, Response> {
    let Member { door, session, .. } = &member;
    let (app, user) = (&door.app, &session.user);
    let refused = |refusal| door.refusal(refusal);
    if !passkeys::possible(app) {
        return Err(door.refuse(Problem::BadForm));
    }
    let mut again = false;
    if member.has("credential") {
        let answer = Answer {
            handle: member.field("ceremony"),
            credential: member.field("credential"),
            browser: door.browser(),
        };
        let name = member.field("name");
        let enrolled = passkeys::enrol(app, user, answer, name, &door.network, door.now)
            .await
            .map_err(refused)?;
        if let Enrolled::Now(_) = enrolled {
            return Ok(added(&member, enrolled));
        }
        again = true;
    }
    let begun = passkeys::begin_enrolment(app, door.browser(), user, door.now)
        .await
        .map_err(refused)?;
    Ok(door.page(&Passkey {
        chrome: door.chrome(),
        csrf: door.csrf().to_owned(),
        action: "/account/security/passkeys".to_owned(),
        hidden: vec![("ceremony".to_owned(), begun.handle)],
        options: begun.options,
        kind: PasskeyKind::Enrol,
        back: "/account/security".to_owned(),
        refused: again,
    }))
}

/// `GET` of a page that only a form leads to.
pub async fn back(member: Member) -> Response {
    member.door.see("/account/security")
}

/// `POST /account/security/recovery-codes`.
pub async fn recovery_codes(Proven(member): Proven) -> Result<Response, Response> {
    let Member { door, session, .. } = &member;
    let codes =
        second_factor::renew_recovery_codes(&door.app, &session.user, &door.network, door.now)
            .await
            .map_err(|refusal| door.refusal(refusal))?;
    Ok(match codes {
        Some(codes) => door.page(&RecoveryCodes {
            chrome: door.chrome(),
            codes,
            first: false,
        }),
        None => door.see("/account/security?done=gone"),
    })
}
