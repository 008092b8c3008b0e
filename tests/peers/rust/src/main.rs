//! The crate oauth2, unmodified, through the whole life of a grant. Speaks the lines of ../../child.mjs.

use std::env;
use std::error::Error;
use std::io;

use oauth2::basic::BasicClient;
use oauth2::reqwest::blocking::Client;
use oauth2::reqwest::redirect::Policy;
use oauth2::url::Url;
use oauth2::{
    AuthUrl, AuthorizationCode, ClientId, ClientSecret, ConfigurationError, CsrfToken,
    IntrospectionUrl, PkceCodeChallenge, RedirectUrl, RevocationUrl, Scope,
    TokenIntrospectionResponse, TokenResponse, TokenUrl,
};

type Outcome<T> = Result<T, Box<dyn Error>>;

fn main() -> Outcome<()> {
    let issuer = env::var("PEER_ISSUER")?;
    let client_id = env::var("PEER_CLIENT_ID")?;
    let client_secret = env::var("PEER_CLIENT_SECRET")?;
    let http = Client::builder().redirect(Policy::none()).build()?;
    let client = BasicClient::new(ClientId::new(client_id.clone()))
        .set_client_secret(ClientSecret::new(client_secret.clone()))
        .set_auth_uri(AuthUrl::new(format!("{issuer}/oauth/authorize"))?)
        .set_token_uri(TokenUrl::new(format!("{issuer}/oauth/token"))?)
        .set_introspection_url(IntrospectionUrl::new(format!("{issuer}/oauth/introspect"))?)
        .set_revocation_url(RevocationUrl::new(format!("{issuer}/oauth/revoke"))?)
        .set_redirect_uri(RedirectUrl::new(env::var("PEER_REDIRECT_URI")?)?);

    let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
    let (url, state) = client
        .authorize_url(CsrfToken::new_random)
        .add_scope(Scope::new("event:write".into()))
        .add_scope(Scope::new("email".into()))
        .set_pkce_challenge(challenge)
        .url();
    println!("visit {url}");
    let mut landed = String::new();
    io::stdin().read_line(&mut landed)?;
    let landed = Url::parse(landed.trim())?;
    assert_eq!(parameter(&landed, "state")?, *state.secret());

    let first = client
        .exchange_code(AuthorizationCode::new(parameter(&landed, "code")?))
        .set_pkce_verifier(verifier)
        .request(&http)?;
    assert_eq!(first.scopes().map(Vec::len), Some(2));
    println!("ok code");

    let user = |access: &str| {
        http.get(format!("{issuer}/api/user"))
            .bearer_auth(access)
            .send()
    };
    let me: serde_json::Value =
        serde_json::from_slice(&user(first.access_token().secret())?.bytes()?)?;
    assert_eq!(me["username"], "alice");
    println!("ok user");

    let refresh = first.refresh_token().ok_or("no refresh token")?;
    let second = client.exchange_refresh_token(refresh).request(&http)?;
    let successor = second.refresh_token().ok_or("no successor")?;
    assert_ne!(successor.secret(), refresh.secret());
    assert_eq!(user(second.access_token().secret())?.status(), 200);
    println!("ok refresh");

    let seen = client.introspect(second.access_token()).request(&http)?;
    assert!(seen.active());
    assert_eq!(seen.sub(), me["id"].as_str());
    println!("ok introspect");

    match client.revoke_token(successor.clone().into()) {
        Err(refusal @ ConfigurationError::InsecureUrl(_)) => {
            println!("note the crate oauth2 revokes over TLS only ({refusal}): asked without it");
            let gone = http
                .post(format!("{issuer}/oauth/revoke"))
                .basic_auth(&client_id, Some(&client_secret))
                .header("content-type", "application/x-www-form-urlencoded")
                .body(format!("token={}", successor.secret()))
                .send()?;
            assert_eq!(gone.status(), 200);
        }
        Ok(_) => return Err("revocation over http passed: the note on it is out of date".into()),
        Err(other) => return Err(other.into()),
    }
    assert_eq!(user(second.access_token().secret())?.status(), 401);
    assert!(
        !client
            .introspect(second.access_token())
            .request(&http)?
            .active()
    );
    println!("ok revoke");
    Ok(())
}

/// One query parameter of the URL at which the browser reached the app.
fn parameter(url: &Url, name: &str) -> Outcome<String> {
    let pair = url.query_pairs().find(|(key, _)| key == name);
    Ok(pair
        .ok_or_else(|| format!("no {name} in {url}"))?
        .1
        .into_owned())
}
