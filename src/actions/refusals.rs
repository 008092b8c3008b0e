//! What is refused to an app that is known, noted for its developer. Kept in memory and written in batches: a stranger who sends wrong
//! requests makes the server write no more often for them. Never secrets, codes or tokens.

use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::app::App;
use crate::oauth::authorization_request::Unidentified;
use crate::oauth::client::Client;
use crate::oauth::error::OAuthError;
use crate::store::client_refusals::{ClientRefusal, KEPT, WriteRefusals};
use crate::store::{Error, Store};

/// Refusals of one app that are kept until they are written; the database keeps as many.
const MOST_OF_ONE: usize = 20;
const _: () = assert!(KEPT == 20);
/// Refusals of all apps that are kept until they are written; beyond, one goes unnoticed rather than the next write take long.
const MOST: usize = 500;
/// The longest address that is kept, in bytes.
const LONGEST: usize = 2_000;

/// The code of a refusal that could not be sent to the app, because of the redirect URI.
pub const REDIRECT_URI: &str = "redirect_uri";
/// The endpoint of authorization requests.
pub const AUTHORIZE: &str = "/oauth/authorize";
/// The endpoint of codes and refresh tokens.
pub const TOKEN: &str = "/oauth/token";

/// Refusals since the last time that they were written.
#[derive(Default)]
pub struct Noted(Mutex<Vec<ClientRefusal>>);

impl Noted {
    /// Notes one more. The same mistake again takes the place of the one before.
    fn note(&self, refusal: ClientRefusal) {
        let mut noted = self.all();
        let of_app = |one: &ClientRefusal| one.client_id == refusal.client_id;
        // Somebody closer to the mistake has said more.
        let said = |one: &ClientRefusal| {
            of_app(one) && one.description == refusal.description && one.at == refusal.at
        };
        if refusal.sent.is_none() && noted.iter().any(|one| said(one) && one.sent.is_some()) {
            return;
        }
        noted.retain(|one| {
            !(of_app(one)
                && one.endpoint == refusal.endpoint
                && one.error == refusal.error
                && one.description == refusal.description
                && one.sent == refusal.sent)
        });
        if noted.iter().filter(|one| of_app(one)).count() >= MOST_OF_ONE
            && let Some(oldest) = noted.iter().position(of_app)
        {
            noted.remove(oldest);
        }
        if noted.len() < MOST {
            noted.push(refusal);
        }
    }

    fn of(&self, client_id: &str) -> Vec<ClientRefusal> {
        let noted = self.all();
        let mine = noted.iter().filter(|one| one.client_id == client_id);
        mine.cloned().collect()
    }

    fn take(&self) -> Vec<ClientRefusal> {
        std::mem::take(&mut *self.all())
    }

    fn put_back(&self, unwritten: Vec<ClientRefusal>) {
        for refusal in unwritten {
            self.note(refusal);
        }
    }

