//! Values as they are written in a variable, read into what a setting holds.

use std::ops::RangeInclusive;
use std::path::Path;

use ipnet::IpNet;
use tokio_rustls::rustls::pki_types::CertificateDer;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use url::Host;

pub(super) fn seconds(text: &str, range: RangeInclusive<i64>) -> Result<i64, String> {
    match text.parse() {
        Ok(value) if range.contains(&value) => Ok(value),
        _ => Err(format!(
            "must be a whole number of seconds from {} to {}",
            range.start(),
            range.end()
        )),
    }
}

pub(super) fn switch(text: &str) -> Result<bool, String> {
    match text {
        "true" | "1" | "yes" | "on" => Ok(true),
        "false" | "0" | "no" | "off" => Ok(false),
        _ => Err("must be true or false".to_owned()),
    }
}

pub(super) fn items(text: &str) -> impl Iterator<Item = &str> {
    text.split(',')
        .map(str::trim)
        .filter(|item| !item.is_empty())
}

pub(super) fn network(text: &str) -> Result<IpNet, String> {
    text.parse::<IpNet>()
        .map(|net| net.trunc())
        .or_else(|_| text.parse::<std::net::IpAddr>().map(IpNet::from))
        .map_err(|_| {
            format!("has “{text}”, which is neither an address nor a network as 10.0.0.0/8")
        })
}

/// As it stands in a URL: lower case, and in ASCII.
pub(super) fn host_name(text: &str) -> Result<String, String> {
    match Host::parse(text) {
        Ok(Host::Domain(name)) => Ok(name),
        _ => Err(format!("has “{text}”, which is not the name of a host")),
    }
}

pub(super) fn certificates(path: &Path) -> Result<Vec<CertificateDer<'static>>, String> {
    let found =
        CertificateDer::pem_file_iter(path).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    match found {
        Ok(found) if !found.is_empty() => Ok(found),
        Ok(_) => Err("names a file that holds no certificate".to_owned()),
        Err(error) => Err(format!(
            "names a file that cannot be read as certificates ({error})"
        )),
    }
}
