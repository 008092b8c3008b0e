//! RFC 6749 3.1: the authorization endpoint, `/oauth/authorize` and (as in Gancio's documents) `/authorize`.

use axum::extract::{FromRequestParts, Request, State};
use axum::response::Response;

use super::{consent, place};
use crate::actions::Refusal;
use crate::actions::authorize::{Next, Visitor, authorize};
use crate::app::App;
use crate::limits::Limit;
use crate::oauth::authorization_request::Unidentified;
use crate::web::extract::{Door, FORM, PageQuery, has_type, read_body};
use crate::web::pages::auth::error::{Back, Problem};

/// A request by form may be as long as one by address, which it becomes: what the accept loop takes as a head, with room for headers.
const FORM_LIMIT: usize = 24 * 1024;

/// Checks the request, and goes on to sign-in, consent, or back to the app.
pub async fn get(PageQuery(door, params): PageQuery) -> Result<Response, Response> {
    door.app
        .limits
        .check(Limit::Authorize, &door.network)
        .map_err(|wait| door.refusal(Refusal::TooMany(wait.seconds)))?;
    let visitor = Visitor {
        browser: door.browser(),
        session: door.session.as_ref(),
        network: &door.network,
    };
    let next = authorize(&door.app, &params, visitor, door.now)
        .await
        .map_err(|refusal| door.refusal(refusal))?;
    match next {
        Next::Redirect(url) => Ok(door.see(&url)),
        Next::SignIn(handle) => Ok(door.see(&format!("/sign-in?request={handle}"))),
        Next::Consent(handle) => consent::show(&door, &handle).await,
        Next::Refused {
            error,
            link,
            redirect_uri,
        } => Err(door.refuse(Problem::BadRequest {
            code: error.code.wire().to_owned(),
            description: error.description.into_owned(),
            back: Some(Back {
                place: place(&redirect_uri),
                href: link,
            }),
        })),
        Next::Unidentified(why) => Err(door.refuse(problem(why))),
    }
}

/// RFC 6749 3.1: by form too. It only starts a request: the browser is sent on to the same address by GET, and then brings its cookies
/// even if the form was another site's.
pub async fn post(State(app): State<App>, request: Request) -> Result<Response, Response> {
    let (mut parts, body) = request.into_parts();
    let door = Door::from_request_parts(&mut parts, &app).await?;
    if !has_type(&parts.headers, FORM) {
        return Err(door.refuse(Problem::BadForm));
    }
    let bytes = read_body(body, FORM_LIMIT)
        .await
        .map_err(|error| door.refusal(error.into()))?;
    match std::str::from_utf8(&bytes) {
        Ok(query) if query.bytes().all(|b| b.is_ascii_graphic() && b != b'#') => {
            Ok(door.forward(&format!("/oauth/authorize?{query}")))
        }
        _ => Err(door.refuse(Problem::BadForm)),
    }
}

fn problem(why: Unidentified) -> Problem {
    match why {
        Unidentified::ClientMissing => bad_request("client_id is missing."),
        Unidentified::Repeated(name) => bad_request(&format!("{name} is there more than once.")),
        Unidentified::ClientAwaits => Problem::ClientDisabled,
        Unidentified::ClientUnknown => Problem::UnknownClient,
        Unidentified::RedirectMissing { registered } => Problem::BadRedirect {
            why: format!(
                "redirect_uri is missing, and this app has registered {} of them: say which.",
                registered.len()
            ),
        },
        Unidentified::RedirectMalformed { sent, why } => Problem::BadRedirect {
            why: format!("{why} It is: {sent}"),
        },
        Unidentified::RedirectMismatch { sent, registered } => {
            Problem::RedirectMismatch { sent, registered }
        }
    }
}

fn bad_request(description: &str) -> Problem {
    Problem::BadRequest {
        code: "invalid_request".to_owned(),
        description: description.to_owned(),
        back: None,
    }
}