    fn all(&self) -> MutexGuard<'_, Vec<ClientRefusal>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// RFC 6749 4.1.2.1: the redirect URI is missing or wrong, so that the app itself is told nothing.
pub fn note_unidentified(app: &App, client_id: &str, why: &Unidentified, now: i64) {
    let (description, sent, registered) = match why {
        // Nobody's, or shown as the state of the app.
        Unidentified::ClientMissing | Unidentified::ClientUnknown | Unidentified::ClientAwaits => {
            return;
        }
        Unidentified::Repeated(name) => (format!("{name} is there more than once."), None, None),
        Unidentified::RedirectMissing { registered } => (
            "redirect_uri is missing, and not exactly one is registered.".to_owned(),
            None,
            Some(registered),
        ),
        Unidentified::RedirectMalformed { sent, why } => (why.clone(), Some(sent), None),
        Unidentified::RedirectMismatch { sent, registered } => (
            "redirect_uri is none of the registered ones.".to_owned(),
            Some(sent),
            Some(registered),
        ),
    };
    app.refusals.note(ClientRefusal {
        id: app.id(),
        client_id: client_id.to_owned(),
        at: now,
        endpoint: AUTHORIZE.to_owned(),
        error: REDIRECT_URI.to_owned(),
        description: harmless(&description),
        sent: sent.map(|uri| ascii(uri)),
        registered: registered.map(|uris| uris.join("\n")),
    });
}

/// An error that the app was told itself.
pub fn note(app: &App, client_id: &str, endpoint: &str, error: &OAuthError, now: i64) {
    app.refusals.note(ClientRefusal {
        id: app.id(),
        client_id: client_id.to_owned(),
        at: now,
        endpoint: endpoint.to_owned(),
        error: error.code.wire().to_owned(),
        description: harmless(&error.description),
        sent: None,
        registered: None,
    });
}

/// RFC 6749 4.1.3: another redirect URI than the one of the authorization request.
pub fn note_other_uri(
    app: &App,
    sent: &str,
    expected: &str,
    client: &Client,
    error: &OAuthError,
    now: i64,
) {
    app.refusals.note(ClientRefusal {
        id: app.id(),
        client_id: client.client_id.clone(),
        at: now,
        endpoint: TOKEN.to_owned(),
        error: error.code.wire().to_owned(),
        description: harmless(&error.description),
        sent: Some(ascii(sent)),
        registered: Some(expected.to_owned()),
    });
}

/// What was refused to an app lately, newest first: what is written, and what this process has yet to write.
pub async fn of(app: &App, client_id: &str) -> Result<Vec<ClientRefusal>, Error> {
    let store: &Store = &app.store;
    let mut all = store.client_refusals(client_id).await?;
    let fresh = app.refusals.of(client_id);
    all.retain(|one| fresh.iter().all(|other| other.id != one.id));
    all.extend(fresh);
    all.sort_by(|one, other| other.id.cmp(&one.id));
    all.truncate(MOST_OF_ONE);
    Ok(all)
}

/// Writes down what was noted since the last time. What the database does not take now, it is given again the next time.
pub async fn write(app: &App) -> Result<(), Error> {
    let refusals = app.refusals.take();
    if refusals.is_empty() {
        return Ok(());
    }
    let op = WriteRefusals {
        refusals: refusals.clone(),
    };
    let written = app.store.commit(op).await;
    if written.is_err() {
        app.refusals.put_back(refusals);
    }
    written
}

/// An address that a stranger sent: what is not printable ASCII is spelled out, so that it can be seen.
fn ascii(text: &str) -> String {
    let spelled: String = harmless(text)
        .chars()
        .map(|c| match c {
            ' '..='~' | '…' => c.to_string(),
            _ => c.escape_default().to_string(),
        })
        .collect();
    spelled
}

/// A text that a stranger sent, cut short, and without anything in it that looks like a token of ours.
fn harmless(text: &str) -> String {
    let mut kept = String::new();
    let mut rest = &text[..text.floor_char_boundary(LONGEST)];
    while let Some(at) = rest.find("pm") {
        let (before, found) = rest.split_at(at);
        kept.push_str(before);
        let end = found
            .find(|c: char| !c.is_ascii_alphanumeric() && c != '_')
            .unwrap_or(found.len());
        // `pm`, a letter, `_`, and the secret.
        let is_token = found.as_bytes().get(3) == Some(&b'_') && end > 20;
        kept.push_str(if is_token { "pm…" } else { "pm" });
        rest = &found[if is_token { end } else { 2 }..];
    }
    kept.push_str(rest);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::oauth::token::{Token, TokenKind};

    fn refusal(client_id: &str, number: usize) -> ClientRefusal {
        ClientRefusal {
            id: format!("{number:04}"),
            client_id: client_id.to_owned(),
            at: 0,
            endpoint: TOKEN.to_owned(),
            error: "invalid_grant".to_owned(),
            description: format!("mistake {number}"),
            sent: None,
            registered: None,
        }
    }

    #[test]
    fn no_token_is_kept_whatever_stands_around_it() {
        for kind in [TokenKind::Code, TokenKind::ClientSecret, TokenKind::Access] {
            let token = Token::from_random(kind, [7; 20]);
            let text = format!("https://pm.example/cb?code={}&pmx=1", token.expose());
            assert_eq!(harmless(&text), "https://pm.example/cb?code=pm…&pmx=1");
        }
        assert_eq!(harmless("pm"), "pm");
        assert_eq!(
            ascii("https://a.example/\u{202e}\n é"),
            "https://a.example/\\u{202e}\\n \\u{e9}"
        );
        assert_eq!(harmless(&"ä".repeat(2_000)).len(), LONGEST);
    }

    #[test]
    fn of_one_app_the_newest_are_kept_and_the_same_mistake_once() {
        let noted = Noted::default();
        for number in 0..30 {
            noted.note(refusal("a", number));
        }
        noted.note(refusal("b", 99));
        let again = ClientRefusal {
            id: "9999".to_owned(),
            ..refusal("a", 29)
        };
        noted.note(again);
        let ids: Vec<String> = noted.of("a").into_iter().map(|one| one.id).collect();
        assert_eq!((ids.len(), ids[0].as_str()), (20, "0010"));
        assert_eq!(ids.last().map(String::as_str), Some("9999"));
        assert_eq!(noted.of("b").len(), 1);
    }

    #[test]
    fn memory_is_bounded_and_what_was_not_written_comes_back() {
        let noted = Noted::default();
        for number in 0..2_000 {
            noted.note(refusal(&format!("app {number}"), number));
        }
        let taken = noted.take();
        assert_eq!((taken.len(), noted.of("app 1").len()), (MOST, 0));
        noted.put_back(taken);
        assert_eq!(noted.of("app 1").len(), 1);
    }

    #[test]
    fn what_is_known_more_closely_is_not_told_twice() {
        let noted = Noted::default();
        let close = ClientRefusal {
            sent: Some("https://a.example/".to_owned()),
            ..refusal("a", 1)
        };
        noted.note(close.clone());
        noted.note(refusal("a", 1));
        assert_eq!(noted.of("a"), [close]);
    }
}
