//! A mail server on a port of its own that speaks RFC 5321 as far as one client needs it, and keeps what it is told.

use std::sync::{Arc, Mutex};

use data_encoding::BASE64;
use tokio::io::{AsyncBufReadExt, AsyncRead, AsyncWrite, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// A server; it ends when it is dropped.
pub(crate) struct Sink {
    /// Where it listens.
    pub(crate) port: u16,
    said: Arc<Mutex<Vec<String>>>,
    manners: Arc<Mutex<Manners>>,
    running: JoinHandle<()>,
}

/// How it behaves.
#[derive(Clone, Default)]
pub(crate) struct Manners {
    /// User name and password that it asks for.
    pub(crate) login: Option<(String, String)>,
    /// What it answers to the recipient instead of 250.
    pub(crate) recipient: Option<String>,
    /// What it answers to the mail itself instead of 250.
    pub(crate) data: Option<String>,
}

impl Sink {
    pub(crate) async fn start() -> Self {
        Self::protected(None).await
    }

    /// Encrypted from the first byte on, or from STARTTLS on (`implicit` is false), by the certificate of [`super::authority`].
    pub(crate) async fn encrypted(implicit: bool) -> Self {
        Self::protected(Some(implicit)).await
    }

    async fn protected(implicit: Option<bool>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (said, manners) = <(Arc<Mutex<Vec<String>>>, Arc<Mutex<Manners>>)>::default();
        let (kept, behaves) = (said.clone(), manners.clone());
        let running = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let manners = behaves.lock().unwrap().clone();
                // A client that hangs up has said what it wanted.
                tokio::spawn(answer(stream, implicit, manners, kept.clone()));
            }
        });
        Self {
            port,
            said,
            manners,
            running,
        }
    }

    /// From the next connection on.
    pub(crate) fn behave(&self, manners: Manners) {
        *self.manners.lock().unwrap() = manners;
    }

    /// Every line that it was told since the last time.
    pub(crate) fn heard(&self) -> Vec<String> {
        std::mem::take(&mut self.said.lock().unwrap())
    }
}

impl Drop for Sink {
    fn drop(&mut self) {
        self.running.abort();
    }
}

async fn answer(
    mut stream: TcpStream,
    implicit: Option<bool>,
    manners: Manners,
    said: Arc<Mutex<Vec<String>>>,
) -> std::io::Result<()> {
    if implicit == Some(false) {
        // RFC 3207: what came before is forgotten.
        let mut plain = BufReader::new(&mut stream);
        plain.write_all(b"220 sink.example ESMTP\r\n").await?;
        let mut line = String::new();
        plain.read_line(&mut line).await?;
        plain
            .write_all(b"250-sink.example\r\n250 STARTTLS\r\n")
            .await?;
        line.clear();
        plain.read_line(&mut line).await?;
        said.lock().unwrap().push(line.trim_end().to_owned());
        plain.write_all(b"220 go on\r\n").await?;
    }
    let greets = implicit != Some(false);
    if implicit.is_some() {
        let stream = super::site::acceptor().accept(stream).await?;
        return converse(stream, greets, manners, said).await;
    }
    converse(stream, greets, manners, said).await
}

async fn converse<S: AsyncRead + AsyncWrite + Unpin>(
    stream: S,
    greets: bool,
    manners: Manners,
    said: Arc<Mutex<Vec<String>>>,
) -> std::io::Result<()> {
    let mut stream = BufReader::new(stream);
    let mut in_letter = false;
    if greets {
        stream.write_all(b"220 sink.example ESMTP\r\n").await?;
    }
    loop {
        let mut line = String::new();
        if stream.read_line(&mut line).await? == 0 {
            return Ok(());
        }
        let line = line.trim_end_matches(['\r', '\n']).to_owned();
        said.lock().unwrap().push(line.clone());
        if in_letter {
            if line == "." {
                in_letter = false;
                let answer = manners.data.as_deref().unwrap_or("250 taken");
                stream.write_all(format!("{answer}\r\n").as_bytes()).await?;
            }
            continue;
        }
        let command = line.to_ascii_uppercase();
        let answer = if command.starts_with("EHLO") && manners.login.is_some() {
            "250-sink.example\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 AUTH PLAIN".to_owned()
        } else if command.starts_with("EHLO") {
            "250-sink.example\r\n250-SMTPUTF8\r\n250 8BITMIME".to_owned()
        } else if let Some(sent) = line.strip_prefix("AUTH PLAIN ") {
            let wanted = manners.login.as_ref();
            let wanted = wanted.map(|(user, password)| format!("\0{user}\0{password}"));
            let sent = BASE64.decode(sent.as_bytes()).unwrap_or_default();
            if wanted.is_some_and(|wanted| wanted.as_bytes() == sent) {
                "235 welcome".to_owned()
            } else {
                "535 5.7.8 no".to_owned()
            }
        } else if command.starts_with("RCPT") {
            manners.recipient.clone().unwrap_or("250 fine".to_owned())
        } else if command == "DATA" {
            in_letter = true;
            "354 go on".to_owned()
        } else if command == "QUIT" {
            stream.write_all(b"221 bye\r\n").await?;
            return Ok(());
        } else {
            "250 fine".to_owned()
        };
        stream.write_all(format!("{answer}\r\n").as_bytes()).await?;
    }
}
