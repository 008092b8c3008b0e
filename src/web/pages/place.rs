//! RFC 8252 7, RFC 9700 4.1: where an app lives, said so that a person can tell it from another.

use super::Chrome;
use super::prose::{Part, Prose};

/// Where a redirect URI leads. The only thing about an app that is not its own word.
#[derive(Clone)]
pub enum Place {
    /// A web site.
    Site {
        /// The host as it stands in the URI (punycode), with a port that is not the default one.
        host: String,
        /// The readable form, if it differs and can't be taken for another.
        unicode: Option<String>,
        /// Plain http, and not this device: others can read along.
        plain_http: bool,
    },
    /// A loopback address: whatever listens there on the person's own device.
    ThisDevice {
        /// The host as it stands in the URI.
        host: String,
    },
    /// A private-use scheme: whichever app of the device claims it.
    App {
        /// The scheme, without colon.
        scheme: String,
    },
}

impl Place {
    /// The form to read: the unicode host if there is one.
    pub(super) fn readable(&self) -> &str {
        match self {
            Self::Site { host, unicode, .. } => unicode.as_ref().unwrap_or(host),
            Self::ThisDevice { host } => host,
            Self::App { scheme } => scheme,
        }
    }

    /// The host in punycode, if the readable form is another.
    pub(super) fn punycode(&self) -> Option<&str> {
        match self {
            Self::Site {
                host,
                unicode: Some(_),
                ..
            } => Some(host),
            _ => None,
        }
    }

    /// Whether what is sent there goes over the network in clear.
    pub(super) fn is_plain_http(&self) -> bool {
        matches!(
            self,
            Self::Site {
                plain_http: true,
                ..
            }
        )
    }

    /// How the app is called within a sentence or on a button: its host, "an app on this device", its scheme.
    pub(super) fn label(&self, chrome: &Chrome) -> Prose {
        match self {
            Self::ThisDevice { .. } => chrome.rich("place-device", &[]),
            _ => chrome.rich("place-name", &[("name", Part::Host(self.readable()))]),
        }
    }

    /// The same as the heading of a section.
    pub(super) fn heading(&self, chrome: &Chrome) -> Prose {
        match self {
            Self::ThisDevice { .. } => chrome.rich("place-device-heading", &[]),
            _ => self.label(chrome),
        }
    }

    /// The same without markup, for a `<title>`.
    pub(super) fn plain(&self, chrome: &Chrome) -> String {
        match self {
            Self::ThisDevice { .. } => chrome.t("place-device").into_owned(),
            _ => self.readable().to_owned(),
        }
    }
}
