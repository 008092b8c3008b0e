//! The text of every secret handed out, and the digest that is stored of it. RFC 6749 10.10: 160 random bits.
//!
//! `pm` + kind letter + `_` + 32 characters of lower-case base32 + 6 characters of checksum. Only `[a-z0-9_]`,
//! because the `WordPress` plugin for Gancio lower-cases and strips everything else from what it stores.

use std::fmt;
use std::hash::{Hash, Hasher};

use data_encoding::{BASE32_NOPAD, Encoding, HEXLOWER};
use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest as _, Sha256};
use subtle::ConstantTimeEq;

/// RFC 4648 6, in lower case.
const ALPHABET: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
/// For secret scanners: finds every token of ours in a text, as POSIX, PCRE, Python, JavaScript and Rust write patterns.
pub const PATTERN: &str = "pm[acdgiprs]_[a-z2-7]{38}";
/// `pm`, kind, `_`.
const PREFIX: usize = 4;
/// Prefix and random part: what the checksum covers.
const BODY: usize = PREFIX + 32;
/// Bytes of a whole token.
const LENGTH: usize = BODY + 6;

/// What is stored of a secret: its SHA-256. Secrets carry 160 random bits, so a slow hash would guard nothing more.
#[derive(Clone, Copy, Eq)]
pub struct Digest([u8; 32]);

impl Digest {
    /// The digest of a secret's text.
    pub fn of(text: &str) -> Self {
        Self::of_bytes(text.as_bytes())
    }

    /// The digest of bytes.
    pub fn of_bytes(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// The 32 bytes, as they are stored.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// A digest read back; `None` unless it has 32 bytes.
    pub fn from_slice(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }
}

/// Takes the same time wherever two digests differ.
impl PartialEq for Digest {
    fn eq(&self, other: &Self) -> bool {
        self.0.ct_eq(&other.0).into()
    }
}

impl Hash for Digest {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.0.hash(state);
    }
}

/// Eight hex digits: enough to tell two apart in a log, too few to look one up.
impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Digest({}…)", HEXLOWER.encode(&self.0[..4]))
    }
}

/// What a token is for: its third letter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// Access token, RFC 6749 1.4.
    Access,
    /// Refresh token, RFC 6749 1.5.
    Refresh,
    /// Authorization code, RFC 6749 1.3.1.
    Code,
    /// Personal token, made by a person for their own scripts.
    Personal,
    /// Client secret, RFC 6749 2.3.1.
    ClientSecret,
    /// Registration access token, RFC 7592 3.
    RegistrationAccess,
    /// Initial access token, RFC 7591 3.
    InitialAccess,
    /// Device code, RFC 8628 3.2.
    Device,
}

impl TokenKind {
    /// Every kind.
    pub const ALL: &[Self] = &[
        Self::Access,
        Self::Refresh,
        Self::Code,
        Self::Personal,
        Self::ClientSecret,
        Self::RegistrationAccess,
        Self::InitialAccess,
        Self::Device,
    ];

    /// The letter in the text.
    pub const fn letter(self) -> char {
        self.byte() as char
    }

    /// The kind of a letter.
    pub fn from_letter(letter: char) -> Option<Self> {
        Self::ALL
            .iter()
            .copied()
            .find(|kind| kind.letter() == letter)
    }

    const fn byte(self) -> u8 {
        match self {
            Self::Access => b'a',
            Self::Refresh => b'r',
            Self::Code => b'c',
            Self::Personal => b'p',
            Self::ClientSecret => b's',
            Self::RegistrationAccess => b'g',
            Self::InitialAccess => b'i',
            Self::Device => b'd',
        }
    }
}

/// A real secret, whole and with a good checksum. `Debug` hides it and there is no `Display`: a log gets none by accident.
#[derive(Clone)]
pub struct Token {
    text: [u8; LENGTH],
    kind: TokenKind,
}

impl Token {
    /// A token of 160 random bits.
    pub fn from_random(kind: TokenKind, random: [u8; 20]) -> Self {
        let mut text = [0; LENGTH];
        text[..PREFIX].copy_from_slice(&[b'p', b'm', kind.byte(), b'_']);
        base32(&random, &mut text[PREFIX..BODY]);
        let sum = checksum(&text[..BODY]);
        text[BODY..].copy_from_slice(&sum);
        Self { text, kind }
    }

    /// A token of any kind, if its length, alphabet and checksum are right. No database read can follow from a typing error.
    pub fn parse(text: &str) -> Option<Self> {
        let text: [u8; LENGTH] = text.as_bytes().try_into().ok()?;
        let [b'p', b'm', letter, b'_', ..] = text else {
            return None;
        };
        let kind = TokenKind::from_letter(char::from(letter))?;
        let whole = text[PREFIX..BODY]
            .iter()
            .all(|b| matches!(b, b'a'..=b'z' | b'2'..=b'7'));
        (whole && text[BODY..] == checksum(&text[..BODY])).then_some(Self { text, kind })
    }

