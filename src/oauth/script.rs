//! UTS 39 5: which scripts a text is written in, as far as a person must know to not be fooled by letters that look alike.

/// Scripts that can be mistaken for each other, told apart; the writing systems of East Asia are one here, since names
/// there mix them as a matter of course.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Script {
    Latin,
    Greek,
    Cyrillic,
    EastAsian,
    Devanagari,
    /// Every other letter. Two of these in one text count as one script: they are not confused with each other.
    Other,
}

/// The script of a letter; `None` for digits, marks, punctuation and symbols, which all scripts share.
fn script(c: char) -> Option<Script> {
    if !c.is_alphabetic() {
        return None;
    }
    Some(match c {
        'A'..='Z'
        | 'a'..='z'
        | '\u{AA}'
        | '\u{BA}'
        | '\u{C0}'..='\u{24F}'
        | '\u{1E00}'..='\u{1EFF}' => Script::Latin,
        '\u{370}'..='\u{3FF}' | '\u{1F00}'..='\u{1FFF}' => Script::Greek,
        '\u{400}'..='\u{52F}'
        | '\u{1C80}'..='\u{1C8F}'
        | '\u{2DE0}'..='\u{2DFF}'
        | '\u{A640}'..='\u{A69F}' => Script::Cyrillic,
        '\u{900}'..='\u{97F}' => Script::Devanagari,
        '\u{1100}'..='\u{11FF}'
        | '\u{3005}'..='\u{3007}'
        | '\u{3031}'..='\u{318F}'
        | '\u{31A0}'..='\u{31FF}'
        | '\u{3400}'..='\u{4DBF}'
        | '\u{4E00}'..='\u{9FFF}'
        | '\u{A960}'..='\u{A97F}'
        | '\u{AC00}'..='\u{D7FF}'
        | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{323AF}' => Script::EastAsian,
        _ => Script::Other,
    })
}

/// Whether letters of scripts that can be mistaken for each other stand in one text. Latin beside an East Asian script
/// is usual and not meant (UTS 39 5.2, "highly restrictive").
pub(super) fn is_mixed(text: &str) -> bool {
    let has = |wanted| text.chars().any(|c| script(c) == Some(wanted));
    let alone = [
        Script::Greek,
        Script::Cyrillic,
        Script::Devanagari,
        Script::Other,
    ]
    .map(has);
    let beside = has(Script::Latin) || has(Script::EastAsian);
    alone.into_iter().filter(|&there| there).count() + usize::from(beside) > 1
}

/// Whether a label of a host name may be shown in its own script: one script only, one that we know well, and not made
/// of nothing but letters that look like Latin ones or like punctuation. Scripts that run from right to left are left
/// out: beside other labels they would change the order in which the host is read.
pub(super) fn is_safe_label(label: &str) -> bool {
    if label.is_ascii() {
        return true;
    }
    let plain = |c: char| c.is_ascii_digit() || c == '-';
    let all = |wanted: Script| label.chars().all(|c| plain(c) || script(c) == Some(wanted));
    let letters_within = |set: &str| label.chars().all(|c| plain(c) || set.contains(c));
    if all(Script::Latin) {
        // Beyond Latin Extended-A are letters that few people know; of the ones before, these pass for others.
        !label
            .chars()
            .any(|c| matches!(c, '\u{131}' | '\u{138}' | '\u{149}' | '\u{17F}'..='\u{24F}'))
    } else if all(Script::Cyrillic) {
        !letters_within("абгезопрсухъьѕіјѡѵҽһӏӓёԁԍԛԝ")
    } else if all(Script::Greek) {
        !letters_within("αάγηιίκνοόρτυύχωώ")
    } else if all(Script::EastAsian) {
        !label.chars().any(|c| "丶丿ノ〳〵".contains(c))
            && !letters_within("一二三八十工口ロニハエカソンーㅣㅡㅇ")
    } else {
        all(Script::Devanagari)
    }
}
