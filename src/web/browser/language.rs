//! `/language`: which language the pages speak, chosen by the person.

use axum::response::Response;

use crate::actions::language;
use crate::web::extract::PageForm;
use crate::web::pages::auth::error::Problem;
use crate::web::router;

/// `POST /language`: remembered in this browser, and of whoever is signed in; then back to the page.
pub async fn post(PageForm(door, params): PageForm) -> Result<Response, Response> {
    let field = |name| params.get(name).ok().flatten().unwrap_or_default();
    let Some(texts) = door.app.config.languages.get(field("language")) else {
        return Err(door.refuse(Problem::BadForm));
    };
    if let Some(session) = &door.session {
        language::choose(&door.app, &session.user, texts.lang())
            .await
            .map_err(|refusal| door.refusal(refusal))?;
    }
    let response = door.see(back(field("back")));
    Ok(door.with_language(response, texts.lang()))
}

/// Only to a page of our own: the field is ours, but where a form leads must not depend on that.
fn back(wanted: &str) -> &str {
    let path = wanted.split('?').next().unwrap_or_default();
    if router::answers_get(path) && wanted.bytes().all(|b| b.is_ascii_graphic() && b != b'\\') {
        wanted
    } else {
        "/"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back_leads_to_our_own_pages_only() {
        for ours in [
            "/",
            "/sign-in",
            "/account/apps?ended=all",
            "/consent?request=x",
            "/setup?token=x",
        ] {
            assert_eq!(back(ours), ours);
        }
        for other in [
            "",
            "https://evil.example/",
            "//evil.example",
            "//evil.example/sign-in",
            "/\\evil.example",
            "/sign-in\\..",
            "/sign-in?\r\nset-cookie: x=y",
            "/sign-out",
            "/language",
            "/nowhere",
            "javascript:x",
            "sign-in",
            "/sign-in/../x",
        ] {
            assert_eq!(back(other), "/", "{other}");
        }
    }
}