    /// A token of this kind only: a code is never taken for a refresh token, whatever the store holds.
    pub fn parse_kind(kind: TokenKind, text: &str) -> Option<Self> {
        Self::parse(text).filter(|token| token.kind == kind)
    }

    /// HMAC-SHA256 (key: the text of `secret`; message: `salt`, then `label`), cut to 160 bits: a successor that only
    /// who holds both the presented secret and the salt can compute. Neither a stolen database (no secret) nor an old
    /// token (no salt once it is erased) gives a living one.
    ///
    /// # Panics
    /// Never: HMAC takes a key of any length.
    pub fn derived(kind: TokenKind, secret: &str, salt: &[u8; 32], label: &str) -> Self {
        let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes())
            .expect("HMAC takes a key of any length");
        mac.update(salt);
        mac.update(label.as_bytes());
        let full: [u8; 32] = mac.finalize().into_bytes().into();
        let mut cut = [0; 20];
        cut.copy_from_slice(&full[..20]);
        Self::from_random(kind, cut)
    }

    /// The secret itself. For the one answer that hands it out.
    ///
    /// # Panics
    /// Never: every way to make a token makes ASCII.
    pub fn expose(&self) -> &str {
        std::str::from_utf8(&self.text).expect("a token is ASCII")
    }

    /// What it is for.
    pub const fn kind(&self) -> TokenKind {
        self.kind
    }

    /// What is stored of it.
    pub fn digest(&self) -> Digest {
        Digest::of_bytes(&self.text)
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Token({:?}, hidden)", self.kind)
    }
}

/// A `client_id`: 32 characters of `[a-z0-9]`. Public, but unguessable all the same.
pub fn client_id(random: [u8; 20]) -> String {
    let mut text = [0; 32];
    base32(&random, &mut text);
    text.iter().copied().map(char::from).collect()
}

/// The secret of a session cookie: 64 hex digits, lower case.
pub fn session_secret(random: [u8; 32]) -> String {
    HEXLOWER.encode(&random)
}

/// Lower-case base32 of 20 bytes, exactly 32 characters.
fn base32(from: &[u8; 20], to: &mut [u8]) {
    let encoding: &Encoding = &BASE32_NOPAD;
    encoding.encode_mut(from, to);
    to.make_ascii_lowercase();
}

