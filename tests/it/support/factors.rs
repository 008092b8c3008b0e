//! What people hold besides a password: an authenticator app, a list of recovery codes, a passkey in a device.

use std::sync::atomic::{AtomicU32, Ordering};

use data_encoding::{BASE32_NOPAD, BASE64URL_NOPAD, HEXLOWER};
use p256::ecdsa::{Signature, SigningKey, signature::Signer};
use permesso::people::totp::Secret;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::app::Person;
use super::browser::{Browser, Page};
use super::html::{self, Form};

/// An authenticator app, filled from the text that the page shows.
#[derive(Clone)]
pub(crate) struct Authenticator(Secret);

impl Authenticator {
    /// Types the secret of the enrolment page into the app.
    #[track_caller]
    pub(crate) fn of(page: &Page) -> Self {
        let shown = html::text_of(&page.html(), "<code id=\"secret\"").expect("a secret to type");
        let letters: String = shown.split_whitespace().collect();
        let bytes = BASE32_NOPAD.decode(letters.as_bytes()).unwrap();
        Self(Secret::from_stored(&bytes).unwrap())
    }

    /// What the app shows at a moment.
    pub(crate) fn code(&self, now: i64) -> String {
        self.0.code(now)
    }

    /// Six digits that it shows at no moment near.
    pub(crate) fn wrong(&self, now: i64) -> String {
        let near: Vec<String> = (-3..=3).map(|step| self.code(now + 30 * step)).collect();
        (100_000..100_010)
            .map(|n: u32| n.to_string())
            .find(|code| !near.contains(code))
            .unwrap()
    }
}

/// The recovery codes that a page shows.
#[track_caller]
pub(crate) fn recovery_codes(page: &Page) -> Vec<String> {
    let html = page.is("account-security-recovery-codes");
    let list = html.split_once("id=\"codes\"").unwrap().1;
    let list = list.split_once("</ul>").unwrap().0;
    let codes: Vec<String> = list
        .split("<code")
        .skip(1)
        .map(|code| code.split(['>', '<']).nth(1).unwrap().to_owned())
        .collect();
    assert_eq!(codes.len(), 10);
    codes
}

/// A person with an authenticator app.
pub(crate) struct Protected {
    /// A browser in which they signed in and enrolled.
    pub(crate) browser: Browser,
    pub(crate) authenticator: Authenticator,
    pub(crate) recovery: Vec<String>,
}

impl Person {
    /// Adds an authenticator app by the pages. Its first code is used up by that, so half a minute passes.
    pub(crate) async fn with_totp(&self) -> Protected {
        let mut browser = self.browser().await;
        let page = browser.open("/account/security/totp").await;
        page.is("account-security-totp");
        let authenticator = Authenticator::of(&page);
        let mut form = page.form("enrolment");
        form.set("code", &authenticator.code(self.server.now()));
        let page = browser.submit(&form).await;
        let recovery = recovery_codes(&page);
        self.server.wait(30);
        Protected {
            browser,
            authenticator,
            recovery,
        }
    }

    /// Adds a passkey by the pages.
    pub(crate) async fn with_passkey(&self) -> (Browser, Passkey) {
        let mut browser = self.browser().await;
        let passkey = browser.add_passkey().await;
        (browser, passkey)
    }
}

/// A device with one P-256 passkey for this site (WebAuthn Level 3, 6), which it unlocks without asking.
#[derive(Clone)]
pub(crate) struct Passkey {
    id: Vec<u8>,
    key: SigningKey,
    user_handle: String,
    signatures: u32,
}

/// What a device answers, and where it lies about that.
#[derive(Clone, Copy)]
pub(crate) struct Answer<'a> {
    /// The origin that the browser names.
    pub(crate) origin: &'a str,
    /// The host that the device signs for.
    pub(crate) host: &'a str,
    /// Whether the person was verified by the device.
    pub(crate) verified: bool,
}

impl Default for Answer<'_> {
    fn default() -> Self {
        Self {
            origin: "http://localhost:13120",
            host: "localhost",
            verified: true,
        }
    }
}

/// User present, user verified, attested credential data (6.1).
const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
const ATTESTED: u8 = 0x40;

