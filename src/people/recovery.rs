//! Recovery codes: for the day when the other second factors are lost. Each is good once; only their digests are kept (ASVS 6.5.2).

use data_encoding::{Encoding, Specification};

use crate::oauth::token::Digest;

/// How many a person gets at once.
pub const COUNT: usize = 10;
/// Random bytes of one: 80 bits.
pub const BYTES: usize = 10;

const LENGTH: usize = 16;
const GROUP: usize = 4;

/// A recovery code, as it is shown once: `abcd-efgh-ijkm-npqr`.
pub fn text(random: [u8; BYTES]) -> String {
    let letters = alphabet().encode(&random);
    let groups: Vec<&str> = (0..LENGTH / GROUP)
        .map(|at| &letters[at * GROUP..(at + 1) * GROUP])
        .collect();
    groups.join("-")
}

/// What is kept of a code, and looked up: bound to its owner. `None` if `typed` is no code at all.
pub fn digest(user_id: &str, typed: &str) -> Option<Digest> {
    let letters: String = typed
        .chars()
        .filter(|c| !c.is_whitespace() && *c != '-')
        .map(|c| c.to_ascii_lowercase())
        .collect();
    let good = letters.len() == LENGTH && alphabet().decode(letters.as_bytes()).is_ok();
    good.then(|| Digest::of(&format!("recovery:{user_id}:{letters}")))
}

/// 32 letters and digits without those that look alike (`l`, `1`, `o`, `0`).
fn alphabet() -> Encoding {
    let mut specification = Specification::new();
    specification
        .symbols
        .push_str("abcdefghijkmnpqrstuvwxyz23456789");
    specification
        .encoding()
        .expect("32 different symbols are an encoding")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_however_it_is_typed() {
        let code = text([0x5a; BYTES]);
        assert_eq!(code.len(), 19);
        let kept = digest("a", &code);
        assert!(kept.is_some());
        for typed in [
            code.to_uppercase(),
            code.replace('-', ""),
            format!(" {} ", code.replace('-', " ")),
        ] {
            assert_eq!(digest("a", &typed), kept);
        }
        assert_ne!(digest("b", &code), kept, "of somebody else");
    }

    #[test]
    fn what_is_no_code_has_no_digest() {
        for typed in [
            "",
            "123456",
            "abcd-efgh-ijkm-npq",
            "abcd-efgh-ijkm-npqrs",
            "abcd-efgh-ijkm-npq0",
            "abcd-efgh-ijkm-npqé",
        ] {
            assert_eq!(digest("a", typed), None, "{typed}");
        }
    }
}
