//! The keys that seal secrets in the database: from the settings, or from a file that the server makes when it first needs one.

use std::fs::{File, OpenOptions};
use std::io::{ErrorKind, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use crate::people::seal::{Key, Keys, Sealed};
use crate::store::Error;
use crate::world::Random;

const READING: &str = "reading the key file";
const WRITING: &str = "writing the key file";
const SEALING: &str = "sealing a secret";
const OPENING: &str = "opening a sealed secret";

/// What the file says about itself.
const HEAD: &str = "# Keys of Permesso: the first seals secrets in the database, all of them open.\n\
                    # Keep this file with your backups, but not beside them.\n";

/// The keys of one server.
pub struct KeyRing {
    setting: Option<Arc<Keys>>,
    file: PathBuf,
    /// What the file held when it was read last.
    read: RwLock<Arc<Keys>>,
}

impl KeyRing {
    /// The keys of a setting, else those of a file.
    pub fn new(setting: Option<Keys>, file: PathBuf) -> Self {
        Self {
            setting: setting.map(Arc::new),
            file,
            read: RwLock::default(),
        }
    }

    /// The file, if it is what holds the keys.
    pub fn file(&self) -> Option<&Path> {
        self.setting.is_none().then_some(&self.file)
    }

    /// The keys as they are now. None, if there is no file yet.
    pub fn keys(&self) -> Result<Arc<Keys>, Error> {
        if let Some(keys) = &self.setting {
            return Ok(Arc::clone(keys));
        }
        let keys = Arc::new(read(&self.file)?);
        // What was read once still opens if the file goes away while we run.
        if keys.current().is_some() {
            *self.read.write().unwrap_or_else(PoisonError::into_inner) = Arc::clone(&keys);
        }
        Ok(keys)
    }

    /// Encrypts under the key in use; without any, one is made.
    pub fn seal(&self, random: &Random, bound_to: &str, plain: &[u8]) -> Result<Sealed, Error> {
        // Read anew each time, which is seldom: nothing is sealed under a key that was taken away meanwhile.
        let known = self.cached();
        let mut keys = self.keys()?;
        if keys.current().is_none() {
            // A new key in the place of one that somebody moved away would be found out too late.
            if known.current().is_some() {
                let what = format!("{} is gone: put it back", self.file.display());
                return Err(Error::new(SEALING, what));
            }
            make(&self.file, random)?;
            keys = self.keys()?;
        }
        keys.seal(random.bytes(), bound_to, plain)
            .ok_or_else(|| Error::new(SEALING, "there is no key"))
    }

    /// Decrypts. A key that is not known may have been made by `permesso key rotate` while we ran: the file is read again.
    pub fn open(&self, sealed: &Sealed, bound_to: &str) -> Result<Vec<u8>, Error> {
        let mut keys = self.cached();
        if !keys.knows(&sealed.key_id) {
            keys = self.keys()?;
        }
        if !keys.knows(&sealed.key_id) {
            let what = format!("the key {} is not here", sealed.key_id);
            return Err(Error::new(OPENING, what));
        }
        keys.open(sealed, bound_to)
            .ok_or_else(|| Error::new(OPENING, "it was changed, or belongs to something else"))
    }

    /// Puts a new key before those of the file, which still open; `keep` says which of them stay.
    pub fn rotate(&self, random: &Random, keep: impl Fn(&Key) -> bool) -> Result<Arc<Keys>, Error> {
        let old = read(&self.file)?;
        let mut keys = vec![Key::from_random(random.bytes())];
        keys.extend(old.all().iter().filter(|key| keep(key)).cloned());
        let text = keys
            .iter()
            .fold(HEAD.to_owned(), |text, key| text + &key.expose() + "\n");
        // A whole file takes the place of the old one: a crash leaves one or the other.
        let beside = self.file.with_extension("key.new");
        let _ = std::fs::remove_file(&beside);
        write(&beside, &text)?;
        std::fs::rename(&beside, &self.file).map_err(|error| Error::new(WRITING, error))?;
        sync_folder(&self.file)?;
        self.keys()
    }

    fn cached(&self) -> Arc<Keys> {
        match &self.setting {
            Some(keys) => Arc::clone(keys),
            None => Arc::clone(&self.read.read().unwrap_or_else(PoisonError::into_inner)),
        }
    }
}

fn read(file: &Path) -> Result<Keys, Error> {
    let text = match std::fs::read_to_string(file) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Keys::default()),
        Err(error) => return Err(Error::new(READING, named(file, &error))),
    };
    Keys::parse(&text).map_err(|line| {
        let what = format!("{}, line {line}: not 64 hexadecimal digits", file.display());
        Error::new(READING, what)
    })
}

