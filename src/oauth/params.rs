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

#[cfg(test)]
mod tests {
    use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
    use proptest::prelude::*;

    use super::*;

    fn parse(text: &str) -> Params {
        Params::parse(text.as_bytes()).unwrap()
    }

    fn refusal(raw: &[u8]) -> String {
        Params::parse(raw).unwrap_err().description.into_owned()
    }

    #[test]
    fn a_pair_is_split_at_its_first_equals_sign() {
        // Word for word what the WordPress plugin for Gancio sends.
        let sent = parse(
            "response_type=code&redirect_uri=http://h/wp-admin/options-general.php?page=wpgancio&scope=event:write&client_id=x",
        );
        assert_eq!(
            sent.get("redirect_uri").unwrap(),
            Some("http://h/wp-admin/options-general.php?page=wpgancio")
        );
        assert_eq!(sent.get("scope").unwrap(), Some("event:write"));
    }

    #[test]
    fn plus_is_a_space_and_a_bad_escape_is_itself() {
        let sent = parse("a=x+y%20z%2b&b=100%&c=%zz%4&d=%41%C3%A9");
        assert_eq!(sent.get("a").unwrap(), Some("x y z+"));
        assert_eq!(sent.get("b").unwrap(), Some("100%"));
        assert_eq!(sent.get("c").unwrap(), Some("%zz%4"));
        assert_eq!(sent.get("d").unwrap(), Some("Aé"));
    }

    #[test]
    fn names_are_decoded_too() {
        assert_eq!(parse("client%5Fid=x").get("client_id").unwrap(), Some("x"));
    }

    #[test]
    fn an_empty_parameter_counts_as_absent() {
        let sent = parse("a=&b&=c&&&");
        assert_eq!(sent.get("a").unwrap(), None);
        assert_eq!(sent.get("b").unwrap(), None);
        assert_eq!(sent.get("z").unwrap(), None);
        assert_eq!(
            sent.required("a").unwrap_err().description,
            "The parameter a is missing."
        );
        assert!(parse("").is_empty());
    }

    #[test]
    fn a_repeated_parameter_is_refused_even_if_one_is_empty() {
        for text in ["a=1&a=2", "a=1&a=1", "a=&a=1", "a=1&%61=2"] {
            assert!(parse(text).get("a").is_err(), "{text}");
            assert!(parse(text).required("a").is_err(), "{text}");
            assert!(parse(text).check_unrepeated().is_err(), "{text}");
        }
        assert!(parse("a=1&b=2&A=3").check_unrepeated().is_ok());
    }

    #[test]
    fn only_resource_may_repeat() {
        let sent = parse("resource=https://a&resource=&resource=https://b");
        assert!(sent.check_unrepeated().is_ok());
        assert_eq!(
            sent.all("resource").collect::<Vec<_>>(),
            ["https://a", "https://b"]
        );
    }

    #[test]
    fn what_is_not_utf_8_is_refused() {
        assert!(refusal(b"a=%ff").contains("UTF-8"));
        assert!(refusal(b"a=\xC3").contains("UTF-8"));
        // Half a character in the name, half in the value; and across two pairs.
        assert!(refusal(b"a%C3=%A9").contains("UTF-8"));
        assert!(refusal(b"a=%C3&%A9=b").contains("UTF-8"));
    }

    #[test]
    fn a_nul_is_refused_by_both_doors() {
        assert!(refusal(b"a=x%00y").contains("NUL"));
        assert!(refusal(b"a%00=x").contains("NUL"));
        assert!(Params::from_pairs([("a", "x\0")]).is_err());
    }

    #[test]
    fn there_is_an_end_to_pairs() {
        assert!(Params::parse("a=b&".repeat(MAX_PAIRS).as_bytes()).is_ok());
        assert!(refusal("a=b&".repeat(MAX_PAIRS + 1).as_bytes()).contains("too many"));
        assert!(Params::from_pairs(vec![("a", "b"); MAX_PAIRS + 1]).is_err());
    }

    #[test]
    fn debug_shows_no_value() {
        assert_eq!(format!("{:?}", parse("code=secret")), r#"["code"]"#);
    }

    proptest! {
        #[test]
        fn parsing_never_panics(raw in any::<Vec<u8>>()) {
            if let Ok(params) = Params::parse(&raw) {
                prop_assert!(params.iter().count() <= MAX_PAIRS);
                let _ = params.check_unrepeated();
            }
        }

        #[test]
        fn what_is_encoded_comes_back(pairs in prop::collection::vec(("[^\0]{1,9}", "[^\0]{0,20}"), 0..20)) {
            let encoded: Vec<String> = pairs
                .iter()
                .map(|(n, v)| [n, v].map(|t| utf8_percent_encode(t, NON_ALPHANUMERIC).to_string()).join("="))
                .collect();
            let parsed = Params::parse(encoded.join("&").as_bytes()).unwrap();
            let given = Params::from_pairs(pairs.iter().map(|(n, v)| (n, v))).unwrap();
            prop_assert!(parsed.iter().eq(pairs.iter().map(|(n, v)| (n.as_str(), v.as_str()))));
            prop_assert!(given.iter().eq(parsed.iter()));
        }
    }
}
