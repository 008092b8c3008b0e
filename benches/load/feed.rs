//! What a lane sends next, and what it holds the answer to: every answer is checked, a wrong one ends the run.

use std::{
    collections::VecDeque,
    net::SocketAddr,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use crate::{
    lock,
    support::{
        Fallible,
        app::{App, Tokens},
        http::{Connection, Response},
    },
};

/// Where a lane's requests come from.
#[derive(Clone)]
pub(crate) enum Feed {
    /// These in turn, for ever; each answer is a 200 that holds the text.
    Turn {
        requests: Arc<Vec<Vec<u8>>>,
        at: usize,
        holds: &'static str,
    },
    /// Each of these once, shared by all lanes; each answer is a 200 with tokens.
    Once {
        requests: Arc<Vec<Vec<u8>>>,
        next: Arc<AtomicUsize>,
    },
    /// The oldest of these refresh tokens; its successor joins the end of the queue.
    Chain {
        app: App,
        tokens: Arc<Mutex<VecDeque<String>>>,
    },
}

impl Feed {
    pub(crate) fn turn(requests: impl IntoIterator<Item = Vec<u8>>, holds: &'static str) -> Feed {
        Feed::Turn {
            requests: Arc::new(requests.into_iter().collect()),
            at: 0,
            holds,
        }
    }
}

/// One connection and its feed.
pub(crate) struct Lane {
    connection: Connection,
    feed: Feed,
}

impl Lane {
    pub(crate) async fn open(to: SocketAddr, feed: Feed) -> Fallible<Lane> {
        Ok(Lane {
            connection: Connection::open(to).await?,
            feed,
        })
    }

    /// One request and its answer; `false` when there is nothing left to send.
    pub(crate) async fn step(&mut self) -> Fallible<bool> {
        match &mut self.feed {
            Feed::Turn {
                requests,
                at,
                holds,
            } => {
                *at = (*at + 1) % requests.len();
                let response = self.connection.send(&requests[*at]).await?;
                let found = response
                    .body
                    .windows(holds.len())
                    .any(|window| window == holds.as_bytes());
                expect(response.status == 200 && found, &response)?;
            }
            Feed::Once { requests, next } => {
                let Some(request) = requests.get(next.fetch_add(1, Ordering::Relaxed)) else {
                    return Ok(false);
                };
                Tokens::read(&self.connection.send(request).await?)?;
            }
            Feed::Chain { app, tokens } => {
                let token = lock(tokens)
                    .pop_front()
                    .ok_or("fewer families than connections")?;
                let given = Tokens::read(&self.connection.send(&app.refresh(&token)).await?)?;
                lock(tokens).push_back(given.refresh);
            }
        }
        Ok(true)
    }
}

fn expect(holds: bool, response: &Response) -> Fallible<()> {
    if holds {
        Ok(())
    } else {
        Err(format!("a wrong answer: {}", response.summary()).into())
    }
}
