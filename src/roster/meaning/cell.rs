//! One cell of a row, as its field wants it: what a spreadsheet left of it, and words that stand for nothing.

use std::fmt::Display;
use std::sync::LazyLock;

use hashbrown::HashSet;
use unicode_normalization::UnicodeNormalization as _;

use super::headings::key;
use super::section::Section;
use crate::domain::{is_national_number, is_spreadsheet_damage};
use crate::roster::bytes::escapes::decoded;
use crate::roster::bytes::record::{Record, is_blank, is_end_mark};
use crate::roster::bytes::table::{Mark, Table};
use crate::roster::{Field, Refusal, Warning};

/// The cells of the rows of one section, and what is said about them.
pub(crate) struct Cells<'t, 'a> {
    pub(super) table: &'t Table<'a>,
    pub(super) section: &'t Section,
    /// Columns within the list that have no heading.
    unheaded: Vec<usize>,
    pub(super) refusals: Vec<Refusal>,
    pub(super) warnings: Vec<Warning>,
}

impl<'t, 'a> Cells<'t, 'a> {
    pub(super) fn new(table: &'t Table<'a>, section: &'t Section) -> Self {
        let headings = section.columns.headings.iter().enumerate();
        let unheaded =
            headings.filter(|(_, heading)| heading.is_empty()).map(|(at, _)| at).collect();
        Self { table, section, unheaded, refusals: Vec::new(), warnings: Vec::new() }
    }

    /// A value that a row cannot be without.
    pub(super) fn needed<T, E: Display>(
        &mut self,
        record: &Record<'t, 'a>,
        field: Field,
        parse: impl Fn(&str) -> Result<T, E>,
    ) -> Option<T> {
        let index = self.section.columns.index(field)?;
        let value = record.cell(index);
        if let Some(reason) = self.mark(record, index).and_then(Mark::fault) {
            self.refuse(record, field, value, &reason);
            return None;
        }
        match self.mark(record, index) {
            Some(Mark::Merged)
                if matches!(field, Field::Class | Field::Level | Field::FormTeacher) =>
            {
                self.warn(record, "the value stands in a merged cell above");
            }
            Some(Mark::Merged) => {
                self.refuse(record, field, value, &"the cell is merged with the one above");
                return None;
            }
            Some(_) => self.warn(record, "a value is the result of a formula"),
            None => {}
        }
        let text = decoded(value);
        if text != value {
            self.warn(record, "escapes of web pages, as &#x2f; for /, were decoded");
        }
        let parsed = parse(&text);
        parsed.map_err(|error| self.refuse(record, field, value, &reason(&text, &error))).ok()
    }

    /// A value that may be missing; words that say so are taken as a blank cell.
    pub(super) fn optional<T, E: Display>(
        &mut self,
        record: &Record<'t, 'a>,
        field: Field,
        parse: impl Fn(&str) -> Result<T, E>,
    ) -> Option<T> {
        let index = self.section.columns.index(field)?;
        let value = record.cell(index).trim();
        let is_faulty = || self.mark(record, index).is_some_and(|mark| mark.fault().is_some());
        if value.is_empty() && !is_faulty() {
            return None;
        }
        if is_nothing(value) || is_open(value) {
            let heading = self.section.columns.heading(index);
            self.warn(record, &format!("\"{value}\" as {heading} was taken as a blank cell"));
            return None;
        }
        self.needed(record, field, parse)
    }

    pub(super) fn mark(&self, record: &Record<'_, '_>, index: usize) -> Option<Mark> {
        self.table.marks.get(&(record.line, index)).copied()
    }

    /// A row with too few or too many cells may have lost a comma, and then every cell behind it is another's. Which of
    /// them may be shown cannot be told any more, so none is.
    pub(super) fn wrong_width(&self, record: &Record<'t, 'a>) -> Option<Refusal> {
        let headings = &self.section.columns.headings;
        let (wanted, mut found) = (headings.len(), record.cells.len());
        let has_end_column = headings.last().is_some_and(|heading| is_end_mark(heading));
        if !has_end_column && record.cells.last().is_some_and(|cell| is_end_mark(cell)) {
            found -= 1;
        }
        while found > wanted && is_blank(record.cell(found - 1)) {
            found -= 1;
        }
        // A row of a sheet ends with its last cell that says something.
        let is_wrong = if self.table.is_text() { found != wanted } else { found > wanted };
        is_wrong.then(|| Refusal {
            place: self.table.place(record.line),
            column: None,
            value: String::new(),
            reason: format!("the row has {found} cells where the heading has {wanted}"),
        })
    }

    /// Text under no heading may be half of a name or of a class; a number is one of somebody's count.
    pub(super) fn check_unheaded(&mut self, record: &Record<'t, 'a>) {
        for at in 0..self.unheaded.len() {
            let cell = self.unheaded.get(at).map_or("", |index| record.cell(*index));
            if is_blank(cell) || is_national_number(cell.trim()) {
                continue;
            }
            if cell.chars().any(char::is_alphabetic) {
                self.refusals.push(Refusal {
                    place: self.table.place(record.line),
                    column: None,
                    value: cell.to_owned(),
                    reason: "the text stands under no heading".to_owned(),
                });
            } else {
                self.warn(record, "a column without a heading is not read");
            }
        }
    }

