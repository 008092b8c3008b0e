//! What a test saw and what the server logged meanwhile, for the guards at its end.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use data_encoding::{BASE32_NOPAD, BASE64URL_NOPAD, HEXLOWER};

/// Shared by everything that belongs to one test.
#[derive(Clone, Default)]
pub(crate) struct Journal(Arc<Inner>);

#[derive(Default)]
struct Inner {
    secrets: Mutex<BTreeSet<String>>,
    breakages: Mutex<Vec<String>>,
    log: Mutex<Vec<u8>>,
    breaks: AtomicBool,
}

impl Journal {
    /// Remembers every secret in an answer, or in what a test sends: tokens, opaque values of 64 hexadecimal digits, recovery codes, and
    /// the secrets of authenticator apps.
    pub(crate) fn read(&self, text: &str) {
        let words = text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
        let mut secrets = self.0.secrets.lock().unwrap();
        for word in words {
            let token = word.len() == 42 && word.starts_with("pm") && &word[3..4] == "_";
            let opaque = word.len() == 64 && word.bytes().all(|b| b.is_ascii_hexdigit());
            let base32 = |b: u8| b.is_ascii_uppercase() || (b'2'..=b'7').contains(&b);
            let shared = word.len() == 32 && word.bytes().all(base32);
            if token || opaque || shared {
                secrets.insert(word.to_owned());
            }
        }
        let words = text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
        secrets.extend(
            words
                .filter(|word| is_recovery(word))
                .map(ToOwned::to_owned),
        );
    }

    /// Every secret seen so far.
    pub(crate) fn secrets(&self) -> Vec<String> {
        self.0.secrets.lock().unwrap().iter().cloned().collect()
    }

    /// From now on the server may break: the test is about that.
    pub(crate) fn expect_breakage(&self) {
        self.0.breaks.store(true, Ordering::SeqCst);
    }

    /// An answer of 5xx.
    pub(crate) fn broke(&self, what: String) {
        if !self.0.breaks.load(Ordering::SeqCst) {
            self.0.breakages.lock().unwrap().push(what);
        }
    }

    /// What must not have happened: answers of 5xx, warnings in the log, secrets in the log.
    pub(crate) fn findings(&self) -> Vec<String> {
        let mut findings = self.0.breakages.lock().unwrap().clone();
        let log = self.log();
        if !self.0.breaks.load(Ordering::SeqCst) {
            let loud =
                |line: &&str| line.contains("WARN permesso") || line.contains("ERROR permesso");
            findings.extend(
                log.lines()
                    .filter(loud)
                    .map(|line| format!("logged: {line}")),
            );
        }
        // A line of the log must not be able to forge another, or to steer a terminal.
        let steers = |line: &&str| line.chars().any(char::is_control);
        findings.extend(
            log.lines()
                .filter(steers)
                .map(|line| format!("a control character in the log: {line:?}")),
        );
        for secret in self.secrets().iter().flat_map(|secret| spellings(secret)) {
            if let Some(line) = log.lines().find(|line| line.contains(&secret)) {
                findings.push(format!("a secret in the log: {line}"));
            }
        }
        findings
    }

    /// Everything logged so far.
    pub(crate) fn log(&self) -> String {
        String::from_utf8_lossy(&self.0.log.lock().unwrap()).into_owned()
    }

    /// Hears the log of this thread while the guard lives.
    pub(crate) fn listen(&self) -> tracing::subscriber::DefaultGuard {
        let journal = self.clone();
        let subscriber = tracing_subscriber::fmt()
            .with_ansi(false)
            .with_max_level(tracing::Level::INFO)
            .with_writer(move || Sink(journal.clone()))
            .finish();
        tracing::subscriber::set_default(subscriber)
    }
}

/// `abcd-efgh-ijkm-npqr`.
fn is_recovery(word: &str) -> bool {
    let letter = |b: u8| b.is_ascii_lowercase() || (b'2'..=b'9').contains(&b);
    word.len() == 19
        && word
            .bytes()
            .enumerate()
            .all(|(at, b)| if at % 5 == 4 { b == b'-' } else { letter(b) })
}

/// What a secret looks like wherever it must not be: as it is, without what people see between its letters, and as the bytes that it
/// stands for, in hexadecimal digits.
pub(crate) fn spellings(secret: &str) -> Vec<String> {
    let bare = secret.replace('-', "");
    let mut all = vec![
        HEXLOWER.encode(secret.as_bytes()),
        HEXLOWER.encode(bare.as_bytes()),
    ];
    if let Ok(bytes) = BASE32_NOPAD.decode(secret.as_bytes()) {
        all.push(HEXLOWER.encode(&bytes));
    }
    if let Ok(bytes) = HEXLOWER.decode(secret.as_bytes()) {
        // As JSON writes bytes.
        let text = BASE64URL_NOPAD.encode(&bytes);
        all.push(HEXLOWER.encode(text.as_bytes()));
        all.push(text);
    }
    all.extend([secret.to_owned(), bare]);
    all
}

/// Where the log of a test goes.
struct Sink(Journal);

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.0.log.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
