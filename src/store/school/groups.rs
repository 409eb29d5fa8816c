//! The funnel's source: students counted by class and facts, out of one index.

use std::collections::HashMap;
use std::sync::Arc;

use jiff::Timestamp;
use rusqlite::{Connection, Row, named_params};

use super::students::classes_of;
use crate::domain::{Class, Facts, PasswordOrigin, Selection};
use crate::store::Result;

/// So many students of one class that have the same facts.
#[derive(Debug, Clone)]
pub struct Group {
    pub class: Arc<Class>,
    /// What their status follows from.
    pub facts: Facts,
    /// Their temporary password was printed.
    pub printed: bool,
    /// They have signed in at least once.
    pub signed_in: bool,
    pub count: u64,
}

/// Every column comes out of the index `students_by_facts` in its order: nothing is looked up and nothing sorted.
/// So the moment at which passwords lapse is told apart afterwards, and so are the classes that are meant.
const GROUPS: &str = "SELECT class_id, facts, count(*) AS count
    FROM students INDEXED BY students_by_facts
    WHERE removed_by IS NULL
      AND (:batch IS NULL OR id IN (SELECT student_id FROM batch_changes WHERE batch_id = :batch))
    GROUP BY 1, 2";

/// Counts the students of a selection by class and facts, so that the rule of the status stays in one place.
pub fn groups(
    connection: &Connection,
    selection: &Selection,
    now: Timestamp,
) -> Result<Vec<Group>> {
    let classes = classes_of(connection, selection)?;
    let classes: HashMap<_, _> = classes.iter().map(|class| (class.id, class)).collect();
    let mut statement = connection.prepare_cached(GROUPS)?;
    let mut rows = statement.query(named_params! { ":batch": selection.batch })?;
    let mut groups = Vec::new();
    while let Some(row) = rows.next()? {
        if let Some(class) = classes.get(&row.get(0)?) {
            groups.push(group_from_row(row, class, now)?);
        }
    }
    Ok(groups)
}

/// By position, as in `from_row`; the bits of the facts are those of the schema.
fn group_from_row(row: &Row<'_>, class: &Arc<Class>, now: Timestamp) -> rusqlite::Result<Group> {
    let facts: i64 = row.get(1)?;
    let holds = |bit: i64| facts & bit != 0;
    let origin = match (holds(32), holds(64)) {
        (true, _) => PasswordOrigin::Reset,
        (_, true) => PasswordOrigin::Own,
        _ => PasswordOrigin::Issued,
    };
    Ok(Group {
        class: Arc::clone(class),
        facts: Facts {
            origin,
            lapsed: origin != PasswordOrigin::Own && facts / 128 <= now.as_second(),
            questions_set: holds(4),
            locked: holds(8),
            disabled: holds(16),
        },
        printed: holds(1),
        signed_in: holds(2),
        count: row.get(2)?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_funnel_reads_an_index_and_sorts_nothing() {
        let mut connection = Connection::open_in_memory().expect("a database");
        crate::store::migrations::migrate(&mut connection).expect("migrations");
        let mut statement =
            connection.prepare(&format!("EXPLAIN QUERY PLAN {GROUPS}")).expect("sql");
        let steps = statement.query_map([None::<i64>], |row| row.get(3)).expect("a plan");
        let steps: Vec<String> = steps.collect::<Result<_, _>>().expect("steps");
        assert!(!steps.iter().any(|step| step.contains("TEMP B-TREE")), "{steps:?}");
    }
}
