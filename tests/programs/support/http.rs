//! RFC 9112: an HTTP/1.1 client over one kept-alive connection, small enough to be fast and to show every byte.

use std::{
    fmt::Write as _,
    io::{Error, ErrorKind, Result},
    net::SocketAddr,
    time::Duration,
};

use data_encoding::BASE64;
use futures_util::future::join_all;
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};
use url::form_urlencoded::{Serializer, byte_serialize};

/// No answer takes this long unless the server hangs, which is then a finding.
const PATIENCE: Duration = Duration::from_secs(30);

/// One connection to the server; requests on it follow one another.
pub(crate) struct Connection {
    stream: TcpStream,
    buffer: Vec<u8>,
    closed: bool,
}

/// An answer, its body unchunked.
pub(crate) struct Response {
    pub(crate) status: u16,
    head: String,
    pub(crate) body: Vec<u8>,
}

impl Response {
    /// The first header of that name.
    pub(crate) fn header(&self, name: &'static str) -> Option<&str> {
        self.headers(name).next()
    }

    /// Every header of that name, in order.
    pub(crate) fn headers(&self, name: &'static str) -> impl Iterator<Item = &str> {
        self.head.split("\r\n").skip(1).filter_map(move |line| {
            let (key, value) = line.split_once(':')?;
            key.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }

    /// Names in lower case, with their values, in order.
    pub(crate) fn all_headers(&self) -> impl Iterator<Item = (String, &str)> {
        self.head.split("\r\n").skip(1).filter_map(|line| {
            let (key, value) = line.split_once(':')?;
            Some((key.to_ascii_lowercase(), value.trim()))
        })
    }

    pub(crate) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_slice(&self.body).unwrap_or(serde_json::Value::Null)
    }

    /// Status and the head of the body, for a message about an answer nobody expected.
    pub(crate) fn summary(&self) -> String {
        let text = self.text();
        let body: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
        format!(
            "{} {}",
            self.status,
            body.chars().take(300).collect::<String>()
        )
    }
}

impl Connection {
    pub(crate) async fn open(to: SocketAddr) -> Result<Connection> {
        let stream = TcpStream::connect(to).await?;
        stream.set_nodelay(true)?;
        Ok(Connection {
            stream,
            buffer: Vec::with_capacity(8 * 1024),
            closed: false,
        })
    }

    /// Whether the server said that it closes this connection.
    pub(crate) fn is_closed(&self) -> bool {
        self.closed
    }

    pub(crate) async fn send(&mut self, request: &[u8]) -> Result<Response> {
        self.write(request).await?;
        self.read().await
    }

    pub(crate) async fn write(&mut self, bytes: &[u8]) -> Result<()> {
        self.stream.write_all(bytes).await
    }

    pub(crate) async fn read(&mut self) -> Result<Response> {
        tokio::time::timeout(PATIENCE, self.answer())
            .await
            .unwrap_or_else(|_| Err(Error::new(ErrorKind::TimedOut, "no answer within 30 s")))
    }

    async fn answer(&mut self) -> Result<Response> {
        loop {
            let end = self.head_end().await?;
            let head = String::from_utf8_lossy(&self.buffer[..end]).into_owned();
            self.buffer.drain(..end + 4);
            let status: u16 = head
                .get(9..12)
                .and_then(|digits| digits.parse().ok())
                .ok_or_else(|| malformed("status line"))?;
            if status < 200 {
                continue;
            }
            let mut response = Response {
                status,
                head,
                body: Vec::new(),
            };
            self.closed = response
                .header("connection")
                .is_some_and(|how| how.eq_ignore_ascii_case("close"));
            response.body = self.body(&response).await?;
            return Ok(response);
        }
    }

    async fn head_end(&mut self) -> Result<usize> {
        let mut seen = 0;
        loop {
            if let Some(at) = find(&self.buffer[seen..], b"\r\n\r\n") {
                return Ok(seen + at);
            }
            seen = self.buffer.len().saturating_sub(3);
            self.fill().await?;
        }
    }

    async fn body(&mut self, response: &Response) -> Result<Vec<u8>> {
        if matches!(response.status, 204 | 304) {
            return Ok(Vec::new());
        }
        if response
            .header("transfer-encoding")
            .is_some_and(|how| how.eq_ignore_ascii_case("chunked"))
        {
            return self.chunks().await;
        }
        if let Some(length) = response.header("content-length") {
            let length = length.parse().map_err(|_| malformed("Content-Length"))?;
            return self.take(length).await;
        }
        self.closed = true;
        while self.fill().await.is_ok() {}
        Ok(std::mem::take(&mut self.buffer))
    }

