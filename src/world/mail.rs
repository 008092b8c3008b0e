//! RFC 5321: mail as it leaves this server: not at all, by an SMTP server, or into the outbox of a test.

use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};
use lettre::transport::smtp;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Certificate, Tls as Encryption, TlsParameters};
use lettre::transport::smtp::extension::ClientId;
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use tokio_rustls::rustls::pki_types::CertificateDer;

/// How long a connection may take to be made.
const CONNECT: Duration = Duration::from_secs(10);
/// How long a whole conversation may take: some servers let a stranger wait on purpose.
const CONVERSATION: Duration = Duration::from_secs(30);

/// Where mails go.
#[derive(Clone, Debug)]
pub enum Mail {
    /// Nowhere: no mail server is named.
    Off,
    /// To a mail server.
    Smtp(Arc<Smtp>),
    /// Into the memory of a test.
    Outbox(Outbox),
}

/// How a connection to a mail server is protected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tls {
    /// Not at all.
    Off,
    /// By STARTTLS if the server offers it: somebody on the way can take the offer out.
    Opportunistic,
    /// By STARTTLS, or no mail is sent (RFC 3207).
    Required,
    /// From the first byte on (RFC 8314 3.3).
    Implicit,
}

/// A mail server.
#[derive(Clone)]
pub struct Smtp {
    /// Its name or address.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is protected.
    pub tls: Tls,
    /// Authorities that are trusted beside the usual ones.
    pub roots: Vec<CertificateDer<'static>>,
    /// User name and password, if it asks for them.
    pub login: Option<(String, String)>,
    /// What we call ourselves (RFC 5321 4.1.1.1).
    pub ehlo: String,
}

impl std::fmt::Debug for Smtp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Smtp({}:{})", self.host, self.port)
    }
}

/// What is written on a mail, beside the letter.
#[derive(Clone, Debug)]
pub struct Envelope<'a> {
    /// Names this mail among all (RFC 5322 3.6.4), without the host.
    pub id: &'a str,
    /// When it was written, in unix seconds.
    pub at: i64,
    /// The address that it comes from.
    pub from: &'a str,
    /// What is shown beside that address.
    pub from_name: &'a str,
    /// To whom.
    pub to: &'a str,
}

/// What a mail says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// One line.
    pub subject: String,
    /// For those who read text.
    pub text: String,
    /// The same with a button.
    pub html: String,
}

/// Why a mail did not leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SendError {
    /// How far it reaches.
    pub fault: Fault,
    /// What happened, as the other side said it: shorten it before anybody sees it.
    pub reason: String,
}

/// How far a failure reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No mail leaves at present: no connection, or the server refuses us.
    Server,
    /// This mail does not leave at present.
    Mail,
    /// This mail will never leave: nobody has the address.
    Address,
}

impl SendError {
    fn server(reason: impl Into<String>) -> Self {
        let reason = reason.into();
        Self {
            fault: Fault::Server,
            reason,
        }
    }
}

impl Mail {
    /// Whether mails leave at all.
    pub fn is_on(&self) -> bool {
        !matches!(self, Self::Off)
    }

    /// Sends one mail.
    pub async fn send(&self, envelope: &Envelope<'_>, letter: &Letter) -> Result<(), SendError> {
        let message = compose(envelope, letter)?;
        match self {
            Self::Off => Err(SendError::server(
                "No mail server is named (mail.smtp_url).",
            )),
            Self::Outbox(outbox) => outbox.take(envelope, letter, &message),
            Self::Smtp(server) => {
                let transport = server.transport()?;
                let raw = message.formatted();
                within(transport.send_raw(message.envelope(), &raw)).await?;
                Ok(())
            }
        }
    }

    /// Connects, greets, encrypts and logs in, as for a mail, and sends none.
    pub async fn probe(&self) -> Result<(), SendError> {
        match self {
            Self::Off => Ok(()),
            Self::Outbox(outbox) => outbox.fault(),
            Self::Smtp(server) => {
                let transport = server.transport()?;
                if within(transport.test_connection()).await? {
                    Ok(())
                } else {
                    Err(SendError::server("The server hung up."))
                }
            }
        }
    }
}

