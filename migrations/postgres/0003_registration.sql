-- RFC 7591 and 7592: how a client said it authenticates, what manages its registration, and whether an administrator has yet to approve it.
ALTER TABLE clients ADD COLUMN auth_method TEXT;
ALTER TABLE clients ADD COLUMN registration_digest BYTEA;
ALTER TABLE clients ADD COLUMN awaits_approval_at BIGINT;
CREATE INDEX clients_awaiting ON clients (awaits_approval_at) WHERE awaits_approval_at IS NOT NULL;

-- RFC 7591 1.2: initial access tokens, which let apps register where not everybody may.
CREATE TABLE initial_access_tokens (
    id           TEXT    NOT NULL PRIMARY KEY,
    token_digest BYTEA   NOT NULL UNIQUE,
    name         TEXT    NOT NULL,
    created_at   BIGINT NOT NULL,
    expires_at   BIGINT,
    last_used_at BIGINT,
    uses         BIGINT NOT NULL
);
