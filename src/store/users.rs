//! The accounts of people, and what an operator changes of them.

use super::audit::Event;
use super::directory::write_keys;
use super::grants::lock;
use super::links::{end_verifications, give_back, take_invitation, take_verification};
use super::mails::{self, NewMail, was_mailed};
use super::setup_links::take_turns;
use super::sql::{One, all, exec, one, opt, row_of};
use super::{Error, Op, Store, Tx, leaving, personal_tokens, sessions};
use crate::oauth::token::Digest;
use crate::people::user::User;

row_of!(User {
    id,
    username,
    name,
    email,
    email_verified_at,
    password_hash,
    language,
    admin_at,
    disabled_at,
    created_at,
});

impl Store {
    /// A person by id.
    pub async fn user(&self, id: &str) -> Result<Option<User>, Error> {
        let mut reader = self.reader().await?;
        opt!(
            &mut reader.tx(),
            User,
            "SELECT id, username, name, email, email_verified_at, password_hash, language, admin_at, disabled_at, created_at FROM users WHERE id = $1",
            id
        )
    }

    /// A person by user name, or by address (its key: lower case). A user name has no `@`, an address has one.
    pub async fn user_by_login(&self, login: &str) -> Result<Option<User>, Error> {
        let mut reader = self.reader().await?;
        opt!(
            &mut reader.tx(),
            User,
            "SELECT id, username, name, email, email_verified_at, password_hash, language, admin_at, disabled_at, created_at FROM users
             WHERE username = $1 OR email_key = $1",
            login
        )
    }

    /// When a person's password was set last.
    pub async fn password_changed_at(&self, user_id: &str) -> Result<Option<i64>, Error> {
        let mut reader = self.reader().await?;
        let row = opt!(
            &mut reader.tx(),
            One<Option<i64>>,
            "SELECT password_changed_at FROM users WHERE id = $1",
            user_id
        )?;
        Ok(row.and_then(|row| row.0))
    }

    /// People after `after` (a user name), at most `limit`.
    pub async fn users(&self, after: &str, limit: i64) -> Result<Vec<User>, Error> {
        let mut reader = self.reader().await?;
        all!(
            &mut reader.tx(),
            User,
            "SELECT id, username, name, email, email_verified_at, password_hash, language, admin_at, disabled_at, created_at FROM users
             WHERE username > $1 ORDER BY username LIMIT $2",
            after,
            limit
        )
    }

    /// Whether somebody else administers the instance and may sign in.
    pub async fn has_other_admin(&self, user_id: &str) -> Result<bool, Error> {
        let mut reader = self.reader().await?;
        Ok(opt!(
            &mut reader.tx(),
            One<String>,
            "SELECT id FROM users WHERE admin_at IS NOT NULL AND disabled_at IS NULL AND id <> $1 LIMIT 1",
            user_id
        )?
        .is_some())
    }

    /// Whether there is an administrator yet.
    pub async fn has_admin(&self) -> Result<bool, Error> {
        let mut reader = self.reader().await?;
        Ok(opt!(
            &mut reader.tx(),
            One<String>,
            "SELECT id FROM users WHERE admin_at IS NOT NULL LIMIT 1"
        )?
        .is_some())
    }
}

/// What became of a new account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Created {
    /// It exists now.
    Now,
    /// The user name is taken.
    UsernameTaken,
    /// The address is taken.
    EmailTaken,
    /// The link is used up, replaced or too old, or there is an administrator already.
    LinkGone,
}

/// What lets an account be made; a link is used up with it.
#[derive(Debug)]
pub enum By {
    /// An operator.
    Operator,
    /// The digest of the setup link: the first administrator.
    SetupLink(Digest),
    /// The digest of an invitation.
    Invitation(Digest),
    /// The digest of a link that was mailed to the address.
    Verification(Digest),
}

/// Writes a new account.
#[derive(Debug)]
pub struct CreateUser {
    /// Who.
    pub user: User,
    /// The address in lower case, unique.
    pub email_key: String,
    /// What lets it be made.
    pub by: By,
    /// Unix seconds.
    pub now: i64,
    /// The audit row.
    pub audit: Event,
}

