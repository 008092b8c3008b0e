-- What administrators look for among many apps, apps that were merged into another, and lifetimes of one app's own.

-- `name_key`: the name in lower case; none: the app is older than this file, and a job gives it one together with its sites.
-- `plain_http`: 1 where people are sent to an address without encryption on another machine. `merged_into`: which app to use instead.
-- `access_lifetime`, `refresh_idle`: seconds in the place of what the policy says.
ALTER TABLE clients ADD COLUMN name_key TEXT COLLATE "C";
ALTER TABLE clients ADD COLUMN plain_http BIGINT;
ALTER TABLE clients ADD COLUMN access_lifetime BIGINT;
ALTER TABLE clients ADD COLUMN refresh_idle BIGINT;
ALTER TABLE clients ADD COLUMN merged_into TEXT REFERENCES clients (client_id) ON DELETE SET NULL;

-- Each list of the administration goes by age within its own index, so that no page reads what it does not show.
DROP INDEX clients_unused;
DROP INDEX clients_awaiting;
CREATE INDEX clients_newest ON clients (created_at, client_id);
CREATE INDEX clients_name ON clients (name_key, client_id);
CREATE INDEX clients_nameless ON clients (client_id) WHERE name_key IS NULL;
CREATE INDEX clients_unused ON clients (created_at, client_id) WHERE first_used_at IS NULL;
CREATE INDEX clients_awaiting ON clients (created_at, client_id) WHERE awaits_approval_at IS NOT NULL;
CREATE INDEX clients_claims ON clients (created_at, client_id) WHERE claimed_at IS NOT NULL;
CREATE INDEX clients_checked ON clients (created_at, client_id) WHERE checked_at IS NOT NULL;
CREATE INDEX clients_disabled ON clients (created_at, client_id) WHERE disabled_at IS NOT NULL;
CREATE INDEX clients_plain_http ON clients (created_at, client_id) WHERE plain_http = 1;
CREATE INDEX clients_merged ON clients (merged_into) WHERE merged_into IS NOT NULL;

-- The sites that redirect URIs lie on. `site_key`: the host, its labels in reverse (`org.example.`), so that a domain with all beneath it is
-- one range. `shared`: 1 where another app has the same origin, or had it lately.
CREATE TABLE client_sites (
    client_id TEXT    NOT NULL REFERENCES clients (client_id) ON DELETE CASCADE,
    origin    TEXT   COLLATE "C" NOT NULL,
    site_key  TEXT   COLLATE "C" NOT NULL,
    shared    BIGINT  NOT NULL,
    PRIMARY KEY (client_id, origin)
);
CREATE INDEX client_sites_site ON client_sites (site_key, client_id);
CREATE INDEX client_sites_origin ON client_sites (origin, shared, client_id);
CREATE INDEX client_sites_shared ON client_sites (origin) WHERE shared = 1;

-- When an app was last used, without reading all its grants.
DROP INDEX grants_client;
CREATE INDEX grants_client ON grants (client_id, last_used_at);

-- How many apps have a scope in their limit, and how many live grants hold it, as a job counted them. An empty `scope`: apps without a limit.
CREATE TABLE scope_figures (
    scope      TEXT    NOT NULL PRIMARY KEY,
    clients    BIGINT  NOT NULL,
    grants     BIGINT  NOT NULL,
    counted_at BIGINT  NOT NULL
);
