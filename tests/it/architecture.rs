//! The shape of the code: which floor may use which, and that a file is read on a few screens.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A row of the table of floors.
struct Floor {
    /// The top-level module.
    name: &'static str,
    /// Other top-level modules that it may use.
    may_use: &'static [&'static str],
    /// Crates that it may use, besides std and those of [`EVERYWHERE`].
    crates: &'static [&'static str],
}

/// Data and errors: no input, no output.
const EVERYWHERE: &[&str] = &[
    "serde",
    "serde_json",
    "thiserror",
    "url",
    "data_encoding",
    "percent_encoding",
];
/// Pure cryptography.
const CRYPTO: &[&str] = &[
    "argon2",
    "chacha20poly1305",
    "crc32fast",
    "hmac",
    "sha1",
    "sha2",
    "subtle",
    "totp_rs",
    "zxcvbn",
];
const WEB: &[&str] = &[
    "askama",
    "async_graphql",
    "axum",
    "futures_util",
    "hyper",
    "hyper_util",
    "ipnet",
    "qrcode",
    "sha2",
    "subtle",
    "tokio",
    "tower",
    "tower_http",
    "tracing",
    "utoipa",
];

/// The one table (`docs/ARCHITECTURE.md` draws it).
const FLOORS: &[Floor] = &[
    Floor {
        name: "oauth",
        may_use: &["people"],
        crates: CRYPTO,
    },
    Floor {
        name: "people",
        may_use: &["oauth"],
        crates: CRYPTO,
    },
    // Beside the floors.
    Floor {
        name: "world",
        may_use: &[],
        crates: &[
            "hyper",
            "hyper_util",
            "ipnet",
            "lettre",
            "rand",
            "tokio",
            "tokio_rustls",
            "uuid",
            "webpki_roots",
        ],
    },
    Floor {
        name: "config",
        may_use: &["i18n", "oauth", "people", "world"],
        crates: &["ipnet", "tokio_rustls", "toml", "tracing_subscriber"],
    },
    Floor {
        name: "limits",
        may_use: &["people", "world"],
        crates: &["governor"],
    },
    Floor {
        name: "i18n",
        may_use: &[],
        crates: &["fluent_bundle", "fluent_syntax", "unic_langid"],
    },
    Floor {
        name: "letters",
        may_use: &["config", "i18n", "people", "world"],
        crates: &["askama"],
    },
    Floor {
        name: "telemetry",
        may_use: &["config"],
        crates: &["tracing", "tracing_subscriber"],
    },
    Floor {
        name: "store",
        may_use: &["oauth", "people"],
        crates: &["futures_util", "rusqlite", "rustix", "sqlx", "tokio"],
    },
    Floor {
        name: "keys",
        may_use: &["people", "store", "world"],
        crates: &[],
    },
    Floor {
        name: "app",
        may_use: &[
            "actions", "config", "keys", "limits", "oauth", "people", "store", "world",
        ],
        crates: &[],
    },
    Floor {
        name: "actions",
        may_use: &[
            "app", "config", "keys", "limits", "oauth", "people", "store", "world",
        ],
        crates: &["futures_util", "sha1", "tokio", "tracing", "webauthn_rs"],
    },
    Floor {
        name: "web",
        may_use: &[
            "actions", "app", "config", "i18n", "limits", "oauth", "people", "store", "world",
        ],
        crates: WEB,
    },
    Floor {
        name: "jobs",
        may_use: &["actions", "app", "letters", "store"],
        crates: &["tokio", "tracing"],
    },
    Floor {
        name: "cli",
        may_use: &[
            "actions",
            "app",
            "config",
            "keys",
            "letters",
            "oauth",
            "people",
            "store",
            "telemetry",
            "world",
        ],
        crates: &["clap", "rustix", "tokio", "tracing", "ipnet"],
    },
];

/// Commands that stand for the whole server, and so may reach the other doors.
const COMPOSITION: &[(&str, &[&str])] = &[
    ("src/cli/serve.rs", &["jobs", "web"]),
    // Prints what the server serves.
    ("src/cli/openapi.rs", &["web"]),
];

/// Lines of code in a file, its tests and its comments apart: a few screens.
const LINES: usize = 450;

struct Source {
    /// From the root of the repository.
    path: String,
    text: String,
}

