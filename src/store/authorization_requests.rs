//! RFC 6749 4.1.1: checked requests that wait for sign-in and consent. Nothing is taken from a query once a request is here.

use super::audit::Event;
use super::authorization_codes::NewCode;
use super::grants::{NewGrant, lock};
use super::sql::{exec, opt, row};
use super::{Error, Op, Store, Tx};
use crate::oauth::scope::Scope;
use crate::oauth::token::Digest;

row! {
    /// A pending request.
    #[derive(Debug, Clone)]
    pub struct PendingRequest {
        /// The browser that brought it.
        pub browser_digest: Digest,
        /// The session that saw its consent page.
        pub session_digest: Option<Digest>,
        /// The person who saw it.
        pub user_id: Option<String>,
        /// The app.
        pub client_id: String,
        /// Where the answer goes.
        pub redirect_uri: String,
        /// 1 if the request named that URI.
        pub redirect_uri_sent: i64,
        /// What is asked for.
        pub scope: Scope,
        /// Returned as sent.
        pub state: Option<String>,
        /// RFC 7636.
        pub code_challenge: Option<String>,
        /// `login` if the password must be asked for again.
        pub prompt: String,
        /// Unix seconds.
        pub created_at: i64,
        /// Until when it can be answered.
        pub expires_at: i64,
        /// When it was.
        pub answered_at: Option<i64>,
        /// `allow` or `deny`.
        pub decision: Option<String>,
        /// The form that answered it.
        pub form_digest: Option<Digest>,
        /// What derives the code again from that form, for a minute.
        pub code_salt: Option<Vec<u8>>,
    }
}

impl Store {
    /// A pending request by the digest of its handle.
    pub async fn authorization_request(
        &self,
        digest: &Digest,
    ) -> Result<Option<PendingRequest>, Error> {
        let mut reader = self.reader().await?;
        opt!(
            &mut reader.tx(),
            PendingRequest,
            "SELECT browser_digest, session_digest, user_id, client_id, redirect_uri, redirect_uri_sent, scope, state, code_challenge, prompt,
                    created_at, expires_at, answered_at, decision, form_digest, code_salt
             FROM authorization_requests WHERE request_digest = $1",
            digest
        )
    }
}

/// Keeps a request.
#[derive(Debug)]
pub struct StartRequest {
    /// The digest of its handle.
    pub request_digest: Digest,
    /// The request.
    pub request: PendingRequest,
}

impl Op for StartRequest {
    const NAME: &'static str = "start_request";
    type Out = ();

    async fn run(&self, tx: &mut Tx<'_>) -> Result<(), Error> {
        let request = &self.request;
        exec!(
            tx,
            "INSERT INTO authorization_requests (request_digest, browser_digest, session_digest, user_id, client_id, redirect_uri,
                                                 redirect_uri_sent, scope, state, code_challenge, prompt, created_at, expires_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
            self.request_digest,
            request.browser_digest,
            request.session_digest,
            request.user_id,
            request.client_id,
            request.redirect_uri,
            request.redirect_uri_sent,
            request.scope,
            request.state,
            request.code_challenge,
            request.prompt,
            request.created_at,
            request.expires_at
        )?;
        Ok(())
    }
}

/// Binds a request to the session and person that are about to see its consent page. Only in the browser that brought it.
#[derive(Debug)]
pub struct BindRequest {
    /// Which.
    pub request_digest: Digest,
    /// The browser that brought it.
    pub browser_digest: Digest,
    /// The session.
    pub session_digest: Digest,
    /// The person.
    pub user_id: String,
    /// Unix seconds.
    pub now: i64,
}

impl Op for BindRequest {
    const NAME: &'static str = "bind_request";
    /// Whether it is bound now.
    type Out = bool;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<bool, Error> {
        let bound = exec!(
            tx,
            "UPDATE authorization_requests SET session_digest = $3, user_id = $4
             WHERE request_digest = $1 AND browser_digest = $2 AND answered_at IS NULL AND expires_at > $5",
            self.request_digest,
            self.browser_digest,
            self.session_digest,
            self.user_id,
            self.now
        )?;
        Ok(bound == 1)
    }
}

/// What Allow gives.
#[derive(Debug)]
pub struct Allowed {
    /// The new grant.
    pub new_grant: NewGrant,
    /// Its code.
    pub code: NewCode,
    /// With the form, it derives the code again.
    pub code_salt: [u8; 32],
}

/// Answers a request, once: the row decides, however often the form is sent.
#[derive(Debug)]
pub struct AnswerRequest {
    /// Which.
    pub request_digest: Digest,
    /// The form's own opaque id.
    pub form_digest: Digest,
    /// The session that saw the page.
    pub session_digest: Digest,
    /// The person who saw it.
    pub user_id: String,
    /// `None`: Deny.
    pub allowed: Option<Allowed>,
    /// Unix seconds.
    pub now: i64,
    /// The audit row.
    pub audit: Event,
}

impl Op for AnswerRequest {
    const NAME: &'static str = "answer_request";
    /// Whether this was the answer; else there was one before.
    type Out = bool;

    async fn run(&self, tx: &mut Tx<'_>) -> Result<bool, Error> {
        let decision = if self.allowed.is_some() {
            "allow"
        } else {
            "deny"
        };
        let salt = self
            .allowed
            .as_ref()
            .map(|allowed| allowed.code_salt.to_vec());
        if let Some(allowed) = &self.allowed {
            let new_grant = &allowed.new_grant;
            lock(tx, Some(&new_grant.user_id), Some(&new_grant.client_id)).await?;
        }
        let answered = exec!(
            tx,
            "UPDATE authorization_requests SET answered_at = $5, decision = $6, form_digest = $2, code_salt = $7
             WHERE request_digest = $1 AND session_digest = $3 AND user_id = $4 AND answered_at IS NULL AND expires_at > $5
               AND EXISTS (SELECT 1 FROM sessions WHERE session_digest = $3)",
            self.request_digest,
            self.form_digest,
            self.session_digest,
            self.user_id,
            self.now,
            decision,
            salt
        )?;
        if answered == 0 {
            return Ok(false);
        }
        if let Some(allowed) = &self.allowed {
            allowed.new_grant.insert(tx).await?;
            allowed.code.insert(tx).await?;
        }
        self.audit.write(tx).await?;
        Ok(true)
    }
}
