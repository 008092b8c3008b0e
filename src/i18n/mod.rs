//! Texts by key (Project Fluent), one embedded file per language; chosen by the person, else by `Accept-Language`.

mod compare;
mod own;

use std::borrow::Cow;
use std::fmt;
use std::path::Path;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

/// A language we ship.
struct File {
    tag: &'static str,
    /// As those who speak it write it.
    name: &'static str,
    source: &'static str,
}

macro_rules! files {
    ($($tag:literal $name:literal,)*) => {
        &[$(File { tag: $tag, name: $name, source: include_str!(concat!("../../locales/", $tag, ".ftl")) }),*]
    };
}

/// A language is a file and a line here. The first one also fills the gaps of the others.
const FILES: &[File] = files! {
    "en" "English",
    "it" "Italiano",
    "fr" "Français",
    "de" "Deutsch",
    "es" "Español",
};

/// Scripts of these languages run from right to left.
const RIGHT_TO_LEFT: &[&str] = &[
    "ar", "ckb", "dv", "fa", "he", "ku", "ps", "sd", "ug", "ur", "yi",
];

/// So many languages of a header are looked at, so that a long one costs no more than a short one.
const MOST_RANGES: usize = 20;

struct Locale {
    tag: &'static str,
    name: &'static str,
    bundle: FluentBundle<FluentResource>,
}

static SHIPPED: LazyLock<Vec<Locale>> =
    LazyLock::new(|| FILES.iter().map(Locale::shipped).collect());

