//! A person's new password.

use super::attempts::Tries;
use super::{Refusal, proof, users};
use crate::app::App;
use crate::oauth::token::Digest;
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
}

/// Changes the password of a person who knows the current one. Other sessions end.
pub async fn change(
    app: &App,
    user: &User,
    wanted: Wanted<'_>,
    tries: Tries<'_>,
    now: i64,
) -> Result<Change, Refusal> {
    let (network, end_apps) = (tries.network, wanted.end_apps);
    let Some(password) = prepare(app, user, wanted, tries, now).await? else {
        return Ok(Change::WrongCurrent);
    };
    let password = match password {
        Ok(password) => password,
        Err(hint) => return Ok(Change::Refused(hint)),
    };
    let audit = Event {
        user_id: Some(user.id.clone()),
        detail: end_apps.then(|| "apps and tokens ended".to_owned()),
        ..app.event(names::PASSWORD_CHANGED, Some(network), now)
    };
    let changed = app
        .store
        .commit(ChangePassword {
            user_id: user.id.clone(),
            password,
            now,
            audit,
        })
        .await?;
    Ok(if changed {
        Change::Done
    } else {
        Change::WrongCurrent
    })
}

/// Checks the current password and the new one, and hashes that. `None`: the current one is wrong; the inner error is a hint about the new.
async fn prepare(
    app: &App,
    user: &User,
    wanted: Wanted<'_>,
    tries: Tries<'_>,
    now: i64,
) -> Result<Option<Result<NewPassword, Hint>>, Refusal> {
    let counted = tries.password(app, &user.id, now).await?;
    let Some(before) = user.password_hash.clone() else {
        return Ok(None);
    };
    if !proof::verify(app, wanted.current, &before).await? {
        proof::failed(app, &user.id, tries.network, now).await?;
        return Ok(None);
    }
    counted.forgive(app).await?;
    let about = [
        user.username.as_str(),
        &user.name,
        &user.email,
        &app.config.instance_name,
    ];
    if let Some(hint) = users::check_password(app, wanted.new, &about).await? {
        return Ok(Some(Err(hint)));
    }
    if wanted.new == wanted.current {
        return Ok(Some(Err(sentence::SAME.into())));
    }
    Ok(Some(Ok(NewPassword {
        before,
        after: users::hash(app, wanted.new).await?,
        keep: wanted.keep,
        end_apps: wanted.end_apps,
    })))
}
