//! What stands above and between the rows of a class list: class and year in titles, sums, headings of new pages.

use super::{headings, year};
use crate::domain::{ClassName, Level, PersonName, Stage};
use crate::roster::bytes::record::{Record, is_blank};

/// Words of a row that counts instead of naming somebody.
const SUMS: &[&str] =
    &["total", "totals", "subtotal", "boys", "boy", "girls", "girl", "male", "female", "strength"];
/// Words that such a row may have besides.
const BESIDES: &[&str] = &[
    "grand",
    "sub",
    "number",
    "no",
    "of",
    "in",
    "class",
    "and",
    "pupils",
    "pupil",
    "students",
    "student",
    "enrolment",
    "males",
    "females",
    "m",
    "f",
];

/// The class that a title row tells: `Class: 3 Respect` in one cell or in two.
pub(crate) fn class_of(record: &Record<'_, '_>) -> Option<ClassName> {
    let cells: Vec<&str> = record.filled().collect();
    let in_one = cells.iter().find_map(|cell| class_in(cell));
    let in_two = || {
        let mut pairs = cells.windows(2).filter_map(|pair| match pair {
            [word, class] if is_class_word(word) => ClassName::parse(class).ok(),
            _ => None,
        });
        pairs.next()
    };
    in_one.or_else(in_two)
}

/// The form teacher that a title row tells: `Form Teacher: Mdm Quah` in one cell or in two, also behind the class.
pub(crate) fn teacher_of(record: &Record<'_, '_>) -> Option<PersonName> {
    let cells: Vec<&str> = record.filled().collect();
    let in_one = cells.iter().find_map(|cell| teacher_in(cell));
    let in_two = || {
        let mut pairs = cells.windows(2).filter_map(|pair| match pair {
            [word, name] if is_teacher_word(word) && !name.contains(':') => {
                PersonName::of_teachers(name).ok()
            }
            _ => None,
        });
        pairs.next()
    };
    in_one.or_else(in_two)
}

fn is_teacher_word(text: &str) -> bool {
    const WORDS: &str = "formteacher formteachers formteacher1 formtr classteacher classteachers ft ft1 nameofformteacher";
    let key = headings::key(text);
    WORDS.split(' ').any(|word| word == key)
}

/// The name stands behind a colon or a dash; a comma may stand between class and form teacher.
fn teacher_in(text: &str) -> Option<PersonName> {
    let pieces = text.split(['\t', '|', ';', '\n']).flat_map(|piece| piece.split("  "));
    let mut told = pieces.flat_map(|piece| {
        piece.match_indices([':', '-', '–']).map(move |(at, _)| piece.split_at(at))
    });
    told.find_map(|(before, name)| {
        let word = before.rsplit([',', ':']).next().filter(|word| is_teacher_word(word));
        let name = name.trim_start_matches([':', '-', '–']);
        word.and_then(|_| PersonName::of_teachers(name).ok())
    })
}

fn is_class_word(text: &str) -> bool {
    matches!(headings::key(text).as_str(), "class" | "formclass")
}

/// Behind a colon any name will do; without one it has to tell a level, or `CLASS LIST` would be a class.
fn class_in(text: &str) -> Option<ClassName> {
    let end = text.find(['\t', '|', ';', ',', '\n']).unwrap_or(text.len());
    let text = text.split_at(end).0;
    let text = text.split("  ").find(|part| !part.trim().is_empty())?;
    if let Some((word, class)) = text.split_once(':') {
        return ClassName::parse(class).ok().filter(|_| is_class_word(word));
    }
    let words = ["form class ", "class "];
    let rest = words.iter().find_map(|word| {
        let start = text.get(..word.len())?;
        start.eq_ignore_ascii_case(word).then(|| text.get(word.len()..)).flatten()
    })?;
    ClassName::parse(rest).ok().filter(tells_level)
}

/// Whether a text could be nothing but a class.
pub(crate) fn tells_level(class: &ClassName) -> bool {
    [Stage::Primary, Stage::Secondary].iter().any(|stage| Level::of_class(class, *stage).is_some())
}

/// The year in a title such as `CLASS LIST 2027`, or in `Year` and `2027` side by side.
pub(crate) fn year_of(record: &Record<'_, '_>) -> Option<i16> {
    let cells: Vec<&str> = record.filled().collect();
    let in_one =
        cells.iter().filter(|cell| is_about_a_year(cell)).find_map(|cell| year::year_in(cell));
    in_one.or_else(|| {
        cells.windows(2).find_map(|pair| match pair {
            [word, year] if is_about_a_year(word) => {
                year::year_in(year).filter(|_| year.len() == 4)
            }
            _ => None,
        })
    })
}

/// The year that the titles of a list tell. Where they tell two, one of an exercise and one of the list, it is the list's.
pub(crate) fn year_of_all<'t, 'a: 't>(titles: impl Iterator<Item = Record<'t, 'a>>) -> Option<i16> {
    let told = titles.filter_map(|title| {
        let is_of_list = title.filled().any(|cell| cell.to_lowercase().contains("list"));
        Some((is_of_list, year_of(&title)?))
    });
    let told: Vec<_> = told.collect();
    let has_list = told.iter().any(|(is_of_list, _)| *is_of_list);
    let mut years = told.iter().filter(|(is_of_list, _)| *is_of_list == has_list);
    let (_, first) = years.next()?;
    years.all(|(_, year)| year == first).then_some(*first)
}

