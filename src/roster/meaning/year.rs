//! The school year in a text such as `CLASS LIST 2027` or `Namelist 2027.xlsx`, told from the day somebody printed it.

use crate::domain::month_of;
use crate::roster::YearOrigin;
use crate::roster::bytes::table::Table;

/// From October on lists of the next year are made, so the day of such a list tells nothing.
const LAST_SURE_MONTH: i8 = 9;

/// A piece of a text: what separates the pieces tells nothing.
#[derive(Debug, Clone, Copy)]
enum Piece<'a> {
    Number(&'a str),
    Word(&'a str),
}

/// A four-digit year, or one that a day or month stands beside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Found {
    Plain(i16),
    Dated { year: i16, month: i8 },
}

/// The one school year that a text names. A day is the second best: only where no year stands by itself.
pub(crate) fn year_in(text: &str) -> Option<i16> {
    let pieces = pieces(text);
    let found: Vec<_> = (0..pieces.len()).filter_map(|at| found_at(&pieces, at)).collect();
    let plain = found.iter().filter_map(|found| match found {
        Found::Plain(year) => Some(*year),
        Found::Dated { .. } => None,
    });
    let dated = found.iter().filter_map(|found| match found {
        Found::Dated { year, month } if *month <= LAST_SURE_MONTH => Some(*year),
        _ => None,
    });
    if plain.clone().next().is_some() { the_one(plain) } else { the_one(dated) }
}

/// The year that the name of a sheet tells, or else that of its file.
pub(crate) fn of_names(table: &Table<'_>) -> Option<(i16, YearOrigin)> {
    let sheet = table.sheet.as_deref();
    if let Some(year) = sheet.and_then(year_in) {
        return Some((year, YearOrigin::Sheet));
    }
    // The sheet stands in brackets behind the name of the file.
    let shown = sheet.and_then(|_| table.source.rsplit_once(" [")).map(|(file, _)| file);
    let path = shown.unwrap_or(&table.source);
    let name = path.rsplit(['/', '\\']).next()?;
    year_in(name).map(|year| (year, YearOrigin::FileName))
}

/// A text with two years, such as `2026 to 2027`, is about neither.
fn the_one(mut years: impl Iterator<Item = i16>) -> Option<i16> {
    let first = years.next()?;
    years.all(|year| year == first).then_some(first)
}

fn pieces(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let is_digit = first.is_ascii_digit();
        let is_letter = |c: char| c.is_alphabetic();
        let belongs = |c: char| if is_digit { c.is_ascii_digit() } else { is_letter(c) };
        let end = rest.find(|c: char| !belongs(c)).unwrap_or(rest.len());
        let (piece, behind) = rest.split_at(end.max(first.len_utf8()));
        if is_digit {
            pieces.push(Piece::Number(piece));
        } else if is_letter(first) {
            pieces.push(Piece::Word(piece));
        }
        rest = behind;
    }
    pieces
}

fn found_at(pieces: &[Piece<'_>], at: usize) -> Option<Found> {
    let Some(Piece::Number(digits)) = pieces.get(at) else { return None };
    if digits.len() == 8 {
        return joined_date(digits);
    }
    let year = year(digits)?;
    let before = |steps: usize| at.checked_sub(steps).and_then(|at| pieces.get(at)).copied();
    let behind = |steps: usize| pieces.get(at + steps).copied();
    let dated = |month: i8| Found::Dated { year, month };
    let day_and_month = |day: Option<Piece<'_>>, month: Option<Piece<'_>>| {
        small(day?, 31)?;
        small(month?, 12)
    };
    let month = None
        .or_else(|| month_word(before(1)?))
        .or_else(|| month_word(behind(1)?))
        .or_else(|| day_and_month(behind(2), behind(1)))
        .or_else(|| day_and_month(before(2), before(1)))
        // `2027-01`; a single digit is more often a class or a copy.
        .or_else(|| small(two_digits(behind(1)?)?, 12))
        .or_else(|| small(two_digits(before(1)?)?, 12));
    Some(month.map_or(Found::Plain(year), dated))
}

/// `20270104` or `04012027`.
fn joined_date(digits: &str) -> Option<Found> {
    let part = |from: usize, to: usize| digits.get(from..to);
    let date = |year: &str, month: &str, day: &str| {
        small(Piece::Number(day), 31)?;
        Some(Found::Dated { year: self::year(year)?, month: small(Piece::Number(month), 12)? })
    };
    date(part(0, 4)?, part(4, 6)?, part(6, 8)?)
        .or_else(|| date(part(4, 8)?, part(2, 4)?, part(0, 2)?))
}

fn year(digits: &str) -> Option<i16> {
    let year = digits.parse().ok().filter(|year| (2000..2100).contains(year));
    year.filter(|_| digits.len() == 4)
}

fn small(piece: Piece<'_>, most: i8) -> Option<i8> {
    let Piece::Number(digits) = piece else { return None };
    digits.parse().ok().filter(|number| digits.len() <= 2 && (1..=most).contains(number))
}

fn two_digits(piece: Piece<'_>) -> Option<Piece<'_>> {
    matches!(piece, Piece::Number(digits) if digits.len() == 2).then_some(piece)
}

fn month_word(piece: Piece<'_>) -> Option<i8> {
    let Piece::Word(word) = piece else { return None };
    month_of(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_tells_its_year_but_a_late_day_does_not() {
        let check = |text: &str, expected: Option<i16>| {
            assert_eq!(year_in(text), expected, "{text}");
        };
        check("Namelist 2027.xlsx", Some(2027));
        check("class list_2027 final.csv", Some(2027));
        check("class-list-2027.csv", Some(2027));
        check("namelist2027v2.csv", Some(2027));
        check("P1-2027.csv", Some(2027));
        check("2027 1 Integrity.csv", Some(2027));
        check("list 2027 (printed 2026-11-29).csv", Some(2027));
        check("promotion 2026 to 2027.csv", None);
        check("2026-2027.csv", None);
        check("list 2026-11-29.csv", None);
        check("list-20261129-093000.csv", None);
        check("list 29.11.2026.csv", None);
        check("Namelist Nov 2026.csv", None);
        check("as at 30 December 2026", None);
        check("list 2027-01-04.csv", Some(2027));
        check("list 20270104.csv", Some(2027));
        check("list 04012027.csv", Some(2027));
        check("Namelist Jan 2027.csv", Some(2027));
        check("Namelist Sept 2026.csv", Some(2026));
        check("Namelist Octob 2026.csv", None);
        check("marina 2027.csv", Some(2027));
        check("list 12027.csv", None);
        check("list 1999.csv", None);
        check("class list.csv", None);
        check("名单2027.csv", Some(2027));
    }
}
