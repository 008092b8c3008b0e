//! People as administrators look for them: lists, filters and searches by keyset, and what each is found by (`user_keys`).

use super::sql::{One, all, exec, opt, row};
use super::{Error, Op, Store, Tx};

row! {
    /// A person in a list.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Listed {
        /// Their id.
        pub id: String,
        /// Their user name.
        pub username: String,
        /// What they are called.
        pub name: String,
        /// Their address.
        pub email: String,
        /// Since when they are an administrator.
        pub admin_at: Option<i64>,
        /// Since when they may not sign in.
        pub disabled_at: Option<i64>,
        /// Since when a second factor protects their account.
        pub protected_at: Option<i64>,
        /// Unix seconds.
        pub created_at: i64,
    }
}

row! {
    /// A person that a search found.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Found {
        /// The key that they were found by.
        pub search_key: Vec<u8>,
        /// Their id.
        pub id: String,
        /// Their user name.
        pub username: String,
        /// What they are called.
        pub name: String,
        /// Their address.
        pub email: String,
        /// Since when they are an administrator.
        pub admin_at: Option<i64>,
        /// Since when they may not sign in.
        pub disabled_at: Option<i64>,
        /// Since when a second factor protects their account.
        pub protected_at: Option<i64>,
        /// Unix seconds.
        pub created_at: i64,
    }
}

row! {
    /// How much hangs on an account.
    #[derive(Debug, Clone, PartialEq, Eq)]
    pub struct Holdings {
        /// When a browser of theirs was seen last; written in batches.
        pub last_seen_at: Option<i64>,
        /// Since when a second factor protects the account.
        pub protected_at: Option<i64>,
        /// Browsers that are signed in.
        pub sessions: i64,
        /// Apps that may use the account.
        pub apps: i64,
        /// Personal tokens that have not ended.
        pub tokens: i64,
        /// Apps that the person answers for.
        pub own_apps: i64,
    }
}

/// Which people a list has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Show {
    /// Everybody.
    #[default]
    All,
    /// Administrators.
    Admins,
    /// Who may not sign in.
    Disabled,
    /// Whose account a password alone protects.
    Unprotected,
}

impl Show {
    /// Whether somebody belongs there.
    pub fn has(self, one: &Listed) -> bool {
        match self {
            Self::All => true,
            Self::Admins => one.admin_at.is_some(),
            Self::Disabled => one.disabled_at.is_some(),
            Self::Unprotected => one.protected_at.is_none(),
        }
    }
}

impl From<Found> for Listed {
    fn from(found: Found) -> Self {
        Self {
            id: found.id,
            username: found.username,
            name: found.name,
            email: found.email,
            admin_at: found.admin_at,
            disabled_at: found.disabled_at,
            protected_at: found.protected_at,
            created_at: found.created_at,
        }
    }
}

impl Store {
    /// People before `before` (an id), newest first, at most `limit`. An index for each kind: none reads those that it leaves out.
    pub async fn people(&self, show: Show, before: &str, limit: i64) -> Result<Vec<Listed>, Error> {
        let mut reader = self.reader().await?;
        let tx = &mut reader.tx();
        match show {
            Show::All => all!(
                tx,
                Listed,
                "SELECT id, username, name, email, admin_at, disabled_at, protected_at, created_at FROM users
                 WHERE id < $1 ORDER BY id DESC LIMIT $2",
                before,
                limit
            ),
            Show::Admins => all!(
                tx,
                Listed,
                "SELECT id, username, name, email, admin_at, disabled_at, protected_at, created_at FROM users
                 WHERE admin_at IS NOT NULL AND id < $1 ORDER BY id DESC LIMIT $2",
                before,
                limit
            ),
            Show::Disabled => all!(
                tx,
                Listed,
                "SELECT id, username, name, email, admin_at, disabled_at, protected_at, created_at FROM users
                 WHERE disabled_at IS NOT NULL AND id < $1 ORDER BY id DESC LIMIT $2",
                before,
                limit
            ),
            Show::Unprotected => all!(
                tx,
                Listed,
                "SELECT id, username, name, email, admin_at, disabled_at, protected_at, created_at FROM users
                 WHERE protected_at IS NULL AND id < $1 ORDER BY id DESC LIMIT $2",
                before,
                limit
            ),
        }
    }

