//! The refused rows as a list of their own: as they were, with the reason in front, ready to be mended and imported.

use std::collections::HashMap;

use super::answer::Refusal;
use super::bytes::table::Table;
use super::finding::ClassOrigin;
use super::lists::each_table;
use super::meaning::headings::Meaning;
use super::meaning::section::Section;
use super::meaning::splitter;
use super::place::Place;
use super::request::{Options, Source};
use crate::domain::is_national_number;

/// Hands over the refused rows and their headings, by reading the lists again: nobody has to keep a second copy of every
/// row for it.
pub fn rejects(
    sources: &[Source],
    options: &Options,
    refusals: &[Refusal],
    record: impl FnMut(&[String]),
) {
    let mut reasons: HashMap<&Place, Vec<&str>> = HashMap::new();
    for refusal in refusals {
        reasons.entry(&refusal.place).or_default().push(&refusal.reason);
    }
    let mut rejects = Rejects { reasons, heading: Vec::new(), record };
    for source in sources {
        // These lists were read before; what cannot be read has no rows that were refused.
        let _ = each_table(source, options, &mut Vec::new(), &mut |table, warnings| {
            if let Ok(sections) = splitter::split(table, options, warnings) {
                for section in &sections {
                    rejects.section(table, section);
                }
            }
            Ok(())
        });
    }
}

struct Rejects<'r, R> {
    reasons: HashMap<&'r Place, Vec<&'r str>>,
    heading: Vec<String>,
    record: R,
}

impl<R: FnMut(&[String])> Rejects<'_, R> {
    fn section(&mut self, table: &Table<'_>, section: &Section) {
        let told = section.origin != ClassOrigin::Column;
        for (at, class) in &section.rows {
            let Some(record) = table.record(*at) else { continue };
            let place = table.place(record.line);
            let Some(reasons) = self.reasons.get(&place) else { continue };
            let reason = format!("{place}: {}", reasons.join("; "));
            let class = class.iter().filter(|_| told).map(ToString::to_string);
            let cells = record.cells.iter().enumerate();
            let cells =
                cells.map(|(at, cell)| if is_shown(section, at, cell) { &**cell } else { "" });
            let row: Vec<_> =
                std::iter::once(reason).chain(class).chain(cells.map(str::to_owned)).collect();
            self.heading_of(section);
            (self.record)(&row);
        }
    }

    /// A new heading row where the columns are others; the reader takes it as one.
    fn heading_of(&mut self, section: &Section) {
        let class = (section.origin != ClassOrigin::Column).then(|| "Class".to_owned());
        let own = section.columns.headings_of_part();
        let heading: Vec<_> =
            std::iter::once("Reason".to_owned()).chain(class).chain(own).collect();
        if heading != self.heading {
            (self.record)(&heading);
            self.heading = heading;
        }
    }
}

/// National numbers and passwords are in no file of ours.
fn is_shown(section: &Section, column: usize, cell: &str) -> bool {
    let mut never = section.columns.with(Meaning::NationalNumber);
    let mut secret = section.columns.with(Meaning::Password);
    !is_national_number(cell.trim())
        && !never.any(|at| at == column)
        && !secret.any(|at| at == column)
}
