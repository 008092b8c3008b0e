//! A fresh proof of who is there, asked before sensitive changes and remembered for a while (ASVS 7.5.1, 7.5.3).

use super::attempts::{self, Tries};
use super::passkeys::{self, Answer};
use super::{Refusal, second_factor};
use crate::app::App;
use crate::people::password;
use crate::people::second_factor::{Methods, Typed};
use crate::people::session::Session;
use crate::people::user::User;
use crate::store::audit::names;
use crate::store::sessions::{Prove, ProvedBy};
use crate::store::users::HeldPassword;

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
            match password(app, &session.user, typed, tries, now).await? {
                Some(HeldPassword { hash, counter }) => ProvedBy::Password { hash, counter },
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

/// Holds a password against the one in force, which is guessed at under the counters of sign-in. `None`: wrong, and written down.
pub(super) async fn password(
    app: &App,
    user: &User,
    typed: &str,
    tries: Tries<'_>,
    now: i64,
) -> Result<Option<HeldPassword>, Refusal> {
    let counted = tries.password(app, &user.id, now).await?;
    if let Some(hash) = &user.password_hash
        && verify(app, typed, hash).await?
    {
        let held = HeldPassword {
            hash: hash.clone(),
            counter: counted.account.clone(),
        };
        counted.forgive(app).await?;
        return Ok(Some(held));
    }
    let who = Some(user.id.clone());
    attempts::failed(app, names::PROOF_FAILED, who, tries.network, now).await?;
    Ok(None)
}

/// Off the runtime's threads.
async fn verify(app: &App, typed: &str, hash: &str) -> Result<bool, Refusal> {
    if typed.is_empty() || typed.chars().count() > password::MAX_LENGTH {
        return Ok(false);
    }
    let (typed, hash) = (typed.to_owned(), hash.to_owned());
    app.hasher
        .run(move || password::verify(&typed, &hash))
        .await
}
