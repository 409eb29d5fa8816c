//! Choosing a password: after the sticker's, after three right answers, and whenever a student likes.

use maud::html;

use super::frame::{Field, Frame};
use crate::domain::PasswordRule;
use crate::words::{passwords, portal, web};

/// Why a password is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Choosing {
    /// In the place of the temporary one.
    First,
    /// In the place of a forgotten one.
    Forgotten,
    /// In the place of an own one.
    Another,
}

/// The rules, and two fields.
pub fn password(frame: &Frame<'_>, choosing: Choosing) -> String {
    let (heading, path, button) = match choosing {
        Choosing::First => (portal::STEP_PASSWORD, "/password", web::SAVE),
        Choosing::Forgotten => (portal::NEW_PASSWORD, "/forgot/password", web::CHANGE_PASSWORD),
        Choosing::Another => (web::CHANGE_PASSWORD, "/password", web::CHANGE_PASSWORD),
    };
    let field =
        |name, label| Field { name, label, hint: "", value: "", autocomplete: "new-password" };
    let old = Field {
        name: "old",
        label: web::OLD_PASSWORD,
        hint: "",
        value: "",
        autocomplete: "current-password",
    };
    let body = html! {
        p { (portal::GOOD_PASSWORD) }
        p { (passwords::CASE_SENSITIVE) }
        h2 { (portal::PASSWORD_NEEDS) }
        ul {
            @for rule in PasswordRule::ALL { li { (passwords::rule(rule)) } }
        }
        (frame.form(path, &html! {
            (frame.show_link(path))
            @if choosing == Choosing::Another { (frame.secret(&old)) }
            (frame.secret(&field("new", web::NEW_PASSWORD)))
            (frame.secret(&field("again", web::AGAIN)))
            div.buttons {
                button { (button) }
                @if choosing == Choosing::Another { a.button href="/home" { (web::CANCEL) } }
            }
        }))
        p { (web::DO_NOT_SAVE) }
    };
    frame.page(heading, &body)
}
