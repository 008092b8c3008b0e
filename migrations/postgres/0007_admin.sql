-- For those who run the instance: who did what, and lists and searches that read no whole table.

-- The administrator who did it on a page; none: the person, an app, or the command line.
ALTER TABLE audit_events ADD COLUMN actor_id TEXT;
CREATE INDEX audit_events_event ON audit_events (event, id) WHERE event <> 'tokens_refreshed';
CREATE INDEX audit_events_network ON audit_events (network, id) WHERE event <> 'tokens_refreshed' AND network IS NOT NULL;
CREATE INDEX audit_events_actor ON audit_events (actor_id, id) WHERE actor_id IS NOT NULL;

-- Since when a second factor protects the account; `keys_at`: since when `user_keys` has what it is found by.
ALTER TABLE users ADD COLUMN protected_at BIGINT;
ALTER TABLE users ADD COLUMN keys_at BIGINT;
UPDATE users SET protected_at = (SELECT MIN(created_at) FROM second_factors WHERE second_factors.user_id = users.id);
CREATE INDEX users_admins ON users (id) WHERE admin_at IS NOT NULL;
CREATE INDEX users_disabled ON users (id) WHERE disabled_at IS NOT NULL;
CREATE INDEX users_unprotected ON users (id) WHERE protected_at IS NULL;
CREATE INDEX users_without_keys ON users (id) WHERE keys_at IS NULL;

-- What a person is found by: user name, address, name and each further word of the name, in lower case. As bytes: they have the same order
-- under every collation.
CREATE TABLE user_keys (
    user_id    TEXT    NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    search_key BYTEA   NOT NULL,
    PRIMARY KEY (user_id, search_key)
);
CREATE INDEX user_keys_search ON user_keys (search_key, user_id);

CREATE INDEX links_invitations ON links (id) WHERE purpose = 'invite';

-- How much there is of something, counted by a job.
CREATE TABLE figures (
    name       TEXT    NOT NULL PRIMARY KEY,
    figure     BIGINT NOT NULL,
    counted_at BIGINT NOT NULL
);
