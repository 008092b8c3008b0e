//! RFC 6749 Appendix B and 3.1: `application/x-www-form-urlencoded` parameters, in bodies and in query strings.

use std::fmt;

use super::error::OAuthError;

/// Most pairs in one request: nobody legitimate comes near, and every rule below stays cheap.
pub const MAX_PAIRS: usize = 200;

/// Decoded parameters in the order they came. All text lies in one buffer, so parsing allocates twice at most.
#[derive(Clone, Default)]
pub struct Params {
    text: String,
    pairs: Vec<Pair>,
}

/// Where a pair lies in the buffer: the value follows its name.
#[derive(Clone, Copy)]
struct Pair {
    start: usize,
    split: usize,
    end: usize,
}

impl Params {
    /// Parses a form body or a query string.
    ///
    /// Each pair is split at its *first* `=`, so an unencoded `redirect_uri=http://h/x?page=y` works.
    /// `+` is a space, `%XX` a byte, any other `%` is itself.
    ///
    /// # Errors
    /// `invalid_request` for more than [`MAX_PAIRS`] pairs, text that is not UTF-8, or a NUL (which no database text takes).
    pub fn parse(raw: &[u8]) -> Result<Self, OAuthError> {
        let mut text = Vec::with_capacity(raw.len());
        let mut pairs = Vec::new();
        for piece in raw.split(|&b| b == b'&').filter(|piece| !piece.is_empty()) {
            if pairs.len() == MAX_PAIRS {
                return Err(too_many());
            }
            let (name, value) = match piece.iter().position(|&b| b == b'=') {
                Some(at) => (&piece[..at], &piece[at + 1..]),
                None => (piece, &[][..]),
            };
            let start = text.len();
            decode(name, &mut text);
            let split = text.len();
            decode(value, &mut text);
            pairs.push(Pair {
                start,
                split,
                end: text.len(),
            });
        }
        let text = String::from_utf8(text).map_err(|_| not_utf8())?;
        // Two halves of one character, one in the name and one in the value, are valid together and not apart.
        if !pairs
            .iter()
            .all(|p| text.is_char_boundary(p.start) && text.is_char_boundary(p.split))
        {
            return Err(not_utf8());
        }
        Self::of(text, pairs)
    }

    /// Parameters from pairs that are decoded already, such as the members of a JSON body.
    ///
    /// # Errors
    /// `invalid_request` for more than [`MAX_PAIRS`] pairs or a NUL.
    pub fn from_pairs<N: AsRef<str>, V: AsRef<str>>(
        from: impl IntoIterator<Item = (N, V)>,
    ) -> Result<Self, OAuthError> {
        let (mut text, mut pairs) = (String::new(), Vec::new());
        for (name, value) in from {
            let start = text.len();
            text.push_str(name.as_ref());
            let split = text.len();
            text.push_str(value.as_ref());
            pairs.push(Pair {
                start,
                split,
                end: text.len(),
            });
        }
        if pairs.len() > MAX_PAIRS {
            Err(too_many())
        } else {
            Self::of(text, pairs)
        }
    }

    fn of(text: String, pairs: Vec<Pair>) -> Result<Self, OAuthError> {
        // Postgres takes no NUL in a text: an error there would be a breakage, and here it is a refusal.
        if text.contains('\0') {
            return Err(OAuthError::invalid_request(
                "A parameter contains a NUL character.",
            ));
        }
        Ok(Self { text, pairs })
    }

    /// The value of `name`. RFC 6749 3.1: an empty one counts as absent.
    ///
    /// # Errors
    /// `invalid_request` if the parameter is there more than once (RFC 6749 3.1), even if one of them is empty.
    pub fn get(&self, name: &str) -> Result<Option<&str>, OAuthError> {
        let mut found = self
            .iter()
            .filter(|(n, _)| *n == name)
            .map(|(_, value)| value);
        let value = found.next();
        if found.next().is_some() {
            return Err(repeated(name));
        }
        Ok(value.filter(|v| !v.is_empty()))
    }

    /// The value of `name`, which has to be there.
    ///
    /// # Errors
    /// `invalid_request` if it is missing, empty or repeated.
    pub fn required(&self, name: &str) -> Result<&str, OAuthError> {
        self.get(name)?
            .ok_or_else(|| OAuthError::invalid_request(format!("The parameter {name} is missing.")))
    }

    /// Every value of `name` that is not empty, for the few that may repeat (`resource`, RFC 8707 2; check boxes).
    pub fn all<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a str> {
        self.iter()
            .filter(move |(n, v)| *n == name && !v.is_empty())
            .map(|(_, value)| value)
    }

    /// RFC 6749 3.1, 3.2: no parameter twice, known or not; only `resource` may repeat (RFC 8707 2).
    ///
    /// # Errors
    /// `invalid_request` naming the first parameter that is repeated.
    pub fn check_unrepeated(&self) -> Result<(), OAuthError> {
        // At most MAX_PAIRS names: comparing each with those before it is faster than a set.
        for (at, (name, _)) in self.iter().enumerate() {
            if name != "resource" && self.iter().take(at).any(|(earlier, _)| earlier == name) {
                return Err(repeated(name));
            }
        }
        Ok(())
    }

    /// Every pair, in order, empty values included.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.pairs
            .iter()
            .map(|p| (&self.text[p.start..p.split], &self.text[p.split..p.end]))
    }

    /// Whether there is no pair at all.
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }
}

/// Names only: values are codes, secrets and passwords.
impl fmt::Debug for Params {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list()
            .entries(self.iter().map(|(name, _)| name))
            .finish()
    }
}

fn too_many() -> OAuthError {
    OAuthError::invalid_request("There are too many parameters.")
}

fn not_utf8() -> OAuthError {
    OAuthError::invalid_request("The parameters are not UTF-8.")
}

fn repeated(name: &str) -> OAuthError {
    OAuthError::invalid_request(format!("The parameter {name} is there more than once."))
}

/// Form-decodes `raw` into `out`.
pub(super) fn decode(raw: &[u8], out: &mut Vec<u8>) {
    let mut at = 0;
    while at < raw.len() {
        let escaped = (raw[at] == b'%')
            .then(|| raw.get(at + 1..at + 3).and_then(hex))
            .flatten();
        out.push(escaped.unwrap_or(if raw[at] == b'+' { b' ' } else { raw[at] }));
        at += if escaped.is_some() { 3 } else { 1 };
    }
}

fn hex(two: &[u8]) -> Option<u8> {
    let digit = |b: u8| {
        char::from(b)
            .to_digit(16)
            .and_then(|d| u8::try_from(d).ok())
    };
    Some(digit(two[0])? << 4 | digit(two[1])?)
}
