//! The self-help guide: the sections of the source documents, as far as they are for students and their parents.

use maud::{Markup, html};

use super::frame::{Frame, with_breaks};
use crate::domain::Question;
use crate::words::{guide, portal, web};

/// The whole guide.
pub fn help(frame: &Frame<'_>) -> String {
    let body = html! {
        @for guide::Section { heading, texts, is_list } in guide::SECTIONS {
            h2 { (heading) }
            (paragraphs(texts, *is_list))
            @match *heading {
                guide::WHAT => ul { @for tool in portal::TOOLS { li { (tool) } } },
                guide::QUESTIONS => ol { @for question in Question::ALL { li { (question) } } },
                _ => {},
            }
        }
        p { a.button href="/" { (web::BACK) } }
    };
    frame.page(web::HELP, &body)
}

fn paragraphs(texts: &[&str], is_list: bool) -> Markup {
    html! {
        @if is_list { ul { @for text in texts { li { (with_breaks(text)) } } } }
        @else { @for text in texts { p { (text) } } }
    }
}

/// A page for what went wrong: a heading, and what to do.
pub fn trouble(frame: &Frame<'_>, [heading, text]: [&str; 2]) -> String {
    let body = html! {
        p { (text) }
        p { a.button href="/" { (web::SIGN_IN) } }
    };
    frame.page(heading, &body)
}
