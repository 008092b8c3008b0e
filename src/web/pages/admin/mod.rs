//! `/admin`: the pages of those who run this instance.

pub mod app;
pub mod apps;
pub mod audit;
pub mod health;
pub mod home;
pub mod invitations;
pub mod people;
pub mod person;
pub mod scopes;
pub mod settings;
pub mod twins;

use std::borrow::Cow;

use crate::web::pages::Chrome;

/// A choice among a few.
pub struct Choice {
    /// What is sent.
    pub value: &'static str,
    /// The words; ours.
    pub text: Cow<'static, str>,
    /// It is the one at present.
    pub chosen: bool,
}

impl Choice {
    /// With the words of `key`.
    pub fn new(chrome: &Chrome, value: &'static str, key: &str, chosen: bool) -> Self {
        Self {
            value,
            text: chrome.t(key),
            chosen,
        }
    }
}

/// A number of bytes as people say it.
fn size(bytes: u64) -> String {
    const UNITS: [&str; 4] = ["KiB", "MiB", "GiB", "TiB"];
    let (mut tenths, mut unit) = (bytes.saturating_mul(10) / 1_024, 0);
    while tenths >= 10_240 && unit + 1 < UNITS.len() {
        tenths /= 1_024;
        unit += 1;
    }
    format!("{}.{} {}", tenths / 10, tenths % 10, UNITS[unit])
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn a_size_is_told_in_the_unit_that_fits() {
        assert_eq!(size(0), "0.0 KiB");
        assert_eq!(size(1_536), "1.5 KiB");
        assert_eq!(size(5 * 1_024 * 1_024), "5.0 MiB");
        assert_eq!(size(u64::MAX), "1677721.5 TiB");
    }
}
