//! What makes an import look like an accident, as data.

use crate::domain::ClassName;
use crate::roster::Row;

/// Why an import looks like an accident.
#[derive(Debug, PartialEq, Eq)]
pub enum Brake<'a> {
    /// The names have accounts that are a year ahead of the list.
    EarlierYear { names: usize, rows: usize, year: i16 },
    /// The names have accounts in this year, one level below the list.
    LaterYear { names: usize, rows: usize },
    /// Students of the year before would all stay in their level.
    NobodyGoesUp { names: usize, rows: usize },
    /// New accounts would be made for names that have one, or a name stands in two classes of a level.
    KnownNames { names: usize, rows: usize },
    /// More than a third of the newcomers have the name, or nearly the name, of somebody with an account, of whatever year.
    KnownNewcomers { names: usize, newcomers: usize },
    /// More than a tenth of the students that the list should have are not on it.
    ManyAbsent {
        absent: usize,
        /// How many the list should have.
        covered: usize,
    },
    /// More than a third of a known class is unknown.
    ManyUnknown {
        class: &'a ClassName,
        unknown: Vec<&'a Row>,
        /// How many rows of the class there are.
        rows: usize,
    },
    /// More than a tenth of the known students would get another name.
    ManyRenamed { names: usize, known: usize },
    /// More than a third of the known students of whole classes would change class within the year.
    ManyMoved { moved: usize, known: usize },
    /// The students of a class are all in one that nobody knows: it may have another name now.
    RenamedClass { from: &'a ClassName, to: &'a ClassName, students: usize },
    /// A few students are in a class that nobody knows, beside known ones.
    NewClass { class: &'a ClassName, rows: usize, like: Option<&'a ClassName> },
    /// The list is not what it was read as.
    Misread(Misread<'a>),
}

/// How columns or lists do not belong together.
#[derive(Debug, PartialEq, Eq)]
pub enum Misread<'a> {
    /// The list tells another class of the year before than the students of these names were in.
    FormerClasses { names: usize, rows: usize },
    /// New accounts would be made twice for these names.
    InTwoLists { names: usize },
    /// Login IDs of new accounts that are made of the names of other rows.
    LoginsOfOthers { names: usize, rows: usize },
    /// E-mail addresses that are known as those of other students.
    AddressesOfOthers { names: usize, rows: usize },
    /// Register numbers that changed places, though nobody came and nobody left.
    NumbersOfOthers { numbers: usize, rows: usize },
    /// A class that tells no level stands on two lists and would be one class.
    OneOfTwoClasses { class: &'a ClassName },
    /// Nearly every student would have a class alone.
    NamesAsClasses { classes: usize, rows: usize },
}

impl Brake<'_> {
    /// Whether it says of the whole list what would otherwise be said of every row.
    pub fn explains_refusals(&self) -> bool {
        matches!(
            self,
            Self::EarlierYear { .. }
                | Self::LaterYear { .. }
                | Self::KnownNames { .. }
                | Self::Misread(Misread::FormerClasses { .. })
                | Self::RenamedClass { .. }
        )
    }
}
