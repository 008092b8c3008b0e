//! Texts held against the English ones: the same keys and parts, and in each the same placeholders.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Message, Pattern, PatternElement};
use fluent_syntax::parser::parse;

/// Texts by key.
pub(super) struct Texts<'s>(BTreeMap<&'s str, Message<&'s str>>);

/// What a text may need besides its words.
#[derive(Default, PartialEq, Eq)]
struct Needs<'s> {
    placeholders: BTreeSet<&'s str>,
    /// What cannot work: functions, and keys that are not there.
    unknown: BTreeSet<&'s str>,
}

impl<'s> Texts<'s> {
    /// Reads a file.
    ///
    /// # Errors
    /// The line of each text that cannot be read, and each key that is there twice.
    pub(super) fn read(source: &'s str) -> Result<Self, Vec<String>> {
        let resource = parse(source).map_err(|(_, errors)| {
            let line = |at: usize| 1 + source[..at.min(source.len())].matches('\n').count();
            errors
                .iter()
                .map(|error| {
                    let text = error.slice.as_ref().unwrap_or(&error.pos);
                    format!("line {}: {error}", line(text.start))
                })
                .collect::<Vec<_>>()
        })?;
        let mut texts = BTreeMap::new();
        let mut twice = Vec::new();
        for entry in resource.body {
            if let Entry::Message(message) = entry {
                let key = message.id.name;
                if texts.insert(key, message).is_some() {
                    twice.push(format!("“{key}” is there twice"));
                }
            }
        }
        if twice.is_empty() {
            Ok(Self(texts))
        } else {
            Err(twice)
        }
    }

    /// The keys, in order.
    #[cfg(test)]
    pub(super) fn keys(&self) -> impl Iterator<Item = &'s str> {
        self.0.keys().copied()
    }

    /// What is wrong with each of these texts, held against `first`; a key they refer to may stand in `beside`.
    pub(super) fn mistakes(&self, first: &Texts<'_>, beside: &Texts<'_>) -> Vec<String> {
        let mut found = Vec::new();
        for (key, message) in &self.0 {
            let Some(model) = first.0.get(key) else {
                found.push(format!("“{key}” is not a text of this server"));
                continue;
            };
            let (model, own) = (parts(model), parts(message));
            for (part, pattern) in &model {
                let name = name(key, part);
                let Some(own) = own.get(part) else {
                    found.push(format!("“{name}” is missing"));
                    continue;
                };
                let (wanted, needs) = (needs(pattern, &[first]), needs(own, &[self, beside]));
                for lost in wanted.placeholders.difference(&needs.placeholders) {
                    found.push(format!("“{name}” has lost {{ ${lost} }}"));
                }
                for new in needs.placeholders.difference(&wanted.placeholders) {
                    found.push(format!("“{name}” has {{ ${new} }}, which nobody fills in"));
                }
                for unknown in needs.unknown {
                    found.push(format!("“{name}” refers to {unknown}, which is not there"));
                }
            }
            for part in own.keys().filter(|part| !model.contains_key(*part)) {
                found.push(format!(
                    "“{}” is not a text of this server",
                    name(key, part)
                ));
            }
        }
        found
    }
}

/// The value (with an empty name) and the attributes.
fn parts<'m, 's>(message: &'m Message<&'s str>) -> BTreeMap<&'s str, &'m Pattern<&'s str>> {
    let attributes = message.attributes.iter();
    attributes
        .map(|attribute| (attribute.id.name, &attribute.value))
        .chain(message.value.iter().map(|value| ("", value)))
        .collect()
}

fn name(key: &str, part: &str) -> String {
    if part.is_empty() {
        key.to_owned()
    } else {
        format!("{key}.{part}")
    }
}

/// What a pattern needs, itself and by the texts that it refers to.
fn needs<'s>(pattern: &Pattern<&'s str>, texts: &[&Texts<'s>]) -> Needs<'s> {
    let mut needs = Needs::default();
    gather(pattern, texts, &mut BTreeSet::new(), &mut needs);
    needs
}

fn gather<'s>(
    pattern: &Pattern<&'s str>,
    texts: &[&Texts<'s>],
    seen: &mut BTreeSet<&'s str>,
    needs: &mut Needs<'s>,
) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            within(expression, texts, seen, needs);
        }
    }
}

fn within<'s>(
    expression: &Expression<&'s str>,
    texts: &[&Texts<'s>],
    seen: &mut BTreeSet<&'s str>,
    needs: &mut Needs<'s>,
) {
    let inline = match expression {
        Expression::Inline(inline) => inline,
        Expression::Select { selector, variants } => {
            for variant in variants {
                gather(&variant.value, texts, seen, needs);
            }
            selector
        }
    };
    match inline {
        InlineExpression::VariableReference { id } => {
            needs.placeholders.insert(id.name);
        }
        InlineExpression::MessageReference { id, .. } => {
            let Some(message) = texts.iter().find_map(|texts| texts.0.get(id.name)) else {
                needs.unknown.insert(id.name);
                return;
            };
            // Texts that refer to each other would go round for ever.
            if seen.insert(id.name) {
                for pattern in parts(message).values() {
                    gather(pattern, texts, seen, needs);
                }
            }
        }
        InlineExpression::FunctionReference { id, .. }
        | InlineExpression::TermReference { id, .. } => {
            needs.unknown.insert(id.name);
        }
        InlineExpression::Placeable { expression } => within(expression, texts, seen, needs),
        InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: &str = "a = One { $x }\nb = { $n ->\n    [one] Only this\n   *[other] { $n } of { $x }\n }\nc = Words\n    .d = { a }!\n";

    fn mistakes(own: &str) -> Vec<String> {
        let first = Texts::read(FIRST).unwrap();
        Texts::read(own).unwrap().mistakes(&first, &first)
    }

    #[test]
    fn what_says_the_same_otherwise_is_fine() {
        assert!(mistakes("a = { $x } Eins\n").is_empty());
        assert!(mistakes("b = { $n } x { $x }\nc = Worte\n    .d = ja, { $x }\n").is_empty());
    }

    #[test]
    fn each_mistake_names_its_key() {
        for (own, mistake) in [
            ("z = Words", "“z” is not a text of this server"),
            ("a = Eins", "“a” has lost { $x }"),
            ("a = { $x } { $y }", "“a” has { $y }, which nobody fills in"),
            ("c = Worte", "“c.d” is missing"),
            (
                "c = Worte\n    .d = { $x }\n    .e = x",
                "“c.e” is not a text of this server",
            ),
            ("a = { $x } { z }", "“a” refers to z, which is not there"),
            (
                "a = { DATETIME($x) } { $x }",
                "“a” refers to DATETIME, which is not there",
            ),
        ] {
            assert_eq!(mistakes(own), [mistake], "{own}");
        }
        assert_eq!(mistakes("c =\n    .d = { $x }"), ["“c” is missing"]);
    }

    #[test]
    fn what_cannot_be_read_is_told_by_its_line() {
        let told = |source| Texts::read(source).err().unwrap().join("\n");
        assert!(told("a = x\nb = { $x\n").starts_with("line 2"));
        assert_eq!(told("a = x\na = y\n"), "“a” is there twice");
    }

    #[test]
    fn texts_that_refer_to_each_other_are_read_once() {
        assert_eq!(
            mistakes("a = { c }\nc = { a }\n    .d = { $x }"),
            ["“c” has { $x }, which nobody fills in"]
        );
    }
}
