//! A person's browser without script: cookies, redirects within the site, and the forms that stand in the pages.

use std::collections::BTreeMap;

use url::Url;

use super::app::PASSWORD;
use super::clients::{Ask, Rp, query_of};
use super::html::{self, Form};
use super::http::{Call, Reply, Server, encode};

/// Redirects in a row before it is a loop.
const HOPS: usize = 8;

/// A browser; its cookies are those of one site.
#[derive(Clone)]
pub(crate) struct Browser {
    pub(crate) server: Server,
    pub(crate) cookies: BTreeMap<String, String>,
    pub(crate) address: String,
    /// What it calls itself.
    pub(crate) agent: String,
}

/// Where a request ended.
#[derive(Debug, Clone)]
pub(crate) struct Page {
    pub(crate) reply: Reply,
    /// The redirect that leaves the site, which is not followed.
    left_for: Option<Url>,
}

impl Page {
    pub(crate) fn html(&self) -> String {
        self.reply.text()
    }

    /// A page of this name; 200.
    #[track_caller]
    pub(crate) fn is(&self, name: &str) -> String {
        assert!(self.left_for.is_none(), "left for {:?}", self.left_for);
        self.reply.is_page(200, name)
    }

    /// An error page of this status.
    #[track_caller]
    pub(crate) fn is_error(&self, status: u16) -> String {
        assert!(self.left_for.is_none(), "left for {:?}", self.left_for);
        self.reply.is_page(status, "error")
    }

    /// The form in it that has a field or button of this name.
    #[track_caller]
    pub(crate) fn form(&self, name: &str) -> Form {
        Form::with(&self.html(), name)
            .unwrap_or_else(|| panic!("no form with {name}: {}", self.reply.summary()))
    }

    /// Where it left the site for.
    #[track_caller]
    pub(crate) fn away(&self) -> &Url {
        self.left_for
            .as_ref()
            .unwrap_or_else(|| panic!("still here: {}", self.reply.summary()))
    }

    /// A parameter of the address that it left for.
    #[track_caller]
    pub(crate) fn param(&self, name: &str) -> Option<String> {
        query_of(self.away(), name)
    }

    /// The code that it took away.
    #[track_caller]
    pub(crate) fn code(&self) -> String {
        self.param("code")
            .unwrap_or_else(|| panic!("no code in {}", self.away()))
    }

    /// The error that it took away.
    #[track_caller]
    pub(crate) fn error(&self) -> String {
        assert_eq!(self.param("code"), None);
        self.param("error")
            .unwrap_or_else(|| panic!("no error in {}", self.away()))
    }
}

impl Browser {
    pub(crate) fn new(server: &Server) -> Self {
        Self {
            server: server.clone(),
            cookies: BTreeMap::new(),
            address: "192.0.2.1".to_owned(),
            agent: "Mozilla/5.0 (test)".to_owned(),
        }
    }

    /// The same browser at another server of the same site.
    pub(crate) fn at(&self, server: &Server) -> Self {
        Self {
            server: server.clone(),
            ..self.clone()
        }
    }

    /// Opens an address, and goes where it leads within the site.
    pub(crate) async fn open(&mut self, path: &str) -> Page {
        self.follow(self.server.get(path)).await
    }

    /// Sends a form as it stands, with the one button that it has or none.
    pub(crate) async fn submit(&mut self, form: &Form) -> Page {
        self.send(form, form.fields.clone()).await
    }

