//! `/admin/settings`: the settings in force, and where each came from. Nothing is changed here.

use askama::Template;

use crate::config::Shown;
use crate::web::pages::Chrome;
use crate::web::pages::prose::{Part, Prose};

/// `/admin/settings`.
#[derive(Template)]
#[template(path = "pages/admin/settings.html")]
pub struct AdminSettings {
    /// Around the page; an administrator is signed in.
    pub chrome: Chrome,
    /// Every setting, secrets hidden.
    pub settings: Vec<Shown>,
}

impl AdminSettings {
    fn lead(&self) -> Prose {
        let parts = [
            ("file", Part::Code("permesso.toml")),
            ("variable", Part::Code("PERMESSO_…")),
            ("check", Part::Code("permesso config check")),
            ("reference", Part::Code("permesso config reference")),
        ];
        self.chrome.rich("admin-settings-lead", &parts)
    }

    fn source(&self, setting: &Shown) -> Prose {
        match setting.source.as_str() {
            "default" => self.chrome.rich("admin-settings-default", &[]),
            source => {
                let parts = [("source", Part::Code(source))];
                self.chrome.rich("admin-settings-source", &parts)
            }
        }
    }
}
