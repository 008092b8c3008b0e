//! One running server: its settings, store, clock, randomness and limits. Two can live in one process.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::Hash;
use std::ops::Deref;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::actions::hashing::Hasher;
use crate::actions::health::Pulse;
use crate::actions::refusals::Noted;
use crate::config::Config;
use crate::keys::KeyRing;
use crate::limits::Limits;
use crate::oauth::token::{self, Digest};
use crate::people::network::Network;
use crate::store::Store;
use crate::store::audit::Event;
use crate::store::sweep::{Touched, Use};
use crate::world::fetch::Fetch;
use crate::world::{Clock, Ids, Mail, Random, Smtp};

/// Uses kept in memory at most until they are written; beyond, a use goes unnoticed rather than memory grow.
const USES: usize = 100_000;

/// A handle on a running server, cheap to clone.
#[derive(Clone)]
pub struct App(Arc<Inner>);

/// What every action may use.
pub struct Inner {
    /// The settings in force.
    pub config: Config,
    /// The database.
    pub store: Store,
    /// What time it is.
    pub clock: Clock,
    /// Where secrets come from.
    pub random: Random,
    /// Where mails go.
    pub mail: Mail,
    /// The way out to sites that others name.
    pub fetch: Fetch,
    /// Rate limits by network.
    pub limits: Limits,
    /// What seals secrets in the database.
    pub keys: KeyRing,
    /// Password hashing, bounded.
    pub hasher: Hasher,
    /// What was refused to apps, until it is written down.
    pub refusals: Noted,
    /// What the jobs of this process did.
    pub pulse: Pulse,
    ids: Ids,
    uses: Mutex<Touched>,
}

impl Deref for App {
    type Target = Inner;
    fn deref(&self) -> &Inner {
        &self.0
    }
}

impl App {
    /// Puts a server together.
    pub fn new(config: Config, store: Store, clock: Clock, random: Random) -> Self {
        let mail = mail(&config);
        Self::with_mail(config, store, clock, random, mail)
    }

    /// Puts a server together whose mails go somewhere else than the settings say: for tests.
    pub fn with_mail(
        config: Config,
        store: Store,
        clock: Clock,
        random: Random,
        mail: Mail,
    ) -> Self {
        let limits = Limits::new(&clock, config.limits_enabled);
        let pulse = Pulse::new(clock.now());
        let fetch = config.outbound.fetch();
        let keys = KeyRing::new(config.keys.clone(), config.key_file());
        Self(Arc::new(Inner {
            config,
            store,
            clock,
            random,
            mail,
            fetch,
            limits,
            keys,
            hasher: Hasher::new(),
            refusals: Noted::default(),
            pulse,
            ids: Ids::default(),
            uses: Mutex::default(),
        }))
    }

    /// The issuer identifier (RFC 8414 2): the public URL's origin, the same bytes everywhere.
    pub fn issuer(&self) -> &str {
        self.config.public_url.as_str()
    }

    /// An audit row to be filled in.
    pub fn event(&self, event: &str, network: Option<&Network>, now: i64) -> Event {
        Event {
            id: self.id(),
            at: now,
            event: event.to_owned(),
            network: network.map(ToString::to_string),
            ..Event::default()
        }
    }

    /// A new id, time-ordered.
    pub fn id(&self) -> String {
        self.ids.next(&self.clock, &self.random)
    }

    /// A secret without a kind: a cookie, a handle, a link.
    pub fn secret(&self) -> String {
        token::session_secret(self.random.bytes())
    }

    /// Remembers that an access token was used; a job writes it down.
    pub fn touch_access(&self, digest: Digest, grant_id: &str, used: Use) {
        let mut gathered = self.uses();
        let room = gathered.len() < USES;
        note(&mut gathered.access, digest, used, room);
        if let Some(last) = gathered.grants.get_mut(grant_id) {
            last.replace(used);
        } else if room {
            gathered.grants.insert(grant_id.to_owned(), used);
        }
    }

    /// Remembers that a personal token was used; a job writes it down.
    pub fn touch_personal(&self, digest: Digest, used: Use) {
        let mut gathered = self.uses();
        let room = gathered.len() < USES;
        note(&mut gathered.personal, digest, used, room);
    }

    /// Remembers that a session was seen; a job writes it down.
    pub fn touch_session(&self, digest: Digest, used: Use) {
        let mut gathered = self.uses();
        let room = gathered.len() < USES;
        note(&mut gathered.sessions, digest, used, room);
    }

    /// Takes what was used since the last time.
    pub fn take_uses(&self) -> Touched {
        std::mem::take(&mut *self.uses())
    }

    /// Puts back what could not be written down. What was used since stays the newer.
    pub fn put_back_uses(&self, touched: &Touched) {
        let mut gathered = self.uses();
        let mut room = USES.saturating_sub(gathered.len());
        put_back(&mut gathered.access, &touched.access, &mut room);
        put_back(&mut gathered.grants, &touched.grants, &mut room);
        put_back(&mut gathered.personal, &touched.personal, &mut room);
        put_back(&mut gathered.sessions, &touched.sessions, &mut room);
    }

    fn uses(&self) -> MutexGuard<'_, Touched> {
        self.uses.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The mail server of the settings.
fn mail(config: &Config) -> Mail {
    let Some(url) = &config.mail.smtp else {
        return Mail::Off;
    };
    Mail::Smtp(Arc::new(Smtp {
        host: url.host.clone(),
        port: url.port,
        tls: url.tls,
        roots: config.outbound.roots().to_vec(),
        login: url.login.clone(),
        ehlo: config.public_url.host().to_owned(),
    }))
}

fn note<K: Eq + Hash>(gathered: &mut HashMap<K, Use>, key: K, used: Use, room: bool) {
    match gathered.entry(key) {
        Entry::Occupied(mut last) => last.get_mut().replace(used),
        Entry::Vacant(entry) if room => {
            entry.insert(used);
        }
        Entry::Vacant(_) => {}
    }
}

fn put_back<K: Clone + Eq + Hash>(
    gathered: &mut HashMap<K, Use>,
    unwritten: &HashMap<K, Use>,
    room: &mut usize,
) {
    for (key, used) in unwritten {
        let before = gathered.len();
        note(gathered, key.clone(), *used, *room > 0);
        *room -= gathered.len() - before;
    }
}
