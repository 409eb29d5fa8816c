//! What becomes of lists in an office before they are imported.

use rand::RngExt as _;
use rand::rngs::StdRng;
use rand::seq::SliceRandom as _;

use super::school::{List, School, respelt};

/// A column of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Class,
    Number,
    Name,
    Reference,
    Login,
    Former,
}

#[derive(Debug, Clone, Copy)]
pub(super) enum Damage {
    /// Cells were inserted at the top of a column: its values stand a row or more too low, and the last ones at the top.
    Shifted(Column),
    SortedAlone(Column),
    /// References or register numbers were given again from the first row on.
    NumberedAgain(Column),
    /// The cells of a few pairs of rows.
    Swapped(Column),
    /// All classes are of the level above.
    LevelChanged,
    /// The list that the accounts were made from, or one of so many years later, taken for that of now.
    OfYear(i16),
    Old,
    /// Only the first rows, or every third, were copied.
    Half,
    Third,
    /// Classes have new names.
    Renamed,
    /// Only the first of equal classes below each other has its text.
    Merged,
    /// The same, filled down after the rows were sorted by name.
    FilledDown,
    /// Newcomers have the references of those who left.
    LeaversReferences,
    /// Every child of some levels stands in a teaching group too.
    TeachingGroups,
    /// All names, or one in four, written as another list writes them.
    Respelt,
    SomeRespelt,
}

impl Damage {
    pub(super) const ALL: [Self; 35] = [
        Self::Shifted(Column::Class),
        Self::Shifted(Column::Number),
        Self::Shifted(Column::Name),
        Self::Shifted(Column::Reference),
        Self::Shifted(Column::Login),
        Self::SortedAlone(Column::Class),
        Self::SortedAlone(Column::Number),
        Self::SortedAlone(Column::Name),
        Self::SortedAlone(Column::Reference),
        Self::SortedAlone(Column::Login),
        Self::NumberedAgain(Column::Number),
        Self::NumberedAgain(Column::Reference),
        Self::Swapped(Column::Class),
        Self::Swapped(Column::Number),
        Self::Swapped(Column::Name),
        Self::Swapped(Column::Reference),
        Self::Swapped(Column::Login),
        Self::LevelChanged,
        Self::OfYear(-1),
        Self::OfYear(1),
        Self::OfYear(2),
        Self::Old,
        Self::Old,
        Self::Half,
        Self::Third,
        Self::Renamed,
        Self::Merged,
        Self::FilledDown,
        Self::LeaversReferences,
        Self::TeachingGroups,
        Self::Respelt,
        Self::SomeRespelt,
        Self::Shifted(Column::Former),
        Self::SortedAlone(Column::Former),
        Self::Swapped(Column::Former),
    ];
}

impl List {
    pub(super) fn suffer(&mut self, damage: Damage, school: &School, rng: &mut StdRng) {
        match damage {
            Damage::Shifted(column) => {
                let rows = rng.random_range(1..4) % self.rows.len().max(1);
                self.change(column, |cells| cells.rotate_right(rows));
            }
            Damage::SortedAlone(column) => self.change(column, <[String]>::sort),
            Damage::NumberedAgain(column) => self.change(column, |cells| {
                for (cell, number) in cells.iter_mut().zip(1..) {
                    let reference = format!("R-{}", 1000 + number);
                    *cell =
                        if column == Column::Reference { reference } else { number.to_string() };
                }
            }),
            Damage::Swapped(column) => self.change(column, |cells| {
                let mut places: Vec<_> = cells.iter_mut().collect();
                places.shuffle(rng);
                for pair in places.chunks_exact_mut(2).take(rng.random_range(1..4)) {
                    if let [one, other] = pair {
                        std::mem::swap(*one, *other);
                    }
                }
            }),
            Damage::LevelChanged => self.change(Column::Class, |cells| {
                for cell in cells {
                    *cell = cell.replace(|c: char| c.is_ascii_digit(), &above(cell));
                }
            }),
            Damage::OfYear(years) => *self = school.list_of(years),
            Damage::Old => *self = school.old_list(),
            Damage::Half => self.rows.truncate(self.rows.len().div_ceil(2)),
            Damage::Third => {
                self.rows = std::mem::take(&mut self.rows).into_iter().step_by(3).collect();
            }
            Damage::Renamed => self.change(Column::Class, |cells| {
                for cell in cells {
                    *cell = cell.replace('A', " Integrity").replace('B', " Respect");
                }
            }),
            Damage::Merged => self.change(Column::Class, clear_equal),
            Damage::FilledDown => {
                self.change(Column::Class, clear_equal);
                self.rows.sort_by(|[_, _, one, ..], [_, _, other, ..]| one.cmp(other));
                self.change(Column::Class, fill_down);
            }
            Damage::LeaversReferences => self.give_references_of_leavers(school),
            Damage::TeachingGroups => self.add_groups(rng),
            Damage::Respelt => self.respell(rng.random_range(0..5), 1),
            Damage::SomeRespelt => self.respell(rng.random_range(0..5), 4),
        }
    }

