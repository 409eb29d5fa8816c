//! What a format is made of: its columns as data, how its file is written, what it can say and how much it takes.

use std::borrow::Cow;

use super::person::Person;

/// The text of a cell.
pub(super) type Value = for<'a, 'b> fn(&'a Person<'b>) -> Cow<'a, str>;

/// A column of a file.
pub(super) struct Column {
    /// As the maker spells it.
    pub(super) heading: &'static str,
    /// How many characters its cells may have.
    pub(super) most: usize,
    pub(super) value: Value,
}

/// A column of whatever length.
pub(super) const fn column(heading: &'static str, value: Value) -> Column {
    Column { heading, most: usize::MAX, value }
}

/// A column with a limit.
pub(super) const fn short(heading: &'static str, most: usize, value: Value) -> Column {
    Column { heading, most, value }
}

/// A column that the maker wants and that we have nothing for.
pub(super) const fn blank(heading: &'static str) -> Column {
    column(heading, |_| "".into())
}

/// A format.
pub(super) struct Form {
    /// The system, as people call it.
    pub(super) system: &'static str,
    pub(super) body: Body,
    /// The most accounts in one file.
    pub(super) most_people: usize,
    /// The settings that it cannot be made without.
    pub(super) needs: &'static [&'static str],
    /// Whether a closed account can be told from an open one.
    pub(super) tells_closed: bool,
    /// What stands in the place of a password that we have not got; none where there is no place for one.
    pub(super) no_password: Option<&'static str>,
}

/// How its accounts are written.
pub(super) enum Body {
    /// One table, and what stands before its headings.
    Table(&'static str, &'static [Column]),
    /// Tables in a folder.
    Folder(&'static [Sheet]),
    /// Tables in an archive, in the way of Apple or with a list of them.
    Archive(&'static [Sheet], Archive),
    /// Objects of SCIM, one a line.
    Objects,
    /// Entries of a directory.
    Entries,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Archive {
    OneRoster,
    Apple,
}

/// One table of several.
pub(super) struct Sheet {
    pub(super) name: &'static str,
    pub(super) each: Each,
    pub(super) columns: &'static [Column],
}

/// What there is a row for. One about a class, a year or the school is made of the first account that it has.
#[derive(Clone, Copy)]
pub(super) enum Each {
    School,
    Year,
    Class,
    Student,
    Staff,
    Account,
}

impl Body {
    /// Every column of every table.
    pub(super) fn columns(&self) -> impl Iterator<Item = &'static Column> {
        let (table, sheets): (&'static [Column], &'static [Sheet]) = match self {
            Self::Table(_, columns) => (columns, &[]),
            Self::Folder(sheets) | Self::Archive(sheets, _) => (&[], sheets),
            Self::Objects | Self::Entries => (&[], &[]),
        };
        table.iter().chain(sheets.iter().flat_map(|sheet| sheet.columns))
    }
}
