//! The little HTML that a browser without script needs: forms, their fields, and character references.

/// A form as a browser would send it: its fields with their preset values, its submit buttons apart.
#[derive(Debug, Clone)]
pub(crate) struct Form {
    pub(crate) action: String,
    pub(crate) fields: Vec<(String, String)>,
    pub(crate) buttons: Vec<(String, String)>,
}

impl Form {
    /// The first form of the page that has a field or button of that name.
    pub(crate) fn with(html: &str, name: &str) -> Option<Form> {
        forms(html).into_iter().find(|form| {
            form.fields
                .iter()
                .chain(&form.buttons)
                .any(|(key, _)| key == name)
        })
    }

    /// Types `value` into the field.
    pub(crate) fn set(&mut self, name: &str, value: &str) {
        match self.fields.iter_mut().find(|(key, _)| key == name) {
            Some(field) => value.clone_into(&mut field.1),
            None => self.fields.push((name.to_owned(), value.to_owned())),
        }
    }

    /// What is sent when the button of that name and value is pressed.
    pub(crate) fn pressed(&self, name: &str, value: &str) -> Vec<(String, String)> {
        let mut pairs = self.fields.clone();
        pairs.extend(
            self.buttons
                .iter()
                .find(|(key, text)| key == name && text == value)
                .cloned(),
        );
        pairs
    }
}

/// `data-page` of the body: which page this is.
pub(crate) fn page(html: &str) -> &str {
    html.split_once("data-page=\"")
        .and_then(|(_, rest)| rest.split('"').next())
        .unwrap_or("?")
}

/// Every form of the page, in its order.
pub(crate) fn forms(html: &str) -> Vec<Form> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some((_, after)) = rest.split_once("<form") {
        let (inside, tail) = after.split_once("</form").unwrap_or((after, ""));
        let (tag, content) = inside.split_once('>').unwrap_or((inside, ""));
        found.push(form(tag, content));
        rest = tail;
    }
    found
}

fn form(tag: &str, content: &str) -> Form {
    let mut form = Form {
        action: attribute(tag, "action").unwrap_or_default(),
        fields: Vec::new(),
        buttons: Vec::new(),
    };
    let mut rest = content;
    while let Some((_, after)) = rest.split_once('<') {
        let (tag, tail) = after.split_once('>').unwrap_or((after, ""));
        rest = tail;
        let Some(name) = attribute(tag, "name") else {
            continue;
        };
        let value = attribute(tag, "value");
        let kind = attribute(tag, "type").unwrap_or_default();
        if tag.starts_with("button") || (tag.starts_with("input") && kind == "submit") {
            form.buttons.push((name, value.unwrap_or_default()));
        } else if tag.starts_with("input") {
            let box_like = kind == "checkbox" || kind == "radio";
            if !box_like || attribute(tag, "checked").is_some() {
                form.fields.push((
                    name,
                    value.unwrap_or_else(|| if box_like { "on" } else { "" }.to_owned()),
                ));
            }
        } else if tag.starts_with("textarea") {
            form.fields
                .push((name, unescape(tail.split("</").next().unwrap_or_default())));
        }
    }
    form
}

/// The value of the first attribute of that name in the page.
pub(crate) fn value_of(html: &str, attribute: &str) -> Option<String> {
    let (_, after) = html.split_once(&format!(" {attribute}=\""))?;
    Some(unescape(after.split('"').next()?))
}

/// The text of the first element whose tag begins like this.
pub(crate) fn text_of(html: &str, tag: &str) -> Option<String> {
    let (_, after) = html.split_once(tag)?;
    let (_, inside) = after.split_once('>')?;
    Some(unescape(inside.split('<').next()?))
}

/// The attribute's value, its references resolved; one without a value is empty.
fn attribute(tag: &str, wanted: &str) -> Option<String> {
    let mut rest = tag.trim_start_matches(|c: char| !c.is_whitespace());
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if rest.is_empty() {
            return None;
        }
        let end = rest
            .find(|c: char| c.is_whitespace() || c == '=' || c == '/')
            .unwrap_or(rest.len());
        let (name, after) = rest.split_at(end);
        let mut value = "";
        rest = after;
        if let Some(after) = after.trim_start().strip_prefix('=') {
            let after = after.trim_start();
            (value, rest) = match after.chars().next() {
                Some(quote @ ('"' | '\'')) => {
                    after[1..].split_once(quote).unwrap_or((&after[1..], ""))
                }
                _ => after.split_at(after.find(char::is_whitespace).unwrap_or(after.len())),
            };
        }
        if name.eq_ignore_ascii_case(wanted) {
            return Some(unescape(value));
        }
        if end == 0 {
            rest = rest.get(1..).unwrap_or_default();
        }
    }
}

fn unescape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let resolved = after
            .split_once(';')
            .and_then(|(name, tail)| Some((reference(name)?, tail)));
        let (character, tail) = resolved.unwrap_or(('&', after));
        out.push(character);
        rest = tail;
    }
    out.push_str(rest);
    out
}

fn reference(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code)
        }
    }
}
