//! `/admin`: what needs attention, then how much there is of everything.

use askama::Template;

use crate::web::pages::Chrome;

/// `/admin`.
#[derive(Template)]
#[template(path = "pages/admin/home.html")]
pub struct AdminHome {
    /// Around the page; an administrator is signed in.
    pub chrome: Chrome,
}
