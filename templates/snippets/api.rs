//! An API that lets Permesso decide on each request: `reqwest` with the feature `blocking`, and the standard library.

use std::env;
use std::error::Error;
use std::io::{BufRead, BufReader, Write};
use std::net::TcpListener;

use reqwest::blocking::Client;

const SCOPE: &str = "event:write";

/// Who may go on; else the status and the challenge to answer with.
fn allowed(
    http: &Client,
    permesso: &str,
    authorization: Option<&str>,
) -> Result<String, (u16, String)> {
    let mut request = http.get(format!("{permesso}/oauth/verify?scope={SCOPE}"));
    if let Some(value) = authorization {
        request = request.header("authorization", value);
    }
    // Nobody to ask: nobody gets in.
    let answer = request.send().map_err(|_| (503, String::new()))?;
    let header = |name: &str| {
        let value = answer.headers().get(name);
        let text = value.and_then(|value| value.to_str().ok());
        text.unwrap_or_default().to_owned()
    };
    match answer.status().as_u16() {
        204 => Ok(header("x-auth-user")),
        status => Err((status, header("www-authenticate"))),
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let permesso = env::var("PERMESSO")?; // http://localhost:13120
    let listener = TcpListener::bind(("127.0.0.1", env::var("PORT")?.parse()?))?;
    let http = Client::new();
    for stream in listener.incoming() {
        let mut stream = stream?;
        let mut authorization = None;
        for line in BufReader::new(&stream).lines() {
            let line = line?;
            match line.split_once(':') {
                Some((name, value)) if name.eq_ignore_ascii_case("authorization") => {
                    authorization = Some(value.trim().to_owned());
                }
                _ if line.is_empty() => break,
                _ => {}
            }
        }
        let (status, challenge, body) = match allowed(&http, &permesso, authorization.as_deref()) {
            Ok(user) => (200, String::new(), format!("{{\"hello\":\"{user}\"}}")),
            Err((status, challenge)) => (status, challenge, String::new()),
        };
        let length = body.len();
        write!(
            stream,
            "HTTP/1.1 {status}\r\nWWW-Authenticate: {challenge}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n{body}"
        )?;
    }
    Ok(())
}
