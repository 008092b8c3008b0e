//! What people, apps and operators may do in any order: whatever was ended stays dead, and no token says more than what was allowed.
//!
//! The guards of the test app look at the database after each walk; the walk itself looks at the answers.

use std::collections::BTreeSet;

use permesso::store::users::UserChange;
use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseError, TestRunner};

use crate::support::{Browser, Page, Person, Rp, TestApp, Tokens};

const SCOPES: [&str; 4] = ["email", "account", "expenses", "event:write"];

/// One thing that happens. The numbers choose among what there is at that moment.
#[derive(Debug, Clone)]
enum Step {
    /// A person is asked by an app for some scopes, unticks some and answers.
    Ask {
        person: usize,
        app: usize,
        asked: u8,
        ticked: u8,
        allow: bool,
    },
    /// An app exchanges a code, perhaps for the second time.
    Exchange(usize),
    /// An app refreshes, perhaps with an old token, and asks for some scopes.
    Refresh {
        token: usize,
        scope: u8,
    },
    /// An app gives a token back.
    RevokeAccess(usize),
    RevokeRefresh(usize),
    /// A person disconnects an app.
    Disconnect {
        person: usize,
        app: usize,
    },
    /// An operator disables a person for a moment, which ends sessions and codes.
    DisablePerson(usize),
    /// Seconds pass, and perhaps the jobs run.
    Wait(i64, bool),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let two = 0..2_usize;
    let step = prop_oneof![
        6 => (two.clone(), two.clone(), any::<u8>(), any::<u8>(), prop::bool::weighted(0.8))
            .prop_map(|(person, app, asked, ticked, allow)| Step::Ask { person, app, asked, ticked, allow }),
        6 => any::<usize>().prop_map(Step::Exchange),
        6 => (any::<usize>(), any::<u8>()).prop_map(|(token, scope)| Step::Refresh { token, scope }),
        1 => any::<usize>().prop_map(Step::RevokeAccess),
        1 => any::<usize>().prop_map(Step::RevokeRefresh),
        1 => (two.clone(), two.clone()).prop_map(|(person, app)| Step::Disconnect { person, app }),
        1 => two.prop_map(Step::DisablePerson),
        3 => (1..4_000_i64, any::<bool>()).prop_map(|(seconds, jobs)| Step::Wait(seconds, jobs)),
    ];
    prop::collection::vec(step, 8..40)
}

/// The scopes whose bits are set.
fn scopes(bits: u8) -> Vec<&'static str> {
    let set = |n: &usize| bits & (1 << n) != 0;
    (0..SCOPES.len()).filter(set).map(|n| SCOPES[n]).collect()
}

/// What was allowed once: a family of tokens.
struct Family {
    person: usize,
    app: usize,
    /// What the person left ticked.
    allowed: BTreeSet<String>,
    code: String,
    accesses: Vec<String>,
    refreshes: Vec<String>,
    /// Nothing of it may ever work again.
    dead: bool,
}

struct World {
    app: TestApp,
    people: Vec<Person>,
    browsers: Vec<Browser>,
    rps: Vec<Rp>,
    families: Vec<Family>,
}

impl World {
    async fn new() -> Self {
        let app = TestApp::with(&[("SCOPES__PRESETS", "gancio,open-collective")]).await;
        let people = vec![app.person("alice").await, app.person("bob").await];
        let browsers = vec![people[0].browser().await, people[1].browser().await];
        let rps = vec![
            app.client().confidential().await,
            app.client().public().await,
        ];
        Self {
            app,
            people,
            browsers,
            rps,
            families: Vec::new(),
        }
    }

    async fn take(&mut self, step: &Step) -> Result<(), TestCaseError> {
        match step {
            Step::Ask {
                person,
                app,
                asked,
                ticked,
                allow,
            } => self.ask(*person, *app, *asked, *ticked, *allow).await?,
            Step::Exchange(n) => self.exchange(*n).await?,
            Step::Refresh { token, scope } => self.refresh(*token, *scope).await?,
            Step::RevokeAccess(n) => {
                if let Some((family, access)) = self.pick(*n, |family| &family.accesses) {
                    self.rps[self.families[family].app].revoke(&access).await;
                    prop_assert!(!self.rps[0].lives(&access).await);
                }
            }
            Step::RevokeRefresh(n) => {
                if let Some((family, refresh)) = self.pick(*n, |family| &family.refreshes) {
                    self.rps[self.families[family].app].revoke(&refresh).await;
                    self.families[family].dead = true;
                }
            }
            Step::Disconnect { person, app } => self.disconnect(*person, *app).await,
            Step::DisablePerson(person) => {
                self.people[*person].change(UserChange::Disable).await;
                self.people[*person].change(UserChange::Enable).await;
            }
            Step::Wait(seconds, jobs) => {
                self.app.wait(*seconds);
                if *jobs {
                    self.app.run_jobs().await;
                }
            }
        }
        self.dead_is_dead().await
    }

    /// One of all the secrets of a kind, with its family.
    fn pick(&self, n: usize, kind: impl Fn(&Family) -> &Vec<String>) -> Option<(usize, String)> {
        let all: Vec<(usize, &String)> = self
            .families
            .iter()
            .enumerate()
            .flat_map(|(at, family)| kind(family).iter().map(move |one| (at, one)))
            .collect();
        let (family, secret) = all.get(n.checked_rem(all.len())?)?;
        Some((*family, (*secret).clone()))
    }

    async fn signed_in(&mut self, person: usize) -> &mut Browser {
        let name = self.people[person].username.clone();
        let browser = &mut self.browsers[person];
        if browser
            .open("/account")
            .await
            .html()
            .contains("data-page=\"sign-in\"")
        {
            browser.sign_in(&name).await;
        }
        browser
    }

