//! Rows of all lists that contradict each other: the tool never guesses which of two is meant.

use std::hash::Hash;

use hashbrown::HashMap;

use crate::domain::{LoginId, StudentRef};
use crate::roster::{Place, Refusal, Roster, Row, Warning};

/// The row that another one contradicts, and what both of them have; nothing is named where they say the same.
type Contradiction = (usize, Option<&'static str>);

/// Takes out the later one of every two rows that cannot both be right, and points out namesakes. Where the other rows are
/// taken, the earlier one goes too: which of the two is right is not known.
pub(crate) fn refuse(roster: &mut Roster, are_others_taken: bool) {
    let (mut contradictions, namesakes) = look_through(&roster.rows);
    if are_others_taken {
        refuse_earlier(&mut contradictions);
    }
    let reasons = contradictions.into_iter().zip(&roster.rows).map(|(found, row)| {
        let (other, what) = found?;
        let place = shown(&roster.rows.get(other)?.place, &row.place);
        Some(match what {
            None => format!("the same student stands on {place}"),
            Some(what) => format!("{place} has the same {what}"),
        })
    });
    let mut reasons = reasons.collect::<Vec<_>>().into_iter();
    roster.warnings.extend(namesakes.iter().filter_map(|at| {
        let row = roster.rows.get(*at)?;
        let text = format!("another student of {} has the same name, {}", row.class, row.name);
        Some(Warning::new(row.place.clone(), text))
    }));
    roster.rows.retain(|row| match reasons.next().flatten() {
        None => true,
        Some(reason) => {
            let (place, value) = (row.place.clone(), row.name.to_string());
            roster.refusals.push(Refusal { place, column: None, value, reason });
            false
        }
    });
}

fn refuse_earlier(contradictions: &mut [Option<Contradiction>]) {
    for at in 0..contradictions.len() {
        let found = contradictions.get(at).copied().flatten();
        let Some((earlier, what @ Some(_))) = found else { continue };
        if let Some(slot) = contradictions.get_mut(earlier) {
            slot.get_or_insert((at, what));
        }
    }
}

/// For each row what it contradicts; then the rows that have a namesake and contradict nothing.
fn look_through(rows: &[Row]) -> (Vec<Option<Contradiction>>, Vec<usize>) {
    let mut seen = Seen::of(rows);
    let each = rows.iter().enumerate();
    let contradictions = each.map(|(at, row)| seen.contradiction(at, row, rows)).collect();
    (contradictions, seen.namesakes)
}

/// What the rows so far have taken; rows are known by their number.
#[derive(Default)]
struct Seen<'r> {
    /// The last row with a class and name, and for each row the one before it with the same.
    people: HashMap<(&'r str, &'r str), usize>,
    before: Vec<Option<usize>>,
    places: HashMap<(&'r str, u16), usize>,
    references: HashMap<&'r str, usize>,
    logins: HashMap<&'r LoginId, usize>,
    namesakes: Vec<usize>,
}

impl<'r> Seen<'r> {
    fn of(rows: &'r [Row]) -> Self {
        Self {
            people: HashMap::with_capacity(rows.len()),
            before: Vec::with_capacity(rows.len()),
            places: HashMap::with_capacity(rows.len()),
            ..Self::default()
        }
    }

    fn contradiction(&mut self, at: usize, row: &'r Row, rows: &'r [Row]) -> Option<Contradiction> {
        let class = row.class.key();
        let namesake = self.people.insert((class, row.name.key()), at);
        self.before.push(namesake);
        let namesakes = std::iter::successors(namesake, |at| *self.before.get(*at)?);
        let twin =
            namesakes.filter(|at| rows.get(*at).is_some_and(|other| is_same(row, other))).last();
        let place = row.register_no.map(|number| (class, number.get()));
        let reference = row.student_ref.as_ref().map(StudentRef::as_str);
        let same = |other: usize, what| Some((other, Some(what)));
        let found = twin
            .map(|other| (other, None))
            .or_else(|| same(earlier(&mut self.places, place, at)?, "class and register number"))
            .or_else(|| same(earlier(&mut self.references, reference, at)?, "student reference"))
            .or_else(|| same(earlier(&mut self.logins, row.login_id.as_ref(), at)?, "login ID"));
        if found.is_none() && namesake.is_some() {
            self.namesakes.push(at);
        }
        found
    }
}

/// Whether nothing tells two students of one name and class apart.
fn is_same(one: &Row, other: &Row) -> bool {
    one.register_no == other.register_no
        && one.student_ref == other.student_ref
        && one.login_id == other.login_id
}

/// The row that had the key before, if one had.
fn earlier<K: Hash + Eq>(seen: &mut HashMap<K, usize>, key: Option<K>, at: usize) -> Option<usize> {
    let first = *seen.entry(key?).or_insert(at);
    (first != at).then_some(first)
}

/// The line alone where it is of the same list.
fn shown(place: &Place, seen_from: &Place) -> String {
    if place.source == seen_from.source {
        format!("line {}", place.line)
    } else {
        place.to_string()
    }
}