impl Source {
    /// The top-level module.
    fn floor(&self) -> &str {
        let path = self.path.strip_prefix("src/").unwrap();
        path.split('/').next().unwrap().trim_end_matches(".rs")
    }

    /// How many modules stand above its own items: `src/web/oauth/token.rs` is three deep.
    fn depth(&self) -> usize {
        let path = self
            .path
            .strip_prefix("src/")
            .unwrap()
            .trim_end_matches(".rs");
        path.trim_end_matches("/mod").split('/').count()
    }

    /// Only for `cargo test`.
    fn is_test(&self) -> bool {
        self.path.ends_with("/tests.rs") || self.path.contains("/preview")
    }
}

fn sources() -> Vec<Source> {
    fn walk(folder: &Path, found: &mut Vec<PathBuf>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|end| end == "rs") {
                found.push(path);
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths = Vec::new();
    walk(&root.join("src"), &mut paths);
    paths.sort();
    let source = |path: PathBuf| Source {
        text: std::fs::read_to_string(&path).unwrap(),
        path: path
            .strip_prefix(root)
            .unwrap()
            .to_str()
            .unwrap()
            .to_owned(),
    };
    paths.into_iter().map(source).collect()
}

/// The code without comments and the insides of strings.
fn code(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    let mut last = ' ';
    while let Some(c) = chars.next() {
        match c {
            '/' if chars.peek() == Some(&'/') => {
                chars.by_ref().find(|c| *c == '\n');
                out.push('\n');
            }
            '"' if last != '\'' => {
                out.push('"');
                while let Some(c) = chars.next() {
                    match c {
                        '\\' => drop(chars.next()),
                        '"' => break,
                        '\n' => out.push('\n'),
                        _ => {}
                    }
                }
                out.push('"');
            }
            _ => out.push(c),
        }
        last = c;
    }
    out
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn word(text: &str) -> &str {
    &text[..text.find(|c| !is_word(c)).unwrap_or(text.len())]
}

/// The first names of what follows `crate::`: one, or those of a list in braces.
fn first_names(after: &str) -> Vec<&str> {
    let Some(list) = after.strip_prefix('{') else {
        return vec![word(after)];
    };
    let (mut depth, mut start, mut names) = (0, 0, Vec::new());
    for (at, c) in list.char_indices() {
        match c {
            '{' => depth += 1,
            '}' | ',' if depth == 0 => {
                names.push(word(list[start..at].trim_start()));
                start = at + 1;
                if c == '}' {
                    break;
                }
            }
            '}' => depth -= 1,
            _ => {}
        }
    }
    names
}

/// Every place where `pattern` begins a path.
fn paths<'a>(code: &'a str, pattern: &'a str) -> impl Iterator<Item = &'a str> {
    code.match_indices(pattern).filter_map(move |(at, _)| {
        let before = code[..at].chars().next_back().unwrap_or(' ');
        let begins = !is_word(before) && before != ':';
        begins.then(|| &code[at + pattern.len()..])
    })
}

/// The top-level modules that a file names, by `crate::` or by enough `super::`.
fn modules_used<'a>(source: &Source, code: &'a str) -> BTreeSet<&'a str> {
    let mut used: BTreeSet<&str> = paths(code, "crate::").flat_map(first_names).collect();
    for after in paths(code, "super::") {
        let mut above = 1;
        let mut rest = after;
        while let Some(more) = rest.strip_prefix("super::") {
            above += 1;
            rest = more;
        }
        if above >= source.depth() {
            used.extend(first_names(rest));
        }
    }
    used
}