impl Passkey {
    /// A new one, for the person whom the options name.
    fn new(options: &Value) -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(1);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed).to_be_bytes();
        let key = Sha256::digest([b"passkey".as_slice(), &number].concat());
        Self {
            id: Sha256::digest([b"credential".as_slice(), &number].concat()).to_vec(),
            key: SigningKey::from_slice(&key).unwrap(),
            user_handle: options["user"]["id"].as_str().unwrap().to_owned(),
            signatures: 0,
        }
    }

    /// The two coordinates of its public key.
    fn point(&self) -> ([u8; 32], [u8; 32]) {
        let point = self.key.verifying_key().to_sec1_point(false);
        let bytes = point.as_bytes();
        (
            bytes[1..33].try_into().unwrap(),
            bytes[33..].try_into().unwrap(),
        )
    }

    /// What identifies it; no column may hold any of it in clear.
    fn identifying(&self) -> String {
        let (x, y) = self.point();
        [
            HEXLOWER.encode(&self.id),
            HEXLOWER.encode(&x),
            HEXLOWER.encode(&y),
        ]
        .join(" ")
    }

    /// 7.1: `toJSON()` of a created credential, without attestation.
    fn created(&self, options: &Value, answer: Answer<'_>) -> Value {
        let (x, y) = self.point();
        let mut data = data(answer, ATTESTED, 0);
        data.extend([0; 16]);
        data.extend(u16::try_from(self.id.len()).unwrap().to_be_bytes());
        data.extend(&self.id);
        // RFC 9053 7.1.1: kty EC2, alg ES256, crv P-256, x, y.
        data.extend([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]);
        data.extend(x);
        data.extend([0x22, 0x58, 0x20]);
        data.extend(y);
        // CBOR: {"fmt": "none", "attStmt": {}, "authData": bytes}.
        let mut object = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x59".to_vec();
        object.extend(u16::try_from(data.len()).unwrap().to_be_bytes());
        object.extend(data);
        let client_data = client_data("webauthn.create", options, answer);
        self.credential(&json!({
            "attestationObject": BASE64URL_NOPAD.encode(&object),
            "clientDataJSON": BASE64URL_NOPAD.encode(client_data.as_bytes()),
            "transports": ["internal"],
        }))
    }

    /// 7.2: `toJSON()` of an assertion.
    pub(crate) fn assertion(&mut self, options: &Value, answer: Answer<'_>) -> Value {
        self.signatures += 1;
        let data = data(answer, 0, self.signatures);
        let client_data = client_data("webauthn.get", options, answer);
        let signed = [data.as_slice(), &Sha256::digest(&client_data)].concat();
        let signature: Signature = self.key.sign(&signed);
        self.credential(&json!({
            "authenticatorData": BASE64URL_NOPAD.encode(&data),
            "clientDataJSON": BASE64URL_NOPAD.encode(client_data.as_bytes()),
            "signature": BASE64URL_NOPAD.encode(signature.to_der().as_bytes()),
            "userHandle": self.user_handle,
        }))
    }

    /// A device that says it is somebody else's.
    pub(crate) fn claiming(&self, other: &Passkey) -> Self {
        Self {
            user_handle: other.user_handle.clone(),
            ..self.clone()
        }
    }

    fn credential(&self, response: &Value) -> Value {
        let id = BASE64URL_NOPAD.encode(&self.id);
        json!({
            "id": id, "rawId": id, "type": "public-key", "authenticatorAttachment": "platform",
            "clientExtensionResults": {}, "response": response,
        })
    }
}

/// 6.1: authenticator data, as far as both ceremonies have it.
fn data(answer: Answer<'_>, flags: u8, count: u32) -> Vec<u8> {
    let verified = if answer.verified { VERIFIED } else { 0 };
    let mut data = Sha256::digest(answer.host).to_vec();
    data.push(PRESENT | verified | flags);
    data.extend(count.to_be_bytes());
    data
}

/// 5.8.1: what the browser says of the ceremony.
fn client_data(kind: &str, options: &Value, answer: Answer<'_>) -> String {
    json!({
        "type": kind, "challenge": options["challenge"], "origin": answer.origin, "crossOrigin": false,
    })
    .to_string()
}

