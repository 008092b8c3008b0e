//! Who may administer this instance, judged anew on each request: whoever was made a simple person a moment ago is out.

use axum::extract::{FromRequest, Request};
use axum::http::Method;
use axum::response::Response;

use super::Member;
use crate::app::App;
use crate::web::pages::auth::error::Problem;

/// A signed-in administrator. A form is let through with a proof of the last minutes only, and carried through the page that asks for
/// it; a page can be looked at with the session alone.
pub struct Administrator(pub Member);

impl FromRequest<App> for Administrator {
    type Rejection = Response;

    async fn from_request(request: Request, app: &App) -> Result<Self, Response> {
        let posted = request.method() == Method::POST;
        let member = Member::from_request(request, app).await?;
        if !member.session.user.is_admin() {
            return Err(member.door.refuse(Problem::Forbidden));
        }
        if posted {
            member.proven().await.map(Self)
        } else {
            Ok(Self(member))
        }
    }
}
