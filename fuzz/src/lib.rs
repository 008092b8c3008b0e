//! What the fuzz targets do: each function takes what the network may send to one parser, and panics if a promise is
//! broken. `fuzz_targets/` calls them with what libFuzzer finds, `tests/fuzz_corpus.rs` with every file of `corpus/`.

use permesso::oauth::client_auth::{Credentials, is_basic};
use permesso::oauth::params::{MAX_PAIRS, Params};
use permesso::oauth::redirect_uri::{
    RedirectUri, Rules, first_difference, matches_exact, matches_origin,
};
use permesso::oauth::scope::{MAX_ITEMS, Scope};
use permesso::oauth::token::{Digest, Token};
use permesso::oauth::{bearer, error::OAuthError};
use url::{Position, Url};

/// What a target does with what is sent.
pub type Target = fn(&[u8]);

/// Every target: its name (also of its file and of its folder of the corpus), and what it does.
pub const TARGETS: &[(&str, Target)] = &[
    ("form", form),
    ("authorization", authorization),
    ("redirect_uri", redirect_uri),
    ("scope", scope),
    ("token", token),
];

/// A form body or query string: bounded, no NUL, and what is required is what is got.
pub fn form(data: &[u8]) {
    let params = match Params::parse(data) {
        Ok(params) => params,
        Err(refusal) => return check_refusal(&refusal),
    };
    assert!(params.iter().count() <= MAX_PAIRS);
    let repeats = params
        .check_unrepeated()
        .inspect_err(check_refusal)
        .is_err();
    for (name, value) in params.iter() {
        assert!(!name.contains('\0') && !value.contains('\0'));
        match params.get(name) {
            Ok(Some(one)) => assert!(one == value && params.required(name) == Ok(value)),
            Ok(None) => assert!(value.is_empty() && params.required(name).is_err()),
            Err(refusal) => {
                check_refusal(&refusal);
                assert!(repeats || name == "resource");
            }
        }
    }
    let again = Params::from_pairs(params.iter()).expect("what was parsed is within bounds");
    assert!(again.iter().eq(params.iter()));
}

/// An `Authorization` header, with a body behind the first line end: nobody is two clients, and no header is two schemes.
pub fn authorization(data: &[u8]) {
    let (header, body) = split(data);
    match bearer::read(Some(header)) {
        Ok(Some(token)) => assert!(
            !is_basic(header) && !token.is_empty() && token.bytes().all(|b| b.is_ascii_graphic())
        ),
        Ok(None) => {}
        Err(refusal) => check_refusal(&refusal),
    }
    let Ok(params) = Params::parse(body) else {
        return;
    };
    match Credentials::read(Some(header), &params) {
        Ok(Some(read)) => {
            assert!(!read.client_id.is_empty());
            assert_eq!(read.basic, is_basic(header));
            assert!(
                read.secret
                    .as_ref()
                    .is_none_or(|secret| !secret.expose().is_empty())
            );
            let id = params
                .get("client_id")
                .expect("a repeated client_id is refused");
            assert!(id.is_none_or(|id| id == read.client_id));
        }
        Ok(None) => assert!(!is_basic(header)),
        Err(refusal) => check_refusal(&refusal),
    }
}

/// Two redirect URIs, one a line: what is checked is where browsers go, and matching never widens.
pub fn redirect_uri(data: &[u8]) {
    let (registered, requested) = split(data);
    let (registered, requested) = (
        String::from_utf8_lossy(registered),
        String::from_utf8_lossy(requested),
    );
    let at = first_difference(&registered, &requested);
    assert_eq!(registered[..at], requested[..at]);
    for (confidential, allow_http) in [(true, true), (true, false), (false, true), (false, false)] {
        let rules = Rules {
            confidential,
            allow_http,
        };
        let Ok(ours) = RedirectUri::parse(&registered, rules)
            .inspect_err(|error| check_refusal(&error.clone().into()))
        else {
            continue;
        };
        check_redirect_uri(&registered, &ours);
        let theirs = RedirectUri::parse(&requested, rules);
        if matches_exact(&registered, &requested) {
            let theirs = theirs.as_ref().expect("what matches keeps the rules");
            assert_eq!(but_port(&registered), but_port(&requested));
            assert!(
                registered == requested
                    || (!ours.is_https() && !ours.is_plain_http_site() && !theirs.is_https())
            );
        }
        if let Ok(theirs) = theirs
            && matches_origin(&ours, &theirs)
        {
            assert_eq!(read(&registered).origin(), read(&requested).origin());
        }
    }
}

