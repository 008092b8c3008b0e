//! A person's account. `person` in pages and texts, `user` in code.

/// A person.
#[derive(Debug, Clone)]
pub struct User {
    /// The `sub` of tokens and the `id` of `/api/user`.
    pub id: String,
    /// Unique, `[a-z0-9._-]`.
    pub username: String,
    /// What they are called.
    pub name: String,
    /// As they wrote it.
    pub email: String,
    /// When they proved that it is theirs.
    pub email_verified_at: Option<i64>,
    /// argon2id, PHC text; `None`: no password sign-in.
    pub password_hash: Option<String>,
    /// The language they chose, as a tag; `None`: that of each browser.
    pub language: Option<String>,
    /// Since when they are an administrator.
    pub admin_at: Option<i64>,
    /// Since when they may not sign in; their tokens are dead as well.
    pub disabled_at: Option<i64>,
    /// Unix seconds.
    pub created_at: i64,
}

impl User {
    /// Whether they may administer this instance.
    pub fn is_admin(&self) -> bool {
        self.admin_at.is_some()
    }
}
