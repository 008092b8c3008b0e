//! What time takes: expired rows are deleted in bounded batches, closed windows lose their randomness, uses are written down in batches.

use std::collections::HashMap;
use std::sync::Arc;

use super::sql::exec;
use super::{Error, Op, Tx};
use crate::oauth::rotation::LONG_LIVED_IDLE;
use crate::oauth::token::Digest;
use crate::people::network::Network;

/// Rows that one operation deletes at most from one table, so that no request waits long behind it.
pub const BATCH: i64 = 500;

const DAY: i64 = 86_400;
/// Codes are kept after their end, so that a late replay is still known as one.
const KEEP_CODES: i64 = 7 * DAY;
/// Ended grants stay for the history of their person.
const KEEP_ENDED: i64 = 90 * DAY;
/// Browsers and counters that were not seen for this long are forgotten.
const KEEP_BROWSERS: i64 = 400 * DAY;
/// An address that nobody confirms is given up.
const KEEP_EMAIL_CHANGES: i64 = 30 * DAY;
/// Mails that are done; by then nobody asks any more whether one was sent.
const KEEP_MAILS: i64 = 7 * DAY;
/// Refusals of apps help for a while.
const KEEP_REFUSALS: i64 = 30 * DAY;
/// The audit trail goes back this far, and so does what people are told about changes of apps.
const KEEP_AUDIT: i64 = 400 * DAY;
/// Clients that register themselves and never redeem a code.
pub const KEEP_UNUSED_CLIENTS: i64 = 30 * DAY;
/// Beyond this many of them, those older than a day go first.
const UNUSED_CLIENTS: i64 = 100_000;

/// One table's share of the sweep.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Table {
    /// Sessions past their end, idle or absolute.
    Sessions,
    /// Requests that nobody answered, or that were.
    Requests,
    /// Codes long past their end.
    Codes,
    /// Access tokens with an end that has passed.
    AccessTokens,
    /// Refresh tokens with an end that has passed.
    RefreshTokens,
    /// Grants that ended, with everything on them.
    Grants,
    /// Grants of skipped consents that carry nothing any more.
    EmptyGrants,
    /// Failure counters of the past.
    Failures,
    /// Browsers that did not come back.
    Browsers,
    /// Self-registered clients that were never used.
    UnusedClients,
    /// Those beyond the number that is kept.
    SurplusClients,
    /// Setup links past their end.
    SetupLinks,
    /// Invitations and links for new passwords past their end, or used up.
    Links,
    /// Challenges that no passkey answered.
    Ceremonies,
    /// Sign-ins whose second factor did not come.
    HalfSignIns,
    /// New addresses whose link was never used.
    EmailChanges,
    /// Mails of a week ago that were sent, dropped or given up.
    Mails,
    /// What was refused to apps a while ago.
    ClientRefusals,
    /// What apps were before a change of long ago.
    ClientChanges,
    /// The audit trail of long ago.
    AuditEvents,
}

impl Table {
    /// All of them.
    pub const ALL: &'static [Self] = &[
        Self::Sessions,
        Self::Requests,
        Self::Codes,
        Self::AccessTokens,
        Self::RefreshTokens,
        Self::Grants,
        Self::EmptyGrants,
        Self::Failures,
        Self::Browsers,
        Self::UnusedClients,
        Self::SurplusClients,
        Self::SetupLinks,
        Self::Links,
        Self::Ceremonies,
        Self::HalfSignIns,
        Self::EmailChanges,
        Self::Mails,
        Self::ClientRefusals,
        Self::ClientChanges,
        Self::AuditEvents,
    ];
}

/// Deletes one batch of one table.
#[derive(Debug)]
pub struct Sweep {
    /// Which.
    pub table: Table,
    /// Seconds.
    pub session_idle: i64,
    /// Unix seconds.
    pub now: i64,
}

impl Op for Sweep {
    const NAME: &'static str = "sweep";
    /// How many rows went; fewer than [`BATCH`]: nothing is left.
    type Out = u64;

