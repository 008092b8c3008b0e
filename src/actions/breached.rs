//! Passwords that have become known (ASVS 6.2.12): binary search in a sorted file of SHA-1 digests that the operator supplies.

use std::cmp::Ordering;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom};
use std::path::Path;

use data_encoding::HEXUPPER;
use sha1::{Digest as _, Sha1};

/// Hexadecimal digits of a SHA-1.
const DIGITS: usize = 40;
/// The longest line that is read: a digest, a colon and a count.
const LINE: u64 = 128;

/// Whether the file has this password. A hash of each line stands first on it; what follows a colon is ignored.
///
/// # Errors
/// The file cannot be read, or a line of it is no digest.
pub fn contains(file: &Path, password: &str) -> io::Result<bool> {
    let wanted = HEXUPPER.encode(&Sha1::digest(password.as_bytes()));
    let mut file = BufReader::with_capacity(512, File::open(file)?);
    let (mut low, mut high) = (0, file.get_ref().metadata()?.len());
    // Every line that begins before `low` is smaller, every one that begins at `high` or later is greater.
    while low < high {
        let middle = low + (high - low) / 2;
        let (begin, line) = line_after(&mut file, middle)?;
        match line {
            // Empty lines can only stand at the end.
            Some(line) if begin < high && !line.trim().is_empty() => {
                match digest(&line)?.as_str().cmp(&wanted) {
                    Ordering::Equal => return Ok(true),
                    Ordering::Less => low = begin + line.len() as u64,
                    Ordering::Greater => high = middle,
                }
            }
            // No line begins between the middle and `high`.
            _ => high = middle,
        }
    }
    Ok(false)
}

/// The first line that begins at `at` or after it, and where that is.
fn line_after(file: &mut BufReader<File>, at: u64) -> io::Result<(u64, Option<String>)> {
    let mut begin = at;
    if at > 0 {
        // From the byte before: if that ends a line, one begins exactly here.
        file.seek(SeekFrom::Start(at - 1))?;
        let mut rest = Vec::new();
        file.by_ref().take(LINE).read_until(b'\n', &mut rest)?;
        begin = at - 1 + rest.len() as u64;
    } else {
        file.seek(SeekFrom::Start(0))?;
    }
    let mut line = String::new();
    file.by_ref().take(LINE).read_line(&mut line)?;
    Ok((begin, (!line.is_empty()).then_some(line)))
}

fn digest(line: &str) -> io::Result<String> {
    let word = line.split(':').next().unwrap_or_default().trim();
    let good = word.len() == DIGITS && word.bytes().all(|b| b.is_ascii_hexdigit());
    good.then(|| word.to_ascii_uppercase()).ok_or_else(|| {
        let what = "a line of the file of breached passwords is no SHA-1 in hexadecimal digits";
        io::Error::new(io::ErrorKind::InvalidData, what)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file_of(words: &[String], end: &str) -> tempfile::NamedTempFile {
        let mut lines: Vec<String> = words
            .iter()
            .enumerate()
            .map(|(at, word)| {
                let digest = HEXUPPER.encode(&Sha1::digest(word.as_bytes()));
                format!("{digest}:{}", 10_u64.pow(u32::try_from(at % 9).unwrap()))
            })
            .collect();
        lines.sort();
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), lines.join(end) + end).unwrap();
        file
    }

    #[test]
    fn every_password_of_the_file_is_found_and_no_other() {
        for count in [0, 1, 2, 3, 7, 100] {
            let words: Vec<String> = (0..count).map(|n| format!("word {n}")).collect();
            for end in ["\n", "\r\n"] {
                let file = file_of(&words, end);
                for word in &words {
                    assert!(contains(file.path(), word).unwrap(), "{word} of {count}");
                }
                for n in 0..50 {
                    assert!(!contains(file.path(), &format!("other {n}")).unwrap());
                }
            }
        }
    }

    #[test]
    fn the_last_line_needs_no_end() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let digest = HEXUPPER.encode(&Sha1::digest(b"a")).to_lowercase();
        std::fs::write(file.path(), digest).unwrap();
        assert!(contains(file.path(), "a").unwrap());
        assert!(!contains(file.path(), "b").unwrap());
    }

    #[test]
    fn what_is_no_list_is_an_error() {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), "password\n").unwrap();
        assert!(contains(file.path(), "a").is_err());
        assert!(contains(Path::new("/nowhere"), "a").is_err());
    }
}
