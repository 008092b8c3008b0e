//! The store: every operation and read on the engine of this run.

mod admin;
mod admin_clients;
mod clients;
mod commit;
mod developer;
mod email_changes;
mod grants;
mod links;
mod mails;
mod people;
mod personal_tokens;
mod registration;
mod second_factors;
mod sweep;
mod tokens;

use std::path::Path;
use std::sync::LazyLock;

use permesso::oauth::client::{Client, PkcePolicy, RedirectMatch, RegisteredBy, TokenPolicy};
use permesso::oauth::scope::Scope;
use permesso::oauth::token::Digest;
use permesso::people::user::User;
use permesso::store::access_tokens::NewAccess;
use permesso::store::audit::Event;
use permesso::store::authorization_codes::NewCode;
use permesso::store::authorization_requests::PendingRequest;
use permesso::store::clients::RegisterClient;
use permesso::store::grants::NewGrant;
use permesso::store::personal_tokens::{CreatePersonalToken, Rights, Written};
use permesso::store::refresh_tokens::NewRefresh;
use permesso::store::sessions::By;
use permesso::store::users::CreateUser;
use permesso::store::{Opening, Store};
use permesso::world::{Clock, Ids, Random};

use crate::support::{Database, START};

/// A store with one person, one client and one grant; rows are named by short words.
struct Bench {
    database: Database,
    store: Store,
}

impl Bench {
    async fn new() -> Self {
        let database = Database::migrated().await;
        let store = database.open(Opening::Serve).await;
        let bench = Self { database, store };
        bench.user("u").await;
        bench.client("c").await;
        bench
    }

    async fn user(&self, id: &str) {
        let op = CreateUser {
            user: user(id),
            email_key: format!("{id}@x"),
            by: permesso::store::users::By::Operator,
            now: START,
            audit: event("user_created"),
        };
        self.store.commit(op).await.unwrap();
    }

    async fn client(&self, id: &str) {
        let op = RegisterClient {
            client: client(id),
            redirect_uris: vec![
                "https://a.example/1".to_owned(),
                "https://a.example/2".to_owned(),
            ],
            registration_digest: None,
            initial_access: None,
            audit: event("client_created"),
        };
        self.store.commit(op).await.unwrap();
    }

    /// A grant with a code, unredeemed: by what a person does.
    async fn code(&self, name: &str) {
        use permesso::store::authorization_requests::{Allowed, AnswerRequest, StartRequest};
        self.session(&format!("s-{name}"), "u").await;
        let request_digest = Digest::of(&format!("request-{name}"));
        let request = PendingRequest {
            session_digest: Some(Digest::of(&format!("s-{name}"))),
            user_id: Some("u".to_owned()),
            ..request("c")
        };
        self.store
            .commit(StartRequest {
                request_digest,
                request,
            })
            .await
            .unwrap();
        let op = AnswerRequest {
            request_digest,
            form_digest: Digest::of("form"),
            session_digest: Digest::of(&format!("s-{name}")),
            user_id: "u".to_owned(),
            allowed: Some(Allowed {
                new_grant: grant(name),
                code: code(name),
                code_salt: [7; 32],
            }),
            now: START,
            audit: Event {
                grant_id: Some(name.to_owned()),
                ..event("consent_allowed")
            },
        };
        assert!(self.store.commit(op).await.unwrap());
    }

    async fn session(&self, name: &str, user: &str) {
        assert!(self.store.commit(sign_in(name, user)).await.unwrap());
    }

    /// A personal token; its value is its name.
    async fn personal(&self, name: &str, user: &str) {
        let made = self.store.commit(personal(name, user)).await.unwrap();
        assert_eq!(made, Written::Now);
    }

    async fn count(&self, from: &str) -> i64 {
        self.database
            .value(&format!("SELECT COUNT(*) FROM {from}"))
            .await
            .int()
    }
}

fn event(name: &str) -> Event {
    static RANDOM: LazyLock<Random> = LazyLock::new(|| Random::seeded(1));
    static IDS: LazyLock<Ids> = LazyLock::new(Ids::default);
    Event {
        id: IDS.next(&Clock::fixed(START), &RANDOM),
        at: START,
        event: name.to_owned(),
        ..Event::default()
    }
}

fn user(id: &str) -> User {
    User {
        id: id.to_owned(),
        username: format!("name-{id}"),
        name: "A name".to_owned(),
        email: format!("{id}@X"),
        email_verified_at: None,
        password_hash: Some("hash".to_owned()),
        language: None,
        admin_at: None,
        disabled_at: None,
        created_at: START,
    }
}

fn client(id: &str) -> Client {
    Client {
        client_id: id.to_owned(),
        secret_digest: Some(Digest::of("secret")),
        client_name: "App".to_owned(),
        website: Some("https://a.example/".to_owned()),
        registered_by: RegisteredBy::Api,
        default_scope: Scope::parse("email").unwrap(),
        scope_limit: Some(Scope::parse("email event:write").unwrap()),
        redirect_match: RedirectMatch::Exact,
        token_policy: TokenPolicy::LongLived,
        pkce: PkcePolicy::Optional,
        audience: None,
        created_at: START,
        changed_at: START,
        checked_at: None,
        disabled_at: None,
        first_used_at: None,
        auth_method: None,
        awaits_approval_at: None,
        description: None,
        owner_id: None,
        previous_secret_digest: None,
        previous_secret_until: None,
        disabled_by: None,
        access_lifetime: None,
        refresh_idle: None,
        merged_into: None,
    }
}

