-- RFC 7591 and 7592: how a client said it authenticates, what manages its registration, and whether an administrator has yet to approve it.
ALTER TABLE clients ADD COLUMN auth_method TEXT;
ALTER TABLE clients ADD COLUMN registration_digest BLOB;
ALTER TABLE clients ADD COLUMN awaits_approval_at INTEGER;
CREATE INDEX clients_awaiting ON clients (awaits_approval_at) WHERE awaits_approval_at IS NOT NULL;

-- RFC 7591 1.2: initial access tokens, which let apps register where not everybody may.
CREATE TABLE initial_access_tokens (
    id           TEXT    NOT NULL PRIMARY KEY,
    token_digest BLOB    NOT NULL UNIQUE,
    name         TEXT    NOT NULL,
    created_at   INTEGER NOT NULL,
    expires_at   INTEGER,
    last_used_at INTEGER,
    uses         INTEGER NOT NULL
) STRICT;
