-- Mails that wait for the job that sends them, and what became of each. A row never holds the secret of a link: the job makes it at
-- the moment of sending. `email` is empty where somebody unknown was asked for; `email_key` then counts by a digest of what was typed.
-- `due_at` moves forward with a claim, so that the mail of a server that died comes up again. `outcome`: `sent`, `dropped` or `failed`.
CREATE TABLE mails (
    id          TEXT    NOT NULL PRIMARY KEY,
    kind        TEXT    NOT NULL,
    email       TEXT    NOT NULL,
    email_key   TEXT    NOT NULL,
    user_id     TEXT,
    language    TEXT    NOT NULL,
    network     TEXT,
    detail      TEXT,
    created_at  INTEGER NOT NULL,
    gives_up_at INTEGER NOT NULL,
    due_at      INTEGER NOT NULL,
    tries       INTEGER NOT NULL,
    claim       TEXT,
    last_error  TEXT,
    done_at     INTEGER,
    outcome     TEXT
) STRICT;
CREATE INDEX mails_due ON mails (due_at) WHERE done_at IS NULL;
CREATE INDEX mails_address ON mails (email_key, kind, created_at);
CREATE INDEX mails_kind ON mails (kind, created_at);
CREATE INDEX mails_user ON mails (user_id) WHERE user_id IS NOT NULL;
CREATE INDEX mails_failed ON mails (created_at) WHERE outcome = 'failed';
CREATE INDEX mails_done ON mails (done_at) WHERE done_at IS NOT NULL;

-- When a link went to its address by mail: whoever uses it has that address.
ALTER TABLE links ADD COLUMN mailed_at INTEGER;
CREATE INDEX links_email ON links (email) WHERE email IS NOT NULL;
