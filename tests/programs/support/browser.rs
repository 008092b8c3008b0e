//! A person's browser without script: cookies, redirects within the site, and the forms it finds in the pages.

use std::net::SocketAddr;

use super::{
    Fallible,
    app::App,
    html::{self, Form},
    http::{Connection, Request, Response},
    site::{PASSWORD, Site},
};

/// Redirects in a row before it is a loop.
const HOPS: usize = 8;

/// A browser signed in as one person, on one kept-alive connection.
pub(crate) struct Browser {
    host: String,
    origin: String,
    server: SocketAddr,
    connection: Option<Connection>,
    cookies: Vec<(String, String)>,
}

/// Where a request ended: on a page of the site, or at an app's redirect URI.
pub(crate) enum Landing {
    Page(Response),
    Away(String),
}

impl Landing {
    /// The code in the redirect to the app.
    pub(crate) fn code(self) -> Fallible<String> {
        match self {
            Landing::Away(to) => code_in(&to),
            Landing::Page(page) => Err(format!(
                "no code but the page {:?}: {}",
                html::page(&page.text()),
                page.summary()
            )
            .into()),
        }
    }
}

/// The `code` of a redirect URI.
pub(crate) fn code_in(location: &str) -> Fallible<String> {
    let url = url::Url::parse(location)?;
    url.query_pairs()
        .find(|(name, _)| name == "code")
        .map(|(_, code)| code.into_owned())
        .ok_or_else(|| format!("no code in {location}").into())
}

impl Browser {
    pub(crate) fn new(site: &Site, server: SocketAddr) -> Browser {
        Browser {
            host: site.host.clone(),
            origin: site.origin.clone(),
            server,
            connection: None,
            cookies: Vec::new(),
        }
    }

    /// Talks to another process of the same site from now on, or to the same one after its restart.
    pub(crate) fn move_to(&mut self, server: SocketAddr) {
        self.server = server;
        self.connection = None;
    }

    pub(crate) async fn sign_in(&mut self, name: &str) -> Fallible<()> {
        let Landing::Page(page) = self.get("/sign-in").await? else {
            return Err("the sign-in page left the site".into());
        };
        let html = page.text();
        let mut form = Form::with(&html, "password")
            .ok_or_else(|| format!("no sign-in form on the page {:?}", html::page(&html)))?;
        form.set("username", name);
        form.set("password", PASSWORD);
        let request = self.submit(&form);
        match self.follow(request).await? {
            Landing::Page(page) if page.status == 200 && html::page(&page.text()) != "sign-in" => {
                Ok(())
            }
            Landing::Page(page) => Err(format!("sign-in failed: {}", page.summary()).into()),
            Landing::Away(to) => Err(format!("sign-in went to {to}").into()),
        }
    }

    /// Asks for authorization and allows it: a code, whether consent was skipped or not.
    pub(crate) async fn code(&mut self, app: &App) -> Fallible<String> {
        match self.get(&app.authorize_path("s", None)).await? {
            Landing::Page(page) => {
                let request = self.allow(&consent(&page)?);
                self.follow(request).await?.code()
            }
            away @ Landing::Away(_) => away.code(),
        }
    }

    /// A consent form, freshly shown.
    pub(crate) async fn consent_form(&mut self, app: &App) -> Fallible<Form> {
        match self.get(&app.authorize_path("s", Some("consent"))).await? {
            Landing::Page(page) => consent(&page),
            Landing::Away(to) => {
                Err(format!("consent was skipped in spite of prompt=consent: {to}").into())
            }
        }
    }

    /// The form with that field or button on a page of the site.
    pub(crate) async fn form(&mut self, path: &str, name: &str) -> Fallible<Form> {
        let Landing::Page(page) = self.get(path).await? else {
            return Err(format!("{path} left the site").into());
        };
        Form::with(&page.text(), name)
            .ok_or_else(|| format!("no form with {name} at {path}: {}", page.summary()).into())
    }