    /// Sends a form by one of its buttons.
    #[track_caller]
    pub(crate) fn press<'a>(
        &'a mut self,
        form: &'a Form,
        name: &str,
        value: &str,
    ) -> impl Future<Output = Page> + 'a {
        let there = form.buttons.iter().any(|(n, v)| n == name && v == value);
        assert!(there, "no button {name}={value} in {form:?}");
        let pairs = form.pressed(name, value);
        self.send(form, pairs)
    }

    async fn send(&mut self, form: &Form, pairs: Vec<(String, String)>) -> Page {
        self.follow(self.post(&form.action, &pairs)).await
    }

    /// The request of one of our own forms, as a browser sends it: `Origin: null`, because of `Referrer-Policy: no-referrer`.
    pub(crate) fn post<N: AsRef<str>, V: AsRef<str>>(&self, path: &str, pairs: &[(N, V)]) -> Call {
        self.server
            .post(path)
            .header("origin", "null")
            .header("sec-fetch-site", "same-origin")
            .form(pairs)
    }

    /// Adds what the browser adds: cookies, its name, its address.
    pub(crate) fn dress(&self, call: Call) -> Call {
        let call = call.from(&self.address).header("user-agent", &self.agent);
        if self.cookies.is_empty() {
            return call;
        }
        let cookies: Vec<String> = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        call.header("cookie", &cookies.join("; "))
    }

    /// Sends a request and takes the cookies of its answer.
    pub(crate) async fn fetch(&mut self, call: Call) -> Reply {
        let reply = self.dress(call).await;
        self.take_cookies(&reply);
        reply
    }

    /// Sends a request, and follows its redirects until they leave the site.
    pub(crate) async fn follow(&mut self, call: Call) -> Page {
        let site = Url::parse(self.server.app.issuer()).unwrap();
        let mut at = site.clone();
        let mut reply = self.fetch(call).await;
        for _ in 0..HOPS {
            if reply.status != 303 {
                return Page {
                    reply,
                    left_for: None,
                };
            }
            at = at.join(reply.location()).unwrap();
            if at.origin() != site.origin() {
                return Page {
                    reply,
                    left_for: Some(at),
                };
            }
            let path = &at[url::Position::BeforePath..];
            reply = self.fetch(self.server.get(path)).await;
        }
        panic!("a loop of redirects at {at}");
    }

    fn take_cookies(&mut self, reply: &Reply) {
        for cookie in reply.headers.get_all("set-cookie") {
            let cookie = cookie.to_str().unwrap();
            let (pair, attributes) = cookie.split_once(';').unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            if attributes.contains("Max-Age=0") {
                self.cookies.remove(name);
            } else {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }

    /// Signs in by the form, and must succeed.
    pub(crate) async fn sign_in(&mut self, username: &str) -> Page {
        let page = self.open("/sign-in").await;
        let page = self.fill_sign_in(&page, username, PASSWORD).await;
        page.is("account");
        page
    }

    /// Fills in the sign-in form of a page.
    pub(crate) async fn fill_sign_in(
        &mut self,
        page: &Page,
        username: &str,
        password: &str,
    ) -> Page {
        let mut form = page.form("password");
        form.set("username", username);
        form.set("password", password);
        self.submit(&form).await
    }

    /// The session's cookie.
    pub(crate) fn session(&self) -> Option<&String> {
        self.cookies.get("permesso-session")
    }

    /// The person follows the link of an app.
    pub(crate) async fn ask(&mut self, ask: &Ask) -> Page {
        self.open(&ask.path()).await
    }

    /// Answers the consent page.
    pub(crate) async fn decide(&mut self, page: &Page, decision: &str) -> Page {
        page.is("consent");
        let form = page.form("decision");
        self.press(&form, "decision", decision).await
    }

    /// Asks and allows; answers the code.
    pub(crate) async fn allow(&mut self, rp: &Rp) -> String {
        self.allow_ask(&rp.ask()).await
    }

    /// Asks and allows; answers the code. Consent may have been skipped.
    pub(crate) async fn allow_ask(&mut self, ask: &Ask) -> String {
        let mut page = self.ask(ask).await;
        if page.left_for.is_none() {
            page = self.decide(&page, "allow").await;
        }
        assert_eq!(page.param("state").as_deref(), ask.value("state"));
        assert_eq!(page.param("iss").as_deref(), Some(self.server.app.issuer()));
        page.code()
    }

    /// Presses the button that revokes an app's access.
    pub(crate) async fn revoke_app(&mut self, client_id: &str) -> Page {
        let page = self.open("/account/apps").await;
        page.is("account-apps");
        let html = page.html();
        let form = html::forms(&html)
            .into_iter()
            .find(|form| form.fields.iter().any(|(_, value)| value == client_id))
            .expect("the app is in the list");
        self.press(&form, "revoke", "yes").await
    }
}

/// `name=value&…` for an address.
pub(super) fn query(pairs: &[(String, String)]) -> String {
    let pairs: Vec<String> = pairs
        .iter()
        .map(|(name, value)| format!("{}={}", encode(name), encode(value)))
        .collect();
    pairs.join("&")
}
