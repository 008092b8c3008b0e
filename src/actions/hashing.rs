//! Password hashing in a bounded pool: a hash costs 19 MiB and some 20 ms of one core, so sign-ins must not be a way to stop the server.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::sync::Semaphore;

use super::Refusal;

/// Hashes that may wait for a place; beyond, the answer is 503.
const QUEUE: usize = 64;
/// What `Retry-After` says then, in seconds.
const RETRY: u64 = 2;

/// The pool.
pub struct Hasher {
    places: Arc<Semaphore>,
    waiting: AtomicUsize,
}

impl Hasher {
    /// One place less than there are cores, so that the token endpoint always has one.
    pub(crate) fn new() -> Self {
        let cores = std::thread::available_parallelism().map_or(1, usize::from);
        Self { places: Arc::new(Semaphore::new(cores.saturating_sub(1).max(1))), waiting: AtomicUsize::new(0) }
    }

    /// Runs `work` off the runtime's threads. The permit lives as long as the work: a caller who hangs up does not free the place.
    pub async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, Refusal> {
        let place = {
            let _queued = Queued::enter(&self.waiting)?;
            Arc::clone(&self.places).acquire_owned().await.map_err(|_| Refusal::Busy(RETRY))?
        };
        tokio::task::spawn_blocking(move || {
            let out = work();
            drop(place);
            out
        })
        .await
        .map_err(|_| Refusal::Busy(RETRY))
    }
}

/// A place in the queue, given back when dropped (also when the caller hangs up).
struct Queued<'a>(&'a AtomicUsize);

impl<'a> Queued<'a> {
    fn enter(waiting: &'a AtomicUsize) -> Result<Self, Refusal> {
        if waiting.fetch_add(1, Ordering::Relaxed) >= QUEUE {
            waiting.fetch_sub(1, Ordering::Relaxed);
            return Err(Refusal::Busy(RETRY));
        }
        Ok(Self(waiting))
    }
}

impl Drop for Queued<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn beyond_the_queue_the_answer_is_busy() {
        let hasher = Arc::new(Hasher::new());
        let (release, hold) = std::sync::mpsc::channel::<()>();
        let hold = Arc::new(std::sync::Mutex::new(hold));
        let places = hasher.places.available_permits();
        let mut running = Vec::new();
        for _ in 0..places + QUEUE {
            let (hasher, hold) = (Arc::clone(&hasher), Arc::clone(&hold));
            running.push(tokio::spawn(async move { hasher.run(move || drop(hold.lock().map(|hold| hold.recv()))).await.is_ok() }));
        }
        while hasher.waiting.load(Ordering::Relaxed) < QUEUE {
            tokio::task::yield_now().await;
        }
        assert!(matches!(hasher.run(|| ()).await, Err(Refusal::Busy(_))));
        drop(release);
        for task in running {
            assert!(task.await.unwrap_or(false));
        }
    }
}
