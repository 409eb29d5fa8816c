//! The security questions: choosing three with their answers, and answering them when a password is forgotten.

use maud::{Markup, html};

use super::frame::{Field, Frame, with_breaks};
use crate::domain::{Question, Secret, ThreeQuestions};
use crate::words::{answers, portal, web};

/// What somebody has chosen and typed before, when it has to be done again.
pub type Typed = [(Option<Question>, Secret); 3];

const NUMBERS: [&str; 3] = ["1", "2", "3"];

/// Three selects and three answers. Whoever changes them shows the password again.
pub fn questions(frame: &Frame<'_>, is_change: bool, typed: Option<&Typed>) -> String {
    let heading = if is_change { portal::SET_UP_QUESTIONS } else { portal::STEP_QUESTIONS };
    let old = Field {
        name: "old",
        label: web::OLD_PASSWORD,
        hint: "",
        value: "",
        autocomplete: "current-password",
    };
    let body = html! {
        @for text in web::WHY_QUESTIONS { p { (text) } }
        p { (answers::GOOD_ANSWERS) }
        h2 { (web::TYPE_ANSWERS) }
        (frame.form("/questions", &html! {
            (frame.show_link("/questions"))
            @for (at, number) in NUMBERS.into_iter().enumerate() {
                (pair(frame, number, typed.and_then(|typed| typed.get(at))))
            }
            @if is_change { (frame.secret(&old)) }
            div.buttons {
                button { (portal::SAVE_ANSWERS) }
                @if is_change { a.button href="/home" { (web::CANCEL) } }
            }
        }))
    };
    frame.page(heading, &body)
}

/// One question with its answer.
fn pair(frame: &Frame<'_>, number: &str, typed: Option<&(Option<Question>, Secret)>) -> Markup {
    let chosen = typed.and_then(|(question, _)| *question);
    let name = format!("question-{number}");
    html! {
        div.field {
            label for=(name) { "Question " (number) " of 3" }
            select #(name) name=(name) required {
                option value="" { "\u{2014} " (web::SELECT_QUESTION) " \u{2014}" }
                @for question in Question::ALL {
                    option value=(question.number()) selected[chosen == Some(question)] { (question) }
                }
            }
        }
        (frame.secret(&Field {
            name: &format!("answer-{number}"),
            label: &format!("{} {number}", web::YOUR_ANSWER),
            hint: "",
            value: typed.map_or("", |(_, answer)| answer.expose()),
            autocomplete: "off",
        }))
    }
}

/// The three questions of a login ID, which stays in sight: who mistyped it sees why the answers do not fit.
pub fn asked(frame: &Frame<'_>, login: &str, questions: ThreeQuestions) -> String {
    let body = html! {
        p { (portal::LOGIN_ID) ": " strong { (with_breaks(login)) } }
        p { (web::ANSWER_THESE) }
        (frame.form("/forgot/questions", &html! {
            (frame.show_link("/forgot/questions"))
            @for question in questions.all() {
                (frame.secret(&Field {
                    name: &format!("answer-{}", question.number()),
                    label: question.as_str(),
                    hint: "",
                    value: "",
                    autocomplete: "off",
                }))
            }
            div.buttons { button { (web::CHECK_ANSWERS) } a.button href="/" { (web::CANCEL) } }
        }))
        p { (web::FORGOT_NOTE) }
    };
    frame.page(portal::FORGOTTEN_PASSWORD, &body)
}