    #[expect(clippy::too_many_lines, reason = "an arm for each table")]
    async fn run(&self, tx: &mut Tx<'_>) -> Result<u64, Error> {
        let now = self.now;
        match self.table {
            Table::Sessions => {
                let idle = now - self.session_idle;
                exec!(
                    tx,
                    "DELETE FROM sessions WHERE session_digest IN
                        (SELECT session_digest FROM sessions WHERE expires_at <= $1 OR last_seen_at <= $2 LIMIT $3)",
                    now,
                    idle,
                    BATCH
                )
            }
            Table::Requests => {
                let before = now - DAY;
                exec!(
                    tx,
                    "DELETE FROM authorization_requests WHERE request_digest IN
                        (SELECT request_digest FROM authorization_requests WHERE expires_at <= $1 LIMIT $2)",
                    before,
                    BATCH
                )
            }
            Table::Codes => {
                let before = now - KEEP_CODES;
                exec!(
                    tx,
                    "DELETE FROM authorization_codes WHERE code_digest IN
                        (SELECT code_digest FROM authorization_codes WHERE expires_at <= $1 LIMIT $2)",
                    before,
                    BATCH
                )
            }
            Table::AccessTokens => exec!(
                tx,
                "DELETE FROM access_tokens WHERE access_digest IN
                    (SELECT access_digest FROM access_tokens WHERE expires_at IS NOT NULL AND expires_at <= $1 LIMIT $2)",
                now,
                BATCH
            ),
            Table::RefreshTokens => exec!(
                tx,
                "DELETE FROM refresh_tokens WHERE refresh_digest IN
                    (SELECT refresh_digest FROM refresh_tokens WHERE expires_at IS NOT NULL AND expires_at <= $1 LIMIT $2)",
                now,
                BATCH
            ),
            Table::Grants => {
                let before = now - KEEP_ENDED;
                exec!(
                    tx,
                    "DELETE FROM grants WHERE id IN
                        (SELECT id FROM grants WHERE ended_at IS NOT NULL AND ended_at <= $1 LIMIT $2)",
                    before,
                    BATCH
                )
            }
            Table::EmptyGrants => self.empty_grants(tx).await,
            Table::Failures => {
                let before = now - DAY;
                exec!(
                    tx,
                    "DELETE FROM sign_in_failures WHERE counter IN
                        (SELECT counter FROM sign_in_failures WHERE first_at <= $1 AND blocked_until <= $2 LIMIT $3)",
                    before,
                    now,
                    BATCH
                )
            }
            Table::Browsers => {
                let before = now - KEEP_BROWSERS;
                exec!(
                    tx,
                    "DELETE FROM known_browsers WHERE browser_digest IN
                        (SELECT browser_digest FROM known_browsers WHERE last_used_at <= $1 LIMIT $2)",
                    before,
                    BATCH
                )
            }
            Table::UnusedClients => self.unused_clients(tx).await,
            Table::SurplusClients => self.surplus_clients(tx).await,
            Table::ClientRefusals => {
                let before = now - KEEP_REFUSALS;
                exec!(
                    tx,
                    "DELETE FROM client_refusals WHERE id IN (SELECT id FROM client_refusals WHERE at <= $1 LIMIT $2)",
                    before,
                    BATCH
                )
            }
            Table::ClientChanges => {
                let before = now - KEEP_AUDIT;
                exec!(
                    tx,
                    "DELETE FROM client_changes WHERE id IN (SELECT id FROM client_changes WHERE at <= $1 LIMIT $2)",
                    before,
                    BATCH
                )
            }
            Table::AuditEvents => self.audit_events(tx).await,
            Table::Links => exec!(
                tx,
                "DELETE FROM links WHERE id IN (SELECT id FROM links WHERE expires_at <= $1 OR uses_left <= 0 LIMIT $2)",
                now,
                BATCH
            ),
            Table::SetupLinks => exec!(tx, "DELETE FROM setup_links WHERE expires_at <= $1", now),
            Table::Ceremonies => exec!(
                tx,
                "DELETE FROM ceremonies WHERE ceremony_digest IN
                    (SELECT ceremony_digest FROM ceremonies WHERE expires_at <= $1 LIMIT $2)",
                now,
                BATCH
            ),
            Table::HalfSignIns => exec!(
                tx,
                "DELETE FROM half_sign_ins WHERE browser_digest IN
                    (SELECT browser_digest FROM half_sign_ins WHERE expires_at <= $1 LIMIT $2)",
                now,
                BATCH
            ),
            Table::Mails => {
                let before = now - KEEP_MAILS;
                exec!(
                    tx,
                    "DELETE FROM mails WHERE id IN
                        (SELECT id FROM mails WHERE done_at IS NOT NULL AND done_at <= $1 LIMIT $2)",
                    before,
                    BATCH
                )
            }
            Table::EmailChanges => {
                let before = now - KEEP_EMAIL_CHANGES;
                exec!(
                    tx,
                    "DELETE FROM email_changes WHERE user_id IN
                        (SELECT user_id FROM email_changes WHERE created_at <= $1 LIMIT $2)",
                    before,
                    BATCH
                )
            }
        }
    }
}

