//! Second factors: adding, proving and taking them away.

use data_encoding::BASE64URL_NOPAD;

use super::Refusal;
use super::actor::Actor;
use super::attempts::{self, Tries};
use super::mails::{self, Asker};
use crate::app::App;
use crate::oauth::token::Digest;
use crate::people::mail;
use crate::people::network::Network;
use crate::people::recovery;
use crate::people::seal::Sealed;
use crate::people::second_factor::{Kind, Methods, Typed, name};
use crate::people::totp::{SECRET, Secret};
use crate::people::user::User;
use crate::store::audit::{Event, names};
use crate::store::second_factors::{
    AddSecondFactor, Added, Factor, Proven, RemoveSecondFactor, RenameSecondFactor,
    RenewRecoveryCodes, SecondFactor,
};

/// How long an enrolment may take, in seconds.
const ENROLMENT_LIFETIME: i64 = 900;

/// Writes down that a second factor was wrong.
pub(super) async fn failed(
    app: &App,
    user_id: &str,
    network: &Network,
    now: i64,
) -> Result<(), Refusal> {
    let who = Some(user_id.to_owned());
    attempts::failed(app, names::SECOND_FACTOR_FAILED, who, network, now).await
}

/// How a person can prove more than a password.
pub async fn methods(app: &App, user_id: &str) -> Result<Methods, Refusal> {
    Ok(app.store.methods(user_id).await?)
}

/// Holds a code against what a person has. It counts as an attempt, and is used up only by the operation that takes what is answered:
/// of two requests with one code, one operation succeeds. `None`: wrong.
pub async fn check(
    app: &App,
    user_id: &str,
    typed: Typed<'_>,
    tries: Tries<'_>,
    now: i64,
) -> Result<Option<Proven>, Refusal> {
    let counted = tries.second_factor(app, user_id, now).await?;
    let factor = match typed {
        Typed::Totp(code) => totp(app, user_id, code, now).await?,
        Typed::Recovery(code) => recovery_code(app, user_id, code, tries.network, now).await?,
    };
    if let Some(factor) = factor {
        let clears = counted.account.clone();
        counted.forgive(app).await?;
        return Ok(Some(Proven {
            factor,
            counter: clears,
        }));
    }
    failed(app, user_id, tries.network, now).await?;
    Ok(None)
}

async fn totp(app: &App, user_id: &str, code: &str, now: i64) -> Result<Option<Factor>, Refusal> {
    for factor in app.store.second_factors(user_id).await? {
        if factor.kind != Kind::Totp {
            continue;
        }
        let secret = app.keys.open(&factor.sealed(), &bound_to(&factor.id))?;
        let step = Secret::from_stored(&secret)
            .and_then(|secret| secret.step_of(code, factor.last_step, now));
        if let Some(step) = step {
            let id = factor.id;
            return Ok(Some(Factor::Totp { id, step }));
        }
    }
    Ok(None)
}

async fn recovery_code(
    app: &App,
    user_id: &str,
    typed: &str,
    network: &Network,
    now: i64,
) -> Result<Option<Factor>, Refusal> {
    let Some(code) = recovery::digest(user_id, typed) else {
        return Ok(None);
    };
    // A code stands in for a second factor; without any there is nothing that it could stand in for.
    if !app.store.recovery_code(user_id, &code).await? {
        return Ok(None);
    }
    let audit = Event {
        user_id: Some(user_id.to_owned()),
        ..app.event(names::RECOVERY_CODE_USED, Some(network), now)
    };
    let audit = Box::new(audit);
    Ok(Some(Factor::Recovery { code, audit }))
}

/// What a stored secret is sealed for: it does not open in another row.
pub(super) fn bound_to(id: &str) -> String {
    format!("second_factor:{id}")
}

/// An authenticator app that is being added. Nothing is stored before its first code is right.
pub struct Enrolment {
    /// What it will be called by: the form sent twice adds it once. Two with one secret would take each code twice.
    id: String,
    /// The shared secret.
    pub secret: Secret,
    /// The secret again, sealed for this person: what the form carries.
    pub sealed: String,
}

