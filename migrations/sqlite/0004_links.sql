-- Links that an operator hands over: they let somebody make an account, or choose a new password.
CREATE TABLE links (
    id          TEXT    NOT NULL PRIMARY KEY,
    purpose     TEXT    NOT NULL,
    link_digest BLOB    NOT NULL UNIQUE,
    user_id     TEXT    REFERENCES users (id) ON DELETE CASCADE,
    email       TEXT,
    uses_left   INTEGER NOT NULL,
    created_at  INTEGER NOT NULL,
    expires_at  INTEGER NOT NULL
) STRICT;
CREATE INDEX links_expires ON links (expires_at);
CREATE INDEX links_user ON links (user_id) WHERE user_id IS NOT NULL;