    /// The request that presses Allow.
    pub(crate) fn allow(&self, form: &Form) -> Vec<u8> {
        self.filled(form, form.pressed("decision", "allow"))
    }

    /// The request that sends a form with the fields as they stand.
    pub(crate) fn submit(&self, form: &Form) -> Vec<u8> {
        self.filled(form, form.fields.clone())
    }

    /// The request that opens a page of the site.
    pub(crate) fn open(&self, path: &str) -> Vec<u8> {
        self.request(Request::get(path))
    }

    pub(crate) async fn get(&mut self, path: &str) -> Fallible<Landing> {
        self.follow(self.open(path)).await
    }

    /// Sends the request and follows redirects until a page, or an address that is not ours.
    pub(crate) async fn follow(&mut self, mut request: Vec<u8>) -> Fallible<Landing> {
        for _ in 0..HOPS {
            let response = self.send(&request).await?;
            if !matches!(response.status, 302 | 303) {
                return Ok(Landing::Page(response));
            }
            let to = response
                .header("location")
                .ok_or("a redirect without Location")?;
            let path = match to.strip_prefix(&self.origin) {
                Some(path) if path.starts_with('/') => path,
                _ if to.starts_with('/') => to,
                _ => return Ok(Landing::Away(to.to_owned())),
            };
            request = self.request(Request::get(path));
        }
        Err("redirected in a circle".into())
    }

    fn filled(&self, form: &Form, pairs: Vec<(String, String)>) -> Vec<u8> {
        let path = form
            .action
            .strip_prefix(&self.origin)
            .unwrap_or(&form.action);
        self.request(
            Request::post(path)
                .header("Origin", &self.origin)
                .header("Sec-Fetch-Site", "same-origin")
                .form(pairs),
        )
    }

    fn request(&self, request: Request) -> Vec<u8> {
        let request = if self.cookies.is_empty() {
            request
        } else {
            request.header("Cookie", &self.cookies())
        };
        request.bytes(&self.host)
    }

    /// The value of its `Cookie` header.
    pub(crate) fn cookies(&self) -> String {
        let cookies: Vec<String> = self
            .cookies
            .iter()
            .map(|(name, value)| format!("{name}={value}"))
            .collect();
        cookies.join("; ")
    }

    /// The value of one cookie.
    pub(crate) fn cookie(&self, name: &str) -> Option<&str> {
        let found = self.cookies.iter().find(|(own, _)| own == name);
        found.map(|(_, value)| value.as_str())
    }

    async fn send(&mut self, request: &[u8]) -> Fallible<Response> {
        let mut connection = match self.connection.take() {
            Some(connection) => connection,
            None => Connection::open(self.server).await?,
        };
        let response = connection.send(request).await?;
        if !connection.is_closed() {
            self.connection = Some(connection);
        }
        for cookie in response.headers("set-cookie") {
            self.keep(cookie);
        }
        Ok(response)
    }

    /// RFC 6265 5.3, as far as one host and one path need it.
    fn keep(&mut self, cookie: &str) {
        let mut parts = cookie.split(';').map(str::trim);
        let Some((name, value)) = parts.next().and_then(|pair| pair.split_once('=')) else {
            return;
        };
        self.cookies.retain(|(known, _)| known != name);
        let ended = parts.any(|part| part.eq_ignore_ascii_case("max-age=0"));
        if !ended && !value.is_empty() {
            self.cookies.push((name.to_owned(), value.to_owned()));
        }
    }
}

fn consent(page: &Response) -> Fallible<Form> {
    let html = page.text();
    match Form::with(&html, "decision") {
        Some(form) if html::page(&html) == "consent" => Ok(form),
        _ => Err(format!(
            "no consent form but the page {:?}: {}",
            html::page(&html),
            page.summary()
        )
        .into()),
    }
}
