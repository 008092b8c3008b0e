//! The other yardstick: the store alone, making the reads and the commit that the request makes, without HTTP and rules.
//!
//! It also fills the database, which by requests would take longer than what is measured.

use std::{
    collections::VecDeque,
    path::Path,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use futures_util::future::try_join_all;
use permesso::{
    oauth::{
        scope::Scope,
        token::{Digest, Token, TokenKind},
    },
    people::user::User,
    store::{
        Location, Opening, Store,
        access_tokens::NewAccess,
        audit::{Event, names},
        authorization_codes::{NewCode, RedeemCode, Redeemed},
        grants::{NewGrant, SkipConsent},
        refresh_tokens::{NewRefresh, RotateRefresh},
        users::{CreateUser, Created},
    },
    world::{Clock, Ids, Random},
};

use crate::{
    Workload, lock,
    support::{
        Fallible,
        app::{App, SCOPE, Tokens},
    },
};

/// Operations that wait for one commit together while the database is filled.
const TOGETHER: usize = 256;

/// Codes and tokens written here outlive the longest run.
const LIFETIME: i64 = 86_400;

/// The store, and whose rows are written.
#[derive(Clone)]
pub(crate) struct Raw {
    store: Store,
    random: Random,
    ids: Arc<Ids>,
    app: App,
    scope: Scope,
    people: Arc<Vec<User>>,
    /// The consent that all skipped ones stand on.
    basis: String,
}

/// An unredeemed code: its text for the client, its grant for us.
pub(crate) struct Written {
    pub(crate) code: Token,
    grant_id: String,
}

/// The newest refresh token of a family.
pub(crate) struct Family {
    grant_id: String,
    newest: Digest,
    before: Option<Digest>,
}

impl Raw {
    /// On the server's own file; `alice` has allowed the app once.
    pub(crate) async fn open(file: &Path, app: &App, people: usize) -> Fallible<Raw> {
        let now = Clock::System.now();
        let store =
            Store::open(&Location::Sqlite(file.to_owned()), Opening::MustExist, now).await?;
        let alice = store.user_by_login("alice").await?.ok_or("no alice")?;
        let basis = store
            .consents(&alice.id, &app.id)
            .await?
            .pop()
            .ok_or("no consent")?
            .id;
        let mut raw = Raw {
            store,
            random: Random::System,
            ids: Arc::default(),
            app: app.clone(),
            scope: Scope::parse(SCOPE).map_err(|error| error.description.into_owned())?,
            people: Arc::default(),
            basis,
        };
        let everybody = try_join_all((0..people).map(|number| raw.person(number))).await?;
        raw.people = Arc::new(everybody);
        Ok(raw)
    }

    /// A person without password: they only stand behind tokens.
    async fn person(&self, number: usize) -> Fallible<User> {
        let (now, username) = (Clock::System.now(), format!("person-{number}"));
        let email = format!("{username}@people.example");
        let user = User {
            id: self.ids.next(&Clock::System, &self.random),
            username: username.clone(),
            name: username,
            email: email.clone(),
            email_verified_at: None,
            password_hash: None,
            language: None,
            admin_at: None,
            disabled_at: None,
            created_at: now,
        };
        let audit = self.event(names::USER_CREATED, &user.id, None);
        let create = CreateUser {
            user: user.clone(),
            email_key: email,
            by: permesso::store::users::By::Operator,
            now,
            audit,
        };
        match self.store.commit(create).await? {
            Created::Now => Ok(user),
            other => Err(format!("{}: {other:?}", user.username).into()),
        }
    }

    fn event(&self, event: &str, user_id: &str, grant_id: Option<&str>) -> Event {
        Event {
            id: self.ids.next(&Clock::System, &self.random),
            at: Clock::System.now(),
            event: event.to_owned(),
            user_id: Some(user_id.to_owned()),
            client_id: Some(self.app.id.clone()),
            grant_id: grant_id.map(str::to_owned),
            network: Some("127.0.0.1".to_owned()),
            actor_id: None,
            detail: None,
        }
    }

    fn token(&self, kind: TokenKind) -> Token {
        Token::from_random(kind, self.random.bytes())
    }

    /// Fresh codes, of all people in turn.
    pub(crate) async fn codes(&self, count: usize) -> Fallible<Vec<Written>> {
        let mut written = Vec::with_capacity(count);
        while written.len() < count {
            let end = count.min(written.len() + TOGETHER);
            written
                .extend(try_join_all((written.len()..end).map(|number| self.code(number))).await?);
        }
        Ok(written)
    }

    async fn code(&self, number: usize) -> Fallible<Written> {
        let now = Clock::System.now();
        let user = &self.people[number % self.people.len()];
        let (code, grant_id) = (
            self.token(TokenKind::Code),
            self.ids.next(&Clock::System, &self.random),
        );
        let skip = SkipConsent {
            basis: self.basis.clone(),
            new_grant: NewGrant {
                id: grant_id.clone(),
                user_id: user.id.clone(),
                client_id: self.app.id.clone(),
                scope: self.scope.clone(),
                redirect_uri: self.app.redirect.clone(),
                allowed_at: now,
                created_at: now,
            },
            code: NewCode {
                code_digest: code.digest(),
                grant_id: grant_id.clone(),
                redirect_uri_sent: 1,
                code_challenge: Some(App::challenge()),
                created_at: now,
                expires_at: now + LIFETIME,
            },
            audit: self.event(names::SKIP, &user.id, Some(&grant_id)),
        };
        if self.store.commit(skip).await? {
            Ok(Written { code, grant_id })
        } else {
            Err("the consent ended".into())
        }
    }

    /// Tokens, redeemed from fresh codes.
    pub(crate) async fn tokens(&self, count: usize) -> Fallible<Vec<Tokens>> {
        let codes = self.codes(count).await?;
        let mut tokens = Vec::with_capacity(count);
        for together in codes.chunks(TOGETHER) {
            tokens.extend(
                try_join_all(
                    together
                        .iter()
                        .map(|code| self.redeem(&code.code, &code.grant_id)),
                )
                .await?,
            );
        }
        Ok(tokens)
    }

    /// Families for [`Feed::Refresh`].
    pub(crate) async fn families(&self, count: usize) -> Fallible<VecDeque<Family>> {
        let codes = self.codes(count).await?;
        let mut families = VecDeque::with_capacity(count);
        for Written { code, grant_id } in codes {
            let tokens = self.redeem(&code, &grant_id).await?;
            families.push_back(Family {
                grant_id,
                newest: Digest::of(&tokens.refresh),
                before: None,
            });
        }
        Ok(families)
    }

    async fn redeem(&self, code: &Token, grant_id: &str) -> Fallible<Tokens> {
        let now = Clock::System.now();
        let (access, refresh) = (
            self.token(TokenKind::Access),
            self.token(TokenKind::Refresh),
        );
        let redeem = RedeemCode {
            code_digest: code.digest(),
            first_use_of: None,
            replay_revokes: true,
            access: self.access(&access, grant_id, now),
            refresh: self.refresh(&refresh, grant_id, None, now),
            now,
            audit: self.event(names::ISSUE, &self.people[0].id, Some(grant_id)),
        };
        match self.store.commit(redeem).await? {
            Redeemed::Now => Ok(Tokens {
                access: access.expose().to_owned(),
                refresh: refresh.expose().to_owned(),
            }),
            other => Err(format!("a fresh code: {other:?}").into()),
        }
    }

    async fn rotate(&self, family: &mut Family) -> Fallible<()> {
        let now = Clock::System.now();
        let (access, refresh) = (
            self.token(TokenKind::Access),
            self.token(TokenKind::Refresh),
        );
        let rotate = RotateRefresh {
            presented: family.newest,
            predecessor: family.before,
            endless: true,
            repeat_until: now + 1_800,
            predecessor_until: now + 60,
            salt: self.random.bytes(),
            successor: self.refresh(&refresh, &family.grant_id, Some(family.newest), now),
            access: self.access(&access, &family.grant_id, now),
            now,
            audit: self.event(names::REFRESH, &self.people[0].id, Some(&family.grant_id)),
        };
        if !self.store.commit(rotate).await? {
            return Err("a fresh refresh token was not rotated".into());
        }
        family.before = Some(family.newest);
        family.newest = refresh.digest();
        Ok(())
    }

    fn access(&self, token: &Token, grant_id: &str, now: i64) -> NewAccess {
        NewAccess {
            access_digest: token.digest(),
            grant_id: grant_id.to_owned(),
            scope: self.scope.clone(),
            created_at: now,
            expires_at: Some(now + LIFETIME),
        }
    }

    fn refresh(
        &self,
        token: &Token,
        grant_id: &str,
        before: Option<Digest>,
        now: i64,
    ) -> NewRefresh {
        NewRefresh {
            refresh_digest: token.digest(),
            grant_id: grant_id.to_owned(),
            scope: self.scope.clone(),
            created_at: now,
            expires_at: Some(now + LIFETIME),
            predecessor_digest: before,
        }
    }

    /// The workload as the store sees it; `None` where it does not come into it.
    pub(crate) async fn feed(
        &self,
        workload: Workload,
        count: usize,
        access: &[String],
    ) -> Fallible<Option<Feed>> {
        let digests = || Arc::new(access.iter().map(|token| Digest::of(token)).collect());
        Ok(Some(match workload {
            Workload::Code => Feed::Code {
                codes: Arc::new(self.codes(count).await?),
                next: Arc::new(AtomicUsize::new(0)),
            },
            Workload::Refresh => {
                Feed::Refresh(Arc::new(Mutex::new(self.families(crate::FAMILIES).await?)))
            }
            Workload::Introspect => Feed::Read {
                digests: digests(),
                at: 0,
                client: true,
            },
            Workload::User => Feed::Read {
                digests: digests(),
                at: 0,
                client: false,
            },
            Workload::Metadata => return Ok(None),
        }))
    }

    async fn identify(&self) -> Fallible<()> {
        self.store
            .client(&self.app.id)
            .await?
            .map(drop)
            .ok_or_else(|| "the client is gone".into())
    }
}

/// Where a lane's operations come from.
#[derive(Clone)]
pub(crate) enum Feed {
    /// Each once.
    Code {
        codes: Arc<Vec<Written>>,
        next: Arc<AtomicUsize>,
    },
    /// The family whose turn is longest ago.
    Refresh(Arc<Mutex<VecDeque<Family>>>),
    /// These in turn; with the client, if the request authenticates one.
    Read {
        digests: Arc<Vec<Digest>>,
        at: usize,
        client: bool,
    },
}

/// One of the tasks that use the store at the same time.
pub(crate) struct Lane {
    pub(crate) raw: Raw,
    pub(crate) feed: Feed,
}

impl Lane {
    /// One request's share of the store; `false` when there is nothing left.
    pub(crate) async fn step(&mut self) -> Fallible<bool> {
        let Lane { raw, feed } = self;
        match feed {
            Feed::Code { codes, next } => {
                let Some(Written { code, grant_id }) =
                    codes.get(next.fetch_add(1, Ordering::Relaxed))
                else {
                    return Ok(false);
                };
                raw.identify().await?;
                raw.store
                    .authorization_code(&code.digest())
                    .await?
                    .ok_or("no such code")?;
                raw.redeem(code, grant_id).await?;
            }
            Feed::Refresh(families) => {
                let mut family = lock(families)
                    .pop_front()
                    .ok_or("fewer families than tasks")?;
                raw.identify().await?;
                raw.store
                    .refresh_token(&family.newest)
                    .await?
                    .ok_or("no such refresh token")?;
                raw.rotate(&mut family).await?;
                lock(families).push_back(family);
            }
            Feed::Read {
                digests,
                at,
                client,
            } => {
                *at = (*at + 1) % digests.len();
                if *client {
                    raw.identify().await?;
                }
                raw.store
                    .access_token(&digests[*at], Clock::System.now())
                    .await?
                    .ok_or("no such token")?;
                // Reads are made without waiting; a lane must let the others of its thread have theirs.
                tokio::task::yield_now().await;
            }
        }
        Ok(true)
    }
}