/// Makes the file with a first key. Of two processes at once one makes it, and both read that: it appears under its name when it is whole.
fn make(file: &Path, random: &Random) -> Result<(), Error> {
    let tag = u64::from_le_bytes(random.bytes());
    let beside = file.with_extension(format!("key.{tag:016x}"));
    let key = Key::from_random(random.bytes());
    write(&beside, &format!("{HEAD}{}\n", key.expose()))?;
    let linked = std::fs::hard_link(&beside, file);
    let _ = std::fs::remove_file(&beside);
    match linked {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => {
            Err(Error::new(WRITING, named(file, &error)))
        }
        _ => sync_folder(file),
    }
}

/// Readable by its owner only, and on the disk before it is relied on.
fn write(file: &Path, text: &str) -> Result<(), Error> {
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder).map_err(|error| Error::new(WRITING, error))?;
    }
    OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(file)
        .and_then(|mut out| {
            out.write_all(text.as_bytes())?;
            out.sync_all()
        })
        .map_err(|error| Error::new(WRITING, named(file, &error)))
}

fn sync_folder(file: &Path) -> Result<(), Error> {
    let folder = file
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    File::open(folder.unwrap_or(Path::new(".")))
        .and_then(|folder| folder.sync_all())
        .map_err(|error| Error::new(WRITING, error))
}

fn named(file: &Path, error: &std::io::Error) -> String {
    format!("{}: {error}", file.display())
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn the_file_is_made_when_it_is_needed_for_its_owner_only() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("new/permesso.key");
        let ring = KeyRing::new(None, file.clone());
        let random = Random::seeded(1);
        assert!(ring.keys().unwrap().current().is_none() && !file.exists());
        let sealed = ring.seal(&random, "a", b"secret").unwrap();
        let mode = std::fs::metadata(&file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        let other = KeyRing::new(None, file.clone());
        assert_eq!(other.open(&sealed, "a").unwrap(), b"secret");
        assert_eq!(
            std::fs::read_dir(file.parent().unwrap()).unwrap().count(),
            1
        );
    }

    #[test]
    fn a_running_server_finds_the_key_that_was_made_meanwhile() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("permesso.key");
        let random = Random::seeded(1);
        let running = KeyRing::new(None, file.clone());
        let before = running.seal(&random, "a", b"1").unwrap();
        let command = KeyRing::new(None, file);
        command.rotate(&random, |_| true).unwrap();
        let after = command.seal(&random, "a", b"2").unwrap();
        assert_ne!(before.key_id, after.key_id);
        assert_eq!(running.open(&after, "a").unwrap(), b"2");
        assert_eq!(command.open(&before, "a").unwrap(), b"1");
        command
            .rotate(&random, |key| key.id() != before.key_id)
            .unwrap();
        assert!(
            KeyRing::new(None, command.file.clone())
                .open(&before, "a")
                .is_err()
        );
    }

    #[test]
    fn the_first_key_may_be_made_by_a_rotation_in_a_folder_that_is_not_there() {
        let folder = tempfile::tempdir().unwrap();
        let ring = KeyRing::new(None, folder.path().join("data/permesso.key"));
        let keys = ring.rotate(&Random::seeded(1), |_| true).unwrap();
        assert_eq!(keys.all().len(), 1);
    }

    #[test]
    fn a_file_that_went_away_is_not_replaced_by_another_key() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("permesso.key");
        let random = Random::seeded(1);
        let running = KeyRing::new(None, file.clone());
        let sealed = running.seal(&random, "a", b"1").unwrap();
        std::fs::remove_file(&file).unwrap();
        assert!(running.seal(&random, "a", b"2").is_err() && !file.exists());
        assert_eq!(running.open(&sealed, "a").unwrap(), b"1");
    }

    #[test]
    fn a_setting_needs_no_file() {
        let ring = KeyRing::new(
            Some(Keys::new(vec![Key::from_random([1; 32])])),
            PathBuf::from("/nowhere/at/all"),
        );
        let sealed = ring.seal(&Random::seeded(1), "a", b"x").unwrap();
        assert_eq!(ring.open(&sealed, "a").unwrap(), b"x");
        assert_eq!(ring.file(), None);
    }

    #[test]
    fn a_broken_file_is_named_with_its_line() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("permesso.key");
        std::fs::write(&file, "# fine\nnot a key\n").unwrap();
        let error = KeyRing::new(None, file).keys().unwrap_err().causes();
        assert!(error.contains("line 2"), "{error}");
    }
}
