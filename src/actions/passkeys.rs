//! Passkeys (WebAuthn Level 3): as a second factor, as a fresh proof, and for signing in without a password.
//!
//! A ceremony is begun here, run by the browser, and finished here; its state stands sealed in the database and is used once. User
//! verification is always required, so a passkey alone is two factors.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;
use serde::de::DeserializeOwned;
use webauthn_rs::prelude::{
    CredentialID, DiscoverableAuthentication, Passkey, PasskeyAuthentication, PasskeyRegistration,
    PublicKeyCredential, RegisterPublicKeyCredential, Url, Uuid, Webauthn, WebauthnBuilder,
};

use super::Refusal;
use super::attempts::{Tries, hex};
use super::second_factor::{Enrolled, New, add, bound_to, failed};
use super::sign_in::{Visit, begin};
use crate::app::App;
use crate::limits::Limit;
use crate::oauth::token::Digest;
use crate::people::network::Network;
use crate::people::second_factor::{Kind, name};
use crate::people::user::User;
use crate::store::Error;
use crate::store::ceremonies::{BeginCeremony, Ceremony};
use crate::store::second_factors::{Factor, Proven, SecondFactor};
use crate::store::sessions::By;

/// How long the browser may take, in seconds.
const LIFETIME: i64 = 300;

/// What the answer of a passkey is for. An answer for one thing is none for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Purpose {
    SignIn,
    SecondFactor,
    Proof,
    Enrolment,
}

impl fmt::Display for Purpose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::SignIn => "sign_in",
            Self::SecondFactor => "second_factor",
            Self::Proof => "proof",
            Self::Enrolment => "enrolment",
        })
    }
}

impl FromStr for Purpose {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        [
            Self::SignIn,
            Self::SecondFactor,
            Self::Proof,
            Self::Enrolment,
        ]
        .into_iter()
        .find(|purpose| purpose.to_string() == text)
        .ok_or(())
    }
}

/// A ceremony that was begun.
pub struct Begun {
    /// What the answer names it by.
    pub handle: String,
    /// For the browser: JSON with `publicKey`.
    pub options: String,
}

/// What a browser answers.
#[derive(Clone, Copy)]
pub struct Answer<'a> {
    /// Which ceremony.
    pub handle: &'a str,
    /// The credential: JSON, as WebAuthn's `toJSON()` writes it.
    pub credential: &'a str,
    /// The browser's own cookie.
    pub browser: Digest,
}

/// Whether browsers allow passkeys at this address: secure contexts with a host name only.
pub fn possible(app: &App) -> bool {
    let url = &app.config.public_url;
    let named = !url.host().starts_with('[') && url.host().parse::<std::net::Ipv4Addr>().is_err();
    named && (url.is_https() || url.is_loopback())
}

fn webauthn(app: &App) -> Result<Webauthn, Refusal> {
    let broken = |error: &dyn fmt::Display| Error::new("preparing passkeys", error.to_string());
    let url = &app.config.public_url;
    let origin = Url::parse(url.as_str()).map_err(|error| broken(&error))?;
    let webauthn = WebauthnBuilder::new(url.host(), &origin)
        .and_then(|builder| builder.rp_name(&app.config.instance_name).build())
        .map_err(|error| broken(&error))?;
    Ok(webauthn)
}

/// Begins a sign-in without a password. It costs and says the same whoever is there.
pub async fn begin_sign_in(
    app: &App,
    browser: Digest,
    network: &Network,
    now: i64,
) -> Result<Begun, Refusal> {
    app.limits
        .check(Limit::SignIn, network)
        .map_err(|wait| Refusal::TooMany(wait.seconds))?;
    let (options, state) = webauthn(app)?
        .start_discoverable_authentication()
        .map_err(refused)?;
    keep(app, browser, None, Purpose::SignIn, &options, &state, now).await
}

/// Begins the second step of a sign-in. `None`: this person has no passkey.
pub async fn begin_second_factor(
    app: &App,
    browser: Digest,
    user_id: &str,
    now: i64,
) -> Result<Option<Begun>, Refusal> {
    begin_known(app, browser, user_id, Purpose::SecondFactor, now).await
}

/// Begins a fresh proof. `None`: this person has no passkey.
pub async fn begin_proof(
    app: &App,
    browser: Digest,
    user_id: &str,
    now: i64,
) -> Result<Option<Begun>, Refusal> {
    begin_known(app, browser, user_id, Purpose::Proof, now).await
}

