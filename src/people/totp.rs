//! RFC 6238: codes of authenticator apps, each good once.

use totp_rs::{Algorithm, Builder, Totp};

/// Bytes of a secret (RFC 4226 4: 160 bits).
pub const SECRET: usize = 20;
/// What every authenticator app can do (RFC 6238 5.2 for the step).
const DIGITS: u8 = 6;
const STEP: u64 = 30;
/// Steps before and after now whose codes are taken: clocks differ, people are slow (5.2).
const SKEW: i64 = 1;

/// The secret that an app and this server share.
#[derive(Clone)]
pub struct Secret([u8; SECRET]);

impl Secret {
    /// A secret of these random bytes.
    pub fn from_random(bytes: [u8; SECRET]) -> Self {
        Self(bytes)
    }

    /// A stored secret.
    pub fn from_stored(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }

    /// The bytes, to be sealed.
    pub fn expose(&self) -> &[u8] {
        &self.0
    }

    /// What a person types where no picture can be taken: base32.
    pub fn text(&self) -> String {
        data_encoding::BASE32_NOPAD.encode(&self.0)
    }

    /// The `otpauth:` address that the picture holds.
    pub fn uri(&self, issuer: &str, account: &str) -> String {
        let plain = |text: &str| text.replace(':', " ");
        self.totp(&plain(issuer), &plain(account))
            .to_url()
            .unwrap_or_default()
    }

    /// The code of a moment (unix seconds).
    pub fn code(&self, now: i64) -> String {
        self.code_of(now.max(0) / STEP.cast_signed())
    }

    /// The time step whose code this is, if it is near now and later than `last`, the newest that was used: a code is good once.
    pub fn step_of(&self, typed: &str, last: Option<i64>, now: i64) -> Option<i64> {
        let typed = digits(typed)?;
        let here = now.max(0) / STEP.cast_signed();
        (here - SKEW..=here + SKEW)
            .filter(|step| *step >= 0 && last.is_none_or(|last| *step > last))
            .find(|step| {
                bool::from(subtle::ConstantTimeEq::ct_eq(
                    self.code_of(*step).as_bytes(),
                    typed.as_bytes(),
                ))
            })
    }

    fn code_of(&self, step: i64) -> String {
        self.totp("", "")
            .generate(step.cast_unsigned() * STEP)
            .to_string()
    }

    fn totp(&self, issuer: &str, account: &str) -> Totp {
        Builder::new()
            .with_algorithm(Algorithm::SHA1)
            .with_digits(DIGITS)
            .with_step_duration(STEP)
            .with_secret(self.0)
            .with_issuer(Some(issuer).filter(|text| !text.is_empty()))
            .with_account_name(account)
            .build_noncompliant()
    }
}

/// Six digits, as typed: with spaces or without.
pub fn digits(typed: &str) -> Option<String> {
    let text: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    let good = text.len() == usize::from(DIGITS) && text.bytes().all(|b| b.is_ascii_digit());
    good.then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238 Appendix B.
    fn secret() -> Secret {
        Secret::from_random(*b"12345678901234567890")
    }

    #[test]
    fn the_codes_are_those_of_the_rfc() {
        for (now, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_234_567_890, "005924"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(secret().code(now), code);
        }
    }

    #[test]
    fn a_code_is_taken_one_step_early_or_late_and_once() {
        let now = 1_234_567_890;
        let code = secret().code(now);
        let step = now / 30;
        for (late, found) in [
            (0, true),
            (30, true),
            (-30, true),
            (60, false),
            (-60, false),
        ] {
            assert_eq!(
                secret().step_of(&code, None, now + late).is_some(),
                found,
                "{late}"
            );
        }
        assert_eq!(secret().step_of(&code, Some(step - 1), now), Some(step));
        assert_eq!(secret().step_of(&code, Some(step), now), None);
        assert_eq!(secret().step_of(" 005 924 ", None, now), Some(step));
    }

    #[test]
    fn what_is_no_code_is_refused() {
        let now = 1_234_567_890;
        for typed in ["", "00592", "0059240", "00592a", "００５９２４", "-05924"] {
            assert_eq!(secret().step_of(typed, None, now), None, "{typed}");
        }
        assert!(secret().step_of(&secret().code(0), None, -5).is_some());
    }

    #[test]
    fn the_picture_names_the_site_and_the_account() {
        let uri = secret().uri("Café: open", "alice");
        assert!(uri.starts_with("otpauth://totp/"), "{uri}");
        assert!(
            uri.contains("secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ") && uri.contains("alice"),
            "{uri}"
        );
        assert!(
            !uri.contains("Café:") && !uri.contains("%3A%20open"),
            "{uri}"
        );
    }
}
