//! The server under test with its guards, and the people who use it.

use std::ops::Deref;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicU64, Ordering};

use data_encoding::HEXLOWER;
use permesso::app::App;
use permesso::config::Config;
use permesso::jobs;
use permesso::oauth::token::{Token, TokenKind};
use permesso::people::{password, user::User};
use permesso::store::users::{CreateUser, Created, UserChange};
use permesso::store::{Opening, Store};
use permesso::world::{Clock, Mail, Outbox, Random, Sent};

use super::browser::Browser;
use super::clients::{Registration, Rp, Tokens};
use super::database::{Cell, Database, elsewhere};
use super::http::Server;
use super::journal::{Journal, spellings};

/// When every test begins, in unix seconds.
pub(crate) const START: i64 = 1_800_000_000;
/// Everybody's password.
pub(crate) const PASSWORD: &str = "kelp ladder nineteen fog";

/// What seals secrets; a test may bring its own.
pub(crate) const KEY: &str = "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b";

/// The setting of a test whose server keeps its keys in a file.
pub(crate) const NO_KEY: (&str, &str) = ("KEY", "");

/// A real hash of [`PASSWORD`], made once: it costs what it should.
static PASSWORD_HASH: LazyLock<String> = LazyLock::new(|| password::hash(PASSWORD, [7; 16]));

/// A server with a database of its own. Dropping it fails the test if anything broke meanwhile, or an invariant does not hold.
pub(crate) struct TestApp {
    server: Server,
    pub(crate) database: Database,
    seed: AtomicU64,
    /// Where mails go, if any are sent.
    pub(crate) outbox: Outbox,
    _log: tracing::subscriber::DefaultGuard,
}

impl Deref for TestApp {
    type Target = Server;
    fn deref(&self) -> &Server {
        &self.server
    }
}

impl TestApp {
    /// With the default settings, and every rate limit lifted.
    pub(crate) async fn start() -> Self {
        Self::with(&[]).await
    }

    /// With settings of the test's own, as an operator sets variables.
    pub(crate) async fn with(settings: &[(&str, &str)]) -> Self {
        Self::with_file("", settings).await
    }

    /// With a settings file of the test's own, and variables over it.
    pub(crate) async fn with_file(file: &str, settings: &[(&str, &str)]) -> Self {
        let journal = Journal::default();
        let log = journal.listen();
        let database = Database::migrated().await;
        let path = database.folder().join("permesso.toml");
        std::fs::write(&path, file).unwrap();
        let key = ("KEY", KEY);
        // Without it the server makes a file of its own.
        let has_key = !settings.contains(&NO_KEY);
        let variables: Vec<_> = std::iter::once(&key)
            .chain(settings)
            .filter(|(name, _)| has_key || *name != "KEY")
            .map(|(name, value)| (format!("PERMESSO_{name}"), (*value).to_owned()))
            .collect();
        let (mut config, warnings) = Config::load(Some(&path), variables).unwrap();
        assert!(warnings.is_empty(), "{warnings:?}");
        config.limits_enabled = settings.contains(&("LIMITS__ENABLED", "true"));
        let store = database.open(Opening::Serve).await;
        let outbox = Outbox::default();
        let mail = mail(&config, &outbox);
        let (clock, random) = (Clock::fixed(START), Random::seeded(1));
        let app = App::with_mail(config, store, clock, random, mail);
        Self {
            outbox,
            server: Server::new(app, journal),
            database,
            seed: AtomicU64::new(2),
            _log: log,
        }
    }

    /// Another server process on the same database, with the same clock.
    pub(crate) async fn another(&self) -> Server {
        self.another_with(|_| {}).await
    }

    /// Another one, whose settings differ.
    pub(crate) async fn another_with(&self, change: impl FnOnce(&mut Config)) -> Server {
        let mut config = self.app.config.clone();
        change(&mut config);
        let seed = self.seed.fetch_add(1, Ordering::Relaxed);
        let store = self.database.open(Opening::Serve).await;
        let mail = mail(&config, &self.outbox);
        let (clock, random) = (self.app.clock.clone(), Random::seeded(seed));
        let app = App::with_mail(config, store, clock, random, mail);
        Server::new(app, self.journal.clone())
    }