    async fn chunks(&mut self) -> Result<Vec<u8>> {
        let mut body = Vec::new();
        loop {
            let line = self.line().await?;
            let digits = line.split(';').next().unwrap_or_default().trim();
            let size = usize::from_str_radix(digits, 16).map_err(|_| malformed("chunk size"))?;
            if size == 0 {
                while !self.line().await?.is_empty() {}
                return Ok(body);
            }
            body.extend(self.take(size).await?);
            self.line().await?;
        }
    }

    async fn line(&mut self) -> Result<String> {
        loop {
            if let Some(at) = find(&self.buffer, b"\r\n") {
                let line = String::from_utf8_lossy(&self.buffer[..at]).into_owned();
                self.buffer.drain(..at + 2);
                return Ok(line);
            }
            self.fill().await?;
        }
    }

    async fn take(&mut self, length: usize) -> Result<Vec<u8>> {
        while self.buffer.len() < length {
            self.fill().await?;
        }
        Ok(self.buffer.drain(..length).collect())
    }

    async fn fill(&mut self) -> Result<()> {
        self.buffer.reserve(4 * 1024);
        match self.stream.read_buf(&mut self.buffer).await? {
            0 => Err(Error::new(
                ErrorKind::UnexpectedEof,
                "the server closed the connection",
            )),
            _ => Ok(()),
        }
    }
}

fn find(text: &[u8], what: &[u8]) -> Option<usize> {
    text.windows(what.len()).position(|window| window == what)
}

fn malformed(what: &str) -> Error {
    Error::new(ErrorKind::InvalidData, format!("malformed answer: {what}"))
}

/// A request on its way to bytes.
pub(crate) struct Request {
    line: String,
    headers: String,
    body: Option<String>,
}

impl Request {
    pub(crate) fn get(path: &str) -> Request {
        Request {
            line: format!("GET {path} HTTP/1.1\r\n"),
            headers: String::new(),
            body: None,
        }
    }

    pub(crate) fn post(path: &str) -> Request {
        Request {
            line: format!("POST {path} HTTP/1.1\r\n"),
            headers: String::new(),
            body: None,
        }
    }

    pub(crate) fn header(mut self, name: &str, value: &str) -> Request {
        let _ = write!(self.headers, "{name}: {value}\r\n");
        self
    }

    /// RFC 6750 2.1.
    pub(crate) fn bearer(self, token: &str) -> Request {
        self.header("Authorization", &format!("Bearer {token}"))
    }

    /// RFC 6749 2.3.1: both parts form-encoded before base64.
    pub(crate) fn basic(self, id: &str, secret: &str) -> Request {
        let encode = |part: &str| byte_serialize(part.as_bytes()).collect::<String>();
        let pair = format!("{}:{}", encode(id), encode(secret));
        self.header(
            "Authorization",
            &format!("Basic {}", BASE64.encode(pair.as_bytes())),
        )
    }

    pub(crate) fn form<K: AsRef<str>, V: AsRef<str>>(
        mut self,
        pairs: impl IntoIterator<Item = (K, V)>,
    ) -> Request {
        self.body = Some(Serializer::new(String::new()).extend_pairs(pairs).finish());
        self.header("Content-Type", "application/x-www-form-urlencoded")
    }

    pub(crate) fn bytes(self, host: &str) -> Vec<u8> {
        let mut text = self.line;
        let _ = write!(text, "Host: {host}\r\n");
        text.push_str(&self.headers);
        if let Some(body) = &self.body {
            let _ = write!(text, "Content-Length: {}\r\n", body.len());
        }
        text.push_str("\r\n");
        text.push_str(&self.body.unwrap_or_default());
        text.into_bytes()
    }
}

/// Fires one request over each lane at once. The last byte of every request is held back until the server has read all
/// the rest, so that it completes them within microseconds of one another.
pub(crate) async fn race(lanes: &mut [Connection], requests: &[Vec<u8>]) -> Result<Vec<Response>> {
    for (lane, request) in lanes.iter_mut().zip(requests) {
        lane.write(&request[..request.len() - 1]).await?;
    }
    tokio::time::sleep(Duration::from_millis(5)).await;
    let fired = lanes
        .iter_mut()
        .zip(requests)
        .map(|(lane, request)| lane.send(&request[request.len() - 1..]));
    join_all(fired).await.into_iter().collect()
}
