//! Rows of one list that contradict each other: the tool never guesses which of two is meant.

use std::collections::HashMap;
use std::hash::Hash;

use super::{Refusal, Row};

/// Takes out the later one of every two rows that cannot both be right.
pub(super) fn refuse(rows: &mut Vec<Row>) -> Vec<Refusal> {
    let mut whole = HashMap::new();
    let mut places = HashMap::new();
    let mut references = HashMap::new();
    let mut logins = HashMap::new();
    let mut refusals = Vec::new();
    rows.retain(|row| {
        let class = row.class.key();
        let place = row.register_no.map(|number| (class.clone(), number));
        let same_person =
            (row.name.key(), class, row.register_no, row.student_ref.clone(), row.login_id.clone());
        let contradiction = earlier(&mut whole, Some(same_person), row.line)
            .map(|line| format!("the same student stands on line {line}"))
            .or_else(|| {
                let line = earlier(&mut places, place, row.line)?;
                Some(format!("line {line} has the same class and register number"))
            })
            .or_else(|| {
                let line = earlier(&mut references, row.student_ref.clone(), row.line)?;
                Some(format!("line {line} has the same student reference"))
            })
            .or_else(|| {
                let line = earlier(&mut logins, row.login_id.clone(), row.line)?;
                Some(format!("line {line} has the same login ID"))
            });
        let is_good = contradiction.is_none();
        refusals.extend(contradiction.map(|reason| Refusal {
            line: row.line,
            column: None,
            value: row.name.to_string(),
            reason,
        }));
        is_good
    });
    refusals
}

/// The line on which the key stood before, if it did.
fn earlier<K: Hash + Eq>(
    seen: &mut HashMap<K, usize>,
    key: Option<K>,
    line: usize,
) -> Option<usize> {
    let first = *seen.entry(key?).or_insert(line);
    (first != line).then_some(first)
}