    async fn ask(
        &mut self,
        person: usize,
        app: usize,
        asked: u8,
        ticked: u8,
        allow: bool,
    ) -> Result<(), TestCaseError> {
        let asked = scopes(asked);
        let ask = self.rps[app].ask().scope(&asked.join(" "));
        let browser = self.signed_in(person).await;
        let page = browser.ask(&ask).await;
        let (page, allowed) = if page.reply.status == 303 {
            (page, asked.clone())
        } else {
            answer(browser, &page, &asked, &scopes(ticked), allow).await
        };
        let Some(code) = page.param("code") else {
            prop_assert_eq!(page.error(), "access_denied");
            return Ok(());
        };
        let allowed = allowed.into_iter().map(ToOwned::to_owned).collect();
        self.families.push(Family {
            person,
            app,
            allowed,
            code,
            accesses: Vec::new(),
            refreshes: Vec::new(),
            dead: false,
        });
        Ok(())
    }

    async fn exchange(&mut self, n: usize) -> Result<(), TestCaseError> {
        let count = self.families.len();
        let Some(at) = n.checked_rem(count) else {
            return Ok(());
        };
        let family = &self.families[at];
        let reply = self.rps[family.app].exchange(&family.code).await;
        let used = !family.accesses.is_empty();
        if reply.status == 200 {
            prop_assert!(!used && !family.dead, "a code is good once");
            self.gained(at, &Tokens::of(&reply), None)?;
        } else {
            reply.refused(400, "invalid_grant");
            // A second use ends the family, for these apps.
            self.families[at].dead |= used;
        }
        Ok(())
    }

    async fn refresh(&mut self, n: usize, scope: u8) -> Result<(), TestCaseError> {
        let Some((at, token)) = self.pick(n, |family| &family.refreshes) else {
            return Ok(());
        };
        let asked = scopes(scope).join(" ");
        let pairs = [
            ("grant_type", "refresh_token"),
            ("refresh_token", &*token),
            ("scope", &*asked),
        ];
        let reply = self.rps[self.families[at].app]
            .form("/oauth/token", &pairs)
            .await;
        if reply.status == 200 {
            prop_assert!(!self.families[at].dead, "{}", reply.summary());
            self.gained(
                at,
                &Tokens::of(&reply),
                (!asked.is_empty()).then_some(asked.as_str()),
            )?;
        } else {
            prop_assert_eq!(reply.status.as_u16(), 400, "{}", reply.summary());
        }
        Ok(())
    }

    /// Tokens never say more than what was allowed, nor than what was asked for.
    fn gained(
        &mut self,
        at: usize,
        tokens: &Tokens,
        asked: Option<&str>,
    ) -> Result<(), TestCaseError> {
        let family = &mut self.families[at];
        for name in tokens.scope.split_whitespace() {
            prop_assert!(family.allowed.contains(name), "{} was not allowed", name);
            prop_assert!(asked.is_none_or(|asked| asked.split(' ').any(|one| one == name)));
        }
        prop_assert_eq!(&tokens.username, &self.people[family.person].username);
        for (list, token) in [
            (&mut family.accesses, &tokens.access),
            (&mut family.refreshes, &tokens.refresh),
        ] {
            if !list.contains(token) {
                list.push(token.clone());
            }
        }
        Ok(())
    }

    async fn disconnect(&mut self, person: usize, app: usize) {
        let client_id = self.rps[app].client_id.clone();
        let browser = self.signed_in(person).await;
        let listed = browser
            .open("/account/apps")
            .await
            .html()
            .contains(&client_id);
        if listed {
            browser.revoke_app(&client_id).await.is("account-apps");
        }
        // What is not listed was ended before, or never begun.
        for family in self
            .families
            .iter_mut()
            .filter(|family| (family.person, family.app) == (person, app))
        {
            family.dead = true;
        }
    }

    async fn dead_is_dead(&self) -> Result<(), TestCaseError> {
        for family in self.families.iter().filter(|family| family.dead) {
            for access in &family.accesses {
                prop_assert!(!self.rps[0].lives(access).await);
            }
            if self.rps[family.app].secret.is_some() {
                for refresh in &family.refreshes {
                    let seen = self.rps[family.app].introspect(refresh).await;
                    prop_assert_eq!(&seen["active"], false);
                }
            }
        }
        Ok(())
    }
}

/// Unticks and answers; what the page left no choice about is what was asked.
async fn answer(
    browser: &mut Browser,
    page: &Page,
    asked: &[&'static str],
    ticked: &[&'static str],
    allow: bool,
) -> (Page, Vec<&'static str>) {
    let mut form = page.form("decision");
    form.fields
        .retain(|(name, value)| name != "scope" || ticked.contains(&value.as_str()));
    let page = browser
        .press(&form, "decision", if allow { "allow" } else { "deny" })
        .await;
    let several = asked.len() > 1;
    let allowed = asked
        .iter()
        .copied()
        .filter(|name| !several || ticked.contains(name));
    (page, allowed.collect())
}

#[test]
fn whatever_happens_in_any_order_what_was_ended_stays_dead_and_no_scope_grows() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    let config = Config {
        cases: 12,
        failure_persistence: None,
        ..Config::default()
    };
    let outcome = TestRunner::new(config).run(&steps(), |steps| {
        runtime.block_on(async {
            let mut world = World::new().await;
            for step in &steps {
                world.take(step).await?;
            }
            Ok(())
        })
    });
    if let Err(failure) = outcome {
        panic!("{failure}");
    }
}
