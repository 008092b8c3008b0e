//! One live refresh token under any interleaving: random sequences of refresh, repeat, revocation and time, held against a model that is
//! written from contract section 4 alone.

use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError, TestRunner};

use crate::support::{Rp, TestApp, Tokens};

/// One thing that happens.
#[derive(Debug, Clone)]
enum Step {
    /// The refresh token of this generation is presented (modulo how many there are).
    Present(usize),
    /// The newest is presented.
    Go,
    /// The one before the newest is presented: its answer was lost.
    Repeat,
    /// Seconds pass.
    Wait(i64),
    /// The app revokes the access token of this answer.
    RevokeAccess(usize),
    /// The app revokes the family, by the refresh token of this generation.
    RevokeFamily(usize),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        5 => Just(Step::Go),
        4 => Just(Step::Repeat),
        3 => any::<usize>().prop_map(Step::Present),
        3 => prop_oneof![Just(1), Just(30), Just(59), Just(60), Just(61), Just(119), Just(120), Just(1_800)].prop_map(Step::Wait),
        2 => (1..2_000_i64).prop_map(Step::Wait),
        1 => any::<usize>().prop_map(Step::RevokeAccess),
        1 => any::<usize>().prop_map(Step::RevokeFamily),
    ];
    prop::collection::vec(step, 1..24)
}

/// What the contract says of one family.
struct Model {
    public: bool,
    /// The refresh tokens in their order; all but the last are used.
    chain: Vec<String>,
    /// Until when each used one may be repeated.
    repeat_until: Vec<i64>,
    dead: bool,
}

/// What a presented token must give.
#[derive(Debug, PartialEq)]
enum Expected {
    Successor,
    TheSame(usize),
    Refused,
}

impl Model {
    /// Presents generation `n` at `now`.
    fn present(&mut self, n: usize, now: i64) -> Expected {
        let last = self.chain.len() - 1;
        if self.dead {
            return Expected::Refused;
        }
        if n == last {
            let unused = if self.public { 120 } else { 1_800 };
            self.repeat_until.push(now + unused);
            // Its predecessor may be repeated for a minute from now on, if it still may at all.
            if n > 0 && self.repeat_until[n - 1] > now {
                self.repeat_until[n - 1] = now + 60;
            }
            return Expected::Successor;
        }
        if now < self.repeat_until[n] {
            return Expected::TheSame(n + 1);
        }
        let successor_used = n + 1 < last;
        if successor_used || self.public {
            self.dead = true;
        }
        Expected::Refused
    }
}

async fn play(app: &TestApp, rp: &Rp, first: Tokens, steps: &[Step]) -> Result<(), TestCaseError> {
    let mut model = Model {
        public: rp.secret.is_none(),
        chain: vec![first.refresh],
        repeat_until: Vec::new(),
        dead: false,
    };
    let mut accesses = vec![first.access];
    for step in steps {
        let last = model.chain.len() - 1;
        let n = match step {
            Step::Wait(seconds) => {
                app.wait(*seconds);
                continue;
            }
            Step::RevokeAccess(n) => {
                rp.revoke(&accesses[n % accesses.len()]).await;
                continue;
            }
            Step::RevokeFamily(n) => {
                rp.revoke(&model.chain[n % (last + 1)]).await;
                model.dead = true;
                continue;
            }
            Step::Present(n) => n % (last + 1),
            Step::Go => last,
            Step::Repeat => last.saturating_sub(1),
        };
        let expected = model.present(n, app.now());
        let reply = rp.refresh(&model.chain[n]).await;
        if expected == Expected::Refused {
            prop_assert_eq!(
                reply.status.as_u16(),
                400,
                "{:?}: {}",
                step,
                reply.summary()
            );
        } else {
            prop_assert_eq!(
                reply.status.as_u16(),
                200,
                "{:?}: {}",
                step,
                reply.summary()
            );
            let tokens = Tokens::of(&reply);
            if let Expected::TheSame(next) = expected {
                prop_assert_eq!(&tokens.refresh, &model.chain[next]);
            } else {
                prop_assert!(!model.chain.contains(&tokens.refresh));
                model.chain.push(tokens.refresh);
            }
            prop_assert!(
                rp.lives(&tokens.access).await,
                "what was just given is good"
            );
            accesses.push(tokens.access);
        }
        one_lives(rp, &model, &accesses).await?;
    }
    Ok(())
}

/// Exactly the newest refresh token is active, or none.
async fn one_lives(rp: &Rp, model: &Model, accesses: &[String]) -> Result<(), TestCaseError> {
    if rp.secret.is_some() {
        for (n, token) in model.chain.iter().enumerate() {
            let active = rp.introspect(token).await["active"] == true;
            prop_assert_eq!(active, !model.dead && n + 1 == model.chain.len());
        }
    }
    if model.dead {
        for access in accesses {
            prop_assert!(!rp.lives(access).await);
        }
    }
    Ok(())
}

fn hold(public: bool) {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let (app, rp, mut browser) = runtime.block_on(async {
        // Access tokens outlive a sequence here, so that only what the contract names ends them.
        let app = TestApp::with(&[("LIFETIMES__ACCESS_TOKEN", "86400")]).await;
        let rp = if public {
            app.client().public().await
        } else {
            app.client().confidential().await
        };
        let browser = app.person("alice").await.browser().await;
        (app, rp, browser)
    });
    let config = Config {
        cases: 48,
        failure_persistence: None,
        ..Config::default()
    };
    let outcome = TestRunner::new(config).run(&steps(), |steps| {
        runtime.block_on(async {
            let mut browser = browser.clone();
            if browser
                .open("/account")
                .await
                .html()
                .contains("data-page=\"sign-in\"")
            {
                browser.sign_in("alice").await;
            }
            let code = browser.allow(&rp).await;
            let first = rp.tokens(&code).await;
            play(&app, &rp, first, &steps).await
        })
    });
    // The guards of the app run here, outside the closure.
    runtime.block_on(async { browser.open("/").await });
    if let Err(failure) = outcome {
        panic!("{failure}");
    }
}

#[test]
fn one_refresh_token_of_a_confidential_app_lives_under_any_interleaving() {
    hold(false);
}

#[test]
fn one_refresh_token_of_an_app_without_a_secret_lives_under_any_interleaving() {
    hold(true);
}