impl Enrolment {
    /// With a new secret.
    pub fn begin(app: &App, user: &User, now: i64) -> Result<Self, Refusal> {
        let secret = Secret::from_random(app.random.bytes());
        let id = app.id();
        let plain = [now.to_be_bytes().as_slice(), secret.expose(), id.as_bytes()].concat();
        let sealed = app.keys.seal(&app.random, &enrolment_of(user), &plain)?;
        let sealed = format!(
            "{}.{}",
            sealed.key_id,
            BASE64URL_NOPAD.encode(&sealed.bytes)
        );
        Ok(Self { id, secret, sealed })
    }

    /// What a form brings back. `None`: too old, or not ours.
    pub fn resume(app: &App, user: &User, sealed: &str, now: i64) -> Option<Self> {
        let (key_id, bytes) = sealed.split_once('.')?;
        let stored = Sealed {
            key_id: key_id.to_owned(),
            bytes: BASE64URL_NOPAD.decode(bytes.as_bytes()).ok()?,
        };
        let plain = app.keys.open(&stored, &enrolment_of(user)).ok()?;
        let (begun, secret) = plain.split_first_chunk::<8>()?;
        let begun = i64::from_be_bytes(*begun);
        if begun > now || begun + ENROLMENT_LIFETIME <= now {
            return None;
        }
        let (secret, id) = secret.split_at_checked(SECRET)?;
        Some(Self {
            id: String::from_utf8(id.to_vec()).ok()?,
            secret: Secret::from_stored(secret)?,
            sealed: sealed.to_owned(),
        })
    }
}

fn enrolment_of(user: &User) -> String {
    format!("enrolment:{}", user.id)
}

/// What became of a new second factor.
pub enum Enrolled {
    /// It is there, with recovery codes to be shown once if they are new.
    Now(Vec<String>),
    /// The code is wrong.
    Wrong,
    /// There are too many, or it is known already.
    Refused,
}

/// Adds an authenticator app, if `code` proves that it holds the secret.
pub async fn add_totp(
    app: &App,
    user: &User,
    enrolment: &Enrolment,
    typed_name: &str,
    code: &str,
    network: &Network,
    now: i64,
) -> Result<Enrolled, Refusal> {
    let Some(step) = enrolment.secret.step_of(code, None, now) else {
        return Ok(Enrolled::Wrong);
    };
    let id = enrolment.id.clone();
    let sealed = app
        .keys
        .seal(&app.random, &bound_to(&id), enrolment.secret.expose())?;
    let new = New {
        id,
        kind: Kind::Totp,
        name: name(typed_name, "Authenticator app"),
        sealed,
        credential_digest: None,
        ceremony: None,
        last_step: Some(step),
    };
    add(app, user, new, network, now).await
}

/// A second factor to be written.
pub(super) struct New {
    pub(super) id: String,
    pub(super) kind: Kind,
    pub(super) name: String,
    pub(super) sealed: Sealed,
    pub(super) credential_digest: Option<Digest>,
    pub(super) ceremony: Option<Digest>,
    pub(super) last_step: Option<i64>,
}

pub(super) async fn add(
    app: &App,
    user: &User,
    new: New,
    network: &Network,
    now: i64,
) -> Result<Enrolled, Refusal> {
    let (codes, digests) = new_codes(app, user);
    let added = app
        .store
        .commit(AddSecondFactor {
            audit: event(
                app,
                user,
                names::SECOND_FACTOR_ADDED,
                &new.name,
                network,
                now,
            ),
            id: new.id,
            user_id: user.id.clone(),
            kind: new.kind,
            name: new.name,
            sealed: new.sealed,
            credential_digest: new.credential_digest,
            ceremony: new.ceremony,
            last_step: new.last_step,
            recovery: digests,
            now,
        })
        .await?;
    Ok(match added {
        Added::Now { recovery: true } => Enrolled::Now(codes),
        Added::Now { recovery: false } => Enrolled::Now(Vec::new()),
        Added::Refused => Enrolled::Refused,
    })
}

