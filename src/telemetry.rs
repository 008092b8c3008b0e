//! The log: lines of text or JSON on stderr, written by a thread of its own.
//!
//! No line is lost, also not at the end of the process, and no raw control character gets through: a line break or
//! an escape sequence in a user name must not forge a line or steer the reader's terminal (ASVS 16.4.1).

use std::fmt;
use std::io::{self, IsTerminal, Write};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

use tracing::{Subscriber, error};
use tracing_subscriber::filter::ParseError;
use tracing_subscriber::fmt::MakeWriter;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::{EnvFilter, Layer, fmt as lines};

use crate::config::{Log, LogFormat};

/// Why there is no log.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The level is no directive.
    #[error("the log level cannot be read: {0}")]
    Level(#[from] ParseError),
    /// This process has a log already.
    #[error("the log is started already")]
    Started,
    /// No thread could be had.
    #[error("the thread of the log cannot be started: {0}")]
    Thread(#[from] io::Error),
}

/// Keeps the log running; when it is dropped, everything written so far is on stderr.
#[derive(Debug)]
#[must_use = "the log ends when this is dropped"]
pub struct Guard {
    queue: Arc<Queue>,
    writer: Option<JoinHandle<()>>,
}

impl Drop for Guard {
    fn drop(&mut self) {
        self.queue.lock().ended = true;
        self.queue.filled.notify_all();
        if let Some(writer) = self.writer.take() {
            // A writer that panicked has nothing more to write.
            let _ = writer.join();
        }
    }
}

/// Starts the log of this process, on stderr, and lets panics speak through it.
pub fn start(settings: &Log) -> Result<Guard, Error> {
    let stderr = io::stderr();
    let color = stderr.is_terminal() && settings.format == LogFormat::Text;
    let (queue, guard) = Queue::start(Box::new(stderr))?;
    let subscriber = subscriber(settings, color, Lines { queue })?;
    tracing::subscriber::set_global_default(subscriber).map_err(|_| Error::Started)?;
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string);
        let what = panic.payload_as_str().unwrap_or("a panic without words");
        error!(place, "{what}");
    }));
    Ok(guard)
}

fn subscriber<W>(
    settings: &Log,
    color: bool,
    writer: W,
) -> Result<impl Subscriber + Send + Sync, ParseError>
where
    W: for<'a> MakeWriter<'a> + Send + Sync + 'static,
{
    let layer = match settings.format {
        LogFormat::Text => lines::layer().with_ansi(color).with_writer(writer).boxed(),
        LogFormat::Json => lines::layer()
            .json()
            .flatten_event(true)
            .with_current_span(false)
            .with_span_list(false)
            .with_writer(writer)
            .boxed(),
    };
    let level = EnvFilter::builder().parse(&settings.level)?;
    Ok(tracing_subscriber::registry().with(level).with(layer))
}

/// Bytes that may wait; whoever would add more waits himself, since no line is dropped.
const MOST_WAITING: usize = 1024 * 1024;

/// Lines on their way to the writing thread. It takes all that wait at once: under load that is one system call for
/// many lines. (The non-blocking writer of `tracing-appender` writes each line by itself, and gives up on what is
/// left at the end after a second.)
struct Queue {
    waiting: Mutex<Waiting>,
    filled: Condvar,
    emptied: Condvar,
}

#[derive(Default)]
struct Waiting {
    bytes: Vec<u8>,
    ended: bool,
    writer_sleeps: bool,
}

impl fmt::Debug for Queue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Queue").finish_non_exhaustive()
    }
}

impl Queue {
    fn start(output: Box<dyn Write + Send>) -> io::Result<(Arc<Self>, Guard)> {
        let queue = Arc::new(Self {
            waiting: Mutex::default(),
            filled: Condvar::new(),
            emptied: Condvar::new(),
        });
        let writing = queue.clone();
        let writer = std::thread::Builder::new()
            .name("log".to_owned())
            .spawn(move || writing.write_out(output))?;
        let guard = Guard {
            queue: queue.clone(),
            writer: Some(writer),
        };
        Ok((queue, guard))
    }

    fn lock(&self) -> MutexGuard<'_, Waiting> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn write_out(&self, mut output: Box<dyn Write + Send>) {
        let mut taken = Vec::new();
        loop {
            let mut waiting = self.lock();
            while waiting.bytes.is_empty() {
                if waiting.ended {
                    return;
                }
                waiting.writer_sleeps = true;
                waiting = self
                    .filled
                    .wait(waiting)
                    .unwrap_or_else(PoisonError::into_inner);
                waiting.writer_sleeps = false;
            }
            std::mem::swap(&mut waiting.bytes, &mut taken);
            drop(waiting);
            self.emptied.notify_all();
            // Nobody is left to tell that stderr is closed.
            let _ = output.write_all(&taken).and_then(|()| output.flush());
            taken.clear();
        }
    }

    fn add(&self, line: &[u8]) {
        let mut waiting = self.lock();
        while waiting.bytes.len() >= MOST_WAITING && !waiting.ended {
            waiting = self
                .emptied
                .wait(waiting)
                .unwrap_or_else(PoisonError::into_inner);
        }
        if waiting.ended {
            // The writer has gone: this is a last word during the end of the process.
            let _ = io::stderr().write_all(line);
            return;
        }
        waiting.bytes.extend_from_slice(line);
        if waiting.writer_sleeps {
            self.filled.notify_one();
        }
    }
}

/// Hands each line to the queue, made harmless.
struct Lines {
    queue: Arc<Queue>,
}

impl<'a> MakeWriter<'a> for Lines {
    type Writer = Line<'a>;