fn request(client_id: &str) -> PendingRequest {
    PendingRequest {
        browser_digest: Digest::of("browser"),
        session_digest: None,
        user_id: None,
        client_id: client_id.to_owned(),
        redirect_uri: "https://a.example/1".to_owned(),
        redirect_uri_sent: 1,
        scope: Scope::parse("email").unwrap(),
        state: Some("st\u{e4}te".to_owned()),
        code_challenge: Some("challenge".to_owned()),
        prompt: String::new(),
        created_at: START,
        expires_at: START + 3_600,
        answered_at: None,
        decision: None,
        form_digest: None,
        code_salt: None,
    }
}

fn grant(id: &str) -> NewGrant {
    NewGrant {
        id: id.to_owned(),
        user_id: "u".to_owned(),
        client_id: "c".to_owned(),
        scope: Scope::parse("email").unwrap(),
        redirect_uri: "https://a.example/1".to_owned(),
        allowed_at: START,
        created_at: START,
    }
}

fn code(grant_id: &str) -> NewCode {
    NewCode {
        code_digest: Digest::of(&format!("code-{grant_id}")),
        grant_id: grant_id.to_owned(),
        redirect_uri_sent: 1,
        code_challenge: None,
        created_at: START,
        expires_at: START + 300,
    }
}

fn access(name: &str, grant_id: &str) -> NewAccess {
    NewAccess {
        access_digest: Digest::of(name),
        grant_id: grant_id.to_owned(),
        scope: Scope::parse("email").unwrap(),
        created_at: START,
        expires_at: Some(START + 3_600),
    }
}

fn refresh(name: &str, grant_id: &str) -> NewRefresh {
    NewRefresh {
        refresh_digest: Digest::of(name),
        grant_id: grant_id.to_owned(),
        scope: Scope::parse("email").unwrap(),
        created_at: START,
        expires_at: Some(START + 86_400),
        predecessor_digest: None,
    }
}

fn sign_in(name: &str, user: &str) -> permesso::store::sessions::SignIn {
    permesso::store::sessions::SignIn {
        session_digest: Digest::of(name),
        session_id: format!("id-{name}"),
        user_id: user.to_owned(),
        by: By::Password("hash".to_owned()),
        replaces: None,
        browser_digest: Digest::of("browser"),
        counter: format!("user:{user}"),
        user_agent: "Browser".to_owned(),
        network: "192.0.2.1".to_owned(),
        now: START,
        expires_at: START + 1_000,
        audit: event("sign_in"),
    }
}

fn personal(name: &str, user: &str) -> CreatePersonalToken {
    CreatePersonalToken {
        id: format!("id-{name}"),
        user_id: user.to_owned(),
        token_digest: Digest::of(name),
        name: format!("Token {name}"),
        rights: Rights {
            scope: Scope::parse("email account").unwrap(),
            advanced: false,
            expires_at: None,
        },
        now: START,
        audit: Event {
            user_id: Some(user.to_owned()),
            detail: Some(format!("Token {name}")),
            ..event("personal_token_created")
        },
    }
}

fn redeem(name: &str, number: u32) -> permesso::store::authorization_codes::RedeemCode {
    permesso::store::authorization_codes::RedeemCode {
        code_digest: Digest::of(&format!("code-{name}")),
        first_use_of: Some("c".to_owned()),
        replay_revokes: true,
        access: access(&format!("access-{name}-{number}"), name),
        refresh: refresh(&format!("refresh-{name}-{number}"), name),
        now: START,
        audit: Event {
            grant_id: Some(name.to_owned()),
            ..event("tokens_issued")
        },
    }
}

/// The text of every file of a folder of the repository.
fn text_of(folder: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let files = std::fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().path());
    files
        .filter(|path| path.is_file())
        .map(|path| std::fs::read_to_string(path).unwrap())
        .collect()
}

#[test]
fn every_operation_and_every_read_of_the_store_is_run_by_a_test_here() {
    let (source, tests) = (text_of("src/store"), text_of("tests/it/store"));
    let mut missing = Vec::new();
    for line in source.lines() {
        let op = line
            .strip_prefix("impl Op for ")
            .and_then(|rest| rest.split(' ').next());
        let read = line
            .strip_prefix("    pub async fn ")
            .and_then(|rest| rest.split('(').next());
        let tested = |name: &str| {
            tests.contains(&format!("{name} {{")) || tests.contains(&format!(".{name}("))
        };
        missing.extend(op.into_iter().chain(read).filter(|name| !tested(name)));
    }
    // `open` and what only Postgres' migrations use have tests of their own in `schema`.
    missing.retain(|name| !matches!(*name, "open" | "ApplyPostgres" | "commit<O: Op>"));
    assert!(missing.is_empty(), "{missing:?}");
}
