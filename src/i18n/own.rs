//! The operator's own words: a folder with `<language>.ftl`, which take the place of ours key by key.

use std::path::Path;

use super::compare::Texts;
use super::{FILES, Locale};

/// Every language, with the texts of `folder` in the place of ours.
///
/// # Errors
/// A sentence for each file or text that cannot be used.
pub(super) fn read(folder: &Path) -> Result<Vec<Locale>, Vec<String>> {
    let mut problems = Vec::new();
    let mut locales: Vec<Locale> = FILES.iter().map(Locale::shipped).collect();
    for path in files(folder)? {
        let shown = path.display();
        let language = path.file_stem().and_then(|stem| stem.to_str());
        let Some(at) = FILES.iter().position(|file| Some(file.tag) == language) else {
            let known: Vec<_> = FILES
                .iter()
                .map(|file| format!("{}.ftl", file.tag))
                .collect();
            problems.push(format!("{shown} is none of {}.", known.join(", ")));
            continue;
        };
        let source = match std::fs::read_to_string(&path) {
            Ok(source) => source,
            Err(error) => {
                problems.push(format!("{shown} cannot be read: {error}."));
                continue;
            }
        };
        let mistakes = mistakes(&source, at);
        problems.extend(
            mistakes
                .iter()
                .map(|mistake| format!("{shown}: {mistake}.")),
        );
        locales[at].replace(&source);
    }
    if problems.is_empty() {
        Ok(locales)
    } else {
        Err(problems)
    }
}

/// The files of texts, in order.
fn files(folder: &Path) -> Result<Vec<std::path::PathBuf>, Vec<String>> {
    let unreadable = |error| vec![format!("{} cannot be read: {error}.", folder.display())];
    let entries = std::fs::read_dir(folder).map_err(unreadable)?;
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.map_err(unreadable)?.path();
        if path.extension().is_some_and(|kind| kind == "ftl") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn mistakes(source: &str, language: usize) -> Vec<String> {
    let ours = |source| Texts::read(source).expect("our own files parse; a test reads them all");
    match Texts::read(source) {
        Ok(own) => own.mistakes(&ours(FILES[0].source), &ours(FILES[language].source)),
        Err(unreadable) => unreadable,
    }
}