    fn make_writer(&'a self) -> Line<'a> {
        Line(&self.queue)
    }
}

struct Line<'a>(&'a Queue);

impl Write for Line<'_> {
    /// The formatter writes each line by one call.
    fn write(&mut self, line: &[u8]) -> io::Result<usize> {
        match harmless(line) {
            Some(line) => self.0.add(&line),
            None => self.0.add(line),
        }
        Ok(line.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// The line with each control character in it written as `\u00xx`, or `None` if there is none. Only its own end and
/// the colors of the formatter are left; the formatter has escaped the escape characters of values already.
fn harmless(line: &[u8]) -> Option<Vec<u8>> {
    let end = line.len() - usize::from(line.ends_with(b"\n"));
    let is_control = |byte: u8| byte < 0x20 || byte == 0x7f;
    // C1 controls are 0xc2 and 0x80 to 0x9f in UTF-8.
    let is_c1 = |pair: &[u8]| matches!(pair, [0xc2, 0x80..=0x9f]);
    let body = &line[..end];
    if !body.iter().any(|&byte| is_control(byte)) && !body.windows(2).any(is_c1) {
        return None;
    }
    let mut clean = Vec::with_capacity(line.len() + 16);
    let mut rest = body;
    while let Some(&byte) = rest.first() {
        let taken = if rest.get(..2).is_some_and(is_c1) {
            clean.extend_from_slice(format!("\\u{:04x}", rest[1]).as_bytes());
            2
        } else if let Some(color) = color(rest) {
            clean.extend_from_slice(color);
            color.len()
        } else if is_control(byte) {
            clean.extend_from_slice(format!("\\u{byte:04x}").as_bytes());
            1
        } else {
            clean.push(byte);
            1
        };
        rest = &rest[taken..];
    }
    clean.extend_from_slice(&line[end..]);
    Some(clean)
}

/// A color at the start of `text`: escape, `[`, digits and semicolons, `m`.
fn color(text: &[u8]) -> Option<&[u8]> {
    let parameters = text.strip_prefix(b"\x1b[")?;
    let length = parameters
        .iter()
        .position(|byte| !byte.is_ascii_digit() && *byte != b';')?;
    (parameters[length] == b'm').then(|| &text[..length + 3])
}

#[cfg(test)]
mod tests {
    use tracing::{debug, info};

    use super::*;

    #[derive(Clone, Default)]
    struct Sink(Arc<Mutex<Vec<u8>>>);

    impl Write for Sink {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().extend_from_slice(bytes);
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn written(format: LogFormat, color: bool, log: impl FnOnce()) -> String {
        let settings = Log {
            format,
            level: "info".to_owned(),
        };
        let sink = Sink::default();
        let (queue, guard) = Queue::start(Box::new(sink.clone())).unwrap();
        let subscriber = subscriber(&settings, color, Lines { queue }).unwrap();
        tracing::subscriber::with_default(subscriber, log);
        drop(guard);
        let bytes = sink.0.lock().unwrap().clone();
        String::from_utf8(bytes).unwrap()
    }

    const NASTY: &str = "a\nINFO forged\r\x1b[2J\x07\u{9b}31m\x7f\tb";

    #[test]
    fn no_control_character_gets_through_as_text() {
        for color in [false, true] {
            let text = written(LogFormat::Text, color, || {
                info!(user = NASTY, shown = %NASTY, "{NASTY}");
            });
            assert_eq!(text.matches('\n').count(), 1, "{text:?}");
            let without_color = text
                .replace("\x1b[0m", "")
                .replace("\x1b[2m", "")
                .replace("\x1b[32m", "")
                .replace("\x1b[3m", "");
            assert!(
                !without_color.trim_end().contains(|c: char| c.is_control()),
                "{text:?}"
            );
            assert_eq!(text.contains('\x1b'), color);
            assert!(text.contains("forged"));
        }
    }

    #[test]
    fn json_is_one_object_a_line_and_keeps_the_value() {
        let text = written(LogFormat::Json, false, || info!(user = NASTY, "seen"));
        assert!(
            !text.trim_end().contains(|c: char| c.is_control()),
            "{text:?}"
        );
        let value: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(
            (&value["user"], &value["message"], &value["level"]),
            (&NASTY.into(), &"seen".into(), &"INFO".into())
        );
    }

    #[test]
    fn the_level_holds_and_no_line_is_lost_at_the_end() {
        let text = written(LogFormat::Text, false, || {
            for number in 0..20_000 {
                debug!(number, "not wanted");
                info!(number, "wanted");
            }
        });
        assert_eq!(text.lines().count(), 20_000);
        assert!(
            text.lines()
                .last()
                .unwrap()
                .ends_with("wanted number=19999")
        );
    }

    #[test]
    fn a_reader_that_is_slow_stops_the_writers_and_loses_nothing() {
        struct Slow(Sink, Arc<Mutex<()>>);
        impl Write for Slow {
            fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
                drop(self.1.lock());
                self.0.write(bytes)
            }
            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }
        let (sink, gate) = (Sink::default(), Arc::new(Mutex::new(())));
        let closed = gate.lock().unwrap();
        let (queue, guard) = Queue::start(Box::new(Slow(sink.clone(), gate.clone()))).unwrap();
        let adding = queue.clone();
        let line = [b'x'; 1024];
        let writer = std::thread::spawn(move || (0..3_000).for_each(|_| adding.add(&line)));
        while queue.lock().bytes.len() < MOST_WAITING {
            std::thread::yield_now();
        }
        assert!(!writer.is_finished());
        drop(closed);
        writer.join().unwrap();
        drop(guard);
        assert_eq!(sink.0.lock().unwrap().len(), 3_000 * 1024);
    }
}