async fn begin_known(
    app: &App,
    browser: Digest,
    user_id: &str,
    purpose: Purpose,
    now: i64,
) -> Result<Option<Begun>, Refusal> {
    let passkeys = passkeys(app, user_id).await?;
    if passkeys.is_empty() {
        return Ok(None);
    }
    let (options, state) = webauthn(app)?
        .start_passkey_authentication(&passkeys)
        .map_err(refused)?;
    let begun = keep(app, browser, Some(user_id), purpose, &options, &state, now).await?;
    Ok(Some(begun))
}

/// Begins to add a passkey.
pub async fn begin_enrolment(
    app: &App,
    browser: Digest,
    user: &User,
    now: i64,
) -> Result<Begun, Refusal> {
    let known: Vec<CredentialID> = passkeys(app, &user.id)
        .await?
        .iter()
        .map(|passkey| passkey.cred_id().clone())
        .collect();
    let handle = Uuid::parse_str(&user.id).map_err(refused)?;
    let (options, state) = webauthn(app)?
        .start_passkey_registration(handle, &user.username, &user.name, Some(known))
        .map_err(refused)?;
    let mut options = serde_json::to_value(options).map_err(refused)?;
    // A passkey that the device keeps can sign in without a user name being typed; others are second factors only.
    options["publicKey"]["authenticatorSelection"]["residentKey"] = "preferred".into();
    keep(
        app,
        browser,
        Some(&user.id),
        Purpose::Enrolment,
        &options,
        &state,
        now,
    )
    .await
}

async fn passkeys(app: &App, user_id: &str) -> Result<Vec<Passkey>, Refusal> {
    app.store
        .second_factors(user_id)
        .await?
        .iter()
        .filter(|factor| factor.kind == Kind::Passkey)
        .map(|factor| stored(app, factor))
        .collect()
}

fn stored(app: &App, factor: &SecondFactor) -> Result<Passkey, Refusal> {
    let plain = app.keys.open(&factor.sealed(), &bound_to(&factor.id))?;
    serde_json::from_slice(&plain).map_err(refused)
}

async fn keep(
    app: &App,
    browser: Digest,
    user_id: Option<&str>,
    purpose: Purpose,
    options: &impl Serialize,
    state: &impl Serialize,
    now: i64,
) -> Result<Begun, Refusal> {
    let handle = app.secret();
    let state = serde_json::to_vec(state).map_err(refused)?;
    let sealed = app.keys.seal(&app.random, &ceremony_of(&handle), &state)?;
    app.store
        .commit(BeginCeremony {
            ceremony_digest: Digest::of(&handle),
            ceremony: Ceremony {
                browser_digest: browser,
                user_id: user_id.map(ToOwned::to_owned),
                purpose: purpose.to_string(),
                key_id: sealed.key_id,
                sealed: sealed.bytes,
                expires_at: now + LIFETIME,
            },
        })
        .await?;
    Ok(Begun {
        handle,
        options: serde_json::to_string(options).map_err(refused)?,
    })
}

fn ceremony_of(handle: &str) -> String {
    format!("ceremony:{}", hex(&Digest::of(handle)))
}

/// What was begun for this purpose, with its state. `None`: it is another's, used, too old or for something else.
async fn resume<T: DeserializeOwned>(
    app: &App,
    answer: &Answer<'_>,
    purpose: Purpose,
    now: i64,
) -> Result<Option<(Option<String>, T)>, Refusal> {
    let handle = Digest::of(answer.handle);
    let Some(ceremony) = app.store.ceremony(&handle, &answer.browser, now).await? else {
        return Ok(None);
    };
    if ceremony.purpose.parse() != Ok(purpose) {
        return Ok(None);
    }
    let plain = app
        .keys
        .open(&ceremony.sealed(), &ceremony_of(answer.handle))?;
    let state = serde_json::from_slice(&plain).map_err(refused)?;
    Ok(Some((ceremony.user_id, state)))
}

/// Completes a sign-in without a password. `None`: wrong, whatever was wrong.
pub async fn sign_in(
    app: &App,
    visit: &Visit<'_>,
    answer: Answer<'_>,
    now: i64,
) -> Result<Option<String>, Refusal> {
    let state = resume::<DiscoverableAuthentication>(app, &answer, Purpose::SignIn, now).await?;
    let (Some((_, state)), Ok(credential)) = (state, parse(answer.credential)) else {
        return Ok(None);
    };
    let webauthn = webauthn(app)?;
    let Ok((person, id)) = webauthn.identify_discoverable_authentication(&credential) else {
        return Ok(None);
    };
    let Some(factor) = app.store.passkey(&Digest::of_bytes(id)).await? else {
        return Ok(None);
    };
    // The device says whose it is; the row says so too.
    if factor.user_id != person.to_string() {
        return Ok(None);
    }
    let counted = visit
        .tries()
        .second_factor(app, &factor.user_id, now)
        .await?;
    let mut passkey = stored(app, &factor)?;
    let Ok(result) = webauthn.finish_discoverable_authentication_v2(&credential, state, &passkey)
    else {
        failed(app, &factor.user_id, visit.network, now).await?;
        return Ok(None);
    };
    passkey.update_credential(&result);
    let clears = counted.account.clone();
    counted.forgive(app).await?;
    let proven = proven(app, &factor, &passkey, answer.handle, clears.clone())?;
    begin(
        app,
        visit,
        &factor.user_id,
        By::Passkey(proven),
        clears,
        now,
    )
    .await
}