    /// Somebody with an account, the name `Alice` for the user name `alice`, and [`PASSWORD`].
    pub(crate) async fn person(&self, username: &str) -> Person {
        self.account(username, false).await
    }

    /// Somebody who may administer the instance.
    pub(crate) async fn admin(&self, username: &str) -> Person {
        self.account(username, true).await
    }

    async fn account(&self, username: &str, admin: bool) -> Person {
        let id = self.app.id();
        let now = self.now();
        let email = format!("{username}@people.example");
        let user = User {
            id: id.clone(),
            username: username.to_owned(),
            name: username[..1].to_uppercase() + &username[1..],
            email: email.clone(),
            email_verified_at: None,
            password_hash: Some(PASSWORD_HASH.clone()),
            language: None,
            admin_at: admin.then_some(now),
            disabled_at: None,
            created_at: now,
        };
        let op = CreateUser {
            user,
            email_key: email,
            by: permesso::store::users::By::Operator,
            now,
            audit: self.app.event("user_created", None, now),
        };
        assert_eq!(self.app.store.commit(op).await.unwrap(), Created::Now);
        Person {
            server: self.server.clone(),
            id,
            username: username.to_owned(),
        }
    }

    /// A browser in which nobody is signed in.
    pub(crate) fn browser(&self) -> Browser {
        Browser::new(&self.server)
    }

    /// An app that will be registered.
    pub(crate) fn client(&self) -> Registration {
        Registration::new(&self.server)
    }

    /// Alice makes an account and allows an app, which exchanges its code.
    pub(crate) async fn connect(&self, rp: &Rp) -> (Browser, Tokens) {
        let mut browser = self.person("alice").await.browser().await;
        let code = browser.allow(rp).await;
        let tokens = rp.tokens(&code).await;
        (browser, tokens)
    }

    /// The names of the events in the audit trail, oldest first.
    pub(crate) async fn events(&self) -> Vec<String> {
        let rows = self
            .database
            .rows("SELECT event FROM audit_events ORDER BY at, id")
            .await;
        rows.iter().map(|row| row[0].text().to_owned()).collect()
    }

    /// Runs every job once.
    pub(crate) async fn run_jobs(&self) {
        jobs::run_all(&self.app).await;
    }

    /// Runs the job that sends mails, and takes what has come, oldest first.
    pub(crate) async fn mails(&self) -> Vec<Sent> {
        send_mails(&self.app).await;
        self.unread()
    }

    /// The one mail that the job sends now, to this address.
    #[track_caller]
    pub(crate) fn mail_to<'a>(&'a self, address: &'a str) -> impl Future<Output = Sent> + 'a {
        let caller = std::panic::Location::caller();
        async move {
            let mut mails = self.mails().await;
            let subjects: Vec<_> = mails.iter().map(|mail| &mail.letter.subject).collect();
            assert_eq!(mails.len(), 1, "{caller}: {subjects:?}");
            assert_eq!(mails[0].to, address, "{caller}");
            mails.remove(0)
        }
    }

    /// What has come and nobody took; links in it are secrets from now on.
    pub(crate) fn unread(&self) -> Vec<Sent> {
        let mails = self.outbox.empty();
        for mail in &mails {
            self.journal.read(&mail.letter.text);
            self.journal.read(&mail.letter.html);
        }
        mails
    }

    /// The database stops answering; the rest of the test is about that.
    pub(crate) async fn lose_database(&self) {
        self.journal.expect_breakage();
        self.database.take_away(&self.app.store).await;
    }

