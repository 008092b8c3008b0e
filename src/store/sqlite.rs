//! SQLite: one writer thread with group commit, and a small pool of readers that are used on the caller's own thread.
//!
//! The writer takes the operations that wait, runs them in one `BEGIN IMMEDIATE … COMMIT` with `synchronous=FULL`, and answers all of them
//! after the commit. If one breaks, the batch is rolled back and each of its operations runs again alone, so a breakage costs only itself.

use std::fs::OpenOptions;
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::Duration;

use futures_util::FutureExt;
use rusqlite::Connection;
use tokio::sync::{mpsc, oneshot};

use super::{Error, Op, OpenError, Opening, Tx};

/// Operations that may wait for the writer; a caller beyond that waits for a place.
const QUEUE: usize = 1024;
/// Operations that share a commit.
const BATCH: usize = 256;
/// How long a statement waits for another process's write (the command line beside the server).
const BUSY: Duration = Duration::from_secs(5);
/// Pages that the writer keeps in memory, in KiB.
const WRITER_CACHE: i64 = 16_384;
/// Pages in the log at which the writer itself writes them back, and begins the log anew. Most are written back already by then.
const LOG_PAGES: i64 = 8_000;
/// Operations after which the log is written back beside the writer.
const CHECKPOINT_EVERY: usize = 256;
/// Prepared statements kept for each connection.
const STATEMENTS: usize = 128;

/// A SQLite file, its writer and its readers.
#[derive(Clone)]
pub struct SqliteStore {
    inner: Arc<Inner>,
}

struct Inner {
    path: PathBuf,
    writer: mpsc::Sender<Box<dyn Job>>,
    thread: Mutex<Option<JoinHandle<()>>>,
    readers: Mutex<Vec<Connection>>,
}

impl SqliteStore {
    pub(super) fn open(path: &Path, opening: Opening) -> Result<Self, OpenError> {
        make_file(path, opening)?;
        let connection = connect(path)?;
        if opening != Opening::Look {
            write_ahead(&connection, path)?;
        }
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.pragma_update(None, "foreign_keys", true)?;
        // What is erased (the randomness of a closed repeat window) is overwritten, not only unlinked.
        connection.pragma_update(None, "secure_delete", true)?;
        connection.pragma_update(None, "cache_size", -WRITER_CACHE)?;
        connection.pragma_update(None, "wal_autocheckpoint", LOG_PAGES)?;
        let (writer, jobs) = mpsc::channel(QUEUE);
        let thread = std::thread::Builder::new()
            .name("sqlite-writer".to_owned())
            .spawn({
                let path = path.to_owned();
                move || write(connection, jobs, Checkpoints::of(path))
            })
            .map_err(|source| OpenError::File {
                path: path.display().to_string(),
                source,
            })?;
        Ok(Self {
            inner: Arc::new(Inner {
                path: path.to_owned(),
                writer,
                thread: Mutex::new(Some(thread)),
                readers: Mutex::new(Vec::new()),
            }),
        })
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.inner.path
    }

    pub(super) async fn commit<O: Op>(&self, op: O) -> Result<O::Out, Error> {
        let (reply, answer) = oneshot::channel();
        let job = Box::new(Queued {
            op,
            out: None,
            reply,
        });
        self.inner
            .writer
            .send(job)
            .await
            .map_err(|_| Error::new("queueing", "the writer has stopped"))?;
        answer
            .await
            .map_err(|_| Error::new("waiting", "the writer stopped before it answered"))?
    }

    /// Runs `work` on the writer's connection, outside any transaction: migrations, backups, checks.
    pub(super) async fn with_writer<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Connection) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, Error> {
        let (reply, answer) = oneshot::channel();
        let job = Box::new(Exclusive {
            work: Some(work),
            reply: Some(reply),
        });
        self.inner
            .writer
            .send(job)
            .await
            .map_err(|_| Error::new("queueing", "the writer has stopped"))?;
        answer
            .await
            .map_err(|_| Error::new("waiting", "the writer stopped before it answered"))?
    }

    /// Readers that nobody uses.
    pub(super) fn idle_readers(&self) -> u64 {
        let readers = self.inner.readers.lock();
        readers.unwrap_or_else(PoisonError::into_inner).len() as u64
    }

    pub(super) fn reader(&self) -> Result<PooledReader, Error> {
        let pooled = self
            .inner
            .readers
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .pop();
        let connection = if let Some(connection) = pooled {
            connection
        } else {
            let connection = connect(&self.inner.path)?;
            connection.pragma_update(None, "query_only", true)?;
            connection
        };
        Ok(PooledReader {
            connection: Some(connection),
            store: self.clone(),
        })
    }

    pub(super) fn close(&self) {
        let thread = self
            .inner
            .thread
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        self.inner
            .readers
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clear();
        if let Some(thread) = thread {
            // A full queue only means that the writer is busy; it will come to this job too.
            let stop: Box<dyn Job> = Box::new(Stop);
            if self.inner.writer.try_send(stop).is_ok() {
                let _ = thread.join();
            }
        }
    }
}

