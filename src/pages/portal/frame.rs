//! What every page of the portal has: head, heading, what came of the last step, and the parts of a form.

use std::sync::LazyLock;

use maud::{DOCTYPE, Markup, html};
use sha2::{Digest as _, Sha256};
use zeroize::Zeroizing;

use crate::domain::Holder;
use crate::words::{portal, web};

/// The style, and the path it has: with its hash in it, so that a browser never shows a page with the style of another.
pub const STYLE: &str = include_str!("portal.css");
pub static STYLE_PATH: LazyLock<String> = LazyLock::new(|| {
    let hash: [u8; 32] = Sha256::digest(STYLE).into();
    let number = hash.first_chunk().copied().map_or(0, u64::from_be_bytes);
    format!("/portal-{number:016x}.css")
});

/// What came of a step, as the next page says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Something has to be done again.
    pub is_error: bool,
    /// One paragraph each; one may show a word of a password that was refused.
    pub texts: Vec<Zeroizing<String>>,
}

impl Notice {
    pub fn good(text: &str) -> Self {
        Self { is_error: false, texts: vec![Zeroizing::new(text.to_owned())] }
    }

    pub fn wrong(text: &str) -> Self {
        Self { is_error: true, texts: vec![Zeroizing::new(text.to_owned())] }
    }
}

/// What a page is told of its visit.
pub struct Frame<'a> {
    /// The random number of its form: what is sent twice is done once.
    pub form: String,
    pub notice: Option<&'a Notice>,
    /// Whether a password is shown while it is typed.
    pub is_shown: bool,
    /// Who is in: said on every page, and with a way out, because devices are shared.
    pub who: Option<&'a Holder>,
}

impl Frame<'_> {
    /// A whole page under this heading.
    pub(super) fn page(&self, heading: &str, body: &Markup) -> String {
        let is_error = self.notice.is_some_and(|notice| notice.is_error);
        let page = html! {
            (DOCTYPE)
            html lang="en-SG" {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    meta name="robots" content="noindex";
                    title { @if is_error { "Error: " } (heading) " \u{2013} " (portal::PORTAL) }
                    link rel="stylesheet" href=(*STYLE_PATH);
                }
                body {
                    header { p.portal { (portal::PORTAL) } p.ministry { (portal::MINISTRY) } }
                    main {
                        h1 { (heading) }
                        @if let Some(who) = self.who {
                            p { strong { (who.name) } br; (with_breaks(&who.login.to_string())) br; (web::NOT_YOU) }
                        }
                        @if let Some(notice) = self.notice { (said(notice)) }
                        (body)
                    }
                    footer {
                        @if self.who.is_some() { (self.form("/sign-out", &html! { button.plain { (web::SIGN_OUT) } })) }
                        p.way { a href="/help" { (web::HELP) } }
                    }
                }
            }
        };
        page.into_string()
    }

    /// A form that sends to this path; nothing in it is filled in again by the browser.
    pub(super) fn form(&self, path: &str, fields: &Markup) -> Markup {
        html! {
            form method="post" action=(path) autocomplete="off" {
                input type="hidden" name="form" value=(self.form);
                (fields)
            }
        }
    }

    /// A field for a password or an answer, which is hidden unless somebody has asked to see it.
    pub(super) fn secret(&self, field: &Field<'_>) -> Markup {
        field.render(if self.is_shown { "text" } else { "password" })
    }

    /// The link that shows what is typed. It stands above the fields: it opens the page anew, as style alone cannot
    /// unmask a field, and what was typed before is lost.
    pub(super) fn show_link(&self, path: &str) -> Markup {
        html! {
            p.way {
                @if self.is_shown { a href=(path) { (web::HIDE) } }
                @else { a href={ (path) "?show" } { (web::SHOW) } }
            }
        }
    }
}

/// A field with its label above and its hint below the label.
pub(super) struct Field<'a> {
    pub(super) name: &'a str,
    pub(super) label: &'a str,
    pub(super) hint: &'a str,
    pub(super) value: &'a str,
    pub(super) autocomplete: &'a str,
}

impl Field<'_> {
    pub(super) fn render(&self, kind: &str) -> Markup {
        let hint = format!("{}-hint", self.name);
        let described = (!self.hint.is_empty()).then_some(&hint);
        html! {
            div.field {
                label for=(self.name) { (self.label) }
                @if !self.hint.is_empty() { p.hint id=(hint) { (self.hint) } }
                input #(self.name) name=(self.name) type=(kind) value=(self.value) autocomplete=(self.autocomplete)
                    aria-describedby=[described] autocapitalize="none" autocorrect="off" spellcheck="false" required;
            }
        }
    }
}

/// A text with login IDs, which are broken where a word of them ends and not in the middle of one. A break that is a
/// tag is not copied with the text.
pub(super) fn with_breaks(text: &str) -> Markup {
    html! {
        @for (at, part) in text.split('@').enumerate() {
            @if at > 0 { wbr; "@" }
            @for word in part.split_inclusive('_') { (word) @if word.ends_with('_') { wbr; } }
        }
    }
}

/// What came of the last step. A fault gets the focus, so that a screen reader begins there without a script.
fn said(notice: &Notice) -> Markup {
    let texts = html! { @for text in &notice.texts { p { (text.as_str()) } } };
    html! {
        @if notice.is_error {
            div.notice.error role="alert" tabindex="-1" autofocus { (texts) }
        } @else {
            div.notice role="status" { (texts) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_style_is_small() {
        assert!(STYLE.len() <= 8 * 1024, "{} bytes", STYLE.len());
    }

    #[test]
    fn a_login_id_is_broken_between_its_words() {
        let broken = |text| with_breaks(text).into_string();
        assert_eq!(broken("tan_kai@a.sg"), "tan_<wbr>kai<wbr>@a.sg");
        assert_eq!(broken("no login ID"), "no login ID");
    }
}
