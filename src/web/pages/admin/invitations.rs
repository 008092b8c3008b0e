//! `/admin/invitations`: links by which people make an account of their own.

use askama::Template;

use crate::web::pages::prose::{Part, Prose};
use crate::web::pages::{Chrome, Field};

/// `/admin/invitations`.
#[derive(Template)]
#[template(path = "pages/admin/invitations.html")]
pub struct Invitations {
    /// Around the page; an administrator is signed in.
    pub chrome: Chrome,
    /// Those that are good, the oldest first.
    pub rows: Vec<InvitationRow>,
    /// The path of the page with more.
    pub next: Option<String>,
    /// Nobody may make an account by a link at present (`sign_up.mode`).
    pub closed: bool,
    /// An invitation can be mailed.
    pub mails: bool,
    /// A new one, as it was filled in.
    pub form: InviteForm,
    /// An invitation that was made just now: its link, shown in this answer alone.
    pub link: Option<String>,
    /// What was just done about an invitation.
    pub notice: Option<InvitationNotice>,
}

/// The form for a new one, with what is wrong with it.
pub struct InviteForm {
    /// The only address that it is for; may be empty.
    pub email: String,
    /// How many accounts it may make.
    pub uses: String,
    /// Days until it ends.
    pub days: String,
    /// What is wrong with the address, as a sentence.
    pub wrong_email: Option<String>,
    /// Not a number that is possible.
    pub wrong_uses: bool,
    /// Not a number that is possible.
    pub wrong_days: bool,
    /// It is to be mailed to that address.
    pub mail: bool,
}

/// An invitation in the list.
pub struct InvitationRow {
    /// Its id.
    pub id: String,
    /// The only address that it is for.
    pub email: Option<String>,
    /// How many accounts it may still make.
    pub uses_left: i64,
    /// In unix seconds.
    pub created_at: i64,
    /// In unix seconds.
    pub expires_at: i64,
}

/// What was just done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InvitationNotice {
    /// An invitation was made and waits to be mailed.
    Mailed,
    /// An invitation was withdrawn.
    Withdrawn,
    /// It was gone already.
    Gone,
}

impl Invitations {
    fn notice(&self) -> Option<String> {
        let key = match self.notice? {
            InvitationNotice::Mailed => "admin-invite-mailed",
            InvitationNotice::Withdrawn => "admin-invite-withdrawn",
            InvitationNotice::Gone => "admin-already",
        };
        Some(self.chrome.t(key).into_owned())
    }

    fn whom(&self, row: &InvitationRow) -> Prose {
        match &row.email {
            Some(email) => {
                let parts = [("email", Part::Address(email))];
                self.chrome.rich("admin-invite-for", &parts)
            }
            None => self.chrome.rich("admin-invite-anybody", &[]),
        }
    }

    fn uses(&self, row: &InvitationRow) -> Prose {
        let parts = [("count", Part::Count(row.uses_left))];
        self.chrome.rich("admin-invite-left", &parts)
    }

    fn ends(&self, row: &InvitationRow) -> Prose {
        let parts = [
            ("when", Part::Time(self.chrome.now, row.created_at)),
            ("day", Part::Day(row.expires_at)),
        ];
        self.chrome.rich("admin-invite-ends", &parts)
    }

    fn fields(&self) -> [Field; 3] {
        let t = |key| self.chrome.t(key);
        let form = &self.form;
        let number = |name, label, value: &str, wrong: bool, range| Field {
            name,
            kind: "text",
            autocomplete: "off",
            label: t(label),
            value: value.to_owned(),
            error: wrong.then(|| t(range).into_owned()),
            numeric: true,
            verbatim: true,
            ..Field::default()
        };
        [
            Field {
                name: "email",
                kind: "email",
                autocomplete: "off",
                label: t("admin-invite-email"),
                hint: Some(t("admin-invite-email-hint")),
                value: form.email.clone(),
                error: form.wrong_email.clone(),
                verbatim: true,
                optional: true,
                ..Field::default()
            },
            number(
                "uses",
                "admin-invite-uses",
                &form.uses,
                form.wrong_uses,
                "admin-invite-uses-wrong",
            ),
            number(
                "days",
                "admin-invite-days",
                &form.days,
                form.wrong_days,
                "admin-invite-days-wrong",
            ),
        ]
    }
}