    /// The database takes no writes any more; the rest of the test is about that.
    pub(crate) async fn lose_writes(&self) {
        self.journal.expect_breakage();
        self.database.make_read_only(&self.app.store).await;
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        if std::thread::panicking() {
            return;
        }
        let unread = self.unread();
        let mut findings = self.journal.findings();
        findings.extend(unread.iter().map(|mail| {
            format!(
                "nobody read the mail “{}” to {}",
                mail.letter.subject, mail.to
            )
        }));
        if !self.lost() {
            let (database, now) = (&self.database, self.now());
            let secrets = self.journal.secrets();
            findings.extend(elsewhere(async {
                invariants(database, &secrets, now).await
            }));
        }
        assert!(findings.is_empty(), "{}", findings.join("\n"));
    }
}

impl TestApp {
    fn lost(&self) -> bool {
        matches!(&self.database.location, permesso::store::Location::Sqlite(path) if !path.exists())
    }
}

/// The outbox, where the settings name a mail server.
fn mail(config: &Config, outbox: &Outbox) -> Mail {
    if config.mail.smtp.is_some() {
        Mail::Outbox(outbox.clone())
    } else {
        Mail::Off
    }
}

/// Runs the job that sends mails.
pub(crate) async fn send_mails(app: &App) {
    let job = jobs::JOBS.iter().find(|job| job.name == "send_mails");
    job.expect("a job").once(app).await;
}

/// The path of the link in a mail: in the text and in the page it is the same.
#[track_caller]
pub(crate) fn link_in(mail: &Sent, site: &str) -> String {
    let links: Vec<&str> = mail
        .letter
        .text
        .lines()
        .filter(|line| line.starts_with(site))
        .collect();
    assert_eq!(links.len(), 1, "{}", mail.letter.text);
    let html = mail.letter.html.replace("&#38;", "&");
    assert!(html.contains(&format!("href=\"{}\"", links[0])), "{html}");
    links[0][site.len()..].to_owned()
}

/// Queries that must find nothing, whatever a test did. (The audit trail goes back 400 days.)
const NEVER: &[(&str, &str)] = &[
    (
        "two refresh tokens of one family are unused",
        "SELECT grant_id FROM refresh_tokens WHERE used_at IS NULL GROUP BY grant_id HAVING COUNT(*) > 1",
    ),
    (
        "a grant that no event of the audit trail explains",
        "SELECT id FROM grants g WHERE NOT EXISTS (SELECT 1 FROM audit_events e WHERE e.grant_id = g.id
             AND e.event IN ('consent_allowed', 'consent_skipped')) AND g.created_at > {now} - 34560000",
    ),
    (
        "a grant with several codes",
        "SELECT grant_id FROM authorization_codes GROUP BY grant_id HAVING COUNT(*) > 1",
    ),
    (
        "tokens of a code that nobody exchanged",
        "SELECT g.id FROM grants g JOIN access_tokens a ON a.grant_id = g.id WHERE g.redeemed_at IS NULL",
    ),
    (
        "a session of somebody who is disabled",
        "SELECT s.id FROM sessions s JOIN users u ON u.id = s.user_id WHERE u.disabled_at IS NOT NULL",
    ),
    (
        "a successor without the token that it succeeds",
        "SELECT t.grant_id FROM refresh_tokens t WHERE t.predecessor_digest IS NOT NULL AND NOT EXISTS
             (SELECT 1 FROM refresh_tokens p WHERE p.refresh_digest = t.predecessor_digest AND p.successor_digest = t.refresh_digest)
             AND EXISTS (SELECT 1 FROM refresh_tokens p WHERE p.refresh_digest = t.predecessor_digest)",
    ),
    (
        "more personal tokens of one person than there may be",
        "SELECT user_id FROM personal_tokens GROUP BY user_id HAVING COUNT(*) > 15",
    ),
    (
        "two living personal tokens of one name",
        "SELECT user_id, name FROM personal_tokens WHERE expires_at IS NULL OR expires_at > {now} GROUP BY user_id, name HAVING COUNT(*) > 1",
    ),
    (
        "a request that was allowed, and a person or session that did not",
        "SELECT client_id FROM authorization_requests WHERE answered_at IS NOT NULL AND (user_id IS NULL OR session_digest IS NULL)",
    ),
];

