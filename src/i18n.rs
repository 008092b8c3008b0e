//! Texts by key (Project Fluent), one embedded file per language, chosen by `Accept-Language`.

use std::borrow::Cow;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

/// A language is a file and a line here. The first one also fills the gaps of the others.
const FILES: &[(&str, &str)] = &[("en", include_str!("../locales/en.ftl"))];

/// Scripts of these languages run from right to left.
const RIGHT_TO_LEFT: &[&str] = &[
    "ar", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi",
];

/// So many languages of a header are looked at, so that a long one costs no more than a short one.
const MOST_RANGES: usize = 20;

struct Locale {
    tag: &'static str,
    bundle: FluentBundle<FluentResource>,
}

static LOCALES: LazyLock<Vec<Locale>> = LazyLock::new(|| {
    FILES
        .iter()
        .map(|(tag, source)| Locale::read(tag, source))
        .collect()
});

impl Locale {
    fn read(tag: &'static str, source: &str) -> Self {
        // What does not parse is left out here, and stops the tests below.
        let resource =
            FluentResource::try_new(source.to_owned()).unwrap_or_else(|(readable, _)| readable);
        let language: LanguageIdentifier = tag.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        // Names that outsiders chose stand in `<bdi>`; invisible marks beside it would end up in copied text.
        bundle.set_use_isolating(false);
        let _ = bundle.add_resource(resource);
        Self { tag, bundle }
    }

    fn format<'a>(&'a self, key: &str, args: Option<&'a FluentArgs<'_>>) -> Option<Cow<'a, str>> {
        let (id, attribute) = key
            .split_once('.')
            .map_or((key, None), |(id, attribute)| (id, Some(attribute)));
        let message = self.bundle.get_message(id)?;
        let pattern = match attribute {
            Some(name) => message.get_attribute(name)?.value(),
            None => message.value()?,
        };
        Some(self.bundle.format_pattern(pattern, args, &mut Vec::new()))
    }
}