impl Sweep {
    /// Ids begin with their time (RFC 9562 5.7), so the oldest are found without an index of their own.
    async fn audit_events(&self, tx: &mut Tx<'_>) -> Result<u64, Error> {
        let millis = format!("{:012x}", (self.now - KEEP_AUDIT).max(0) * 1000);
        let before = format!("{}-{}", &millis[..8], &millis[8..]);
        exec!(
            tx,
            "DELETE FROM audit_events WHERE id IN
                (SELECT id FROM audit_events WHERE id < $1 ORDER BY id LIMIT $2)",
            before,
            BATCH
        )
    }

    /// Skipped consents make a grant each; the one that a person really gave (`created_at = allowed_at`) stands until it is taken back.
    async fn empty_grants(&self, tx: &mut Tx<'_>) -> Result<u64, Error> {
        let before = self.now - DAY;
        exec!(
            tx,
            "DELETE FROM grants WHERE id IN
                (SELECT g.id FROM grants g WHERE g.created_at > g.allowed_at AND g.created_at <= $1 AND g.ended_at IS NULL
                   AND NOT EXISTS (SELECT 1 FROM access_tokens a WHERE a.grant_id = g.id)
                   AND NOT EXISTS (SELECT 1 FROM refresh_tokens t WHERE t.grant_id = g.id)
                   AND NOT EXISTS (SELECT 1 FROM authorization_codes k WHERE k.grant_id = g.id) LIMIT $2)",
            before,
            BATCH
        )
    }

    async fn unused_clients(&self, tx: &mut Tx<'_>) -> Result<u64, Error> {
        let before = self.now - KEEP_UNUSED_CLIENTS;
        exec!(
            tx,
            "DELETE FROM clients WHERE client_id IN
                (SELECT client_id FROM clients WHERE first_used_at IS NULL AND registered_by IN ('api', 'dynamic') AND owner_id IS NULL AND created_at <= $1
                 ORDER BY created_at LIMIT $2)",
            before,
            BATCH
        )
    }

    async fn surplus_clients(&self, tx: &mut Tx<'_>) -> Result<u64, Error> {
        let before = self.now - DAY;
        exec!(
            tx,
            "DELETE FROM clients WHERE client_id IN
                (SELECT client_id FROM clients WHERE first_used_at IS NULL AND registered_by IN ('api', 'dynamic') AND owner_id IS NULL AND created_at <= $1
                   AND created_at < (SELECT created_at FROM clients WHERE first_used_at IS NULL AND registered_by IN ('api', 'dynamic') AND owner_id IS NULL
                                     ORDER BY created_at DESC LIMIT 1 OFFSET $2)
                 ORDER BY created_at LIMIT $3)",
            before,
            UNUSED_CLIENTS,
            BATCH
        )
    }
}

/// Deletes long-lived access tokens that nobody used for a year, and revoked ones. Reads the whole table: once a day is enough.
#[derive(Debug)]
pub struct SweepLongLived {
    /// Unix seconds.
    pub now: i64,
}

impl Op for SweepLongLived {
    const NAME: &'static str = "sweep_long_lived";
    type Out = u64;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<u64, Error> {
        let idle = self.now - LONG_LIVED_IDLE;
        let revoked = self.now - DAY;
        exec!(
            tx,
            "DELETE FROM access_tokens WHERE access_digest IN
                (SELECT access_digest FROM access_tokens WHERE expires_at IS NULL
                   AND (COALESCE(last_used_at, created_at) <= $1 OR revoked_at <= $2) LIMIT $3)",
            idle,
            revoked,
            BATCH
        )
    }
}

/// Erases the randomness of closed repeat windows: from then on neither the database nor an old token gives a living one.
#[derive(Debug)]
pub struct CloseWindows {
    /// Until when a consent form gives its code again, in seconds after the answer.
    pub form_repeat: i64,
    /// Unix seconds.
    pub now: i64,
}

