-- Apps that people answer for: their owner, the secret before the present one, what changed about them, what was refused to them.

-- `handover_name` is what the owner typed; `handover_to` the person of that name, if there is one: what is shown tells nobody which.
-- `claimed_by` has shown the secret, and waits for an administrator's word. `disabled_by`: `owner` or `operator` (also where it is null).
ALTER TABLE clients ADD COLUMN owner_id TEXT REFERENCES users (id) ON DELETE SET NULL;
ALTER TABLE clients ADD COLUMN description TEXT;
ALTER TABLE clients ADD COLUMN previous_secret_digest BYTEA;
ALTER TABLE clients ADD COLUMN previous_secret_until BIGINT;
ALTER TABLE clients ADD COLUMN disabled_by TEXT;
ALTER TABLE clients ADD COLUMN handover_name TEXT;
ALTER TABLE clients ADD COLUMN handover_to TEXT REFERENCES users (id) ON DELETE SET NULL;
ALTER TABLE clients ADD COLUMN handover_at BIGINT;
ALTER TABLE clients ADD COLUMN claimed_by TEXT REFERENCES users (id) ON DELETE SET NULL;
ALTER TABLE clients ADD COLUMN claimed_at BIGINT;
CREATE INDEX clients_owner ON clients (owner_id) WHERE owner_id IS NOT NULL;
CREATE INDEX clients_handover ON clients (handover_to) WHERE handover_to IS NOT NULL;
CREATE INDEX clients_claimed ON clients (claimed_by) WHERE claimed_by IS NOT NULL;

-- What an app was before a change; `field` is `name`, `website`, `redirect_uris` (one a line) or `owner`.
CREATE TABLE client_changes (
    id        TEXT    NOT NULL PRIMARY KEY,
    client_id TEXT    NOT NULL REFERENCES clients (client_id) ON DELETE CASCADE,
    at        BIGINT  NOT NULL,
    field     TEXT    NOT NULL,
    was       TEXT    NOT NULL
);
CREATE INDEX client_changes_client ON client_changes (client_id, id);
CREATE INDEX client_changes_at ON client_changes (at);

-- The newest refusals of each app, for its developer. `sent` and `registered` are redirect URIs (the latter one a line).
CREATE TABLE client_refusals (
    id          TEXT    NOT NULL PRIMARY KEY,
    client_id   TEXT    NOT NULL REFERENCES clients (client_id) ON DELETE CASCADE,
    at          BIGINT  NOT NULL,
    endpoint    TEXT    NOT NULL,
    error       TEXT    NOT NULL,
    description TEXT    NOT NULL,
    sent        TEXT,
    registered  TEXT
);
CREATE INDEX client_refusals_client ON client_refusals (client_id, id);
CREATE INDEX client_refusals_at ON client_refusals (at);