impl Locale {
    fn shipped(file: &File) -> Self {
        let language: LanguageIdentifier = file.tag.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![language]);
        // Names that outsiders chose stand in `<bdi>`; invisible marks beside it would end up in copied text.
        bundle.set_use_isolating(false);
        let mut locale = Self {
            tag: file.tag,
            name: file.name,
            bundle,
        };
        locale.replace(file.source);
        locale
    }

    /// Takes texts in the place of those of the same keys.
    fn replace(&mut self, source: &str) {
        // What does not parse is left out here, and stops the tests below.
        let resource =
            FluentResource::try_new(source.to_owned()).unwrap_or_else(|(readable, _)| readable);
        self.bundle.add_resource_overriding(resource);
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

/// All languages of one server.
#[derive(Clone, Copy)]
pub struct Languages(&'static [Locale]);

impl Default for Languages {
    /// With our own texts.
    fn default() -> Self {
        Self(&SHIPPED)
    }
}

impl fmt::Debug for Languages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

impl Languages {
    /// With the texts of the operator's `folder` in the place of ours. They stay in memory until the process ends: settings are read
    /// once, and a text that lives as long as the process is as cheap to hand on as one of ours.
    ///
    /// # Errors
    /// A sentence for each file or text that cannot be used.
    pub fn with(folder: &Path) -> Result<Self, Vec<String>> {
        Ok(Self(own::read(folder)?.leak()))
    }

    /// The best of these for an `Accept-Language` header (RFC 9110 12.5.4, lookup of RFC 4647 3.4), English without one.
    pub fn negotiate(self, accept_language: Option<&str>) -> Texts {
        let wanted = ranges(accept_language.unwrap_or_default());
        let best = wanted
            .iter()
            .find_map(|range| self.0.iter().find(|locale| serves(locale.tag, range)));
        self.of(best.unwrap_or(&self.0[0]))
    }

    /// The language of this tag, which somebody chose before.
    pub fn get(self, tag: &str) -> Option<Texts> {
        let found = self.0.iter().find(|locale| locale.tag == tag);
        found.map(|locale| self.of(locale))
    }

    /// Tag and name of each, the name in the language itself.
    pub fn iter(self) -> impl Iterator<Item = (&'static str, &'static str)> {
        self.0.iter().map(|locale| (locale.tag, locale.name))
    }

    fn of(self, locale: &'static Locale) -> Texts {
        Texts {
            locale,
            first: &self.0[0],
        }
    }
}

/// The texts of one language; cheap to copy, made once per request.
#[derive(Clone, Copy)]
pub struct Texts {
    locale: &'static Locale,
    first: &'static Locale,
}

impl Texts {
    /// The best of our own languages for a header.
    #[cfg(test)]
    pub(crate) fn negotiate(accept_language: Option<&str>) -> Self {
        Languages::default().negotiate(accept_language)
    }

    /// English words under the tag of a language that is written from right to left.
    #[cfg(test)]
    pub(crate) fn right_to_left() -> Self {
        static ARABIC: LazyLock<Locale> = LazyLock::new(|| Locale {
            tag: "ar",
            ..Locale::shipped(&FILES[0])
        });
        Self {
            locale: &ARABIC,
            first: &ARABIC,
        }
    }

    /// The language tag, for `<html lang>`.
    pub fn lang(self) -> &'static str {
        self.locale.tag
    }

    /// `ltr` or `rtl`, for `<html dir>`.
    pub fn dir(self) -> &'static str {
        let language = self.locale.tag.split('-').next().unwrap_or_default();
        if RIGHT_TO_LEFT.contains(&language) {
            "rtl"
        } else {
            "ltr"
        }
    }

    /// The text of a key (`consent-title`, or `error-not-found.way` for an attribute).
    pub fn get(self, key: &str) -> Cow<'static, str> {
        let found = self
            .locale
            .format(key, None)
            .or_else(|| self.first.format(key, None));
        found.unwrap_or_else(|| missing(key).into())
    }

    /// The text of a key with its values: `texts.with("home-apps", &[("count", 3.into())])`.
    pub fn with(self, key: &str, values: &[(&str, FluentValue<'_>)]) -> String {
        let args: FluentArgs<'_> = values
            .iter()
            .map(|(name, value)| (*name, value.clone()))
            .collect();
        let found = self
            .locale
            .format(key, Some(&args))
            .or_else(|| self.first.format(key, Some(&args)));
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

    fn read(file: &File) -> compare::Texts<'static> {
        compare::Texts::read(file.source)
            .unwrap_or_else(|errors| panic!("{}: {errors:?}", file.tag))
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
        for folder in ["src/web", "src/letters", "src/people", "src/oauth"] {
            source_files(&root.join(folder), &mut found);
        }
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
        for key in read(&FILES[0]).keys() {
            assert!(used.contains(key), "nobody asks for the text {key}");
        }
    }

    #[test]
    fn other_languages_have_the_keys_of_the_first_and_its_placeholders() {
        let first = read(&FILES[0]);
        let keys: BTreeSet<_> = first.keys().collect();
        for file in FILES {
            let texts = read(file);
            assert_eq!(texts.keys().collect::<BTreeSet<_>>(), keys, "{}", file.tag);
            let mistakes = texts.mistakes(&first, &texts);
            assert!(mistakes.is_empty(), "{}: {mistakes:#?}", file.tag);
        }
    }

    #[test]
    fn other_languages_say_it_in_their_own_words() {
        let english = Languages::default().negotiate(None);
        for file in &FILES[1..] {
            let texts = Languages::default().get(file.tag).unwrap();
            let same: Vec<_> = read(file)
                .keys()
                .filter(|key| {
                    texts.get(key).split(' ').count() > 3 && texts.get(key) == english.get(key)
                })
                .collect();
            assert!(same.is_empty(), "{}: {same:?}", file.tag);
            // Typewriter quotes and apostrophes are of no language.
            for line in file.source.lines().filter(|line| !line.starts_with('#')) {
                assert!(!line.contains(['\'', '"']), "{}: {line}", file.tag);
            }
        }
    }

    #[test]
    fn days_and_plurals_are_those_of_each_language() {
        let say = |tag, key, values: &[(&str, FluentValue<'_>)]| {
            Languages::default().get(tag).unwrap().with(key, values)
        };
        let date = |tag, day: i64| {
            let year = FluentValue::from("2026");
            say(
                tag,
                "time-date",
                &[("day", day.into()), ("month", 3.into()), ("year", year)],
            )
        };
        assert_eq!(date("en", 8), "on 8 March 2026");
        assert_eq!(date("it", 8), "l’8 marzo 2026");
        assert_eq!(date("it", 1), "il 1º marzo 2026");
        assert_eq!(date("fr", 1), "le 1er mars 2026");
        assert_eq!(date("de", 8), "am 8. März 2026");
        assert_eq!(date("es", 8), "el 8 de marzo de 2026");
        let days = |tag, count: i64| say(tag, "span-days", &[("count", count.into())]);
        assert_eq!(
            (days("fr", 0).as_str(), days("en", 0).as_str()),
            ("0 jour", "0 days")
        );
        assert_eq!(
            (days("de", 1).as_str(), days("de", 90).as_str()),
            ("1 Tag", "90 Tage")
        );
    }

    #[test]
    fn the_operators_words_take_the_place_of_ours_and_leave_the_rest() {
        let folder = tempfile::tempdir().unwrap();
        let write =
            |file: &str, text: &str| std::fs::write(folder.path().join(file), text).unwrap();
        write(
            "it.ftl",
            "home-title = Ciao\ntime-day = { $day }/{ $month }/{ $year }\n",
        );
        write("notes.txt", "not for us");
        let languages = Languages::with(folder.path()).unwrap();
        let italian = languages.get("it").unwrap();
        assert_eq!(italian.get("home-title"), "Ciao");
        assert_eq!(italian.get("home-sign-in"), "Accedi");
        let values = [
            ("day", 8.into()),
            ("month", 3.into()),
            ("year", "2026".into()),
        ];
        assert_eq!(
            italian.with("time-date", &values),
            "l’8/3/2026",
            "also where others refer to it"
        );
        assert_eq!(languages.negotiate(None).get("home-title"), "Welcome");
        write("it.ftl", "home-lead = Ciao\n");
        write("tlh.ftl", "home-title = nuqneH\n");
        let problems = Languages::with(folder.path()).unwrap_err().join("\n");
        assert!(
            problems.contains("it.ftl: “home-lead” has lost { $instance }."),
            "{problems}"
        );
        assert!(
            problems.contains("tlh.ftl is none of en.ftl, it.ftl"),
            "{problems}"
        );
        assert!(Languages::with(Path::new("nowhere/at/all")).is_err());
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
        assert_eq!(Texts::right_to_left().dir(), "rtl");
    }

    #[test]
    fn each_language_is_found_by_what_browsers_send() {
        for (header, tag) in [
            ("it-IT,it;q=0.9,en-US;q=0.8,en;q=0.7", "it"),
            ("fr-CH, fr;q=0.9, en;q=0.8, de;q=0.7, *;q=0.5", "fr"),
            ("pt-BR,es-419;q=0.4,de;q=0.6", "de"),
            ("nl, es;q=0.1", "es"),
        ] {
            assert_eq!(Texts::negotiate(Some(header)).lang(), tag, "{header}");
        }
    }
}