/// Whether a title is about a whole list; instructions name years too, so a class counts in short titles only.
fn is_about_a_year(cell: &str) -> bool {
    let lower = cell.to_lowercase();
    let has = |word: &&str| lower.contains(*word);
    let is_short = cell.split_whitespace().count() <= 4;
    ["list", "year"].iter().any(has)
        || (is_short && ["class", "pupil", "student", "cohort"].iter().any(has))
}

/// Whether a row counts pupils: nothing but numbers and the words for sums, and maybe the class in its column.
pub(crate) fn is_sum(record: &Record<'_, '_>, class: Option<usize>) -> bool {
    let cells = || record.cells.iter().enumerate().filter(|(_, cell)| !is_blank(cell));
    let without_class = cells().filter(|(at, _)| Some(*at) != class);
    let is_alone = || cells().nth(1).is_none();
    counts(without_class.map(|(_, cell)| &**cell))
        || (is_alone() && counts(cells().map(|(_, cell)| &**cell)))
}

fn counts<'a>(cells: impl Iterator<Item = &'a str>) -> bool {
    let words = |cell: &'a str| cell.split(|c: char| !c.is_alphanumeric());
    let mut has_sum = false;
    for word in cells.flat_map(words).filter(|word| !word.is_empty()) {
        let is = |known: &&str| known.eq_ignore_ascii_case(word);
        let is_number = word.bytes().all(|byte| byte.is_ascii_digit());
        let is_sum = !is_number && SUMS.iter().any(is);
        if !is_number && !is_sum && !BESIDES.iter().any(is) {
            return false;
        }
        has_sum |= is_sum;
    }
    has_sum
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::roster::bytes::record::Cell;

    fn with<T>(row: &str, read: impl Fn(&Record<'_, '_>) -> T) -> T {
        let cells: Vec<Cell<'_>> = row.split('/').map(Into::into).collect();
        read(&Record { line: 1, cells: &cells })
    }

    #[test]
    fn titles_tell_the_class() {
        let check = |row: &str, expected: Option<&str>| {
            let class = with(row, class_of);
            assert_eq!(class.as_ref().map(ClassName::as_str), expected, "{row}");
        };
        check("Class: 3 Respect", Some("3 Respect"));
        check("/FORM CLASS : P6-HY//", Some("P6-HY"));
        check("Class/3 Respect", Some("3 Respect"));
        check("Class:/Sincerity/Form Teacher:/Mdm Salmah", Some("Sincerity"));
        check("Class: 3 Respect   Form Teacher: Mdm Salmah", Some("3 Respect"));
        check("CLASS 3 RESPECT", Some("3 RESPECT"));
        check("CLASS LIST 2027", None);
        check("Class list of all classes: January", None);
        check("Class:", None);
        check("Merlion Park Primary School", None);
    }

    #[test]
    fn titles_tell_the_form_teacher() {
        let check = |row: &str, expected: Option<&str>| {
            let teacher = with(row, teacher_of);
            assert_eq!(teacher.as_ref().map(PersonName::as_str), expected, "{row}");
        };
        check("Form Teacher: Mdm Quah", Some("Mdm Quah"));
        check("FORM TEACHER(S) : Mr Ong & Mdm Lim", Some("Mr Ong & Mdm Lim"));
        check("Form Teacher:/Mdm Salmah", Some("Mdm Salmah"));
        check("Class:/Sincerity/FT:/Mdm Salmah", Some("Mdm Salmah"));
        check("Class: 3 Respect   Form Teacher: Mdm Salmah", Some("Mdm Salmah"));
        check("Class: 3 Respect, Form Teacher: Mdm Salmah", Some("Mdm Salmah"));
        check("Form Teacher - Mdm Lee-Tan", Some("Mdm Lee-Tan"));
        check("Co-Form Teacher: Mr Tan", None);
        check("Co-Form Teacher - Mr Tan", None);
        check("Form Teacher:/Class: 3A", None);
        check("Form Teacher:", None);
        check("Form teachers are to check this list", None);
    }

    #[test]
    fn titles_tell_the_year_but_not_the_day_of_printing() {
        let check = |row: &str, expected: Option<i16>| {
            assert_eq!(with(row, year_of), expected, "{row}");
        };
        check("CLASS LIST 2027", Some(2027));
        check("School/Class list (2028)", Some(2028));
        check("Academic Year 2027", Some(2027));
        check("as at 2 Jan 2027", None);
        check("List 12027", None);
        check("Classes 2027", Some(2027));
        check("School Year:/2027", Some(2027));
        check("Class list printed on 14 Nov 2026", None);
        check("3. Name the students who joined the school in 2026", None);
    }

    #[test]
    fn sums_are_told_from_pupils() {
        let check = |row: &str, expected: bool| {
            assert_eq!(with(row, |record| is_sum(record, Some(0))), expected, "{row}");
        };
        check("/Boys 18 Girls 19", true);
        check("3 Respect/Total/37", true);
        check("//Boys 17 Girls 17/*END*", true);
        check("/Total no. of pupils: 37", true);
        check("Grand total 37//", true);
        check("3 Respect/1/TAN KAI JUN", false);
        check("3 Respect/1/", false);
        check("/GIRLS TAN", false);
        check("/", false);
    }
}
