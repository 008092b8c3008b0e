//! Second factors: authenticator apps, passkeys, and the recovery codes that stand in for them.

use super::audit::Event;
use super::grants::lock;
use super::mails::{self, NewMail};
use super::sql::{One, all, exec, one, opt, row};
use super::{Error, Op, Store, Tx};
use crate::oauth::token::Digest;
use crate::people::seal::Sealed;
use crate::people::second_factor::{Kind, Methods};

row! {
    /// A person's authenticator app or passkey.
    #[derive(Debug, Clone)]
    pub struct SecondFactor {
        /// Its id.
        pub id: String,
        /// Whose.
        pub user_id: String,
        /// What it is.
        pub kind: Kind,
        /// What the person calls it.
        pub name: String,
        /// Under which key its secret is sealed.
        pub key_id: String,
        /// The secret, sealed.
        pub sealed: Vec<u8>,
        /// The newest time step of an authenticator app that was used.
        pub last_step: Option<i64>,
        /// Unix seconds.
        pub created_at: i64,
        /// When it was used last.
        pub last_used_at: Option<i64>,
    }
}

impl SecondFactor {
    /// The secret as it is stored.
    pub fn sealed(&self) -> Sealed {
        Sealed {
            key_id: self.key_id.clone(),
            bytes: self.sealed.clone(),
        }
    }
}

row! {
    struct Counts {
        totp: i64,
        passkeys: i64,
        recovery: i64,
    }
}

impl Store {
    /// The second factors of a person, oldest first.
    pub async fn second_factors(&self, user_id: &str) -> Result<Vec<SecondFactor>, Error> {
        let mut reader = self.reader().await?;
        all!(
            &mut reader.tx(),
            SecondFactor,
            "SELECT id, user_id, kind, name, key_id, sealed, last_step, created_at, last_used_at FROM second_factors
             WHERE user_id = $1 ORDER BY id",
            user_id
        )
    }

    /// How a person can prove more than a password; nothing for an unknown one.
    pub async fn methods(&self, user_id: &str) -> Result<Methods, Error> {
        let mut reader = self.reader().await?;
        let counts = one!(
            &mut reader.tx(),
            Counts,
            "SELECT (SELECT COUNT(*) FROM second_factors WHERE user_id = $1 AND kind = 'totp') AS totp,
                    (SELECT COUNT(*) FROM second_factors WHERE user_id = $1 AND kind = 'passkey') AS passkeys,
                    (SELECT COUNT(*) FROM recovery_codes WHERE user_id = $1 AND used_at IS NULL) AS recovery",
            user_id
        )?;
        Ok(Methods {
            totp: counts.totp > 0,
            passkeys: counts.passkeys > 0,
            recovery: counts.recovery > 0,
        })
    }

    /// How many recovery codes a person has left.
    pub async fn recovery_codes_left(&self, user_id: &str) -> Result<i64, Error> {
        let mut reader = self.reader().await?;
        Ok(one!(
            &mut reader.tx(),
            One<i64>,
            "SELECT COUNT(*) FROM recovery_codes WHERE user_id = $1 AND used_at IS NULL",
            user_id
        )?
        .0)
    }

    /// Whether a recovery code is this person's and unused.
    pub async fn recovery_code(&self, user_id: &str, code: &Digest) -> Result<bool, Error> {
        let mut reader = self.reader().await?;
        let found = opt!(
            &mut reader.tx(),
            One<String>,
            "SELECT user_id FROM recovery_codes WHERE code_digest = $1 AND user_id = $2 AND used_at IS NULL",
            code,
            user_id
        )?;
        Ok(found.is_some())
    }

    /// The passkey of a credential, whoever's it is.
    pub async fn passkey(&self, credential: &Digest) -> Result<Option<SecondFactor>, Error> {
        let mut reader = self.reader().await?;
        opt!(
            &mut reader.tx(),
            SecondFactor,
            "SELECT id, user_id, kind, name, key_id, sealed, last_step, created_at, last_used_at FROM second_factors
             WHERE credential_digest = $1",
            credential
        )
    }

