//! The closed loop: each lane sends, waits, records, sends again.

use std::{
    sync::Barrier,
    time::{Duration, Instant},
};

use futures_util::future::{join_all, try_join_all};

use crate::support::{Fallible, table::percentile};

/// Seconds at the start of each cell that are driven and not recorded.
pub(crate) const WARM_UP: f64 = 0.5;

/// Threads that drive; the server has the same two cores.
const THREADS: usize = 2;

/// What one cell came to: answers a second, and milliseconds.
pub(crate) struct Measured {
    pub(crate) rate: f64,
    pub(crate) p50: f64,
    pub(crate) p99: f64,
}

/// What one thread saw.
#[derive(Default)]
struct Seen {
    nanos: Vec<u64>,
    begun: Option<Instant>,
    ended: Option<Instant>,
}

/// Drives `lanes` lanes for so many seconds, or until `step` says that there is nothing left (`false`). Each thread has
/// a runtime of its own and its lanes stay on it: no lane waits for another thread's work.
pub(crate) fn drive<L>(
    lanes: usize,
    seconds: f64,
    open: impl AsyncFn(usize) -> Fallible<L> + Sync,
    step: impl AsyncFn(&mut L) -> Fallible<bool> + Sync,
) -> Fallible<Measured> {
    let threads = THREADS.min(lanes);
    let together = Barrier::new(threads);
    let seen: Vec<Fallible<Seen>> = std::thread::scope(|scope| {
        let running: Vec<_> = (0..threads)
            .map(|thread| {
                let (open, step, together) = (&open, &step, &together);
                scope.spawn(move || {
                    let runtime = tokio::runtime::Builder::new_current_thread()
                        .enable_all()
                        .build()?;
                    let opened = try_join_all(
                        (thread..lanes)
                            .step_by(threads)
                            .map(async |lane| open(lane).await),
                    );
                    let opened = runtime.block_on(opened);
                    together.wait();
                    runtime.block_on(run(opened?, seconds, step))
                })
            })
            .collect();
        running
            .into_iter()
            .map(|thread| {
                thread
                    .join()
                    .unwrap_or_else(|_| Err("a driving thread panicked".into()))
            })
            .collect()
    });
    let mut nanos = Vec::new();
    let (mut begun, mut ended) = (None, None);
    for seen in seen {
        let seen = seen?;
        nanos.extend(seen.nanos);
        begun = [begun, seen.begun].into_iter().flatten().min();
        ended = ended.max(seen.ended);
    }
    nanos.sort_unstable();
    let took = match (begun, ended) {
        (Some(begun), Some(ended)) => ended.duration_since(begun).as_secs_f64(),
        _ => f64::INFINITY,
    };
    let millis = |nanos: u64| Duration::from_nanos(nanos).as_secs_f64() * 1_000.0;
    let count = u32::try_from(nanos.len())?;
    Ok(Measured {
        rate: f64::from(count) / took,
        p50: millis(percentile(&nanos, 50)),
        p99: millis(percentile(&nanos, 99)),
    })
}

async fn run<L>(
    lanes: Vec<L>,
    seconds: f64,
    step: impl AsyncFn(&mut L) -> Fallible<bool>,
) -> Fallible<Seen> {
    let start = Instant::now();
    // Endless cells prepare, they are not measured: no warm-up.
    let warm = if seconds.is_finite() {
        Duration::from_secs_f64(WARM_UP)
    } else {
        Duration::ZERO
    };
    let end = seconds
        .is_finite()
        .then(|| start + warm + Duration::from_secs_f64(seconds));
    let step = &step;
    let driven = lanes.into_iter().map(|mut lane| async move {
        let mut seen = Seen::default();
        loop {
            let sent = Instant::now();
            if end.is_some_and(|end| sent >= end) || !step(&mut lane).await? {
                return Ok::<Seen, Box<dyn std::error::Error + Send + Sync>>(seen);
            }
            if sent.duration_since(start) >= warm {
                let now = Instant::now();
                seen.begun.get_or_insert(sent);
                seen.ended = Some(now);
                seen.nanos
                    .push(u64::try_from(now.duration_since(sent).as_nanos())?);
            }
        }
    });
    let mut all = Seen::default();
    for seen in join_all(driven).await {
        let seen = seen?;
        all.nanos.extend(seen.nanos);
        all.begun = [all.begun, seen.begun].into_iter().flatten().min();
        all.ended = all.ended.max(seen.ended);
    }
    Ok(all)
}

/// A count from a product of rate and time.
#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a positive figure of five digits"
)]
pub(crate) fn whole(count: f64) -> usize {
    count as usize
}
