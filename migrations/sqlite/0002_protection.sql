-- What people protect their accounts with: second factors, recovery codes, proofs, personal tokens, addresses that wait for their link.
-- `sealed` is encrypted under the key `key_id`; what is bound to it is in `src/people/seal.rs`.

-- When the person last proved who they are in this session, and from where it was seen last; older sessions: at their sign-in.
ALTER TABLE sessions ADD COLUMN proved_at INTEGER;
ALTER TABLE sessions ADD COLUMN last_network TEXT;
ALTER TABLE grants ADD COLUMN last_network TEXT;

-- `credential_digest` is the SHA-256 of a passkey's credential id; `last_step` the newest time step of an authenticator app that was used.
CREATE TABLE second_factors (
    id                TEXT    NOT NULL PRIMARY KEY,
    user_id           TEXT    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    kind              TEXT    NOT NULL,
    name              TEXT    NOT NULL,
    key_id            TEXT    NOT NULL,
    sealed            BLOB    NOT NULL,
    credential_digest BLOB    UNIQUE,
    last_step         INTEGER,
    created_at        INTEGER NOT NULL,
    last_used_at      INTEGER
) STRICT;
CREATE INDEX second_factors_user ON second_factors (user_id);

CREATE TABLE recovery_codes (
    code_digest BLOB    NOT NULL PRIMARY KEY,
    user_id     TEXT    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    created_at  INTEGER NOT NULL,
    used_at     INTEGER
) STRICT;
CREATE INDEX recovery_codes_user ON recovery_codes (user_id);

-- A challenge that waits for a passkey's answer; used once. Without a person it is a sign-in without a password.
CREATE TABLE ceremonies (
    ceremony_digest BLOB    NOT NULL PRIMARY KEY,
    browser_digest  BLOB    NOT NULL,
    user_id         TEXT    REFERENCES users (id) ON DELETE CASCADE,
    purpose         TEXT    NOT NULL,
    key_id          TEXT    NOT NULL,
    sealed          BLOB    NOT NULL,
    expires_at      INTEGER NOT NULL
) STRICT;
CREATE INDEX ceremonies_expires ON ceremonies (expires_at);
CREATE INDEX ceremonies_user ON ceremonies (user_id) WHERE user_id IS NOT NULL;

-- Sign-ins whose password was right and whose second factor is awaited: one for each browser.
CREATE TABLE half_sign_ins (
    browser_digest BLOB    NOT NULL PRIMARY KEY,
    user_id        TEXT    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    created_at     INTEGER NOT NULL,
    expires_at     INTEGER NOT NULL
) STRICT;
CREATE INDEX half_sign_ins_expires ON half_sign_ins (expires_at);
CREATE INDEX half_sign_ins_user ON half_sign_ins (user_id);

-- `advanced_at`: since when the token may use operations that normally ask for a second factor.
CREATE TABLE personal_tokens (
    id            TEXT    NOT NULL PRIMARY KEY,
    user_id       TEXT    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    token_digest  BLOB    NOT NULL UNIQUE,
    name          TEXT    NOT NULL,
    scope         TEXT    NOT NULL,
    advanced_at   INTEGER,
    expires_at    INTEGER,
    created_at    INTEGER NOT NULL,
    changed_at    INTEGER NOT NULL,
    last_used_at  INTEGER,
    last_network  TEXT
) STRICT;
CREATE INDEX personal_tokens_user ON personal_tokens (user_id, id);

-- An address that a person wants, until its link is used. `link_digest`: the newest link, if one was made.
CREATE TABLE email_changes (
    user_id         TEXT    NOT NULL PRIMARY KEY REFERENCES users (id) ON DELETE CASCADE,
    email           TEXT    NOT NULL,
    email_key       TEXT    NOT NULL,
    created_at      INTEGER NOT NULL,
    link_digest     BLOB    UNIQUE,
    link_expires_at INTEGER
) STRICT;
CREATE INDEX email_changes_created ON email_changes (created_at);