fn new_codes(app: &App, user: &User) -> (Vec<String>, Vec<Digest>) {
    let codes: Vec<String> = (0..recovery::COUNT)
        .map(|_| recovery::text(app.random.bytes()))
        .collect();
    let digests = codes
        .iter()
        .filter_map(|code| recovery::digest(&user.id, code))
        .collect();
    (codes, digests)
}

/// New recovery codes in the place of the old ones, to be shown once. `None`: there is no second factor that they could stand in for.
pub async fn renew_recovery_codes(
    app: &App,
    user: &User,
    network: &Network,
    now: i64,
) -> Result<Option<Vec<String>>, Refusal> {
    let (codes, digests) = new_codes(app, user);
    let audit = Event {
        user_id: Some(user.id.clone()),
        ..app.event(names::RECOVERY_CODES_MADE, Some(network), now)
    };
    let renewed = app
        .store
        .commit(RenewRecoveryCodes {
            user_id: user.id.clone(),
            codes: digests,
            now,
            audit,
        })
        .await?;
    Ok(renewed.then_some(codes))
}

/// Gives a second factor another name. `false`: there is none of this id.
pub async fn rename(
    app: &App,
    user: &User,
    id: &str,
    typed_name: &str,
    network: &Network,
    now: i64,
) -> Result<bool, Refusal> {
    let Some(factor) = find(app, user, id).await? else {
        return Ok(false);
    };
    let name = name(typed_name, &factor.name);
    let audit = event(app, user, names::SECOND_FACTOR_RENAMED, &name, network, now);
    Ok(app
        .store
        .commit(RenameSecondFactor {
            id: factor.id,
            user_id: user.id.clone(),
            name,
            audit,
        })
        .await?)
}

/// Takes a second factor away. `false`: there is none of this id.
pub async fn remove(
    app: &App,
    user: &User,
    id: &str,
    by: Asker<'_>,
    now: i64,
) -> Result<bool, Refusal> {
    let Some(factor) = find(app, user, id).await? else {
        return Ok(false);
    };
    let audit = Event {
        user_id: Some(user.id.clone()),
        detail: Some(factor.name),
        ..app.event(names::SECOND_FACTOR_REMOVED, by.network, now)
    };
    let told = mails::about(app, mail::Kind::SecondFactorRemoved, user, by, now);
    Ok(app
        .store
        .commit(RemoveSecondFactor {
            id: Some(factor.id),
            user_id: user.id.clone(),
            audit,
            mails: told.into_iter().collect(),
        })
        .await?)
}

/// An operator takes all second factors of a person away, who has lost them. `false`: there were none.
pub async fn reset(app: &App, user: &User, actor: Actor<'_>, now: i64) -> Result<bool, Refusal> {
    let audit = Event {
        user_id: Some(user.id.clone()),
        detail: Some("all, by an operator".to_owned()),
        ..actor.event(app, names::SECOND_FACTOR_REMOVED, now)
    };
    let by = Asker::default();
    let told = mails::about(app, mail::Kind::SecondFactorRemoved, user, by, now);
    Ok(app
        .store
        .commit(RemoveSecondFactor {
            id: None,
            user_id: user.id.clone(),
            audit,
            mails: told.into_iter().collect(),
        })
        .await?)
}

async fn find(app: &App, user: &User, id: &str) -> Result<Option<SecondFactor>, Refusal> {
    let factors = app.store.second_factors(&user.id).await?;
    Ok(factors.into_iter().find(|factor| factor.id == id))
}

fn event(app: &App, user: &User, name: &str, detail: &str, network: &Network, now: i64) -> Event {
    Event {
        user_id: Some(user.id.clone()),
        detail: Some(detail.to_owned()),
        ..app.event(name, Some(network), now)
    }
}