impl Op for CreateUser {
    const NAME: &'static str = "create_user";
    type Out = Created;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<Created, Error> {
        let user = &self.user;
        if matches!(self.by, By::SetupLink(_)) {
            take_turns(tx).await?;
        }
        // The address is looked up first: of two equal accounts at once, the second is then always told of the name.
        let same_email = opt!(
            tx,
            One<String>,
            "SELECT id FROM users WHERE email_key = $1",
            self.email_key
        )?;
        let same_name = opt!(
            tx,
            One<String>,
            "SELECT id FROM users WHERE username = $1",
            user.username
        )?;
        if same_name.is_some() {
            return Ok(Created::UsernameTaken);
        }
        if same_email.is_some() {
            return Ok(Created::EmailTaken);
        }
        let mut verified_at = user.email_verified_at;
        if let By::Invitation(link) = &self.by {
            if !take_invitation(tx, link, &user.email, self.now).await? {
                return Ok(Created::LinkGone);
            }
            if was_mailed(tx, link).await? {
                verified_at = Some(self.now);
            }
        }
        if let By::Verification(link) = &self.by {
            if !take_verification(tx, link, &user.email, self.now).await? {
                return Ok(Created::LinkGone);
            }
            verified_at = Some(self.now);
        }
        if let By::SetupLink(link) = &self.by {
            // The deletion decides: of two at once, one finds the link.
            let found = exec!(
                tx,
                "DELETE FROM setup_links WHERE link_digest = $1 AND expires_at > $2",
                link,
                self.now
            )?;
            if found == 0
                || opt!(
                    tx,
                    One<String>,
                    "SELECT id FROM users WHERE admin_at IS NOT NULL LIMIT 1"
                )?
                .is_some()
            {
                return Ok(Created::LinkGone);
            }
        }
        let written = exec!(
            tx,
            "INSERT INTO users (id, username, name, email, email_key, email_verified_at, password_hash, password_changed_at, admin_at,
                                disabled_at, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING",
            user.id,
            user.username,
            user.name,
            user.email,
            self.email_key,
            verified_at,
            user.password_hash,
            self.now,
            user.admin_at,
            user.disabled_at,
            user.created_at
        )?;
        if written == 0 {
            // Somebody was faster: a refusal is committed too, and must not use the link up.
            if let By::Invitation(link) | By::Verification(link) = &self.by {
                give_back(tx, link).await?;
            }
            return Ok(Created::UsernameTaken);
        }
        write_keys(tx, &user.id, self.now).await?;
        if let By::Verification(_) = &self.by {
            end_verifications(tx, &user.email).await?;
        }
        self.audit.write(tx).await?;
        Ok(Created::Now)
    }
}

/// What an operator may do to an account.
#[derive(Debug, Clone)]
pub enum UserChange {
    /// A new password (argon2id, PHC text): a reset, so sessions, codes, apps and tokens end too.
    ResetPassword(String),
    /// Nothing works any more, until enabled again.
    Disable,
    /// Works again; sessions must be begun anew.
    Enable,
    /// May administer this instance.
    Promote,
    /// May not any more.
    Demote,
    /// Is signed out everywhere.
    EndSessions,
    /// What apps were allowed ends, and so do personal tokens.
    EndAccess,
    /// Everything goes, their own apps too.
    Delete,
}

/// Changes an account.
#[derive(Debug)]
pub struct ChangeUser {
    /// Whose.
    pub user_id: String,
    /// How.
    pub change: UserChange,
    /// Their apps, which go with them: the id and the audit row of each.
    pub apps: Vec<(String, Event)>,
    /// Unix seconds.
    pub now: i64,
    /// The audit row.
    pub audit: Event,
    /// The mails that tell of it.
    pub mails: Vec<NewMail>,
}

/// What became of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Changed {
    /// Done.
    Now,
    /// There is no such person.
    Unknown,
    /// It was so already.
    Already,
    /// It would leave the instance without an administrator.
    LastAdmin,
}

impl Op for ChangeUser {
    const NAME: &'static str = "change_user";
    type Out = Changed;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<Changed, Error> {
        let loses_admin = matches!(
            self.change,
            UserChange::Disable | UserChange::Delete | UserChange::Demote
        );
        if loses_admin && self.is_last_admin(tx).await? {
            return Ok(Changed::LastAdmin);
        }
        lock(tx, Some(&self.user_id), None).await?;
        let changed = match &self.change {
            UserChange::ResetPassword(hash) => {
                reset_password(tx, &self.user_id, hash, self.now).await?
            }
            UserChange::Disable => {
                sessions::end_all(tx, &self.user_id).await?;
                exec!(
                    tx,
                    "UPDATE users SET disabled_at = COALESCE(disabled_at, $2) WHERE id = $1",
                    self.user_id,
                    self.now
                )?
            }
            UserChange::Enable => exec!(
                tx,
                "UPDATE users SET disabled_at = NULL WHERE id = $1",
                self.user_id
            )?,
            UserChange::Promote => exec!(
                tx,
                "UPDATE users SET admin_at = $2 WHERE id = $1 AND admin_at IS NULL",
                self.user_id,
                self.now
            )?,
            UserChange::Demote => exec!(
                tx,
                "UPDATE users SET admin_at = NULL WHERE id = $1 AND admin_at IS NOT NULL",
                self.user_id
            )?,
            UserChange::EndSessions => {
                let there = exec!(tx, "DELETE FROM sessions WHERE user_id = $1", self.user_id)?;
                sessions::end_all(tx, &self.user_id).await?;
                there
            }
            UserChange::EndAccess => {
                let grants = end_grants(tx, &self.user_id, "operator", self.now).await?;
                grants + personal_tokens::end_all(tx, &self.user_id).await?
            }
            UserChange::Delete => leaving::delete(tx, &self.user_id, &self.apps).await?,
        };
        if changed == 0 {
            let there = opt!(
                tx,
                One<String>,
                "SELECT id FROM users WHERE id = $1",
                self.user_id
            )?;
            return Ok(there.map_or(Changed::Unknown, |_| Changed::Already));
        }
        mails::write_all(tx, &self.mails).await?;
        self.audit.write(tx).await?;
        Ok(Changed::Now)
    }
}

