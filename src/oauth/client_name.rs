//! The name an app calls itself: text of a stranger that stands on our consent page.

use std::fmt;

use super::script;

/// Longest name in characters.
pub const MAX_CHARS: usize = 60;
/// Most combining marks on one character: more of them climb over the lines above and below.
const MAX_MARKS: usize = 3;

/// A name that can be shown: one line, nothing invisible, nothing that turns the direction of writing. It still has to
/// be escaped and isolated (`<bdi>`) where it is shown. It may be empty: the client then has no name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClientName(String);

impl ClientName {
    /// Cleans what was sent: control, format, zero-width and private-use characters go, white space becomes single
    /// spaces, and after [`MAX_CHARS`] it ends.
    pub fn clean(raw: &str) -> Self {
        let mut name = String::new();
        let (mut length, mut marks, mut gap) = (0, 0, false);
        for c in raw.chars() {
            if is_space(c) {
                gap = length > 0;
                continue;
            }
            marks = if is_stacking(c) { marks + 1 } else { 0 };
            if is_hidden(c) || marks > MAX_MARKS {
                continue;
            }
            // A mark after a gap would stand on the space; alone it has nothing to stand on.
            if marks > 0 && (gap || length == 0) {
                continue;
            }
            if length + usize::from(gap) >= MAX_CHARS {
                break;
            }
            if gap {
                name.push(' ');
                length += 1;
            }
            gap = false;
            name.push(c);
            length += 1;
        }
        Self(name)
    }

    /// The name, perhaps empty.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether nothing was left of it.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether it mixes scripts whose letters can be mistaken for each other, such as Latin and Cyrillic.
    pub fn mixes_scripts(&self) -> bool {
        script::is_mixed(&self.0)
    }
}

impl fmt::Display for ClientName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// White space and control characters that separate; U+2800 is a blank that Unicode counts as a symbol.
fn is_space(c: char) -> bool {
    c.is_whitespace() || c == '\u{2800}'
}

/// Control characters (Cc), format characters (Cf: bidi controls, zero-width, tags), `Default_Ignorable_Code_Point`,
/// private use, and U+FFFC.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c,
            '\u{AD}' | '\u{34F}' | '\u{600}'..='\u{605}' | '\u{61C}' | '\u{6DD}' | '\u{70F}' | '\u{890}'..='\u{891}' | '\u{8E2}'
            | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{E000}'..='\u{F8FF}' | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFC}' | '\u{110BD}' | '\u{110CD}' | '\u{13430}'..='\u{1343F}'
            | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{10FFFF}')
}

/// The marks that any base takes in any number.
fn is_stacking(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}' | '\u{483}'..='\u{489}' | '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}'
        | '\u{20D0}'..='\u{20FF}' | '\u{FE20}'..='\u{FE2F}')
}