    /// How many secrets each key seals; the keys of which there are none are not named.
    pub async fn sealing_keys(&self) -> Result<Vec<KeyUse>, Error> {
        let mut reader = self.reader().await?;
        all!(
            &mut reader.tx(),
            KeyUse,
            "SELECT key_id, COUNT(*) AS secrets FROM second_factors GROUP BY key_id ORDER BY key_id"
        )
    }

    /// Secrets that are not sealed under `key_id`, after `after` (an id), at most `limit`.
    pub async fn sealed_otherwise(
        &self,
        key_id: &str,
        after: &str,
        limit: i64,
    ) -> Result<Vec<SecondFactor>, Error> {
        let mut reader = self.reader().await?;
        all!(
            &mut reader.tx(),
            SecondFactor,
            "SELECT id, user_id, kind, name, key_id, sealed, last_step, created_at, last_used_at FROM second_factors
             WHERE key_id <> $1 AND id > $2 ORDER BY id LIMIT $3",
            key_id,
            after,
            limit
        )
    }
}

row! {
    /// A key and what hangs on it.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct KeyUse {
        /// The key.
        pub key_id: String,
        /// How many secrets it seals.
        pub secrets: i64,
    }
}

/// A second factor that was shown and is used up by the operation that it lets through, so that neither happens without the other.
#[derive(Debug, Clone)]
pub struct Proven {
    /// What was shown.
    pub factor: Factor,
    /// The failure counter of this person that is cleared with it.
    pub counter: String,
}

/// What was shown.
#[derive(Debug, Clone)]
pub enum Factor {
    /// A code of an authenticator app, of this time step.
    Totp {
        /// Which app.
        id: String,
        /// The step.
        step: i64,
    },
    /// A recovery code.
    Recovery {
        /// Its digest.
        code: Digest,
        /// The audit row: the person should know of it.
        audit: Box<Event>,
    },
    /// A passkey's answer.
    Passkey {
        /// Which passkey.
        id: String,
        /// The challenge, which is used up.
        ceremony: Digest,
        /// The passkey with its new counter.
        sealed: Sealed,
    },
}

impl Proven {
    /// Uses it up. `false`: it was used before, or is not this person's.
    pub(super) async fn take(
        &self,
        tx: &mut Tx<'_>,
        user_id: &str,
        now: i64,
    ) -> Result<bool, Error> {
        let taken = match &self.factor {
            Factor::Totp { id, step } => exec!(
                tx,
                "UPDATE second_factors SET last_step = $3, last_used_at = $4
                 WHERE id = $1 AND user_id = $2 AND kind = 'totp' AND (last_step IS NULL OR last_step < $3)",
                id,
                user_id,
                step,
                now
            )?,
            Factor::Recovery { code, .. } => exec!(
                tx,
                "UPDATE recovery_codes SET used_at = $3 WHERE code_digest = $1 AND user_id = $2 AND used_at IS NULL",
                code,
                user_id,
                now
            )?,
            Factor::Passkey {
                id,
                ceremony,
                sealed,
            } => {
                let challenge = exec!(
                    tx,
                    "DELETE FROM ceremonies WHERE ceremony_digest = $1 AND expires_at > $2",
                    ceremony,
                    now
                )?;
                if challenge == 0 {
                    return Ok(false);
                }
                exec!(
                    tx,
                    "UPDATE second_factors SET key_id = $3, sealed = $4, last_used_at = $5 WHERE id = $1 AND user_id = $2",
                    id,
                    user_id,
                    sealed.key_id,
                    sealed.bytes,
                    now
                )?
            }
        };
        if taken == 0 {
            return Ok(false);
        }
        if let Factor::Recovery { audit, .. } = &self.factor {
            audit.write(tx).await?;
        }
        exec!(
            tx,
            "DELETE FROM sign_in_failures WHERE counter = $1",
            self.counter
        )?;
        Ok(true)
    }
}

