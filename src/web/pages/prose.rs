//! Sentences of ours with words of others in them: escaped, isolated, and never mistaken for ours.

use std::fmt;

use askama::filters::{Html, HtmlSafe, escape};

use super::times;
use crate::i18n::Texts;
use crate::people::calendar;

/// A value within a sentence.
#[derive(Clone, Copy)]
pub(super) enum Part<'a> {
    /// A number, which decides between singular and plural.
    Count(i64),
    /// A word that we made ourselves (a span of time).
    Plain(&'a str),
    /// What a client or a person wrote: isolated, so that its direction can't reorder our words.
    Name(&'a str),
    /// An e-mail address or a user name: left to right.
    Address(&'a str),
    /// A host, scheme or address: left to right, strong.
    Host(&'a str),
    /// A word of a protocol.
    Code(&'a str),
    /// Words of ours that stand where a host would.
    Strong(&'a str),
    /// A link; the text is ours.
    Link(&'a str, &'a str),
    /// A link whose text is a host.
    HostLink(&'a str, &'a str),
    /// A moment, seen from `now`: (now, at).
    Time(i64, i64),
    /// The day of a moment: "3 March 2026".
    Day(i64),
    /// The rest of a sentence within this one.
    Prose(&'a Prose),
}

/// Escaped HTML. Made by this file only.
pub(super) struct Prose(String);

impl fmt::Display for Prose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

// What is in it went through `escaped`, or is one of the tags below.
impl HtmlSafe for Prose {}

impl Prose {
    /// The text of `key` with its values set in.
    pub(super) fn new(texts: Texts, key: &str, parts: &[(&str, Part<'_>)]) -> Self {
        // Values take their places only after escaping, by marks from the private use area that no text of ours contains:
        // a value is never formatted, so what a client wrote can't act as markup or as another value's mark.
        let marks: Vec<String> = (0..).zip(parts).map(|(i, _)| mark(i).to_string()).collect();
        let values: Vec<_> = parts
            .iter()
            .zip(&marks)
            .map(|((name, part), mark)| match part {
                Part::Count(count) => (*name, (*count).into()),
                _ => (*name, mark.as_str().into()),
            })
            .collect();
        let mut html = String::new();
        for c in escaped(&texts.with(key, &values)).chars() {
            match (0..).zip(parts).find(|(i, _)| mark(*i) == c) {
                Some((_, (_, part))) => part.write(texts, &mut html),
                None => html.push(c),
            }
        }
        Self(html)
    }
}

/// `<time>` with the words to read and the exact moment on hover.
pub(super) fn time(texts: Texts, now: i64, at: i64) -> Prose {
    let mut html = String::new();
    Part::Time(now, at).write(texts, &mut html);
    Prose(html)
}

impl Part<'_> {
    /// A number of things.
    pub(super) fn of(count: usize) -> Self {
        Self::Count(i64::try_from(count).unwrap_or(i64::MAX))
    }

    fn write(self, texts: Texts, html: &mut String) {
        let text = match self {
            Part::Count(count) => count.to_string(),
            Part::Plain(text) => escaped(text),
            Part::Code(code) => format!("<code>{}</code>", escaped(code)),
            Part::Name(name) => format!("<bdi>{}</bdi>", escaped(name)),
            Part::Address(text) => format!("<bdi dir=\"ltr\">{}</bdi>", escaped(text)),
            Part::Host(host) => format!("<bdi class=\"host\" dir=\"ltr\">{}</bdi>", escaped(host)),
            Part::Strong(text) => format!("<strong class=\"host\">{}</strong>", escaped(text)),
            Part::Link(href, text) => {
                format!("<a href=\"{}\">{}</a>", escaped(href), escaped(text))
            }
            Part::HostLink(href, host) => format!(
                "<a href=\"{}\" rel=\"noopener noreferrer\"><bdi class=\"host\" dir=\"ltr\">{}</bdi></a>",
                escaped(href),
                escaped(host)
            ),
            Part::Time(now, at) => format!(
                "<time datetime=\"{}\" title=\"{}\">{}</time>",
                calendar::machine(at),
                calendar::exact(at),
                escaped(&times::ago(texts, now, at))
            ),
            Part::Day(at) => format!(
                "<time datetime=\"{}\" title=\"{}\">{}</time>",
                calendar::day(at),
                calendar::exact(at),
                escaped(&times::day(texts, at))
            ),
            Part::Prose(prose) => prose.0.clone(),
        };
        html.push_str(&text);
    }
}

/// The stand-in of the value at place `i`.
fn mark(i: u32) -> char {
    char::from_u32(0xE000 + i).unwrap_or('\u{F8FF}')
}

fn escaped(text: &str) -> String {
    let Ok(safe) = escape(text, Html);
    safe.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_escaped_and_isolated_and_can_not_stand_for_each_other() {
        let texts = Texts::negotiate(None);
        let parts = [
            ("name", Part::Name("<b>\u{E000}\u{202E}\"</b>")),
            ("unused", Part::Host("x")),
        ];
        let html = Prose::new(texts, "consent-name", &parts).to_string();
        assert!(
            html.contains("<bdi>&#60;b&#62;\u{E000}\u{202E}&#34;&#60;/b&#62;</bdi>"),
            "{html}"
        );
        assert!(!html.contains("host"), "{html}");
    }
}
