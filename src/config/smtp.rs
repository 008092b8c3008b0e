//! The mail server as one URL: `smtps://USER:PASSWORD@HOST`, `smtp://HOST:25`, `smtp://USER:PASSWORD@HOST?tls=required`.

use std::fmt;

use percent_encoding::percent_decode_str;
use url::Url;

use crate::world::Tls;

/// Where mails are handed in. Its `Display` and `Debug` hide the password.
#[derive(Clone, PartialEq, Eq)]
pub struct SmtpUrl {
    /// A name, or an address (IPv6 without brackets).
    pub host: String,
    /// The one written, else that of the scheme.
    pub port: u16,
    /// How the connection is protected.
    pub tls: Tls,
    /// User name and password.
    pub login: Option<(String, String)>,
    loopback: bool,
}

impl SmtpUrl {
    /// # Errors
    /// A sentence without the value, which may hold a password.
    pub fn parse(text: &str) -> Result<Self, String> {
        let url = Url::parse(text).map_err(|error| format!("is not a URL ({error})"))?;
        let mut tls = match url.scheme() {
            "smtps" => Tls::Implicit,
            "smtp" => Tls::Off,
            _ => return Err("must begin with smtps:// or smtp://".to_owned()),
        };
        for (name, value) in url.query_pairs() {
            tls = match (tls, name.as_ref(), value.as_ref()) {
                (Tls::Off, "tls", "required") => Tls::Required,
                (Tls::Off, "tls", "opportunistic") => Tls::Opportunistic,
                _ => {
                    return Err(
                        "takes no parameters but ?tls=required or ?tls=opportunistic, after smtp://"
                            .to_owned(),
                    );
                }
            };
        }
        let host = url.host_str().filter(|host| !host.is_empty());
        let Some(host) =
            host.filter(|_| matches!(url.path(), "" | "/") && url.fragment().is_none())
        else {
            return Err("needs a host, and nothing after it but a port and ?tls=".to_owned());
        };
        let decoded = |part: &str| {
            percent_decode_str(part)
                .decode_utf8()
                .map(std::borrow::Cow::into_owned)
                .map_err(|_| "has a user name or password that is not UTF-8".to_owned())
        };
        let login = match (url.username(), url.password()) {
            ("", None) => None,
            ("", Some(_)) | (_, None) => {
                return Err("needs both a user name and a password, or neither".to_owned());
            }
            (user, Some(password)) => Some((decoded(user)?, decoded(password)?)),
        };
        let host = host
            .trim_start_matches('[')
            .trim_end_matches(']')
            .to_owned();
        let address: Option<std::net::IpAddr> = host.parse().ok();
        Ok(Self {
            loopback: address.map_or(host == "localhost", |address| address.is_loopback()),
            port: url.port().unwrap_or(match tls {
                Tls::Implicit => 465,
                _ => 587,
            }),
            host,
            tls,
            login,
        })
    }

    /// Whether somebody on the way could read the mails, with the links in them.
    pub fn can_be_read_on_the_way(&self) -> bool {
        !self.loopback && matches!(self.tls, Tls::Off | Tls::Opportunistic)
    }
}

impl fmt::Display for SmtpUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scheme = match self.tls {
            Tls::Implicit => "smtps",
            _ => "smtp",
        };
        write!(f, "{scheme}://")?;
        if self.login.is_some() {
            f.write_str("***@")?;
        }
        if self.host.contains(':') {
            write!(f, "[{}]:{}", self.host, self.port)?;
        } else {
            write!(f, "{}:{}", self.host, self.port)?;
        }
        f.write_str(match self.tls {
            Tls::Required => "?tls=required",
            Tls::Opportunistic => "?tls=opportunistic",
            Tls::Off | Tls::Implicit => "",
        })
    }
}

impl fmt::Debug for SmtpUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_way_to_write_a_server_is_read() {
        let read = |text| SmtpUrl::parse(text).unwrap();
        let full = read("smtps://ann%40example.org:p%3Ass@mail.example");
        assert_eq!((full.port, full.tls), (465, Tls::Implicit));
        assert_eq!(
            full.login,
            Some(("ann@example.org".to_owned(), "p:ss".to_owned()))
        );
        assert_eq!(full.to_string(), "smtps://***@mail.example:465");
        assert_eq!(format!("{full:?}"), "smtps://***@mail.example:465");
        let plain = read("smtp://localhost:25");
        assert_eq!((plain.port, plain.tls), (25, Tls::Off));
        assert!(!plain.can_be_read_on_the_way());
        assert!(read("smtp://mail.example").can_be_read_on_the_way());
        let required = read("smtp://[2001:db8::1]?tls=required");
        assert_eq!(required.host, "2001:db8::1");
        assert_eq!(
            required.to_string(),
            "smtp://[2001:db8::1]:587?tls=required"
        );
        assert!(!required.can_be_read_on_the_way());
    }

    #[test]
    fn what_is_none_is_refused_without_the_value() {
        for text in [
            "",
            "mail.example",
            "https://hunter2@mail.example",
            "smtp://",
            "smtp://mail.example/hunter2",
            "smtp://hunter2@mail.example",
            "smtp://:hunter2@mail.example",
            "smtp://mail.example?tls=hunter2",
            "smtps://mail.example?tls=required",
            "smtp://mail.example?tls=required&tls=opportunistic",
        ] {
            let sentence = SmtpUrl::parse(text).unwrap_err();
            assert!(!sentence.contains("hunter2"), "{sentence}");
        }
    }
}