#[test]
fn each_floor_uses_only_what_the_table_allows() {
    let top: BTreeSet<&str> = FLOORS.iter().map(|floor| floor.name).collect();
    let mut wrong = Vec::new();
    for source in sources() {
        let Some(floor) = FLOORS.iter().find(|floor| floor.name == source.floor()) else {
            assert!(
                matches!(source.path.as_str(), "src/lib.rs" | "src/main.rs"),
                "{} stands on no floor",
                source.path
            );
            continue;
        };
        let code = code(&source.text);
        for used in modules_used(&source, &code) {
            let own = used == floor.name || !top.contains(used);
            let composition = COMPOSITION
                .iter()
                .any(|(path, doors)| source.path == *path && doors.contains(&used));
            if !own && !floor.may_use.contains(&used) && !composition {
                wrong.push(format!("{} uses {used}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The crates of `Cargo.toml`, as they are written in code.
fn dependencies() -> Vec<String> {
    let manifest =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("Cargo.toml")).unwrap();
    let manifest: toml::Table = manifest.parse().unwrap();
    let dependencies = manifest["dependencies"].as_table().unwrap();
    dependencies
        .keys()
        .map(|name| name.replace('-', "_"))
        .collect()
}

#[test]
fn each_floor_uses_only_the_crates_that_the_table_allows() {
    let dependencies = dependencies();
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|source| !source.is_test()) {
        let Some(floor) = FLOORS.iter().find(|floor| floor.name == source.floor()) else {
            continue;
        };
        let code = code(
            source
                .text
                .split("#[cfg(test)]\nmod tests {")
                .next()
                .unwrap(),
        );
        for name in &dependencies {
            let allowed =
                floor.crates.contains(&name.as_str()) || EVERYWHERE.contains(&name.as_str());
            let pattern = format!("{name}::");
            if !allowed && paths(&code, &pattern).next().is_some() {
                wrong.push(format!("{} uses the crate {name}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_touches_the_outside_stands_in_one_place() {
    let mut wrong = Vec::new();
    for source in sources().iter().filter(|source| !source.is_test()) {
        let code = code(
            source
                .text
                .split("#[cfg(test)]\nmod tests {")
                .next()
                .unwrap(),
        );
        let floor = source.floor();
        let mut forbid = |what: &str, where_not: &[&str]| {
            if where_not.contains(&floor) && code.contains(what) {
                wrong.push(format!("{} has {what}", source.path));
            }
        };
        // A handler, job or command asks an action to change things.
        forbid(".commit(", &["web", "jobs", "cli"]);
        // SQL has one floor.
        for sql in ["exec!(", "opt!(", "all!(", "one!("] {
            forbid(
                sql,
                &[
                    "oauth", "people", "actions", "app", "web", "jobs", "cli", "config",
                ],
            );
        }
        // Floor 1 neither reads nor waits.
        for outside in [
            "std::fs",
            "std::env",
            "std::process",
            "std::thread",
            "std::time",
            "async fn",
            "println!",
        ] {
            forbid(outside, &["oauth", "people"]);
        }
        // One table of statuses: handlers and actions write none.
        forbid("StatusCode", &["actions", "store", "oauth", "people"]);
        forbid("tokio::time", &["actions"]);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_first_line_of_each_file_says_what_it_is() {
    for source in sources() {
        let first = source.text.lines().next().unwrap_or_default();
        let said = first
            .strip_prefix("//! ")
            .unwrap_or_else(|| panic!("{}: {first}", source.path));
        assert!(
            said.len() >= 12 && said.ends_with(['.', ':', '?', '!', ',']) || said.len() > 60,
            "{}: {first}",
            source.path
        );
    }
}

#[test]
fn a_file_is_read_on_a_few_screens() {
    for source in sources() {
        if source.is_test() {
            continue;
        }
        let body = source
            .text
            .split("#[cfg(test)]\nmod tests {")
            .next()
            .unwrap();
        let lines = body
            .lines()
            .filter(|line| !line.trim().is_empty() && !line.trim_start().starts_with("//"))
            .count();
        assert!(
            lines <= LINES,
            "{} has {lines} lines of code: it holds two things",
            source.path
        );
    }
}

#[test]
fn no_file_has_a_name_that_says_nothing() {
    for source in sources() {
        let name = source
            .path
            .rsplit('/')
            .next()
            .unwrap()
            .trim_end_matches(".rs");
        let says_nothing = [
            "util", "utils", "helper", "helpers", "common", "manager", "misc", "shared", "stuff",
        ];
        assert!(!says_nothing.contains(&name), "{}", source.path);
    }
}

#[test]
fn the_scanner_itself_sees_every_way_to_write_a_path() {
    let source = Source {
        path: "src/web/oauth/token.rs".to_owned(),
        text: String::new(),
    };
    let code = code(
        "use crate::{actions::{a, b}, oauth};\n// use crate::cli;\nfn f() { crate::store::x(); super::super::super::jobs::y(); super::z(); \
         let s = \"crate::world\"; }",
    );
    let used = modules_used(&source, &code);
    assert_eq!(used, ["actions", "jobs", "oauth", "store"].into());
    assert!(paths("a axum::x", "axum::").next().is_some());
    assert!(paths("a_axum::x b::axum::y", "axum::").next().is_none());
}