impl Smtp {
    fn transport(&self) -> Result<AsyncSmtpTransport<Tokio1Executor>, SendError> {
        let parameters = || {
            let mut builder = TlsParameters::builder(self.host.clone());
            for root in &self.roots {
                builder = builder.add_root_certificate(Certificate::from_der(root.to_vec())?);
            }
            builder.build()
        };
        let parameters = || parameters().map_err(|error| SendError::server(error.to_string()));
        let tls = match self.tls {
            Tls::Off => Encryption::None,
            Tls::Opportunistic => Encryption::Opportunistic(parameters()?),
            Tls::Required => Encryption::Required(parameters()?),
            Tls::Implicit => Encryption::Wrapper(parameters()?),
        };
        let mut builder = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&self.host)
            .port(self.port)
            .tls(tls)
            .timeout(Some(CONNECT))
            .hello_name(self.name());
        if let Some((user, password)) = &self.login {
            builder = builder.credentials(Credentials::new(user.clone(), password.clone()));
        }
        Ok(builder.build())
    }
}

impl Smtp {
    /// RFC 5321 4.1.3: an address stands in brackets.
    fn name(&self) -> ClientId {
        let name = self.ehlo.trim_start_matches('[').trim_end_matches(']');
        match name.parse() {
            Ok(IpAddr::V4(address)) => ClientId::Ipv4(address),
            Ok(IpAddr::V6(address)) => ClientId::Ipv6(address),
            Err(_) => ClientId::Domain(name.to_owned()),
        }
    }
}

/// The answer of a conversation that ends in time.
async fn within<T>(
    conversation: impl Future<Output = Result<T, smtp::Error>>,
) -> Result<T, SendError> {
    match tokio::time::timeout(CONVERSATION, conversation).await {
        Ok(answer) => answer.map_err(|error| failure(&error)),
        Err(_) => Err(SendError::server("The mail server took too long.")),
    }
}

/// RFC 5321 4.2.2, 4.2.3; RFC 4954 6.
fn failure(error: &smtp::Error) -> SendError {
    let code = error.status().map(|code| code.to_string());
    match code.as_deref() {
        Some("535" | "534" | "530" | "538") => {
            SendError::server("The mail server refuses the user name or the password.")
        }
        Some("550" | "551" | "553") => SendError {
            fault: Fault::Address,
            reason: causes(error),
        },
        Some(_) => SendError {
            fault: Fault::Mail,
            reason: causes(error),
        },
        None if error.is_tls() => SendError::server(format!(
            "No encrypted connection to the mail server: {}.",
            causes(error)
        )),
        // RFC 6531: an address beyond ASCII, and a server that cannot take it. Whatever else the client misses concerns every mail.
        None if error.is_client() && causes(error).contains("non-ascii") => SendError {
            fault: Fault::Mail,
            reason: causes(error),
        },
        None => SendError::server(causes(error)),
    }
}

/// The error with everything that caused it.
fn causes(error: &smtp::Error) -> String {
    let mut text = error.to_string();
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        let more = cause.to_string();
        if !text.contains(&more) {
            text.push_str(": ");
            text.push_str(&more);
        }
        source = cause.source();
    }
    text
}

/// RFC 5322, RFC 2046 5.1.4; RFC 3834 5 keeps holiday notices from answering.
fn compose(envelope: &Envelope<'_>, letter: &Letter) -> Result<Message, SendError> {
    let wrong = |error: &dyn std::fmt::Display| SendError {
        fault: Fault::Address,
        reason: error.to_string(),
    };
    let address = |text: &str| text.parse::<Address>().map_err(|error| wrong(&error));
    let from = address(envelope.from)?;
    let id = format!("<{}@{}>", envelope.id, from.domain());
    let at = SystemTime::UNIX_EPOCH + Duration::from_secs(envelope.at.max(0).unsigned_abs());
    Message::builder()
        .message_id(Some(id))
        .date(at)
        .from(Mailbox::new(Some(line(envelope.from_name)), from))
        .to(Mailbox::new(None, address(envelope.to)?))
        .subject(line(&letter.subject))
        .raw_header(HeaderValue::new(
            HeaderName::new_from_ascii_str("Auto-Submitted"),
            "auto-generated".to_owned(),
        ))
        .multipart(MultiPart::alternative_plain_html(
            letter.text.clone(),
            letter.html.clone(),
        ))
        .map_err(|error| wrong(&error))
}