/// A reading connection that returns to the pool when dropped.
pub(crate) struct PooledReader {
    connection: Option<Connection>,
    store: SqliteStore,
}

impl PooledReader {
    pub(super) fn connection(&mut self) -> &mut Connection {
        self.connection.as_mut().expect("taken only by drop")
    }
}

impl Drop for PooledReader {
    fn drop(&mut self) {
        if let Some(connection) = self.connection.take() {
            self.store
                .inner
                .readers
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(connection);
        }
    }
}

/// Creates the file with mode 0600, so that its `-wal` and `-shm` get that too, and refuses a file of another system user:
/// a root shell would otherwise leave files behind that the server cannot write.
fn make_file(path: &Path, opening: Opening) -> Result<(), OpenError> {
    let file_error = |source| OpenError::File {
        path: path.display().to_string(),
        source,
    };
    match std::fs::metadata(path) {
        Ok(metadata) => {
            let me = rustix::process::geteuid().as_raw();
            if metadata.uid() != me {
                return Err(OpenError::Foreign {
                    path: path.display().to_string(),
                    owner: metadata.uid(),
                    me,
                });
            }
            Ok(())
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            if matches!(opening, Opening::MustExist | Opening::Look) {
                return Err(OpenError::Missing(format!("sqlite:{}", path.display())));
            }
            if let Some(folder) = path
                .parent()
                .filter(|folder| !folder.as_os_str().is_empty())
            {
                std::fs::create_dir_all(folder).map_err(file_error)?;
            }
            OpenOptions::new()
                .write(true)
                .create(true)
                .truncate(false)
                .mode(0o600)
                .open(path)
                .map_err(file_error)?;
            Ok(())
        }
        Err(error) => Err(file_error(error)),
    }
}

/// Switches to the write-ahead log, once in the life of a file. Two processes that begin at once take turns by a lock on the folder:
/// SQLite tells the second "locked" without waiting.
fn write_ahead(connection: &Connection, path: &Path) -> Result<(), OpenError> {
    let mode: String = connection.pragma_query_value(None, "journal_mode", |row| row.get(0))?;
    if mode == "wal" {
        return Ok(());
    }
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."));
    let file_error = |source| OpenError::File {
        path: folder.display().to_string(),
        source,
    };
    let alone = std::fs::File::open(folder).map_err(file_error)?;
    alone.lock().map_err(file_error)?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    Ok(())
}

fn connect(path: &Path) -> rusqlite::Result<Connection> {
    use rusqlite::OpenFlags;
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    connection.busy_timeout(BUSY)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    Ok(connection)
}

/// Something for the writer thread.
trait Job: Send {
    /// Whether it shares a commit with others.
    fn shares(&self) -> bool {
        true
    }
    /// Runs inside the open transaction (or outside any, if it does not share). `false`: it broke.
    fn run(&mut self, connection: &mut Connection) -> bool;
    /// Answers the caller, after the commit or instead of it.
    fn answer(self: Box<Self>, committed: Result<(), Error>);
    /// Whether the thread ends with this job.
    fn stops(&self) -> bool {
        false
    }
}

struct Queued<O: Op> {
    op: O,
    out: Option<Result<O::Out, Error>>,
    reply: oneshot::Sender<Result<O::Out, Error>>,
}

impl<O: Op> Job for Queued<O> {
    fn run(&mut self, connection: &mut Connection) -> bool {
        let out = catch_unwind(AssertUnwindSafe(|| {
            let mut tx = Tx::Sqlite(connection);
            self.op.run(&mut tx).now_or_never()
        }));
        let out = match out {
            Ok(Some(out)) => out,
            Ok(None) => Err(Error::new(
                "running",
                "an operation waited for something other than the database",
            )),
            Err(_) => Err(Error::new("running", "an operation panicked")),
        };
        let ok = out.is_ok();
        self.out = Some(out);
        ok
    }

    fn answer(self: Box<Self>, committed: Result<(), Error>) {
        let out = match (self.out, committed) {
            (Some(Ok(out)), Ok(())) => Ok(out),
            (Some(Err(error)), _) | (_, Err(error)) => Err(error),
            (None, Ok(())) => Err(Error::new("running", "an operation was not run")),
        };
        // The caller may have gone; what is committed is committed.
        let _ = self.reply.send(out);
    }
}

struct Exclusive<F, T> {
    work: Option<F>,
    reply: Option<oneshot::Sender<Result<T, Error>>>,
}

impl<T: Send + 'static, F: FnOnce(&mut Connection) -> Result<T, Error> + Send> Job
    for Exclusive<F, T>
{
    fn shares(&self) -> bool {
        false
    }
    fn run(&mut self, connection: &mut Connection) -> bool {
        if let (Some(work), Some(reply)) = (self.work.take(), self.reply.take()) {
            let _ = reply.send(work(connection));
        }
        true
    }
    fn answer(self: Box<Self>, _committed: Result<(), Error>) {}
}