/// Second factors of one person at most.
pub const LIMIT: i64 = 20;

/// What became of a new second factor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Added {
    /// It is there. `recovery`: the recovery codes were written, because there were none.
    Now {
        /// Whether the codes may be shown.
        recovery: bool,
    },
    /// There are [`LIMIT`] already, or it is here already, or its challenge was used.
    Refused,
}

/// Writes a new second factor. With the first one come recovery codes.
#[derive(Debug)]
pub struct AddSecondFactor {
    /// Its id.
    pub id: String,
    /// Whose.
    pub user_id: String,
    /// What it is.
    pub kind: Kind,
    /// What the person calls it.
    pub name: String,
    /// Its secret.
    pub sealed: Sealed,
    /// Of a passkey: the SHA-256 of its credential id.
    pub credential_digest: Option<Digest>,
    /// Of a passkey: the challenge that it answered, used up with it.
    pub ceremony: Option<Digest>,
    /// Of an authenticator app: the time step that proved it.
    pub last_step: Option<i64>,
    /// Recovery codes to be written if there are none.
    pub recovery: Vec<Digest>,
    /// Unix seconds.
    pub now: i64,
    /// The audit row.
    pub audit: Event,
}

impl Op for AddSecondFactor {
    const NAME: &'static str = "add_second_factor";
    type Out = Added;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<Added, Error> {
        lock(tx, Some(&self.user_id), None).await?;
        if let Some(ceremony) = &self.ceremony {
            let challenge = exec!(
                tx,
                "DELETE FROM ceremonies WHERE ceremony_digest = $1 AND user_id = $2 AND expires_at > $3",
                ceremony,
                self.user_id,
                self.now
            )?;
            if challenge == 0 {
                return Ok(Added::Refused);
            }
        }
        let there = one!(
            tx,
            One<i64>,
            "SELECT COUNT(*) FROM second_factors WHERE user_id = $1",
            self.user_id
        )?
        .0;
        let known = opt!(
            tx,
            One<String>,
            "SELECT id FROM second_factors WHERE credential_digest = $1 OR id = $2",
            self.credential_digest,
            self.id
        )?;
        if there >= LIMIT || known.is_some() {
            return Ok(Added::Refused);
        }
        exec!(
            tx,
            "INSERT INTO second_factors (id, user_id, kind, name, key_id, sealed, credential_digest, last_step, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            self.id,
            self.user_id,
            self.kind,
            self.name,
            self.sealed.key_id,
            self.sealed.bytes,
            self.credential_digest,
            self.last_step,
            self.now
        )?;
        note_protection(tx, &self.user_id).await?;
        let left = one!(
            tx,
            One<i64>,
            "SELECT COUNT(*) FROM recovery_codes WHERE user_id = $1 AND used_at IS NULL",
            self.user_id
        )?
        .0;
        // Codes of before belong to factors that are gone.
        let recovery = there == 0 || left == 0;
        if recovery {
            write_codes(tx, &self.user_id, &self.recovery, self.now).await?;
        }
        self.audit.write(tx).await?;
        Ok(Added::Now { recovery })
    }
}

/// Notes with the person since when a second factor protects the account, for lists of those whom none protects.
async fn note_protection(tx: &mut Tx<'_>, user_id: &str) -> Result<(), Error> {
    exec!(
        tx,
        "UPDATE users SET protected_at = (SELECT MIN(created_at) FROM second_factors WHERE user_id = $1) WHERE id = $1",
        user_id
    )?;
    Ok(())
}

async fn write_codes(
    tx: &mut Tx<'_>,
    user_id: &str,
    codes: &[Digest],
    now: i64,
) -> Result<(), Error> {
    exec!(tx, "DELETE FROM recovery_codes WHERE user_id = $1", user_id)?;
    for code in codes {
        exec!(
            tx,
            "INSERT INTO recovery_codes (code_digest, user_id, created_at) VALUES ($1, $2, $3)",
            code,
            user_id,
            now
        )?;
    }
    Ok(())
}

