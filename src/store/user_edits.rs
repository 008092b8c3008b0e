//! What people change of their own account: the name, the address, the password, all of it or nothing.

use super::audit::Event;
use super::directory::write_keys;
use super::email_changes::EmailWish;
use super::grants::lock;
use super::mails::{self, NewMail};
use super::second_factors::Proven;
use super::sql::{One, exec, opt};
use super::users::{HeldPassword, NewPassword};
use super::{Error, Op, Tx};

/// What a person changes of their own account without a page: all of it or nothing.
#[derive(Debug)]
pub struct EditUser {
    /// Who.
    pub user_id: String,
    /// A second factor that lets this through.
    pub proven: Option<Proven>,
    /// The password that was shown.
    pub password: Option<HeldPassword>,
    /// What they are called from now on.
    pub name: Option<String>,
    /// What they wish of their address.
    pub email: Option<EmailWish>,
    /// A new password.
    pub new_password: Option<NewPassword>,
    /// Unix seconds.
    pub now: i64,
    /// The audit rows, one for each thing that changes.
    pub audits: Vec<Event>,
    /// The mails that tell of it, and carry its links.
    pub mails: Vec<NewMail>,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edited {
    /// It is as asked.
    Now,
    /// The second factor was used before.
    FactorUsed,
    /// The account is disabled or gone, or has another password by now.
    Stale,
}

impl Op for EditUser {
    const NAME: &'static str = "edit_user";
    type Out = Edited;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<Edited, Error> {
        let user_id = &self.user_id;
        lock(tx, Some(user_id), None).await?;
        // First what can refuse, then what writes: a refusal is committed too, and must leave everything as it was.
        let hash = self.password.as_ref().map(|password| &password.hash);
        let same = opt!(
            tx,
            One<String>,
            "SELECT id FROM users WHERE id = $1 AND disabled_at IS NULL AND ($2 IS NULL OR password_hash = $2)",
            user_id,
            hash
        )?;
        if same.is_none() {
            return Ok(Edited::Stale);
        }
        if let Some(proven) = &self.proven
            && !proven.take(tx, user_id, self.now).await?
        {
            return Ok(Edited::FactorUsed);
        }
        if let Some(name) = &self.name {
            exec!(
                tx,
                "UPDATE users SET name = $2 WHERE id = $1",
                user_id,
                name
            )?;
            write_keys(tx, user_id, self.now).await?;
        }
        if let Some(email) = &self.email {
            email.write(tx, user_id, self.now).await?;
        }
        if let Some(password) = &self.new_password {
            password.write(tx, user_id, self.now).await?;
        }
        if let Some(password) = &self.password {
            exec!(
                tx,
                "DELETE FROM sign_in_failures WHERE counter = $1",
                password.counter
            )?;
        }
        mails::write_all(tx, &self.mails).await?;
        for audit in &self.audits {
            audit.write(tx).await?;
        }
        Ok(Edited::Now)
    }
}