/// Holds the answer of the second step against what was asked. `None`: wrong.
pub async fn check_second_factor(
    app: &App,
    user_id: &str,
    answer: Answer<'_>,
    tries: Tries<'_>,
    now: i64,
) -> Result<Option<Proven>, Refusal> {
    check(app, user_id, answer, Purpose::SecondFactor, tries, now).await
}

/// Holds the answer of a fresh proof against what was asked. `None`: wrong.
pub async fn check_proof(
    app: &App,
    user_id: &str,
    answer: Answer<'_>,
    tries: Tries<'_>,
    now: i64,
) -> Result<Option<Proven>, Refusal> {
    check(app, user_id, answer, Purpose::Proof, tries, now).await
}

async fn check(
    app: &App,
    user_id: &str,
    answer: Answer<'_>,
    purpose: Purpose,
    tries: Tries<'_>,
    now: i64,
) -> Result<Option<Proven>, Refusal> {
    let state = resume::<PasskeyAuthentication>(app, &answer, purpose, now).await?;
    let (Some((owner, state)), Ok(credential)) = (state, parse(answer.credential)) else {
        return Ok(None);
    };
    if owner.as_deref() != Some(user_id) {
        return Ok(None);
    }
    let counted = tries.second_factor(app, user_id, now).await?;
    let id = Digest::of_bytes(credential.get_credential_id());
    let factor = app.store.passkey(&id).await?;
    let Some(factor) = factor.filter(|factor| factor.user_id == user_id) else {
        failed(app, user_id, tries.network, now).await?;
        return Ok(None);
    };
    let Ok(result) = webauthn(app)?.finish_passkey_authentication(&credential, &state) else {
        failed(app, user_id, tries.network, now).await?;
        return Ok(None);
    };
    let mut passkey = stored(app, &factor)?;
    passkey.update_credential(&result);
    let clears = counted.account.clone();
    counted.forgive(app).await?;
    Ok(Some(proven(app, &factor, &passkey, answer.handle, clears)?))
}

fn proven(
    app: &App,
    factor: &SecondFactor,
    passkey: &Passkey,
    handle: &str,
    counter: String,
) -> Result<Proven, Refusal> {
    let plain = serde_json::to_vec(passkey).map_err(refused)?;
    let sealed = app.keys.seal(&app.random, &bound_to(&factor.id), &plain)?;
    let factor = Factor::Passkey {
        id: factor.id.clone(),
        ceremony: Digest::of(handle),
        sealed,
    };
    Ok(Proven { factor, counter })
}

/// Adds a passkey.
pub async fn enrol(
    app: &App,
    user: &User,
    answer: Answer<'_>,
    typed_name: &str,
    network: &Network,
    now: i64,
) -> Result<Enrolled, Refusal> {
    let state = resume::<PasskeyRegistration>(app, &answer, Purpose::Enrolment, now).await?;
    let credential = serde_json::from_str::<RegisterPublicKeyCredential>(answer.credential);
    let (Some((owner, state)), Ok(credential)) = (state, credential) else {
        return Ok(Enrolled::Wrong);
    };
    if owner.as_ref() != Some(&user.id) {
        return Ok(Enrolled::Wrong);
    }
    let Ok(passkey) = webauthn(app)?.finish_passkey_registration(&credential, &state) else {
        return Ok(Enrolled::Wrong);
    };
    let id = app.id();
    let plain = serde_json::to_vec(&passkey).map_err(refused)?;
    let new = New {
        sealed: app.keys.seal(&app.random, &bound_to(&id), &plain)?,
        id,
        kind: Kind::Passkey,
        name: name(typed_name, "Passkey"),
        credential_digest: Some(Digest::of_bytes(passkey.cred_id().as_ref())),
        ceremony: Some(Digest::of(answer.handle)),
        last_step: None,
    };
    add(app, user, new, network, now).await
}

fn parse(credential: &str) -> Result<PublicKeyCredential, serde_json::Error> {
    serde_json::from_str(credential)
}

fn refused(error: impl fmt::Display) -> Refusal {
    Refusal::Broken(Error::new("running a passkey ceremony", error.to_string()))
}