/// Ends every grant of a person; answers how many.
async fn end_grants(
    tx: &mut Tx<'_>,
    user_id: &str,
    ended_by: &str,
    now: i64,
) -> Result<u64, Error> {
    exec!(
        tx,
        "UPDATE grants SET ended_at = $2, ended_by = $3 WHERE user_id = $1 AND ended_at IS NULL",
        user_id,
        now,
        ended_by
    )
}

/// A new password that the old one did not let through: everything that the old one opened ends. Answers how many accounts that were.
pub(super) async fn reset_password(
    tx: &mut Tx<'_>,
    user_id: &str,
    hash: &str,
    now: i64,
) -> Result<u64, Error> {
    let changed = exec!(
        tx,
        "UPDATE users SET password_hash = $2, password_changed_at = $3 WHERE id = $1",
        user_id,
        hash,
        now
    )?;
    sessions::end_all(tx, user_id).await?;
    end_grants(tx, user_id, "reset", now).await?;
    personal_tokens::end_all(tx, user_id).await?;
    exec!(
        tx,
        "DELETE FROM links WHERE user_id = $1 AND purpose = 'reset'",
        user_id
    )?;
    Ok(changed)
}

impl ChangeUser {
    /// In one statement with a lock on every administrator, so that two changes at once cannot each leave the other as the last.
    async fn is_last_admin(&self, tx: &mut Tx<'_>) -> Result<bool, Error> {
        exec!(
            tx,
            "UPDATE users SET admin_at = admin_at WHERE admin_at IS NOT NULL"
        )?;
        let others = one!(
            tx,
            One<i64>,
            "SELECT COUNT(*) FROM users WHERE admin_at IS NOT NULL AND disabled_at IS NULL AND id <> $1",
            self.user_id
        )?;
        let admin = opt!(
            tx,
            One<String>,
            "SELECT id FROM users WHERE admin_at IS NOT NULL AND disabled_at IS NULL AND id = $1",
            self.user_id
        )?;
        Ok(others.0 == 0 && admin.is_some())
    }
}

/// A new password in the place of the one that was shown.
#[derive(Debug)]
pub struct NewPassword {
    /// The hash that the old one was held against.
    pub before: String,
    /// argon2id, PHC text.
    pub after: String,
    /// The session that stays.
    pub keep: Option<Digest>,
    /// Whether the access of all apps and all personal tokens end too.
    pub end_apps: bool,
}

impl NewPassword {
    /// Writes it. Other sessions and codes that were not exchanged end. `false`: the password has changed meanwhile.
    pub(super) async fn write(
        &self,
        tx: &mut Tx<'_>,
        user_id: &str,
        now: i64,
    ) -> Result<bool, Error> {
        lock(tx, Some(user_id), None).await?;
        let changed = exec!(
            tx,
            "UPDATE users SET password_hash = $3, password_changed_at = $4 WHERE id = $1 AND password_hash = $2",
            user_id,
            self.before,
            self.after,
            now
        )?;
        if changed == 0 {
            return Ok(false);
        }
        sessions::end_others(tx, user_id, self.keep).await?;
        if self.end_apps {
            end_grants(tx, user_id, "person", now).await?;
            personal_tokens::end_all(tx, user_id).await?;
        }
        Ok(true)
    }
}

/// A person changes the password.
#[derive(Debug)]
pub struct ChangePassword {
    /// Who.
    pub user_id: String,
    /// The new one.
    pub password: NewPassword,
    /// Unix seconds.
    pub now: i64,
    /// The audit row.
    pub audit: Event,
    /// The mails that tell of it.
    pub mails: Vec<NewMail>,
}

impl Op for ChangePassword {
    const NAME: &'static str = "change_password";
    /// Whether the old one was still in force.
    type Out = bool;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<bool, Error> {
        if !self.password.write(tx, &self.user_id, self.now).await? {
            return Ok(false);
        }
        mails::write_all(tx, &self.mails).await?;
        self.audit.write(tx).await?;
        Ok(true)
    }
}

/// A password that was right when it was looked at.
#[derive(Debug)]
pub struct HeldPassword {
    /// The hash that it was held against.
    pub hash: String,
    /// The failure counter that is cleared.
    pub counter: String,
}