    pub(super) fn refuse(
        &mut self,
        record: &Record<'t, 'a>,
        field: Field,
        value: &str,
        reason: &dyn Display,
    ) {
        let columns = &self.section.columns;
        // Shown nowhere, not even where it stands in a wrong column.
        let is_shown = !is_national_number(value.trim());
        self.refusals.push(Refusal {
            place: self.table.place(record.line),
            column: columns.index(field).map(|index| columns.heading(index).to_owned()),
            value: if is_shown { value.to_owned() } else { String::new() },
            reason: reason.to_string(),
        });
    }

    pub(super) fn warn(&mut self, record: &Record<'t, 'a>, text: &str) {
        self.warnings.push(Warning::new(self.table.place(record.line), text));
    }
}

/// Damage is the reason whatever else is wrong with what is left.
fn reason(value: &str, error: &impl Display) -> String {
    if is_spreadsheet_damage(value) {
        "a spreadsheet program turned the value into this".to_owned()
    } else {
        error.to_string()
    }
}

/// `NIL`, `N.A.`, `-`, `0` and the like.
pub(super) fn is_nothing(text: &str) -> bool {
    const LONGEST: usize = 20;
    let text = text.trim();
    // Asked of every cell, so that most are told by their first character.
    let may_be = |c: char| ".(<[_/0NnTtUuVv".contains(c) || is_dash(c) || is_full_width(c);
    if !text.starts_with(may_be) {
        return false;
    }
    if text.starts_with(is_full_width) {
        return is_nothing(&text.nfkc().collect::<String>());
    }
    if text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.bytes().all(|byte| byte == b'0');
    }
    let is_sign = |c: char| matches!(c, '.' | '_' | '/' | ' ') || is_dash(c);
    text.chars().all(is_sign) || (text.len() <= LONGEST && is_word(text))
}

fn is_word(text: &str) -> bool {
    static WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
        "nil nill na none null nan notapplicable notavailable notgiven notprovided nonegiven noemail noemailaddress \
         noaddress tba tbc tbd tobeadvised tobeannounced tobeconfirmed unknown undefined vacant"
            .split(' ')
            .collect()
    });
    let letters = text.chars().filter(|c| !"./ ()<>[]".contains(*c));
    let word: String = letters.map(|c| c.to_ascii_lowercase()).collect();
    WORDS.contains(word.as_str())
}

/// What stands where somebody has yet to fill in a value. Of a name in two columns it may be a half.
pub(super) fn is_open(text: &str) -> bool {
    let text = text.trim();
    if !text.starts_with(|c: char| "?*NnPpXx".contains(c) || is_full_width(c)) {
        return false;
    }
    if text.starts_with(is_full_width) {
        return is_open(&text.nfkc().collect::<String>());
    }
    let is_of = |sign: char, least: usize| {
        text.len() >= least && text.chars().all(|c| c.eq_ignore_ascii_case(&sign))
    };
    let is_word = || ["no", "pending"].iter().any(|word| text.eq_ignore_ascii_case(word));
    is_of('?', 1) || is_of('*', 1) || is_of('x', 3) || is_word()
}

/// What stands in the column of the state, or of the class, of people who are not there any more.
pub(super) fn is_gone(text: &str) -> bool {
    const WORDS: &str = "tobedeleted deleted inactive false left leftschool withdrawn transferred transferredout \
         resigned graduated deceased";
    let word = key(text);
    WORDS.split(' ').any(|known| known == word)
}

/// What stands in the column of the class of those who have none: they left, or have yet to be given one.
pub(super) fn is_no_class(text: &str) -> bool {
    const WORDS: &str =
        "tobeposted tobeassigned tobeallocated notposted notassigned unassigned noclass";
    // As nearly all classes do.
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let word = key(text);
    is_gone(text) || WORDS.split(' ').any(|known| known == word)
}

/// `Ｎ`, `－` and the like.
fn is_full_width(c: char) -> bool {
    matches!(c, '\u{ff01}'..='\u{ff5e}')
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '‐'..='―')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn some_words_stand_for_nothing() {
        for nothing in [
            "NIL",
            "nil.",
            "N.A.",
            "NA",
            "n/a",
            "N / A",
            "-",
            "--",
            "–",
            "—",
            "0",
            "000",
            "None",
            "Not applicable",
            "Not available",
            "TBA",
            "unknown",
            "NaN",
            ".",
            "(nil)",
            "nill",
            "TBD",
            "none given",
            "no email address",
            "To be confirmed",
            "undefined",
            "Vacant",
            "ＮＩＬ",
            "－",
        ] {
            assert!(is_nothing(nothing), "{nothing}");
        }
        for value in
            ["", "1", "01", "Nila", "NAOMI", "nil_tan", "#N/A", "TAN", "N", "-1", "A", "No", "Ｎ"]
        {
            assert!(!is_nothing(value), "{value}");
        }
    }
    #[test]
    fn some_cells_have_yet_to_be_filled_in() {
        for open in ["?", "??", "？", "***", "xxx", "XXXX", "Pending", "no"] {
            assert!(is_open(open), "{open}");
        }
        for value in ["", "x", "xx", "NOR", "xxx1", "A?", "pending_tan"] {
            assert!(!is_open(value), "{value}");
        }
    }
}
