//! A person's new password.

use super::attempts::Tries;
use super::mails::{self, Asker};
use super::{Refusal, proof, users};
use crate::app::App;
use crate::oauth::token::Digest;
use crate::people::mail::Kind;
use crate::people::sentence::{self, Hint};
use crate::people::user::User;
use crate::store::audit::{Event, names};
use crate::store::users::{ChangePassword, NewPassword};

/// What became of a change.
pub enum Change {
    /// The new password holds.
    Done,
    /// The current one is wrong.
    WrongCurrent,
    /// The new one is refused, with a hint.
    Refused(Hint),
}

/// What is asked for.
pub struct Wanted<'a> {
    /// The password that holds now, as typed.
    pub current: &'a str,
    /// The new one, as typed.
    pub new: &'a str,
    /// The session that stays.
    pub keep: Option<Digest>,
    /// Whether apps and personal tokens end too.
    pub end_apps: bool,
    /// Who asks, for the mail that tells of it.
    pub by: Asker<'a>,
}

/// Changes the password of a person who knows the current one. Other sessions end.
pub async fn change(
    app: &App,
    user: &User,
    wanted: Wanted<'_>,
    tries: Tries<'_>,
    now: i64,
) -> Result<Change, Refusal> {
    let Some(held) = proof::password(app, user, wanted.current, tries, now).await? else {
        return Ok(Change::WrongCurrent);
    };
    let about = [
        user.username.as_str(),
        &user.name,
        &user.email,
        &app.config.instance_name,
    ];
    if let Some(hint) = users::check_password(app, wanted.new, &about).await? {
        return Ok(Change::Refused(hint));
    }
    if wanted.new == wanted.current {
        return Ok(Change::Refused(sentence::SAME.into()));
    }
    let password = NewPassword {
        before: held.hash,
        after: users::hash(app, wanted.new).await?,
        keep: wanted.keep,
        end_apps: wanted.end_apps,
    };
    let audit = Event {
        user_id: Some(user.id.clone()),
        detail: wanted.end_apps.then(|| "apps and tokens ended".to_owned()),
        ..app.event(names::PASSWORD_CHANGED, Some(tries.network), now)
    };
    let told = mails::about(app, Kind::PasswordChanged, user, wanted.by, now);
    let changed = app
        .store
        .commit(ChangePassword {
            user_id: user.id.clone(),
            password,
            now,
            audit,
            mails: told.into_iter().collect(),
        })
        .await?;
    Ok(if changed {
        Change::Done
    } else {
        Change::WrongCurrent
    })
}
