//! The language that a person chose follows them into every browser.

use super::Refusal;
use crate::app::App;
use crate::people::user::User;
use crate::store::languages::ChooseLanguage;

/// Remembers a choice; `tag` is one of our own.
pub async fn choose(app: &App, user: &User, tag: &str) -> Result<(), Refusal> {
    if user.language.as_deref() == Some(tag) {
        return Ok(());
    }
    let chosen = ChooseLanguage {
        user_id: user.id.clone(),
        language: tag.to_owned(),
    };
    Ok(app.store.commit(chosen).await?)
}