/// The texts of one language; cheap to copy, made once per request.
#[derive(Clone, Copy)]
pub struct Texts(&'static Locale);

impl Texts {
    /// The best language we have for an `Accept-Language` header (RFC 9110 12.5.4, lookup of RFC 4647 3.4), English without one.
    pub fn negotiate(accept_language: Option<&str>) -> Self {
        let wanted = ranges(accept_language.unwrap_or_default());
        let best = wanted
            .iter()
            .find_map(|range| LOCALES.iter().find(|locale| serves(locale.tag, range)));
        Self(best.unwrap_or(&LOCALES[0]))
    }

    /// The language tag, for `<html lang>`.
    pub fn lang(self) -> &'static str {
        self.0.tag
    }

    /// `ltr` or `rtl`, for `<html dir>`.
    pub fn dir(self) -> &'static str {
        let language = self.0.tag.split('-').next().unwrap_or_default();
        if RIGHT_TO_LEFT.contains(&language) {
            "rtl"
        } else {
            "ltr"
        }
    }

    /// The text of a key (`consent-title`, or `error-not-found.way` for an attribute).
    pub fn get(self, key: &str) -> Cow<'static, str> {
        let found = self
            .0
            .format(key, None)
            .or_else(|| LOCALES[0].format(key, None));
        found.unwrap_or_else(|| missing(key).into())
    }

    /// The text of a key with its values: `texts.with("home-apps", &[("count", 3.into())])`.
    pub fn with(self, key: &str, values: &[(&str, FluentValue<'_>)]) -> String {
        let args: FluentArgs<'_> = values
            .iter()
            .map(|(name, value)| (*name, value.clone()))
            .collect();
        let found = self
            .0
            .format(key, Some(&args))
            .or_else(|| LOCALES[0].format(key, Some(&args)));
        found.map_or_else(|| missing(key), Cow::into_owned)
    }
}

/// Stands where a text is missing; every page is rendered in a test that looks for it.
fn missing(key: &str) -> String {
    format!("⟦{key}⟧")
}

/// The languages of the header, best first; those with `q=0` are refused ones.
fn ranges(header: &str) -> Vec<String> {
    let mut ranges: Vec<(String, f32)> = header
        .split(',')
        .take(MOST_RANGES)
        .filter_map(|item| {
            let mut parts = item.split(';').map(str::trim);
            let range = parts
                .next()
                .filter(|range| !range.is_empty())?
                .to_ascii_lowercase();
            let weight = parts
                .find_map(|part| part.strip_prefix("q="))
                .map_or(1.0, |q| q.parse().unwrap_or(0.0));
            (weight > 0.0).then_some((range, weight))
        })
        .collect();
    ranges.sort_by(|a, b| b.1.total_cmp(&a.1));
    ranges.into_iter().map(|(range, _)| range).collect()
}

/// Whether a language of ours answers a range: the same tag, or the range with its end parts cut off.
fn serves(tag: &str, range: &str) -> bool {
    range == "*"
        || tag.eq_ignore_ascii_case(range)
        || range
            .get(..tag.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(tag))
            && range[tag.len()..].starts_with('-')
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;

    /// The keys of a file, read by a rule of their own: a name at the start of a line, before ` =`.
    fn keys(source: &str) -> Vec<&str> {
        source
            .lines()
            .filter(|line| line.starts_with(|first: char| first.is_ascii_lowercase()))
            .filter_map(|line| line.split_once(" =").map(|(key, _)| key))
            .collect()
    }

    fn source_files(dir: &Path, found: &mut Vec<String>) {
        for entry in std::fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                source_files(&path, found);
            } else if path
                .extension()
                .is_some_and(|kind| kind == "rs" || kind == "html")
            {
                found.push(std::fs::read_to_string(&path).unwrap());
            }
        }
    }

    fn sources() -> Vec<String> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let mut found = Vec::new();
        source_files(&root.join("templates"), &mut found);
        source_files(&root.join("src/web"), &mut found);
        found
    }

    /// Every `"quoted-word"` of a source.
    fn literals(source: &str) -> impl Iterator<Item = &str> {
        source.split('"').filter(|text| {
            !text.is_empty()
                && text
                    .chars()
                    .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "-.".contains(c))
        })
    }

    /// The keys that a source asks for by a call.
    fn asked(source: &str) -> impl Iterator<Item = &str> {
        ["t(\"", "texts.get(\"", "texts.with(\"", "rich(\""]
            .into_iter()
            .flat_map(move |call| {
                source
                    .match_indices(call)
                    // `t(` is the whole name of the function, not the end of another's.
                    .filter(|(at, _)| {
                        !source[..*at]
                            .ends_with(|before: char| before.is_alphanumeric() || before == '_')
                    })
                    .filter_map(move |(at, _)| source[at + call.len()..].split('"').next())
            })
    }

    #[test]
    fn every_file_parses() {
        for (tag, source) in FILES {
            if let Err((_, errors)) = FluentResource::try_new((*source).to_owned()) {
                panic!("{tag}: {errors:?}");
            }
            let keys = keys(source);
            assert_eq!(
                keys.len(),
                keys.iter().collect::<BTreeSet<_>>().len(),
                "{tag} has a key twice"
            );
        }
    }

    #[test]
    fn every_text_that_is_asked_for_exists() {
        let texts = Texts::negotiate(None);
        for source in sources() {
            for key in asked(&source) {
                assert!(!texts.get(key).starts_with('⟦'), "no text for {key}");
            }
        }
    }

    #[test]
    fn every_text_is_asked_for() {
        let sources = sources();
        let used: BTreeSet<&str> = sources
            .iter()
            .flat_map(|source| literals(source))
            .map(|key| key.split('.').next().unwrap_or(key))
            .collect();
        for key in keys(FILES[0].1) {
            assert!(used.contains(key), "nobody asks for the text {key}");
        }
    }

    #[test]
    fn other_languages_have_the_keys_of_the_first_and_no_more() {
        let first: BTreeSet<&str> = keys(FILES[0].1).into_iter().collect();
        for (tag, source) in &FILES[1..] {
            assert_eq!(
                keys(source).into_iter().collect::<BTreeSet<_>>(),
                first,
                "{tag}"
            );
        }
    }

    #[test]
    fn the_header_decides_by_weight_and_by_order() {
        assert_eq!(
            ranges("de;q=0.5, en-GB , fr;q=0, *;q=0.1"),
            ["en-gb", "de", "*"]
        );
        assert_eq!(ranges(""), Vec::<String>::new());
        assert!(serves("en", "en-gb") && serves("en", "*") && serves("pt-BR", "pt-br"));
        assert!(!serves("en", "eng") && !serves("pt-BR", "pt"));
    }

    #[test]
    fn an_unknown_language_or_a_hostile_header_gives_english() {
        for header in [
            None,
            Some(""),
            Some("tlh"),
            Some(";;;,,,"),
            Some("ü;q=x"),
            Some("e"),
        ] {
            assert_eq!(Texts::negotiate(header).lang(), "en");
        }
        assert_eq!(Texts::negotiate(None).dir(), "ltr");
    }
}
