//! The columns of one list, each with its heading and what it was taken as.

use super::headings::{Meaning, is_running, meaning_of};
use crate::roster::bytes::record::{Record, is_blank};
use crate::roster::{Field, Options};

/// The columns of one class list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Columns {
    /// The headings as the file has them, one for each column.
    pub(crate) headings: Vec<String>,
    pub(super) meanings: Vec<Option<Meaning>>,
    /// The year in a heading such as `Class 2027`, of each column.
    pub(super) years: Vec<Option<i16>>,
    /// Columns of the class in another year than the one that is taken.
    pub(crate) passed_over: Vec<usize>,
    /// Columns that are not taken because they may belong to one of those.
    pub(crate) doubtful: Vec<usize>,
    /// The columns that make a name together, surname first; none where one column holds it.
    pub(crate) name_parts: Vec<usize>,
    /// Whether a column tells that a row is of somebody else than a student of the school.
    pub(super) has_others: bool,
}

/// How many columns of a row are known, if one of them names somebody; a row that names nobody is no heading.
pub(crate) fn known_in(record: &Record<'_, '_>, options: &Options) -> usize {
    let meanings = || record.filled().filter_map(|cell| meaning_of(cell, options));
    let is_heading = meanings().any(|(meaning, _)| meaning.names_somebody(options));
    if is_heading { meanings().count() } else { 0 }
}

impl Columns {
    /// The year in the heading of the class that is taken; never that of another column.
    pub(crate) fn year(&self) -> Option<i16> {
        self.year_of(self.index(Field::Class)?)
    }

    pub(super) fn year_of(&self, index: usize) -> Option<i16> {
        self.years.get(index).copied().flatten()
    }

    /// Where the class of the year before stands.
    pub(super) fn former_class(&self) -> Option<usize> {
        let is_before = |index: &usize| match (self.year_of(*index), self.year()) {
            (Some(before), Some(year)) => before + 1 == year,
            (Some(_), None) => true,
            (None, _) => self.meanings.get(*index) == Some(&Some(Meaning::FormerClass)),
        };
        self.passed_over.iter().copied().find(is_before)
    }

    /// Whether another heading row says the same, as the one on the next printed page does.
    pub(crate) fn is_like(&self, other: &Self) -> bool {
        self.meanings == other.meanings && self.year() == other.year()
    }

    /// Where a field stands.
    pub(crate) fn index(&self, field: Field) -> Option<usize> {
        self.with(Meaning::Field(field)).next()
    }

    /// Where a running number stands that could be the register number.
    pub(crate) fn running(&self) -> Option<usize> {
        self.with(Meaning::Running).next().filter(|_| self.index(Field::RegisterNo).is_none())
    }

    /// The columns that have a meaning.
    pub(crate) fn with(&self, meaning: Meaning) -> impl Iterator<Item = usize> {
        let meanings = self.meanings.iter().enumerate();
        meanings.filter(move |(_, found)| **found == Some(meaning)).map(|(index, _)| index)
    }

    /// Gives a column another meaning, or none.
    pub(crate) fn set(&mut self, index: usize, meaning: impl Into<Option<Meaning>>) {
        if let Some(slot) = self.meanings.get_mut(index) {
            *slot = meaning.into();
        }
    }

    /// The headings for a list of some of the rows: with the others gone, a running number no longer starts in each
    /// class, so it is called what it was taken as.
    pub(crate) fn headings_of_part(&self) -> impl Iterator<Item = String> {
        let running =
            self.index(Field::RegisterNo).filter(|index| is_running(self.heading(*index)));
        let headings = self.headings.iter().enumerate();
        headings.map(
            move |(index, heading)| {
                if running == Some(index) { "Reg No".to_owned() } else { heading.clone() }
            },
        )
    }

    /// The heading of a column as the file has it.
    pub(crate) fn heading(&self, index: usize) -> &str {
        self.headings.get(index).map_or("", String::as_str)
    }

    /// What was taken as what, in the order of the columns.
    pub(crate) fn taken(&self) -> Vec<(Field, String)> {
        let fields = self.meanings.iter().zip(&self.headings);
        let taken = fields.filter_map(|(meaning, heading)| match meaning {
            Some(Meaning::Field(field)) => Some((*field, heading.clone())),
            _ => None,
        });
        taken.collect()
    }

    /// Whether a column is read.
    pub(crate) fn is_taken(&self, index: usize) -> bool {
        let meaning = self.meanings.get(index).copied().flatten();
        matches!(meaning, Some(Meaning::Field(_))) || self.name_parts.contains(&index)
    }

    /// Headings that mean nothing here.
    pub(crate) fn unknown(&self) -> Vec<String> {
        let fields = self.meanings.iter().zip(&self.headings);
        let unknown = fields.filter(|(meaning, heading)| meaning.is_none() && !is_blank(heading));
        unknown.map(|(_, heading)| heading.clone()).collect()
    }
}
