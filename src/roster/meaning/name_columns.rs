//! Names in two columns: they are joined, surname first; and beside a column of whole names their parts say nothing new.

use super::columns::Columns;
use super::headings::{Meaning, key};
use crate::domain::folded;
use crate::roster::{Field, Result, RosterError};

/// Headings of whole names, whatever stands beside them.
const WHOLE: &str = "fullname statutoryname nameasinbc nameasinnric officialname displayname";

/// Finds the columns that make a name together, as far as their headings tell them.
pub(crate) fn settle(columns: &mut Columns, line: usize) -> Result<()> {
    let with = |meaning: Meaning| columns.with(meaning).collect::<Vec<usize>>();
    let names = with(Meaning::Field(Field::Name));
    let (surnames, given) = (with(Meaning::Surname), with(Meaning::GivenName));
    let middle = with(Meaning::MiddleName);
    let is_whole =
        |index: &usize| WHOLE.split(' ').any(|known| known == key(columns.heading(*index)));
    match (names.as_slice(), surnames.as_slice(), given.as_slice()) {
        ([], [], []) => {}
        ([name], ..) if is_whole(name) || surnames.is_empty() == given.is_empty() => {
            forget(columns, &[surnames, given, middle].concat());
        }
        // Maybe the whole name, maybe half of it: the rows tell.
        ([name], [surname], []) => columns.name_parts = [vec![*surname, *name], middle].concat(),
        ([name], [], [given]) => columns.name_parts = [vec![*name, *given], middle].concat(),
        ([], [surname], [given]) => {
            let (surname, given) = (*surname, *given);
            columns.name_parts = [vec![surname, given], middle].concat();
            columns.set(given, Meaning::Field(Field::Name));
        }
        ([], [half], []) | ([], [], [half]) => {
            let heading = columns.heading(*half).to_owned();
            return Err(RosterError::HalfName { line, heading });
        }
        _ => {
            let all = [names, surnames, given].concat();
            let headings = all.iter().map(|index| columns.heading(*index).to_owned()).collect();
            return Err(RosterError::HeadingTwice { line, field: Field::Name, headings });
        }
    }
    Ok(())
}

/// Lets the rows tell whether a name has its surname in it already.
pub(crate) fn settle_by_rows<'t>(
    columns: &mut Columns,
    line: usize,
    cells: &dyn Fn(usize) -> Vec<&'t str>,
) -> Result<()> {
    let name = columns.index(Field::Name);
    let [first, second, ..] = *columns.name_parts.as_slice() else { return Ok(()) };
    let (Some(name), part) = (name, if name == Some(first) { second } else { first }) else {
        return Ok(());
    };
    let (parts, names) = (cells(part), cells(name));
    let both = parts
        .iter()
        .zip(&names)
        .filter(|(part, name)| !part.trim().is_empty() && !name.trim().is_empty());
    let contained: Vec<bool> = both.map(|(part, name)| has_words_of(name, part)).collect();
    if contained.iter().all(|is| *is) {
        let others: Vec<_> = columns.name_parts.drain(..).filter(|index| *index != name).collect();
        forget(columns, &others);
    } else if contained.contains(&true) {
        let headings = [first, second].map(|index| columns.heading(index).to_owned()).to_vec();
        return Err(RosterError::NamesDiffer { line, headings });
    }
    Ok(())
}

fn forget(columns: &mut Columns, parts: &[usize]) {
    for index in parts {
        columns.set(*index, None);
    }
}

fn has_words_of(name: &str, part: &str) -> bool {
    let words = |text: &str| folded(text).split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let own = words(name);
    words(part).iter().all(|word| own.contains(word))
}