    /// People one of whose keys begins with `prefix`, after the key and the id of `after`, in this order, at most `limit`. Each is there
    /// once, by the first of the keys that fit.
    pub async fn people_found(
        &self,
        prefix: &[u8],
        after: (&[u8], &str),
        limit: i64,
    ) -> Result<Vec<Found>, Error> {
        // No byte of UTF-8 is 255: it ends what begins with the prefix.
        let end = [prefix, &[0xFF]].concat();
        let (key, id) = after;
        let key = key.max(prefix);
        let mut reader = self.reader().await?;
        all!(
            &mut reader.tx(),
            Found,
            "SELECT k.search_key, u.id, u.username, u.name, u.email, u.admin_at, u.disabled_at, u.protected_at, u.created_at
             FROM user_keys k JOIN users u ON u.id = k.user_id
             WHERE (k.search_key, k.user_id) > ($1, $2) AND k.search_key < $3
               AND NOT EXISTS (SELECT 1 FROM user_keys f WHERE f.user_id = k.user_id AND f.search_key >= $4 AND f.search_key < k.search_key)
             ORDER BY k.search_key, k.user_id LIMIT $5",
            key,
            id,
            end,
            prefix,
            limit
        )
    }

    /// How much hangs on an account; `None`: there is no such person. `idle` in seconds.
    pub async fn holdings(
        &self,
        user_id: &str,
        idle: i64,
        now: i64,
    ) -> Result<Option<Holdings>, Error> {
        let seen = now - idle;
        let mut reader = self.reader().await?;
        opt!(
            &mut reader.tx(),
            Holdings,
            "SELECT (SELECT MAX(last_seen_at) FROM sessions WHERE user_id = $1) AS last_seen_at, u.protected_at,
                    (SELECT COUNT(*) FROM sessions WHERE user_id = $1 AND expires_at > $2 AND last_seen_at > $3) AS sessions,
                    (SELECT COUNT(DISTINCT client_id) FROM grants WHERE user_id = $1 AND ended_at IS NULL) AS apps,
                    (SELECT COUNT(*) FROM personal_tokens WHERE user_id = $1 AND (expires_at IS NULL OR expires_at > $2)) AS tokens,
                    (SELECT COUNT(*) FROM clients WHERE owner_id = $1) AS own_apps
             FROM users u WHERE u.id = $1",
            user_id,
            now,
            seen
        )
    }
}

row! {
    struct Words {
        username: String,
        name: String,
        email_key: String,
    }
}

/// Writes what a person is found by, as the account is now.
pub(super) async fn write_keys(tx: &mut Tx<'_>, user_id: &str, now: i64) -> Result<(), Error> {
    let Some(words) = opt!(
        tx,
        Words,
        "SELECT username, name, email_key FROM users WHERE id = $1",
        user_id
    )?
    else {
        return Ok(());
    };
    exec!(tx, "DELETE FROM user_keys WHERE user_id = $1", user_id)?;
    for key in keys(&words) {
        exec!(
            tx,
            "INSERT INTO user_keys (user_id, search_key) VALUES ($1, $2) ON CONFLICT DO NOTHING",
            user_id,
            key
        )?;
    }
    exec!(
        tx,
        "UPDATE users SET keys_at = $2 WHERE id = $1",
        user_id,
        now
    )?;
    Ok(())
}

/// Words of a name that are keys; a name is at most 100 characters.
const WORDS: usize = 8;

/// User name, address, name, and the name from each further word on: "rossi" finds Maria Rossi.
fn keys(words: &Words) -> Vec<Vec<u8>> {
    let name = search_key(&words.name);
    let mut keys = vec![words.username.clone(), words.email_key.clone()];
    let starts = name.match_indices(' ').map(|(at, _)| at + 1);
    for at in std::iter::once(0).chain(starts).take(WORDS) {
        keys.push(name[at..].to_owned());
    }
    keys.retain(|key| !key.is_empty());
    keys.into_iter().map(String::into_bytes).collect()
}

/// A text as keys are written: lower case, one space between words.
pub fn search_key(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

/// Writes the keys of people who came before there were any.
#[derive(Debug)]
pub struct WriteKeys {
    /// At most so many people.
    pub limit: i64,
    /// Unix seconds.
    pub now: i64,
}

impl Op for WriteKeys {
    const NAME: &'static str = "write_keys";
    /// How many people that were.
    type Out = usize;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<usize, Error> {
        let without = all!(
            tx,
            One<String>,
            "SELECT id FROM users WHERE keys_at IS NULL ORDER BY id LIMIT $1",
            self.limit
        )?;
        for One(id) in &without {
            write_keys(tx, id, self.now).await?;
        }
        Ok(without.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_is_found_by_each_word_of_the_name() {
        let words = Words {
            username: "maria".to_owned(),
            name: " Maria  Élise ROSSI ".to_owned(),
            email_key: "m@x.example".to_owned(),
        };
        let keys: Vec<String> = keys(&words)
            .into_iter()
            .map(|key| String::from_utf8(key).unwrap())
            .collect();
        let expected = [
            "maria",
            "m@x.example",
            "maria élise rossi",
            "élise rossi",
            "rossi",
        ];
        assert_eq!(keys, expected);
    }
}