/// New recovery codes in the place of the old ones. Only a person with a second factor has any.
#[derive(Debug)]
pub struct RenewRecoveryCodes {
    /// Whose.
    pub user_id: String,
    /// The new ones.
    pub codes: Vec<Digest>,
    /// Unix seconds.
    pub now: i64,
    /// The audit row.
    pub audit: Event,
}

impl Op for RenewRecoveryCodes {
    const NAME: &'static str = "renew_recovery_codes";
    /// Whether there is a second factor that they can stand in for.
    type Out = bool;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<bool, Error> {
        lock(tx, Some(&self.user_id), None).await?;
        let factor = opt!(
            tx,
            One<String>,
            "SELECT id FROM second_factors WHERE user_id = $1 LIMIT 1",
            self.user_id
        )?;
        if factor.is_none() {
            return Ok(false);
        }
        write_codes(tx, &self.user_id, &self.codes, self.now).await?;
        self.audit.write(tx).await?;
        Ok(true)
    }
}

/// Gives a second factor another name.
#[derive(Debug)]
pub struct RenameSecondFactor {
    /// Which.
    pub id: String,
    /// Whose.
    pub user_id: String,
    /// Its new name.
    pub name: String,
    /// The audit row.
    pub audit: Event,
}

impl Op for RenameSecondFactor {
    const NAME: &'static str = "rename_second_factor";
    /// Whether there was one.
    type Out = bool;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<bool, Error> {
        let renamed = exec!(
            tx,
            "UPDATE second_factors SET name = $3 WHERE id = $1 AND user_id = $2",
            self.id,
            self.user_id,
            self.name
        )?;
        if renamed == 1 {
            self.audit.write(tx).await?;
        }
        Ok(renamed == 1)
    }
}

/// Takes a second factor away, or all of them. With the last one the recovery codes go.
#[derive(Debug)]
pub struct RemoveSecondFactor {
    /// Which; `None`: all.
    pub id: Option<String>,
    /// Whose.
    pub user_id: String,
    /// The audit row.
    pub audit: Event,
    /// The mails that tell of it.
    pub mails: Vec<NewMail>,
}

impl Op for RemoveSecondFactor {
    const NAME: &'static str = "remove_second_factor";
    /// Whether there was one.
    type Out = bool;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<bool, Error> {
        lock(tx, Some(&self.user_id), None).await?;
        let removed = exec!(
            tx,
            "DELETE FROM second_factors WHERE user_id = $1 AND ($2 IS NULL OR id = $2)",
            self.user_id,
            self.id
        )?;
        if removed == 0 {
            return Ok(false);
        }
        note_protection(tx, &self.user_id).await?;
        exec!(
            tx,
            "DELETE FROM recovery_codes WHERE user_id = $1 AND NOT EXISTS (SELECT 1 FROM second_factors WHERE user_id = $1)",
            self.user_id
        )?;
        mails::write_all(tx, &self.mails).await?;
        self.audit.write(tx).await?;
        Ok(true)
    }
}

/// Writes a secret again, sealed under another key, if it has not changed meanwhile.
#[derive(Debug)]
pub struct Reseal {
    /// Which second factor.
    pub id: String,
    /// As it was read.
    pub before: Sealed,
    /// As it is to be.
    pub after: Sealed,
}

impl Op for Reseal {
    const NAME: &'static str = "reseal";
    /// Whether it was still the same.
    type Out = bool;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<bool, Error> {
        let changed = exec!(
            tx,
            "UPDATE second_factors SET key_id = $4, sealed = $5 WHERE id = $1 AND key_id = $2 AND sealed = $3",
            self.id,
            self.before.key_id,
            self.before.bytes,
            self.after.key_id,
            self.after.bytes
        )?;
        Ok(changed == 1)
    }
}
