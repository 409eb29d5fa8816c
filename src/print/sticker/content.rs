//! What each part of a sticker says, cleaned, and known to be printable before anything is drawn.

use jiff::civil::Date;

use super::boxes::{Field, TextBox};
use crate::print::engine::{Ink, Span, Style, is_invisible, joins, latin_part, unprintable};
use crate::print::error::{PrintError, Result};

/// What one sticker says. An empty school or class leaves its line out. It holds a password, so it
/// has no `Debug`.
#[derive(Clone, Copy)]
pub struct Sticker<'a> {
    /// The school's name.
    pub school: &'a str,
    /// The student's name, as on the class list.
    pub name: &'a str,
    /// The class: `3 Integrity`.
    pub class: &'a str,
    /// The number in the class register.
    pub register_no: Option<u16>,
    /// The login ID before the `@`.
    pub login: &'a str,
    /// The domain after it.
    pub domain: &'a str,
    /// The temporary password and the last day on which it works; a sticker can do without.
    pub password: Option<(&'a str, Date)>,
}

/// The texts of one sticker, cleaned and known to be printable.
pub(crate) struct Content {
    school: String,
    name: String,
    class: String,
    /// What stands between class and number.
    gap: &'static str,
    number: String,
    login: String,
    domain: String,
    password: String,
    last_day: String,
}

impl Content {
    pub(crate) fn new(sticker: &Sticker<'_>) -> Result<Self> {
        let part = |field, text| cleaned(field, sticker.name, text);
        let class = part("class", sticker.class)?;
        let number = sticker.register_no.map(|number| format!("No. {number}"));
        let password =
            sticker.password.map(|(password, _)| exact("password", sticker.name, password));
        let last_day =
            sticker.password.map(|(_, day)| format!("Works until {}", day.strftime("%-d %b %Y")));
        let gap = if class.is_empty() || number.is_none() { "" } else { "  ·  " };
        Ok(Self {
            school: part("school", sticker.school)?,
            name: printable_name(sticker.name)?,
            number: number.unwrap_or_default(),
            gap,
            class,
            login: exact("login ID", sticker.name, sticker.login)?,
            domain: part("domain", &format!("@{}", sticker.domain))?,
            password: password.transpose()?.unwrap_or_default(),
            last_day: last_day.unwrap_or_default(),
        })
    }

    /// The spans of a box; where there is nothing to say they are empty.
    pub(crate) fn spans<'a>(&'a self, TextBox { field, place }: &'a TextBox) -> [Span<'a>; 3] {
        let span = |text, style| Span { text, style, scale: 1.0, ink: place.ink };
        let own = |text| span(text, place.style);
        let one = |text| [own(text), own(""), own("")];
        match field {
            Field::School => one(&self.school),
            Field::Name => one(&self.name),
            Field::Class => one(&self.class),
            Field::Number => one(&self.number),
            Field::ShortNumber => one(self.number.trim_start_matches("No. ")),
            Field::ClassAndNumber => {
                [span(&self.class, Style::Bold), own(self.gap), own(&self.number)]
            }
            Field::Login => one(&self.login),
            Field::LoginAndDomain => {
                let domain = span(&self.domain, Style::Regular);
                [own(&self.login), Span { scale: 0.8, ink: Ink::GREY, ..domain }, own("")]
            }
            Field::Password => one(&self.password),
            Field::LastDay => one(&self.last_day),
            Field::Words(words) => one(words),
            // Whoever sets a sticker has put words in its place.
            Field::Portal => one(""),
        }
    }

    /// The login ID: it names whose sticker cannot be made.
    pub(crate) fn login(&self) -> &str {
        &self.login
    }

    /// The class: stickers of one may be kept together.
    pub(crate) fn class(&self) -> &str {
        &self.class
    }
}

/// A text, cleaned and known to be printable; whose it is stands in the error.
pub(crate) fn cleaned(field: &'static str, whose: &str, text: &str) -> Result<String> {
    printable(field, whose, clean(text))
}

/// White space of any kind becomes one space; marks that have no ink and shape nothing go.
fn clean(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    words.chars().filter(|c| joins(*c) || !is_invisible(*c)).collect()
}

fn printable(field: &'static str, name: &str, text: String) -> Result<String> {
    match unprintable(&text) {
        None => Ok(text),
        Some(character) => Err(PrintError::NoGlyph { field, name: clean(name), character }),
    }
}

/// What must be typed as it stands is not cleaned: a character that would not show is refused.
fn exact(field: &'static str, name: &str, text: &str) -> Result<String> {
    let hidden = |c: &char| *c != ' ' && (c.is_whitespace() || is_invisible(*c));
    match text.chars().find(hidden) {
        None => printable(field, name, text.to_owned()),
        Some(character) => Err(PrintError::NoGlyph { field, name: clean(name), character }),
    }
}

/// The name, or its Latin part if other letters of it cannot be printed.
pub(crate) fn printable_name(name: &str) -> Result<String> {
    let cleaned = clean(name);
    match unprintable(&cleaned).and_then(|_| latin_part(&cleaned)) {
        Some(part) => Ok(part),
        None => printable("name", name, cleaned),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, expected: Result<&str, char>) {
        let printed = printable_name(name).map_err(|error| match error {
            PrintError::NoGlyph { character, .. } => character,
            other => unreachable!("{other}"),
        });
        assert_eq!(printed.as_deref(), expected.as_ref().copied(), "{name:?}");
    }

    #[test]
    fn a_name_is_printed_as_it_is_with_single_spaces() {
        check("  CHIN   WEI LUN ", Ok("CHIN WEI LUN"));
        check("NURIN ALIA\nBINTE SAHARI", Ok("NURIN ALIA BINTE SAHARI"));
        check("GOH ZI NING 吴子宁", Ok("GOH ZI NING 吴子宁"));
        check("தேவி ராஜன்", Ok("தேவி ராஜன்"));
        check("", Ok(""));
    }

    #[test]
    fn direction_marks_and_controls_do_not_reach_the_paper() {
        check("TAN \u{202E}WEI\u{7} JUN\u{FEFF}", Ok("TAN WEI JUN"));
    }

    #[test]
    fn a_name_with_letters_of_no_font_keeps_its_latin_part() {
        check("RAJESH KUMAR राजेश", Ok("RAJESH KUMAR"));
        check("राजेश", Err('र'));
    }
}
