//! The funnel of `mims status`: one row for each class, and in a table the sums.

use std::collections::BTreeMap;

use crate::commands::flags::rows::RowArgs;
use crate::context::Context;
use crate::domain::{Figure, Funnel, Level, Selection};
use crate::ops::{ClassFunnel, funnel};
use crate::rows::{Cell, Column};
use crate::store::Store;
use crate::terminal::Error;

/// The fields of a class.
const COLUMNS: [Column; 10] = [
    Column { field: "year", title: Some("Year") },
    Column { field: "class", title: Some("Class") },
    Column { field: "level", title: Some("Level") },
    Column { field: "students", title: Some("All") },
    Column { field: "printed", title: Some("Printed") },
    Column { field: "signed_in", title: Some("Signed") },
    Column { field: "own_password", title: Some("Own") },
    Column { field: "enrolled", title: Some("Enrolled") },
    Column { field: "expired", title: Some("Expired") },
    Column { field: "locked", title: Some("Locked") },
];

/// Shows the funnel, and the head of the audit log to those who note it.
pub(super) fn show(
    ctx: &mut Context,
    store: &Store,
    selection: &Selection,
    args: &RowArgs,
) -> Result<(), Error> {
    let (classes, head) = funnel(store, selection, ctx.act.at)?;
    // A table keeps within 80 columns.
    let for_eyes: Vec<_> =
        COLUMNS.iter().map(|column| column.field).filter(|field| *field != "level").collect();
    let mut rows = args.writer(ctx.ui.answer_writer(), &COLUMNS, &for_eyes)?;
    for ClassFunnel { class, counts } in &classes {
        let level = class.level.as_ref().map(Level::to_string);
        let row = row(Some(class.year), class.name.as_str(), level, counts);
        rows.push(&row).map_err(Error::unwritten)?;
    }
    for row in totals(&classes) {
        rows.total(&row);
    }
    rows.finish().map_err(Error::unwritten)?;
    ctx.ui.status(format_args!("Audit log: head {head}"));
    Ok(())
}

/// The sums of the levels, where they say more than the classes and the last line, and the sum of all.
fn totals(classes: &[ClassFunnel]) -> Vec<Vec<Cell<'static>>> {
    let mut levels: BTreeMap<(i16, Level), Funnel> = BTreeMap::new();
    let mut all = Funnel::default();
    for ClassFunnel { class, counts } in classes {
        all.add_all(counts);
        if let Some(level) = class.level {
            levels.entry((class.year, level)).or_default().add_all(counts);
        }
    }
    let mut rows = Vec::new();
    if (2..classes.len()).contains(&levels.len()) {
        rows.push(vec![Cell::Empty; COLUMNS.len()]);
        for ((year, level), counts) in &levels {
            rows.push(row(Some(*year), &level.to_string(), Some(level.to_string()), counts));
        }
        rows.push(vec![Cell::Empty; COLUMNS.len()]);
    }
    rows.push(row(None, "All", None, &all));
    rows
}

fn row(
    year: Option<i16>,
    name: &str,
    level: Option<String>,
    counts: &Funnel,
) -> Vec<Cell<'static>> {
    let mut row = vec![year.into(), Cell::shown(name), level.into()];
    // Nobody needs a column for what the bar of the enrolled leaves over.
    let figures = counts.iter().filter(|(figure, _)| *figure != Figure::Pending);
    row.extend(figures.map(|(figure, count)| match figure {
        Figure::Enrolled => Cell::Share(count, counts.count(Figure::Students)),
        _ => count.into(),
    }));
    row
}
