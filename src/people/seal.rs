//! Secrets that must be read again (of authenticator apps and passkeys), encrypted at rest: XChaCha20-Poly1305 (ASVS 11.3.2, 13.3.1).

use std::fmt;

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use data_encoding::HEXLOWER_PERMISSIVE;

use crate::oauth::token::Digest;

/// Bytes of a nonce. Random ones of this length do not repeat.
pub const NONCE: usize = 24;

/// A key of 256 bits.
#[derive(Clone, PartialEq, Eq)]
pub struct Key([u8; 32]);

impl Key {
    /// A key of these random bytes.
    pub fn from_random(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// 64 hexadecimal digits.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = HEXLOWER_PERMISSIVE.decode(text.as_bytes()).ok()?;
        bytes.try_into().ok().map(Self)
    }

    /// What [`Key::parse`] reads. This is the secret.
    pub fn expose(&self) -> String {
        HEXLOWER_PERMISSIVE.encode(&self.0)
    }

    /// Which key it is: 16 hexadecimal digits that tell nothing about it.
    pub fn id(&self) -> String {
        let digest = Digest::of(&format!("permesso key {}", self.expose()));
        HEXLOWER_PERMISSIVE.encode(&digest.as_bytes()[..8])
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new(&self.0.into())
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Key({})", self.id())
    }
}

/// What stands in the database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// Under which key.
    pub key_id: String,
    /// The nonce, then the ciphertext with its tag.
    pub bytes: Vec<u8>,
}

/// The keys of a server: the first one seals, all of them open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keys(Vec<Key>);

impl Keys {
    /// Keys in order, the one in use first.
    pub fn new(keys: Vec<Key>) -> Self {
        Self(keys)
    }

    /// Keys separated by commas or lines; `#` begins a comment.
    ///
    /// # Errors
    /// The number (from 1) of the line that is none.
    pub fn parse(text: &str) -> Result<Self, usize> {
        let mut keys = Vec::new();
        for (at, line) in text.lines().enumerate() {
            let line = line.split('#').next().unwrap_or_default();
            for word in line
                .split(',')
                .map(str::trim)
                .filter(|word| !word.is_empty())
            {
                keys.push(Key::parse(word).ok_or(at + 1)?);
            }
        }
        Ok(Self(keys))
    }

    /// All of them, the one in use first.
    pub fn all(&self) -> &[Key] {
        &self.0
    }

    /// The one that seals.
    pub fn current(&self) -> Option<&Key> {
        self.0.first()
    }

    /// Whether one of them has this id.
    pub fn knows(&self, id: &str) -> bool {
        self.0.iter().any(|key| key.id() == id)
    }

    /// Encrypts. `bound_to` is what it belongs to: moved to another row, it does not open. `None` without a key.
    pub fn seal(&self, nonce: [u8; NONCE], bound_to: &str, plain: &[u8]) -> Option<Sealed> {
        let key = self.current()?;
        let payload = Payload {
            msg: plain,
            aad: bound_to.as_bytes(),
        };
        let sealed = key.cipher().encrypt(&XNonce::from(nonce), payload).ok()?;
        Some(Sealed {
            key_id: key.id(),
            bytes: [nonce.as_slice(), &sealed].concat(),
        })
    }

    /// Decrypts. `None`: another key, another owner, or changed.
    pub fn open(&self, sealed: &Sealed, bound_to: &str) -> Option<Vec<u8>> {
        let key = self.0.iter().find(|key| key.id() == sealed.key_id)?;
        let (nonce, msg) = sealed.bytes.split_first_chunk::<NONCE>()?;
        let payload = Payload {
            msg,
            aad: bound_to.as_bytes(),
        };
        key.cipher().decrypt(&XNonce::from(*nonce), payload).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(first: &[u8]) -> Keys {
        Keys::new(first.iter().map(|&n| Key::from_random([n; 32])).collect())
    }

    #[test]
    fn what_is_sealed_opens_only_with_its_key_and_for_its_owner() {
        let sealed = keys(&[1]).seal([9; NONCE], "totp:a", b"secret").unwrap();
        assert_eq!(keys(&[1]).open(&sealed, "totp:a").unwrap(), b"secret");
        assert_eq!(keys(&[2, 1]).open(&sealed, "totp:a").unwrap(), b"secret");
        assert_eq!(keys(&[2]).open(&sealed, "totp:a"), None);
        assert_eq!(keys(&[1]).open(&sealed, "totp:b"), None);
        assert!(!sealed.bytes.windows(6).any(|part| part == b"secret"));
        for at in 0..sealed.bytes.len() {
            let mut other = sealed.clone();
            other.bytes[at] ^= 1;
            assert_eq!(keys(&[1]).open(&other, "totp:a"), None, "byte {at}");
        }
        let cut = Sealed {
            bytes: sealed.bytes[..10].to_vec(),
            ..sealed
        };
        assert_eq!(keys(&[1]).open(&cut, "totp:a"), None);
    }

    #[test]
    fn the_first_key_seals() {
        let two = keys(&[2, 1]);
        let sealed = two.seal([0; NONCE], "x", b"").unwrap();
        assert_eq!(sealed.key_id, Key::from_random([2; 32]).id());
        assert_eq!(Keys::default().seal([0; NONCE], "x", b""), None);
    }

    #[test]
    fn a_file_of_keys_is_read_with_its_comments() {
        let one = Key::from_random([1; 32]);
        let two = Key::from_random([2; 32]);
        let text = format!("# in use\n{}\n\n{} # before\n", one.expose(), two.expose());
        assert_eq!(Keys::parse(&text), Ok(keys(&[1, 2])));
        let text = format!("{},{}", one.expose(), two.expose().to_uppercase());
        assert_eq!(Keys::parse(&text), Ok(keys(&[1, 2])));
        assert_eq!(Keys::parse("\nabc"), Err(2));
        assert_eq!(Keys::parse(""), Ok(Keys::default()));
    }

    #[test]
    fn a_key_is_not_shown() {
        let key = Key::from_random([7; 32]);
        assert!(!format!("{key:?}").contains(&key.expose()[..8]));
    }
}