struct Stop;

impl Job for Stop {
    fn shares(&self) -> bool {
        false
    }
    fn run(&mut self, _connection: &mut Connection) -> bool {
        true
    }
    fn answer(self: Box<Self>, _committed: Result<(), Error>) {}
    fn stops(&self) -> bool {
        true
    }
}

/// The writer thread.
fn write(
    mut connection: Connection,
    mut jobs: mpsc::Receiver<Box<dyn Job>>,
    mut checkpoints: Checkpoints,
) {
    let mut next = None;
    let mut batch: Vec<Box<dyn Job>> = Vec::with_capacity(BATCH);
    loop {
        let Some(mut job) = next.take().or_else(|| jobs.blocking_recv()) else {
            break;
        };
        if !job.shares() {
            job.run(&mut connection);
            if job.stops() {
                break;
            }
            continue;
        }
        batch.push(job);
        // What waits shares the commit; nothing waits for a timer.
        while batch.len() < BATCH {
            match jobs.try_recv() {
                Ok(job) if job.shares() => batch.push(job),
                Ok(job) => {
                    next = Some(job);
                    break;
                }
                Err(_) => break,
            }
        }
        let written = batch.len();
        commit_together(&mut connection, &mut batch);
        checkpoints.after(written);
    }
    // The last connection that closes removes the log, and it must be one that may write.
    checkpoints.end();
}

/// Writes the log back into the file beside the writer, on a thread that begins with the first need of it: a writer that did it alone would
/// let everybody wait meanwhile.
struct Checkpoints {
    path: PathBuf,
    written: usize,
    thread: Option<(SyncSender<()>, JoinHandle<()>)>,
}

impl Checkpoints {
    fn of(path: PathBuf) -> Self {
        Self {
            path,
            written: 0,
            thread: None,
        }
    }

    fn after(&mut self, written: usize) {
        self.written += written;
        if self.written < CHECKPOINT_EVERY {
            return;
        }
        self.written = 0;
        if self.thread.is_none() {
            self.thread = self.begin();
        }
        if let Some((wake, _)) = &self.thread {
            // Full: one is waiting already.
            let _ = wake.try_send(());
        }
    }

    /// `None` if it cannot begin; then the writer's own checkpoints are all there are.
    fn begin(&self) -> Option<(SyncSender<()>, JoinHandle<()>)> {
        let connection = connect(&self.path).ok()?;
        let (wake, woken) = sync_channel(1);
        let thread = std::thread::Builder::new()
            .name("sqlite-checkpoint".to_owned())
            .spawn(move || {
                while woken.recv().is_ok() {
                    // Passive: waits for nobody, and nobody waits for it. One that fails is followed by another.
                    let _ = connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()));
                }
            })
            .ok()?;
        Some((wake, thread))
    }

    fn end(self) {
        if let Some((wake, thread)) = self.thread {
            drop(wake);
            let _ = thread.join();
        }
    }
}

fn commit_together(connection: &mut Connection, batch: &mut Vec<Box<dyn Job>>) {
    let all_ran = begin(connection).is_ok() && batch.iter_mut().all(|job| job.run(connection));
    if all_ran && finish(connection).is_ok() {
        for job in batch.drain(..) {
            job.answer(Ok(()));
        }
        return;
    }
    roll_back(connection);
    for mut job in batch.drain(..) {
        let committed = begin(connection).and_then(|()| {
            if job.run(connection) {
                finish(connection)
            } else {
                Ok(())
            }
        });
        roll_back(connection);
        job.answer(committed);
    }
}

fn begin(connection: &Connection) -> Result<(), Error> {
    connection.prepare_cached("BEGIN IMMEDIATE")?.execute([])?;
    Ok(())
}

fn finish(connection: &Connection) -> Result<(), Error> {
    connection.prepare_cached("COMMIT")?.execute([])?;
    Ok(())
}

/// Ends a transaction that is still open; SQLite may have ended it by itself (disk full).
fn roll_back(connection: &Connection) {
    if !connection.is_autocommit() {
        let _ = connection.execute_batch("ROLLBACK");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a killed process left is in the system's hands; only this setting says that a power cut finds it on the disk.
    #[tokio::test]
    async fn each_commit_is_on_the_disk_before_its_answer() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("permesso.db");
        let store = SqliteStore::open(&path, Opening::MayCreate).unwrap();
        let (journal, synchronous) = store
            .with_writer(|connection| {
                let journal: String =
                    connection.pragma_query_value(None, "journal_mode", |row| row.get(0))?;
                let synchronous: i64 =
                    connection.pragma_query_value(None, "synchronous", |row| row.get(0))?;
                Ok((journal, synchronous))
            })
            .await
            .unwrap();
        assert_eq!((journal.as_str(), synchronous), ("wal", 2), "2 is FULL");
    }
}
