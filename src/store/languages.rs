//! The language that a person chose for the pages.

use super::sql::exec;
use super::{Error, Op, Tx};

/// Remembers it. No audit row: it tells nothing about who got in or what was opened.
#[derive(Debug)]
pub struct ChooseLanguage {
    /// Who.
    pub user_id: String,
    /// Its tag.
    pub language: String,
}

impl Op for ChooseLanguage {
    const NAME: &'static str = "choose_language";
    type Out = ();

    async fn run(&self, tx: &mut Tx<'_>) -> Result<(), Error> {
        exec!(
            tx,
            "UPDATE users SET language = $2 WHERE id = $1",
            self.user_id,
            self.language
        )?;
        Ok(())
    }
}
