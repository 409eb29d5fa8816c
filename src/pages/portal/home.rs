//! The pages of whoever has their own password: what the account opens, and another e-mail address.

use maud::{Markup, html};

use super::frame::{Field, Frame};
use crate::domain::Holder;
use crate::ops::Home;
use crate::words::{portal, web};

/// What the account opens, what happened to it, and what can be changed.
pub fn home(frame: &Frame<'_>, student: &Holder, home: &Home) -> String {
    let body = html! {
        h2 { (portal::ACCOUNT_OPENS) }
        ul { @for tool in portal::TOOLS { li { (tool) } } }
        h2 { (portal::WHAT_NEXT) }
        ul.menu {
            li { a href="/questions" { (web::SET_UP_QUESTION) } }
            li { a href="/password" { (web::CHANGE_PASSWORD) } }
            li { a href="/email" { (web::OTHER_EMAIL) } }
        }
        h2 { (portal::ABOUT_ACCOUNT) }
        ul { @for fact in portal::facts(home) { li { (fact) } } }
        p { (web::who_helps(student.login.role())) }
    };
    frame.page(portal::YOUR_ACCOUNT, &body)
}

/// Another e-mail address: the one that is kept can be changed and taken away. Notices are promised where any are sent.
pub fn email(frame: &Frame<'_>, is_step: bool, kept: Option<&str>, sends: bool) -> String {
    let field = Field {
        name: "email",
        label: "E-mail address",
        hint: "",
        value: kept.unwrap_or_default(),
        autocomplete: "email",
    };
    let no_address: Markup = frame.form(
        "/email",
        &html! {
            input type="hidden" name="email" value="";
            button.plain { @if kept.is_some() { (portal::TAKE_EMAIL_AWAY) } @else { (web::SKIP) } }
        },
    );
    let body = html! {
        p { (portal::WHY_EMAIL) }
        @if sends { p { (portal::NOTICES) } }
        (frame.form("/email", &html! {
            (field.render("email"))
            button { (web::SAVE) }
        }))
        @if is_step || kept.is_some() { (no_address) }
        @if !is_step { p { a.button href="/home" { (web::CANCEL) } } }
    };
    frame.page(if is_step { portal::STEP_EMAIL } else { web::OTHER_EMAIL }, &body)
}
