//! What each part of a sticker says, cleaned, and known to be printable before anything is drawn.

use super::error::PrintError;
use super::fit::{Ink, Span};
use super::fonts::{is_invisible, joins, latin_part, unprintable};
use super::layout::Field;
use super::sticker::Sticker;
use super::text::Style;

/// The texts of one sticker, cleaned and known to be printable.
pub(super) struct Content {
    school: String,
    name: String,
    class: String,
    number: String,
    login: String,
    domain: String,
    password: String,
    last_day: String,
}

impl Content {
    pub(super) fn new(sticker: &Sticker<'_>) -> Result<Self, PrintError> {
        let part = |field, text: &str| printable(field, sticker.name, clean(text));
        let class = part("class", sticker.class)?;
        let number = sticker.register_no.map(|number| format!("No. {number}"));
        let gap = if class.is_empty() || number.is_none() { "" } else { "  ·  " };
        Ok(Self {
            school: part("school", sticker.school)?,
            name: printable_name(sticker.name)?,
            number: format!("{gap}{}", number.unwrap_or_default()),
            class,
            login: exact("login ID", sticker.name, sticker.login)?,
            domain: part("domain", &format!("@{}", sticker.domain))?,
            password: exact("password", sticker.name, sticker.password)?,
            last_day: format!("Works until {}", sticker.last_day.strftime("%-d %b %Y")),
        })
    }

    /// The spans of a field; where there is nothing to say they are empty.
    pub(super) fn spans(&self, field: Field, style: Style) -> [Span<'_>; 2] {
        let span = |text, style, scale, ink| Span { text, style, scale, ink };
        let nothing = span("", style, 1.0, Ink::Black);
        let one = |text, ink| [span(text, style, 1.0, ink), nothing];
        match field {
            Field::School => one(&self.school, Ink::Grey),
            Field::Name => one(&self.name, Ink::Black),
            Field::Class => [
                span(&self.class, Style::Bold, 1.0, Ink::Black),
                span(&self.number, style, 1.0, Ink::Black),
            ],
            Field::LoginId => [
                span(&self.login, style, 1.0, Ink::Black),
                span(&self.domain, Style::Regular, 0.8, Ink::Grey),
            ],
            Field::Password => one(&self.password, Ink::Black),
            Field::LastDay => one(&self.last_day, Ink::Grey),
            Field::Words(words) => one(words, Ink::Grey),
        }
    }
}

/// White space of any kind becomes one space; marks that have no ink and shape nothing go.
fn clean(text: &str) -> String {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    words.chars().filter(|c| joins(*c) || !is_invisible(*c)).collect()
}

fn printable(field: &'static str, name: &str, text: String) -> Result<String, PrintError> {
    match unprintable(&text) {
        None => Ok(text),
        Some(character) => Err(PrintError::NoGlyph { field, name: clean(name), character }),
    }
}

/// What must be typed as it stands is not cleaned: a character that would not show is refused.
fn exact(field: &'static str, name: &str, text: &str) -> Result<String, PrintError> {
    let hidden = |c: &char| *c != ' ' && (c.is_whitespace() || is_invisible(*c));
    match text.chars().find(hidden) {
        None => printable(field, name, text.to_owned()),
        Some(character) => Err(PrintError::NoGlyph { field, name: clean(name), character }),
    }
}

/// The name, or its Latin part if other letters of it cannot be printed.
fn printable_name(name: &str) -> Result<String, PrintError> {
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