/// What is wrong with the database at the end of a test.
async fn invariants(database: &Database, secrets: &[String], now: i64) -> Vec<String> {
    let mut findings = Vec::new();
    for (what, sql) in NEVER {
        let rows = database.rows(&sql.replace("{now}", &now.to_string())).await;
        if !rows.is_empty() {
            findings.push(format!("{what}: {rows:?}"));
        }
    }
    findings.extend(raw_secrets(database, secrets).await);
    let store = Store::open(&database.location, Opening::Look, now)
        .await
        .unwrap();
    findings.extend(living_dead(database, &store, secrets, now).await);
    store.close().await;
    findings
}

/// Secrets that stand in a column as they are, as their bytes, or as hexadecimal digits.
async fn raw_secrets(database: &Database, secrets: &[String]) -> Vec<String> {
    let mut findings = Vec::new();
    for table in database.tables().await {
        let mut dump = String::new();
        for cell in database
            .rows(&format!("SELECT * FROM {table}"))
            .await
            .iter()
            .flatten()
        {
            match cell {
                Cell::Text(text) => dump.push_str(text),
                Cell::Bytes(bytes) => dump.push_str(&HEXLOWER.encode(bytes)),
                Cell::Int(_) | Cell::Null => {}
            }
            dump.push('\n');
        }
        for secret in secrets {
            // An opaque value is its own hexadecimal form, so this finds its bytes too.
            if spellings(secret)
                .iter()
                .any(|spelling| dump.contains(spelling))
            {
                findings.push(format!("{table} holds the secret {secret}"));
            }
        }
        if dump.contains(PASSWORD) {
            findings.push(format!("{table} holds a password"));
        }
    }
    findings
}

/// Access tokens that the store takes for good although their grant has ended, or their person or app may not.
async fn living_dead(
    database: &Database,
    store: &Store,
    secrets: &[String],
    now: i64,
) -> Vec<String> {
    let dead = "SELECT a.access_digest FROM access_tokens a JOIN grants g ON g.id = a.grant_id JOIN users u ON u.id = g.user_id
         JOIN clients c ON c.client_id = g.client_id
         WHERE g.ended_at IS NOT NULL OR g.tokens_revoked_at IS NOT NULL OR a.revoked_at IS NOT NULL OR u.disabled_at IS NOT NULL
            OR c.disabled_at IS NOT NULL";
    let dead = database.rows(dead).await;
    let mut findings = Vec::new();
    for secret in secrets {
        let Some(token) = Token::parse_kind(TokenKind::Access, secret) else {
            continue;
        };
        let digest = Cell::Bytes(token.digest().as_bytes().to_vec());
        let lives = store
            .access_token(&token.digest(), now)
            .await
            .unwrap()
            .is_some();
        if lives && dead.iter().any(|row| row[0] == digest) {
            findings.push(format!("{secret} lives, and its grant has ended"));
        }
    }
    findings
}

/// Somebody with an account.
#[derive(Clone)]
pub(crate) struct Person {
    pub(crate) server: Server,
    pub(crate) id: String,
    pub(crate) username: String,
}

impl Person {
    /// A browser in which this person signed in.
    pub(crate) async fn browser(&self) -> Browser {
        let mut browser = Browser::new(&self.server);
        browser.sign_in(&self.username).await;
        browser
    }

    /// Their account as it is now.
    pub(crate) async fn user(&self) -> User {
        self.server
            .app
            .store
            .user(&self.id)
            .await
            .unwrap()
            .expect("an account")
    }

    /// What an operator does to the account.
    pub(crate) async fn change(&self, change: UserChange) {
        use permesso::store::users::Changed;
        let user = self.user().await;
        let now = self.server.now();
        let changed = permesso::actions::users::change(
            &self.server.app,
            &user,
            change,
            permesso::actions::actor::Actor::Operator,
            now,
        )
        .await;
        assert!(matches!(changed, Ok(Changed::Now)));
    }
}