/// The low 30 bits of the CRC-32 of `body`, most significant first, five bits a character.
fn checksum(body: &[u8]) -> [u8; 6] {
    let crc = crc32fast::hash(body);
    std::array::from_fn(|at| ALPHABET[(crc >> (25 - 5 * at)) as usize & 31])
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use proptest::prelude::*;

    use super::*;

    fn token(kind: TokenKind) -> Token {
        Token::from_random(kind, *b"twenty bytes, random")
    }

    #[test]
    fn the_text_is_what_is_published_for_secret_scanners() {
        // The random part by RFC 4648, the checksum by CRC-32 of the 36 characters before it.
        let zero = Token::from_random(TokenKind::Access, [0; 20]);
        assert_eq!(&zero.expose()[..36], "pma_aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");
        let crc = crc32fast::hash(&zero.expose().as_bytes()[..36]) & 0x3FFF_FFFF;
        let value = zero.expose()[36..].bytes().fold(0, |sum, b| {
            sum * 32 + u32::try_from(ALPHABET.iter().position(|a| *a == b).unwrap()).unwrap()
        });
        assert_eq!(value, crc);
        let ones = Token::from_random(TokenKind::Refresh, [255; 20]);
        assert_eq!(&ones.expose()[..36], "pmr_77777777777777777777777777777777");
    }

    #[test]
    fn the_checksum_is_crc_32_with_the_check_value_of_its_standard() {
        assert_eq!(crc32fast::hash(b"123456789"), 0xCBF4_3926);
        // 0xCBF43926 & 0x3FFFFFFF = 00101 11111 01000 01110 01001 00110
        assert_eq!(&checksum(b"123456789"), b"f7iojg");
    }

    #[test]
    fn each_kind_is_its_own() {
        let letters: String = TokenKind::ALL.iter().map(|kind| kind.letter()).collect();
        assert_eq!(letters, "arcpsgid");
        for kind in TokenKind::ALL {
            assert_eq!(TokenKind::from_letter(kind.letter()), Some(*kind));
            let text = token(*kind).expose().to_owned();
            assert_eq!(Token::parse(&text).unwrap().kind(), *kind);
            for other in TokenKind::ALL {
                assert_eq!(Token::parse_kind(*other, &text).is_some(), kind == other);
            }
        }
        assert_eq!(TokenKind::from_letter('x'), None);
    }

    #[test]
    fn what_is_not_whole_is_refused() {
        let text = token(TokenKind::Code).expose().to_owned();
        for wrong in [
            "",
            "pmc_",
            &text[..41],
            &text[1..],
            &format!("{text}a"),
            &format!("{text} "),
            &format!("{text}\n"),
            &text.to_uppercase(),
            &text.replace('_', "-"),
            &"é".repeat(21),
        ] {
            assert!(Token::parse(wrong).is_none(), "{wrong:?}");
        }
    }

    #[test]
    fn a_right_checksum_does_not_make_up_for_a_wrong_alphabet() {
        let mut text = *b"pma_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA......";
        let sum = checksum(&text[..BODY]);
        text[BODY..].copy_from_slice(&sum);
        assert!(Token::parse(std::str::from_utf8(&text).unwrap()).is_none());
    }

    #[test]
    fn debug_shows_no_secret() {
        let secret = token(TokenKind::ClientSecret);
        assert_eq!(format!("{secret:?}"), "Token(ClientSecret, hidden)");
        assert_eq!(format!("{:?}", Digest::of("abc")), "Digest(ba7816bf…)");
    }

    #[test]
    fn a_digest_is_the_sha_256_of_the_text() {
        let secret = token(TokenKind::Access);
        assert_eq!(secret.digest(), Digest::of(secret.expose()));
        assert_eq!(
            Digest::from_slice(secret.digest().as_bytes()),
            Some(secret.digest())
        );
        assert_eq!(Digest::from_slice(&[0; 31]), None);
        assert_ne!(Digest::of("a"), Digest::of("b"));
        assert_eq!(HashSet::from([Digest::of("a"), Digest::of("a")]).len(), 1);
    }

    #[test]
    fn a_derived_token_needs_secret_salt_and_label() {
        let derive = |secret, salt: u8, label| {
            Token::derived(TokenKind::Refresh, secret, &[salt; 32], label)
                .expose()
                .to_owned()
        };
        let one = derive("secret", 1, "refresh");
        assert_eq!(one, derive("secret", 1, "refresh"));
        assert!(Token::parse_kind(TokenKind::Refresh, &one).is_some());
        for other in [
            derive("Secret", 1, "refresh"),
            derive("secret", 2, "refresh"),
            derive("secret", 1, "access"),
        ] {
            assert_ne!(one, other);
        }
    }

    #[test]
    fn client_ids_and_session_secrets_are_made_of_plain_characters() {
        assert_eq!(client_id([0; 20]), "a".repeat(32));
        assert_eq!(client_id(*b"twenty bytes, random").len(), 32);
        assert!(
            client_id([0xA7; 20])
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        );
        assert_eq!(session_secret([0xAB; 32]), "ab".repeat(32));
    }

    /// A CRC is linear: whether a change is seen depends on where and what is changed, not on the rest of the token.
    /// So every change of one character, tried once, is every change there is.
    #[test]
    fn every_change_of_one_character_is_caught() {
        let mut patterns = HashSet::new();
        for a in ALPHABET {
            for b in ALPHABET {
                patterns.insert(a ^ b);
            }
        }
        patterns.remove(&0);
        for at in PREFIX..BODY {
            for pattern in &patterns {
                let mut body = [0; BODY];
                let before = checksum(&body);
                body[at] ^= pattern;
                assert_ne!(before, checksum(&body), "{pattern:08b} at {at}");
            }
        }
    }

    proptest! {
        #[test]
        fn every_token_parses_and_survives_lower_casing_and_stripping(random: [u8; 20], kind in 0..TokenKind::ALL.len()) {
            let token = Token::from_random(TokenKind::ALL[kind], random);
            let stored: String = token.expose().to_lowercase().chars()
                .filter(|c| matches!(c, 'a'..='z' | '0'..='9' | '_' | '-')).collect();
            prop_assert_eq!(&stored, token.expose());
            prop_assert_eq!(Token::parse(&stored).unwrap().kind(), token.kind());
        }

        #[test]
        fn one_changed_character_anywhere_is_refused(random: [u8; 20], at in 0..LENGTH, with in "[ -~]") {
            let mut text = Token::from_random(TokenKind::Access, random).expose().to_owned();
            if !text[at..].starts_with(&with) {
                text.replace_range(at..=at, &with);
                prop_assert!(Token::parse(&text).is_none());
            }
        }

        #[test]
        fn parsing_never_panics(text in any::<String>()) {
            prop_assert!(Token::parse(&text).is_none());
        }
    }
}
