//! A fresh proof of who is there, asked before sensitive changes and remembered for a while (ASVS 7.5.1, 7.5.3).

use super::attempts::Tries;
use super::passkeys::{self, Answer};
use super::{Refusal, second_factor};
use crate::app::App;
use crate::people::network::Network;
use crate::people::password;
use crate::people::second_factor::{Methods, Typed};
use crate::people::session::Session;
use crate::store::audit::{Event, names};
use crate::store::sessions::{Prove, ProvedBy};
use crate::store::sign_in_failures::RecordFailure;

/// What a person shows.
pub enum Shown<'a> {
    /// The password: enough only where there is no second factor.
    Password(&'a str),
    /// A code of an authenticator app, or a recovery code.
    Code(&'a str),
    /// The answer of a passkey.
    Passkey(Answer<'a>),
}

/// Proves who is there, in this session. `false`: wrong.
pub async fn prove(
    app: &App,
    session: &Session,
    methods: Methods,
    shown: Shown<'_>,
    tries: Tries<'_>,
    now: i64,
) -> Result<bool, Refusal> {
    let user_id = &session.user.id;
    let by = match shown {
        Shown::Password(typed) if !methods.any() => {
            match check_password(app, session, typed, tries, now).await? {
                Some(by) => by,
                None => return Ok(false),
            }
        }
        Shown::Password(_) => return Ok(false),
        Shown::Code(code) => {
            match second_factor::check(app, user_id, Typed::of(code), tries, now).await? {
                Some(proven) => ProvedBy::SecondFactor(proven),
                None => return Ok(false),
            }
        }
        Shown::Passkey(answer) => {
            match passkeys::check_proof(app, user_id, answer, tries, now).await? {
                Some(proven) => ProvedBy::SecondFactor(proven),
                None => return Ok(false),
            }
        }
    };
    Ok(app
        .store
        .commit(Prove {
            session_digest: session.digest,
            user_id: user_id.clone(),
            by,
            now,
        })
        .await?)
}

async fn check_password(
    app: &App,
    session: &Session,
    typed: &str,
    tries: Tries<'_>,
    now: i64,
) -> Result<Option<ProvedBy>, Refusal> {
    let user = &session.user;
    let counted = tries.password(app, &user.id, now).await?;
    let Some(hash) = user.password_hash.clone() else {
        return Ok(None);
    };
    if verify(app, typed, &hash).await? {
        let clears = counted.account.clone();
        counted.forgive(app).await?;
        return Ok(Some(ProvedBy::Password {
            hash,
            counter: clears,
        }));
    }
    failed(app, &user.id, tries.network, now).await?;
    Ok(None)
}

/// Holds a password against a hash, off the runtime's threads.
pub(super) async fn verify(app: &App, typed: &str, hash: &str) -> Result<bool, Refusal> {
    if typed.is_empty() || typed.chars().count() > password::MAX_LENGTH {
        return Ok(false);
    }
    let (typed, hash) = (typed.to_owned(), hash.to_owned());
    app.hasher
        .run(move || password::verify(&typed, &hash))
        .await
}

pub(super) async fn failed(
    app: &App,
    user_id: &str,
    network: &Network,
    now: i64,
) -> Result<(), Refusal> {
    let audit = Event {
        user_id: Some(user_id.to_owned()),
        ..app.event(names::PROOF_FAILED, Some(network), now)
    };
    Ok(app.store.commit(RecordFailure { audit }).await?)
}