impl Op for CloseWindows {
    const NAME: &'static str = "close_windows";
    /// How many were closed; fewer than [`BATCH`]: none is left.
    type Out = u64;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<u64, Error> {
        let refreshes = exec!(
            tx,
            "UPDATE refresh_tokens SET successor_salt = NULL WHERE refresh_digest IN
                (SELECT refresh_digest FROM refresh_tokens WHERE successor_salt IS NOT NULL AND repeat_until <= $1
                 ORDER BY repeat_until LIMIT $2)",
            self.now,
            BATCH
        )?;
        let answered = self.now - self.form_repeat;
        let forms = exec!(
            tx,
            "UPDATE authorization_requests SET code_salt = NULL WHERE request_digest IN
                (SELECT request_digest FROM authorization_requests WHERE code_salt IS NOT NULL AND answered_at <= $1
                 ORDER BY answered_at LIMIT $2)",
            answered,
            BATCH
        )?;
        Ok(refreshes.max(forms))
    }
}

/// When and from where something was used last.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Use {
    /// Unix seconds.
    pub at: i64,
    /// `None`: somebody else told us of it, from their own network.
    pub network: Option<Network>,
}

impl Use {
    /// Takes a later use in its place.
    pub fn replace(&mut self, used: Self) {
        if self.at <= used.at {
            *self = used;
        }
    }
}

/// Uses since the last time, gathered in memory so that no request writes on a read path.
#[derive(Debug, Default)]
pub struct Touched {
    /// Access tokens.
    pub access: HashMap<Digest, Use>,
    /// Their grants.
    pub grants: HashMap<String, Use>,
    /// Personal tokens.
    pub personal: HashMap<Digest, Use>,
    /// Sessions.
    pub sessions: HashMap<Digest, Use>,
}

impl Touched {
    /// How many uses these are.
    pub fn len(&self) -> usize {
        self.access.len() + self.grants.len() + self.personal.len() + self.sessions.len()
    }

    /// Whether nothing was used.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Writes uses down.
#[derive(Debug)]
pub struct WriteUses {
    /// What was used; shared with who puts it back if it cannot be written.
    pub touched: Arc<Touched>,
}

impl Op for WriteUses {
    const NAME: &'static str = "write_uses";
    type Out = ();

    async fn run(&self, tx: &mut Tx<'_>) -> Result<(), Error> {
        // From where is told of the app as a whole.
        for (digest, at, _) in in_order(&self.touched.access, |digest| digest.as_bytes()) {
            exec!(
                tx,
                "UPDATE access_tokens SET last_used_at = $2 WHERE access_digest = $1 AND COALESCE(last_used_at, 0) < $2",
                digest,
                at
            )?;
        }
        for (grant_id, at, network) in in_order(&self.touched.grants, |id| id.as_bytes()) {
            exec!(
                tx,
                "UPDATE grants SET last_used_at = $2, last_network = $3 WHERE id = $1 AND COALESCE(last_used_at, 0) < $2",
                grant_id,
                at,
                network
            )?;
        }
        for (digest, at, network) in in_order(&self.touched.personal, |digest| digest.as_bytes()) {
            exec!(
                tx,
                "UPDATE personal_tokens SET last_used_at = $2, last_network = $3
                 WHERE token_digest = $1 AND COALESCE(last_used_at, 0) < $2",
                digest,
                at,
                network
            )?;
        }
        for (digest, at, network) in in_order(&self.touched.sessions, |digest| digest.as_bytes()) {
            exec!(
                tx,
                "UPDATE sessions SET last_seen_at = $2, last_network = COALESCE($3, last_network)
                 WHERE session_digest = $1 AND last_seen_at < $2",
                digest,
                at,
                network
            )?;
        }
        Ok(())
    }
}

/// Always in one order, so that two processes on one Postgres cannot wait for each other in a circle.
fn in_order<K>(uses: &HashMap<K, Use>, bytes: fn(&K) -> &[u8]) -> Vec<(&K, i64, Option<String>)> {
    let mut uses: Vec<_> = uses.iter().collect();
    uses.sort_unstable_by(|(one, _), (other, _)| bytes(one).cmp(bytes(other)));
    uses.into_iter()
        .map(|(key, used)| {
            let network = used.network.map(|network| network.to_string());
            (key, used.at, network)
        })
        .collect()
}
