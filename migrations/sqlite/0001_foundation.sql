-- The foundation: people, clients, grants and what hangs on them.
-- Times are unix seconds, given by the server. A `*_digest` is the SHA-256 of a secret that is stored nowhere.

CREATE TABLE users (
    id                  TEXT    NOT NULL PRIMARY KEY,
    username            TEXT    NOT NULL UNIQUE,
    name                TEXT    NOT NULL,
    email               TEXT    NOT NULL,
    email_key           TEXT    NOT NULL UNIQUE,
    email_verified_at   INTEGER,
    password_hash       TEXT,
    password_changed_at INTEGER,
    admin_at            INTEGER,
    disabled_at         INTEGER,
    created_at          INTEGER NOT NULL
) STRICT;

-- One-time links that make the first administrator.
CREATE TABLE setup_links (
    link_digest BLOB    NOT NULL PRIMARY KEY,
    created_at  INTEGER NOT NULL,
    expires_at  INTEGER NOT NULL
) STRICT;

CREATE TABLE sessions (
    session_digest BLOB    NOT NULL PRIMARY KEY,
    id             TEXT    NOT NULL UNIQUE,
    user_id        TEXT    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    user_agent     TEXT    NOT NULL,
    network        TEXT    NOT NULL,
    created_at     INTEGER NOT NULL,
    last_seen_at   INTEGER NOT NULL,
    expires_at     INTEGER NOT NULL
) STRICT;
CREATE INDEX sessions_user ON sessions (user_id);
CREATE INDEX sessions_expires ON sessions (expires_at);

-- Browsers in which a person has signed in before: they have a failure counter of their own.
CREATE TABLE known_browsers (
    browser_digest BLOB    NOT NULL,
    user_id        TEXT    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    last_used_at   INTEGER NOT NULL,
    PRIMARY KEY (browser_digest, user_id)
) STRICT;
CREATE INDEX known_browsers_used ON known_browsers (last_used_at);

-- Failed sign-ins, counted per account, per known browser and per network.
CREATE TABLE sign_in_failures (
    counter       TEXT    NOT NULL PRIMARY KEY,
    failures      INTEGER NOT NULL,
    first_at      INTEGER NOT NULL,
    blocked_until INTEGER NOT NULL
) STRICT;
CREATE INDEX sign_in_failures_first ON sign_in_failures (first_at);

CREATE TABLE clients (
    client_id      TEXT    NOT NULL PRIMARY KEY,
    secret_digest  BLOB,
    client_name    TEXT    NOT NULL,
    website        TEXT,
    registered_by  TEXT    NOT NULL,
    default_scope  TEXT    NOT NULL,
    scope_limit    TEXT,
    redirect_match TEXT    NOT NULL,
    token_policy   TEXT    NOT NULL,
    pkce           TEXT    NOT NULL,
    audience       TEXT,
    created_at     INTEGER NOT NULL,
    changed_at     INTEGER NOT NULL,
    checked_at     INTEGER,
    disabled_at    INTEGER,
    first_used_at  INTEGER
) STRICT;
CREATE INDEX clients_unused ON clients (created_at) WHERE first_used_at IS NULL;

CREATE TABLE redirect_uris (
    client_id    TEXT    NOT NULL REFERENCES clients (client_id) ON DELETE CASCADE,
    position     INTEGER NOT NULL,
    redirect_uri TEXT    NOT NULL,
    PRIMARY KEY (client_id, position)
) STRICT;

-- A grant: one person allowed one app something, once. It carries one family of tokens.
CREATE TABLE grants (
    id                TEXT    NOT NULL PRIMARY KEY,
    user_id           TEXT    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    client_id         TEXT    NOT NULL REFERENCES clients (client_id) ON DELETE CASCADE,
    scope             TEXT    NOT NULL,
    redirect_uri      TEXT    NOT NULL,
    allowed_at        INTEGER NOT NULL,
    created_at        INTEGER NOT NULL,
    redeemed_at       INTEGER,
    last_used_at      INTEGER,
    tokens_revoked_at INTEGER,
    ended_at          INTEGER,
    ended_by          TEXT
) STRICT;
CREATE INDEX grants_user_client ON grants (user_id, client_id, allowed_at);
CREATE INDEX grants_replayed ON grants (user_id, client_id, ended_at) WHERE ended_by = 'replay';
CREATE INDEX grants_client ON grants (client_id);
CREATE INDEX grants_ended ON grants (ended_at) WHERE ended_at IS NOT NULL;

