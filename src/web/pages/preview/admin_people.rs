//! The pages of administrators: the overview, people, the audit log, settings, health.

use super::super::admin::home::AdminHome;
use super::{Chrome, page, somebody};

/// Somebody who may administer.
pub(super) fn administrator() -> Chrome {
    let mut chrome = somebody();
    if let Some(person) = &mut chrome.person {
        person.is_admin = true;
    }
    chrome
}

pub(super) fn pages() -> Vec<(String, String)> {
    let home = AdminHome {
        chrome: administrator(),
    };
    vec![page("admin", &home)]
}