    fn give_references_of_leavers(&mut self, school: &School) {
        let mut free = school.children.iter().filter(|child| child.has_left());
        for [_, _, name, reference, ..] in &mut self.rows {
            let mut newcomers = school.children.iter().filter(|child| !child.has_account());
            if newcomers.any(|child| child.name == *name)
                && let Some(leaver) = free.next()
            {
                *reference = leaver.reference();
            }
        }
    }

    fn add_groups(&mut self, rng: &mut StdRng) {
        let level = rng.random_range(1..6).to_string();
        let groups = ["A", "B", "M1", "M2"].get(rng.random_range(0..2) * 2..).unwrap_or_default();
        let in_level: Vec<_> =
            self.rows.iter().filter(|[class, ..]| class.starts_with(&level)).cloned().collect();
        for (at, [_, _, name, reference, login, former]) in in_level.into_iter().enumerate() {
            let group = groups.get(at % 2).copied().unwrap_or_default();
            let class = format!("{level}{group}");
            self.rows.push([class, String::new(), name, reference, login, former]);
        }
    }

    fn respell(&mut self, how: usize, one_in: usize) {
        for [_, _, name, ..] in self.rows.iter_mut().step_by(one_in) {
            let written = respelt(name, how);
            let children = self.written.get(name).cloned().unwrap_or_default();
            if written != *name {
                self.written.entry(written.clone()).or_default().extend(children);
                *name = written;
            }
        }
    }

    /// Changes the cells of a column, from the first row to the last.
    fn change(&mut self, column: Column, change: impl FnOnce(&mut [String])) {
        let mut cells: Vec<String> = self.cells(column).map(std::mem::take).collect();
        change(&mut cells);
        for (place, cell) in self.cells(column).zip(cells) {
            *place = cell;
        }
    }

    fn cells(&mut self, column: Column) -> impl Iterator<Item = &mut String> {
        self.rows.iter_mut().map(
            move |[class, number, name, reference, login, former]| match column {
                Column::Class => class,
                Column::Number => number,
                Column::Name => name,
                Column::Reference => reference,
                Column::Login => login,
                Column::Former => former,
            },
        )
    }
}

fn above(class: &str) -> String {
    let level = class.chars().next().and_then(|c| c.to_digit(10)).unwrap_or(0);
    (level % 6 + 1).to_string()
}

fn clear_equal(cells: &mut [String]) {
    let before = cells.to_vec();
    for (cell, above) in cells.iter_mut().skip(1).zip(&before) {
        if cell == above {
            cell.clear();
        }
    }
}

fn fill_down(cells: &mut [String]) {
    let mut above = String::new();
    for cell in cells {
        if cell.is_empty() {
            cell.clone_from(&above);
        } else {
            above.clone_from(cell);
        }
    }
}