/// A value of one header: nothing in it begins another.
fn line(text: &str) -> String {
    text.replace(char::is_control, " ")
}

/// What a test finds of its mails.
#[derive(Clone, Debug, Default)]
pub struct Outbox(Arc<Mutex<Kept>>);

#[derive(Debug, Default)]
struct Kept {
    sent: Vec<Sent>,
    error: Option<SendError>,
}

/// A mail that a test finds.
#[derive(Clone, Debug)]
pub struct Sent {
    /// To whom.
    pub to: String,
    /// What it says.
    pub letter: Letter,
    /// As it would stand on the wire.
    pub raw: String,
}

impl Outbox {
    fn kept(&self) -> std::sync::MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn fault(&self) -> Result<(), SendError> {
        self.kept().error.clone().map_or(Ok(()), Err)
    }

    fn take(
        &self,
        envelope: &Envelope<'_>,
        letter: &Letter,
        message: &Message,
    ) -> Result<(), SendError> {
        self.fault()?;
        self.kept().sent.push(Sent {
            to: envelope.to.to_owned(),
            letter: letter.clone(),
            raw: String::from_utf8_lossy(&message.formatted()).into_owned(),
        });
        Ok(())
    }

    /// From now on every mail fails like this; `None`: they leave again.
    pub fn fail(&self, error: Option<SendError>) {
        self.kept().error = error;
    }

    /// Takes what has come, oldest first.
    pub fn empty(&self) -> Vec<Sent> {
        std::mem::take(&mut self.kept().sent)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn envelope<'a>(to: &'a str, from_name: &'a str) -> Envelope<'a> {
        Envelope {
            id: "7",
            at: 1_800_000_000,
            from: "permesso@auth.example",
            from_name,
            to,
        }
    }

    fn letter(subject: &str) -> Letter {
        Letter {
            subject: subject.to_owned(),
            text: "Hello\r\nBcc: everybody@example.org".to_owned(),
            html: "<p>Hello".to_owned(),
        }
    }

    #[test]
    fn no_value_begins_another_header() {
        let message = compose(
            &envelope("ann@example.org", "Village\r\nBcc: eve@example.org"),
            &letter("Hi\nBcc: eve@example.org\r\n\r\nbody"),
        )
        .unwrap();
        let raw = String::from_utf8(message.formatted()).unwrap();
        let (head, _) = raw.split_once("\r\n\r\n").unwrap();
        assert!(
            head.lines()
                .all(|line| !line.to_ascii_lowercase().starts_with("bcc")),
            "{head}"
        );
        assert_eq!(message.envelope().to().len(), 1, "{head}");
        assert!(head.contains("Auto-Submitted: auto-generated"), "{head}");
        assert!(head.contains("Message-ID: <7@auth.example>"), "{head}");
        assert!(head.contains("multipart/alternative"), "{head}");
    }

    #[test]
    fn an_address_that_is_none_never_leaves() {
        for to in [
            "ann",
            "ann@example.org, eve@example.org",
            "ann@example.org\r\nRCPT TO:<eve@example.org>",
            "",
        ] {
            let refused = compose(&envelope(to, "Village"), &letter("Hi")).unwrap_err();
            assert_eq!(refused.fault, Fault::Address, "{to}");
        }
    }

    #[test]
    fn what_is_printed_of_a_server_holds_no_password() {
        let server = Smtp {
            host: "mail.example".to_owned(),
            port: 465,
            tls: Tls::Implicit,
            roots: Vec::new(),
            login: Some(("ann".to_owned(), "hunter2".to_owned())),
            ehlo: "auth.example".to_owned(),
        };
        assert_eq!(
            format!("{:?}", Mail::Smtp(Arc::new(server))),
            "Smtp(Smtp(mail.example:465))"
        );
    }
}
