//! The style sheet, the script and the icon, from memory; their names carry their content's digest, so they are cached for good.

use std::sync::LazyLock;

use axum::body::Body;
use axum::http::{HeaderValue, Response, header};
use sha2::{Digest as _, Sha256};

/// Where the router mounts them: one segment after this.
pub const PATH: &str = "/assets/{file}";

struct Asset {
    /// `/assets/style-4f1d….css`
    path: String,
    kind: &'static str,
    body: &'static str,
}

static STYLE: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new(
        "style",
        "css",
        "text/css; charset=utf-8",
        include_str!("../../assets/style.css"),
    )
});
static SCRIPT: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new(
        "permesso",
        "js",
        "text/javascript; charset=utf-8",
        include_str!("../../assets/permesso.js"),
    )
});
static ICON: LazyLock<Asset> = LazyLock::new(|| {
    Asset::new(
        "icon",
        "svg",
        "image/svg+xml",
        include_str!("../../assets/icon.svg"),
    )
});

impl Asset {
    fn new(name: &str, end: &str, kind: &'static str, body: &'static str) -> Self {
        let digest = data_encoding::HEXLOWER.encode(&Sha256::digest(body)[..8]);
        Self {
            path: format!("/assets/{name}-{digest}.{end}"),
            kind,
            body,
        }
    }
}

/// The path of the style sheet.
pub fn style() -> &'static str {
    &STYLE.path
}

/// The path of the script, which pages ask for only where it does something.
pub fn script() -> &'static str {
    &SCRIPT.path
}

/// The path of the icon.
pub fn icon() -> &'static str {
    &ICON.path
}

/// The file of this name, for `PATH`; `None` (a 404 page) for any other, old digests included:
/// what is cached for good must not be filled with another version's content.
pub fn find(file: &str) -> Option<Response<Body>> {
    let asset = [&*STYLE, &*SCRIPT, &*ICON]
        .into_iter()
        .find(|asset| asset.path.strip_prefix("/assets/") == Some(file))?;
    let mut response = Response::new(Body::from(asset.body));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.kind));
    headers.insert(
        header::CACHE_CONTROL,
        HeaderValue::from_static("public, max-age=31536000, immutable"),
    );
    Some(response)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_found_by_the_path_that_pages_name_and_by_no_other() {
        for path in [style(), script(), icon()] {
            let response = find(path.strip_prefix("/assets/").unwrap()).unwrap();
            assert!(
                response.headers()[header::CACHE_CONTROL]
                    .to_str()
                    .unwrap()
                    .contains("immutable")
            );
        }
        assert!(
            find("style.css").is_none() && find("").is_none() && find("../Cargo.toml").is_none()
        );
    }

    #[test]
    fn nothing_is_fetched_from_elsewhere() {
        for asset in [&*STYLE, &*SCRIPT, &*ICON] {
            let body = asset.body.replace("http://www.w3.org/2000/svg", "");
            assert!(
                !body.contains("http") && !body.contains("@import") && !body.contains("url("),
                "{}",
                asset.path
            );
        }
    }
}
