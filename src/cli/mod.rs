//! Floor 4: the command line. Each command reads its input, opens the database it names on stderr, acts, and prints.

mod audit;
mod backup;
mod client;
mod desk;
mod doctor;
mod healthcheck;
mod invite;
mod key;
mod mail;
mod migrate;
mod openapi;
mod output;
mod registration_token;
mod scope;
mod secret;
mod serve;
mod settings;
mod setup_link;
mod token;
mod user;

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use desk::Place;

/// A small OAuth 2.0 authorization server.
#[derive(Debug, Parser)]
#[command(name = "permesso", version, disable_help_subcommand = true)]
struct Arguments {
    /// The settings file [default: permesso.toml, if there is one]
    #[arg(long, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Run the server; so does `permesso` alone
    Serve,
    /// People
    #[command(subcommand)]
    User(user::Command),
    /// Apps
    #[command(subcommand)]
    Client(client::Command),
    /// Scopes
    #[command(subcommand)]
    Scope(scope::Command),
    /// The keys that seal secrets in the database
    #[command(subcommand)]
    Key(key::Command),
    /// Mails that wait to be sent
    #[command(subcommand)]
    Mail(mail::Command),
    /// Tokens that let apps register where not everybody may
    #[command(subcommand)]
    RegistrationToken(registration_token::Command),
    /// Print a one-time link that makes the first administrator; an older link ends
    SetupLink(output::Form),
    /// What people allow apps, and their personal tokens
    #[command(subcommand)]
    Token(token::Command),
    /// What happened
    #[command(subcommand)]
    Audit(audit::Command),
    /// Bring the database's schema up to date
    Migrate(migrate::Migrate),
    /// Copy the database into a new file, also while the server runs
    Backup(backup::Backup),
    /// Look for what is wrong with this installation
    Doctor(output::Form),
    /// Settings
    #[command(subcommand)]
    Config(settings::Command),
    /// Print what `/openapi.json` of this server serves
    Openapi,
    /// Ask the running server whether it is ready
    Healthcheck,
}

/// Why a command did not do what it was asked.
#[derive(Debug)]
enum Failure {
    /// Refused or failed, in a sentence: exit 1.
    Refused(String),
    /// Asked in a way that cannot work, in a sentence: exit 2.
    Usage(String),
    /// Whoever read our output has gone (`permesso user list | head`): exit 1, without a word.
    Unread,
}

impl<E: Into<desk::Reason>> From<E> for Failure {
    fn from(reason: E) -> Self {
        Self::Refused(reason.into().0)
    }
}

fn refused<T>(sentence: impl Into<String>) -> Result<T, Failure> {
    Err(Failure::Refused(sentence.into()))
}

/// Does what `arguments` (the program's name first) ask for, and says how that went: 0 done, 1 refused or failed, 2 usage.
pub async fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let Arguments { config, command } = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help goes to stdout and is no failure; if nobody reads it, nobody misses it.
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    let place = Place { config };
    let done = match command.unwrap_or(Command::Serve) {
        Command::Serve => serve::run(&place).await,
        Command::User(command) => user::run(command, &place).await,
        Command::Client(command) => client::run(command, &place).await,
        Command::Scope(command) => scope::run(command, &place).await,
        Command::Token(command) => token::run(command, &place).await,
        Command::Key(command) => key::run(command, &place).await,
        Command::Mail(command) => mail::run(command, &place).await,
        Command::RegistrationToken(command) => registration_token::run(command, &place).await,
        Command::SetupLink(form) => setup_link::run(form, &place).await,
        Command::Audit(command) => audit::run(command, &place).await,
        Command::Migrate(migrate) => migrate::run(migrate, &place).await,
        Command::Backup(backup) => backup::run(backup, &place).await,
        Command::Doctor(form) => doctor::run(form, &place).await,
        Command::Config(command) => settings::run(&command, &place),
        Command::Openapi => openapi::run(&place),
        Command::Healthcheck => healthcheck::run(&place).await,
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure::Unread) => ExitCode::from(1),
        Err(Failure::Refused(sentence)) => {
            output::say(&sentence);
            ExitCode::from(1)
        }
        Err(Failure::Usage(sentence)) => {
            output::say(&sentence);
            ExitCode::from(2)
        }
    }
}
