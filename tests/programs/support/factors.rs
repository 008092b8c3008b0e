//! A person with a second factor, and a hand on the rows that a race begins with.

use data_encoding::BASE32_NOPAD;
use permesso::people::totp::Secret;

use permesso::oauth::token::Digest;

use super::{
    Fallible,
    browser::{Browser, Landing},
    html::{self, Form},
    site::{Server, Site},
};

/// An authenticator app and the recovery codes that came with it.
pub(crate) struct Protected {
    secret: Secret,
    pub(crate) recovery: Vec<String>,
}

impl Protected {
    /// Adds an authenticator app by the pages, in a browser that signed in just now.
    pub(crate) async fn enrol(browser: &mut Browser) -> Fallible<Protected> {
        let path = "/account/security/totp";
        let Landing::Page(page) = browser.get(path).await? else {
            return Err(format!("{path} left the site").into());
        };
        let shown = html::text_of(&page.text(), "<code id=\"secret\"")
            .ok_or_else(|| format!("no secret at {path}: {}", page.summary()))?;
        let letters: String = shown.split_whitespace().collect();
        let secret = Secret::from_stored(&BASE32_NOPAD.decode(letters.as_bytes())?)
            .ok_or("a secret of another length")?;
        let mut form = html::Form::with(&page.text(), "enrolment").ok_or("no enrolment form")?;
        form.set("code", &secret.code(now()?));
        let request = browser.submit(&form);
        let Landing::Page(page) = browser.follow(request).await? else {
            return Err("enrolment left the site".into());
        };
        let text = page.text();
        let list = text
            .split_once("id=\"codes\"")
            .ok_or_else(|| format!("no recovery codes: {}", page.summary()))?;
        let list = list.1.split("</ul>").next().unwrap_or_default();
        let recovery = list
            .split("<code")
            .skip(1)
            .filter_map(|code| Some(code.split(['>', '<']).nth(1)?.to_owned()))
            .collect();
        Ok(Protected { secret, recovery })
    }

    /// What the app shows now.
    pub(crate) fn code(&self) -> Fallible<String> {
        Ok(self.secret.code(now()?))
    }
}

/// A person with an authenticator app who stands before the second step in many browsers, and is signed in in many others.
pub(crate) struct Crowd {
    pub(crate) protected: Protected,
    /// Browsers before the second step, with its form.
    pub(crate) steps: Vec<(Browser, Form)>,
    /// Browsers before a fresh proof, with its form.
    pub(crate) proofs: Vec<(Browser, Form)>,
    /// Who, as a literal of SQL.
    name: &'static str,
}

impl Crowd {
    pub(crate) async fn gather(
        site: &Site,
        servers: &[Server],
        name: &'static str,
        count: usize,
    ) -> Fallible<Crowd> {
        site.person(name)?;
        let addresses = servers.iter().map(|server| server.address).cycle();
        let mut browsers: Vec<Browser> = addresses
            .take(2 * count)
            .map(|address| Browser::new(site, address))
            .collect();
        let mut signed_in = browsers.split_off(count);
        for browser in &mut signed_in {
            browser.sign_in(name).await?;
        }
        let protected = Protected::enrol(&mut signed_in[0]).await?;
        let mut crowd = Crowd {
            protected,
            steps: Vec::new(),
            proofs: Vec::new(),
            name,
        };
        for mut browser in browsers {
            browser.form("/sign-in", "password").await?;
            let form = Form {
                action: String::new(),
                fields: Vec::new(),
                buttons: Vec::new(),
            };
            crowd.steps.push((browser, form));
        }
        crowd.put_back(site).await?;
        for (browser, form) in &mut crowd.steps {
            *form = browser.form("/sign-in/second-factor", "code").await?;
        }
        for mut browser in signed_in {
            let form = browser.form("/account/security/totp", "code").await?;
            crowd.proofs.push((browser, form));
        }
        Ok(crowd)
    }

    /// Everything as it was before a round: no code is used, every browser has given the right password, no proof is fresh.
    pub(crate) async fn put_back(&self, site: &Site) -> Fallible<()> {
        let (now, name) = (now()?, self.name);
        let mut sql = vec![
            "UPDATE second_factors SET last_step = NULL; UPDATE recovery_codes SET used_at = NULL;
             UPDATE sessions SET proved_at = 0; DELETE FROM half_sign_ins"
                .to_owned(),
        ];
        for (browser, _) in &self.steps {
            let cookie = browser
                .cookie("permesso-browser")
                .ok_or("a browser without a cookie of its own")?;
            let digest = site.literal(Digest::of(cookie).as_bytes());
            sql.push(format!(
                "INSERT INTO half_sign_ins (browser_digest, user_id, created_at, expires_at)
                 SELECT {digest}, id, {now}, {now} + 600 FROM users WHERE username = '{name}'"
            ));
        }
        site.execute(&sql.join(";\n")).await
    }
}

/// Unix seconds of this machine, which are those of the server.
pub(crate) fn now() -> Fallible<i64> {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH)?;
    Ok(i64::try_from(since.as_secs())?)
}