/// A page that runs a ceremony: its form, and the options for the device.
pub(crate) struct Ceremony {
    pub(crate) form: Form,
    pub(crate) options: Value,
}

impl Ceremony {
    #[track_caller]
    pub(crate) fn of(page: &Page) -> Self {
        let html = page.html();
        assert_eq!(html::page(&html), "passkey", "{}", page.reply.summary());
        let options = html::value_of(&html, "data-options").unwrap();
        let options: Value = serde_json::from_str(&options).unwrap();
        Self {
            form: page.form("credential"),
            options: options["publicKey"].clone(),
        }
    }

    /// The form with the device's answer in it.
    pub(crate) fn answered(&self, passkey: &mut Passkey, answer: Answer<'_>) -> Form {
        let mut form = self.form.clone();
        let credential = passkey.assertion(&self.options, answer);
        form.set("credential", &credential.to_string());
        form
    }
}

impl Browser {
    /// Fills the code in, on the page of the second step or of a proof.
    pub(crate) async fn fill_code(&mut self, page: &Page, code: &str) -> Page {
        let mut form = page.form("code");
        form.set("code", code);
        self.submit(&form).await
    }

    /// Signs in by password and code, and must succeed.
    pub(crate) async fn sign_in_with_code(&mut self, username: &str, code: &str) -> Page {
        let page = self.half(username).await;
        let page = self.fill_code(&page, code).await;
        page.is("account");
        page
    }

    /// Gives the right password, and stands before the second step.
    pub(crate) async fn half(&mut self, username: &str) -> Page {
        let page = self.open("/sign-in").await;
        let page = self.fill_sign_in(&page, username, super::PASSWORD).await;
        page.is("second-factor");
        page
    }

    /// Presses the button that begins the ceremony of a passkey on this page.
    pub(crate) async fn use_passkey(&mut self, page: &Page) -> Ceremony {
        let html = page.html();
        let form = html::forms(&html).into_iter().find(|form| {
            let has =
                |name: &str, value: &str| form.fields.iter().any(|(n, v)| n == name && v == value);
            has("step", "second")
                || has("confirm", "passkey")
                || (form.action == "/sign-in/passkey")
        });
        let form = form.unwrap_or_else(|| panic!("no passkey here: {}", page.reply.summary()));
        Ceremony::of(&self.submit(&form).await)
    }

    /// Begins a sign-in without a password.
    pub(crate) async fn begin_passwordless(&mut self) -> Ceremony {
        let page = self.open("/sign-in").await;
        self.use_passkey(&page).await
    }

    /// Adds a passkey by the pages, and must succeed.
    pub(crate) async fn add_passkey(&mut self) -> Passkey {
        let ceremony = self.begin_enrolment().await;
        let passkey = Passkey::new(&ceremony.options);
        self.server.journal.read(&passkey.identifying());
        let page = self
            .submit(&enrolled(&ceremony, &passkey, Answer::default()))
            .await;
        let name = html::page(&page.html()).to_owned();
        assert!(
            matches!(
                name.as_str(),
                "account-security-recovery-codes" | "account-security"
            ),
            "{}",
            page.reply.summary()
        );
        passkey
    }

    /// Stands before the ceremony that adds a passkey.
    pub(crate) async fn begin_enrolment(&mut self) -> Ceremony {
        let page = self.open("/account/security").await;
        page.is("account-security");
        let html = page.html();
        let form = html::forms(&html)
            .into_iter()
            .find(|form| form.action == "/account/security/passkeys")
            .expect("passkeys can be added");
        Ceremony::of(&self.submit(&form).await)
    }
}

/// The enrolment's form with the answer of a new passkey in it.
pub(crate) fn enrolled(ceremony: &Ceremony, passkey: &Passkey, answer: Answer<'_>) -> Form {
    let mut form = ceremony.form.clone();
    let credential = passkey.created(&ceremony.options, answer);
    form.set("credential", &credential.to_string());
    form
}

/// A new passkey for the person of a ceremony that adds one.
pub(crate) fn new_passkey(ceremony: &Ceremony) -> Passkey {
    Passkey::new(&ceremony.options)
}
