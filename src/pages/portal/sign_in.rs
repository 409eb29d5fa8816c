//! The pages before anybody has shown who they are: signing in, and asking for the security questions.

use maud::html;

use super::frame::{Field, Frame, with_breaks};
use crate::words::{portal, web};

fn login(hint: &'static str, label: &'static str, value: &str) -> maud::Markup {
    let field = Field { name: "login", label, hint, value, autocomplete: "username" };
    field.render("text")
}

/// Signing in; the login ID stays after a try that failed.
pub fn sign_in(frame: &Frame<'_>, typed_login: &str) -> String {
    let password = Field {
        name: "password",
        label: web::PASSWORD,
        hint: "",
        value: "",
        autocomplete: "current-password",
    };
    let body = html! {
        p { (with_breaks(portal::PLEASE_LOG_IN)) }
        (frame.form("/sign-in", &html! {
            (frame.show_link("/"))
            (login(web::OWN_ADDRESS, web::USERNAME, typed_login))
            (frame.secret(&password))
            button { (web::SIGN_IN) }
        }))
        p.way { a href="/forgot" { (portal::FORGOT_PASSWORD) } }
        p { (web::FORGOT_NOTE) }
        section.note aria-labelledby="note" {
            h2 #note { (web::NOTE) }
            ul {
                li { (web::STICKER) }
                li { (portal::LOG_OUT_FIRST) }
                li { (web::DO_NOT_SAVE) }
            }
        }
    };
    frame.page(web::SIGN_IN, &body)
}

/// Whose security questions are to be asked.
pub fn forgot(frame: &Frame<'_>) -> String {
    let body = html! {
        p { (web::FORGOT_PROMPTS) }
        p { (web::FORGOT_NOTE) }
        (frame.form("/forgot", &html! {
            (login(web::OWN_ADDRESS, "MIMS Login ID*", ""))
            div.buttons { button { (web::SEARCH) } a.button href="/" { (web::CANCEL) } }
        }))
    };
    frame.page(portal::FORGOTTEN_PASSWORD, &body)
}