/// Two scopes, one a line: the laws of sets.
pub fn scope(data: &[u8]) {
    let (one, other) = split(data);
    let parse = |raw| Scope::parse(&String::from_utf8_lossy(raw)).inspect_err(check_refusal);
    let (Ok(one), Ok(other)) = (parse(one), parse(other)) else {
        return;
    };
    assert!(one.len() <= MAX_ITEMS && one.iter().all(|name| one.contains(name)));
    assert_eq!(
        Scope::parse(one.as_str())
            .expect("what is written is read")
            .as_str(),
        one.as_str()
    );
    let (both, common) = (one.union(&other), one.intersection(&other));
    assert!(one.is_subset_of(&both) && other.is_subset_of(&both));
    assert!(common.is_subset_of(&one) && common.is_subset_of(&other));
    assert_eq!(one.is_subset_of(&other), common == one);
    assert_eq!(one.only(&other.iter().collect::<Vec<_>>()), common);
}

/// The text of a token: what is taken is written back the same, and one character less or more is refused.
pub fn token(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let Some(token) = Token::parse(text) else {
        return;
    };
    assert_eq!(token.expose(), text);
    assert_eq!(token.digest(), Digest::of(text));
    assert!(
        text.bytes()
            .all(|b| matches!(b, b'a'..=b'z' | b'2'..=b'7' | b'_'))
    );
    assert!(Token::parse(&text[1..]).is_none() && Token::parse(&format!("{text}a")).is_none());
}

fn check_redirect_uri(raw: &str, uri: &RedirectUri) {
    assert_eq!(uri.as_str(), raw);
    assert!(
        raw.bytes()
            .all(|b| b.is_ascii_graphic() && b != b'\\' && b != b'#')
    );
    let url = read(raw);
    assert!(url.username().is_empty() && url.password().is_none());
    let _ = uri.target();
    let to = uri.with_query(&[("code", "a&b"), ("state", raw)]);
    assert!(to.starts_with(raw));
    let to = read(&to);
    assert_eq!(
        (to.scheme(), to.host_str(), to.port()),
        (url.scheme(), url.host_str(), url.port())
    );
    let sent: Vec<_> = to
        .query_pairs()
        .filter(|(name, _)| name == "code" || name == "state")
        .collect();
    assert_eq!(
        sent,
        [("code".into(), "a&b".into()), ("state".into(), raw.into())]
    );
}

fn read(raw: &str) -> Url {
    Url::parse(raw).expect("what is taken is a URL")
}

fn but_port(raw: &str) -> (String, Option<String>, String) {
    let url = read(raw);
    (
        url.scheme().to_owned(),
        url.host_str().map(str::to_owned),
        url[Position::BeforePath..].to_owned(),
    )
}

/// RFC 6749 5.2: a refusal can be written into JSON, a header or a redirect as it is.
fn check_refusal(refusal: &OAuthError) {
    assert!(
        refusal
            .description
            .bytes()
            .all(|b| matches!(b, 0x20 | 0x21 | 0x23..=0x5B | 0x5D..=0x7E))
    );
}

fn split(data: &[u8]) -> (&[u8], &[u8]) {
    let end = data.iter().position(|&b| b == b'\n').unwrap_or(data.len());
    (&data[..end], data.get(end + 1..).unwrap_or_default())
}