-- A checked request, waiting for sign-in and consent. `code_salt` lets the same form derive the same code for a minute.
CREATE TABLE authorization_requests (
    request_digest    BLOB    NOT NULL PRIMARY KEY,
    browser_digest    BLOB    NOT NULL,
    session_digest    BLOB,
    user_id           TEXT    REFERENCES users (id) ON DELETE CASCADE,
    client_id         TEXT    NOT NULL REFERENCES clients (client_id) ON DELETE CASCADE,
    redirect_uri      TEXT    NOT NULL,
    redirect_uri_sent INTEGER NOT NULL,
    scope             TEXT    NOT NULL,
    state             TEXT,
    code_challenge    TEXT,
    prompt            TEXT    NOT NULL,
    created_at        INTEGER NOT NULL,
    expires_at        INTEGER NOT NULL,
    answered_at       INTEGER,
    decision          TEXT,
    form_digest       BLOB,
    code_salt         BLOB
) STRICT;
CREATE INDEX authorization_requests_expires ON authorization_requests (expires_at);
CREATE INDEX authorization_requests_user ON authorization_requests (user_id);
CREATE INDEX authorization_requests_client ON authorization_requests (client_id);
CREATE INDEX authorization_requests_salt ON authorization_requests (answered_at) WHERE code_salt IS NOT NULL;

CREATE TABLE authorization_codes (
    code_digest       BLOB    NOT NULL PRIMARY KEY,
    grant_id          TEXT    NOT NULL REFERENCES grants (id) ON DELETE CASCADE,
    redirect_uri_sent INTEGER NOT NULL,
    code_challenge    TEXT,
    created_at        INTEGER NOT NULL,
    expires_at        INTEGER NOT NULL,
    redeemed_at       INTEGER
) STRICT;
CREATE INDEX authorization_codes_grant ON authorization_codes (grant_id);
CREATE INDEX authorization_codes_expires ON authorization_codes (expires_at);

CREATE TABLE access_tokens (
    access_digest BLOB    NOT NULL PRIMARY KEY,
    grant_id      TEXT    NOT NULL REFERENCES grants (id) ON DELETE CASCADE,
    scope         TEXT    NOT NULL,
    created_at    INTEGER NOT NULL,
    expires_at    INTEGER,
    last_used_at  INTEGER,
    revoked_at    INTEGER
) STRICT;
CREATE INDEX access_tokens_grant ON access_tokens (grant_id);
CREATE INDEX access_tokens_expires ON access_tokens (expires_at) WHERE expires_at IS NOT NULL;

-- `successor_salt` is the randomness with which the presented token derives its successor again. It is erased at `repeat_until`,
-- which moves forward when the successor is used first.
CREATE TABLE refresh_tokens (
    refresh_digest     BLOB       NOT NULL PRIMARY KEY,
    grant_id           TEXT       NOT NULL REFERENCES grants (id) ON DELETE CASCADE,
    scope              TEXT       NOT NULL,
    created_at         INTEGER NOT NULL,
    expires_at         INTEGER,
    used_at            INTEGER,
    used_scope         TEXT,
    successor_digest   BLOB,
    successor_salt     BLOB,
    repeat_until       INTEGER,
    predecessor_digest BLOB
) STRICT;
CREATE INDEX refresh_tokens_grant ON refresh_tokens (grant_id);
CREATE INDEX refresh_tokens_expires ON refresh_tokens (expires_at) WHERE expires_at IS NOT NULL;
CREATE INDEX refresh_tokens_salt ON refresh_tokens (repeat_until) WHERE successor_salt IS NOT NULL;

CREATE TABLE audit_events (
    id        TEXT    NOT NULL PRIMARY KEY,
    at        INTEGER NOT NULL,
    event     TEXT    NOT NULL,
    user_id   TEXT,
    client_id TEXT,
    grant_id  TEXT,
    network   TEXT,
    detail    TEXT
) STRICT, WITHOUT ROWID;
-- Rotations are most of the rows and nobody's history: they are not indexed, which spares each of them two pages.
CREATE INDEX audit_events_user ON audit_events (user_id, id) WHERE event <> 'tokens_refreshed' AND user_id IS NOT NULL;
CREATE INDEX audit_events_client ON audit_events (client_id, id) WHERE event <> 'tokens_refreshed' AND client_id IS NOT NULL;
